"""What differs between two rows of one entity, field by field: texts word by word, names that came and went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.versions import Edit, successors, word_edits
from sheets.kinds import Link, Links, Text
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import BY_NAME, CONTROVERSIES
from sheets.workbook import lookup

Edits = tuple[tuple[Edit, str], ...]
_KEYS = ("id", "version")
_COMPARED_AT_MOST = 1_500  # words: beyond, looking for what two texts share takes seconds


@dataclass(frozen=True)
class Rewording:
    """One field that changed, run after run. ``joint``: what stands between two runs."""

    label: str
    edits: Edits
    joint: str = " "

    def side(self, hidden: Edit) -> str:
        """The field before (ADDED hidden) or after (REMOVED hidden); of a list, only what changed."""
        joint = " ; " if self.joint == " · " else " "
        return joint.join(text for kind, text in self.edits if kind is not hidden)


def told_fields(tab: Tab) -> tuple[str, ...]:
    """The fields whose changes are told: public ones, keys left out."""
    return tuple(name for name, column in tab.columns.items() if column.public and name not in _KEYS)


def rewordings(snapshot: Snapshot, tab: Tab, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterable[Rewording]:
    """The fields that differ between two rows of ``tab``, in the order of its declaration."""
    for name in told_fields(tab):
        column = tab.columns[name]
        if old[name] == new[name]:
            continue
        if isinstance(column, Text):
            yield Rewording(column.label, _words(old[name], new[name]))
            continue
        several = isinstance(column, Links)
        edits = _item_edits(
            *(_named(snapshot, tab, name, row[name] if several else (row[name],)) for row in (old, new))
        )
        if edits:
            yield Rewording(column.label, edits, " · " if several else " → ")


def _words(before: str, after: str) -> Edits:
    if max(len(before.split()), len(after.split())) > _COMPARED_AT_MOST:
        return tuple(pair for pair in ((Edit.REMOVED, before), (Edit.ADDED, after)) if pair[1])
    return word_edits(before, after)


def _item_edits(before: tuple[str, ...], after: tuple[str, ...]) -> Edits:
    """What left and what came, without what stayed: a list of names reads better so."""
    gone = tuple((Edit.REMOVED, name) for name in before if name not in after)
    return gone + tuple((Edit.ADDED, name) for name in after if name not in before)


def _named(snapshot: Snapshot, tab: Tab, field: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids as people know them; controversies are followed to what they became."""
    column = tab.columns[field]
    if not isinstance(column, Link | Links):
        return tuple(one for one in ids if one)
    to = BY_NAME[column.to]
    titles = lookup(snapshot[to], to.titled)
    if to is CONTROVERSIES:
        ids = tuple(heir for one in ids for heir in snapshot.derive(_heirs).get(one, ()))
    return tuple(dict.fromkeys(titles.get(one, one) for one in ids if one))


def _heirs(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    return successors(snapshot[CONTROVERSIES], "")
