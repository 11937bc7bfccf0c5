"""Chantiers against one another in the crash test: rank, indicative regret, comparison of a few crises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

import pandas as pd

from analysis.robustness import HOLDS, levels_by_cell
from analysis.tables import build, rows_of

BREAKS = 0

# Share of tested crises held, worst level, coverage: the greater the better, in that order.
Merit = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``table``: chantiers tested in all the crises compared; ``missing``: the others, in order."""

    table: pd.DataFrame
    missing: tuple[str, ...]


def ranking(robust: pd.DataFrame) -> pd.DataFrame:
    """The table of ``robustness``, best first by (share_held, worst, coverage), then in its own order.

    Adds, as floats: rank (1 is best, ties share the better rank: 1, 2, 2, 4; NaN, and last, when nothing is tested);
    rank_best: the rank if every untested cell of this chantier held (level 2) while those of the others broke;
    rank_worst: the reverse. Both are NaN where no crisis applies;
    the range holds today's rank (a level above « holds » can be lost by testing more).
    """
    merits = [_merit(row) for row in rows_of(robust, "share_held", "worst", "coverage")]
    broke, held = _filled(robust, BREAKS), _filled(robust, HOLDS)
    today = [_rank(merit, merits) for merit in merits]
    best = [_rank(held[at], [*broke[:at], *broke[at + 1 :]]) for at in range(len(robust))]
    worst = [_rank(broke[at], [*held[:at], *held[at + 1 :]]) for at in range(len(robust))]
    ranked = robust.assign(
        rank=pd.Series(today, index=robust.index, dtype="float64"),
        rank_best=pd.Series(best, index=robust.index, dtype="float64"),
        rank_worst=pd.Series(map(_most, worst, today), index=robust.index, dtype="float64"),
    )
    return ranked.sort_values("rank", kind="stable", na_position="last")


def regret(cells: pd.DataFrame) -> pd.DataFrame:
    """Minimax regret, indicative only: how far each chantier falls behind the best one, in its worst crisis.

    Source: McPhail et al. (2018), "Robustness metrics", Earth's Future 6, doi:10.1002/2017EF000649. Over the tested
    cells of ``cell_verdicts``: regret = max over its crises of (best level there - its level), 0..3 levels.
    -> columns chantier, regret, crise (where it is greatest, the first of several), tested; in order of appearance.
    """
    levels = {cell: level for cell, level in levels_by_cell(cells).items() if not isnan(level)}
    best: dict[str, float] = {}
    for (_, crisis), level in levels.items():
        best[crisis] = max(level, best.get(crisis, level))
    losses: dict[str, list[tuple[float, str]]] = {}
    for (chantier, crisis), level in levels.items():
        losses.setdefault(chantier, []).append((best[crisis] - level, crisis))
    rows = ((chantier, *max(lost, key=lambda one: one[0]), len(lost)) for chantier, lost in losses.items())
    return build(rows, {"chantier": object, "regret": float, "crise": object, "tested": int})


def compare(cells: pd.DataFrame, crises: Sequence[str], chantiers: Iterable[str]) -> Comparison:
    """These chantiers in these two or three crises, side by side.

    ``table`` -> columns chantier, levels (tuple of 0..3, in the order of ``crises``), change (last level - first).
    Raises ValueError without any crisis.
    """
    if not crises:
        raise ValueError("nothing to compare without a crisis")
    known, asked = levels_by_cell(cells), tuple(dict.fromkeys(chantiers))
    levels = {chantier: _levels(chantier, crises, known) for chantier in asked}
    whole = {chantier: found for chantier, found in levels.items() if not any(map(isnan, found))}
    rows = ((chantier, tuple(map(int, found)), int(found[-1] - found[0])) for chantier, found in whole.items())
    table = build(rows, {"chantier": object, "levels": object, "change": int})
    return Comparison(table, tuple(chantier for chantier in asked if chantier not in whole))


def _levels(chantier: str, crises: Sequence[str], known: Mapping[tuple[str, str], float]) -> tuple[float, ...]:
    return tuple(known.get((chantier, crisis), nan) for crisis in crises)


def _merit(row: tuple[float, float, float]) -> Merit | None:
    """What a chantier is ranked by; None when nothing tells."""
    return None if isnan(row[0]) else row


def _filled(robust: pd.DataFrame, level: int) -> list[Merit | None]:
    """The merits if every cell to be tested came out at ``level``."""
    rows = rows_of(robust, "held", "tested", "applicable", "worst")
    return [_merit_if(level, *row) for row in rows]


def _merit_if(level: int, held: int, tested: int, applicable: int, worst: float) -> Merit | None:
    if not applicable:
        return None
    added = applicable - tested
    outcomes = ([worst] if tested else []) + ([level] if added else [])
    return (held + added * (level >= HOLDS)) / applicable, min(outcomes), 1.0


def _rank(merit: Merit | None, others: Iterable[Merit | None]) -> float:
    if merit is None:
        return nan
    return 1.0 + sum(other is not None and other > merit for other in others)


def _most(rank: float, today: float) -> float:
    return rank if isnan(today) else max(rank, today)
