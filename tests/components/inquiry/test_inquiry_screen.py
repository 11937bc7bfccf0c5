"""The screen of the inquiry: the heat map, interviews and sources, who looked at what, what is opened, what is said."""

from math import isnan

import pytest

from components.home.lacks import lacks
from components.inquiry.board import grade_words
from components.inquiry.controls import View
from components.inquiry.gaps import lacks_of
from components.inquiry.method import method
from components.inquiry.model import board
from components.inquiry.panel import panel_of
from components.inquiry.tables import answer_table, coverage_table, ground_table
from components.inquiry.view import coverage_markup, ground_markup, lacks_markup, lived_markup, units
from components.inquiry.wording import coverage_sentence, ground_sentence, held_words, reading_lines, sentence
from sheets.settings import Audience
from tests.drawing import CONTROVERSIES, PARTNERS, take

TERRAINS = """
| Identifiant | Version | Numéro | Controverse | Titre               | Statut    | Pilote | Publication |
| T01         | V1      | 1.1    | C1          | Les budgets d’avant |           |        | Publié      |
| T01         | V2      | 1.1    | C1          | Les budgets         |           |        | Publié      |
| T02         | V1      | 2.1    | C2          | Les priorités       |           | P2     | Publié      |
| T09         | V1      | 2.9    | C2          | L’oublié            | Retirée   |        | Publié      |
"""
ANSWERS = """
| Horodatage | Partenaire | Terrain | Vécu | Sous-groupe | Commentaire |
| 02/06/2020 | P1         | T01     | 1    |             |             |
| 09/06/2020 | P1         | T01     | 3    | Oui         | Vu de près  |
| 03/06/2020 | P2         | T01     | 0    | Non         |             |
| 03/06/2020 | P1         | T09     | 4    |             |             |
| 03/06/2020 |            | T02     | 4    |             |             |
"""
INTERVIEWS = """
| Identifiant | Terrain   | Partenaire | Date      | Statut   | Synthèse   | Publication |
| E1          | T01 ; T02 | P1         | 9 juin    | Réalisé  | Ce qui fut | Publié      |
| E2          | T01       | P2         | à définir | Planifié |            | Brouillon   |
| E3          | T01       | P2         |           | Annulé   |            | Brouillon   |
"""
OBSERVATIONS = """
| Identifiant | Version | Terrain | Partenaire | Titre | Source               | Publication |
| O1          | V1      | T01     | P1         | Un    | Veille               | Publié      |
| O2          | V1      | T01     | P1         | Deux  | Source internationale | Publié     |
| O3          | V1      | T01     | P2         | Trois |                      | Publié      |
"""


def snapshot(audience=Audience.TEAM, **tabs):
    given = {
        "Partenaires": PARTNERS,
        "Controverses": CONTROVERSIES,
        "Terrains": TERRAINS,
        "Autodiagnostic": ANSWERS,
        "Entretiens": INTERVIEWS,
        "Observations": OBSERVATIONS,
        "Projet": "| Clé | Valeur |\n| Entretiens visés par terrain | 2 |",
        **tabs,
    }
    return take(audience, **given)


@pytest.fixture(scope="module")
def drawn():
    return snapshot()


@pytest.fixture(scope="module")
def shown(drawn):
    return board(drawn, "", "")


def everything(data, view=View()):  # noqa: B008 - frozen
    """All that the screen says, in one text."""
    shown = board(data, view.controversy, view.partner)
    markup = [lived_markup(data, view)]
    if shown.grounds:
        markup += [ground_markup(data, view), lacks_markup(data, view)]
    if shown.grounds and shown.named:
        markup.append(coverage_markup(data, view))
    tables = [table(data, view.controversy, view.partner) for table in (answer_table, ground_table, coverage_table)]
    assert all(len(row) == len(table.header) for table in tables for row in table.rows)
    said = [sentence(shown), *method(shown), *reading_lines(shown, lacks_of(data, view))]
    return "\n".join([*map(str, markup), *said, *(" | ".join(row) for table in tables for row in table.rows)])


def test_rows_are_the_terrains_as_last_worded_and_columns_every_partner(shown):
    assert [(ground.id, ground.title) for ground in shown.grounds] == [("T01", "Les budgets"), ("T02", "Les priorités")]
    assert [(one.id, one.mean.count) for one in shown.partners] == [("P1", 1), ("P2", 1)]


def test_a_missing_answer_is_no_zero(shown):
    first, second = shown.grounds
    assert [(one.grade, one.tone) for one in first.answers] == [(3.0, 3), (0.0, 0)]
    assert [(one.grade, one.tone) for one in second.answers] == [(None, None), (None, None)]
    assert (first.mean.mean, first.mean.count) == (1.5, 2)
    assert isnan(second.mean.mean)


def test_the_two_look_different_and_are_told_apart_aloud(drawn):
    markup = lived_markup(drawn, View())
    assert 'class="rp-lived rp-v0" id="case-T01-P2"' in markup
    assert 'aria-label="Les budgets, Labo des Deux-Rives\u202f: 3, beaucoup, dans le sous-groupe"' in markup
    assert markup.count('<span class="rp-lived rp-none"><span class="rp-hidden">sans réponse</span></span>') == 2


def test_answers_on_a_retired_terrain_or_of_nobody_are_said_apart(drawn, shown):
    assert (shown.elsewhere, shown.astray) == (1, 1)
    markup = lived_markup(drawn, View())
    assert "1\u00a0réponse porte sur un terrain retiré depuis." in markup
    assert "ne dit pas de qui ou de quoi elle parle" in markup
    assert len(answer_table(drawn, "", "").rows) == 5


def test_interviews_count_by_terrain_with_what_is_wanted(drawn, shown):
    first, second = shown.grounds
    assert units(first.held, 2) == ["rp-i-held", "rp-i-planned"]
    assert units(second.held, 2) == ["rp-i-held", "rp-i-missing"]
    assert held_words(first.held, 2) == "1\u00a0entretien réalisé, 1\u00a0planifié, 1\u00a0annulé, pour 2\u00a0visés"
    assert (shown.held.held, shown.held.planned, shown.held.called_off) == (1, 1, 1)
    assert "1/2 · 1\u00a0annulé" in ground_markup(drawn, View())


def test_without_a_target_none_is_shown():
    free = snapshot(Projet="| Clé | Valeur |\n| Titre | Essai |")
    assert board(free, "", "").target == 0
    markup = ground_markup(free, View())
    assert "rp-i-missing" not in markup
    assert "visé" not in everything(free).replace("Entretiens visés par terrain", "")


def test_an_empty_crossing_of_terrain_and_source_is_shown(drawn, shown):
    assert dict(shown.grounds[0].sources) | {"": 1} == dict(shown.grounds[0].sources)
    assert "Prospective" in shown.grounds[0].missing_sources
    markup = ground_markup(drawn, View())
    assert markup.count('rp-lived rp-none"><span class="rp-hidden">aucune') == 5 - 1 + 7
    assert "non précisée" in markup
    assert "retour de terrain, entretien, autodiagnostic ou prospective" in ground_sentence(shown)


def test_who_looked_at_what_is_counted_for_the_team(drawn, shown):
    assert [[one.looks for one in ground.answers] for ground in shown.grounds] == [[2, 1], [0, 0]]
    assert "2\u00a0croisements sur\u00a04" in coverage_sentence(shown)
    assert [row[3] for row in coverage_table(drawn, "", "").rows] == ["2", "1", "0", "0"]


def test_what_would_teach_most_names_whom_to_ask_first(drawn):
    answers, interviews, sources = lacks_of(drawn, View())
    assert [(one.terrain, one.what) for one in answers.lacks] == [
        ("T02", "aucune réponse ; à demander à Fabrique du Haut-Orvel ou Labo des Deux-Rives")
    ]
    assert [one.terrain for one in interviews.lacks] == ["T02"]
    assert [one.terrain for one in sources.lacks] == ["T02", "T01"]
    assert sources.lacks[0].what == "aucune observation"


def test_a_terrain_opens_its_answers_its_interviews_and_its_map(drawn):
    panel = panel_of(drawn, View(terrain="T01"))
    assert panel.facts[0] == "2\u00a0réponses, 1,5 en moyenne, de 0 à 3."
    assert [(one.who, one.answer.comment) for one in panel.said] == [
        ("Labo des Deux-Rives", "Vu de près"),
        ("Fabrique du Haut-Orvel", ""),
    ]
    assert [(one.status, one.synthesis) for one in panel.interviews] == [
        ("Réalisé", "Ce qui fut"),
        ("Planifié", ""),
        ("Annulé", ""),
    ]
    assert panel.links == (("Ses observations, sur la carte", "cartographie?terrain=T01"),)


def test_an_answer_opens_with_the_one_it_replaced(drawn):
    panel = panel_of(drawn, View(terrain="T01", lab="P1"))
    assert panel.said[0].words == "3, beaucoup · dans le sous-groupe · le 9\u00a0juin · avant : 1, un peu"
    assert "2\u00a0observations relevées ou lues" in panel.facts[0]


def test_a_partner_opens_what_it_said_and_what_it_did_not(drawn):
    panel = panel_of(drawn, View(lab="P2"))
    assert panel.facts == ("Sans réponse : 2.1 Les priorités.",)
    assert [one.who for one in panel.said] == ["1.1 Les budgets"]
    assert panel_of(drawn, View()) is None


def test_links_keep_the_filters_and_what_is_open_closes_itself(drawn):
    markup = lived_markup(drawn, View(controversy="C1", partner="P1", terrain="T01", lab="P1"))
    assert 'id="case-T01-P1" href="enquetes?controverse=C1&amp;partenaire=P1"' in markup
    assert 'id="terrain-T01" href="enquetes?controverse=C1&amp;partenaire=P1&amp;terrain=T01"' in markup


def test_a_controversy_keeps_its_terrains_and_a_partner_what_it_gathered(drawn):
    second = board(drawn, "C2", "")
    assert [ground.id for ground in second.grounds] == ["T02"]
    assert second.held.held == 1
    mine = board(drawn, "", "P2")
    assert [one.id for one in mine.partners] == ["P2"]
    assert (mine.observations, mine.held.held, mine.held.planned) == (1, 0, 1)
    # The mean stays that of everybody, to compare with.
    assert mine.grounds[0].mean.count == 2


def test_a_terrain_hidden_by_the_controversy_still_opens(drawn):
    assert "inquiry-open" in lived_markup(drawn, View(controversy="C2", terrain="T01"))


def test_the_public_sees_letters_and_only_what_is_published():
    public = snapshot(Audience.PUBLIC)
    said = everything(public, View(terrain="T01", lab="A"))
    for private in ("Labo des Deux-Rives", "Fabrique", "Vu de près", "Ce qui fut", "9\u00a0juin", "Qui a regardé quoi"):
        assert private not in said, private
    assert "Partenaire\u00a0A" in said
    shown = board(public, "", "")
    assert (shown.named, shown.placed) == (False, False)
    assert "1\u00a0entretien publié ; leur terrain n’est pas publié." in ground_sentence(shown)
    assert "Les lettres remplacent les noms" in method(shown)[0]


def test_the_public_is_not_told_names_even_without_any_answer():
    bare = snapshot(Audience.PUBLIC, Autodiagnostic="| Partenaire | Terrain |")
    assert "Labo des Deux-Rives" not in everything(bare)


def test_the_home_page_says_which_interviews_lack_to_those_who_may_know(drawn):
    (lack,) = [lack for lack in lacks(drawn) if lack.href.startswith("enquetes")]
    assert (lack.count, lack.what) == (1, "entretien à prévoir, «\u202fLes priorités\u202f»")
    assert lack.href == "enquetes?terrain=T02"
    assert not [lack for lack in lacks(snapshot(Audience.PUBLIC)) if lack.href.startswith("enquetes")]


@pytest.mark.parametrize(("grade", "said"), [(None, "sans réponse"), (2.0, "2, en partie"), (2.5, "2,5")])
def test_a_grade_in_words(grade, said):
    assert grade_words(grade) == said


def test_texts_of_the_sheet_are_never_markup():
    nasty = snapshot(Terrains=TERRAINS.replace("Les priorités", "<img src=x onerror=alert(1)>"))
    markup = "".join(
        map(str, (lived_markup(nasty, View(terrain="T02")), ground_markup(nasty, View()), lacks_markup(nasty, View())))
    )
    assert "<img" not in markup
    assert "&lt;img" in markup


EMPTY = [
    ({"Terrains": "| Identifiant | Version | Titre |"}, "Aucun terrain d’enquête"),
    ({"Autodiagnostic": "| Partenaire | Terrain |"}, "Aucune réponse à l’autodiagnostic"),
    ({"Partenaires": "| Identifiant | Nom |"}, "Aucune réponse à l’autodiagnostic"),
    ({"Entretiens": "| Identifiant | Terrain |"}, "Les budgets"),
    ({"Observations": "| Identifiant | Terrain |"}, "aucune observation"),
    ({"Controverses": "| Identifiant | Version | Titre |"}, ""),
]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("tabs", "told"), EMPTY)
def test_an_empty_tab_is_told_and_nothing_breaks(tabs, told, audience):
    assert told in everything(snapshot(audience, **tabs), View(terrain="T01", lab="P1"))


def test_a_controversy_without_a_terrain_says_so_and_leads_back(drawn):
    alone = snapshot(Terrains=TERRAINS.replace("C2", "C1"))
    markup = lived_markup(alone, View(controversy="C2", partner="P1"))
    assert "Aucun terrain n’est rattaché à cette controverse" in markup
    assert 'href="enquetes?partenaire=P1"' in markup
