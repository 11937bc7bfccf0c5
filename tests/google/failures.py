"""Failing on demand: what Google, or what stands between it and us, answers instead of the Sheet."""

import asyncio
import gzip
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from starlette.responses import Response

from tests.google import answers

READS = ("metadata", "values")


class Failure(StrEnum):
    """What can go wrong, told by its name."""

    ERROR_500 = "500"
    ERROR_503 = "503"
    TIMEOUT_408 = "408"
    QUOTA_429 = "429"
    HTML_502 = "HTML 502"
    HTML_200 = "HTML 200"  # the sign-in page of a network
    HANG = "hang"
    DRIP = "drip"
    RESET = "reset"
    CUT_JSON = "cut JSON"  # half the body, whole as far as HTTP can tell
    CUT_BODY = "cut body"  # half the body, then the connection closes
    LOST = "lost answer"  # the call is obeyed, then the connection is reset
    NOT_SHARED = "not shared"
    API_DISABLED = "API disabled"
    NOT_FOUND = "not found"
    EXCEL = "Excel file"
    UNAUTHORIZED = "unauthorized"
    TOKEN_REFUSED = "token refused"  # noqa: S105


@dataclass
class _Order:
    failure: Failure
    kinds: tuple[str, ...]
    times: int | None
    retry_after: float | None = None


@dataclass
class Plan:
    """The failures a test has asked for, used up in order. ``drip_pause``: seconds between two bytes of a drip."""

    drip_pause: float = 0.02
    stopping: bool = False
    _orders: list[_Order] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, failure: Failure, times: int | None, kinds: Iterable[str] | None, retry_after: float | None) -> None:
        usual = ("token",) if failure is Failure.TOKEN_REFUSED else READS
        with self._lock:
            self._orders.append(_Order(failure, tuple(kinds or usual), times, retry_after))

    def clear(self) -> None:
        with self._lock:
            self._orders.clear()

    def next(self, kind: str) -> _Order | None:
        """The failure due to a call of this kind, if any."""
        with self._lock:
            order = next((order for order in self._orders if kind in order.kinds), None)
            if order and order.times is not None:
                order.times -= 1
                if order.times <= 0:
                    self._orders.remove(order)
            return order


_PLAIN: dict[Failure, Callable[[], Response]] = {
    Failure.ERROR_500: partial(answers.fault, 500, "Internal error encountered."),
    Failure.ERROR_503: partial(answers.fault, 503, "The service is currently unavailable."),
    Failure.TIMEOUT_408: partial(answers.html, 408, "Error 408 (Request Timeout)"),
    Failure.HTML_502: partial(answers.html, 502, "Error 502 (Server Error)!!1"),
    Failure.HTML_200: partial(answers.html, 200, "Bienvenue sur le Wi-Fi"),
    Failure.NOT_SHARED: answers.not_shared,
    Failure.API_DISABLED: answers.disabled,
    Failure.NOT_FOUND: answers.not_found,
    Failure.EXCEL: answers.excel,
    Failure.UNAUTHORIZED: answers.no_token,
    Failure.TOKEN_REFUSED: answers.token_refused,
}


async def fail(order: _Order, plan: Plan, app: Any, scope: Any, receive: Any, send: Any) -> None:
    """Answer a call by the failure ordered; ``app`` is what would have answered it well."""
    if order.failure is Failure.QUOTA_429:
        await answers.over_quota(order.retry_after)(scope, receive, send)
    elif order.failure in _PLAIN:
        await _PLAIN[order.failure]()(scope, receive, send)
    else:
        await _BY_HAND[order.failure](plan, app, scope, receive, send)


async def _hang(plan: Plan, _app: Any, _scope: Any, receive: Any, _send: Any) -> None:
    await _while_there(plan, receive, lambda: asyncio.sleep(0.05))


async def _drip(plan: Plan, _app: Any, _scope: Any, receive: Any, send: Any) -> None:
    await _start(send, 1_000_000)
    await send(_piece(b'{"valueRanges": [', more=True))

    async def drop() -> None:
        await send(_piece(b" ", more=True))
        await asyncio.sleep(plan.drip_pause)

    await _while_there(plan, receive, drop)


async def _while_there(plan: Plan, receive: Any, act: Callable[[], Awaitable[None]]) -> None:
    """Act again and again until the client leaves or the server stops."""
    left = asyncio.ensure_future(_leaving(receive))
    while not left.done() and not plan.stopping:
        await act()
    left.cancel()


async def _leaving(receive: Any) -> None:
    """Take the body of the request, in as many pieces as it comes, then wait until the client leaves."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _reset(_plan: Plan, _app: Any, _scope: Any, _receive: Any, send: Any) -> None:
    transport = send.__self__.transport  # uvicorn's own: the server is the one that calls us
    linger = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()


async def _lost(plan: Plan, app: Any, scope: Any, receive: Any, send: Any) -> None:
    await _whole_body(app, scope, receive)
    await _reset(plan, app, scope, receive, send)


async def _cut_json(_plan: Plan, app: Any, scope: Any, receive: Any, send: Any) -> None:
    body = await _whole_body(app, scope, receive)
    half = body[: len(body) // 2]
    await _start(send, len(half))
    await send(_piece(half))


async def _cut_body(_plan: Plan, app: Any, scope: Any, receive: Any, send: Any) -> None:
    body = gzip.compress(await _whole_body(app, scope, receive))
    await _start(send, len(body), (b"content-encoding", b"gzip"))
    await send(_piece(body[: len(body) // 2], more=True))
    send.__self__.transport.close()


async def _whole_body(app: Any, scope: Any, receive: Any) -> bytes:
    """What the app would have sent, not compressed."""
    pieces: list[bytes] = []

    async def keep(message: Any) -> None:
        pieces.append(message.get("body", b""))

    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    await app({**scope, "headers": headers}, receive, keep)
    return b"".join(pieces)


async def _start(send: Any, length: int, *headers: tuple[bytes, bytes]) -> None:
    plain = [(b"content-type", answers.JSON_TYPE.encode()), (b"content-length", str(length).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": [*plain, *headers]})


def _piece(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": more}


_BY_HAND: dict[Failure, Callable[..., Awaitable[None]]] = {
    Failure.HANG: _hang,
    Failure.DRIP: _drip,
    Failure.RESET: _reset,
    Failure.LOST: _lost,
    Failure.CUT_JSON: _cut_json,
    Failure.CUT_BODY: _cut_body,
}
