"""Charts as inline SVG, without a browser. Colours stay variables of the style sheet: light and dark come from it."""

import re
from typing import Any
from xml.etree import ElementTree as Xml

import vl_convert
from markupsafe import Markup

from components.picture import Picture
from components.templates import harmless, render

_SVG = "http://www.w3.org/2000/svg"
_DRAWN = frozenset(f"{{{_SVG}}}{name}" for name in ("svg", "g", "path", "line", "rect", "text", "tspan", "circle"))
# What Vega says to assistive technologies, in English, of a picture that has its text beside it.
_UNSAID = re.compile(r"role|aria-.*|class|pointer-events|version")
_POSTURE = re.compile(r"italic|normal")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")

Xml.register_namespace("", _SVG)


def draw(picture: Picture, width: int) -> Markup:
    """The chart, ``width`` pixels wide where there is room, smaller where there is not."""
    root = element(picture, width)
    width_drawn, height = (root.attrib.pop(side) for side in ("width", "height"))
    root.attrib |= {"aria-hidden": "true", "focusable": "false"}
    svg = Xml.tostring(root, encoding="unicode")
    return render("static_chart.html", svg=Markup(svg), alternative=picture.alternative, size=(width_drawn, height))  # noqa: S704 - rebuilt from parsed XML


def element(picture: Picture, width: int) -> Xml.Element:
    """The chart as the SVG that Vega draws on ``width`` pixels, without what is not shapes and texts."""
    spec = {**picture.spec, "width": width, "data": {"values": _rows(picture)}}
    root = Xml.fromstring(_legal(vl_convert.vegalite_to_svg(spec)))  # noqa: S314 - Vega wrote it, without entities
    _clean(root)
    return root


def _rows(picture: Picture) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in picture.table.to_pylist()]


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return None if value is None or value != value else value


def _legal(svg: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", svg)


def _clean(parent: Xml.Element) -> None:
    """Only shapes and texts stay, with what draws them."""
    for child in list(parent):
        if child.tag not in _DRAWN:
            parent.remove(child)
        else:
            _clean(child)
    posture = parent.attrib.pop("style", "")
    kept = {name: _short(value) for name, value in parent.attrib.items() if not _UNSAID.fullmatch(name)}
    if _POSTURE.fullmatch(posture) and posture != "normal":
        kept["font-style"] = posture
    parent.attrib.clear()
    parent.attrib.update(kept)


def _short(value: str) -> str:
    """Hundredths of a pixel are enough."""
    return _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
