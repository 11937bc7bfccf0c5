"""The map of tensions as an Altair specification, made without data; the data are the records of ``layout``."""

from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa
import pyarrow.compute as pc

from components.cartography.layout import EDGE, Form
from components.picture import layered_spec, records_table

COLUMNS = {
    **dict.fromkeys(("kind", "id", "hue", "text"), pa.string()),
    **dict.fromkeys(("faded", "on"), pa.bool_()),
    **dict.fromkeys(("x", "x2", "y", "y2"), pa.float64()),
}
INK, MUTED, RED, PAPER, HOLLOW = (f"var(--rp-{name})" for name in ("encre", "encre2", "fil", "fond", "creux"))
SANS, SERIF = "Source Sans, sans-serif", "Source Serif, serif"
CHOICE = "choix"

SpecDict = dict[str, Any]


def map_table(records: list[SpecDict], height: int) -> pa.Table:
    """The records as data for the chart; y in parts of the height."""
    table = records_table(records, COLUMNS)
    for name in ("y", "y2"):
        table = table.set_column(table.column_names.index(name), name, pc.divide(table[name], float(height)))
    return table


def tension_spec(form: Form, height: int) -> SpecDict:
    """The specification of one layout, ``height`` pixels high, to be given the records as data."""
    return {**_spec(form), "height": height}


@cache
def _spec(form: Form) -> SpecDict:
    """Made once a process: y goes from 0 to 1, so that only the height tells one picture from another."""
    x = alt.X(field="x", type="quantitative", axis=None, scale=alt.Scale(domain=[-form.reach, form.reach], nice=False))
    y = alt.Y(field="y", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], reverse=True, nice=False))
    layers = [
        _bands(y),
        *_relief(x, y),
        *_axes(x, y),
        *_observations(x, y),
        *_thread(x, y),
        *_texts(form, x, y),
    ]
    chart = (
        alt.layer(*layers)
        .properties(padding=0)
        .configure(background="transparent", font=SANS, view=alt.ViewConfig(stroke="transparent"))
    )
    return layered_spec(chart)


def _of(*kinds: str) -> str:
    return " || ".join(f"datum.kind == '{kind}'" for kind in kinds)


def _layer(mark: str, kinds: tuple[str, ...], encodings: list[Any], **options: Any) -> alt.Chart:
    chart = alt.Chart().transform_filter(_of(*kinds))
    marked: alt.Chart = getattr(chart, f"mark_{mark}")(**{"opacity": 1, "aria": False, **options})
    return marked.encode(*encodings)


def _color(channel: Any) -> Any:
    return channel(field="hue", type="nominal", scale=None, legend=None)


def _bands(y: Any) -> alt.Chart:
    """What is clicked: a whole row. The chosen one is tinted."""
    y2 = alt.Y2(field="y2")
    fill = {"condition": {"test": "datum.on", "value": HOLLOW}, "value": "transparent"}
    tip = alt.Tooltip(field="text", type="nominal", title="")
    band = _layer("rect", ("band",), [y, y2, tip], cornerRadius=6, cursor="pointer")
    band = band.encode(x=alt.value(0), x2=alt.value("width"), fill=fill)
    return band.add_params(alt.selection_point(name=CHOICE, fields=["id"], toggle=False))


def _relief(x: Any, y: Any) -> list[alt.Chart]:
    detail = alt.Detail(field="id", type="nominal")
    area = _layer("area", ("ridge",), [x, y, alt.Y2(field="y2"), detail, _color(alt.Fill)], interpolate="monotone")
    line = _layer("line", ("ridge",), [x, y, detail, _color(alt.Stroke)], interpolate="monotone", strokeWidth=1.8)
    fade = {"condition": {"test": "datum.faded", "value": 0.08}, "value": 0.17}
    line_fade = {"condition": {"test": "datum.faded", "value": 0.45}, "value": 1}
    return [area.encode(fillOpacity=fade), line.encode(strokeOpacity=line_fade)]


def _axes(x: Any, y: Any) -> list[alt.Chart]:
    x2, y2 = alt.X2(field="x2"), alt.Y2(field="y2")
    return [
        _layer("rule", ("middle",), [x, y, y2], stroke="var(--rp-filet)", strokeDash=[2, 4], strokeWidth=1.2),
        _layer("rule", ("axis",), [x, x2, y], stroke=INK, strokeWidth=1.6),
        _layer("rule", ("ground",), [x, x2, y], stroke="var(--rp-filet)", strokeWidth=1),
        _layer("rule", ("tick",), [x, y, y2], stroke=INK, strokeWidth=1.4),
    ]


def _observations(x: Any, y: Any) -> list[alt.Chart]:
    tip = alt.Tooltip(field="text", type="nominal", title="Observation")
    x2 = alt.X2(field="x2")
    fade = {"condition": {"test": "datum.faded", "value": 0.4}, "value": 1}
    hollow = {"filled": True, "fill": PAPER, "strokeWidth": 2.8, "cursor": "pointer"}
    full = {"filled": True, "strokeWidth": 0, "cursor": "pointer"}
    marks = [
        _layer("rule", ("whisker",), [x, x2, y, _color(alt.Stroke), tip], strokeWidth=3, strokeOpacity=0.45),
        _layer("point", ("dot",), [x, y, _color(alt.Fill), tip], size=104, **full),
        _layer("point", ("ring",), [x, y, _color(alt.Stroke), tip], size=84, **hollow),
        _layer("point", ("small_dot",), [x, y, _color(alt.Fill), tip], size=56, **full),
        _layer("point", ("small_ring",), [x, y, _color(alt.Stroke), tip], size=46, **{**hollow, "strokeWidth": 2.2}),
    ]
    return [marks[0], *(mark.encode(opacity=fade) for mark in marks[1:])]


def _thread(x: Any, y: Any) -> list[alt.Chart]:
    x2 = alt.X2(field="x2")
    full = {"filled": True, "fill": RED, "stroke": PAPER, "strokeWidth": 1}
    arrows = [
        _layer("point", (kind,), [x, y], shape=shape, size=size, **full)
        for kind, shape, size in (
            ("right", "triangle-right", 190),
            ("left", "triangle-left", 190),
            ("still", "diamond", 130),
        )
    ]
    return [
        _layer("rule", ("thread",), [x, x2, y], stroke=RED, strokeWidth=4.5),
        _layer("point", ("stop",), [x, y], filled=True, fill=PAPER, stroke=RED, strokeWidth=2, size=46),
        *arrows,
    ]


def _texts(form: Form, x: Any, y: Any) -> list[alt.Chart]:
    text = alt.Text(field="text", type="nominal")
    left, beyond = alt.value(0), alt.value("width")
    pole = {"fontSize": 14, "fontWeight": 600, "lineBreak": "\n", "lineHeight": 17, "fill": INK, "baseline": "middle"}
    small = {"fontSize": 13, "fill": MUTED, "baseline": "middle"}
    narrow = form.reach < EDGE + 1
    pole_a, pole_b = ("left", "right") if narrow else ("right", "left")
    discs = _layer("point", ("number",), [y, _color(alt.Fill)], filled=True, size=410, strokeWidth=0)
    layers = [
        discs.encode(x=alt.value(12)),
        _layer(
            "text", ("number",), [y, text], fontSize=13, fontWeight=600, fill="var(--rp-sur-hue)", baseline="middle"
        ).encode(x=alt.value(12)),
        _layer(
            "text",
            ("title",),
            [y, text],
            align="left",
            font=SERIF,
            fontSize=18,
            fontWeight=600,
            fill=INK,
            baseline="middle",
        ).encode(x=alt.value(32)),
        _layer("text", ("pole_a",), [x, y, text], align=pole_a, **pole),
        _layer("text", ("pole_b",), [x, y, text], align=pole_b, **pole),
        _layer("text", ("version",), [x, y, text], fontSize=13, fontWeight=600, fill=RED, baseline="middle"),
        _layer("text", ("ground_name",), [x, y, text], align="right", lineBreak="\n", lineHeight=15, **small),
        _layer("text", ("ground_title",), [x, y, text], align="left", **small),
        _layer("text", ("ground_count",), [x, y, text], align="left", **small),
        _layer("text", ("off",), [y, text], align="right" if not narrow else "left", **small).encode(
            x=beyond if not narrow else left
        ),
    ]
    if not narrow:
        layers.append(_layer("text", ("verdict",), [y, text], align="right", **small).encode(x=beyond))
    return layers
