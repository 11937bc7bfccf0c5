"""A view given to others: its address and its QR code, the code that frames it elsewhere, the page that is printed."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
import segno

from components.sharing.qr import qr_code

HOSTILE = """texte="><script>alert(1)</script>'&controverse=C3"""
FRAMED = """() => {
  const box = document.createElement("div");
  box.innerHTML = document.getElementById("share-embed").textContent;
  const [frame] = box.children;
  return [box.childNodes.length, frame.tagName, frame.src, frame.title, frame.loading, frame.attributes.length];
}"""
WIDER = (
    "document.documentElement.scrollWidth > innerWidth || document.querySelector('.stMain').scrollWidth > innerWidth"
)


@pytest.fixture(scope="module")
def site():
    """Another site, which frames what it is asked to; it answers as ``localhost`` and as ``127.0.0.1``: two origins."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 -- the name that the library calls
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.server.body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def app(app_factory, site):
    frames = f"http://localhost:{site.server_port}"
    return app_factory(REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22", REFLEXES_FRAME_ANCESTORS=frames)


def shared(screen):
    screen.page.get_by_text("Partager cette vue").click()
    screen.page.locator("#share-address").wait_for()
    return screen.page.inner_text("#share-address")


def test_a_view_is_shared_with_its_filters_whatever_they_hold(app, open_page):
    screen = open_page(f"{app}/cartographie?{HOSTILE}")
    address = shared(screen)
    assert address == screen.page.url
    assert not set(address) & set('<>"')
    source = f"{address}&embed=true"
    title = "Cartographie des controverses · Réflexes publics"
    assert screen.page.evaluate(FRAMED) == [1, "IFRAME", source, title, "lazy", 6]
    assert screen.axe() == []
    image = screen.page.locator(".rp-share-qr img")
    drawn = requests.get(image.get_attribute("src"), timeout=20)
    assert drawn.content == qr_code(address)
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    # A filter that changes, changes what is shared.
    screen.page.locator("#fiche-close").click()
    screen.page.locator("#share-address").filter(has_not_text="controverse").wait_for()
    assert screen.page.inner_text("#share-address") == screen.page.url
    assert (screen.page_errors, screen.console_errors, screen.outside()) == ([], [], [])


def test_a_text_is_copied_with_or_without_the_clipboard(app, open_page):
    screen = open_page(f"{app}/panorama?chantier=K04", width=390, permissions=["clipboard-read", "clipboard-write"])
    address = shared(screen)
    screen.page.get_by_role("button", name="Copier l’adresse").click()
    screen.page.get_by_role("button", name="Copié").wait_for()
    assert screen.page.evaluate("navigator.clipboard.readText()") == address == f"{app}/panorama?chantier=K04"
    screen.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    screen.page.get_by_role("button", name="Copier le code").click()
    assert screen.page.get_by_text("Texte choisi").is_visible()
    assert screen.page.evaluate("getSelection().toString()").startswith("<iframe ")
    assert screen.page.evaluate(WIDER) is False


def test_the_code_given_frames_the_view_where_it_is_allowed_and_nowhere_else(app, site, open_page):
    screen = open_page(f"{app}/crash-test")
    shared(screen)
    site.body = (
        f"<!doctype html><meta name=viewport content='width=device-width'>{screen.page.inner_text('#share-embed')}"
    )
    abroad = open_page(f"http://localhost:{site.server_port}/", width=390, settle=False).page
    frame = abroad.frame_locator("iframe")
    frame.get_by_role("heading", name="Crash test").wait_for(timeout=30_000)
    link = frame.get_by_role("link", name="Voir sur Réflexes publics")
    link.wait_for()
    view = abroad.frames[1]
    assert view.evaluate(WIDER) is False
    for chrome in ("[data-testid=stTopNav]", "[data-testid=stHeader]", "#search-everywhere", ".rp-share"):
        assert view.locator(f"{chrome}:visible").count() == 0, chrome
    view.locator(".rp-crash-title a").first.click()
    view.locator("#crash-close").wait_for()
    assert "embed=true" in view.url
    with abroad.context.expect_page() as opened:
        link.click()
    assert opened.value.url == f"{app}/crash-test?{view.url.partition('?')[2].replace('embed=true&', '')}"
    refused = open_page(f"http://127.0.0.1:{site.server_port}/", settle=False)
    refused.page.wait_for_timeout(500)
    assert refused.page.frames[1].url.startswith("chrome-error:")


def test_framing_is_spoken_of_only_where_somebody_can_allow_it(public_app, team_app, open_page):
    screen = open_page(f"{public_app}/accessibilite")
    shared(screen)
    assert screen.page.locator("#share-embed").is_hidden()
    assert screen.page.get_by_text("REFLEXES_FRAME_ANCESTORS").is_hidden()
    screen = open_page(f"{team_app}/accessibilite")
    shared(screen)
    assert screen.page.locator("#share-embed").is_hidden()
    assert screen.page.get_by_text("REFLEXES_FRAME_ANCESTORS").is_visible()


# Whether the names of the crises are not above their columns.
ASIDE = """() => {
  const grid = document.querySelector('.rp-crash-grid') ?? document
  const left = (some) => [...grid.querySelectorAll(some)].map((one) => Math.round(one.getBoundingClientRect().left)).join()
  return left('.rp-crash-crises th') !== left('tbody tr:first-child td:not(.rp-crash-wide)')
}"""
# Address -> its filters as paper says them.
PRINTED = {
    "": "",
    "cartographie?controverse=C3&source=veille": "Filtres\u202f: Source Veille · Controverse 3 Démarches administratives",
    "calendrier?reste=oui": "Filtre\u202f: Seulement ce qui reste à faire",
    "crash-test?crises=R1": "Filtre\u202f: Mes crises Inondation",
    "atelier?controverse=C3&pas=3": "",
}


def test_a_screen_prints_its_source_its_address_and_nothing_of_its_tools(app, open_page):
    screen = open_page(f"{app}/", dark=True)
    for path, filters in PRINTED.items():
        screen.page.emulate_media(media="screen")
        screen.page.goto(f"{app}/{path}")
        screen.settle()
        assert not screen.page.locator(".rp-filters").is_visible()
        screen.show_as_printed()
        assert screen.page.locator(".rp-filters:visible").all_inner_texts() == ([filters] if filters else []), path
        assert screen.page.inner_text(".rp-share-printed") == f"{app}/{path}"
        assert screen.page.locator(".rp-share-print svg").is_visible(), path
        assert screen.page.evaluate(ASIDE) is False, path
        assert "Situation au 22 juillet 2020" in screen.page.inner_text(".rp-foot").replace("\u00a0", " "), path
        tools = ".stMain button, .stMain input, [data-testid=stHeader], .rp-share, .stMain summary"
        assert [one for one in screen.page.locator(f":is({tools}):visible").all() if not _of_a_clue(one)] == [], path
        assert screen.page.evaluate("getComputedStyle(document.querySelector('.rp h1')).color") == "rgb(27, 31, 39)", (
            path
        )
    assert screen.page.locator(".rp-ws-said").is_visible()
    assert (screen.page_errors, screen.console_errors) == ([], [])


def _of_a_clue(element):
    return element.evaluate("one => one.closest('.rp-clue') !== null")


def test_a_fiche_that_has_the_room_prints_on_one_page(app, open_page):
    screen = open_page(f"{app}/fiche?controverse=C1")
    assert pages(screen) == 1
    for chantier in ("K01", "K10"):
        screen.page.goto(f"{app}/fiche?chantier={chantier}")
        screen.settle()
        assert pages(screen) == 1, chantier


def test_what_the_team_prints_leaves_no_page_nearly_empty(team_app, open_page):
    screen = open_page(f"{team_app}/calendrier")
    for path, many in {"calendrier": 1, "echos": 1, "contribuer": 2, "cartographie?controverse=C3": 3}.items():
        screen.page.goto(f"{team_app}/{path}")
        screen.settle()
        assert pages(screen) == many, path


def pages(screen):
    """How many pages of A4 a screen prints on, with the margins of its style."""
    return len(re.findall(rb"/Type\s*/Page\b", screen.page.pdf(format="A4")))


def test_a_qr_code_is_that_of_a_view_of_this_site(app):
    def ask(view, **headers):
        return requests.get(f"{app}/qr.svg", params={"vue": view}, headers=headers, timeout=20)

    code = ask("cartographie?controverse=C3")
    assert code.headers["content-type"].startswith("image/svg+xml")
    assert "max-age" in code.headers["cache-control"]
    assert code.content == qr_code(f"{app}/cartographie?controverse=C3")
    assert ask("").content == qr_code(f"{app}/")
    foreign = (
        "https://mal.example/",
        "//mal.example",
        "fiche/../..//mal.example",
        "cartographie@mal.example",
        "nulle-part",
    )
    long = "recherche?q=" + "a" * 700
    for view in (*foreign, long, "cartographie?q=\n", 'cartographie?q="', "cartographie#ailleurs", "\\\\mal.example"):
        assert ask(view).status_code == 400, view
    assert ask("cartographie", Host="a b").status_code == 400
    assert ask("cartographie", Host="a" * 3_000).status_code == 400


def test_a_qr_code_says_the_address_that_it_is_asked_for():
    address = "https://reflexes.exemple.fr/cartographie?controverse=C3&terrain=T01"
    assert b'viewBox="0 0 ' in qr_code(address)
    assert segno.make(address, error="m", micro=False).symbol_size(border=4)[0] == int(
        qr_code(address).split(b'viewBox="0 0 ')[1].split(b" ")[0]
    )
