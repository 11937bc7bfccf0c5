"""Which wording holds at a version (rule 6): the greatest version up to it, without what was retired or merged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from math import inf
from typing import Any

import pandas as pd

from analysis.tables import column
from sheets.vocabularies import MERGED, RETIRED

WORDED = (
    *("titre", "question", "pole_a", "pole_b", "description"),
    *("intention", "moyens", "conditions", "premiers_pas", "effets_pervers"),
)
PLACED = ("numero", "controverse")


class Change(StrEnum):
    """What a version did to one entity. RENUMBERED: the same words under another number or another controversy."""

    NEW = "new"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    RETIRED = "retired"


class Edit(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after: ``field`` is its name in the declaration."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WordingChange:
    """What a version did to one entity; ``becomes``: the living ids a merged one points to."""

    id: str
    kind: Change
    previous_title: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    becomes: tuple[str, ...] = ()


def version_number(version: str) -> int:
    """« V3 » -> 3; 0 for an unknown version, which counts from the first one on."""
    match = re.fullmatch(r"\s*v?\s*(\d{1,6})\s*", version, re.IGNORECASE)
    return int(match[1]) if match else 0


def versions_of(*frames: pd.DataFrame) -> tuple[str, ...]:
    """The known versions of tables with a column ``version``, each once, in numerical order."""
    found = {version for frame in frames for version in column(frame, "version") if version_number(version)}
    return tuple(sorted(found, key=version_number))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which 1.2 comes before 1.10, numbers before words, and the empty text last."""
    parts = re.findall(r"\d+|[^\d.\s]+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts) or ((2, 0, ""),)


def as_of(frame: pd.DataFrame, version: str) -> pd.DataFrame:
    """Each entity as worded at ``version``: its row of greatest version up to it; what is retired or merged is gone.

    ``frame`` has the columns id and version, and may have statut and numero. Rows come in the natural order of
    numero, then in the order ids first appear; the index is kept. ``version`` '' sets no limit.
    """
    statuses, numbers = column(frame, "statut"), column(frame, "numero")
    alive = [at for at in rows_as_of(frame, version).values() if statuses[at] not in (MERGED, RETIRED)]
    return frame.iloc[sorted(alive, key=lambda at: natural_key(numbers[at]))]


def until(frame: pd.DataFrame, version: str) -> pd.DataFrame:
    """The rows of a version up to ``version`` (an observation is of one version for good); '' sets no limit."""
    ceiling = _ceiling(version)
    return frame.iloc[[at for at, own in enumerate(frame["version"]) if version_number(own) <= ceiling]]


def successors(frame: pd.DataFrame, version: str) -> dict[str, tuple[str, ...]]:
    """Every id ever seen -> the living ids it is at ``version``, through chains of merges.

    Itself when alive; () when retired, not yet there, or merged to nothing that lives. Cycles end in ().
    """
    statuses, becomes = column(frame, "statut"), column(frame, "devient", ())
    rows = rows_as_of(frame, version)
    alive = {entity for entity, at in rows.items() if statuses[at] not in (MERGED, RETIRED)}
    merged = {entity: becomes[at] for entity, at in rows.items() if statuses[at] == MERGED}
    return {entity: _living_heirs(entity, alive, merged) for entity in dict.fromkeys(frame["id"])}


def wording_changes(frame: pd.DataFrame, version: str) -> tuple[WordingChange, ...]:
    """What ``version`` changed, against the wording before it; '' is the last version of the table.

    An entity back after a retirement is new; a row of this version that repeats the words before changes nothing.
    """
    version = version or next(reversed(versions_of(frame)), "")
    now, before = rows_as_of(frame, version), rows_as_of(frame, version, strictly=True)
    heirs = successors(frame, version)
    rows = frame.to_dict("records")
    changes = (
        _change(rows[at], rows[before[entity]] if entity in before else None, heirs[entity])
        for entity, at in now.items()
        if at != before.get(entity)
    )
    return tuple(change for change in changes if change)


def word_edits(before: str, after: str) -> tuple[tuple[Edit, str], ...]:
    """The way from one text to another, word by word: runs of words kept, removed, added, in reading order."""
    old, new = before.split(), after.split()
    edits: list[tuple[Edit, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append((Edit.KEPT, " ".join(old[i:j])))
            continue
        edits += [(Edit.REMOVED, " ".join(old[i:j]))] if j > i else []
        edits += [(Edit.ADDED, " ".join(new[k:m]))] if m > k else []
    return tuple(edits)


def _ceiling(version: str) -> float:
    return version_number(version) or inf


def rows_as_of(frame: pd.DataFrame, version: str, *, strictly: bool = False) -> dict[str, int]:
    """Each id -> the position of its row of greatest version up to (or strictly before) ``version``, dead or alive."""
    ceiling = _ceiling(version) - (1 if strictly else 0)
    best: dict[str, tuple[int, int]] = dict.fromkeys(frame["id"], (-1, -1))
    for at, (entity, own) in enumerate(zip(frame["id"], frame["version"], strict=True)):
        number = version_number(own)
        if number <= ceiling:
            best[entity] = max(best[entity], (number, at))
    return {entity: at for entity, (_, at) in best.items() if at >= 0}


def _living_heirs(entity: str, alive: set[str], merged: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found, waiting, seen = [], [entity], set()
    while waiting:
        one = waiting.pop(0)
        if one in alive and one not in seen:
            found.append(one)
        elif one not in seen:
            waiting[:0] = merged.get(one, ())
        seen.add(one)
    return tuple(found)


def _change(now: dict[Any, Any], before: dict[Any, Any] | None, heirs: tuple[str, ...]) -> WordingChange | None:
    """What happened between two rows of one entity; ``before`` None when it was not there."""
    was_there = before is not None and before.get("statut") not in (MERGED, RETIRED)
    fields = _field_changes(before, now) if before is not None and was_there else ()
    kind = _kind(now.get("statut", ""), was_there, fields)
    if kind is None:
        return None
    title = before["titre"] if before is not None else ""
    return WordingChange(now["id"], kind, title, now["titre"], fields, heirs if kind is Change.MERGED else ())


def _kind(status: str, was_there: bool, fields: tuple[FieldChange, ...]) -> Change | None:
    gone = {MERGED: Change.MERGED, RETIRED: Change.RETIRED}.get(status)
    if gone:
        return gone if was_there else None
    if not was_there:
        return Change.NEW
    if not fields:
        return None
    return Change.REWORDED if any(change.field in WORDED for change in fields) else Change.RENUMBERED


def _field_changes(before: dict[Any, Any], now: dict[Any, Any]) -> tuple[FieldChange, ...]:
    names = (name for name in (*WORDED, *PLACED) if name in now and now[name] != before[name])
    return tuple(FieldChange(name, before[name], now[name]) for name in names)
