"""Echoes between the map and the panorama: how an advance of one makes the other move, day after day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.links import LINKS
from analysis.tables import column, rows_of
from analysis.versions import Change, rows_as_of, wording_changes
from sheets.dates import FuzzyDate


class EchoDirection(StrEnum):
    """DOWN: an observation on the map calls on a chantier. UP: a chantier of the panorama answers a controversy."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Echo:
    """One echo. ``date``: the last possible day of ``when``, or its first without end; ``observation``: '' going UP."""

    date: date
    when: FuzzyDate
    direction: EchoDirection
    observation: str
    chantier: str
    controversy: str


def echoes(
    observations: pd.DataFrame,
    placed: "pd.Series[Any]",
    chantiers: pd.DataFrame,
    links: pd.DataFrame,
    *,
    map_version: str,
    panorama_version: str,
    panorama_dates: Mapping[str, FuzzyDate],
) -> tuple[Echo, ...]:
    """The dated echoes of the two versions shown, most recent first. What has no date makes no echo.

    DOWN: each observation of ``map_version`` in a controversy that a chantier answers, with one chantier: that which
    looks at the same terrain, else that for which the controversy matters most. UP: each chantier new or reworded in
    ``panorama_version`` that answers a controversy, with its main one, at the delivery of that version.

    ``chantiers``: with all their versions; ``placed``, ``links``: of ``analysis.links``; ``panorama_dates``: of
    ``progress.delivery_dates``.
    """
    found = [
        *_down(observations, placed, _terrains_of(chantiers, panorama_version), links, map_version),
        *_up(chantiers, links, panorama_version, panorama_dates.get(panorama_version)),
    ]
    return tuple(sorted(found, key=lambda echo: echo.date, reverse=True))


def _down(
    observations: pd.DataFrame,
    placed: "pd.Series[Any]",
    terrains_of: Mapping[str, tuple[str, ...]],
    links: pd.DataFrame,
    version: str,
) -> Iterable[Echo]:
    controversies, answers = placed.to_dict(), _answers(links)
    dates = column(observations, "date", None)
    for (entity, terrain, own), when in zip(rows_of(observations, "id", "terrain", "version"), dates, strict=True):
        controversy = controversies.get(entity, "")
        day = _day(when)
        if day and controversy in answers and own == version:
            near = [chantier for chantier in answers[controversy] if terrain in terrains_of.get(chantier, ())]
            chantier = (near or answers[controversy])[0]
            yield Echo(day, when, EchoDirection.DOWN, entity, chantier, controversy)


def _up(chantiers: pd.DataFrame, links: pd.DataFrame, version: str, when: FuzzyDate | None) -> Iterable[Echo]:
    main = {chantier: controversy for chantier, controversy, rank in rows_of(links, *LINKS) if rank == 1}
    day = _day(when)
    if when is None or day is None:
        return
    for change in wording_changes(chantiers, version):
        if change.kind in (Change.NEW, Change.REWORDED) and change.id in main:
            yield Echo(day, when, EchoDirection.UP, "", change.id, main[change.id])


def _answers(links: pd.DataFrame) -> dict[str, list[str]]:
    """Controversy -> the chantiers that answer it, those for which it matters most first."""
    found: dict[str, list[str]] = {}
    for chantier, controversy, _ in sorted(rows_of(links, *LINKS), key=lambda link: link[2]):
        found.setdefault(controversy, []).append(chantier)
    return found


def _terrains_of(chantiers: pd.DataFrame, version: str) -> dict[str, tuple[str, ...]]:
    terrains = column(chantiers, "terrains", ())
    return {chantier: terrains[at] for chantier, at in rows_as_of(chantiers, version).items()}


def _day(when: FuzzyDate | None) -> date | None:
    return (when.latest or when.earliest) if when is not None else None
