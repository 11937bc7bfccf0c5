"""The HTML that every screen starts from: Streamlit's own, in French, with what the page is about.

Nothing of it is lost; what is changed is found exactly once, or the application does not start.
"""

import base64
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from os import stat_result
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components import stylesheet
from components.routes.files import ICON
from components.sharing import script

INDEX = Path(st.__file__).parent / "static" / "index.html"
# Without it, the page of a deep link asks for the application under its own address before it asks at the root: 404s.
_BACKEND = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", window.location.href).href}</script>\n    '
_HEAD, _NOSCRIPT = "<!--rp-head-->", "<!--rp-noscript-->"
_CHANGES = (
    (r'<html lang="en">', '<html lang="fr">'),
    (r"<title>.*?</title>", _HEAD),
    (r"<noscript>.*?</noscript>", f"{stylesheet.tag()}\n    {script.tag()}\n    {_NOSCRIPT}"),
    (r'href="\./favicon\.png"', f'href="./{ICON}"'),
    (r"<script>(?=\s*window\.prerenderReady)", f"{_BACKEND}<script>"),
)


@dataclass(frozen=True)
class Shell:
    """Streamlit's page, cut where ours is put in. ``scripts``: the hashes of its inline scripts, as a CSP has them."""

    before: str
    between: str
    after: str
    scripts: tuple[str, ...]
    status: stat_result

    def filled(self, head: Markup, noscript: Markup) -> bytes:
        """The page, with these in its head and in place of its noscript."""
        return f"{self.before}{head}{self.between}{noscript}{self.after}".encode()


@cache
def shell() -> Shell:
    """The page of the Streamlit that is installed. Raises ``RuntimeError`` when it is not the one we know."""
    html = changed(INDEX.read_text("utf-8"))
    before, rest = html.split(_HEAD)
    between, after = rest.split(_NOSCRIPT)
    return Shell(before, between, after, tuple(map(_hash, inline_scripts(html))), INDEX.stat())


def changed(html: str) -> str:
    """Streamlit's page with our changes. Raises ``RuntimeError`` when one has no place, or several."""
    for pattern, replacement in _CHANGES:
        html, times = re.subn(pattern, replacement.replace("\\", r"\\"), html, flags=re.DOTALL)
        if times != 1:
            raise RuntimeError(f"Streamlit's index.html has changed: {pattern} is there {times} times")
    return html


def inline_scripts(html: str) -> list[str]:
    """What its scripts without a source say."""
    return re.findall(r"<script>(.*?)</script>", html, re.DOTALL)


def _hash(script: str) -> str:
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
