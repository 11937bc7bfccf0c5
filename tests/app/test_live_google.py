"""The app on a Google Sheet that people edit, at its usual pace: open screens follow, and keep what their readers chose."""

import json
import time

import pytest

from sheets.sources import DEMO
from tests.app.server import AppServer
from tests.google import FakeGoogle

IDS = "found => found.map((element) => element.id)"
SCROLLED = "() => document.querySelector('.stMain').scrollTop"


@pytest.fixture(scope="module")
def google():
    with FakeGoogle() as server:
        server.load(DEMO)
        yield server


@pytest.fixture(scope="module")
def app(google, tmp_path_factory):
    settings = {
        "REFLEXES_SOURCE": f"google:{google.address}",
        "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
        "REFLEXES_AUDIENCE": "equipe",
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('history') / 'history.db'}",
        **google.environment,
    }
    with AppServer(settings) as server:
        yield server


@pytest.fixture
def screens(app, open_page):
    """Two open screens of different pages, each with filters, a selection and a place, that would forget a reload."""
    opened = [
        open_page(f"{app.url}/{path}", height=600)
        for path in ("panorama?version=V2&chantier=K04", "crash-test?crises=R1~R2&chantier=K04")
    ]
    for screen in opened:
        screen.page.evaluate("window.stillHere = true")
        screen.page.evaluate("document.querySelector('.stMain').scrollTop = 250")
        screen.settle()
    return opened


def row_of(sheet, identifier, version):
    return next(n for n in range(2, 60) if (sheet.get(f"A{n}"), sheet.get(f"B{n}")) == (identifier, version))


def wait_for(screens, text, seconds=20.0):
    """The seconds it takes for every screen to show a text; the pages are only looked at."""
    began = time.monotonic()
    for screen in screens:
        screen.page.get_by_text(text, exact=False).first.wait_for(timeout=seconds * 1000)
    return time.monotonic() - began


def chosen(screen):
    """What a reader would be sorry to lose."""
    page = screen.page
    selected = page.locator(".rp :is([aria-current=true], [aria-expanded=true])").evaluate_all(IDS)
    filters = page.locator("[aria-checked=true], [aria-pressed=true]").all_inner_texts()
    return page.url, page.evaluate(SCROLLED), selected, filters, page.evaluate("window.stillHere === true")


def test_edits_show_on_two_open_screens_without_reload_and_all_that_was_chosen_is_kept(google, screens):
    before = [chosen(screen) for screen in screens]
    assert all(scroll == 250 and selected and filters and here for _, scroll, selected, filters, here in before)
    sheet = google.sheet("Chantiers")
    cell = f"C{row_of(sheet, 'K04', 'V2')}"
    title = str(sheet.get(cell))
    for number in range(2):
        sheet.set(cell, f"{title} {number}")
        assert wait_for(screens, f"{title} {number}") < 15
        assert [chosen(screen) for screen in screens] == before
    sheet.set(cell, title)


def test_what_just_changed_is_said_discreetly_then_no_more(google, screens):
    page = screens[0].page
    page.locator(".rp-live-news").wait_for(state="detached", timeout=90_000)
    region = page.locator("[aria-live=polite]")
    region.evaluate("region => { window.region = region }")
    sheet = google.sheet("Observations")
    rows = [(f"F{n}", str(sheet.get(f"F{n}"))) for n in (2, 3)]
    for cell, text in rows:
        sheet.set(cell, f"{text} encore")
    wait_for(screens, "2\u00a0lignes modifiées dans Observations")
    assert region.evaluate("region => region === window.region"), "a region that comes with its text is not announced"
    assert region.inner_text() == "2\u00a0lignes modifiées dans Observations"
    assert page.locator(".rp-live").filter(has_text="à jour il y a").count() == 1
    assert page.locator("[aria-live=polite] .rp-live").count() == 0
    for cell, text in rows:
        sheet.set(cell, text)


def test_the_quota_of_google_was_never_hit(google):
    assert google.meter.refused == 0
    assert 429 not in {call.status for call in google.calls}


def test_a_workshop_follows_the_sheet_at_its_step_and_leads_to_its_cells(google, app, open_page):
    screen = open_page(f"{app.url}/atelier?chantier=K04&pas=15")
    page, crash = screen.page, google.sheet("Crash-tests")
    [cell] = page.locator(".rp-ws-cell").evaluate_all("links => links.map((link) => link.href)")
    assert cell.startswith(google.address.partition("#")[0])
    row = int(cell.rpartition("&range=A")[2])
    assert not crash.get(f"A{row}")
    assert crash.get(f"A{row - 1}")
    page.evaluate("addEventListener('click', (event) => { asked = event.target.href; event.preventDefault() })")
    page.keyboard.press("e")
    assert page.evaluate("asked") == cell
    page.evaluate("window.stillHere = true")
    for column, text in zip("ABCD", ("K04", "R3", "P01", "Tient"), strict=True):
        crash.set(f"{column}{row}", text)
    page.locator(".rp-ws-cell").wait_for(state="detached", timeout=20_000)
    assert page.evaluate("window.stillHere") is True
    assert page.url.endswith("atelier?chantier=K04&pas=15")
    assert page.locator(".rp-ws-said").is_visible()
