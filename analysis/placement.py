"""Boxes on a line, in their order: each as near as possible to where it would be, without touching the next."""

from collections.abc import Sequence
from itertools import accumulate


def packed(sizes: Sequence[int], gap: int) -> int:
    """The length of boxes put one after the other."""
    return sum(sizes) + gap * max(len(sizes) - 1, 0)


def evenly(sizes: Sequence[int], length: int) -> list[float]:
    """The middles of boxes spread over ``length``, with as much room between two as before the first, twice."""
    if not sizes:
        return []
    room = (length - sum(sizes)) / len(sizes)
    starts = accumulate((size + room for size in sizes[:-1]), initial=room / 2)
    return [start + size / 2 for start, size in zip(starts, sizes, strict=True)]


def settle(middles: Sequence[float], sizes: Sequence[int], gap: int, length: int) -> list[int]:
    """The starts of boxes of these sizes, at least ``gap`` apart, from 0 to ``length``, in their order.

    The least sum of squares between the middles and those wanted: isotonic regression by pooling adjacent violators
    (Ayer et al., 1955), once the sizes before each box are taken away; then held inside, which keeps it the least.
    ``length`` must be at least that of ``packed``.
    """
    offsets = list(accumulate((size + gap for size in sizes), initial=0))[: len(sizes)]
    wanted = [middle - size / 2 - before for middle, size, before in zip(middles, sizes, offsets, strict=True)]
    last = length - packed(sizes, gap)
    return [before + round(min(max(level, 0), last)) for before, level in zip(offsets, _rising(wanted), strict=True)]


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest sequence that never goes down."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, number = value, 1
        while pools and pools[-1][0] * number >= total * pools[-1][1]:
            before, more = pools.pop()
            total, number = total + before, number + more
        pools.append((total, number))
    return [total / number for total, number in pools for _ in range(number)]
