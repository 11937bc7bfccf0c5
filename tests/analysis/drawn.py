"""Tables drawn in Markdown, as analysis receives them: one column a declared field, each of its kind."""

from typing import Any

import pandas as pd

from sheets.column import Column
from sheets.dates import FuzzyDate, read_fuzzy_date
from sheets.kinds import Fuzzy, Links, Number
from sheets.schema import Tab
from tests.drawing import draw_grid

YEAR = 2020


def drawn(tab: Tab, drawing: str = "") -> pd.DataFrame:
    """The table of ``tab`` that a Markdown drawing shows: headed by field names, columns left out are empty."""
    heads, *rows = draw_grid(drawing) or [[]]
    assert set(heads) <= set(tab.columns), heads
    cells = [dict(zip(heads, row, strict=True)) for row in rows]
    index = pd.RangeIndex(2, 2 + len(rows), name="row")
    columns = {
        field: pd.Series([typed(column, row.get(field, "")) for row in cells], index=index, dtype=dtype(column))
        for field, column in tab.columns.items()
    }
    return pd.DataFrame(columns)


def typed(column: Column, text: str) -> Any:
    if not text:
        return column.empty
    if isinstance(column, Links):
        return tuple(part.strip() for part in text.split(";"))
    if isinstance(column, Number):
        return float(text)
    return when(text) if isinstance(column, Fuzzy) else text


def dtype(column: Column) -> str:
    return "float64" if isinstance(column, Number) else "object"


def when(text: str) -> FuzzyDate:
    """A fuzzy date of the project's year, as people write it."""
    read = read_fuzzy_date(text, YEAR)
    assert read is not None, text
    return read
