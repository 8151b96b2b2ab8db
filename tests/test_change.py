"""Changes of a gap: limits, probabilities, and the exact split into top and bottom."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.statistics.change import Interval, change, combine, split, together
from explorer.statistics.inequality import MEASURES, Sample

LEVELS = np.array([56.9, 59.2, 58.6, 59.3, 59.6, 62.0, 62.9, 64.3, 62.4])
BEFORE = Sample.of(LEVELS, np.full(9, 0.45), pair=(7, 0))
numbers = st.floats(-5, 5)
widths = st.floats(0.1, 3)


def test_two_even_intervals_combine_as_a_difference_does():
    found = combine(Interval(5, 4, 6), Interval(3, 1, 5))
    assert (found.lower, found.upper) == pytest.approx((2 - math.sqrt(5), 2 + math.sqrt(5)))
    together = combine(Interval(5, 4, 6), Interval(3, 2, 4), correlation=1)
    assert (together.lower, together.upper) == pytest.approx((2, 2))
    half = combine(Interval(5, 4, 6), Interval(8, 6, 10), factor=0.5)
    assert (half.estimate, half.upper) == pytest.approx((1, 1 + math.sqrt(2)))


@given(numbers, widths, widths)
def test_the_probability_agrees_with_the_interval(estimate, below, above):
    found = Interval(estimate, estimate - below, estimate + above)
    chance = found.chance_positive
    assert 0 <= chance <= 1
    if abs(found.lower) > 1e-6 and abs(found.upper) > 1e-6:
        assert (chance > 0.975) == (found.lower > 0)
        assert (chance < 0.025) == (found.upper < 0)
    mirrored = Interval(-estimate, -found.upper, -found.lower).chance_positive
    assert chance == pytest.approx(1 - mirrored, abs=1e-9)


def test_an_estimate_without_error_leaves_no_doubt():
    assert Interval(1, 1, 1).chance_positive == 1
    assert Interval(-1, -1, -1).chance_positive == 0
    assert Interval(0, 0, 0).chance_positive == 0.5
    assert math.isnan(Interval(1, math.nan, math.nan).chance_positive)


@given(st.lists(st.floats(-2, 2), min_size=9, max_size=9), st.sampled_from([0, 1 / 3, 2 / 3]))
@settings(max_examples=8)
def test_the_split_is_exact_and_the_interval_holds_the_change(moves, shared):
    after = BEFORE.with_values(LEVELS + np.array(moves))
    top, bottom = split(BEFORE, after, shared)
    found = change("range", BEFORE, after, shared)
    assert top.moved - bottom.moved == pytest.approx(found.observed)
    assert found.interval.estimate == pytest.approx(found.observed)
    for one in (top, bottom):
        assert one.lower <= one.moved <= one.upper
    for name in set(MEASURES) - {"percentile-gap"}:
        one = change(name, BEFORE, after, shared)
        assert one.interval.lower <= one.interval.estimate <= one.interval.upper
        assert (one.verdict == "wider") == (one.interval.lower > 0)
        assert (one.verdict == "narrower") == (one.interval.upper < 0)


def test_shared_years_make_a_change_surer():
    after = BEFORE.with_values(LEVELS + np.linspace(-1, 1, 9))
    apart, near = (change("sd", BEFORE, after, shared) for shared in (0, 2 / 3))
    width = [one.interval.upper - one.interval.lower for one in (apart, near)]
    assert width[1] < 0.75 * width[0]
    assert together("pair", BEFORE, BEFORE, 2 / 3).correlation == pytest.approx(2 / 3, abs=0.03)


def test_the_same_figures_are_no_change():
    for name in set(MEASURES) - {"percentile-gap"}:
        found = change(name, BEFORE, BEFORE, 0)
        assert found.verdict == "unclear"
        assert 0.4 < found.p_wider < 0.6
        assert found.p_wider_corrected == pytest.approx(0.5)


def test_noise_that_grows_is_no_wider_gap():
    # The same truth, measured worse: the observed spread grows and the corrected one does not.
    rng = np.random.default_rng(8)
    truth, z = rng.normal(61, 2.8, 151), rng.standard_normal((2, 151))
    before = Sample.of(truth + 1.2 * z[0], np.full(151, 1.2))
    after = Sample.of(truth + 2.2 * z[1], np.full(151, 2.2))
    found = change("sd", before, after, 0)
    assert found.observed > 0.3 and found.p_wider > 0.99
    assert found.verdict == "unclear"
    assert 0.05 < found.p_wider_corrected < 0.95


def test_where_there_is_no_interval_nothing_is_said():
    rng = np.random.default_rng(9)
    many = Sample.of(rng.normal(61, 3, 151), np.full(151, 1.5))
    found = change("range", many, many.with_values(many.values + 1), 0)
    assert not found.has_range and found.verdict == "unclear"
    assert math.isnan(found.p_wider) and math.isnan(found.p_wider_corrected)
    bare = Sample.of(LEVELS, np.full(9, np.nan))
    assert math.isnan(change("sd", bare, bare, 0).interval.lower)


@pytest.mark.parametrize("name", ["range", "sd", "mean-deviation"])
def test_changes_hold_the_truth_as_often_as_they_say(name):
    rng = np.random.default_rng(4)
    later = LEVELS + np.array([-1, 0.5, 0, 1, 0, -1, 1, 0.5, -0.5])
    true = MEASURES[name].of(BEFORE.with_values(later)) - MEASURES[name].of(BEFORE)
    held = 0
    for _ in range(150):
        first = rng.standard_normal(9)
        second = first / 3 + math.sqrt(1 - 1 / 9) * rng.standard_normal(9)
        before = BEFORE.with_values(LEVELS + 0.45 * first)
        found = change(name, before, BEFORE.with_values(later + 0.45 * second), 1 / 3)
        held += found.interval.lower <= true <= found.interval.upper
    assert 0.9 < held / 150 <= 0.99
