"""Rows that are no data: headers again, totals, comments, titles of sections."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from string import digits
from typing import TypeGuard

from sheets.cells import Cell, clean_text, fold, is_blank
from sheets.headers import field_named

_TOTAL = re.compile("(?:(?:sous )?tota(?:l|ux)(?: general)?|sommes?|moyennes?|medianes?)(?: [0-9]+)*")
_MAY_BE_TOTAL = re.compile("tota|somm|moye|m[eé]di", re.IGNORECASE)  # spares nearly every row the folding
_LONGEST_TOTAL = 40  # characters
_COMMENT_MARKS = ("#", "//", "*", "→", "->", "=>", "⚠", "NB", "N.B.", "Nota", "Note :", "Exemple", "Ex. :", "Ex :")
_WORDS_OF_A_SENTENCE = 4


def decoration_rule(
    row: Sequence[Cell], fields: Mapping[str, int], keys: Collection[int], spellings: Mapping[str, str]
) -> str:
    """The rule that a row breaks by being no data, '' for a row of data.

    ``fields``: 0-based column of each field; ``keys``: the columns that name a row;
    ``spellings``: folded header -> field.
    """
    if _begins_with_an_identifier(row, fields):
        return "totals-row" if _is_total(row[0]) else ""
    if _repeats_headers(row, fields, spellings):
        return "header-repeated"
    first = next((cell for cell in row if not is_blank(cell)), None)
    if not isinstance(first, str):
        return ""
    if _is_total(first):
        return "totals-row"
    return "comment-row" if _is_comment(row, first, keys) else ""


def _begins_with_an_identifier(row: Sequence[Cell], fields: Mapping[str, int]) -> TypeGuard[Sequence[str]]:
    """Whether a declared column comes first and ends with a digit, as identifiers do, headers and comments never."""
    first = row[0] if row else None
    return isinstance(first, str) and first != "" and first[-1] in digits and 0 in fields.values()


def _is_total(first: str) -> bool:
    likely = _MAY_BE_TOTAL.search(first, 0, _LONGEST_TOTAL)
    return likely is not None and _TOTAL.fullmatch(fold(clean_text(first))) is not None


def _is_comment(row: Sequence[Cell], first: str, keys: Collection[int]) -> bool:
    """Whether a text stands alone in its row, where a name is expected, and reads as no name."""
    if first[-1] in digits:
        return False
    alone, *others = islice((index for index, cell in enumerate(row) if not is_blank(cell)), 2)
    return not others and (alone in keys or not keys) and _reads_as_comment(clean_text(first))


def _reads_as_comment(text: str) -> bool:
    words = text.split()
    titled = len(words) > 1 and text.isupper() and text.replace(" ", "").isalpha()
    return text.startswith(_COMMENT_MARKS) or len(words) >= _WORDS_OF_A_SENTENCE or titled


def _repeats_headers(row: Sequence[Cell], fields: Mapping[str, int], spellings: Mapping[str, str]) -> bool:
    """True when the row is headers for the most part, each at its place, from the first on."""
    repeated = others = 0
    for field, index in fields.items():
        cell = row[index] if index < len(row) else None
        if is_blank(cell):
            continue
        # No header ends with a digit: often nothing more is looked at.
        if isinstance(cell, str) and cell[-1] not in digits and field_named(clean_text(cell), spellings) == field:
            repeated += 1
        elif repeated:
            others += 1
        else:
            return False
    return repeated > max(1, others) or repeated == len(fields)
