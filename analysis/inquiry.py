"""How the inquiry goes: what partners lived of each terrain, the interviews, where observations come from.

An answer of the self-diagnosis is from 0 (« pas du tout ») to 4 (« pleinement »).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isnan
from statistics import fmean
from typing import Any

import pandas as pd

from analysis.tables import build, column, rows_of
from sheets.vocabularies import CALLED_OFF, HELD, PLANNED, TO_PLAN, YES

ANSWERS = {"partenaire": object, "terrain": object, "vecu": float, "sous_groupe": object, "earlier": object, "row": int}
# Variance of an answer about which nothing is known: that of the five grades, drawn evenly.
_UNKNOWN_VARIANCE = 2.0


@dataclass(frozen=True, slots=True)
class Mean:
    """``count`` answers, their mean (0..4, NaN when none)."""

    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class Held:
    """The interviews of one terrain, by status; ``unsaid``: without one. Those called off are apart."""

    held: int = 0
    planned: int = 0
    to_plan: int = 0
    called_off: int = 0
    unsaid: int = 0

    @property
    def expected(self) -> int:
        """Held or to come."""
        return self.held + self.planned + self.to_plan + self.unsaid


def latest_answers(frame: pd.DataFrame) -> pd.DataFrame:
    """The answer that counts of each partner on each terrain: the latest by its timestamp, then by its row.

    One without a timestamp comes before those that have one; one that says nothing (a comment alone) replaces nothing.
    Those that name no partner or no terrain are left out.

    -> columns partenaire, terrain, vecu (0..4 or NaN), sous_groupe, earlier (tuple of the grades replaced, oldest
    first), row (position in ``frame``); in the order of the first answers.
    """
    moments = column(frame, "horodatage", None)
    listed = list(enumerate(rows_of(frame, "partenaire", "terrain", "vecu", "sous_groupe")))
    listed.sort(key=lambda one: moments[one[0]] or datetime.min)
    found: dict[tuple[str, str], list[tuple[int, float, str]]] = {}
    for at, (partner, terrain, grade, group) in listed:
        if partner and terrain:
            found.setdefault((partner, terrain), []).append((at, grade, group))
    return build((_latest(pair, said) for pair, said in found.items()), ANSWERS)


def _latest(pair: tuple[str, str], said: list[tuple[int, float, str]]) -> tuple[Any, ...]:
    graded = [one for one in said if not isnan(one[1])]
    group = next((one[2] for one in reversed(said) if one[2]), "")
    last = graded[-1] if graded else said[-1]
    return (*pair, last[1], group, tuple(grade for _, grade, _ in graded[:-1]), last[0])


def grades_of(answers: pd.DataFrame) -> dict[tuple[str, str], float]:
    """(partner, terrain) -> grade, of the answers that have one."""
    rows = rows_of(answers, "partenaire", "terrain", "vecu")
    return {(partner, terrain): grade for partner, terrain, grade in rows if not isnan(grade)}


def mean_of(grades: Iterable[float]) -> Mean:
    listed = list(grades)
    return Mean(fmean(listed) if listed else float("nan"), len(listed))


def sub_groups(answers: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Terrain -> the partners who joined its sub-group, in order."""
    found: dict[str, list[str]] = {}
    for partner, terrain, said in rows_of(answers, "partenaire", "terrain", "sous_groupe"):
        if said == YES:
            found.setdefault(terrain, []).append(partner)
    return {terrain: tuple(partners) for terrain, partners in found.items()}


def interviews_by_terrain(interviews: pd.DataFrame, terrains: Iterable[str]) -> dict[str, Held]:
    """Terrain -> its interviews; one on two terrains counts for both."""
    pairs = [(terrain, status) for named, status in rows_of(interviews, "terrains", "statut") for terrain in named]
    return {terrain: held_of(status for one, status in pairs if one == terrain) for terrain in terrains}


def held_of(statuses: Iterable[str]) -> Held:
    """Interviews by status, each once."""
    counts = Counter(statuses)
    return Held(counts[HELD], counts[PLANNED], counts[TO_PLAN], counts[CALLED_OFF], counts[""])


def sources_by_terrain(
    observations: pd.DataFrame, terrains: Collection[str], sources: Sequence[str]
) -> dict[tuple[str, str], int]:
    """(terrain, source) -> how many observations, every combination there; a source left empty is under ''."""
    seen = Counter(rows_of(observations, "terrain", "source"))
    return {(terrain, source): seen[terrain, source] for terrain in terrains for source in (*sources, "")}


def value_of_an_answer(grades: Sequence[float]) -> float:
    """How much one more answer on a terrain would teach, 1 when nobody answered, less and less as answers agree.

    It is the expected drop of the variance of the mean, v / ((n + 1)(n + 2)) for n answers, where their variance v is
    that of the answers and of one imaginary answer about which nothing is known (a Bayesian shrinkage towards 2, the
    variance of the five grades drawn evenly). Few answers, or answers that disagree, come first.
    """
    number = len(grades)
    mean = fmean(grades) if grades else 0.0
    spread = sum((grade - mean) ** 2 for grade in grades)
    variance = (_UNKNOWN_VARIANCE + spread) / (number + 1)
    return variance / ((number + 1) * (number + 2))


@dataclass(frozen=True, slots=True)
class MissingAnswers:
    """A terrain and the partners who have not answered on it, who know it best first. ``value``: of one answer."""

    terrain: str
    partners: tuple[str, ...]
    answered: int
    value: float


def missing_answers(
    answers: pd.DataFrame, partners: Sequence[str], terrains: Sequence[str], concerned: Collection[tuple[str, str]] = ()
) -> tuple[MissingAnswers, ...]:
    """What the self-diagnosis lacks, first where one more answer would teach most.

    ``concerned``: (partner, terrain) of those who pilot a terrain, or noted or read an observation there.
    """
    grades = grades_of(answers)
    found = []
    for terrain in terrains:
        said = [grade for (_, one), grade in grades.items() if one == terrain]
        silent = [partner for partner in partners if (partner, terrain) not in grades]
        silent.sort(key=lambda partner: (partner, terrain) not in concerned)
        if silent:
            found.append(MissingAnswers(terrain, tuple(silent), len(said), value_of_an_answer(said)))
    return tuple(sorted(found, key=lambda one: -one.value))
