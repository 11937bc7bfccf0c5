"""A reader at version V sees each entity as last worded up to V (rule 6)."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.versions import (
    as_of,
    natural_key,
    successors,
    until,
    version_number,
    versions_of,
)
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from sheets.vocabularies import MERGED, RETIRED
from tests.analysis.drawn import drawn
from tests.analysis.reworded_map import MAP


def ids(frame: pd.DataFrame) -> list[str]:
    return list(frame["id"])


@pytest.mark.parametrize(("text", "number"), [("V3", 3), ("V12", 12), ("v 2", 2), ("", 0), ("Livrable", 0)])
def test_an_unknown_version_counts_from_the_first_one_on(text: str, number: int) -> None:
    assert version_number(text) == number


def test_versions_come_in_numerical_order() -> None:
    chantiers = drawn(CHANTIERS, "| id | version |\n| K1 | V10 |\n| K1 | V2 |\n| K2 | |")
    assert versions_of(MAP, chantiers) == ("V1", "V2", "V3", "V10")
    assert versions_of(drawn(CHANTIERS)) == ()


def test_an_entity_is_its_row_of_greatest_version_up_to_the_one_asked() -> None:
    assert as_of(MAP, "V1").set_index("id")["titre"]["C1"] == "Participation"
    assert as_of(MAP, "V2").set_index("id")["titre"]["C1"] == "La participation citoyenne"
    assert as_of(MAP, "V9").set_index("id")["titre"]["C1"] == "La participation citoyenne"


def test_retired_and_merged_entities_disappear() -> None:
    assert ids(as_of(MAP, "V1")) == ["C1", "C2", "C3", "C4", "C10"]
    assert ids(as_of(MAP, "V2")) == ["C1", "C2", "C3"]
    assert ids(as_of(MAP, "V3")) == ["C1", "C3", "C5"]


def test_no_version_asked_means_the_last_wording() -> None:
    assert ids(as_of(MAP, "")) == ids(as_of(MAP, "V3"))


def test_the_row_number_in_the_sheet_is_kept() -> None:
    assert list(as_of(MAP, "V3").index) == [7, 8, 12]


def test_terrain_1_2_comes_before_terrain_1_10_and_the_unnumbered_come_last() -> None:
    terrains = drawn(
        TERRAINS,
        """
        | id | version | numero |
        | T3 | V1      |        |
        | T2 | V1      | 1.10   |
        | T4 | V1      | 2.1    |
        | T1 | V1      | 1.2    |
        | T0 | V1      |        |
        """,
    )
    assert ids(as_of(terrains, "V1")) == ["T1", "T2", "T4", "T3", "T0"]
    assert sorted(["10", "2", "A", "1.10", "1.2", "1"], key=natural_key) == ["1", "1.2", "1.10", "2", "10", "A"]


def test_chantiers_without_number_keep_the_order_in_which_they_appear() -> None:
    chantiers = drawn(CHANTIERS, "| id | version |\n| K2 | V1 |\n| K1 | V1 |\n| K2 | V2 |")
    assert ids(as_of(chantiers, "V2")) == ["K2", "K1"]


def test_observations_accumulate() -> None:
    observations = drawn(OBSERVATIONS, "| id | version |\n| O1 | V1 |\n| O2 | V2 |\n| O3 | |\n| O4 | V3 |")
    assert ids(until(observations, "V2")) == ["O1", "O2", "O3"]
    assert len(until(observations, "")) == 4


def test_merges_are_followed_through_chains() -> None:
    # C4 became C2 in V2, which became C1 and C5 in V3.
    assert successors(MAP, "V1")["C4"] == ("C4",)
    assert successors(MAP, "V2")["C4"] == ("C2",)
    assert successors(MAP, "V3")["C4"] == ("C1", "C5")


def test_what_is_retired_or_not_yet_there_has_become_nothing() -> None:
    assert successors(MAP, "V2")["C10"] == ()
    assert successors(MAP, "V2")["C5"] == ()


def test_two_ways_to_one_heir_give_it_once() -> None:
    diamond = drawn(
        CONTROVERSIES,
        """
        | id | version | statut    | devient |
        | C1 | V1      | Fusionnée | C2 ; C3 |
        | C2 | V1      | Fusionnée | C4      |
        | C3 | V1      | Fusionnée | C4      |
        | C4 | V1      | Observée  |         |
        """,
    )
    assert successors(diamond, "V1")["C1"] == ("C4",)


def test_a_circle_of_merges_ends_in_nothing() -> None:
    circle = drawn(
        CONTROVERSIES,
        """
        | id | version | statut    | devient        |
        | C1 | V1      | Fusionnée | C2             |
        | C2 | V1      | Fusionnée | C1 ; C2 ; gone |
        """,
    )
    assert successors(circle, "V1") == {"C1": (), "C2": ()}


def test_empty_tables_give_empty_answers() -> None:
    empty = drawn(CONTROVERSIES)
    assert as_of(empty, "V1").empty
    assert list(until(drawn(OBSERVATIONS), "V1").columns) == list(OBSERVATIONS.columns)
    assert successors(empty, "V1") == {}


entities = st.sampled_from(["A", "B", "C", "D"])
rows = st.lists(
    st.tuples(entities, st.sampled_from(["", "V1", "V2", "V3"]), st.sampled_from(["", MERGED, RETIRED]), entities),
    unique_by=lambda row: row[:2],
)


def table(drawn_rows: list[tuple[str, str, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(drawn_rows, columns=["id", "version", "statut", "devient"], dtype=object)
    return frame.assign(devient=[(heir,) for heir in frame["devient"]], numero="", titre=frame["id"])


@given(rows, st.sampled_from(["V1", "V2", "V3"]))
def test_as_of_gives_each_living_entity_once_at_its_latest_version(
    drawn_rows: list[tuple[str, str, str, str]], version: str
) -> None:
    frame = table(drawn_rows)
    shown = as_of(frame, version)
    assert shown["id"].is_unique
    for entity, own, status, _ in drawn_rows:
        known = [row[1] for row in drawn_rows if row[0] == entity and row[1] <= version]
        latest = bool(known) and own == max(known)
        assert (latest and status == "") == ((shown["id"] == entity) & (shown["version"] == own)).any()
    assert as_of(shown, version).equals(shown)


@given(rows, st.sampled_from(["V1", "V2", "V3"]))
def test_everything_ever_seen_leads_to_living_entities_only(
    drawn_rows: list[tuple[str, str, str, str]], version: str
) -> None:
    frame = table(drawn_rows)
    alive, heirs = set(as_of(frame, version)["id"]), successors(frame, version)
    assert set(heirs) == set(frame["id"])
    assert all(set(found) <= alive for found in heirs.values())
    assert all(heirs[entity] == (entity,) for entity in alive)
