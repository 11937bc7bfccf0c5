"""One small component that shows our own markup, and tells which link was followed.

A link is a real ``<a href>``: it can be copied and opened elsewhere. A plain click goes through the running session
instead of loading the whole application again.
"""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from markupsafe import Markup

_SCRIPT = (Path(__file__).parent / "assets" / "markup.js").read_text("utf-8")
_component = st.components.v2.component("rp_markup", js=_SCRIPT, isolate_styles=False)
_PENDING = "_pending_link"


def show(markup: Markup, key: str) -> None:
    """Show markup made by ``templates.render``. ``key`` is unique on the page and stable from one rerun to the next."""
    if not isinstance(markup, Markup):
        raise TypeError("show() takes markup made by a template, never a plain text")

    def remember() -> None:
        st.session_state[_PENDING] = st.session_state[key].go

    _component(data={"html": str(markup)}, key=key, on_go_change=remember)


def follow_pending_link(pages: dict[str, st.Page], current: str) -> None:
    """Go where the last click asked: same page, the address changes; another page, it is opened with its filters."""
    target = st.session_state.pop(_PENDING, None)
    if not target:
        return
    address = urlsplit(target)
    path, query = address.path.strip("/"), dict(parse_qsl(address.query))
    if path == current or path not in pages:
        st.query_params.from_dict(query)
    else:
        st.switch_page(pages[path], query_params=query)
