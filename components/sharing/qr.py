"""An address as a QR code, drawn in SVG: black on white, so that any telephone reads it."""

from functools import lru_cache
from io import BytesIO
from urllib.parse import urlencode

import segno

QR = "qr.svg"
# Three in twenty of its squares may be hidden or badly printed.
_CORRECTION = "m"
_QUIET = 4  # squares of white around it, which the standard asks for
_KEPT = 256


def code_of(view: str) -> str:
    """Where the QR code of a view is drawn; both addresses are relative to the application."""
    return f"{QR}?{urlencode({'vue': view})}"


@lru_cache(maxsize=_KEPT)
def qr_code(address: str) -> bytes:
    """The SVG of the QR code of an address. Raises ``ValueError`` when it is too long for one."""
    drawn = BytesIO()
    code = segno.make(address, error=_CORRECTION, micro=False)
    code.save(drawn, kind="svg", border=_QUIET, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False)
    return drawn.getvalue()
