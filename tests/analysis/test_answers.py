"""How chantiers answer controversies, in so many words or through a terrain, and the clues they rest on."""

from analysis.answers import answers, clues_behind
from analysis.links import controversies_of_observations
from analysis.versions import as_of
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from tests.analysis.drawn import drawn

# C3 merges into C1 in V2; T2 is retired then, T3 moves from C1 to C2.
MAP = drawn(
    CONTROVERSIES,
    """
    | id | version | titre         | statut    | devient |
    | C1 | V1      | Participation |           |         |
    | C2 | V1      | Contribution  |           |         |
    | C3 | V1      | Démarches     |           |         |
    | C3 | V2      | Démarches     | Fusionnée | C1      |
    """,
)
FIELDS = drawn(
    TERRAINS,
    """
    | id | version | controverse | statut  |
    | T1 | V1      | C1          |         |
    | T2 | V1      | C3          |         |
    | T3 | V1      | C1          |         |
    | T4 | V1      |             |         |
    | T2 | V2      | C3          | Retirée |
    | T3 | V2      | C2          |         |
    """,
)
WORKS = drawn(
    CHANTIERS,
    """
    | id | version | controverses | terrains       |
    | K1 | V1      | C3 ; gone    | T3 ; T2 ; T1   |
    | K2 | V1      | C2           |                |
    | K3 | V1      |              | T4 ; gone      |
    | K4 | V1      |              | T1             |
    """,
)
CLUES = drawn(
    OBSERVATIONS,
    """
    | id | terrain | version |
    | O1 | T1      | V1      |
    | O2 | T3      | V1      |
    | O3 | T4      | V1      |
    | O4 |         | V1      |
    """,
)


def found(version: str) -> list[list[object]]:
    return answers(WORKS, FIELDS, MAP, version).to_dict("split")["data"]


def test_a_controversy_is_answered_in_so_many_words_or_through_a_terrain() -> None:
    assert found("V2") == [
        # Named as C3, which is C1 today; T2, retired, was of C3; T1 is of C1.
        ["K1", "C1", 1, ("T2", "T1")],
        ["K1", "C2", 0, ("T3",)],
        ["K2", "C2", 1, ()],
        ["K4", "C1", 0, ("T1",)],
    ]


def test_an_older_map_has_its_own_terrains_and_no_merge() -> None:
    assert found("V1")[:3] == [["K1", "C3", 1, ("T2",)], ["K1", "C1", 0, ("T3", "T1")], ["K2", "C2", 1, ()]]


def test_a_chantier_rests_on_the_clues_of_what_it_names_and_of_its_own_terrains() -> None:
    placed = controversies_of_observations(CLUES, FIELDS, MAP, "V2")
    behind = clues_behind(WORKS, answers(WORKS, FIELDS, MAP, "V2"), CLUES, placed)
    # O2 is of C2 since T3 moved: K2 names C2, K1 works on T3. K4 works on T1 only, not on all of C1.
    assert behind == {"K1": ("O1", "O2"), "K2": ("O2",), "K3": ("O3",), "K4": ("O1",)}


def test_empty_tables_answer_nothing() -> None:
    assert answers(drawn(CHANTIERS), FIELDS, MAP, "").empty
    nothing = answers(WORKS, drawn(TERRAINS), drawn(CONTROVERSIES), "")
    placed = controversies_of_observations(drawn(OBSERVATIONS), FIELDS, MAP, "")
    assert nothing.empty
    assert clues_behind(as_of(WORKS, "V1"), nothing, drawn(OBSERVATIONS), placed) == dict.fromkeys(WORKS["id"], ())
