"""A small axis between two poles: observations stacked at their places, a mean, and another to compare it with."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

WIDTH, MARGIN = 124, 8
_DOT, _STEP = 3.2, 7.4
_BELOW = 10
_GRAIN = 4  # places nearer than a quarter of a degree are stacked


@dataclass(frozen=True)
class Axis:
    """In pixels. ``dots``: (x, y); ``mean``, ``other``: x, None when not to be shown; ``base``: y of the line."""

    width: int
    height: int
    base: float
    start: float
    end: float
    ticks: tuple[float, ...]
    dots: tuple[tuple[float, float], ...]
    mean: float | None = None
    other: float | None = None


def axis(places: Iterable[float], mean: float | None = None, other: float | None = None) -> Axis:
    """The axis of these places, -2 to 2; NaN means and None are not drawn."""
    found = _stacked(places)
    most = max((rank for _, rank in found), default=0)
    base = round(max(most, 1) * _STEP + 2, 1)
    dots = tuple((x_of(place), round(base - 1.5 - (rank - 0.5) * _STEP, 1)) for place, rank in found)
    ticks = tuple(x_of(degree) for degree in range(-2, 3))
    return Axis(WIDTH, int(base) + _BELOW, base, ticks[0], ticks[-1], ticks, dots, _x(mean), _x(other))


def x_of(place: float) -> float:
    """The pixel of a place on the axis."""
    return round(MARGIN + (place + 2) / 4 * (WIDTH - 2 * MARGIN), 1)


def _x(mean: float | None) -> float | None:
    return None if mean is None or isnan(mean) else x_of(mean)


def _stacked(places: Iterable[float]) -> list[tuple[float, int]]:
    """(place, rank in its stack from 1), places rounded to the grain."""
    ranks: dict[float, int] = {}
    found = []
    for place in places:
        near = round(place * _GRAIN) / _GRAIN
        ranks[near] = ranks.get(near, 0) + 1
        found.append((near, ranks[near]))
    return found
