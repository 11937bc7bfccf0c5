"""References between tabs: by identifier, then by exact title or name, folded. What stays unresolved is a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from sheets.cells import fold, join_french
from sheets.findings import Fault, quote
from sheets.schema import Link, Links, Tab

if TYPE_CHECKING:
    from sheets.reading import Draft


# Comparing titles letter by letter is slow: only the likeliest are compared, and past a few unknown names a column
# is not mistyped, it speaks of another tab.
_PROPOSALS_AT_MOST = 20
_COMPARED_AT_MOST = 40


@dataclass(frozen=True)
class Directory:
    """How the rows of one tab may be named: ids, folded ids and folded titles -> ids."""

    tab: str
    ids: frozenset[str]
    folded: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    def resolve(self, typed: str, propose: bool = True) -> tuple[str, Fault | None]:
        """The id that ``typed`` names; '' and a fault when none or several do, with a near title if ``propose``."""
        if typed in self.ids:
            return typed, None
        candidates = self.folded.get(fold(typed), ())
        if len(candidates) == 1:
            return candidates[0], None
        facts = {"value": quote(typed), "target": self.tab}
        if candidates:
            return "", Fault("reference-ambiguous", {**facts, "candidates": join_french(candidates)})
        return "", Fault("reference-unknown", {**facts, "proposal": self._proposal(typed) if propose else ""})

    def _proposal(self, typed: str) -> str:
        asked = fold(typed)[:200]
        near = get_close_matches(asked, self._likeliest(asked), n=1, cutoff=0.75)
        if not near:
            return ""
        title = self.titles[near[0]]
        return f" Vouliez-vous dire {quote(title)} ({join_french(self.folded[near[0]], 'ou')}) ?"

    @cached_property
    def _by_hint(self) -> Mapping[str, list[str]]:
        """Hint -> the folded titles that have it."""
        index: dict[str, list[str]] = {}
        for title in self.titles:
            for hint in _hints(title):
                index.setdefault(hint, []).append(title)
        return index

    def _likeliest(self, asked: str) -> list[str]:
        """The titles of about the same length that share most hints."""
        shared = Counter(title for hint in _hints(asked) for title in self._by_hint.get(hint, ()))
        alike = ((title, n) for title, n in shared.items() if 3 * len(asked) <= 5 * len(title) <= 9 * len(asked))
        return [title for title, _ in sorted(alike, key=lambda pair: -pair[1])[:_COMPARED_AT_MOST]]


def _hints(folded: str) -> set[str]:
    """What two near titles have in common: words, and the beginning and end of each."""
    words = folded.split()
    return {*words, *(f"{word[:3]}…" for word in words), *(f"…{word[-3:]}" for word in words)}


def make_directory(draft: Draft) -> Directory:
    """Index the ids and titles of a tab. An id wins over a title spelt the same."""
    rows, titled = draft.rows, draft.tab.titled
    named: dict[str, dict[str, None]] = {}
    titles: dict[str, str] = {}
    if titled:
        for identifier, title in zip(rows["id"], rows[titled], strict=True):
            if title:
                named.setdefault(fold(title), {})[identifier] = None
                titles.setdefault(fold(title), title)
    by_id: dict[str, dict[str, None]] = {}
    for identifier in rows["id"]:
        by_id.setdefault(fold(identifier), {})[identifier] = None
    folded = {spelling: tuple(ids) for spelling, ids in {**named, **by_id}.items() if spelling}
    return Directory(draft.tab.name, frozenset(rows["id"]), folded, {k: v for k, v in titles.items() if k in folded})


def resolve_references(drafts: Mapping[Tab, Draft]) -> None:
    """Replace what people typed by ids in every reference of every draft, reporting what names nothing."""
    directories = {tab.name: make_directory(draft) for tab, draft in drafts.items() if "id" in tab.columns}
    for draft in drafts.values():
        for field, column in draft.tab.fields_of(Link, Links).items():
            directory = directories.get(column.to) or Directory(column.to, frozenset(), {}, {})
            _resolve_column(draft, field, directory)


def _resolve_column(draft: Draft, field: str, directory: Directory) -> None:
    known: dict[str, tuple[str, Fault | None]] = {}
    resolved: list[Any] = []
    lost = 0
    for number, typed in zip(draft.rows.index, draft.rows[field], strict=True):
        several = isinstance(typed, tuple)
        ids = []
        for part in typed if several else filter(None, (typed,)):
            if part not in known:
                known[part] = directory.resolve(part, propose=lost < _PROPOSALS_AT_MOST)
                lost += known[part][1] is not None
            identifier, fault = known[part]
            ids.append(identifier)
            if fault is not None:
                draft.report(int(number), field, part, fault)
        kept = tuple(dict.fromkeys(filter(None, ids)))
        resolved.append(kept if several else "".join(kept))
    draft.rows[field] = pd.Series(resolved, index=draft.rows.index, dtype=object)
