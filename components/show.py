"""Our own markup on a screen, and the link that was followed in it.

All of it goes to the browser in one message: a component of Streamlit costs the server more than what it holds. A link
is a real ``<a href>``: it can be copied and opened elsewhere. A plain click goes through the running session instead of
loading the whole application again.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from markupsafe import Markup, escape

_ASSETS = Path(__file__).parent / "assets"


def _component(name: str, *scripts: str) -> Any:
    """A component of ours, made of scripts of ``components/assets`` put end to end."""
    js = "\n".join((_ASSETS / script).read_text("utf-8") for script in scripts)
    return st.components.v2.component(name, js=js, isolate_styles=False)


_page = _component("rp_page", "visit.js", "shortcuts.js", "search.js", "french.js", "page.js")
# Apart, for the script travels with the screen at each run.
_workshop = _component("rp_workshop", "visit.js", "shortcuts.js", "workshop_code.js", "workshop.js")
_PENDING = "_pending_link"
NEWS = "news"
_OF_STREAMLIT = ("embed", "embed_options")  # it raises when these are written


@dataclass
class _Screen:
    """What a run of the script says to the browser. ``placed``: what has its place; ``fresh``: see ``keep_fresh``."""

    placed: set[str] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Any] | None = None


_screen: ContextVar[_Screen] = ContextVar("screen")


@contextmanager
def carried() -> Iterator[None]:
    """What is shown meanwhile goes to the browser at the end; never after ``st.stop``, which Streamlit holds to."""
    token = _screen.set(_Screen())
    try:
        yield
    finally:
        screen = _screen.get()
        _screen.reset(token)
        told = json.dumps({"parts": screen.parts, "fresh": screen.fresh}, ensure_ascii=False)
        # As bytes: Streamlit would look in anything else for tables.
        _mount(_page, "carried", told.encode("utf-8", "replace"), on_new_change=lambda: None)


def show(markup: Markup, key: str) -> None:
    """Show markup made by ``templates.render``. ``key`` is unique on the page and stable from one rerun to the next."""
    said, screen = _safe(markup), _screen.get()
    screen.parts[key] = said
    if key not in screen.placed:
        reserve(key)


def reserve(*keys: str) -> None:
    """Keep a place for what ``show`` is given later: a title that depends on what the controls below it say."""
    _screen.get().placed.update(keys)
    st.html("".join(map(_place, keys)))


def show_alone(markup: Markup) -> None:
    """Show markup where Streamlit runs a part of the script again. Neither a link nor an image of ours works there."""
    st.html(f'<div class="rp">{_safe(markup)}</div>')


def show_workshop(markup: Markup, key: str) -> None:
    """As ``show``, for what is revealed step by step: the browser keeps the step, in the address."""
    _mount(_workshop, key, {"html": _safe(markup)})


def keep_fresh(age: Markup, news: Markup, **fresh: Any) -> None:
    """Show how old the data are and, in its place, what is new; ``fresh``: what ``assets/page.js`` looks again with."""
    screen = _screen.get()
    screen.fresh = fresh
    screen.parts[NEWS] = _safe(news)
    # Not carried: a screen that says the same is then the same message, which Streamlit does not send again.
    st.html(f'<div class="rp" data-age>{_safe(age)}</div>')


def _place(key: str) -> str:
    # A region that comes with its text is not announced: this one is there before.
    announced = ' aria-live="polite"' if key == NEWS else ""
    return f'<div class="rp" data-part="{escape(key)}"{announced}></div>'


def _safe(markup: Markup) -> str:
    if not isinstance(markup, Markup):
        raise TypeError("only markup made by a template is shown, never a plain text")
    return str(markup)


def _mount(component: Any, key: str, data: dict[str, Any] | bytes, **events: Any) -> None:
    def remember() -> None:
        st.session_state[_PENDING] = st.session_state[key].go

    component(data=data, key=key, on_go_change=remember, **events)


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
