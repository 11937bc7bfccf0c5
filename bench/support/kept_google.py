"""The tests' Google in a process of its own, its answers ready: what it takes to make one is no part of a measure."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from typing import Any

from bench.support.workbooks import TEN_TABS, invent
from sheets.csv_files import parse_csv
from sheets.tabs import CRISES
from tests.google import FakeGoogle
from tests.google.adapter import Redirected
from tests.google.cells import typed
from tests.google.server import Door


@dataclass(frozen=True)
class Place:
    """What a reader is given: where the server is, which Sheet, the key, the titles of the tabs."""

    url: str
    id: str
    address: str
    key: Mapping[str, str]
    titles: tuple[str, ...]

    @property
    def adapter(self) -> Redirected:
        return Redirected(self.url)


class KeptGoogle:
    """The server, as its process holds it. It never refuses: readers that ask tab by tab would be over the quota."""

    def __init__(self, rows: int) -> None:
        self._google = FakeGoogle()
        self._kept = _Kept(self._google._door._app)
        self._google._door = Door(self._kept, self._google.plan, self._google.meter)
        self._google.meter.limit = 1_000_000
        for tab, content in invent({CRISES: 12} | dict.fromkeys(TEN_TABS, rows)).items():
            self._google.add_tab(tab.name, [[typed(str(cell)) for cell in row] for row in parse_csv(content)])
        self._google.start()

    def place(self) -> Place:
        google = self._google
        titles = tuple(sheet.title for sheet in google.book.sheets)
        return Place(google.url, google.id, google.address, google.key, titles)

    def slow_down(self, seconds: float) -> None:
        """Seconds before each answer."""
        self._google.latency = seconds

    def edit(self, title: str, cell: str, text: str) -> None:
        """Edit a cell, and make every answer again."""
        self._google.sheet(title).set(cell, text)
        asyncio.run(self._kept.renew())

    def count(self) -> tuple[int, int]:
        """The calls since the last count, and the bytes of the answers' bodies."""
        calls = list(self._google.calls)
        self._google.calls.clear()
        return len(calls), sum(call.bytes for call in calls)


class _Kept:
    """The first answer to each GET, given again at once to the same GET."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._answers: dict[tuple[str, bytes], tuple[Any, list[Any]]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        asked = (scope["path"], scope["query_string"])
        if asked not in self._answers:
            self._answers[asked] = (scope, await self._make(scope))
        for message in self._answers[asked][1]:
            await send(message)

    async def _make(self, scope: Any) -> list[Any]:
        messages: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def keep(message: Any) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        return messages

    async def renew(self) -> None:
        for asked, (scope, _) in list(self._answers.items()):
            self._answers[asked] = (scope, await self._make(scope))


class _Manager(BaseManager):
    """Holds the server in its process."""


_Manager.register("google", KeptGoogle)


@contextmanager
def kept_google(rows: int) -> Iterator[KeptGoogle]:
    """A server whose ten tabs have so many rows, until the end of the block."""
    with _Manager(ctx=get_context("spawn")) as manager:
        yield manager.google(rows)  # type: ignore[attr-defined]
