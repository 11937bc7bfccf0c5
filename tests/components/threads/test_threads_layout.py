"""Nothing overlaps, whatever the inquiry; links cross less than in the order of the Sheet."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.crossings import crossings
from components.cartography.filters import Filters
from components.threads.drawing import alone, picture, trace
from components.threads.forms import FORMS, NARROW, WIDE, pill_height
from components.threads.layout import as_received, is_lane, lay_out, ordered, steps
from components.threads.model import threads
from components.threads.pills import FRAGILE, Kind, Pill, Threads, Tie
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook
from tests.drawing import TODAY
from tests.large_inquiry import large_inquiry

_KINDS = list(Kind)


def large() -> Threads:
    """Three times the demonstration: 20 controversies, 45 terrains, 90 chantiers, 12 crises."""
    grids = tuple(Grid(name, [list(row) for row in rows]) for name, rows in large_inquiry().items())
    book = read_workbook(TABS, RawBook(grids), TODAY)
    shot = Snapshot(book, Audience.TEAM, TODAY, datetime(2020, 7, 22, tzinfo=UTC))
    return threads(shot, "", Filters(), True)


@st.composite
def inquiries(draw):
    """Threads of any size: titles of any length, links that may all fall on one pill, or none at all."""
    title = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=90) | st.just("mot " * 40)
    columns = tuple(
        tuple(Pill(f"{kind}{at}", kind, str(at), draw(title), number=str(at)) for at in range(draw(st.integers(0, 9))))
        for kind in _KINDS
    )
    pairs = [
        (a.key, b.key)
        for left, right in ((0, 1), (1, 2), (0, 2), (2, 3))
        for a in columns[left]
        for b in columns[right]
    ]
    links = draw(st.lists(st.sampled_from(pairs), max_size=30, unique=True)) if pairs else []
    return Threads(columns, tuple(Tie(*link, 0 if link[1].startswith("crise") else None) for link in links))


def overlaps(layout, order):
    """Pairs of neighbours in a column that are nearer than they should be, or boxes that leave the picture."""
    found = []
    for column, layer in zip(layout.form.columns, order, strict=True):
        boxes = [layout.boxes[node] for node in layer]
        found += [
            pair
            for pair in zip(boxes, boxes[1:], strict=False)
            if pair[1].top - pair[0].top - pair[0].height < column.gap
        ]
        found += [box for box in boxes if box.top < 0 or box.top + box.height > layout.height]
    return found


@given(inquiries())
def test_no_pill_overlaps_another_whatever_the_inquiry(shown):
    order = ordered(shown)
    for form in FORMS:
        assert overlaps(lay_out(shown, order, form), order) == []


@given(inquiries())
def test_sorting_never_adds_a_crossing_and_loses_no_pill(shown):
    before, after = as_received(shown), ordered(shown)
    assert [set(layer) for layer in before] == [set(layer) for layer in after]
    assert crossings(after, steps(shown)) <= crossings(before, steps(shown))


@given(inquiries(), st.data())
def test_a_thread_alone_keeps_its_order_and_overlaps_nothing(shown, data):
    if not shown.pills:
        return
    order = ordered(shown)
    followed = trace(shown, data.draw(st.sampled_from(list(shown.pills))), data.draw(st.integers(0, 2)))
    kept, layouts = alone(shown, order, followed)
    assert set(kept.pills) == followed.pills
    left = tuple(tuple(node for node in layer if node in layouts[0].boxes) for layer in order)
    assert [overlaps(layout, left) for layout in layouts] == [[], []]
    assert picture(kept, layouts, followed, shown.ranks).heights == tuple(layout.height for layout in layouts)


def test_three_times_the_demonstration_is_laid_out_without_overlap():
    shown = large()
    assert [len(column) for column in shown.columns] == [20, 45, 90, 12]
    order = ordered(shown)
    assert [overlaps(lay_out(shown, order, form), order) for form in FORMS] == [[], []]


def test_at_three_times_the_size_two_crossings_in_five_go_and_terrains_stay_with_their_controversy():
    everything = large()
    shown = Threads(everything.columns, tuple(tie for tie in everything.ties if tie.level != FRAGILE))
    order = ordered(shown)
    assert crossings(order, steps(shown)) < 0.6 * crossings(as_received(shown), steps(shown))
    owners = [shown.pills[node].owner for node in order[1] if isinstance(node, str)]
    changes = sum(one != other for one, other in zip(owners, owners[1:], strict=False))
    assert changes == len(set(owners)) - 1


def test_fragile_verdicts_move_nothing():
    with_them = large()
    without = Threads(with_them.columns, tuple(tie for tie in with_them.ties if tie.level != FRAGILE))
    assert ordered(with_them) == ordered(without)


def test_a_link_without_a_terrain_passes_between_the_terrains():
    shown = large()
    layout = lay_out(shown, ordered(shown), WIDE)
    lanes = [layout.boxes[link] for link in shown.links if is_lane(shown, link)]
    pills = [layout.boxes[pill.key] for pill in shown.of(Kind.TERRAIN)]
    assert lanes
    assert not any(pill.top <= lane.middle <= pill.top + pill.height for lane in lanes for pill in pills)


@pytest.mark.parametrize(
    ("form", "title", "lines"),
    [
        (WIDE, "Les budgets", 1),
        (WIDE, "Les pratiques de ciblage et ré-usages de données usagers", 3),
        (NARROW, "Les pratiques de ciblage et ré-usages de données usagers", 4),
        (WIDE, "mot " * 12_000, 4),
        (WIDE, "x" * 50_000, 4),
    ],
)
def test_a_pill_is_as_tall_as_the_lines_of_its_title_where_the_form_is_narrowest(form, title, lines):
    column = form.columns[1]
    expected = max(column.least, column.padding + lines * column.line)
    assert pill_height(Pill("T1", Kind.TERRAIN, "T1", title, "1.1", clues=3), form) == expected
