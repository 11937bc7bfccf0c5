"""What is debated: the relief of each controversy between its poles, and the way since the first version.

Places are in pixels of its SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.positions import Direction, Verdict, density
from components.cartography.model import Tension
from components.cartography.words import verdict_words
from components.home.model import controversies_now
from sheets.snapshot import Snapshot

WIDTH, BASE, HIGH, REACH = 150, 36, 30, 2.45  # REACH: degrees shown each side of the middle
SCALE_FROM = 1.6  # observations: below, a lone clue would stand as high as a crowd
HEAD = 8  # pixels: the length of the arrowhead


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


def ridges(snapshot: Snapshot) -> tuple[Ridge, ...]:
    """The controversies of the version shown, all at one vertical scale."""
    found = snapshot.derive(controversies_now)
    highest = max((float(density(c.place for c in t.placed)[1].max()) for t in found), default=0.0)
    return tuple(_ridge(tension, HIGH / max(highest, SCALE_FROM)) for tension in found)


def start_of(snapshot: Snapshot) -> str:
    """« V1 », where the arrows start; '' when nothing has had time to move."""
    shifts = [t.shift for t in snapshot.derive(controversies_now)]
    return min((shift.since for shift in shifts if shift.since != shift.until), default="")


def _ridge(t: Tension, scale: float) -> Ridge:
    common = (t.id, t.number, t.hue, t.title, t.pole_a, t.pole_b)
    if not t.clues:
        return Ridge(*common, said="pas encore d’observation")
    if t.leaning.verdict is Verdict.TOO_FEW:
        return Ridge(*common, said=verdict_words(t), dots=_dots([clue.place for clue in t.placed]))
    xs, ys = density(clue.place for clue in t.placed)
    points = [(_across(float(x)), BASE - float(y) * scale) for x, y in zip(xs, ys, strict=True) if abs(x) <= REACH]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    area = f"M{points[0][0]:.1f} {BASE}L{line}L{points[-1][0]:.1f} {BASE}Z"
    start, end = _across(t.trail[0].mean), _across(t.trail[-1].mean)
    head = _arrowhead(end, t.shift.direction)
    back = {Direction.A: HEAD - 1, Direction.B: 1 - HEAD}.get(t.shift.direction, 0)
    return Ridge(*common, verdict_words(t), f"M{line}", area, way=(start, round(end + back, 1)), head=head)


def _across(degree: float) -> float:
    return round((degree + REACH) / (2 * REACH) * WIDTH, 1)


def _dots(places: Sequence[float]) -> tuple[tuple[float, float], ...]:
    stacked: dict[float, int] = {}
    dots = []
    for x in sorted(map(_across, places)):
        stacked[x] = stacked.get(x, 0) + 1
        dots.append((x, BASE - 7.0 * stacked[x] + 1))
    return tuple(dots)


def _arrowhead(x: float, direction: Direction) -> str:
    """A triangle that points where the mean went; a diamond when it did not move."""
    y = BASE
    if direction is Direction.STABLE:
        return f"M{x - 5:.1f} {y}L{x:.1f} {y - 5}L{x + 5:.1f} {y}L{x:.1f} {y + 5}Z"
    back = x - HEAD if direction is Direction.B else x + HEAD
    return f"M{x:.1f} {y}L{back:.1f} {y - 5.5}L{back:.1f} {y + 5.5}Z"
