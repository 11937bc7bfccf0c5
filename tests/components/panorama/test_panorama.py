"""What the panorama shows and says, on small drawn sheets; markup never carries what a cell wrote as markup."""

from datetime import UTC, date, datetime

import pytest

from components.panorama import texts, view
from components.panorama.fiche import fiche, first_version
from components.panorama.filters import Choice, Filters, options, slug
from components.panorama.model import chantiers, efforts, horizons, panorama_versions
from sheets.publication import public_view
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS
from tests import drawing
from tests.drawing import read

CONTROVERSIES = """
| Identifiant | Version | Numéro | Titre | Pôle A | Pôle B | Statut | Devient | Publication |
| C1 | V1 | 1 | La participation | a | b | | | Publié |
| C2 | V1 | 2 | Le pilotage | a | b | | | Publié |
| C7 | V1 | 7 | Le partage | a | b | | | Publié |
| C7 | V2 | 7 | Le partage | a | b | Fusionnée | C1 | Publié |
"""
SHEET = """
| Identifiant | Version | Titre | Intention | Moyens | Conditions de réussite | Premiers pas | Controverses | Terrains | Horizon | Effort | Échelle | Maturité | Porteur | Soutiens | Publication | Couleur |
| K1 | V1 | Concertation | Écouter les usagers | Deux agents | Le temps | Une marche | C7 ; C2 | T01 | Dès demain | Léger | Commune | Piste | P1 | P1 | Publié | CANARI-rouge |
| K2 | V1 | Réserve | Rappeler | Une plateforme | Accord | | C2 | T02 | 2021 | Lourd | Région | Piste | | P1 ; P2 | Publié | |
| K1 | V2 | Concertation | Écouter tous les habitants | Deux agents | Le temps | Une marche | C7 ; C2 | T01 | Dès demain | Moyen | Commune | En cours | P1 | P1 ; P2 | Publié | CANARI-vert |
| K3 | V2 | <b>Atelier</b> | | | | | | | | | | | | | Publié | |
| K4 | V2 | CANARI-brouillon | | | | | C1 | | 2021 | Moyen | | | | | Brouillon | |
"""
TESTS = """
| Chantier | Crise | Partenaire | Tenue | Danger | Amélioration | Version | Publication |
| K1 | R1 | P1 | Casse | Tout s’arrête | Une copie | V1 | Publié |
| K1 | R1 | P2 | Tient | | | V1 | Publié |
| K1 | R2 | P1 | Se renforce | | | V2 | Publié |
"""
CRISES = "| Identifiant | Nom |\n| R1 | Crue |\n| R2 | Canicule |\n| R3 | Panne |"
OBSERVATIONS = """
| Identifiant | Version | Terrain | Titre | Publication |
| O1 | V1 | T01 | Vu | Publié |
| O2 | V1 | T01 | Vu aussi | Publié |
| O3 | V1 | T02 | Vu ailleurs | Publié |
"""


def taken(workbook, audience=Audience.TEAM):
    return Snapshot(workbook, audience, date(2020, 7, 22), datetime.now(UTC))


def drawn(**tabs):
    known = {
        "Partenaires": drawing.PARTNERS,
        "Controverses": CONTROVERSIES,
        "Terrains": drawing.TERRAINS,
        "Chantiers": SHEET,
        "Crises": CRISES,
        "Crash_tests": TESTS,
        "Observations": OBSERVATIONS,
    }
    return read(**{**known, **tabs})


@pytest.fixture
def snapshot():
    return taken(drawn())


@pytest.fixture
def public():
    return taken(public_view(drawn()), Audience.PUBLIC)


def by_id(snapshot, version="V2"):
    return {one.id: one for one in chantiers(snapshot, version)}


def choice(chosen="", version="V2", **filters):
    return Choice(version, Filters(**filters), chosen, last="V2")


def shown(snapshot, **filters):
    return [one.id for one in chantiers(snapshot, "V2") if Filters(**filters).keeps(one)]


def test_a_version_shows_the_wordings_of_its_time(snapshot):
    assert panorama_versions(snapshot) == ("V1", "V2")
    assert [(one.id, one.effort) for one in chantiers(snapshot, "V1")] == [("K1", "Léger"), ("K2", "Lourd")]
    assert by_id(snapshot)["K1"].effort == "Moyen"


def test_nearest_first_and_what_has_no_horizon_last(snapshot):
    assert [one.id for one in chantiers(snapshot, "V2")] == ["K1", "K4", "K2", "K3"]


def test_new_and_reworded_chantiers_are_told_but_not_at_the_first_version(snapshot):
    assert {one.id: one.change for one in by_id(snapshot).values()} == {
        "K1": "reworded",
        "K2": "",
        "K3": "new",
        "K4": "new",
    }
    assert not any(one.change for one in chantiers(snapshot, "V1"))


def test_a_merged_controversy_counts_for_what_it_became(snapshot):
    assert [topic.id for topic in by_id(snapshot)["K1"].topics] == ["C1", "C2"]
    assert by_id(snapshot)["K1"].number == "1"


def test_maturity_is_what_is_written(snapshot):
    assert by_id(snapshot)["K2"].written == (True, True, True, False)
    assert by_id(snapshot)["K3"].written == (False,) * 4


def test_horizons_and_meanings_of_efforts_are_those_of_the_team(snapshot):
    lists = "| Liste | Terme | Sens | Ordre |\n| Horizon | Un jour | | 2 |\n| Horizon | Lundi | | 1 |\n| Effort | Léger | trois fois rien | 1 |"
    own = taken(drawn(Listes=lists))
    assert [term.label for term in horizons(own)] == ["Lundi", "Un jour"]
    assert [term.meaning for term in efforts(own)][:2] == ["trois fois rien", "une équipe, un budget"]
    assert [term.label for term in horizons(snapshot)][0] == "Dès demain"


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"controverse": ("C2",)}, ["K1", "K2"]),
        ({"controverse": ("C1",)}, ["K1", "K4"]),
        ({"horizon": ("2021",)}, ["K4", "K2"]),
        ({"horizon": ("a-preciser",)}, ["K3"]),
        ({"effort": ("moyen", "lourd")}, ["K1", "K4", "K2"]),
        ({"echelle": ("region",)}, ["K2"]),
        ({"maturite": ("en-cours",)}, ["K1"]),
        ({"partenaire": "P2"}, ["K1", "K2"]),
        ({"texte": "HABITANTS"}, ["K1"]),
        ({"texte": "deux-rives", "effort": ("lourd",)}, ["K2"]),
        ({}, ["K1", "K4", "K2", "K3"]),
    ],
)
def test_filters_keep_what_they_say(snapshot, filters, kept):
    assert shown(snapshot, **filters) == kept


def test_filters_offer_only_what_is_in_use(snapshot):
    offered = options(snapshot)
    assert offered["horizon"] == {"des-demain": "Dès demain", "2021": "2021", "a-preciser": "À préciser"}
    assert list(offered["partenaire"]) == ["P1", "P2"]
    assert slug("À expérimenter") == "a-experimenter"


def test_links_keep_the_filters_and_forget_the_last_version(snapshot):
    markup = view.scene_markup(snapshot, choice(controverse=("C1", "C2")))
    assert 'href="panorama?controverse=C1~C2&amp;chantier=K1"' in markup.replace("%7E", "~")
    assert "version=V1" in view.scene_markup(snapshot, choice(version="V1"))


def test_the_number_shown_is_told_out_of_the_total(snapshot):
    assert "2\u00a0chantiers sur 4" in view.scene_markup(snapshot, choice(horizon=("2021",)))
    assert "Aucun chantier ne répond" in view.scene_markup(snapshot, choice(texte="introuvable"))


def test_what_a_cell_holds_is_never_markup(snapshot):
    everything = view.scene_markup(snapshot, choice()) + view.cards_markup(snapshot, choice())
    assert "<b>Atelier</b>" not in everything + view.fiche_markup(snapshot, choice("K3"))
    assert "&lt;b&gt;Atelier&lt;/b&gt;" in everything


def test_the_chosen_card_comes_first(snapshot):
    cards = view.cards_markup(snapshot, choice("K3"))
    assert cards.index("card-K3") < cards.index("card-K1")


def test_the_fiche_tells_what_changed_word_by_word(snapshot):
    about = fiche(snapshot, by_id(snapshot)["K1"], "V2")
    assert about.before == "V1"
    assert [one.label for one in about.rewordings] == ["Intention", "Effort", "Maturité", "Soutiens"]
    markup = view.fiche_markup(snapshot, choice("K1"))
    assert "usagers</del>" in markup
    assert "tous" in markup
    assert "habitants</ins>" in markup
    assert "Fabrique du Haut-Orvel</ins>" in markup


def test_a_chantier_of_one_version_changed_nothing(snapshot):
    assert fiche(snapshot, by_id(snapshot)["K2"], "V2").rewordings == ()


def test_the_fiche_counts_what_lies_behind(snapshot):
    about = fiche(snapshot, by_id(snapshot)["K1"], "V2")
    assert (about.on_terrains, about.in_controversies) == (2, 3)


def test_crash_tests_are_told_in_words_worst_first(snapshot):
    crash = fiche(snapshot, by_id(snapshot)["K1"], "V2").crash
    assert [(trial.crisis, trial.word) for trial in crash.trials] == [
        ("Crue", "casse"),
        ("Canicule", "se renforce"),
        ("Panne", "à tester"),
    ]
    assert crash.sentences[:2] == ("Il tient ou se renforce dans 1 des 2 crises testées.", "Au pire, il casse : Crue.")
    assert crash.sentences[-1] == "Reste à tester : Panne."
    assert [heading for heading, _ in crash.notes] == ["Dangers", "Améliorations"]


def test_replayed_at_the_first_version_later_opinions_are_not_there_yet(snapshot):
    crash = fiche(snapshot, by_id(snapshot, "V1")["K1"], "V1").crash
    assert [trial.word for trial in crash.trials] == ["casse", "à tester", "à tester"]


def test_a_chantier_never_tested_says_so(snapshot):
    assert fiche(snapshot, by_id(snapshot)["K2"], "V2").crash.sentences == ("Il n’est encore passé par aucune crise.",)


def test_undeclared_columns_are_for_the_team_only(snapshot, public):
    assert fiche(snapshot, by_id(snapshot)["K1"], "V2").extras == (("Couleur", "CANARI-vert"),)
    assert fiche(public, by_id(public)["K1"], "V2").extras == ()


def test_nothing_private_is_in_what_the_public_gets(public):
    ask = choice("K1")
    table = view.table(public, ask)
    made = view.scene_markup(public, ask) + view.cards_markup(public, ask) + view.fiche_markup(public, ask)
    assert "CANARI" not in made + str(table) + str(view.reading(public, ask))


def test_the_table_holds_every_public_column(snapshot):
    table = view.table(snapshot, choice())
    assert list(table.header) == [column.label for column in CHANTIERS.columns.values() if column.public]
    assert table.rows[0][table.header.index("Controverses")] == "1 La participation ; 2 Le pilotage"
    assert all(isinstance(cell, str) for row in table.rows for cell in row)


def test_the_sentence_and_the_text_alternative_come_from_the_data(snapshot):
    everyone = chantiers(snapshot, "V2")
    told = texts.sentence(snapshot, everyone, "V2").replace("\u202f", " ").replace("\u00a0", " ")
    assert told == "En un seul regard, 4 chantiers à la V2 : 1 « dès demain », 2 « 2021 » et 1 à un horizon à préciser."
    lines = view.reading(snapshot, choice())
    assert any(line.startswith("Automne 2020 : aucun") for line in lines)
    assert any(line.startswith("À compléter, premiers pas : ") for line in lines)


def test_a_chantier_that_comes_later_is_told_with_the_way_to_it(snapshot):
    assert first_version(snapshot, "K3") == "V2"
    markup = view.not_yet_markup("Atelier", choice("K3", version="V1"), "V2")
    assert "n’est pas encore dans le panorama à la V1" in markup
    assert 'href="panorama?chantier=K3"' in markup


def test_an_empty_panorama_has_its_own_words():
    empty = taken(read(Chantiers="| Identifiant | Version | Titre |"))
    ask = Choice("")
    assert "Aucun chantier à montrer" in view.scene_markup(empty, ask)
    assert view.reading(empty, ask) == ()
    assert view.table(empty, ask).rows == []
    assert texts.sentence(empty, (), "") == "Le panorama attend son premier chantier."
    assert not any(options(empty).values())


def test_a_row_with_nothing_but_its_title_stands():
    bare = taken(read(Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | Seul |"))
    ask = Choice("V1", chosen="K1")
    assert "Horizon à préciser" in view.scene_markup(bare, ask)
    assert "Seul" in view.fiche_markup(bare, ask)
    assert view.cards_markup(bare, ask).count("à compléter") == 4
