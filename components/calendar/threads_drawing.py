"""The red threads drawn: lines, pills, notes in tiers, titles, echoes."""

from analysis.steps import StepState
from components.calendar.axis import Axis
from components.calendar.boxes import Box, text_box, text_width
from components.calendar.echoes import Joint
from components.calendar.marks import (
    ALERT,
    INK,
    NOTHING,
    PAPER,
    RED,
    Record,
    hatching,
    label,
    rectangle,
    rule,
    symbol,
    target,
)  # fmt: skip
from components.calendar.model import Step
from components.calendar.stops import Stop, stops_of
from components.calendar.threads import INNER, Thread, cut, done_until, join_stops, path
from components.calendar.threads_notes import notes, title
from sheets.vocabularies import MAP, PANORAMA

_LINE = 12  # px: half a line of text, and air
APART = 90  # px between the two threads where they are apart


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
    arrows = _echoes(found, heights, joints, obstacles) if both else []
    written: list[Record] = []
    for thread, y, upwards in zip(found, heights, (True, False), strict=True):
        if thread.stops:
            written += [*notes(thread, y, upwards, obstacles), *title(thread, y, upwards, obstacles)]
    lines = [r for t, y in zip(found, heights, strict=True) if t.stops for r in _thread(axis, t, y, chosen)]
    ordinates = [record["y"] for record in written]
    over, bottom = -min([*ordinates, -8]) + _LINE, max([*ordinates, heights[1] + 14]) + _LINE
    return [_down(record, top + over) for record in [*lines, *arrows, *written]], over + bottom


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
    text = [label(stop.pill, stop.middle, 0, y + 0.5, 15, text_ink, "center", 700, halo=halo)] if stop.pill else []
    return [*shapes, *text, *target(box, [stop.step], chosen)]


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
        versions = f"Échos {joint.map_version} – {joint.panorama_version}"
        text = f"{versions} : {joint.down} vers le panorama, {joint.up} vers la carte"
        hit = Box(x, -14, x, 14, top, bottom)
        records.append({**rectangle("hit", hit, NOTHING, NOTHING), "step": "", "text": text})
        obstacles.append(hit)
    return records


def _echo_word(x: float, middle: float, obstacles: list[Box]) -> list[Record]:
    box = text_box(x, -18, text_width("échos", 14), "right", middle, 18)
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
