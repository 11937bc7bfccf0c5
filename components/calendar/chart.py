"""The time axis as an Altair specification, made without data; the data are the records of ``drawing``."""

from functools import cache
from typing import Any

import altair as alt

from components.picture import layered_spec

SpecDict = dict[str, Any]
CHOICE = "etape"
_SIDES = 9  # px: half a diamond at the very edge


def calendar_spec(height: int) -> SpecDict:
    """The specification, ``height`` pixels high, to be given the records as data. Its colours are those of the data."""
    return {**_spec(), "height": height}


@cache
def _spec() -> SpecDict:
    """Made once a process: records are placed in pixels, so that only the height tells one picture from another."""
    chart = (
        alt.layer(*_under(), *_steps(), *_over())
        .properties(padding={"left": _SIDES, "right": _SIDES, "top": 2, "bottom": 2})
        .properties(view=alt.ViewBackground(stroke=None))
        .configure(background="transparent", font="Source Sans, sans-serif")
    )
    return layered_spec(chart)


def _raw(channel: Any, name: str) -> Any:
    """A channel that takes the field as it is, in pixels or as a colour."""
    kinds = {alt.X: {"axis": None}, alt.Y: {"axis": None}, alt.X2: None, alt.Y2: None, alt.Text: {}}
    options = kinds.get(channel, {"legend": None})
    if options is None:
        return channel(field=name)
    scale = {} if channel is alt.Text else {"scale": None}
    kind = "nominal" if name in ("ink", "paper", "text", "shape") else "quantitative"
    return channel(field=name, type=kind, **scale, **options)


def _layer(mark: str, kind: str, *encodings: Any, **options: Any) -> alt.Chart:
    """The records of one kind. Pixels are computed in the browser, for Python does not know the width."""
    chart = (
        alt.Chart()
        .transform_filter(f"datum.kind == '{kind}'")
        .transform_calculate(
            left="datum.x * width + datum.dx",
            right="datum.x2 * width + datum.dx2",
        )
    )
    placed = (_raw(alt.X, "left"), _raw(alt.Y, "y"))
    drawn: alt.Chart = getattr(chart, f"mark_{mark}")(**{"opacity": 1, "clip": False, "aria": False, **options})
    whole: alt.Chart = drawn.encode(*placed, *encodings)
    return whole


def _ends() -> tuple[Any, Any]:
    return _raw(alt.X2, "right"), _raw(alt.Y2, "y2")


def _stroked() -> tuple[Any, Any]:
    return _raw(alt.Stroke, "ink"), _raw(alt.StrokeWidth, "width")


def _rectangles(kind: str, **options: Any) -> alt.Chart:
    radius = {"cornerRadius": {"expr": "datum.radius"}}
    return _layer("rect", kind, *_ends(), *_stroked(), _raw(alt.Fill, "paper"), **radius, **options)


def _line(kind: str, **options: Any) -> alt.Chart:
    detail, order = alt.Detail(field="path", type="nominal"), alt.Order(field="rank", type="quantitative")
    return _layer("line", kind, detail, order, stroke="var(--rp-fil)", strokeCap="round", **options)


def _under() -> list[alt.Chart]:
    return [
        _layer("rule", "grid", *_ends(), *_stroked()),
        _rectangles("bar"),
        _line("dotted", strokeWidth=4, strokeDash=[0.1, 8]),
        _line("solid", strokeWidth=4.5),
    ]


def _steps() -> list[alt.Chart]:
    return [
        _rectangles("box"),
        _rectangles("dashbox", strokeDash=[4, 3]),
        _layer("rule", "hatch", *_ends(), *_stroked()),
        _rectangles("ring"),
    ]


def _over() -> list[alt.Chart]:
    look = (_raw(alt.Size, "size"), _raw(alt.Shape, "shape"), _raw(alt.Fill, "paper"), _raw(alt.Stroke, "ink"))
    return [
        _layer("rule", "over", *_ends(), *_stroked()),
        _layer("point", "symbol", *look, filled=True, strokeWidth=1.5),
        _text(_raw(alt.Stroke, "paper"), _raw(alt.Fill, "paper"), strokeWidth=4, strokeJoin="round"),
        _text(_raw(alt.Fill, "ink")),
        _targets(),
    ]


def _text(*colours: Any, **options: Any) -> alt.Chart:
    fields = {"align": "align", "fontWeight": "weight", "font": "font", "fontStyle": "style", "fontSize": "size"}
    own = {option: {"expr": f"datum.{name}"} for option, name in fields.items()}
    return _layer("text", "text", _raw(alt.Text, "text"), *colours, baseline="middle", **own, **options)


def _targets() -> alt.Chart:
    """What is pointed at and clicked: transparent, over the rest."""
    tip = alt.Tooltip(field="text", type="nominal", title="")
    layer = _layer("rect", "hit", *_ends(), tip, fill="transparent", cursor="pointer")
    return layer.add_params(alt.selection_point(name=CHOICE, fields=["step"], toggle=False))
