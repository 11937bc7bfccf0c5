"""The parts of what is projected: where one may jump to, and what the room is told of where it is."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """From its first step to its last. ``number``: of an observation, '' elsewhere."""

    step: int
    last: int
    title: str
    number: str = ""


def stops(chapters: Iterable[Chapter]) -> str:
    """The steps where a long stride stops, as « 0 2 3 6 »: what a chapter is about, then all of it at once."""
    return " ".join(map(str, sorted({step for one in chapters for step in (one.step, one.last)})))
