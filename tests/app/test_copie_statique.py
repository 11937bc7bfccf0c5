"""The static copy in a real browser: it reads, it fits, it asks nothing of anybody, and « my crises » is the app's."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from components.crash.model import board
from components.crash.wording import rank_range
from components.static.copying import copy
from sheets.settings import Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source
from tests.app.screens import CLIPPED

PAGES = (
    *("index", "cartographie-controverse-C3", "cartographie-lecture-fils-fil-K09", "panorama", "echos"),
    *("enquetes-terrain-T03", "calendrier", "crash-test-chantier-K09", "fiche-chantier-K01", "donnees/index"),
)
ROWS = """rows => rows.filter(row => row.querySelector('th a')).map(row => [
    row.querySelector('th a').innerText,
    row.querySelector('.rp-crash-robust text').textContent,
    row.querySelector('.rp-crash-ranked').innerText.replace(/\\s+/g, ' ').trim(),
    [...row.querySelectorAll('.rp-crash-robust rect')].length,
])"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("copie") / "site"
    copy(Settings(date="2020-07-22"), out)
    return out


@pytest.fixture(scope="module")
def site(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_a_page_fits_is_accessible_and_asks_nothing_of_anybody(site, open_page, width, dark):
    screen = open_page(f"{site}/index.html", width=width, height=1400, dark=dark, settle=False)
    for rank, name in enumerate(PAGES):
        screen.page.goto(f"{site}/{name}.html")
        assert screen.page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert screen.page.evaluate(CLIPPED) == [], name
        # Slow: each page once, in one of the two.
        assert rank % 2 == dark or screen.axe() == [], name
        assert screen.page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
            '"Source Ser'
        )
    assert screen.outside() == []
    assert screen.page_errors == []
    assert screen.console_errors == []


def test_my_crises_refold_the_grid_as_the_application_does(site, open_page):
    shown = public_snapshot(Settings(date="2020-07-22"), open_source("demo"))
    screen = open_page(f"{site}/crash-test.html", settle=False)
    for chosen in (("R1", "R2", "R5"), ("R8",), ("R3", "R4", "R6", "R7", "R9")):
        screen.page.goto("about:blank")
        screen.page.goto(f"{site}/crash-test.html")
        for crisis in chosen:
            screen.page.locator(f"#mes-crises input[value={crisis}]").check()
        rows = screen.page.locator(".rp-crash-scroll tbody tr").evaluate_all(ROWS)
        lines = shown.derive(board, chosen, "").lines
        assert [row[0] for row in rows] == [line.title for line in lines]
        assert [row[1] for row in rows] == [f"{line.tested}/{line.applicable}" for line in lines]
        assert [row[2] for row in rows] == [f"{line.rank or '–'} {rank_range(line)}".strip() for line in lines]
        assert [row[3] for row in rows] == [line.tested for line in lines]
        assert screen.page.url.endswith(f"#crises={'~'.join(chosen)}")
    heads = screen.page.locator(".rp-crash-scroll .rp-crash-crises th:visible").count()
    assert heads == 5
    again = open_page(screen.page.url, settle=False)
    assert again.page.locator(".rp-crash-scroll tbody tr").evaluate_all(ROWS) == rows


def test_among_the_chantiers_of_a_controversy_ranks_stay_those_among_all(site, open_page):
    shown = public_snapshot(Settings(date="2020-07-22"), open_source("demo"))
    screen = open_page(f"{site}/crash-test-controverse-C3.html#crises=R1~R9", settle=False)
    rows = screen.page.locator(".rp-crash-scroll tbody tr").evaluate_all(ROWS)
    lines = shown.derive(board, ("R1", "R9"), "C3").lines
    assert [(row[0], row[2]) for row in rows] == [
        (line.title, f"{line.rank} {rank_range(line)}".strip()) for line in lines
    ]


def test_without_a_script_and_from_a_disk_all_can_be_read_and_followed(folder, open_page):
    plain = open_page(f"file://{folder}/index.html", settle=False, java_script_enabled=False)
    plain.page.get_by_role("link", name="Crash test").first.click()
    assert plain.page.locator(".rp-crash-grid a").count() > 50
    assert not plain.page.locator("#mes-crises").is_visible()
    disk = open_page(f"file://{folder}/crash-test.html", settle=False)
    assert disk.page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    disk.page.locator("#mes-crises input").first.check()
    assert "cette crise" in disk.page.locator("#mes-crises [role=status]").inner_text()
    disk.page.get_by_role("link", name="Cartographie").click()
    disk.page.get_by_role("link", name="3 Démarches administratives").first.click()
    assert "controverse-C3" in disk.page.url
    assert disk.page.locator(".rp-chart svg text").first.is_visible()


def test_it_prints_without_its_navigation(site, open_page):
    screen = open_page(f"{site}/panorama.html", settle=False, dark=True)
    screen.page.emulate_media(media="print")
    assert not screen.page.get_by_role("navigation").first.is_visible()
    assert screen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
