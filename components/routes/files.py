"""The few files of ours that a page names before it runs: its style, its icon, the picture of its cards."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from components import stylesheet
from components.routes import answers

_ASSETS = Path(__file__).parents[1] / "assets"
ICON, PICTURE = "favicon.svg", "partage.png"
_KEPT = {"Cache-Control": "public, max-age=86400"}
_KEPT_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ASKED_AGAIN = {"Cache-Control": "no-cache"}


def icon(_request: Request) -> FileResponse:
    return FileResponse(_ASSETS / ICON, headers=_KEPT)


def picture(_request: Request) -> FileResponse:
    return FileResponse(_ASSETS / PICTURE, headers=_KEPT)


def style(request: Request) -> Response:
    """The style there is. Between two versions of the application, a page may ask for that of the other."""
    current = request.query_params.get("v") == stylesheet.version()
    return Response(stylesheet.style(), headers=_KEPT_FOR_EVER if current else _ASKED_AGAIN, media_type="text/css")


def routes() -> list[Route]:
    given = {ICON: icon, PICTURE: picture, stylesheet.NAME: style}
    return [Route(answers.at(name), give) for name, give in given.items()]
