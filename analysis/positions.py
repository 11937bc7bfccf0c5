"""Where readings stand between two poles: an observation's place, a controversy's leaning, and how it moved.

The door to everything about positions: readings and the measure of agreement are given again from here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan
from statistics import fmean, median

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.agreement import agreement, tally
from analysis.readings import all_readings, lab_scores, mean_on_axis, merge_by_lab, on_axis
from analysis.tables import build, rows_of
from analysis.versions import version_number, versions_of

__all__ = ["agreement", "all_readings", "density", "lab_scores", "leaning", "places", "shift", "tally", "trail"]
__all__ += ["Direction", "Leaning", "Shift", "Stop", "Verdict"]

SPLIT = 2.0  # steps between two labs on one observation: from one side of the middle to the other
ENOUGH_READINGS = 3  # under it, one more reading could overturn any verdict
SHARED_WITHIN = 0.5  # steps: a mean nearer to « Entre les deux » than to « Plutôt »
CLEFT_BELOW = 0.0  # agreement of an even spread: below, readings crowd apart more than they would at random
CAMP_SHARE, CAMP_READINGS = 0.25, 2  # the least that makes a camp: a reading in four, and never one alone
STABLE_WITHIN = 0.15  # steps, under 4 % of the axis: less than the arrowhead that would show it
BANDWIDTH = 0.34  # steps: two neighbouring terms melt, two terms one apart stay two bumps
REACH, PITCH = 55, 0.05  # the grid of the curve: 55 points of 0.05 step each side of the middle, -2.75 to 2.75
PLACES = {"observation": object, "median": float, "low": float, "high": float}
PLACES |= {"labs": int, "split": bool, "off_axis": int}

FloatArray = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """What the readings of a controversy or terrain say together."""

    TOO_FEW = "too-few"
    CLEFT = "cleft"
    SHARED = "shared"
    LEANS_A = "leans-a"
    LEANS_B = "leans-b"


class Direction(StrEnum):
    """Towards which pole a mean moved."""

    A = "a"
    B = "b"
    STABLE = "stable"


@dataclass(frozen=True, slots=True)
class Leaning:
    """``readings``: labs' readings on the axis; ``off_axis``: off it; ``observations``: those read, either way.

    ``mean`` -2..2, ``agreement`` -1..1, ``dispute`` 0..1, ``off_axis_share`` 0..1: NaN when there is nothing to tell.
    """

    readings: int
    observations: int
    off_axis: int
    mean: float
    agreement: float
    dispute: float
    off_axis_share: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Stop:
    """The mean of all readings on the axis up to ``version``, and how many they are."""

    version: str
    mean: float
    readings: int


@dataclass(frozen=True, slots=True)
class Shift:
    """How far (in steps, above 0 towards B) the mean went between the versions ``since`` and ``until``.

    With fewer than two stops nothing can have moved: delta 0, STABLE, ``since`` equal to ``until`` ('' without any).
    """

    delta: float
    direction: Direction
    since: str
    until: str


def places(readings: pd.DataFrame) -> pd.DataFrame:
    """One row an observation, from ``all_readings``, each lab counting once.

    -> columns observation, median, low, high (-2..2, NaN when no lab is on the axis), labs (readings on the axis),
    off_axis (readings off it), split (bool: two labs differ by 2 steps or more).
    """
    groups: dict[str, list[tuple[float, bool]]] = {}
    for entity, _, score, off, _ in merge_by_lab(readings):
        groups.setdefault(entity, []).append((score, off))
    rows = (
        (entity, *_spread(on_axis([score for score, _ in pairs])), sum(off for _, off in pairs))
        for entity, pairs in groups.items()
    )
    return build(rows, PLACES)


def leaning(readings: pd.DataFrame) -> Leaning:
    """Where the readings of a controversy or a terrain stand together, each lab counting once an observation.

    Dispute is agrmt's polarization, (1 - A) / 2. Verdict: TOO_FEW under 3 readings on the axis; CLEFT when A is under
    0 and each side of the middle holds a camp (a quarter of the readings, two at least); else SHARED when the mean is
    within half a step of the middle; else the pole it leans to.
    """
    labs = merge_by_lab(readings)
    scores = on_axis([score for _, _, score, _, _ in labs])
    off = sum(off_axis for *_, off_axis, _ in labs)
    a = agreement(tally(scores))
    share = off / len(labs) if len(labs) else nan
    observations = len({entity for entity, *_ in labs})
    return Leaning(len(scores), observations, off, mean_on_axis(scores), a, (1 - a) / 2, share, _verdict(scores, a))


def trail(observations: pd.DataFrame, readings: pd.DataFrame, versions: Sequence[str] = ()) -> tuple[Stop, ...]:
    """The cumulative mean, version after version; a version with nothing read yet makes no stop.

    ``observations``: columns id, version; ``readings``: of ``all_readings``, those of other observations are ignored;
    ``versions``: where to stop, by default each version of ``observations``.
    """
    number = {entity: version_number(own) for entity, own in rows_of(observations, "id", "version")}
    labs = merge_by_lab(readings)
    scores = [(number[entity], score) for entity, _, score, *_ in labs if entity in number and not isnan(score)]
    stops = []
    for version in versions or versions_of(observations):
        reached = [score for own, score in scores if own <= version_number(version)]
        if reached:
            stops.append(Stop(version, fmean(reached), len(reached)))
    return tuple(stops)


def shift(stops: Sequence[Stop]) -> Shift:
    """The movement from the first stop of a trail to the last; under 0.15 step it is STABLE."""
    if not stops:
        return Shift(0.0, Direction.STABLE, "", "")
    first, last = stops[0], stops[-1]
    delta = round(last.mean - first.mean, 9)
    moved = Direction.B if delta > 0 else Direction.A
    return Shift(delta, moved if abs(delta) >= STABLE_WITHIN else Direction.STABLE, first.version, last.version)


def density(medians: Iterable[float], bandwidth: float = BANDWIDTH) -> tuple[FloatArray, FloatArray]:
    """The relief of observations along the axis: a sum of Gaussian bumps, each 1 high, one an observation.

    Not divided by their number, so that one vertical scale serves all rows. ``medians`` -2..2 (NaN ignored),
    ``bandwidth`` in steps -> xs (111 points from -2.75 to 2.75) and ys (in observations).
    """
    xs = np.arange(-REACH, REACH + 1, dtype=np.float64) * PITCH
    centres = np.array(on_axis(list(medians)), dtype=float)
    bumps: FloatArray = np.exp(-0.5 * ((xs[:, None] - centres[None, :]) / bandwidth) ** 2)
    return xs, bumps.sum(axis=1)


def _spread(scores: list[float]) -> tuple[float, float, float, int, bool]:
    """Median, low, high, number of labs, split."""
    if not scores:
        return nan, nan, nan, 0, False
    low, high = min(scores), max(scores)
    return median(scores), low, high, len(scores), high - low >= SPLIT


def _verdict(scores: list[float], a: float) -> Verdict:
    if len(scores) < ENOUGH_READINGS:
        return Verdict.TOO_FEW
    if a < CLEFT_BELOW and _two_camps(scores):
        return Verdict.CLEFT
    mean = fmean(scores)
    if abs(mean) < SHARED_WITHIN:
        return Verdict.SHARED
    return Verdict.LEANS_A if mean < 0 else Verdict.LEANS_B


def _two_camps(scores: list[float]) -> bool:
    least = max(CAMP_READINGS, CAMP_SHARE * len(scores))
    return min(sum(score < 0 for score in scores), sum(score > 0 for score in scores)) >= least
