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
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_MEDIA = Path(streamlit.version.__file__).parent / "static" / "static" / "media"
_WANTED = (
    ("SourceSansVF-Upright", "Source Sans", (400, 600)),
    ("SourceSansVF-Italic", "Source Sans", (400,)),
    ("SourceSerifVariable-Roman", "Source Serif", (600,)),
)
# Latin with its accents, punctuation, currencies, arrows, signs of mathematics, shapes: the rest comes from the system.
_LETTERS = (
    *range(0x20, 0x250),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2190, 0x2300),
    *range(0x25A0, 0x2600),
    *range(0x2700, 0x27C0),
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
            _cut(file, family, dict(zip(weights, made, strict=True)))
    return folder


def _cut(source: Path, family: str, files: dict[int, Path]) -> None:
    font = TTFont(source)
    font.flavor = None
    options = subset.Options(layout_features=["kern"], name_IDs=[1, 2, 6], hinting=False, notdef_outline=True)
    options.drop_tables += ["STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(font)
    with tempfile.TemporaryDirectory(dir=next(iter(files.values())).parent) as apart:
        common = Path(apart) / "all.ttf"
        font.save(common)
        for weight, file in files.items():
            _freeze(common, family, weight, Path(apart) / file.name).replace(file)


def _freeze(source: Path, family: str, weight: int, file: Path) -> Path:
    font = TTFont(source)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    still = instancer.instantiateVariableFont(font, {**axes, "wght": weight})
    for part, name in ((1, family), (6, f"{family.replace(' ', '')}-{file.stem}")):
        still["name"].setName(name, part, 3, 1, 0x409)
    still["OS/2"].usWeightClass = weight
    still.save(file)
    return file
