"""One source among the processes that share a database: one of them reads, the others follow what it records.

The reader holds a lease, a row of the database rather than an advisory lock: it works the same on SQLite and on
PostgreSQL, through a pool of connections, and can be looked at. When the reader dies, its lease ends by itself.
"""

import logging
import os
import socket
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import monotonic
from uuid import uuid4

from sheets.history import Change, History, HistoryProblem
from sheets.sources import Reading, Source
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
    """``source``, read once for all processes and remembered under ``name``."""

    def __init__(self, source: Source, history: History, name: str) -> None:
        self._source, self._history, self._name = source, history, name
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
        self._pruned_at = float("-inf")

    def read(self) -> Reading:
        """The source read and recorded by the holder of the lease; what it last recorded for the others.

        A database that fails hides nothing: the source is then read without it. Raises ``SourceProblem``.
        """
        try:
            if self._history.take_lease(f"read:{self._name}", self._holder, LEASE_SECONDS):
                return self._read_and_record()
            followed = self.last()
        except HistoryProblem as problem:
            _log.warning("%s", problem.what)
            followed = None
        return followed or self._source.read()

    def last(self) -> Reading | None:
        """What the database remembers of the source."""
        try:
            latest = self._history.latest(self._name)
        except HistoryProblem as problem:
            _log.warning("%s", problem.what)
            return None
        return latest and Reading(latest.fingerprint, self._recorded_book, latest.seen_at)

    def changes(self, since: datetime, until: datetime | None = None) -> RecentChanges | None:
        """What changed since a moment, up to another; None before the first snapshot. Raises ``HistoryProblem``."""
        began = self._history.began(self._name)
        if began is None:
            return None
        changes = self._history.changes(self._name, since, until, net=True)
        removed = self._history.removed_rows(self._name, since)
        kept = (change for change in removed if until is None or change.seen_at <= until)
        return RecentChanges(began, tuple(changes), tuple(kept))

    def _read_and_record(self) -> Reading:
        asked_at = self._history.now()
        reading = self._source.read()
        if monotonic() - self._pruned_at > _PRUNE_EVERY_SECONDS:
            self._history.prune(self._name)
            self._pruned_at = monotonic()
        if self._history.confirm(self._name, reading.fingerprint, asked_at):
            return reading
        book = reading.make_book()
        self._history.record(self._name, reading.fingerprint, book, asked_at)
        return Reading(reading.fingerprint, partial(_same, book), reading.seen_at, reading.weight)

    def _recorded_book(self) -> RawBook:
        copy = self._history.last_copy(self._name)
        return copy[0] if copy else self._source.read().make_book()


def _same(book: RawBook) -> RawBook:
    return book
