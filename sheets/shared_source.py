"""One source among the processes that share a database: one of them reads, the others follow what it records.

The reader holds a lease, a row of the database rather than an advisory lock: it works the same on SQLite and on
PostgreSQL, through a pool of connections, and can be looked at. When the reader dies, its lease ends by itself.
"""

import logging
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from uuid import uuid4

from sheets.doubts import Doubt
from sheets.history import Change, History, HistoryProblem
from sheets.problems import Problem
from sheets.sources import Reading, Source
from sheets.vanishing import Guard
from sheets.workbook import RawBook

_log = logging.getLogger(__name__)

LEASE_SECONDS = 10.0  # two readings at the usual pace: a dead process is replaced within 15 s
_PRUNE_EVERY_SECONDS = 86_400.0


@dataclass(frozen=True, eq=False)
class RecentChanges:
    """What is known to have changed since a moment, oldest first. Holds private columns: for the team only.

    ``began``: since when changes are known; ``changes``: the net effect; ``removed``: the rows whose content is gone.
    """

    began: datetime
    changes: tuple[Change, ...]
    removed: tuple[Change, ...]


class SharedSource:
    """``source``, read once for all processes and remembered under ``name``.

    ``patience``: readings before what vanished is believed; ``project``: see ``Guard``; ``keep_past``: False to
    remember the last copy and nothing of what it replaced.
    """

    def __init__(
        self,
        source: Source,
        history: History,
        name: str,
        *,
        patience: int = 1,
        project: Callable[[RawBook], RawBook] | None = None,
        keep_past: bool = True,
    ) -> None:
        self._source, self._history, self._name = source, history, name
        self._guard, self._keep_past = Guard(patience, project), keep_past
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._pruned_at = float("-inf")
        self._doubts_told: Mapping[str, Doubt] = {}
        self._troubled = True  # what the process that read before this one said may still be told

    def read(self) -> Reading:
        """The source read and recorded by the holder of the lease; what it last recorded for the others.

        A database that fails hides nothing: the source is then read without it. Raises ``SourceProblem``, also when the
        holder of the lease has met one.
        """
        leads = self._leads()
        if leads is False and (followed := self._follow()):
            return followed
        asked_at = self._begin() if leads else None
        try:
            reading = self._guard.look(self._source.read())
        except Problem as problem:
            if asked_at is not None:
                self._tell(problem)
            raise
        self._record(reading, asked_at)
        return reading

    def last(self) -> Reading | None:
        """What the database remembers of the source."""
        with _SparingTheDatabase():
            latest = self._history.latest(self._name)
            held = tuple(self._history.shared.doubts(self._name).values())
            return latest and Reading(latest.fingerprint, self._recorded_book, latest.seen_at, held=held, followed=True)
        return None

    def believe(self, tab: str) -> None:
        """What ``tab`` lost is meant, whichever process reads next. Raises ``HistoryProblem``."""
        self._guard.believe(tab)
        self._history.shared.believe(self._name, tab)

    def changes(self, since: datetime, until: datetime | None = None) -> RecentChanges | None:
        """What changed since a moment, up to another; None before the first snapshot. Raises ``HistoryProblem``."""
        began = self._history.began(self._name)
        if began is None:
            return None
        changes = self._history.changes(self._name, since, until, net=True)
        removed = self._history.removed_rows(self._name, since)
        kept = (change for change in removed if until is None or change.seen_at <= until)
        return RecentChanges(began, tuple(changes), tuple(kept))

    def _leads(self) -> bool | None:
        """Whether this process is the one that reads; None when the database does not say."""
        with _SparingTheDatabase():
            return self._history.take_lease(f"read:{self._name}", self._holder, LEASE_SECONDS)
        return None

    def _follow(self) -> Reading | None:
        with _SparingTheDatabase():
            if trouble := self._history.shared.trouble(self._name):
                raise trouble
            return self.last()
        return None

    def _begin(self) -> datetime | None:
        """Take up what the last process to read believed -> when the source is asked; None without a database."""
        with _SparingTheDatabase():
            asked_at, latest = self._history.now(), self._history.latest(self._name)
            if latest and latest.fingerprint != self._guard.fingerprint and (copy := self._copy()):
                self._guard.recall(latest.fingerprint, copy)
            self._guard.doubts = self._doubts_told = self._history.shared.doubts(self._name)
            return asked_at
        return None

    def _record(self, reading: Reading, asked_at: datetime | None) -> None:
        if asked_at is None:
            return
        with _SparingTheDatabase():
            if not self._history.confirm(self._name, reading.fingerprint, asked_at):
                self._history.record(self._name, reading.fingerprint, reading.make_book(), asked_at)
                self._pruned_at = self._pruned_at if self._keep_past else float("-inf")
            if self._guard.doubts != self._doubts_told:
                self._history.shared.keep_doubts(self._name, self._guard.doubts)
            if self._troubled:
                self._tell(None)
            self._prune()

    def _prune(self) -> None:
        if monotonic() - self._pruned_at > _PRUNE_EVERY_SECONDS:
            kept = {} if self._keep_past else {"keep_days": 0.0, "keep_removed_days": 0.0}
            self._history.prune(self._name, **kept)
            self._pruned_at = monotonic()

    def _tell(self, problem: Problem | None) -> None:
        """Tell those that follow why the source cannot be read, or that it can again."""
        with _SparingTheDatabase():
            self._history.shared.keep_trouble(self._name, problem)
            self._troubled = problem is not None

    def _recorded_book(self) -> RawBook:
        return self._copy() or self._source.read().make_book()

    def _copy(self) -> RawBook | None:
        copy = self._history.last_copy(self._name)
        return copy and copy[0]


class _SparingTheDatabase:
    """What a database that fails keeps from being done is left undone, and said in the log."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, HistoryProblem):
            _log.warning("%s", error.what)
        return isinstance(error, HistoryProblem)
