"""What the routes share: where the application is, what it serves, an answer that a browser may keep."""

import re
from email.utils import format_datetime

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from components import data
from sheets.problems import Problem
from sheets.settings import Audience
from sheets.snapshot import Snapshot

_HOST = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_LONGEST_HOST = 260  # letters: a name of the internet has 253 at the most, then its port


def at(path: str) -> str:
    """The path of a route, under the base path that Streamlit is told to serve."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def served() -> Snapshot | None:
    """The data at this moment, without waiting; None when there is nothing to serve."""
    return data.state().snapshot if data.is_ready() else None


def is_public() -> bool:
    """Whether anybody may read: not when the settings cannot be read."""
    try:
        return data.settings().audience is Audience.PUBLIC
    except Problem:
        return False


def public_address() -> str:
    """The address of the application in the settings, with its final slash; '' when it is not given."""
    try:
        return data.settings().address
    except Problem:
        return ""


def by_https(scope: Scope) -> bool:
    """Whether the visitor came by https, perhaps only as far as the server in front of this one."""
    came_by = Headers(scope=scope).get("x-forwarded-proto", scope.get("scheme", "http"))
    return came_by.split(",")[0].strip() == "https"


def address_of(request: Request) -> str:
    """The address of the application as the settings give it, else as it was asked for; '/…' for a strange host."""
    host = request.headers.get("host", "")
    if public_address() or len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return public_address() or at("")
    return f"http{'s' if by_https(request.scope) else ''}://{host}{at('')}".rstrip("/") + "/"


def kept(request: Request, body: bytes, media_type: str, tag: str, snapshot: Snapshot) -> Response:
    """An answer that is asked again with its tag, and given again only when it has changed."""
    headers = {
        "ETag": f'W/"{tag}"',
        "Last-Modified": format_datetime(snapshot.read_at, usegmt=True),
        "Cache-Control": "public, max-age=60" if snapshot.audience is Audience.PUBLIC else "private, no-cache",
    }
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if f'"{tag}"' in asked or "*" in asked:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def nothing_yet() -> Response:
    """What is said when there is nothing to serve."""
    text = "Rien à donner pour l’instant : réessayez dans une minute.\n"
    return Response(text, 503, {"Retry-After": "60", "Cache-Control": "no-store"}, "text/plain; charset=utf-8")
