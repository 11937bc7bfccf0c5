"""The cascade of phases: one lane each, its bar, its steps at their dates, its name and gauge off the today line."""

from dataclasses import dataclass

from analysis.progress import PhaseProgress
from analysis.steps import StepState
from components import words
from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST, Box, text_box, text_width
from components.calendar.marks import (
    ALERT,
    EDGE,
    INK,
    LINE,
    MUTED,
    NOTHING,
    ON_ALERT,
    PAPER,
    Record,
    hatching,
    label,
    rectangle,
    symbol,
    target,
)
from components.calendar.model import Step
from components.calendar.wording import rounded
from sheets.cells import shorten
from sheets.dates import Span

LANE, LANE_WITH_LABEL_ABOVE = 38, 72
BAR, CAPSULE, SMALLEST = 8, 16, 20
# Longer than a week and a half, a capsule lets the bar of its phase be seen through it.
SEE_THROUGH_DAYS = 11
GAUGE, GAP = 66, 12


@dataclass(frozen=True)
class Stretch:
    """The steps of a lane that share a span and a look."""

    span: Span
    steps: tuple[Step, ...]
    box: Box

    @property
    def days(self) -> int:
        return (self.span[1] - self.span[0]).days + 1

    @property
    def late(self) -> bool:
        return any(step.state is StepState.LATE for step in self.steps)

    @property
    def tentative(self) -> bool:
        return self.steps[0].tentative


def lane(
    axis: Axis, today: Box | None, number: int, phase: PhaseProgress, steps: list[Step], top: float, chosen: str
) -> tuple[list[Record], float]:
    """The marks of one phase, whose lane starts at ``top``, and the height it takes."""
    stretches = _stretches(axis, steps)
    extent = [stretch.box for stretch in stretches]
    anchor, above = _label_anchor(extent, today, _label_width(number, phase))
    middle = top + (LANE_WITH_LABEL_ABOVE - LANE / 2 if above else LANE / 2)
    drawn = [record for stretch in stretches for record in _steps(stretch, middle, chosen)]
    texts = _label(number, phase, *anchor, top + LANE / 2)
    return [*_bars(axis, stretches, middle), *_or_words(stretches, middle), *drawn, *texts], (
        LANE_WITH_LABEL_ABOVE if above else LANE
    )


def _stretches(axis: Axis, steps: list[Step]) -> list[Stretch]:
    """Longest first, so that a day stands on the week that holds it."""
    groups: dict[tuple[Span, bool], list[Step]] = {}
    for step in steps:
        for span in step.spans:
            groups.setdefault((span, step.tentative), []).append(step)
    found = [Stretch(span, tuple(group), _box(axis, span)) for (span, _), group in groups.items()]
    return sorted(found, key=lambda stretch: (-stretch.days, stretch.span))


def _box(axis: Axis, span: Span) -> Box:
    """Around the middle of the lane; never so thin that it cannot be seen."""
    x, x2 = axis.span(*span)
    lacking = max(0.0, SMALLEST - (x2 - x) * NARROWEST) / 2 if span[0] != span[1] else 0.0
    if span[0] == span[1]:
        x = x2 = (x + x2) / 2
        return Box(x, -8, x, 8, -8, 8)
    return Box(x, -lacking, x2, lacking, -CAPSULE / 2, CAPSULE / 2)


def _bars(axis: Axis, stretches: list[Stretch], middle: float) -> list[Record]:
    """From the first to the last date of the lane: dark up to the reference day, light after it."""
    x, x2 = min(s.box.x for s in stretches), max(s.box.x2 for s in stretches)
    # A proposal takes no time yet, whatever part of it has gone by.
    known = [s.box.x2 for s in stretches if not s.tentative]
    now = min(max(axis.at(axis.today), x), max(known, default=x))
    parts = [(x, now, MUTED), (now, x2, LINE)]
    return [
        rectangle("bar", Box(a, 0, b, 0, middle - BAR / 2, middle + BAR / 2), NOTHING, ink, 0, 4)
        for a, b, ink in parts
        if b > a
    ]


def _or_words(stretches: list[Stretch], middle: float) -> list[Record]:
    """« ou · date à définir » between the alternatives of a proposal."""
    spans = sorted({s.span: s for s in stretches if len(s.steps[0].spans) > 1}.items())
    found = []
    for (_, one), (_, other) in zip(spans, spans[1:], strict=False):
        text = "ou · date à définir" if one.tentative else "ou"
        room = (other.box.x - one.box.x2) * NARROWEST
        text = text if room > text_width(text, 14) + 2 * GAP else "ou"
        if set(one.steps) & set(other.steps) and room > text_width(text, 14):
            found.append(label(text, (one.box.x2 + other.box.x) / 2, 0, middle, 14, align="center", style="italic"))
    return found


def _steps(stretch: Stretch, middle: float, chosen: str) -> list[Record]:
    box = stretch.box.moved(middle)
    ink = ALERT if stretch.late else INK
    if stretch.tentative:
        bigger = Box(box.x, box.dx, box.x2, box.dx2, middle - 10, middle + 10)
        drawn = [rectangle("dashbox", bigger, ink, PAPER, 1.6, 4), *hatching(bigger, ink)]
    elif stretch.days == 1:
        drawn = [symbol("diamond", box.x, middle, 230, PAPER, ink)]
    else:
        drawn = [rectangle("box", box, ink, NOTHING if stretch.days > SEE_THROUGH_DAYS else PAPER)]
    alert = _alert(box, middle) if stretch.late else []
    return [*drawn, *alert, *target(box, list(stretch.steps), chosen)]


def _alert(box: Box, middle: float) -> list[Record]:
    """« ! » in a disc at the end of what is late."""
    return [
        symbol("circle", box.x2, middle, 240, PAPER, ALERT, box.dx2 - 10),
        label("!", box.x2, box.dx2 - 10, middle + 0.5, 13, ON_ALERT, "center", 700, halo=ALERT),
    ]


def _title(number: int, phase: PhaseProgress) -> str:
    return f"{number} {shorten(phase.phase, 40)}" if phase.phase else "Phase non précisée"


def _facts(phase: PhaseProgress) -> tuple[str, str]:
    """What is written at the right of the gauge: the progress, then what is late."""
    done = phase.state is StepState.DONE
    return "fait" if done else words.percent(rounded(phase)), f"{phase.late} en retard" if phase.late else ""


def _label_width(number: int, phase: PhaseProgress) -> float:
    facts = " · ".join(fact for fact in _facts(phase) if fact)
    return max(text_width(_title(number, phase), 15, bold=True), GAUGE + 8 + text_width(facts, 14, bold=True))


def _label_anchor(extent: list[Box], today: Box | None, width: float) -> tuple[tuple[float, float, str], bool]:
    """Where the name stands (x, dx, align), and whether it had to go above the bar."""
    first, last = min(extent, key=lambda box: box.x), max(extent, key=lambda box: box.x2)
    beside = [(last.x2, last.dx2 + GAP, "left"), (first.x, first.dx - GAP, "right")]
    if today is not None:
        beside += [(today.x, GAP, "left"), (today.x, -GAP, "right")]
    bar = Box(first.x, first.dx, last.x2, last.dx2, -LANE / 2, LANE / 2)
    line = [] if today is None else [today]
    for anchor in beside:
        if text_box(*anchor[:2], width, anchor[2], 0, LANE - 2).free([bar, *line]):
            return anchor, False
    above = [(first.x, first.dx, "left"), (last.x2, last.dx2, "right"), *beside[2:], (0.0, 0.0, "left")]
    free = (a for a in above if text_box(*a[:2], width, a[2], 0, LANE - 2).free(line))
    return next(free, above[-1]), True


def _label(number: int, phase: PhaseProgress, x: float, dx: float, align: str, middle: float) -> list[Record]:
    """Two lines: the name, then the gauge and its words."""
    progress, late = _facts(phase)
    width = GAUGE + 8 + text_width(" · ".join(fact for fact in (progress, late) if fact), 14, bold=bool(late))
    left = dx if align == "left" else dx - width
    share = 1.0 if phase.state is StepState.DONE else rounded(phase) / 100
    top = middle + 7
    frame = Box(x, left, x, left + GAUGE, top, top + 5)
    full = Box(x, left, x, left + GAUGE * share, top, top + 5)
    texts = [label(progress, x, left + GAUGE + 7, top + 2.5, 14, MUTED)]
    if late:
        shift = text_width(f"{progress} ", 14)
        texts.append(label(f"· {late}", x, left + GAUGE + 7 + shift, top + 2.5, 14, ALERT, weight=600))
    gauge = [rectangle("box", frame, EDGE, PAPER, 1), *([rectangle("box", full, INK, INK, 0)] if share else [])]
    return [*gauge, label(_title(number, phase), x, dx, middle - 7, 15, align=align, weight=600), *texts]
