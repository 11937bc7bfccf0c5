"""The name and the gauge of each phase, kept off its bar and off the today line."""

from analysis.progress import PhaseProgress
from analysis.steps import StepState
from components import words
from components.calendar.boxes import Box, text_box, text_width
from components.calendar.marks import ALERT, EDGE, INK, MUTED, PAPER, Record, label, rectangle
from components.calendar.wording import rounded
from sheets.cells import shorten

LANE, GAUGE, GAP = 38, 66, 12  # px


def _title(number: int, phase: PhaseProgress) -> str:
    return f"{number} {shorten(phase.phase, 40)}" if phase.phase else "Phase non précisée"


def _facts(phase: PhaseProgress) -> tuple[str, str]:
    """What is written at the right of the gauge: the progress, then what is late."""
    done = phase.state is StepState.DONE
    return "fait" if done else words.percent(rounded(phase)), f"{phase.late} en retard" if phase.late else ""


def label_width(number: int, phase: PhaseProgress) -> float:
    """The room that a phase's name and gauge take, in pixels."""
    facts = " · ".join(fact for fact in _facts(phase) if fact)
    return max(text_width(_title(number, phase), 15, bold=True), GAUGE + 8 + text_width(facts, 14, bold=True))


def label_anchor(extent: list[Box], today: Box | None, width: float) -> tuple[tuple[float, float, str], bool]:
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


def lane_label(number: int, phase: PhaseProgress, x: float, dx: float, align: str, middle: float) -> list[Record]:
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
