"""What people would call right raises nothing above advice, and is read as what it means."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.cells import clean_text
from sheets.headers import locate_headers
from sheets.kinds import Choice, Link, Links, Version
from sheets.message import Level
from sheets.project import SETTINGS
from sheets.schema import Tab
from sheets.sources import open_source
from sheets.tabs import BY_NAME, PROJECT
from sheets.terms import match_term
from sheets.workbook import Grid, RawBook
from tests.sheets.messes.drawn import read, tables
from tests.sheets.messes.variants import VARIANTS, Variant, vary, vary_parts

DEMO = open_source("demo")
READ = read(DEMO)
TABLES = tables(READ)
TITLES = {
    name: dict(zip(READ[tab]["id"], READ[tab][tab.titled], strict=True)) for name, tab in BY_NAME.items() if tab.titled
}


def above_advice(book):
    return [finding.sentence for finding in book.findings if finding.level is not Level.ADVICE]


def vary_book(change) -> RawBook:
    """The demonstration with cells written otherwise. ``change``: (tab, field or '' for a header, text) -> text."""
    return RawBook(tuple(_vary_grid(grid, change) for grid in DEMO.grids))


def _vary_grid(grid: Grid, change) -> Grid:
    tab = BY_NAME[grid.title]
    declared = SETTINGS if tab is PROJECT else tab
    headers = locate_headers(declared, grid.cells)
    fields = {index: field for field, index in headers.fields.items()}
    cells = [list(row) for row in grid.cells]
    for number, row in enumerate(cells):
        for index, field in fields.items():
            text = clean_text(row[index]) if index < len(row) else ""
            if text and number >= headers.row:
                row[index] = change(declared, "" if number == headers.row else field, text)
    return Grid(change(declared, "", grid.title), cells)


def in_words(tab: Tab, field: str, text: str) -> str:
    """A reference by the titles of the rows it names, where they have one of their own."""
    column = tab.columns.get(field)
    if isinstance(column, (Link, Links)) and column.to in TITLES:
        titles = TITLES[column.to]
        return " ; ".join(titles[part.strip()] or part for part in text.split(";"))
    return text


def written_otherwise(tab: Tab, field: str, text: str, variant: Variant) -> str:
    """What is read by its name, written otherwise: a header, a tab, a setting, a term, a version, a reference."""
    column = tab.columns.get(field)
    if isinstance(column, (Link, Links)):
        return vary_parts(variant, in_words(tab, field, text))
    named = not field or isinstance(column, (Choice, Version)) or (tab is SETTINGS and field == "cle")
    return variant(text) if named else text


def test_the_demonstration_is_read_the_same_with_titles_in_place_of_ids():
    book = read(vary_book(in_words))
    assert above_advice(book) == []
    assert tables(book) == TABLES


@given(st.integers(0, 2**32))
@settings(max_examples=30)
def test_whatever_is_read_by_name_may_be_written_otherwise(seed):
    random = Random(seed)

    def change(tab, field, text):
        return written_otherwise(tab, field, text, lambda part: vary(part, random))

    book = read(vary_book(change))
    assert above_advice(book) == []
    assert tables(book) == TABLES


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_header_tab_term_and_title_may_be_written(variant):
    def change(tab, field, text):
        return written_otherwise(tab, field, text, VARIANTS[variant])

    book = read(vary_book(change))
    assert above_advice(book) == []
    assert tables(book) == TABLES


@pytest.mark.parametrize("name", [name for name, tab in BY_NAME.items() if tab is not PROJECT])
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_term_of_every_vocabulary_may_be_written(name, variant):
    terms = [(c.terms, term.label) for c in BY_NAME[name].fields_of(Choice).values() for term in c.terms]
    assert [
        label for vocabulary, label in terms if match_term(VARIANTS[variant](label).strip(), vocabulary) != label
    ] == []
