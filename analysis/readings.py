"""Readings: how each lab places each observation between the two poles of its controversy.

A score is a place on the axis: -2 (pole A) to 2 (pole B). Off the axis (« Les deux à la fois »…) there is none: NaN.
"""

from math import isnan, nan
from statistics import fmean

import pandas as pd

from analysis.tables import build, column, rows_of
from sheets.vocabularies import POSITIONS, scale

SCALE = scale(POSITIONS)
WHOSE = {"observation": object, "partenaire": object}
READINGS = {**WHOSE, "position": object, "score": float, "off_axis": bool, "commentaire": object}
LAB_SCORES = {**WHOSE, "score": float, "off_axis": bool, "readings": int}


def all_readings(observations: pd.DataFrame, positions: pd.DataFrame) -> pd.DataFrame:
    """Every reading of these observations: the observation's own, then those of the tab Positions.

    -> columns observation, partenaire ('' when unknown), position (label), score (-2..2, NaN off the axis),
    off_axis (bool), commentaire; grouped by observation, in their order. Empty positions are left out.
    """
    own = rows_of(observations, "id", "partenaire", "position")
    found: dict[str, list[tuple[str, str, str]]] = {entity: [(lab, label, "")] for entity, lab, label in own}
    others = rows_of(positions, "observation", "partenaire", "position")
    for (entity, lab, label), comment in zip(others, column(positions, "commentaire"), strict=True):
        if entity in found:
            found[entity].append((lab, label, comment))
    rows = (
        (entity, lab, label, SCALE.get(label, nan), label not in SCALE, comment)
        for entity, readings in found.items()
        for lab, label, comment in readings
        if label
    )
    return build(rows, READINGS)


def lab_scores(readings: pd.DataFrame) -> pd.DataFrame:
    """One row an observation and lab: several readings of one observation by one lab count once, as their mean.

    -> columns observation, partenaire, score (mean of those on the axis, NaN when none is), off_axis (bool: one at
    least is off it), readings (how many were merged). A reading without a lab counts for itself.
    """
    return build(merge_by_lab(readings), LAB_SCORES)


def merge_by_lab(readings: pd.DataFrame) -> list[tuple[str, str, float, bool, int]]:
    """The rows of ``lab_scores``, without a table around them: the map asks for those of each controversy."""
    groups: dict[tuple[str, str | int], list[float]] = {}
    for at, (entity, lab, score) in enumerate(rows_of(readings, "observation", "partenaire", "score")):
        groups.setdefault((entity, lab or at), []).append(score)
    return [
        (entity, lab if isinstance(lab, str) else "", mean_on_axis(scores), any(map(isnan, scores)), len(scores))
        for (entity, lab), scores in groups.items()
    ]


def on_axis(scores: list[float]) -> list[float]:
    """The scores that are places on the axis."""
    return [score for score in scores if not isnan(score)]


def mean_on_axis(scores: list[float]) -> float:
    """The mean of the scores on the axis, NaN when none is."""
    placed = on_axis(scores)
    return fmean(placed) if placed else nan
