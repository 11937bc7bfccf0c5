"""/donnees/: the data package, each table as CSV and JSON, for anybody and any site; nothing on a team instance."""

import hashlib
from functools import cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components import words
from components.open_data import FOLDER, Download, downloads, listing_markup
from components.routes import answers
from components.static.page import data_of, fonts, page_markup, style
from components.static.screen import Block, Page
from sheets.snapshot import Snapshot

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Access-Control-Max-Age": "86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
    # Short: an edit in the shared Sheet is worth asking again, and an answer that has not changed costs nothing.
    "Cache-Control": "public, max-age=60",
    "X-Content-Type-Options": "nosniff",
}


def listing(request: Request) -> Response:
    """The page that lists the files."""
    snapshot = _public()
    if isinstance(snapshot, Response):
        return snapshot
    return _answer(request, Download(snapshot.derive(_page), "text/html; charset=utf-8"))


def give(request: Request) -> Response:
    """A file of the package: 304 when the visitor has it, 404 for the team's instance, 503 with nothing to serve."""
    snapshot = _public()
    if isinstance(snapshot, Response):
        return snapshot
    download = snapshot.derive(downloads).get(request.path_params["name"])
    return _answer(request, download) if download else Response(status_code=404)


def _public() -> Snapshot | Response:
    if not answers.is_public():
        return Response(status_code=404)
    return answers.served() or answers.nothing_yet()


def _answer(request: Request, download: Download) -> Response:
    tag = _tag(download.content)
    headers = {**_OPEN, "ETag": tag}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**headers, "Allow": "GET, HEAD, OPTIONS"})
    known = request.headers.get("if-none-match", "")
    if known == "*" or tag in {one.strip().removeprefix("W/") for one in known.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(download.content, headers={**headers, "Content-Type": download.media})


def _tag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _page(snapshot: Snapshot) -> bytes:
    page = Page("Données ouvertes", "", (Block(listing_markup(snapshot)),))
    around = {
        "policy": "",
        "style": _style(),
        "home": "../",
        "open_data": "",
        "root": "../",
        "state": words.capital(data_of(snapshot)),
    }
    return str(page_markup(snapshot, page, **around)).encode()


@cache
def _style() -> Markup:
    """The fonts are those that Streamlit serves."""
    return Markup(style({family: f"../static/media/{file.name}" for family, file in fonts().items()}))  # noqa: S704 - ours


def _with_its_slash(_request: Request) -> Response:
    return RedirectResponse(answers.at(f"{FOLDER}/"))


def routes() -> list[BaseRoute]:
    """Those of the open data."""
    methods = ["GET", "HEAD", "OPTIONS"]
    return [
        Route(answers.at(FOLDER), _with_its_slash),
        Route(answers.at(f"{FOLDER}/"), listing, methods=methods),
        Route(answers.at(f"{FOLDER}/{{name}}"), give, methods=methods),
    ]
