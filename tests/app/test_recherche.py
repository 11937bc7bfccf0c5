"""Search and fiches in a real browser: from every screen, by keyboard, on paper, for both audiences."""

import shutil

import pytest

from sheets.sources import DEMO
from tests.app.screens import CLIPPED
from tests.app.test_every_screen import ENGLISH, SPOKEN

HOSTILE = "<img src=x onerror=alert(1)> **gras** [lien](http://mal.example)"
WIDER = "main => main.scrollWidth - main.clientWidth"


@pytest.mark.parametrize(("audience", "width", "dark"), [("team_app", 1280, False), ("public_app", 390, True)])
def test_search_and_fiches_read_well(request, open_page, audience, width, dark):
    app = request.getfixturevalue(audience)
    screen = open_page(f"{app}/recherche?q=budgets", width=width, dark=dark)
    for path in ("recherche?q=budgets", "recherche?q=particpation+zzz", "fiche?controverse=C1", "fiche?chantier=K01"):
        screen.page.goto(f"{app}/{path}")
        screen.settle()
        assert screen.page.eval_on_selector('[data-testid="stMain"]', WIDER) == 0, path
        assert screen.page.evaluate(CLIPPED) == [], path
        assert screen.axe() == [], path
        assert ENGLISH.findall(screen.page.evaluate(SPOKEN)) == [], path
    assert screen.outside() == []
    assert screen.page_errors == []


def test_a_screen_leads_to_the_search_by_keyboard_alone(public_app, open_page):
    screen = open_page(f"{public_app}/")
    for path in ("", "cartographie", "fiche?terrain=T01"):
        screen.page.goto(f"{public_app}/{path}")
        screen.settle()
        screen.page.keyboard.press("/")
        assert screen.page.evaluate("document.activeElement.name") == "q", path
    screen.page.keyboard.type("usager/")
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert screen.page.locator("#search-here").input_value() == "usager/"
    screen.page.locator("#found-chantier-1").press("Enter")
    screen.settle()
    assert screen.page.url.endswith("/fiche?chantier=K01")
    assert screen.page.title().startswith("Concertation après coup")


def test_the_key_can_be_switched_off_for_those_who_speak_to_the_computer(public_app, open_page):
    screen = open_page(f"{public_app}/recherche")
    screen.page.locator("[data-shortcut-switch]").uncheck()
    screen.page.goto(f"{public_app}/panorama")
    screen.settle()
    screen.page.keyboard.press("/")
    assert screen.page.evaluate("document.activeElement.name ?? ''") != "q"


def test_what_is_typed_stays_text(team_app, open_page):
    screen = open_page(f"{team_app}/recherche", width=390)
    screen.page.fill("#search-here", HOSTILE)
    screen.page.press("#search-here", "Enter")
    screen.settle()
    assert "Rien ne correspond" in screen.page.inner_text(".rp-lead")
    assert "<img src=x onerror=alert(1)> **gras**" in screen.page.inner_text(".rp-lead")
    assert screen.page.locator(".stMain img").count() == 0
    assert screen.page.eval_on_selector('[data-testid="stMain"]', WIDER) == 0


def test_kinds_are_counted_filters_in_the_address(team_app, open_page):
    screen = open_page(f"{team_app}/recherche?q=budget")
    screen.page.get_by_test_id("stButtonGroup").get_by_text("Chantiers 1", exact=True).click()
    screen.settle()
    assert screen.page.url.endswith("/recherche?q=budget&genre=chantier")
    assert screen.page.locator(".rp-found section").count() == 1


def test_an_old_address_leads_as_far_as_it_can(public_app, open_page):
    screen = open_page(f"{public_app}/fiche?controverse=C7")
    assert "a été fusionnée dans" in screen.page.inner_text(".rp-notice")
    assert screen.page.url.endswith("/fiche?controverse=C1")
    screen.page.goto(f"{public_app}/fiche?chantier=%3Cimg+src%3Dx%3E")
    screen.settle()
    assert "Aucune fiche ne répond à « chantier <img src=x> »" in screen.page.inner_text(".rp-lead").replace(
        "\u202f", " "
    )
    screen.page.goto(f"{public_app}/fiche")
    screen.settle()
    assert "Quelle fiche" in screen.page.inner_text("h1")


def test_a_fiche_is_printed_alone(team_app, open_page):
    screen = open_page(f"{team_app}/fiche?controverse=C1", dark=True)
    screen.show_as_printed()
    assert screen.page.locator("#search-everywhere").is_hidden()
    assert screen.page.locator('[data-testid="stHeader"]').is_hidden()
    assert screen.page.get_by_text("Vu de l’équipe seulement").is_hidden()
    assert screen.page.get_by_text("Comment c’est fait").is_hidden()
    assert screen.page.inner_text(".rp-share-printed") == f"{team_app}/fiche?controverse=C1"
    assert screen.page.locator(".rp-share-print svg").is_visible()
    assert "Licence Ouverte" in screen.page.inner_text(".rp-foot")
    assert screen.page.evaluate("getComputedStyle(document.querySelector('.rp-fiche h1')).color") == "rgb(27, 31, 39)"


def test_a_column_that_a_lab_adds_filters_the_panorama_of_the_team(app_factory, open_page, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ajoutee") / "demo"
    shutil.copytree(DEMO, folder)
    lines = (folder / "Chantiers.csv").read_text("utf-8").splitlines()
    added = ["Couleur", *("Rouge" if n % 2 else "<b>Vert</b>" for n in range(len(lines) - 1))]
    text = "\n".join(f"{line},{value}" for line, value in zip(lines, added, strict=True))
    (folder / "Chantiers.csv").write_text(text, "utf-8")
    app = app_factory(REFLEXES_SOURCE=str(folder), REFLEXES_AUDIENCE="equipe", REFLEXES_DATE="2020-07-22")
    screen = open_page(f"{app}/panorama?x-couleur=rouge")
    assert "répondent aux filtres" in screen.page.get_by_role("status").inner_text()
    screen.page.get_by_role("button", name="Filtrer").click()
    screen.settle()
    assert screen.page.get_by_label("Couleur").count() == 1
    assert screen.axe() == []
