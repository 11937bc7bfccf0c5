"""A workshop in a real browser: revealed by keys and by buttons, resumed by its address, read by everybody."""

import pytest
import requests

from components.sharing.qr import qr_code
from tests.app.screens import CLIPPED
from tests.app.test_every_screen import ENGLISH, SPOKEN

NOW = "() => [...document.querySelectorAll('.rp-ws [data-key].rp-ws-now')].map((part) => part.dataset.key)"
DOTS = "() => document.querySelectorAll('.rp-ws-dots:not(.rp-ws-kept) i:not([hidden])').length"
TOO_SMALL = """() => [...document.querySelectorAll('.rp-ws :is(a, button)')].filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"""
TITLE = "parseFloat(getComputedStyle(document.querySelector('.rp-ws h1')).fontSize)"


def at(screen):
    return screen.page.url.rpartition("/")[2], screen.page.inner_text("[data-count]")


def press(screen, *keys):
    for key in keys:
        screen.page.keyboard.press(key)
    return at(screen)


def test_a_controversy_is_revealed_and_hidden_by_keys_alone(public_app, open_page):
    screen = open_page(f"{public_app}/atelier?controverse=C3")
    page = screen.page
    assert page.locator(".rp-ws-poles").is_hidden()
    assert press(screen, "ArrowRight", "Space", "ArrowRight", "PageDown", "ArrowRight") == (
        "atelier?controverse=C3&pas=5",
        "Observation 1 / 10 · avis 2 / 3",
    )
    assert (page.evaluate(DOTS), page.locator(".rp-ws-clue:visible li:visible").count()) == (2, 2)
    assert page.inner_text("[data-told]").startswith(page.locator(".rp-ws-clue:visible li:visible b").last.inner_text())
    assert press(screen, "ArrowLeft", "Shift+Space") == ("atelier?controverse=C3&pas=3", "Observation 1 / 10")
    assert page.evaluate(DOTS) == 0
    # A long stride: all the readings of an observation, then the next observation; and back.
    assert press(screen, "ArrowDown")[1] == "Observation 1 / 10 · avis 3 / 3"
    assert press(screen, "ArrowDown")[1] == "Observation 2 / 10"
    assert press(screen, "ArrowUp", "ArrowUp", "ArrowUp") == ("atelier?controverse=C3&pas=2", "L’axe")
    assert press(screen, "Home") == ("atelier?controverse=C3", "Le titre")


def test_a_remote_turns_subjects_as_pages_and_nothing_is_lost(public_app, open_page):
    screen = open_page(f"{public_app}/atelier?controverse=C3&pas=5")
    page = screen.page

    def turn(*keys):
        press(screen, *keys)
        screen.settle()
        return at(screen)

    assert turn("Shift+ArrowRight") == ("atelier?controverse=C4", "Le titre")
    assert turn("Shift+ArrowLeft")[1] == "Observation 1 / 10 · avis 2 / 3"
    end = press(screen, "End")
    assert page.locator(".rp-ws-said").is_visible()
    assert page.locator(".rp-ws-grounds").is_visible()
    assert page.get_by_role("button", name="Controverse suivante").is_visible()
    assert press(screen, "ArrowDown") == end
    page.keyboard.down("PageDown")
    page.keyboard.down("PageDown")  # held down: not for the next subject
    page.keyboard.up("PageDown")
    screen.settle()
    assert at(screen) == ("atelier?controverse=C4", "Le titre")
    assert turn("PageUp") == end
    page.go_back()
    screen.settle()
    assert at(screen) == ("atelier?controverse=C4", "Le titre")


def test_an_observation_is_chosen_in_the_table_of_contents_and_letters_can_be_switched_off(public_app, open_page):
    screen = open_page(f"{public_app}/atelier?controverse=C3&pas=5", height=800)
    page = screen.page
    page.get_by_role("button", name="Sommaire").click()
    press(screen, "ArrowDown", "ArrowDown", "Enter")
    assert at(screen)[1] == "Observation 3 / 10"
    assert page.locator("#ws-plan").is_hidden()
    before = page.locator(".rp-ws-clue:visible h2").bounding_box()["height"]
    press(screen, "+", "+", "b")
    assert page.locator(".rp-ws-clue:visible h2").bounding_box()["height"] > before
    assert page.locator(".rp[data-black]").count() == 1
    assert press(screen, "PageDown")[1] == "Observation 3 / 10"
    assert page.locator(".rp[data-black]").count() == 0
    press(screen, "f")
    page.locator("html:fullscreen").wait_for(state="attached")
    press(screen, "f", "s")
    assert screen.axe() == []
    page.get_by_role("checkbox").uncheck()
    press(screen, "Escape", "s", "b")
    assert page.locator("#ws-plan").is_hidden()
    assert page.locator(".rp[data-black]").count() == 0
    assert (screen.page_errors, screen.console_errors) == ([], [])


def test_buttons_do_what_keys_do_and_the_address_resumes(public_app, open_page):
    screen = open_page(f"{public_app}/atelier?chantier=K04&pas=4")
    page = screen.page
    assert page.locator(".rp-ws-fields > div:visible").count() == 4
    page.get_by_role("button", name="Dévoiler l’étape suivante").click()
    assert page.locator(".rp-ws-unknown:visible").count() == 9
    page.locator("#ws-on").press("Enter")
    page.locator("#ws-on").press("Space")
    assert at(screen) == ("atelier?chantier=K04&pas=7", "Crise 2 / 9")
    assert (page.locator(".rp-ws-unknown:visible").count(), page.evaluate(NOW)) == (7, ["R2"])
    page.get_by_role("button", name="Cacher la dernière étape").click()
    page.reload()
    screen.settle()
    assert at(screen) == ("atelier?chantier=K04&pas=6", "Crise 1 / 9")
    assert page.evaluate(NOW) == ["R1"]
    page.get_by_role("link", name="Quitter l’atelier").click()
    screen.settle()
    assert page.url.endswith("/panorama?chantier=K04")


AFAR = ("atelier?controverse=C3&pas=9", "atelier?chantier=K01&pas=8")
NEAR = ("atelier", "atelier?controverse=C1&pas=99")


@pytest.mark.parametrize(("width", "dark", "paths"), [(1280, False, AFAR), (390, True, NEAR)])
def test_a_workshop_is_read_from_afar_by_everybody(public_app, open_page, width, dark, paths):
    screen = open_page(f"{public_app}/{paths[0]}", width=width, height=800, dark=dark, reduced_motion="reduce")
    page = screen.page
    for path in paths:
        page.goto(f"{public_app}/{path}")
        screen.settle()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= width, path
        assert page.evaluate(CLIPPED) == [], path
        assert screen.axe() == [], path
        assert ENGLISH.findall(page.evaluate(SPOKEN)) == [], path
        assert page.evaluate(TOO_SMALL) == [], path
    assert width < 1280 or page.evaluate(TITLE) >= 44
    assert page.get_by_test_id("stHeader").is_hidden()
    assert page.locator(".rp-foot").is_hidden()
    assert page.locator(".rp-ws-cell").count() == 0
    assert page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length") == 0
    assert (screen.outside(), screen.page_errors, screen.console_errors) == ([], [], [])


def test_the_map_and_the_crash_test_lead_to_the_workshop(team_app, open_page):
    screen = open_page(f"{team_app}/")
    ways = {
        "cartographie?controverse=C3": "atelier?controverse=C3",
        "crash-test?chantier=K04&crise=R1": "atelier?chantier=K04&pas=5",
    }
    for path, way in ways.items():
        screen.page.goto(f"{team_app}/{path}")
        screen.settle()
        assert screen.page.locator("a.rp-project").get_attribute("href") == way
    screen.page.locator("a.rp-project").click()
    screen.settle()
    assert at(screen) == ("atelier?chantier=K04&pas=5", "9\u00a0crises")


def test_a_step_or_a_subject_that_means_nothing_is_told(team_app, open_page):
    screen = open_page(f"{team_app}/atelier?controverse=C3&pas=trois")
    assert "pas = trois" in screen.page.inner_text(".rp-notice")
    assert at(screen) == ("atelier?controverse=C3", "Le titre")


COVERED = """() => {
    const told = document.querySelector('.rp-ws-mean span').getBoundingClientRect()
    const over = (one) => one.width && one.left < told.right && one.right > told.left && one.top < told.bottom - 1
    return [...document.querySelectorAll('.rp-ws-degrees i')].filter((dot) => over(dot.getBoundingClientRect())).length
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_word_that_tells_the_mean_covers_no_observation(public_app, open_page, width):
    screen = open_page(f"{public_app}/atelier?controverse=C1&pas=99", width=width)
    for number in range(1, 7):
        screen.page.goto(f"{public_app}/atelier?controverse=C{number}&pas=99")
        screen.settle()
        assert screen.page.evaluate(COVERED) == 0, number


def test_the_address_is_handed_to_the_room_as_a_large_code_and_put_away_by_a_remote(public_app, open_page):
    screen = open_page(f"{public_app}/atelier?controverse=C3&pas=5", height=720)
    page, here = screen.page, at(screen)
    code = page.get_by_role("dialog", name="L’adresse, pour la salle")
    press(screen, "q")
    page.wait_for_function("() => document.querySelector('.rp-ws-code img').naturalWidth > 0")
    assert page.inner_text("[data-address]") == f"{public_app}/fiche?controverse=C3".removeprefix("http://")
    drawn = requests.get(code.get_by_role("img").evaluate("image => image.src"), timeout=20)
    assert drawn.content == qr_code(f"{public_app}/fiche?controverse=C3")
    assert code.get_by_role("img").bounding_box()["height"] >= 600
    assert code.get_by_text("ne vaut que sur cette machine").is_visible()
    assert screen.axe() == []
    assert press(screen, "PageDown") == here
    assert code.is_hidden()
    page.get_by_role("button", name="Donner l’adresse à la salle").press("Enter")
    assert code.is_visible()
    assert press(screen, "Escape", "PageDown") != here
    assert code.is_hidden()
    assert (screen.page_errors, screen.console_errors) == ([], [])


def test_the_code_is_read_on_a_telephone_and_tells_whose_it_is(team_app, open_page):
    screen = open_page(f"{team_app}/atelier?chantier=K04", width=390, height=800, dark=True)
    press(screen, "q")
    assert screen.page.inner_text("[data-address]").endswith("/fiche?chantier=K04")
    assert screen.page.get_by_text("Vue de l’équipe : elle seule").is_visible()
    assert screen.page.evaluate("document.querySelector('.rp-ws-code').scrollWidth") <= 390
    assert screen.page.evaluate(TOO_SMALL) == []
    assert screen.axe() == []
