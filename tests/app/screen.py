"""A screen of the app in a real browser: what it shows, and all that it said, asked for and received."""

import shutil
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# First the one without windows, which draws the same pages for half of the processor.
_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
_OWN_HOSTS = ("127.0.0.1", "localhost")

# Says what the screen still waits for, or nothing.
_WAITING_FOR = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    if (!app) return 'the app'
    const {testConnectionState: connection, testScriptState: script} = app.dataset
    if (connection !== 'CONNECTED') return `the connection (${connection})`
    if (!['notRunning', 'compilationError'].includes(script)) return `the script (${script})`
    if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return 'an element'
    const drawn = (chart) => [...chart.querySelectorAll('svg.marks, canvas.marks')].some((m) => m.clientWidth > 0)
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].filter((c) => c.checkVisibility())
    if (!charts.every(drawn)) return 'a chart'
    if (![...document.images].every((image) => image.complete || image.loading === 'lazy')) return 'an image'
    return document.fonts.status === 'loaded' ? null : 'a font'
}"""


@dataclass
class Screen:
    """A page and its record. Drive it through ``page`` (Playwright), and ``settle`` after each action."""

    page: Page
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)
    _asked: bool = False

    def __post_init__(self) -> None:
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", self._note_websocket)

    def settle(self, quiet: float = 0.3, timeout: float = 30.0) -> None:
        """Wait until the script has run, charts are drawn, and nothing has moved for ``quiet`` seconds.

        Longer than Streamlit's own delays before it sends a change (0.2 s). Raises ``TimeoutError``.
        """
        limit = time.monotonic() + timeout
        calm_since: float | None = None
        while calm_since is None or time.monotonic() - calm_since < quiet:
            waiting = self.waiting_for()
            calm_since = None if waiting else calm_since or time.monotonic()
            if time.monotonic() > limit:
                raise TimeoutError(f"{self.page.url} still waits for {waiting or 'calm'} after {timeout:g} s")
            self.page.wait_for_timeout(40)

    def show_as_printed(self) -> None:
        """Show the page as on paper, its address written: a browser tells a page of a change of media a frame later."""
        self.page.emulate_media(media="print")
        self.page.locator(".rp-share-printed:not(:empty)").wait_for()

    def waiting_for(self) -> str | None:
        """What the screen still waits for, in words; None when it is at rest."""
        waiting: str | None = self.page.evaluate(_WAITING_FOR)
        return waiting or ("the answer to a change" if self._asked else None)

    def axe(self) -> list[str]:
        """The serious and critical violations that axe-core finds, one a line: rule, impact, help, elements."""
        found = Axe().run(self.page).response["violations"]
        return [_describe(violation) for violation in found if violation["impact"] in ("serious", "critical")]

    def outside(self) -> list[str]:
        """The addresses asked for, or declared as icons (which Playwright does not record), on another host."""
        icons = self.page.eval_on_selector_all('link[rel~="icon"]', "links => links.map((link) => link.href)")
        return [url for url in [*self.requests, *icons] if not _is_own(url)]

    def received(self, text: str) -> bool:
        """Whether a text came through the websocket, drawn or not."""
        return any(text.encode() in frame for frame in self.frames)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _note_websocket(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        self._asked = False
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_received)

    def _note_sent(self, payload: str | bytes) -> None:
        if isinstance(payload, bytes) and BackMsg.FromString(payload).WhichOneof("type") == "rerun_script":
            self._asked = True

    def _note_received(self, payload: str | bytes) -> None:
        if isinstance(payload, str):
            self.frames.append(payload.encode())
            return
        self.frames.append(payload)
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") == "script_finished":
            self._asked = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN


def launch_chromium(playwright: Playwright) -> Browser:
    """A headless Chromium that can reach the loopback only: the system's, else Playwright's own."""
    found = (shutil.which(name) for name in _CHROMIUMS)
    return playwright.chromium.launch(executable_path=next(filter(None, found), None), args=_FLAGS)


def _describe(violation: dict) -> str:  # type: ignore[type-arg]
    targets = ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
    return f"{violation['id']} ({violation['impact']}): {violation['help']} [{targets}]"


def _is_own(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about") or parts.hostname in _OWN_HOSTS
