"""Inequality measures against published vectors, and what must hold for all of them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.statistics.assessment import ALL_NOISE, assess
from explorer.statistics.inequality import MEASURES, Sample, ends_error
from explorer.statistics.noise import between_variance, noise_share, noise_variance
from explorer.statistics.simulation import excess, populations

# The published test of WHO's package healthequal 1.0.1: 25 groups.
POP = np.array([
    832, 931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120, 1033, 833, 1536, 1149,
    410, 1210, 858, 680, 935, 692, 781, 812,
])  # fmt: skip
Y = np.array([
    61.0, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66, 62, 60, 66, 71, 73, 71, 61, 74, 84, 55,
    69, 60,
])  # fmt: skip
SE = np.array([
    5.0, 3, 3, 3, 4, 9, 2, 2, 2, 5, 5, 7, 5, 6, 4, 5, 6, 6, 9, 4, 3, 4, 1, 3, 7,
])  # fmt: skip
WHO = Sample.of(Y, SE, POP, pair=(21, 22))
UNWEIGHTED = Sample.of(Y, SE)
RELATIVE = ("ratio", "cov", "theil", "mld")
ABSOLUTE = tuple(name for name in MEASURES if name not in RELATIVE)

samples = st.integers(2, 12).flatmap(
    lambda n: st.tuples(
        st.lists(st.floats(50, 75), min_size=n, max_size=n),
        st.lists(st.floats(0.5, 9), min_size=n, max_size=n),
    )
)


def value(name, sample):
    return MEASURES[name].of(sample)


@pytest.mark.parametrize(
    ("name", "sample", "published"),
    [
        ("sd", WHO, 6.796935),
        ("cov", WHO, 10.038771),
        ("mean-deviation", WHO, 5.834869),
        ("best-deviation", WHO, 16.293155),
        ("theil", WHO, 5.035980),
        ("mld", WHO, 5.052355),
        ("par", WHO, 16.293155),
        ("range", WHO, 29),
        ("pair", WHO, 29),
        ("ratio", WHO, 1.527273),
        ("best-deviation", UNWEIGHTED, 16.36),
    ],
)
def test_measures_are_those_of_the_published_vector(name, sample, published):
    assert round(value(name, sample), 6) == pytest.approx(published, abs=1e-6)


def test_the_unweighted_mean_deviation_is_from_the_weighted_mean_in_the_vector():
    # MDMU 5.891726: an unweighted mean of deviations from the weighted mean. Ours takes
    # both with the same weights; the vector pins the parts.
    weighted_mean = WHO.weights @ Y
    assert weighted_mean == pytest.approx(67.706845, abs=1e-6)
    assert np.abs(Y - weighted_mean).mean() == pytest.approx(5.891726, abs=1e-6)


def test_noise_of_the_published_vector():
    assert between_variance(Y, WHO.weights) == pytest.approx(46.198326, abs=1e-6)
    assert noise_variance(SE, WHO.weights) == pytest.approx(25.594387, abs=1e-6)
    found = assess("sd", WHO)
    assert found.corrected**2 == pytest.approx(20.603939, abs=1e-6)
    assert found.noise_share == pytest.approx(25.594387 / 46.198326, abs=1e-6)
    assert found.bias == pytest.approx(found.value - found.estimate)


def test_errors_of_ends_chosen_beforehand_are_those_of_the_vector():
    w, others = WHO.weights[21], np.delete(WHO.weights**2 * SE**2, 21)
    by_hand = math.sqrt(16 * (1 - w) ** 2 + others.sum())
    assert ends_error(MEASURES["par"], WHO) == pytest.approx(by_hand)
    assert ends_error(MEASURES["range"], WHO) == pytest.approx(4.123106, abs=1e-6)
    log = ends_error(MEASURES["ratio"], WHO)
    assert 1.527273 * math.exp(1.96 * log) == pytest.approx(1.687734, abs=1e-5)


def test_a_chosen_pair_has_the_interval_of_the_vector():
    found = assess("pair", WHO)
    assert (found.lower, found.upper) == pytest.approx((20.918861, 37.081139), abs=2e-4)
    assert found.bias == 0


def test_drawn_populations_are_as_spread_as_the_truth_and_not_as_the_estimates():
    rng = np.random.default_rng(5)
    errors = rng.uniform(1.2, 2.6, 151)
    truth = rng.normal(61, 3, 151)
    sample = Sample.of(truth + errors * rng.standard_normal(151), errors)
    drawn = populations(sample, 2000)
    assert drawn.shape == (2000, 151)
    spread = drawn.std(axis=1).mean()
    assert spread == pytest.approx(assess("sd", sample).corrected, abs=0.1)
    assert spread < sample.values.std() - 0.3


@given(samples)
@settings(max_examples=40)
def test_equal_values_are_equal_by_every_measure(drawn):
    values, weights = drawn
    equal = Sample.of(np.full(len(values), values[0]), np.ones(len(values)), weights, pair=(0, 1))
    for name in MEASURES:
        assert value(name, equal) == pytest.approx(1 if name == "ratio" else 0, abs=1e-6)


@given(samples, st.floats(-20, 20), st.floats(0.2, 3))
@settings(max_examples=40)
def test_a_shift_leaves_absolute_and_a_factor_relative_measures(drawn, shift, factor):
    values, weights = np.array(drawn[0]), drawn[1]
    none = np.zeros(values.size)
    sample = Sample.of(values, none, weights, pair=(0, 1))
    for name in ABSOLUTE:
        moved = value(name, sample.with_values(values + shift))
        assert moved == pytest.approx(value(name, sample), abs=1e-5)
        scaled = value(name, sample.with_values(values * factor))
        assert scaled == pytest.approx(factor * value(name, sample), abs=1e-5)
    for name in RELATIVE:
        scaled = value(name, sample.with_values(values * factor))
        assert scaled == pytest.approx(value(name, sample), abs=1e-6)


@given(samples, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_areas_changes_nothing(drawn, random):
    values, weights = drawn
    order = list(range(len(values)))
    random.shuffle(order)
    none = np.zeros(len(values))
    there = Sample.of(values, none, weights)
    back = Sample.of(np.array(values)[order], none, np.array(weights)[order])
    for name in set(MEASURES) - {"pair"}:
        assert value(name, there) == pytest.approx(value(name, back), abs=1e-6)


@given(samples)
@settings(max_examples=40)
def test_merging_areas_of_one_value_changes_no_weighted_measure(drawn):
    values, weights = drawn
    merged = Sample.of(values, np.zeros(len(values)), weights)
    split = Sample.of(
        [values[0], *values], np.zeros(len(values) + 1), [weights[0] / 3, weights[0] * 2 / 3, *weights[1:]]
    )  # fmt: skip
    for name in set(MEASURES) - {"pair"}:
        assert value(name, split) == pytest.approx(value(name, merged), abs=1e-6)


@given(st.floats(50, 75), st.floats(50, 75), st.floats(0.1, 0.9))
def test_two_areas_lie_apart_by_a_standard_deviation_in_closed_form(a, b, share):
    two = Sample.of([a, b], [0, 0], [share, 1 - share])
    assert value("sd", two) == pytest.approx(math.sqrt(share * (1 - share)) * abs(a - b), abs=1e-9)


@given(samples)
@settings(max_examples=15)
def test_without_error_there_is_no_doubt(drawn):
    values, weights = drawn
    exact = Sample.of(values, np.zeros(len(values)), weights, pair=(0, 1))
    for name in set(MEASURES) - {"percentile-gap"}:
        found = assess(name, exact)
        assert (found.lower, found.upper) == pytest.approx((found.value, found.value), abs=1e-6)
        assert found.noise_share == 0
        assert found.bias == pytest.approx(0, abs=1e-6)


@given(samples, st.floats(0.1, 6))
@settings(max_examples=15)
def test_an_interval_holds_its_own_estimate(drawn, error):
    values, weights = drawn
    sample = Sample.of(values, np.full(len(values), error), weights, pair=(0, 1))
    for name in MEASURES:
        found = assess(name, sample)
        assert math.isnan(found.lower) == math.isnan(found.upper)
        if found.has_range:
            assert found.lower - 1e-9 <= found.estimate <= found.upper + 1e-9, name
            assert found.method
        else:
            assert found.reason and not found.method


def test_many_areas_have_no_finding_at_their_ends():
    rng = np.random.default_rng(3)
    truth = rng.normal(61, 2.8, 151)
    sample = Sample.of(truth + rng.normal(0, 1.9, 151), np.full(151, 1.9))
    for name in ("range", "ratio", "best-deviation", "par"):
        found = assess(name, sample)
        assert not found.finding and not found.has_range
        assert found.bias > 0 and "151 areas" in found.reason
    assert assess("range", sample).bias > 2
    for name in ("sd", "percentile-gap", "mean-deviation"):
        found = assess(name, sample)
        assert found.finding and found.lower < value(name, sample.with_values(truth)) < found.upper


CONVEX = ("range", "mean-deviation", "best-deviation", "sd", "par")


def test_excess_is_what_errors_add_by_hand():
    # E max(e1, e2) - min(e1, e2) of two equal truths with standard normal errors: 2 / √π.
    two = Sample.of([60.0, 60.0], [1.0, 1.0])
    found = excess(MEASURES["range"].formula, two, np.full((4000, 2), 60.0))
    assert found == pytest.approx(2 / math.sqrt(math.pi), abs=0.04)
    # The least is found: nothing is taken off where errors move a mean alone.
    pair = Sample.of([61.0, 60.0], [1.0, 1.0], pair=(0, 1))
    assert excess(MEASURES["pair"].formula, pair, np.full((4000, 2), 60.0)) == 0


@given(samples, st.floats(0.05, 3))
@settings(max_examples=15)
def test_errors_never_make_a_convex_measure_too_small(drawn, error):
    values, weights = drawn
    sample = Sample.of(values, np.full(len(values), error), weights)
    for name in CONVEX:
        found = assess(name, sample)
        assert found.bias >= 0, name
        assert found.estimate <= found.value, name


def test_no_correction_goes_upward_over_many_areas():
    # A top that stands alone and rounded ties, where drawn populations measure more.
    rng = np.random.default_rng(12)
    for size in (42, 151):
        values = np.round(rng.normal(61, 2, size), 0)
        sample = Sample.of(values, np.full(size, 1.2))
        for name in (*CONVEX, "percentile-gap"):
            found = assess(name, sample)
            assert not found.bias < 0, (size, name)
            assert found.estimate <= found.value
            if not math.isnan(found.corrected):
                assert found.estimate == pytest.approx(found.value - found.bias)


def test_what_has_no_interval_is_no_finding_and_says_why():
    few = Sample.of(Y, SE, POP)
    bare = Sample.of(Y, np.full(25, np.nan), POP, pair=(0, 1))
    assert not assess("percentile-gap", few).finding
    for name in MEASURES:
        for sample in (few, bare):
            found = assess(name, sample)
            assert found.finding == found.has_range
            assert found.finding != bool(found.reason)


def test_areas_that_differ_by_chance_alone_have_no_interval():
    rng = np.random.default_rng(11)
    values = 60 + rng.normal(0, 0.05, 20)
    found = assess("sd", Sample.of(values, np.full(20, 1.0)))
    assert found.corrected == 0
    assert not found.has_range and found.reason == ALL_NOISE
    assert found.noise_share == 1


def test_without_published_intervals_there_is_a_value_and_a_reason():
    found = assess("sd", Sample.of(Y, np.full(25, np.nan), POP))
    assert found.value == pytest.approx(6.796935, abs=1e-6)
    assert found.estimate == found.value
    assert math.isnan(found.corrected) and math.isnan(found.lower) and math.isnan(found.noise_share)
    assert "no interval is published" in found.reason
    some = SE.copy()
    some[3] = np.nan
    assert "1 of 25 areas" in assess("range", Sample.of(Y, some)).reason
    # A pair needs only its own two errors.
    assert assess("pair", Sample.of(Y, some, pair=(0, 1))).has_range


def test_measures_that_are_not_defined_say_so():
    zero = Sample.of([0.0, 1, 2], [0.1, 0.1, 0.1], best=0)
    assert "neither end" in assess("par", zero).reason
    assert "above zero" in assess("mld", zero).reason
    assert "no pair" in assess("pair", zero).reason
    assert math.isnan(assess("mld", zero).value)


def test_the_best_may_be_the_lowest():
    low_is_best = Sample.of([10.0, 20, 30], [0, 0, 0], best=-1)
    assert value("par", low_is_best) == pytest.approx(10)


def test_a_sample_that_cannot_be_is_refused():
    for values, errors, weights in (
        ([1.0], [0.1], [1]),
        ([1.0, 2], [0.1], [1, 1]),
        ([1.0, math.nan], [0.1, 0.1], [1, 1]),
        ([1.0, 2], [0.1, 0.1], [1, 0]),
    ):
        with pytest.raises(ValueError, match=r"two areas|one length|positive weight"):
            Sample.of(values, errors, weights)
    with pytest.raises(ValueError, match="pair"):
        MEASURES["pair"].of(Sample.of([1.0, 2], [0, 0]))


def test_noise_share_without_any_spread():
    equal = np.full(2, 0.5)
    assert noise_share(np.ones(2), np.zeros(2), equal) == 0
    assert noise_share(np.ones(2), np.ones(2), equal) == 1
