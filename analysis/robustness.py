"""The crash test: what each cell (a chantier in a crisis) says, and what that makes of each chantier and crisis.

Levels are those of the vocabulary of Tenue: 0 breaks, 1 fragile, 2 holds, 3 gains. « Sans objet » has none.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import isnan, nan
from statistics import median_low

import pandas as pd

from analysis.tables import build, column, rows_of
from analysis.versions import version_number
from sheets.vocabularies import HOLDINGS, scale

LEVELS = scale(HOLDINGS)
HOLDS = 2  # the line: at this level and above, a chantier holds
APART = 2  # levels between two opinions that no nuance explains

Cell = tuple[str, str]

COUNTS = {"broken": int, "fragile": int, "holds": int, "gains": int}
CELLS = {"chantier": object, "crise": object, "level": float, "opinions": int, "lowest": float, "highest": float}
CELLS |= {"disagreement": bool, "opposite": float, "not_applicable": bool}
ROBUSTNESS = {"chantier": object, "tested": int, "applicable": int, "held": int}
ROBUSTNESS |= {"share_held": float, "worst": float, "coverage": float, **COUNTS}
ROBUSTNESS |= {"weak": object, "untested": object, "not_applicable": object}
PROFILE = {"crise": object, **COUNTS, "tested": int, "untested": int, "not_applicable": int}


def cell_verdicts(crash_tests: pd.DataFrame) -> pd.DataFrame:
    """One row a tested cell, from the tab Crash-tests; rows without chantier, crisis or verdict say nothing.

    Of one evaluator on one cell the opinion of the last version counts; opinions without evaluator count each.
    -> columns chantier, crise; level (0..3, median of the opinions, the more cautious of two; NaN when not
    applicable); opinions (how many, « Sans objet » too); lowest, highest (0..3, NaN without any on the scale);
    disagreement (bool: 2 levels apart or more, or on both sides of the line fragile / holds); opposite (level of the
    opinion most opposed to the verdict, NaN without disagreement); not_applicable (bool: « Sans objet » for half of
    the opinions at least).
    """
    opinions: dict[Cell, list[float]] = {}
    for cell, level in _last_opinions(crash_tests):
        opinions.setdefault(cell, []).append(level)
    return build(((*cell, *_verdict(levels)) for cell, levels in opinions.items()), CELLS)


def robustness(cells: pd.DataFrame, chantiers: Iterable[str], crises: Iterable[str]) -> pd.DataFrame:
    """One row a chantier, in the order given, counting only ``crises``. ``cells``: of ``cell_verdicts``.

    -> columns chantier; tested, applicable (crises, less those not applicable); held (tested at level 2 or more);
    share_held (held / tested, NaN when none), worst (0..3, NaN), coverage (tested / applicable, NaN); broken, fragile,
    holds, gains (numbers of crises); weak, untested, not_applicable (tuples of crises, in their order).
    A cell to be tested counts neither as held nor as failed.
    """
    known, asked = levels_by_cell(cells), tuple(dict.fromkeys(crises))
    rows = ((chantier, *_summary(chantier, asked, known)) for chantier in dict.fromkeys(chantiers))
    return build(rows, ROBUSTNESS)


def crisis_profile(cells: pd.DataFrame, chantiers: Iterable[str], crises: Iterable[str]) -> pd.DataFrame:
    """One row a crisis, in the order given, over these chantiers: how many break, are fragile, hold, gain in it.

    -> columns crise, broken, fragile, holds, gains, tested, untested, not_applicable (numbers of chantiers).
    """
    known, asked = levels_by_cell(cells), tuple(dict.fromkeys(chantiers))
    rows = ((crisis, *_profile([known.get((chantier, crisis)) for chantier in asked])) for crisis in crises)
    return build(rows, PROFILE)


def levels_by_cell(cells: pd.DataFrame) -> dict[Cell, float]:
    """(chantier, crisis) -> level, NaN when not applicable; a cell to be tested is absent."""
    return {(chantier, crisis): level for chantier, crisis, level in rows_of(cells, "chantier", "crise", "level")}


def counted_opinions(crash_tests: pd.DataFrame) -> set[int]:
    """The positions of the opinions that count: of one evaluator's several on a cell, that of greatest version, then
    the lowest row; one that names nobody is its own evaluator. Those without chantier, crisis or verdict never count.
    """
    best: dict[tuple[Cell, str | int], tuple[int, int]] = {}
    labs, versions = column(crash_tests, "partenaire"), column(crash_tests, "version")
    for at, (chantier, crisis, holding) in enumerate(rows_of(crash_tests, "chantier", "crise", "tenue")):
        key = ((chantier, crisis), labs[at] or at)
        number = version_number(versions[at])
        if chantier and crisis and holding and number >= best.get(key, (0, 0))[0]:
            best[key] = (number, at)
    return {at for _, at in best.values()}


def _last_opinions(crash_tests: pd.DataFrame) -> Iterable[tuple[Cell, float]]:
    """(cell, level) of each opinion that counts, NaN for « Sans objet »."""
    counted = counted_opinions(crash_tests)
    rows = enumerate(rows_of(crash_tests, "chantier", "crise", "tenue"))
    return [((chantier, crisis), LEVELS.get(holding, nan)) for at, (chantier, crisis, holding) in rows if at in counted]


def _verdict(opinions: list[float]) -> tuple[float, int, float, float, bool, float, bool]:
    """Level, opinions, lowest, highest, disagreement, opposite, not applicable."""
    levels = sorted(level for level in opinions if not isnan(level))
    low, high = (levels[0], levels[-1]) if levels else (nan, nan)
    if 2 * len(levels) <= len(opinions):
        return nan, len(opinions), low, high, False, nan, True
    level = median_low(levels)
    disagree = low < HOLDS <= high  # of four levels, two that are 2 apart are always on both sides of the line
    return level, len(opinions), low, high, disagree, _opposite(level, levels) if disagree else nan, False


def _opposite(level: float, levels: list[float]) -> float:
    """The opinion furthest from the verdict when 2 levels apart, else the one across the line; of two, the lower."""
    furthest = max(levels, key=lambda other: abs(other - level))
    if abs(furthest - level) >= APART:
        return furthest
    return next(other for other in levels if (other < HOLDS) != (level < HOLDS))


def _summary(chantier: str, crises: Sequence[str], known: Mapping[Cell, float]) -> tuple[object, ...]:
    """The columns of ``robustness`` for one chantier, but its name."""
    levels = {crisis: known[chantier, crisis] for crisis in crises if (chantier, crisis) in known}
    tested = {crisis: level for crisis, level in levels.items() if not isnan(level)}
    absent = tuple(crisis for crisis in levels if crisis not in tested)
    applicable, values = len(crises) - len(absent), list(tested.values())
    held = sum(level >= HOLDS for level in values)
    return (
        *(len(tested), applicable, held, held / len(tested) if tested else nan, min(values, default=nan)),
        len(tested) / applicable if applicable else nan,
        *(values.count(level) for level in range(4)),
        tuple(crisis for crisis, level in tested.items() if level < HOLDS),
        tuple(crisis for crisis in crises if crisis not in levels),
        absent,
    )


def _profile(levels: list[float | None]) -> tuple[int, ...]:
    known = [level for level in levels if level is not None]
    tested = [level for level in known if not isnan(level)]
    counts = (tested.count(level) for level in range(4))
    return (*counts, len(tested), len(levels) - len(known), len(known) - len(tested))
