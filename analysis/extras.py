"""The columns that nobody declared: what they say of a row, and those that sort rows well enough to be a filter."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.versions import natural_key
from sheets.cells import fold

MOST_VALUES = 12  # rule 4 of the Sheet
PREFIX = "x-"  # in the address, so that no header can take the name of another filter

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ExtraFilter:
    """``id``: in the address (``x-couleur``); ``label``: the header; ``values``: id -> text, as first written."""

    id: str
    label: str
    values: dict[str, str]


def extra_pairs(extras: pd.DataFrame, row: int) -> Pairs:
    """(header, text) of what a row says, by its number in the Sheet; nothing when there is no such column."""
    if extras.empty or row not in extras.index:
        return ()
    return tuple((str(label), str(text)) for label, text in extras.loc[row].items() if text)


def extra_filters(extras: pd.DataFrame) -> tuple[ExtraFilter, ...]:
    """The columns that hold at most 12 distinct values; one that says the same of every row sorts nothing."""
    found: dict[str, ExtraFilter] = {}
    for label in map(str, extras.columns):
        texts = list(extras[label])
        values = _values(texts)
        if values and len(values) <= MOST_VALUES and (len(values) > 1 or not all(texts)):
            identifier = f"{PREFIX}{slug(label)}"
            found.setdefault(identifier, ExtraFilter(identifier, label, values))
    return tuple(found.values())


def passes(pairs: Pairs, asked: Iterable[tuple[str, str]]) -> bool:
    """Whether a row's (header, text) pairs have the values asked for, as (filter id, value id)."""
    mine = {f"{PREFIX}{slug(label)}": slug(text) for label, text in pairs}
    return all(mine.get(name, "") == value for name, value in asked)


def slug(text: str) -> str:
    """The id of a text in the address: case and accents folded, signs alone by their code points."""
    return fold(text).replace(" ", "-") or "-".join(f"{ord(sign):x}" for sign in text)


def _values(texts: Iterable[str]) -> dict[str, str]:
    """Value id -> its first spelling, 2 before 10."""
    found: dict[str, str] = {}
    for text in filter(None, texts):
        found.setdefault(slug(text), text)
        if len(found) > MOST_VALUES:
            break
    return dict(sorted(found.items(), key=lambda pair: natural_key(pair[0])))
