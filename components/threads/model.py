"""The threads of a workbook: what is alive at a version, and what ties it together."""

from collections.abc import Iterable

import pandas as pd

from analysis.tables import rows_of
from analysis.threads import chantier_sources, controversies_of_terrains, lineage, weak_cells
from analysis.versions import as_of, successors
from components.cartography.filters import Filters
from components.cartography.model import tensions
from components.crash.model import cells_of, chantiers_of, controversies_by_chantier, crises_of
from components.hues import controversy_discs
from components.threads.pills import BREAKS, FRAGILE, Kind, Pill, Threads, Tie
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, CRISES, TERRAINS

_TABS = {Kind.CONTROVERSY: CONTROVERSIES, Kind.TERRAIN: TERRAINS, Kind.CHANTIER: CHANTIERS, Kind.CRISIS: CRISES}


def pill_keys(snapshot: Snapshot) -> dict[tuple[Kind, str], str]:
    """(kind, id) -> its name in the address: the id itself, unless another tab on its left already uses it."""
    taken: set[str] = set()
    keys: dict[tuple[Kind, str], str] = {}
    for kind, tab in _TABS.items():
        ids = dict.fromkeys(snapshot[tab]["id"])
        keys |= {(kind, one): f"{kind}:{one}" if one in taken else one for one in ids}
        taken.update(ids)
    return keys


def threads(snapshot: Snapshot, version: str, filters: Filters, fragile: bool = False) -> Threads:
    """The threads of the map at ``version``, and of the panorama's last version; ``fragile``: with fragile verdicts.

    With filters, the threads through a terrain where an observation passes them.
    """
    everything = snapshot.derive(_everything, version, filters, fragile)
    if not filters:
        return everything
    seen = {pill.key for pill in everything.of(Kind.TERRAIN) if pill.clues}
    ties = {tie for terrain in seen for tie in lineage(everything.links, terrain)}
    return everything.only(seen | {key for tie in ties for key in tie})


def _everything(snapshot: Snapshot, version: str, filters: Filters, fragile: bool) -> Threads:
    keys = snapshot.derive(pill_keys)
    owners = controversies_of_terrains(snapshot[TERRAINS], snapshot[CONTROVERSIES], version)
    grounds = as_of(snapshot[TERRAINS], version)
    columns = (
        _controversies(snapshot, version),
        _terrains(snapshot, grounds, owners, version, filters),
        _chantiers(snapshot, version),
        tuple(Pill(keys[Kind.CRISIS, one.id], Kind.CRISIS, one.id, one.name) for one in snapshot.derive(crises_of)),
    )
    shown = {pill.key for column in columns for pill in column}
    ties = (*_sources(snapshot, grounds, owners, version), *_breaks(snapshot, FRAGILE if fragile else BREAKS))
    return Threads(columns, tuple(tie for tie in ties if {tie.start, tie.end} <= shown))


def _controversies(snapshot: Snapshot, version: str) -> tuple[Pill, ...]:
    keys, discs = snapshot.derive(pill_keys), snapshot.derive(controversy_discs, version)
    titles = dict(rows_of(as_of(snapshot[CONTROVERSIES], version), "id", "titre"))
    kind = Kind.CONTROVERSY
    return tuple(Pill(keys[kind, one], kind, one, titles[one], *disc) for one, disc in discs.items())


def _terrains(
    snapshot: Snapshot, grounds: pd.DataFrame, owners: dict[str, str], version: str, filters: Filters
) -> tuple[Pill, ...]:
    keys, discs = snapshot.derive(pill_keys), snapshot.derive(controversy_discs, version)
    shown = snapshot.derive(tensions, version, filters)
    clues = {ground.id: len(ground.clues) for tension in shown for ground in tension.grounds}
    kind = Kind.TERRAIN
    return tuple(
        Pill(
            keys[kind, one], kind, one, title, number, discs[owners[one]][1] if owners[one] else 0, owners[one],
            clues.get(one, 0) if owners[one] else None,
        )
        for one, title, number in rows_of(grounds, "id", "titre", "numero")
    )  # fmt: skip


def _chantiers(snapshot: Snapshot, version: str) -> tuple[Pill, ...]:
    keys, discs = snapshot.derive(pill_keys), snapshot.derive(controversy_discs, version)
    answers = snapshot.derive(controversies_by_chantier)
    kind, rows = Kind.CHANTIER, rows_of(snapshot.derive(chantiers_of), "id", "titre")
    mains = {one: next((each for each in named if each in discs), "") for one, named in answers.items()}
    hues = {one: discs[main][1] for one, main in mains.items() if main}
    return tuple(Pill(keys[kind, one], kind, one, title, hue=hues.get(one, 0)) for one, title in rows)


def _sources(snapshot: Snapshot, grounds: pd.DataFrame, owners: dict[str, str], version: str) -> Iterable[Tie]:
    """Controversy - terrain, terrain - chantier, and controversy - chantier where no terrain says it."""
    keys = snapshot.derive(pill_keys)
    alive = {terrain: owners[terrain] for terrain in grounds["id"]}
    heirs = successors(snapshot[CONTROVERSIES], version)
    by_terrain, direct = chantier_sources(snapshot.derive(chantiers_of), alive, heirs)
    owned = tuple((owner, terrain) for terrain, owner in alive.items() if owner)
    for starts, ends, pairs in (
        (Kind.CONTROVERSY, Kind.TERRAIN, owned),
        (Kind.TERRAIN, Kind.CHANTIER, by_terrain),
        (Kind.CONTROVERSY, Kind.CHANTIER, direct),
    ):
        yield from (Tie(keys[starts, start], keys[ends, end]) for start, end in pairs)


def _breaks(snapshot: Snapshot, worst: int) -> Iterable[Tie]:
    keys = snapshot.derive(pill_keys)
    for chantier, crisis, level, opinions in weak_cells(snapshot.derive(cells_of), worst):
        pair = keys.get((Kind.CHANTIER, chantier)), keys.get((Kind.CRISIS, crisis))
        if pair[0] and pair[1]:
            yield Tie(pair[0], pair[1], level, opinions)
