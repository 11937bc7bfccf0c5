"""References between tabs: by identifier, then by exact title or name, folded. What stays unresolved is a finding."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from sheets.cells import fold, join_french
from sheets.codes import Retyped, drop_asides
from sheets.drafts import Draft
from sheets.findings import Fault, quote
from sheets.kinds import Link, Links
from sheets.memory import Memory
from sheets.near_titles import NearTitles
from sheets.schema import Tab

# Comparing titles is slow, and past a few unknown names a column is not mistyped: it speaks of another tab.
_PROPOSALS_AT_MOST = 20
# In a cell of references « ; » and line breaks are read first; these may also belong to a title.
_COMMA = re.compile(r",(?![^()]*\))")
_LISTING = re.compile(r"\s*(?:[,/&+]|\bet\b)\s*")


class Named(NamedTuple):
    """What somebody typed to name a row: its id, or '' and why it names none."""

    typed: str
    id: str
    fault: Fault | None = None


@dataclass(frozen=True)
class Directory:
    """How the rows of one tab may be named: ids, folded ids and folded titles -> ids."""

    tab: str
    ids: frozenset[str]
    folded: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]

    def resolve(self, typed: str, propose: bool = True) -> Named:
        """The row that ``typed`` names; a fault when none or several do, with a near title if ``propose``."""
        if typed in self.ids:
            return Named(typed, typed)
        candidates = self.candidates(typed)
        if len(candidates) == 1:
            return Named(typed, candidates[0])
        if candidates:
            return self._ambiguous(typed, candidates)
        facts = {"target": self.tab, "proposal": self._proposal(typed) if propose else ""}
        return Named(typed, "", Fault("reference-unknown", facts))

    def resolve_one(self, typed: str, propose: bool = True) -> list[Named]:
        """As ``resolve``, where a single row is expected: « C1 et C4 » is ambiguous."""
        names = self._split(typed)
        return [self.resolve(typed, propose) if len(names) == 1 else self._ambiguous(typed, names)]

    def resolve_all(self, typed: str, propose: bool = True) -> list[Named]:
        """The rows that ``typed`` names, where several are welcome: « C1 et C4 » is two."""
        return [self.resolve(name, propose) for name in self._split(typed)]

    def _ambiguous(self, typed: str, candidates: Iterable[str]) -> Named:
        return Named(
            typed, "", Fault("reference-ambiguous", {"target": self.tab, "candidates": join_french(candidates)})
        )

    def _split(self, typed: str) -> list[str]:
        """The names that a text lists; the text itself when it is one name, or none that is known."""
        if not _LISTING.search(typed):
            return [typed] if fold(typed) in self.folded else self._retyped.between_spaces(typed)
        for listed in (typed, drop_asides(typed)) if "(" in typed else (typed,):
            names = [name for name in _LISTING.split(listed) if name]
            if len(names) > 1 and all(map(self._knows, names)):
                return names
        between_commas = [name.strip() for name in _COMMA.split(typed) if name.strip()]
        return between_commas if not self._knows(typed) and any(map(self._knows, between_commas)) else [typed]

    def _knows(self, name: str) -> bool:
        return name in self.ids or bool(self.candidates(name))

    def candidates(self, typed: str) -> tuple[str, ...]:
        """The ids of the rows that a text may name: by id or title, else by what people make of them."""
        return self.folded.get(fold(typed), ()) or self._retyped.named(typed)

    @cached_property
    def _retyped(self) -> Retyped:
        return Retyped(self.ids, self.folded, self.titles)

    def _proposal(self, typed: str) -> str:
        alike = self._retyped.but_for_zeros(typed)
        if alike:
            return f" Vouliez-vous dire {join_french(map(quote, alike), 'ou')} ?"
        near = self._near.nearest(fold(typed))
        return (
            f" Vouliez-vous dire {quote(self.titles[near])} ({join_french(self.folded[near], 'ou')}) ?" if near else ""
        )

    @cached_property
    def _near(self) -> NearTitles:
        return NearTitles(self.titles)


def make_directory(draft: Draft) -> Directory:
    """Index the ids and titles of a tab. An id wins over a title spelt the same."""
    ids, titled = draft.rows["id"], draft.tab.titled
    titles: dict[str, str] = {}
    if titled:
        named = [(fold(title), title, identifier) for identifier, title in zip(ids, draft.rows[titled], strict=True)]
        titles = {folded: title for folded, title, _ in reversed(named) if folded}
    by_title = _group((folded, identifier) for folded, _, identifier in named) if titled else {}
    by_id = _group((fold(identifier), identifier) for identifier in ids)
    return Directory(draft.tab.name, frozenset(ids), {**by_title, **by_id}, titles)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Spelling -> the ids it names, each once."""
    groups: dict[str, tuple[str, ...]] = {}
    for spelling, identifier in pairs:
        known = groups.get(spelling, ())
        if spelling and identifier not in known:
            groups[spelling] = (*known, identifier)
    return groups


def resolve_references(drafts: Mapping[Tab, Draft], memory: Memory) -> dict[Tab, Draft]:
    """The drafts with ids in place of what people typed in every reference; what names nothing is reported."""
    directories = {
        tab.name: memory.recall(make_directory, draft, of=tab.name)
        for tab, draft in drafts.items()
        if "id" in draft.headers.fields
    }
    return {
        tab: memory.recall(_resolve, draft, [directories.get(link.to) for link in _links(tab).values()], of=tab.name)
        for tab, draft in drafts.items()
    }


def _links(tab: Tab) -> dict[str, Link | Links]:
    return tab.fields_of(Link, Links)


def _resolve(draft: Draft, directories: Sequence[Directory | None]) -> Draft:
    """``directories``: that of each reference of the tab, in its order; None when its target was not read."""
    if not directories or not draft.is_read:
        return draft
    draft = draft.copy()
    for (field, column), directory in zip(_links(draft.tab).items(), directories, strict=True):
        if directory is None:
            _lose_column(draft, field, column)
        else:
            _resolve_column(draft, field, directory)
    return draft


def _resolve_column(draft: Draft, field: str, directory: Directory) -> None:
    several = isinstance(draft.tab.columns[field], Links)
    resolve = directory.resolve_all if several else directory.resolve_one
    known: dict[str, list[Named]] = {}
    numbers, resolved = draft.rows.index.tolist(), draft.rows[field].tolist()
    lost = 0
    strangers = list(_strangers(resolved, directory.ids, several))
    for position, parts in strangers:
        ids: dict[str, None] = {}
        for part in parts:
            if part not in known:
                known[part] = resolve(part, propose=lost < _PROPOSALS_AT_MOST)
                lost += known[part][-1].fault is not None
            for named in known[part]:
                ids.setdefault(named.id)
                if named.fault is not None:
                    draft.report(numbers[position], field, named.typed, named.fault)
        kept = tuple(filter(None, ids))
        resolved[position] = kept if several else "".join(kept)
    if strangers:
        draft.rows[field] = pd.Series(resolved, index=draft.rows.index, dtype=object)


def _strangers(cells: Sequence[Any], ids: frozenset[str], several: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The cells that hold something other than ids: their position and the names typed in each."""
    for position, typed in enumerate(cells):
        if several:
            if not ids.issuperset(typed):
                yield position, typed
        elif typed and typed not in ids:
            yield position, (typed,)


def _lose_column(draft: Draft, field: str, column: Link | Links) -> None:
    """Empty a column whose target was not read."""
    for number in draft.rows.index[draft.rows[field].astype(bool)]:
        raw = draft.cell(number, draft.headers.fields[field])
        draft.report(int(number), field, raw, Fault("reference-without-tab", {"target": column.to}))
    draft.rows[field] = pd.Series([column.empty] * len(draft.rows), index=draft.rows.index, dtype=object)
