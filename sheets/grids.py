"""From what was read back to grids: the cells that reading again turns into the same tables."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sheets.cells import Cell
from sheets.column import Column
from sheets.dates import FuzzyDate
from sheets.kinds import Number
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tab_names import recognise_tabs
from sheets.tabs import PROJECT, TABS
from sheets.workbook import RawBook, Table, Workbook

Grids: TypeAlias = Mapping[str, Sequence[Sequence[Cell]]]


def raw_grids(raw: RawBook, tabs: Sequence[Tab] = TABS) -> Grids:
    """Name of a declared tab -> its cells as people wrote them; tabs that nobody declared are left out."""
    found, _ = recognise_tabs(tabs, raw)
    return {tab.name: grid.cells for tab, grid in found.items()}


def typed_grids(workbook: Workbook) -> Grids:
    """Name of a tab -> its headers, then its rows as they were understood, unknown columns at the end."""
    return {
        tab.name: _settings(workbook.project) if tab is PROJECT else _rows(table)
        for tab, table in workbook.tables.items()
    }


def _settings(project: Mapping[str, Any]) -> list[list[Cell]]:
    headers: list[Cell] = [column.label for column in SETTINGS.columns.values()]
    settings = PROJECT.columns.items()
    return [headers, *([column.label, write_cell(column, project.get(field))] for field, column in settings)]


def _rows(table: Table) -> list[list[Cell]]:
    columns = table.tab.columns
    headers: list[Cell] = [*(column.label for column in columns.values()), *table.extras.columns]
    written = [[write_cell(column, value) for value in table.rows[field]] for field, column in columns.items()]
    extras = [list(table.extras[label]) for label in table.extras.columns]
    return [headers, *map(list, zip(*written, *extras, strict=True))]


def write_cell(column: Column, value: Any) -> Cell:
    """The cell that ``column`` reads as ``value``: a percentage is a fraction, as spreadsheets keep them."""
    if isinstance(value, FuzzyDate):
        return value.text
    if isinstance(value, tuple):
        return " ; ".join(value)
    if isinstance(value, float):
        if value != value:
            return None
        return value / 100 if isinstance(column, Number) and column.percent else value
    return value  # type: ignore[no-any-return]
