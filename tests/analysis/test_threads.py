"""What ties controversies, terrains, chantiers and crises together."""

import pytest

from analysis.robustness import cell_verdicts
from analysis.threads import chantier_sources, controversies_of_terrains, lineage, weak_cells
from analysis.versions import successors
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRASH_TESTS, TERRAINS
from tests.analysis.drawn import drawn

MAP = drawn(
    CONTROVERSIES,
    """
    | id | version | statut    | devient |
    | C1 | V1      |           |         |
    | C2 | V1      |           |         |
    | C2 | V2      | Fusionnée | C1      |
    | C3 | V1      |           |         |
    | C3 | V2      | Retirée   |         |
    """,
)
GROUNDS = drawn(
    TERRAINS,
    """
    | id | version | controverse |
    | T1 | V1      | C1          |
    | T2 | V1      | C2          |
    | T3 | V1      | C3          |
    | T4 | V1      |             |
    | T1 | V2      | C2          |
    """,
)


@pytest.mark.parametrize(
    ("version", "owners"),
    [
        ("V1", {"T1": "C1", "T2": "C2", "T3": "C3", "T4": ""}),
        ("V2", {"T1": "C1", "T2": "C1", "T3": "", "T4": ""}),
    ],
)
def test_a_terrain_belongs_to_what_its_controversy_became(version, owners):
    assert controversies_of_terrains(GROUNDS, MAP, version) == owners


def test_a_chantier_is_tied_to_a_controversy_only_where_none_of_its_terrains_says_it():
    chantiers = drawn(
        CHANTIERS,
        """
        | id | terrains     | controverses |
        | K1 | T1           | C1           |
        | K2 | T1 ; T9 ; T1 | C2 ; C3      |
        | K3 |              | C3           |
        | K4 |              |              |
        """,
    )
    sources = chantier_sources(chantiers, {"T1": "C1"}, successors(MAP, "V1"))
    assert sources == ((("T1", "K1"), ("T1", "K2")), (("C2", "K2"), ("C3", "K2"), ("C3", "K3")))
    merged = chantier_sources(chantiers, {"T1": "C1"}, successors(MAP, "V2"))
    assert merged[1] == ()


def test_a_crisis_breaks_or_weakens_by_the_verdict_of_the_crash_test():
    cells = cell_verdicts(
        drawn(
            CRASH_TESTS,
            """
            | chantier | crise | partenaire | tenue      |
            | K1       | R1    | P1         | Casse      |
            | K1       | R1    | P2         | Tient      |
            | K1       | R2    | P1         | Fragile    |
            | K1       | R3    | P1         | Tient      |
            | K1       | R4    | P1         | Sans objet |
            """,
        )
    )
    assert weak_cells(cells, 0) == (("K1", "R1", 0, 2),)
    assert weak_cells(cells, 1) == (("K1", "R1", 0, 2), ("K1", "R2", 1, 1))


# C1 - T1 - K1 - R1, C1 - T2 - K2, C2 - T3 - K2 - R1, C2 - K3
DRAWN = "C1-T1 C1-T2 C2-T3 C2-K3 T1-K1 T2-K2 T3-K2 K1-R1 K2-R1"
LINKS = [tuple(pair.split("-")) for pair in DRAWN.split()]


@pytest.mark.parametrize(
    ("origin", "degrees", "expected"),
    [
        ("C1", 0, "C1-T1 C1-T2 T1-K1 T2-K2 K1-R1 K2-R1"),
        ("C1", 1, "C1-T1 C1-T2"),
        ("C1", 2, "C1-T1 C1-T2 T1-K1 T2-K2"),
        ("T3", 0, "C2-T3 T3-K2 K2-R1"),
        ("K2", 0, "C1-T2 C2-T3 T2-K2 T3-K2 K2-R1"),
        ("K2", 1, "T2-K2 T3-K2 K2-R1"),
        ("R1", 2, "K1-R1 K2-R1 T1-K1 T2-K2 T3-K2"),
        ("K3", 0, "C2-K3"),
        ("K9", 0, ""),
    ],
)
def test_a_thread_goes_to_its_sources_and_to_its_ends_without_turning_round(origin, degrees, expected):
    assert lineage(LINKS, origin, degrees) == {tuple(pair.split("-")) for pair in expected.split()}
