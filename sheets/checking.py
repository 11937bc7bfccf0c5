"""What a file would give if its tabs replaced those of the workbook that is shown: the same reader, nothing kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sheets.cells import is_blank
from sheets.column import Column
from sheets.findings import Finding
from sheets.form_answers import split_forms
from sheets.forms import header_line
from sheets.kinds import Choice, Fuzzy, Moment, Position, Url
from sheets.problems import SourceProblem
from sheets.reading import read_workbook
from sheets.sources import TABS_REMEDY
from sheets.tab_names import recognise_tabs
from sheets.tabs import FORMS, PROJECT, TABS
from sheets.workbook import Grid, RawBook, Table, Workbook

# What can only be a fault of the tabs that the file does not hold.
_OF_THE_REST = ("tab-missing", "tab-near", "tab-twice")
# Of the tabs that the file lacks, only what others may refer to is needed: identifiers, names, references, terms.
_NOT_NEEDED = (Choice, Position, Fuzzy, Moment, Url)


@dataclass(frozen=True)
class Checked:
    """``tabs``: those the file holds, forms' included, by name; ``rows``: how many of its rows are read."""

    tabs: tuple[str, ...]
    rows: int
    findings: tuple[Finding, ...]


def check_book(book: RawBook, shown: Workbook, today: date) -> Checked:
    """The findings of a file's own tabs; what it refers to and does not hold is looked for in ``shown``.

    Raises ``SourceProblem`` when it holds no tab, nor any whose name is nearly right.
    """
    plain, forms = split_forms(FORMS, book)
    found, title_findings = recognise_tabs(TABS, plain)
    titles = [finding for finding in title_findings if finding.rule != "tab-missing"]
    if not (found or forms or titles):
        raise SourceProblem("Ce fichier n’a aucun onglet connu.", TABS_REMEDY)
    answers = [grid for _, grid in forms]
    others = [_as_grid(shown.tables[tab]) for tab in TABS if tab not in found and tab is not PROJECT]
    workbook = read_workbook(TABS, RawBook((*found.values(), *answers, *others)), today)
    names = (*(tab.name for tab in TABS if tab in found), *(grid.title for grid in answers))
    own = [f for f in workbook.findings if f.tab in names and f.rule not in _OF_THE_REST]
    rows = sum(len(workbook[tab]) for tab in found)
    rows += sum(_answered(grid) for form, grid in forms if form.into not in found)
    return Checked(names, rows, (*titles, *own))


def _answered(grid: Grid) -> int:
    """How many rows of a form's tab hold an answer."""
    return sum(not all(map(is_blank, row)) for row in grid.cells[header_line(grid.cells) + 1 :])


def _as_grid(table: Table) -> Grid:
    """The columns of a table that other tabs may need, as cells again."""
    columns = {f: column for f, column in table.tab.columns.items() if not isinstance(column, _NOT_NEEDED)}
    rows = zip(*(map(_as_cell, table.rows[field]) for field in columns), strict=True)
    return Grid(table.tab.name, [_labels(columns.values()), *map(list, rows)])


def _labels(columns: Iterable[Column]) -> list[Any]:
    return [column.label for column in columns]


def _as_cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return " ; ".join(value)
    return None if value != value else value  # NaN, an empty number
