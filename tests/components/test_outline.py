"""Each screen told in text: the same words as on the screen, for the public only what is public."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from components.outline import SCREENS, outline, outline_of, things
from components.outline.model import Outline, Screen
from components.routes.robots import addresses
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.sources import open_source
from sheets.tabs import TABS
from tests.drawing import TODAY, read

NAVIGATION = Path(__file__).parents[2] / "pages" / "navigation.py"
TEAM_ONLY = {"contribuer"}


def snapshot_of(book):
    return Snapshot(public_view(book), Audience.PUBLIC, date(2020, 7, 22), datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def demo():
    return snapshot_of(read_workbook(TABS, open_source("demo"), TODAY))


def test_every_screen_of_the_navigation_is_told_under_its_title():
    pages = re.findall(r'screen\(.*?title="([^"]+)"(?:.*?url_path="([^"]+)")?', NAVIGATION.read_text("utf-8"))
    assert {path: screen.title for path, screen in SCREENS.items()} == {
        path: title for title, path in pages if path not in TEAM_ONLY
    }


@pytest.mark.parametrize("path", [path for path in SCREENS if path not in ("recherche", "fiche", "accessibilite")])
def test_a_screen_has_a_sentence_and_a_text(demo, path):
    told = outline(demo, path)
    assert told.sentence.endswith((".", "?"))
    assert len(told.lines) > 3
    assert told.title == ""


@pytest.mark.parametrize("path", SCREENS)
def test_an_inquiry_without_a_row_is_told_too(path):
    assert outline(snapshot_of(read()), path).sentence


@pytest.mark.parametrize(
    ("path", "name", "one", "title"),
    [
        ("cartographie", "controverse", "C3", "3 Démarches administratives"),
        ("panorama", "chantier", "K01", "Concertation après coup"),
        ("fiche", "terrain", "T01", ""),
    ],
)
def test_what_has_an_address_of_its_own_has_a_title_of_its_own(demo, path, name, one, title):
    told = outline_of(demo, path, name, one)
    assert told.title == (title or told.title)
    assert all((told.title, told.sentence, told.lines))
    assert outline_of(demo, path, name, "nulle part") is None


def test_whatever_is_listed_can_be_told(demo):
    untold = [
        thing
        for path in SCREENS
        for thing in things(demo, path)
        if not (told := outline_of(demo, path, thing.name, thing.id)) or told.title != thing.title or not told.sentence
    ]
    assert len(things(demo, "fiche")) > 100
    assert untold == []


def test_the_sitemap_holds_each_screen_each_thing_and_the_open_data_once(demo):
    found = addresses(demo)
    assert len(found) == len(set(found)) == 1 + len(SCREENS) + sum(len(things(demo, path)) for path in SCREENS)
    assert {
        "",
        "donnees/",
        "crash-test",
        "cartographie?controverse=C3",
        "panorama?chantier=K01",
        "fiche?crise=R1",
    } <= set(found)


def test_a_screen_that_cannot_be_told_costs_nothing_but_its_text(demo, monkeypatch):
    monkeypatch.setitem(SCREENS, "echos", Screen("Échos", lambda _snapshot: 1 / 0))
    assert outline(demo, "echos") == Outline("")
