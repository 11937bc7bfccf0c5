"""The way to the search from every screen: a field in the header, that the key « / » reaches."""

from functools import cache

import streamlit as st
from markupsafe import Markup

from components.show import show
from components.templates import render

PAGE = "recherche"


def search_entry(current: str) -> None:
    """The field of the header; none on the screen that has its own, nor in a view embedded elsewhere."""
    if current != PAGE and not st.context.is_embedded:
        show(_entry(), key="search")


@cache
def _entry() -> Markup:
    return render("search_entry.html", page=PAGE)
