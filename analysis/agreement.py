"""Van der Eijk's agreement A, on an ordered rating scale.

Source: C. van der Eijk (2001), "Measuring agreement in ordered rating scales", Quality & Quantity 35: 325-341,
doi:10.1023/A:1010374114305; the triplets are counted as the R package agrmt (D. Ruedin) does by default.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import ceil, copysign, nan

CATEGORIES = 5
MIDDLE = 2


def agreement(counts: Sequence[int]) -> float:
    """How far judgements agree, from the number of them in each category of the scale, in order.

    1 when all are in one category, 0 when evenly spread, -1 when half are at each end; NaN without any count.
    The counts are cut into layers of equal height, from the whole down; A is the mean of the layers' agreements,
    each weighted by its judgements. Raises ValueError under three categories or for a negative count.
    """
    if len(counts) < 3 or min(counts) < 0:
        raise ValueError("agreement needs at least three categories and no negative count")
    total, rest, weighted = sum(counts), list(counts), 0.0
    while any(rest):
        pattern = [count > 0 for count in rest]
        height = min(count for count in rest if count)
        weighted += height * sum(pattern) * layer_agreement(pattern)
        rest = [count - height if count else 0 for count in rest]
    return round(weighted / total, 12) if total else nan


def layer_agreement(pattern: Sequence[bool]) -> float:
    """The agreement of one layer, -1 to 1: its unimodality, less as it covers more categories (equations 1 and 2)."""
    categories, filled = len(pattern), sum(pattern)
    if filled == 1:
        return 1.0
    return _unimodality(pattern) * (1 - (filled - 1) / (categories - 1))


def tally(scores: Iterable[float]) -> tuple[int, ...]:
    """Scores of -2 to 2 -> how many in each of the five categories.

    A score between two categories (a lab that read twice) goes to the nearest; half-way, to the one nearer the
    middle of the axis: who hesitates is counted as the more moderate, and both poles are treated alike.
    """
    counts = [0] * CATEGORIES
    for score in scores:
        counts[MIDDLE + int(copysign(ceil(abs(score) - 0.5), score))] += 1
    return tuple(counts)


def _unimodality(pattern: Sequence[bool]) -> float:
    """U of equation 2, from the triplets that speak for one peak (110, 011) and for two (101)."""
    triplets = list(combinations(pattern, 3))
    one_peak = sum(triplet in ((True, True, False), (False, True, True)) for triplet in triplets)
    two_peaks = triplets.count((True, False, True))
    if not one_peak + two_peaks:
        return 0.0
    k = len(pattern)
    return ((k - 2) * one_peak - (k - 1) * two_peaks) / ((k - 2) * (one_peak + two_peaks))
