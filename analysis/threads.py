"""The threads of an inquiry: a controversy, its terrains, the chantiers that answer, the crises that break them."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import pandas as pd

from analysis.links import controversies_of_chantier
from analysis.tables import column, rows_of
from analysis.versions import rows_as_of, successors

T = TypeVar("T", bound=Hashable)
Pairs = tuple[tuple[str, str], ...]


def controversies_of_terrains(terrains: pd.DataFrame, controversies: pd.DataFrame, version: str) -> dict[str, str]:
    """Terrain -> the living controversy it belongs to at ``version``, '' when none; the first of several heirs.

    ``terrains``, ``controversies``: with all their versions.
    """
    heirs, owners = successors(controversies, version), column(terrains, "controverse")
    at = rows_as_of(terrains, version)
    return {terrain: next(iter(heirs.get(owners[row], ())), "") for terrain, row in at.items()}


def chantier_sources(
    chantiers: pd.DataFrame, owners: Mapping[str, str], heirs: Mapping[str, tuple[str, ...]]
) -> tuple[Pairs, Pairs]:
    """What chantiers come from: (terrain, chantier), then (controversy, chantier) where no terrain of it is named.

    ``chantiers``: one row each; ``owners``: terrains shown -> controversy; ``heirs``: of ``versions.successors``.
    """
    by_terrain: list[tuple[str, str]] = []
    direct: list[tuple[str, str]] = []
    named = zip(column(chantiers, "terrains", ()), column(chantiers, "controverses", ()), strict=True)
    for chantier, (terrains, controversies) in zip(chantiers["id"], named, strict=True):
        grounds = [terrain for terrain in dict.fromkeys(terrains) if terrain in owners]
        told = {owners[terrain] for terrain in grounds}
        by_terrain += [(terrain, chantier) for terrain in grounds]
        living = controversies_of_chantier({"controverses": controversies}, heirs)
        direct += [(controversy, chantier) for controversy in living if controversy not in told]
    return tuple(by_terrain), tuple(direct)


def weak_cells(cells: pd.DataFrame, worst: int) -> tuple[tuple[str, str, int, int], ...]:
    """(chantier, crisis, level, opinions) of the cells at ``worst`` (0 breaks, 1 fragile) or below.

    ``cells``: of ``robustness.cell_verdicts``.
    """
    rows = rows_of(cells, "chantier", "crise", "level", "opinions")
    return tuple(
        (chantier, crisis, int(level), opinions) for chantier, crisis, level, opinions in rows if level <= worst
    )


def lineage(links: Iterable[tuple[T, T]], origin: T, degrees: int = 0) -> frozenset[tuple[T, T]]:
    """The links of the chains through ``origin``: back to their sources, on to their ends, never turning round.

    ``degrees``: how many links away from it at the most, 0 for all. ``links``: (start, end), without cycles.
    """
    before: dict[T, list[T]] = {}
    after: dict[T, list[T]] = {}
    for start, end in links:
        after.setdefault(start, []).append(end)
        before.setdefault(end, []).append(start)
    back = {(start, end) for end, start in _walk(before, origin, degrees)}
    return frozenset(back | _walk(after, origin, degrees))


def _walk(neighbours: Mapping[T, list[T]], origin: T, degrees: int) -> set[tuple[T, T]]:
    """The steps (from, to) met going one way."""
    found: set[tuple[T, T]] = set()
    reached, waiting = {origin}, [origin]
    while waiting:
        steps = [(one, other) for one in waiting for other in neighbours.get(one, ())]
        found.update(steps)
        waiting = [other for other in dict.fromkeys(other for _, other in steps) if other not in reached]
        reached.update(waiting)
        degrees -= 1
        if not degrees:
            break
    return found
