"""Figures that are drawn only when someone asks for their file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from components.figures import frame
from components.figures.letters import wrapped
from components.figures.marks import lines, rect
from components.figures.model import ROOM, Drawing, Figure
from components.figures.palette import color
from sheets.snapshot import Snapshot


@dataclass(frozen=True)
class Pending:
    """A figure to be drawn only if someone asks for it. ``name``: of its files, without extension; ``about``: what it
    shows, '' when its screen says it.
    """

    name: str
    snapshot: Snapshot
    draw: Callable[..., Figure]
    arguments: tuple[Any, ...] = ()
    about: str = ""

    def says(self, label: str) -> str:
        """« Comparaison : image PNG »."""
        return f"{self.about} : {label[:1].lower()}{label[1:]}" if self.about else label

    def figure(self) -> Figure:
        """The figure. It is not kept: what filters can show has no end, and an image weighs."""
        return self.draw(self.snapshot, *self.arguments)

    def svg(self) -> str:
        """Its file in SVG."""
        return frame.svg(self.figure(), self.snapshot)

    def png(self) -> bytes:
        """Its file in PNG."""
        return frame.png(self.figure(), self.snapshot)


def nothing(said: str) -> Drawing:
    """The drawing of what has nothing to show yet."""
    told = wrapped(said, ROOM - 80, 17)
    marks = lines(ROOM / 2, 60, told, 24, 17, color("encre2"), anchor="middle")
    box = rect(0.5, 0.5, ROOM - 1, 84 + 24 * len(told), stroke=color("filet"), stroke_dasharray="4 4", rx=8)
    return Drawing((box, *marks), 86 + 24 * len(told), empty=True)
