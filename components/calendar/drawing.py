"""The whole time axis as records: ticks, today, lanes, threads."""

from datetime import date

import pyarrow as pa

from analysis.progress import PhaseProgress
from analysis.steps import StepState
from components.calendar.axis import Axis, time_axis
from components.calendar.boxes import Box, text_box, text_width
from components.calendar.echoes import joints
from components.calendar.lanes import lane
from components.calendar.marks import INK, LINE, MUTED, Record, label, rule, symbol
from components.calendar.model import Choice, Step, all_phases, shown_steps
from components.calendar.threads_drawing import threads
from components.calendar.wording import today_words
from components.picture import records_table
from sheets.snapshot import Snapshot

COLUMNS = {
    **dict.fromkeys(("kind", "step", "ink", "paper", "shape", "text", "align", "font", "style", "path"), pa.string()),
    **dict.fromkeys(("x", "dx", "x2", "dx2", "y", "y2", "width", "radius", "size", "weight", "rank"), pa.float64()),
}
GRID_TOP, LANES_TOP = 24, 52


def drawing(snapshot: Snapshot, choice: Choice) -> tuple[pa.Table, int]:
    """The records of the time axis and its height in pixels; none and 0 without a dated step."""
    dated = tuple(
        step for step in snapshot.derive(shown_steps, choice) if step.spans and step.state is not StepState.CANCELLED
    )
    axis = time_axis((day for step in dated for span in step.spans for day in span), snapshot.today)
    if axis is None:
        return records_table([], COLUMNS), 0
    today = _today_box(axis)
    marks, bottom = _lanes(axis, today, snapshot.derive(all_phases), dated, choice.step)
    more, height = threads(axis, today, dated, snapshot.derive(joints), bottom + 30, choice.step)
    bottom += 30 + height if more else 8
    frame = [*_grid(axis, bottom), *_today(axis, _today_text(snapshot, axis), snapshot.today, bottom)]
    return records_table([*frame, *marks, *more], COLUMNS), round(bottom) + 4


def _lanes(
    axis: Axis, today: Box | None, phases: tuple[PhaseProgress, ...], dated: tuple[Step, ...], chosen: str
) -> tuple[list[Record], float]:
    marks: list[Record] = []
    top = float(LANES_TOP)
    for number, phase in enumerate(phases, 1):
        own = [step for step in dated if step.phase == phase.phase]
        if own:
            records, height = lane(axis, today, number, phase, own, top, chosen)
            marks, top = [*marks, *records], top + height
    return marks, top


def _grid(axis: Axis, bottom: float) -> list[Record]:
    ticks = axis.ticks
    lines = [rule("grid", x, GRID_TOP, x, bottom, LINE) for x in [*(tick.x for tick in ticks), 1.0]]
    texts = [label(tick.label, tick.x, 0, 8, 14, MUTED, weight=600) for tick in ticks]
    return [*lines, *texts]


def _today_box(axis: Axis) -> Box | None:
    if not axis.holds(axis.today):
        return None
    x = axis.at(axis.today)
    return Box(x, -3, x, 3, -10_000, 10_000)


def _today_text(snapshot: Snapshot, axis: Axis) -> str:
    one_year = axis.first.year == axis.last.year == snapshot.today.year
    return today_words(snapshot, year=not one_year)


def _today(axis: Axis, text: str, day: date, bottom: float) -> list[Record]:
    """The line of the reference day; when it is far from every step, words at the edge."""
    if not axis.holds(day):
        before = day < axis.first
        text = f"◂ {text}" if before else f"{text} ▸"
        return [label(text, 0.0 if before else 1.0, 0, 34, 14, INK, "left" if before else "right", 700)]
    x = axis.at(day)
    width = text_width(text, 14, bold=True) + 10
    align, dx = ("left", 10) if text_box(x, 10, width, "left", 0, 1).fits else ("right", -10)
    return [
        rule("over", x, GRID_TOP, x, bottom, INK, 2),
        symbol("triangle-down", x, GRID_TOP + 4, 90, INK, INK),
        label(text, x, dx, 34, 14, INK, align, 700),
    ]
