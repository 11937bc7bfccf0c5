"""The columns that labs add: which are filters, under which ids, and what they keep."""

import pandas as pd
import pytest

from analysis.extras import extra_filters, extra_pairs, passes, slug


def columns(**texts):
    return pd.DataFrame(texts, dtype=object)


def test_a_column_of_a_few_values_is_a_filter_with_a_stable_id():
    (one,) = extra_filters(columns(**{"Météo du jour": ["Pluie", "pluie", "Grand soleil", ""]}))
    assert (one.id, one.label) == ("x-meteo-du-jour", "Météo du jour")
    assert one.values == {"grand-soleil": "Grand soleil", "pluie": "Pluie"}


def test_twelve_values_are_a_filter_and_thirteen_are_not():
    assert len(extra_filters(columns(a=[str(n) for n in range(12)]))[0].values) == 12
    assert extra_filters(columns(a=[str(n) for n in range(13)])) == ()


def test_a_column_that_sorts_nothing_is_no_filter():
    assert extra_filters(columns(même=["oui", "Oui"], vide=["", ""])) == ()
    assert extra_filters(columns(coche=["oui", ""]))[0].values == {"oui": "oui"}


def test_values_are_in_order_two_before_ten():
    assert list(extra_filters(columns(n=["10", "2", "1"]))[0].values) == ["1", "2", "10"]


@pytest.mark.parametrize(("text", "expected"), [("Été !", "ete"), ("✓", "2713"), ("0–10 k€", "0-10-k")])
def test_a_value_has_an_id_that_an_address_can_hold(text, expected):
    assert slug(text) == expected


def test_a_row_passes_when_each_value_is_the_one_asked_for():
    pairs = (("Météo", "Pluie"), ("Note", "x"))
    assert passes(pairs, [("x-meteo", "pluie")])
    assert not passes(pairs, [("x-meteo", "pluie"), ("x-note", "y")])
    assert not passes((), [("x-meteo", "pluie")])


def test_a_row_tells_what_its_columns_hold_and_no_blank():
    extras = pd.DataFrame({"a": ["x", ""], "b": ["", ""]}, index=[2, 3], dtype=object)
    assert extra_pairs(extras, 2) == (("a", "x"),)
    assert extra_pairs(extras, 3) == extra_pairs(extras, 9) == extra_pairs(pd.DataFrame(), 2) == ()
