"""What a reader sees from screen to screen: what each shows, the errors, and how long each outage lasts."""

import asyncio
import time


class ScreenLog:
    """``runs``: whole screens so far; ``shown``: what the pattern found in the last, ``history`` in each in turn.

    ``outages``: seconds from each cut, or each error shown, to the next whole screen.
    """

    def __init__(self) -> None:
        self._whole = asyncio.Condition()
        self._failing_since: float | None = time.monotonic()
        self._coming = self._run_failed = False
        self._found = set[str]()
        self.runs = 0
        self.shown: frozenset[str] = frozenset()
        self.history: list[frozenset[str]] = []
        self.outages: list[float] = []
        self.errors: list[str] = []

    async def until_whole(self, before: int = 0) -> None:
        """Wait until more than ``before`` whole screens have come."""
        async with self._whole:
            await self._whole.wait_for(lambda: self.runs > before)

    def begin(self) -> None:
        """A screen begins to come."""
        self._found, self._run_failed, self._coming = set(), False, True

    def give_up(self) -> None:
        """What was coming is dropped for another screen."""
        self._coming = False

    def find(self, found: set[str]) -> None:
        """Something of the screen has come, with what the pattern finds in it."""
        self._found |= found

    async def end(self) -> None:
        """The screen has come; it counts when it was waited for and nothing failed."""
        if not self._coming or self._run_failed:
            return
        if not self.history or self.shown != self._found:
            self.shown = frozenset(self._found)
            self.history.append(self.shown)
        if self._failing_since is not None and self.runs:
            self.outages.append(time.monotonic() - self._failing_since)
        self._failing_since, self._coming = None, False
        async with self._whole:
            self.runs += 1
            self._whole.notify_all()

    def note_error(self, error: str) -> None:
        """The screen shows an error."""
        self.errors.append(error)
        self._run_failed = True
        self.note_failure()

    def note_failure(self) -> None:
        """Nothing comes any more, from now on if it was not so already."""
        if self._failing_since is None:
            self._failing_since = time.monotonic()
