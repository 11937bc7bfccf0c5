"""What is private appears in no page, chart, table, download or message of the public app."""

import pytest

from tests.app.canaries import CANARY, plant
from tests.app.screens import VIEWS


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return str(plant(tmp_path_factory.mktemp("canaries")))


def open_everything(screen):
    """The table behind the view and its filters, where a screen has them."""
    for words in ("Les données de cette vue", "Filtrer"):
        found = screen.page.locator(".stMain").get_by_text(words)
        if found.count():
            found.first.click()
            screen.settle()


def test_the_public_receives_no_canary_on_any_screen(app_factory, app_server, open_page, planted):
    app = app_factory(REFLEXES_SOURCE=planted, REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22")
    screen = open_page(f"{app}/")
    for path in VIEWS:
        screen.page.goto(f"{app}/{path}")
        screen.settle()
        open_everything(screen)
        assert CANARY not in screen.page.content(), path
        assert not screen.received(CANARY), path
    assert CANARY not in app_server(app).log()


@pytest.mark.parametrize("path", ["cartographie", "panorama", "echos", "enquetes", "calendrier", "crash-test"])
def test_the_public_downloads_no_canary(app_factory, open_page, planted, path):
    app = app_factory(REFLEXES_SOURCE=planted, REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22")
    screen = open_page(f"{app}/{path}")
    screen.page.get_by_text("Les données de cette vue").click()
    screen.settle()
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Télécharger en CSV").click()
    content = download.value.path().read_text("utf-8-sig")
    assert len(content.splitlines()) > 5
    assert CANARY not in content


def test_the_canaries_are_there_to_be_seen_by_the_team(app_factory, open_page, planted):
    """Without this, the tests above could not fail."""
    app = app_factory(REFLEXES_SOURCE=planted, REFLEXES_AUDIENCE="equipe", REFLEXES_DATE="2020-07-22")
    for path in ("", "cartographie?controverse=C1", "panorama", "crash-test"):
        assert open_page(f"{app}/{path}").received(CANARY), path
