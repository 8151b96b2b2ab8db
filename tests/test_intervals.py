"""Limits of counts, rates and proportions against published tables."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.intervals import (
    Ranged,
    byar,
    count_limits,
    critical,
    dobson,
    exact_poisson,
    rate,
    standard_error,
    widened,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [
        # Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_limits_as_published(count, total, lower, upper):
    low, high = wilson(count, total)
    assert (round(float(low), 4), round(float(high), 4)) == (lower, upper)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        # Garwood's table, as in Ulm, American Journal of Epidemiology 1990;131:373-375.
        (0, 0.0, 3.689),
        (1, 0.0253, 5.572),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (100, 81.364, 121.627),
    ],
)
def test_exact_poisson_limits_as_published(count, lower, upper):
    low, high = exact_poisson(count)
    assert low == pytest.approx(lower, abs=6e-4)
    assert high == pytest.approx(upper, abs=6e-4)


@given(st.integers(0, 3000), st.sampled_from([0.95, 0.998]))
def test_exact_limits_leave_the_tails_they_should(count, confidence):
    low, high = exact_poisson(count, confidence)
    assert low <= count <= high
    tail = (1 - confidence) / 2
    k = np.arange(count + 1)
    factorials = np.array([math.lgamma(one + 1) for one in k])
    assert np.exp(k * math.log(high) - high - factorials).sum() == pytest.approx(tail, rel=1e-6)
    if count:
        below = np.exp(k[:-1] * math.log(low) - low - factorials[:-1]).sum()
        assert 1 - below == pytest.approx(tail, rel=1e-6)


def test_byar_comes_close_to_the_exact_limits_from_ten_events():
    for count in (10, 30, 100, 1000):
        low, high = byar(count)
        exact_low, exact_high = exact_poisson(count)
        assert float(low) == pytest.approx(exact_low, rel=0.005)
        assert float(high) == pytest.approx(exact_high, rel=0.005)
    assert float(byar(0)[0]) == 0


def test_few_events_have_exact_limits_and_many_have_byars():
    low, high = count_limits([0, 9, 10])
    assert high[0] == pytest.approx(3.688879, abs=1e-6)
    assert (low[1], high[1]) == pytest.approx(exact_poisson(9))
    assert (low[2], high[2]) == pytest.approx(tuple(float(x) for x in byar(10)))


def test_a_rate_is_its_count_over_its_people():
    value, low, high = rate(65, 50_000, per=100_000)
    assert float(value) == pytest.approx(130)
    assert (float(low), float(high)) == pytest.approx(tuple(2 * float(x) for x in byar(65)))


def test_dobson_with_one_band_is_the_crude_rate():
    found = dobson([65], [50_000], [1], per=100_000)
    value, low, high = (float(x) for x in rate(65, 50_000, per=100_000))
    assert (found.value, found.lower, found.upper) == pytest.approx((value, low, high))


@given(st.floats(0.1, 50))
def test_dobson_does_not_depend_on_the_size_of_the_standard(scale):
    bands = ([4, 20, 80], [9000, 8000, 3000])
    first = dobson(*bands, [5, 3, 2])
    second = dobson(*bands, [5 * scale, 3 * scale, 2 * scale])
    assert first.value == pytest.approx(second.value)
    assert first.upper == pytest.approx(second.upper)


def test_dobsons_limits_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(3)
    people, standard = np.array([40_000, 30_000, 9_000]), np.array([0.5, 0.35, 0.15])
    risks = np.array([0.0002, 0.001, 0.006])
    truth = float((standard * risks).sum())
    drawn = rng.poisson(people * risks, size=(2000, 3))
    held = [
        (one := dobson(events, people, standard)).lower <= truth <= one.upper for events in drawn
    ]
    assert 0.93 < np.mean(held) < 0.97


@pytest.mark.parametrize(
    ("method", "arguments", "says"),
    [
        (wilson, (5, 4), "positive total"),
        (wilson, (1, 0), "positive total"),
        (byar, (-1,), "negative"),
        (exact_poisson, (-1,), "negative"),
        (rate, (1, 0), "positive population"),
        (dobson, ([0], [10], [1]), "events"),
        (dobson, ([1], [0], [1]), "people"),
    ],
)
def test_what_cannot_be_is_refused(method, arguments, says):
    with pytest.raises(ValueError, match=says):
        method(*arguments)


def test_quantiles_of_the_two_confidences_in_use():
    assert critical() == pytest.approx(1.959964, abs=1e-6)
    assert critical(0.998) == pytest.approx(3.090232, abs=1e-6)


@given(st.floats(40, 90), st.floats(0.1, 5))
def test_limits_at_another_confidence_keep_the_error(value, se):
    low, high = widened(value, value - 1.96 * se, value + 1.96 * se, 0.998)
    assert float(high - low) == pytest.approx(2 * se * 1.96 * critical(0.998) / critical())
    again = widened(value, low, high, 0.95)
    assert float(again[0]) <= value <= float(again[1])
    assert float(standard_error(value - 1.96 * se, value + 1.96 * se)) == pytest.approx(se)


def test_a_number_without_limits_leaves_nothing_out():
    plain = Ranged(3.0, math.nan, math.nan)
    assert not plain.has_range and not plain.excludes(0.0)
    assert Ranged(3.0, 1.0, 5.0).excludes(0.0) and not Ranged(3.0, -1.0, 5.0).excludes(0.0)
