"""What an open screen does in a browser: it asks how fresh the data are, on a connection that is kept."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult

from websockets.exceptions import ConnectionClosed

from components.follow import LOOK
from sheets.live import LOOK_EVERY_SECONDS

SHOWN = re.compile(rb'"shown": ?"([0-9a-f]+)"')
_PATIENCE = 10.0  # seconds
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


async def look_again(
    address: SplitResult, cookie: Callable[[], str], drawn: Callable[[], bytes], ask: Callable[[], Awaitable[None]]
) -> None:
    """As ``components/assets/page.js``: ask for the screen when it is no longer as ``drawn``; until cancelled."""
    asked, again = b"", 0.0
    while True:
        with suppress(OSError, asyncio.IncompleteReadError):
            async with _Kept(address) as kept:
                while True:
                    await asyncio.sleep(LOOK_EVERY_SECONDS)
                    seen = SHOWN.search(await kept.get(f"/{LOOK}", cookie()))
                    now = asyncio.get_running_loop().time()
                    if seen and seen[1] != drawn() and (seen[1] != asked or now > again):
                        asked, again = seen[1], now + _PATIENCE
                        with suppress(ConnectionClosed):
                            await ask()
        await asyncio.sleep(LOOK_EVERY_SECONDS)


class _Kept:
    """Requests one after the other to one address. Raises what ``asyncio`` streams raise when it is cut."""

    def __init__(self, address: SplitResult) -> None:
        self._address = address

    async def __aenter__(self) -> Self:
        self._stream, self._out = await asyncio.open_connection(self._address.hostname, self._address.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._out.close()

    async def get(self, path: str, cookie: str) -> bytes:
        """The body of an answer whose length is told."""
        lines = (f"GET {path} HTTP/1.1", f"Host: {self._address.netloc}", f"Cookie: {cookie}")
        self._out.write("\r\n".join((*lines, "", "")).encode())
        length = _LENGTH.search(await self._stream.readuntil(b"\r\n\r\n"))
        return await self._stream.readexactly(int(length[1])) if length else b""
