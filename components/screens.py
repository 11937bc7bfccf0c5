"""The list of screens, as ``st.navigation`` takes it. Streamlit looks for the file of each one: once is enough."""

from copy import copy
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_made: dict[tuple[str, str], StreamlitPage] = {}


def screen(script: str, *, title: str, url_path: str = "", **options: Any) -> StreamlitPage:
    """``st.Page`` of a script beside the main one, for this run: a page remembers whether it was run."""
    if (script, url_path) not in _made:
        _made[script, url_path] = st.Page(script, title=title, url_path=url_path, default=not url_path, **options)
    return copy(_made[script, url_path])
