"""The workbook to begin an inquiry of one's own from another's: read back, it says the same and nothing is at fault."""

from dataclasses import replace

import pandas as pd
import pytest

from sheets.dates import FuzzyDate
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.starting_grids import left_out, starting_grids
from sheets.tabs import CALENDAR, INTERVIEWS, PROJECT, SELF_DIAGNOSIS, TABS
from sheets.template import make_plan
from sheets.template_xlsx import write_xlsx
from tests.app.canaries import CANARY, plant
from tests.drawing import TODAY, read

UNTOLD = [SELF_DIAGNOSIS, INTERVIEWS]
LATER = TODAY.replace(year=2031)


def reopened(workbook, folder):
    """Read again eleven years later: nothing may lean on the year of the reading."""
    file = folder / "classeur.xlsx"
    file.write_bytes(write_xlsx(make_plan(), starting_grids(workbook)))
    return read_workbook(TABS, open_source(str(file)), LATER)


@pytest.fixture(scope="module")
def book():
    return read_workbook(TABS, open_source("demo"), TODAY)


def dated(cell):
    return replace(cell, text="", assumed_year=None) if isinstance(cell, FuzzyDate) else cell


def assert_same(before, after, tabs):
    for tab in tabs:
        rows = [one[tab].reset_index(drop=True).map(dated) for one in (before, after)]
        pd.testing.assert_frame_equal(*rows, obj=tab.name, check_dtype=not rows[0].empty)


def test_the_team_gets_its_tables_back(book, tmp_path):
    after = reopened(book, tmp_path)
    assert after.findings == ()
    assert_same(book, after, TABS)
    assert left_out(book) == []


def test_the_public_gets_what_is_published_back(book, tmp_path):
    public = public_view(book)
    after = reopened(public, tmp_path)
    assert after.findings == ()
    assert_same(public, public_view(after), [tab for tab in TABS if tab not in (PROJECT, *UNTOLD)])
    assert left_out(public) == UNTOLD
    assert all(after[tab].empty for tab in UNTOLD)
    assert {field: after.project[field] for field in public.project} == dict(public.project)


def test_nothing_private_is_in_the_public_one(tmp_path):
    public = public_view(read_workbook(TABS, open_source(str(plant(tmp_path / "feuille"))), TODAY))
    content = str(starting_grids(public))
    assert len(content) > 10_000
    assert CANARY not in content


def test_a_date_without_a_year_gets_its_own():
    book = read(
        Calendrier="""
        | Identifiant | Phase    | Étape   | Quand                            |
        | J1          | Enquêtes | Lancer  | 7 mai                            |
        | J2          | Enquêtes | Finir   | du 20 décembre au 5 janvier      |
        | J3          | Enquêtes | Écouter | fin juillet ou début septembre ? |
        | J4          | Enquêtes | Relire  | juin 2019                        |
        """
    )
    written = [row[3] for row in starting_grids(book)[CALENDAR.name][1:]]
    assert written[0] == "7 mai 2020"
    assert written[3] == "juin 2019"
    assert "2021" in written[1]
