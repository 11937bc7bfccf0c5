"""One tab read on its own: headers found, cells typed, faults noted. Nothing here looks at another tab."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import pandas as pd

from sheets.cells import Cell, clean_text, is_blank
from sheets.column import Column, Context
from sheets.decoration import decoration_rule
from sheets.drafts import Draft
from sheets.findings import Fault, quote
from sheets.headers import header_list, locate_headers, spellings_of
from sheets.kinds import Link, Number
from sheets.near_keys import report_near_keys
from sheets.schema import Tab
from sheets.shifted import shifted_rows
from sheets.stand_ins import says_nothing
from sheets.swapped import settle_swapped
from sheets.workbook import Grid, empty_rows


def draft_tab(tab: Tab, grid: Grid, context: Context) -> Draft:
    """What the cells of a tab say, references as typed. The same arguments give the same draft."""
    headers = locate_headers(tab, grid.cells)
    if headers is None:
        return _unread(tab, grid)
    draft = Draft(tab, grid, headers)
    for number in _filled_rows(grid, 1, headers.row):
        draft.report_row(number, Fault("above-headers"))
    numbers = _without_decoration(draft, _filled_rows(grid, headers.row + 2, len(grid.cells)))
    _read_rows(draft, numbers, context)
    settle_swapped(draft, context)
    _set_aside_shifted(draft, context)
    _set_aside_without_key(draft)
    _report_required(draft)
    if not linked_keys(tab):
        # Before references are resolved: the title of a row set aside names nothing.
        set_aside_used_keys(draft)
    report_near_keys(draft)
    return draft


def _unread(tab: Tab, grid: Grid) -> Draft:
    """A tab without any known header: nothing is read, every filled row is reported."""
    draft = Draft(tab, grid, rows=empty_rows(tab))
    for number in _filled_rows(grid, 1, len(grid.cells)):
        draft.report_row(number, Fault("headers-missing", {"columns": header_list(tab)}))
    return draft


def _filled_rows(grid: Grid, first: int, last: int) -> list[int]:
    """The numbers of the rows that hold something, from ``first`` to ``last``, 1-based."""
    return [n for n, row in enumerate(grid.cells[first - 1 : last], first) if not all(map(is_blank, row))]


def _without_decoration(draft: Draft, numbers: list[int]) -> list[int]:
    """The rows of data; the others are reported."""
    spellings, fields = spellings_of(draft.tab), draft.headers.fields
    keys = {fields[field] for field in draft.tab.key if field in fields}
    kept = []
    for number in numbers:
        continued = draft.headers.continued and number == draft.header_row + 1
        row = draft.grid.cells[number - 1]
        rule = "headers-continued" if continued else decoration_rule(row, fields, keys, spellings)
        if rule:
            draft.report_row(number, Fault(rule))
        else:
            kept.append(number)
    return kept


def _read_rows(draft: Draft, numbers: list[int], context: Context) -> None:
    index = pd.Index(numbers, name="row", dtype="int64")
    raw_columns = list(zip_longest(*(draft.grid.cells[number - 1] for number in numbers)))
    absent = (None,) * len(numbers)

    def raw_column(at: int | None) -> Sequence[Cell]:
        return absent if at is None or at >= len(raw_columns) else raw_columns[at]

    columns: dict[str, list[Any]] = {}
    for field, column in draft.tab.columns.items():
        raws = raw_column(draft.headers.fields.get(field))
        values, faults = read_column(column, raws, context)
        for position, fault in faults:
            draft.report(numbers[position], field, raws[position], fault)
        columns[field] = values
    draft.rows = pd.DataFrame(columns, index=index, dtype=object)
    for field in draft.tab.fields_of(Number):
        draft.rows[field] = draft.rows[field].astype("float64")
    unknown = draft.headers.unknown.items()
    extras = {label: list(map(clean_text, raw_column(at))) for label, at in unknown}
    draft.extras = pd.DataFrame(extras, index=index, dtype=object)


def read_column(column: Column, raws: Sequence[Cell], context: Context) -> tuple[list[Any], list[tuple[int, Fault]]]:
    """Read a column, each distinct cell once -> values, and faults with their 0-based position."""
    read: dict[object, tuple[Any, Fault | None]] = {}
    values, faults = [], []
    for position, raw in enumerate(raws):
        # 1, 1.0 and True are equal but not the same cell.
        key = raw if raw.__class__ is str else (raw.__class__, raw)
        known = read.get(key)
        if known is None:
            known = read[key] = column.read(raw, context)
        value, fault = known
        values.append(value)
        if fault is not None:
            faults.append((position, fault))
    return values, faults


def dtype_of(column: Column) -> str:
    """The type of a column of a table."""
    return "float64" if isinstance(column.empty, float) else "object"


def _set_aside_shifted(draft: Draft, context: Context) -> None:
    """A row pasted beside its columns is told once, rather than cell by cell."""
    shifted = shifted_rows(draft, context)
    draft.faults = [fault for fault in draft.faults if fault[0] not in shifted]
    for number in shifted:
        draft.report_row(number, Fault("row-shifted"))
    _set_aside(draft, shifted)


def _set_aside_without_key(draft: Draft) -> None:
    """Rule 1: a row without its key is set aside, and reported whole."""
    for field in draft.tab.key:
        column = draft.tab.columns[field]
        if column.required:
            keyless = [n for n, part in zip(draft.rows.index.tolist(), draft.rows[field], strict=True) if part == ""]
            rule = "key-missing" if field in draft.headers.fields else "key-column-missing"
            fault = Fault(rule, {"column": column.label, "header_row": str(draft.header_row)})
            for number in keyless:
                draft.report_row(number, fault)
            _set_aside(draft, keyless)


def _report_required(draft: Draft) -> None:
    numbers = draft.rows.index.tolist()
    for field in draft.tab.required_fields:
        if field in draft.headers.fields:
            at = draft.headers.fields[field]
            for number, value in zip(numbers, draft.rows[field], strict=True):
                if not value and says_nothing(clean_text(draft.cell(number, at))):
                    draft.report(number, field, "", Fault("required-empty"))


def linked_keys(tab: Tab) -> list[int]:
    """The places, in the key of a tab, of the references: those are ids only once resolved."""
    return [place for place, field in enumerate(tab.key) if isinstance(tab.columns[field], Link)]


def set_aside_used_keys(draft: Draft) -> None:
    """Rule 1: a row whose key is already used is set aside, and reported whole."""
    links = linked_keys(draft.tab)
    first: dict[tuple[Any, ...], int] = {}
    used = []
    keys = zip(*(draft.rows[field] for field in draft.tab.key), strict=True)
    # Without a key there is nothing to compare.
    for number, key in zip(draft.rows.index.tolist(), keys, strict=False):
        # An opinion that names nobody, or a reference that had to be emptied, is the twin of no other.
        if links and not all(key[place] for place in links):
            continue
        if first.setdefault(key, number) != number:
            used.append(number)
            fault = Fault("key-used", {"key": quote(" · ".join(filter(None, key))), "first": str(first[key])})
            draft.report_row(number, fault)
    _set_aside(draft, used)


def _set_aside(draft: Draft, numbers: Sequence[int]) -> None:
    if numbers:
        draft.rows = draft.rows.drop(index=numbers)
