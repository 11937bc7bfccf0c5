"""Threads between observations, controversies and chantiers, and the echoes that run along them."""

from datetime import date

from analysis.echoes import EchoDirection, echoes
from analysis.links import (
    chantier_links,
    chantiers_of_controversy,
    controversies_of_chantier,
    controversies_of_observations,
    main_controversy,
    orphans,
    to_revisit,
)
from analysis.versions import as_of, successors
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS
from tests.analysis.drawn import drawn, when

# C3 merges into C1 in V2, where terrain T2 moves from C2 to C1; C4 has no terrain.
MAP = drawn(
    CONTROVERSIES,
    """
    | id | version | titre         | statut    | devient |
    | C1 | V1      | Participation |           |         |
    | C2 | V1      | Contribution  |           |         |
    | C3 | V1      | Démarches     |           |         |
    | C4 | V1      | Management    |           |         |
    | C3 | V2      | Démarches     | Fusionnée | C1      |
    """,
)
FIELDS = drawn(
    TERRAINS,
    """
    | id | version | controverse | statut  |
    | T1 | V1      | C1          |         |
    | T2 | V1      | C2          |         |
    | T3 | V1      | C3          |         |
    | T4 | V1      |             |         |
    | T2 | V2      | C1          |         |
    | T1 | V2      | C1          | Retirée |
    """,
)
CLUES = drawn(
    OBSERVATIONS,
    """
    | id | terrain | version | date                 |
    | O1 | T1      | V1      | 2 mai                |
    | O2 | T2      | V2      | 20 juillet           |
    | O3 | T3      | V2      | semaine du 6 juillet |
    | O4 | T4      | V2      | 20 juillet           |
    | O5 |         | V2      | 20 juillet           |
    | O6 | gone    | V2      | 20 juillet           |
    | O7 | T3      | V2      |                      |
    """,
)
WORKS = drawn(
    CHANTIERS,
    """
    | id | version | titre    | premiers_pas | controverses        | terrains |
    | K1 | V1      | Guichet  |              | C3 ; C1 ; gone ; C2 | T1       |
    | K2 | V1      | Réserve  |              | C2                  |          |
    | K3 | V1      | Plan     |              |                     |          |
    | K4 | V1      | Boussole |              | C1                  | T3       |
    | K1 | V2      | Guichet  | Réunir       | C3 ; C1 ; gone ; C2 | T1       |
    | K5 | V2      | Brigade  |              | C4                  |          |
    """,
)
PANORAMA_DATES = {"V1": when("semaine du 6 juillet"), "V2": when("semaine du 13 juillet")}
PLACED = controversies_of_observations(CLUES, FIELDS, MAP, "V2")
LINKS = chantier_links(as_of(WORKS, "V2"), MAP, "V2")


def test_an_observation_follows_its_terrain_and_the_merges_of_its_controversy() -> None:
    assert PLACED.to_dict() == {"O1": "C1", "O2": "C1", "O3": "C1", "O4": "", "O5": "", "O6": "", "O7": "C1"}
    before = controversies_of_observations(CLUES, FIELDS, MAP, "V1")
    assert (before["O2"], before["O3"]) == ("C2", "C3")


def test_a_chantiers_controversies_follow_merges_without_duplicates_in_its_order() -> None:
    heirs, chantier = successors(MAP, "V2"), as_of(WORKS, "V2").iloc[0]
    assert controversies_of_chantier(chantier, heirs) == ("C1", "C2")
    assert main_controversy(chantier, heirs) == "C1"
    assert main_controversy({"controverses": ("gone",)}, heirs) == ""


def test_links_rank_controversies_from_the_main_one() -> None:
    assert LINKS.to_dict("split")["data"] == [
        ["K1", "C1", 1],
        ["K1", "C2", 2],
        ["K2", "C2", 1],
        ["K4", "C1", 1],
        ["K5", "C4", 1],
    ]
    assert chantiers_of_controversy(LINKS, "C2") == ("K2", "K1")
    assert chantiers_of_controversy(LINKS, "C9") == ()


def test_orphans_are_told_both_ways() -> None:
    first = as_of(WORKS, "V1")
    found = orphans(as_of(MAP, "V2"), first, chantier_links(first, MAP, "V2"), PLACED)
    assert found.controversies == ("C4",)
    assert found.chantiers == ("K3",)
    # In V2 no observation is left in C2: K2 answers something nobody has seen.
    assert found.without_clue == ("K2",)


def test_a_chantier_is_to_revisit_when_its_controversies_were_observed_since() -> None:
    found = to_revisit(as_of(WORKS, "V2"), LINKS, CLUES, PLACED, PANORAMA_DATES, {})
    # K1, worded in V2 (19 July at the latest), and K4, in V1 (12 July): O2 came on the 20th. O3 may be of 6 July.
    assert [(one.chantier, one.version, one.observations) for one in found] == [
        ("K1", "V2", ("O2",)),
        ("K4", "V1", ("O2",)),
    ]
    assert found[0].newest == date(2020, 7, 20)


def test_an_undated_observation_is_as_old_as_its_version_of_the_map() -> None:
    undated = CLUES[CLUES["id"] == "O7"]
    dates = {"V2": when("semaine du 13 juillet")}
    found = to_revisit(as_of(WORKS, "V2"), LINKS, undated, PLACED, PANORAMA_DATES, dates)
    assert [(one.chantier, one.observations) for one in found] == [("K4", ("O7",))]


def test_an_observation_of_the_very_day_of_the_delivery_is_not_newer() -> None:
    def revisited(day: str) -> list[str]:
        clue = drawn(OBSERVATIONS, f"| id | terrain | version | date |\n| O2 | T2 | V2 | {day} |")
        return [one.chantier for one in to_revisit(as_of(WORKS, "V2"), LINKS, clue, PLACED, PANORAMA_DATES, {})]

    assert (revisited("19 juillet"), revisited("20 juillet")) == (["K4"], ["K1", "K4"])


def test_a_date_without_first_day_is_that_of_the_version_of_the_map() -> None:
    clue = drawn(OBSERVATIONS, "| id | terrain | version | date |\n| O2 | T2 | V2 | avant le 30 juillet |")
    dates = {"V2": when("20 juillet")}
    found = to_revisit(as_of(WORKS, "V2"), LINKS, clue, PLACED, PANORAMA_DATES, dates)
    assert [one.newest for one in found] == [date(2020, 7, 20)] * 2


def test_a_chantier_of_a_version_never_delivered_is_not_to_revisit() -> None:
    assert to_revisit(as_of(WORKS, "V2"), LINKS, CLUES, PLACED, {}, {}) == ()


def test_echoes_run_both_ways_most_recent_first() -> None:
    found = echoes(CLUES, PLACED, WORKS, LINKS, map_version="V2", panorama_version="V2", panorama_dates=PANORAMA_DATES)
    # O1 is of another version, O7 has no date, O4 to O6 are in no controversy. O3 is on T3, where K4 works.
    assert [(e.date.day, e.direction, e.observation, e.chantier, e.controversy) for e in found] == [
        (20, EchoDirection.DOWN, "O2", "K1", "C1"),
        (19, EchoDirection.UP, "", "K1", "C1"),
        (19, EchoDirection.UP, "", "K5", "C4"),
        (12, EchoDirection.DOWN, "O3", "K4", "C1"),
    ]


def test_an_observation_calls_first_on_the_chantier_for_which_its_controversy_matters_most() -> None:
    clue = CLUES[CLUES["id"] == "O2"]
    placed = PLACED.replace("C1", "C2")
    found = echoes(clue, placed, WORKS, LINKS, map_version="V2", panorama_version="V2", panorama_dates={})
    # K1 looks at C2 second, K2 first.
    assert [echo.chantier for echo in found] == ["K2"]


def test_a_panorama_without_delivery_date_sends_no_echo() -> None:
    found = echoes(CLUES, PLACED, WORKS, LINKS, map_version="V9", panorama_version="V2", panorama_dates={})
    assert found == ()


def test_empty_tables_give_empty_answers() -> None:
    clues, works, controversies = drawn(OBSERVATIONS), drawn(CHANTIERS), drawn(CONTROVERSIES)
    placed = controversies_of_observations(clues, drawn(TERRAINS), controversies, "V1")
    links = chantier_links(works, controversies, "V1")
    assert placed.empty
    assert links.empty
    assert orphans(controversies, works, links, placed).chantiers == ()
    assert to_revisit(works, links, clues, placed, {}, {}) == ()
    assert echoes(clues, placed, works, links, map_version="", panorama_version="", panorama_dates={}) == ()


def test_chantiers_link_to_nothing_when_no_controversy_is_known() -> None:
    assert chantier_links(as_of(WORKS, "V2"), drawn(CONTROVERSIES), "V1").empty
    assert set(controversies_of_observations(CLUES, FIELDS, drawn(CONTROVERSIES), "V1")) == {""}
