"""The settings that end up in headers and pages: what would open more than it says is refused."""

import re

_HOST = r"[A-Za-z0-9_.:\[\]-]+"
_PATH = r"[A-Za-z0-9_./~%-]*"
_KEYWORDS = {"self": "'self'", "none": "'none'"}
_FRAMER = rf"'self'|'none'|https?://(?:\*\.)?{_HOST}"


def public_address(typed: str) -> str:
    """An http(s) address with its final slash, '' for none. Raises ``ValueError``."""
    if typed and not re.fullmatch(rf"https?://{_HOST}(?:/{_PATH})?", typed):
        raise ValueError("address")
    return f"{typed.rstrip('/')}/" if typed else ""


def frame_sources(typed: str) -> str:
    """Sites as a content security policy has them, separated by spaces. Raises ``ValueError``."""
    sources = [_KEYWORDS.get(one.strip("'"), one) for one in typed.replace(",", " ").split()]
    alone = len(sources) == 1 or "'none'" not in sources
    if not sources or not alone or not all(re.fullmatch(_FRAMER, one) for one in sources):
        raise ValueError("frame_ancestors")
    return " ".join(sources)


def copy_address(typed: str) -> str:
    """An http(s) address, or a path of this site. Raises ``ValueError``."""
    if typed and not re.fullmatch(rf"(?:https?://{_HOST}/?)?{_PATH}", typed):
        raise ValueError("static_copy")
    return typed
