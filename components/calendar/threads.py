"""The two deliverables as red threads through their stops, brought together where versions are joint."""

from dataclasses import dataclass, replace

from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST
from components.calendar.stops import Stop

INNER = 17  # px: how far a thread comes towards the other at a joint version
BEND = 64  # px, at the narrowest: the length of a bend


@dataclass(frozen=True)
class Thread:
    """A deliverable: its stops in time; it bends by ``inward`` pixels (negative: upwards) at joint versions."""

    output: str
    stops: tuple[Stop, ...]
    inward: float

    def y(self, stop: Stop) -> float:
        return self.inward if stop.joint else 0.0


def join_stops(one: tuple[Stop, ...], other: tuple[Stop, ...]) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
    """The same stops, those of one phase and one moment marked as joint, pair by pair."""
    free, left, right = set(range(len(other))), list(one), list(other)
    for at, stop in enumerate(one):
        match = next((i for i in sorted(free) if _together(stop, other[i])), None)
        if match is not None:
            free.remove(match)
            left[at], right[match] = replace(stop, joint=True), replace(other[match], joint=True)
    return tuple(left), tuple(right)


def _together(one: Stop, other: Stop) -> bool:
    (a, b), (c, d) = one.step.spans[0], other.step.spans[0]
    crowded = one.compact or other.compact
    return one.step.phase == other.step.phase and a <= d and c <= b and not crowded


def path(thread: Thread) -> list[tuple[float, float]]:
    """The line through the stops: level at each, bent next to joint ones, apart again when there is room."""
    points: list[tuple[float, float]] = []
    for at, stop in enumerate(thread.stops):
        y = thread.y(stop)
        if at:
            points += _between(thread.stops[at - 1].x2, thread.y(thread.stops[at - 1]), stop.x, y)
        points += [(stop.x, y), (stop.x2, y)]
    # No end of line sticks out of the first and last forms.
    return [(thread.stops[0].middle, points[0][1]), *points[1:-1], (thread.stops[-1].middle, points[-1][1])]


def _between(x: float, y: float, x2: float, y2: float) -> list[tuple[float, float]]:
    bend = BEND / NARROWEST
    if x2 - x > 2.5 * bend:
        left = _bend(x, y, x + bend, 0.0) if y else []
        right = _bend(x2 - bend, 0.0, x2, y2) if y2 else []
        return [*left, *right]
    return _bend(x, y, x2, y2) if y != y2 else []


def _bend(x: float, y: float, x2: float, y2: float) -> list[tuple[float, float]]:
    shares = [step / 12 for step in range(13)]
    return [(x + (x2 - x) * t, y + (y2 - y) * t * t * (3 - 2 * t)) for t in shares]


def done_until(axis: Axis, stops: tuple[Stop, ...]) -> float:
    """How far the thread is solid: the last stop that is done, then on to the reference day when nothing is between."""
    last = max((at for at, stop in enumerate(stops) if stop.done), default=None)
    if last is None:
        return stops[0].x
    reached, after = stops[last].x2, stops[last + 1 :]
    return max(reached, min(axis.at(axis.today), after[0].x)) if after else reached


def cut(points: list[tuple[float, float]], x: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The points up to ``x`` and those from it on, both with the point at ``x``."""
    before = [point for point in points if point[0] <= x]
    after = [point for point in points if point[0] > x]
    if not before or not after:
        return before, after
    (a, ya), (b, yb) = before[-1], after[0]
    at = (x, ya + (yb - ya) * (x - a) / (b - a))
    return [*before, at], [at, *after]
