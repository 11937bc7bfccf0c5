"""A chart of the screens as part of a figure: the colours of the style sheets made plain, its size fixed."""

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from components.figures.marks import SERIF, Mark
from components.figures.model import ROOM, Drawing, Key
from components.figures.palette import resolved
from components.picture import Picture
from components.static.drawing import element

_SIDES = ("width", "height")
# Signs that our fonts lack, and those that stand in for them: one alone would change the font of its whole line.
_LACKING = str.maketrans({"◇": "◊", "◂": "←", "▸": "→"})


def vega(picture: Picture, keys: Iterable[Key] = (), width: int = ROOM) -> Drawing:
    """The chart drawn ``width`` pixels wide, smaller when what it writes goes beyond."""
    root = element(picture, width)
    drawn, height = (float(root.attrib[side]) for side in _SIDES)
    scale = min(1, ROOM / drawn)
    for part in root.iter():
        _settle(part)
    root.attrib |= {"width": f"{drawn * scale:g}", "height": f"{height * scale:g}"}
    markup = Markup(Xml.tostring(root, encoding="unicode"))  # noqa: S704 - rebuilt from parsed XML
    return Drawing((Mark("g", inner=markup),), height * scale, tuple(keys))


def _settle(part: Xml.Element) -> None:
    family = part.attrib.pop("font-family", "")
    if family.startswith("Source Serif"):
        part.attrib["font-family"] = SERIF
    part.text = part.text and part.text.translate(_LACKING)
    for name, value in part.attrib.items():
        if "var(" in value:
            part.attrib[name] = resolved(value)
