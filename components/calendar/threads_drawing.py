"""The red threads drawn: lines, pills, notes in tiers, titles, echoes."""

from analysis.steps import StepState
from components.calendar.axis import Axis
from components.calendar.boxes import NARROWEST, Box, text_box, text_width
from components.calendar.echoes import Joint
from components.calendar.marks import (
    ALERT,
    EDGE,
    INK,
    NOTHING,
    PAPER,
    RED,
    SERIF,
    Record,
    hatching,
    label,
    rectangle,
    rule,
    symbol,
    target,
)
from components.calendar.model import Step
from components.calendar.threads import INNER, Stop, Thread, cut, done_until, join_stops, path, stops_of
from sheets.vocabularies import MAP, PANORAMA

TIERS, TIER = 4, 18
APART = 90  # px between the two threads where they are apart
TITLE = 18


def threads(
    axis: Axis, today: Box | None, steps: tuple[Step, ...], joints: tuple[Joint, ...], top: float, chosen: str
) -> tuple[list[Record], float]:
    """The marks of both deliverables below ``top``, and the height they take; nothing when neither has a dated step."""
    mapped, opened = join_stops(stops_of(axis, steps, MAP), stops_of(axis, steps, PANORAMA))
    found = [Thread(MAP, mapped, INNER), Thread(PANORAMA, opened, -INNER)]
    if not any(thread.stops for thread in found):
        return [], 0.0
    both = all(thread.stops for thread in found)
    heights = [0.0, APART if both else 0.0]
    obstacles = [today] if today is not None else []
    for thread, y in zip(found, heights, strict=True):
        obstacles += [stop.box(y + thread.y(stop)) for stop in thread.stops]
    notes, over, under = [], 0.0, 0.0
    arrows = _echoes(found, heights, joints, obstacles) if both else []
    for thread, y, upwards in zip(found, heights, (True, False), strict=True):
        if thread.stops:
            records, reach = _notes(thread, y, upwards, obstacles)
            titled, title_reach = _title(thread, y, upwards, obstacles)
            notes += [*records, *titled]
            over, under = max(over, reach if upwards else 0, title_reach), max(under, 0 if upwards else reach)
    lines = [r for t, y in zip(found, heights, strict=True) if t.stops for r in _thread(axis, t, y, chosen)]
    dy = top + max(over, 20)
    return [_down(r, dy) for r in [*lines, *arrows, *notes]], max(over, 20) + heights[1] + max(under, 26)


def _down(record: Record, dy: float) -> Record:
    return {**record, **{key: record[key] + dy for key in ("y", "y2") if key in record}}


def _thread(axis: Axis, thread: Thread, y: float, chosen: str) -> list[Record]:
    solid, dotted = cut(path(thread), done_until(axis, thread.stops))
    lines = [
        {"kind": kind, "x": x, "dx": 0, "y": y + dy, "path": f"{kind} {thread.output}", "rank": rank}
        for kind, points in (("solid", solid), ("dotted", dotted))
        for rank, (x, dy) in enumerate(points)
    ]
    return [*lines, *(record for stop in thread.stops for record in _stop(stop, y + thread.y(stop), chosen))]


def _stop(stop: Stop, y: float, chosen: str) -> list[Record]:
    """Solid when done on a day, outlined when done in a span, dashed when to come, hatched when to be confirmed."""
    box = stop.box(y)
    late = stop.step.state is StepState.LATE
    ink = ALERT if late else RED
    if stop.step.tentative:
        boxes = [box, *(Box(x, 0, x2, 0, box.top, box.bottom) for x, x2 in stop.others)]
        shapes = [r for one in boxes for r in (rectangle("dashbox", one, ink, PAPER, 1.6, 4), *hatching(one, ink))]
    elif stop.done:
        shapes = [rectangle("box", box, ink, ink if stop.fixed else PAPER, 2.2)]
    else:
        shapes = [rectangle("dashbox", box, ink, PAPER, 1.8)]
    full = stop.done and stop.fixed
    text_ink, halo = (PAPER, ink) if full else (ink, PAPER)
    pill = f"! {stop.pill}" if late and stop.pill else "!" if late else stop.pill
    text = [label(pill, stop.middle, 0, y + 0.5, 15, text_ink, "center", 700, halo=halo)] if pill else []
    return [*shapes, *text, *target(box, [stop.step], chosen)]


def _notes(thread: Thread, y: float, upwards: bool, obstacles: list[Box]) -> tuple[list[Record], float]:
    """The steps' titles, each in the first free place of the nearest tier; what finds none is left to the agenda."""
    sign = -1 if upwards else 1
    found: list[Record] = []
    reach = 0.0
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
        reach = max(reach, abs(middle - y) + TIER)
    return found, reach


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


def _title(thread: Thread, y: float, upwards: bool, obstacles: list[Box]) -> tuple[list[Record], float]:
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
            return [label(thread.output, x, dx, y + dy, TITLE, INK, align, 600, SERIF)], 0.0
    far = 26 + TIER * TIERS
    return [label(thread.output, 0, 0, y - far if upwards else y + far, TITLE, INK, "left", 600, SERIF)], far + 12.0


def _bend_boxes(thread: Thread, y: float) -> list[Box]:
    """Where the line may leave its level: between stops of which one is joint."""
    top, bottom = sorted((y, y + thread.inward))
    found = []
    for one, other in zip(thread.stops, thread.stops[1:], strict=False):
        if one.joint or other.joint:
            found += [Box(one.x2, 0, other.x, 0, top, bottom)]
    return found


def _echoes(found: list[Thread], heights: list[float], joints: tuple[Joint, ...], obstacles: list[Box]) -> list[Record]:
    """Small arrows between versions delivered together, in the way of the echoes; the word by the first."""
    stops = [{stop.step.id: stop for stop in thread.stops} for thread in found]
    records: list[Record] = []
    for joint in joints:
        one, other = stops[0].get(joint.map_step), stops[1].get(joint.panorama_step)
        if one is None or other is None or not (joint.down or joint.up):
            continue
        x, top, bottom = (
            (one.middle + other.middle) / 2,
            one.height / 2 + INNER + 4,
            APART - INNER - other.height / 2 - 4,
        )
        if not records:
            records += _echo_word(x, (top + bottom) / 2, obstacles)
        ways = [way for way, number in (("down", joint.down), ("up", joint.up)) if number]
        for way, dx in zip(ways, (-5, 5) if len(ways) > 1 else (0,), strict=True):
            records += _arrow(x, dx, top, bottom, way)
        text = f"Échos {joint.map_version} – {joint.panorama_version} : {joint.down} vers le panorama, {joint.up} vers la carte"
        hit = Box(x, -14, x, 14, top, bottom)
        records.append({**rectangle("hit", hit, NOTHING, NOTHING), "step": "", "text": text})
        obstacles.append(hit)
    return records


def _echo_word(x: float, middle: float, obstacles: list[Box]) -> list[Record]:
    box = text_box(x, -18, text_width("échos", 14), "right", middle, TIER)
    if not box.free(obstacles):
        return []
    obstacles.append(box)
    return [label("échos", x, -18, middle, 14, INK, "right", style="italic")]


def _arrow(x: float, dx: float, top: float, bottom: float, way: str) -> list[Record]:
    head = bottom - 3 if way == "down" else top + 3
    return [
        rule("over", x, top, x, bottom, INK, 1.6, dx),
        symbol(f"triangle-{way}", x, head, 46, INK, INK, dx),
    ]
