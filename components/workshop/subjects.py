"""What can be projected: the living controversies, then the chantiers, each at an address of its own."""

from dataclasses import dataclass

from components.address import link
from components.cartography.filters import Filters
from components.cartography.model import Tension, tensions
from components.cartography.model import last_version as last_map
from components.panorama.model import Chantier, chantiers
from components.panorama.model import last_version as last_panorama
from sheets.snapshot import Snapshot
from sheets.vocabularies import ABANDONED

PAGE = "atelier"
STEP = "pas"
CONTROVERSY, CHANTIER = "controverse", "chantier"
# On a chantier: its four fields, then the crises.
CRASH_STEP = 5


@dataclass(frozen=True)
class Subject:
    """One controversy or chantier. ``number`` and ``hue``: of its (main) controversy."""

    kind: str
    id: str
    number: str
    hue: int
    title: str

    @property
    def href(self) -> str:
        return workshop_link(self.kind, self.id)


def workshop_link(kind: str, identifier: str, step: int = 0) -> str:
    """The address that projects a controversy or a chantier, opened at a step."""
    return link(PAGE, **{kind: identifier, STEP: str(step or "")})


def subjects(snapshot: Snapshot) -> tuple[Subject, ...]:
    """All that can be projected, in the order in which the arrows go through it."""
    debated = (Subject(CONTROVERSY, one.id, one.number, one.hue, one.title) for one in snapshot.derive(controversies))
    opened = (Subject(CHANTIER, one.id, one.number, one.hue, one.title) for one in snapshot.derive(living_chantiers))
    return (*debated, *opened)


def workshop_of(snapshot: Snapshot, kind: str, identifier: str) -> str:
    """The address that projects a thing, '' for one that is of no workshop: merged, abandoned, of another kind."""
    known = any((one.kind, one.id) == (kind, identifier) for one in snapshot.derive(subjects))
    return workshop_link(kind, identifier) if known else ""


def controversies(snapshot: Snapshot) -> tuple[Tension, ...]:
    """The controversies of the last version of the map."""
    return snapshot.derive(tensions, last_map(snapshot), Filters())


def living_chantiers(snapshot: Snapshot) -> tuple[Chantier, ...]:
    """The chantiers of the last version of the panorama, without those that were abandoned."""
    shown = snapshot.derive(chantiers, last_panorama(snapshot))
    return tuple(one for one in shown if one.maturity != ABANDONED)
