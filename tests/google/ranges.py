"""Ranges in A1 notation, as Google reads them."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+?))(?:!(.+))?")
_PART = re.compile(r"([A-Za-z]*)(\d*)")
_BARE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
CELL = re.compile(r"[A-Za-z]{1,3}\d+")


@dataclass(frozen=True)
class Area:
    """0-based, ends excluded; None: to the end of the tab."""

    top: int = 0
    left: int = 0
    bottom: int | None = None
    right: int | None = None


def parse_range(text: str) -> tuple[str, Area] | None:
    """(title, area); the title is '' for a bare cell, which is one of the first tab. None when it is no range."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    quoted, bare, part = match.groups()
    if quoted is None and part is None and CELL.fullmatch(bare):
        return "", parse_area(bare)
    title = quoted.replace("''", "'") if quoted is not None else bare
    return title, parse_area(part) if part else Area()


def parse_area(text: str) -> Area:
    """« B2 », « A1:C3 », « A:C », « 2:5 », « B2:D »."""
    first, _, last = text.partition(":")
    left, top = _corner(first)
    right, bottom = _corner(last or first)
    return Area(top or 0, left or 0, None if bottom is None else bottom + 1, None if right is None else right + 1)


def _corner(text: str) -> tuple[int | None, int | None]:
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(text)
    letters, digits = match.groups()
    return (column_index(letters) if letters else None), (int(digits) - 1 if digits else None)


def column_index(letters: str) -> int:
    """A -> 0, Z -> 25, AA -> 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def quote_title(title: str) -> str:
    """A title as Google writes it in its answers: quoted when it must be."""
    return title if _BARE.fullmatch(title) and not CELL.fullmatch(title) else "'" + title.replace("'", "''") + "'"
