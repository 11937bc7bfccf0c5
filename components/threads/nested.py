"""The threads as a nested list, for phones: controversies hold terrains, which hold chantiers."""

from dataclasses import dataclass

from components.threads.pills import Kind, Pill, Threads


@dataclass(frozen=True)
class Branch:
    """A controversy, its terrains each with their chantiers, and the chantiers tied to it without a terrain."""

    pill: Pill
    terrains: tuple[tuple[Pill, tuple[Pill, ...]], ...]
    direct: tuple[Pill, ...]


@dataclass(frozen=True)
class Nested:
    """The branches, then what no controversy holds."""

    branches: tuple[Branch, ...]
    terrains: tuple[tuple[Pill, tuple[Pill, ...]], ...]
    chantiers: tuple[Pill, ...]


def nested(shown: Threads) -> Nested:
    """The nested list of all that is shown but the crises, which are told beside their chantiers."""

    def terrains(pills: tuple[Pill, ...]) -> tuple[tuple[Pill, tuple[Pill, ...]], ...]:
        return tuple((pill, shown.after(pill, Kind.CHANTIER)) for pill in pills)

    branches = tuple(
        Branch(pill, terrains(shown.after(pill, Kind.TERRAIN)), shown.after(pill, Kind.CHANTIER))
        for pill in shown.of(Kind.CONTROVERSY)
    )
    loose, free = (
        tuple(p for p in shown.of(kind) if p.key not in shown.held) for kind in (Kind.TERRAIN, Kind.CHANTIER)
    )
    return Nested(branches, terrains(loose), free)
