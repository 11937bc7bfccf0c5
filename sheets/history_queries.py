"""Reading the history, inside one transaction that sees one state of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select

from sheets.history_cells import Content, unpack
from sheets.history_changes import Change, Kind, Line, gone, net, tell, undo
from sheets.history_recording import read_head
from sheets.history_rows import RowId
from sheets.history_tables import changes, copies, heads, rows, snapshots
from sheets.workbook import RawBook


class Latest(NamedTuple):
    """The state a source is known in, and the last time it was seen so."""

    fingerprint: str
    seen_at: datetime


def read_latest(connection: Connection, source: str) -> Latest | None:
    """See ``History.latest``."""
    head = read_head(connection, source)
    return Latest(head.fingerprint, head.seen_at) if head and head.fingerprint is not None else None


def read_changes(
    connection: Connection, source: str, since: datetime, until: datetime | None, opening: bool, summed: bool
) -> list[Change]:
    """See ``History.changes``."""
    head = read_head(connection, source)
    if head is None:
        return []
    known = (snapshots.c.seen_at > since) & (snapshots.c.seen_at >= head.began)
    lines = _lines(connection, source, known if opening else known & (changes.c.number > 1))
    told = [change for change in tell(lines) if until is None or change.seen_at <= until]
    return net(told) if summed else told


def read_removed(connection: Connection, source: str, since: datetime) -> list[Change]:
    """See ``History.removed_rows``."""
    removed = (snapshots.c.seen_at > since) & (changes.c.kind == Kind.REMOVED.value)
    there = connection.execute(select(rows.c.tab, rows.c.digest).where(rows.c.source == source))
    return tell(gone(_lines(connection, source, removed), ((tab, mark) for tab, mark in there)))


def read_rows(connection: Connection, source: str, moment: datetime) -> dict[RowId, Content] | None:
    """See ``History.rows_at``."""
    head = read_head(connection, source)
    if head is None or moment < head.began:
        return None
    columns = (rows.c.tab, rows.c.key, rows.c.ordinal, rows.c.content)
    found = connection.execute(select(*columns).where(rows.c.source == source))
    present = {RowId(tab, key, ordinal): content for tab, key, ordinal, content in found}
    return undo(present, _lines(connection, source, snapshots.c.seen_at > moment))


def read_copy(connection: Connection, source: str) -> tuple[RawBook, str, datetime] | None:
    """See ``History.last_copy``."""
    kept = select(copies.c.book, heads.c.fingerprint, heads.c.seen_at).join(heads, heads.c.source == copies.c.source)
    found = connection.execute(kept.where(copies.c.source == source)).one_or_none()
    return None if found is None else (unpack(found.book), found.fingerprint, found.seen_at)


def _lines(connection: Connection, source: str, wanted: ColumnElement[bool]) -> Iterator[Line]:
    """The wanted changes of a source, newest first."""
    its_snapshot = and_(snapshots.c.source == changes.c.source, snapshots.c.number == changes.c.number)
    its_row = and_(*(rows.c[name] == changes.c[name] for name in ("source", "tab", "key", "ordinal")))
    identity = (changes.c.tab, changes.c.key, changes.c.ordinal)
    query = (
        select(snapshots.c.seen_at, *identity, changes.c.kind, changes.c.before, rows.c.content)
        .join(snapshots, its_snapshot)
        .outerjoin(rows, its_row)
        .where(changes.c.source == source, wanted)
        .order_by(changes.c.number.desc(), changes.c.id.desc())
    )
    for seen_at, tab, key, ordinal, kind, before, present in connection.execute(query):
        yield Line(seen_at, RowId(tab, key, ordinal), Kind(kind), before, present)
