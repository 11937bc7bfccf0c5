"""The history of the shared Sheet: every distinct snapshot as the rows it changed, the last good copy, and the lease by
which one process reads for all. Who edited a row cannot be known. On SQLite or PostgreSQL: see docs/historique.md."""

import logging
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import select

from sheets import history_erasing as erasing
from sheets import history_leases as leasing
from sheets import history_queries as queries
from sheets import history_recording as recording
from sheets.history_cells import Content
from sheets.history_changes import Change, Entry, Kind, Recorded
from sheets.history_database import Database, HistoryProblem
from sheets.history_erasing import Erasure, Pruned
from sheets.history_leases import Lease
from sheets.history_queries import Latest
from sheets.history_rows import RowId
from sheets.history_shared import SharedState
from sheets.history_tables import database_time
from sheets.workbook import RawBook

__all__ = [
    "DEFAULT_URL",
    "KEEP_DAYS",
    "KEEP_REMOVED_DAYS",
    "Change",
    "Content",
    "Entry",
    "Erasure",
    "History",
    "HistoryProblem",
    "Kind",
    "Latest",
    "Lease",
    "Pruned",
    "Recorded",
    "RowId",
]

DEFAULT_URL = "sqlite:///var/history.db"
KEEP_DAYS = 365  # one inquiry, from its first version to its last
KEEP_REMOVED_DAYS = 730  # a row removed by mistake is often missed only when the next inquiry begins

_log = logging.getLogger(__name__)


class History:
    """The history kept in one database, for any number of sources, threads and processes.

    ``url``: ``sqlite:///path`` or ``postgresql://…``; ``audience``: the one it is for, '' when it does not matter; what
    is recorded for the team holds private columns. Every method raises ``HistoryProblem`` when the database fails, and
    ``ValueError`` for a moment without a time zone. ``shared``: what its processes tell each other.
    """

    def __init__(self, url: str = DEFAULT_URL, audience: str = "") -> None:
        self._database = Database(url, audience)
        self.shared = SharedState(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def now(self) -> datetime:
        """The database's clock, the same for all: what ``seen_at`` should be, taken *before* the source is asked."""
        with self._database.read() as connection:
            return connection.execute(select(database_time())).scalar_one()

    def record(self, source: str, fingerprint: str, book: RawBook, seen_at: datetime) -> Recorded:
        """Add a snapshot to the history of ``source``, unless it is there already.

        What the database guarantees, whoever calls and whenever it is killed: the head of the source is locked for the
        whole transaction, so snapshots follow one another; snapshot n + 1 holds the difference with snapshot n and no
        other, and (source, number) is its primary key, so two processes that bring the same fingerprint after the same
        predecessor make one entry. A snapshot asked for before the latest one was is late, and is left out.
        """
        if known := self._confirm(source, fingerprint, seen_at):
            return Recorded(known, new=False)
        prepared = recording.prepare(book)
        with self._database.write() as connection:
            head = recording.hold_head(connection, source, seen_at)
            if head.fingerprint == fingerprint or seen_at < head.seen_at:
                return Recorded(recording.read_entry(connection, source, head.number), new=False)
            entry = recording.append(connection, head, fingerprint, seen_at, prepared)
        _log.info("snapshot %d: +%d ~%d -%d rows", entry.number, entry.added, entry.edited, entry.removed)
        return Recorded(entry, new=True)

    def confirm(self, source: str, fingerprint: str, seen_at: datetime) -> bool:
        """Note that the source was seen again unchanged -> False when the history does not know it so."""
        return self._confirm(source, fingerprint, seen_at) is not None

    def latest(self, source: str) -> Latest | None:
        """What a follower polls: one row, by its primary key. None before the first snapshot."""
        with self._database.read() as connection:
            return queries.read_latest(connection, source)

    def last_copy(self, source: str) -> tuple[RawBook, str, datetime] | None:
        """The latest snapshot whole, equal to what was recorded; its fingerprint; the last time it was seen so."""
        with self._database.read() as connection:
            return queries.read_copy(connection, source)

    def snapshots(self, source: str) -> list[Entry]:
        """The snapshots still told of, oldest first, with the number of rows each changed."""
        with self._database.read() as connection:
            return list(recording.read_entries(connection, source))

    def began(self, source: str) -> datetime | None:
        """The moment from which every change is known: the first snapshot, later the horizon of ``prune``."""
        with self._database.read() as connection:
            head = recording.read_head(connection, source)
        return None if head is None else head.began

    def changes(
        self, source: str, since: datetime, until: datetime | None = None, *, net: bool = False, opening: bool = False
    ) -> list[Change]:
        """What snapshots seen after ``since``, up to ``until``, did to rows; oldest first, nothing before ``began``.

        ``net``: one change a row, from what it was to what it became; a row added then removed disappears.
        ``opening``: with the rows of the very first snapshot, which were there already and are not told as added.
        """
        _require_zones(since, until)
        with self._database.read() as connection:
            return queries.read_changes(connection, source, since, until, opening, net)

    def removed_rows(self, source: str, since: datetime) -> list[Change]:
        """The removals seen after ``since``, oldest first, whose content (``before``) is no longer in the tab.

        Each content once: a row that lost its key for a while, or came back as it was, is not removed.
        """
        _require_zones(since)
        with self._database.read() as connection:
            return queries.read_removed(connection, source, since)

    def rows_at(self, source: str, moment: datetime) -> dict[RowId, Content] | None:
        """Every row as it was; None before ``began``."""
        _require_zones(moment)
        with self._database.read() as connection:
            return queries.read_rows(connection, source, moment)

    def prune(self, source: str, keep_days: float = KEEP_DAYS, keep_removed_days: float = KEEP_REMOVED_DAYS) -> Pruned:
        """Fold changes older than ``keep_days`` into the rows as they then stood; their former contents are gone.

        A removed row can be read again for ``keep_removed_days``, and never less than ``keep_days``. Rows that are in
        the Sheet are never touched. Cheap when there is nothing to do: once a day is enough.
        """
        now = self.now()
        horizon = now - timedelta(days=keep_days)
        removed_horizon = now - timedelta(days=max(keep_days, keep_removed_days))
        with self._database.write() as connection:
            head = recording.read_head(connection, source, lock=True)
            return erasing.prune(connection, head, horizon, removed_horizon) if head else Pruned(0, 0)

    def forget(self, source: str, tab: str, key: str) -> Erasure:
        """Erase the content of a row everywhere: every change, the latest rows, the last copy, the database's files.

        Its changes stay, with empty contents: that something was erased, when and under which key. To be done once the
        row has left the Sheet, which otherwise brings it back with the next snapshot (``Erasure.in_latest``).
        """
        with self._database.write() as connection:
            head = recording.read_head(connection, source, lock=True)
            erasure = erasing.RowErasure(head, tab, key).run(connection) if head else Erasure(0, in_latest=False)
        self._database.scrub()
        _log.info("%d contents erased", erasure.contents)
        return erasure

    def take_lease(self, name: str, holder: str, seconds: float) -> bool:
        """Take the lease, or keep it, for some seconds from now -> False while somebody else has it.

        To be called again well before it is over. ``holder`` names a process among all, on all machines.
        """
        with self._database.write() as connection:
            return leasing.take(connection, name, holder, seconds)

    def release_lease(self, name: str, holder: str) -> None:
        """Give the lease up at once; nothing when somebody else has it."""
        with self._database.write() as connection:
            leasing.release(connection, name, holder)

    def lease(self, name: str) -> Lease | None:
        """Who has the lease now."""
        with self._database.read() as connection:
            return leasing.look(connection, name)

    def _confirm(self, source: str, fingerprint: str, seen_at: datetime) -> Entry | None:
        _require_zones(seen_at)
        with self._database.write() as connection:
            return recording.confirm(connection, source, fingerprint, seen_at)


def _require_zones(*moments: datetime | None) -> None:
    if any(moment is not None and moment.tzinfo is None for moment in moments):
        raise ValueError("a moment of the history needs a time zone")
