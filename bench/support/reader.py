"""A reader as a browser is one: a cookie, a websocket, and patience when it is cut; many at once, by asyncio.

What Streamlit's own front end does is done here: the screen asked again every time the connection comes back, after a
ping of ``/_stcore/health`` that succeeds and the same waits (0.25 to 0.5 s at first, then doubling up to 4 s); the
fragments that run every few seconds; the large messages kept, so that they are not sent again. So is what
``components/assets/page.js`` does: a look at ``/fraicheur`` every three seconds, on a connection that is kept.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from random import uniform
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from bench.support.cookies import Cookies
from bench.support.looking import SHOWN, look_again
from bench.support.screen_log import ScreenLog
from components.follow import LOOK

_FIRST_WAIT, _LONGEST_WAIT = 0.5, 4.0  # seconds
DIALOG_AFTER = 6  # failed pings: the browser then shows « Connection error » over the screen
_CUT = (ConnectionClosed, InvalidHandshake, OSError, asyncio.IncompleteReadError, TimeoutError)


class Reader(ScreenLog):
    """One session on a screen. ``mark``: the pattern of what is looked for in it. ``replica``: the cookie's.

    ``most_pings``: the most it took before the server answered.
    """

    def __init__(self, url: str, page: str = "", mark: str = "(?!)", **query: str) -> None:
        super().__init__()
        self._address, self._page, self._query = urlsplit(url), page, query
        self._mark = re.compile(mark.encode())
        self._cookies = Cookies(self._address)
        self._socket: ClientConnection | None = None
        self._session = self._script = ""
        self._kept: dict[str, set[str]] = {}
        self._tickers: dict[str, asyncio.Task[None]] = {}
        self._drawn = b""
        self.most_pings = 0

    @property
    def replica(self) -> str:
        return self._cookies["replique"]

    async def get(self, path: str) -> int:
        """Ask for a path, as a browser does with its cookie. Gives the status, 0 when nobody answers."""
        try:
            async with asyncio.timeout(10):
                return await self._cookies.get(path)
        except _CUT:
            return 0

    async def ask(self, **query: str) -> float:
        """Change the filters in the address. Gives the seconds until the whole screen has come."""
        self._query, before, began = query, self.runs, time.monotonic()
        with suppress(*_CUT):
            await self._rerun()
        await self.until_whole(before)
        return time.monotonic() - began

    async def live(self) -> None:
        """Come to the screen, then stay, coming back each time the connection is cut; until cancelled."""
        await self.get(f"/{self._page}?{urlencode(self._query)}")
        attempt = 0
        while True:
            with suppress(*_CUT):
                await self._follow()
                attempt = 0
            self.note_failure()
            attempt += 1
            longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (attempt - 1))
            await asyncio.sleep(uniform(longest / 2, longest))
            await self._ping()

    async def _ping(self) -> None:
        for pings in range(1, 1000):
            self.most_pings = max(self.most_pings, pings)
            if await self.get("/_stcore/health") == 200:
                return
            await asyncio.sleep(min(0.1 * 2**pings, _LONGEST_WAIT))

    async def _follow(self) -> None:
        """One connection, until it is cut; then returns."""
        known = [self._session] if self._session else []
        async with connect(
            f"ws://{self._address.netloc}/_stcore/stream",
            subprotocols=[Subprotocol(name) for name in ("streamlit", "PLACEHOLDER_AUTH_TOKEN", *known)],
            additional_headers={"Cookie": str(self._cookies)},
            max_size=None,
            ping_interval=None,
        ) as socket:
            self._cookies.keep(socket.response.headers.get_all("Set-Cookie") if socket.response else ())
            self._socket, self._script = socket, ""
            try:
                await self._rerun()
                async for payload in socket:
                    if isinstance(payload, bytes):
                        await self._receive(payload)
            finally:
                self._socket = None
                self._stop_tickers()

    async def _rerun(self, fragment: str = "") -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self._query)
        state.page_name, state.page_script_hash = "" if self._script else self._page, self._script
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment)
        state.widget_states.SetInParent()
        state.cached_message_hashes.extend(self._kept)
        if self._socket is not None:
            await self._socket.send(message.SerializeToString())

    async def _receive(self, payload: bytes) -> None:
        message = ForwardMsg.FromString(payload)
        found = self._kept.get(message.ref_hash)
        if found is None:
            found = {match.decode() for match in self._mark.findall(payload)}
        if message.ref_hash or message.metadata.cacheable:
            self._kept[message.ref_hash or message.hash] = found
        self.find(found)
        if drawn := SHOWN.search(payload):
            self._drawn = drawn[1]
            self._start(LOOK, look_again(self._address, lambda: str(self._cookies), lambda: self._drawn, self._rerun))
        match message.WhichOneof("type"):
            case "new_session":
                self._session = message.new_session.initialize.session_id
                self._script = message.new_session.page_script_hash
                if not message.metadata.run.fragment_ids:
                    self.begin()
            case "navigation":
                self._script = message.navigation.page_script_hash
            case "page_not_found":
                self.note_error("page not found")
            case "delta" if message.delta.new_element.WhichOneof("type") == "exception":
                self.note_error(message.delta.new_element.exception.message)
            case "auto_rerun":
                fragment = message.auto_rerun.fragment_id
                self._start(fragment, self._run_again(fragment, message.auto_rerun.interval))
            case "script_finished" if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self.give_up()
            case "script_finished":
                # When a fragment follows at once, only its own end is told: the screen has come before it.
                await self.end()

    def _start(self, name: str, ticking: Coroutine[Any, Any, None]) -> None:
        if name in self._tickers:
            ticking.close()
        else:
            self._tickers[name] = asyncio.create_task(ticking)

    async def _run_again(self, fragment: str, every: float) -> None:
        with suppress(*_CUT):
            while True:
                await asyncio.sleep(every)
                await self._rerun(fragment)

    def _stop_tickers(self) -> None:
        for ticker in self._tickers.values():
            ticker.cancel()
        self._tickers.clear()


@asynccontextmanager
async def reading(readers: Sequence[Reader], within: float = 60.0) -> AsyncIterator[None]:
    """All these readers on their screens, from their first whole screen on. ``within``: seconds to get there."""
    async with AsyncExitStack() as stack:
        for reader in readers:
            task = asyncio.create_task(reader.live())
            stack.push_async_callback(_end, task)
        async with asyncio.timeout(within):
            await asyncio.gather(*(reader.until_whole() for reader in readers))
        yield


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
