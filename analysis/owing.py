"""What each lab could still write: answers, fields, opinions, syntheses, readings. Counted, never ranked as a fault.

Terrains and chantiers are those of their last version, without what was retired, merged or given up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan

import pandas as pd

from analysis.readings import all_readings
from analysis.robustness import Cell, cell_verdicts
from analysis.tables import rows_of
from analysis.versions import as_of
from sheets.vocabularies import ABANDONED, INTERVIEW_STATUSES

# What is written of a chantier tells how ripe it is, in this order.
RIPENESS = ("intention", "moyens", "conditions", "premiers_pas")
DONE = INTERVIEW_STATUSES[2].label


@dataclass(frozen=True, slots=True)
class Tables:
    """The tabs that say what is written, each as read: of every version and of every lab."""

    terrains: pd.DataFrame
    self_diagnosis: pd.DataFrame
    chantiers: pd.DataFrame
    crises: pd.DataFrame
    crash_tests: pd.DataFrame
    interviews: pd.DataFrame
    observations: pd.DataFrame
    readings: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Unripe:
    """A chantier and those of its fields (``RIPENESS``) that are empty, in their order."""

    chantier: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Untried:
    """A cell of the crash test on which a lab has no opinion; ``opinions``: how many others have one."""

    chantier: str
    crisis: str
    opinions: int


@dataclass(frozen=True, slots=True)
class Owing:
    """What one lab could still write, ids in the order of the Sheet but ``cells``.

    ``terrains``: without its answer in Autodiagnostic; ``chantiers``: that it carries; ``cells``: of the chantiers
    that it carries or supports, those with the fewest opinions first; ``interviews``: done, without a synthesis;
    ``observations``: of the terrains that it pilots, not read by it.
    """

    terrains: tuple[str, ...] = ()
    chantiers: tuple[Unripe, ...] = ()
    cells: tuple[Untried, ...] = ()
    interviews: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()

    @property
    def never_tried(self) -> tuple[Untried, ...]:
        """The cells on which nobody has an opinion."""
        return tuple(cell for cell in self.cells if not cell.opinions)

    @property
    def awaited(self) -> int:
        """How many answers are awaited: a chantier counts once, a cell only when nobody has an opinion on it."""
        answers = (self.terrains, self.chantiers, self.never_tried, self.interviews, self.observations)
        return sum(map(len, answers))


def owing(labs: Iterable[str], tables: Tables) -> dict[str, Owing]:
    """Lab id -> what it could still write, for these labs, in their order."""
    chantiers = as_of(tables.chantiers, "")
    alive = chantiers[chantiers["maturite"] != ABANDONED]
    terrains = as_of(tables.terrains, "")
    answered = _answered(tables.self_diagnosis)
    tried, opinions = _opinions(tables.crash_tests)
    read = _read(tables.observations, tables.readings)
    asked = tuple(tables.crises["id"])
    return {
        lab: Owing(
            tuple(terrain for terrain in terrains["id"] if (lab, terrain) not in answered),
            _unripe(lab, alive),
            _untried(_backed(lab, alive), asked, opinions, tried.get(lab, set())),
            _unwritten(lab, tables.interviews),
            _unread(_piloted(lab, terrains), tables.observations, read.get(lab, set())),
        )
        for lab in labs
    }


def _answered(self_diagnosis: pd.DataFrame) -> set[tuple[str, str]]:
    """(lab, terrain) of the answers that say how far it was lived: a row without « Vécu » answers nothing."""
    return {(lab, terrain) for lab, terrain, lived in rows_of(self_diagnosis, "partenaire", "terrain", "vecu")
            if not isnan(lived)}  # fmt: skip


def _unripe(lab: str, chantiers: pd.DataFrame) -> tuple[Unripe, ...]:
    missing = {
        chantier: tuple(field for field, text in zip(RIPENESS, texts, strict=True) if not text)
        for chantier, carrier, *texts in rows_of(chantiers, "id", "porteur", *RIPENESS)
        if carrier == lab
    }
    return tuple(Unripe(chantier, fields) for chantier, fields in missing.items() if fields)


def _backed(lab: str, chantiers: pd.DataFrame) -> tuple[str, ...]:
    """The chantiers that a lab carries or supports."""
    rows = rows_of(chantiers, "id", "porteur", "soutiens")
    return tuple(chantier for chantier, carrier, supports in rows if lab == carrier or lab in supports)


def _opinions(crash_tests: pd.DataFrame) -> tuple[dict[str, set[Cell]], dict[Cell, int]]:
    """Lab -> the cells it has an opinion on; cell -> how many opinions, none for those found not applicable."""
    tried: dict[str, set[Cell]] = {}
    for lab, chantier, crisis, holding in rows_of(crash_tests, "partenaire", "chantier", "crise", "tenue"):
        if holding:
            tried.setdefault(lab, set()).add((chantier, crisis))
    verdicts = rows_of(cell_verdicts(crash_tests), "chantier", "crise", "opinions", "not_applicable")
    return tried, {(chantier, crisis): 0 if absent else int(n) for chantier, crisis, n, absent in verdicts}


def _untried(
    chantiers: Iterable[str], crises: tuple[str, ...], opinions: Mapping[Cell, int], tried: set[Cell]
) -> tuple[Untried, ...]:
    """The fewer opinions a cell has, the more one would teach; a cell found not applicable needs no more."""
    cells = [(chantier, crisis) for chantier in chantiers for crisis in crises]
    open_cells = [cell for cell in cells if cell not in tried and opinions.get(cell, -1)]
    found = [Untried(*cell, max(opinions.get(cell, 0), 0)) for cell in open_cells]
    return tuple(sorted(found, key=lambda one: one.opinions))


def _unwritten(lab: str, interviews: pd.DataFrame) -> tuple[str, ...]:
    rows = rows_of(interviews, "id", "partenaire", "statut", "synthese")
    return tuple(one for one, who, status, synthesis in rows if who == lab and status == DONE and not synthesis)


def _piloted(lab: str, terrains: pd.DataFrame) -> set[str]:
    return {terrain for terrain, pilot in rows_of(terrains, "id", "pilote") if pilot == lab}


def _read(observations: pd.DataFrame, readings: pd.DataFrame) -> dict[str, set[str]]:
    """Lab -> the observations on which it gave a position, its own ones included."""
    read: dict[str, set[str]] = {}
    for observation, lab in rows_of(all_readings(observations, readings), "observation", "partenaire"):
        read.setdefault(lab, set()).add(observation)
    return read


def _unread(terrains: set[str], observations: pd.DataFrame, read: set[str]) -> tuple[str, ...]:
    rows = rows_of(observations, "id", "terrain")
    return tuple(one for one, terrain in rows if terrain in terrains and one not in read)
