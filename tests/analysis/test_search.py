"""Search, worked by hand: what counts as the same word, what is found, and in which order."""

import pytest

from analysis.near_misses import near_misses
from analysis.search import build_index, find
from analysis.words import excerpt, folded_words, marked, read_query, stem
from sheets.publication import public_view
from tests.drawing import PARTNERS, read

CONTROVERSIES = """
| Identifiant | Version | Titre | Question | Pôle A | Pôle B | Statut | Devient | Publication |
| C1 | V1 | La participation | Et l’usager ? | victime | repli | | | Publié |
| C1 | V2 | L’art de débattre | Qui parle ? | victime | repli | | | Publié |
| C2 | V1 | Le pilotage | Participer, à quoi bon ? | plan | centre | | | Publié |
| C3 | V1 | Œuvres municipales | | a | b | | | Publié |
"""
TERRAINS = """
| Identifiant | Version | Controverse | Titre | Description | Publication | Pilote |
| T01 | V1 | C1 | Les budgets participatifs | Deux réseaux d’habitants | Publié | P1 |
| T02 | V1 | C2 | Travaux d’été | Le participant seul | Brouillon | |
"""
OBSERVATIONS = """
| Identifiant | Version | Terrain | Titre | Récit | Personne rencontrée | Notes internes | Publication | Météo |
| O1 | V1 | T01 | Budget gelé | Rien | Madame Zibeline | à relire : tournesol | Publié | giboulées |
"""
READINGS = "| Observation | Partenaire | Position | Commentaire | Publication |\n| O1 | P2 | Plutôt A | Silence complet | Publié |"
CHANTIERS = "| Identifiant | Version | Titre | Publication |\n| K1 | V1 | Réserve | Publié |"
CRISES = "| Identifiant | Nom |\n| R1 | Crue |"
CRASH_TESTS = """
| Chantier | Crise | Partenaire | Tenue | Danger | Publication |
| K1 | R1 | P1 | Casse | Les habitants sont seuls | Publié |
| K1 | R1 | P2 | Tient | | Publié |
"""


@pytest.fixture(scope="module")
def workbook():
    return read(
        Partenaires=PARTNERS,
        Controverses=CONTROVERSIES,
        Terrains=TERRAINS,
        Observations=OBSERVATIONS,
        Positions=READINGS,
        Chantiers=CHANTIERS,
        Crises=CRISES,
        Crash_tests=CRASH_TESTS,
    )


@pytest.fixture(scope="module")
def index(workbook):
    return build_index(workbook)


@pytest.fixture
def found(index):
    return lambda text: [(d.kind, d.id, d.version) for d in find(index, read_query(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("usagers", "usager"),
        ("municipaux", "municipal"),
        ("travaux", "travail"),
        ("réseaux", "réseau"),
        ("ÉTÉ", "ete"),
        ("choix", "choi"),
    ],
)
def test_a_plural_and_its_singular_are_one_word(one, other):
    assert stem(*folded_words(one)) == stem(*folded_words(other))


def test_words_that_differ_stay_apart():
    assert stem("reseau") != stem("reseal")
    assert stem("cas") == "ca"
    assert stem("os") == "os"


def test_elisions_apostrophes_and_small_words_do_not_count():
    assert read_query("l’usager").words == read_query("L'USAGER").words == read_query("un usager").words == ("usager",)
    assert read_query("les").words == ("les",)
    assert folded_words("Les agent·e·s de Saint-Orme") == ["les", "agent", "e", "s", "de", "saint", "orme"]


def test_a_title_comes_before_a_text_and_today_before_an_older_wording(found):
    assert found("particip") == [
        ("terrain", "T01", ""),
        ("controverse", "C1", "V1"),
        ("controverse", "C2", ""),
        ("terrain", "T02", ""),
    ]


def test_an_older_wording_is_found_and_an_entity_comes_once(found):
    assert found("usagers") == [("controverse", "C1", "V1")]
    assert found("repli") == [("controverse", "C1", "")]


def test_every_word_must_be_in_one_wording_and_only_the_last_may_be_cut(found):
    assert found("budgets participat") == [("terrain", "T01", "")]
    assert found("participat budgets") == []
    assert found("usager débattre") == []


def test_ids_ligatures_and_plurals_are_found(found):
    assert found("t01") == [("terrain", "T01", "")]
    assert found("oeuvre municipal")[0][1] == "C3"
    assert found("travail")[0][1] == "T02"


def test_comments_of_labs_and_opinions_that_say_something_are_found(found):
    assert found("silence") == [("observation", "O1", "")]
    assert found("habitants") == [("terrain", "T01", ""), ("avis", "K1", "")]
    assert [kind for kind, *_ in found("crue")].count("avis") == 1


def test_nobody_is_found_by_name_and_the_team_finds_its_notes(found):
    assert found("zibeline") == []
    assert found("tournesol") == found("giboulées") == [("observation", "O1", "")]


def test_the_public_finds_neither_drafts_nor_private_columns(workbook):
    known = build_index(public_view(workbook)).words
    assert "budgets" in known
    assert not {"tournesol", "giboulees", "zibeline", "participant", "meteo"} & known.keys()


def test_words_that_are_looked_for_are_marked_as_they_are_written():
    query = read_query("budgets part")
    assert marked("Le Budget participatif", query) == (
        ("Le ", False),
        ("Budget", True),
        (" ", False),
        ("participatif", True),
    )
    assert marked("<b>budget</b>", query) == (("<b>", False), ("budget", True), ("</b>", False))


def test_an_excerpt_is_cut_around_the_first_word_that_is_looked_for():
    text = "début " * 60 + "budget " + "suite " * 60
    runs = excerpt(text, read_query("budget"))
    assert ("budget", True) in runs
    assert sum(len(part) for part, _ in runs) < 190
    assert runs[0][0].startswith("… ")
    assert runs[-1][0].endswith(" …")


def test_a_text_without_any_space_is_cut_all_the_same():
    assert sum(len(part) for part, _ in excerpt("x" * 50_000, read_query("xx"))) < 200


def test_a_misspelt_search_is_given_the_word_of_a_title(index):
    near = near_misses(index, read_query("particpation zzzz"))
    assert near.unknown == ("particpation", "zzzz")
    assert near.instead == "participation"
    assert near_misses(index, read_query("le pilotag zzzz")).titles[0].id == "C2"
    assert near_misses(index, read_query("xylophone")).instead == ""


def test_words_that_exist_apart_are_told_apart(index):
    near = near_misses(index, read_query("usager débattre"))
    assert near.unknown == ()


def test_nothing_is_found_in_nothing():
    empty = build_index(read())
    assert find(empty, read_query("budget")) == find(empty, read_query("!!!")) == ()
    assert near_misses(empty, read_query("budget")).titles == ()
