"""Visitors of one browser, which know nothing of each other, and which cost little to bring in.

A page costs a browser more to load than to show: most of it is the code of Streamlit, compiled again by each new
process. So a context serves one visitor after another, emptied of cookies and storage in between, and a page without
content keeps its process, which has compiled that code, from ending.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.app import screen

# A process for all the pages of a context; no time spent on optimising code that runs once.
_FRUGAL = ("--process-per-site", "--js-flags=--no-opt")
_KEPT = 2  # contexts; each keeps some memory
_FRENCH = {"locale": "fr-FR", "timezone_id": "Europe/Paris"}


def launch_frugal_chromium(playwright: Playwright) -> Browser:
    """The browser that ``screen.launch_chromium`` finds, for tests: how fast it is says nothing."""
    found = next(filter(None, map(shutil.which, screen._CHROMIUMS)), None)
    return playwright.chromium.launch(executable_path=found, args=[*screen._FLAGS, *_FRUGAL])


class Visitors:
    """The visitors of a browser. Those that come together never share a context."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[BrowserContext] = []

    @contextmanager
    def visit(self, url: str, width: int, height: int, dark: bool, **context: Any) -> Iterator[Page]:
        """An empty page, for ``url``, of a visitor whom no server has seen. With ``context``, one made for that."""
        lent = self._alone(context) if context or not _origin(url) else self._lent(_origin(url))
        with lent as visitor:
            page = visitor.new_page()
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if dark else "light")
            yield page

    @contextmanager
    def _alone(self, context: dict[str, Any]) -> Iterator[BrowserContext]:
        visitor = self._browser.new_context(**{**_FRENCH, **context})
        yield visitor
        visitor.close()

    @contextmanager
    def _lent(self, origin: str) -> Iterator[BrowserContext]:
        visitor = self._free.pop() if self._free else self._new(origin)
        yield visitor
        _forget(visitor)
        if len(self._free) < _KEPT:
            self._free.append(visitor)
        else:
            visitor.close()

    def _new(self, origin: str) -> BrowserContext:
        visitor = self._browser.new_context(**_FRENCH)
        visitor.new_page().goto(f"{origin}/robots.txt")
        return visitor


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""


def _forget(visitor: BrowserContext) -> None:
    """Close all pages but the one that keeps the process, and remove all that sites have left."""
    keeper, *pages = visitor.pages
    origins = {_origin(frame.url) for page in visitor.pages for frame in page.frames}
    for page in pages:
        page.close()
    session = visitor.new_cdp_session(keeper)
    for origin in filter(None, origins):
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    visitor.clear_cookies()
