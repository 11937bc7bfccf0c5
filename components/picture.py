"""A chart as it is given to whoever draws it: the browser of a session, or the static copy."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Picture:
    """``spec``: a Vega-Lite specification without data nor width; ``table``: its data; ``alternative``: its text."""

    spec: dict[str, Any]
    table: pa.Table
    alternative: str


def records_table(records: Sequence[Mapping[str, Any]], columns: Mapping[str, pa.DataType]) -> pa.Table:
    """Records to draw, with every column whatever they hold; what a record does not say is null.

    Arrow is what travels to the browser: converting here, once, spares each rerun most of the chart's cost.
    """
    return pa.table({name: pa.array([one.get(name) for one in records], kind) for name, kind in columns.items()})


def layered_spec(chart: alt.LayerChart) -> dict[str, Any]:
    """The specification of layers whose data are given apart, drawn as SVG.

    What layers have in common is said once: Streamlit writes and reads the whole of it several times at each rerun.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    layers = spec["layer"]
    for part in (spec, *layers):
        for unused in ("$schema", "data", "datasets"):  # what Altair puts in the place of the data
            part.pop(unused, None)
    spec["encoding"] = {channel: _taken_out(channel, layers) for channel in ("x", "y")}
    computed = [step for step in layers[0]["transform"] if "calculate" in step]
    spec["transform"] = computed
    for layer in layers:
        layer["transform"] = [step for step in layer["transform"] if step not in computed]
    spec["usermeta"] = {"embedOptions": {"renderer": "svg"}}
    return spec


def _taken_out(channel: str, layers: list[dict[str, Any]]) -> Any:
    """What most layers say of a channel, which they no longer say; the others go on saying their own."""
    told = [json.dumps(layer["encoding"][channel]) for layer in layers]
    usual, _ = Counter(told).most_common(1)[0]
    for layer, said in zip(layers, told, strict=True):
        if said == usual:
            del layer["encoding"][channel]
    return json.loads(usual)
