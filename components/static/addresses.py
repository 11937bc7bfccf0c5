"""From the addresses of the application to the files of the copy."""

import re
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from markupsafe import escape

from components.open_data import FOLDER
from components.static.screens import SCREENS, Asked
from sheets.snapshot import Snapshot

# In markup that a template made, a quote can only be that of an attribute: texts have theirs escaped.
_HREF = re.compile(r' (data-go )?href="([^"]*)"')
_GO = re.compile(r" data-go(?=[ >])")
ASSETS = "statique"
_KEPT = ("#", f"{ASSETS}/")
_ELSEWHERE = ("http", "https", "mailto")


class Files:
    """The file of each page, given once and kept: two addresses that differ by case only have two files."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._names: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
        self._taken: set[str] = set()

    def asked(self, href: str) -> Asked | None:
        """The screen and the filters that stand for an address; None when the copy has no such screen."""
        parts = urlsplit(href)
        screen = SCREENS.get(parts.path.strip("/."))
        if screen is None:
            return None
        return screen.canonical(self._snapshot, dict(parse_qsl(parts.query)))

    def target(self, href: str, current: Asked) -> Asked | None:
        """As ``asked``, from a page: an address that another screen would show leads to it, not back to the page."""
        asked = self.asked(href)
        screen = urlsplit(href).path.strip("/.")
        return (screen, {}) if asked == current and screen != current[0] else asked

    def name(self, asked: Asked) -> str:
        """« cartographie-controverse-C3.html »."""
        screen, query = asked
        key = (screen, tuple(sorted(query.items())))
        if key not in self._names:
            words = [screen or "index", *(word for pair in query.items() for word in pair)]
            name = "-".join(map(_safe, words))[:120]
            if name.lower() in self._taken:
                name += "-" + sha256(repr(key).encode()).hexdigest()[:8]
            self._taken.add(name.lower())
            self._names[key] = f"{name}.html"
        return self._names[key]


def _safe(text: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else f"_{ord(c):x}_" for c in text)


def rewrite(html: str, files: Files, current: Asked, found: Callable[[Asked], None]) -> str:
    """The page ``current`` with links between files; ``found`` is told each page that is linked to.

    A link to a screen that the copy does not have loses its address.
    """

    def replace(match: re.Match[str]) -> str:
        href = unescape(match[2])
        if urlsplit(href).scheme in _ELSEWHERE or href.startswith(_KEPT) or href.endswith((".html", ".csv", ".pdf")):
            return f' href="{escape(href)}"'
        if href == f"{FOLDER}/":
            return f' href="{FOLDER}/index.html"'
        asked = files.target(href, current)
        if asked is None:
            return ""
        found(asked)
        return f' href="{files.name(asked)}"'

    return _GO.sub("", _HREF.sub(replace, html))
