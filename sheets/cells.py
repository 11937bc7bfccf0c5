"""What a raw cell is, before any column gives it a meaning."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeAlias

from sheets.remembering import remember

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None

# Zero-width spaces, soft hyphens, marks of direction, halves of characters, control characters.
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")
# What folding drops once accents stand apart: they, what is invisible, and the middle dot of « Expert·e ».
_UNHEARD = re.compile(
    f"[{_INVISIBLE.pattern[1:-1]}\u200d·\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_LIGATURES = (("œ", "oe"), ("æ", "ae"))
_WORD = re.compile(r"[a-z0-9]+")
_PLURAL = re.compile(r"(?<=[a-z]{2})[sx]\b")
_ERRORS = frozenset(
    (
        *("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!"),
        *("#NOM?", "#VALEUR!", "#NOMBRE!", "#NUL!", "#ERREUR!", "#PROPAGATION!"),
    )
)


def clean_text(raw: Cell) -> str:
    """The text of a cell: NFC, no invisible character, no outer space; numbers keep no needless ``.0``."""
    if isinstance(raw, str):
        text = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
        if not text.isprintable():
            text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
        return text.strip()
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "VRAI" if raw else "FAUX"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)


def is_blank(raw: Cell) -> bool:
    """True for nothing, spaces, and the ``false`` of a checkbox dragged down."""
    if isinstance(raw, str):
        return not raw[:1].isalnum() and not clean_text(raw)
    return raw is None or raw is False


def is_error(text: str) -> bool:
    """True for the error values of a spreadsheet formula, English or French (LibreOffice writes « #VALEUR ! »)."""
    return text[:1] == "#" and "".join(text.upper().split()) in _ERRORS


@remember(65_536)
def fold(text: str) -> str:
    """A key for comparing what people type: case, accents, spaces, apostrophes and punctuation removed."""
    text = text.lower()
    if text.isascii():
        if text.isalnum():
            return text
    else:
        text = _UNHEARD.sub("", unicodedata.normalize("NFKD", text)).lower()
        for ligature, letters in _LIGATURES:
            text = text.replace(ligature, letters)
    return " ".join(_WORD.findall(text))


@remember(65_536)
def fold_plural(text: str) -> str:
    """As ``fold``, with plural endings removed, so that « Entretiens » matches « Entretien »."""
    return singular(fold(text))


def singular(folded: str) -> str:
    """A folded text without its plural endings."""
    return _PLURAL.sub("", folded)


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def join_french(words: Iterable[str], last: str = "et") -> str:
    """['a', 'b', 'c'] -> 'a, b et c'."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def printable(line: str) -> str:
    """A line for a terminal, which obeys the control characters that anyone can type in a cell."""
    return "".join(sign for sign in line if sign.isprintable())


def shorten(text: str, length: int = 60) -> str:
    """At most ``length`` characters on one line, ended by an ellipsis when cut."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
