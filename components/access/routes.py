"""What surrounds the application where the team signs in: no data without an identity, French on the way in and out."""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.access.door import CALLBACK, Door, door, home
from components.access.visitor import may_read
from components.follow import LOOK
from sheets.problems import Problem

# Downloads of the screens, the data package, the feed, what open screens ask: what answers without a session.
_OF_THE_DATA = ("media", "donnees", "calendrier.ics", LOOK)
_LOGIN, _LOGOUT = "/auth/login", "/auth/logout"
_RETURN = "reflexes_retour"
_RETURN_SECONDS = 900
_RETURN_LETTERS = 2_000
NEWS = "connexion"
FAILED, UNREACHABLE, LEFT = "echec", "injoignable", "terminee"


class TeamAccess:
    """Pure ASGI middleware: streams and websockets go through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _first_part(path) in _OF_THE_DATA and not may_read(scope):
            await Response(status_code=404)(scope, receive, send)
        elif path.endswith((_LOGIN, _LOGOUT, CALLBACK)) and _signs_in():
            await self._app(_discreet(scope), receive, _rewriting(scope, receive, send))
        else:
            await self._app(scope, receive, send)


def _first_part(path: str) -> str:
    """What a path begins with, below the base that Streamlit is told to serve."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return path.lstrip("/").removeprefix(base).lstrip("/").partition("/")[0]


def _signs_in() -> bool:
    try:
        return door() is Door.SIGN_IN
    except Problem:
        return False


def _discreet(scope: Scope) -> Scope:
    """The request without the provider's description of an error, which may name the person and would be logged."""
    query = [(name, value) for name, value in _query(scope) if name != "error_description"]
    return {**scope, "query_string": urlencode(query).encode()}


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _rewriting(scope: Scope, receive: Receive, send: Send) -> Send:
    """Send Streamlit's answers on, with the view that was asked for kept, and what went wrong in the address."""
    failed = False

    async def rewritten(message: Message) -> None:
        nonlocal failed
        if message["type"] == "http.response.start":
            failed = message["status"] >= 400
            if failed:
                await RedirectResponse(told(UNREACHABLE, _view(scope)), 302)(scope, receive, send)
            else:
                _redirect(scope, MutableHeaders(scope=message))
        if not failed:
            await send(message)

    return rewritten


def _redirect(scope: Scope, headers: MutableHeaders) -> None:
    """Change where Streamlit's answer leads to."""
    path = scope["path"]
    if path.endswith(_LOGIN):
        _keep(headers, _view(scope), _RETURN_SECONDS)
    elif path.endswith(_LOGOUT):
        if not urlsplit(headers["location"]).netloc:
            headers["location"] = told(LEFT)
    elif _identifies(headers):
        headers["location"] = home() + _view(scope)
        _keep(headers, "", 0)
    else:
        signing_in = {"code", "error"} & {name for name, _ in _query(scope)}
        headers["location"] = told(FAILED, _view(scope)) if signing_in else told(LEFT)


def _view(scope: Scope) -> str:
    """The view to come back to: the one that is left to sign in, then what the browser has kept of it."""
    if scope["path"].endswith(_LOGIN):
        return asked_for(Headers(scope=scope).get("referer", ""), home())
    return asked_for(home() + unquote(HTTPConnection(scope).cookies.get(_RETURN, "")), home())


def _keep(headers: MutableHeaders, view: str, seconds: int) -> None:
    """Have the browser keep the view to come back to, until then."""
    secure = "; Secure" if home().startswith("https:") else ""
    value = f"{_RETURN}={quote(view, safe='')}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{secure}"
    headers.append("set-cookie", value)


def _identifies(headers: MutableHeaders) -> bool:
    """Whether an answer gives an identity, rather than takes one away."""
    given = [cookie for cookie in headers.getlist("set-cookie") if cookie.startswith(f"{USER_COOKIE_NAME}=")]
    return any("Max-Age=0" not in cookie for cookie in given)


def told(news: str, view: str = "") -> str:
    """The address of a view where the sign-in screen says this."""
    return f"{home()}{view}{'&' if '?' in view else '?'}{NEWS}={news}"


def asked_for(url: str, home: str) -> str:
    """A view of this dashboard, relative to its home and without what signing in had said; '' for any other address."""
    if not url.startswith(home):
        return ""
    parts = urlsplit("/" + url.removeprefix(home)[:_RETURN_LETTERS].lstrip("/\\"))
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != NEWS], safe="~")
    path = quote(parts.path[1:], safe="/%")
    return f"{path}?{query}" if query else path
