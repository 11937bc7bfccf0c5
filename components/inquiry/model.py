"""What the inquiry's screen shows, computed from the workbook."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from typing import Any

import pandas as pd

from analysis.coverage import lab_terrain
from analysis.inquiry import (
    Held,
    grades_of,
    held_of,
    interviews_by_terrain,
    latest_answers,
    mean_of,
    sources_by_terrain,
    sub_groups,
)
from analysis.readings import all_readings
from analysis.tables import column, rows_of
from analysis.versions import as_of, successors
from components import words
from components.hues import controversy_discs
from components.inquiry.board import SOURCE_LABELS, Answer, Board, Ground, Partner
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, INTERVIEWS, OBSERVATIONS, PARTNERS, READINGS, SELF_DIAGNOSIS, TERRAINS
from sheets.workbook import lookup


def is_named(snapshot: Snapshot) -> bool:
    """Whether answers of the self-diagnosis say whose they are: publication decides."""
    return SELF_DIAGNOSIS not in snapshot.workbook.unnamed


def answers_of(snapshot: Snapshot) -> pd.DataFrame:
    """The answer that counts of each partner on each terrain, as ``analysis.inquiry.latest_answers``."""
    return latest_answers(snapshot[SELF_DIAGNOSIS])


def partners_of(snapshot: Snapshot) -> dict[str, str]:
    """Id -> name of the partners who may answer, or letter -> « Partenaire A » of those who did."""
    if snapshot.derive(is_named):
        return lookup(snapshot[PARTNERS], "nom")
    letters = sorted(set(snapshot.derive(answers_of)["partenaire"]), key=lambda letter: (len(letter), letter))
    return {letter: f"Partenaire{words.NO_BREAK}{letter}" for letter in letters}


def terrains_of(snapshot: Snapshot) -> pd.DataFrame:
    """The terrains as last worded."""
    return as_of(snapshot[TERRAINS], "")


def controversy_of_terrain(snapshot: Snapshot) -> dict[str, str]:
    """Terrain -> the living controversy it belongs to, '' when none."""
    heirs = successors(snapshot[CONTROVERSIES], "")
    pairs = rows_of(snapshot.derive(terrains_of), "id", "controverse")
    return {terrain: next(iter(heirs.get(controversy, ())), "") for terrain, controversy in pairs}


def looks_of(snapshot: Snapshot) -> pd.DataFrame:
    """Partner x terrain: the observations noted or read, as ``analysis.coverage.lab_terrain``."""
    readings = all_readings(snapshot[OBSERVATIONS], snapshot[READINGS])
    return lab_terrain(snapshot[OBSERVATIONS], readings, list(snapshot.derive(terrains_of)["id"]))


def target_of(snapshot: Snapshot) -> int:
    """How many interviews are wanted a terrain, 0 when nobody says."""
    wanted = float(snapshot.workbook.project["entretiens_vises"])
    return 0 if isnan(wanted) else round(wanted)


def board(snapshot: Snapshot, controversy: str, partner: str) -> Board:
    """Everything for the terrains of a controversy ('': all of them), as gathered by one partner ('': by all)."""
    known = _Known(snapshot, partner)
    belongs = snapshot.derive(controversy_of_terrain)
    rows = [row for row in snapshot.derive(terrains_of).to_dict("records") if controversy in ("", belongs[row["id"]])]
    grounds = tuple(known.ground(row, belongs[row["id"]]) for row in rows)
    answers = snapshot.derive(answers_of)
    everywhere = set(snapshot.derive(terrains_of)["id"])
    return Board(
        grounds,
        tuple(known.partner(one, [ground.id for ground in grounds]) for one in known.partners),
        everybody=len(snapshot[PARTNERS]),
        respondents=len(set(answers["partenaire"])),
        elsewhere=sum(terrain not in everywhere for terrain in answers["terrain"]),
        astray=sum(
            not (one and terrain) for one, terrain in rows_of(snapshot[SELF_DIAGNOSIS], "partenaire", "terrain")
        ),
        placed=known.placed,
        held=known.held([ground.id for ground in grounds] if controversy else None),
        target=snapshot.derive(target_of),
        named=snapshot.derive(is_named),
        sources=(*SOURCE_LABELS, *([""] if any(dict(ground.sources).get("") for ground in grounds) else [])),
    )


@dataclass(frozen=True)
class _Said:
    """One row of the answers that count."""

    grade: float | None
    joined: bool
    earlier: tuple[float, ...]
    comment: str
    when: str


class _Known:
    """What a ground is made from, looked up once for all of them."""

    def __init__(self, snapshot: Snapshot, partner: str) -> None:
        self._names = snapshot.derive(partners_of)
        self.partners = [one for one in self._names if partner in ("", one)]
        self._discs = controversy_discs(snapshot, "")
        self._looks = snapshot.derive(looks_of)
        answers = snapshot.derive(answers_of)
        self._grades = grades_of(answers)
        self._said = dict(_said_by(answers, snapshot[SELF_DIAGNOSIS]))
        self._joined = sub_groups(answers)
        interviews = _of(snapshot[INTERVIEWS], partner)
        self.placed = "terrains" in interviews
        self._interviews = interviews
        terrains = list(snapshot.derive(terrains_of)["id"])
        self._held = interviews_by_terrain(interviews, terrains) if self.placed else {}
        self._sources = sources_by_terrain(_of(snapshot[OBSERVATIONS], partner), terrains, SOURCE_LABELS)

    def ground(self, row: dict[Any, Any], controversy: str) -> Ground:
        terrain = row["id"]
        grades = [grade for (_, one), grade in self._grades.items() if one == terrain]
        return Ground(
            terrain,
            row["numero"],
            row["titre"],
            controversy,
            *self._discs.get(controversy, ("", 0)),
            answers=tuple(self._answer(partner, terrain) for partner in self.partners),
            mean=mean_of(grades),
            low=min(grades, default=0.0),
            high=max(grades, default=0.0),
            joined=tuple(self._names.get(one, one) for one in self._joined.get(terrain, ())),
            held=self._held.get(terrain, Held()),
            sources=tuple((label, self._sources[terrain, label]) for label in (*SOURCE_LABELS, "")),
            looking=int((self._looks[terrain] > 0).sum()) if terrain in self._looks else 0,
        )

    def partner(self, identifier: str, terrains: Collection[str]) -> Partner:
        grades = (grade for (one, terrain), grade in self._grades.items() if one == identifier and terrain in terrains)
        return Partner(identifier, self._names[identifier], mean_of(grades))

    def held(self, terrains: Collection[str] | None) -> Held:
        """All the interviews, each once; those on some terrains only when they say which."""
        statuses = list(self._interviews["statut"])
        if terrains is not None and self.placed:
            named = self._interviews["terrains"]
            statuses = [one for one, on in zip(statuses, named, strict=True) if set(on) & set(terrains)]
        return held_of(statuses)

    def _answer(self, partner: str, terrain: str) -> Answer:
        said = self._said.get((partner, terrain))
        known = partner in self._looks.index and terrain in self._looks
        looks = int(self._looks[terrain][partner]) if known else 0
        if said is None:
            return Answer(partner, terrain, looks=looks)
        return Answer(partner, terrain, said.grade, said.joined, said.earlier, said.comment, said.when, looks)


def _of(frame: pd.DataFrame, partner: str) -> pd.DataFrame:
    """The rows of one partner; '' keeps all."""
    return frame if not partner else frame[pd.Series(column(frame, "partenaire"), index=frame.index) == partner]


def _said_by(answers: pd.DataFrame, frame: pd.DataFrame) -> Iterable[tuple[tuple[str, str], _Said]]:
    """(partner, terrain) -> what was said, with the comment and the day where they are known."""
    comments, moments = column(frame, "commentaire"), column(frame, "horodatage", None)
    joined = {(one, terrain) for terrain, partners in sub_groups(answers).items() for one in partners}
    for partner, terrain, grade, earlier, row in rows_of(answers, "partenaire", "terrain", "vecu", "earlier", "row"):
        when = words.day(moments[row].date()) if isinstance(moments[row], datetime) else ""
        said = _Said(None if isnan(grade) else grade, (partner, terrain) in joined, earlier, comments[row], when)
        yield (partner, terrain), said
