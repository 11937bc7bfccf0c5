"""What still waits for an echo: controversies without a chantier, chantiers without a clue, chantiers to revisit."""

from dataclasses import dataclass

from analysis.links import to_revisit
from analysis.progress import deliveries, delivery_dates
from analysis.tables import column, rows_of
from components.echoes.board import Head, Line, board, placed_now
from components.home.dates import brief
from components.home.model import chantiers_now, links_now, observations_now
from sheets.dates import FuzzyDate
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR
from sheets.vocabularies import MAP, PANORAMA


@dataclass(frozen=True)
class Clue:
    """An observation that is newer than a chantier: its title and when, shortened ('' when it has no date)."""

    id: str
    title: str
    when: str


@dataclass(frozen=True)
class Outdated:
    """A chantier to revisit: when its wording was delivered, and what was observed since, the newest first."""

    line: Line
    worded: str
    clues: tuple[Clue, ...]


@dataclass(frozen=True)
class Waiting:
    """``unanswered``: controversies; ``unlinked``: chantiers without a controversy; ``clueless``: without a clue."""

    unanswered: tuple[Head, ...]
    unlinked: tuple[Line, ...]
    clueless: tuple[Line, ...]
    outdated: tuple[Outdated, ...]
    datable: bool

    @property
    def lonely(self) -> tuple[Line, ...]:
        """Chantiers without a clue, then those that only lack a controversy."""
        return self.clueless + tuple(line for line in self.unlinked if line not in self.clueless)


def waiting(snapshot: Snapshot) -> Waiting:
    """What waits, at the versions shown. ``datable``: whether the calendar dates a version of the panorama."""
    shown = snapshot.derive(board)
    return Waiting(
        tuple(head for head in shown.heads if not head.answers),
        tuple(line for line in shown.lines if not line.linked),
        tuple(line for line in shown.lines if not line.clues),
        _outdated(snapshot),
        bool(snapshot.derive(panorama_dates)),
    )


def map_dates(snapshot: Snapshot) -> dict[str, FuzzyDate]:
    """Version of the map -> its delivery."""
    return delivery_dates(deliveries(snapshot[CALENDAR], MAP, snapshot.today))


def panorama_dates(snapshot: Snapshot) -> dict[str, FuzzyDate]:
    """Version of the panorama -> its delivery."""
    return delivery_dates(deliveries(snapshot[CALENDAR], PANORAMA, snapshot.today))


def _outdated(snapshot: Snapshot) -> tuple[Outdated, ...]:
    observations, dates = snapshot.derive(observations_now), snapshot.derive(panorama_dates)
    found = to_revisit(
        snapshot.derive(chantiers_now),
        snapshot.derive(links_now),
        observations,
        snapshot.derive(placed_now),
        dates,
        snapshot.derive(map_dates),
    )
    lines = {line.id: line for line in snapshot.derive(board).lines}
    titles, when = dict(rows_of(observations, "id", "titre")), _dates(snapshot)
    return tuple(
        Outdated(
            lines[one.chantier],
            brief(dates[one.version], snapshot.today),
            tuple(Clue(clue, titles[clue], when[clue]) for clue in one.observations),
        )
        for one in found
    )


def _dates(snapshot: Snapshot) -> dict[str, str]:
    observations = snapshot.derive(observations_now)
    dated = zip(observations["id"], column(observations, "date", None), strict=True)
    return {one: brief(when, snapshot.today) if when else "" for one, when in dated}
