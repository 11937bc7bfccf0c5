"""What the inquiry lacks: tests, first steps, observations, dates, readings; and which lab looked at which terrain."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.inquiry import interviews_by_terrain
from analysis.positions import Leaning, Verdict
from analysis.steps import is_fixed
from analysis.tables import column, rows_of
from sheets.vocabularies import ABANDONED, CANCELLED, DONE

ENOUGH_OBSERVATIONS = 3  # as for readings: under it, one more observation could change the picture of a terrain


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that lacks. ``count``: how many times in all; ``ids``: where, the worst first; ``worst``: the first.

    ``amount`` measures the worst one: cells to test, supporting labs, observations, readings; 0 for a step.
    """

    count: int = 0
    worst: str = ""
    amount: int = 0
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """``untested``: cells (ids are chantiers); ``first_steps``: chantiers; ``terrains``; ``dates``: steps;
    ``controversies``: those with too few readings.
    """

    untested: Gap
    first_steps: Gap
    terrains: Gap
    dates: Gap
    controversies: Gap


def gaps(
    robust: pd.DataFrame,
    chantiers: pd.DataFrame,
    terrains: pd.DataFrame,
    observations: pd.DataFrame,
    calendar: pd.DataFrame,
    leanings: Mapping[str, Leaning],
) -> Gaps:
    """Everything that lacks at the versions shown, each with its worst example.

    ``robust``: of ``robustness``; ``chantiers``, ``terrains``: ``as_of`` their versions; ``observations``: ``until``
    the map's; ``leanings``: controversy -> its leaning. Worst: most cells to test; most supporting labs; fewest
    observations; soonest; fewest readings.
    """
    return Gaps(
        _untested(robust), _first_steps(chantiers), _terrains(terrains, observations), _dates(calendar), _read(leanings)
    )


def lab_terrain(observations: pd.DataFrame, readings: pd.DataFrame, terrains: Sequence[str]) -> pd.DataFrame:
    """Which lab looked at which terrain: a row a lab (index: its id), a column a terrain, in the order given.

    -> counts (int) of the terrain's observations that the lab noted or read, each once, even without a position;
    labs come in order of appearance. ``readings``: of ``all_readings``. Unknown labs and terrains are left out.
    """
    terrain = dict(rows_of(observations, "id", "terrain"))
    noted = rows_of(observations, "id", "partenaire")
    seen = dict.fromkeys((*noted, *rows_of(readings, "observation", "partenaire")))
    counts: dict[str, dict[str, int]] = {}
    for entity, lab in seen:
        if lab and terrain.get(entity) in terrains:
            row = counts.setdefault(lab, dict.fromkeys(terrains, 0))
            row[terrain[entity]] += 1
    labs = pd.Index(list(counts), dtype=object)
    return pd.DataFrame(list(counts.values()), index=labs, columns=list(terrains), dtype=int)


def interviews_gap(interviews: pd.DataFrame, terrains: Sequence[str], target: int) -> Gap:
    """The interviews neither held nor to come that ``target`` a terrain would ask for; the worst terrain lacks most."""
    expected = {terrain: held.expected for terrain, held in interviews_by_terrain(interviews, terrains).items()}
    missing = {terrain: target - number for terrain, number in expected.items() if number < target}
    return _gap(missing, most=True, count=lambda amounts: sum(amounts.values()))


def _gap(amounts: Mapping[str, int], *, most: bool, count: Callable[[Mapping[str, int]], int] = len) -> Gap:
    """A gap from id -> amount; the worst has the greatest amount (``most``) or the smallest, the first of several."""
    ids = sorted(amounts, key=lambda one: -amounts[one] if most else amounts[one])
    return Gap(count(amounts), ids[0], amounts[ids[0]], tuple(ids)) if ids else Gap()


def _untested(robust: pd.DataFrame) -> Gap:
    missing = {chantier: len(crises) for chantier, crises in rows_of(robust, "chantier", "untested") if crises}
    return _gap(missing, most=True, count=lambda amounts: sum(amounts.values()))


def _first_steps(chantiers: pd.DataFrame) -> Gap:
    rows = zip(*(column(chantiers, name) for name in ("id", "premiers_pas", "maturite")), strict=True)
    supports = column(chantiers, "soutiens", ())
    pairs = zip(rows, supports, strict=True)
    missing = {one: len(labs) for (one, written, maturity), labs in pairs if not written and maturity != ABANDONED}
    return _gap(missing, most=True)


def _terrains(terrains: pd.DataFrame, observations: pd.DataFrame) -> Gap:
    observed = column(observations, "terrain")
    counts = {terrain: observed.count(terrain) for terrain in terrains["id"]}
    return _gap({terrain: count for terrain, count in counts.items() if count < ENOUGH_OBSERVATIONS}, most=False)


def _dates(calendar: pd.DataFrame) -> Gap:
    rows = zip(calendar["id"], calendar["quand"], column(calendar, "statut"), strict=True)
    vague = [(step, when) for step, when, statut in rows if statut not in (DONE, CANCELLED) and not is_fixed(when)]
    soonest = sorted(vague, key=lambda pair: _first_day(pair[1]))
    return Gap(len(vague), soonest[0][0], 0, tuple(step for step, _ in soonest)) if vague else Gap()


def _first_day(when: Any) -> date:
    return (when and (when.earliest or when.latest)) or date.max


def _read(leanings: Mapping[str, Leaning]) -> Gap:
    few = {one: leaning.readings for one, leaning in leanings.items() if leaning.verdict is Verdict.TOO_FEW}
    return _gap(few, most=False)
