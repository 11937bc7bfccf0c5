"""Where texts may stand: boxes given in fractions of the width plus pixels, checked at the extreme widths."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

# In pixels: the chart at the switch to the agenda (900 px less margins), and at its widest (1,200 px less margins).
NARROWEST, WIDEST = 820, 1140
_AIR = 4
# Advance widths of Source Sans, in thousandths of the size.
_WIDTHS = {
    **dict.fromkeys("il.,:;'’|!·", 255),
    **dict.fromkeys(" \u00a0", 205),
    **dict.fromkeys("\u202f", 110),
    **dict.fromkeys("fjrt()-", 335),
    **dict.fromkeys("mMW%—…", 830),
    **dict.fromkeys("wGDHNOQU&", 665),
    **dict.fromkeys("0123456789", 500),
    **dict.fromkeys("ABCEKPRSTVXYZ", 575),
}
_USUAL, _BOLDER = 545, 1.06


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in pixels, a little generous."""
    return sum(_WIDTHS.get(c, _USUAL) for c in text) / 1000 * size * (_BOLDER if bold else 1)


@dataclass(frozen=True)
class Box:
    """From ``x`` (0..1) plus ``dx`` pixels to ``x2`` plus ``dx2``; ``top`` and ``bottom`` in pixels."""

    x: float
    dx: float
    x2: float
    dx2: float
    top: float
    bottom: float

    def at(self, width: float) -> tuple[float, float]:
        return self.x * width + self.dx, self.x2 * width + self.dx2

    def moved(self, dy: float) -> "Box":
        return replace(self, top=self.top + dy, bottom=self.bottom + dy)

    @property
    def fits(self) -> bool:
        """Whether nothing of it leaves the chart, at any width (both ends are straight lines of the width)."""
        return all(self.at(w)[0] >= -_AIR and self.at(w)[1] <= w + _AIR for w in (NARROWEST, WIDEST))

    def meets(self, other: "Box") -> bool:
        """Whether they touch at one of the extreme widths."""
        if self.top >= other.bottom or other.top >= self.bottom:
            return False
        pairs = [(*self.at(w), *other.at(w)) for w in (NARROWEST, WIDEST)]
        return any(a < d + _AIR and c < b + _AIR for a, b, c, d in pairs)

    def free(self, obstacles: Iterable["Box"]) -> bool:
        return self.fits and not any(self.meets(other) for other in obstacles)


def text_box(x: float, dx: float, width: float, align: str, middle: float, height: float) -> Box:
    """The box of a text of ``width`` pixels anchored at ``x`` plus ``dx``."""
    left = {"left": 0.0, "center": -width / 2, "right": -width}[align]
    return Box(x, dx + left, x, dx + left + width, middle - height / 2, middle + height / 2)
