"""The screen Calendrier in a real browser."""

import pytest

from tests.app.looks import looks


@pytest.mark.parametrize(("app", "dark"), [("team_app", True), ("public_app", False)])
def test_it_shows_to_everybody_on_any_screen(request, open_page, app, dark):
    screen = open_page(f"{request.getfixturevalue(app)}/calendrier?etape=J05", width=390, dark=dark)
    page, drawn = screen.page, []
    for look in looks(screen, [(390, dark), (1280, not dark)], height=900):
        assert page.get_by_text("aucune étape faite sur 3").first.is_visible(), look
        drawn.append(page.locator(".st-key-calendar-wide svg.marks").is_visible())
        assert page.get_by_text("du 8 juin au 6 juillet 2020, année supposée").last.is_visible(), look
        assert page.get_by_text("Un entretien à caler").count() == (2 if app == "team_app" else 0), look
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
        assert screen.axe() == [], look
    assert drawn == [False, True]
    assert screen.page_errors == []
    assert screen.console_errors == []
    if app == "public_app":
        assert not screen.received("Un entretien à caler")


def test_steps_open_and_close_in_the_agenda_and_filters_are_kept(public_app, open_page):
    screen = open_page(f"{public_app}/calendrier?production=panorama", width=390)
    screen.page.get_by_role("link", name="Atelier crash test", exact=True).click()
    screen.settle()
    assert screen.page.url.endswith("calendrier?production=panorama&etape=J12")
    assert screen.page.get_by_text("Compris comme").last.is_visible()
    screen.page.get_by_role("link", name="Atelier crash test", exact=True).click()
    screen.settle()
    assert screen.page.url.endswith("calendrier?production=panorama")


def test_a_step_of_the_axis_opens_with_a_click(public_app, open_page):
    screen = open_page(f"{public_app}/calendrier")
    screen.page.locator('svg.marks [aria-label*="Entretiens"], svg.marks .mark-rect path').last.wait_for()
    marks = screen.page.locator("svg.marks .mark-rect.role-mark").last.locator("path")
    marks.nth(0).click()
    screen.settle()
    assert "etape=J0" in screen.page.url
    assert screen.page.get_by_role("region", name="Étape choisie").is_visible()


def test_the_phase_and_what_remains_are_chosen_in_the_page(public_app, open_page):
    screen = open_page(f"{public_app}/calendrier")
    screen.page.get_by_text("Seulement ce qui reste à faire").click()
    screen.settle()
    assert "reste=oui" in screen.page.url
    assert screen.page.get_by_text("8 étapes sur 18 avec ces filtres").is_visible()
    screen.page.get_by_role("combobox").click()
    screen.page.get_by_role("option", name="Finalisation").click()
    screen.settle()
    assert "phase=finalisation" in screen.page.url
    assert screen.page.get_by_text("4 étapes sur 18 avec ces filtres").is_visible()


def test_an_address_that_means_nothing_is_told(public_app, open_page):
    screen = open_page(f"{public_app}/calendrier?etape=J99&phase=vacances")
    assert screen.page.get_by_text("ne désigne rien ici").count() == 2
    assert screen.page.get_by_role("heading", name="L’agenda").is_visible()
