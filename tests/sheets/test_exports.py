"""CSV for French spreadsheets, where no cell can run as a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.exports import neutralise, to_csv


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\u00a0=1"])
def test_a_cell_that_begins_like_a_formula_is_made_plain(text):
    assert neutralise(text).startswith("'")


@pytest.mark.parametrize("text", ["-2", "+1", "-3,5", "92 %", "C1", "", "plutôt A", "– rien"])
def test_numbers_and_plain_texts_are_left_alone(text):
    assert neutralise(text) == text


def test_a_negative_number_is_one_that_a_spreadsheet_counts_with():
    assert neutralise("−2,0") == "-2,0"
    assert neutralise("−2 à −1") == "−2 à −1"


@given(
    st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5)
)
def test_what_is_written_is_read_back(rows):
    content = to_csv(["a", "b"], rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert read[1:] == [[neutralise(cell) for cell in row] for row in rows]
