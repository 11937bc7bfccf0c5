"""Small tables: how every floor function reads a column that may be missing, and builds its answer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd


def column(frame: pd.DataFrame, name: str, empty: Any = "") -> list[Any]:
    """The values of a column, in order; ``empty`` for every row when a public table has not got it."""
    return list(frame[name]) if name in frame else [empty] * len(frame)


def rows_of(frame: pd.DataFrame, *names: str) -> Iterable[tuple[Any, ...]]:
    """The rows of a table as tuples of these columns, in order. Each column must exist."""
    return zip(*(frame[name] for name in names), strict=True)


def build(rows: Iterable[Sequence[Any]], kinds: Mapping[str, type]) -> pd.DataFrame:
    """A table from its rows; ``kinds`` names each column, in order, with its type, which holds even without a row."""
    listed = list(rows)
    columns = enumerate(kinds.items())
    return pd.DataFrame({name: pd.Series([row[at] for row in listed], dtype=kind) for at, (name, kind) in columns})
