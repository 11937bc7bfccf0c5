"""Search over everything that has a fiche, and over the opinions of the crash test.

Order: the more words of the query in the title, the higher; then today's wording before an older one; then the Sheet.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.entities import KINDS, wordings
from analysis.words import Query, folded_words, stem
from sheets.dates import FuzzyDate
from sheets.kinds import Choice, Fuzzy, Position, Text
from sheets.schema import Tab
from sheets.tabs import CHANTIERS, CRASH_TESTS, CRISES, OBSERVATIONS, READINGS
from sheets.workbook import Table, Workbook, lookup

OPINION = "avis"
SEARCHED = (*KINDS, OPINION)
_SAYING = ("rupture", "danger", "amelioration")  # a bare verdict has nothing to read
_NAMES = ("id", "numero")  # short, and as good as a title


@dataclass(frozen=True, slots=True)
class Document:
    """One wording of an entity, or one opinion. ``id``: of the entity (for an opinion, of its chantier);
    ``texts``: (French header, text); ``version``: of the wording when it is not today's, else ''.
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    version: str = ""


@dataclass(frozen=True)
class Index:
    """``words``: folded word -> the documents that hold it in their title, and in their texts."""

    documents: tuple[Document, ...]
    words: dict[str, tuple[set[int], set[int]]]
    sorted: list[str]
    stems: dict[str, list[str]]

    def spellings(self, query: Query, at: int) -> Iterable[str]:
        """The words of the texts that are the one at this place of the query."""
        found = dict.fromkeys(self.stems.get(stem(query.words[at]), ()))
        if query.is_prefix(at):
            asked = query.words[at]
            first = bisect_left(self.sorted, asked)
            last = bisect_left(self.sorted, f"{asked}\uffff")
            found |= dict.fromkeys(self.sorted[first:last])
        return found


def build_index(workbook: Workbook) -> Index:
    """Every wording of every entity and every opinion in words, from the columns that name nobody."""
    documents = (*_entities(workbook), *_opinions(workbook))
    words: dict[str, tuple[set[int], set[int]]] = {}
    for at, document in enumerate(documents):
        for rank, texts in enumerate(((document.title, *document.names), (text for _, text in document.texts))):
            for word in {word for text in texts for word in folded_words(text)}:
                words.setdefault(word, (set(), set()))[rank].add(at)
    stems: dict[str, list[str]] = {}
    for word in words:
        stems.setdefault(stem(word), []).append(word)
    return Index(documents, words, sorted(words), stems)


def find(index: Index, query: Query) -> tuple[Document, ...]:
    """The documents that hold every word of the query, best first; an entity comes once, as worded the latest."""
    if not query.words:
        return ()
    titles: Counter[int] = Counter()
    common: set[int] | None = None
    for at in range(len(query.words)):
        spellings = [index.words[word] for word in index.spellings(query, at)]
        in_titles = set().union(*(title for title, _ in spellings))
        titles.update(in_titles)
        here = in_titles.union(*(texts for _, texts in spellings))
        common = here if common is None else common & here
    best: dict[object, int] = {}
    for at in sorted(common or (), key=lambda one: (index.documents[one].version != "", one)):
        document = index.documents[at]
        best.setdefault(at if document.kind == OPINION else (document.kind, document.id), at)
    ranked = sorted(best.values(), key=lambda at: (-titles[at], index.documents[at].version != "", at))
    return tuple(index.documents[at] for at in ranked)


def everything(index: Index) -> tuple[Document, ...]:
    """Today's wording of every entity, and every opinion, in the order of the Sheet."""
    return tuple(document for document in index.documents if not document.version)


def _entities(workbook: Workbook) -> Iterator[Document]:
    comments = _comments(workbook)
    for kind, tab in KINDS.items():
        rows = workbook[tab].to_dict("records")
        extras = _extra_texts(workbook.tables[tab])
        for identifier, known in wordings(tab, workbook[tab]).items():
            for at in (known.latest, *known.older):
                row = rows[at]
                more = comments.get(identifier, ()) if tab is OBSERVATIONS else ()
                names = tuple(str(row[name]) for name in _NAMES if row.get(name))
                version = "" if at == known.latest else row["version"]
                texts = (*_texts(tab, row), *extras[at], *more)
                yield Document(kind, identifier, row.get(tab.titled) or identifier, names, texts, version)


def _opinions(workbook: Workbook) -> Iterator[Document]:
    titles, crises = lookup(workbook[CHANTIERS], "titre"), lookup(workbook[CRISES], "nom")
    extras = _extra_texts(workbook.tables[CRASH_TESTS])
    for at, row in enumerate(workbook[CRASH_TESTS].to_dict("records")):
        said = any(row.get(name) for name in _SAYING)
        if said and row["chantier"] in titles and row["crise"] in crises:
            title = f"{titles[row['chantier']] or row['chantier']} · {crises[row['crise']] or row['crise']}"
            yield Document(OPINION, row["chantier"], title, (), (*_texts(CRASH_TESTS, row), *extras[at]))


def _texts(tab: Tab, row: dict[Any, Any]) -> tuple[tuple[str, str], ...]:
    """What a row says in words, column by column; what the public must not see is not in its rows."""
    found = []
    for name, column in tab.columns.items():
        value = row.get(name)
        if not value or column.personal or name in (tab.titled, "publication", *_NAMES):
            continue
        if isinstance(column, Fuzzy) and isinstance(value, FuzzyDate):
            found.append((column.label, value.text))
        elif isinstance(column, Text | Choice) and not isinstance(column, Position):
            found.append((column.label, value))
    return tuple(found)


def _extra_texts(table: Table) -> list[tuple[tuple[str, str], ...]]:
    """Row by row, what the columns that nobody declared say."""
    extras: pd.DataFrame = table.extras
    if extras.empty:
        return [()] * len(table.rows)
    return [
        tuple((str(label), str(text)) for label, text in zip(extras.columns, row, strict=True) if text)
        for row in extras.itertuples(index=False)
    ]


def _comments(workbook: Workbook) -> dict[str, tuple[tuple[str, str], ...]]:
    """Observation -> what labs say of their reading of it."""
    label = READINGS.columns["commentaire"].label
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in workbook[READINGS].to_dict("records"):
        if row.get("commentaire"):
            found[row["observation"]] = (*found.get(row["observation"], ()), (label, row["commentaire"]))
    return found
