"""The map of tensions, used: rows and pills choose, the address keeps, links lead."""

import pytest


@pytest.fixture
def screen(team_app, open_page):
    return open_page(f"{team_app}/cartographie", height=1200)


def heading(screen):
    return screen.page.locator(".rp-panel h2").inner_text()


def click_row(screen, rank):
    box = screen.page.locator(".st-key-tensions-wide svg.marks").bounding_box()
    screen.page.mouse.click(box["x"] + 300, box["y"] + 104 * rank + 60)
    screen.settle()


def test_a_click_on_a_row_opens_its_fiche_and_a_second_one_closes_it(screen):
    click_row(screen, 2)
    assert heading(screen).startswith("Démarches administratives")
    assert screen.page.url.endswith("?controverse=C3")
    click_row(screen, 2)
    assert heading(screen) == "À lire d’abord"
    assert screen.page.url.endswith("/cartographie")


def test_pill_then_row_then_close_never_disagree(screen):
    screen.page.locator(".stMain").get_by_text("2 Démocratie contributive").first.click()
    screen.settle()
    assert heading(screen).startswith("La démocratie contributive")
    click_row(screen, 4)
    assert heading(screen).startswith("Coopérations institutionnelles")
    screen.page.locator("#fiche-close").click()
    screen.settle()
    assert heading(screen) == "À lire d’abord"


def test_a_deep_link_shows_that_very_view(team_app, open_page):
    address = f"{team_app}/cartographie?version=V2&controverse=C3&source=entretien&terrains=oui"
    screen = open_page(address, height=1200)
    assert heading(screen).startswith("Démarches administratives")
    assert screen.page.get_by_text("Filtrer les observations (1)").is_visible()
    assert screen.page.get_by_role("switch", name="Déplier les terrains").is_checked()
    assert "en V2" in screen.page.locator(".rp-lead").inner_text()
    assert "retour de terrain" not in screen.page.locator(".rp-panel").inner_text()


def test_a_link_to_a_merged_controversy_leads_to_what_it_became(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?controverse=C7")
    assert "a été fusionnée" in screen.page.locator(".rp-notice").inner_text()
    assert heading(screen).startswith("La participation citoyenne")


def test_a_fiche_shows_each_lab_s_reading_and_leads_to_the_chantiers(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?controverse=C3", height=1200)
    clue = screen.page.locator("details.rp-clue").first
    clue.locator("summary").click()
    assert clue.locator(".rp-labs li").count() >= 2
    screen.page.locator(".rp-chips a").first.click()
    screen.settle()
    assert "/panorama?chantier=K" in screen.page.url


def test_the_table_behind_is_read_and_downloaded(screen):
    screen.page.get_by_text("Les données de cette vue").click()
    screen.settle()
    assert screen.page.locator("table.rp-data tbody tr").count() > 35
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Télécharger en CSV").click()
    content = download.value.path().read_text("utf-8-sig")
    assert content.startswith("Controverse;Terrain;Observation")
    for kind, start in (("PNG", b"\x89PNG\r\n"), ("SVG", b"<svg xmlns=")):
        with screen.page.expect_download() as download:
            screen.page.get_by_role("button", name=f"Image {kind}").click()
        assert download.value.suggested_filename == f"observations.{kind.lower()}"
        assert download.value.path().read_bytes().startswith(start)


def test_the_map_is_used_by_keyboard_alone(screen):
    screen.page.get_by_role("radio", name="1 Participation citoyenne").focus()
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert "controverse=C1" in screen.page.url
    screen.page.locator("#fiche-close").focus()
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert "controverse" not in screen.page.url
