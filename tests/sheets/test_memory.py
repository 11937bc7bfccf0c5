"""A reading that remembers the one before gives what a reading from scratch gives, and does less."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets import tabs as declared
from sheets.memory import Memory
from sheets.reading import read_workbook
from sheets.tabs import CHANTIERS, CRASH_TESTS, CRISES, FORMS, LISTS, OBSERVATIONS, PARTNERS, READINGS, TABS, TERRAINS
from sheets.workbook import Grid, RawBook
from tests import drawing
from tests.drawing import TODAY, draw_book

URL = "https://docs.google.com/spreadsheets/d/ID/edit"
ALL = {
    "Projet": "| Clé | Valeur |\n| Date de référence | 22 juillet 2020 |",
    "Partenaires": drawing.PARTNERS,
    "Controverses": drawing.CONTROVERSIES,
    "Terrains": drawing.TERRAINS,
    "Crises": "| Identifiant | Nom |\n| R1 | Crue |",
    "Chantiers": """
    | Identifiant | Version | Titre   | Controverses         | Horizon | Porteur |
    | K1          | V1      | Écouter | C1                   | 2021    | P1      |
    | K2          | V1      | Écrire  | La participation ; C2 | 2022    | Labo    |
    """,
    "Listes": "| Liste | Terme |\n| Horizon | 2021 |",
    "Observations": """
    | Identifiant | Version | Terrain | Titre | Position          | Date  |
    | O1          | V1      | T01     | Vu    | repli stratégique | 7 mai |
    | O2          | V1      | T02     | Lu    | plutôt A          |       |
    """,
    "Positions": "| Observation | Partenaire | Position |\n| O1 | P1 | franchement B |\n| Vu | P1 | plutôt B |",
    FORMS[0].titles[0]: "| Horodateur | Labo | T01 |\n| 02/06/2020 12:00:00 | P1 | 3 |\n| | P2 | 9 |",
    "Crash_tests": "| Chantier | Crise | Tenue |\n| K1 | R1 | casse |\n| Écouter | Crue | tient |",
}
typed = st.sampled_from(
    [
        *("", "C1", "C1 ; C2", "T01", "P01", "O01", "K01", "R1", "V1", "V2", "Publié", "31 juin", "7 mai", "#REF!"),
        *("Horizon", "Demain", "Automne 2020", "repli stratégique", "plutôt A", "La participation citoyenne"),
        *(1, 1.0, True, False, 42, 43990, None, "Identifiant", "Total", "2031"),
    ]
)
place = st.integers(0, 60)
edits = st.one_of(
    st.tuples(st.just("set"), place, place, place, typed),
    st.tuples(st.just("delete"), place, place),
    st.tuples(st.just("double"), place, place),
    st.tuples(st.just("rename"), place, st.sampled_from(["Notes", "Crises", "Listes", "Crises 2", "_x"])),
    st.tuples(st.just("empty"), place),
    st.tuples(st.just("drop"), place),
    st.tuples(st.just("gid"), place),
)


def edit(book, kind, where, *what):
    """The book after what a person may do in one tab."""
    grids = list(book.grids)
    at = where % len(grids)
    grid = grids[at]
    cells = [list(row) for row in grid.cells]
    line = what[0] % len(cells) if what and cells and isinstance(what[0], int) else 0
    if kind == "set" and cells:
        cells[line].extend([None] * (1 + what[1] % 12 - len(cells[line])))
        cells[line][what[1] % 12] = what[2]
    elif kind == "delete" and cells:
        del cells[line]
    elif kind == "double" and cells:
        cells.append(cells[line])
    elif kind == "empty":
        cells = []
    changed = replace(grid, cells=cells)
    if kind == "rename":
        changed = replace(grid, title=what[0])
    elif kind == "gid":
        changed = replace(grid, gid=(grid.gid or 0) + 1)
    grids[at : at + 1] = [] if kind == "drop" and len(grids) > 1 else [changed]
    return replace(book, grids=tuple(grids))


def assert_same(book, other):
    for tab in TABS:
        pd.testing.assert_frame_equal(book[tab], other[tab], obj=tab.name)
        pd.testing.assert_frame_equal(book.tables[tab].extras, other.tables[tab].extras, obj=tab.name)
    assert book.findings == other.findings
    assert (book.project, book.lists) == (other.project, other.lists)


@given(st.lists(edits, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_after_any_edits_it_reads_as_from_scratch(steps):
    book = replace(draw_book(**ALL), url=URL)
    memory = Memory()
    read_workbook(TABS, book, TODAY, memory=memory)
    for step in steps:
        book = edit(book, *step)
        assert_same(read_workbook(TABS, book, TODAY, memory=memory), read_workbook(TABS, book, TODAY))


def read_both(before, after):
    memory = Memory()
    return read_workbook(TABS, before, TODAY, memory=memory), read_workbook(TABS, after, TODAY, memory=memory)


def kept(before, after):
    """The tabs whose table is the very one of the reading before."""
    return {tab.name for tab in TABS if tab.name != "Projet" and before.tables[tab] is after.tables[tab]}


@pytest.mark.parametrize(
    ("edited", "old", "new", "again"),
    [
        (CRISES, "Crue", "Crue lente", {CRISES, OBSERVATIONS, CRASH_TESTS}),
        (TERRAINS, "Les budgets", "Des budgets", {TERRAINS, OBSERVATIONS, CHANTIERS}),
        (CHANTIERS, "Écouter", "Mieux écouter", {CHANTIERS, CRASH_TESTS}),
        (OBSERVATIONS, "repli", "Repli", {OBSERVATIONS}),
        (OBSERVATIONS, "Vu ", "Entendu ", {OBSERVATIONS, READINGS}),
        (READINGS, "plutôt B", "plutôt A", {READINGS}),
        (LISTS, "| Horizon | 2021 |", "| Horizon | 2022 |", {LISTS, CHANTIERS}),
    ],
)
def test_only_what_changed_and_what_refers_to_it_is_read_again(edited, old, new, again):
    changed = {**ALL, edited.name: ALL[edited.name].replace(old, new)}
    before, after = read_both(draw_book(**ALL), draw_book(**changed))
    there = {name.replace("_", "-") for name in ALL} - {"Projet", FORMS[0].titles[0]}
    assert there - kept(before, after) == {tab.name for tab in again}


def test_a_reference_follows_a_title_changed_in_another_tab():
    tabs = {**ALL, "Chantiers": ALL["Chantiers"].replace("C1", "La participation")}
    changed = {**tabs, "Controverses": tabs["Controverses"].replace("La participation", "Participer")}
    before, after = read_both(draw_book(**tabs), draw_book(**changed))
    assert list(before[CHANTIERS]["controverses"]) == [("C1",), ("C1", "C2")]
    assert list(after[CHANTIERS]["controverses"]) == [(), ("C2",)]


def test_a_number_that_becomes_a_box_ticked_is_a_change():
    def book(cell):
        return RawBook((Grid("Partenaires", [["Identifiant", "Nom", "Territoire"], ["P1", "Labo", cell]]),))

    before, after = read_both(book(1), book(True))
    assert (list(before[PARTNERS]["territoire"]), list(after[PARTNERS]["territoire"])) == (["1"], ["VRAI"])


def test_a_tab_recreated_elsewhere_has_its_links_changed():
    def book(gid):
        return RawBook((Grid("Partenaires", [["Identifiant", "Nom"], ["P1", ""]], gid),), URL)

    findings = [[f.link for f in read.findings if f.rule == "required-empty"] for read in read_both(book(1), book(2))]
    assert findings == [[f"{URL}#gid=1&range=B2"], [f"{URL}#gid=2&range=B2"]]


def test_the_year_of_the_project_changes_dates_in_every_tab():
    tabs = {"Calendrier": "| Identifiant | Phase | Étape | Quand |\n| J1 | Enquêtes | Lancer | 7 mai |"}
    reference = "| Clé | Valeur |\n| Date de référence | 3 mars 2031 |"
    before, after = read_both(draw_book(**tabs), draw_book(Projet=reference, **tabs))
    years = [read[declared.CALENDAR]["quand"].iloc[0].earliest.year for read in (before, after)]
    assert years == [2020, 2031]


def test_it_holds_no_more_after_many_edits_than_after_one():
    form = FORMS[0].titles[0]
    memory, held = Memory(), set()
    for mark in range(5):
        tabs = {
            **ALL,
            form: ALL[form].replace("| 9 |", f"| {mark} |"),
            "Crises": ALL["Crises"] + f"| R{mark + 2} | a |",
        }
        read_workbook(TABS, draw_book(**tabs), TODAY, memory=memory)
        held.add(len(memory))
    assert len(held) == 1
