"""The crash test, on a grid of 4 chantiers x 3 crises with gaps, ties and « Sans objet ».

Opinions, by evaluator (P1 P2 P3), and the verdict worked by hand:

    |    | R1 flood                  | R2 cyberattack                   | R3 heat                              |
    |----|---------------------------|----------------------------------|--------------------------------------|
    | K1 | holds gains -> 2          | breaks holds gains -> 2, split   | to be tested                         |
    | K2 | fragile holds -> 1, split | holds -> 2                       | n/a n/a holds -> not applicable      |
    | K3 | gains -> 3                | fragile then holds (V2) -> 2     | holds n/a -> not applicable by half  |
    | K4 | holds -> 2                | holds -> 2                       | to be tested                         |
"""

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import compare, ranking, regret
from analysis.robustness import cell_verdicts, crisis_profile, robustness
from sheets.tabs import CRASH_TESTS
from sheets.vocabularies import HOLDINGS
from tests.analysis.drawn import drawn

CHANTIERS, CRISES = ("K1", "K2", "K3", "K4"), ("R1", "R2", "R3")
CELLS = cell_verdicts(
    drawn(
        CRASH_TESTS,
        """
        | chantier | crise | partenaire | tenue       | version |
        | K1       | R1    | P1         | Tient       | V1      |
        | K1       | R1    | P2         | Se renforce | V1      |
        | K1       | R2    | P1         | Casse       | V1      |
        | K1       | R2    | P2         | Tient       | V1      |
        | K1       | R2    | P3         | Se renforce | V1      |
        | K2       | R1    | P1         | Fragile     | V1      |
        | K2       | R1    | P2         | Tient       | V1      |
        | K2       | R2    | P1         | Tient       |         |
        | K2       | R3    | P1         | Sans objet  | V1      |
        | K2       | R3    | P2         | Sans objet  | V1      |
        | K2       | R3    | P3         | Tient       | V1      |
        | K3       | R1    | P1         | Se renforce | V1      |
        | K3       | R2    | P1         | Tient       | V2      |
        | K3       | R2    | P1         | Fragile     | V1      |
        | K3       | R3    | P1         | Tient       | V1      |
        | K3       | R3    | P2         | Sans objet  | V1      |
        | K4       | R1    | P1         | Tient       | V1      |
        | K4       | R2    | P1         | Tient       | V1      |
        | K4       | R3    | P1         |             | V1      |
        |          | R3    | P1         | Casse       | V1      |
        """,
    )
)
ROBUST = robustness(CELLS, CHANTIERS, CRISES)


def cell(chantier: str, crisis: str, cells: pd.DataFrame = CELLS) -> "pd.Series[object]":
    return cells[(cells["chantier"] == chantier) & (cells["crise"] == crisis)].iloc[0]


def opinions(*holdings: str) -> "pd.Series[object]":
    rows = "\n".join(f"| K1 | R1 | | {holding} |" for holding in holdings)
    return cell_verdicts(drawn(CRASH_TESTS, f"| chantier | crise | partenaire | tenue |\n{rows}")).iloc[0]


def levels(*rows: str) -> pd.DataFrame:
    """Cells from a grid of levels, a chantier a row, a crisis a column; « . » is to be tested, « / » not applicable."""
    label = {str(term.value): term.label for term in HOLDINGS} | {"/": "Sans objet"}
    lines = [
        f"| K{n} | R{m} | {label[mark]} |"
        for n, row in enumerate(rows, 1)
        for m, mark in enumerate(row, 1)
        if mark != "."
    ]
    return cell_verdicts(drawn(CRASH_TESTS, "\n".join(["| chantier | crise | tenue |", *lines])))


def ranked(*rows: str) -> pd.DataFrame:
    crises = [f"R{n}" for n in range(1, len(rows[0]) + 1)]
    return ranking(robustness(levels(*rows), [f"K{n}" for n in range(1, len(rows) + 1)], crises)).set_index("chantier")


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


def test_a_chantier_never_tested_has_no_share_and_no_rank() -> None:
    table = ranked("2.", "..")
    assert isnan(table["share_held"]["K2"])
    assert isnan(table["rank"]["K2"])
    assert list(table.index) == ["K1", "K2"]
    # If its two cells held while the open one of K1 broke, it would be first; the reverse, second.
    assert list(table.loc["K2", ["rank_best", "rank_worst"]]) == [1, 2]


def test_the_rank_follows_share_held_then_worst_level_then_coverage_and_ties_share_it() -> None:
    table = ranking(ROBUST)
    # All but K2 hold everything tested, at worst 2; K3 is tested wherever it can be; K1 and K4 tie.
    assert list(zip(table["chantier"], table["rank"], strict=True)) == [("K3", 1), ("K1", 2), ("K4", 2), ("K2", 4)]


def test_the_rank_ranges_as_if_untested_cells_broke_or_held() -> None:
    table = ranking(ROBUST).set_index("chantier")
    # K1, its R3 holding: (1, 2, 1), level with K3, first; breaking while that of K4 holds: (2/3, 0, 1), behind both.
    assert list(table.loc["K1", ["rank_best", "rank_worst"]]) == [1, 3]
    # K2 has nothing left to test: (1/2, 1, 1). Even if they broke, K1 and K4 would hold 2 of 3.
    assert list(table.loc["K2", ["rank_best", "rank_worst"]]) == [4, 4]
    assert list(table.loc["K3", ["rank_best", "rank_worst"]]) == [1, 1]


def test_a_crisis_profile_counts_chantiers() -> None:
    profile = crisis_profile(CELLS, CHANTIERS, CRISES).set_index("crise")
    names = ["broken", "fragile", "holds", "gains", "tested", "untested", "not_applicable"]
    assert list(profile.loc["R1", names]) == [0, 1, 2, 1, 4, 0, 0]
    assert list(profile.loc["R2", names]) == [0, 0, 4, 0, 4, 0, 0]
    assert list(profile.loc["R3", names]) == [0, 0, 0, 0, 0, 2, 2]


def test_regret_is_the_greatest_loss_against_the_best_of_each_crisis() -> None:
    # Best in R1 is 3 (K3), in R2 it is 2.
    assert regret(CELLS).to_dict("split")["data"] == [
        ["K1", 1, "R1", 2],
        ["K2", 2, "R1", 2],
        ["K3", 0, "R1", 2],
        ["K4", 1, "R1", 2],
    ]


def test_only_chantiers_tested_in_all_the_crises_are_compared() -> None:
    both = compare(CELLS, ("R1", "R2"), CHANTIERS)
    assert list(both.table["levels"]) == [(2, 2), (1, 2), (3, 2), (2, 2)]
    assert list(both.table["change"]) == [0, 1, -1, 0]
    assert compare(CELLS, ("R1", "R3"), CHANTIERS).missing == CHANTIERS
    with pytest.raises(ValueError, match="without a crisis"):
        compare(CELLS, (), CHANTIERS)


def test_empty_tables_give_empty_answers() -> None:
    none = cell_verdicts(drawn(CRASH_TESTS))
    assert none.empty
    assert ranking(robustness(none, (), CRISES)).empty
    assert regret(none).empty
    untested = robustness(none, ["K1"], []).iloc[0]
    assert isnan(untested["coverage"])
    assert isnan(ranking(robustness(none, ["K1"], []))["rank_best"][0])
    assert compare(none, ("R1",), ["K1"]).missing == ("K1",)
    assert crisis_profile(none, (), CRISES)["tested"].sum() == 0


grids = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.text("0123./", min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(grids)
def test_an_untested_crisis_never_changes_the_share_held(grid: list[str]) -> None:
    before, after = ranked(*grid).sort_index(), ranked(*(row + "." for row in grid)).sort_index()
    assert before["share_held"].equals(after["share_held"])
    assert before["worst"].equals(after["worst"])


@given(grids)
def test_todays_rank_lies_within_its_range(grid: list[str]) -> None:
    table = ranked(*grid)
    known = table[table["rank"].notna()]
    assert (known["rank_best"] <= known["rank"]).all()
    assert (known["rank"] <= known["rank_worst"]).all()


@given(grids)
def test_a_full_grid_leaves_no_doubt_on_ranks(grid: list[str]) -> None:
    table = ranked(*(row.replace(".", "1") for row in grid))
    assert table["rank"].equals(table["rank_best"].rename("rank"))
    assert table["rank"].equals(table["rank_worst"].rename("rank"))


@given(grids)
def test_a_chantier_with_nothing_to_regret_is_the_best_in_each_of_its_crises(grid: list[str]) -> None:
    cells = levels(*grid)
    best = cells.groupby("crise")["level"].max().to_dict()
    for chantier, lost in zip(regret(cells)["chantier"], regret(cells)["regret"], strict=True):
        own = cells[(cells["chantier"] == chantier) & cells["level"].notna()]
        assert (lost == 0) == all(level == best[crisis] for crisis, level in zip(own["crise"], own["level"], strict=True))


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
