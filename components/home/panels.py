"""The three panels: what is debated, what is opened, what holds and what breaks. Places are in pixels of their SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.positions import Direction, Verdict, density
from analysis.robustness import crisis_profile
from components import words
from components.cartography.model import Tension
from components.cartography.words import verdict_words
from components.home.model import cells_now, chantiers_now, controversies_now, links_now
from sheets.cells import fold
from sheets.snapshot import Snapshot
from sheets.tabs import CRISES
from sheets.vocabularies import HORIZONS

RIDGE_WIDTH, RIDGE_BASE, RIDGE_HIGH, REACH = 150, 36, 30, 2.45  # REACH: degrees shown each side of the middle
SCALE_FROM = 1.6  # observations: below, a lone clue would stand as high as a crowd
HEAD = 8  # pixels: the length of the arrowhead
BAR_WIDTH, PITCH, GAP, APART = 210, 10.0, 2.5, 4.0
DISC, DISC_STEP = 18, 2.6  # pixels: of a chantier without support, and for each lab that supports it


@dataclass(frozen=True)
class Ridge:
    """A controversy: its relief between two poles (SVG paths, '' when empty), its arrow, or its dots when few."""

    id: str
    number: str
    hue: int
    title: str
    pole_a: str
    pole_b: str
    said: str
    line: str = ""
    area: str = ""
    dots: tuple[tuple[float, float], ...] = ()
    way: tuple[float, float] | None = None
    head: str = ""


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


def ridges(snapshot: Snapshot) -> tuple[Ridge, ...]:
    """The controversies of the version shown, all at one vertical scale."""
    found = snapshot.derive(controversies_now)
    highest = max((float(density(c.place for c in t.placed)[1].max()) for t in found), default=0.0)
    return tuple(_ridge(tension, RIDGE_HIGH / max(highest, SCALE_FROM)) for tension in found)


def _ridge(t: Tension, scale: float) -> Ridge:
    common = (t.id, t.number, t.hue, t.title, t.pole_a, t.pole_b)
    if not t.clues:
        return Ridge(*common, said="pas encore d’observation")
    if t.leaning.verdict is Verdict.TOO_FEW:
        return Ridge(*common, said=verdict_words(t), dots=_dots([clue.place for clue in t.placed]))
    xs, ys = density(clue.place for clue in t.placed)
    points = [
        (_across(float(x)), RIDGE_BASE - float(y) * scale) for x, y in zip(xs, ys, strict=True) if abs(x) <= REACH
    ]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    area = f"M{points[0][0]:.1f} {RIDGE_BASE}L{line}L{points[-1][0]:.1f} {RIDGE_BASE}Z"
    start, end = _across(t.trail[0].mean), _across(t.trail[-1].mean)
    head = _arrowhead(end, t.shift.direction)
    back = {Direction.A: HEAD - 1, Direction.B: 1 - HEAD}.get(t.shift.direction, 0)
    return Ridge(*common, verdict_words(t), f"M{line}", area, way=(start, round(end + back, 1)), head=head)


def _across(degree: float) -> float:
    return round((degree + REACH) / (2 * REACH) * RIDGE_WIDTH, 1)


def _dots(places: Sequence[float]) -> tuple[tuple[float, float], ...]:
    stacked: dict[float, int] = {}
    dots = []
    for x in sorted(map(_across, places)):
        stacked[x] = stacked.get(x, 0) + 1
        dots.append((x, RIDGE_BASE - 7.0 * stacked[x] + 1))
    return tuple(dots)


def _arrowhead(x: float, direction: Direction) -> str:
    """A triangle that points where the mean went; a diamond when it did not move."""
    y = RIDGE_BASE
    if direction is Direction.STABLE:
        return f"M{x - 5:.1f} {y}L{x:.1f} {y - 5}L{x + 5:.1f} {y}L{x:.1f} {y + 5}Z"
    back = x - HEAD if direction is Direction.B else x + HEAD
    return f"M{x:.1f} {y}L{back:.1f} {y - 5.5}L{back:.1f} {y + 5.5}Z"


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
    links = snapshot.derive(links_now)
    main = {one: other for one, other, rank in zip(*(links[c] for c in links), strict=True) if rank == 1}
    numbers = {t.id: (t.number, t.hue) for t in snapshot.derive(controversies_now)}
    return [
        (
            row.horizon,
            Disc(
                row.id,
                *numbers.get(main.get(row.id, ""), ("·", 0)),
                size(len(row.soutiens)),
                row.titre,
                len(row.soutiens),
            ),
        )
        for row in snapshot.derive(chantiers_now).itertuples()
    ]


def size(supports: int) -> int:
    """The diameter of a chantier's disc, in pixels."""
    return round(DISC + DISC_STEP * min(supports, 10))


def crisis_bars(snapshot: Snapshot) -> CrisisBars:
    """The crises, from that in which most chantiers hold to that in which fewest do, as a share of those tested."""
    names = dict(zip(snapshot[CRISES]["id"], snapshot[CRISES]["nom"], strict=True))
    chantiers = list(snapshot.derive(chantiers_now)["id"])
    rows = crisis_profile(snapshot.derive(cells_now), chantiers, names).to_dict("records")
    rows.sort(key=lambda row: -_held_share(row))
    left = max((row["broken"] + row["fragile"] for row in rows), default=0)
    right = max((row["holds"] + row["gains"] for row in rows), default=0)
    pitch = min(PITCH, (BAR_WIDTH - 2 * APART) / max(left + right, 1))
    axis = round((BAR_WIDTH - 2 * APART - (left + right) * pitch) / 2 + left * pitch + APART, 1)
    return CrisisBars(tuple(_bar(row, names[row["crise"]], axis, pitch) for row in rows), axis)


def _held_share(row: dict[str, int]) -> float:
    judged = row["broken"] + row["fragile"] + row["holds"] + row["gains"]
    return (row["holds"] + row["gains"]) / judged if judged else -1


def _bar(row: dict[str, int], name: str, axis: float, pitch: float) -> CrisisBar:
    weak, strong = row["broken"] + row["fragile"], row["holds"] + row["gains"]
    width = round(pitch - min(GAP, pitch / 4), 1)
    kinds = ["fragile"] * row["fragile"] + ["casse"] * row["broken"]
    left = [
        (round(axis - APART - (rank + 1) * pitch + (pitch - width), 1), width, kind) for rank, kind in enumerate(kinds)
    ]
    kinds = ["tient"] * row["holds"] + ["renforce"] * row["gains"]
    right = [(round(axis + APART + rank * pitch, 1), width, kind) for rank, kind in enumerate(kinds)]
    return CrisisBar(str(row["crise"]), name, tuple(left + right), weak, strong, _said(row))


def _said(row: dict[str, int]) -> str:
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
