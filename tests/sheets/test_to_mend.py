"""The list « À corriger »: what it says of findings, and when it is another list."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sheets.findings import Fault, make_finding
from sheets.message import Level
from sheets.to_mend import LINES_AT_MOST, NOTHING, list_to_mend, notice
from sheets.workbook import Workbook
from tests.drawing import CONTROVERSIES, PARTNERS, read

HOSTILE = ("=IMPORTXML('https://exemple.fr';'//a')", "+1+1", "-2", "@cmd", "<script>alert(1)</script>", "a\tb\nc")
LINK = "https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=C2"


def finding(value="Licorne", **changes):
    fault = Fault("term-unknown", {"known": "« Association »", "proposal": ""})
    made = make_finding(fault, "Partenaires", 2, "Type", 2, value, LINK)
    return replace(made, **changes)


def listed(*findings):
    return list_to_mend(Workbook({}, findings=findings))


def plain(text):
    return text.replace("\u202f", " ")


def test_a_line_says_where_what_and_how_to_mend_it():
    (line,) = listed(finding()).lines
    assert (line.where, line.link, line.tab, line.row, line.column) == (
        *("Partenaires · C2", LINK, "Partenaires", 2),
        "Type",
    )
    assert plain(line.value) == "« Licorne »"
    assert plain(line.what) == (
        "« Licorne » n’est pas un terme prévu ; la cellule est lue comme vide. Choisissez parmi « Association »."
    )


def test_a_row_and_a_whole_tab_have_a_place_too():
    row, tab = listed(finding(cell="", column=""), finding(cell="", row=None, link="")).lines[::-1]
    assert (row.where, tab.where, tab.row) == ("Partenaires · ligne 2", "Partenaires", None)


def test_the_most_serious_comes_first_then_the_order_of_the_sheet():
    findings = [
        finding(level=level, tab=tab, row=row, what=f"{row}")
        for level in (Level.ADVICE, Level.TO_MEND, Level.BLOCKING)
        for tab in ("Terrains", "Partenaires", "onglet inconnu")
        for row in (10, 9)
    ]
    lines = listed(*findings).lines
    assert [line.level for line in lines] == [Level.BLOCKING] * 6 + [Level.TO_MEND] * 6 + [Level.ADVICE] * 6
    assert [line.tab for line in lines[:6:2]] == ["Partenaires", "Terrains", "onglet inconnu"]
    assert [line.row for line in lines[:2]] == [9, 10]
    assert listed(*findings) == listed(*findings[::-1])


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_that_people_typed_begins_a_cell_like_a_formula(value):
    (line,) = listed(finding(value)).lines
    assert not any(text.startswith(tuple("=+-@\t")) for text in (line.where, line.value, line.what, line.lab))


def test_a_cell_of_50_000_characters_is_told_in_short():
    (line,) = listed(finding("x" * 50_000, column="y" * 50_000, tab="z" * 50_000)).lines
    assert max(len(str(getattr(line, name))) for name in line.__slots__) < 400


def test_the_lab_of_a_row_is_told_by_its_name():
    book = read(
        Partenaires=PARTNERS,
        Controverses=CONTROVERSIES,
        Terrains="| Identifiant | Version | Controverse | Titre |\n| T01 | V1 | C1 | Budgets |",
        Observations="""
        | Identifiant | Terrain | Partenaire | Titre | Position | Version |
        | O1          | T01     | P2         | Un    | licorne  | V1      |
        | O2          | T01     |            | Deux  | licorne  | V1      |
        """,
    )
    labs = {line.row: line.lab for line in list_to_mend(book).lines if line.tab == "Observations" and line.row}
    assert labs == {2: "Fabrique du Haut-Orvel", 3: ""}


def test_labs_of_the_same_name_are_told_apart():
    book = read(
        Partenaires="""
        | Identifiant | Nom  | Type    |
        | P1          | Labo | licorne |
        | P2          | Labo | licorne |
        """
    )
    lines = list_to_mend(book).lines
    assert [line.lab for line in lines if line.column == "Type"] == ["Labo (P1)", "Labo (P2)"]


def test_the_fingerprint_tells_lists_apart_and_nothing_else():
    one = listed(finding())
    assert one.fingerprint == listed(finding()).fingerprint
    others = [
        listed(),
        listed(finding("Dragon")),
        listed(finding(row=3)),
        listed(finding(link="")),
        listed(finding(lab="P1")),
    ]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 6


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((), "Rien à corriger. Merci !"),
        ((Level.ADVICE,) * 2, "Rien à corriger. Merci ! · Conseils, à suivre ou non : 2"),
        ((Level.TO_MEND, Level.BLOCKING, Level.TO_MEND), "Bloquants : 1 · À corriger : 2"),
    ],
)
def test_the_summary_thanks_once_nothing_has_to_be_mended(levels, said):
    summary = listed(*(finding(level=level) for level in levels)).summary
    assert plain(summary) == said
    assert summary.startswith(NOTHING) is (Level.TO_MEND not in levels)


def test_a_list_without_end_is_cut_and_says_so():
    many = listed(*(finding(row=row) for row in range(2, LINES_AT_MOST + 12)))
    assert len(many.lines) == LINES_AT_MOST
    assert plain(many.summary) == "À corriger : 1510 · les 1 500 premiers sont ci-dessous"


def test_the_first_line_says_who_writes_and_when():
    told = plain(notice(datetime(2020, 7, 22, 14, 5, tzinfo=UTC)))
    assert "n’écrivez rien ici" in told
    assert "22/07/2020 à 14 h 05" in told
