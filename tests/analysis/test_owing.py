"""What each lab could still write, on tables small enough to be counted by hand."""

from analysis.owing import Owing, Tables, Unripe, Untried, owing
from sheets.tabs import (
    CHANTIERS,
    CRASH_TESTS,
    CRISES,
    INTERVIEWS,
    OBSERVATIONS,
    READINGS,
    SELF_DIAGNOSIS,
    TERRAINS,
)
from tests.analysis.drawn import drawn

EMPTY = {
    "terrains": drawn(TERRAINS),
    "self_diagnosis": drawn(SELF_DIAGNOSIS),
    "chantiers": drawn(CHANTIERS),
    "crises": drawn(CRISES),
    "crash_tests": drawn(CRASH_TESTS),
    "interviews": drawn(INTERVIEWS),
    "observations": drawn(OBSERVATIONS),
    "readings": drawn(READINGS),
}
WORKS = drawn(
    CHANTIERS,
    """
    | id | version | intention | moyens | conditions | premiers_pas | maturite  | porteur | soutiens |
    | K1 | V1      |           |        |            |              |           | P1      |          |
    | K1 | V2      | a         | b      | c          |              |           | P1      | P2       |
    | K2 | V1      | a         | b      | c          | d            |           | P2      | P1       |
    | K3 | V1      |           |        |            |              | Abandonné | P1      | P2       |
    | K4 | V1      | a         |        | c          | d            |           |         |          |
    """,
)
TWO_CRISES = drawn(CRISES, "| id | nom |\n| R1 | Crue |\n| R2 | Panne |")


def owed(lab: str = "P1", **tables: object) -> Owing:
    return owing([lab], Tables(**{**EMPTY, **tables}))[lab]  # type: ignore[arg-type]


def test_a_terrain_is_answered_by_a_figure_of_the_lab_itself() -> None:
    terrains = drawn(
        TERRAINS,
        """
        | id | version | statut  |
        | T1 | V1      |         |
        | T2 | V1      |         |
        | T3 | V1      |         |
        | T4 | V1      |         |
        | T4 | V2      | Retirée |
        """,
    )
    answers = drawn(
        SELF_DIAGNOSIS,
        """
        | partenaire | terrain | vecu | sous_groupe |
        | P1         | T1      | 0    |             |
        | P1         | T2      |      | Oui         |
        | P2         | T3      | 4    |             |
        """,
    )
    # T1 is answered, by a zero; T2 has no figure; T3 is P2's; T4 is retired.
    assert owed(terrains=terrains, self_diagnosis=answers).terrains == ("T2", "T3")


def test_a_chantier_is_looked_at_as_last_worded_by_the_lab_that_carries_it() -> None:
    # K1 lacks only what its V2 lacks; K2 is whole; K3 is given up; K4 is nobody's.
    assert owed("P1", chantiers=WORKS).chantiers == (Unripe("K1", ("premiers_pas",)),)
    assert owed("P2", chantiers=WORKS).chantiers == ()


def test_the_cells_of_which_least_is_known_come_first() -> None:
    tests = drawn(
        CRASH_TESTS,
        """
        | chantier | crise | partenaire | tenue      | version |
        | K1       | R1    | P2         | Tient      |         |
        | K1       | R1    | P3         | Casse      |         |
        | K1       | R2    | P1         | Tient      |         |
        | K2       | R1    | P3         | Fragile    |         |
        | K2       | R2    | P1         |            |         |
        """,
    )
    found = owed(chantiers=WORKS, crises=TWO_CRISES, crash_tests=tests)
    # P1 carries K1 and supports K2. It answered K1 in R2; its row on K2 in R2 says nothing.
    assert found.cells == (Untried("K2", "R2", 0), Untried("K2", "R1", 1), Untried("K1", "R1", 2))
    assert found.never_tried == (Untried("K2", "R2", 0),)


def test_a_cell_found_not_applicable_needs_no_opinion_more() -> None:
    tests = drawn(CRASH_TESTS, "| chantier | crise | partenaire | tenue |\n| K2 | R1 | P3 | Sans objet |")
    cells = owed(chantiers=WORKS, crises=TWO_CRISES, crash_tests=tests).cells
    assert [(cell.chantier, cell.crisis) for cell in cells] == [("K1", "R1"), ("K1", "R2"), ("K2", "R2")]


def test_an_interview_done_needs_its_synthesis() -> None:
    interviews = drawn(
        INTERVIEWS,
        """
        | id | terrains | partenaire | statut   | synthese |
        | E1 | T1       | P1         | Réalisé  |          |
        | E2 | T1       | P1         | Réalisé  | Vu       |
        | E3 | T1       | P1         | Planifié |          |
        | E4 | T1       | P2         | Réalisé  |          |
        """,
    )
    assert owed(interviews=interviews).interviews == ("E1",)


def test_an_observation_is_read_by_a_position_wherever_it_is_written() -> None:
    terrains = drawn(
        TERRAINS,
        """
        | id | version | pilote |
        | T1 | V1      | P2     |
        | T1 | V2      | P1     |
        | T2 | V1      | P2     |
        """,
    )
    observations = drawn(
        OBSERVATIONS,
        """
        | id | terrain | partenaire | position | version |
        | O1 | T1      | P1         | Plutôt A | V1      |
        | O2 | T1      | P1         |          | V1      |
        | O3 | T1      | P2         | Plutôt A | V1      |
        | O4 | T1      | P2         | Plutôt A | V1      |
        | O5 | T2      | P2         | Plutôt A | V1      |
        """,
    )
    readings = drawn(
        READINGS,
        """
        | observation | partenaire | position       |
        | O3          | P1         | Autre tension  |
        | O4          | P3         | Plutôt B       |
        """,
    )
    found = owed(terrains=terrains, observations=observations, readings=readings)
    # O1: in its own row. O2: noted without a position. O3: in Positions, off the axis. O4: read by another. O5: T2 is P2's.
    assert found.observations == ("O2", "O4")


def test_what_is_awaited_counts_a_chantier_once_and_no_cell_that_others_tried() -> None:
    tests = drawn(CRASH_TESTS, "| chantier | crise | partenaire | tenue |\n| K2 | R1 | P3 | Tient |")
    found = owed(chantiers=WORKS, crises=TWO_CRISES, crash_tests=tests)
    # K1 to complete; K1 in R1 and R2, K2 in R2 never tried.
    assert (len(found.cells), found.awaited) == (4, 4)


def test_a_lab_owes_nothing_of_an_empty_inquiry() -> None:
    assert owed() == Owing()
    assert owing([], Tables(**EMPTY)) == {}
