"""The panorama in a real browser: every visitor can read it, follow it and send its address."""

import re

import pytest

from tests.app.conftest import OpenPage
from tests.app.screen import Screen

WIDER = "main => main.scrollWidth - main.clientWidth"


def errors(screen: Screen) -> list[str]:
    """What went wrong."""
    return screen.page_errors + screen.console_errors


@pytest.mark.parametrize(
    ("audience", "width", "dark"), [("team_app", 1280, False), ("team_app", 390, True), ("public_app", 390, False)]
)
def test_a_fiche_reads_well(
    request: pytest.FixtureRequest, open_page: OpenPage, audience: str, width: int, dark: bool
) -> None:
    base = request.getfixturevalue(audience)
    screen = open_page(f"{base}/panorama?chantier=K01", width=width, dark=dark)
    assert screen.page.locator("#fiche-title").inner_text().endswith("Concertation après coup")
    assert screen.page.get_by_text("Autres colonnes").count() == (audience == "team_app")
    assert screen.page.eval_on_selector('[data-testid="stMain"]', WIDER) == 0
    assert screen.axe() == []
    assert errors(screen) == []
    assert screen.outside() == []


def test_a_click_opens_the_fiche_in_view_and_the_address_says_so(team_app: str, open_page: OpenPage) -> None:
    screen = open_page(f"{team_app}/panorama?controverse=C5")
    assert screen.page.locator(".rp-pano-chip").count() < 16
    screen.page.locator("#chip-K09").click()
    screen.settle(quiet=1.0)
    assert re.search(r"\?controverse=C5&chantier=K09$", screen.page.url)
    assert 0 <= screen.page.locator("#fiche").bounding_box()["y"] < 200  # type: ignore[index]
    screen.page.locator("#fiche-next").press("Enter")
    screen.settle()
    assert "chantier=K09" not in screen.page.url
    screen.page.locator("#fiche-close").click()
    screen.settle(quiet=0.6)
    assert screen.page.locator("#fiche").count() == 0
    assert screen.page.url.endswith("?controverse=C5")
    assert screen.page.evaluate("document.activeElement.id").startswith("card-")


def test_filters_are_in_the_address_and_come_back_from_it(team_app: str, open_page: OpenPage) -> None:
    screen = open_page(f"{team_app}/panorama")
    screen.page.get_by_role("button", name="Filtrer").click()
    screen.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Automne 2020").click()
    screen.settle()
    assert screen.page.url.endswith("?horizon=automne-2020")
    told = screen.page.get_by_role("status").inner_text()
    again = open_page(screen.page.url)
    assert again.page.get_by_role("status").inner_text() == told
    again.page.locator("#pano-clear").click()
    again.settle()
    assert again.page.url.endswith("/panorama")


def test_an_old_address_is_told_kindly(team_app: str, open_page: OpenPage) -> None:
    screen = open_page(f"{team_app}/panorama?chantier=K99&controverse=C7&version=V9&effort=enorme")
    told = screen.page.locator(".rp-notice").first.inner_text()
    assert "K99" in told
    assert "fusionnée" in told
    assert "V9" in told
    assert "enorme" in told
    assert screen.page.url.endswith("/panorama?controverse=C1")
    assert screen.page.locator(".rp-pano-chip").count() > 0


def test_a_chantier_not_there_yet_shows_the_way(team_app: str, open_page: OpenPage) -> None:
    screen = open_page(f"{team_app}/panorama?version=V1&chantier=K16")
    assert "n’est pas encore dans le panorama" in screen.page.locator(".rp-notice").inner_text()
    screen.page.locator("#pano-forward").click()
    screen.settle()
    assert screen.page.locator("#fiche").is_visible()


def test_an_empty_panorama_is_said_in_words(app_factory, open_page: OpenPage, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("vide")
    (folder / "Chantiers.csv").write_text("Identifiant,Version,Titre\n", "utf-8")
    base = app_factory(REFLEXES_AUDIENCE="public", REFLEXES_SOURCE=str(folder))
    screen = open_page(f"{base}/panorama", width=390)
    assert screen.page.get_by_text("Aucun chantier à montrer pour l’instant.").is_visible()
    assert errors(screen) == []
