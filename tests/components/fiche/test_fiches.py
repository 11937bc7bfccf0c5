"""Fiches: everything known of an entity, both ways, for its audience; nobody's name, nothing as markup."""

from datetime import UTC, date, datetime

import pytest

from analysis.entities import KINDS
from analysis.versions import Edit
from components.fiche import view
from components.fiche.model import fiche
from components.search.model import index
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.sources import open_source
from sheets.tabs import TABS
from tests.app.canaries import CANARY, plant
from tests.drawing import take

HOSTILE = "<img src=x onerror=alert(1)>"
SHEETS = {
    "Partenaires": """
        | Identifiant | Nom | Type | Référent·e | Courriel |
        | P1 | Labo des Deux-Rives | Agence | Madame Zibeline | zibeline@exemple.fr |
        | P2 | Fabrique | | | |
    """,
    "Controverses": """
        | Identifiant | Version | Numéro | Titre | Question | Pôle A | Pôle B | Statut | Devient | Publication | Couleur |
        | C1 | V1 | 1 | La participation | Victime ? | victime | repli | | | Publié | rouge |
        | C7 | V1 | 7 | Le partage | Quelle place ? | rue | place | | | Publié | |
        | C7 | V2 | 7 | Le partage | Quelle place ? | rue | place | Fusionnée | C1 | Publié | |
        | C1 | V2 | 1 | La participation citoyenne | Victime ou repli ? | victime | repli | | | Publié | vert |
    """,
    "Terrains": """
        | Identifiant | Version | Numéro | Controverse | Titre | Pilote | Publication |
        | T01 | V1 | 1.1 | C1 | Les budgets | P2 | Publié |
        | T02 | V1 | 7.1 | C7 | Les rues | | Publié |
    """,
    "Observations": f"""
        | Identifiant | Version | Terrain | Partenaire | Titre | Récit | Position | Crise | Notes internes | Publication |
        | O1 | V1 | T02 | P1 | Une rue {HOSTILE} | Vue | Plutôt B | R1 | tournesol | Publié |
    """,
    "Positions": "| Observation | Partenaire | Position | Publication |\n| O1 | P2 | Franchement A | Publié |",
    "Chantiers": """
        | Identifiant | Version | Titre | Intention | Moyens | Controverses | Terrains | Porteur | Soutiens | Publication |
        | K1 | V1 | Réserve | Rappeler | Deux | C7 | T02 | P1 | | Publié |
        | K1 | V2 | Réserve | Rappeler vite | Deux | C7 | T02 | P1 | P2 | Publié |
        | K2 | V2 | Brouillon | | | | | | | Brouillon |
    """,
    "Crises": "| Identifiant | Nom | Famille |\n| R1 | Crue | Sociale |\n| R2 | Panne | |",
    "Crash_tests": """
        | Chantier | Crise | Partenaire | Tenue | Danger | Publication |
        | K1 | R1 | P1 | Casse | Tout s’arrête | Publié |
        | K1 | R1 | P2 | Tient | | Publié |
    """,
    "Calendrier": "| Identifiant | Phase | Étape | Quand | Responsables |\n| J1 | Enquêtes | Le lancement | 7 mai 2020 | P1 |",
}


def taken(audience=Audience.TEAM, **tabs):
    return take(audience, **{**SHEETS, **tabs})


@pytest.fixture
def team():
    return taken()


@pytest.fixture
def public():
    return taken(Audience.PUBLIC)


def ties(snapshot, kind, identifier):
    about = fiche(snapshot, kind, identifier)
    return {one.heading: [ref.id for ref in one.refs] for one in (*about.ties, *about.team_ties)}


def everyone(snapshot):
    return [(kind, one) for kind, tab in KINDS.items() for one in dict.fromkeys(snapshot[tab]["id"])]


def test_links_go_both_ways(team):
    assert ties(team, "controverse", "C1") == {
        "Controverses fusionnées ici": ["C7"],
        "Terrains": ["T01", "T02"],
        "Chantiers qui répondent": ["K1"],
    }
    assert ties(team, "observation", "O1") == {"Terrain": ["T02"], "Partenaire": ["P1"], "Crise": ["R1"]}
    assert ties(team, "terrain", "T02") == {
        "Controverse": ["C1"],
        "Observations": ["O1"],
        "Chantiers qui en partent": ["K1"],
    }
    assert ties(team, "chantier", "K1") == {
        "Controverses": ["C1"],
        "Terrains": ["T02"],
        "Porteur": ["P1"],
        "Soutiens": ["P2"],
    }
    assert ties(team, "crise", "R1") == {"Observations dans cette crise": ["O1"]}
    assert ties(team, "etape", "J1") == {"Responsables": ["P1"]}


def test_an_observation_tells_its_position_in_the_words_of_the_poles(team):
    assert ("Position", "Plutôt «\u202frepli\u202f»") in fiche(team, "observation", "O1").facts


def test_a_partner_is_tied_to_what_it_did(team, public):
    assert ties(team, "partenaire", "P1") == {
        "Observations relevées": ["O1"],
        "Chantiers portés": ["K1"],
        "Avis de crash test": ["K1"],
        "Étapes à sa charge": ["J1"],
    }
    assert ties(team, "partenaire", "P2")["Lectures d’observations"] == ["O1"]
    assert "Terrains pilotés" in ties(team, "partenaire", "P2")
    assert "Terrains pilotés" not in ties(public, "partenaire", "P2")


def test_a_fiche_is_worded_as_today_and_tells_each_version_word_by_word(team):
    about = fiche(team, "controverse", "C1")
    assert (about.title, about.version, about.lead) == ("La participation citoyenne", "V2", "Victime ou repli ?")
    assert [step.version for step in about.steps] == ["V2", "V1"]
    titles = next(one for one in about.steps[0].changes if one.label == "Titre")
    assert titles.edits == ((Edit.KEPT, "La participation"), (Edit.ADDED, "citoyenne"))
    assert about.steps[1].changes == ()


def test_texts_too_long_to_compare_are_told_whole():
    long = {
        "Chantiers": f"| Identifiant | Version | Titre | Moyens |\n| K1 | V1 | R | {'un ' * 2000} |\n| K1 | V2 | R | {'deux ' * 2000} |"
    }
    (step, _) = fiche(taken(**long), "chantier", "K1").steps
    assert [kind for kind, _ in step.changes[0].edits] == [Edit.REMOVED, Edit.ADDED]


def test_what_a_chantier_still_lacks_is_said(team):
    assert dict(fiche(team, "chantier", "K1").texts)["Premiers pas"] == ""
    assert "à compléter" in view.fiche_markup(team, "chantier", "K1")


def test_the_crash_test_is_told_from_both_sides(team):
    chantier = view.fiche_markup(team, "chantier", "K1").replace("\u00a0", " ")
    assert "casse · 2 avis divergents" in chantier
    assert "Tout s’arrête" in chantier
    assert "1 à tester" in chantier
    crisis = view.fiche_markup(team, "crise", "R1")
    assert 'href="fiche?chantier=K1"' in crisis
    assert "Tout s’arrête" in crisis


def test_readings_are_in_the_words_of_the_poles_of_what_the_controversy_became(team):
    markup = view.fiche_markup(team, "observation", "O1").replace("\u202f", " ")
    assert "plutôt « repli »" in markup
    assert "franchement « victime »" in markup
    assert 'href="fiche?controverse=C1"' in markup


def test_columns_that_labs_add_are_for_the_team(team, public):
    assert fiche(team, "controverse", "C1").extras == (("Couleur", "vert"),)
    assert "Vu de l’équipe seulement" in view.fiche_markup(team, "controverse", "C1")
    assert fiche(public, "controverse", "C1").extras == ()
    assert "Vu de l’équipe seulement" not in view.fiche_markup(public, "observation", "O1")
    assert ("Notes internes", "tournesol") in fiche(team, "observation", "O1").team


def test_no_fiche_names_anybody_nor_writes_markup(team, public):
    for snapshot in (team, public):
        for kind, identifier in everyone(snapshot):
            markup = view.fiche_markup(snapshot, kind, identifier)
            assert "Zibeline" not in markup
            assert "exemple.fr" not in markup
            assert "<img" not in markup


def test_a_draft_says_so_to_the_team_and_is_unknown_to_the_public(team, public):
    assert "brouillon" in view.fiche_markup(team, "chantier", "K2")
    assert ("chantier", "K2") not in everyone(public)


def test_a_retired_entity_keeps_its_fiche_and_is_on_no_other_screen(team):
    dead = taken(Terrains=SHEETS["Terrains"].replace("| Pilote |", "| Statut |").replace("| P2 |", "| Retirée |"))
    assert "Voir sur la carte" not in view.fiche_markup(dead, "terrain", "T01")
    assert "Voir sur la carte" in view.fiche_markup(team, "terrain", "T01")


def test_a_fiche_is_also_a_text_and_a_table(team):
    about = fiche(team, "terrain", "T02")
    assert "Observations : Une rue <img src=x onerror=alert(1)>." in view.reading(about)
    assert ("Controverse", "controverse", "C1", "La participation citoyenne", "", "fiche?controverse=C1") in view.table(
        about
    ).rows


def test_the_public_meets_no_canary_on_any_fiche_nor_in_any_search(tmp_path):
    book = open_source(str(plant(tmp_path / "planted")))
    whole = read_workbook(TABS, book, date(2020, 7, 22))
    seen = {
        audience: Snapshot(workbook, audience, date(2020, 7, 22), datetime.now(UTC))
        for audience, workbook in ((Audience.TEAM, whole), (Audience.PUBLIC, public_view(whole)))
    }
    for audience, snapshot in seen.items():
        told = [view.fiche_markup(snapshot, *one) for one in everyone(snapshot)]
        told += [str(document) for document in snapshot.derive(index).documents]
        assert any(CANARY in text for text in told) == (audience is Audience.TEAM)


def test_a_controversy_without_a_number_takes_the_one_that_it_has_on_the_map():
    unnumbered = (
        "| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C8 | V1 | Un | a | b |\n| C9 | V1 | Deux | a | b |"
    )
    shot = taken(
        Controverses=unnumbered, Terrains="| Identifiant | Version | Controverse | Titre |\n| T9 | V1 | C9 | Ici |"
    )
    assert fiche(shot, "controverse", "C9").number == "2"
    assert [ref.number for some in fiche(shot, "terrain", "T9").ties for ref in some.refs if ref.id == "C9"] == ["2"]
