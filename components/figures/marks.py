"""What a figure is drawn with: plain marks in pixels, described here and written as SVG by one template."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

SANS = "Source Sans, 'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
SERIF = "Source Serif, 'Source Serif 4', 'Source Serif Pro', Charter, Georgia, 'Times New Roman', serif"

Value = str | float


@dataclass(frozen=True)
class Mark:
    """An element of SVG with its attributes, moved by ``dx`` and ``dy``. ``inner``: markup made by a template."""

    tag: str
    attributes: tuple[tuple[str, Value], ...] = ()
    text: str = ""
    inner: Markup | None = None
    dx: float = 0
    dy: float = 0

    @property
    def shift(self) -> str:
        """The move as SVG says it, '' when there is none."""
        return f"translate({self.dx:g} {self.dy:g})" if self.dx or self.dy else ""


def moved(marks: Iterable[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """The same marks elsewhere."""
    return tuple(replace(mark, dx=mark.dx + dx, dy=mark.dy + dy) for mark in marks)


def _mark(tag: str, values: dict[str, Value], look: dict[str, Value]) -> Mark:
    named = {name.replace("_", "-"): value for name, value in look.items()}
    kept = {**values, **named}
    return Mark(tag, tuple((name, round(v, 2) if isinstance(v, float) else v) for name, v in kept.items()))


def rect(x: float, y: float, width: float, height: float, fill: str = "none", **look: Value) -> Mark:
    """A rectangle; ``look``: attributes of SVG, with underscores."""
    return _mark("rect", {"x": x, "y": y, "width": width, "height": height, "fill": fill}, look)


def circle(x: float, y: float, radius: float, fill: str = "none", **look: Value) -> Mark:
    """A disc, or a ring when it has a stroke and no filling."""
    return _mark("circle", {"cx": x, "cy": y, "r": radius, "fill": fill}, look)


def path(d: str, fill: str = "none", **look: Value) -> Mark:
    """A path."""
    return _mark("path", {"d": d, "fill": fill}, look)


def line(x: float, y: float, x2: float, y2: float, stroke: str, width: float = 1, **look: Value) -> Mark:
    """A straight line."""
    return _mark("line", {"x1": x, "y1": y, "x2": x2, "y2": y2, "stroke": stroke, "stroke-width": width}, look)


def text(
    x: float, y: float, said: str, size: float, fill: str, anchor: str = "start", bold: bool = False,
    serif: bool = False, italic: bool = False, **look: Value,
) -> Mark:  # fmt: skip
    """One line of text, ``y`` its baseline; ``anchor``: start, middle or end."""
    values: dict[str, Value] = {"x": x, "y": y, "font-size": size, "fill": fill}
    if anchor != "start":
        values["text-anchor"] = anchor
    if bold:
        values["font-weight"] = 600
    if serif:
        values["font-family"] = SERIF
    if italic:
        values["font-style"] = "italic"
    return replace(_mark("text", values, look), text=said)


def lines(
    x: float, y: float, said: Iterable[str], step: float, size: float, fill: str, **look: Value | bool
) -> tuple[Mark, ...]:
    """A text on several lines, ``y`` the baseline of the first; ``look``: as for ``text``."""
    return tuple(text(x, y + rank * step, one, size, fill, **look) for rank, one in enumerate(said))  # type: ignore[arg-type]


def disc(x: float, y: float, number: str, hue: str, diameter: float = 22, ink: str = "#FFFFFF") -> tuple[Mark, ...]:
    """A numbered disc, ``x`` and ``y`` its centre."""
    size = max(12.0, diameter * 0.52)
    size = size if len(number) < 3 else size * 0.7
    label = text(x, y + size * 0.35, number[:4], round(size, 1), ink, "middle", bold=True)
    return circle(x, y, diameter / 2, hue), label
