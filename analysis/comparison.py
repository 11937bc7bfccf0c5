"""What changed between two versions, near or far apart: new, reworded, renumbered, moved elsewhere, merged, retired."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any

import pandas as pd

from analysis.positions import ENOUGH_READINGS, Direction, Shift, Stop, shift, trail
from analysis.versions import PLACED, WORDED, rows_as_of, successors, version_number
from sheets.dates import FuzzyDate
from sheets.vocabularies import ABANDONED, MERGED, RETIRED


class Fate(StrEnum):
    """What became of an entity. RENUMBERED: another number or controversy; RESITUATED: the same words and number,
    another horizon, maturity, support… MOVED: its mean went along the axis.
    """

    NEW = "new"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    RESITUATED = "resituated"
    MERGED = "merged"
    RETIRED = "retired"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One entity between two versions. ``before``, ``after``: positions of its rows, None when it was not there;
    ``fields``: those that differ; ``becomes``: the living ids a merged one points to; ``passing``: it came and went
    in between.
    """

    id: str
    fate: Fate
    before: int | None
    after: int | None
    fields: tuple[str, ...] = ()
    becomes: tuple[str, ...] = ()
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """The mean of a controversy or terrain along its axis, at both versions."""

    id: str
    since: Stop
    until: Stop
    shift: Shift


def differences(
    frame: pd.DataFrame, since: str | None, until: str, others: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """What happened to each entity from ``since`` (None: before there was anything) to ``until`` ('': the last).

    ``frame``: with all its versions; ``others``: fields that tell a place (horizon, supports…), besides words and
    numbers. A chantier given up is retired. Entities come in the order their ids first appear.
    """
    now = rows_as_of(frame, until)
    before = {} if since is None else rows_as_of(frame, since)
    heirs = successors(frame, until)
    rows = frame.to_dict("records")
    found = (_difference(rows, before.get(entity), at, heirs[entity], since, others) for entity, at in now.items())
    return tuple(one for one in found if one)


def movements(
    owners: Mapping[str, str], observations: pd.DataFrame, readings: pd.DataFrame, since: str, until: str
) -> tuple[Movement, ...]:
    """The controversies (or terrains) whose cumulative mean moved, those that went furthest first.

    ``owners``: observation -> what it is a clue of, at ``until``; ``readings``: of ``all_readings``. Under 3 readings
    at either end, or under 0.15 step of movement, nothing is said.
    """
    mine: dict[str, list[str]] = {}
    for entity, owner in owners.items():
        if owner:
            mine.setdefault(owner, []).append(entity)
    found = []
    for owner, ids in mine.items():
        own = readings[readings["observation"].isin(ids)]
        stops = trail(observations[observations["id"].isin(ids)], own, (since, until))
        moved = shift(stops)
        if len(stops) == 2 and stops[0].readings >= ENOUGH_READINGS and moved.direction is not Direction.STABLE:
            found.append(Movement(owner, *stops, moved))
    return tuple(sorted(found, key=lambda one: -abs(one.shift.delta)))


def companion(
    version: str, versions: Sequence[str], own_dates: Mapping[str, FuzzyDate], other_dates: Mapping[str, FuzzyDate]
) -> str | None:
    """The version of the other deliverable that was there when ``version`` came, None when none was.

    Each deliverable has its own count: of those ``versions``, it is the greatest delivered at the latest on the last
    possible day of ``version``; when either has no known day, the greatest of a number up to its own.
    """
    there = [one for one in versions if _was_there(one, version, own_dates, other_dates)]
    return max(there, key=version_number, default=None)


def _was_there(
    other: str, version: str, own_dates: Mapping[str, FuzzyDate], other_dates: Mapping[str, FuzzyDate]
) -> bool:
    own, its = own_dates.get(version), other_dates.get(other)
    if own is not None and its is not None and own.latest and its.latest:
        return its.latest <= own.latest
    return version_number(other) <= (version_number(version) or inf)


def _difference(
    rows: list[dict[Any, Any]],
    before: int | None,
    now: int,
    heirs: tuple[str, ...],
    since: str | None,
    others: Sequence[str],
) -> Difference | None:
    new = rows[now]
    was = before is not None and _end(rows[before]) is None
    end = _end(new)
    if end is not None:
        passing = not was and _lived_since(rows, new["id"], since, version_number(new["version"]))
        becomes = heirs if end is Fate.MERGED else ()
        return Difference(new["id"], end, before, now, (), becomes, passing) if was or passing else None
    if not was or before is None:
        return Difference(new["id"], Fate.NEW, None, now)
    fields = tuple(_changed(rows[before], new, (*WORDED, *PLACED, *others)))
    return Difference(new["id"], _fate(fields), before, now, fields) if fields else None


def _lived_since(rows: list[dict[Any, Any]], entity: str, since: str | None, until: int) -> bool:
    """Whether an entity was alive in a version after ``since`` and before the number ``until``."""
    floor = -1 if since is None else version_number(since)
    return any(
        row["id"] == entity and floor < version_number(row["version"]) < until and _end(row) is None for row in rows
    )


def _end(row: Mapping[Any, Any]) -> Fate | None:
    if row.get("maturite") == ABANDONED:
        return Fate.RETIRED
    return {MERGED: Fate.MERGED, RETIRED: Fate.RETIRED}.get(row.get("statut", ""))


def _changed(before: Mapping[Any, Any], now: Mapping[Any, Any], names: Sequence[str]) -> Iterable[str]:
    return (name for name in dict.fromkeys(names) if name in now and now[name] != before[name])


def _fate(fields: tuple[str, ...]) -> Fate:
    if any(name in WORDED for name in fields):
        return Fate.REWORDED
    return Fate.RENUMBERED if any(name in PLACED for name in fields) else Fate.RESITUATED
