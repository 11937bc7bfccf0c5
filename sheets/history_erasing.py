"""What leaves the history: old changes by the rules of retention, and a row's content on demand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, exists, select, update

from sheets.cells import clean_text, fold
from sheets.history_cells import ERASED, pack, read_content, unpack
from sheets.history_changes import Kind
from sheets.history_recording import Head, keep_copy
from sheets.history_rows import KEY_SEPARATOR, KEYLESS, rows_of
from sheets.history_tables import changes, copies, heads, rows, snapshots
from sheets.tabs import BY_NAME


@dataclass(frozen=True)
class Pruned:
    """How many changes and snapshots went."""

    changes: int
    snapshots: int


@dataclass(frozen=True)
class Erasure:
    """How many contents were erased, and whether the latest snapshot held the row: the Sheet then may still."""

    contents: int
    in_latest: bool


def prune(connection: Connection, head: Head, horizon: datetime, removed_horizon: datetime) -> Pruned:
    """Forget the changes up to ``horizon``, except removals after ``removed_horizon``. The head is held."""
    kept = (changes.c.kind == Kind.REMOVED.value) & ~_of_snapshots_up_to(head, removed_horizon)
    gone = connection.execute(delete(changes).where(_of_snapshots_up_to(head, horizon), ~kept))
    told = exists().where(changes.c.source == snapshots.c.source, changes.c.number == snapshots.c.number)
    old = (snapshots.c.seen_at <= horizon) & (snapshots.c.number < head.number)
    emptied = connection.execute(delete(snapshots).where(snapshots.c.source == head.source, old, ~told))
    began = max(head.began, horizon)
    connection.execute(update(heads).where(heads.c.source == head.source).values(began=began))
    return Pruned(gone.rowcount, emptied.rowcount)


def _of_snapshots_up_to(head: Head, moment: datetime) -> ColumnElement[bool]:
    up_to = (snapshots.c.source == head.source) & (snapshots.c.seen_at <= moment)
    return (changes.c.source == head.source) & changes.c.number.in_(select(snapshots.c.number).where(up_to))


class RowErasure:
    """The erasure of one row, by its key, wherever the history holds it. The head is held."""

    def __init__(self, head: Head, tab: str, key: str) -> None:
        self._source, self._tab, self._key = head.source, tab, key
        keyed = tab in BY_NAME and bool(BY_NAME[tab].key) and not key.startswith(KEYLESS)
        self._parts = set(map(fold, key.split(KEY_SEPARATOR))) if keyed else None

    def run(self, connection: Connection) -> Erasure:
        told, _ = self._erase_in(connection, changes, changes.c.before)
        held, found = self._erase_in(connection, rows, rows.c.content)
        return Erasure(told + held + self._erase_in_copy(connection), found)

    def _concerns(self, key: str, text: str | None) -> bool:
        """True for the row, and for what was kept of it without a key while a header could not be read."""
        if key == self._key:
            return True
        if not key.startswith(KEYLESS) or self._parts is None or text is None:
            return False
        return self._parts <= {fold(clean_text(cell)) for cell in read_content(text).values()}

    def _erase_in(self, connection: Connection, table: Table, content: ColumnElement[Any]) -> tuple[int, bool]:
        """How many contents were erased, and whether any line concerns the row."""
        query = select(table.c.id, table.c.key, content)
        lines = connection.execute(query.where(table.c.source == self._source, table.c.tab == self._tab))
        ours = [(number, text) for number, key, text in lines if self._concerns(key, text)]
        filled = [{"line": number} for number, text in ours if text not in (None, ERASED)]
        if filled:
            connection.execute(update(table).where(table.c.id == bindparam("line")).values({content: ERASED}), filled)
        return len(filled), bool(ours)

    def _erase_in_copy(self, connection: Connection) -> int:
        """The rows of the copy become blank ones: those below keep their number, and the links their cell."""
        packed = connection.scalar(select(copies.c.book).where(copies.c.source == self._source))
        if packed is None:
            return 0
        book = unpack(packed)
        ours = [row for row in rows_of(book) if row.tab == self._tab and self._concerns(row.key, row.content)]
        for row in ours:
            row.grid.cells[row.line] = []
        if ours:
            keep_copy(connection, self._source, pack(book))
        return len(ours)
