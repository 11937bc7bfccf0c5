"""The order of the layers of a graph in which few of its links cross.

Barycenters: Sugiyama, Tagawa & Toda (1981), "Methods for visual understanding of hierarchical system structures".
Medians and swaps of neighbours: Gansner et al. (1993), "A technique for drawing directed graphs", section 3. The least
number of crossings is NP-hard to find: this gives a good order, always the same one, never worse than the one received.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Hashable, Iterable, Sequence
from statistics import fmean, median

Node = Hashable
Layers = tuple[tuple[Node, ...], ...]
Link = tuple[Node, Node]
_Measure = Callable[[list[int]], float]

SWEEPS = 6  # there and back, for each measure; more gain little (bench/threads.py)
_SWAP_PASSES = 4


def crossings(layers: Sequence[Sequence[Node]], links: Iterable[Link]) -> int:
    """How many pairs of links cross. Links go from a layer to the next one; those that share an end do not cross."""
    return sum(_crossings_by_gap(layers, links))


def uncross(layers: Sequence[Sequence[Node]], links: Iterable[Link], weights: Sequence[int] = ()) -> Layers:
    """The same layers, each reordered so that few links cross. Links go from a layer to the next one.

    ``weights``: what a crossing costs between the first two layers, the next two, and so on (1 each unless given);
    whatever they are, no more links cross than in the order received. Ties keep that order: what crosses nothing is not
    moved. Every node must be in one layer, once.
    """
    pairs = tuple(dict.fromkeys(links))
    costs = tuple(weights) or (1,) * len(layers)
    best = tuple(tuple(layer) for layer in layers)
    received = _crossings_by_gap(best, pairs)
    least = _cost(received, costs)
    for measure in (fmean, median):
        order = _Order(layers, pairs, costs)
        for sweep in range(2 * SWEEPS):
            if not least:
                return best
            # Every other return trip, what is tied is reversed: a way out of an order that no exchange improves.
            order.sweep(measure, down=sweep % 2 == 0, flip=sweep % 4 > 1)
            order.swap()
            found = _crossings_by_gap(order.layers, pairs)
            if _cost(found, costs) < least and sum(found) <= sum(received):
                best, least = tuple(map(tuple, order.layers)), _cost(found, costs)
    return best


def _cost(found: Sequence[int], costs: Sequence[int]) -> int:
    return sum(number * cost for number, cost in zip(found, costs, strict=False))


def _crossings_by_gap(layers: Sequence[Sequence[Node]], links: Iterable[Link]) -> list[int]:
    places = {node: (rank, at) for rank, layer in enumerate(layers) for at, node in enumerate(layer)}
    between: list[list[tuple[int, int]]] = [[] for _ in layers[1:]]
    for start, end in links:
        between[places[start][0]].append((places[start][1], places[end][1]))
    return [_inversions(pairs) for pairs in between]


def _inversions(pairs: list[tuple[int, int]]) -> int:
    """Pairs (a, b), (c, d) with a < c and b > d."""
    seen: list[int] = []
    found = 0
    for _, end in sorted(pairs):
        found += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return found


class _Order:
    """An order of the layers, being improved."""

    def __init__(self, layers: Sequence[Sequence[Node]], links: Iterable[Link], costs: Sequence[int]) -> None:
        self._costs = (0, *costs, 0)
        self.layers = [list(layer) for layer in layers]
        nodes = [node for layer in layers for node in layer]
        self._before: dict[Node, list[Node]] = {node: [] for node in nodes}
        self._after: dict[Node, list[Node]] = {node: [] for node in nodes}
        for start, end in links:
            self._after[start].append(end)
            self._before[end].append(start)
        self._at = {node: at for layer in layers for at, node in enumerate(layer)}

    def sweep(self, measure: _Measure, *, down: bool, flip: bool) -> None:
        """Bring every node to the middle of its neighbours in the layer just passed, from one end to the other."""
        ranks = range(1, len(self.layers)) if down else range(len(self.layers) - 2, -1, -1)
        for rank in ranks:
            self._sort(rank, self._before if down else self._after, measure, flip)

    def _sort(self, rank: int, neighbours: dict[Node, list[Node]], measure: _Measure, flip: bool) -> None:
        """Nodes without a neighbour there keep their place; ``flip``: those of one middle are reversed."""
        layer = self.layers[rank]
        middles = {node: measure([self._at[one] for one in neighbours[node]]) for node in layer if neighbours[node]}
        ordered = iter(sorted(reversed(middles) if flip else middles, key=middles.__getitem__))
        self._put(rank, [next(ordered) if node in middles else node for node in layer])

    def _put(self, rank: int, layer: list[Node]) -> None:
        self.layers[rank] = layer
        self._at.update((node, at) for at, node in enumerate(layer))

    def swap(self) -> None:
        """Exchange two neighbours wherever that leaves fewer crossings, until none does (or long enough)."""
        for _ in range(_SWAP_PASSES):
            if not sum(self._swap_layer(rank) for rank in range(len(self.layers))):
                return

    def _swap_layer(self, rank: int) -> int:
        layer, swapped = self.layers[rank], 0
        sides = {node: (self._places(node, self._before), self._places(node, self._after)) for node in layer}
        for at in range(len(layer) - 1):
            left, right = layer[at], layer[at + 1]
            gains = map(_gain, sides[left], sides[right])
            if _cost(list(gains), self._costs[rank:]) > 0:
                layer[at], layer[at + 1] = right, left
                swapped += 1
        self._put(rank, layer)
        return swapped

    def _places(self, node: Node, neighbours: dict[Node, list[Node]]) -> list[int]:
        return sorted(self._at[one] for one in neighbours[node])


def _gain(left: list[int], right: list[int]) -> int:
    """How many crossings fewer on one side when two neighbours are exchanged; where their links lead there, sorted."""
    return sum(bisect_left(right, place) - (len(right) - bisect_right(right, place)) for place in left)
