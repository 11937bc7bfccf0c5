"""A Google Form's raw responses, read as answers of the self-diagnosis; each fault at its very cell of the form's tab."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.cells import is_blank
from sheets.forms import Form, hide_unread, says_only
from sheets.history_cells import pack, unpack
from sheets.message import Level
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import FORMS, SELF_DIAGNOSIS, SELF_DIAGNOSIS_FORM, TABS
from sheets.workbook import Grid, RawBook
from tests import drawing
from tests.drawing import TODAY, draw_book, draw_grid

FORM = "Réponses au formulaire 1"
TERRAINS = """
| Identifiant | Version | Numéro | Controverse | Titre                              |
| T01         | V1      | 1.1    | C1          | Les usages des budgets             |
| T02         | V1      | 1.2    | C1          | La rue, la place et les terrasses  |
| T03         | V1      | 2.1    | C2          | Les critères de priorité           |
| T04         | V1      | 2.2    | C2          | Les données essentielles           |
| T03         | V2      | 2.2    | C2          | Les critères de priorité           |
| T04         | V2      | 2.1    | C2          | Les données essentielles           |
"""
ANSWERS = """
| Horodateur       | Adresse e-mail    | Votre labo           | [Terrain 1.1] Les usages | T02        | Vécu : les critères de priorité |
| 02/06/2020 09:17 | canari@exemple.fr | P1                   | 3                        | 2 - un peu |                                 |
| 02/06/2020 10:00 | canari@exemple.fr | labo des deux rives  | 3 - beaucoup             |            | Tout à fait                     |
| 03/06/2020 11:00 | canari@exemple.fr | Fabrique du Haut-Orv | 9                        | 0          | à la folie                      |
"""


def answers(form=ANSWERS, title=FORM, **tabs):
    given = {
        "Partenaires": drawing.PARTNERS,
        "Controverses": drawing.CONTROVERSIES,
        "Terrains": TERRAINS,
        **tabs,
    }
    raw = draw_book(**given)
    grid = Grid(title, draw_grid(form), gid=77)
    raw = RawBook((*raw.grids, grid), "https://docs.google.com/spreadsheets/d/ID/edit")
    return read_workbook(TABS, hide_unread(raw, FORMS), TODAY)


def rows(book, *fields):
    return [tuple(row) for row in book[SELF_DIAGNOSIS][list(fields)].astype(object).fillna("").to_numpy().tolist()]


def told(book):
    return {(f.cell or f.row, f.rule) for f in book.findings if f.tab == FORM}


def test_each_terrain_answered_is_a_row_whatever_the_question_names_it_by():
    book = answers()
    assert rows(book, "partenaire", "terrain", "vecu")[:4] == [
        ("P1", "T01", 3.0),
        ("P1", "T02", ""),
        ("P1", "T01", 3.0),
        ("P1", "T03", 4.0),
    ]
    assert book[SELF_DIAGNOSIS]["horodatage"].iloc[0] == datetime(2020, 6, 2, 9, 17)


def test_a_bad_cell_is_told_once_at_its_place_in_the_form_and_its_row_stays():
    book = answers()
    assert told(book) == {
        ("E2", "number-unreadable"),
        ("C4", "reference-unknown"),
        ("D4", "number-outside"),
        ("F4", "number-unreadable"),
    }
    (finding,) = [f for f in book.findings if f.cell == "C4"]
    assert finding.link == "https://docs.google.com/spreadsheets/d/ID/edit#gid=77&range=C4"
    assert (finding.column, finding.value) == ("Votre labo", "Fabrique du Haut-Orv")
    assert "Vouliez-vous dire « Fabrique du Haut-Orvel » (P2) ?" in finding.remedy
    assert rows(book, "partenaire", "terrain", "vecu")[4:] == [("", "T01", ""), ("", "T02", 0.0), ("", "T03", "")]


def test_the_form_stands_in_for_the_tab_and_adds_to_it():
    assert "Autodiagnostic" not in {f.tab for f in answers().findings}
    typed = "| Partenaire | Terrain | Vécu | Note |\n| P2 | T04 | 1 | vu |"
    book = answers(Autodiagnostic=typed)
    assert rows(book, "partenaire", "terrain")[0] == ("P2", "T04")
    assert len(book[SELF_DIAGNOSIS]) == 8
    assert book[SELF_DIAGNOSIS].index.is_unique
    assert list(book.tables[SELF_DIAGNOSIS].extras["Note"]) == ["vu", *[""] * 7]


def test_the_address_of_the_respondent_is_never_read_nor_kept():
    raw = draw_book(Terrains=TERRAINS, **{FORM: ANSWERS})
    hidden = hide_unread(raw, FORMS)
    assert "canari" not in str(hidden)
    assert "canari" in str(raw)
    assert "canari" not in str(unpack(pack(hidden)))
    book = answers()
    assert "canari" not in str(book.findings) + book[SELF_DIAGNOSIS].to_string()


def test_a_folder_is_read_without_addresses(tmp_path):
    lines = [";".join(row) for row in draw_grid(ANSWERS)]
    (tmp_path / f"{FORM}.csv").write_text("\n".join(lines), "utf-8")
    assert "canari" not in str(open_source(str(tmp_path)))


@pytest.mark.parametrize(
    ("question", "terrain"),
    [
        ("T01", "T01"),
        ("[T01] Les usages", "T01"),
        ("À quel point avez-vous vécu cela ? [T01 Les usages des budgets]", "T01"),
        ("1.1 Les usages", "T01"),
        ("Terrain 1.1", "T01"),
        ("Avez-vous vécu : les usages des budgets ?", "T01"),
        ("La rue, la place et les terrasses", "T02"),
        ("2.1 Les données essentielles", "T04"),
    ],
)
def test_a_question_names_a_terrain_by_id_by_number_or_by_title(question, terrain):
    book = answers(f"| Partenaire | {question} |\n| P1 | 2 |")
    assert rows(book, "partenaire", "terrain", "vecu") == [("P1", terrain, 2.0)]
    assert told(book) == set()


def test_a_number_that_changed_hands_between_versions_is_asked_about():
    book = answers("| Partenaire | Terrain 2.1 | T01 |\n| P1 | 2 | 3 |")
    assert told(book) == {("B1", "question-ambiguous")}
    (finding,) = [f for f in book.findings if f.tab == FORM]
    assert "(T03 ou T04)" in finding.what
    assert rows(book, "terrain") == [("T01",)]


def test_codes_that_are_mere_words_or_figures_must_stand_alone():
    plain = "| Identifiant | Version | Numéro | Controverse | Titre |\n| A | V1 | 2 | C1 | Pilotage |"
    form = "| Partenaire | Question 2 : à quoi cela a-t-il servi ? | Terrain 2 | Le pilotage vous a-t-il plu ? |\n| P1 | 1 | 3 | 0 |"
    book = answers(form, Terrains=plain)
    assert rows(book, "terrain", "vecu") == [("A", 3.0)]
    assert told(book) == {("B1", "question-unknown"), ("D1", "question-unknown")}


def test_sub_groups_are_asked_terrain_by_terrain_or_by_a_list_of_boxes():
    form = """
    | Partenaire | T01 | [T01] Rejoindre le sous-groupe ? | T02 | T03 | Dans quels sous-groupes travailler ?                            | Remarques |
    | P1         | 3   | Non                              | 2   |     | T01 Les usages des budgets, T02 La rue, la place et les terrasses, Bof |  Rien     |
    | P2         |     |                                  |     |     | Les critères de priorité                                         |           |
    """
    book = answers(form)
    assert rows(book, "partenaire", "terrain", "vecu", "sous_groupe", "commentaire") == [
        ("P1", "T01", 3.0, "Non", "Rien"),
        ("P1", "T02", 2.0, "Oui", "Rien"),
        ("P2", "T03", "", "Oui", ""),
    ]
    assert told(book) == {("F2", "answer-part-unknown")}


def test_a_question_that_is_not_understood_is_named_as_an_advice():
    book = answers("| Votre structure | T01 | Qu’attendez-vous de nous ? |  |\n| P1 | 1 | Du temps | encore |")
    assert {(f.cell, f.rule, f.value) for f in book.findings if f.tab == FORM} == {
        ("C1", "question-unknown", "Qu’attendez-vous de nous ?"),
        ("D1", "column-unnamed", ""),
    }
    assert {f.level for f in book.findings if f.tab == FORM} == {Level.ADVICE}


def test_a_question_nearly_right_is_given_the_title_it_may_mean():
    book = answers("| Labo | T01 | Les critaires de priorité |\n| P1 | 1 | 2 |")
    (finding,) = [f for f in book.findings if f.tab == FORM]
    assert "Vouliez-vous dire « Les critères de priorité » (T03) ?" in finding.remedy


def test_two_questions_on_the_same_terrain_are_told():
    assert ("C1", "question-twice") in told(answers("| Labo | T01 | Terrain 1.1 |\n| P1 | 1 | 2 |"))


def test_every_filled_row_is_a_row_or_a_finding():
    book = answers("| Horodateur | Labo | T01 |\n| 02/06/2020 | P1 |  |\n|  |  |  |\n| 02/06/2020 |  | 3 |")
    assert told(book) == {(2, "answer-empty"), ("B4", "required-empty")}
    assert rows(book, "partenaire", "terrain") == [("", "T01")]


def test_without_a_question_on_the_lab_answers_are_read_and_it_is_said_once():
    book = answers("| Horodateur | T01 | T02 |\n| 02/06/2020 | 3 | 2 |\n| 02/06/2020 | 3 |  |")
    assert [f.rule for f in book.findings if f.tab == FORM] == ["form-without-respondent"]
    assert len(book[SELF_DIAGNOSIS]) == 3


@pytest.mark.parametrize("terrains", [TERRAINS, "| Rien |\n| du tout |", ""])
def test_a_form_on_something_else_is_left_alone_and_said(terrains):
    book = answers("| Horodateur | Venez-vous déjeuner ? |\n| 02/06/2020 | Oui |", Terrains=terrains)
    assert [f.rule for f in book.findings if f.tab == FORM] == ["form-without-subject"]
    assert len(book[SELF_DIAGNOSIS]) == 0


@pytest.mark.parametrize("title", ["Form Responses 2", "réponses au formulaire 3", "Autodiagnostic (réponses)"])
def test_the_names_that_google_and_people_give_to_a_forms_tab_are_known(title):
    assert len(answers(title=title)[SELF_DIAGNOSIS]) == 7


def test_a_tab_of_another_name_is_no_form():
    assert len(answers(title="Réponses de la mairie")[SELF_DIAGNOSIS]) == 0


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        ("3 - beaucoup", 3),
        ("3 : Beaucoup", 3),
        ("3 (souvent, chez nous)", 3),
        ("3/4", 3),
        ("Un peu", 1),
        ("0", 0),
    ],
)
def test_a_grade_is_read_from_figures_and_words(typed, value):
    assert rows(answers(f"| Labo | T01 |\n| P1 | {typed} |"), "vecu") == [(value,)]


@pytest.mark.parametrize("typed", ["3 - pas du tout", "2 ou 3", "3/5", "-1", "bof"])
def test_a_grade_that_contradicts_itself_is_a_finding(typed):
    book = answers(f"| Labo | T01 |\n| P1 | {typed} |")
    assert rows(book, "vecu") == [("",)]
    assert {cell for cell, _ in told(book)} == {"B2"}


def test_a_misspelt_declaration_fails_at_once():
    with pytest.raises(TypeError, match="vécu"):
        replace(SELF_DIAGNOSIS_FORM, value="vécu")
    assert Form(SELF_DIAGNOSIS, (), "terrain", "vecu").target == "Terrains"


@pytest.mark.parametrize("header", ["Quel est votre labo ?", "Nom de la structure", "Votre collectivité ou labo"])
def test_tool_words_do_not_hide_what_is_asked(header):
    assert says_only(header, SELF_DIAGNOSIS_FORM.once["partenaire"])
    assert not says_only(f"{header} a-t-elle souffert", SELF_DIAGNOSIS_FORM.once["partenaire"])


def test_the_public_gets_the_answers_of_a_form_without_who_gave_them():
    public = public_view(
        answers(Terrains=TERRAINS.replace("| Titre ", "| Publication | Titre ").replace("| L", "| Publié | L"))
    )
    public = public[SELF_DIAGNOSIS]
    # Two in the name of nobody known, then P1 with its second thoughts.
    assert list(public["partenaire"]) == ["", "", "", "A", "A", "A", "A"]
    assert "horodatage" not in public


HEADERS = [
    "Horodateur",
    "Adresse e-mail",
    "Votre labo",
    "T01",
    "[Terrain 1.2]",
    "Sous-groupe ?",
    "T03 commentaire",
    "",
    "Bof",
    3,
]
CELLS = [
    "",
    None,
    False,
    True,
    2,
    43984.5,
    "3 - beaucoup",
    "P1",
    "T01, T02",
    "Total",
    "#REF!",
    "T01 Les usages, rien",
    "\u202e",
]


@given(
    st.lists(st.sampled_from(HEADERS), max_size=7),
    st.lists(st.lists(st.sampled_from(CELLS), max_size=8), max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_form_holds_each_filled_row_is_a_row_or_a_finding(header, lines):
    terrains = Grid("Terrains", draw_grid(TERRAINS))
    grid = Grid(FORM, [header, *lines])
    (_, shown) = hide_unread(RawBook((terrains, grid)), FORMS).grids
    book = read_workbook(TABS, RawBook((terrains, shown)), TODAY)
    found = [f for f in book.findings if f.tab == FORM]
    first = next((n for n, row in enumerate(shown.cells, 1) if not all(map(is_blank, row))), 0)
    filled = [n for n, row in enumerate(shown.cells, 1) if n > first and not all(map(is_blank, row))]
    if not any(f.rule == "form-without-subject" for f in found):
        silent = [n for n in filled if n not in {f.row for f in found}]
        assert len(book[SELF_DIAGNOSIS]) >= len(silent)


def test_a_form_on_something_else_costs_nothing_to_the_answers_typed_beside_it():
    typed = "| Partenaire | Terrain | Vécu |\n| P1 | T01 | 3 |"
    book = answers("| Horodateur | Venez-vous déjeuner ? |\n| 02/06/2020 | Oui |", Autodiagnostic=typed)
    assert told(book) == {(None, "form-without-subject")}
    assert rows(book, "partenaire", "terrain", "vecu") == [("P1", "T01", 3.0)]
