"""The words of the red threads, placed greedily: steps' titles over four tiers, the deliverables' names."""

from analysis.steps import StepState
from components.calendar.boxes import NARROWEST, Box, text_box, text_width
from components.calendar.marks import ALERT, EDGE, INK, SERIF, Record, label, rule
from components.calendar.stops import Stop
from components.calendar.threads import Thread

TIERS, TIER = 4, 18
TITLE = 18


def notes(thread: Thread, y: float, upwards: bool, obstacles: list[Box]) -> list[Record]:
    """The steps' titles, each in the first free place of the nearest tier; what finds none is left to the agenda."""
    sign = -1 if upwards else 1
    found: list[Record] = []
    for stop in thread.stops:
        if not stop.note:
            continue
        edge = thread.y(stop) + sign * stop.height / 2
        place = _note_place(stop, y, edge, sign, obstacles)
        if place is None:
            continue
        box, align, dx, middle, leader = place
        obstacles += [box, *leader]
        found += [rule("over", stop.middle, line.top, stop.middle, line.bottom, EDGE) for line in leader]
        late = stop.step.state is StepState.LATE
        text = f"En retard : {stop.note}" if late else stop.note
        found.append(label(text, stop.middle, dx, middle, 14, ALERT if late else INK, align))
    return found


def _note_place(
    stop: Stop, y: float, edge: float, sign: int, obstacles: list[Box]
) -> tuple[Box, str, float, float, list[Box]] | None:
    late = stop.step.state is StepState.LATE
    width = text_width(f"En retard : {stop.note}" if late else stop.note, 14)
    half = (stop.x2 - stop.x) * NARROWEST / 2
    base = sign * max(abs(edge), 24) if edge * sign > 0 else sign * 24
    for tier in range(TIERS):
        middle = y + base + sign * (10 + tier * TIER)
        for align, dx in (("center", 0.0), ("left", -min(half, 12)), ("right", min(half, 12))):
            box = text_box(stop.middle, dx, width, align, middle, TIER - 2)
            ends = sorted((y + edge, middle - sign * 9))
            leader = [Box(stop.middle, 0, stop.middle, 0, *ends)] if tier else []
            blockers = [one for one in obstacles if not _same_pill(one, stop)]
            if box.free(obstacles) and all(line.free(blockers) for line in leader):
                return box, align, dx, middle, leader
    return None


def _same_pill(box: Box, stop: Stop) -> bool:
    return box.x == stop.x and box.x2 == stop.x2


def title(thread: Thread, y: float, upwards: bool, obstacles: list[Box]) -> list[Record]:
    """The deliverable's name: by its first stop, on the side of the other thread when it can be."""
    first, last = thread.stops[0], thread.stops[-1]
    width = text_width(thread.output, TITLE, bold=True) * 1.06
    inner = 31 if upwards else -31
    beside = thread.y(first) + (0 if upwards else 8)
    bends = _bend_boxes(thread, y)
    line = Box(first.x, 0, last.x2, 0, y - 3, y + 3)
    for x, dx, align, dy in (
        (first.x2, 8.0, "left", inner),
        (first.x, -12.0, "right", beside),
        (first.x, 0.0, "left", inner),
        (last.x2, 12.0, "left", thread.y(last)),
        (0.0, 0.0, "left", inner),
        (first.x2, 8.0, "left", -inner),
    ):
        box = text_box(x, dx, width, align, y + dy, 22)
        if box.free([*obstacles, *bends, line]):
            obstacles.append(box)
            return [label(thread.output, x, dx, y + dy, TITLE, INK, align, 600, SERIF)]
    far = 26 + TIER * TIERS
    return [label(thread.output, 0, 0, y - far if upwards else y + far, TITLE, INK, "left", 600, SERIF)]


def _bend_boxes(thread: Thread, y: float) -> list[Box]:
    """Where the line may leave its level: between stops of which one is joint."""
    top, bottom = sorted((y, y + thread.inward))
    found = []
    for one, other in zip(thread.stops, thread.stops[1:], strict=False):
        if one.joint or other.joint:
            found += [Box(one.x2, 0, other.x, 0, top, bottom)]
    return found
