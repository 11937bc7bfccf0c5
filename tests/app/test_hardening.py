"""What browsers refuse for us: foreign code, foreign frames, foreign addresses. And what they must still do."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Error as PlaywrightError

from tests.app.looks import looks
from tests.app.screens import CLIPPED
from tests.app.test_every_screen import ENGLISH, SPOKEN

INJECTED = """() => {
  const script = document.createElement('script');
  script.textContent = 'window.ran = "inline"';
  document.head.append(script);
  const box = document.createElement('div');
  box.innerHTML = '<img src="/absent" onerror="window.ran = `handler`"><a id="trap" href="javascript:window.ran = `link`">x</a>';
  document.body.append(box);
  document.getElementById('trap').click();
  const foreign = document.createElement('script');
  foreign.src = 'http://localhost:9/foreign.js';
  document.head.append(foreign);
  setTimeout('window.ran = "text"', 0);
}"""


class Frame(BaseHTTPRequestHandler):
    """Another site, which shows in a frame the address that its query gives."""

    def do_GET(self) -> None:  # noqa: N802 -- the name that the library calls
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        framed = f'<iframe src="{urlsplit(self.path).query}" width="900" height="700"></iframe>'
        self.wfile.write(framed.encode())

    def log_message(self, *_: object) -> None:
        pass


# What Streamlit does at the word of the sites of its makers.
COMMANDS = (
    {"type": "SET_CUSTOM_THEME_CONFIG", "themeName": "x", "themeInfo": {"backgroundColor": "#00ff00"}},
    {"type": "UPDATE_FROM_QUERY_PARAMS", "queryParams": "chantier=K01"},
    {"type": "UPDATE_HASH", "hash": "ailleurs"},
    {"type": "SET_TOOLBAR_ITEMS", "items": [{"key": "x", "label": "Ailleurs"}]},
    {"type": "SET_INPUTS_DISABLED", "disabled": True},
)

LOOK_OF_A_VIEW = """() => ({
  address: location.href,
  ground: getComputedStyle(document.querySelector('.stApp')).backgroundColor,
  said: document.body.innerText.replace(/il y a \\d+[^\\n]*/g, ''),
  fields: [...document.querySelectorAll('button, input')].filter((e) => !e.disabled).length,
})"""


@pytest.fixture(scope="module")
def site():
    """The port of the other site, which answers as ``localhost`` and as ``127.0.0.1``: two origins."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Frame) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def framed_app(app_factory, site):
    return app_factory(
        REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22", REFLEXES_FRAME_ANCESTORS=f"http://localhost:{site}"
    )


def test_code_that_is_not_ours_does_not_run(framed_app, open_page):
    screen = open_page(f"{framed_app}/cartographie")
    assert screen.console_errors == []
    screen.page.evaluate(INJECTED)
    screen.settle()
    assert screen.page.evaluate("window.ran") is None
    assert sum("Content Security Policy" in error for error in screen.console_errors) >= 4
    refused = screen.page.evaluate("fetch('http://localhost:9/secret').then(() => 'went', () => 'refused')")
    assert refused == "refused"
    assert any("connect-src" in error for error in screen.console_errors)


def test_charts_draw_and_follow_under_the_policy(framed_app, open_page):
    screen = open_page(f"{framed_app}/cartographie?controverse=C3")
    assert screen.page.locator("[data-testid=stVegaLiteChart] svg.marks .mark-symbol path").count() > 10
    screen.page.get_by_text("Déplier les terrains").click()
    screen.settle()
    screen.page.locator(".rp-foot a[href=accessibilite]").click()
    screen.settle()
    assert "/accessibilite" in screen.page.url
    assert (screen.console_errors, screen.page_errors) == ([], [])


def test_a_site_that_is_allowed_frames_a_view_and_no_other_does(framed_app, site, open_page):
    framed = f"{framed_app}/panorama?embed=true"
    screen = open_page(f"http://localhost:{site}/?{framed}", settle=False)
    screen.page.frame_locator("iframe").get_by_role("heading", name="Panorama des chantiers").wait_for(timeout=30_000)
    screen = open_page(f"http://127.0.0.1:{site}/?{framed}", settle=False)
    screen.page.wait_for_timeout(500)
    assert screen.page.frames[1].url.startswith("chrome-error:")
    assert any("frame-ancestors" in text for text in screen.console_errors)


def test_a_site_that_frames_a_view_can_neither_read_nor_command_it(framed_app, site, open_page):
    screen = open_page(f"http://localhost:{site}/?{framed_app}/panorama?embed=true", settle=False)
    view = screen.page.frame_locator("iframe")
    view.get_by_role("heading", name="Panorama des chantiers").wait_for(timeout=30_000)
    framed = screen.page.frames[1]
    # Streamlit takes commands once it has asked the server whose.
    framed.wait_for_function("performance.getEntriesByType('resource').some((e) => e.name.endsWith('host-config'))")
    before = framed.evaluate(LOOK_OF_A_VIEW)
    assert before["fields"] > 0
    for command in COMMANDS:
        screen.page.evaluate("(said) => frames[0].postMessage({stCommVersion: 1, ...said}, '*')", command)
    framed.wait_for_timeout(1_500)
    assert framed.evaluate(LOOK_OF_A_VIEW) == before
    with pytest.raises(PlaywrightError, match="SecurityError"):
        screen.page.evaluate("frames[0].document.body")


def test_the_calendar_is_downloaded_and_its_address_copied(framed_app, open_page):
    screen = open_page(f"{framed_app}/calendrier", width=390, permissions=["clipboard-read", "clipboard-write"])
    with screen.page.expect_download() as download:
        screen.page.get_by_role("link", name="Télécharger le fichier .ics").click()
    assert download.value.suggested_filename == "calendrier.ics"
    assert len(Calendar.from_ical(download.value.path().read_bytes()).events) == 20
    screen.page.get_by_text("S’abonner").click()
    screen.page.get_by_role("button", name="Copier l’adresse").click()
    screen.page.get_by_text("Adresse copiée").wait_for()
    assert screen.page.evaluate("navigator.clipboard.readText()") == f"{framed_app}/calendrier.ics"
    webcal = screen.page.get_by_role("link", name="Ouvrir dans mon logiciel d’agenda").get_attribute("href")
    assert webcal == f"webcal://{framed_app.removeprefix('http://')}/calendrier.ics"
    assert screen.page.evaluate(CLIPPED) == []
    assert (screen.axe(), screen.console_errors) == ([], [])


def test_the_accessibility_statement_says_its_state_and_whom_to_write_to(framed_app, open_page):
    screen = open_page(f"{framed_app}/accessibilite", width=390, dark=True)
    text = screen.page.inner_text(".rp-statement")
    assert "Ce site est non conforme" in text
    assert (
        screen.page.get_by_role("link", name="contact@exemple.fr").get_attribute("href") == "mailto:contact@exemple.fr"
    )
    for look in looks(screen, [(390, True), (1280, False)], height=900):
        assert screen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
        assert ENGLISH.findall(screen.page.evaluate(SPOKEN)) == [], look
        assert screen.axe() == [], look
    assert (screen.outside(), screen.console_errors) == ([], [])


def test_without_javascript_a_page_is_a_text_that_scrolls_and_leads_to_the_others(framed_app, open_page):
    page = open_page(f"{framed_app}/cartographie", width=390, settle=False, java_script_enabled=False).page
    assert page.get_by_role("heading", level=1).inner_text() == "Cartographie"
    assert page.inner_text("body").count("glisse vers") > 1
    page.get_by_role("link", name="3 Démarches administratives").click()
    assert page.get_by_role("heading", level=1).inner_text() == "3 Démarches administratives"
    page.get_by_role("link", name="Où en est-on").click()
    assert "observations lues par" in page.inner_text("body").replace("\u00a0", " ")
    page.locator("footer").scroll_into_view_if_needed()
    assert page.locator("footer").bounding_box()["y"] < 900
