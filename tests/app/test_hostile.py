"""What is hostile in the Sheet is only ever text: on every screen, in every export, on every route, in the static copy."""

import io
import json
import re
import zipfile
from datetime import date
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import html5lib
import icalendar
import pytest
import requests

from sheets.kinds import Text
from sheets.sources import open_source
from sheets.tabs import PROJECT, TABS
from tests.app.hostile import (
    COMPUTED,
    DOCUMENTS,
    HOSTILE,
    HUGE,
    hostile_ids,
    longest_field,
    text_fields,
    write_hostile,
)
from tests.app.hostile_page import TOLD_VIOLATIONS, faults, formulas
from tests.app.listener import Listener
from tests.app.screens import SCREENS, VIEWS

OPENED = {
    "Controverses": ("cartographie", "controverse"),
    "Terrains": ("enquetes", "terrain"),
    "Chantiers": ("panorama", "chantier"),
    "Crises": ("crash-test", "crises"),
    "Calendrier": ("calendrier", "etape"),
}
NAMED = {"Controverses": "controverse", "Terrains": "terrain", "Chantiers": "chantier", "Crises": "crise"}
NAMED |= {"Observations": "observation", "Partenaires": "partenaire"}
DAY = date(2020, 7, 22)
MEDIA = {"text/csv", "application/json", "application/zip", "text/markdown"}
# What somebody could be sent: an address that holds the attack itself.
SENT = ("recherche?q=", "fiche?chantier=", "cartographie?texte=", "crash-test?crises=")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def team(app_factory, folder):
    return app_factory(REFLEXES_SOURCE=str(folder), REFLEXES_AUDIENCE="equipe", REFLEXES_DATE="2020-07-22")


@pytest.fixture(scope="module")
def public(app_factory, folder):
    app = app_factory(REFLEXES_SOURCE=str(folder), REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22")
    with Listener(app) as visitor:
        visitor.look("")
    return app


def twisted(tab, number=0):
    return quote(hostile_ids()[tab][number], safe="")


def test_every_text_column_of_the_workbook_holds_every_hostile_content(folder):
    """Without this, the tests below could not fail."""
    assert len(HOSTILE) >= 30
    book = {grid.title: grid.cells for grid in open_source(str(folder)).grids}
    for tab in (tab for tab in TABS if tab is not PROJECT):
        for field in text_fields(tab):
            at = book[tab.name][0].index(tab.columns[field].label)
            column = "\n".join(str(row[at]) for row in book[tab.name][1:])
            assert [one for one in HOSTILE if one.split("\r")[0] not in column] == [], (tab.name, field)
            assert (HUGE in column) is (field == longest_field(tab)), (tab.name, field)
    settings = {row[0]: row[1] for row in book["Projet"][1:]}
    assert all("alert(1)" in settings[c.label] for c in PROJECT.columns.values() if type(c) is Text)
    assert HUGE in settings["Introduction"]


def test_nothing_runs_is_fetched_or_goes_beyond_the_window_on_any_screen(team, public, open_page, app_server):
    dialogs, wrong, seen = [], [], 0
    screen = open_page(f"{team}/")
    screen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    screen.page.add_init_script(TOLD_VIOLATIONS)

    def is_harmless(url, settle=True):
        nonlocal seen
        screen.page.goto(url)
        if settle:
            screen.settle()
            for label in ("Les données de cette vue", "Filtrer"):
                folded = screen.page.locator(".stMain").get_by_text(label, exact=False)
                if folded.count():
                    folded.first.click()
                    screen.settle()
        wrong.extend((url, one) for one in faults(screen))
        seen += 1

    for path in (*SCREENS.values(), "contribuer", "cartographie?lecture=fils", "echos?lecture=versions"):
        is_harmless(f"{team}/{path}")
    for tab, (path, name) in OPENED.items():
        is_harmless(f"{team}/{path}?{name}={twisted(tab)}")
    for kind, tab in (("controverse", "Controverses"), ("chantier", "Chantiers")):
        is_harmless(f"{team}/atelier?{kind}={twisted(tab)}&pas=99")
    for number, (tab, name) in enumerate(NAMED.items()):
        is_harmless(f"{public}/fiche?{name}={twisted(tab, number % 3)}")
    for number, path in enumerate(SENT):
        is_harmless(f"{public}/{path}{quote(' '.join(HOSTILE[number * 8 : number * 8 + 8])[:1500], safe='')}")
    is_harmless(f"{public}/donnees/", settle=False)
    assert wrong == []
    assert (dialogs, screen.page_errors, screen.outside()) == ([], [], [])
    assert seen > 25
    for app in (team, public):
        assert "Traceback" not in app_server(app).log()
    assert screen.console_errors == []


def test_no_download_holds_a_cell_that_runs_as_a_formula(team, folder):
    files = 0
    with Listener(team) as visitor:
        for path in (
            *VIEWS[:8],
            "contribuer",
            "recherche?q=ville",
            "echos?lecture=versions",
            "cartographie?lecture=fils",
        ):
            visitor.look(path)
            for content in (content for url, content in visitor.downloads() if url.endswith(".csv")):
                assert formulas(content) == [], path
                files += 1
    assert files > 10


def test_a_download_is_saved_under_a_plain_name(public):
    files = 0
    with Listener(public) as visitor:
        for number in range(3):
            visitor.look(f"fiche?chantier={twisted('Chantiers', number)}")
            for url, _ in visitor.downloads():
                named = requests.get(f"{public}{url}", timeout=30).headers["content-disposition"]
                assert re.fullmatch(r'attachment; filename="[\w-]+[.]\w+"', named)
                files += 1
    assert files >= 3


def read_html(content):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(content)
    assert parser.errors == []
    return tree


def got(public, path):
    return requests.get(f"{public}/{path}", timeout=30).content


def scripts_of(tree):
    return [(one.get("src"), one.text) for one in tree.iter("script")]


def dangers(element):
    """What an element could run, or where it could lead astray."""
    addresses = [urlsplit(element.get(name, "")) for name in ("href", "src")]
    return (
        [name for name in element.attrib if name.startswith("on")]
        + [one for one in addresses if one.hostname not in (None, "127.0.0.1", DOCUMENTS)]
        + [one for one in addresses if one.scheme not in ("", "http", "https", "mailto")]
        + [name for name, text in element.attrib.items() if name == "http-equiv" and text.lower() == "refresh"]
    )


def test_what_a_page_says_before_any_script_is_text_only(public):
    scripts = scripts_of(read_html(got(public, "nulle-part")))
    paths = [*SCREENS.values(), "recherche", *(f"fiche?{name}={twisted(tab)}" for tab, name in NAMED.items())]
    for path in [*paths, *(f"cartographie?controverse={quote(one, safe='')}" for one in HOSTILE)]:
        content = got(public, path)
        tree = read_html(content)
        assert scripts_of(tree) == scripts, path
        assert [found for one in tree.iter() for found in dangers(one)] == [], path
        assert COMPUTED.encode() not in content


def test_the_feed_and_the_sitemap_hold_only_what_we_write(public):
    feed = icalendar.Calendar.from_ical(got(public, "calendrier.ics"))
    names = {name for one in feed.walk() for name in one}
    assert {one.name for one in feed.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
    assert not names & {"ATTENDEE", "ATTACH", "X", "ORGANIZER"}
    assert len(feed.walk("VEVENT")) > 10
    sitemap = ElementTree.fromstring(got(public, "sitemap.xml"))  # noqa: S314 - ours
    hosts = {urlsplit(one.text).hostname for one in sitemap.iter() if (one.text or "").strip()}
    assert hosts == {"127.0.0.1"}


def is_harmless_file(name, content):
    """Whether a file of the open data holds nothing that runs, each kind in its own way."""
    if name.endswith(".csv"):
        return formulas(content) == []
    if name.endswith(".json"):
        return bool(json.loads(content))
    if name.endswith(".zip"):
        inside = zipfile.ZipFile(io.BytesIO(content)).namelist()
        members = [re.fullmatch(r"[A-Za-z-]+\.(csv|json|md)", one) for one in inside]
        return bool(re.fullmatch(r"[a-z0-9-]{1,100}\.zip", name)) and all(members)
    return not re.search(r"(?<!\\)[<\[]\w*(script|img|lien|image)", content.decode())


def test_the_open_data_are_files_that_run_nothing(public):
    listing = read_html(got(public, "donnees/"))
    files = [href for one in listing.iter("a") if (href := one.get("href", "")).count(".") == 1]
    assert len(files) > 2 * len(TABS)
    for name in files:
        answer = requests.get(f"{public}/donnees/{name}", timeout=30)
        assert answer.status_code == 200, name
        assert answer.headers["content-type"].split(";")[0] in MEDIA, name
        assert is_harmless_file(name, answer.content), name
