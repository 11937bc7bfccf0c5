"""Bars of unit squares on both sides of an axis: where each square goes, in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.crash.grid import BREAKS, FRAGILE, GAINS, HOLDS, Board, Counts

_AXIS_GAP = 3.0


@dataclass(frozen=True)
class Scale:
    """``pitch``: from one square to the next; ``size``: of a square; ``axis``: its place; ``length``: of the whole."""

    pitch: float
    size: float
    axis: float
    length: float


@dataclass(frozen=True)
class Unit:
    """One square: its level and where it starts."""

    level: int
    at: float


@dataclass(frozen=True)
class Bar:
    """The squares of one bar, and where its last one ends."""

    units: tuple[Unit, ...]
    end: float


@dataclass(frozen=True)
class Bars:
    """The bars of a board, on one scale a direction: right of each chantier, under each crisis."""

    across: Scale
    rows: tuple[Bar, ...]
    down: Scale
    columns: tuple[Bar, ...]


def bars(board: Board) -> Bars:
    """What breaks or is fragile goes left of the axis of a chantier, and under that of a crisis."""
    rows = [(_weak(line.counts), _strong(line.counts)) for line in board.lines]
    columns = [(_strong(one.counts), _weak(one.counts)) for one in board.columns]
    across, down = _scale(rows, room=98, pitch=12), _scale(columns, room=130, pitch=6.5)
    return Bars(
        across, tuple(_bar(*row, across) for row in rows), down, tuple(_bar(*column, down) for column in columns)
    )


def _weak(counts: Counts) -> list[int]:
    """From the axis outwards."""
    return [FRAGILE] * counts[FRAGILE] + [BREAKS] * counts[BREAKS]


def _strong(counts: Counts) -> list[int]:
    return [HOLDS] * counts[HOLDS] + [GAINS] * counts[GAINS]


def _scale(pairs: Iterable[tuple[list[int], list[int]]], room: float, pitch: float) -> Scale:
    """The greatest pitch, up to ``pitch``, that keeps every bar within ``room``."""
    listed = list(pairs)
    before = max((len(one) for one, _ in listed), default=0)
    after = max((len(other) for _, other in listed), default=0)
    step = round(min(pitch, room / max(before + after, 1)), 2)
    axis = round(before * step + _AXIS_GAP, 1)
    return Scale(step, round(step * 0.8, 2), axis, round(axis + after * step + _AXIS_GAP, 1))


def _bar(before: list[int], after: list[int], scale: Scale) -> Bar:
    start = scale.axis - _AXIS_GAP
    units = [
        Unit(level, round(start - (rank + 1) * scale.pitch + scale.pitch - scale.size, 2))
        for rank, level in enumerate(before)
    ]
    units += [Unit(level, round(scale.axis + _AXIS_GAP + rank * scale.pitch, 2)) for rank, level in enumerate(after)]
    return Bar(tuple(units), round(scale.axis + _AXIS_GAP + len(after) * scale.pitch, 1))
