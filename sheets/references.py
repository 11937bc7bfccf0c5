"""References between tabs: by identifier, then by exact title or name, folded. What stays unresolved is a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import pandas as pd

from sheets.cells import fold, join_french
from sheets.findings import Fault, quote
from sheets.schema import Link, Links, Tab

if TYPE_CHECKING:
    from sheets.reading import Draft


@dataclass(frozen=True)
class Directory:
    """How the rows of one tab may be named: ids, folded ids and folded titles -> ids."""

    tab: str
    ids: frozenset[str]
    folded: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    def resolve(self, typed: str) -> tuple[str, Fault | None]:
        """The id that ``typed`` names; '' and a fault when none or several do."""
        if typed in self.ids:
            return typed, None
        candidates = self.folded.get(fold(typed), ())
        if len(candidates) == 1:
            return candidates[0], None
        facts = {"value": quote(typed), "target": self.tab}
        if candidates:
            return "", Fault("reference-ambiguous", {**facts, "candidates": join_french(candidates)})
        return "", Fault("reference-unknown", {**facts, "proposal": self._proposal(typed)})

    def _proposal(self, typed: str) -> str:
        near = get_close_matches(fold(typed)[:200], list(self.titles), n=1, cutoff=0.75)
        if not near:
            return ""
        title = self.titles[near[0]]
        return f" Vouliez-vous dire {quote(title)} ({join_french(self.folded[near[0]], 'ou')}) ?"


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
    for number, typed in zip(draft.rows.index, draft.rows[field], strict=True):
        several = isinstance(typed, tuple)
        ids = []
        for part in typed if several else filter(None, (typed,)):
            if part not in known:
                known[part] = directory.resolve(part)
            identifier, fault = known[part]
            ids.append(identifier)
            if fault is not None:
                draft.report(int(number), field, part, fault)
        kept = tuple(dict.fromkeys(filter(None, ids)))
        resolved.append(kept if several else "".join(kept))
    draft.rows[field] = pd.Series(resolved, index=draft.rows.index, dtype=object)
