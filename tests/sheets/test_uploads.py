"""A dropped file is read within bounds, whatever it holds; what cannot be is one French sentence."""

import io
import random
import zipfile
from contextlib import suppress

import openpyxl
import pytest

from sheets import uploads, xlsx_files
from sheets.problems import SourceProblem
from sheets.uploads import guess_tab, only_sheet, open_upload
from sheets.workbook import Grid, RawBook
from tests.drawing import draw_grid

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lollollollol">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


def xlsx(**tabs):
    """An .xlsx whose tabs are drawn in Markdown."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, drawing in tabs.items():
        sheet = book.create_sheet(title)
        for row in draw_grid(drawing):
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


SMALL = xlsx(Observations="| Identifiant | Titre |\n| O1 | Un |")


def forged(content, part=SHEET):
    """``SMALL`` with another content in one of its parts."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SMALL)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return saved.getvalue()


def rows_in(xml):
    return forged(f"<worksheet {MAIN}><sheetData>{xml}</sheetData></worksheet>")


def refused(name, content):
    with pytest.raises(SourceProblem) as caught:
        open_upload(name, content)
    return caught.value.what


def test_the_tabs_of_a_workbook_are_read_the_others_only_named():
    book = open_upload("Ma feuille.xlsx", xlsx(Observations="| Identifiant |\n| O1 |", Budget="| Secret |\n| 12 |"))
    assert [(grid.title, grid.cells) for grid in book.grids] == [
        ("Observations", [["Identifiant"], ["O1"]]),
        ("Budget", []),
    ]


def test_a_csv_is_read_in_the_encodings_and_with_the_separators_of_spreadsheets():
    for content in ("Identifiant;Titre\r\nO1;Été\r\n".encode("cp1252"), "Identifiant,Titre\nO1,Été\n".encode()):
        (grid,) = open_upload("C:\\dossier\\Observations.CSV", content).grids
        assert (grid.title, grid.cells) == ("Observations", [["Identifiant", "Titre"], ["O1", "Été"]])


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x"])
def test_an_empty_file_says_so(name):
    assert "est vide" in refused(name, b" \n")


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 abc", b"\xd0\xcf\x11\xe0 an old or locked workbook", SMALL[:900], forged(b"<worksheet"), forged(b"")],
)
def test_what_is_no_workbook_is_told_with_a_remedy(content):
    with pytest.raises(SourceProblem) as caught:
        open_upload("rapport.xlsx", content)
    assert "« rapport.xlsx » ne s’ouvre pas" in caught.value.what
    assert "enregistrez-le de nouveau" in caught.value.remedy


def test_damaged_bytes_never_raise_anything_else():
    chance = random.Random(20200722)
    for _ in range(120):
        damaged = bytearray(SMALL)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(SourceProblem):
            open_upload("x.xlsx", bytes(damaged))


@pytest.mark.parametrize(
    "bomb",
    [
        forged(b"0" * (uploads.MOST_UNPACKED + 1)),
        rows_in("<row/>" * (uploads.MOST_TAGS + 1)),
    ],
    ids=["bytes", "empty rows"],
)
def test_a_small_file_that_unpacks_into_a_huge_one_is_refused_unread(bomb):
    assert len(bomb) < 200_000
    assert "trop gros une fois ouvert" in refused("x.xlsx", bomb)


def test_entities_that_multiply_are_refused():
    laughs = f"<?xml version='1.0'?>{LAUGHS}<worksheet {MAIN}><sheetData><row r='1'><c t='str'><v>&j;</v></c></row>"
    assert "ne s’ouvre pas" in refused("x.xlsx", forged(f"{laughs}</sheetData></worksheet>"))


def test_a_cell_at_the_end_of_the_world_costs_no_empty_rows():
    (grid,) = open_upload("x.xlsx", rows_in('<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>')).grids
    assert grid.cells == []


def test_a_table_too_long_is_refused_rather_than_cut():
    long, blank = [["x"]] * xlsx_files.MOST_ROWS, [[None, None]] * 1_000
    assert len(xlsx_files.bounded([*long, *blank], "Crises")) == xlsx_files.MOST_ROWS
    with pytest.raises(SourceProblem, match="« Crises » a plus de"):
        xlsx_files.bounded([*long, ["x"]], "Crises")
    assert "a plus de" in refused("x.xlsx", rows_in(f'<row r="{xlsx_files.MOST_ROWS + 1}"><c><v>1</v></c></row>'))
    assert "a plus de" in refused("x.csv", b"a\n" * (xlsx_files.MOST_ROWS + 1))


def test_blank_rows_keep_their_place_until_the_last_that_holds_something():
    assert xlsx_files.bounded([("a", None), (None, None), (None, "b"), (None,)], "x") == [["a"], [], [None, "b"]]


def test_a_csv_of_line_ends_is_refused():
    assert "trop gros" in refused("x.csv", b"a\n" + b"\n" * 500_000)


def grid(title, drawing):
    return Grid(title, draw_grid(drawing))


@pytest.mark.parametrize(
    ("title", "drawing", "tab"),
    [
        ("Observations", "| n’importe | quoi |", "Observations"),
        ("export (3)", "| Observation | Partenaire | Position |\n| O1 | P1 | 0 |", "Positions"),
        ("export (3)", "| Identifiant | Terrain | Titre | Récit | Position | Source |", "Observations"),
        ("export (3)", "| Identifiant | Nom | Famille | Cinétique |", "Crises"),
        ("Feuille 1", "| Clé | Valeur |\n| Titre | Enquête |", "Projet"),
    ],
)
def test_a_sheet_is_a_tab_by_its_name_then_by_its_headers(title, drawing, tab):
    assert guess_tab(grid(title, drawing)).name == tab


def test_a_csv_that_a_spreadsheet_exported_is_named_after_its_tab():
    for tab in ("Crash-tests", "Réponses au formulaire 1"):
        assert open_upload(f"Réflexes publics - {tab}.csv", b"a;b\n1;2\n").grids[0].title == tab
    assert open_upload("Notes - mardi.csv", b"a;b\n1;2\n").grids[0].title == "Notes - mardi"


def test_the_addresses_that_a_form_asks_for_are_not_even_read():
    (grid,) = open_upload("Réponses au formulaire 1.csv", b"Adresse e-mail;Labo\na@exemple.fr;P1\n").grids
    assert grid.cells == [["Adresse e-mail", "Labo"], [None, "P1"]]
    assert only_sheet(RawBook((grid,))) is None


def test_a_sheet_without_a_known_header_is_no_tab():
    assert guess_tab(grid("Feuille 1", "| Mardi | Mercredi |\n| 8 | 9 |")) is None


def test_only_a_sheet_alone_may_be_any_tab():
    assert only_sheet(open_upload("x.xlsx", xlsx(Feuille1="| Nom |\n| a |"))).cells == [["Nom"], ["a"]]
    assert only_sheet(open_upload("x.xlsx", xlsx(Crises="| Nom |\n| a |", Feuille2="| b |"))) is None
