"""A Google Sheet as it stands: tabs, cells, and how they are dressed (notes, dropdowns, formats, protections)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sheets.cells import Cell, clean_text, column_index, fold_plural
from sheets.google_client import PatientClient, name_range
from sheets.google_patience import cells_of_ranges
from sheets.template_places import Area, Offer

_TABS = (
    "properties(title,locale),sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount,"
    "frozenRowCount)),protectedRanges(range))"
)
_DRESS = (
    "sheets(properties.sheetId,data(startRow,startColumn,rowData.values(note,dataValidation,"
    "userEnteredFormat.numberFormat.type,userEnteredValue.formulaValue)))"
)
_FIRST_ROWS = "1:10"  # where headers are looked for
_RANGE = re.compile(r"=(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)(?:\$?(\d+))?")


@dataclass(frozen=True)
class Rule:
    """The validation of a cell. ``offer``: what its dropdown proposes, None for any other kind of rule."""

    offer: Offer | None
    message: str


@dataclass(frozen=True)
class Dress:
    """What a cell has beside its value."""

    note: str = ""
    rule: Rule | None = None
    is_text: bool = False
    is_formula: bool = False


BARE = Dress()


@dataclass(frozen=True)
class PresentTab:
    """One tab. ``rows``, ``columns``: the size of its grid; ``protected``: its protected rows, 0-based, end excluded.

    ``dress``: (row, column) -> how a cell is dressed, for the first ``examined`` rows and for the last one.
    """

    gid: int
    title: str
    rows: int
    columns: int
    frozen: int = 0
    cells: list[list[Cell]] = field(default_factory=list)
    protected: tuple[tuple[int, int], ...] = ()
    examined: int = 0
    dress: Mapping[tuple[int, int], Dress] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> Cell:
        line = self.cells[row] if row < len(self.cells) else []
        return line[column] if column < len(line) else None

    def dressed(self, row: int, column: int) -> Dress:
        """How an examined cell is dressed."""
        return self.dress.get((row, column), BARE)

    def stretches(self, column: int, start: int) -> Iterator[tuple[int, int, Dress]]:
        """The cells of a column from a row on, as (first, end excluded, dress).

        Rows beyond those examined hold nothing, and are taken to be dressed as the last one is.
        """
        examined = max(start, min(self.examined, self.rows))
        for row in range(start, examined):
            yield row, row + 1, self.dressed(row, column)
        if examined < self.rows:
            yield examined, self.rows, self.dressed(self.rows - 1, column)


@dataclass(frozen=True)
class PresentBook:
    """The whole Sheet. ``others``: the tabs that are not read: those named « _… », charts."""

    locale: str
    tabs: tuple[PresentTab, ...]
    others: tuple[PresentTab, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True for a Sheet just made by hand: a single tab that holds nothing."""
        return len(self.tabs) == 1 and not self.others and not any(self.tabs[0].cells)


def look(client: PatientClient, spreadsheet: str, names: Collection[str]) -> PresentBook:
    """Three calls: the tabs, their cells, how these are dressed. Raises what ``google_client.FAILURES`` lists.

    ``names``: those of the declared tabs; of the others only the first rows are looked at, unless there is but one.
    """
    layout = client.ask_layout(spreadsheet, _TABS).json()
    tabs = [(_read_tab(sheet), sheet["properties"]) for sheet in layout["sheets"]]
    read = [tab for tab, properties in tabs if _is_read(properties)]
    others = tuple(tab for tab, properties in tabs if not _is_read(properties))
    folded = {fold_plural(name) for name in names}
    if read:
        whole = {tab.title for tab in read if len(read) == 1 or fold_plural(tab.title) in folded}
        ranges = [name_range(tab.title, "" if tab.title in whole else _FIRST_ROWS) for tab in read]
        cells = cells_of_ranges(client.ask_values(spreadsheet, ranges), len(ranges))
        read = [replace(tab, cells=rows, examined=len(rows) + 1) for tab, rows in zip(read, cells, strict=True)]
        read = _dressed(client, spreadsheet, read, folded)
    return PresentBook(str(layout["properties"].get("locale", "")), tuple(read), others)


def _is_read(properties: Mapping[str, Any]) -> bool:
    return properties.get("sheetType", "GRID") == "GRID" and not str(properties["title"]).startswith("_")


def _read_tab(sheet: Mapping[str, Any]) -> PresentTab:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    rows = int(grid.get("rowCount", 0))
    return PresentTab(
        int(properties.get("sheetId", 0)),
        str(properties["title"]),
        rows,
        int(grid.get("columnCount", 0)),
        int(grid.get("frozenRowCount", 0)),
        protected=tuple(
            (int(area.get("startRowIndex", 0)), int(area.get("endRowIndex", rows)))
            for area in (protected.get("range", {}) for protected in sheet.get("protectedRanges", ()))
        ),
    )


def _dressed(
    client: PatientClient, spreadsheet: str, tabs: Sequence[PresentTab], folded: Collection[str]
) -> list[PresentTab]:
    ranges = [
        name_range(tab.title, rows)
        for tab in tabs
        if fold_plural(tab.title) in folded
        for rows in {f"1:{min(tab.examined, tab.rows)}": None, f"{tab.rows}:{tab.rows}": None}
    ]
    if not ranges:
        return list(tabs)
    sheets = client.ask_layout(spreadsheet, _DRESS, ranges).json()["sheets"]
    found = {int(sheet["properties"].get("sheetId", 0)): _read_dress(sheet) for sheet in sheets}
    return [replace(tab, dress=found.get(tab.gid, {})) for tab in tabs]


def _read_dress(sheet: Mapping[str, Any]) -> dict[tuple[int, int], Dress]:
    return {
        (row, column): _dress_of(cell)
        for data in sheet.get("data", ())
        for row, line in enumerate(data.get("rowData", ()), data.get("startRow", 0))
        for column, cell in enumerate(line.get("values", ()), data.get("startColumn", 0))
        if cell
    }


def _dress_of(cell: Mapping[str, Any]) -> Dress:
    rule = cell.get("dataValidation")
    return Dress(
        clean_text(cell.get("note", "")),
        read_rule(rule) if rule else None,
        cell.get("userEnteredFormat", {}).get("numberFormat", {}).get("type") == "TEXT",
        "formulaValue" in cell.get("userEnteredValue", {}),
    )


def read_rule(rule: Mapping[str, Any]) -> Rule:
    """A DataValidationRule of the API."""
    condition = rule.get("condition", {})
    values = [str(value.get("userEnteredValue", "")) for value in condition.get("values", ())]
    offer: Offer | None = None
    if condition.get("type") == "ONE_OF_LIST":
        offer = tuple(values)
    elif condition.get("type") == "ONE_OF_RANGE" and len(values) == 1:
        offer = _read_area(values[0])
    return Rule(offer, str(rule.get("inputMessage", "")))


def _read_area(formula: str) -> Area | None:
    """The part of one column that a formula names; None for anything else, « =#REF! » included."""
    match = _RANGE.fullmatch(formula)
    if match is None or match[3] != match[5]:
        return None
    title = match[1].replace("''", "'") if match[1] else match[2]
    return Area(title, column_index(match[3]), int(match[4]) - 1, int(match[6]) if match[6] else None)
