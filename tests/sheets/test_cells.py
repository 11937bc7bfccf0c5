"""What a raw cell is before any column reads it: its text, its blanks, its errors, its place."""

import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.cells import clean_text, column_letter, fold, fold_plural, is_blank, is_error, join_french, shorten


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Labo\u00a0", "Labo"),
        ("\u202fLabo\u2003\n", "Labo"),
        ("\ufeffT\u200b01\u200e", "T01"),
        ("télé\u00adtravail", "télétravail"),
        ("a\u202eb\u2066c", "abc"),
        (unicodedata.normalize("NFD", "été"), "été"),
        ("ligne\r\nsuite\rfin", "ligne\nsuite\nfin"),
        ("a\x00b\x07c", "abc"),
        ("👩‍🚒 🧰", "👩‍🚒 🧰"),
        ("Labo\u00a0des Deux-Rives", "Labo\u00a0des Deux-Rives"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("=1+1", "=1+1"),
        (None, ""),
        (True, "VRAI"),
        (False, "FAUX"),
        (42, "42"),
        (42.0, "42"),
        (0.5, "0.5"),
        (1e20, "1e+20"),
        (float("nan"), "nan"),
        (date(2020, 7, 22), "2020-07-22"),
        (datetime(2020, 7, 22, 14, 32), "2020-07-22 14:32:00"),
        (time(14, 32), "14:32:00"),
    ],
)
def test_a_cell_is_the_text_that_people_see(raw, text):
    assert clean_text(raw) == text


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0", "\u200b\u200e", "\n", False])
def test_nothing_spaces_invisible_characters_and_an_empty_checkbox_are_blank(raw):
    assert is_blank(raw)


@pytest.mark.parametrize("raw", ["0", 0, 0.0, True, "-", "🙂", "#N/A"])
def test_zero_and_any_mark_are_not_blank(raw):
    assert not is_blank(raw)


@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", "#n/a", "#NAME?", "#DIV/0!", "#NOM?", "#VALEUR!", "#VALEUR\u00a0!", "#NOM ?", "#ERROR!"]
)
def test_the_errors_of_formulas_are_known_in_english_and_in_french(text):
    assert is_error(text)


@pytest.mark.parametrize("text", ["#RéflexesPublics", "#", "REF!", "# 1", ""])
def test_a_hashtag_is_no_error(text):
    assert not is_error(text)


@pytest.mark.parametrize(
    "spellings",
    [
        ("L’été à Saint-Orme", "l'ete a saint orme", "L'ÉTÉ  À\u00a0SAINT‑ORME", "L ʼété à Saint–Orme"),
        ("L’œuvre au cœur", "L'oeuvre au coeur", "LŒUVRE AU CŒUR".replace("LŒ", "L'Œ")),
        ("ex æquo", "EX AEQUO"),
        ("Expert·e", "experte"),
        (unicodedata.normalize("NFD", "Élue"), "élue", "É\u200blue", "É\u00adlue"),
        ("Pôle\nA", "pole a", "« Pôle A »"),
    ],
)
def test_case_accents_apostrophes_dashes_ligatures_and_spaces_are_folded(spellings):
    assert len({fold(text) for text in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("1.1", "11"), ("01", "1"), ("C1", "C10"), ("1.1", "1.10"), ("A", "B")])
def test_what_differs_by_a_letter_or_a_digit_stays_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("Entretiens", "entretien"), ("Enjeux", "enjeu"), ("Crash-tests", "Crash test"), ("Premiers pas", "premier pas")],
)
def test_plurals_fold_to_the_same_key(plural, singular):
    assert fold_plural(plural) == fold_plural(singular)


def test_a_lone_x_or_s_is_no_plural():
    assert [fold_plural("x"), fold_plural("s"), fold_plural("os")] == ["x", "s", "os"]


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(index, letters):
    assert column_letter(index) == letters


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_words_are_joined_as_in_french(words, text):
    assert join_french(words) == text


def test_a_long_text_is_cut_on_one_line_with_an_ellipsis():
    assert shorten("court\nsur deux lignes") == "court sur deux lignes"
    assert len(shorten("mot " * 100)) <= 60
    assert shorten("mot " * 100).endswith("…")
