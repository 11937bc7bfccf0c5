"""What another collectivity can begin its own inquiry with: the tables of this one, as cells that read back cleanly."""

from datetime import date
from typing import Any

import pandas as pd

from sheets.column import Column
from sheets.dates import FuzzyDate, read_fuzzy_date
from sheets.grids import Grids, typed_grids
from sheets.kinds import Fuzzy
from sheets.publication import PUBLICATION
from sheets.schema import Tab
from sheets.tabs import PROJECT
from sheets.vocabularies import PUBLISHED
from sheets.workbook import Table, Workbook


def starting_grids(workbook: Workbook) -> Grids:
    """As ``typed_grids``, of the team's tables or of a public view: reading them again finds nothing to say.

    A date that leant on the year of the project has its own; columns that nobody declared are left out. Of a public
    view, private cells are blank and rows that could be drafts are published; there are only headers where reading
    would set rows aside: answers without their partner, interviews without their identifier.
    """
    tables = {
        tab: table if tab is PROJECT else _completed(tab, table, workbook) for tab, table in workbook.tables.items()
    }
    return typed_grids(Workbook(tables, workbook.project))


def left_out(workbook: Workbook) -> list[Tab]:
    """The tabs whose rows cannot be given."""
    return [tab for tab in workbook.tables if tab is not PROJECT and not _is_told(tab, workbook)]


def _is_told(tab: Tab, workbook: Workbook) -> bool:
    """Whether everything that reading expects of a row is there."""
    expected = (field for field, column in tab.columns.items() if column.required)
    return tab not in workbook.unnamed and all(field in workbook[tab] for field in expected)


def _completed(tab: Tab, table: Table, workbook: Workbook) -> Table:
    rows = table.rows if _is_told(tab, workbook) else table.rows.iloc[:0]
    return Table(tab, pd.DataFrame({f: _cells(rows, f, column) for f, column in tab.columns.items()}, rows.index))


def _cells(rows: pd.DataFrame, field: str, column: Column) -> pd.Series:
    if field not in rows:
        absent = PUBLISHED if field == PUBLICATION else column.empty
        return pd.Series([absent] * len(rows), rows.index, dtype=object)
    if isinstance(column, Fuzzy):
        return pd.Series([_with_year(value) for value in rows[field]], rows.index, dtype=object)
    return rows[field]


def _with_year(value: FuzzyDate | Any) -> FuzzyDate | Any:
    """« 7 mai » -> « 7 mai 2020 », where that says the same; as it is otherwise."""
    if not isinstance(value, FuzzyDate) or value.assumed_year is None:
        return value
    # The year is written after the last of the alternatives, which is not always in the year of the project.
    years = dict.fromkeys((value.assumed_year, (value.latest or value.earliest or date.min).year))
    dated = (read_fuzzy_date(f"{value.text} {year}", year) for year in years)
    return next((one for one in dated if one and _means(one) == _means(value)), value)


def _means(value: FuzzyDate) -> tuple[object, ...]:
    return value.edtf, value.earliest, value.latest, value.spans, value.certainty
