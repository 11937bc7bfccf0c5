"""What reading goes from and to: raw grids, then typed tables and findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from sheets.cells import Cell, column_letter
from sheets.findings import Finding
from sheets.schema import Tab
from sheets.vocabularies import Term


@dataclass(frozen=True, eq=False)
class Grid:
    """The raw cells of one tab, whole: row 1 of the Sheet is ``cells[0]``; rows may be ragged.

    ``title`` is the one it is recognised by; ``renamed`` its present one, when people changed it since.
    """

    title: str
    cells: list[list[Cell]]
    gid: int | None = None
    renamed: str = ""

    def __eq__(self, other: object) -> bool:
        """Same place, same cells in value and in kind: to Python, 1, 1.0 and True are equal."""
        if self is other:
            return True
        if not isinstance(other, Grid):
            return NotImplemented
        named_alike = (self.title, self.gid, self.renamed) == (other.title, other.gid, other.renamed)
        return named_alike and self.cells == other.cells and all(map(_same_kinds, self.cells, other.cells))

    __hash__ = None  # type: ignore[assignment]


def _same_kinds(row: list[Cell], other: list[Cell]) -> bool:
    return list(map(type, row)) == list(map(type, other))


def link_to(url: str, grid: Grid, row: int, index: int) -> str:
    """The address that opens one cell (1-based row, 0-based column) of the Sheet at ``url``, '' without an address."""
    return _link(url, grid.gid, row, index) if url and grid.gid is not None else ""


def _link(url: str, gid: int, row: int, index: int) -> str:
    return f"{url}#gid={gid}&range={column_letter(index)}{row}"


@dataclass(frozen=True)
class RawBook:
    """Every tab of a source as it stands; ``url`` is the Sheet's address, '' when cells have no address.

    ``public``: it holds the public view, already read (``sheets.public_book``); ``updated``: the day that a data
    package says it was made on.
    """

    grids: tuple[Grid, ...]
    url: str = ""
    public: bool = False
    updated: date | None = None

    def link(self, grid: Grid, row: int, index: int) -> str:
        """The address that opens one cell, '' when the source has none."""
        return link_to(self.url, grid, row, index)


@dataclass(frozen=True)
class Place:
    """Where a tab is written: the address of its Sheet, the columns (0-based) of its fields, the row below the last."""

    url: str
    gid: int
    columns: Mapping[str, int]
    below: int

    def cell(self, name: str, row: int = 0) -> str:
        """The address that opens the cell of a field, in a 1-based row or the first free one; '' without its column."""
        return _link(self.url, self.gid, row or self.below, self.columns[name]) if name in self.columns else ""


@dataclass(frozen=True)
class Table:
    """One tab, read. ``rows``: a column a declared field; ``extras``: the columns nobody declared, team only.

    Both are indexed by the 1-based row of the Sheet, and hold the rows in its order. ``place``: for the team only.
    """

    tab: Tab
    rows: pd.DataFrame
    extras: pd.DataFrame = field(default_factory=pd.DataFrame)
    place: Place | None = None


@dataclass(frozen=True)
class Workbook:
    """Typed tables, the project's settings (by field of PROJECT) and the findings. Nobody changes one: it is shared.

    ``unnamed``: the tabs whose rows no longer say whose they are.
    """

    tables: Mapping[Tab, Table]
    project: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    lists: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    unnamed: frozenset[Tab] = frozenset()

    def __getitem__(self, tab: Tab) -> pd.DataFrame:
        return self.tables[tab].rows


def empty_rows(tab: Tab) -> pd.DataFrame:
    """The table of a tab that holds nothing: its columns, no row."""
    return pd.DataFrame(dict.fromkeys(tab.columns, ()), dtype=object)


def records(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows of a table as named tuples whose fields are those of the declaration (``Index``: the row's number)."""
    return frame.itertuples()


def lookup(frame: pd.DataFrame, value: str, key: str = "id") -> dict[str, Any]:
    """Key -> value of each row; the last row wins when a key comes back in several versions."""
    return dict(zip(frame[key], frame[value], strict=True))
