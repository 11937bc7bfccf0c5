"""The fonts of the screens for what is drawn without a browser: documents and images.

Streamlit ships them as compressed web fonts, which typst does not read: they are unpacked, once a machine. They are
variable: one file holds every weight.
"""

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import streamlit.version
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SANS, SERIF = "SourceSans3VF", "Source Serif 4"  # as the files call themselves
_MEDIA = Path(streamlit.version.__file__).parent / "static" / "static" / "media"
_STEMS = (
    *("SourceSansVF-Upright", "SourceSansVF-Italic"),
    *("SourceSerifVariable-Roman", "SourceSerifVariable-Italic"),
)


def packed(stem: str) -> Path | None:
    """The web font of Streamlit whose name begins so; None when it ships it no more."""
    return next(iter(sorted(_MEDIA.glob(f"{stem}*.woff2"))), None)


def machine_folder(purpose: str, stems: tuple[str, ...]) -> Path:
    """Where what is made of these fonts is kept from one start to the next, by the person who runs the application.

    A folder of that name that somebody else had made would hold fonts of theirs: one of our own is used instead.
    """
    known = repr(([file and file.name for file in map(packed, stems)], os.getuid()))
    folder = Path(tempfile.gettempdir()) / f"reflexes-{purpose}-{hashlib.sha256(known.encode()).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    ours = not folder.is_symlink() and folder.stat().st_uid == os.getuid()
    return folder if ours else _folder_apart(purpose)


@cache
def _folder_apart(purpose: str) -> Path:
    return Path(tempfile.mkdtemp(prefix=f"reflexes-{purpose}-"))


def font_folder() -> Path:
    """The folder of these fonts, unpacked when they are not yet: less than a second, once a version of Streamlit.

    Looked at each time: some systems take away what has stayed ten days in their temporary folder.
    """
    folder = machine_folder("polices", _STEMS)
    for file in filter(None, map(packed, _STEMS)):
        if not (folder / f"{file.stem}.ttf").exists():
            _unpack(file, folder / f"{file.stem}.ttf")
    return folder


def _unpack(file: Path, unpacked: Path) -> None:
    """Written apart, then put in place at once: another process may be doing the same."""
    font = TTFont(file)
    font.flavor = None
    with tempfile.NamedTemporaryFile(dir=unpacked.parent, suffix=".part", delete=False) as part:
        font.save(part)
    Path(part.name).replace(unpacked)
