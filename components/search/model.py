"""What a search finds, kind by kind."""

from dataclasses import dataclass

from analysis.near_misses import NearMiss, near_misses
from analysis.search import SEARCHED, Document, Index, build_index, everything, find
from analysis.words import Query, Run, excerpt, marked, read_query
from sheets.snapshot import Snapshot

AT_MOST = 100  # results shown of one kind
AT_FIRST = 5  # of each kind, as long as none is chosen
_SENTENCE = 40  # characters: below, a term or a date, which tells little


@dataclass(frozen=True)
class Hit:
    """One result. ``label``: the header of the column that the excerpt comes from, '' when there is none to show."""

    document: Document
    title: tuple[Run, ...]
    label: str
    excerpt: tuple[Run, ...]


@dataclass(frozen=True)
class Found:
    """The answer to a search. ``kinds``: kind -> its documents, best first, in the order of ``SEARCHED``; without
    any word, everything there is. ``near``: what to propose when nothing matches.
    """

    text: str
    query: Query
    kinds: dict[str, tuple[Document, ...]]
    near: NearMiss | None = None

    @property
    def total(self) -> int:
        return sum(map(len, self.kinds.values()))


def index(snapshot: Snapshot) -> Index:
    """The index of a snapshot, made at its first search."""
    return build_index(snapshot.workbook)


def search(snapshot: Snapshot, text: str) -> Found:
    """The documents that hold every word of ``text``."""
    known, query = snapshot.derive(index), read_query(text)
    documents = find(known, query) if text else everything(known)
    near = near_misses(known, query) if text and not documents else None
    return Found(text, query, _by_kind(documents), near)


def hits(found: Found, kind: str, at_most: int) -> tuple[Hit, ...]:
    """The first results of a kind, with the words that are looked for marked."""
    return tuple(_hit(document, found.query) for document in found.kinds[kind][:at_most])


def _by_kind(documents: tuple[Document, ...]) -> dict[str, tuple[Document, ...]]:
    sorted_ = {kind: tuple(one for one in documents if one.kind == kind) for kind in SEARCHED}
    return {kind: some for kind, some in sorted_.items() if some}


def _hit(document: Document, query: Query) -> Hit:
    """The excerpt is of the text that holds most of the words; of several, the first that is a sentence."""

    def worth(pair: tuple[str, str]) -> tuple[int, int]:
        return len(query.found_in(pair[1])), min(len(pair[1]), _SENTENCE)

    label, text = max(document.texts, key=worth, default=("", ""))
    return Hit(document, marked(document.title, query), label, excerpt(text, query))
