"""The comparison as rank lines in four bands: pixel places, and an Altair specification made without data."""

from collections.abc import Iterator, Sequence
from functools import cache
from textwrap import wrap
from typing import Any

import altair as alt
import pyarrow as pa

from components.crash.comparison import Course, SideBySide
from components.crash.grid import BREAKS, FRAGILE, GAINS, HOLDS, WORDS
from components.picture import layered_spec, records_table
from sheets.cells import shorten

ROW, PAD, GAP, HEAD = 26, 9, 5, 26
_BANDS = {GAINS: "renforce", HOLDS: "tient", FRAGILE: "fragile", BREAKS: "casse"}
_BAND_LABEL, _LETTER, _LONGEST, _HEAD_LINE = 92, 6.9, 38, 22
_WIDTHS = (1.6, 2.4, 4.2)
_COLUMNS = {
    **dict.fromkeys(("kind", "id", "text", "tip", "color"), pa.string()),
    **dict.fromkeys(("x", "y", "y2", "width"), pa.float64()),
}
_WORSE = "var(--rp-casse)"
_SANS, _SERIF = "Source Sans, sans-serif", "Source Serif, serif"

Record = dict[str, Any]


def margin(found: SideBySide) -> int:
    """The room for names on each side, in pixels, from the longest one."""
    longest = max(len(_name(course)) for course in found.courses)
    return int(min(longest * _LETTER, _LONGEST * _LETTER)) + 20


def courses_height(found: SideBySide) -> int:
    """The height of the drawing, in pixels."""
    tops = _tops(found)
    return int(tops[BREAKS][1])


def courses_table(found: SideBySide) -> pa.Table:
    """The records to draw, one table: bands, heads of crises, courses and their stops, names on both sides."""
    records = [*_band_records(found), *_head_records(found), *_course_records(found)]
    return records_table(records, _COLUMNS)


def places(courses: Sequence[Course], crises: int) -> list[dict[str, int]]:
    """A crisis at a time: chantier -> its place in its band, so that lines cross as little as they can."""
    order = sorted(courses, key=lambda course: tuple(-level for level in course.levels))
    found = []
    for step in range(crises):
        taken: dict[int, int] = {}
        order = sorted(order, key=lambda course: -course.levels[step])
        here = {}
        for course in order:
            here[course.id] = taken.get(course.levels[step], 0)
            taken[course.levels[step]] = here[course.id] + 1
        found.append(here)
    return found


def _head_lines(found: SideBySide) -> list[list[str]]:
    return [wrap(crisis.name, _HEAD_LINE) or [""] for crisis in found.crises]


def _tops(found: SideBySide) -> dict[int, tuple[float, float]]:
    """Level -> (top, bottom) of its band: as high as the most chantiers that are in it at once."""
    top = float(HEAD * max(len(lines) for lines in _head_lines(found)) + 6)
    bands = {}
    for level in _BANDS:
        most = max(sum(course.levels[step] == level for course in found.courses) for step in range(len(found.crises)))
        bands[level] = (top, top + max(most, 1) * ROW + PAD)
        top = bands[level][1] + GAP
    return bands


def _band_records(found: SideBySide) -> Iterator[Record]:
    for level, (top, bottom) in _tops(found).items():
        color = f"var(--rp-{_BANDS[level]})"
        yield {"kind": "band", "y": top, "y2": bottom, "color": color, "text": WORDS[level]}


def _head_records(found: SideBySide) -> Iterator[Record]:
    heads = _head_lines(found)
    bottom = HEAD * max(map(len, heads)) - 8
    for step, lines in enumerate(heads):
        for rank, text in enumerate(reversed(lines)):
            yield {"kind": "head", "x": _along(step, found), "y": bottom - rank * HEAD * 0.8, "text": text}


def _course_records(found: SideBySide) -> Iterator[Record]:
    tops, steps = _tops(found), places(found.courses, len(found.crises))
    for course in found.courses:
        ys = [
            tops[level][0] + PAD / 2 + (steps[step][course.id] + 0.5) * ROW for step, level in enumerate(course.levels)
        ]
        tip = f"{course.title} : {' → '.join(WORDS[level] for level in course.levels)}"
        style = {"id": course.id, "tip": tip, "color": _color(course), "width": _WIDTHS[min(abs(course.change), 2)]}
        for step, y in enumerate(ys):
            yield {"kind": "stop", "x": _along(step, found), "y": y, **style}
        yield {"kind": "left", "x": 0, "y": ys[0], "text": _name(course)}
        yield {"kind": "right", "x": 1, "y": ys[-1], "text": _name(course)}


def _along(step: int, found: SideBySide) -> float:
    """How far a crisis stands from the first one to the last, 0 to 1."""
    return step / max(len(found.crises) - 1, 1)


def _color(course: Course) -> str:
    if not course.change:
        return "var(--rp-filet)"
    return "var(--rp-renforce)" if course.change > 0 else _WORSE


def _name(course: Course) -> str:
    return shorten(course.title, _LONGEST)


def courses_spec(height: int, side: int) -> Record:
    """The specification, ``height`` pixels high, ``side`` pixels kept for names on each side; data are given apart."""
    return {**_spec(), "height": height, "params": [{"name": "side", "value": side}]}


@cache
def _spec() -> Record:
    """Made once a process: y is in pixels, x in parts of the way from the first crisis to the last."""
    x = alt.X(field="across", type="quantitative", axis=None, scale=None)
    y = alt.Y(field="y", type="quantitative", axis=None, scale=None)
    chart = (
        alt.layer(*_bands(y), *_courses(x, y), *_names(x, y))
        .properties(padding=0)
        .properties(autosize=alt.AutoSizeParams(type="none", contains="padding"))
        .configure(background="transparent", font=_SANS, view=alt.ViewConfig(stroke=None))
    )
    return layered_spec(chart)


def _layer(kind: str, mark: str, encodings: list[Any], **options: Any) -> alt.Chart:
    # The browser alone knows the width.
    across = f"{_BAND_LABEL} + side + datum.x * (width - {_BAND_LABEL} - 2 * side)"
    chart = alt.Chart().transform_filter(f"datum.kind == '{kind}'").transform_calculate(across=across)
    return getattr(chart, f"mark_{mark}")(**{"opacity": 1, "aria": False, **options}).encode(*encodings)  # type: ignore[no-any-return]


def _raw(channel: Any, field: str, kind: str = "nominal") -> Any:
    return channel(field=field, type=kind, scale=None, legend=None)


def _bands(y: Any) -> list[alt.Chart]:
    text = alt.Text(field="text", type="nominal")
    band = _layer("band", "rect", [y, alt.Y2(field="y2"), _raw(alt.Fill, "color")], cornerRadius=6, fillOpacity=0.14)
    label = _layer(
        "band", "text", [y, text], align="left", baseline="top", dx=12, dy=9, fontSize=13, fontStyle="italic",
        fill="var(--rp-encre2)",
    )  # fmt: skip
    return [band.encode(x=alt.value(0), x2=alt.value("width")), label.encode(x=alt.value(0))]


def _courses(x: Any, y: Any) -> list[alt.Chart]:
    detail, tip = alt.Detail(field="id", type="nominal"), alt.Tooltip(field="tip", type="nominal", title="")
    width = _raw(alt.StrokeWidth, "width", "quantitative")
    order = alt.Order(field="x", type="quantitative")
    line = [x, y, detail, order, tip, _raw(alt.Stroke, "color"), width, _dash()]
    stop = [x, y, tip, _raw(alt.Fill, "color")]
    return [
        _layer("stop", "line", line, interpolate="monotone", strokeCap="round"),
        _layer("stop", "point", stop, size=90, stroke="var(--rp-fond)", strokeWidth=1.5, strokeOpacity=1),
    ]


def _dash() -> alt.StrokeDash:
    """Printed in grey, the two colours are the same."""
    return alt.StrokeDash(condition={"test": f"datum.color == '{_WORSE}'", "value": [7, 5]}, value=[1, 0])


def _names(x: Any, y: Any) -> list[alt.Chart]:
    text = alt.Text(field="text", type="nominal")
    style = {"fontSize": 13.5, "fill": "var(--rp-encre)", "baseline": "middle"}
    return [
        _layer("left", "text", [x, y, text], align="right", dx=-12, **style),
        _layer("right", "text", [x, y, text], align="left", dx=12, **style),
        _layer(
            "head", "text", [x, y, text], align="center", baseline="alphabetic", font=_SERIF, fontSize=16.5,
            fontWeight=600, fill="var(--rp-encre)",
        ),
    ]  # fmt: skip
