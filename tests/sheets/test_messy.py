"""A workbook such as a tired network of labs would leave: every planted fault is found, and nothing else."""

from collections import Counter

import pytest

from sheets.cells import is_blank
from sheets.headers import locate_headers
from sheets.message import Level
from sheets.messages import MESSAGES
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import (
    BY_NAME,
    CHANTIERS,
    CONTROVERSIES,
    CRASH_TESTS,
    CRISES,
    LISTS,
    OBSERVATIONS,
    PARTNERS,
    PROJECT,
    SELF_DIAGNOSIS,
    TABS,
    TERRAINS,
)
from sheets.workbook import Grid, RawBook
from tests.drawing import TODAY, draw_grid, read
from tests.planted import ADVICE, FAULTS, MESSY, Planted

# What a folder of CSV cannot hold: numbers that are not text, a tab renamed since it was known; and a tab whose
# key column is gone would be all lost.
# Those of forms are in test_forms.py, the others in tests/sheets/messes.
ELSEWHERE = {
    *("number-as-id", "key-column-missing", "tab-renamed"),
    *("form-without-subject", "form-without-respondent", "question-unknown", "question-ambiguous", "question-twice"),
    *("answer-empty", "answer-part-unknown"),
    *("percent-doubtful", "key-near", "comment-row", "email-public", "ditto", "columns-swapped", "headers-continued"),
    "row-shifted",
}

LIVING = {
    "Projet": 0,
    "Partenaires": 9,
    "Controverses": 10,
    "Terrains": 13,
    "Observations": 33,
    "Positions": 0,
    "Autodiagnostic": 11,
    "Entretiens": 0,
    "Chantiers": 12,
    "Crises": 3,
    "Crash-tests": 11,
    "Calendrier": 13,
    "Listes": 0,
}


@pytest.fixture(scope="module")
def book():
    return read_workbook(TABS, open_source(str(MESSY)), TODAY)


def place(finding):
    return finding.cell or str(finding.row or "")


def found(book, *levels):
    return Counter((f.tab, place(f), f.rule) for f in book.findings if f.level in levels)


def planted(table):
    return Counter((fault.tab, fault.place, fault.rule) for fault in table)


def test_the_faults_found_are_exactly_those_planted(book):
    assert found(book, Level.BLOCKING, Level.TO_MEND) == planted(FAULTS)


def test_the_advice_given_is_exactly_what_the_workbook_deserves(book):
    assert found(book, Level.ADVICE) == planted(ADVICE)


def test_each_finding_carries_what_was_typed(book):
    left = [*FAULTS, *ADVICE]
    for finding in book.findings:
        match = next(
            p
            for p in left
            if p[:3] == (finding.tab, place(finding), finding.rule) and finding.value.startswith(p.typed)
        )
        left.remove(match)
    assert left == []


def test_at_least_45_faults_are_planted_over_every_tab_that_is_read():
    assert len(FAULTS) >= 45
    assert {fault.tab for fault in FAULTS} >= {tab for tab, rows in LIVING.items() if rows}


def test_every_rule_of_the_catalogue_is_planted_or_shown_elsewhere():
    assert {fault.rule for fault in [*FAULTS, *ADVICE]} == set(MESSAGES) - ELSEWHERE


def test_a_number_in_place_of_an_id_deserves_advice():
    grid = Grid("Partenaires", [["Identifiant", "Nom"], [42, "Labo"], ["042", "Fabrique"]])
    findings = read_workbook(TABS, RawBook((grid,)), TODAY).findings
    (finding,) = [f for f in findings if f.rule == "number-as-id"]
    assert (finding.cell, finding.value, finding.level) == ("A2", "42", Level.ADVICE)


def test_without_its_key_column_a_tab_is_set_aside_whole_in_one_sentence():
    from sheets.findings import group_findings

    book = read(Partenaires="| Code | Nom |\n| P1 | Labo |\n| P2 | Fabrique |")
    assert len(book[PARTNERS]) == 0
    (group,) = [g for g in group_findings(book.findings) if g.findings[0].rule == "key-column-missing"]
    assert "lignes 2 et 3" in group.sentence
    assert "Rétablissez d’abord cet en-tête en ligne 1" in group.sentence


@pytest.mark.parametrize("fault", FAULTS + ADVICE, ids=lambda p: f"{p.tab}-{p.place}-{p.rule}")
def test_every_sentence_says_where_what_and_how_to_mend_it(book, fault: Planted):
    finding = next(
        f for f in book.findings if (f.tab, place(f), f.rule) == fault[:3] and f.value.startswith(fault.typed)
    )
    where, rest = finding.sentence.split(" : ", 1)
    assert where.startswith(f"Onglet « {fault.tab} »")
    assert where.endswith(fault.place)
    assert finding.column in where
    assert rest == f"{finding.what} {finding.remedy}"
    for sentence in (finding.what, finding.remedy):
        assert len(sentence) > 10
        assert sentence[-1] in ".?…"
        assert "{" not in sentence
    assert finding.remedy[0].isupper()


def test_no_row_that_should_live_is_lost(book):
    assert {tab.name: len(book[tab]) for tab in TABS} == LIVING


@pytest.mark.parametrize("file", sorted(MESSY.glob("*.csv")), ids=lambda f: f.stem)
def test_every_filled_row_is_in_a_table_or_in_a_finding(book, file):
    grid = next(g for g in open_source(str(MESSY)).grids if g.title == file.stem)
    tab = BY_NAME.get(file.stem)
    if tab is None or tab is PROJECT:
        return
    filled = {n for n, row in enumerate(grid.cells, 1) if not all(map(is_blank, row))}
    told = {f.row for f in book.findings if f.tab == file.stem and f.row}
    headers = locate_headers(tab, grid.cells)
    header_row = {headers.row + 1} if headers else set()
    assert filled == set(book[tab].index) | told | header_row
    assert not set(book[tab].index) & header_row


def by_id(book, tab, field):
    return dict(zip(book[tab]["id"], book[tab][field], strict=True))


def test_ids_stay_as_typed_but_for_outer_and_invisible_spaces(book):
    assert list(book[PARTNERS]["id"]) == ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P 09"]
    assert list(book[TERRAINS]["id"])[-2:] == ["1.1", "1.10"]
    assert "O 30" in set(book[OBSERVATIONS]["id"])


def test_terms_are_read_whatever_their_case_accents_plural_spaces_and_gender(book):
    assert list(book[PARTNERS]["type"]) == [
        "Labo d’innovation publique",
        "Labo d’innovation publique",
        "Collectivité",
        "Collectivité",
        "Collectivité",
        "",
        "Agence",
        "Expert·e",
        "État",
    ]
    assert list(book[CONTROVERSIES]["version"]) == ["V1", "V1", "V1", "V1", "V1", "V1", "V2", "V2", "V2", "V2"]
    assert list(book[CRISES]["cinetique"]) == ["Soudaine", "", "Soudaine"]
    assert list(book[CRASH_TESTS]["tenue"])[:2] == ["Casse", "Casse"]
    chantiers = book[CHANTIERS].loc[[2, 3, 4], ["horizon", "effort", "echelle", "maturite"]]
    assert chantiers.to_numpy().tolist() == [
        ["Dès demain", "Léger", "Région", "À expérimenter"],
        ["Au-delà", "Moyen", "Commune", "Piste"],
        ["Automne 2020", "Lourd", "Département", "Piste"],
    ]


def test_positions_are_read_from_terms_numbers_any_dash_and_the_poles_words(book):
    positions = by_id(book, OBSERVATIONS, "position")
    assert [positions[o] for o in ("O01", "O02", "O03", "O04", "O 30", "O31", "O32")] == [
        "Franchement A",
        "Plutôt A",
        "Plutôt A",
        "Plutôt B",
        "Les deux à la fois",
        "Franchement B",
        "Ni l’un ni l’autre",
    ]


def test_references_are_read_from_ids_titles_and_lists_with_any_separator(book):
    assert list(book[TERRAINS]["controverse"])[:4] == ["C1", "C1", "C2", ""]
    lists = book[CHANTIERS].loc[[2, 3, 4, 17], ["controverses", "terrains", "soutiens"]]
    assert lists.to_numpy().tolist() == [
        [("C1", "C4"), ("T01", "T02"), ("P02", "P03")],
        [("C1", "C2", "C3"), ("T01", "T02", "T03"), ("P08", "P01")],
        [("C1", "C2"), ("T01",), ("P01", "P02")],
        [("C1",), ("T03", "T04"), ()],
    ]
    assert by_id(book, CHANTIERS, "porteur")["K12"] == "P 09"
    assert by_id(book, OBSERVATIONS, "terrain")["O29"] == "T01"


def test_a_list_keeps_what_it_names_when_a_part_of_it_names_nothing(book):
    assert by_id(book, CHANTIERS, "soutiens")["K07"] == ("P01", "P03")
    assert by_id(book, CONTROVERSIES, "devient")["C7"] == ("C1",)


def test_texts_are_kept_as_typed_whatever_they_hold(book):
    recits = by_id(book, OBSERVATIONS, "recit")
    assert recits["O29"] == "Première ligne.\nSeconde <b>ligne</b>, avec un retour."
    assert by_id(book, OBSERVATIONS, "notes")["O29"].startswith("=HYPERLINK(")
    assert by_id(book, CONTROVERSIES, "titre")["c10"] == "Les réserves 🧰 citoyennes"
    assert by_id(book, CONTROVERSIES, "pole_a")["c10"] == "pôle 👩‍🚒"
    assert by_id(book, OBSERVATIONS, "titre")["O 30"] == "Relevé à l’été"


def test_timestamps_and_numbers_are_read_in_the_ways_people_type_them(book):
    rows = book[SELF_DIAGNOSIS]
    assert [str(when) for when in rows["horodatage"].loc[[2, 3, 5, 11, 12]]] == [
        "2020-06-05 14:32:10",
        "2020-06-05 14:35:00",
        "2020-06-05 09:05:00",
        "2020-06-05 09:17:00",
        "2020-06-05 00:00:00",
    ]
    assert list(rows["vecu"].loc[[2, 3, 9, 10, 12]]) == [3, 2, 1, 0, 4]
    assert list(rows["sous_groupe"]) == ["Oui", "Oui", "Non", "Oui", "Non", "", "", "", "Oui", "Non", ""]


def test_without_the_tab_listes_the_declared_terms_hold(book):
    assert len(book[LISTS]) == 0
    assert book.lists == {}


def test_undeclared_columns_are_kept_for_the_team_the_first_of_twins_too(book):
    extras = book.tables[CHANTIERS].extras
    assert list(extras.columns) == ["Remarque", "Coût estimé"]
    assert list(extras.loc[2]) == ["à relire", "12 000 €"]


def test_a_row_of_headers_from_an_earlier_layout_is_no_row():
    cells = draw_grid("""
    | Identifiant | Nom  | Territoire | Référent·e |
    | P1          | Labo | Ici        | Personne A |
    | identifiant | NOM  |            | Référent   |
    """)
    read_book = read_workbook(TABS, RawBook((Grid("Partenaires", cells),)), TODAY)
    assert list(read_book[PARTNERS]["id"]) == ["P1"]
