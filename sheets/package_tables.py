"""The public tables as they are published: French headers, and cells that reading turns into the same values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sheets.cells import fold
from sheets.column import Column
from sheets.dates import FuzzyDate
from sheets.exports import guard, to_csv
from sheets.kinds import Fuzzy, Link, Number
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.tabs import PROJECT
from sheets.workbook import Workbook

Value: TypeAlias = str | float | int | list[str] | None

BETWEEN_REFERENCES = " ; "
# A row of a table without a key may hold nothing that is public, and still counts.
RANK = Number("Ligne", public=True, required=True, low=1, high=1_000_000, help="Le rang de la ligne dans le fichier.")
_DECIMALS = 15  # what the reader of numbers accepts


@dataclass(frozen=True)
class PublicTable:
    """One tab as published. ``fields``: (header, column) in order; a fuzzy date is followed by its EDTF notation.

    ``rows``: plain values, by position; ``name``: of its file.
    """

    tab: Tab
    fields: tuple[tuple[str, Column], ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def name(self) -> str:
        return file_name(self.tab)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(header for header, _ in self.fields)

    def csv(self) -> bytes:
        """For spreadsheets and for machines: no cell can run as a formula, and ``exports.unguard`` gives it back."""
        return to_csv(self.header, ([write_cell(value) for value in row] for row in self.rows), guard)

    def records(self) -> list[dict[str, Value]]:
        """A mapping a row, by header: references as lists, numbers as numbers, None for an empty cell."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


def file_name(tab: Tab) -> str:
    """« Crash-tests » -> crash-tests."""
    return fold(tab.name).replace(" ", "-")


def edtf_header(label: str) -> str:
    """The header of the machine-readable notation of a fuzzy date."""
    return f"{label} (EDTF)"


def public_tables(workbook: Workbook) -> tuple[PublicTable, ...]:
    """Every tab of a public view, the project's settings first as rows of a key and a value."""
    others = (tab for tab in workbook.tables if tab is not PROJECT)
    return (_settings(workbook), *(_table(workbook, tab) for tab in others))


def _settings(workbook: Workbook) -> PublicTable:
    rows = tuple(
        (column.label, write_cell(_plain(column, workbook.project.get(field, column.empty))))
        for field, column in PROJECT.columns.items()
    )
    return PublicTable(PROJECT, tuple((column.label, column) for column in SETTINGS.columns.values()), rows)


def _table(workbook: Workbook, tab: Tab) -> PublicTable:
    frame = workbook[tab]
    columns = {field: column for field, column in tab.columns.items() if field in frame}
    fields = [header for column in columns.values() for header in _headers(column)]
    values = [part for field, column in columns.items() for part in _values(column, list(frame[field]))]
    if not any(is_sure(tab, column) for column in columns.values()):
        fields, values = [(RANK.label, RANK), *fields], [list(range(1, len(frame) + 1)), *values]
    return PublicTable(tab, tuple(fields), tuple(zip(*values, strict=True)))


def is_sure(tab: Tab, column: Column) -> bool:
    """Whether no row can lack it: rows without their key are set aside, but references may be emptied after."""
    return column.required and not isinstance(column, Link) and column in [tab.columns[field] for field in tab.key]


def _headers(column: Column) -> Iterable[tuple[str, Column]]:
    yield column.label, column
    if isinstance(column, Fuzzy):
        yield edtf_header(column.label), column


def _values(column: Column, values: Sequence[Any]) -> Iterable[list[Value]]:
    yield [_plain(column, value) for value in values]
    if isinstance(column, Fuzzy):
        yield [value.edtf if value else None for value in values]


def _plain(column: Column, value: Any) -> Value:
    if value is None or value != value or value in ("", ()):
        return None
    if isinstance(value, FuzzyDate):
        return value.text
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return str(value)


def write_cell(value: Value) -> str:
    """The text of a value in a CSV cell: references between « ; », numbers without exponent."""
    if isinstance(value, list):
        return BETWEEN_REFERENCES.join(value)
    if isinstance(value, float):
        text = repr(value)
        return text if "e" not in text else f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
