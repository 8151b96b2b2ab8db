"""Scores of predictions against published values, and what must hold for all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.prediction import crps_normal, score

numbers = st.floats(-20, 20)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        # 2φ(0) - 1/√π at the middle; one and two deviations away by tables of φ and Φ:
        # 0.8413447 and 0.9772499 below, densities 0.2419707 and 0.0539910.
        (0, 0.2336950),
        (1, 2 * 0.8413447 - 1 + 2 * 0.2419707 - 0.5641896),
        (2, 2 * (2 * 0.9772499 - 1) + 2 * 0.0539910 - 0.5641896),
    ],
)
def test_crps_of_the_standard_normal(figure, expected):
    assert crps_normal(figure, 0, 1) == pytest.approx(expected, abs=1e-6)


@given(numbers, numbers, st.floats(0.1, 5))
def test_crps_is_the_integral_it_stands_for(figure, mean, sd):
    from statistics import NormalDist  # noqa: PLC0415 -- the integral alone needs it

    low, high = min(figure, mean - 9 * sd), max(figure, mean + 9 * sd)
    x = np.linspace(low, high, 20_001)
    below = np.array([NormalDist(mean, sd).cdf(one) for one in x[::20]])
    integral = np.trapezoid((below - (x[::20] >= figure)) ** 2, x[::20])
    assert crps_normal(figure, mean, sd) == pytest.approx(integral, abs=0.05 * (1 + high - low))


@given(numbers, numbers, st.floats(0.1, 5), st.floats(0.1, 10))
def test_crps_goes_with_the_unit_and_is_even(figure, mean, sd, times):
    one = crps_normal(figure, mean, sd)
    assert crps_normal(figure * times, mean * times, sd * times) == pytest.approx(
        one * times, rel=1e-6, abs=1e-9
    )
    assert crps_normal(-figure, -mean, sd) == pytest.approx(one, rel=1e-6, abs=1e-9)


def test_a_prediction_without_doubt_scores_its_error():
    assert crps_normal(3.0, 1.0, 1e-9) == pytest.approx(2.0, abs=1e-6)


def test_a_score_of_draws_from_the_prediction_is_calibrated():
    random = np.random.default_rng(3)
    mean, sd = random.uniform(50, 70, 20_000), random.uniform(0.5, 3, 20_000)
    found = score(random.normal(mean, sd), mean, sd)
    assert found.size == 20_000
    assert found.within_80 == pytest.approx(0.80, abs=0.01)
    assert found.within_95 == pytest.approx(0.95, abs=0.006)
    assert found.mean_z == pytest.approx(0, abs=0.03)
    assert found.sd_z == pytest.approx(1, abs=0.02)
    wide = score(random.normal(mean, sd), mean, 2 * sd)
    assert wide.within_80 > 0.98
    assert wide.crps > found.crps


def test_nothing_to_score_is_refused():
    with pytest.raises(ValueError, match="no predictions"):
        score([], [], [])
