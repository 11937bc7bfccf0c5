"""What the map of tensions shows: controversies at a version, their observations, where they lean, how they moved."""

from dataclasses import dataclass, field
from math import isnan
from typing import Any

import pandas as pd

from analysis.extras import passes
from analysis.links import controversies_of_observations
from analysis.positions import Leaning, Shift, Stop, all_readings, leaning, places, shift, trail
from analysis.versions import as_of, until, versions_of
from components.hues import display_numbers, hue_numbers
from sheets.cells import fold
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, CRISES, OBSERVATIONS, PARTNERS, READINGS, TERRAINS
from sheets.vocabularies import POSITIONS, SOURCES
from sheets.workbook import lookup, records

OWN_CRISIS = "enquete"
POSITION_IDS = {str(rank): term for rank, term in enumerate(POSITIONS, 1)}
SOURCE_IDS = {fold(term.label).replace(" ", "-"): term.label for term in SOURCES}


@dataclass(frozen=True)
class Filters:
    """Which observations are kept; '' keeps all. ``extras``: (filter id, value id) of columns that nobody declared."""

    terrain: str = ""
    partner: str = ""
    source: str = ""
    crisis: str = ""
    position: str = ""
    text: str = ""
    extras: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class Lab:
    """One lab's reading of an observation; ``score`` is NaN off the axis."""

    name: str
    position: str
    score: float
    comment: str


@dataclass(frozen=True)
class Clue:
    """An observation at its place: the median of its readings, NaN when every one is off the axis."""

    id: str
    title: str
    place: float
    low: float
    high: float
    split: bool
    labs: tuple[Lab, ...]
    version: str
    source: str
    date: str
    territory: str
    story: str
    link: str
    crisis: str
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def is_placed(self) -> bool:
        """False when nobody reads it on the axis."""
        return not isnan(self.place)

    @property
    def off_axis(self) -> tuple[Lab, ...]:
        return tuple(lab for lab in self.labs if isnan(lab.score))


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


def readings_of(snapshot: Snapshot) -> pd.DataFrame:
    return all_readings(snapshot[OBSERVATIONS], snapshot[READINGS])


def tensions(snapshot: Snapshot, version: str, filters: Filters) -> tuple[Tension, ...]:
    """The controversies alive at ``version``, with the observations that pass the filters."""
    ground = snapshot.derive(_map_at, version)
    kept: dict[str, list[int]] = {row.id: [] for row in ground.controversies}
    for at, (clue, row, owner) in enumerate(ground.clues):
        if owner in kept and _passes(clue, row, filters):
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


def all_clues(snapshot: Snapshot) -> tuple[Clue, ...]:
    """Every observation with its readings, at its place."""
    readings = snapshot.derive(readings_of)
    at = places(readings).set_index("observation")
    labs: dict[str, list[Lab]] = {}
    names = lookup(snapshot[PARTNERS], "nom")
    for row in records(readings):
        name = names.get(row.partenaire, "") or "Labo non précisé"
        labs.setdefault(row.observation, []).append(Lab(name, row.position, row.score, row.commentaire))
    crises = lookup(snapshot[CRISES], "nom")
    extras = snapshot.workbook.tables[OBSERVATIONS].extras
    return tuple(
        Clue(
            row.id,
            row.titre,
            *_place(at, row.id),
            tuple(labs.get(row.id, ())),
            row.version,
            row.source,
            row.date.text if row.date else "",
            row.territoire,
            row.recit,
            row.lien,
            crises.get(row.crise, ""),
            tuple((label, text) for label, text in extras.loc[row.Index].items() if text) if len(extras) else (),
        )  # fmt: skip
        for row in records(snapshot[OBSERVATIONS])
    )


def _place(at: pd.DataFrame, identifier: str) -> tuple[float, float, float, bool]:
    if identifier not in at.index:
        return float("nan"), float("nan"), float("nan"), False
    row: Any = at.loc[identifier]
    return float(row["median"]), float(row["low"]), float(row["high"]), bool(row["split"])


def _passes(clue: Clue, row: Any, filters: Filters) -> bool:
    position = POSITION_IDS[filters.position] if filters.position else None
    crisis = "" if filters.crisis == OWN_CRISIS else filters.crisis
    return (
        filters.terrain in ("", row.terrain)
        and filters.partner in ("", row.partenaire)
        and (not filters.source or SOURCE_IDS[filters.source] == row.source)
        and (not filters.crisis or crisis == row.crise)
        and (position is None or any(lab.position == position.label for lab in clue.labs))
        and (not filters.extras or passes(clue.extras, filters.extras))
        and (not filters.text or fold(filters.text) in fold(" ".join((clue.title, clue.story, clue.territory))))
    )


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
