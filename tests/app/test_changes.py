"""« Ce qui a changé » in a browser: it follows by itself for the team, and nothing of it reaches the public."""

import shutil
from datetime import date

import pytest

from sheets.sources import DEMO

GONE = "Les plots ont été posés en huit nuits"  # in an interview, which people remove
NEW = "Brigade de médiation toute proche"
FITS = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth <= m.clientWidth; }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return shutil.copytree(DEMO, tmp_path_factory.mktemp("changes") / "feuille")


@pytest.fixture(scope="module")
def app_for(app_factory, folder):
    """``app_for(audience)``: the app of an audience, on the same folder, each with a database of its own."""
    return lambda audience: app_factory(
        REFLEXES_SOURCE=str(folder),
        REFLEXES_AUDIENCE=audience,
        REFLEXES_DATE="2020-07-22",
        DATABASE_URL=f"sqlite:///{folder.parent / audience}.db",
    )


def edit(folder):
    """A chantier takes another title, an interview goes."""
    chantiers, interviews = folder / "Chantiers.csv", folder / "Entretiens.csv"
    chantiers.write_text(chantiers.read_text("utf-8").replace("Brigade de médiation à distance", NEW, 1), "utf-8")
    lines = interviews.read_text("utf-8").splitlines(keepends=True)
    assert any(GONE in line for line in lines)
    interviews.write_text("".join(line for line in lines if GONE not in line), "utf-8")


def test_the_team_sees_it_come_without_reload_and_the_public_never_does(app_for, folder, open_page):
    screen, public = (open_page(app_for(audience), height=2600) for audience in ("equipe", "public"))
    page = screen.page
    assert page.get_by_text("Rien n’a changé.").is_visible()
    page.evaluate("window.stillHere = true")
    edit(folder)
    section = page.locator(".rp-changes")
    section.get_by_text("1 ligne modifiée et 1 ligne supprimée").wait_for(timeout=20_000)
    assert page.evaluate("window.stillHere")
    assert NEW in section.inner_text()
    section.get_by_text("Relire la ligne").click()
    assert section.get_by_text(GONE).is_visible()
    assert screen.axe() == []

    public.page.wait_for_timeout(9_000)  # a reading, then the look of an open screen
    public.page.goto(f"{app_for('public')}/?depuis=30")
    public.settle()
    assert public.page.get_by_text("Ce qui a changé").count() == 0
    for told in ("Ce qui a changé", "Relire la ligne", GONE):
        assert screen.received(told), told
        assert not public.received(told), told
    assert screen.console_errors == public.console_errors == []


def test_the_period_is_in_the_address_and_removed_rows_can_be_exported(app_for, folder, open_page):
    screen = open_page(f"{app_for('equipe')}/?depuis=hier", width=390, dark=True)
    page = screen.page
    assert page.get_by_role("radio", name="hier").get_attribute("aria-checked") == "true"
    page.get_by_role("radio", name="30 jours").click()
    screen.settle()
    assert page.url.endswith("?depuis=30")
    page.get_by_text("Relire ou exporter les lignes supprimées").click()
    screen.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger en CSV").click()
    assert GONE in download.value.path().read_text("utf-8-sig")
    assert page.evaluate(FITS)
    assert screen.axe() == []


def test_a_source_without_a_history_has_no_such_section(team_app, open_page):
    assert not open_page(team_app).received("Ce qui a changé")


def test_the_public_refuses_the_teams_database_on_one_screen(app_for, app_factory, folder, open_page):
    open_page(app_for("equipe"))
    app = app_factory(
        REFLEXES_SOURCE=str(folder), REFLEXES_AUDIENCE="public", DATABASE_URL=f"sqlite:///{folder.parent / 'equipe'}.db"
    )
    screen = open_page(app)
    text = screen.page.locator(".stMain").inner_text()
    assert "garde l’historique de l’équipe" in text
    assert "DATABASE_URL" in text
    assert not screen.received(str(folder.parent))


def test_any_day_can_be_chosen_and_is_in_the_address(app_for, open_page):
    screen = open_page(f"{app_for('equipe')}/?depuis={date.today().isoformat()}", height=2600)
    page, section = screen.page, screen.page.locator(".st-key-controls-changes")
    assert section.locator("[aria-checked=true]").count() == 0
    assert section.get_by_role("spinbutton").all_inner_texts() == date.today().strftime("%d %m %Y").split()
    section.get_by_role("radio", name="hier").click()
    screen.settle()
    assert page.url.endswith("?depuis=hier")
    section.get_by_label("jour, ou depuis le").click()
    page.keyboard.type(date.today().strftime("%d%m%Y"))
    for _ in range(2):  # past the calendar's button: a day is taken when it is left
        page.keyboard.press("Tab")
    page.wait_for_function("day => location.search === `?depuis=${day}`", arg=date.today().isoformat())
    screen.settle()
    assert screen.axe() == []
    page.goto(f"{app_for('equipe')}/?depuis=2999-01-01")
    screen.settle()
    assert page.get_by_text("ne désigne rien ici").is_visible()
