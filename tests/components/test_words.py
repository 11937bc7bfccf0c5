"""French typography and agreement."""

import math
from datetime import date

import pytest

from components import words


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("un : deux ; trois !", "un\u202f: deux\u202f; trois\u202f!"),
        ("« dit »", "«\u202fdit\u202f»"),
        ("https://exemple.fr:80", "https://exemple.fr:80"),
        ("12:30", "12:30"),
    ],
)
def test_no_line_can_begin_with_a_colon(typed, set_):
    assert words.typeset(typed) == set_


def test_zero_and_one_are_singular():
    assert [words.count(n, "avis", "avis") for n in (0, 1, 2)] == ["0\u00a0avis", "1\u00a0avis", "2\u00a0avis"]
    assert [words.plural(n, "observation") for n in (0, 1, 2)] == ["observation", "observation", "observations"]


def test_numbers_are_written_the_french_way():
    assert words.number(1234.56, 1) == "1\u202f234,6"
    assert words.number(-0.5, 1) == "−0,5"
    assert words.number(math.nan) == "–"
    assert words.percent(92) == "92\u202f%"


def test_the_first_of_the_month_is_premier():
    assert words.day(date(2020, 6, 1), year=True) == "1er\u00a0juin\u00a02020"
    assert words.short_day(date(2020, 7, 20)) == "20\u00a0juil."


def test_numbers_in_letters_agree():
    assert words.in_letters(1, feminine=True) == "une"
    assert words.in_letters(6) == "six"
    assert words.in_letters(40) == "40"
    assert words.ordinal(3) == "troisième"


def test_a_label_of_the_sheet_is_not_read_as_markdown():
    assert words.plain_label("**gras** [lien](javascript:x) :material/x: $x$") == (
        r"\*\*gras\*\* \[lien\]\(javascript\:x\) \:material/x\: \$x\$"
    )
