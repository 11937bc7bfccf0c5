"""The .xlsx template, empty or filled: what a spreadsheet finds in it, and what reading finds in it."""

import io
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from sheets.grids import raw_grids, typed_grids
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import CALENDAR, PARTNERS, SELF_DIAGNOSIS, TABS
from sheets.template import make_plan
from sheets.template_xlsx import write_xlsx
from sheets.workbook import Grid, RawBook
from tests.drawing import TODAY, draw_book

PLAN = make_plan()


def book_of(raw):
    return read_workbook(TABS, raw, TODAY)


def reopened(grids, folder):
    file = folder / "classeur.xlsx"
    file.write_bytes(write_xlsx(PLAN, grids))
    return book_of(open_source(str(file)))


def sheets_of(grids=None):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(PLAN, grids)))


def assert_same_tables(book, other, *, renumbered=False):
    for tab in TABS:
        rows = [b[tab].reset_index(drop=True) if renumbered else b[tab] for b in (book, other)]
        pd.testing.assert_frame_equal(*rows, obj=tab.name, check_dtype=not rows[0].empty)
    assert (book.project, book.lists) == (other.project, other.lists)


@pytest.fixture(scope="module")
def empty():
    return sheets_of()


@pytest.fixture(scope="module")
def demo():
    return open_source("demo")


def test_the_empty_template_gives_no_finding(tmp_path):
    book = reopened(None, tmp_path)
    assert book.findings == ()
    assert list(book.lists) == ["effort", "horizon"]
    assert all(book[tab].empty for tab in TABS[1:-1])


def test_it_opens_on_the_read_me_then_every_tab(empty):
    assert empty.sheetnames == ["Lisez-moi", *(tab.name for tab in TABS)]
    assert empty["Lisez-moi"]["A1"].value == "Lisez-moi"


@pytest.mark.parametrize("tab", PLAN, ids=lambda tab: tab.name)
def test_each_tab_has_its_headers_notes_formats_and_frozen_row(empty, tab):
    sheet = empty[tab.name]
    assert [cell.value for cell in sheet[1]] == [column.label for column in tab.columns]
    assert [cell.comment.text if cell.comment else "" for cell in sheet[1]] == [column.note for column in tab.columns]
    assert all(cell.fill.fgColor.rgb != "00000000" and cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    texts = [sheet.column_dimensions[cell.column_letter].number_format == "@" for cell in sheet[1]]
    assert texts == [column.is_text for column in tab.columns]
    assert sum(len(rule.cells.ranges) for rule in sheet.data_validations.dataValidation) == sum(
        column.dropdown is not None for column in tab.columns
    )


def test_dropdowns_propose_and_refuse_nothing(empty):
    rules = {str(rule.sqref).split(":")[0]: rule for rule in empty["Chantiers"].data_validations.dataValidation}
    assert rules["K2"].formula1 == '"Léger,Moyen,Lourd"'
    assert rules["H2"].formula1.startswith("OFFSET('Controverses'!$A$2:$A$2,0,0,MAX(1,COUNTA('Controverses'!$A$2:$A$")
    assert "'Listes'!$B$5" in rules["J2"].formula1
    assert not any(rule.showErrorMessage for rule in rules.values())


def test_settings_are_explained_one_by_one(empty):
    assert empty["Projet"]["A2"].value == "Titre"
    assert "affiché en haut de chaque page" in empty["Projet"]["A2"].comment.text


def test_the_demo_comes_back_the_same_with_the_same_findings(demo, tmp_path):
    before, after = book_of(demo), reopened(raw_grids(demo), tmp_path)
    assert_same_tables(before, after)
    for tab in TABS:
        pd.testing.assert_frame_equal(before.tables[tab].extras, after.tables[tab].extras)
    assert before.findings == after.findings


def test_typed_tables_come_back_the_same(demo, tmp_path):
    before = book_of(demo)
    assert_same_tables(before, reopened(typed_grids(before), tmp_path), renumbered=True)


def test_kinds_are_kept_numbers_percents_moments_lists(tmp_path):
    raw = draw_book(
        Partenaires="| Identifiant | Nom |\n| 0042 | Labo |\n| P2 | =1+1 |",
        Calendrier="| Identifiant | Phase | Étape | Avancement | Responsables |\n| J1 | Enquêtes | Lancer | 1 % | 0042 ; P2 |",
        Autodiagnostic="| Horodatage | Partenaire | Terrain |\n| 05/06/2020 14:32 | 0042 | |",
    )
    book = reopened(typed_grids(book_of(raw)), tmp_path)
    assert list(book[PARTNERS].id) == ["0042", "P2"]
    assert list(book[PARTNERS].nom) == ["Labo", "=1+1"]
    (step,) = book[CALENDAR].itertuples()
    assert (step.avancement, step.responsables) == (1.0, ("0042", "P2"))
    assert list(book[SELF_DIAGNOSIS].horodatage) == [datetime(2020, 6, 5, 14, 32)]
    assert "number-as-id" not in {finding.rule for finding in book.findings}


def test_no_text_becomes_a_formula_nor_breaks_the_file():
    typed = ['=HYPERLINK("http://x")', "+1", "-1", "@SOMME(A1)", "#REF!", "a\x00b\x0bc", "\ud800", "x" * 40_000]
    grid = [["Identifiant", "Nom"], *(["P1", text] for text in typed)]
    sheet = sheets_of({"Partenaires": grid})["Partenaires"]
    assert "f" not in {cell.data_type for (cell,) in sheet["B2:B9"]}
    assert len(sheet["B9"].value) == 32_767
    assert [cell.value for (cell,) in sheet["B2:B5"]] == typed[:4]
    assert sheet["B7"].value == "abc"


def test_columns_are_dressed_where_people_put_them():
    raw = RawBook(
        (Grid("partenaire", [["Nos partenaires"], [], ["Nom", "Ville", "Identifiant"], ["Labo", "Rennes", "P1"]]),)
    )
    sheet = sheets_of(raw_grids(raw))["Partenaires"]
    assert sheet.freeze_panes == "A4"
    assert [bool(sheet.cell(3, n).comment) for n in (1, 2, 3)] == [True, False, True]
    assert "jamais réutilisé" in sheet["C3"].comment.text
    observations = sheets_of({"Partenaires": raw_grids(raw)["Partenaires"]})["Observations"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in observations.data_validations.dataValidation}
    assert "'Partenaires'!$C$4" in rules["C2"]


def test_a_tab_without_cells_keeps_its_headers_only():
    assert sheets_of({})["Listes"].max_row == 1
