"""The tests' Google as a server that has its answers ready: what it takes to make one is no part of a measure."""

import asyncio
from typing import Any

from tests.google import FakeGoogle
from tests.google.server import Door


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


class KeptGoogle(FakeGoogle):
    """One that never refuses: readers that ask tab by tab would soon be over the quota of 60 reads a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = _Kept(self._door._app)
        self._door = Door(self._kept, self.plan, self.meter)
        self.meter.limit = 1_000_000

    def renew(self) -> None:
        """Make every answer again, after an edit."""
        asyncio.run(self._kept.renew())
