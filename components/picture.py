"""A chart as it is given to whoever draws it: the browser of a session, or the static copy."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Picture:
    """``spec``: a Vega-Lite specification without data nor width; ``table``: its data; ``alternative``: its text."""

    spec: dict[str, Any]
    table: pd.DataFrame | pa.Table
    alternative: str
