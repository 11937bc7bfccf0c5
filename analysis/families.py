"""Controversies seen through each family of crises: what was observed there, where it leans, what held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from analysis.positions import Leaning, leaning, places
from analysis.readings import on_axis
from analysis.robustness import HOLDS, levels_by_cell
from analysis.tables import rows_of

OWN = "own"  # the project's own crisis; '' is that of crises without a family


@dataclass(frozen=True, slots=True)
class Sight:
    """A controversy in a family of crises. ``observations``: their ids; ``places``: medians of those on the axis
    (-2..2); ``held`` of ``tested`` cells of the crash test (its chantiers x the family's crises), ``untested`` others;
    a cell where the crisis does not apply is in none.
    """

    observations: tuple[str, ...]
    places: tuple[float, ...]
    leaning: Leaning
    tested: int = 0
    held: int = 0
    untested: int = 0


def families_of(crises: pd.DataFrame) -> tuple[str, ...]:
    """The families of the crises known, in the order the Sheet first names them; '' last, for those without one."""
    found = dict.fromkeys(crises["famille"])
    return (*(family for family in found if family), *([""] if "" in found else []))


def sights(
    controversies: Iterable[str],
    observations: pd.DataFrame,
    readings: pd.DataFrame,
    placed: "pd.Series[Any]",
    links: pd.DataFrame,
    crises: pd.DataFrame,
    cells: pd.DataFrame,
) -> dict[tuple[str, str], Sight]:
    """(controversy, family) -> what is seen of it there, for OWN and each of ``families_of``.

    ``observations``: until the map's version; ``readings``: of ``all_readings``; ``placed``, ``links``: of
    ``analysis.links``; ``cells``: of ``cell_verdicts``. An observation without a crisis is of the project's own; one
    of a crisis nobody knows is in no family.
    """
    family = dict(rows_of(crises, "id", "famille")) | {"": OWN}
    seen: dict[tuple[str, str], list[str]] = {}
    for entity, crisis in rows_of(observations, "id", "crise"):
        if crisis in family:
            seen.setdefault((placed.get(entity, ""), family[crisis]), []).append(entity)
    counts = _crash_counts(links, crises, levels_by_cell(cells))
    spots = (OWN, *families_of(crises))
    keys = ((controversy, one) for controversy in controversies for one in spots)
    return {key: _sight(seen.get(key, []), readings, counts.get(key, (0, 0, 0))) for key in keys}


def _sight(mine: list[str], readings: pd.DataFrame, counts: tuple[int, int, int]) -> Sight:
    own = readings[readings["observation"].isin(mine)]
    return Sight(tuple(mine), tuple(sorted(on_axis(list(places(own)["median"])))), leaning(own), *counts)


def _crash_counts(
    links: pd.DataFrame, crises: pd.DataFrame, known: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], tuple[int, int, int]]:
    """(controversy, family) -> tested, held, untested, over the chantiers that name the controversy."""
    found: dict[tuple[str, str], list[float | None]] = {}
    for chantier, controversy in rows_of(links, "chantier", "controverse"):
        for crisis, family in rows_of(crises, "id", "famille"):
            found.setdefault((controversy, family), []).append(known.get((chantier, crisis)))
    return {key: _counts(levels) for key, levels in found.items()}


def _counts(levels: list[float | None]) -> tuple[int, int, int]:
    tested = [level for level in levels if level is not None and not isnan(level)]
    return len(tested), sum(level >= HOLDS for level in tested), levels.count(None)
