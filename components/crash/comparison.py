"""Two or three crises side by side: which chantiers fare better or worse from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isnan

from analysis.ranking import compare
from analysis.robustness import levels_by_cell
from analysis.tables import rows_of
from components.crash.grid import Crisis, Square
from components.crash.model import board, cells_of, crises_of
from sheets.snapshot import Snapshot

AT_MOST = 3


@dataclass(frozen=True)
class Course:
    """A chantier through the crises compared: its squares in order, and the last level less the first."""

    id: str
    title: str
    number: str
    hue: int
    levels: tuple[int, ...]
    change: int
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class SideBySide:
    """``courses``: the chantiers with a verdict in all these crises, by rank; ``missing``: titles of the others."""

    crises: tuple[Crisis, ...]
    courses: tuple[Course, ...]
    missing: tuple[str, ...]


def side_by_side(snapshot: Snapshot, compared: tuple[str, ...], kept: tuple[str, ...], controversy: str) -> SideBySide:
    """The chantiers shown (``kept`` and ``controversy``: as for the board) in the crises ``compared``, at least one."""
    everything = board(snapshot, (), controversy)
    lines = {line.id: line for line in everything.lines}
    order = [line.id for line in snapshot.derive(board, kept, controversy).lines]
    found = compare(snapshot.derive(cells_of), compared, order)
    crises = {crisis.id: crisis for crisis in snapshot.derive(crises_of)}

    def course(chantier: str, levels: tuple[int, ...], change: int) -> Course:
        line = lines[chantier]
        squares = {square.crisis: square for square in line.squares}
        return Course(
            chantier, line.title, line.number, line.hue, levels, change, tuple(squares[one] for one in compared)
        )

    courses = tuple(course(*row) for row in rows_of(found.table, "chantier", "levels", "change"))
    return SideBySide(
        tuple(crises[one] for one in compared), courses, tuple(lines[chantier].title for chantier in found.missing)
    )


def most_different(snapshot: Snapshot, crises: tuple[str, ...]) -> tuple[str, ...]:
    """The three crises (two when there are no more) that set the chantiers apart most; () under two tested ones.

    The most different have the greatest sum, over their pairs and the chantiers tested in both, of the levels between.
    """
    levels = _levels(snapshot, crises)
    tested = [crisis for crisis in crises if levels.get(crisis)]
    if len(tested) < 2:
        return ()
    gaps = {pair: _gap(levels[pair[0]], levels[pair[1]]) for pair in combinations(tested, 2)}
    groups = combinations(tested, min(AT_MOST, len(tested)))
    return max(groups, key=lambda group: sum(gaps[pair] for pair in combinations(group, 2)))


def _levels(snapshot: Snapshot, crises: Sequence[str]) -> dict[str, dict[str, float]]:
    """Crisis -> chantier -> level, for what is tested."""
    shown = {line.id for line in snapshot.derive(board, (), "").lines}
    found: dict[str, dict[str, float]] = {}
    for (chantier, crisis), level in levels_by_cell(snapshot.derive(cells_of)).items():
        if crisis in crises and chantier in shown and not isnan(level):
            found.setdefault(crisis, {})[chantier] = level
    return found


def _gap(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(abs(level - other[chantier]) for chantier, level in one.items() if chantier in other)
