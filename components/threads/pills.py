"""What threads are drawn from: pills in four columns, and the ties between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

BREAKS, FRAGILE = 0, 1  # levels of a verdict, as in analysis.robustness


class Kind(StrEnum):
    """The four columns, from left to right."""

    CONTROVERSY = "controverse"
    TERRAIN = "terrain"
    CHANTIER = "chantier"
    CRISIS = "crise"


@dataclass(frozen=True)
class Pill:
    """One thing that threads go through. ``key``: its name in the address; ``hue``: 1..8, 0 without controversy;
    ``owner``: the controversy of a terrain, '' when none; ``clues``: observations on a terrain that has an owner.
    """

    key: str
    kind: Kind
    id: str
    title: str
    number: str = ""
    hue: int = 0
    owner: str = ""
    clues: int | None = None


@dataclass(frozen=True)
class Tie:
    """A link between two pills (keys). ``level``: None, or that of the verdict of a crash test."""

    start: str
    end: str
    level: int | None = None
    opinions: int = 0


@dataclass(frozen=True)
class Threads:
    """Four columns of pills, in the order of the Sheet, and the ties between them."""

    columns: tuple[tuple[Pill, ...], ...]
    ties: tuple[Tie, ...]

    @cached_property
    def pills(self) -> dict[str, Pill]:
        return {pill.key: pill for column in self.columns for pill in column}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """A number for each pill, which no id of the Sheet can spoil: for the page."""
        return {key: at for at, key in enumerate(self.pills)}

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        return tuple((tie.start, tie.end) for tie in self.ties)

    @cached_property
    def held(self) -> frozenset[str]:
        """The pills that something on their left is tied to."""
        return frozenset(end for _, end in self.links)

    @cached_property
    def _from(self) -> dict[str, list[Tie]]:
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.start, []).append(tie)
        return found

    def after(self, pill: Pill, kind: Kind) -> tuple[Pill, ...]:
        """The pills of a column that ``pill`` leads to, in the order of the Sheet."""
        ends = {tie.end for tie in self._from.get(pill.key, ())}
        return tuple(other for other in self.of(kind) if other.key in ends)

    def weaknesses(self, chantier: Pill) -> tuple[tuple[str, list[str]], ...]:
        """(« casse » or « fragile », names of crises) of a chantier, without what is empty."""
        ties = self._from.get(chantier.key, ())
        named = {
            word: [self.pills[tie.end].title for tie in ties if tie.level == level]
            for word, level in (("casse", BREAKS), ("fragile", FRAGILE))
        }
        return tuple((word, names) for word, names in named.items() if names)

    def __bool__(self) -> bool:
        return any(self.columns)

    def of(self, kind: Kind) -> tuple[Pill, ...]:
        return self.columns[list(Kind).index(kind)]

    def only(self, keys: Iterable[str]) -> "Threads":
        """The same without the other pills, nor what tied them."""
        kept = set(keys)
        columns = tuple(tuple(pill for pill in column if pill.key in kept) for column in self.columns)
        return Threads(columns, tuple(tie for tie in self.ties if {tie.start, tie.end} <= kept))
