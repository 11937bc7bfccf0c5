"""/share.js, which shares a view, and /qr.svg, the QR code of a view of this site and of no other."""

import re
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.outline import SCREENS
from components.routes import answers
from components.sharing import script
from components.sharing.qr import QR, qr_code

_FOR_THE_TEAM = ("contribuer",)
_LONGEST = 600  # letters of a view: more squares than that are too small for a telephone
_QUERY = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")  # what an address may hold, already encoded
_A_DAY = {"Cache-Control": "public, max-age=86400"}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ASKED_AGAIN = {"Cache-Control": "no-cache"}
_refused = partial(Response, status_code=400, media_type="text/plain; charset=utf-8")


def share_script(request: Request) -> Response:
    """The script there is; between two versions of the application, a page may ask for that of the other."""
    current = request.query_params.get("v") == script.version()
    return Response(script.script(), headers=_FOR_EVER if current else _ASKED_AGAIN, media_type="text/javascript")


def qr(request: Request) -> Response:
    """The QR code of ``vue``, an address relative to the application: « cartographie?controverse=C3 »."""
    view, root = request.query_params.get("vue", ""), answers.address_of(request)
    if not is_view(view):
        return _refused("Cette adresse n’est pas celle d’une vue de ce site, ou elle est trop longue.\n")
    if not root.startswith("http"):
        return _refused("L’adresse de ce site n’est pas connue : réglez REFLEXES_ADDRESS.\n")
    return Response(qr_code(f"{root}{view}"), media_type="image/svg+xml", headers=_A_DAY)


def is_view(view: str) -> bool:
    """Whether it is the address of a screen, relative to the application, and short enough to be read."""
    path, _, query = view.partition("?")
    known = path in SCREENS or path in _FOR_THE_TEAM
    return known and len(view) <= _LONGEST and _QUERY.fullmatch(query) is not None


def routes() -> list[Route]:
    return [Route(answers.at(script.NAME), share_script), Route(answers.at(QR), qr)]
