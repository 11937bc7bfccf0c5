"""The harness, proven on a small real Streamlit script: what it promises to the tests of screens holds."""

import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.screen import Screen
from tests.app.server import ROOT, AppServer

SCRIPT = """
import os, time
import pandas as pd
import streamlit as st

print("audience", os.environ["REFLEXES_AUDIENCE"], "home", os.listdir(os.environ["HOME"]))
marks = st.slider("Marques", 1, 50, 10)
time.sleep(0.5)
st.write(f"{marks} marques")
st.html('<img src="https://ailleurs.exemple/pixel.png"><p style="color: #fff; background: #eee">pâle</p>')
rows = pd.DataFrame({"rang": range(marks), "note": [f"canari-{n}" for n in range(marks)]})
spec = {
    "mark": {"type": "point", "filled": True, "size": 200},
    "params": [{"name": "choix", "select": {"type": "point", "fields": ["note"]}}],
    "encoding": {"x": {"field": "rang", "type": "quantitative"}},
}
chosen = st.vega_lite_chart(rows, spec, alt="Rangs", key="rangs", on_select="rerun")
st.write("Choix :", *(mark["note"] for mark in chosen.selection.choix))
"""


@pytest.fixture(scope="module")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    tree: Path = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / ".streamlit", tree / ".streamlit", ignore=shutil.ignore_patterns("secrets.toml"))
    (tree / "small.py").write_text(SCRIPT, "utf-8")
    with AppServer({"REFLEXES_AUDIENCE": "equipe"}, tree, "small.py") as server:
        yield server


OpenPage = Callable[..., Screen]


def marks_drawn(screen: Screen) -> int:
    return screen.page.locator("svg.marks .mark-symbol path").count()


def test_a_settled_screen_has_run_and_drawn(small_app: AppServer, open_page: OpenPage) -> None:
    screen = open_page(small_app.url)
    assert marks_drawn(screen) == 10
    assert screen.page_errors == []


def test_settling_waits_for_the_run_that_a_change_asks_for(small_app: AppServer, open_page: OpenPage) -> None:
    screen = open_page(small_app.url)
    for expected in (11, 12):
        screen.page.get_by_role("slider").press("ArrowRight")
        screen.settle()
        assert screen.page.get_by_text(f"{expected} marques").is_visible()
        assert marks_drawn(screen) == expected


def test_settling_waits_for_a_click_that_streamlit_holds_back_a_while(
    small_app: AppServer, open_page: OpenPage
) -> None:
    screen = open_page(small_app.url)
    screen.page.locator("svg.marks .mark-symbol path").nth(3).click()
    screen.settle()
    assert screen.page.get_by_text("Choix : canari-3").is_visible()


def test_settling_waits_for_a_server_that_is_slow_to_answer(small_app: AppServer, open_page: OpenPage) -> None:
    screen = open_page(small_app.url)
    os.killpg(small_app.pid, signal.SIGSTOP)
    threading.Timer(1.5, os.killpg, (small_app.pid, signal.SIGCONT)).start()
    screen.page.get_by_role("slider").press("ArrowRight")
    screen.settle()
    assert screen.page.get_by_text("11 marques").is_visible()


def test_frames_hold_the_data_of_charts(small_app: AppServer, open_page: OpenPage) -> None:
    screen = open_page(small_app.url)
    assert screen.received("canari-9")
    assert not screen.received("canari-10")


def test_a_request_to_another_host_is_seen_and_goes_nowhere(small_app: AppServer, open_page: OpenPage) -> None:
    screen = open_page(small_app.url)
    assert screen.outside() == ["https://ailleurs.exemple/pixel.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in error for error in screen.console_errors)


@pytest.mark.parametrize(("dark", "background"), [(False, "rgb(251, 250, 247)"), (True, "rgb(21, 24, 29)")])
def test_the_theme_follows_the_visitor(small_app: AppServer, open_page: OpenPage, dark: bool, background: str) -> None:
    screen = open_page(small_app.url, dark=dark)
    colour = "app => getComputedStyle(app).backgroundColor"
    assert screen.page.eval_on_selector('[data-testid="stApp"]', colour) == background


def test_axe_finds_what_was_planted(small_app: AppServer, open_page: OpenPage) -> None:
    found = open_page(small_app.url).axe()
    assert [line.split(" (")[0] for line in found] == ["color-contrast", "image-alt"]


def test_the_app_gets_its_settings_and_an_empty_home(small_app: AppServer, open_page: OpenPage) -> None:
    open_page(small_app.url)
    assert "audience equipe home []" in small_app.log()


def test_a_restart_keeps_the_address_and_the_copy(small_app: AppServer, open_page: OpenPage) -> None:
    (small_app.copy / "trace").touch()
    small_app.stop()
    small_app.start()
    assert marks_drawn(open_page(small_app.url)) == 10
    assert (small_app.copy / "trace").exists()


def test_an_app_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="absent.py"), AppServer(tree=tmp_path, script="absent.py"):
        pass
