"""What shares a view is made in the browser, which knows the address: nothing of it costs a run of the script.

Served once as a file by ``components.routes.sharing``, which the HTML of a page names.
"""

import hashlib
from functools import cache
from pathlib import Path

NAME = "share.js"
_FILE = Path(__file__).parents[1] / "assets" / NAME


@cache
def script() -> str:
    return _FILE.read_text("utf-8")


@cache
def version() -> str:
    """What changes with the script, so that a browser may keep it for ever."""
    return hashlib.sha256(script().encode()).hexdigest()[:12]


def tag() -> str:
    """What a page holds for the script to run."""
    return f'<script defer src="./{NAME}?v={version()}"></script>'
