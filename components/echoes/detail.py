"""One link opened: why a chantier answers a controversy, and the latest clues between them."""

from dataclasses import dataclass
from datetime import date

from analysis.tables import column, rows_of
from components import address, words
from components.echoes.board import Head, Line, Link, board, placed_now
from components.echoes.waiting import Clue, waiting
from components.home.dates import brief
from components.home.model import observations_now
from sheets.snapshot import Snapshot

CLUES_SHOWN = 3


@dataclass(frozen=True)
class Detail:
    """A link and what is known of it. ``clues``: the latest of the controversy, those of the chantier's terrains first;
    ``newer``: how many are newer than the chantier's wording."""

    line: Line
    head: Head
    reasons: tuple[str, ...]
    clues: tuple[Clue, ...]
    newer: int
    to_controversy: str
    to_chantier: str


def detail(snapshot: Snapshot, chantier: str, controversy: str) -> Detail | None:
    """The link between the two, None when there is none at the versions shown."""
    shown = snapshot.derive(board)
    line = next((line for line in shown.lines if line.id == chantier), None)
    link = next((one for one in line.linked if one.controversy == controversy), None) if line else None
    if line is None or link is None:
        return None
    outdated = [one for one in snapshot.derive(waiting).outdated if one.line.id == chantier]
    owners = snapshot.derive(placed_now)
    newer = sum(owners.get(clue.id, "") == controversy for one in outdated for clue in one.clues)
    return Detail(
        line,
        shown.head(controversy),
        (_named(link), _through(link)),
        _latest(snapshot, link),
        newer,
        address.link("cartographie", controverse=controversy),
        address.link("panorama", chantier=chantier),
    )


def _named(link: Link) -> str:
    if not link.rank:
        return "Le chantier ne cite pas cette controverse : c’est par son terrain d’enquête qu’il la rejoint."
    if link.rank == 1:
        return "C’est sa controverse principale, la première qu’il cite."
    return f"Il la cite aussi, en {words.ordinal(link.rank)} position."


def _through(link: Link) -> str:
    if not link.grounds:
        return "Aucun de ses terrains d’enquête ne relève de cette controverse."
    named = words.listing([f"{one.number} {one.title}".strip() for one in link.grounds])
    return f"Il part {'du terrain' if len(link.grounds) == 1 else 'des terrains'} {named}."


def _latest(snapshot: Snapshot, link: Link) -> tuple[Clue, ...]:
    """Its latest observations, undated ones last, those of the chantier's own terrains before the others."""
    observations, owners = snapshot.derive(observations_now), snapshot.derive(placed_now)
    grounds = {ground.id for ground in link.grounds}
    dated = zip(rows_of(observations, "id", "titre", "terrain"), column(observations, "date", None), strict=True)
    mine = [(*row, when) for row, when in dated if owners.get(row[0], "") == link.controversy]
    mine.sort(key=lambda row: (row[2] in grounds, (row[3] and row[3].earliest) or date.min), reverse=True)
    return tuple(
        Clue(one, title, brief(when, snapshot.today) if when else "") for one, title, _, when in mine[:CLUES_SHOWN]
    )
