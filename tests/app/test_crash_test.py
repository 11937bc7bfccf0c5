"""The crash test, used: cells open and close, my crises count, three crises at most are compared."""

import pytest

from tests.app.looks import looks
from tests.large_inquiry import write_inquiry


@pytest.fixture
def screen(team_app, open_page):
    return open_page(f"{team_app}/crash-test", height=1200)


def opened(screen):
    heading = screen.page.locator("#crash-opinions h2")
    return heading.inner_text() if heading.count() else ""


def pill(screen, group, text):
    screen.page.locator(f".st-key-controls-{group} button", has_text=text).click()
    screen.settle()


def query(screen):
    return screen.page.evaluate("location.search")


def test_a_cell_opens_under_its_row_and_closes_by_keyboard(screen):
    cell = screen.page.locator("#case-K03-R8")
    cell.click()
    screen.settle()
    assert query(screen) == "?chantier=K03&crise=R8"
    assert opened(screen) == "Boussole des priorités · Choc budgétaire"
    below = screen.page.locator("tr.rp-crash-here + tr.rp-crash-opened #crash-opinions")
    assert "Point de rupture" in below.inner_text()
    assert screen.page.evaluate("document.activeElement.id") == "case-K03-R8"
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert (query(screen), opened(screen)) == ("", "")


def test_a_deep_link_opens_a_chantier_in_sight_and_leads_to_its_fiche(team_app, open_page):
    screen = open_page(f"{team_app}/crash-test?chantier=K10", height=900)
    assert opened(screen).endswith("tous les avis")
    assert screen.page.locator("#crash-opinions h2").bounding_box()["y"] < 900
    screen.page.get_by_role("link", name="La fiche du chantier, dans le panorama").click()
    screen.settle()
    assert screen.page.url.endswith("/panorama?chantier=K10")


def test_the_grid_the_bars_and_the_ranks_follow_my_crises(screen):
    pill(screen, "crash", "Inondation")
    pill(screen, "crash", "Cyberattaque")
    assert query(screen) == "?crises=R1~R7"
    table = screen.page.locator(".rp-crash-grid").first
    assert table.locator("thead th[scope=col] a").all_inner_texts() == ["Inondation", "Cyberattaque"]
    assert table.locator(".rp-crash-robust text").first.text_content().endswith("/2")


def test_a_controversy_keeps_the_chantiers_that_answer_it(screen):
    pill(screen, "crash", "Pilotage")
    rows = screen.page.locator(".rp-crash-grid").first.locator("tbody th[scope=row]")
    assert 0 < rows.count() < 16
    assert query(screen) == "?controverse=C6"


def test_a_fourth_crisis_takes_the_place_of_the_first(team_app, open_page):
    screen = open_page(f"{team_app}/crash-test?comparer=R9~R1~R7", height=1200)
    pill(screen, "compare", "Tempête")
    assert query(screen) == "?comparer=R1~R7~R4"
    pill(screen, "compare", "Tempête")
    assert query(screen) == "?comparer=R1~R7"
    pill(screen, "compare", "Inondation")
    assert screen.page.get_by_text("Choisissez une deuxième crise").is_visible()


def test_lines_on_wide_screens_a_small_table_on_phones(public_app, open_page):
    screen = open_page(f"{public_app}/crash-test", width=390, height=1200)
    lines, table = screen.page.locator(".st-key-crash-lines"), screen.page.locator(".rp-crash-compared")
    shown = [
        (lines.is_visible(), table.is_visible()) for _ in looks(screen, [(390, False), (1280, False)], height=1200)
    ]
    assert shown == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("width", "path"), [(1280, "?chantier=K10"), (1000, "?crise=R7"), (390, "?chantier=K03&crise=R8")]
)
def test_what_is_open_fits_and_is_accessible(public_app, open_page, width, path):
    screen = open_page(f"{public_app}/crash-test{path}", width=width, height=1400)
    grid = "document.querySelector('.rp-crash-scroll')"
    for look in looks(screen, [(width, False), (width, True)]):
        assert opened(screen), look
        assert screen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width, look
        assert screen.page.evaluate(f"{grid}.scrollWidth - {grid}.clientWidth") == 0, look
        assert screen.axe() == [], look
    assert screen.page_errors == []


def test_a_stale_selection_is_told(public_app, open_page):
    screen = open_page(f"{public_app}/crash-test?chantier=K99&crise=R99&crises=R1~ZZ")
    told = screen.page.locator(".st-key-notices").inner_text()
    assert all(value in told for value in ("K99", "R99", "ZZ"))
    assert opened(screen) == ""


def test_the_words_of_the_axis_stay_clear_of_the_last_chantier_when_none_holds(app_factory, open_page, tmp_path):
    tabs = {
        "Chantiers": [("Identifiant", "Version", "Titre", "Publication"), ("K1", "V1", "Un", "Publié")],
        "Crises": [("Identifiant", "Nom"), ("R1", "Crue")],
        "Crash-tests": [("Chantier", "Crise", "Tenue", "Publication"), ("K1", "R1", "Casse", "Publié")],
    }
    screen = open_page(f"{app_factory(REFLEXES_SOURCE=str(write_inquiry(tmp_path, tabs)))}/crash-test")
    bottom = screen.page.locator(".rp-crash-grid tbody tr").last.evaluate("row => row.getBoundingClientRect().bottom")
    assert screen.page.locator(".rp-crash-sides").evaluate("words => words.getBoundingClientRect().top") >= bottom
