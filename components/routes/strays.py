"""Addresses that lead to no screen, or that Streamlit serves and nobody needs: a page in French says so."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.routes import answers
from components.routes.screens import bare_page, html
from components.routes.shell import INDEX, shell
from components.templates import render

# What a browser and a probe ask Streamlit for. All else that it has there is nobody's business: the counts and sizes of
# the process (« metrics »), an interface for programs (« agent »), what its next version adds.
_OF_STREAMLIT = "/_stcore/"
_OPEN = ("stream", "health", "host-config", "upload_file", "bidi-components")


class StrayPages:
    """Pure ASGI middleware: Streamlit gives its own page for any address that nobody serves; ours takes its place.

    One word after the root (« /nulle-part ») may have been a screen: the application says that it is not one, and shows
    the home screen. Anything deeper, or that looks like a file, could not even load the application: a plain 404.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._tag = FileResponse(INDEX, stat_result=shell().status).headers["etag"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_closed(scope["path"]):
            await stray(Request(scope))(scope, receive, send)
            return
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        ours: Response | None = None

        async def replace(message: Message) -> None:
            nonlocal ours
            if message["type"] == "http.response.start" and Headers(raw=message["headers"]).get("etag") == self._tag:
                ours = stray(Request(scope))
                await ours(scope, receive, send)
            if ours is None:
                await send(message)

        await self._app(scope, receive, replace)


def stray(request: Request) -> Response:
    """What is said at an address that leads to no screen."""
    asked = request.url.path.removeprefix(answers.at(""))
    if "/" not in asked and "." not in asked:
        return html(request, bare_page())
    return Response(str(render("page_stray.html", home=answers.at(""))), 404, media_type="text/html")


def is_closed(path: str) -> bool:
    """Whether it is a part of Streamlit that no visitor needs."""
    _, found, asked = path.rpartition(_OF_STREAMLIT)
    return bool(found) and asked.partition("/")[0] not in _OPEN
