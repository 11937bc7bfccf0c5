"""Kinds of mess met in shared sheets: each is told at its very cell, costs nothing else, and its remedy works."""

from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from sheets.messages import MESSAGES
from sheets.sources import open_source
from sheets.tabs import TABS
from tests.planted import FAULTS, MESSY
from tests.sheets.messes.catalogue import MESSES
from tests.sheets.messes.drawn import BASE, Mess, columns_of, draw, drawn_as_read, found, read, tables
from tests.sheets.messes.guide import guide
from tests.sheets.messes.mending import MENDERS, Doctor, mend
from tests.sheets.messes.patient import Patient

every_mess = pytest.mark.parametrize("mess", MESSES, ids=lambda mess: mess.title)
DOCS = Path(__file__).parents[3] / "docs"
CLEAN = tables(read(Mess("", "", {}).book))
BY_TITLE = {mess.title: mess for mess in MESSES}


@cache
def as_read(title):
    """The workbook of a mess, read once for all the tests that only look at it."""
    return read(BY_TITLE[title].book)


def test_there_are_at_least_60_kinds_and_no_two_alike():
    assert len({mess.title for mess in MESSES}) == len(MESSES) >= 60


def test_the_workbook_that_messes_are_drawn_in_is_clean():
    assert read(Mess("", "", {}).book).findings == ()


@every_mess
def test_the_fault_is_told_at_its_very_cell_and_nothing_else_is(mess):
    assert found(as_read(mess.title).findings) == mess.expected


@every_mess
def test_everything_else_is_still_read(mess):
    now = tables(as_read(mess.title))
    for tab, drawing in mess.reads.items():
        expected = drawn_as_read(drawing)
        assert columns_of(now[tab], expected[0]) == expected
    untouched = set(BASE) - set(mess.drawn) - set(mess.reads) - set(mess.touched)
    assert {tab: now[tab] for tab in untouched if tab != "Projet"} == {t: CLEAN[t] for t in untouched if t != "Projet"}


@every_mess
def test_what_is_read_of_each_drawn_tab_is_drawn_too(mess):
    known = {tab for tab in mess.drawn if tab in BASE}
    assert known <= {*mess.reads, *mess.touched, *(tab for tab in known if tab == "Projet" or mess.drawn[tab] is None)}


@every_mess
def test_every_remedy_followed_to_the_letter_leaves_nothing_to_mend(mess):
    patient = Patient.admit(mess.book)
    mended = tables(mend(patient, mess.answers))
    for tab, drawing in mess.mended.items():
        expected = drawn_as_read(drawing)
        assert columns_of(mended[tab], expected[0]) == expected
    assert patient.changed_elsewhere(mess.book) == []


@every_mess
def test_each_remedy_works_alone(mess):
    """A remedy never waits for another, but where it says so (« d’abord »)."""
    workbook = as_read(mess.title)
    for finding in workbook.findings:
        if "d’abord" in finding.remedy or finding.rule == "headers-missing":
            continue
        patient = Patient.admit(mess.book)
        place, before = patient.origin(finding), patient.origins(workbook.findings)
        Doctor(patient, workbook, mess.answers).follow([finding])
        assert patient.origins(read(patient.book).findings).count(place) < before.count(place)


def test_following_every_remedy_of_the_messy_workbook_leaves_no_finding():
    messy = open_source(str(MESSY))
    patient = Patient.admit(messy)
    mended = mend(patient)
    assert mended.findings == ()
    assert patient.changed_elsewhere(messy) == []
    assert {tab.name for tab in TABS if len(mended[tab])} >= {fault.tab for fault in FAULTS} & {
        tab.name for tab in TABS[1:]
    }


def test_a_cell_changed_without_a_word_would_be_seen():
    mess = Mess("", "", {})
    patient = Patient.admit(mess.book)
    patient.sheet("Crises").rows[1].put(1, "Autre")
    del patient.sheet("Positions").rows[1]
    assert patient.changed_elsewhere(mess.book) == ["Positions A2", "Positions B2", "Positions C2", "Crises B2"]


def test_hidden_tabs_rows_and_columns_are_read(tmp_path):
    book = Workbook()
    for title, drawing in BASE.items():
        sheet = book.create_sheet(title)
        for row in draw(drawing):
            sheet.append(row)
        sheet.sheet_state = "hidden" if title in ("Crises", "Partenaires") else "visible"
        sheet.row_dimensions[2].hidden = sheet.column_dimensions["B"].hidden = True
    book.save(tmp_path / "classeur.xlsx")
    assert tables(read(open_source(str(tmp_path / "classeur.xlsx")))) == CLEAN


def test_the_guide_of_messes_is_that_of_the_catalogue():
    """Otherwise: ``make docs``."""
    assert (DOCS / "erreurs-courantes.md").read_text("utf-8") == guide()


def test_the_guide_of_messes_is_linked_from_the_page_of_partners():
    assert "(erreurs-courantes.md)" in (DOCS / "guide-partenaires.md").read_text("utf-8")


def test_every_rule_has_its_mender():
    assert set(MENDERS) == set(MESSAGES)


def test_every_rule_is_told_in_the_guide():
    told = {finding.rule for mess in MESSES for finding in as_read(mess.title).findings}
    assert set(MESSAGES) - told == set()
