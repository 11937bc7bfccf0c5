"""The headers that tell browsers what the application never does, so that they refuse it."""

from collections.abc import Sequence
from functools import cache

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components import data
from components.routes.answers import by_https
from components.routes.shell import shell
from sheets.problems import Problem
from sheets.settings import Audience

# Streamlit runs our small component and Vega's workers from blobs, and styles elements one by one. Nothing else.
_POLICY = {
    "default-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}
_NEVER_USED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking"),
)
_ONE_YEAR = 31_536_000  # seconds


class SecurityHeaders:
    """Pure ASGI middleware: streams and websockets go through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        names, ours = _raw(by_https(scope))

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*(one for one in message["headers"] if one[0].lower() not in names), *ours]
            await send(message)

        await self._app(scope, receive, add)


@cache
def _raw(secure: bool) -> tuple[frozenset[bytes], Sequence[tuple[bytes, bytes]]]:
    """The headers of every answer as ASGI writes them, and their names."""
    headers = Headers(security_headers(secure)).raw
    return frozenset(name for name, _ in headers), headers


def security_headers(secure: bool) -> dict[str, str]:
    """The headers of every answer. ``secure``: the visitor came by https, and is told to come back by it only."""
    framers, public = _settings()
    headers = {
        "Content-Security-Policy": policy(framers),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NEVER_USED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if framers in ("'self'", "'none'"):
        headers["X-Frame-Options"] = "SAMEORIGIN" if framers == "'self'" else "DENY"
    if not public:
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if secure:
        headers["Strict-Transport-Security"] = f"max-age={_ONE_YEAR}"
    return headers


def policy(framers: str) -> str:
    """The content security policy: only our own scripts, and those that Streamlit writes in its page by their hash."""
    scripts = " ".join(("'self'", *shell().scripts, "blob:"))
    rules = {**_POLICY, "script-src": scripts, "worker-src": "'self' blob:", "frame-ancestors": framers}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def _settings() -> tuple[str, bool]:
    """Who may frame the application, and whether anybody may read it; the strictest when the settings are wrong."""
    try:
        settings = data.settings()
    except Problem:
        return "'self'", False
    return settings.frame_ancestors, settings.audience is Audience.PUBLIC
