"""/fraicheur: what an open screen asks every few seconds, so cheap that a thousand readers may."""

from datetime import UTC, datetime

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components import data
from components.follow import LOOK, look
from components.routes import answers

_NEVER_KEPT = {"Cache-Control": "no-store"}


class Freshness:
    """Pure ASGI middleware: it answers before sessions, compression and the other routes, half of what an answer costs.

    ``TeamAccess``, before it, answers 404 to a stranger.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] == answers.at(LOOK)
        await (_answer() if asked else self._app)(scope, receive, send)


def _answer() -> Response:
    """What ``look`` tells; 503 as long as there is nothing to show."""
    state = data.known_state()
    if state.snapshot is None:
        return Response(status_code=503, headers=_NEVER_KEPT)
    return JSONResponse(look(state.snapshot, state, datetime.now(UTC)), headers=_NEVER_KEPT)
