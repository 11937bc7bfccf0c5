"""The inquiry, used: answers open and close by keyboard, filters are kept, the public meets no name."""

import pytest


@pytest.fixture
def screen(team_app, open_page):
    return open_page(f"{team_app}/enquetes", height=1200)


def opened(screen):
    heading = screen.page.locator("#inquiry-open h2")
    return heading.inner_text() if heading.count() else ""


def query(screen):
    return screen.page.evaluate("location.search")


def test_an_answer_opens_under_its_row_and_closes_by_keyboard(screen):
    screen.page.locator("#case-T01-P01").focus()
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert query(screen) == "?terrain=T01&labo=P01"
    assert opened(screen).endswith("· Labo des Deux-Rives")
    below = screen.page.locator("tr:has(#case-T01-P01) + tr.rp-inq-opened")
    assert "Budget participatif reporté d’un an" in below.inner_text()
    assert screen.page.evaluate("document.activeElement.id") == "case-T01-P01"
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert (query(screen), opened(screen)) == ("", "")


def test_an_answer_revised_shows_the_one_before(team_app, open_page):
    screen = open_page(f"{team_app}/enquetes?terrain=T07&labo=P02")
    assert "avant\u202f: 1, un peu" in screen.page.locator("#inquiry-open").inner_text()


def test_filters_are_kept_in_the_address_and_followed_everywhere(screen):
    screen.page.locator(".st-key-controls-inquiry button", has_text="Pilotage").click()
    screen.settle()
    rows = screen.page.locator(".rp-inq-grid tbody th[scope=row]")
    assert query(screen) == "?controverse=C6"
    assert rows.count() == 3 * 2
    screen.page.locator("#terrain-T12").click()
    screen.settle()
    assert query(screen) == "?controverse=C6&terrain=T12"
    screen.page.get_by_role("link", name="Ses observations, sur la carte").click()
    screen.settle()
    assert screen.page.url.endswith("/cartographie?terrain=T12")


def test_on_a_phone_every_grid_fits_with_all_its_columns(team_app, open_page):
    screen = open_page(f"{team_app}/enquetes", width=390, height=1200)
    assert screen.page.eval_on_selector_all(
        ".rp-inq-scroll", "all => all.map((one) => one.scrollWidth - one.clientWidth)"
    ) == [0, 0, 0]
    narrowest = screen.page.eval_on_selector_all(
        ".rp-inq-grid td > .rp-lived", "all => Math.min(...all.map((one) => one.getBoundingClientRect().width))"
    )
    assert narrowest >= 20


def test_the_public_gets_the_grid_without_who_answered(public_app, open_page):
    screen = open_page(f"{public_app}/enquetes?terrain=T03")
    assert "Partenaire\u00a0A" in opened_text(screen)
    for name in ("Labo des Deux-Rives", "Collectif Communs d’Orvel", "Nous étions là"):
        assert not screen.received(name), name


def opened_text(screen):
    return screen.page.locator("#inquiry-open").inner_text()
