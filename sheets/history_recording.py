"""Adding a snapshot to the history, inside one transaction that holds the head of its source."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sheets.history_cells import digest_of_grid, pack
from sheets.history_changes import Entry, Kind
from sheets.history_rows import Difference, Kept, RowId, compare, grids_of, rows_of_grid
from sheets.history_tables import changes, copies, heads, insert_if_absent, rows, snapshots, tabs
from sheets.workbook import Grid, RawBook

# SQLite takes at most 32,766 parameters a statement.
_NUMBERS_AT_ONCE = 5_000


class Head(NamedTuple):
    """Where the history of a source stands. Before its first snapshot, ``number`` is 0 and there is no fingerprint."""

    source: str
    number: int
    fingerprint: str | None
    seen_at: datetime
    began: datetime


class Prepared(NamedTuple):
    """A book ready to be added: the grid of each tab, what stands for its cells, and the whole compressed."""

    grids: Mapping[str, Grid]
    digests: Mapping[str, str]
    packed: bytes


def read_head(connection: Connection, source: str, *, lock: bool = False) -> Head | None:
    """The head of a source. With ``lock``, nobody else can add to this history until the transaction ends.

    (SQLite has no lock a row: there a writing transaction holds the whole file.)
    """
    query = select(heads).where(heads.c.source == source)
    found = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if found is None else Head(*found)


def hold_head(connection: Connection, source: str, seen_at: datetime) -> Head:
    """The head of a source, locked, created when this is its first snapshot."""
    blank = {"number": 0, "fingerprint": None, "seen_at": seen_at, "began": seen_at}
    insert_if_absent(connection, heads, source=source, **blank)
    return Head(*connection.execute(select(heads).where(heads.c.source == source).with_for_update()).one())


def confirm(connection: Connection, source: str, fingerprint: str, seen_at: datetime) -> Entry | None:
    """Note that the source was seen again as it is known -> its snapshot; None when it is known otherwise, or not."""
    same = (heads.c.source == source) & (heads.c.fingerprint == fingerprint)
    connection.execute(update(heads).where(same, heads.c.seen_at < seen_at).values(seen_at=seen_at))
    number = connection.scalar(select(heads.c.number).where(same))
    return None if number is None else read_entry(connection, source, number)


def read_entry(connection: Connection, source: str, number: int) -> Entry:
    """A snapshot that is known to be there."""
    return next(read_entries(connection, source, number))


def read_entries(connection: Connection, source: str, first: int = 1) -> Iterator[Entry]:
    """The snapshots of a source from a number on, oldest first."""
    columns = [snapshots.c[name] for name in Entry.__dataclass_fields__]
    query = select(*columns).where(snapshots.c.source == source, snapshots.c.number >= first)
    return (Entry(*line) for line in connection.execute(query.order_by(snapshots.c.number)))


def prepare(book: RawBook) -> Prepared:
    """What can be done before the head is held."""
    grids = grids_of(book)
    return Prepared(grids, {name: digest_of_grid(grid) for name, grid in grids.items()}, pack(book))


def append(connection: Connection, head: Head, fingerprint: str, seen_at: datetime, prepared: Prepared) -> Entry:
    """Add a snapshot after ``head``: its changed rows, its copy, and the head moved to it."""
    difference = _difference(connection, head.source, prepared)
    counts = (len(difference.added), len(difference.edited), len(difference.removed))
    entry = Entry(head.number + 1, fingerprint, seen_at, *counts)
    connection.execute(insert(snapshots).values(source=head.source, **vars(entry)))
    _write(connection, insert(changes), _change_lines(connection, head.source, entry.number, difference))
    _update_rows(connection, head.source, difference)
    keep_copy(connection, head.source, prepared.packed)
    moved = {"number": entry.number, "fingerprint": fingerprint, "seen_at": seen_at}
    connection.execute(update(heads).where(heads.c.source == head.source).values(**moved))
    return entry


def keep_copy(connection: Connection, source: str, packed: bytes) -> None:
    """Replace the last good copy of a source. Its head is held."""
    if connection.execute(update(copies).where(copies.c.source == source).values(book=packed)).rowcount == 0:
        connection.execute(insert(copies).values(source=source, book=packed))


def contents(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The contents of some of the latest rows, by their number."""
    found = dict[int, str]()
    for first in range(0, len(numbers), _NUMBERS_AT_ONCE):
        some = rows.c.id.in_(numbers[first : first + _NUMBERS_AT_ONCE])
        found.update(
            (number, text) for number, text in connection.execute(select(rows.c.id, rows.c.content).where(some))
        )
    return found


def _difference(connection: Connection, source: str, prepared: Prepared) -> Difference:
    """Compare the tabs whose cells have changed; those that have gone have no row."""
    held = select(tabs.c.tab, tabs.c.digest).where(tabs.c.source == source)
    known = {line.tab: line.digest for line in connection.execute(held)}
    changed = [name for name in {**known, **prepared.digests} if known.get(name) != prepared.digests.get(name)]
    connection.execute(delete(tabs).where(tabs.c.source == source, tabs.c.tab.in_(changed)))
    there = [name for name in changed if name in prepared.grids]
    marks = [{"source": source, "tab": name, "digest": prepared.digests[name]} for name in there]
    _write(connection, insert(tabs), marks)
    seen = (row for name in there for row in rows_of_grid(name, prepared.grids[name]))
    return compare(_held(connection, source, changed), seen)


def _held(connection: Connection, source: str, names: Sequence[str]) -> list[Kept]:
    columns = (rows.c.id, rows.c.tab, rows.c.key, rows.c.ordinal, rows.c.digest)
    wanted = (rows.c.source == source) & rows.c.tab.in_(names)
    found = connection.execute(select(*columns).where(wanted).order_by(rows.c.id))
    return [Kept(number, RowId(tab, key, ordinal), mark) for number, tab, key, ordinal, mark in found]


def _change_lines(connection: Connection, source: str, number: int, difference: Difference) -> list[dict[str, Any]]:
    replaced = [(Kind.REMOVED, kept) for kept in difference.removed]
    replaced += [(Kind.EDITED, kept) for kept, _ in difference.edited]
    before = contents(connection, [kept.number for _, kept in replaced])
    lines: list[tuple[Kind, RowId, str | None]] = [(kind, kept.id, before[kept.number]) for kind, kept in replaced]
    lines += [(Kind.ADDED, row, None) for row, _ in difference.added]
    return [
        {"source": source, "number": number, **row._asdict(), "kind": kind.value, "before": before}
        for kind, row, before in lines
    ]


def _update_rows(connection: Connection, source: str, difference: Difference) -> None:
    this_row = rows.c.id == bindparam("row_number")
    _write(connection, delete(rows).where(this_row), [{"row_number": kept.number} for kept in difference.removed])
    edited = [(kept.number, row) for kept, row in difference.edited]
    _write(
        connection,
        update(rows).where(this_row),
        [{"row_number": number, "digest": row.digest, "content": row.content} for number, row in edited],
    )
    added = [(row, {"digest": seen.digest, "content": seen.content}) for row, seen in difference.added]
    _write(connection, insert(rows), [{"source": source, **row._asdict(), **what} for row, what in added])


def _write(connection: Connection, statement: Any, lines: list[dict[str, Any]]) -> None:
    if lines:
        connection.execute(statement, lines)
