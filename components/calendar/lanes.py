"""The cascade of phases: one lane each, its bar, its steps at their dates, its name and gauge off the today line."""

from dataclasses import dataclass

from analysis.progress import PhaseProgress
from analysis.steps import StepState
from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST, Box, text_width
from components.calendar.lane_labels import GAP, LANE, label_anchor, label_width, lane_label
from components.calendar.marks import (
    ALERT,
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
    rule,
    symbol,
    target,
)  # fmt: skip
from components.calendar.model import Step
from sheets.dates import Span

LANE_WITH_LABEL_ABOVE = 72  # px
BAR, CAPSULE, SMALLEST = 8, 16, 20
# Longer than a week and a half, a capsule lets the bar of its phase be seen through it.
SEE_THROUGH_DAYS = 11
OPEN = 34  # px: the arrow of « à partir de » and « avant »


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

    @property
    def open_side(self) -> int:
        return self.steps[0].open_side


def lane(
    axis: Axis, today: Box | None, number: int, phase: PhaseProgress, steps: list[Step], top: float, chosen: str
) -> tuple[list[Record], float]:
    """The marks of one phase, whose lane starts at ``top``, and the height it takes."""
    stretches = _stretches(axis, steps)
    extent = [stretch.box for stretch in stretches]
    anchor, above = label_anchor(extent, today, label_width(number, phase))
    middle = top + (LANE_WITH_LABEL_ABOVE - LANE / 2 if above else LANE / 2)
    drawn = [record for stretch in stretches for record in _steps(stretch, middle, chosen)]
    texts = lane_label(number, phase, *anchor, top + LANE / 2)
    return [*_bars(axis, stretches, middle), *_or_words(stretches, middle), *drawn, *texts], (
        LANE_WITH_LABEL_ABOVE if above else LANE
    )


def _stretches(axis: Axis, steps: list[Step]) -> list[Stretch]:
    """Longest first, so that a day stands on the week that holds it."""
    groups: dict[tuple[Span, bool, int], list[Step]] = {}
    for step in steps:
        for span in step.spans:
            groups.setdefault((span, step.tentative, step.open_side), []).append(step)
    found = [Stretch(span, tuple(group), _box(axis, span, side)) for (span, _, side), group in groups.items()]
    return sorted(found, key=lambda stretch: (-stretch.days, stretch.span))


def _box(axis: Axis, span: Span, open_side: int) -> Box:
    """Around the middle of the lane; never so thin that it cannot be seen."""
    x, x2 = axis.span(*span)
    if open_side:
        x = x if open_side > 0 else x2
        return Box(x, min(0, OPEN * open_side), x, max(0, OPEN * open_side), -CAPSULE / 2, CAPSULE / 2)
    if span[0] == span[1]:
        x = (x + x2) / 2
        return Box(x, -8, x, 8, -8, 8)
    lacking = max(0.0, SMALLEST - (x2 - x) * NARROWEST) / 2
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
    elif stretch.open_side:
        drawn = _open_arrow(box, stretch.open_side, middle, ink)
    elif stretch.days == 1:
        drawn = [symbol("diamond", box.x, middle, 230, PAPER, ink)]
    else:
        drawn = [rectangle("box", box, ink, NOTHING if stretch.days > SEE_THROUGH_DAYS else PAPER)]
    alert = _alert(box, middle) if stretch.late else []
    return [*drawn, *alert, *target(box, list(stretch.steps), chosen)]


def _open_arrow(box: Box, side: int, middle: float, ink: str) -> list[Record]:
    """A stop at the known end, an arrow towards the unknown one."""
    shaft = {**rule("over", box.x, middle, box.x, middle, ink, 2, box.dx), "dx2": box.dx2}
    head = symbol(f"triangle-{'right' if side > 0 else 'left'}", box.x, middle, 90, ink, ink, OPEN * side - 3 * side)
    return [shaft, head, rule("over", box.x, middle - 8, box.x, middle + 8, ink, 2)]


def _alert(box: Box, middle: float) -> list[Record]:
    """« ! » in a disc at the end of what is late."""
    return [
        symbol("circle", box.x2, middle, 240, PAPER, ALERT, box.dx2 - 10),
        label("!", box.x2, box.dx2 - 10, middle + 0.5, 13, ON_ALERT, "center", 700, halo=ALERT),
    ]
