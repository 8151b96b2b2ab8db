"""Correlation, what noise takes from it, lines and outliers: golden values, properties, coverage."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from explorer.statistics import association
from explorer.statistics.agreement import crossing, third_breaks, thirds
from explorer.statistics.association import (
    FEWEST,
    Line,
    distances,
    effective,
    freed_of_noise,
    pearson,
    pearson_interval,
    ranked,
    reliability,
    spearman,
    theil_sen,
)

# Hollander M, Wolfe DA. Nonparametric Statistical Methods (1973), p. 187: lightness of tuna and
# panel scores; R's documentation of `cor.test` prints r, its interval, and rho.
LIGHT = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
SCORE = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
# The example of `ci.spear` in Bonett's own package statpsych, after Bonett and Wright (2000).
SPEAR_Y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
SPEAR_X = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
# Fuller (1987), example 1.2.1: soil nitrogen, measured with error variance 57, and corn yield.
NITROGEN = [70, 97, 53, 64, 95, 64, 50, 70, 94, 69, 51]
YIELD = [86, 115, 90, 86, 110, 91, 99, 96, 99, 104, 96]
NOISE = np.full(11, math.sqrt(57))
NONE = np.zeros(11)


def test_pearson_and_fisher_as_published():
    found = pearson_interval(pearson(LIGHT, SCORE), len(LIGHT))
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (0.5711816, -0.1497426, 0.8955795), abs=5e-8
    )


def test_fisher_by_hand_and_what_has_no_correlation():
    # Fisher's limits of r = 0.5 over 28 pairs, by hand: artanh 0.5 = 0.5493, 1.96 / 5 = 0.392.
    x = np.arange(28.0)
    noise = np.random.default_rng(1).standard_normal(28)
    noise -= np.polyval(np.polyfit(x, noise, 1), x)
    y = (x - x.mean()) / x.std() * 0.5 + noise / noise.std() * math.sqrt(0.75)
    found = pearson_interval(pearson(x, y), 28)
    assert found.value == pytest.approx(0.5)
    assert (found.lower, found.upper) == pytest.approx((0.1560, 0.7358), abs=1e-4)
    assert pearson(x, -y) == pytest.approx(-0.5)
    assert pearson(x, 3 * x + 2) == pytest.approx(1)
    assert pearson_interval(pearson(y, x), 28).lower == pytest.approx(found.lower)
    assert math.isnan(pearson_interval(pearson([1, 2, 3], [1, 3, 2]), 3).lower)
    assert math.isnan(pearson([1, 2, 3, 4], [5, 5, 5, 5]))


def test_spearman_as_published():
    assert spearman(LIGHT, SCORE).value == pytest.approx(0.6, abs=1e-12)
    found = spearman(SPEAR_X, SPEAR_Y)
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (0.8699639, 0.5840951, 0.9638297), abs=5e-8
    )


def test_ties_share_their_mean_rank():
    assert ranked([10, 30, 20, 20, 5]).tolist() == [2, 5, 3.5, 3.5, 1]


def test_reliability_and_attenuation_as_in_fuller():
    # m_XX 304.8545, m_XY 104.8818 and m_YY 87.6727 stand in the book, and the slope 0.4232.
    assert reliability(NITROGEN, NOISE) == pytest.approx(1 - 57 / 304.8545, abs=1e-6)
    found = freed_of_noise(NITROGEN, YIELD, NOISE, NONE)
    assert found.correlation.value == pytest.approx(
        104.8818 / math.sqrt((304.8545 - 57) * 87.6727), abs=1e-5
    )
    slope = found.correlation.value * math.sqrt(87.6727 / (304.8545 - 57))
    assert slope == pytest.approx(0.4232, abs=5e-5)
    assert (found.first, found.second) == (pytest.approx(0.81303, abs=1e-5), 1.0)


def test_theil_and_sen_as_published():
    # Hollander and Wolfe, example 9.1: cloud seeding, slope -0.056.
    found = theil_sen([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03])
    assert found.slope == pytest.approx(-0.05625, abs=1e-12)


def test_effective_number_by_kish():
    assert effective([1, 1, 1, 1]) == pytest.approx(4)
    # Half of the units with twice the weight: nine tenths of n.
    assert effective([1] * 50 + [2] * 50) == pytest.approx(90)


def test_weights_that_are_whole_numbers_repeat_units():
    times = [1, 2, 1, 3, 1, 1, 2, 1, 1]
    again = [np.repeat(one, times) for one in (LIGHT, SCORE)]
    assert pearson(LIGHT, SCORE, times) == pytest.approx(pearson(*again), abs=1e-12)
    assert pearson(LIGHT, SCORE, np.full(9, 7.0)) == pytest.approx(pearson(LIGHT, SCORE))


COLUMNS = arrays.arrays(
    float, (3, 12), elements=st.floats(-1e3, 1e3).map(lambda one: round(one, 3)), unique=True
)


@settings(deadline=None, max_examples=40)
@given(columns=COLUMNS)
def test_swapping_measures_changes_nothing(columns):
    x, y, noise = columns
    errors = np.abs(noise) / 20
    assert pearson(x, y) == pytest.approx(pearson(y, x), abs=1e-12)
    one = freed_of_noise(x, y, errors, errors / 2)
    other = freed_of_noise(y, x, errors / 2, errors)
    assert one.correlation.value == pytest.approx(other.correlation.value, nan_ok=True)
    assert one.correlation.lower == pytest.approx(other.correlation.lower)
    assert one.correlation.upper == pytest.approx(other.correlation.upper)


@settings(deadline=None, max_examples=40)
@given(columns=COLUMNS, factor=st.floats(0.01, 100), shift=st.floats(-100, 100))
def test_units_change_nothing_but_the_sign(columns, factor, shift):
    x, y, noise = columns
    errors, none = np.abs(noise) / 20, np.zeros(12)
    usual = freed_of_noise(x, y, errors, none)
    scaled = freed_of_noise(x * factor + shift, -y, errors * factor, none)
    assert scaled.first == pytest.approx(usual.first, abs=1e-6)
    assert scaled.correlation.value == pytest.approx(
        -usual.correlation.value, abs=1e-6, nan_ok=True
    )
    assert pearson(x * factor + shift, y) == pytest.approx(pearson(x, y), abs=1e-6)
    assert spearman(x * factor + shift, y).value == pytest.approx(spearman(x, y).value)


@settings(deadline=None, max_examples=40)
@given(columns=COLUMNS)
def test_without_noise_it_is_never_less_and_never_beyond_one(columns):
    x, y, noise = columns
    found = freed_of_noise(x, y, np.abs(noise) / 10, np.abs(noise[::-1]) / 10)
    assert -1 <= found.correlation.lower <= found.correlation.upper <= 1
    if not math.isnan(found.correlation.value):
        assert abs(found.correlation.value) >= abs(pearson(x, y)) - 1e-12
        assert abs(found.correlation.value) <= 1
    assert found.full == (found.correlation.lower <= -1 or found.correlation.upper >= 1)


def test_no_noise_is_a_reliability_of_one_and_near_the_range_of_fisher():
    x, y = NITROGEN * 8, [one + (at % 7) for at, one in enumerate(YIELD * 8)]
    found = freed_of_noise(x, y, np.zeros(88), np.zeros(88))
    usual = pearson_interval(pearson(x, y), 88)
    assert (found.first, found.second) == (1.0, 1.0)
    assert found.correlation.value == pytest.approx(usual.value, abs=1e-12)
    assert found.correlation.lower == pytest.approx(usual.lower, abs=0.02)
    assert found.correlation.upper == pytest.approx(usual.upper, abs=0.02)


def test_more_noise_than_spread_cannot_be_taken_off():
    found = freed_of_noise(NITROGEN, YIELD, np.full(11, 30.0), NONE)
    assert found.first < 0
    assert math.isnan(found.correlation.value)


def test_too_few_units_are_refused():
    with pytest.raises(ValueError, match="at least"):
        freed_of_noise([1, 2, 3, 4], [1, 3, 2, 4], np.zeros(4), np.zeros(4))
    assert FEWEST == 5
    assert math.isnan(pearson_interval(0.5, 3).lower)
    assert math.isnan(pearson([1, 1, 1], [1, 2, 3]))


def simulated(random, size, truth, shares, *, uneven):
    """Figures with noise of known size whose truths have a known correlation."""
    true = random.multivariate_normal([0, 0], [[1, truth], [truth, 1]], size)
    told = []
    for column, share in zip(true.T, shares, strict=True):
        sizes = np.exp(random.normal(0, 0.3, size)) if uneven else np.ones(size)
        errors = math.sqrt((1 - share) / share) * sizes
        told.append((column + random.normal(size=size) * errors, errors))
    return told


@pytest.mark.slow
@pytest.mark.parametrize("size", [9, 42, 151])
@pytest.mark.parametrize("truth", [0.0, 0.6, -0.9])
@pytest.mark.parametrize("shares", [(1.0, 0.7), (0.6, 0.8)])
def test_the_range_holds_the_truth_in_95_of_100(size, truth, shares, monkeypatch):
    monkeypatch.setattr(association, "DRAWS", 1500)
    random = np.random.default_rng([size, int(100 * abs(truth)), int(10 * shares[0])])
    held, naive, times = 0, 0, 400
    for _ in range(times):
        (x, x_errors), (y, y_errors) = simulated(random, size, truth, shares, uneven=size > 100)
        found = freed_of_noise(x, y, x_errors, y_errors).correlation
        held += found.lower <= truth <= found.upper
        usual = pearson_interval(pearson(x, y), size)
        naive += usual.lower <= truth <= usual.upper
    assert 0.92 <= held / times <= 0.985
    # What is published holds the truth less often the more there is to see of it.
    if size == 151 and truth:
        assert naive / times < 0.85


@pytest.mark.slow
@pytest.mark.parametrize("size", [9, 42, 151])
def test_without_outliers_few_are_called_and_one_that_is_there_is(size):
    random = np.random.default_rng(size)
    called, found_far, times = 0, 0, 150
    for _ in range(times):
        x = random.normal(size=size)
        errors = np.full(size, 0.3)
        y = -0.8 * x + random.normal(size=size) * 0.6 + random.normal(size=size) * errors
        usual = distances(x, y, np.zeros(size), errors, theil_sen(x, y))
        called += usual.outliers.any()
        y[0] += 8
        far = distances(x, y, np.zeros(size), errors, theil_sen(x, y))
        found_far += far.outliers[0]
    assert called / times < 0.1
    if size > 20:
        assert found_far / times > 0.95


def test_noise_of_its_own_keeps_a_unit_from_standing_out():
    x, y = np.arange(40.0), np.arange(40.0) + np.tile([0.5, -0.5, 0.2, -0.2], 10)
    y[20] += 6
    line = Line(1.0, 0.0)
    sure = distances(x, y, np.zeros(40), np.full(40, 0.1), line)
    assert np.flatnonzero(sure.outliers).tolist() == [20]
    wide = np.full(40, 0.1)
    wide[20] = 5.0
    assert not distances(x, y, np.zeros(40), wide, line).outliers.any()
    # Noise across counts as far as the line is steep.
    assert not distances(x, y, wide, np.zeros(40), line).outliers.any()
    assert distances(x, y, wide, np.zeros(40), Line(0.0, 19.5)).residuals[20] == pytest.approx(
        y[20] - 19.5
    )


def test_a_range_that_reaches_over_a_break_is_told():
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, math.nan]
    breaks = third_breaks(values)
    assert breaks.tolist() == [2.0, 4.0]
    assert thirds(values).tolist() == [0, 0, 1, 1, 2, 2, -1]
    lower = [0.5, 1.5, 2.5, 3.5, math.nan, 4.5, math.nan]
    upper = [1.5, 2.5, 3.5, 4.5, math.nan, 9.0, math.nan]
    assert crossing(lower, upper, breaks).tolist() == [
        False,
        True,
        False,
        True,
        False,
        False,
        False,
    ]
    assert third_breaks([math.nan]).size == 0
