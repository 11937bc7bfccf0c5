"""The fonts of the screens as still ones, for what turns SVG into PNG: it draws variable fonts at their thinnest.

They are cut out of those that Streamlit ships, once a machine (about five seconds), and kept in the temporary folder.
"""

import hashlib
import logging
import tempfile
import threading
from functools import cache
from pathlib import Path

import streamlit.version
import vl_convert

_MEDIA = Path(streamlit.version.__file__).parent / "static" / "static" / "media"
_WANTED = (
    ("SourceSansVF-Upright", "Source Sans", (400, 600)),
    ("SourceSansVF-Italic", "Source Sans", (400,)),
    ("SourceSerifVariable-Roman", "Source Serif", (600,)),
)
_lock = threading.Lock()


def register_fonts() -> None:
    """Make our fonts known to whatever draws in this process; the system's serve in their place when that fails."""
    with _lock:
        _register()


@cache
def _register() -> None:
    try:
        vl_convert.register_font_directory(str(_folder()))
    except OSError:
        logging.getLogger(__name__).warning("Fonts of images could not be prepared: those of the system are used.")


def _folder() -> Path:
    sources = {stem: next(iter(sorted(_MEDIA.glob(f"{stem}*.woff2"))), None) for stem, _, _ in _WANTED}
    known = repr([(stem, file and file.name) for stem, file in sources.items()] + [str(Path.home())])
    name = f"reflexes-images-{hashlib.sha256(known.encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    for stem, family, weights in _WANTED:
        file, made = sources[stem], [folder / f"{stem}-{weight}.ttf" for weight in weights]
        if file is not None and not all(one.exists() for one in made):
            from components.figures.cutting import cut  # only when there is something to cut

            cut(file, family, dict(zip(weights, made, strict=True)))
    return folder
