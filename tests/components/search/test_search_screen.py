"""The search on its screen: sentences, marks, links, empty states; what is typed is never markup."""

from datetime import UTC, date, datetime

import pytest

from components.search import view
from components.search.model import AT_FIRST, hits, search
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, read

HOSTILE = "<img src=x onerror=alert(1)> **gras** [lien](http://mal.example)"


def taken(**tabs):
    return Snapshot(read(**tabs), Audience.TEAM, date(2020, 7, 22), datetime.now(UTC))


def many(number):
    rows = "\n".join(f"| T{n} | V1 | C1 | Un terrain {n} |" for n in range(number))
    return f"| Identifiant | Version | Controverse | Titre |\n{rows}"


@pytest.fixture
def snapshot():
    return taken(Partenaires=PARTNERS, Controverses=CONTROVERSIES, Terrains=TERRAINS)


def test_the_sentence_counts_answers_by_kind(snapshot):
    told = view.sentence(search(snapshot, "budgets")).replace("\u202f", " ").replace("\u00a0", " ")
    assert told == "1 réponse pour « budgets » : 1 terrain."
    assert "2 controverses, 2 terrains et 2 partenaires" in view.sentence(search(snapshot, "")).replace("\u00a0", " ")


def test_a_result_is_marked_and_leads_to_its_fiche(snapshot):
    markup = view.results_markup(search(snapshot, "budget"), "")
    assert "<mark>budgets</mark>" in markup
    assert 'href="fiche?terrain=T01"' in markup


def test_what_is_typed_or_written_is_never_markup():
    snapshot = taken(Controverses=CONTROVERSIES.replace("La participation", HOSTILE))
    found = search(snapshot, "img onerror")
    for markup in (
        view.results_markup(found, ""),
        view.field_markup(HOSTILE),
        view.results_markup(search(snapshot, f"{HOSTILE} zzz"), ""),
    ):
        assert "<img" not in markup
    assert "&lt;<mark>img</mark>" in view.results_markup(found, "")


def test_nothing_found_proposes_what_is_near(snapshot):
    markup = view.results_markup(search(snapshot, "particpation zzzz"), "").replace("\u202f", " ")
    assert "Rien ne correspond à « particpation zzzz »" in markup
    assert 'href="recherche?q=participation"' in markup
    assert "n’apparaissent nulle part" in markup


def test_words_that_never_meet_are_said_to_exist(snapshot):
    assert "jamais tous dans une même fiche" in view.results_markup(search(snapshot, "participation pilotage"), "")


def test_an_empty_sheet_says_what_will_come():
    nothing = search(taken(), "")
    assert "Rien n’est encore écrit" in view.results_markup(nothing, "")
    assert view.sentence(nothing) == "Il n’y a encore rien à chercher."


def test_each_kind_shows_its_first_results_and_a_way_to_the_others():
    snapshot = taken(Controverses=CONTROVERSIES, Terrains=many(120))
    found = search(snapshot, "terrain")
    assert len(hits(found, "terrain", AT_FIRST)) == AT_FIRST
    assert "100 premières fiches sur 120" in view.results_markup(found, "terrain")
    both = view.results_markup(search(snapshot, ""), "")
    assert 'href="recherche?genre=terrain"' in both
    assert "Voir les 120\u00a0terrains" in both


def test_an_older_wording_is_said_to_be_older():
    rows = "\n| C1 | V2 | Le débat | a | b | Publié |"
    found = search(taken(Controverses=CONTROVERSIES + rows), "participation")
    assert "dans une version antérieure (V1)" in view.results_markup(found, "")
    assert view.table(found, "").rows[0][:4] == ("controverse", "C1", "La participation", "V1")
    assert view.reading(found, "") == ["controverse C1, La participation (V1)."]


def test_the_excerpt_is_of_the_text_that_holds_the_words_else_of_a_sentence():
    chantier = "| Identifiant | Version | Titre | Intention | Moyens |\n| K1 | V1 | Réserve | Rappeler les agents qui partent à la retraite | Deux |"
    snapshot = taken(Chantiers=chantier)
    (hit,) = hits(search(snapshot, "deux"), "chantier", 1)
    assert (hit.label, hit.excerpt) == ("Moyens", (("Deux", True),))
    (hit,) = hits(search(snapshot, "réserve"), "chantier", 1)
    assert hit.label == "Intention"
