"""Boxes on a line: near what they want, never touching, always inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.placement import evenly, packed, settle


@pytest.mark.parametrize(
    ("middles", "sizes", "expected"),
    [
        ([10, 50], [10, 10], [5, 45]),  # both have what they want
        ([20, 20], [10, 10], [9, 21]),  # they share the distance: a gap of 2 around 20
        ([-30, 0], [10, 10], [0, 12]),  # held inside
        ([99, 99, 99], [10, 10, 10], [66, 78, 90]),
        ([80, 20], [10, 10], [39, 51]),  # the order is kept, whatever is wanted
        ([], [], []),
    ],
)
def test_boxes_settle_where_the_least_moves_them(middles, sizes, expected):
    assert settle(middles, sizes, 2, 100) == expected


def test_boxes_spread_evenly_have_as_much_room_around_each():
    assert evenly([10, 30], 100) == [20, 70]
    assert evenly([], 100) == []


@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.integers(1, 60)), max_size=60), st.integers(0, 20), st.integers(0, 500)
)
def test_no_box_ever_touches_the_next_nor_leaves(boxes, gap, room):
    sizes = [size for _, size in boxes]
    length = packed(sizes, gap) + room
    starts = settle([middle for middle, _ in boxes], sizes, gap, length)
    ends = [start + size for start, size in zip(starts, sizes, strict=True)]
    assert all(start - end >= gap for start, end in zip(starts[1:], ends, strict=False))
    assert all(start >= 0 for start in starts)
    assert all(end <= length for end in ends)
