"""What lacks, each with its worst example."""

from analysis.coverage import Gap, gaps, lab_terrain
from analysis.positions import Leaning, all_readings, leaning
from analysis.robustness import cell_verdicts, robustness
from sheets.tabs import CALENDAR, CHANTIERS, CRASH_TESTS, OBSERVATIONS, READINGS, TERRAINS
from tests.analysis.drawn import drawn

WORKS = drawn(
    CHANTIERS,
    """
    | id | version | premiers_pas | maturite  | soutiens     |
    | K1 | V1      | Réunir       |           |              |
    | K2 | V1      |              |           | P1           |
    | K3 | V1      |              |           | P1 ; P2      |
    | K4 | V1      |              | Abandonné | P1 ; P2 ; P3 |
    """,
)
CLUES = drawn(
    OBSERVATIONS,
    """
    | id | terrain | partenaire | position      | version |
    | O1 | T1      | P1         | Franchement A | V1      |
    | O2 | T1      | P1         |               | V1      |
    | O3 | T1      | P2         | Plutôt B      | V1      |
    | O4 | T2      |            | Plutôt B      | V1      |
    | O5 |         | P3         | Plutôt B      | V1      |
    """,
)
OTHERS = drawn(
    READINGS,
    """
    | observation | partenaire | position |
    | O1          | P1         | Plutôt A |
    | O1          | P2         | Plutôt A |
    | O4          | P2         | Plutôt A |
    """,
)
READ = all_readings(CLUES, OTHERS)
FIELDS = drawn(TERRAINS, "| id | version |\n| T1 | V1 |\n| T2 | V1 |\n| T3 | V1 |")
STEPS = drawn(
    CALENDAR,
    """
    | id | quand                             | statut  |
    | J1 | 7 mai                             | À venir |
    | J2 | à définir                         | À venir |
    | J3 | à définir / semaine du 13 juillet |         |
    | J4 | à définir                         | Fait    |
    | J5 |                                   | Annulé  |
    | J6 |                                   |         |
    """,
)
TESTS = drawn(
    CRASH_TESTS,
    """
    | chantier | crise | tenue |
    | K1       | R1    | Tient |
    | K1       | R2    | Tient |
    | K2       | R1    | Casse |
    """,
)


def told() -> tuple[Gap, ...]:
    robust = robustness(cell_verdicts(TESTS), WORKS["id"], ["R1", "R2"])
    of_terrain = {terrain: set(CLUES[CLUES["terrain"] == terrain]["id"]) for terrain in ("T1", "T2", "T3")}
    leanings: dict[str, Leaning] = {
        f"C{terrain[1]}": leaning(READ[READ["observation"].isin(known)]) for terrain, known in of_terrain.items()
    }
    found = gaps(robust, WORKS, FIELDS, CLUES, STEPS, leanings)
    return found.untested, found.first_steps, found.terrains, found.dates, found.controversies


def test_each_gap_is_counted_with_its_worst_example() -> None:
    assert told() == (
        # K2 lacks R2; K3 and K4 lack both.
        Gap(5, "K3", 2, ("K3", "K4", "K2")),
        # K3 has two supporting labs; K4 is given up.
        Gap(2, "K3", 2, ("K3", "K2")),
        # T1 has three observations, T2 one, T3 none.
        Gap(2, "T3", 0, ("T3", "T2")),
        # A proposal is not fixed; what is done or cancelled no longer matters. The soonest first.
        Gap(3, "J3", 0, ("J3", "J2", "J6")),
        # C1: P1 and P2 on O1, P2 on O3. C2: two on O4. C3: none.
        Gap(2, "C3", 0, ("C3", "C2")),
    )


def test_a_lab_is_counted_once_an_observation_noted_or_read() -> None:
    table = lab_terrain(CLUES, READ, ["T1", "T2", "T3"])
    # P1 noted O1 (and read it again) and O2. P2 noted O3, read O1 and O4. P3 is on no terrain.
    assert table.to_dict("index") == {"P1": {"T1": 2, "T2": 0, "T3": 0}, "P2": {"T1": 2, "T2": 1, "T3": 0}}


def test_nothing_lacks_in_empty_tables() -> None:
    robust = robustness(cell_verdicts(drawn(CRASH_TESTS)), [], [])
    found = gaps(robust, drawn(CHANTIERS), drawn(TERRAINS), drawn(OBSERVATIONS), drawn(CALENDAR), {})
    assert found.untested == found.first_steps == found.terrains == found.dates == found.controversies == Gap()
    empty = lab_terrain(drawn(OBSERVATIONS), all_readings(drawn(OBSERVATIONS), drawn(READINGS)), [])
    assert empty.empty
