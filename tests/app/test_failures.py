"""Whatever happens to Google or to the Sheet, both audiences keep the last good copy, are told, and recover by themselves.

The real app, one server an audience, on the tests' own Google; it reads quicker than usual, so that all cases fit.
"""

import json
from contextlib import ExitStack
from itertools import cycle, product

import pytest

from sheets.sources import DEMO
from tests.app.screen import Screen
from tests.app.screens import SCREENS
from tests.app.server import AppServer
from tests.google import Failure, FakeGoogle
from tests.google.accidents import delete_all_rows, delete_the_tab, rename_a_header
from tests.google.accounts import EMAIL

PACE = "0.5"
RECOVERY = 15_000  # ms, after healing
CALM = "La mise à jour est momentanément interrompue. Les données affichées sont celles du"
UNSURE = "Une partie des données est en cours de vérification"
FAILING = {
    Failure.ERROR_500: "Google Sheets est en panne en ce moment.",
    Failure.QUOTA_429: "Google limite en ce moment le nombre de lectures",
    Failure.HANG: "Google ne répond pas.",
    Failure.DRIP: "Google ne répond pas.",
    Failure.RESET: "Google ne répond pas.",
    Failure.CUT_JSON: "Google ne répond pas.",
    Failure.HTML_502: "Google Sheets est en panne en ce moment.",
    Failure.NOT_SHARED: "n’est pas partagée avec le compte du tableau de bord. Dans la feuille, cliquez sur",
    Failure.NOT_FOUND: "est introuvable. Vérifiez son adresse",
    Failure.TOKEN_REFUSED: "La clé du compte de service ne convient pas",
}
VIEWPORT = {"width": 1280, "height": 1400}
_visits = cycle(product(("equipe", "public"), (path for path in SCREENS.values() if path != "crash-test")))


@pytest.fixture(scope="module")
def google():
    with FakeGoogle() as server:
        server.load(DEMO)
        server.meter.limit = 10**6
        yield server


@pytest.fixture(scope="module")
def apps(google, tmp_path_factory):
    """The app of each audience: the team's with its history, the public's with none."""
    history = tmp_path_factory.mktemp("history") / "history.db"
    settings = {
        "REFLEXES_SOURCE": f"google:{google.address}",
        "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
        "REFLEXES_VANISHED_AFTER": "60",
        "APP_PACE": PACE,
        **google.environment,
    }
    with ExitStack() as running:
        yield {
            audience: running.enter_context(AppServer({**settings, "REFLEXES_AUDIENCE": audience, **more}))
            for audience, more in {"equipe": {"DATABASE_URL": f"sqlite:///{history}"}, "public": {}}.items()
        }


@pytest.fixture(scope="module")
def open_screens(apps, browser):
    """An open screen an audience, which stays open through every case."""
    context = browser.new_context(viewport=VIEWPORT)
    screens = {audience: Screen(context.new_page()) for audience in apps}
    for audience, screen in screens.items():
        screen.page.goto(f"{apps[audience].url}/crash-test")
        screen.settle()
    yield screens
    context.close()


@pytest.fixture
def watched(google, open_screens):
    """The open screens, at rest."""
    google.heal()
    wait_until_healed(open_screens)
    return open_screens


def lead(screen):
    return screen.page.locator(".rp-lead").inner_text()


def notice(screen, text):
    return screen.page.locator(".rp-notice").filter(has_text=text)


def wait_for_notices(watched, team, public):
    notice(watched["equipe"], team).wait_for(timeout=20_000)
    notice(watched["public"], public).wait_for(timeout=20_000)
    assert team not in watched["public"].page.content()


def wait_until_healed(watched):
    for screen in watched.values():
        screen.page.locator(".rp-notice").wait_for(state="detached", timeout=RECOVERY)
        screen.page.get_by_text("à jour il y a").first.wait_for(timeout=RECOVERY)


def assert_another_screen_is_whole(apps, watched, text):
    """A visitor who comes meanwhile meets the same copy on another screen, and nothing breaks."""
    audience, path = next(_visits)
    visitor = watched[audience].page.context.new_page()
    visitor.goto(f"{apps[audience].url}/{path}")
    visitor.locator(".rp-notice").filter(has_text=text[audience]).wait_for(timeout=20_000)
    visitor.locator(".rp-foot").wait_for(timeout=20_000)
    assert visitor.locator("[data-testid=stException]").count() == 0
    assert visitor.locator(".stMain h1").first.is_visible()
    visitor.close()


def assert_nothing_broke(apps, watched):
    for audience, screen in watched.items():
        assert screen.page.locator("[data-testid=stException]").count() == 0
        assert screen.page_errors == []
        assert "Traceback" not in screen.page.content()
        assert "Traceback" not in apps[audience].log()


@pytest.mark.parametrize("failure", FAILING, ids=lambda failure: failure.name.lower())
def test_a_failure_keeps_the_last_good_copy_with_its_age_and_heals_by_itself(google, apps, watched, failure):
    before = {audience: lead(screen) for audience, screen in watched.items()}
    google.expire_tokens()
    google.fail(failure)
    wait_for_notices(watched, FAILING[failure], CALM)
    for audience, screen in watched.items():
        assert screen.page.locator(".rp-live-stale").filter(has_text="copie d’il y a").is_visible()
        assert (lead(screen), screen.page.locator(".rp-crash-table, table").count() > 0) == (before[audience], True)
    assert_another_screen_is_whole(apps, watched, {"equipe": FAILING[failure], "public": CALM})
    google.heal()
    wait_until_healed(watched)
    assert {audience: lead(screen) for audience, screen in watched.items()} == before
    assert_nothing_broke(apps, watched)


@pytest.mark.parametrize(
    ("accident", "told"),
    [
        (delete_the_tab, "n’a plus aucune ligne depuis"),
        (rename_a_header, "la colonne «\u202fTenue\u202f» a disparu depuis"),
        (delete_all_rows, "n’a plus aucune ligne depuis"),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_what_vanishes_is_held_with_its_age_until_it_comes_back(google, apps, watched, accident, told):
    assert google.sheet("Crash-tests").get("D1") == "Tenue"
    before = {audience: lead(screen) for audience, screen in watched.items()}
    undo = accident(google)
    wait_for_notices(watched, told, UNSURE)
    assert {audience: lead(screen) for audience, screen in watched.items()} == before
    assert watched["equipe"].page.get_by_role("button", name="Oui").is_visible()
    assert watched["public"].page.get_by_role("button", name="Oui").count() == 0
    assert_another_screen_is_whole(apps, watched, {"equipe": told, "public": UNSURE})
    undo()
    wait_until_healed(watched)
    assert {audience: lead(screen) for audience, screen in watched.items()} == before
    assert_nothing_broke(apps, watched)


def test_a_person_of_the_team_says_that_a_tab_is_meant_to_be_empty(google, apps, watched):
    undo = delete_all_rows(google)
    page = watched["equipe"].page
    page.get_by_role("button", name="est bien vide").click(timeout=20_000)
    page.get_by_text("lignes supprimées dans Crash-tests").wait_for(timeout=RECOVERY)
    page.locator(".rp-notice").filter(has_text="n’a plus aucune ligne").wait_for(state="detached", timeout=20_000)
    notice(watched["public"], UNSURE).wait_for(timeout=20_000)
    undo()
    page.get_by_text("lignes ajoutées dans Crash-tests").wait_for(timeout=RECOVERY)
    assert_nothing_broke(apps, watched)


def test_a_restart_during_an_outage_serves_the_teams_copy_and_tells_the_public_plainly(google, apps, open_page):
    google.fail(Failure.ERROR_500)
    for app in apps.values():
        app.stop()
        app.start()
    team = open_page(f"{apps['equipe'].url}/panorama", height=1400)
    assert "16 chantiers" in lead(team).replace("\u00a0", " ")
    notice(team, FAILING[Failure.ERROR_500]).wait_for(timeout=20_000)
    assert team.page.get_by_text("copie d’il y a").is_visible()
    public = open_page(f"{apps['public'].url}/panorama", height=1400)
    assert "n’a rien à montrer pour l’instant" in public.page.locator(".stMain").inner_text()
    assert "Google Sheets est en panne en ce moment." in lead(public)
    assert not public.received(EMAIL)
    google.heal()
    wait_until_healed({"equipe": team})
    public.page.get_by_text("16 chantiers").first.wait_for(timeout=RECOVERY)
    for app in apps.values():
        assert "Traceback" not in app.log()
        assert google.key["private_key"][40:80] not in app.log()
