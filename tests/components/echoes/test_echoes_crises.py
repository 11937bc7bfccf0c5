"""Controversies seen through families of crises: cells, words, gaps, drawing."""

import re

import pytest

from analysis.families import OWN
from components.echoes import crisis_words
from components.echoes.axis import axis, x_of
from components.echoes.crises import crossing
from components.echoes.crisis_view import crossing_markup
from tests.components.echoes.drawn import OBSERVATIONS, inquiry
from tests.drawing import take

READ = """
| O7 | T02 | P1 | | Bien lu | Franchement A | R2 | V1 | Publié |
| O8 | T02 | P1 | | Lu aussi | Franchement A | R2 | V1 | Publié |
| O9 | T02 | P1 | | Lu encore | Franchement A | R2 | V1 | Publié |
| O10 | T02 | P1 | | Chez nous | {0} | | V1 | Publié |
| O11 | T02 | P1 | | Chez nous aussi | {0} | | V1 | Publié |
| O12 | T02 | P1 | | Chez nous encore | {0} | | V1 | Publié |
"""


@pytest.fixture(scope="module")
def snapshot():
    return inquiry()


def told(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\u202f", " ").replace("\xa0", " ").split())


def spot(snapshot, controversy, family):
    row = next(row for row in crossing(snapshot).rows if row.tension.id == controversy)
    return row.tension, next(one for one in row.spots if one.family.key == family)


def test_the_projects_own_crisis_comes_first_then_the_families_of_the_sheet(snapshot):
    shown = crossing(snapshot)
    assert [family.label for family in shown.families] == ["Celle de l’enquête", "Environnementale", "Technologique"]
    assert shown.silent == ("Sanitaire", "Économique", "Sociale", "Institutionnelle")
    assert "familles sanitaire, économique, sociale ni institutionnelle" in told(crossing_markup(snapshot))


def test_a_cell_counts_observations_and_what_its_chantiers_went_through(snapshot):
    _, own = spot(snapshot, "C1", OWN)
    assert (len(own.sight.observations), own.crash) == (4, False)
    tension, seen = spot(snapshot, "C2", "Environnementale")
    assert (seen.observed, crisis_words.lean_words(tension, seen)) == (True, "trop peu d’avis (2 sur l’axe)")
    # K2 broke in the flood; K6, which names C2 too, is to be tested.
    assert crisis_words.crash_words(seen) == "aucun ne tient sur 1, 1 à tester"
    # In the blackout the flood's chantier is out: only K6 is left.
    assert crisis_words.crash_words(spot(snapshot, "C2", "Technologique")[1]) == "1 à tester"


def test_a_cell_leads_to_its_observations_and_to_its_crash_tests(snapshot):
    _, seen = spot(snapshot, "C2", "Environnementale")
    assert seen.to_map == "cartographie?controverse=C2&crise=R1"
    assert seen.to_crash == "crash-test?crises=R1&controverse=C2"
    assert spot(snapshot, "C1", OWN)[1].to_map == "cartographie?controverse=C1&crise=enquete"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("Franchement A", "penche vers « prévu », comme dans celle de l’enquête"),
        ("Franchement B", "penche vers « prévu », plus que dans celle de l’enquête"),
    ],
)
def test_a_leaning_is_compared_with_that_of_the_projects_own_crisis(own, said):
    read = inquiry(Observations=OBSERVATIONS + READ.format(own))
    assert told(crisis_words.lean_words(*spot(read, "C2", "Technologique"))) == said


def test_what_nobody_looked_at_is_visible(snapshot):
    markup = crossing_markup(snapshot)
    # C1, C3 and C5 in each family, C2 in the blackout, C2, C3 and C5 in the own crisis; in the table and in the list.
    assert markup.count("à observer") == 2 * 10
    assert told(crisis_words.sentence(snapshot)).endswith("de 8 rencontres, une seule est observée à ce jour.")


def test_the_public_counts_what_is_published():
    public = inquiry(public=True)
    assert len(spot(public, "C2", "Environnementale")[1].sight.observations) == 1
    assert "Secrets" not in crossing_markup(public)
    assert "&lt;b&gt;Secrets" in crossing_markup(inquiry())


def test_ids_are_unique_in_the_page(snapshot):
    ids = re.findall(r'\bid="([^"]+)"', crossing_markup(snapshot))
    assert len(ids) == len(set(ids))


def test_the_table_has_a_row_a_cell(snapshot):
    table = crisis_words.table(snapshot)
    assert len(table.rows) == 4 * 3
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert len(crisis_words.reading_lines(snapshot)) == 5


def test_places_are_stacked_and_means_that_say_nothing_are_not_drawn():
    drawn = axis((-2.0, -2.0, 1.9, 2.0), None, float("nan"))
    assert [x for x, _ in drawn.dots] == [x_of(-2), x_of(-2), x_of(2), x_of(2)]
    assert drawn.dots[0][1] > drawn.dots[1][1]
    assert (drawn.mean, drawn.other) == (None, None)
    assert all(0 <= y <= drawn.base for _, y in drawn.dots)


def test_a_young_inquiry_is_told_what_is_missing():
    assert "Aucune controverse" in told(crossing_markup(take()))
    alone = inquiry(Crises="| Identifiant | Nom |")
    assert "Aucune autre crise n’est encore décrite" in told(crossing_markup(alone))
    assert "d’autres crises que celle de l’enquête" in crisis_words.sentence(alone)
