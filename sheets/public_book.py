"""What anybody may see of a workbook, as a raw book and back: what a public instance remembers, and nothing else.

Written from the public view, so that no private cell, draft, finding nor unreadable text is ever in it. Its cells hold
values already read, so that nothing has to be understood twice.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from sheets.cells import Cell
from sheets.column import Column
from sheets.dates import Certainty, FuzzyDate
from sheets.kinds import Fuzzy, Links, Number
from sheets.lists import read_lists
from sheets.project import SETTINGS
from sheets.publication import PUBLICATION, public_view, settle_view, unnamed_tabs
from sheets.reading import read_workbook
from sheets.schema import Tab
from sheets.tabs import LISTS, PROJECT, TABS
from sheets.vocabularies import PUBLISHED
from sheets.workbook import Grid, RawBook, Table, Workbook, empty_rows

_SEPARATOR = " ; "  # no id of a list of references holds one


def public_book(book: RawBook, today: date) -> RawBook:
    """The public view of a raw book, as a raw book. ``today`` gives the year of dates without one."""
    return write_public(public_view(read_workbook(TABS, book, today)))


def write_public(workbook: Workbook) -> RawBook:
    """A public view as grids; the Sheet's own address is left out."""
    grids = [_write_tab(tab, table.rows) for tab, table in workbook.tables.items() if tab is not PROJECT]
    return RawBook((_write_project(workbook.project), *grids), public=True)


def read_public(book: RawBook) -> Workbook:
    """The public view that was written, less the references to rows that are not in it."""
    grids = {grid.title: grid for grid in book.grids}
    rows = {tab: _read_tab(tab, None if tab is PROJECT else grids.get(tab.name)) for tab in TABS}
    lists = read_lists(rows[LISTS])
    tables = {tab: Table(tab, frame) for tab, frame in rows.items()}
    project = _read_project(grids.get(PROJECT.name))
    return settle_view(Workbook(tables, project, (), lists, unnamed_tabs(TABS)))


def _write_project(project: Mapping[str, Any]) -> Grid:
    columns = ((PROJECT.columns[field], value) for field, value in project.items())
    settings: list[list[Cell]] = [[column.label, _write(column, value)] for column, value in columns]
    labels: list[Cell] = [column.label for column in SETTINGS.columns.values()]
    return Grid(PROJECT.name, [labels, *(setting for setting in settings if setting[1] != "")])


def _read_project(grid: Grid | None) -> dict[str, Any]:
    written = {str(row[0]): row[1] for row in grid.cells[1:]} if grid else {}
    columns = ((field, column) for field, column in PROJECT.columns.items() if column.public)
    return {field: _read(column, written.get(column.label, "")) for field, column in columns}


def _write_tab(tab: Tab, rows: pd.DataFrame) -> Grid:
    """Its public columns, and the publication, whose loss is to be noticed."""
    written: dict[str, Sequence[Cell]] = {}
    for field, column in tab.columns.items():
        if field in rows:
            written[column.label] = [_write(column, value) for value in rows[field]]
        elif field == PUBLICATION:
            written[column.label] = [PUBLISHED] * len(rows)
    return Grid(tab.name, [list(written), *map(list, zip(*written.values(), strict=True))])


def _read_tab(tab: Tab, grid: Grid | None) -> pd.DataFrame:
    """The public columns; those that were not there yet are empty."""
    columns = {field: column for field, column in tab.columns.items() if column.public}
    if grid is None or len(grid.cells) < 2:
        return empty_rows(tab)[list(columns)]
    labels = {str(label): at for at, label in enumerate(grid.cells[0])}
    frame = {}
    for field, column in columns.items():
        at = labels.get(column.label)
        values = [column.empty if at is None else _read(column, row[at]) for row in grid.cells[1:]]
        frame[field] = pd.Series(values, dtype="float64" if isinstance(column, Number) else "object")
    return pd.DataFrame(frame)


def _write(column: Column, value: Any) -> Cell:
    if isinstance(column, Links):
        return _SEPARATOR.join(value)
    if isinstance(column, Fuzzy):
        return "" if value is None else json.dumps(asdict(value), default=date.isoformat)
    if isinstance(column, Number):
        return "" if value != value else float(value)
    return str(value)


def _read(column: Column, cell: Cell) -> Any:
    if cell == "":
        return column.empty
    if isinstance(column, Links):
        return tuple(str(cell).split(_SEPARATOR))
    if isinstance(column, Fuzzy):
        return _read_date(json.loads(str(cell)))
    return cell


def _read_date(written: Mapping[str, Any]) -> FuzzyDate:
    days = {name: _day(written[name]) for name in ("earliest", "latest")}
    spans = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in written["spans"])
    certainty = Certainty(written["certainty"])
    return FuzzyDate(**{**written, **days, "spans": spans, "certainty": certainty})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
