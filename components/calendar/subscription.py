"""How to follow the calendar from one's own: the address of the feed, and the file."""

from urllib.parse import urljoin

import streamlit as st
from markupsafe import Markup

from components import data
from components.calendar.feed import FILE_NAME
from components.calendar.model import all_steps
from components.show import show
from components.templates import render
from sheets.snapshot import Snapshot


def show_subscription(snapshot: Snapshot) -> None:
    """Nothing for a calendar without a step."""
    if snapshot.derive(all_steps):
        show(subscription(feed_address(data.settings().address, st.context.url or "")), key="subscribe")


def feed_address(public: str, seen: str) -> str:
    """The feed's address. ``public``: the application's in the settings; ``seen``: the page's, as the browser says."""
    try:
        return urljoin(public or seen, FILE_NAME)
    except ValueError:
        return FILE_NAME


def subscription(address: str) -> Markup:
    """The same address twice: programs that know ``webcal:`` subscribe at a click, the others take it pasted."""
    scheme, mark, rest = address.partition("://")
    return render(
        "calendar_subscription.html",
        address=address,
        webcal=f"webcal://{rest}" if mark and scheme in ("http", "https") else "",
        file=FILE_NAME,
    )
