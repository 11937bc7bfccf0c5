"""A file gives what its tabs would give in the Sheet: the same reader, completed by what the Sheet already holds."""

import io
from collections import Counter

import openpyxl
import pytest

from sheets.checking import check_book
from sheets.csv_files import parse_csv
from sheets.problems import SourceProblem
from sheets.reading import read_workbook
from sheets.sources import DEMO, open_source
from sheets.tabs import TABS
from sheets.uploads import open_upload
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, TODAY, draw_book, read
from tests.planted import MESSY

SHOWN = read(
    Partenaires=PARTNERS,
    Controverses=CONTROVERSIES,
    Terrains=TERRAINS,
    Listes="| Liste | Terme |\n| Horizon | Hiver |",
)


def check(**tabs):
    return check_book(draw_book(**tabs), SHOWN, TODAY)


def places(findings):
    return Counter((f.tab, f.cell or f.row, f.rule) for f in findings)


def test_what_a_lone_tab_names_is_looked_for_in_the_sheet():
    checked = check(
        Observations="""
        | Identifiant | Version | Terrain | Partenaire | Titre | Position |
        | O1 | V1 | T01 | Labo des Deux-Rives | Un | plutôt repli stratégique |
        | O2 | V1 | T77 | P2 | Deux | |
        """,
    )
    assert places(checked.findings) == {("Observations", "C3", "reference-unknown"): 1}
    assert (checked.tabs, checked.rows) == (("Observations",), 2)


def test_the_sheets_own_vocabulary_holds():
    chantier = "| Identifiant | Version | Titre | Horizon |\n| K1 | V1 | Un | {} |"
    assert check(Chantiers=chantier.format("Hiver")).findings == ()
    assert [f.rule for f in check(Chantiers=chantier.format("Automne 2020")).findings] == ["term-unknown"]


def test_the_tabs_of_the_file_take_the_place_of_those_of_the_sheet():
    partners = "| Identifiant | Nom |\n| P7 | Nouveau labo |"
    terrains = "| Identifiant | Version | Controverse | Titre | Pilote |\n| T1 | V1 | C1 | Un | {} |"
    assert check(Partenaires=partners, Terrains=terrains.format("P7")).findings == ()
    (finding,) = check(Partenaires=partners, Terrains=terrains.format("P1")).findings
    assert (finding.cell, finding.rule) == ("E2", "reference-unknown")


def test_what_the_sheet_itself_has_wrong_is_not_told_of_the_file():
    shown = read(Partenaires=PARTNERS, Terrains="| Identifiant | Version | Titre |\n| T1 | | Sans version |")
    assert shown.findings
    book = draw_book(Crises="| Identifiant | Nom |\n| R1 | Crue |")
    assert check_book(book, shown, TODAY).findings == ()


def test_a_tab_whose_name_is_nearly_right_is_told():
    checked = check(Observtions="| Identifiant | Titre |\n| O1 | Un |")
    assert [(f.tab, f.rule) for f in checked.findings] == [("Observtions", "tab-near")]


def test_the_answers_of_a_form_are_checked_at_their_own_cells():
    checked = check(
        **{
            "Réponses au formulaire 1": """
            | Horodateur | Votre labo | [T01] Les budgets |
            | 02/06/2020 | P2         | 9                 |
            | 02/06/2020 | P1         | 3                 |
            """
        }
    )
    assert places(checked.findings) == {("Réponses au formulaire 1", "C2", "number-outside"): 1}
    assert (checked.tabs, checked.rows) == (("Réponses au formulaire 1",), 2)


def test_a_file_without_any_tab_is_refused_with_their_names():
    with pytest.raises(SourceProblem) as caught:
        check(Budget="| Poste |\n| 12 |", Divers="| a |")
    assert "« Observations »" in caught.value.remedy


def test_a_workbook_gives_exactly_what_the_same_sheet_gives():
    saved = io.BytesIO()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for file in sorted(MESSY.glob("*.csv")):
        sheet = book.create_sheet(file.stem)
        for row in parse_csv(file.read_bytes()):
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value else cell.data_type  # « =… » is a text here, no formula
    book.save(saved)
    sheet_read = read_workbook(TABS, open_source(str(MESSY)), TODAY)
    checked = check_book(open_upload("messy.xlsx", saved.getvalue()), SHOWN, TODAY)
    # The file has no tab Entretiens: the Sheet's own, empty here, is taken.
    elsewhere = {("Entretiens", None, "tab-missing"), ("Observations", "L20", "reference-without-tab")}
    gone = places(sheet_read.findings) - places(checked.findings)
    assert set(gone) == elsewhere
    assert set(places(checked.findings) - places(sheet_read.findings)) <= {("Observations", "L20", "reference-unknown")}


@pytest.fixture(scope="module")
def demo():
    return read_workbook(TABS, open_source("demo"), TODAY)


@pytest.mark.parametrize("file", sorted(DEMO.glob("*.csv")), ids=lambda file: file.stem)
def test_each_tab_of_the_demonstration_passes_alone(demo, file):
    book = open_upload(file.name, file.read_bytes())
    checked = check_book(book, demo, TODAY)
    assert {f.rule for f in checked.findings} <= {"column-unknown", "date-without-year"}
    assert checked.tabs == (file.stem,)
