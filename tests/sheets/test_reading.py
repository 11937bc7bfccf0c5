"""The seven rules of reading, each on a sheet one can see."""

import math

import pytest

from sheets.message import Level
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, CRASH_TESTS, OBSERVATIONS, PARTNERS, READINGS
from tests import drawing
from tests.drawing import read, rules


def only(workbook, rule):
    return [finding for finding in workbook.findings if finding.rule == rule]


def test_a_clean_sheet_gives_its_rows_and_no_finding():
    book = read(Partenaires=drawing.PARTNERS, Controverses=drawing.CONTROVERSIES)
    assert list(book[PARTNERS]["nom"]) == ["Labo des Deux-Rives", "Fabrique du Haut-Orvel"]
    assert list(book[PARTNERS].index) == [2, 3]
    assert rules(book) == []


def test_a_bad_cell_never_costs_its_row():
    book = read(
        Calendrier="""
        | Identifiant | Phase     | Étape  | Quand      | Avancement |
        | J1          | Enquettes | Lancer | 31 juin    | beaucoup   |
        """
    )
    (row,) = book[CALENDAR].itertuples()
    assert (row.id, row.phase, row.etape, row.quand) == ("J1", "", "Lancer", None)
    assert math.isnan(row.avancement)
    assert rules(book) == ["date-impossible", "number-unreadable", "term-unknown"]
    assert {f.cell for f in book.findings if f.cell} == {"B2", "D2", "E2"}


def test_a_row_without_its_key_is_set_aside_and_reported_whole():
    book = read(Partenaires="| Identifiant | Nom |\n|  | Labo sans code |\n| P1 | Labo |")
    assert list(book[PARTNERS]["id"]) == ["P1"]
    (finding,) = only(book, "key-missing")
    assert (finding.row, finding.value, finding.level) == (2, "Labo sans code", Level.BLOCKING)


def test_a_key_already_used_sets_aside_the_second_row_and_names_the_first():
    book = read(Partenaires="| Identifiant | Nom |\n| P1 | Premier |\n| P1 | Second |")
    assert list(book[PARTNERS]["nom"]) == ["Premier"]
    (finding,) = only(book, "key-used")
    assert finding.row == 3
    assert "ligne 2" in finding.sentence


def test_the_same_id_in_two_versions_is_two_rows():
    book = read(
        Controverses="""
        | Identifiant | Version | Titre | Pôle A | Pôle B |
        | C1          | V1      | Avant | a      | b      |
        | C1          | 2       | Après | a      | b      |
        """
    )
    assert list(book[CONTROVERSIES]["version"]) == ["V1", "V2"]
    assert rules(book) == []


def test_ids_are_opaque_text():
    book = read(Partenaires="| Identifiant | Nom |\n| 1.1 | a |\n| 1.10 | b |\n| 01 | c |")
    assert list(book[PARTNERS]["id"]) == ["1.1", "1.10", "01"]
    assert rules(book) == []


def test_references_go_by_id_then_by_title_whatever_its_case_and_accents():
    book = read(
        Controverses=drawing.CONTROVERSIES,
        Terrains=drawing.TERRAINS,
        Chantiers="""
        | Identifiant | Version | Titre  | Controverses                | Terrains                  |
        | K1          | V1      | Écouter | C2 ; la PARTICIPATION, C2  | les budgets participatifs |
        """,
    )
    (row,) = book[CHANTIERS].itertuples()
    assert row.controverses == ("C2", "C1")
    assert row.terrains == ("T01",)
    assert rules(book) == []


def test_an_unresolved_reference_is_reported_with_the_near_title():
    book = read(
        Controverses=drawing.CONTROVERSIES,
        Chantiers="| Identifiant | Version | Titre | Controverses |\n| K1 | V1 | Écouter | C1 ; La participasion ; C9 |",
    )
    assert book[CHANTIERS]["controverses"].iloc[0] == ("C1",)
    near, lost = only(book, "reference-unknown")
    assert "« La participation » (C1)" in near.sentence
    assert "Vouliez-vous dire" not in lost.sentence


def test_headers_are_found_by_name_in_any_order_and_any_case():
    book = read(Partenaires="| NOM | Ville | identifiants |\n| Labo | Saint-Orme | P1 |")
    (row,) = book[PARTNERS].itertuples()
    assert (row.id, row.nom) == ("P1", "Labo")
    assert list(book.tables[PARTNERS].extras["Ville"]) == ["Saint-Orme"]
    assert rules(book) == ["column-unknown"]


def test_a_nearly_right_header_and_tab_are_reported_with_the_right_name():
    book = read(Partenaire_="| x |", Controverse="| Identifiant |", Chantier_s="| Identifiant |")
    assert "tab-near" in rules(book)
    book = read(Partenaires="| Identifiant | Territtoire | Nom |\n| P1 | Ici | Labo |")
    (finding,) = only(book, "column-near")
    assert "« Territoire »" in finding.remedy


def test_plural_or_unaccented_tab_names_are_simply_right():
    assert len(read(partenaire=drawing.PARTNERS)[PARTNERS]) == 2


def test_tabs_that_begin_with_an_underscore_are_left_alone():
    from sheets.reading import read_workbook
    from sheets.tabs import TABS
    from sheets.workbook import Grid, RawBook

    book = read_workbook(TABS, RawBook((Grid("_Partenaires", [["n’importe"], ["quoi"]]),)), drawing.TODAY)
    assert set(rules(book, absent_tabs=True)) == {"tab-missing"}


def test_titles_above_the_headers_and_repeated_headers_are_said_and_skipped():
    book = read(
        Partenaires="""
        | Nos partenaires |      |
        | Identifiant     | Nom  |
        | P1              | Labo |
        | Identifiant     | Nom  |
        """
    )
    assert list(book[PARTNERS]["id"]) == ["P1"]
    assert rules(book) == ["above-headers", "header-repeated"]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Franchement A", "Franchement A"),
        ("plutot b", "Plutôt B"),
        ("-2", "Franchement A"),
        ("+1", "Plutôt B"),
        ("0", "Entre les deux"),
        ("repli stratégique", "Franchement B"),
        ("Plutôt victime collatérale", "Plutôt A"),
        ("les deux à la fois", "Les deux à la fois"),
    ],
)
def test_a_position_is_a_term_a_number_or_the_pole_s_own_words(typed, label):
    book = read(
        Partenaires=drawing.PARTNERS,
        Controverses=drawing.CONTROVERSIES,
        Terrains=drawing.TERRAINS,
        Observations=f"| Identifiant | Version | Terrain | Titre | Position |\n| O1 | V1 | T01 | Vu | {typed} |",
        Positions=f"| Observation | Partenaire | Position |\n| O1 | P1 | {typed} |",
    )
    assert list(book[OBSERVATIONS]["position"]) == [label]
    assert list(book[READINGS]["position"]) == [label]
    assert rules(book) == []


def test_the_words_of_another_controversy_s_pole_are_no_position():
    book = read(
        Controverses=drawing.CONTROVERSIES,
        Terrains=drawing.TERRAINS,
        Observations="| Identifiant | Version | Terrain | Titre | Position |\n| O1 | V1 | T02 | Vu | repli stratégique |",
    )
    assert list(book[OBSERVATIONS]["position"]) == [""]
    assert rules(book) == ["term-unknown"]


def test_the_terms_of_horizon_are_read_from_the_tab_listes():
    tabs = {
        "Listes": "| Liste | Terme | Ordre |\n| Horizon | Plus tard | 2 |\n| Horizon | Tout de suite | 1 |",
        "Chantiers": "| Identifiant | Version | Titre | Horizon |\n| K1 | V1 | a | tout de suite |\n| K2 | V1 | b | 2021 |",
    }
    book = read(**tabs)
    assert list(book[CHANTIERS]["horizon"]) == ["Tout de suite", ""]
    assert [term.label for term in book.lists["horizon"]] == ["Tout de suite", "Plus tard"]
    assert rules(book) == ["term-unknown"]


def test_two_opinions_that_name_nobody_are_both_kept():
    book = read(
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | a |",
        Crises="| Identifiant | Nom |\n| R1 | Crue |",
        Crash_tests="| Chantier | Crise | Tenue |\n| K1 | R1 | casse |\n| K1 | Crue | tient |",
    )
    assert list(book[CRASH_TESTS]["tenue"]) == ["Casse", "Tient"]
    assert rules(book) == []


def test_one_partner_s_second_opinion_on_the_same_cell_is_set_aside_even_under_its_name():
    book = read(
        Partenaires=drawing.PARTNERS,
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | a |",
        Crises="| Identifiant | Nom |\n| R1 | Crue |",
        Crash_tests="""
        | Chantier | Crise | Partenaire          | Tenue |
        | K1       | R1    | P1                  | casse |
        | K1       | crue  | Labo des Deux-Rives | tient |
        """,
    )
    assert rules(book) == ["key-used"]


def test_a_date_without_a_year_takes_the_project_s_and_says_so():
    book = read(
        Projet="| Clé | Valeur |\n| Date de référence | 3 mars 2031 |",
        Calendrier="| Identifiant | Phase | Étape | Quand |\n| J1 | Enquêtes | Lancer | 7 mai |",
    )
    (when,) = book[CALENDAR]["quand"]
    assert (when.earliest.year, when.assumed_year) == (2031, 2031)
    assert "2031" in only(book, "date-without-year")[0].sentence


def test_the_settings_of_projet_are_read_in_any_order_and_unknown_ones_are_said():
    book = read(Projet="| Clé | Valeur |\n| licence | LO 2.0 |\n| Titre | Réflexes |\n| Couleur | rouge |")
    assert (book.project["titre"], book.project["licence"]) == ("Réflexes", "LO 2.0")
    assert rules(book) == ["setting-unknown"]


def test_a_checkbox_dragged_down_makes_blank_rows():
    from sheets.reading import read_workbook
    from sheets.tabs import TABS
    from sheets.workbook import Grid, RawBook

    cells = [["Identifiant", "Nom", "Vu"], ["P1", "Labo", True], *[["", "", False]] * 300]
    book = read_workbook(TABS, RawBook((Grid("Partenaires", cells),)), drawing.TODAY)
    assert len(book[PARTNERS]) == 1
    assert rules(book) == ["column-unknown"]


def test_an_error_value_is_emptied_and_said():
    book = read(Partenaires="| Identifiant | Nom | Territoire |\n| P1 | Labo | #REF! |")
    assert list(book[PARTNERS]["territoire"]) == [""]
    assert rules(book) == ["error-value"]


def test_the_same_fault_in_many_cells_is_one_sentence_with_its_cells():
    from sheets.findings import group_findings

    rows = "\n".join(f"| P{n} | Labo | Laboo |" for n in range(1, 4))
    book = read(Partenaires=f"| Identifiant | Nom | Type |\n{rows}")
    (group,) = [g for g in group_findings(book.findings) if g.findings[0].rule == "term-unknown"]
    assert "cellules C2, C3 et C4" in group.sentence
    assert "Choisissez parmi" in group.sentence


def test_a_finding_carries_the_link_that_opens_its_cell():
    from sheets.reading import read_workbook
    from sheets.tabs import TABS
    from sheets.workbook import Grid, RawBook

    grid = Grid("Partenaires", [["Identifiant", "Nom", "Type"], ["P1", "Labo", "Laboo"]], gid=77)
    book = read_workbook(TABS, RawBook((grid,), "https://docs.google.com/spreadsheets/d/ID/edit"), drawing.TODAY)
    (finding,) = only(book, "term-unknown")
    assert finding.link == "https://docs.google.com/spreadsheets/d/ID/edit#gid=77&range=C2"


@pytest.mark.parametrize(
    "row",
    [
        "| | O2 | P2 | je ne sais pas |",  # moved back, a cell would still not be read
        "| | P2 | Plutôt A | |",  # nothing of it is unread where it is
        "| O1 | Plutôt A | peut-être | |",  # something stands under the first header
    ],
)
def test_a_row_is_said_to_be_shifted_only_when_it_reads_one_column_back(row):
    headers = "| Observation | Partenaire | Position | Commentaire |"
    assert "row-shifted" not in rules(read(Positions=f"{headers}\n{row}"))
    assert "row-shifted" in rules(read(Positions=f"{headers}\n| | O1 | P2 | Plutôt A |"))
