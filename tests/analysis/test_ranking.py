"""Chantiers against one another, on the grid of ``crash_grid`` and on any grid."""

from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import compare, ranking, regret
from analysis.robustness import cell_verdicts, robustness
from sheets.tabs import CRASH_TESTS
from tests.analysis.crash_grid import CELLS, CHANTIERS, CRISES, ROBUST, levels
from tests.analysis.drawn import drawn


def ranked(*rows: str) -> pd.DataFrame:
    crises = [f"R{n}" for n in range(1, len(rows[0]) + 1)]
    return ranking(robustness(levels(*rows), [f"K{n}" for n in range(1, len(rows) + 1)], crises)).set_index("chantier")


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


def test_without_any_opinion_there_is_nothing_to_rank() -> None:
    none = cell_verdicts(drawn(CRASH_TESTS))
    assert ranking(robustness(none, (), CRISES)).empty
    assert isnan(ranking(robustness(none, ["K1"], []))["rank_best"][0])
    assert regret(none).empty
    assert compare(none, ("R1",), ["K1"]).missing == ("K1",)


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
        assert (lost == 0) == all(
            level == best[crisis] for crisis, level in zip(own["crise"], own["level"], strict=True)
        )
