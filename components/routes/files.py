"""The few files of ours that a page names before it runs: its icon, and the picture of its cards."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from components.routes import answers

_ASSETS = Path(__file__).parents[1] / "assets"
ICON, PICTURE = "favicon.svg", "partage.png"
_KEPT = {"Cache-Control": "public, max-age=86400"}


def icon(_request: Request) -> FileResponse:
    return FileResponse(_ASSETS / ICON, headers=_KEPT)


def picture(_request: Request) -> FileResponse:
    return FileResponse(_ASSETS / PICTURE, headers=_KEPT)


def routes() -> list[Route]:
    return [Route(answers.at(ICON), icon), Route(answers.at(PICTURE), picture)]
