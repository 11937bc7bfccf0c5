"""Identifiers as people retype them: with other spaces, without their zeros, or with a note beside them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from sheets.cells import fold, fold_plural, singular

_LONGEST = 200  # characters: a longer text is no identifier with a note
# « C1 (participation) »; « C1 : participation », « C1 - participation »; « C1 La participation citoyenne ».
_CODE_FIRST = re.compile(
    r"(?P<code>[^\s(:,;]+)(?:\s*\((?P<aside>[^()]*)\)|(?P<mark>\s*:|\s+[-–—](?=\s)|(?=\s))\s*(?P<note>.+))"
)
# « La participation (C1) »: so are rows named in our own proposals.
_CODE_LAST = re.compile(r"(?P<note>.+?)\s*\((?P<code>[^()]+)\)")
_LISTS = re.compile(r"[,;/&+\n]|\bet\b")
_ASIDES = re.compile(r"\s*\([^()]*\)")
_LOST_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class _Noted(NamedTuple):
    """A code and what stands beside it; ``free``: the note may be anything, not only a title."""

    code: str
    note: str
    free: bool


def squeeze(code: str) -> str:
    """A key that spaces do not change: « C 1 » and « c1 » are one, « 1.1 » and « 11 » two."""
    return code.lower() if code.isascii() and code.isalnum() else fold("".join(code.split()))


def without_zeros(code: str) -> str:
    """A key that neither spaces nor leading zeros change: « T 1 » and « T01 » are one, « 1.1 » and « 1.10 » two."""
    key = squeeze(code)
    return _LOST_ZEROS.sub("", key) if "0" in key else key


def drop_asides(typed: str) -> str:
    """« C1 (la participation, surtout) et C4 » -> « C1 et C4 »."""
    return _ASIDES.sub("", typed)


def group_by(key: Callable[[str], str], codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Key -> those of these distinct codes that have it, in their order."""
    groups: dict[str, tuple[str, ...]] = {}
    for code in codes:
        shared = key(code)
        groups[shared] = (*groups[shared], code) if shared in groups else (code,)
    groups.pop("", None)
    return groups


class Retyped:
    """What the rows of a tab may be called by somebody who retypes their ids or titles.

    ``folded``: folded id or title -> ids; ``titles``: the folded titles.
    """

    def __init__(self, ids: Iterable[str], folded: Mapping[str, tuple[str, ...]], titles: Iterable[str]) -> None:
        self._ids, self._folded, self._titles = sorted(ids), folded, titles

    @cached_property
    def _squeezed(self) -> Mapping[str, tuple[str, ...]]:
        return group_by(squeeze, self._ids)

    @cached_property
    def _zeroless(self) -> Mapping[str, tuple[str, ...]]:
        return group_by(without_zeros, self._ids)

    @cached_property
    def _singular(self) -> Mapping[str, tuple[str, ...]]:
        return group_by(singular, self._titles)

    def named(self, typed: str) -> tuple[str, ...]:
        """The ids that a text may stand for: with other spaces, in the plural, or beside a note; () when none."""
        return self.coded(typed) or self._in_the_plural(typed) or self._noted(typed)

    def coded(self, typed: str) -> tuple[str, ...]:
        """The ids that a text is, whatever its case and spaces."""
        return self._squeezed.get(squeeze(typed), ()) if len(typed) <= _LONGEST else ()

    def between_spaces(self, typed: str) -> list[str]:
        """« C1 C4 » -> both; the text itself unless all its words are ids."""
        codes = typed.split()
        return codes if len(codes) > 1 and all(map(self.coded, codes)) else [typed]

    def but_for_zeros(self, typed: str) -> tuple[str, ...]:
        """The ids that a text would be with other leading zeros: « T1 » for « T01 »."""
        return self._zeroless.get(without_zeros(typed), ()) if len(typed) <= _LONGEST else ()

    def _in_the_plural(self, typed: str) -> tuple[str, ...]:
        titles = self._singular.get(fold_plural(typed), ())
        return tuple(dict.fromkeys(identifier for title in titles for identifier in self._folded[title]))

    def _noted(self, typed: str) -> tuple[str, ...]:
        for code, note, free in _read_notes(typed):
            ids, titled = self.coded(code), self._folded.get(fold(note), ())
            if ids and (free or titled):
                # A note that names another row makes the cell ambiguous.
                return ids if set(ids) & set(titled) else (*ids, *titled)
        return ()


def _read_notes(typed: str) -> list[_Noted]:
    """The ways in which a text is a code and a note."""
    if len(typed) > _LONGEST:
        return []
    first, last = _CODE_FIRST.fullmatch(typed), _CODE_LAST.fullmatch(typed)
    notes = []
    if first:
        note = first["aside"] if first["note"] is None else first["note"]
        free = first["note"] is None or bool(first["mark"]) and not _LISTS.search(note)
        notes.append(_Noted(first["code"], note, free))
    return [*notes, _Noted(last["code"], last["note"], not _LISTS.search(last["note"]))] if last else notes
