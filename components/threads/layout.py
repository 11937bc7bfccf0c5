"""Where every pill of the threads goes: an order of few crossings, then tops in pixels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from analysis.crossings import Layers, Node, uncross
from analysis.placement import evenly, packed, settle
from components.threads.forms import LANE, Form, pill_height
from components.threads.pills import FRAGILE, Kind, Threads

# What a crossing costs, from left to right. Crises break chantiers of every controversy: counted alike, their many
# links would scatter the terrains of each controversy. So these stay together, for more crossings on the right
# (bench/threads.py tells how many).
COSTS = (30, 6, 1)


@dataclass(frozen=True)
class Box:
    """A pill in its column, or the lane of a link through it, in pixels from the top."""

    top: int
    height: int

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True)
class Layout:
    """A form's height and boxes. A pill is named by its key; the lane of a link by its two ends."""

    form: Form
    height: int
    boxes: Mapping[Node, Box]


def is_lane(shown: Threads, link: tuple[str, str]) -> bool:
    """Whether a link goes straight from a controversy to a chantier: it has a lane among the terrains."""
    return [shown.pills[key].kind for key in link] == [Kind.CONTROVERSY, Kind.CHANTIER]


def as_received(shown: Threads) -> Layers:
    """The four columns as in the Sheet; terrains and lanes come with their controversy."""
    first, second, third, fourth = (tuple(pill.key for pill in column) for column in shown.columns)
    rank = {key: at for at, key in enumerate(first)}
    owner: dict[Node, str] = {end: start for start, end in shown.links if start in rank and end in set(second)}
    lanes = {link: link[0] for link in shown.links if is_lane(shown, link)}
    owner.update(lanes)
    beside = sorted([*second, *lanes], key=lambda node: rank.get(owner.get(node, ""), len(rank)))
    return first, tuple(beside), third, fourth


def steps(shown: Threads) -> tuple[tuple[Node, Node], ...]:
    """The links, each from a column to the next one: those with a lane are cut in two."""
    found: list[tuple[Node, Node]] = []
    for link in shown.links:
        found += [(link[0], link), (link, link[1])] if is_lane(shown, link) else [link]
    return tuple(found)


def ordered(shown: Threads) -> Layers:
    """The four columns, sorted so that few links cross. Fragile verdicts, that come and go, move nothing."""
    links = steps(Threads(shown.columns, tuple(tie for tie in shown.ties if tie.level != FRAGILE)))
    return uncross(as_received(shown), links, COSTS)


def lay_out(shown: Threads, order: Layers, form: Form) -> Layout:
    """Every box of a form. The longest column is spread evenly and the others follow what they are tied to, but for
    the crises: nearly everything is tied to them, so they are spread evenly too.
    """
    sizes = [[_size(shown, node, form) for node in layer] for layer in order]
    gaps = [column.gap for column in form.columns]
    lengths = [packed(of, gap) for of, gap in zip(sizes, gaps, strict=True)]
    length = max(lengths)
    pivot = lengths.index(length)
    neighbours = _neighbours(steps(shown))
    boxes: dict[Node, Box] = {}
    for at in sorted(range(len(order)), key=lambda at: abs(at - pivot)):
        middles = evenly(sizes[at], length)
        if at not in (pivot, len(order) - 1):
            middles = [
                _drawn_to(neighbours.get(node, ()), boxes, middle)
                for node, middle in zip(order[at], middles, strict=True)
            ]
        tops = settle(middles, sizes[at], gaps[at], length)
        boxes.update(zip(order[at], map(Box, tops, sizes[at]), strict=True))
    return Layout(form, length, boxes)


def _size(shown: Threads, node: Node, form: Form) -> int:
    return pill_height(shown.pills[node], form) if isinstance(node, str) else LANE


def _neighbours(links: Iterable[tuple[Node, Node]]) -> dict[Node, list[Node]]:
    found: dict[Node, list[Node]] = {}
    for start, end in links:
        found.setdefault(start, []).append(end)
        found.setdefault(end, []).append(start)
    return found


def _drawn_to(neighbours: Sequence[Node], boxes: Mapping[Node, Box], otherwise: float) -> float:
    """The middle of those already placed."""
    placed = [boxes[node].middle for node in neighbours if node in boxes]
    return fmean(placed) if placed else otherwise
