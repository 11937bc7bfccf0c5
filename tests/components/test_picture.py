"""A specification that says once what its layers share draws what each of them would."""

import altair as alt
import vl_convert

from components.picture import layered_spec

ROWS = [
    {"kind": "dot", "at": 1, "y": 0.2},
    {"kind": "dot", "at": 3, "y": 0.8},
    {"kind": "name", "text": "Crue", "y": 0.5},
]


def layer(mark, kind, **encoded):
    chart = alt.Chart().transform_filter(f"datum.kind == '{kind}'").transform_calculate(right="datum.at * 2")
    y = alt.Y(field="y", type="quantitative", axis=None)
    return getattr(chart, f"mark_{mark}")().encode(y=y, **encoded)


def chart():
    x = alt.X(field="right", type="quantitative", axis=None, scale=alt.Scale(domain=[0, 8]))
    text = alt.Text(field="text", type="nominal")
    layers = layer("point", "dot", x=x), layer("rule", "dot", x=x), layer("text", "name", x=alt.value(12), text=text)
    return alt.layer(*layers).properties(width=200, height=100)


def svg(spec):
    return vl_convert.vegalite_to_svg({**spec, "data": {"values": ROWS}})


def test_it_draws_the_same():
    whole = chart().to_dict(validate=False)
    for part in (whole, *whole["layer"]):
        part.pop("data", None)
    assert "Crue" in svg(whole)
    assert svg(layered_spec(chart())) == svg(whole)


def test_what_layers_share_is_said_once_and_what_they_do_not_by_each():
    spec = layered_spec(chart())
    assert spec["encoding"]["x"]["field"] == "right"
    assert [layer["encoding"].get("x") for layer in spec["layer"]] == [None, None, {"value": 12}]
    assert not any("y" in layer["encoding"] for layer in spec["layer"])
    assert [list(step) for step in spec["transform"]] == [["calculate", "as"]]
    assert all([list(step) for step in layer["transform"]] == [["filter"]] for layer in spec["layer"])


def test_no_data_is_left():
    spec = layered_spec(chart())
    assert not any("data" in part or "datasets" in part for part in (spec, *spec["layer"]))
