"""One small component that shows our own markup, and tells which link was followed.

A link is a real ``<a href>``: it can be copied and opened elsewhere. A plain click goes through the running session
instead of loading the whole application again.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from markupsafe import Markup

_ASSETS = Path(__file__).parent / "assets"


def component(name: str, *scripts: str) -> Any:
    """A component of ours, made of scripts of ``components/assets`` put end to end."""
    js = "\n".join((_ASSETS / script).read_text("utf-8") for script in scripts)
    return st.components.v2.component(name, js=js, isolate_styles=False)


_markup = component("rp_markup", "visit.js", "markup.js")
# Apart, for the script travels with each piece of markup at each run.
_search = component("rp_search", "visit.js", "shortcuts.js", "search.js")
_workshop = component("rp_workshop", "visit.js", "shortcuts.js", "workshop_code.js", "workshop.js")
_PENDING = "_pending_link"
_OF_STREAMLIT = ("embed", "embed_options")  # it raises when these are written


def show(markup: Markup, key: str, *, announced: bool = False) -> None:
    """Show markup made by ``templates.render``. ``key`` is unique on the page and stable from one rerun to the next.

    ``announced``: screen readers say what becomes of it, when they have nothing else to say.
    """
    _show(_markup, markup, key, announced=announced)


def show_search(markup: Markup, key: str) -> None:
    """As ``show``, for a form of search: its address is followed as a link is, and a key leads to its field."""
    _show(_search, markup, key)


def show_workshop(markup: Markup, key: str) -> None:
    """As ``show``, for what is revealed step by step: the browser keeps the step, in the address."""
    _show(_workshop, markup, key)


def _show(shown: Any, markup: Markup, key: str, **data: Any) -> None:
    if not isinstance(markup, Markup):
        raise TypeError("show() takes markup made by a template, never a plain text")

    def remember() -> None:
        st.session_state[_PENDING] = st.session_state[key].go

    shown(data={"html": str(markup), **data}, key=key, on_go_change=remember)


def follow_pending_link() -> None:
    """Put in the address the filters that the last click asked for; the browser opens other screens by itself."""
    target = st.session_state.pop(_PENDING, None)
    if target:
        st.query_params.from_dict(filters_of(target))


def filters_of(target: object) -> dict[str, str]:
    """The filters of an address. It comes from a browser, which may send anything: what is no filter is left out."""
    _, _, query = str(target).partition("?")
    text = query.partition("#")[0].encode("utf-8", "replace").decode()
    return {name: value for name, value in parse_qsl(text) if name.lower() not in _OF_STREAMLIT}
