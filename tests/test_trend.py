"""Trends: the official rule on the publisher's own examples, and lines that know their errors."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.intervals import standard_error
from explorer.statistics.trend import line_trend, official_trend, why_not_official

# The publisher's unit tests of the rule (FingertipsNext, TrendMarkerCalculatorTests), 2020 to 2024.
DIABETES = (
    [7.0826, 7.1085, 7.2571, 7.4528, 7.6554],
    [7.0754, 7.1013, 7.2499, 7.4456, 7.6481],
    [7.094, 7.1199, 7.2684, 7.4643, 7.6669],
)
MMR_YORKSHIRE = (
    [92.6254, 92.3221, 90.8708, 90.017, 90.1013],
    [92.4168, 92.1072, 90.6358, 89.7694, 89.8578],
    [92.8288, 92.5315, 91.1004, 90.2594, 90.3396],
)
EYE_DISEASE = (
    [2.935, 1.93028, 2.7567, 2.8701, 3.0121],
    [2.7841, 1.8085, 2.6113, 2.7225, 2.8616],
    [3.0919, 2.058, 2.9082, 3.0237, 3.1683],
)
FLAT = [60.0, 60.3, 59.9, 60.1, 60.2]


@pytest.mark.parametrize(
    ("series", "outcome"),
    [(DIABETES, "increasing"), (MMR_YORKSHIRE, "decreasing"), (EYE_DISEASE, "increasing")],
)
def test_the_publishers_own_examples(series, outcome):
    values, lower, upper = series
    found = official_trend(values, standard_error(lower, upper))
    assert found.outcome == outcome
    assert found.steady and found.chi2 > 9.5495


def test_the_rule_by_hand():
    # Equal errors of 1: slope of 1, 2, 3, 4, 6 is 1.2, its variance 1/10.
    found = official_trend([1, 2, 3, 4, 6], [1] * 5)
    assert found.slope == pytest.approx(1.2)
    assert found.chi2 == pytest.approx(14.4)
    assert found.outcome == "increasing"


def test_only_the_last_five_points_with_a_range_count():
    values = [99.0, 1.0, 2.0, math.nan, 3.0, 4.0, 6.0]
    errors = [0.1, 1, 1, 1, 1, 1, 1]
    assert official_trend(values, errors).chi2 == pytest.approx(14.4)
    few = official_trend(values[2:], errors[2:])
    assert few.outcome == "cannot be calculated" and few.reason


def test_one_outlier_that_makes_the_slope_is_no_trend():
    found = official_trend([10.0, 9.99, 9.98, 9.97, 12.0], [0.1] * 5)
    assert found.chi2 > 9.5495
    assert not found.steady
    assert found.outcome == "no clear change"
    assert official_trend(FLAT, [1.0] * 5).outcome == "no clear change"


@given(st.lists(st.floats(40, 80), min_size=5, max_size=5), st.floats(0.1, 3))
def test_turning_a_series_round_turns_the_trend(values, se):
    there, back = official_trend(values, [se] * 5), official_trend(values[::-1], [se] * 5)
    assert there.slope == pytest.approx(-back.slope, abs=1e-9)
    assert there.chi2 == pytest.approx(back.chi2, abs=1e-6)


def test_the_official_rule_is_not_for_overlapping_windows_or_life_expectancy():
    assert "one year" in why_not_official("life_expectancy", 3)
    assert "proportions" in why_not_official("life_expectancy", 1)
    assert why_not_official("rate", 1) == ""


YEARS = np.arange(2011, 2023)


def windows(rng: np.random.Generator, extra: float = 0.0) -> np.ndarray:
    """Return twelve three-year windows without a trend, each with a standard error of 0.5."""
    years = rng.standard_normal(14) * 0.5 * math.sqrt(3) * math.sqrt(1 + extra)
    return 60 + np.array([years[k : k + 3].mean() for k in range(12)])


def rate_of_alarms(extra: float, seed: int, name: str = "slope") -> float:
    rng = np.random.default_rng(seed)
    found = [line_trend(windows(rng, extra), [0.5] * 12, YEARS, 3) for _ in range(1200)]
    return float(np.mean([getattr(one, name).excludes(0.0) for one in found]))


def test_a_line_keeps_its_level_where_the_intervals_say_it_all():
    assert rate_of_alarms(0.0, 10) < 0.06
    assert 0.035 < rate_of_alarms(0.0, 10, "known") < 0.065


def test_a_line_keeps_its_level_where_the_series_moves_more_than_its_intervals_allow():
    assert rate_of_alarms(2.0, 11) < 0.065
    assert rate_of_alarms(2.0, 11, "known") > 0.15


def test_ordinary_least_squares_cries_wolf_on_overlapping_windows():
    rng, x = np.random.default_rng(12), YEARS - YEARS.mean()
    alarms = []
    for _ in range(3000):
        y = windows(rng)
        slope = (x * y).sum() / (x**2).sum()
        residual = y - y.mean() - slope * x
        se = math.sqrt((residual**2).sum() / 10 / (x**2).sum())
        alarms.append(abs(slope / se) > 2.228)
    assert 0.24 < np.mean(alarms) < 0.32


def test_a_series_that_strays_is_said_to():
    zigzag = 60 + 4 * np.array([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1])
    found = line_trend(zigzag, [0.2] * 12, YEARS, 3)
    assert found.strays and found.fit.scale > 1
    assert found.known.upper - found.known.lower < found.slope.upper - found.slope.lower
    assert found.outcome == "no steady trend"


def test_a_plain_fall_is_a_finding_and_its_separate_windows_stand_beside_it():
    values = 64 - 0.3 * np.arange(12)
    found = line_trend(values, [0.3] * 12, YEARS, 3)
    assert found.outcome == "decreasing"
    assert found.slope.value == pytest.approx(-0.3)
    assert found.apart.value == pytest.approx(-0.3)
    assert found.slope.excludes(0.0) and not found.strays
    assert math.isnan(line_trend(values[:4], [0.3] * 4, YEARS[:4], 3).apart.value)
    with pytest.raises(ValueError, match="three points"):
        line_trend([1.0, 2.0], [1.0, 1.0], [2000, 2001], 1)
