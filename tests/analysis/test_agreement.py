"""Van der Eijk's A, against the paper's example and the reference values of the R package agrmt."""

from itertools import repeat
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.agreement import agreement, layer_agreement, tally

# From the documentation and vignette of agrmt; the first and the Dutch parties are the paper's own (p. 331 and after).
PUBLISHED = [
    ((30, 40, 210, 130, 530, 50, 10), 0.6113333),
    ((0, 1, 1), 0.5),
    ((1, 0, 1), -1),
    ((1, 1, 1), 0),
    ((0, 0, 0, 0, 100), 1),
    ((20, 20, 20, 20, 20), 0),
    ((10, 30, 50, 30, 10), 0.384615384615385),
    ((50, 30, 10, 5, 5), 0.575),
    ((99999, 0, 0, 0, 99999), -1),
    ((40, 10, 0, 10, 40), -0.655555555555556),
    ((60, 0, 10, 20, 30), 0),
    ((5, 10, 20, 40, 50, 40, 20, 10, 5, 0), 0.505555555555556),
    ((50, 20, 5, 0, 0, 0, 5, 20, 50, 0), -0.349814814814815),
    ((24, 28, 32, 62, 135, 304, 416), 0.609723609723610),  # PvdA, published as 0.61
    ((16, 26, 82, 210, 293, 270, 103), 0.482333333333333),  # D66, published as 0.48
    ((2, 0, 1, 1), 0.0833333),  # published as 0.08
]
counts = st.lists(st.integers(0, 30), min_size=3, max_size=7).filter(any)


@pytest.mark.parametrize(("judgements", "published"), PUBLISHED)
def test_agreement_is_the_published_one(judgements: tuple[int, ...], published: float) -> None:
    assert agreement(judgements) == pytest.approx(published, abs=1e-7)


@pytest.mark.parametrize(
    ("pattern", "published"),
    [("1111111", 0), ("1111110", 0.167), ("0111110", 0.333), ("0011110", 0.5), ("0011100", 0.667), ("0010100", 0.467)],
)
def test_each_layer_of_the_papers_example_agrees_as_published(pattern: str, published: float) -> None:
    assert layer_agreement([cell == "1" for cell in pattern]) == pytest.approx(published, abs=5e-4)


def test_without_any_judgement_there_is_no_agreement_to_tell() -> None:
    assert isnan(agreement((0, 0, 0, 0, 0)))


@pytest.mark.parametrize("judgements", [(), (1, 2), (1, -1, 2)])
def test_two_categories_or_a_negative_count_are_refused(judgements: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="three categories"):
        agreement(judgements)


def test_a_lab_between_two_terms_counts_at_the_one_nearer_the_middle() -> None:
    # 1.5 -> 1, 0.5 -> 0, -0.5 -> 0, -1.5 -> -1; a third of a step goes to the nearest term.
    assert tally([1.5, 0.5, -0.5, -1.5]) == (0, 1, 2, 1, 0)
    assert tally([-2, -1.6667, 1.3333, 2]) == (2, 0, 0, 1, 1)


@given(counts)
def test_agreement_lies_between_polarised_and_unanimous(judgements: list[int]) -> None:
    assert -1 <= agreement(judgements) <= 1


@given(counts)
def test_the_poles_can_be_swapped(judgements: list[int]) -> None:
    assert agreement(judgements) == pytest.approx(agreement(judgements[::-1]))


@given(counts, st.integers(2, 9))
def test_only_proportions_matter(judgements: list[int], times: int) -> None:
    assert agreement([count * times for count in judgements]) == pytest.approx(agreement(judgements))


@given(st.integers(3, 7), st.integers(0, 6), st.integers(1, 50))
def test_a_single_category_is_unanimous(size: int, place: int, count: int) -> None:
    judgements = list(repeat(0, size))
    judgements[place % size] = count
    assert agreement(judgements) == 1


@given(st.lists(st.floats(-2, 2)))
def test_every_score_is_counted_once_and_both_poles_alike(scores: list[float]) -> None:
    assert sum(tally(scores)) == len(scores)
    assert tally([-score for score in scores]) == tally(scores)[::-1]
