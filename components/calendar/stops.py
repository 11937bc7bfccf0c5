"""The stops of a deliverable: its steps at their fuzzy dates, none hiding another."""

from dataclasses import dataclass, replace
from statistics import fmean

from analysis.steps import StepState
from analysis.versions import version_number
from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST, Box, text_width
from components.calendar.model import Step, pill_text
from sheets.cells import shorten
from sheets.vocabularies import ALL_OUTPUTS

PILL, LOW_PILL, COMPACT = 30, 22, 14  # px: heights, with a number of version, without, without any text
FARTHEST = 26  # px: how far from its date a pill may be pushed by its neighbours
_GAP = 3 / NARROWEST


@dataclass(frozen=True)
class Stop:
    """One step of a deliverable on its thread, from ``x`` to ``x2``; ``others``: its further alternatives.

    ``compact``: without a text in it, for stops too many to hold theirs near their dates.
    """

    step: Step
    pill: str
    note: str
    x: float
    x2: float
    others: tuple[tuple[float, float], ...] = ()
    joint: bool = False
    compact: bool = False

    @property
    def done(self) -> bool:
        return self.step.state is StepState.DONE

    @property
    def fixed(self) -> bool:
        return self.step.fixed

    @property
    def height(self) -> float:
        if self.compact:
            return COMPACT
        return PILL if version_number(self.step.version) else LOW_PILL

    @property
    def middle(self) -> float:
        return (self.x + self.x2) / 2

    def box(self, y: float) -> Box:
        """Its form around ``y``: as wide as its span, or as its text when it is fixed to a day."""
        top, bottom = y - self.height / 2, y + self.height / 2
        if not self.fixed:
            return Box(self.x, 0, self.x2, 0, top, bottom)
        half = COMPACT / 2 if self.compact else smallest_width(self.pill, fixed=True) / 2
        return Box(self.middle, -half, self.middle, half, top, bottom)


def stops_of(axis: Axis, steps: tuple[Step, ...], output: str) -> tuple[Stop, ...]:
    """The dated steps of a deliverable, and those for all that deliver a version; none hides another."""
    own = (s for s in steps if s.spans and s.state is not StepState.CANCELLED)
    kept = [s for s in own if s.output == output or (s.output == ALL_OUTPUTS and s.version)]
    ordered = sorted(kept, key=lambda s: s.spans)
    natural = [_stop(axis, step) for step in ordered]
    crowded = _crowded(natural, _spread(natural))
    kept_whole = [stop for at, stop in enumerate(natural) if at not in crowded]
    placed = [*_spread(kept_whole), *(_compact(axis, natural[at]) for at in crowded)]
    placed.sort(key=lambda stop: stop.middle)
    return tuple(_without_hidden(stop, placed) for stop in placed)


def _stop(axis: Axis, step: Step) -> Stop:
    pill = " ".join(
        part
        for part in (
            "!" if step.state is StepState.LATE else "",
            "←" if step.open_side < 0 else "",
            pill_text(step),
            "→" if step.open_side > 0 else "",
        )
        if part
    )
    note = "" if step.title == pill_text(step) else shorten(step.title, 46)
    smallest = smallest_width(pill, fixed=step.fixed)
    (x, x2), *others = (_widened(*axis.span(*span), smallest) for span in step.spans)
    return Stop(step, pill, note, x, x2, tuple(others))


def _compact(axis: Axis, stop: Stop) -> Stop:
    """The stop at its very date, its version told in its note."""
    x, x2 = _widened(*axis.span(*stop.step.spans[0]), COMPACT)
    note = " · ".join(text for text in (pill_text(stop.step), stop.note) if text)
    return replace(stop, pill="", note=note, x=x, x2=x2, compact=True)


def smallest_width(pill: str, fixed: bool) -> float:
    """The pixels that a pill needs: a disc for a version on a fixed day."""
    return max(PILL if fixed else 24.0, text_width(pill, 15, bold=True) + (10 if fixed else 16))


def _widened(x: float, x2: float, pixels: float) -> tuple[float, float]:
    """As wide as its text at least, and within the axis."""
    half = max((x2 - x) / 2, pixels / NARROWEST / 2)
    middle = min(max((x + x2) / 2, half), 1 - half)
    return middle - half, middle + half


def _spread(stops: list[Stop]) -> list[Stop]:
    """The stops in order without overlap: those that are too near spread around the middle of their dates."""
    rows: list[tuple[float, list[Stop]]] = []
    for stop in stops:
        rows.append((stop.x, [stop]))
        while len(rows) > 1 and rows[-2][0] + _length(rows[-2][1]) > rows[-1][0] + _GAP:
            (_, last), (_, before) = rows.pop(), rows.pop()
            rows.append((_best_start([*before, *last]), [*before, *last]))
    return [stop for start, row in rows for stop in _in_a_row(start, row)]


def _length(row: list[Stop]) -> float:
    return sum(stop.x2 - stop.x for stop in row) + _GAP * (len(row) - 1)


def _best_start(row: list[Stop]) -> float:
    """Where a row of stops starts, so that they are pushed as little to the left as to the right."""
    pushes = [stop.x - moved.x for stop, moved in zip(row, _in_a_row(0.0, row), strict=True)]
    return min(max(fmean(pushes), 0.0), 1.0 - _length(row))


def _in_a_row(start: float, row: list[Stop]) -> list[Stop]:
    found = []
    for stop in row:
        found.append(replace(stop, x=start, x2=start + stop.x2 - stop.x) if len(row) > 1 else stop)
        start += stop.x2 - stop.x + _GAP
    return found


def _crowded(natural: list[Stop], spread: list[Stop]) -> set[int]:
    """The ranks of stops in rows of which one is pushed too far from its date."""
    found: set[int] = set()
    row: list[int] = []
    for at, (stop, moved) in enumerate(zip(natural, spread, strict=True)):
        if at and stop.x >= natural[at - 1].x2 - _GAP:
            row = []
        row.append(at)
        if abs(stop.x - moved.x) * NARROWEST > FARTHEST or row[0] in found:
            found.update(row)
    return found


def _without_hidden(stop: Stop, stops: list[Stop]) -> Stop:
    """Further alternatives are drawn where no stop stands; the lanes above hold them all."""
    free = [o for o in stop.others if all(o[1] <= s.x or s.x2 <= o[0] for s in stops)]
    return replace(stop, others=tuple(free))
