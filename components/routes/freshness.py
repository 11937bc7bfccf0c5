"""/fraicheur: what an open screen asks every few seconds, so cheap that a thousand readers may."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components import data
from components.follow import LOOK, look
from components.routes import answers

_NEVER_KEPT = {"Cache-Control": "no-store"}


async def freshness(_request: Request) -> Response:
    """What ``look`` tells; 503 as long as there is nothing to show. ``TeamAccess`` answers 404 to a stranger."""
    state = data.known_state()
    if state.snapshot is None:
        return Response(status_code=503, headers=_NEVER_KEPT)
    return JSONResponse(look(state.snapshot, state, datetime.now(UTC)), headers=_NEVER_KEPT)


def routes() -> list[Route]:
    return [Route(answers.at(LOOK), freshness)]
