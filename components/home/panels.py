"""What is opened, by horizon; what holds and what breaks, by crisis. Places are in pixels of the SVG."""

from dataclasses import dataclass
from typing import Any

from analysis.links import LINKS
from analysis.robustness import PROFILE, crisis_profile
from analysis.tables import rows_of
from components import words
from components.home.model import cells_now, chantiers_now, controversies_now, links_now
from sheets.cells import fold
from sheets.snapshot import Snapshot
from sheets.tabs import CRISES
from sheets.vocabularies import HORIZONS
from sheets.workbook import lookup

BAR_WIDTH, PITCH, GAP, APART = 210, 10.0, 2.5, 4.0
DISC, DISC_STEP = 18, 2.6  # pixels: of a chantier without support, and for each lab that supports it

Profile = dict[str, Any]  # a row of ``crisis_profile``


@dataclass(frozen=True)
class Disc:
    """A chantier: the number and hue of its main controversy (hue 0: none), sized by its support."""

    id: str
    number: str
    hue: int
    size: int
    title: str
    supports: int


@dataclass(frozen=True)
class Band:
    """A horizon; ``near``: 0..100, from the farthest to the nearest."""

    label: str
    near: int
    discs: tuple[Disc, ...]

    @property
    def best(self) -> Disc | None:
        """The chantier that most labs support, None when none is."""
        return self.discs[0] if self.discs and self.discs[0].supports else None


@dataclass(frozen=True)
class CrisisBar:
    """A crisis: units (x, width, kind) on each side of the axis, and the same in words."""

    id: str
    name: str
    units: tuple[tuple[float, float, str], ...]
    weak: int
    strong: int
    said: str


@dataclass(frozen=True)
class CrisisBars:
    """The bars of all crises, on one scale; ``axis``: the x of the axis."""

    bars: tuple[CrisisBar, ...]
    axis: float


def bands(snapshot: Snapshot) -> tuple[Band, ...]:
    """The horizons from the farthest to the nearest, then the chantiers without one; the most supported first."""
    terms = [term.label for term in snapshot.workbook.lists.get(fold("Horizon"), HORIZONS)]
    by_horizon: dict[str, list[Disc]] = {}
    for horizon, disc in _discs(snapshot):
        by_horizon.setdefault(horizon, []).append(disc)
    last = max(len(terms) - 1, 1)
    found = [
        Band(label, round(100 - 100 * i / last), _sorted(by_horizon.get(label, []))) for i, label in enumerate(terms)
    ]
    lost = [disc for horizon, discs in by_horizon.items() if horizon not in terms for disc in discs]
    return (*reversed(found), *([Band("Sans horizon", 0, _sorted(lost))] if lost else []))


def _sorted(discs: list[Disc]) -> tuple[Disc, ...]:
    return tuple(sorted(discs, key=lambda disc: -disc.supports))


def _discs(snapshot: Snapshot) -> list[tuple[str, Disc]]:
    links, chantiers = snapshot.derive(links_now), snapshot.derive(chantiers_now)
    main = {one: controversy for one, controversy, rank in rows_of(links, *LINKS) if rank == 1}
    numbers = {t.id: (t.number, t.hue) for t in snapshot.derive(controversies_now)}
    found = []
    for one, title, horizon, labs in rows_of(chantiers, "id", "titre", "horizon", "soutiens"):
        number, hue = numbers.get(main.get(one, ""), ("·", 0))
        found.append((horizon, Disc(one, number, hue, size(len(labs)), title, len(labs))))
    return found


def size(supports: int) -> int:
    """The diameter of a chantier's disc, in pixels."""
    return round(DISC + DISC_STEP * min(supports, 10))


def crisis_bars(snapshot: Snapshot) -> CrisisBars:
    """The crises in the order of ``crisis_rows``, all on one scale."""
    rows = snapshot.derive(crisis_rows)
    left = max((row["broken"] + row["fragile"] for row, _ in rows), default=0)
    right = max((row["holds"] + row["gains"] for row, _ in rows), default=0)
    pitch = min(PITCH, (BAR_WIDTH - 2 * APART) / max(left + right, 1))
    axis = round((BAR_WIDTH - 2 * APART - (left + right) * pitch) / 2 + left * pitch + APART, 1)
    return CrisisBars(tuple(_bar(row, name, axis, pitch) for row, name in rows), axis)


def crisis_rows(snapshot: Snapshot) -> tuple[tuple[Profile, str], ...]:
    """(profile, name) of the crises, from that in which most chantiers hold to that in which fewest do, as a share of
    those tested."""
    names = lookup(snapshot[CRISES], "nom")
    chantiers = list(snapshot.derive(chantiers_now)["id"])
    profile = crisis_profile(snapshot.derive(cells_now), chantiers, names)
    rows: list[Profile] = [dict(zip(PROFILE, row, strict=True)) for row in rows_of(profile, *PROFILE)]
    return tuple((row, names[row["crise"]]) for row in sorted(rows, key=lambda row: -_held_share(row)))


def _held_share(row: Profile) -> float:
    judged = row["broken"] + row["fragile"] + row["holds"] + row["gains"]
    return (row["holds"] + row["gains"]) / judged if judged else -1


def _bar(row: Profile, name: str, axis: float, pitch: float) -> CrisisBar:
    weak, strong = row["broken"] + row["fragile"], row["holds"] + row["gains"]
    width = round(pitch - min(GAP, pitch / 4), 1)
    shift = axis - APART - width  # the first unit on the left ends where the first on the right begins, mirrored
    left = ["fragile"] * row["fragile"] + ["casse"] * row["broken"]
    right = ["tient"] * row["holds"] + ["renforce"] * row["gains"]
    units = [(round(shift - rank * pitch, 1), width, kind) for rank, kind in enumerate(left)]
    units += [(round(axis + APART + rank * pitch, 1), width, kind) for rank, kind in enumerate(right)]
    return CrisisBar(row["crise"], name, tuple(units), weak, strong, _said(row))


def _said(row: Profile) -> str:
    """« 7 cassent, 3 sont fragiles, 6 tiennent, 1 à tester »."""
    verbs = (
        (row["broken"], "casse", "cassent"),
        (row["fragile"], "est fragile", "sont fragiles"),
        (row["holds"], "tient", "tiennent"),
        (row["gains"], "se renforce", "se renforcent"),
        (row["untested"], "à tester", "à tester"),
        (row["not_applicable"], "sans objet", "sans objet"),
    )
    said = [words.count(number, one, many) for number, one, many in verbs if number]
    return ", ".join(said) or "rien à tester"
