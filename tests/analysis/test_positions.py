"""Where readings stand: what counts, what counts once, and what is said of it all."""

from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.positions import (
    Direction,
    Stop,
    Verdict,
    all_readings,
    lab_scores,
    leaning,
    places,
    shift,
    trail,
)
from sheets.tabs import OBSERVATIONS, READINGS
from sheets.vocabularies import POSITIONS
from tests.analysis.drawn import drawn

CLUES = drawn(
    OBSERVATIONS,
    """
    | id | version | partenaire | position            |
    | O1 | V1      | P1         | Franchement A       |
    | O2 | V1      |            | Plutôt B            |
    | O3 | V2      | P1         |                     |
    | O4 | V3      | P2         | Les deux à la fois  |
    """,
)
POSITIONS_TAB = drawn(
    READINGS,
    """
    | observation | partenaire | position        | commentaire |
    | O1          | P1         | Plutôt A        | à froid     |
    | O1          | P2         | Plutôt B        |             |
    | O2          |            | Franchement B   |             |
    | O3          | P3         | Plutôt B        |             |
    | O3          | P2         |                 |             |
    | O4          | P3         | Ni l’un ni l’autre |          |
    | gone        | P3         | Plutôt B        |             |
    """,
)
ALL = all_readings(CLUES, POSITIONS_TAB)


def of_scores(*scores: int) -> pd.DataFrame:
    """Readings of as many labs, each of its own observation."""
    label = {term.value: term.label for term in POSITIONS}
    rows = "\n".join(f"| O{n} | P{n} | {label[score]} |" for n, score in enumerate(scores))
    return all_readings(drawn(OBSERVATIONS, f"| id | partenaire | position |\n{rows}"), drawn(READINGS))


def test_readings_are_the_observations_own_then_the_other_labs() -> None:
    assert list(zip(ALL["observation"], ALL["partenaire"], ALL["position"], strict=True)) == [
        ("O1", "P1", "Franchement A"),
        ("O1", "P1", "Plutôt A"),
        ("O1", "P2", "Plutôt B"),
        ("O2", "", "Plutôt B"),
        ("O2", "", "Franchement B"),
        ("O3", "P3", "Plutôt B"),
        ("O4", "P2", "Les deux à la fois"),
        ("O4", "P3", "Ni l’un ni l’autre"),
    ]
    assert ALL["commentaire"][1] == "à froid"


def test_a_lab_reading_an_observation_twice_counts_once() -> None:
    labs = lab_scores(ALL)
    # P1 on O1: (-2 - 1) / 2 = -1.5.
    assert list(labs["score"][:2]) == [-1.5, 1]
    assert labs["readings"][0] == 2


def test_readings_without_a_lab_count_each() -> None:
    labs = lab_scores(ALL)
    assert list(labs[labs["observation"] == "O2"]["score"]) == [1, 2]


def test_off_axis_readings_are_counted_never_dropped() -> None:
    table = places(ALL).set_index("observation")
    assert isnan(table["median"]["O4"])
    assert (table["labs"]["O4"], table["off_axis"]["O4"]) == (0, 2)
    assert leaning(ALL).off_axis == 2


def test_a_lab_on_and_off_the_axis_counts_in_both() -> None:
    clue = drawn(OBSERVATIONS, "| id | partenaire | position |\n| O1 | P1 | Plutôt B |")
    again = drawn(READINGS, "| observation | partenaire | position |\n| O1 | P1 | Autre tension |")
    labs = lab_scores(all_readings(clue, again))
    assert (labs["score"][0], labs["off_axis"][0], len(labs)) == (1, True, 1)


def test_an_observation_stands_at_the_median_of_its_labs_and_splits_at_two_steps() -> None:
    table = places(ALL).set_index("observation")
    # O1: labs at -1.5 and 1, 2.5 apart. O2: 1 and 2, one apart. O5: exactly two apart.
    assert list(table.loc["O1", ["median", "low", "high", "labs", "split"]]) == [-0.25, -1.5, 1, 2, True]
    assert list(table.loc["O2", ["median", "split"]]) == [1.5, False]
    clue = drawn(OBSERVATIONS, "| id | partenaire | position |\n| O5 | P1 | Plutôt B |")
    other = drawn(READINGS, "| observation | partenaire | position |\n| O5 | P2 | Plutôt A |")
    assert places(all_readings(clue, other))["split"][0]


def test_under_three_readings_there_is_no_verdict() -> None:
    assert leaning(of_scores(-2, -2)).verdict is Verdict.TOO_FEW
    assert leaning(of_scores(-2, -2, -2)).verdict is Verdict.LEANS_A


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((-2, -2, -1, 2, 2), Verdict.CLEFT),  # 3 against 2, nobody between: A = -0.57
        ((-2, -2, -2, -2, 2, 2), Verdict.CLEFT),  # a third on the other side is a camp: A = -0.33
        ((-2, -2, 2), Verdict.LEANS_A),  # A = -0.33, but one alone is no camp
        ((-2, -2, -2, -2, 0, 0, 0, 2, 2), Verdict.SHARED),  # A = -0.04, but two of nine are no camp; mean -0.44
        ((-2, 0, 2), Verdict.SHARED),  # spread out, without camps
        ((-2, -1, 0, 1, 2), Verdict.SHARED),  # evenly spread: A = 0
        ((0, 0, 0, 1), Verdict.SHARED),  # mean 0.25
        ((0, 1, 0, 1), Verdict.LEANS_B),  # mean 0.5: as near to « Plutôt B » as to the middle
        ((1, 2, 2, -1), Verdict.LEANS_B),
    ],
)
def test_the_verdict_follows_camps_then_the_mean(scores: tuple[int, ...], verdict: Verdict) -> None:
    assert leaning(of_scores(*scores)).verdict is verdict


def test_a_leaning_worked_by_hand() -> None:
    found = leaning(ALL)
    # Scores on the axis: -1.5, 1, 1, 2, 1; mean 3.5 / 5. Off it: 2 of 7 labs' readings.
    # Counts 0 1 0 3 1 (-1.5 counts at -1): layer 01011 of height 1, then two more at +1.
    # Layer: TU (1,2,4) (1,2,5) (1,4,5) (3,4,5) = 4; TDU (2,3,4) (2,3,5) = 2; U = (3*4 - 4*2) / (3*6) = 2/9;
    # A = 2/9 * (1 - 2/4) = 1/9; weighted 3/5 * 1/9 + 2/5 = 7/15.
    assert (found.readings, found.observations, found.off_axis) == (5, 4, 2)
    assert found.mean == pytest.approx(0.7)
    assert found.agreement == pytest.approx(7 / 15)
    assert found.dispute == pytest.approx(4 / 15)
    assert found.off_axis_share == pytest.approx(2 / 7)
    assert found.verdict is Verdict.LEANS_B


def test_the_trail_accumulates_and_leaves_out_versions_with_nothing_yet() -> None:
    later = CLUES.assign(version=["V2", "V2", "V3", "V1"])
    # V1 has only off-axis readings. V2: (-1.5 + 1 + 1 + 2) / 4; V3 adds 1.
    assert trail(later, ALL) == (Stop("V2", pytest.approx(0.625), 4), Stop("V3", pytest.approx(0.7), 5))


def test_a_version_without_new_observations_can_still_be_a_stop() -> None:
    stops = trail(CLUES, ALL, ("V1", "V2", "V3", "V4"))
    assert [stop.version for stop in stops] == ["V1", "V2", "V3", "V4"]
    assert stops[1].mean == stops[3].mean


def test_a_mean_that_moved_less_than_0_15_is_stable() -> None:
    def moved(mean: float) -> Direction:
        return shift((Stop("V1", 0.2, 3), Stop("V2", -2, 4), Stop("V3", mean, 5))).direction

    assert (moved(0.34), moved(0.06)) == (Direction.STABLE, Direction.STABLE)
    assert (moved(0.35), moved(0.05)) == (Direction.B, Direction.A)


def test_a_trail_of_one_stop_has_not_moved() -> None:
    alone = shift((Stop("V2", 1.0, 3),))
    assert (alone.delta, alone.since, alone.until) == (0, "V2", "V2")
    assert shift(()).since == ""


def test_empty_tables_give_empty_answers() -> None:
    nothing = all_readings(drawn(OBSERVATIONS), drawn(READINGS))
    assert lab_scores(nothing).empty
    assert places(nothing).empty
    assert trail(drawn(OBSERVATIONS), nothing) == ()
    found = leaning(nothing)
    assert found.verdict is Verdict.TOO_FEW
    assert isnan(found.mean)


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=12))
def test_swapping_the_poles_swaps_the_leaning(scores: list[int]) -> None:
    swapped = {Verdict.LEANS_A: Verdict.LEANS_B, Verdict.LEANS_B: Verdict.LEANS_A}
    one, other = leaning(of_scores(*scores)), leaning(of_scores(*(-score for score in scores)))
    assert one.mean == pytest.approx(-other.mean)
    assert one.dispute == pytest.approx(other.dispute)
    assert swapped.get(one.verdict, one.verdict) is other.verdict
