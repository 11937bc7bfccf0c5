"""Tabs are recognised by their title, columns by their header, in any order; what is nearly right is said."""

import pytest

from sheets.headers import locate_headers
from sheets.reading import read_workbook
from sheets.tabs import CHANTIERS, CRASH_TESTS, OBSERVATIONS, PARTNERS, SELF_DIAGNOSIS, TABS, TERRAINS
from sheets.workbook import Grid, RawBook
from tests import drawing
from tests.drawing import TODAY, draw_grid, read, rules

URL = "https://docs.google.com/spreadsheets/d/ID/edit"


def read_grids(*grids, url=""):
    return read_workbook(TABS, RawBook(grids, url), TODAY)


def told(book, *of):
    return [(f.cell or f.row, f.rule) for f in book.findings if f.rule in of or (not of and f.rule != "tab-missing")]


# headers


@pytest.mark.parametrize("header", ["Pôle A", "POLE A", " pole  a ", "Pôle\nA", "Pôle A *", "Pôles A", "« Pôle A »"])
def test_a_header_is_recognised_whatever_its_case_accents_spaces_and_marks(header):
    headers = locate_headers(TABS[2], [["Identifiant", "Version", header]])
    assert headers.fields["pole_a"] == 2


@pytest.mark.parametrize(
    ("tab", "header", "field"),
    [
        (SELF_DIAGNOSIS, "Timestamp", "horodatage"),
        (PARTNERS, "Référent", "referent"),
        (PARTNERS, "Référent(e)", "referent"),
        (PARTNERS, "référente", "referent"),
        (TERRAINS, "N°", "numero"),
    ],
)
def test_other_spellings_of_a_header_are_declared(tab, header, field):
    assert field in locate_headers(tab, [[header]]).fields


def test_headers_are_found_below_titles_within_ten_rows():
    cells = [["Nos partenaires"], [], *[["note"]] * 7, ["Identifiant", "Nom"]]
    assert locate_headers(PARTNERS, cells).row == 9
    assert locate_headers(PARTNERS, [["note"], *cells]) is None


def test_the_row_that_names_most_columns_is_that_of_headers():
    cells = draw_grid("""
    | Nom du tableau | Partenaires |     |
    | Identifiant    | Nom         | Vu  |
    | P1             | Labo        | oui |
    """)
    assert locate_headers(PARTNERS, cells).row == 1


def test_a_row_of_data_where_a_word_is_also_a_header_is_no_header_row():
    """The header row was lost; « Entretien » is a source, and the header of another column."""
    book = read(
        Observations="""
        | O1 | T01 | P1 | avril 2020 | Budget suspendu | Entretien | V1 |
        | O2 | T01 | P1 | mai 2020   | Budget rouvert  | Veille    | V1 |
        """
    )
    assert told(book) == [(1, "headers-missing"), (2, "headers-missing")]
    assert "Insérez en haut de l’onglet une ligne" in book.findings[-1].remedy
    assert len(book[OBSERVATIONS]) == 0


def test_a_header_alone_in_its_row_is_a_header():
    assert locate_headers(PARTNERS, [["Identifiant"], ["P1"]]).fields == {"id": 0}


def test_a_header_that_comes_twice_is_read_once_and_the_second_is_said():
    book = read(Partenaires="| Identifiant | Nom | NOMS |\n| P1 | Labo | Autre |")
    assert list(book[PARTNERS]["nom"]) == ["Labo"]
    assert told(book) == [("C1", "column-twice")]


def test_of_two_unknown_columns_of_one_name_the_first_is_kept_and_the_second_is_said():
    book = read(Partenaires="| Identifiant | Nom | Vu | Vu |\n| P1 | Labo | un | deux |")
    assert list(book.tables[PARTNERS].extras["Vu"]) == ["un"]
    assert told(book) == [("C1", "column-unknown"), ("D1", "column-twice")]


def test_a_column_with_content_and_no_header_is_said_and_an_empty_one_is_not():
    book = read(Partenaires="| Identifiant | | Nom | |\n| P1 | | Labo | perdu |")
    assert told(book) == [("D1", "column-unnamed")]


def test_a_header_is_near_only_when_the_right_one_is_missing():
    assert rules(read(Partenaires="| Identifiant | Nom | Territoire | Territtoire |\n| P1 | a | b | c |")) == [
        "column-unknown"
    ]
    assert rules(read(Partenaires="| Identifiant | Nom | Territtoire |\n| P1 | a | c |")) == ["column-near"]


@pytest.mark.parametrize(
    "extra", ["Prénom", "Remarques", "Budget", "Noms d’usage", "Téléphone", "Date de création", "Lot"]
)
def test_a_column_of_one_s_own_is_no_near_miss(extra):
    assert rules(read(Partenaires=f"| Identifiant | Nom | {extra} |\n| P1 | Labo | x |")) == ["column-unknown"]


def test_a_required_column_that_is_missing_is_said_once_for_the_tab():
    book = read(Partenaires="| Identifiant | Type |\n| P1 | Agence |\n| P2 | Agence |")
    (finding,) = [f for f in book.findings if f.rule != "tab-missing"]
    assert finding.sentence == (
        "Onglet « Partenaires » : la colonne obligatoire « Nom » est absente. Ajoutez en ligne 1 l’en-tête « Nom »."
    )
    assert len(book[PARTNERS]) == 2


def test_a_finding_about_a_header_carries_its_text_its_cell_and_its_link():
    grid = Grid("Partenaires", [["Titre"], ["Identifiant", "Nom", "Territtoire"], ["P1", "Labo", "x"]], gid=7)
    (finding,) = [f for f in read_grids(grid, url=URL).findings if f.rule == "column-near"]
    assert (finding.value, finding.cell, finding.link) == ("Territtoire", "C2", f"{URL}#gid=7&range=C2")


# rows that are no data


def test_a_totals_row_is_no_row():
    book = read(
        Partenaires="""
        | Identifiant        | Nom           | Type   |
        | P1                 | Labo          | Agence |
        | TOTAL              | 1 partenaire  |        |
        |                    | Sous-total    | 1      |
        | Total général : 12 |               |        |
        | Totaux             |               |        |
        """
    )
    assert list(book[PARTNERS]["id"]) == ["P1"]
    assert told(book) == [(3, "totals-row"), (4, "totals-row"), (5, "totals-row"), (6, "totals-row")]


@pytest.mark.parametrize("identifier", ["Totalité", "T-TOTAL", "Total Énergies", "Totem", "P-total"])
def test_a_word_that_looks_like_a_total_is_an_id(identifier):
    book = read(Partenaires=f"| Identifiant | Nom |\n| {identifier} | Labo |")
    assert list(book[PARTNERS]["id"]) == [identifier]
    assert rules(book) == []


def test_one_cell_that_says_its_own_header_is_no_repeated_header():
    book = read(Partenaires="| Identifiant | Nom |\n| P1 | Nom |\n| Identifiant | Labo |")
    assert list(book[PARTNERS]["id"]) == ["P1", "Identifiant"]
    assert rules(book) == []


def test_an_earlier_layout_s_headers_repeated_are_no_row():
    book = read(Partenaires="| Identifiant | Nom | Type |\n| P1 | Labo | |\n| IDENTIFIANTS | nom | |")
    assert list(book[PARTNERS]["id"]) == ["P1"]
    assert told(book) == [(3, "header-repeated")]


# tabs


@pytest.mark.parametrize("title", ["Crash-tests", "crash test", "CRASH TESTS", " Crash‑tests ", "Crash_test"])
def test_a_tab_is_recognised_whatever_its_case_plural_spaces_and_dashes(title):
    book = read_grids(Grid(title, [["Chantier", "Crise", "Tenue"], ["", "", "Tient"]]))
    assert [f.rule for f in book.findings if f.tab == CRASH_TESTS.name] == ["key-missing"]


@pytest.mark.parametrize(("title", "right"), [("Chantirs", "Chantiers"), ("Controverse V2", "Controverses")])
def test_a_tab_nearly_named_is_said_with_the_right_name_and_its_link(title, right):
    book = read_grids(Grid(title, [["Identifiant"]], gid=3), url=URL)
    (finding,) = [f for f in book.findings if f.rule == "tab-near"]
    assert finding.sentence == (
        f"Onglet « {title} » : l’onglet ressemble à « {right} », qui manque ; il n’est pas lu. Renommez-le « {right} »."
    )
    assert finding.link == f"{URL}#gid=3&range=A1"
    assert right not in {f.tab for f in book.findings if f.rule == "tab-missing"}


@pytest.mark.parametrize("title", ["Notes", "Feuille 1", "Graphiques", "Crédits", "Compte rendu", "_Chantirs"])
def test_a_tab_of_one_s_own_is_left_alone(title):
    book = read_grids(Grid(title, [["n’importe"], ["quoi"]]))
    assert {f.rule for f in book.findings} == {"tab-missing"}


def test_of_two_tabs_of_one_name_the_first_with_content_is_read_and_the_other_is_said():
    cells = draw_grid(drawing.PARTNERS)
    book = read_grids(Grid("partenaire", []), Grid("Partenaires", cells), Grid("PARTENAIRES", cells))
    assert len(book[PARTNERS]) == 2
    (finding,) = [f for f in book.findings if f.rule == "tab-twice"]
    assert finding.tab == "PARTENAIRES"
    assert "« Partenaires », lu avant lui" in finding.sentence


def test_an_empty_tab_is_as_good_as_absent():
    book = read_grids(Grid("Partenaires", [["", None], [" "]]))
    assert "Partenaires" in {f.tab for f in book.findings if f.rule == "tab-missing"}


def test_the_tab_of_settings_that_is_missing_is_asked_for_with_its_two_columns():
    (finding,) = [f for f in read().findings if f.tab == "Projet"]
    assert finding.remedy == "Il faut un onglet nommé « Projet » avec les colonnes « Clé » et « Valeur »."


def test_a_tab_of_headers_only_is_clean():
    book = read(Chantiers="| Identifiant | Version | Titre |")
    assert len(book[CHANTIERS]) == 0
    assert rules(book) == []


# what people renamed


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("| Identifiant | Nom | Catégorie | Territoire |", "« Type »"),
        ("| Code | Nom | Type | Territoire |", "« Identifiant »"),
        ("| Identifiant | Dénomination | Type | Territoire |", "« Nom »"),
    ],
)
def test_a_column_renamed_out_of_recognition_is_told_with_what_its_place_expects(header, expected):
    book = read(Partenaires=f"{header}\n| P1 | Labo | Agence | Ici |")
    (finding,) = [f for f in book.findings if f.rule == "column-unknown"]
    assert f"Le modèle a {expected} à cette place" in finding.remedy


@pytest.mark.parametrize(
    "header", ["| Identifiant | Nom | Ville | Pays |", "| Identifiant | Nom | Ville | Référent |", "| Nom | Ville |"]
)
def test_a_column_whose_place_expects_none_or_several_is_simply_unknown(header):
    book = read(Partenaires=f"{header}\n| P1 | Labo | Saint-Orme | a |")
    assert {f.remedy for f in book.findings if f.rule == "column-unknown"} == {
        "Rien à faire si c’est voulu ; « _ » devant son nom fait taire ce conseil."
    }


def test_a_tab_that_people_renamed_is_read_and_told_once_with_both_names_and_its_link():
    cells = draw_grid(drawing.PARTNERS)
    book = read_grids(Grid("Partenaires", cells, 7, renamed="Qui participe"), url=URL)
    assert len(book[PARTNERS]) == 2
    (finding,) = [f for f in book.findings if f.rule == "tab-renamed"]
    assert finding.level == "conseil"
    assert finding.sentence.startswith("Onglet « Partenaires » : l’onglet s’appelle maintenant « Qui participe » ;")
    assert "Rendez-lui le nom « Partenaires »" in finding.remedy
    assert finding.link == f"{URL}#gid=7&range=A1"
