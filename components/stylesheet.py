"""The style of every screen: served once as a file by ``components.routes.files``, which the HTML of a page names.

Given to Streamlit at each run, as ``st.html`` would, it was read again each time: two milliseconds of every filter.
"""

import hashlib
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"
NAME = "style.css"


@cache
def style() -> str:
    """Every style sheet, the tokens first."""
    sheets = sorted(_ASSETS.glob("*.css"), key=lambda file: (file.name != NAME, file.name))
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


@cache
def version() -> str:
    """What changes with the style, so that a browser may keep it for ever."""
    return hashlib.sha256(style().encode()).hexdigest()[:12]


def tag() -> str:
    """What a page holds, below its head: Streamlit writes its own style in the head, and ours comes after it."""
    return f'<link rel="stylesheet" href="./{NAME}?v={version()}">'
