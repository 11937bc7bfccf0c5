"""The fonts of the screens for what is drawn without a browser: documents and images.

Streamlit ships them as compressed web fonts, which typst does not read: they are unpacked, once a machine. They are
variable: one file holds every weight.
"""

import hashlib
import tempfile
from functools import cache
from pathlib import Path

import streamlit
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SANS, SERIF = "SourceSans3VF", "Source Serif 4"  # as the files call themselves
_MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
_PATTERNS = (
    *("SourceSansVF-Upright*", "SourceSansVF-Italic*"),
    *("SourceSerifVariable-Roman*", "SourceSerifVariable-Italic*"),
)


@cache
def font_folder() -> Path:
    """The folder of these fonts, unpacked when they are not yet: less than a second, once a version of Streamlit."""
    packed = [file for pattern in _PATTERNS for file in sorted(_MEDIA.glob(f"{pattern}.woff2"))[:1]]
    known = repr(([file.name for file in packed], str(Path.home())))
    folder = Path(tempfile.gettempdir()) / f"reflexes-polices-{hashlib.sha256(known.encode()).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    for file in packed:
        if not (folder / f"{file.stem}.ttf").exists():
            _unpack(file, folder / f"{file.stem}.ttf")
    return folder


def _unpack(packed: Path, file: Path) -> None:
    """Written apart, then put in place at once: another process may be doing the same."""
    font = TTFont(packed)
    font.flavor = None
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        font.save(part)
    Path(part.name).replace(file)
