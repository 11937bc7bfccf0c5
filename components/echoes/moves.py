"""Controversies and terrains whose readings moved along their axis between two versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.comparison import Movement, movements
from analysis.links import controversies_of_observations
from analysis.positions import Direction
from analysis.tables import column, rows_of
from analysis.versions import as_of, rows_as_of, successors, until
from components.cartography.clues import readings_of
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, OBSERVATIONS, TERRAINS

Row = dict[Any, Any]


@dataclass(frozen=True)
class Move:
    """A mean that moved. ``reworded``: the poles themselves were worded anew in between."""

    movement: Movement
    pole_a: str
    pole_b: str
    reworded: bool

    @property
    def towards(self) -> str:
        """The pole it moved to."""
        return self.pole_b if self.movement.shift.direction is Direction.B else self.pole_a


def moves(snapshot: Snapshot, since: str, last: str) -> Iterable[tuple[Tab, Row, Move]]:
    """What moved, with its row at ``last``: controversies, then the terrains whose controversy stayed the same."""
    observations = until(snapshot[OBSERVATIONS], last)
    placed = controversies_of_observations(observations, snapshot[TERRAINS], snapshot[CONTROVERSIES], last)
    controversies = {row["id"]: row for row in as_of(snapshot[CONTROVERSIES], last).to_dict("records")}
    poles = _poles_before(snapshot, since)
    readings = snapshot.derive(readings_of)
    for found in movements({str(one): owner for one, owner in placed.items()}, observations, readings, since, last):
        if found.id in controversies:
            yield CONTROVERSIES, controversies[found.id], _move(found, controversies[found.id], poles)
    owners = _steady_owners(snapshot, since, last)
    terrains = {row["id"]: row for row in as_of(snapshot[TERRAINS], last).to_dict("records")}
    grounds = dict(rows_of(observations, "id", "terrain"))
    for found in movements(grounds, observations, readings, since, last):
        if found.id in terrains and owners.get(found.id) in controversies:
            yield TERRAINS, terrains[found.id], _move(found, controversies[owners[found.id]], poles)


def _move(found: Movement, controversy: Row, before: Mapping[str, tuple[str, str]]) -> Move:
    poles = controversy["pole_a"], controversy["pole_b"]
    return Move(found, *poles, before.get(controversy["id"], poles) != poles)


def _poles_before(snapshot: Snapshot, version: str) -> dict[str, tuple[str, str]]:
    rows = as_of(snapshot[CONTROVERSIES], version)
    return {one: (a, b) for one, a, b in rows_of(rows, "id", "pole_a", "pole_b")}


def _steady_owners(snapshot: Snapshot, since: str, last: str) -> dict[str, str]:
    """Terrain -> its living controversy, for those that had the same at both versions: else the axis is another."""
    before, now = (_owners(snapshot, version) for version in (since, last))
    return {terrain: owner for terrain, owner in now.items() if owner and before.get(terrain) == owner}


def _owners(snapshot: Snapshot, version: str) -> dict[str, str]:
    heirs, owners = successors(snapshot[CONTROVERSIES], version), column(snapshot[TERRAINS], "controverse")
    rows = rows_as_of(snapshot[TERRAINS], version)
    return {terrain: next(iter(heirs.get(owners[at], ())), "") for terrain, at in rows.items()}
