"""What the calendar understands and says."""

from datetime import date

import pytest

from components.calendar.agenda import agenda, detail
from components.calendar.model import Choice, all_steps, shown_steps, undated
from components.calendar.table import step_table
from components.calendar.view import above, agenda_markup
from components.calendar.wording import reading, sentence, today_words, understood
from sheets.dates import read_fuzzy_date
from tests.components.calendar.drawn import SMALL, calendar


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7 mai 2020", "le 7\u00a0mai\u00a02020"),
        ("semaine du 6 juillet", "du 6 au 12\u00a0juillet\u00a02020, année supposée"),
        ("du 20 décembre 2020 au 5 janvier 2021", "du 20\u00a0décembre\u00a02020 au 5\u00a0janvier\u00a02021"),
        (
            "à définir / semaine du 13 juillet 2020",
            "du 13 au 19\u00a0juillet\u00a02020, à confirmer",
        ),
        ("avant le 15 juin 2020", "au plus tard le 14\u00a0juin\u00a02020"),
        ("à partir de septembre 2020", "à partir du 1er\u00a0septembre\u00a02020"),
        ("à définir", ""),
    ],
)
def test_a_date_is_told_as_it_was_understood(typed, said):
    assert understood(read_fuzzy_date(typed, 2020)) == said


def test_the_sentence_counts_what_is_late_what_is_tentative_and_what_is_undated():
    assert sentence(calendar(*SMALL), Choice()) == (
        "Quatre phases, deux livrables en fil rouge\u202f; "
        "1\u00a0étape en retard, 1 dont la date reste à confirmer et 1 à placer."
    )


def test_the_sentence_of_an_empty_calendar_and_of_one_without_dates():
    assert sentence(calendar(), Choice()) == "Aucune étape n’est encore inscrite au calendrier."
    no_date = calendar("J1 | Enquêtes | Un", "J2 | Enquêtes | Deux | à définir")
    assert sentence(no_date, Choice()) == "Une phase, deux étapes\u202f; aucune n’a encore de date."


def test_a_fuzzy_step_is_late_only_once_its_latest_possible_day_is_past():
    rows = ("J1 | Enquêtes | Entretiens | semaine du 6 juillet",)
    for day, late in ((date(2020, 7, 12), False), (date(2020, 7, 13), True)):
        assert ("en retard" in str(agenda_markup(calendar(*rows, today=day), Choice()))) is late


def test_the_reference_day_is_not_called_today():
    assert today_words(calendar()) == "date de référence, 22\u00a0juillet"
    assert today_words(calendar(today=date(2026, 1, 5))).startswith("aujourd’hui")


def test_a_workshop_heads_the_deliverables_of_its_moment():
    found = agenda(calendar(*SMALL), Choice())
    heads = {entry.head.id: [step.id for step in entry.deliveries] for entry in found.past + found.coming}
    assert heads == {"J1": ["J1"], "J2": [], "J5": ["J3", "J4"], "J6": [], "J7": ["J7"]}
    assert [entry.head.id for entry in found.undated] == ["J8"]


def test_the_agenda_is_cut_at_the_reference_day():
    found = agenda(calendar(*SMALL), Choice())
    assert [entry.head.id for entry in found.coming] == ["J6", "J7"]


def test_every_step_is_in_the_agenda_whatever_its_state():
    snapshot = calendar(*SMALL, "J9 | Finalisation | Bal | 1er octobre | Toutes | | Annulé")
    markup = str(agenda_markup(snapshot, Choice()))
    assert all(step.title in markup for step in all_steps(snapshot))


def test_filters_keep_what_counts_for_the_production():
    snapshot = calendar(*SMALL)
    assert [s.id for s in shown_steps(snapshot, Choice(output="panorama"))] == ["J4", "J5", "J6", "J8"]
    assert [s.id for s in shown_steps(snapshot, Choice(remaining=True))] == ["J2", "J6", "J7", "J8"]
    assert [s.id for s in shown_steps(snapshot, Choice(phase="finalisation"))] == ["J7", "J8"]


def test_undated_steps_are_in_the_tray():
    snapshot = calendar(*SMALL)
    assert [step.id for step in undated(all_steps(snapshot))] == ["J8"]
    assert "Restitution" in str(above(snapshot, Choice()))


def test_the_detail_is_whole_for_the_team_and_holds_nothing_private_for_the_public():
    for public in (False, True):
        snapshot = calendar(*SMALL, public=public)
        step = all_steps(snapshot)[1]
        facts = dict(detail(step))
        assert facts["Compris comme"] == "du 8\u00a0juin au 6\u00a0juillet\u00a02020, année supposée"
        assert ("Notes internes" in facts) is not public
        assert facts.get("Responsables") == (None if public else "Labo des Deux-Rives")
        assert ("Secret" in str(agenda_markup(snapshot, Choice(step="J2")))) is not public


def test_a_chosen_step_that_the_filters_set_aside_is_still_told():
    markup = str(above(calendar(*SMALL), Choice(output="panorama", step="J1")))
    assert "Hypothèse 0" in markup
    assert "Les filtres ci-dessus la laissent de côté" in markup


def test_links_keep_the_other_filters():
    markup = str(agenda_markup(calendar(*SMALL), Choice(output="panorama", remaining=True)))
    assert 'href="calendrier?production=panorama&amp;reste=oui&amp;etape=J6"' in markup


def test_what_is_typed_is_never_markup():
    snapshot = calendar("J1 | Enquêtes | <b>gras</b> | 7 mai | Toutes | | À venir | | <i>note</i>")
    for markup in (above(snapshot, Choice(step="J1")), agenda_markup(snapshot, Choice(step="J1"))):
        assert "<b>" not in markup
        assert "<i>" not in markup


def test_the_text_alternative_names_late_tentative_and_undated_steps():
    text = " ".join(reading(calendar(*SMALL), Choice()))
    for said in ("En retard : Entretiens", "Date à confirmer : Crash test", "À placer, sans date : Restitution", "V2"):
        assert said in text


def test_the_table_has_a_row_a_step_and_no_private_column():
    table = step_table(calendar(*SMALL), Choice())
    assert [row[0] for row in table.rows] == [f"J{n}" for n in range(1, 9)]
    assert all(len(row) == len(table.header) for row in table.rows)
    assert "Notes internes" not in table.header
