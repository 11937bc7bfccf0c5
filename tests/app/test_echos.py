"""The echoes in a real browser: links open and lead to fiches, versions are compared, dates are the team's."""

import shutil

import pytest

from sheets.sources import DEMO
from tests.app.looks import looks
from tests.app.screens import CLIPPED

FITS = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth <= m.clientWidth; }"

# Texts under 12 px.
SMALL = """() => [...document.querySelectorAll('.stMain .rp-echoes *')]
  .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12)
  .map((e) => e.className + ' ' + e.textContent)"""


def query(screen):
    return screen.page.evaluate("location.search")


def test_a_link_opens_by_keyboard_and_leads_to_both_fiches(team_app, open_page):
    screen = open_page(f"{team_app}/echos", height=1400)
    cell = screen.page.locator("#lien-K01-C6")
    cell.focus()
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert query(screen) == "?chantier=K01&controverse=C6"
    panel = screen.page.locator("tr.rp-echo-here + tr.rp-echo-opened #echo-link")
    assert "Il la cite aussi, en deuxième position." in panel.inner_text()
    assert screen.page.evaluate("document.activeElement.id") == "lien-K01-C6"
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert query(screen) == ""
    cell.click()
    screen.settle()
    screen.page.locator("#echo-to-panorama").click()
    screen.settle()
    assert screen.page.url.endswith("/panorama?chantier=K01")
    screen = open_page(f"{team_app}/echos?chantier=K01&controverse=C6", height=1400)
    screen.page.locator("#echo-to-map").click()
    screen.settle()
    assert screen.page.url.endswith("/cartographie?controverse=C6")


@pytest.mark.parametrize("path", ["?chantier=K16&controverse=C5", "?lecture=crises", "?de=V2&a=V3"])
def test_every_reading_fits_and_is_accessible(public_app, open_page, path):
    screen = open_page(f"{public_app}/echos{path}", width=390, height=1400, dark=True)
    for look in looks(screen, [(390, True), (1280, False)]):
        assert screen.page.locator(".rp-echoes").first.is_visible(), look
        assert screen.page.evaluate(FITS), look
        assert screen.page.evaluate(CLIPPED) == [], look
        assert screen.page.evaluate(SMALL) == [], look
        assert screen.axe() == [], look
    assert screen.page_errors == []


def test_readings_and_versions_are_in_the_address(public_app, open_page):
    screen = open_page(f"{public_app}/echos")
    screen.page.get_by_role("radio", name="Ce qui a changé").click()
    screen.settle()
    assert query(screen) == "?lecture=versions"
    group = screen.page.get_by_role("radiogroup", name="De")
    group.get_by_role("radio", name="V1").click()
    screen.settle()
    assert query(screen) == "?lecture=versions&de=V1"
    assert "De V1 à V3" in screen.page.locator(".rp-lead").inner_text()
    assert screen.page.get_by_text("Comparer").count() == 0


def test_versions_the_wrong_way_round_or_unknown_are_put_right(team_app, open_page):
    screen = open_page(f"{team_app}/echos?de=V3&a=V1")
    assert query(screen) == "?de=V1"
    assert "De V1 à V3" in screen.page.locator(".rp-lead").inner_text()
    screen = open_page(f"{team_app}/echos?lecture=tout&de=V9&a=V2&chantier=K99")
    told = screen.page.locator(".rp-notice").first.inner_text()
    assert "tout" in told
    screen = open_page(f"{team_app}/echos?de=V9&a=V2")
    assert "V9" in screen.page.locator(".rp-notice").first.inner_text()
    assert "De V1 à V2" in screen.page.locator(".rp-lead").inner_text()
    screen = open_page(f"{team_app}/echos?de=V2&a=V2")
    assert screen.page.get_by_text("Choisissez deux versions différentes").is_visible()


def test_a_family_leads_to_the_map_and_to_the_crash_test(public_app, open_page):
    screen = open_page(f"{public_app}/echos?lecture=crises", height=1600)
    row = screen.page.get_by_role("row").filter(has_text="Démarches administratives")
    to_crash = row.get_by_role("link", name="Crash tests").first.get_attribute("href")
    assert to_crash == "crash-test?crises=R1~R2~R3~R4&controverse=C3"
    row.get_by_role("link", name="1 observation").first.click()
    screen.settle()
    assert screen.page.url.endswith("/cartographie?controverse=C3&crise=R2")
    assert "1 observation" in screen.page.locator(".rp-lead").inner_text().replace("\u00a0", " ")


def test_the_data_behind_can_be_downloaded(public_app, open_page):
    for path, lines in (("", 20), ("?lecture=crises", 30), ("?de=V2&a=V3", 40)):
        screen = open_page(f"{public_app}/echos{path}")
        screen.page.get_by_text("Les données de cette vue").click()
        screen.settle()
        with screen.page.expect_download() as download:
            screen.page.get_by_role("button", name="Télécharger en CSV").click()
        assert len(download.value.path().read_text("utf-8-sig").splitlines()) > lines


def test_the_team_compares_two_dates_and_the_public_cannot(app_factory, open_page, tmp_path_factory):
    folder = shutil.copytree(DEMO, tmp_path_factory.mktemp("echos") / "feuille")
    url = f"sqlite:///{folder.parent / 'history.db'}"
    apps = {
        audience: app_factory(REFLEXES_SOURCE=str(folder), REFLEXES_AUDIENCE=audience, DATABASE_URL=url)
        for audience in ("equipe", "public")
    }
    screen = open_page(f"{apps['equipe']}/echos?lecture=versions", width=390)
    screen.page.get_by_role("radio", name="deux dates").click()
    screen.settle()
    assert query(screen) == "?lecture=versions&entre=dates"
    chantiers = folder / "Chantiers.csv"
    chantiers.write_text(chantiers.read_text("utf-8").replace("Guichet sans dossier", "Guichet tout ouvert"), "utf-8")
    screen.page.locator(".rp-changes").get_by_text("1 ligne modifiée").wait_for(timeout=20_000)
    assert "Guichet tout ouvert" in screen.page.locator(".rp-changes").inner_text()
    assert screen.page.evaluate(FITS)
    assert screen.axe() == []
    public = open_page(f"{apps['public']}/echos?lecture=versions&entre=dates")
    assert public.page.get_by_text("deux dates").count() == 0
    assert not public.received("ligne modifiée")


def test_an_empty_sheet_is_told_in_words_on_every_reading(app_factory, open_page, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vide")
    (folder / "Chantiers.csv").write_text("Identifiant,Version,Titre\n", "utf-8")
    base = app_factory(REFLEXES_AUDIENCE="public", REFLEXES_SOURCE=str(folder))
    for path, said in (
        ("", "Ni controverse"),
        ("?lecture=crises", "rien à regarder"),
        ("?lecture=versions", "Aucune version"),
    ):
        screen = open_page(f"{base}/echos{path}", width=390)
        assert said in screen.page.locator(".stMain").inner_text()
        assert screen.page_errors == []
