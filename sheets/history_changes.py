"""What changed, told from what the database keeps: each change holds what it replaced, the rows hold what came last."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sheets.history_cells import ERASED, Content, digest, read_content, write_content
from sheets.history_rows import RowId, in_order


class Kind(StrEnum):
    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"


@dataclass(frozen=True)
class Entry:
    """A distinct snapshot, as first seen, and how many rows it changed."""

    number: int
    fingerprint: str
    seen_at: datetime
    added: int
    edited: int
    removed: int


@dataclass(frozen=True)
class Recorded:
    """The latest snapshot after ``record``. ``new``: this call added it.

    When its fingerprint is not the one given, a later reading was there first: that one is to be followed.
    """

    entry: Entry
    new: bool


@dataclass(frozen=True)
class Change:
    """What a snapshot did to a row. ``before`` and ``after`` are its cells by header: None when the row is not there,
    empty when its content was erased on demand. They hold private columns: for the team only.
    """

    seen_at: datetime
    tab: str
    key: str
    kind: Kind
    before: Content | None
    after: Content | None
    ordinal: int = 1

    @property
    def row(self) -> RowId:
        return RowId(self.tab, self.key, self.ordinal)

    @property
    def erased(self) -> bool:
        """True when something of it was erased on demand."""
        return self.before == {} or self.after == {}

    @property
    def columns(self) -> list[str]:
        """The headers of the cells that differ, in the order of the declaration."""
        before, after = self.before or {}, self.after or {}
        # As written: 1 and True are equal in Python, and are not the same cell.
        differ = (name for name in {*before, *after} if repr(before.get(name)) != repr(after.get(name)))
        return in_order(self.tab, differ)


@dataclass(frozen=True)
class Line:
    """A change as the database keeps it; ``present`` is the content of its row in the latest snapshot."""

    seen_at: datetime
    id: RowId
    kind: Kind
    before: str | None
    present: str | None


def tell(newest_first: Iterable[Line]) -> list[Change]:
    """The changes, oldest first. What a change left is what the next one of the same row replaced, else its present."""
    return [
        Change(
            line.seen_at, line.id.tab, line.id.key, line.kind, _content(line.before), _content(after), line.id.ordinal
        )
        for line, after in reversed(list(_with_after(newest_first)))
    ]


def _with_after(newest_first: Iterable[Line]) -> Iterator[tuple[Line, str | None]]:
    later = dict[RowId, str | None]()
    for line in newest_first:
        after = None if line.kind is Kind.REMOVED else later.get(line.id, line.present)
        later[line.id] = line.before
        yield line, after


def _content(text: str | None) -> Content | None:
    return None if text is None else read_content(text)


def net(changes: Iterable[Change]) -> list[Change]:
    """One change a row, from its first ``before`` to its last ``after``, dated by the last; those that cancel go."""
    by_row = defaultdict[RowId, list[Change]](list)
    for change in changes:
        by_row[change.row].append(change)
    ends = (replace(story[-1], before=story[0].before) for story in by_row.values())
    return sorted(
        (replace(end, kind=_net_kind(end)) for end in ends if end.erased or not _same(end.before, end.after)),
        key=lambda change: change.seen_at,
    )


def _same(before: Content | None, after: Content | None) -> bool:
    """As texts: 1 and True are equal in Python, and are not the same cell."""
    return (before and write_content(before)) == (after and write_content(after))


def _net_kind(change: Change) -> Kind:
    if change.before is None:
        return Kind.ADDED
    return Kind.REMOVED if change.after is None else Kind.EDITED


def undo(present: Mapping[RowId, str], newest_first: Iterable[Line]) -> dict[RowId, Content]:
    """The rows as they were before these changes."""
    past = dict(present)
    for line in newest_first:
        if line.before is None:
            past.pop(line.id, None)
        else:
            past[line.id] = line.before
    return {row: read_content(text) for row, text in past.items()}


def gone(newest_first: Iterable[Line], present: Iterable[tuple[str, str]]) -> list[Line]:
    """The removals whose content is no longer in its tab under any key, each content once, newest first.

    ``present``: the (tab, digest of the content) of the latest rows. A row that lost its key for a while is not gone.
    """
    there, kept = set(present), list[Line]()
    for line in newest_first:
        mark = (line.id.tab, digest(line.before or ""))
        if mark not in there:
            kept.append(line)
        if line.before != ERASED:
            there.add(mark)
    return kept
