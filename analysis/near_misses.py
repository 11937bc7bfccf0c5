"""What may have been meant by a search that finds nothing: words and titles that are spelt nearly the same."""

from dataclasses import dataclass
from difflib import get_close_matches

from analysis.search import Document, Index, everything, find
from analysis.words import Query, folded_words, read_query
from sheets.cells import fold

_WORDS_ALIKE, _TITLES_ALIKE = 0.7, 0.55
_COMPARED_AT_MOST = 2_000  # words or titles: comparing letter by letter is slow
_LENGTHS_APART = 2  # letters
_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class NearMiss:
    """``unknown``: words that no text holds; ``instead``: a query that finds something, '' when none; ``titles``:
    of the documents whose title is spelt nearly as the query.
    """

    unknown: tuple[str, ...]
    instead: str
    titles: tuple[Document, ...]


def near_misses(index: Index, query: Query) -> NearMiss:
    """For a query that finds nothing: what to propose."""
    unknown = tuple(word for word in query.words if not find(index, Query((word,))))
    return NearMiss(unknown, _instead(index, query, unknown), _near_titles(index, query))


def _instead(index: Index, query: Query, unknown: tuple[str, ...]) -> str:
    """The query with each unknown word as some title spells it, else without it."""
    spelt = {word: _nearest(index, word) for word in unknown}
    for words in ([spelt.get(word, word) for word in query.words], [w for w in query.words if w not in unknown]):
        text = " ".join(filter(None, words))
        if find(index, read_query(text)):
            return text
    return ""


def _nearest(index: Index, word: str) -> str:
    """A word of a title, as it is written there; '' when none is near."""
    titled = (known for known, (titles, _) in index.words.items() if titles)
    alike = [known for known in titled if abs(len(known) - len(word)) <= _LENGTHS_APART][:_COMPARED_AT_MOST]
    near = get_close_matches(word, alike, n=1, cutoff=_WORDS_ALIKE)
    return _as_written(index, near[0]) if near else ""


def _as_written(index: Index, word: str) -> str:
    document = index.documents[min(index.words[word][0])]
    written = (part for text in (document.title, *document.names) for part in text.replace("’", " ").split())
    return next((part.strip("«»,.;:!?()").lower() for part in written if folded_words(part) == [word]), word)


def _near_titles(index: Index, query: Query) -> tuple[Document, ...]:
    titles: dict[str, Document] = {}
    for document in everything(index)[:_COMPARED_AT_MOST]:
        titles.setdefault(fold(document.title)[:200], document)
    near = get_close_matches(" ".join(query.words), list(titles), n=_PROPOSED, cutoff=_TITLES_ALIKE)
    return tuple(titles[title] for title in near)
