"""Few crossings: none where none is needed, never more than received, always the same order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.crossings import crossings, uncross


def links(text):
    """« ax by » -> a - x, b - y."""
    return [(pair[0], pair[1]) for pair in text.split()]


@pytest.mark.parametrize(
    ("layers", "drawn", "expected"),
    [
        (("ab", "xy"), "ax by", 0),
        (("ab", "xy"), "ay bx", 1),
        (("ab", "xy"), "ax ay bx by", 1),
        (("abc", "xyz"), "az by cx", 3),
        (("ab", "x"), "ax bx", 0),
        (("ab", "xy", "mn"), "ay bx xn ym", 2),
        (("", "", ""), "", 0),
    ],
)
def test_links_that_cross_are_counted(layers, drawn, expected):
    assert crossings(layers, links(drawn)) == expected


@pytest.mark.parametrize(
    ("layers", "drawn", "least"),
    [
        (("ab", "xy"), "ay bx", 0),
        (("ab", "xy"), "ax ay bx by", 1),  # two by two, all linked: one crossing whatever the order
        (("abc", "xyz"), "az by cx", 0),
        (("abc", "xyz"), "ax az by cy cx", 0),
        (("abcd", "wxyz"), "aw az bx by cw cx dy dz", 3),  # a ring of four and four
        (("ab", "xyz", "mn"), "ax bz ay xn zm yn", 0),
        (("abc", "xyz", "mno"), "ay bz cx xm yn zo", 0),
    ],
)
def test_small_graphs_are_laid_out_as_well_as_can_be(layers, drawn, least):
    found = uncross(layers, links(drawn))
    best = min(crossings(order, links(drawn)) for order in _every_order(layers))
    assert (crossings(found, links(drawn)), best) == (least, least)


def _every_order(layers):
    if not layers:
        return [()]
    return [(first, *rest) for first in permutations(layers[0]) for rest in _every_order(layers[1:])]


def test_an_order_without_crossing_is_left_alone():
    layers = (("a", "b", "c"), ("x", "y", "z"))
    assert uncross(layers, links("ax by")) == layers


@pytest.mark.parametrize(("weights", "expected"), [((10, 1), [0, 1]), ((1, 10), [1, 0])])
def test_the_crossing_that_costs_more_is_avoided_at_the_price_of_the_other(weights, expected):
    # On the left, y is to be between x and z; on the right, x is to be between y and z.
    left, right = links("ax ay by bz"), links("ym xm xn zn")
    first, second, third = uncross(("ab", "xyz", "mn"), left + right, weights)
    assert [crossings((first, second), left), crossings((second, third), right)] == expected


@st.composite
def graphs(draw):
    sizes = draw(st.lists(st.integers(0, 7), min_size=1, max_size=4))
    layers = tuple(tuple((rank, at) for at in range(size)) for rank, size in enumerate(sizes))
    pairs = [(a, b) for left, right in zip(layers, layers[1:], strict=False) for a in left for b in right]
    return layers, draw(st.lists(st.sampled_from(pairs), max_size=40)) if pairs else []


@given(graphs(), st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_no_order_received_is_ever_made_worse(graph, weights):
    layers, drawn = graph
    found = uncross(layers, drawn, weights)
    assert [sorted(layer) for layer in found] == [sorted(layer) for layer in layers]
    assert crossings(found, set(drawn)) <= crossings(layers, set(drawn))
    assert uncross(layers, drawn, weights) == found


@given(graphs())
def test_crossings_are_those_of_a_count_pair_by_pair(graph):
    layers, drawn = graph
    place = {node: at for layer in layers for at, node in enumerate(layer)}
    pairs = [(a, b) for a in drawn for b in drawn if a[0][0] == b[0][0]]
    assert crossings(layers, drawn) == sum(place[a[0]] < place[b[0]] and place[a[1]] > place[b[1]] for a, b in pairs)
