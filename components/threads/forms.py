"""The two forms of the threads, and how tall a pill is in each: as tall as the lines that its title takes."""

from dataclasses import dataclass
from math import ceil

from components.calendar.boxes import text_width
from components.threads.pills import Kind, Pill

_SERIF = 1.12  # Source Serif is that much wider than Source Sans
_EDGES = 26  # px: the coloured edge and the margins of a pill
_NUMBER_GAP, _CLUES = 8, 50  # px: after a number; « 12 obs. »
LETTERS = 160  # of a title: a cell may hold fifty thousand
LANE = 6  # px: the height left to a link that crosses a column without stopping


@dataclass(frozen=True)
class Column:
    """Where a column starts and how wide it is (% of the width), then pixels: between two pills, the size and the line
    of its letters, the least height of a pill, what it has above and below its title, the room of a disc beside it.
    """

    left: float
    width: float
    gap: int
    size: int
    line: int
    least: int
    padding: int
    disc: int = 0

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True)
class Form:
    """``width``: the narrowest it is drawn at, in pixels; ``lines``: the most that a title takes."""

    name: str
    width: int
    lines: int
    clues: bool
    columns: tuple[Column, ...]


WIDE = Form(
    "wide", 1080, 4, True,
    (
        Column(0, 19, 12, 15, 18, 46, 14, disc=30),
        Column(23.5, 26, 8, 13, 16, 28, 10),
        Column(54.5, 23, 5, 13, 16, 26, 8),
        Column(84, 16, 12, 13, 16, 30, 12),
    ),
)  # fmt: skip
# In the narrow form the disc stands above the title.
NARROW = Form(
    "narrow", 630, 5, False,
    (
        Column(0, 22, 10, 13, 16, 44, 40),
        Column(25, 25, 7, 12, 15, 28, 10),
        Column(54, 24.5, 5, 12, 15, 26, 8),
        Column(82.5, 17.5, 10, 12, 15, 28, 10),
    ),
)  # fmt: skip
FORMS = (WIDE, NARROW)


def pill_height(pill: Pill, form: Form) -> int:
    """Pixels, enough for its title at the narrowest width of the form, as far as ``form.lines``."""
    column = form.columns[list(Kind).index(pill.kind)]
    room = column.width / 100 * form.width - _EDGES - column.disc
    if pill.kind is Kind.TERRAIN:
        number = text_width(pill.number, column.size, bold=True) + _NUMBER_GAP if pill.number else 0
        room -= number + (_CLUES if form.clues and pill.clues is not None else 0)
    larger = _SERIF if pill.kind is Kind.CONTROVERSY else 1.0
    bold = pill.kind is not Kind.TERRAIN
    widths = [text_width(f"{word} ", column.size, bold) * larger for word in pill.title[:LETTERS].split()]
    lines = min(_lines(widths, room), form.lines)
    return max(column.least, column.padding + lines * column.line)


def _lines(widths: list[float], room: float) -> int:
    """How many lines words of these widths take; one wider than the room is cut where it must."""
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        lines += ceil(width / room) - 1
        used = width % room if width > room else used + width
    return lines
