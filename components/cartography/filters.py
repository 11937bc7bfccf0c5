"""Which observations the map of tensions keeps, and the values that its filters take in an address."""

from dataclasses import dataclass
from typing import Any

from analysis.extras import passes
from components.cartography.clues import Clue
from sheets.cells import fold
from sheets.vocabularies import POSITIONS, SOURCES

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


def keeps(filters: Filters, clue: Clue, row: Any) -> bool:
    """Whether an observation, and its row, pass every filter."""
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
