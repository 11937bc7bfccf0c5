"""The title that somebody meant, among many. Comparing letter by letter is slow: only the likeliest are."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from heapq import nlargest
from itertools import chain
from operator import itemgetter

_COMPARED_AT_MOST = 8
_LONGEST = 200  # characters


class NearTitles:
    """Folded titles, to be asked for the nearest to a folded text."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._titles = titles

    def nearest(self, folded: str) -> str:
        """The title that the text nearly is, '' when none is near."""
        asked = folded[:_LONGEST]
        if not self._any_as_long(asked):
            return ""
        return next(iter(get_close_matches(asked, self._likeliest(asked), n=1, cutoff=0.75)), "")

    def _any_as_long(self, asked: str) -> bool:
        """Whether a title is of about the same length: none is, most often, when an identifier was mistyped."""
        at = bisect_left(self._lengths, 3 * len(asked) / 5)
        return at < len(self._lengths) and _about_as_long(asked, self._lengths[at])

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted(set(map(len, self._titles)))

    @cached_property
    def _by_hint(self) -> Mapping[str, list[str]]:
        """Hint -> the folded titles that have it."""
        index: dict[str, list[str]] = {}
        for title in self._titles:
            for hint in _hints(title):
                index.setdefault(hint, []).append(title)
        return index

    def _likeliest(self, asked: str) -> list[str]:
        """The titles of about the same length that share most hints, half of those of ``asked`` at the least."""
        hints = _hints(asked)
        shared = Counter(chain.from_iterable(self._by_hint.get(hint, ()) for hint in hints))
        alike = [(title, n) for title, n in shared.items() if 2 * n >= len(hints)]
        as_long = [pair for pair in alike if _about_as_long(asked, len(pair[0]))]
        return [title for title, _ in nlargest(_COMPARED_AT_MOST, as_long, key=itemgetter(1))]


def _about_as_long(asked: str, length: int) -> bool:
    return 3 * len(asked) <= 5 * length <= 9 * len(asked)


def _hints(folded: str) -> set[str]:
    """What two near titles have in common: the beginnings of words, or their very end."""
    return {*(word[:3] for word in folded.split()), f"…{folded[-3:]}"}
