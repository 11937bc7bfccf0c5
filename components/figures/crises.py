"""What holds and what breaks, crisis by crisis, as a figure: a square a chantier."""

from components.crash.grid import BREAKS, FRAGILE, GAINS, HOLDS
from components.data_table import DataTable
from components.figures.letters import wrapped
from components.figures.levels import level_keys, sign, unit
from components.figures.marks import Mark, line, lines, moved
from components.figures.model import ROOM, Drawing, Figure
from components.figures.palette import color
from components.figures.pending import nothing
from components.home.panels import CrisisBar, crisis_bars, crisis_rows
from sheets.snapshot import Snapshot

_NAMES, _TOLD = 210, 230  # px: the crises on the left, what is said of each on the right
_ROW, _WIDEST, _AIR = 44, 36, 6
_SIGNED = 20  # px: a square narrower than this has no room for its sign
_LEVELS = {"casse": BREAKS, "fragile": FRAGILE, "tient": HOLDS, "renforce": GAINS}


def crises_figure(snapshot: Snapshot) -> Figure:
    """Every crisis, from that in which most chantiers hold to that in which fewest do."""
    shown = snapshot.derive(crisis_bars).bars
    told = any(one.units for one in shown)
    return Figure(
        "accueil-crises",
        "Ce qui tient, ce qui casse, crise par crise",
        "Chantiers fragilisés (à gauche) ou non (à droite) par chaque crise ; un carré, un chantier.",
        Drawing(*_bars(shown), level_keys()) if told else nothing("Aucun essai de crash test pour l’instant."),
        _table(snapshot),
        tuple(f"{one.name} : {one.said}." for one in shown),
    )


def _bars(shown: tuple[CrisisBar, ...]) -> tuple[tuple[Mark, ...], float]:
    weak, strong = max(one.weak for one in shown), max(one.strong for one in shown)
    room = ROOM - _NAMES - _TOLD - 2 * _AIR - 24
    pitch = min(float(_WIDEST), room / max(weak + strong, 1))
    axis = _NAMES + 12 + weak * pitch + _AIR
    told = axis + _AIR + strong * pitch + 12
    marks: list[Mark] = []
    for rank, one in enumerate(shown):
        marks += moved(_row(one, axis, pitch, told), 0, rank * _ROW)
    bottom = _ROW * len(shown)
    return (*marks, line(axis, 0, axis, bottom, color("encre"), 2)), bottom + 4


def _row(one: CrisisBar, axis: float, pitch: float, told: float) -> list[Mark]:
    name = wrapped(one.name, _NAMES, 15, 2, bold=True)
    marks = [*lines(_NAMES, _middle(len(name), 15), name, 18, 15, color("encre"), anchor="end", bold=True)]
    kinds = [_LEVELS[kind] for *_, kind in one.units]
    for rank, level in enumerate(kinds[: one.weak]):
        marks += _unit(level, axis - _AIR - (rank + 1) * pitch + 3, pitch)
    for rank, level in enumerate(kinds[one.weak :]):
        marks += _unit(level, axis + _AIR + rank * pitch, pitch)
    said = wrapped(one.said, ROOM - told, 12.5, 2)
    return [*marks, *lines(told, _middle(len(said), 12.5), said, 16, 12.5, color("encre2"))]


def _middle(number: int, size: float) -> float:
    return _ROW / 2 + size * 0.35 - (size + 3.5) * (number - 1) / 2


def _unit(level: int, x: float, pitch: float) -> list[Mark]:
    box = unit(level, x, 8, pitch - 3, _ROW - 16)
    return [box, sign(level, x + (pitch - 3) / 2, _ROW / 2)] if pitch >= _SIGNED else [box]


def _table(snapshot: Snapshot) -> DataTable:
    """A row a crisis: how many chantiers break, hold, are to be tested."""
    counts = ("broken", "fragile", "holds", "gains", "untested", "not_applicable")
    rows = [(row["crise"], name, *(str(row[one]) for one in counts)) for row, name in snapshot.derive(crisis_rows)]
    header = ("Crise", "Nom", "Cassent", "Fragiles", "Tiennent", "Se renforcent", "À tester", "Sans objet")
    return DataTable("accueil-crises", "Ce que deviennent les chantiers dans chaque crise", header, rows)
