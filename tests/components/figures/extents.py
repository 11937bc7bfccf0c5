"""How far the texts of an SVG go: each is placed by its moves, its width counted as Source Sans would draw it."""

import re
from xml.etree import ElementTree as Xml

from components.calendar.boxes import text_width

SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"(translate|scale|rotate)\(([^)]*)\)")


def tree(svg):
    """The picture, parsed: nothing of it may be ill-formed."""
    return Xml.fromstring(svg)  # noqa: S314 - made here


def spans(svg):
    """(text, left, right, y) of every text, in the pixels of the picture."""
    yield from _spans(tree(svg), (0.0, 0.0, False), None)


def _spans(part, at, anchor):
    x, y, standing = at
    for kind, numbers in _MOVE.findall(part.get("transform", "")):
        values = [float(n) for n in re.split(r"[ ,]+", numbers.strip())]
        if kind == "translate":
            x, y = x + values[0], y + (values[1] if len(values) > 1 else 0)
        standing = standing or (kind == "rotate" and values[0] == -90)
    anchor = part.get("text-anchor", anchor)
    if part.tag in (f"{SVG}text", f"{SVG}tspan") and (part.text or "").strip():
        width = text_width(part.text, float(part.get("font-size", "13").removesuffix("px")))
        left = x + float(part.get("x", 0)) - {"middle": width / 2, "end": width}.get(anchor, 0)
        yield part.text, *((x - 12, x + 4) if standing else (left, left + width)), y + float(part.get("y", 0))
    for child in part:
        yield from _spans(child, (x, y, standing), anchor)
