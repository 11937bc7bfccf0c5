"""Files are dropped on the team's screens only, by the team: a public process takes none, whoever asks."""

from typing import Any

from components import data
from components.access.visitor import may_read

_UPLOADS = "/_stcore/upload_file/"


class TeamUploads:
    """ASGI middleware: refuse to receive a file (403) unless this process serves the team, and whoever sends it."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and _UPLOADS in scope["path"] and not (data.for_team() and may_read(scope)):
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send)
