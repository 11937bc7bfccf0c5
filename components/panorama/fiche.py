"""All that is known of one chantier: its crash tests, what its last version changed, what it rests on."""

from dataclasses import dataclass

from analysis.links import controversies_of_observations
from analysis.versions import rows_as_of, versions_of
from components.panorama.model import Chantier
from components.panorama.trials import CrashTest, crash_test
from components.rewording import Rewording, rewordings
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, TERRAINS


@dataclass(frozen=True)
class Fiche:
    """A chantier and what surrounds it. ``before``: the version of the wording before this one, '' when none."""

    chantier: Chantier
    crash: CrashTest
    on_terrains: int
    in_controversies: int
    before: str
    rewordings: tuple[Rewording, ...]
    extras: tuple[tuple[str, str], ...]


def fiche(snapshot: Snapshot, chantier: Chantier, version: str) -> Fiche:
    """The fiche of a chantier in the panorama of ``version``; observations and controversies are those of today."""
    on_terrains, in_controversies = _observations(snapshot, chantier)
    before, changed = _rewordings(snapshot, chantier)
    crash = crash_test(snapshot, chantier.id, version)
    return Fiche(chantier, crash, on_terrains, in_controversies, before, changed, chantier.extras)


def first_version(snapshot: Snapshot, identifier: str) -> str:
    """The version in which a chantier appears, '' when it has none."""
    rows = snapshot[CHANTIERS]
    return next(iter(versions_of(rows[rows["id"] == identifier])), "")


def _owners(snapshot: Snapshot) -> dict[str, str]:
    """Observation -> the living controversy it is a clue of."""
    tables = snapshot[OBSERVATIONS], snapshot[TERRAINS], snapshot[CONTROVERSIES]
    return {str(one): owner for one, owner in controversies_of_observations(*tables, "").items()}


def _observations(snapshot: Snapshot, chantier: Chantier) -> tuple[int, int]:
    """How many observations there are on its terrains, and in its controversies."""
    terrains, mine = {one.id for one in chantier.grounds}, {one.id for one in chantier.topics}
    on_terrains = int(snapshot[OBSERVATIONS]["terrain"].isin(terrains).sum())
    return on_terrains, sum(owner in mine for owner in snapshot.derive(_owners).values())


def _rewordings(snapshot: Snapshot, chantier: Chantier) -> tuple[str, tuple[Rewording, ...]]:
    """The version before the chantier's, and what changed between the two."""
    rows = snapshot[CHANTIERS]
    now = rows_as_of(rows, chantier.version).get(chantier.id)
    before = rows_as_of(rows, chantier.version, strictly=True).get(chantier.id)
    if now is None or before is None:
        return "", ()
    old, new = (dict(zip(rows.columns, rows.iloc[at], strict=True)) for at in (before, now))
    return old["version"], tuple(rewordings(snapshot, CHANTIERS, old, new))
