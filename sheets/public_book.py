"""What anybody may see of a workbook, as a raw book: what a public instance remembers, and nothing else.

Written from the public view, so that no private cell, draft, finding nor unreadable text is ever in it; reading it
again gives that very view.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from sheets.cells import Cell
from sheets.project import SETTINGS
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.schema import Column, Fuzzy, Key, Link, Links, Number, Tab
from sheets.tabs import PROJECT, TABS
from sheets.vocabularies import PUBLISHED
from sheets.workbook import Grid, RawBook, Workbook

_PUBLICATION = "publication"
# Stands for a reference that names no row: without one, a row whose key it is would be set aside.
_NAMES_NOTHING = "(référence illisible)"


def public_book(book: RawBook, today: date) -> RawBook:
    """The public view of a raw book, as a raw book. ``today`` gives the year of dates without one."""
    return write_public(public_view(read_workbook(TABS, book, today)))


def write_public(workbook: Workbook) -> RawBook:
    """The grids from which reading makes this public view again; the Sheet's own address is left out."""
    grids = [_write_tab(tab, table.rows) for tab, table in workbook.tables.items() if tab is not PROJECT]
    return RawBook((_write_project(workbook.project), *grids))


def _write_project(project: Mapping[str, Any]) -> Grid:
    columns = ((PROJECT.columns[field], value) for field, value in project.items())
    settings: list[list[Cell]] = [[column.label, _write(column, value)] for column, value in columns]
    labels: list[Cell] = [column.label for column in SETTINGS.columns.values()]
    return Grid(PROJECT.name, [labels, *(setting for setting in settings if setting[1] != "")])


def _write_tab(tab: Tab, rows: pd.DataFrame) -> Grid:
    """Its public columns, and what reading asks for besides: a publication, and a key where that is private."""
    written: dict[str, Sequence[Cell]] = {}
    for field, column in tab.columns.items():
        if field in rows:
            written[column.label] = [_write(column, value) for value in rows[field]]
        elif field == _PUBLICATION:
            written[column.label] = [PUBLISHED] * len(rows)
        elif isinstance(column, Key):
            written[column.label] = [str(number) for number in range(1, len(rows) + 1)]
    lines = zip(*written.values(), strict=True)
    return Grid(tab.name, [list(written), *map(list, lines)])


def _write(column: Column, value: Any) -> Cell:
    """A cell that the column reads as ``value``."""
    if isinstance(column, Link) and column.required and not value:
        return _NAMES_NOTHING
    if isinstance(column, Links):
        return " ; ".join(value)
    if isinstance(column, Fuzzy):
        return "" if value is None else str(value.text)
    if isinstance(column, Number):
        # A text, so that a percentage is not taken for a share.
        return "" if value != value else f"{value:.12f}".rstrip("0").rstrip(".")
    return str(value)
