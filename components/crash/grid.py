"""The shapes of the crash test: a grid of chantiers and crises, how robust each is, and their rank."""

from dataclasses import dataclass
from itertools import groupby

from analysis.robustness import LEVELS

WORDS = {value: label.lower() for label, value in LEVELS.items()}
BREAKS, FRAGILE, HOLDS, GAINS = 0, 1, 2, 3
UNTESTED, NOT_APPLICABLE = "à tester", "sans objet"

Counts = tuple[int, int, int, int]


@dataclass(frozen=True)
class Crisis:
    """A type of crisis, as a column."""

    id: str
    name: str
    family: str


@dataclass(frozen=True)
class Square:
    """A chantier in a crisis. ``level`` 0..3, None when to be tested or not applicable; ``opposite``: the opinion most
    opposed to it when labs disagree."""

    crisis: str
    level: int | None = None
    opinions: int = 0
    opposite: int | None = None

    @property
    def verdict(self) -> str:
        """« casse », « fragile », « tient », « se renforce », « à tester » or « sans objet »."""
        if self.level is not None:
            return WORDS[self.level]
        return NOT_APPLICABLE if self.opinions else UNTESTED


@dataclass(frozen=True)
class Line:
    """A chantier: its squares in the order of the columns, its robustness, its rank among all the chantiers.

    ``rank`` None when nothing is tested; ``best`` and ``worst``: how it would range, None where no crisis applies.
    ``regret``: (levels lost against the best chantier, in which crisis), indicative; None when nothing is tested.
    """

    id: str
    title: str
    version: str
    number: str
    hue: int
    controversies: tuple[str, ...]
    squares: tuple[Square, ...]
    counts: Counts
    tested: int
    applicable: int
    held: int
    worst_level: int | None
    rank: int | None
    best: int | None
    worst: int | None
    regret: tuple[int, str] | None


@dataclass(frozen=True)
class Column:
    """A crisis: how many of the chantiers shown break, are fragile, hold, gain in it."""

    crisis: Crisis
    counts: Counts
    tested: int
    applicable: int


@dataclass(frozen=True)
class Board:
    """The whole grid. ``chantiers``: how many there are, filtered out or not; ``version``: of the panorama."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    chantiers: int
    version: str

    @property
    def tested(self) -> int:
        return sum(line.tested for line in self.lines)

    @property
    def applicable(self) -> int:
        return sum(line.applicable for line in self.lines)

    @property
    def families(self) -> tuple[tuple[str, int], ...]:
        """(family, how many columns), in order; '' for crises without one."""
        grouped = groupby(self.columns, key=lambda one: one.crisis.family)
        return tuple((family, len(list(members))) for family, members in grouped)

    def line(self, chantier: str) -> Line | None:
        return next((line for line in self.lines if line.id == chantier), None)
