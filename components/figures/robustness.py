"""How robust each chantier is, as a figure: a square a crisis, what gives way on the left, what holds on the right."""

from components.crash.grid import BREAKS, FRAGILE, GAINS, HOLDS, Board, Line
from components.crash.model import board
from components.crash.wording import opinion_table, rank_range, reading_lines, sentence
from components.figures.crash import chantier_name, filter_words
from components.figures.levels import level_keys, sign, unit
from components.figures.marks import Mark, line, moved, text
from components.figures.model import ROOM, Drawing, Figure
from components.figures.palette import color
from components.figures.pending import nothing
from components.words import count
from sheets.snapshot import Snapshot

_NAMES, _RANK, _TOLD = 300, 104, 150  # px: the chantiers, their rank, what is said after a bar
_ROW, _WIDEST = 36, 40
_SIDE = 110  # px: the room that the name of a side takes
_SIGNED = 20  # px: a square narrower than this has no room for its sign


def robustness_figure(snapshot: Snapshot, crises: tuple[str, ...] = (), controversy: str = "") -> Figure:
    """The chantiers shown, the most robust first, in the crises kept."""
    shown = snapshot.derive(board, crises, controversy)
    return Figure(
        "crash-tests-robustesse",
        "La robustesse des chantiers",
        sentence(shown),
        Drawing(*_bars(shown), level_keys()) if shown.tested else nothing("Aucun avis pour l’instant."),
        opinion_table(snapshot, crises, controversy),
        tuple(reading_lines(shown, None)),
        filter_words(snapshot, crises, controversy),
    )


def _bars(shown: Board) -> tuple[tuple[Mark, ...], float]:
    weak = max((line.counts[BREAKS] + line.counts[FRAGILE] for line in shown.lines), default=0)
    strong = max((line.counts[HOLDS] + line.counts[GAINS] for line in shown.lines), default=0)
    pitch = min(float(_WIDEST), (ROOM - _NAMES - _RANK - _TOLD) / max(weak + strong, 1))
    axis = _NAMES + _RANK + weak * pitch + 6
    ink, muted = color("encre"), color("encre2")
    marks = [text(_NAMES, 14, "Rang", 15, ink, bold=True), text(axis + 8, 14, "tient, se renforce →", 13, muted)]
    if weak * pitch > _SIDE:
        marks.append(text(axis - 8, 14, "← fragile, casse", 13, muted, "end"))
    for rank, one in enumerate(shown.lines):
        marks += moved(_row(one, axis, pitch), 0, 24 + rank * _ROW)
    bottom = 24 + _ROW * len(shown.lines)
    return (*marks, line(axis, 22, axis, bottom, ink, 2)), bottom + 6


def _row(one: Line, axis: float, pitch: float) -> list[Mark]:
    marks = [*chantier_name(one, _NAMES - 10, _ROW)]
    marks.append(text(_NAMES, 23, str(one.rank or "–"), 15, color("encre"), bold=True))
    marks.append(text(_NAMES + 28, 23, rank_range(one), 12.5, color("encre2")))
    broken, fragile, holds, gains = one.counts
    left = [FRAGILE] * fragile + [BREAKS] * broken
    right = [HOLDS] * holds + [GAINS] * gains
    for rank, level in enumerate(left):
        marks += _unit(level, axis - 6 - (rank + 1) * pitch, pitch)
    for rank, level in enumerate(right):
        marks += _unit(level, axis + 6 + rank * pitch, pitch)
    said = f"{one.held}/{one.tested} tenues" if one.tested else count(one.applicable, "crise") + " à tester"
    return [*marks, text(axis + 14 + len(right) * pitch, 22.5, said, 13, color("encre2"))]


def _unit(level: int, x: float, pitch: float) -> list[Mark]:
    box = unit(level, x, 4, pitch - 3, _ROW - 10)
    return [box, sign(level, x + (pitch - 3) / 2, _ROW / 2 - 1)] if pitch >= _SIGNED else [box]
