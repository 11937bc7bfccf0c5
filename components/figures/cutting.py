"""Still fonts cut out of variable ones: one weight each, the letters that French texts and our signs need."""

import tempfile
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

# Latin with its accents, punctuation, currencies, arrows, signs of mathematics, shapes: the rest comes from the system.
_LETTERS = (
    *range(0x20, 0x250),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2190, 0x2300),
    *range(0x25A0, 0x2600),
    *range(0x2700, 0x27C0),
)


def cut(source: Path, family: str, files: dict[int, Path]) -> None:
    """Write one file a weight, each put in place at once: another process may be doing the same."""
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
