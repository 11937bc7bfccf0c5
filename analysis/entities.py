"""What has an address of its own: the kinds of entities, and the rows that tell each one's story."""

from dataclasses import dataclass

import pandas as pd

from analysis.tables import rows_of
from analysis.versions import rows_as_of, version_number
from sheets.schema import Tab
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, CRISES, OBSERVATIONS, PARTNERS, TERRAINS

# As the address names them; never renamed, for addresses are written in reports and mails.
KINDS: dict[str, Tab] = {
    "controverse": CONTROVERSIES,
    "terrain": TERRAINS,
    "observation": OBSERVATIONS,
    "chantier": CHANTIERS,
    "crise": CRISES,
    "etape": CALENDAR,
    "partenaire": PARTNERS,
}
KIND_OF = {tab.name: kind for kind, tab in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Wordings:
    """The positions of an entity's rows: ``latest``, dead or alive, then ``older`` ones, the most recent first."""

    latest: int
    older: tuple[int, ...] = ()


def wordings(tab: Tab, frame: pd.DataFrame) -> dict[str, Wordings]:
    """Entity id -> its rows, in order of appearance. Only tabs keyed by a version have older ones."""
    if "version" not in tab.key:
        return {entity: Wordings(at) for at, entity in enumerate(frame["id"])}
    latest = rows_as_of(frame, "")
    older: dict[str, list[tuple[int, int]]] = {}
    for at, (entity, version) in enumerate(rows_of(frame, "id", "version")):
        if at != latest[entity]:
            older.setdefault(entity, []).append((version_number(version), at))
    return {
        entity: Wordings(at, tuple(other for _, other in sorted(older.get(entity, ()), reverse=True)))
        for entity, at in latest.items()
    }
