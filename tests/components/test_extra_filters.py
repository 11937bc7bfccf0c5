"""Columns that labs add are filters of the map and of the panorama, for the team alone."""

import pytest

from components.cartography.fiche import fiche_panel
from components.cartography.filters import Filters
from components.cartography.model import tensions
from components.crash.controls import View
from components.crash.panel import panel_of
from components.extras import extras_at, filters_of
from components.panorama.filters import Choice
from components.panorama.filters import Filters as PanoramaFilters
from components.panorama.view import cards_markup
from sheets.settings import Audience
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRISES, OBSERVATIONS
from tests.drawing import take

SHEETS = {
    "Controverses": """
        | Identifiant | Version | Titre | Pôle A | Pôle B | Publication | Couleur |
        | C1 | V1 | La participation | a | b | Publié | rouge <b> |
        | C1 | V2 | La participation | a | b | Publié | vert |
    """,
    "Terrains": "| Identifiant | Version | Controverse | Titre | Publication | Saison |\n| T01 | V1 | C1 | Budgets | Publié | hiver |",
    "Observations": """
        | Identifiant | Version | Terrain | Titre | Publication | Météo |
        | O1 | V1 | T01 | Vu sous la pluie | Publié | Pluie |
        | O2 | V1 | T01 | Vu au soleil | Publié | Soleil |
    """,
    "Chantiers": """
        | Identifiant | Version | Titre | Publication | Budget |
        | K1 | V1 | Réserve | Publié | 10–50 |
        | K2 | V1 | Atelier | Publié | |
    """,
    "Crises": "| Identifiant | Nom | Plan |\n| R1 | Crue | communal |",
}


@pytest.fixture(params=[Audience.TEAM, Audience.PUBLIC])
def snapshot(request):
    return take(request.param, **SHEETS)


def test_they_are_offered_to_the_team_alone(snapshot):
    offered = [one.id for tab in (OBSERVATIONS, CHANTIERS) for one in filters_of(snapshot, tab)]
    assert offered == (["x-meteo", "x-budget"] if snapshot.audience is Audience.TEAM else [])


def test_the_map_keeps_the_observations_that_have_the_value(snapshot):
    (kept,) = tensions(snapshot, "V1", Filters(extras=(("x-meteo", "pluie"),)))
    assert [clue.id for clue in kept.clues] == (["O1"] if snapshot.audience is Audience.TEAM else [])
    (everything,) = tensions(snapshot, "V1", Filters())
    assert len(everything.clues) == 2


def test_the_panorama_keeps_the_chantiers_that_have_the_value(snapshot):
    choice = Choice("V1", PanoramaFilters(extras=(("x-budget", "10-50"),)), "", "V1")
    assert choice.query["x-budget"] == "10-50"
    assert ("Réserve" in cards_markup(snapshot, choice)) == (snapshot.audience is Audience.TEAM)
    assert "Atelier" not in cards_markup(snapshot, choice)


def test_the_card_of_a_row_tells_them_at_its_version(snapshot):
    team = snapshot.audience is Audience.TEAM
    assert extras_at(snapshot, CONTROVERSIES, "C1", "V1") == ((("Couleur", "rouge <b>"),) if team else ())
    assert extras_at(snapshot, CONTROVERSIES, "C9") == ()
    panel = fiche_panel(snapshot, "V1", Filters(), "C1", ())
    assert ("Couleur : rouge &lt;b&gt;" in panel) == ("Saison : hiver" in panel) == ("Météo : Pluie" in panel) == team
    crisis = panel_of(snapshot, View(crisis="R1"))
    assert crisis is not None
    assert crisis.extras == extras_at(snapshot, CRISES, "R1") == ((("Plan", "communal"),) if team else ())


def test_the_existing_panels_lead_to_the_fiches(snapshot):
    panel = fiche_panel(snapshot, "V1", Filters(), "C1", ())
    assert 'href="fiche?controverse=C1"' in panel
    assert 'href="fiche?observation=O1"' in panel
    crisis = panel_of(snapshot, View(crisis="R1"))
    assert crisis is not None
    assert "fiche?crise=R1" in dict(crisis.links).values()
