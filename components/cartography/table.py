"""The table behind the map: an observation a row."""

from math import isnan

from components import words
from components.cartography.clues import Clue
from components.cartography.filters import Filters
from components.cartography.model import Tension, tensions
from components.frame import DataTable
from sheets.snapshot import Snapshot

_HEADER = (
    "Controverse", "Terrain", "Observation", "Version", "Date", "Territoire", "Source",
    "Place (médiane)", "Du", "Au", "Avis sur l’axe", "Avis hors de l’axe", "Désaccord",
)  # fmt: skip


def observation_table(snapshot: Snapshot, version: str, filters: Filters, chosen: str) -> DataTable:
    """Every observation shown (of one controversy when it is chosen), at its place."""
    shown = [t for t in snapshot.derive(tensions, version, filters) if chosen in ("", t.id)]
    rows = [_row(t, f"{g.number} {g.title}".strip(), clue) for t in shown for g in t.grounds for clue in g.clues]
    return DataTable("observations", "Observations de la carte, avec leur place entre les deux pôles", _HEADER, rows)


def _row(tension: Tension, ground: str, clue: Clue) -> tuple[str, ...]:
    on_axis = sum(not isnan(lab.score) for lab in clue.labs)
    return (
        f"{tension.number} {tension.title}", ground, clue.title, clue.version, clue.date, clue.territory, clue.source,
        words.number(clue.place, 1), words.number(clue.low, 1), words.number(clue.high, 1),
        str(on_axis), str(len(clue.off_axis)), "oui" if clue.split else "",
    )  # fmt: skip
