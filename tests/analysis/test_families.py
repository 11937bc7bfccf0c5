"""Controversies seen through families of crises, worked by hand."""

from math import isnan

from analysis.families import OWN, families_of, sights
from analysis.links import chantier_links, controversies_of_observations
from analysis.positions import Verdict, all_readings
from analysis.robustness import cell_verdicts
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRASH_TESTS, CRISES, OBSERVATIONS, READINGS, TERRAINS
from tests.analysis.drawn import drawn

MAP = drawn(CONTROVERSIES, "| id | version |\n| C1 | V1 |\n| C2 | V1 |")
FIELDS = drawn(TERRAINS, "| id | version | controverse |\n| T1 | V1 | C1 |\n| T2 | V1 | C2 |")
DANGERS = drawn(
    CRISES,
    """
    | id | famille         |
    | R1 | Environnementale |
    | R2 |                 |
    | R3 | Sociale         |
    | R4 | Environnementale |
    """,
)
CLUES = drawn(
    OBSERVATIONS,
    """
    | id | terrain | version | crise | partenaire | position           |
    | O1 | T1      | V1      |       | P1         | Franchement A      |
    | O2 | T1      | V1      |       | P2         | Plutôt A           |
    | O3 | T1      | V1      | R1    | P1         | Franchement B      |
    | O4 | T1      | V1      | R4    | P1         | Les deux à la fois |
    | O5 | T1      | V1      | R2    | P1         | Entre les deux     |
    | O6 | T1      | V1      | R9    | P1         | Entre les deux     |
    | O7 |         | V1      | R1    | P1         | Entre les deux     |
    """,
)
OTHERS = drawn(
    READINGS, "| observation | partenaire | position |\n| O1 | P2 | Franchement A |\n| O3 | P2 | Franchement B |"
)
WORKS = drawn(CHANTIERS, "| id | version | controverses |\n| K1 | V1 | C1 |\n| K2 | V1 | C1 ; C2 |\n| K3 | V1 | |")
TRIALS = drawn(
    CRASH_TESTS,
    """
    | chantier | crise | partenaire | tenue       |
    | K1       | R1    | P1         | Tient       |
    | K1       | R4    | P1         | Casse       |
    | K2       | R1    | P1         | Se renforce |
    | K2       | R4    | P1         | Sans objet  |
    | K1       | R3    | P1         | Fragile     |
    | K3       | R3    | P1         | Tient       |
    """,
)
SEEN = sights(
    MAP["id"],
    CLUES,
    all_readings(CLUES, OTHERS),
    controversies_of_observations(CLUES, FIELDS, MAP, ""),
    chantier_links(WORKS, MAP, ""),
    DANGERS,
    cell_verdicts(TRIALS),
)


def test_families_come_in_the_order_of_the_sheet_crises_without_one_last() -> None:
    assert families_of(DANGERS) == ("Environnementale", "Sociale", "")
    assert list(SEEN) == [(one, family) for one in ("C1", "C2") for family in (OWN, *families_of(DANGERS))]


def test_an_observation_without_a_crisis_is_of_the_projects_own() -> None:
    own = SEEN["C1", OWN]
    assert own.observations == ("O1", "O2")
    # O1 is read -2 and -2, O2 -1: three readings, mean -5/3.
    assert (own.leaning.readings, own.leaning.verdict) == (3, Verdict.LEANS_A)
    assert own.places == (-2, -1)
    assert (own.tested, own.untested) == (0, 0)


def test_the_crises_of_a_family_are_seen_together() -> None:
    seen = SEEN["C1", "Environnementale"]
    # O7 has no terrain. O4 is off the axis: two readings only, no verdict, one place.
    assert seen.observations == ("O3", "O4")
    assert seen.places == (2,)
    assert (seen.leaning.readings, seen.leaning.off_axis, seen.leaning.verdict) == (2, 1, Verdict.TOO_FEW)


def test_what_its_chantiers_went_through_in_the_family_is_counted() -> None:
    # K1 x R1 holds, K1 x R4 breaks, K2 x R1 gains, K2 x R4 is out.
    seen = SEEN["C1", "Environnementale"]
    assert (seen.held, seen.tested, seen.untested) == (2, 3, 0)
    social = SEEN["C1", "Sociale"]
    assert (social.held, social.tested, social.untested) == (0, 1, 1)
    assert [SEEN["C2", family].untested for family in families_of(DANGERS)] == [0, 1, 1]


def test_an_observation_of_a_crisis_without_family_or_unknown_is_in_no_named_family() -> None:
    assert SEEN["C1", ""].observations == ("O5",)
    assert all("O6" not in seen.observations for seen in SEEN.values())


def test_what_nobody_looked_at_is_there_empty() -> None:
    nothing = SEEN["C2", OWN]
    assert (nothing.observations, nothing.places, nothing.leaning.verdict) == ((), (), Verdict.TOO_FEW)
    assert isnan(nothing.leaning.mean)
