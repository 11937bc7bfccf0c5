"""What changed between two versions: groups, names, words, table."""

import re

import pytest

from analysis.comparison import Fate
from components.echoes import change_words
from components.echoes.change_view import changes_markup
from components.echoes.changes import changes, known_versions, span
from components.echoes.controls import View
from tests.components.echoes.drawn import inquiry
from tests.drawing import take


@pytest.fixture(scope="module")
def snapshot():
    return inquiry()


def told(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\u202f", " ").replace("\xa0", " ").split())


def view(since, until):
    return View("versions", since=since, until=until)


def entries(snapshot, since, until):
    return {(one.fate, one.what.id): one for group in changes(snapshot, since, until) for one in group.entries}


def test_each_kind_of_change_is_told_once(snapshot):
    assert list(entries(snapshot, "V2", "V3")) == [
        (Fate.NEW, "C5"),
        (Fate.REWORDED, "C1"),
        (Fate.RENUMBERED, "T03"),
        (Fate.RENUMBERED, "T04"),
        (Fate.MOVED, "C1"),
        (Fate.MERGED, "C4"),
    ]
    # The panorama goes from V1 to V2 when the map goes from V1 (7 May) to V2: nothing was delivered on 7 May.
    assert span(snapshot, "V1", "V2").panorama_since is None


def test_the_panorama_is_compared_as_it_was_delivered():
    late = inquiry(Calendrier="| Identifiant | Phase | Étape |\n| J1 | Enquêtes | Enquêtes |")
    # Without dates, V1 goes with V1.
    found = entries(late, "V1", "V2")
    assert (Fate.REWORDED, "K1") in found
    assert (Fate.RESITUATED, "K2") in found
    assert (Fate.RETIRED, "K5") in found
    assert (Fate.NEW, "K6") in found
    assert change_words.end_words(found[Fate.RETIRED, "K5"]) == "abandonné"


def test_what_came_and_went_is_told(snapshot):
    gone = entries(snapshot, "V1", "V3")[Fate.MERGED, "C4"]
    assert gone.passing
    assert [one.title for one in gone.becomes] == ["Participation"]
    assert "apparue entre-temps, puis fusionnée dans 1 Participation" in told(
        changes_markup(snapshot, view("V1", "V3"))
    )


def test_a_rewording_is_told_word_by_word(snapshot):
    (question, status) = entries(snapshot, "V2", "V3")[Fate.REWORDED, "C1"].fields
    assert (question.label, status.label) == ("Question", "Statut")
    markup = changes_markup(snapshot, view("V2", "V3"))
    assert '<ins><span class="rp-hidden">ajouté : </span>reprendre</ins>' in markup
    assert "Hypothèse" in told(markup)


def test_a_mean_that_moved_is_told_with_its_readings(snapshot):
    move = entries(snapshot, "V2", "V3")[Fate.MOVED, "C1"].move
    # O1 O2 O3 at -2; O4 at 2.
    assert told(change_words.move_words(move)) == "vers « à venir » : de −2,0 (3 avis) à −1,0 (4 avis)"
    assert "rp-change-thread" in changes_markup(snapshot, view("V2", "V3"))


def test_a_terrain_that_follows_a_merge_is_only_renumbered(snapshot):
    found = entries(snapshot, "V2", "V3")[Fate.RENUMBERED, "T04"]
    assert [field.label for field in found.fields] == ["Numéro"]
    assert found.what.hue == 1


def test_links_lead_to_the_version_that_was_compared(snapshot):
    assert entries(snapshot, "V2", "V3")[Fate.REWORDED, "C1"].what.href == "cartographie?controverse=C1"
    assert entries(snapshot, "V1", "V2")[Fate.NEW, "C4"].what.href == "cartographie?version=V2&controverse=C4"
    assert entries(snapshot, "V1", "V3")[Fate.NEW, "K2"].what.href == "panorama?chantier=K2"


def test_sentence_text_and_table_say_the_same(snapshot):
    chosen = view("V2", "V3")
    assert told(change_words.sentence(snapshot, chosen)) == (
        "De V2 à V3 de la carte, le panorama restant en V2 : 1 nouveau, 1 reformulé, 2 renumérotés, "
        "1 déplacé sur l’axe et 1 fusionné."
    )
    assert told(change_words.reading_lines(snapshot, chosen)[-1]) == (
        "Fusionné. Controverse 4, Espace : fusionnée dans 1 Participation."
    )
    table = change_words.table(snapshot, chosen)
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert table.rows[1][-3:] == ("Question", "Mise de côté ou à venir ?", "Mise de côté, ou à reprendre ?")


def test_the_public_is_not_told_of_drafts(snapshot):
    public = inquiry(public=True)
    assert (Fate.NEW, "C5") not in entries(public, "V2", "V3")
    assert "Secrets" not in changes_markup(public, view("V2", "V3"))
    assert "&lt;b&gt;Secrets" in changes_markup(snapshot, view("V2", "V3"))


@pytest.mark.parametrize(("since", "until"), [("V1", "V2"), ("V2", "V3"), ("V1", "V3")])
def test_ids_are_unique_in_the_page(snapshot, since, until):
    ids = re.findall(r'\bid="([^"]+)"', changes_markup(snapshot, view(since, until)))
    assert ids
    assert len(ids) == len(set(ids))


def test_nothing_to_compare_is_said_in_words(snapshot):
    assert "deux versions différentes" in told(changes_markup(snapshot, view("V2", "V2")))
    single = take(Controverses="| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C1 | V1 | Seule | a | b |")
    assert known_versions(single) == ("V1",)
    assert "Une seule version pour l’instant, V1" in told(changes_markup(single, View("versions")))
    assert "Aucune version" in told(changes_markup(take(), View("versions")))
    for one in (single, take()):
        assert change_words.table(one, View("versions")).rows == []
        assert change_words.reading_lines(one, View("versions")) == []
        assert change_words.sentence(one, View("versions"))


def test_two_versions_alike_are_told_so():
    twice = (
        "| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C1 | V1 | Seule | a | b |\n| C1 | V2 | Seule | a | b |"
    )
    same = take(Controverses=twice)
    assert "rien n’a changé" in told(changes_markup(same, view("V1", "V2")))
    assert change_words.sentence(same, view("V1", "V2")) == "De V1 à V2 de la carte : rien n’a changé."
