"""Which threads a workbook holds."""

import pytest

from components.cartography.filters import Filters
from components.threads.model import pill_keys, threads
from components.threads.pills import Kind
from sheets.settings import Audience
from tests.components.threads.inquiry import TABS, snapshot


def keys(shown, kind):
    return [pill.key for pill in shown.of(kind)]


def ties(shown):
    return {f"{tie.start}-{tie.end}" for tie in shown.ties}


def test_a_thread_goes_from_a_controversy_to_the_crises_that_break_its_chantiers():
    shown = threads(snapshot(), "V1", Filters())
    assert keys(shown, Kind.CONTROVERSY) == ["C1", "C2", "C7"]
    assert keys(shown, Kind.CHANTIER) == ["K1", "K2", "K3", "K4"]
    assert ties(shown) == {
        *("C1-T1", "C2-T2", "C7-T7", "C1-T9"),
        *("T1-K1", "T7-K1", "T2-K2", "C2-K3"),
        *("K1-R1", "K2-R1"),
    }


def test_replayed_to_the_end_a_merged_controversy_leaves_its_terrains_to_its_heir():
    shown = threads(snapshot(), "V2", Filters())
    assert "C1-T7" in ties(shown)
    assert "C7" not in shown.pills


def test_fragile_verdicts_are_shown_on_demand_and_told_apart():
    levels = {tie.end: tie.level for tie in threads(snapshot(), "V2", Filters(), True).ties if tie.start == "K1"}
    assert levels == {"R1": 0, "R2": 1}


def test_terrains_count_their_observations_and_have_the_hue_of_their_controversy():
    shown = threads(snapshot(), "V2", Filters())
    terrains = {pill.id: (pill.clues, pill.hue) for pill in shown.of(Kind.TERRAIN)}
    assert terrains == {"T1": (2, 1), "T2": (0, 2), "T7": (1, 1), "T8": (None, 0), "T9": (0, 1)}


@pytest.mark.parametrize(
    ("filters", "terrains", "rest"),
    [
        (Filters(source="entretien"), ["T1"], {"C1", "K1", "R1"}),
        (Filters(source="veille"), ["T1", "T7"], {"C1", "K1", "R1"}),
        (Filters(partner="P2"), ["T1"], {"C1", "K1", "R1"}),
        (Filters(text="introuvable"), [], set()),
    ],
)
def test_filters_keep_the_threads_through_a_terrain_with_such_an_observation(filters, terrains, rest):
    shown = threads(snapshot(), "V2", filters)
    assert keys(shown, Kind.TERRAIN) == terrains
    assert set(shown.pills) - set(terrains) == rest


def test_an_id_used_in_two_tabs_names_two_pills():
    shot = snapshot(Crises="| Identifiant | Nom |\n| K1 | Crue |\n| R2 | Panne |", Crash_tests="""
    | Chantier | Crise | Tenue | Version |
    | K1       | K1    | Casse | V1      |
    """)  # fmt: skip
    assert pill_keys(shot)[Kind.CRISIS, "K1"] == "crise:K1"
    assert ("K1", "crise:K1") in threads(shot, "V2", Filters()).links


def test_the_public_never_sees_the_terrain_of_a_draft():
    shown = threads(snapshot(Audience.PUBLIC), "V2", Filters())
    assert "T9" not in shown.pills
    assert "T1" in shown.pills


@pytest.mark.parametrize("without", list(TABS))
def test_a_tab_that_is_missing_costs_only_its_column(without):
    left = {name: ("" if name == without else drawing) for name, drawing in TABS.items()}
    shown = threads(snapshot(**left), "V2", Filters())
    assert {key for tie in shown.links for key in tie} <= set(shown.pills)
