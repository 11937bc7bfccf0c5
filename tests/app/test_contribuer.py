"""Contribuer in a browser: a lab's address, a dropped file, links and filters; and nothing of it for the public."""

import shutil
import urllib.error
import urllib.request

import pytest

from tests.app.test_every_screen import ENGLISH, SPOKEN
from tests.planted import MESSY

FITS = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth <= m.clientWidth; }"
# Links of 24 px at least, those within a sentence left out (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll('.rp-contrib a, .rp-contrib summary, .rp-contrib-address button')]
    .filter((a) => !a.closest('p:not(.rp-contrib-address)') && a.checkVisibility())
    .map((a) => [a.innerText, a.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24).map(([t]) => t)"""
QUERY = "decodeURIComponent(location.search)"


@pytest.fixture(scope="module")
def messy_app(app_factory, tmp_path_factory):
    """``messy_app(audience)``: the app on the messy sheet, the public one without Streamlit's own guard of uploads."""
    folder = tmp_path_factory.mktemp("contribuer")
    guard = {"equipe": {}, "public": {"STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "false"}}
    return lambda audience: app_factory(
        REFLEXES_SOURCE=str(MESSY),
        REFLEXES_AUDIENCE=audience,
        REFLEXES_DATE="2020-07-22",
        DATABASE_URL=f"sqlite:///{folder / f'{audience}.db'}",
        **guard[audience],
    )


def sections(screen):
    return screen.page.locator(".rp-contrib-section h3").all_inner_texts()


def choose(screen, label, option):
    screen.page.get_by_label(label, exact=True).click()
    screen.page.keyboard.type(option)
    screen.page.get_by_role("option", name=option, exact=True).click()
    screen.settle()


def drop(screen, *files):
    screen.page.locator("input[type=file]").set_input_files(files)
    screen.page.get_by_role("button", name="Retirer").first.wait_for()
    screen.settle()


def test_a_lab_is_chosen_and_its_address_gives_the_same_view(messy_app, open_page):
    screen = open_page(f"{messy_app('equipe')}/contribuer", permissions=["clipboard-read", "clipboard-write"])
    page = screen.page
    assert page.locator(".rp-contrib-labs tbody tr").count() == 9
    assert any(title.startswith("Calendrier") for title in sections(screen))
    page.get_by_role("link", name="Labo des Deux-Rives").first.click()
    screen.settle()
    assert page.evaluate(QUERY) == "?labo=P01"
    assert "Labo des Deux-Rives" in page.locator(".rp-lead").inner_text()
    assert not any(title.startswith("Calendrier") for title in sections(screen))
    page.get_by_role("button", name="Copier l’adresse").click()
    page.get_by_role("button", name="Adresse copiée").wait_for()
    told = sections(screen)
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    screen.settle()
    assert page.url.endswith("/contribuer?labo=P01")
    assert sections(screen) == told
    assert page.get_by_role("heading", name="terrains sans réponse").is_visible()
    assert page.evaluate(SMALL_TARGETS) == []


def test_filters_live_in_the_address(messy_app, open_page):
    screen = open_page(f"{messy_app('equipe')}/contribuer?niveau=bloquant", width=390, dark=True)
    page = screen.page
    assert set(page.locator(".rp-contrib-where b").all_inner_texts()) == {"Bloquant"}
    choose(screen, "Onglet", "Terrains")
    assert page.evaluate(QUERY) == "?niveau=bloquant&onglet=Terrains"
    page.get_by_label("Chercher dans les remarques").fill("DEJA pris")
    page.keyboard.press("Enter")
    screen.settle()
    assert page.locator(".rp-contrib-place").all_inner_texts() == ["ligne 11"]
    page.get_by_role("link", name="Tout revoir").click()
    screen.settle()
    page.get_by_role("radio", name="Par labo").click()
    screen.settle()
    assert page.evaluate(QUERY) == "?ranger=labo"
    assert sections(screen)[-1].startswith("Sans labo")
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(FITS)
    assert screen.axe() == []
    assert screen.page_errors == []


def test_a_file_is_checked_told_in_french_and_kept_nowhere(messy_app, app_server, open_page, tmp_path):
    app = messy_app("equipe")
    before = {path for path in app_server(app).copy.rglob("*") if "__pycache__" not in path.parts}
    csv = shutil.copy(MESSY / "Observations.csv", tmp_path / "export.csv")
    broken, text = tmp_path / "cassé.xlsx", tmp_path / "notes.txt"
    broken.write_bytes(b"PK\x03\x04")
    text.write_text("rien")
    screen = open_page(f"{app}/contribuer?labo=P03", width=390)
    page, told = screen.page, screen.page.locator(".st-key-controls-check")
    assert page.get_by_test_id("stSkipToContent").text_content() == "Aller au contenu"
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le modèle vide").click()
    drop(screen, shutil.copy(download.value.path(), tmp_path / "modele.xlsx"))
    assert "rien à corriger" in told.inner_text()
    drop(screen, csv)
    page.get_by_text("À lire comme l’onglet").wait_for()
    screen.settle()
    assert "33\u00a0lignes lues dans l’onglet «\u202fObservations\u202f»" in told.inner_text()
    assert ENGLISH.findall(page.evaluate(SPOKEN)) == []
    assert screen.axe() == []
    assert page.evaluate(FITS)
    choose(screen, "À lire comme l’onglet", "Crises")
    assert "dans l’onglet «\u202fCrises\u202f»" in told.inner_text()
    drop(screen, broken)
    assert "ne s’ouvre pas" in told.get_by_role("alert").inner_text()
    drop(screen, text)
    assert "Ce n’est ni un .xlsx ni un .csv." in told.inner_text()
    assert ENGLISH.findall(page.evaluate(SPOKEN)) == []
    after = {path for path in app_server(app).copy.rglob("*") if "__pycache__" not in path.parts}
    assert after == before
    assert "Traceback" not in app_server(app).log()


def test_the_public_has_no_such_screen_and_receives_no_finding(messy_app, open_page):
    app = messy_app("public")
    screen = open_page(f"{app}/contribuer?labo=P01")
    assert "Cette adresse ne mène à aucune page" in screen.page.inner_text("[role=dialog]")
    assert screen.page.get_by_role("link", name="Contribuer").count() == 0
    screen.page.goto(app)
    screen.settle()
    for told in ("Contribuer", "mise de côté", "à corriger", "est lue comme vide", "Vérifier un fichier"):
        assert not screen.received(told), told


def test_a_public_process_takes_no_file_from_anybody(messy_app):
    address = f"{messy_app('public')}/_stcore/upload_file/somebody/something"
    request = urllib.request.Request(address, data=b"x", method="PUT")  # noqa: S310 -- the loopback
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request)  # noqa: S310 -- as above
    assert caught.value.code == 403  # Streamlit itself would say 400: an unknown session
