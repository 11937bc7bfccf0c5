"""The answers of a form as rows of the tab it feeds: each keeps the very cells it comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from sheets.cells import Cell, clean_text, is_blank, shorten
from sheets.drafts import Draft
from sheets.findings import Fault, Finding, make_finding, quote
from sheets.form_questions import Question, Subjects, make_subjects, read_questions, subjects_listed
from sheets.forms import Form, header_line
from sheets.schema import Tab
from sheets.vocabularies import YES
from sheets.workbook import Grid, RawBook, Table

_CODE_WANTED = "« [T01] … »"


@dataclass(frozen=True)
class Answers:
    """One form's tab, understood. ``grid`` draws a row an answer under the headers of ``tab``, which has the columns of
    ``into``; ``places``: for each of them, the 1-based row of ``source`` and field -> 0-based column.
    """

    into: Tab
    tab: Tab
    grid: Grid
    source: Grid
    places: tuple[tuple[int, Mapping[str, int]], ...]
    findings: tuple[Finding, ...]


def split_forms(forms: Sequence[Form], raw: RawBook) -> tuple[RawBook, tuple[tuple[Form, Grid], ...]]:
    """The book without the tabs of forms, and those tabs, each with its form; one without an answer is nothing."""
    found = [(form, grid) for grid in raw.grids for form in forms if form.is_titled(grid.title)]
    taken = {id(grid) for _, grid in found}
    rest = replace(raw, grids=tuple(grid for grid in raw.grids if id(grid) not in taken))
    return rest, tuple((form, grid) for form, grid in found if header_line(grid.cells) >= 0)


def read_answers(form: Form, grid: Grid, raw: RawBook, drafts: Mapping[Tab, Draft]) -> Answers:
    """The answers of a form's tab, not typed yet. ``drafts``: the other tabs, whose rows the questions name."""
    named = next((draft for tab, draft in drafts.items() if tab.name == form.target), Draft(form.into, grid))
    subjects = make_subjects(form.into.columns[form.per].label, named)
    line = header_line(grid.cells)
    questions, faults = read_questions(form, grid.cells, line, subjects)
    reporter = _Reporter(grid, raw, line)
    if not any(question.subject for question in questions) and not _may_be_any(faults):
        reporter.tell(Fault("form-without-subject", {"target": form.target, "example": _CODE_WANTED}))
        return Answers(form.into, form.into, Grid(grid.title, []), grid, (), tuple(reporter.findings))
    for index, fault in faults:
        reporter.tell(fault, line + 1, index)
    _ask_required(form, questions, reporter)
    columns: dict[str, Any] = dict(form.into.columns)
    tab = Tab(grid.title, form.into.row_is, **columns)
    rows = list(_rows(form, grid, line, questions, subjects, reporter))
    drawn: list[list[Cell]] = [[column.label for column in tab.columns.values()]]
    drawn += [[cells.get(field) for field in tab.columns] for cells, _, _ in rows]
    places = tuple((number, columns) for _, number, columns in rows)
    return Answers(form.into, tab, Grid(grid.title, drawn, grid.gid), grid, places, tuple(reporter.findings))


def feed_tables(
    tables: dict[Tab, Table],
    findings: Sequence[Finding],
    answers: Iterable[Answers],
    drafts: Mapping[Tab, Draft],
    raw: RawBook,
) -> tuple[Finding, ...]:
    """Put the answers, now typed, after the rows of the tables they feed -> all the findings.

    A tab that a form stands in for is not missed.
    """
    told, fed = list(findings), set[str]()
    for one in answers:
        told += one.findings
        if one.places:
            told += _place_faults(one, drafts[one.tab], raw)
            tables[one.into] = _merge(tables[one.into], drafts[one.tab])
            fed.add(one.into.name)
    return tuple(finding for finding in told if finding.rule != "tab-missing" or finding.tab not in fed)


def _place_faults(answers: Answers, draft: Draft, raw: RawBook) -> list[Finding]:
    """What the reading of a form's answers found, each at the cell of the form's tab, told once."""
    reporter = _Reporter(answers.source, raw, header_line(answers.source.cells))
    for number, field, text, fault in draft.faults:
        row, columns = answers.places[number - 2]
        if not field or field in columns:
            reporter.tell(fault, row, columns.get(field), text if field else "")
    return list(dict.fromkeys(reporter.findings))


def _merge(table: Table, draft: Draft) -> Table:
    """A table with the answers of a form after its own rows, numbered on: they are no rows of its tab."""
    first = max(table.rows.index, default=1) + 1
    rows = draft.rows.set_axis(pd.RangeIndex(first, first + len(draft.rows), name="row"))
    both = pd.concat([table.rows, rows]) if len(table.rows) else rows
    return Table(table.tab, both, table.extras.reindex(both.index, fill_value=""))


def _may_be_any(faults: Iterable[tuple[int, Fault]]) -> bool:
    return any(fault.rule == "question-ambiguous" for _, fault in faults)


def _ask_required(form: Form, questions: Sequence[Question], reporter: "_Reporter") -> None:
    asked = {question.field for question in questions} | {form.per}
    for field, column in form.into.columns.items():
        if column.required and field not in asked:
            reporter.tell(Fault("form-without-respondent", {"field": column.label}))


Row = tuple[dict[str, Cell], int, dict[str, int]]


def _rows(
    form: Form, grid: Grid, line: int, questions: Sequence[Question], subjects: Subjects, reporter: "_Reporter"
) -> Iterator[Row]:
    """(cells by field, 1-based row, column of each field) of each answer of each respondent."""
    for number, row in enumerate(grid.cells[line + 1 :], line + 2):
        if all(map(is_blank, row)):
            continue
        asked = {question: row[question.index] for question in questions if question.index < len(row)}
        filled = {question: cell for question, cell in asked.items() if not is_blank(cell)}
        ticked = _ticked(form, filled, number, subjects, reporter)
        subject_ids = dict.fromkeys([*(q.subject for q in filled if q.subject), *ticked])
        if not subject_ids:
            reporter.tell(Fault("answer-empty", {"target": form.target}), number)
        for subject in subject_ids:
            yield _row(form, number, subject, filled, questions, ticked)


def _row(
    form: Form,
    number: int,
    subject: str,
    filled: Mapping[Question, Cell],
    questions: Sequence[Question],
    ticked: Mapping[str, tuple[str, int]],
) -> Row:
    """What is asked of a subject wins over what is asked once."""
    columns = {q.field: q.index for q in questions if not q.subject and q.field in form.once}
    columns |= {q.field: q.index for q in filled if q.subject == subject}
    by_index = {q.index: cell for q, cell in filled.items()}
    cells = {field: by_index.get(index) for field, index in columns.items()} | {form.per: subject}
    if subject in ticked and ticked[subject][0] not in cells:
        field, index = ticked[subject]
        cells[field], columns[field] = YES, index
    return cells, number, columns


def _ticked(
    form: Form, filled: Mapping[Question, Cell], number: int, subjects: Subjects, reporter: "_Reporter"
) -> dict[str, tuple[str, int]]:
    """Subject -> the field that a list of ticked boxes says « Oui » to, and its column."""
    found: dict[str, tuple[str, int]] = {}
    for question, cell in filled.items():
        if not question.subject and question.field not in form.once:
            named, unknown = subjects_listed(clean_text(cell), subjects)
            found |= dict.fromkeys(named, (question.field, question.index))
            for part in unknown:
                fault = Fault("answer-part-unknown", {"value": quote(part), "target": form.target})
                reporter.tell(fault, number, question.index, part)
    return found


class _Reporter:
    """Findings of one form's tab, placed."""

    def __init__(self, grid: Grid, raw: RawBook, line: int) -> None:
        self._grid, self._raw = grid, raw
        self._headers = [clean_text(cell) for cell in grid.cells[line]]
        self.findings: list[Finding] = []

    def tell(self, fault: Fault, row: int | None = None, index: int | None = None, text: str | None = None) -> None:
        """Note a fault at its cell, its row or the whole tab; ``text``: of the cell, else it is the header's."""
        header = self._headers[index] if index is not None and index < len(self._headers) else ""
        value = header if text is None and index is not None else text or ""
        column = shorten(header) if text is not None else ""
        link = self._raw.link(self._grid, row or 1, index or 0)
        self.findings.append(make_finding(fault, self._grid.title, row, column, index, value, link))
