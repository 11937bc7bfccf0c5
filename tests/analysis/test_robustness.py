"""What the opinions on a cell say together, and what that makes of each chantier and crisis."""

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.robustness import cell_verdicts, crisis_profile, robustness
from sheets.tabs import CRASH_TESTS
from sheets.vocabularies import HOLDINGS
from tests.analysis.crash_grid import CELLS, CHANTIERS, CRISES, ROBUST
from tests.analysis.drawn import drawn


def cell(chantier: str, crisis: str, cells: pd.DataFrame = CELLS) -> "pd.Series[object]":
    return cells[(cells["chantier"] == chantier) & (cells["crise"] == crisis)].iloc[0]


def opinions(*holdings: str) -> "pd.Series[object]":
    rows = "\n".join(f"| K1 | R1 | | {holding} |" for holding in holdings)
    return cell_verdicts(drawn(CRASH_TESTS, f"| chantier | crise | partenaire | tenue |\n{rows}")).iloc[0]


def test_a_verdict_is_the_median_and_the_more_cautious_of_two() -> None:
    assert cell("K1", "R1")["level"] == 2
    assert cell("K1", "R2")["level"] == 2
    assert cell("K2", "R1")["level"] == 1
    assert list(cell("K1", "R2")[["opinions", "lowest", "highest"]]) == [3, 0, 3]


def test_opinions_disagree_across_the_line_or_two_levels_apart() -> None:
    assert not opinions("Tient", "Se renforce")["disagreement"]
    assert not opinions("Casse", "Fragile")["disagreement"]
    assert opinions("Fragile", "Tient")["disagreement"]
    assert opinions("Casse", "Tient")["disagreement"]


def test_the_opposite_opinion_is_two_levels_away_else_across_the_line() -> None:
    assert cell("K1", "R2")["opposite"] == 0
    assert cell("K2", "R1")["opposite"] == 2
    # Verdict « Tient »: nobody is two levels away, « Fragile » is across the line, « Se renforce » is not.
    assert opinions("Fragile", "Tient", "Se renforce")["opposite"] == 1
    # Verdict « Fragile »: « Casse » is as near as « Tient », but on the same side.
    assert opinions("Casse", "Fragile", "Tient")["opposite"] == 2
    assert isnan(cell("K1", "R1")["opposite"])


def test_sans_objet_for_half_of_the_opinions_puts_a_cell_out_of_the_count() -> None:
    assert cell("K2", "R3")["not_applicable"]
    assert cell("K3", "R3")["not_applicable"]
    assert isnan(cell("K3", "R3")["level"])
    assert opinions("Tient", "Fragile", "Sans objet")["level"] == 1


def test_an_evaluator_who_changed_their_mind_counts_by_the_last_version() -> None:
    assert list(cell("K3", "R2")[["level", "opinions"]]) == [2, 1]


def test_opinions_that_name_nobody_count_each() -> None:
    assert opinions("Tient", "Tient", "Casse")["opinions"] == 3


def test_robustness_counts_tested_cells_only() -> None:
    names = ["tested", "applicable", "held", "share_held", "worst", "coverage", "broken", "fragile", "holds", "gains"]
    table = ROBUST.set_index("chantier")[names]
    assert list(table.loc["K1"]) == [2, 3, 2, 1, 2, pytest.approx(2 / 3), 0, 0, 2, 0]
    assert list(table.loc["K2"]) == [2, 2, 1, 0.5, 1, 1, 0, 1, 1, 0]
    assert list(table.loc["K3"]) == [2, 2, 2, 1, 2, 1, 0, 0, 1, 1]
    assert list(table.loc["K4"]) == [2, 3, 2, 1, 2, pytest.approx(2 / 3), 0, 0, 2, 0]


def test_robustness_names_weak_untested_and_inapplicable_crises() -> None:
    table = ROBUST.set_index("chantier")
    assert table["weak"]["K2"] == ("R1",)
    assert table["untested"]["K1"] == ("R3",)
    assert table["not_applicable"]["K2"] == ("R3",)


def test_only_the_crises_asked_for_count() -> None:
    mine = robustness(CELLS, ["K2"], ["R2"]).iloc[0]
    assert (mine["tested"], mine["share_held"], mine["weak"]) == (1, 1, ())


def test_a_crisis_profile_counts_chantiers() -> None:
    profile = crisis_profile(CELLS, CHANTIERS, CRISES).set_index("crise")
    names = ["broken", "fragile", "holds", "gains", "tested", "untested", "not_applicable"]
    assert list(profile.loc["R1", names]) == [0, 1, 2, 1, 4, 0, 0]
    assert list(profile.loc["R2", names]) == [0, 0, 4, 0, 4, 0, 0]
    assert list(profile.loc["R3", names]) == [0, 0, 0, 0, 0, 2, 2]


def test_empty_tables_give_empty_answers() -> None:
    none = cell_verdicts(drawn(CRASH_TESTS))
    assert none.empty
    assert isnan(robustness(none, ["K1"], []).iloc[0]["coverage"])
    assert crisis_profile(none, (), CRISES)["tested"].sum() == 0


@given(st.lists(st.sampled_from([term.label for term in HOLDINGS]), min_size=1, max_size=7))
def test_a_verdict_is_one_of_the_opinions_and_at_least_half_are_as_good(holdings: list[str]) -> None:
    scale = {term.label: nan if term.value is None else term.value for term in HOLDINGS}
    verdict, given_levels = opinions(*holdings), [scale[holding] for holding in holdings]
    on_scale = [level for level in given_levels if not isnan(level)]
    assert verdict["not_applicable"] == (len(on_scale) <= len(holdings) / 2)
    if not verdict["not_applicable"]:
        assert verdict["level"] in on_scale
        assert sum(level >= verdict["level"] for level in on_scale) * 2 >= len(on_scale)
        assert verdict["disagreement"] == (not isnan(verdict["opposite"]))
