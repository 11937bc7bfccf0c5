"""The landscape: a band of hills a horizon, a column an effort, and the shapes of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin

from components.panorama.model import Chantier
from components.words import capital
from sheets.vocabularies import Term

DENSE_ABOVE = 24  # chantiers: beyond, chips are 34 px high so that the landscape stays one glance
MOST_SUPPORTS = 8  # a disc grows no more: it would not fit its chip
WIDTH, CREST = 1200, 40  # the box of a hill's edge, stretched to the width of the page
_STEPS = 24  # points of a hill's edge: one each 50 units, a third of its shortest wave


@dataclass(frozen=True)
class Column:
    """An effort. ``weight``: the thickness of its line under the landscape, in px."""

    label: str
    meaning: str
    weight: float


@dataclass(frozen=True)
class Cell:
    """The chantiers of one horizon and one effort."""

    effort: str
    chantiers: tuple[Chantier, ...]


@dataclass(frozen=True)
class Band:
    """A horizon. ``rank``: 0 for the nearest; ``near``: 100 for it, 0 for the farthest; ``edge``: a path of hills."""

    label: str
    meaning: str
    rank: int
    near: int
    edge: str
    cells: tuple[Cell, ...]

    @property
    def size(self) -> int:
        return sum(len(cell.chantiers) for cell in self.cells)


@dataclass(frozen=True)
class Landscape:
    """Bands nearest first; ``vague``: the band of chantiers without horizon, None when there is none."""

    bands: tuple[Band, ...]
    vague: Band | None
    columns: tuple[Column, ...]
    dense: bool


def landscape(chantiers: Sequence[Chantier], horizons: Sequence[Term], efforts: Sequence[Term]) -> Landscape:
    """Place chantiers (in the order to be read) by horizon and effort; both vocabularies go from near and light."""
    known = {term.label for term in horizons}
    columns = _columns(chantiers, efforts)
    labels = [column.label for column in columns]
    bands = tuple(_band(rank, term, len(horizons), chantiers, labels) for rank, term in enumerate(horizons))
    vague = [one for one in chantiers if one.horizon not in known]
    none = Band("Horizon à préciser", "", len(bands), 0, "", _cells(vague, labels)) if vague else None
    return Landscape(bands, none, columns, len(chantiers) > DENSE_ABOVE)


def diameter(supports: int, dense: bool = False) -> float:
    """The diameter in px of the disc of a chantier with so many supports."""
    counted = min(supports, MOST_SUPPORTS)
    return round(18 + (1.2 if dense else 2.6) * counted, 1)


def hill_edge(rank: int, width: int = WIDTH, height: int = CREST) -> str:
    """The SVG path of a line of hills over its own filling; two waves whose phases hang on ``rank`` alone."""
    points = [(width * step / _STEPS, height * _crest(rank, step / _STEPS)) for step in range(_STEPS + 1)]
    return f"M0,{height} L{_point(points[0])} {_smooth(points)} L{width},{height} Z"


def _crest(rank: int, along: float) -> float:
    """The height of an edge, 0 (top) to 1, at ``along`` (0..1) of the width."""
    turn = rank * 0.618  # golden section: no two neighbouring hills run side by side
    slow, quick = sin(2 * pi * (1.6 * along + turn)), sin(2 * pi * (2.7 * along + 2.3 * turn + 0.2))
    return 0.5 + 0.28 * slow + 0.2 * quick


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """Bézier curves through points (Catmull-Rom: each tangent is a sixth of the way between neighbours)."""
    ends = [points[0], *points, points[-1]]
    curves = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        first = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        second = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        curves.append(f"C{_point(first)} {_point(second)} {_point(end)}")
    return " ".join(curves)


def _point(at: tuple[float, float]) -> str:
    return f"{at[0]:.4g},{at[1]:.3g}"


def _columns(chantiers: Sequence[Chantier], efforts: Sequence[Term]) -> tuple[Column, ...]:
    weights = [1 + 4 * rank / max(1, len(efforts) - 1) for rank in range(len(efforts))]
    known = tuple(Column(term.label, term.meaning, weight) for term, weight in zip(efforts, weights, strict=True))
    unset = any(one.effort not in {term.label for term in efforts} for one in chantiers)
    return (*known, Column("", "", 1)) if unset else known


def _band(rank: int, term: Term, many: int, chantiers: Sequence[Chantier], labels: Sequence[str]) -> Band:
    near = round(100 * (1 - rank / max(1, many - 1)))
    mine = [one for one in chantiers if one.horizon == term.label]
    return Band(capital(term.label), term.meaning, rank, near, hill_edge(rank), _cells(mine, labels))


def _cells(chantiers: Sequence[Chantier], labels: Sequence[str]) -> tuple[Cell, ...]:
    known = set(labels) - {""}
    return tuple(
        Cell(label, tuple(one for one in chantiers if (one.effort if one.effort in known else "") == label))
        for label in labels
    )
