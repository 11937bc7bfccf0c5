"""Observations as the map of tensions shows them: each at its place, with what every lab reads in it."""

from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from analysis.positions import all_readings, places
from sheets.snapshot import Snapshot
from sheets.tabs import CRISES, OBSERVATIONS, PARTNERS, READINGS
from sheets.workbook import lookup, records


@dataclass(frozen=True)
class Lab:
    """One lab's reading of an observation; ``score`` is NaN off the axis."""

    name: str
    position: str
    score: float
    comment: str


@dataclass(frozen=True)
class Clue:
    """An observation at its place: the median of its readings, NaN when every one is off the axis."""

    id: str
    title: str
    place: float
    low: float
    high: float
    split: bool
    labs: tuple[Lab, ...]
    version: str
    source: str
    date: str
    territory: str
    story: str
    link: str
    crisis: str
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def is_placed(self) -> bool:
        """False when nobody reads it on the axis."""
        return not isnan(self.place)

    @property
    def off_axis(self) -> tuple[Lab, ...]:
        return tuple(lab for lab in self.labs if isnan(lab.score))


def readings_of(snapshot: Snapshot) -> pd.DataFrame:
    return all_readings(snapshot[OBSERVATIONS], snapshot[READINGS])


def all_clues(snapshot: Snapshot) -> tuple[Clue, ...]:
    """Every observation with its readings, at its place."""
    readings = snapshot.derive(readings_of)
    at = places(readings).set_index("observation")
    labs: dict[str, list[Lab]] = {}
    names = lookup(snapshot[PARTNERS], "nom")
    for row in records(readings):
        name = names.get(row.partenaire, "") or "Labo non précisé"
        labs.setdefault(row.observation, []).append(Lab(name, row.position, row.score, row.commentaire))
    crises = lookup(snapshot[CRISES], "nom")
    extras = snapshot.workbook.tables[OBSERVATIONS].extras
    return tuple(
        Clue(
            row.id,
            row.titre,
            *_place(at, row.id),
            tuple(labs.get(row.id, ())),
            row.version,
            row.source,
            row.date.text if row.date else "",
            row.territoire,
            row.recit,
            row.lien,
            crises.get(row.crise, ""),
            tuple((label, text) for label, text in extras.loc[row.Index].items() if text) if len(extras) else (),
        )  # fmt: skip
        for row in records(snapshot[OBSERVATIONS])
    )


def _place(at: pd.DataFrame, identifier: str) -> tuple[float, float, float, bool]:
    if identifier not in at.index:
        return float("nan"), float("nan"), float("nan"), False
    row: Any = at.loc[identifier]
    return float(row["median"]), float(row["low"]), float(row["high"]), bool(row["split"])
