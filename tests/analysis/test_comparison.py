"""What changed between two versions, near or far apart, and which version of the panorama goes with one of the map."""

from analysis.comparison import Fate, companion, differences, movements
from analysis.positions import Direction, all_readings
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, READINGS, TERRAINS
from tests.analysis.drawn import drawn, when
from tests.analysis.reworded_map import MAP


def fates(since: str | None, until: str) -> dict[str, Fate]:
    return {one.id: one.fate for one in differences(MAP, since, until)}


def test_versions_far_apart_are_compared_end_to_end() -> None:
    assert fates("V1", "V3") == {
        "C1": Fate.REWORDED,
        "C10": Fate.RETIRED,
        "C2": Fate.MERGED,
        "C3": Fate.RENUMBERED,
        "C4": Fate.MERGED,
        "C5": Fate.NEW,
    }
    assert fates("V2", "V3") == {"C2": Fate.MERGED, "C5": Fate.NEW}
    becomes = {one.id: one.becomes for one in differences(MAP, "V1", "V3")}
    assert becomes["C4"] == becomes["C2"] == ("C1", "C5")


def test_before_the_first_version_everything_is_new_and_the_last_one_needs_no_name() -> None:
    assert set(fates(None, "V1").values()) == {Fate.NEW}
    assert fates("V2", "") == fates("V2", "V3")
    assert fates("V2", "V2") == {}


def test_what_came_and_went_in_between_is_told_as_passing() -> None:
    passing = drawn(
        CONTROVERSIES,
        """
        | id | version | titre | statut    | devient |
        | C1 | V1      | Un    |           |         |
        | C7 | V2      | Sept  |           |         |
        | C7 | V3      | Sept  | Fusionnée | C1      |
        | C8 | V3      | Huit  | Retirée   |         |
        """,
    )
    (found,) = differences(passing, "V1", "V3")
    assert (found.id, found.fate, found.passing, found.becomes) == ("C7", Fate.MERGED, True, ("C1",))
    assert [one.passing for one in differences(passing, "V2", "V3")] == [False]
    assert differences(passing, None, "V3")[1].passing


def test_words_weigh_more_than_numbers_and_numbers_more_than_the_rest() -> None:
    fields = drawn(
        TERRAINS,
        """
        | id | version | numero | controverse | titre  | statut    |
        | T1 | V1      | 1.1    | C1          | Droits | Hypothèse |
        | T2 | V1      | 1.2    | C1          | Pistes | Hypothèse |
        | T3 | V1      | 1.3    | C1          | Places | Hypothèse |
        | T1 | V2      | 1.2    | C1          | Accès  | Observée  |
        | T2 | V2      | 1.2    | C2          | Pistes | Observée  |
        | T3 | V2      | 1.3    | C1          | Places | Observée  |
        """,
    )
    found = differences(fields, "V1", "V2", ("statut",))
    assert [(one.id, one.fate, one.fields) for one in found] == [
        ("T1", Fate.REWORDED, ("titre", "numero", "statut")),
        ("T2", Fate.RENUMBERED, ("controverse", "statut")),
        ("T3", Fate.RESITUATED, ("statut",)),
    ]
    assert [one.id for one in differences(fields, "V1", "V2")] == ["T1", "T2"]


def test_a_chantier_given_up_is_retired_and_comes_back_as_new() -> None:
    works = drawn(
        CHANTIERS,
        """
        | id | version | titre   | maturite  |
        | K1 | V1      | Guichet | Piste     |
        | K1 | V2      | Guichet | Abandonné |
        | K1 | V3      | Guichet | En cours  |
        """,
    )
    assert [one.fate for one in differences(works, "V1", "V2", ("maturite",))] == [Fate.RETIRED]
    assert [one.fate for one in differences(works, "V2", "V3", ("maturite",))] == [Fate.NEW]
    assert [one.fate for one in differences(works, "V1", "V3", ("maturite",))] == [Fate.RESITUATED]


CLUES = drawn(
    OBSERVATIONS,
    """
    | id | version | partenaire | position      |
    | O1 | V1      | P1         | Franchement A |
    | O2 | V2      | P1         | Franchement B |
    | O3 | V1      | P1         | Plutôt A      |
    | O4 | V2      | P1         | Franchement B |
    | O5 | V1      | P1         | Franchement A |
    """,
)
OTHERS = drawn(
    READINGS,
    """
    | observation | partenaire | position      |
    | O1          | P2         | Franchement A |
    | O1          | P3         | Plutôt A      |
    | O5          | P2         | Franchement A |
    | O5          | P3         | Franchement A |
    """,
)


def test_a_mean_moves_when_enough_was_read_at_both_ends() -> None:
    owners = {"O1": "C1", "O2": "C1", "O3": "C2", "O4": "C2", "O5": "C3"}
    found = movements(owners, CLUES, all_readings(CLUES, OTHERS), "V1", "V2")
    # C1: (-2 -2 -1) / 3, then (-5 + 2) / 4. C2 has one reading in V1; nothing came to C3.
    assert [one.id for one in found] == ["C1"]
    assert (found[0].since.readings, found[0].until.readings) == (3, 4)
    assert round(found[0].shift.delta, 3) == round(-0.75 + 5 / 3, 3)
    assert found[0].shift.direction is Direction.B


def test_what_moved_most_comes_first_and_what_has_no_owner_is_left_out() -> None:
    owners = {"O1": "C1", "O2": "C1", "O5": "C3", "O4": "C3", "O3": ""}
    found = movements(owners, CLUES, all_readings(CLUES, OTHERS), "V1", "V2")
    # C3: -2, then (-6 + 2) / 4 = -1.
    assert [(one.id, round(one.shift.delta, 2)) for one in found] == [("C3", 1.0), ("C1", 0.92)]


MAP_DATES = {"V1": when("7 mai"), "V2": when("semaine du 6 juillet"), "V3": when("semaine du 13 juillet")}
PANORAMA_DATES = {"V1": when("semaine du 6 juillet"), "V2": when("semaine du 13 juillet")}


def test_a_version_of_the_map_goes_with_the_panorama_delivered_by_then() -> None:
    versions = ("V1", "V2")
    paired = [companion(one, versions, MAP_DATES, PANORAMA_DATES) for one in ("V1", "V2", "V3")]
    assert paired == [None, "V1", "V2"]


def test_without_dates_versions_go_together_by_their_numbers() -> None:
    assert [companion(one, ("V1", "V2"), {}, PANORAMA_DATES) for one in ("V1", "V2", "V3")] == ["V1", "V2", "V2"]
    assert companion("V1", ("V2",), {}, {}) is None
    assert companion("V3", (), MAP_DATES, PANORAMA_DATES) is None
