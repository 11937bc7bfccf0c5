"""French words as a search compares them: case, accents, elisions, plurals and small words make no difference."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sheets.cells import fold

_WORD = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=[a-z]{2})[sx]$")
# What an apostrophe leaves alone, and the words that every text holds.
_SMALL = frozenset(
    (
        *("l", "d", "c", "j", "m", "n", "s", "t", "qu"),
        *("le", "la", "les", "un", "une", "de", "du", "des", "au", "aux", "a", "et", "ou", "en"),
    )
)
_PREFIX_FROM = 2  # letters: one alone begins half of the dictionary

Run = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Query:
    """The words that are looked for, folded; the last one may be the beginning of a word."""

    words: tuple[str, ...] = ()

    def matches(self, word: str, at: int) -> bool:
        """Whether a folded word of a text is the one at this place of the query."""
        asked = self.words[at]
        return stem(word) == stem(asked) or (self.is_prefix(at) and word.startswith(asked))

    def is_prefix(self, at: int) -> bool:
        return at == len(self.words) - 1 and len(self.words[at]) >= _PREFIX_FROM

    def found_in(self, text: str) -> set[int]:
        """The places in the query of the words that a text holds."""
        return {at for word in folded_words(text) for at in range(len(self.words)) if self.matches(word, at)}


def read_query(text: str) -> Query:
    """What somebody typed, small words left out unless there are no others."""
    words = tuple(dict.fromkeys(folded_words(text)))
    return Query(tuple(word for word in words if word not in _SMALL) or words)


def folded_words(text: str) -> list[str]:
    """« L’usager des œuvres » -> l, usager, des, oeuvres."""
    return [part for word in _WORD.findall(text) for part in _parts(word)]


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without its plural: usagers, usager; municipaux, municipal; travaux, travail; réseaux, réseau."""
    bare = _PLURAL.sub("", word)
    if bare.endswith("au") and not bare.endswith("eau") and len(bare) > 3:
        return f"{bare[:-2]}al"
    return f"{bare[:-3]}al" if bare.endswith("ail") and len(bare) > 4 else bare


def marked(text: str, query: Query) -> tuple[Run, ...]:
    """The text cut into runs, each with whether it is a word that is looked for."""
    runs: list[Run] = []
    at = 0
    for found in _WORD.finditer(text):
        if any(query.matches(part, place) for part in _parts(found[0]) for place in range(len(query.words))):
            runs += [(text[at : found.start()], False)] if found.start() > at else []
            runs.append((found[0], True))
            at = found.end()
    return (*runs, (text[at:], False)) if at < len(text) else tuple(runs)


def excerpt(text: str, query: Query, length: int = 180) -> tuple[Run, ...]:
    """As ``marked``, cut to about ``length`` characters around the first word that is looked for."""
    line = " ".join(text.split())
    if len(line) <= length:
        return marked(line, query)
    first = next((found.start() for found in _WORD.finditer(line) if query.found_in(found[0])), 0)
    start = max(line.rfind(" ", 0, first - length // 3) + 1, first - length) if first > length // 2 else 0
    last = line.rfind(" ", start + length // 2, start + length)
    stop = len(line) if start + length >= len(line) else last if last > first else start + length
    return marked(f"{'… ' if start else ''}{line[start:stop]}{' …' if stop < len(line) else ''}", query)
