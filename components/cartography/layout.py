"""Where everything of the map of tensions goes: rows of plain numbers and texts, one an object to draw.

x is in degrees (-2 pole A, +2 pole B); y in pixels from the top. Nothing of Altair here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any

from analysis.positions import Direction, density
from components.cartography.clues import Clue
from components.cartography.model import Ground, Tension
from components.cartography.words import off_axis_words, verdict_words
from sheets.cells import shorten

EDGE = 2.75  # degrees: where the axis and the curve end
POLE_LETTERS = 22
RIDGE_PIXELS = 42
DOT_PIXELS = 12.5
STACK_PIXELS = 40  # the highest dot stays below the title
LINE = 17
TERRAIN_LINE = 10


@dataclass(frozen=True)
class Form:
    """The two layouts: poles beside the axis on wide screens, below it on phones. Heights in pixels."""

    name: str
    row: int  # without what hangs below the axis on phones
    base: int
    reach: float  # degrees from the middle to each side of the picture
    terrain_head: int  # above a terrain's line: room for its title on phones
    letters: int  # of a title, and of a verdict: Vega would shrink the whole map to make room for a longer line


WIDE = Form("wide", row=104, base=74, reach=6.0, terrain_head=0, letters=72)
NARROW = Form("narrow", row=116, base=82, reach=2.85, terrain_head=20, letters=38)
FORMS = (WIDE, NARROW)


def height(tensions: Sequence[Tension], form: Form, unfolded: bool) -> int:
    """The picture's height in pixels."""
    return sum(_row_height(tension, form, unfolded) for tension in tensions)


def _row_height(tension: Tension, form: Form, unfolded: bool) -> int:
    grounds = sum(_ground_height(ground, form) for ground in tension.grounds) if unfolded else 0
    return _head_height(tension, form) + grounds + (18 if grounds else 0)


def _head_height(tension: Tension, form: Form) -> int:
    """The row without its terrains: on phones, poles and off-axis readings are lines below the axis."""
    if form is WIDE:
        return form.row
    return form.row + LINE * _pole_lines(tension) + (LINE if off_axis_words(tension) else 0)


def _pole_lines(tension: Tension) -> int:
    return max(len(_wrapped(pole)) for pole in (tension.pole_a, tension.pole_b))


@lru_cache(maxsize=1024)
def _wrapped(pole: str) -> tuple[str, ...]:
    return tuple(wrap(pole, POLE_LETTERS, max_lines=3, placeholder=" …")) or ("",)


def _ground_height(ground: Ground, form: Form) -> int:
    return max(48, TERRAIN_LINE * len(ground.clues) + 30) + form.terrain_head


def draw(tensions: Sequence[Tension], form: Form, unfolded: bool, chosen: str) -> list[dict[str, Any]]:
    """Every object of the picture, as records with the same few columns."""
    highest = max((y for t in tensions for _, y in _ridge(_places(t))), default=0.0)
    records: list[dict[str, Any]] = []
    top = 0
    for tension in tensions:
        bottom = top + _row_height(tension, form, unfolded)
        common = {"id": tension.id, "hue": f"var(--rp-c{tension.hue})", "faded": bool(chosen) and chosen != tension.id}
        drawn = [*_row(tension, form, top, bottom, RIDGE_PIXELS / max(highest, 1.6), chosen == tension.id)]
        if unfolded:
            drawn += _grounds(tension, form, top + _head_height(tension, form))
        records += [{**common, **record} for record in drawn]
        top = bottom
    return records


def _row(t: Tension, form: Form, top: int, bottom: int, scale: float, chosen: bool) -> Iterator[dict[str, Any]]:
    base = top + form.base
    tip = f"{t.number}. {t.title}"
    yield {"kind": "band", "y": top, "y2": bottom, "text": tip, "on": chosen}
    yield {"kind": "number", "y": top + 16, "text": t.number}
    yield {"kind": "title", "y": top + 16, "text": shorten(t.title, form.letters)}
    yield {"kind": "verdict", "y": top + 16, "text": shorten(verdict_words(t), form.letters)}
    if off_axis_words(t):
        yield {
            "kind": "off",
            "y": top + 34 if form is WIDE else base + 36 + LINE * _pole_lines(t),
            "text": f"◇ {off_axis_words(t)}",
        }
    yield {"kind": "axis", "x": -EDGE, "x2": EDGE, "y": base}
    yield {"kind": "middle", "x": 0, "y": top + 30, "y2": base}
    yield from ({"kind": "tick", "x": x, "y": base - 4, "y2": base + 4} for x in range(-2, 3))
    yield from _poles(t, form, base)
    for x, y in _ridge(_places(t)):
        yield {"kind": "ridge", "x": x, "y": base - 2 - y * scale, "y2": base - 2}
    yield from _dots(t, base)
    yield from _thread(t, base)


def _places(t: Tension) -> tuple[float, ...]:
    return tuple(clue.place for clue in t.placed)


@lru_cache(maxsize=4096)
def _ridge(places: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """The curve above the axis, in degrees and in observations; both layouts and every filter draw it again."""
    xs, ys = density(places)
    return tuple(zip(xs[::2].tolist(), ys[::2].tolist(), strict=True)) if places else ()


def _poles(t: Tension, form: Form, base: int) -> Iterator[dict[str, Any]]:
    for side, pole in ((-1, t.pole_a), (1, t.pole_b)):
        lines = _wrapped(pole)
        x, y = (side * (EDGE + 0.2), float(base)) if form is WIDE else (side * form.reach, base + 34.0)
        if form is WIDE:
            y -= 8.5 * (len(lines) - 1)
        yield {"kind": "pole_a" if side < 0 else "pole_b", "x": x, "y": y, "text": "\n".join(lines)}


def _dots(t: Tension, base: int) -> Iterator[dict[str, Any]]:
    """Observations stacked where they stand; tall stacks are squeezed so that they stay in their row."""
    stacks: dict[float, list[Clue]] = {}
    for clue in t.placed:
        stacks.setdefault(clue.place, []).append(clue)
    for x, clues in stacks.items():
        step = min(DOT_PIXELS, STACK_PIXELS / max(len(clues) - 1, 1))
        for rank, clue in enumerate(sorted(clues, key=lambda c: c.split)):
            yield {"kind": "ring" if clue.split else "dot", "x": x, "y": base - 10 - rank * step, "text": clue.title}


def _thread(t: Tension, base: int) -> Iterator[dict[str, Any]]:
    """The red thread: from the first mean to the last, a hollow stop a version, an arrowhead (a diamond if stable)."""
    if not t.trail:
        return
    first, last = t.trail[0], t.trail[-1]
    if len(t.trail) > 1:
        yield {"kind": "thread", "x": first.mean, "x2": last.mean, "y": base}
        yield from ({"kind": "stop", "x": stop.mean, "y": base, "text": stop.version} for stop in t.trail[:-1])
    shape = {Direction.A: "left", Direction.B: "right"}.get(t.shift.direction, "still")
    yield {"kind": shape, "x": last.mean, "y": base, "text": last.version}
    label = last.version
    if len(t.trail) > 1:
        apart = abs(last.mean - first.mean) > 0.42
        label = last.version if apart else f"{first.version}–{last.version}"
        if apart:
            yield {"kind": "version", "x": first.mean, "y": base + 17, "text": first.version}
    yield {"kind": "version", "x": last.mean, "y": base + 17, "text": label}


def _grounds(t: Tension, form: Form, top: int) -> Iterator[dict[str, Any]]:
    """Terrains unfolded: a line each, a micro-line an observation, its whisker the range of the labs."""
    for ground in t.grounds:
        size = _ground_height(ground, form)
        base = top + form.terrain_head + (size - form.terrain_head) / 2
        name = f"{ground.number} {ground.title}".strip()
        wrapped = "\n".join(wrap(name, 30, max_lines=3, placeholder=" …"))
        label = wrapped if form is WIDE else shorten(name, form.letters + 22)
        count = len(ground.clues)
        yield {"kind": "ground", "x": -EDGE, "x2": EDGE, "y": base}
        x, y = (-EDGE - 0.2, base - 7.5 * label.count("\n")) if form is WIDE else (-form.reach, top + 10)
        yield {"kind": "ground_name" if form is WIDE else "ground_title", "x": x, "y": y, "text": label}
        if form is WIDE:
            yield {"kind": "ground_count", "x": EDGE + 0.2, "y": base, "text": f"{count} obs."}
        placed = [clue for clue in ground.clues if clue.is_placed]
        for rank, clue in enumerate(sorted(placed, key=lambda c: c.place)):
            y = base + (rank - (len(placed) - 1) / 2) * TERRAIN_LINE
            yield {"kind": "whisker", "x": clue.low, "x2": clue.high, "y": y, "text": clue.title}
            yield {"kind": "small_ring" if clue.split else "small_dot", "x": clue.place, "y": y, "text": clue.title}
        top += size
