"""The template as data: everything in it is the declaration's."""

import re
import tomllib
from pathlib import Path

import pytest

from sheets import palette
from sheets.kinds import Choice, Link, Links
from sheets.project import SETTINGS
from sheets.tabs import BY_NAME, CHANTIERS, LISTS, PROJECT, TABS
from sheets.template import Header, make_plan
from sheets.template_places import Area, locate, offer
from sheets.template_readme import Style, readme
from tests.drawing import draw_grid

PLAN = make_plan()
BY_TAB = {tab.name: tab for tab in PLAN}
COLUMNS = [(tab, column) for tab in PLAN for column in tab.columns]
CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))


def column(tab, label):
    return next(c for c in BY_TAB[tab].columns if c.label == label)


def test_every_tab_and_column_is_there_in_the_order_of_the_declaration():
    assert [tab.name for tab in PLAN] == [tab.name for tab in TABS]
    for tab in TABS:
        declared = SETTINGS if tab is PROJECT else tab
        assert [c.label for c in BY_TAB[tab.name].columns] == [c.label for c in declared.columns.values()]


def test_what_people_type_stays_as_typed_except_numbers_moments_and_addresses():
    kinds = {c.column.kind for _, c in COLUMNS if not c.is_text}
    assert kinds == {"nombre", "horodatage", "adresse web"}


@pytest.mark.parametrize(("tab", "c"), COLUMNS, ids=lambda x: getattr(x, "label", ""))
def test_a_note_says_what_the_declaration_says(tab, c):
    plain = c.note.replace("\u202f", " ")
    assert c.column.help in plain
    assert c.column.example in plain
    if c.header is Header.EXPECTED:
        assert "Attendue" in c.note
    if not c.column.public and c.field != "publication":
        assert "jamais l’équipe" in plain


def test_every_vocabulary_and_reference_has_its_dropdown_and_nothing_else():
    proposed = {(tab.name, c.label) for tab, c in COLUMNS if c.dropdown}
    declared = {
        (tab.name, c.label) for tab in TABS for c in tab.columns.values() if isinstance(c, Choice | Link | Links)
    }
    assert proposed == declared
    assert all(c.dropdown.to in BY_NAME for _, c in COLUMNS if c.dropdown and not c.dropdown.terms)


def test_the_settings_are_ready_to_be_filled():
    assert [row[0] for row in BY_TAB["Projet"].rows] == [c.label for c in PROJECT.columns.values()]
    assert len(BY_TAB["Projet"].row_notes) == len(PROJECT.columns)


def test_the_lists_hold_the_terms_that_a_team_may_replace_last():
    lists = [row[0] for row in BY_TAB["Listes"].rows]
    assert lists[-1] == "Horizon"
    assert [row[1] for row in BY_TAB["Listes"].rows if row[0] == "Horizon"] == [
        term.label for term in CHANTIERS.columns["horizon"].terms
    ]
    assert ("Effort", "Léger", "quelques agents, pas de budget dédié", 1) in BY_TAB["Listes"].rows


LISTES = """
| Liste   | Terme      | Sens | Ordre |
| Horizon | Demain     |      | 1     |
| horizon | Après      |      | 2     |
| Effort  | Léger      |      | 1     |
"""


def proposed_horizon(drawing):
    place = locate(BY_TAB["Listes"], "Listes", draw_grid(drawing))
    return offer(column("Chantiers", "Horizon").dropdown, PLAN, {LISTS.name: place})


def test_a_list_is_read_from_its_own_rows():
    assert proposed_horizon(LISTES) == Area("Listes", 1, 1, 3)


def test_the_last_list_grows_with_what_is_added_below():
    assert proposed_horizon("\n".join(LISTES.splitlines()[:-1])).formula == "'Listes'!$B$2:$B"


def test_a_scattered_list_is_proposed_term_by_term():
    assert proposed_horizon(f"{LISTES}| Horizon | Un jour | | 3 |") == ("Demain", "Après", "Un jour")


def test_a_list_that_a_team_has_not_written_is_that_of_the_declaration():
    terms = tuple(term.label for term in CHANTIERS.columns["horizon"].terms)
    assert proposed_horizon("| Liste | Terme |\n| Effort | Léger |") == terms


def test_the_read_me_names_every_tab_and_every_column_that_takes_several_identifiers():
    lines = readme(PLAN)
    assert lines[0].style is Style.TITLE
    assert {tab.name for tab in PLAN} <= {line.cells[0] for line in lines}
    several = lines[-1].cells[1]
    for tab, c in COLUMNS:
        assert (f"«\u202f{c.label}\u202f» ({tab.name})" in several) == bool(c.dropdown and c.dropdown.many)


def test_sentences_are_typeset():
    texts = [c.note for _, c in COLUMNS] + [cell for line in readme(PLAN) for cell in line.cells]
    assert [text for text in texts if re.search(r" [:;!?»]|« |'", text)] == []


@pytest.mark.parametrize("name", ["RED", "INK", "GREY", "SAND", "LINE"])
def test_the_colours_are_those_of_the_screens(name):
    assert f"#{getattr(palette, name)}" in CONFIG["theme"]["light"].values()
