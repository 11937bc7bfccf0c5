"""What the map of tensions shows: controversies at a version, their observations, where they lean, how they moved."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.links import controversies_of_observations
from analysis.positions import Leaning, Shift, Stop, leaning, shift, trail
from analysis.versions import as_of, until, versions_of
from components.cartography.clues import Clue, all_clues, readings_of
from components.cartography.filters import Filters, keeps
from components.hues import display_numbers, hue_numbers
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, OBSERVATIONS, TERRAINS
from sheets.workbook import records


@dataclass(frozen=True)
class Ground:
    """A terrain of a controversy, with its observations."""

    id: str
    number: str
    title: str
    description: str
    clues: tuple[Clue, ...]


@dataclass(frozen=True)
class Tension:
    """A controversy at a version: two poles, its terrains, where readings lean and the way since the first version."""

    id: str
    number: str
    hue: int
    title: str
    question: str
    description: str
    status: str
    pole_a: str
    pole_b: str
    leaning: Leaning
    trail: tuple[Stop, ...]
    shift: Shift
    grounds: tuple[Ground, ...] = field(default=())

    @property
    def clues(self) -> tuple[Clue, ...]:
        return tuple(clue for ground in self.grounds for clue in ground.clues)

    @property
    def placed(self) -> tuple[Clue, ...]:
        return tuple(clue for clue in self.clues if clue.is_placed)


def map_versions(snapshot: Snapshot) -> tuple[str, ...]:
    """The versions of the map, oldest first."""
    return versions_of(snapshot[CONTROVERSIES], snapshot[TERRAINS], snapshot[OBSERVATIONS])


def last_version(snapshot: Snapshot) -> str:
    """The last version of the map, '' when there is none."""
    return next(reversed(snapshot.derive(map_versions)), "")


def tensions(snapshot: Snapshot, version: str, filters: Filters) -> tuple[Tension, ...]:
    """The controversies alive at ``version``, with the observations that pass the filters."""
    ground = snapshot.derive(_map_at, version)
    kept: dict[str, list[int]] = {row.id: [] for row in ground.controversies}
    for at, (clue, row, owner) in enumerate(ground.clues):
        if owner in kept and keeps(filters, clue, row):
            kept[owner].append(at)
    # A filter leaves most controversies as another filter left them: each is made once for the observations it keeps.
    return tuple(
        snapshot.derive(_tension, version, rank, tuple(kept[row.id])) for rank, row in enumerate(ground.controversies)
    )


@dataclass(frozen=True)
class _MapAt:
    """What does not depend on filters: a version's controversies, terrains, and observations with their owners."""

    controversies: tuple[Any, ...]
    numbers: dict[str, str]
    grounds: dict[str, Ground]
    observations: pd.DataFrame
    clues: tuple[tuple[Clue, Any, str], ...]


def _map_at(snapshot: Snapshot, version: str) -> _MapAt:
    observations = until(snapshot[OBSERVATIONS], version)
    owner = controversies_of_observations(observations, snapshot[TERRAINS], snapshot[CONTROVERSIES], version).to_dict()
    clues = {clue.id: clue for clue in snapshot.derive(all_clues)}
    controversies = as_of(snapshot[CONTROVERSIES], version)
    return _MapAt(
        tuple(records(controversies)),
        display_numbers(controversies),
        _grounds(snapshot, version),
        observations,
        tuple((clues[row.id], row, owner.get(row.id, "")) for row in records(observations)),
    )


def _tension(snapshot: Snapshot, version: str, rank: int, kept: tuple[int, ...]) -> Tension:
    """The controversy of a rank, with the observations at these positions of the version's."""
    ground = snapshot.derive(_map_at, version)
    row = ground.controversies[rank]
    positions = snapshot.derive(_reading_positions)
    mine = [ground.clues[at][0].id for at in kept]
    readings = snapshot.derive(readings_of).iloc[[at for identifier in mine for at in positions.get(identifier, ())]]
    stops = trail(ground.observations.iloc[list(kept)], readings)
    return Tension(
        row.id, ground.numbers[row.id], snapshot.derive(hue_numbers)[row.id], row.titre, row.question or row.titre,
        row.description, row.statut, row.pole_a, row.pole_b, leaning(readings), stops, shift(stops),
        _with_clues(ground.grounds, [ground.clues[at] for at in kept]),
    )  # fmt: skip


def _reading_positions(snapshot: Snapshot) -> dict[str, list[int]]:
    """Observation -> the positions of its readings."""
    found: dict[str, list[int]] = {}
    for at, identifier in enumerate(snapshot.derive(readings_of)["observation"]):
        found.setdefault(identifier, []).append(at)
    return found


def _grounds(snapshot: Snapshot, version: str) -> dict[str, Ground]:
    """Every terrain at a version; one that was retired keeps its last wording, so that its observations are shown."""
    last = snapshot[TERRAINS].drop_duplicates("id", keep="last")
    rows = pd.concat([as_of(snapshot[TERRAINS], version), last]).drop_duplicates("id", keep="first")
    return {r.id: Ground(r.id, r.numero, r.titre, r.description, ()) for r in records(rows)}


def _with_clues(grounds: dict[str, Ground], mine: list[tuple[Clue, Any, str]]) -> tuple[Ground, ...]:
    by_terrain: dict[str, list[Clue]] = {}
    for clue, row, _ in mine:
        by_terrain.setdefault(row.terrain, []).append(clue)
    return tuple(
        Ground(g.id, g.number, g.title, g.description, tuple(by_terrain[g.id]))
        for g in grounds.values()
        if g.id in by_terrain
    )
