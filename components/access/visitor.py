"""Whether a visitor may see what this process serves: of a session, or of a request to a route."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import data
from components.access.door import AccessProblem, Door, door, is_this_machine
from components.access.identity import Standing, address_of, standing
from sheets.problems import Problem

ELSEWHERE = AccessProblem(
    "La vue de l’équipe n’est ouverte qu’à la machine qui la fait tourner.",
    "Sur cette machine, ouvrez http://localhost suivi du port. Pour l’ouvrir à d’autres, réglez la connexion : "
    "voyez docs/installer.md, « Protéger la vue de l’équipe ».",
)


def why_kept_out() -> Standing | Problem | None:
    """Why the visitor of this session may see nothing, a problem when nobody may; None for one who may."""
    try:
        kept = door()
    except Problem as problem:
        return problem
    if kept is Door.THIS_MACHINE and not _came_by_this_machine(st.context.headers.get("host")):
        return ELSEWHERE
    if kept is not Door.SIGN_IN:
        return None
    found = standing(st.user.to_dict(), data.settings().allowed, datetime.now(UTC))
    return None if found is Standing.ADMITTED else found


def address() -> str:
    """The address that the visitor of this session signed in with, to be shown to nobody else; '' without one."""
    return address_of(st.user.to_dict()) if door() is Door.SIGN_IN else ""


def may_read(scope: Scope) -> bool:
    """Whether whoever sends this request may read what this process serves; never raises."""
    try:
        kept = door()
        if kept is Door.THIS_MACHINE:
            return _came_by_this_machine(Headers(scope=scope).get("host"))
        if kept is Door.SIGN_IN:
            return standing(_claims(scope), data.settings().allowed, datetime.now(UTC)) is Standing.ADMITTED
    except Problem:
        return False
    return True


def _came_by_this_machine(host: str | None) -> bool:
    """By a name of this machine: a page of elsewhere, whose name was made to lead here, still says its own."""
    try:
        return host is None or is_this_machine(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _claims(scope: Scope) -> Mapping[str, Any]:
    """What the signed cookie of identity holds, that Streamlit wrote for this very dashboard; nothing otherwise."""
    cookies, secret = HTTPConnection(scope).cookies, get_cookie_secret()

    def opened(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies[name].encode("latin-1")) if name in cookies else None

    try:
        claims = json.loads(get_cookie_with_chunks(opened, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    mine = isinstance(claims, dict) and claims.get("origin") == get_origin_from_redirect_uri()
    return claims if mine else {}
