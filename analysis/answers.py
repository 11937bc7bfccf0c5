"""How chantiers answer controversies: in so many words, or through a terrain; and the clues each of them rests on."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.links import controversies_of_chantier
from analysis.tables import build, column, rows_of
from analysis.versions import rows_as_of, successors

ANSWERS = {"chantier": object, "controverse": object, "rank": int, "terrains": object}


def answers(chantiers: pd.DataFrame, terrains: pd.DataFrame, controversies: pd.DataFrame, version: str) -> pd.DataFrame:
    """One row a chantier and living controversy that it names, or that one of its terrains belongs to.

    ``chantiers``: one row each (``as_of`` the panorama's version); ``terrains``, ``controversies``: with all their
    versions; ``version``: the map's. A terrain retired since still leads to its controversy, and merges are followed.
    -> columns chantier, controverse, rank (1 for the main one named, 0 when no one names it), terrains (tuple: those
    of the chantier that belong to this controversy). Named ones first, in the order of the chantier.
    """
    heirs = successors(controversies, version)
    owners = _living_owners(terrains, heirs, version)
    named, looked = column(chantiers, "controverses", ()), column(chantiers, "terrains", ())
    rows = (
        row
        for entity, ids, grounds in zip(chantiers["id"], named, looked, strict=True)
        for row in _answers_of(entity, controversies_of_chantier({"controverses": ids}, heirs), grounds, owners)
    )
    return build(rows, ANSWERS)


def clues_behind(
    chantiers: pd.DataFrame, found: pd.DataFrame, observations: pd.DataFrame, placed: "pd.Series[Any]"
) -> dict[str, tuple[str, ...]]:
    """Chantier -> the observations in the controversies it names or on its terrains, in their order; () for none.

    ``found``: of ``answers``; ``placed``: of ``links.controversies_of_observations``.
    """
    named: dict[str, set[str]] = {}
    for chantier, controversy, rank in rows_of(found, "chantier", "controverse", "rank"):
        if rank:
            named.setdefault(chantier, set()).add(controversy)
    owners = placed.to_dict()
    clues = [(entity, owners.get(entity, ""), terrain) for entity, terrain in rows_of(observations, "id", "terrain")]
    return {
        chantier: tuple(
            entity for entity, owner, terrain in clues if owner in named.get(chantier, ()) or terrain in grounds
        )
        for chantier, grounds in zip(chantiers["id"], column(chantiers, "terrains", ()), strict=True)
    }


def _living_owners(terrains: pd.DataFrame, heirs: Mapping[str, tuple[str, ...]], version: str) -> dict[str, str]:
    """Terrain -> the living controversy it belongs to, the first of several, '' when none."""
    owners = column(terrains, "controverse")
    belongs = {terrain: owners[at] for terrain, at in rows_as_of(terrains, version).items()}
    return {terrain: next(iter(heirs.get(owner, ())), "") for terrain, owner in belongs.items()}


def _answers_of(
    chantier: str, named: tuple[str, ...], grounds: tuple[str, ...], owners: Mapping[str, str]
) -> Iterable[tuple[str, str, int, tuple[str, ...]]]:
    through: dict[str, list[str]] = {}
    for ground in grounds:
        if owners.get(ground):
            through.setdefault(owners[ground], []).append(ground)
    for rank, controversy in enumerate(named, 1):
        yield chantier, controversy, rank, tuple(through.get(controversy, ()))
    for controversy, its in through.items():
        if controversy not in named:
            yield chantier, controversy, 0, tuple(its)
