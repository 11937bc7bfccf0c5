"""The threads of the map, used: by click, by keyboard, on phones, and at three times the demonstration's size."""

import re

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.app.screens import CLIPPED
from tests.app.test_every_screen import ENGLISH, SPOKEN
from tests.large_inquiry import large_inquiry, write_inquiry

# Pills on pills, titles that are cut, letters that are too small.
UNREADABLE = """() => {
  const found = [];
  const boxes = [...document.querySelectorAll('.rp-threads-column li')].map((li) => [li.innerText, li.getBoundingClientRect()]);
  for (const [i, [one, a]] of boxes.entries()) for (const [other, b] of boxes.slice(i + 1)) {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push(one + ' on ' + other);
  }
  for (const title of document.querySelectorAll('.rp-threads-title')) {
    if (title.scrollHeight > title.clientHeight + 1) found.push('cut: ' + title.innerText);
    if (parseFloat(getComputedStyle(title).fontSize) < 12) found.push('small: ' + title.innerText);
  }
  return found;
}"""


@pytest.fixture
def screen(team_app, open_page):
    return open_page(f"{team_app}/cartographie?lecture=fils", height=1300)


@pytest.fixture(scope="module")
def large_app(app_factory, tmp_path_factory):
    tabs = large_inquiry()
    key, version, _, *rest = tabs["Chantiers"][1]
    tabs["Chantiers"][1] = (key, version, "<img src=x onerror=alert(1)>**Gras**", *rest)
    return app_factory(REFLEXES_SOURCE=str(write_inquiry(tmp_path_factory.mktemp("large"), tabs)))


def pill(screen, title):
    return screen.page.locator(".rp-threads-column a", has_text=title)


def states(screen):
    """How many pills are followed, traced, set apart."""
    count = "(name) => document.querySelectorAll('.rp-threads-column li.rp-' + name).length"
    return [screen.page.evaluate(count, name) for name in ("focus", "traced", "apart")]


def test_a_click_traces_a_thread_and_a_second_one_lets_go(screen):
    assert states(screen) == [0, 0, 0]
    pill(screen, "Salle de crise à plusieurs").click()
    screen.settle()
    assert screen.page.url.endswith("lecture=fils&fil=K09")
    focus, traced, apart = states(screen)
    assert focus == 1
    assert traced >= 4
    assert apart > 25
    assert "chantier Salle de crise à plusieurs" in screen.page.inner_text(".rp-threads-bar")
    pill(screen, "Salle de crise à plusieurs").click()
    screen.settle()
    assert states(screen) == [0, 0, 0]
    assert screen.page.url.endswith("?lecture=fils")


def test_the_bar_shortens_the_thread_hides_the_rest_and_leads_to_the_fiche(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?lecture=fils&fil=K09", height=1300)
    _, whole, _ = states(screen)
    screen.page.locator("#fil-degre-1").click()
    screen.settle()
    assert states(screen)[1] < whole
    screen.page.locator("#fil-alone").click()
    screen.settle()
    assert states(screen)[2] == 0
    assert {"degres=1", "seul=oui", "fil=K09"} <= set(screen.page.url.split("?")[1].split("&"))
    screen.page.locator("#fil-fiche").click()
    screen.settle()
    assert screen.page.url.endswith("/panorama?chantier=K09")


def test_threads_are_followed_by_keyboard_alone(screen):
    keyboard, focused = screen.page.keyboard, "document.activeElement.innerText"
    screen.page.get_by_role("radio", name="6 Pilotage").focus()
    keyboard.press("Tab")
    first = screen.page.evaluate(focused)
    assert first == screen.page.locator(".rp-threads-column a").first.inner_text()
    keyboard.press("ArrowDown")
    assert screen.page.evaluate(focused) != first
    keyboard.press("ArrowUp")
    for _ in range(2):
        keyboard.press("ArrowRight")
    assert screen.page.evaluate("document.activeElement.closest('.rp-threads-chantier') !== null")
    keyboard.press("Enter")
    screen.settle()
    assert "&fil=K" in screen.page.url
    assert screen.page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    keyboard.press("Escape")
    screen.settle()
    assert "fil=K" not in screen.page.url
    assert screen.page.evaluate("document.activeElement.closest('.rp-threads-chantier') !== null")


def test_a_controversy_chosen_on_a_reading_is_chosen_on_the_other(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?controverse=C3", height=1300)
    screen.page.get_by_role("radio", name="Fils").click()
    screen.settle()
    assert set(screen.page.url.split("?")[1].split("&")) == {"lecture=fils", "fil=C3"}
    assert "Démarches administratives" in screen.page.inner_text(".rp-threads-bar")
    screen.page.get_by_role("radio", name="Tensions").click()
    screen.settle()
    assert screen.page.url.endswith("/cartographie?controverse=C3")
    assert screen.page.locator(".rp-panel h2").inner_text().startswith("Démarches administratives")


def test_a_merged_controversy_leads_to_the_thread_of_what_it_became(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?lecture=fils&fil=C7")
    assert "a été fusionnée" in screen.page.locator(".rp-notice").inner_text()
    assert "La participation citoyenne" in screen.page.inner_text(".rp-threads-bar")


def test_phones_have_a_nested_list_instead_of_the_graph(team_app, open_page):
    screen = open_page(f"{team_app}/cartographie?lecture=fils", width=390, height=1400)
    assert not screen.page.locator(".rp-threads-graph").is_visible()
    branch = screen.page.locator(".rp-threads-phones details", has_text="Démarches administratives")
    branch.locator("summary").click()
    assert "casse :" in branch.inner_text()
    branch.get_by_role("link", name="Guichet sans dossier").click()
    screen.settle()
    assert screen.page.url.endswith("/panorama?chantier=K16")


def test_a_thread_followed_is_accessible_and_speaks_french(public_app, open_page):
    screen = open_page(f"{public_app}/cartographie?lecture=fils&fil=C2&fragiles=oui", height=1400)
    for width, colours in ((1280, "light"), (1280, "dark"), (390, "dark"), (390, "light")):
        screen.page.set_viewport_size({"width": width, "height": 1400})
        screen.page.emulate_media(color_scheme=colours)
        screen.settle()
        assert screen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
        assert screen.page.evaluate(CLIPPED) == []
        assert screen.axe() == []
    assert ENGLISH.findall(screen.page.evaluate(SPOKEN)) == []
    assert screen.page_errors == []


def test_every_title_is_whole_at_every_width(screen):
    for width in (700, 1000, 1128, 1600):
        screen.page.set_viewport_size({"width": width, "height": 1300})
        screen.settle()
        assert screen.page.locator(".rp-threads-graph").is_visible()
        assert screen.page.evaluate(UNREADABLE) == []


def test_three_times_the_demonstration_is_readable_and_a_focus_takes_one_run(large_app, open_page):
    screen = open_page(f"{large_app}/cartographie?lecture=fils", height=1000)
    assert screen.page.locator(".rp-threads-column a").count() == 20 + 45 + 90 + 12
    assert screen.page.evaluate(UNREADABLE) == []
    assert pill(screen, "<img src=x onerror=alert(1)>**Gras**").count() == 1
    before = len(screen.frames)
    screen.page.locator(".rp-threads-terrain a").nth(40).click()
    screen.settle()
    runs = [ForwardMsg.FromString(frame) for frame in screen.frames[before:]]
    whole = [
        run
        for run in runs
        if run.WhichOneof("type") == "script_finished" and run.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    ]
    assert len(whole) == 1
    assert states(screen)[0] == 1
    assert screen.page_errors == []


def test_a_thread_chosen_above_the_graph_comes_in_sight(large_app, open_page):
    screen = open_page(f"{large_app}/cartographie?lecture=fils", height=1000)
    screen.page.get_by_role("radio", name=re.compile("^20 ")).click()
    screen.settle(quiet=0.6)
    box = screen.page.locator(".rp-threads-column .rp-focus").bounding_box()
    assert 60 < box["y"] < 900
