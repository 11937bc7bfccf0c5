"""The picture of the threads: pills at their places, links as Bézier curves, and what a focus does to them.

HTML pills over SVG links rather than a chart: Vega-Lite neither wraps a title nor lets the keyboard reach a mark.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.crossings import Layers
from analysis.threads import lineage
from components.threads.forms import FORMS
from components.threads.layout import Box, Layout, is_lane, lay_out
from components.threads.pills import FRAGILE, Kind, Pill, Threads, Tie

SCALE = 10  # units of the picture in one percent of its width; heights are in pixels


@dataclass(frozen=True)
class Trace:
    """A focus: the pills and the links of its thread."""

    focus: str
    pills: frozenset[str]
    links: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Mark:
    """A pill in the picture: its box in each form; ``state``: '', focus, traced or apart from the thread followed.

    ``left``, ``right``: the ranks of the nearest pills it is tied to, for the arrow keys.
    """

    rank: int
    pill: Pill
    boxes: tuple[Box, ...]
    state: str
    left: int | None
    right: int | None


@dataclass(frozen=True)
class Stroke:
    """A link in the picture: its path, its colour (a name of the style sheet), whether it is dotted, its state."""

    path: str
    tone: str
    dotted: bool
    state: str


@dataclass(frozen=True)
class Picture:
    """Everything to draw; ``heights`` and ``strokes`` by form."""

    columns: tuple[tuple[Mark, ...], ...]
    heights: tuple[int, ...]
    strokes: tuple[tuple[Stroke, ...], ...]


def trace(shown: Threads, focus: str, degrees: int) -> Trace | None:
    """The thread of a pill, as far as ``degrees`` links from it (0: whole); None when it is not shown."""
    if focus not in shown.pills:
        return None
    links = lineage(shown.links, focus, degrees)
    return Trace(focus, frozenset({focus, *(key for link in links for key in link)}), links)


def alone(shown: Threads, order: Layers, followed: Trace) -> tuple[Threads, tuple[Layout, ...]]:
    """The thread followed without the rest, in the order it has among the rest."""
    kept = shown.only(followed.pills)
    left = tuple(tuple(node for node in layer if node in kept.pills or node in kept.links) for layer in order)
    return kept, tuple(lay_out(kept, left, form) for form in FORMS)


def picture(shown: Threads, layouts: tuple[Layout, ...], followed: Trace | None, ranks: Mapping[str, int]) -> Picture:
    """What to draw. ``layouts``: one a form; ``ranks``: pill key -> a number that does not depend on the focus."""
    nearest = _nearest(shown, layouts[0])

    def mark(pill: Pill) -> Mark:
        left, right = (ranks.get(nearest.get((pill.key, side), "")) for side in (-1, 1))
        boxes = tuple(layout.boxes[pill.key] for layout in layouts)
        return Mark(ranks[pill.key], pill, boxes, _pill_state(pill.key, followed), left, right)

    tops = layouts[0].boxes
    columns = tuple(tuple(mark(p) for p in sorted(c, key=lambda p: tops[p.key].top)) for c in shown.columns)
    strokes = tuple(tuple(_strokes(shown, layout, followed)) for layout in layouts)
    return Picture(columns, tuple(layout.height for layout in layouts), strokes)


def _pill_state(key: str, followed: Trace | None) -> str:
    if followed is None:
        return ""
    return "focus" if key == followed.focus else "traced" if key in followed.pills else "apart"


def _nearest(shown: Threads, layout: Layout) -> dict[tuple[str, int], str]:
    """(pill, -1 for its left or 1 for its right) -> the pill tied to it there whose height is nearest."""
    found: dict[tuple[str, int], tuple[float, str]] = {}
    for start, end in shown.links:
        apart = abs(layout.boxes[start].middle - layout.boxes[end].middle)
        for side, other in (((start, 1), end), ((end, -1), start)):
            found[side] = min(found.get(side, (apart, other)), (apart, other))
    return {side: other for side, (_, other) in found.items()}


def _strokes(shown: Threads, layout: Layout, followed: Trace | None) -> Iterable[Stroke]:
    """The links of the thread followed come last, over the others."""
    strokes = [_stroke(shown, tie, layout, followed) for tie in shown.ties]
    return sorted(strokes, key=lambda stroke: stroke.state == "traced")


def _stroke(shown: Threads, tie: Tie, layout: Layout, followed: Trace | None) -> Stroke:
    link = (tie.start, tie.end)
    state = "" if followed is None else "traced" if link in followed.links else "apart"
    start, end = (shown.pills[key] for key in link)
    if tie.level is not None:
        tone = "fragile" if tie.level == FRAGILE else "casse"
    else:
        tone = f"c{start.hue}" if start.hue else f"c{end.hue}" if end.hue else "none"
    return Stroke(_path(shown, link, layout), tone, tie.level == FRAGILE, state)


def _path(shown: Threads, link: tuple[str, str], layout: Layout) -> str:
    kinds = list(Kind)
    (start, end), columns = link, layout.form.columns
    here, there = (columns[kinds.index(shown.pills[key].kind)] for key in link)
    x1, y1 = here.right * SCALE, layout.boxes[start].middle
    x2, y2 = there.left * SCALE, layout.boxes[end].middle
    if not is_lane(shown, link):
        return f"M{x1:g} {y1:g}{_curve(x1, y1, x2, y2)}"
    lane, through = layout.boxes[link].middle, columns[kinds.index(Kind.TERRAIN)]
    left, right = through.left * SCALE, through.right * SCALE
    return f"M{x1:g} {y1:g}{_curve(x1, y1, left, lane)}H{right:g}{_curve(right, lane, x2, y2)}"


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
