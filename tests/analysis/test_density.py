"""The relief of observations along the axis."""

import numpy as np
import pytest

from analysis.positions import density


def test_the_relief_is_as_high_as_observations_are_many() -> None:
    xs, ys = density([1.0, 1.0, float("nan")])
    assert (len(xs), xs[0], xs[-1]) == (111, pytest.approx(-2.75), pytest.approx(2.75))
    assert ys[75] == pytest.approx(2)  # x = 1
    # One bandwidth away a bump is exp(-1/2) high.
    assert density([0.0], bandwidth=0.5)[1][65] == pytest.approx(np.exp(-0.5))


def test_two_terms_apart_make_two_bumps() -> None:
    ys = density([-1, 1])[1]
    assert ys[55] < 0.1 < ys[35]


def test_without_observation_the_relief_is_flat() -> None:
    assert density([])[1].max() == 0
