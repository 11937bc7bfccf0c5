"""Controversies seen through each family of crises, as a table: a row a controversy, a column a family."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.families import OWN, Sight, families_of, sights
from analysis.positions import SHARED_WITHIN, Direction, Verdict
from analysis.tables import rows_of
from components import address
from components.cartography.clues import readings_of
from components.cartography.filters import OWN_CRISIS
from components.cartography.model import Tension
from components.echoes.board import placed_now
from components.home.model import cells_now, controversies_now, links_now, observations_now
from sheets.snapshot import Snapshot
from sheets.tabs import CRISES
from sheets.vocabularies import CRISIS_FAMILIES


@dataclass(frozen=True)
class Family:
    """A column. ``key``: OWN, a family, or '' for crises without one; ``crises``: names; ``ids``: of these crises."""

    key: str
    label: str
    crises: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def own(self) -> bool:
        return self.key == OWN


@dataclass(frozen=True)
class Spot:
    """A cell. ``against``: how it leans against the project's own crisis, None when that cannot be told;
    ``to_map``, ``to_crash``: where its observations and its crash tests can be seen.
    """

    family: Family
    sight: Sight
    against: Direction | None
    to_map: str
    to_crash: str

    @property
    def observed(self) -> bool:
        return bool(self.sight.observations)

    @property
    def crash(self) -> bool:
        """Whether its crash tests have something to tell, done or not."""
        return not self.family.own and bool(self.sight.tested + self.sight.untested)


@dataclass(frozen=True)
class Row:
    """A controversy and its cells, the project's own crisis first."""

    tension: Tension
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Crossing:
    """The table. ``silent``: families of the vocabulary of which no crisis is described yet."""

    families: tuple[Family, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]

    @property
    def others(self) -> tuple[Spot, ...]:
        """The cells of other crises than the project's own."""
        return tuple(spot for row in self.rows for spot in row.spots if not spot.family.own)


def crossing(snapshot: Snapshot) -> Crossing:
    """Every controversy of the version shown, in every family of the tab Crises."""
    tensions = snapshot.derive(controversies_now)
    found = sights(
        [t.id for t in tensions],
        snapshot.derive(observations_now),
        snapshot.derive(readings_of),
        snapshot.derive(placed_now),
        snapshot.derive(links_now),
        snapshot[CRISES],
        snapshot.derive(cells_now),
    )
    families = _families(snapshot)
    silent = tuple(term.label for term in CRISIS_FAMILIES if term.label not in {one.key for one in families})
    return Crossing(families, tuple(_row(snapshot, t, families, found) for t in tensions), silent)


def _families(snapshot: Snapshot) -> tuple[Family, ...]:
    crises = list(rows_of(snapshot[CRISES], "id", "nom", "famille"))
    own = Family(OWN, "Celle de l’enquête", (), ())
    return (own, *(_family(key, crises) for key in families_of(snapshot[CRISES])))


def _family(key: str, crises: Sequence[tuple[str, str, str]]) -> Family:
    mine = [(one, name) for one, name, family in crises if family == key]
    return Family(key, key or "Sans famille", tuple(name for _, name in mine), tuple(one for one, _ in mine))


def _row(
    snapshot: Snapshot, tension: Tension, families: tuple[Family, ...], found: dict[tuple[str, str], Sight]
) -> Row:
    own = found[tension.id, OWN]
    return Row(tension, tuple(_spot(snapshot, tension.id, one, found[tension.id, one.key], own) for one in families))


def _spot(snapshot: Snapshot, controversy: str, family: Family, sight: Sight, own: Sight) -> Spot:
    crises = dict(rows_of(snapshot.derive(observations_now), "id", "crise"))
    seen = {crises[one] for one in sight.observations}
    crisis = OWN_CRISIS if family.own else next(iter(seen)) if len(seen) == 1 else ""
    return Spot(
        family,
        sight,
        None if family.own else against(sight, own),
        address.link("cartographie", controverse=controversy, crise=crisis),
        address.link("crash-test", crises=family.ids, controverse=controversy),
    )


def against(sight: Sight, own: Sight) -> Direction | None:
    """Towards which pole it leans more than in the project's own crisis, by half a step at least; STABLE: alike."""
    if Verdict.TOO_FEW in (sight.leaning.verdict, own.leaning.verdict):
        return None
    delta = sight.leaning.mean - own.leaning.mean
    if abs(delta) < SHARED_WITHIN:
        return Direction.STABLE
    return Direction.B if delta > 0 else Direction.A
