"""The two deliverables as red threads: their stops at fuzzy dates, brought together where versions are joint."""

from dataclasses import dataclass, replace

from analysis.steps import StepState
from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST, Box, text_width
from components.calendar.model import Step, pill_text
from sheets.cells import shorten
from sheets.vocabularies import ALL_OUTPUTS

INNER = 17  # px: how far a thread comes towards the other at a joint version
BEND = 64  # px, at the narrowest: the length of a bend
PILL, LOW_PILL = 30, 22  # px: heights, with and without a number of version


@dataclass(frozen=True)
class Stop:
    """One step of a deliverable on its thread, from ``x`` to ``x2``; ``others``: its further alternatives."""

    step: Step
    pill: str
    note: str
    x: float
    x2: float
    others: tuple[tuple[float, float], ...] = ()
    joint: bool = False

    @property
    def done(self) -> bool:
        return self.step.state is StepState.DONE

    @property
    def fixed(self) -> bool:
        return self.step.spans[0][0] == self.step.spans[0][1]

    @property
    def height(self) -> float:
        return PILL if self.pill.startswith("V") and len(self.pill) < 5 else LOW_PILL

    @property
    def middle(self) -> float:
        return (self.x + self.x2) / 2

    def box(self, y: float) -> Box:
        """Its form around ``y``: as wide as its span, or as its text when it is fixed to a day."""
        top, bottom = y - self.height / 2, y + self.height / 2
        if not self.fixed:
            return Box(self.x, 0, self.x2, 0, top, bottom)
        half = smallest_width(self.pill, fixed=True) / 2
        return Box(self.middle, -half, self.middle, half, top, bottom)


@dataclass(frozen=True)
class Thread:
    """A deliverable: its stops in time; it bends by ``inward`` pixels (negative: upwards) at joint versions."""

    output: str
    stops: tuple[Stop, ...]
    inward: float

    def y(self, stop: Stop) -> float:
        return self.inward if stop.joint else 0.0


def stops_of(axis: Axis, steps: tuple[Step, ...], output: str) -> tuple[Stop, ...]:
    """The dated steps of a deliverable, and those for all that deliver a version; none hides another."""
    own = (s for s in steps if s.spans and s.state is not StepState.CANCELLED)
    kept = [s for s in own if s.output == output or (s.output == ALL_OUTPUTS and s.version)]
    return _spread([_stop(axis, step) for step in sorted(kept, key=lambda s: s.spans)])


def _stop(axis: Axis, step: Step) -> Stop:
    pill = pill_text(step)
    note = "" if step.title == pill else shorten(step.title, 46)
    smallest = smallest_width(pill, fixed=step.spans[0][0] == step.spans[0][1])
    (x, x2), *others = (_widened(*axis.span(*span), smallest) for span in step.spans)
    return Stop(step, pill, note, x, x2, tuple(others))


def smallest_width(pill: str, fixed: bool) -> float:
    """The pixels that a pill needs: a disc for a version on a fixed day."""
    return max(PILL if fixed else 24.0, text_width(pill, 15, bold=True) + (10 if fixed else 16))


def _widened(x: float, x2: float, pixels: float) -> tuple[float, float]:
    """As wide as its text at least, and within the axis."""
    half = max((x2 - x) / 2, pixels / NARROWEST / 2)
    middle = min(max((x + x2) / 2, half), 1 - half)
    return middle - half, middle + half


def _spread(stops: list[Stop]) -> tuple[Stop, ...]:
    """The stops in order without overlap: pushed to the right, then back from the edge."""
    gap = 3 / NARROWEST
    edge = 0.0
    for at, stop in enumerate(stops):
        # Two weeks that follow each other touch: only what truly overlaps is moved.
        shift = edge + gap - stop.x if stop.x < edge - gap else 0.0
        stops[at] = _moved(stop, shift)
        edge = stops[at].x2
    edge = 1.0
    for at in reversed(range(len(stops))):
        stops[at] = _moved(stops[at], min(0.0, edge - stops[at].x2))
        edge = max(stops[at].x, stops[at - 1].x2 if at and stops[at - 1].x2 <= stops[at].x + gap else 0.0)
    return tuple(_without_hidden(stop, stops) for stop in stops)


def _moved(stop: Stop, shift: float) -> Stop:
    return replace(stop, x=stop.x + shift, x2=stop.x2 + shift) if shift else stop


def _without_hidden(stop: Stop, stops: list[Stop]) -> Stop:
    """Further alternatives are drawn where no stop stands; the lanes above hold them all."""
    free = [o for o in stop.others if all(o[1] <= s.x or s.x2 <= o[0] for s in stops)]
    return replace(stop, others=tuple(free))


def join_stops(one: tuple[Stop, ...], other: tuple[Stop, ...]) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
    """The same stops, those of one phase and one moment marked as joint, pair by pair."""
    free, left, right = set(range(len(other))), list(one), list(other)
    for at, stop in enumerate(one):
        match = next((i for i in sorted(free) if _together(stop.step, other[i].step)), None)
        if match is not None:
            free.remove(match)
            left[at], right[match] = replace(stop, joint=True), replace(other[match], joint=True)
    return tuple(left), tuple(right)


def _together(one: Step, other: Step) -> bool:
    (a, b), (c, d) = one.spans[0], other.spans[0]
    return one.phase == other.phase and a <= d and c <= b


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
    done = [stop for stop in stops if stop.done]
    if not done:
        return stops[0].x
    reached = max(stop.x2 for stop in done)
    after = [stop.x for stop in stops if not stop.done and stop.x >= reached]
    return max(reached, min(axis.at(axis.today), min(after))) if after else reached


def cut(points: list[tuple[float, float]], x: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The points up to ``x`` and those from it on, both with the point at ``x``."""
    before = [point for point in points if point[0] <= x]
    after = [point for point in points if point[0] > x]
    if not before or not after:
        return before, after
    (a, ya), (b, yb) = before[-1], after[0]
    at = (x, ya + (yb - ya) * (x - a) / (b - a))
    return [*before, at], [at, *after]
