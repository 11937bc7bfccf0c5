"""The map of tensions: which observations, where they stand, what is drawn, what is said."""

from datetime import UTC, datetime

import pytest

from components.cartography.chart import map_table, tension_spec
from components.cartography.fiche import fiche_panel, first_panel
from components.cartography.filters import Filters
from components.cartography.layout import FORMS, NARROW, WIDE, draw, height
from components.cartography.model import map_versions, tensions
from components.cartography.table import observation_table
from components.cartography.words import read_first, reading_lines, sentence, verdict_words
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests import drawing
from tests.drawing import TODAY, read, take

CONTROVERSIES = """
| Identifiant | Version | Numéro | Titre            | Pôle A | Pôle B | Statut    | Devient | Publication |
| C1          | V1      | 1      | La participation | gauche | droite | Hypothèse |         | Publié      |
| C2          | V1      | 2      | Le pilotage      | plan   | centre | Hypothèse |         | Publié      |
| C2          | V2      | 2      | Le pilotage      | plan   | centre | Fusionnée | C1      | Publié      |
"""
OBSERVATIONS = """
| Identifiant | Version | Terrain | Partenaire | Titre | Récit        | Source    | Position      | Crise | Publication |
| O1          | V1      | T01     | P1         | Un    | Au marché    | Entretien | Franchement A |       | Publié      |
| O2          | V1      | T01     | P1         | Deux  | En mairie    | Veille    | Plutôt A      | R1    | Publié      |
| O3          | V2      | T01     | P2         | Trois | À l’école    | Veille    | Franchement B |       | Publié      |
| O4          | V1      | T02     | P2         | Quatre| Au guichet   | Entretien | Les deux      |       | Brouillon   |
"""
READINGS = """
| Observation | Partenaire | Position      | Commentaire | Publication |
| O1          | P2         | Franchement B | Au contraire| Publié      |
| O2          | P2         | Plutôt A      |             | Publié      |
"""


def snapshot(audience=Audience.TEAM, **tabs):
    return take(
        audience,
        **{
            "Partenaires": drawing.PARTNERS,
            "Controverses": CONTROVERSIES,
            "Terrains": drawing.TERRAINS,
            "Observations": OBSERVATIONS,
            "Positions": READINGS,
            "Crises": "| Identifiant | Nom |\n| R1 | Crue |",
            **tabs,
        },
    )


def ids(tension):
    return [clue.id for clue in tension.clues]


def test_a_merged_controversy_s_observations_go_to_what_it_became():
    first, second = tensions(snapshot(), "V1", Filters())
    assert (ids(first), ids(second)) == (["O1", "O2"], ["O4"])
    (only,) = tensions(snapshot(), "V2", Filters())
    assert sorted(ids(only)) == ["O1", "O2", "O3", "O4"]


def test_an_observation_stands_at_the_median_of_its_labs_and_disagreement_is_a_ring():
    one = tensions(snapshot(), "V1", Filters())[0].clues[0]
    assert (one.place, one.low, one.high, one.split) == (0, -2, 2, True)


def test_off_axis_readings_are_counted_not_placed():
    quiet = tensions(snapshot(), "V1", Filters())[1]
    assert (quiet.placed, len(quiet.clues[0].off_axis)) == ((), 1)
    assert "hors de l’axe" in reading_lines((quiet,))[0]


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(terrain="T01"), ["O1", "O2", "O3"]),
        (Filters(partner="P1"), ["O1", "O2"]),
        (Filters(source="entretien"), ["O1", "O4"]),
        (Filters(crisis="R1"), ["O2"]),
        (Filters(crisis="enquete"), ["O1", "O3", "O4"]),
        (Filters(position="5"), ["O1", "O3"]),
        (Filters(text="ECOLE"), ["O3"]),
        (Filters(text="introuvable"), []),
    ],
)
def test_each_filter_keeps_what_it_says(filters, kept):
    (only,) = tensions(snapshot(), "V2", filters)
    assert sorted(ids(only)) == kept


def test_few_readings_give_no_verdict():
    _, quiet = tensions(snapshot(), "V1", Filters())
    assert verdict_words(quiet) == "trop peu d’avis"


def test_the_public_map_has_no_draft():
    (only,) = tensions(snapshot(Audience.PUBLIC), "V2", Filters())
    assert sorted(ids(only)) == ["O1", "O2", "O3"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("unfolded", [False, True])
def test_everything_is_drawn_inside_the_picture(form, unfolded):
    shown = tensions(snapshot(), "V2", Filters())
    frame = map_table(draw(shown, form, unfolded, ""), height(shown, form, unfolded)).to_pandas()
    assert frame["y"].min() >= 0
    assert frame["y"].max() <= 1
    assert frame["x"].abs().max() <= form.reach


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_endless_text_does_not_shrink_the_map(form):
    words = " ".join(["interminable"] * 80)
    endless = CONTROVERSIES.replace("La participation", words).replace("gauche", words).replace("droite", words)
    shown = tensions(snapshot(Controverses=endless, Terrains=drawing.TERRAINS), "V1", Filters())
    lines = [
        line for one in draw(shown, form, True, "") if one["kind"] != "band" for line in one.get("text", "").split("\n")
    ]
    assert max(map(len, lines)) <= 72
    assert any(words in one["text"] for one in draw(shown, form, True, "") if one["kind"] == "band")


def test_many_observations_at_one_place_stay_in_their_row():
    rows = "\n".join(f"| O{n} | V1 | T01 | Vu | Plutôt A |" for n in range(40))
    crowded = snapshot(Observations=f"| Identifiant | Version | Terrain | Titre | Position |\n{rows}", Positions="")
    records = draw(tensions(crowded, "V1", Filters())[:1], WIDE, False, "")
    dots = [record["y"] for record in records if record["kind"] == "dot"]
    assert len(dots) == 40
    assert min(dots) > 16 + 6


def test_the_version_labels_of_a_short_thread_are_joined():
    records = draw(tensions(snapshot(), "V2", Filters()), NARROW, False, "")
    labels = [record for record in records if record["kind"] == "version"]
    places = sorted(record["x"] for record in labels)
    assert all(after - before > 0.42 for before, after in zip(places, places[1:], strict=False))


def test_the_specification_holds_no_data_and_no_colour_of_one_theme():
    spec = str(tension_spec(WIDE, 300))
    assert "'values'" not in spec
    assert "'data'" not in spec
    assert "'datasets'" not in spec
    assert "#" not in spec.replace("#/", "")


def test_texts_of_the_sheet_are_escaped_in_the_panels():
    hostile = "<img src=x onerror=alert(1)>"
    shot = snapshot(
        Observations=OBSERVATIONS.replace("Deux", hostile), Controverses=CONTROVERSIES.replace("gauche", hostile)
    )
    fiche = fiche_panel(shot, "V2", Filters(), "C1", ())
    assert "<img" not in fiche + first_panel(shot, "V2", Filters(), ())
    assert "&lt;img src=x" in fiche


def test_a_link_of_the_panel_keeps_the_other_filters():
    panel = fiche_panel(snapshot(), "V2", Filters(), "C1", (("version", "V2"), ("terrain", "T01")))
    assert 'href="cartographie?version=V2&amp;terrain=T01"' in panel


def test_the_table_behind_follows_the_filters_and_the_choice():
    assert len(observation_table(snapshot(), "V1", Filters(), "").rows) == 3
    assert len(observation_table(snapshot(), "V1", Filters(), "C2").rows) == 1


def test_a_controversy_is_not_told_twice_in_what_to_read_first():
    told = [first.tension.id for first in read_first(tensions(snapshot(), "V2", Filters()))]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_empty_inquiry_has_an_empty_map_and_a_sentence(form):
    empty = Snapshot(read(), Audience.TEAM, TODAY, datetime(2020, 7, 22, tzinfo=UTC))
    assert map_versions(empty) == ()
    assert tensions(empty, "", Filters()) == ()
    assert draw((), form, True, "") == []
    assert sentence((), "") == "Aucune controverse n’est encore écrite dans cette version."
    assert "Pas encore assez d’avis" in first_panel(empty, "", Filters(), ())
