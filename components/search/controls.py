"""What is looked for, and the kind that is shown: both live in the address."""

import streamlit as st

from analysis.search import SEARCHED
from components import address
from components.entities import heading
from components.search.model import Found


def asked() -> str:
    """What the address looks for."""
    return " ".join(address.read_text("q").split())


def choose_kind(found: Found) -> str:
    """The kind that is shown, '' for all; a kind without any result is not offered."""
    if len(found.kinds) < 2 and not address.read_text("genre"):
        return ""
    offered = {kind: f"{heading(kind)} {len(some)}" for kind, some in found.kinds.items()}
    chosen = address.read_one("genre", SEARCHED)
    offered |= {chosen: f"{heading(chosen)} 0"} if chosen and chosen not in offered else {}
    with st.container(key="controls-search"):
        return address.pick_one(st.pills, "Genre", "genre", offered, label_visibility="collapsed")
