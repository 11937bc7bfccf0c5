"""Threads between observations, terrains, controversies and chantiers, at a version; merges are followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.tables import build, column, rows_of
from analysis.versions import rows_as_of, successors
from sheets.dates import FuzzyDate

LINKS = {"chantier": object, "controverse": object, "rank": int}


@dataclass(frozen=True, slots=True)
class Orphans:
    """Ids without what should answer them, in order. ``without_clue``: chantiers whose controversies have none."""

    controversies: tuple[str, ...]
    chantiers: tuple[str, ...]
    without_clue: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revisit:
    """A chantier whose wording, of ``version``, is older than these ``observations``, the newest first."""

    chantier: str
    version: str
    observations: tuple[str, ...]
    newest: date


def controversies_of_observations(
    observations: pd.DataFrame, terrains: pd.DataFrame, controversies: pd.DataFrame, version: str
) -> "pd.Series[Any]":
    """Observation id -> the living controversy it is a clue of at ``version``, '' when none.

    It is that of its terrain's row as of the version, even when the terrain was retired since (a clue stays a clue),
    then what this controversy became; the first of several. ``terrains``, ``controversies``: with all their versions.
    """
    heirs = successors(controversies, version)
    owners = column(terrains, "controverse")
    belongs = {terrain: owners[at] for terrain, at in rows_as_of(terrains, version).items()}
    found = {
        entity: next(iter(heirs.get(belongs.get(terrain, ""), ())), "")
        for entity, terrain in rows_of(observations, "id", "terrain")
    }
    return pd.Series(list(found.values()), index=pd.Index(list(found), dtype=object), name="controverse", dtype=object)


def controversies_of_chantier(
    chantier: "Mapping[str, Any] | pd.Series[Any]", heirs: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """A chantier's living controversies, its own order kept, each once. ``heirs``: of ``versions.successors``."""
    living = (heir for controversy in chantier["controverses"] for heir in heirs.get(controversy, ()))
    return tuple(dict.fromkeys(living))


def main_controversy(chantier: "Mapping[str, Any] | pd.Series[Any]", heirs: Mapping[str, tuple[str, ...]]) -> str:
    """The first of its living controversies, '' when none."""
    return next(iter(controversies_of_chantier(chantier, heirs)), "")


def chantier_links(chantiers: pd.DataFrame, controversies: pd.DataFrame, version: str) -> pd.DataFrame:
    """One row a chantier and living controversy. ``chantiers``: one row each (``as_of`` the panorama's version);
    ``controversies``: with all their versions; ``version``: the map's.

    -> columns chantier, controverse, rank (1 for the main one).
    """
    heirs = successors(controversies, version)
    rows = (
        (entity, controversy, rank)
        for entity, named in rows_of(chantiers, "id", "controverses")
        for rank, controversy in enumerate(controversies_of_chantier({"controverses": named}, heirs), 1)
    )
    return build(rows, LINKS)


def chantiers_of_controversy(links: pd.DataFrame, controversy: str) -> tuple[str, ...]:
    """The chantiers that answer a controversy, those for which it matters most first. ``links``: chantier_links."""
    found = [(rank, one) for one, other, rank in rows_of(links, *LINKS) if other == controversy]
    return tuple(chantier for _, chantier in sorted(found, key=lambda pair: pair[0]))


def orphans(
    controversies: pd.DataFrame, chantiers: pd.DataFrame, links: pd.DataFrame, placed: "pd.Series[Any]"
) -> Orphans:
    """What answers nothing, both ways. ``controversies``, ``chantiers``: as of their versions; ``links``: of
    ``chantier_links``; ``placed``: of ``controversies_of_observations``.
    """
    answered, linked, observed = set(links["controverse"]), set(links["chantier"]), set(placed)
    clued = {chantier for chantier, controversy, _ in rows_of(links, *LINKS) if controversy in observed}
    return Orphans(
        tuple(entity for entity in controversies["id"] if entity not in answered),
        tuple(entity for entity in chantiers["id"] if entity not in linked),
        tuple(entity for entity in chantiers["id"] if entity in linked - clued),
    )


def to_revisit(
    chantiers: pd.DataFrame,
    links: pd.DataFrame,
    observations: pd.DataFrame,
    placed: "pd.Series[Any]",
    panorama_dates: Mapping[str, FuzzyDate],
    map_dates: Mapping[str, FuzzyDate],
) -> tuple[Revisit, ...]:
    """Chantiers last worded before what was since observed in their controversies, the newest observation first.

    A wording is as old as the latest day of the delivery of its version; a version never delivered is not old yet. An
    observation is newer when its earliest possible day comes after that; without a day of its own, it is dated by the
    delivery of its version of the map (versions of map and panorama have each their own count, so they are never
    compared). ``panorama_dates``, ``map_dates``: of ``progress.delivery_dates``; others: as in ``orphans``.
    """
    clues = _dated_clues(observations, placed, map_dates)
    answers: dict[str, list[str]] = {}
    for chantier, controversy, _ in rows_of(links, *LINKS):
        answers.setdefault(chantier, []).append(controversy)
    found = []
    for chantier, version in rows_of(chantiers, "id", "version"):
        worded = panorama_dates[version].latest if version in panorama_dates else None
        known = [clue for controversy in answers.get(chantier, ()) for clue in clues.get(controversy, ())]
        newer = sorted((clue for clue in known if worded and clue[0] > worded), key=lambda clue: clue[0], reverse=True)
        if newer:
            found.append(Revisit(chantier, version, tuple(entity for _, entity in newer), newer[0][0]))
    return tuple(sorted(found, key=lambda one: one.newest, reverse=True))


def _dated_clues(
    observations: pd.DataFrame, placed: "pd.Series[Any]", map_dates: Mapping[str, FuzzyDate]
) -> dict[str, list[tuple[date, str]]]:
    """Controversy -> (first possible day, observation)."""
    controversies = placed.to_dict()
    clues: dict[str, list[tuple[date, str]]] = {}
    dates = column(observations, "date", None)
    for (entity, version), when in zip(rows_of(observations, "id", "version"), dates, strict=True):
        known = when if when is not None and when.earliest else map_dates.get(version)
        if known is not None and known.earliest and controversies.get(entity):
            clues.setdefault(controversies[entity], []).append((known.earliest, entity))
    return clues
