"""From one screen to another: Back finds the view that was left, frames stay frames, the menu speaks French."""


def back(screen):
    screen.page.go_back()
    screen.settle()
    return screen.page.url


def test_back_finds_the_filtered_view_that_a_link_or_a_search_left(team_app, open_page):
    filtered = f"{team_app}/cartographie?version=V2&controverse=C3"
    screen = open_page(filtered)
    screen.page.get_by_role("link", name="Fiche", exact=True).first.click()
    screen.settle()
    assert (screen.page.url, screen.page.inner_text("h1")) == (
        f"{team_app}/fiche?controverse=C3",
        "3 Démarches administratives",
    )
    assert back(screen) == filtered
    assert screen.page.inner_text("h1") == "Cartographie des controverses"
    screen.page.keyboard.press("/")
    screen.page.keyboard.type("budget")
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert screen.page.url == f"{team_app}/recherche?q=budget"
    assert back(screen) == filtered


def test_a_fiche_opened_from_another_is_read_from_its_top(team_app, open_page):
    screen = open_page(f"{team_app}/fiche?partenaire=P01")
    screen.page.locator(".rp-fiche a[href^='fiche?observation']").last.click()
    screen.settle()
    assert "fiche?observation=" in screen.page.url
    assert screen.page.evaluate("document.querySelector('.stMain').scrollTop") == 0


def test_a_framed_view_stays_framed_through_its_links(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?embed=true&controverse=C3")
    screen.page.get_by_role("link", name="Fiche", exact=True).first.click()
    screen.settle()
    assert screen.page.url == f"{team_app}/fiche?embed=true&controverse=C3"
    assert screen.page.locator("[data-testid=stTopNav]").count() == 0


def test_the_folded_menu_speaks_french(team_app, open_page):
    menu = open_page(f"{team_app}/accessibilite", width=800).page.locator("[data-testid=stTopNavSection]")
    assert menu.inner_text().endswith("de plus")
