"""Whatever people type: no exception, and every filled row is in a table or in a finding."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.cells import is_blank
from sheets.headers import locate_headers
from sheets.reading import read_workbook
from sheets.tabs import PROJECT, TABS
from sheets.workbook import Grid, RawBook
from tests.drawing import TODAY

anything = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["V1", "C1", "P1", "Publié", "31 juin", "#REF!", "", " ", "1.1", "Casse", "C1 ; C2", "=1+1", "\u202e"]
    ),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
)


@st.composite
def grids(draw):
    """A tab of ours (or not), its headers there (or nearly), then rows of anything, ragged."""
    tab = draw(st.sampled_from(TABS))
    labels = draw(st.permutations([column.label for column in tab.columns.values()]))
    header = draw(st.one_of(st.just(labels), st.lists(st.one_of(anything, st.sampled_from(labels)), max_size=8)))
    above = draw(st.lists(st.lists(anything, max_size=4), max_size=2))
    rows = draw(st.lists(st.lists(anything, max_size=len(labels) + 1), max_size=8))
    return tab, Grid(draw(st.sampled_from([tab.name, tab.name.upper()])), [*above, header, *rows])


@given(grids())
@settings(max_examples=150)
def test_every_filled_row_is_in_a_table_or_in_a_finding(drawn):
    tab, grid = drawn
    book = read_workbook(TABS, RawBook((grid,)), TODAY)
    if tab is PROJECT:
        return
    headers = locate_headers(tab, grid.cells)
    header_row = headers.row + 1 if headers else None
    filled = {n for n, row in enumerate(grid.cells, 1) if not all(map(is_blank, row)) and n != header_row}
    told = {finding.row for finding in book.findings}
    assert filled <= set(book[tab].index) | told


@given(
    st.lists(
        st.tuples(st.text(max_size=10), st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=6)), max_size=5
    )
)
@settings(max_examples=150)
def test_any_tabs_of_any_text_are_read_without_exception(tabs):
    read_workbook(TABS, RawBook(tuple(Grid(title, cells) for title, cells in tabs)), TODAY)


@given(st.lists(st.tuples(anything, anything), max_size=12))
@settings(max_examples=150)
def test_every_filled_row_of_projet_is_a_setting_or_a_finding(rows):
    book = read_workbook(TABS, RawBook((Grid("Projet", [["Clé", "Valeur"], *map(list, rows)]),)), TODAY)
    assert set(book.project) == set(PROJECT.columns)
