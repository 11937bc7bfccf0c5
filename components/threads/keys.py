"""The keyboard in the graph: arrows go from pill to pill, along the links from column to column; Escape lets go.

And the pill whose thread is followed comes in sight, when it was chosen elsewhere than in the graph.
"""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parents[1] / "assets" / "threads.js").read_text("utf-8")
_component = st.components.v2.component("rp_threads_keys", js=_SCRIPT, isolate_styles=False)


def attend(focus: int | None) -> None:
    """Listen to the keyboard for the graph of the same page. ``focus``: the rank of the pill followed."""
    _component(data={"focus": focus}, key="threads-keys")
