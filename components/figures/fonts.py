"""The fonts of the screens as still ones, for what turns SVG into PNG: it draws variable fonts at their thinnest.

They are cut out of those that Streamlit ships, once a machine (about five seconds), and kept in the temporary folder.
"""

import logging
import threading
from functools import cache
from pathlib import Path

import vl_convert

from components.fonts import machine_folder, packed

_WANTED = (
    ("SourceSansVF-Upright", "Source Sans", (400, 600)),
    ("SourceSansVF-Italic", "Source Sans", (400,)),
    ("SourceSerifVariable-Roman", "Source Serif", (600,)),
)
_lock = threading.Lock()


def register_fonts() -> None:
    """Make our fonts known to whatever draws in this process; the system's serve in their place when that fails."""
    with _lock:
        try:
            _register(_folder())
        except OSError:
            logging.getLogger(__name__).warning("Fonts of images could not be prepared: those of the system are used.")


@cache
def _register(folder: Path) -> None:
    vl_convert.register_font_directory(str(folder))


def _folder() -> Path:
    """Looked at each time, as ``components.fonts.font_folder``."""
    folder = machine_folder("images", tuple(stem for stem, _, _ in _WANTED))
    for stem, family, weights in _WANTED:
        file, made = packed(stem), [folder / f"{stem}-{weight}.ttf" for weight in weights]
        if file is not None and not all(one.exists() for one in made):
            from components.figures.cutting import cut  # only when there is something to cut

            cut(file, family, dict(zip(weights, made, strict=True)))
    return folder
