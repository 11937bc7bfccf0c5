"""The app on a Google Sheet that people edit and that breaks: open screens follow, nothing is lost, all recovers."""

import json
import time

import pytest

from sheets.sources import DEMO
from tests.app.server import AppServer
from tests.google import Failure, FakeGoogle

ADDRESS = "google:{}"
CALM = "La mise à jour est momentanément interrompue"


@pytest.fixture(scope="module")
def google():
    with FakeGoogle() as server:
        server.load(DEMO)
        yield server


def settings(google, folder, audience):
    return {
        "REFLEXES_SOURCE": ADDRESS.format(google.address),
        "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
        "REFLEXES_AUDIENCE": audience,
        "DATABASE_URL": f"sqlite:///{folder / 'history.db'}",
        **google.environment,
    }


@pytest.fixture(scope="module")
def app(google, tmp_path_factory):
    with AppServer(settings(google, tmp_path_factory.mktemp("history"), "equipe")) as server:
        yield server


def wait_for(screens, text, seconds=20.0):
    """The seconds it takes for every screen to show a text; the pages are only looked at."""
    began = time.monotonic()
    for screen in screens:
        screen.page.get_by_text(text, exact=False).first.wait_for(timeout=seconds * 1000)
    return time.monotonic() - began


def row_of(sheet, identifier, version):
    return next(n for n in range(2, 60) if (sheet.get(f"A{n}"), sheet.get(f"B{n}")) == (identifier, version))


def test_an_edit_shows_on_two_open_screens_without_reload_and_filters_are_kept(google, app, open_page):
    screens = [
        open_page(f"{app.url}/{path}", height=1400) for path in ("panorama?version=V2", "crash-test?crises=R1~R2")
    ]
    addresses = [screen.page.url for screen in screens]
    for screen in screens:
        screen.page.evaluate("window.stillHere = true")
    sheet = google.sheet("Chantiers")
    cell = f"C{row_of(sheet, 'K04', 'V2')}"
    title = str(sheet.get(cell))
    sheet.set(cell, f"{title} modifié")
    assert wait_for(screens, f"{title} modifié") < 15
    assert [screen.page.url for screen in screens] == addresses
    assert all(screen.page.evaluate("window.stillHere === true") for screen in screens)
    sheet.set(cell, title)
    wait_for(screens, title)


@pytest.mark.parametrize(
    "failure",
    [
        Failure.ERROR_500,
        Failure.QUOTA_429,
        Failure.HTML_502,
        Failure.RESET,
        Failure.CUT_JSON,
        Failure.NOT_SHARED,
        Failure.NOT_FOUND,
    ],
    ids=lambda failure: failure.name.lower(),
)
def test_a_failure_keeps_the_last_good_copy_with_its_age_and_heals_by_itself(google, app, open_page, failure):
    screen = open_page(f"{app.url}/cartographie", height=1400)
    google.fail(failure)
    screen.page.locator(".rp-notice").filter(has_text="Les données affichées sont celles du").wait_for(timeout=40_000)
    assert screen.page.get_by_text("copie d’il y a").first.is_visible()
    assert screen.page.locator("[data-testid=stException]").count() == 0
    assert "observations lues" in screen.page.locator(".rp-lead").inner_text()
    google.heal()
    screen.page.get_by_text("à jour il y a").first.wait_for(timeout=20_000)
    assert "Traceback" not in app.log()
    assert google.key["private_key"][40:80] not in app.log()


def test_all_rows_of_a_tab_deleted_is_held_as_an_accident(google, app, open_page):
    screen = open_page(f"{app.url}/crash-test", height=1400)
    sheet = google.delete_tab("Crash-tests")
    google.add_tab("Crash-tests", [["Chantier", "Crise", "Partenaire", "Tenue"]])
    screen.page.locator(".rp-notice").filter(has_text="n’a plus aucune ligne").wait_for(timeout=30_000)
    assert screen.page.locator("table").count() > 0
    google.delete_tab("Crash-tests")
    google.restore_tab(sheet)
    screen.page.locator(".rp-notice").wait_for(state="detached", timeout=30_000)


def test_a_restart_during_an_outage_still_shows_the_last_good_copy(google, app, open_page):
    google.fail(Failure.ERROR_500)
    app.stop()
    app.start()
    screen = open_page(f"{app.url}/panorama", height=1400)
    assert "16 chantiers" in screen.page.locator(".rp-lead").inner_text().replace("\u00a0", " ")
    google.heal()
    screen.page.get_by_text("à jour il y a").first.wait_for(timeout=20_000)


def test_the_public_gets_a_calmer_banner(google, tmp_path, open_page):
    with AppServer(settings(google, tmp_path, "public")) as server:
        screen = open_page(f"{server.url}/calendrier", height=1400)
        google.fail(Failure.NOT_SHARED)
        notice = screen.page.locator(".rp-notice").filter(has_text=CALM)
        notice.wait_for(timeout=40_000)
        assert "partagée" not in notice.inner_text()
        assert not screen.received("iam.gserviceaccount.com")
        google.heal()


def test_the_quota_of_google_was_never_hit(google):
    assert 429 not in {call.status for call in google.calls}
