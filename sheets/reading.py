"""From raw grids to typed tables and findings, by the rules of the Sheet. Nothing here raises on what people typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from sheets.cells import Cell, clean_text, fold, fold_plural, is_blank
from sheets.drafts import Draft, place_faults
from sheets.findings import Fault, Finding, quote
from sheets.form_answers import feed_tables, read_answers, split_forms
from sheets.forms import Form
from sheets.headers import header_list, locate_headers, spellings_of
from sheets.labs import with_labs
from sheets.lists import read_lists
from sheets.poles import settle_positions
from sheets.project import project_year, read_project
from sheets.references import resolve_references
from sheets.schema import Column, Context, Link, Tab
from sheets.tab_names import recognise_tabs
from sheets.tabs import FORMS, LISTS, PROJECT
from sheets.workbook import Grid, RawBook, Table, Workbook, empty_rows

_TOTAL = re.compile("(?:sous )?tota(?:l|ux)(?: general)?(?: [0-9]+)?")
_LONGEST_TOTAL = 40


def read_workbook(tabs: Sequence[Tab], raw: RawBook, today: date, forms: Sequence[Form] = FORMS) -> Workbook:
    """Read every declared tab of ``raw``, and the forms that feed them.

    ``today`` gives the year of dates without one when the project sets none.
    """
    book, form_grids = split_forms(forms, raw)
    grids, findings = recognise_tabs(tabs, book)
    project, project_findings = read_project(grids.get(PROJECT), raw, today)
    context = Context(project_year(project, today))
    if LISTS in grids:
        context = replace(context, lists=read_lists(_draft_table(LISTS, grids[LISTS], context).rows))
    drafts = {tab: _draft_table(tab, grids[tab], context) for tab in tabs if tab in grids and tab is not PROJECT}
    answers = [read_answers(form, grid, raw, drafts) for form, grid in form_grids]
    drafts |= {one.tab: _draft_table(one.tab, one.grid, context) for one in answers if one.places}
    resolve_references(drafts)
    settle_positions(drafts)
    finished = {tab: _finish(drafts[tab], raw) if tab in drafts else (Table(tab, empty_rows(tab)), []) for tab in tabs}
    findings += [*project_findings, *(finding for _, found in finished.values() for finding in found)]
    tables = {tab: table for tab, (table, _) in finished.items()}
    told = feed_tables(tables, findings, answers, drafts, raw)
    return Workbook(tables, project, with_labs(told, drafts, answers), context.lists)


def _draft_table(tab: Tab, grid: Grid, context: Context) -> Draft:
    headers = locate_headers(tab, grid.cells)
    if headers is None:
        return _unread(tab, grid)
    draft = Draft(tab, grid, headers)
    for number in _filled_rows(grid, 1, headers.row):
        draft.report_row(number, Fault("above-headers"))
    numbers = _without_decoration(draft, _filled_rows(grid, headers.row + 2, len(grid.cells)))
    _read_rows(draft, numbers, context)
    _set_aside_without_key(draft)
    _report_required(draft)
    if not _linked_keys(tab):
        # Before references are resolved: the title of a row set aside names nothing.
        _set_aside_used_keys(draft)
    return draft


def _unread(tab: Tab, grid: Grid) -> Draft:
    """A tab without any known header: nothing is read, every filled row is reported."""
    draft = Draft(tab, grid)
    for number in _filled_rows(grid, 1, len(grid.cells)):
        draft.report_row(number, Fault("headers-missing", {"columns": header_list(tab)}))
    return draft


def _filled_rows(grid: Grid, first: int, last: int) -> list[int]:
    """The numbers of the rows that hold something, from ``first`` to ``last``, 1-based."""
    return [n for n, row in enumerate(grid.cells[first - 1 : last], first) if not all(map(is_blank, row))]


def _read_rows(draft: Draft, numbers: list[int], context: Context) -> None:
    index = pd.Index(numbers, name="row", dtype="int64")
    columns: dict[str, pd.Series] = {}
    for field, column in draft.tab.columns.items():
        raws = _raw_column(draft, numbers, draft.headers.fields.get(field))
        values, faults = read_column(column, raws, context)
        for position, fault in faults:
            draft.report(numbers[position], field, raws[position], fault)
        columns[field] = pd.Series(values, index=index, dtype=_dtype(column))
    draft.rows = pd.DataFrame(columns)
    unknown = draft.headers.unknown.items()
    extras = {label: list(map(clean_text, _raw_column(draft, numbers, at))) for label, at in unknown}
    draft.extras = pd.DataFrame(extras, index=index, dtype=object)


def _raw_column(draft: Draft, numbers: Sequence[int], index: int | None) -> list[Cell]:
    return [None] * len(numbers) if index is None else [draft.cell(number, index) for number in numbers]


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


def _without_decoration(draft: Draft, numbers: list[int]) -> list[int]:
    """The rows that are neither headers again nor a total, which are reported."""
    spellings = spellings_of(draft.tab)
    kept = []
    for number in numbers:
        if _repeats_headers(draft, number, spellings):
            draft.report_row(number, Fault("header-repeated"))
        elif _is_total(draft, number):
            draft.report_row(number, Fault("totals-row"))
        else:
            kept.append(number)
    return kept


def _is_total(draft: Draft, number: int) -> bool:
    first = next(cell for cell in draft.grid.cells[number - 1] if not is_blank(cell))
    likely = isinstance(first, str) and "tota" in first[:_LONGEST_TOTAL].lower()
    return likely and _TOTAL.fullmatch(fold(clean_text(first))) is not None


def _repeats_headers(draft: Draft, number: int, spellings: Mapping[str, str]) -> bool:
    """True when the row holds headers only: all of them, or several of an earlier layout, at their place."""
    repeated = 0
    for field, index in draft.headers.fields.items():
        cell = draft.cell(number, index)
        if is_blank(cell):
            continue
        # Nearly every row is told apart by its first cell.
        if spellings.get(fold_plural(clean_text(cell))) != field:
            return False
        repeated += 1
    return repeated > 1 or repeated == len(draft.headers.fields)


def _set_aside_without_key(draft: Draft) -> None:
    """Rule 1: a row without its key is set aside, and reported whole."""
    for field in draft.tab.key:
        column = draft.tab.columns[field]
        if column.required:
            keyless = draft.rows.index[draft.rows[field] == ""]
            rule = "key-missing" if field in draft.headers.fields else "key-column-missing"
            fault = Fault(rule, {"column": column.label, "header_row": str(draft.header_row)})
            for number in keyless:
                draft.report_row(int(number), fault)
            draft.rows = draft.rows.drop(index=keyless)


def _report_required(draft: Draft) -> None:
    for field in draft.tab.required_fields:
        if field in draft.headers.fields:
            for number in draft.rows.index:
                if is_blank(draft.cell(number, draft.headers.fields[field])):
                    draft.report(int(number), field, "", Fault("required-empty"))


def _finish(draft: Draft, raw: RawBook) -> tuple[Table, list[Finding]]:
    """Set aside the rows whose key is used, now that the references in keys are ids, and give each fault its place."""
    if _linked_keys(draft.tab):
        _set_aside_used_keys(draft)
    return Table(draft.tab, draft.rows, draft.extras.reindex(draft.rows.index)), place_faults(draft, raw)


def _linked_keys(tab: Tab) -> list[str]:
    return [field for field in tab.key if isinstance(tab.columns[field], Link)]


def _set_aside_used_keys(draft: Draft) -> None:
    links = _linked_keys(draft.tab)
    first: dict[tuple[Any, ...], int] = {}
    used = []
    for number, key in zip(draft.rows.index, zip(*(draft.rows[f] for f in draft.tab.key), strict=True), strict=False):
        # An opinion that names nobody, or a reference that had to be emptied, is the twin of no other.
        if any(not part for field, part in zip(draft.tab.key, key, strict=True) if field in links):
            continue
        if key in first:
            used.append(number)
            fault = Fault("key-used", {"key": quote(" · ".join(filter(None, key))), "first": str(first[key])})
            draft.report_row(int(number), fault)
        first.setdefault(key, int(number))
    draft.rows = draft.rows.drop(index=used)
