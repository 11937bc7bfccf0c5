"""Who answers whom: chantiers and controversies as a grid of links, at the versions of the day."""

from dataclasses import dataclass

import pandas as pd

from analysis.answers import answers, clues_behind
from analysis.links import controversies_of_observations
from analysis.tables import rows_of
from components.cartography.model import Tension
from components.home.model import chantiers_now, controversies_now, map_version, observations_now
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, TERRAINS
from sheets.workbook import lookup


@dataclass(frozen=True)
class Ground:
    """A terrain through which a chantier answers a controversy."""

    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Link:
    """A chantier answers a controversy. ``rank``: 1 for its main one, 0 when only its terrains lead there."""

    controversy: str
    rank: int
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Head:
    """A controversy as a column: how many chantiers name it, how many more reach it through a terrain, its clues."""

    id: str
    number: str
    hue: int
    title: str
    named: int
    reached: int
    observations: int

    @property
    def answers(self) -> int:
        return self.named + self.reached


@dataclass(frozen=True)
class Line:
    """A chantier as a row. ``links``: one place a column, None without a link; ``clues``: observations behind it."""

    id: str
    title: str
    version: str
    links: tuple[Link | None, ...]
    clues: tuple[str, ...]

    @property
    def linked(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link)


@dataclass(frozen=True)
class Board:
    """The grid: chantiers under their main controversy, those without any last."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]

    @property
    def links(self) -> int:
        return sum(len(line.linked) for line in self.lines)

    def head(self, controversy: str) -> Head:
        return next(head for head in self.heads if head.id == controversy)


def answers_now(snapshot: Snapshot) -> pd.DataFrame:
    """As ``analysis.answers``, at the versions shown."""
    return answers(
        snapshot.derive(chantiers_now), snapshot[TERRAINS], snapshot[CONTROVERSIES], snapshot.derive(map_version)
    )


def placed_now(snapshot: Snapshot) -> "pd.Series[str]":
    """Observation -> its living controversy, at the version of the map that is shown."""
    version = snapshot.derive(map_version)
    return controversies_of_observations(
        snapshot.derive(observations_now), snapshot[TERRAINS], snapshot[CONTROVERSIES], version
    )


def board(snapshot: Snapshot) -> Board:
    """Every chantier and every controversy of the versions shown."""
    tensions = snapshot.derive(controversies_now)
    found = _links(snapshot)
    lines = _lines(snapshot, tensions, found)
    return Board(tuple(_head(tension, found) for tension in tensions), tuple(sorted(lines, key=_place)))


def _links(snapshot: Snapshot) -> dict[str, dict[str, Link]]:
    """Chantier -> controversy -> link."""
    grounds = _grounds(snapshot)
    found: dict[str, dict[str, Link]] = {}
    for chantier, controversy, rank, terrains in rows_of(
        snapshot.derive(answers_now), "chantier", "controverse", "rank", "terrains"
    ):
        link = Link(controversy, rank, tuple(grounds[one] for one in terrains))
        found.setdefault(chantier, {})[controversy] = link
    return found


def _lines(snapshot: Snapshot, tensions: tuple[Tension, ...], found: dict[str, dict[str, Link]]) -> list[Line]:
    chantiers = snapshot.derive(chantiers_now)
    clues = clues_behind(
        chantiers, snapshot.derive(answers_now), snapshot.derive(observations_now), snapshot.derive(placed_now)
    )
    return [
        Line(one, title, version, tuple(found.get(one, {}).get(t.id) for t in tensions), clues[one])
        for one, title, version in rows_of(chantiers, "id", "titre", "version")
    ]


def _head(tension: Tension, found: dict[str, dict[str, Link]]) -> Head:
    ranks = [links[tension.id].rank for links in found.values() if tension.id in links]
    named = sum(rank > 0 for rank in ranks)
    title, clues = tension.title, len(tension.clues)
    return Head(tension.id, tension.number, tension.hue, title, named, len(ranks) - named, clues)


def _place(line: Line) -> tuple[int, int]:
    """The column of its main controversy, else of the first it reaches; fewer links first."""
    columns = [at for at, link in enumerate(line.links) if link]
    main = next((at for at, link in enumerate(line.links) if link and link.rank == 1), None)
    return (main if main is not None else columns[0] if columns else len(line.links)), len(columns)


def _grounds(snapshot: Snapshot) -> dict[str, Ground]:
    """Every terrain in its last wording, retired or not."""
    numbers, titles = lookup(snapshot[TERRAINS], "numero"), lookup(snapshot[TERRAINS], "titre")
    return {one: Ground(one, numbers[one], titles[one]) for one in titles}
