"""From raw grids to typed tables and findings, by the rules of the Sheet. Nothing here raises on what people typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

import pandas as pd

from sheets.cells import Cell, clean_text, fold_plural, is_blank
from sheets.findings import Fault, Finding, make_finding, quote
from sheets.headers import Headers, header_list, locate_headers
from sheets.lists import read_lists
from sheets.poles import settle_positions
from sheets.project import project_year, read_project
from sheets.references import resolve_references
from sheets.schema import Column, Context, Link, Tab
from sheets.tabs import LISTS, PROJECT
from sheets.workbook import Grid, RawBook, Table, Workbook, empty_rows


@dataclass
class Draft:
    """A tab being read. ``faults``: (row, field, raw value, fault), the row 1-based, the field '' for a whole row."""

    tab: Tab
    grid: Grid
    rows: pd.DataFrame
    extras: pd.DataFrame
    indexes: Mapping[str, int]
    faults: list[tuple[int | None, str, str, Fault]]
    findings: list[Finding]

    def report(self, row: int | None, field: str, raw: Cell, fault: Fault) -> None:
        self.faults.append((row, field, clean_text(raw), fault))


def read_workbook(tabs: Sequence[Tab], raw: RawBook, today: date) -> Workbook:
    """Read every declared tab of ``raw``. ``today`` gives the year of dates without one when the project sets none."""
    grids, findings = _recognise_tabs(tabs, raw.grids)
    project, project_findings = read_project(grids.get(PROJECT), raw, today)
    context = Context(project_year(project, today))
    lists: Mapping[str, Any] = {}
    if LISTS in grids:
        context = replace(context, lists=read_lists(_draft_table(LISTS, grids[LISTS], context).rows))
        lists = context.lists
    drafts = {tab: _draft_table(tab, grids[tab], context) for tab in tabs if tab in grids and tab is not PROJECT}
    resolve_references(drafts)
    settle_positions(drafts)
    tables = {tab: _finish(drafts[tab], raw) if tab in drafts else (Table(tab, empty_rows(tab)), []) for tab in tabs}
    cell_findings = [finding for _, found in tables.values() for finding in found]
    return Workbook(
        {tab: table for tab, (table, _) in tables.items()},
        project,
        (*findings, *project_findings, *cell_findings),
        lists,
    )


def _recognise_tabs(tabs: Sequence[Tab], grids: Iterable[Grid]) -> tuple[dict[Tab, Grid], list[Finding]]:
    """Which grid is which tab, by folded title; tabs named _… and unknown tabs are left alone."""
    by_name = {fold_plural(tab.name): tab for tab in tabs}
    found: dict[Tab, Grid] = {}
    others: list[Grid] = []
    findings: list[Finding] = []
    for grid in grids:
        tab = by_name.get(fold_plural(grid.title))
        if grid.title.startswith("_"):
            continue
        if tab is None:
            others.append(grid)
        elif tab in found:
            findings.append(make_finding(Fault("tab-twice"), grid.title))
        else:
            found[tab] = grid
    missing = {name: tab for name, tab in by_name.items() if tab not in found}
    for grid in others:
        near = get_close_matches(fold_plural(grid.title)[:100], list(missing), n=1, cutoff=0.8)
        if near:
            findings.append(make_finding(Fault("tab-near", {"right": missing.pop(near[0]).name}), grid.title))
    findings += [
        make_finding(Fault("tab-missing", {"columns": header_list(tab)}), tab.name) for tab in missing.values()
    ]
    return found, findings


def _draft_table(tab: Tab, grid: Grid, context: Context) -> Draft:
    headers = locate_headers(tab, grid.cells)
    if headers is None:
        return _unread(tab, grid)
    numbers = [n for n, row in enumerate(grid.cells[headers.row + 1 :], headers.row + 2) if not all(map(is_blank, row))]
    draft = Draft(tab, grid, empty_rows(tab), pd.DataFrame(), headers.fields, [], [])
    _report_headers(draft, headers)
    numbers = _without_repeated_headers(draft, headers, numbers)
    raws = {field: [_cell(grid, number, index) for number in numbers] for field, index in headers.fields.items()}
    values: dict[str, list[Any]] = {}
    for field, column in tab.columns.items():
        if field in raws:
            values[field], faults = read_column(column, raws[field], context)
            for position, fault in faults:
                draft.report(numbers[position], field, raws[field][position], fault)
        else:
            values[field] = [column.empty] * len(numbers)
    index = pd.Index(numbers, name="row", dtype="int64")
    draft.rows = pd.DataFrame({f: pd.Series(v, index=index, dtype=_dtype(tab.columns[f])) for f, v in values.items()})
    draft.extras = _read_extras(grid, headers, index)
    _set_aside_without_key(draft)
    _report_required(draft, raws)
    return draft


def _unread(tab: Tab, grid: Grid) -> Draft:
    """A tab without any known header: nothing is read, every filled row is reported."""
    draft = Draft(tab, grid, empty_rows(tab), pd.DataFrame(), {}, [], [])
    fault = Fault("headers-missing", {"columns": header_list(tab)})
    for number, row in enumerate(grid.cells, 1):
        if not all(map(is_blank, row)):
            draft.report(number, "", _whole_row(grid, number), fault)
    return draft


def read_column(column: Column, raws: Sequence[Cell], context: Context) -> tuple[list[Any], list[tuple[int, Fault]]]:
    """Read a column, each distinct cell once -> values, and faults with their 0-based position."""
    known: dict[Any, tuple[Any, Fault | None]] = {}
    values, faults = [], []
    for position, raw in enumerate(raws):
        # 1, 1.0 and True are equal but not the same cell.
        key = raw if raw.__class__ is str else (raw.__class__, raw)
        read = known.get(key)
        if read is None:
            read = known[key] = column.read(raw, context)
        values.append(read[0])
        if read[1] is not None:
            faults.append((position, read[1]))
    return values, faults


def _dtype(column: Column) -> str:
    return "float64" if isinstance(column.empty, float) else "object"


def _cell(grid: Grid, number: int, index: int) -> Cell:
    row = grid.cells[number - 1]
    return row[index] if index < len(row) else None


def _whole_row(grid: Grid, number: int) -> str:
    return " | ".join(text for text in map(clean_text, grid.cells[number - 1]) if text)


def _read_extras(grid: Grid, headers: Headers, index: pd.Index) -> pd.DataFrame:
    columns = {label: [clean_text(_cell(grid, n, i)) for n in index] for label, i in headers.unknown.items()}
    return pd.DataFrame(columns, index=index, dtype=object)


def _report_headers(draft: Draft, headers: Headers) -> None:
    for index, fault in headers.faults:
        row = headers.row + 1 if index is not None else None
        draft.findings.append(make_finding(fault, draft.tab.name, row, index=index))
    for number in range(1, headers.row + 1):
        if not all(map(is_blank, draft.grid.cells[number - 1])):
            draft.report(number, "", _whole_row(draft.grid, number), Fault("above-headers"))


def _without_repeated_headers(draft: Draft, headers: Headers, numbers: list[int]) -> list[int]:
    labels = {index: clean_text(draft.grid.cells[headers.row][index]) for index in headers.fields.values()}
    kept = []
    for number in numbers:
        # Nearly every row is told apart by its first cell.
        if all(
            fold_plural(clean_text(_cell(draft.grid, number, i))) == fold_plural(text) for i, text in labels.items()
        ):
            draft.report(number, "", _whole_row(draft.grid, number), Fault("header-repeated"))
        else:
            kept.append(number)
    return kept


def _set_aside_without_key(draft: Draft) -> None:
    """Rule 1: a row without its key is set aside, and reported whole."""
    for field in draft.tab.key:
        column = draft.tab.columns[field]
        if column.required:
            keyless = draft.rows.index[draft.rows[field] == ""]
            for number in keyless:
                fault = Fault("key-missing", {"column": column.label})
                draft.report(int(number), "", _whole_row(draft.grid, int(number)), fault)
            draft.rows = draft.rows.drop(index=keyless)


def _report_required(draft: Draft, raws: Mapping[str, Sequence[Cell]]) -> None:
    for field in draft.tab.required_fields:
        if field in raws:
            empty = {number for number in draft.rows.index if is_blank(_cell(draft.grid, number, draft.indexes[field]))}
            for number in sorted(empty):
                draft.report(int(number), field, "", Fault("required-empty"))


def _finish(draft: Draft, raw: RawBook) -> tuple[Table, list[Finding]]:
    """Set aside rows whose key is used, and give each fault its place."""
    _set_aside_used_keys(draft)
    for number, field, value, fault in draft.faults:
        index = draft.indexes.get(field)
        label = draft.tab.columns[field].label if field else ""
        link = raw.link(draft.grid, number, index or 0) if number else ""
        draft.findings.append(make_finding(fault, draft.tab.name, number, label, index, value, link))
    return Table(draft.tab, draft.rows, draft.extras.reindex(draft.rows.index)), draft.findings


def _set_aside_used_keys(draft: Draft) -> None:
    links = [field for field in draft.tab.key if isinstance(draft.tab.columns[field], Link)]
    first: dict[tuple[Any, ...], int] = {}
    used = []
    for number, key in zip(draft.rows.index, zip(*(draft.rows[f] for f in draft.tab.key), strict=True), strict=False):
        # An opinion that names nobody, or a reference that had to be emptied, is the twin of no other.
        if any(not part for field, part in zip(draft.tab.key, key, strict=True) if field in links):
            continue
        if key in first:
            used.append(number)
            fault = Fault("key-used", {"key": quote(" · ".join(filter(None, key))), "first": str(first[key])})
            draft.report(int(number), "", _whole_row(draft.grid, int(number)), fault)
        first.setdefault(key, int(number))
    draft.rows = draft.rows.drop(index=used)
