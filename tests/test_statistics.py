"""Methods against worked examples from publications, and their properties."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.classes import breaks, classify
from explorer.statistics.comparison import against_benchmark, difference
from explorer.statistics.intervals import standard_error
from tests.golden import BLACKPOOL_YEARS, FEWER, HAMPSHIRE_YEARS

years = st.floats(min_value=40, max_value=90)
errors = st.floats(min_value=0.05, max_value=5)


def test_the_worked_example_of_altman_and_bland():
    # BMJ 2003;326:219: relative risks 0.67 (0.46 to 0.98) and 0.88 (0.71 to 1.08) on the
    # log scale; ratio of relative risks 0.76 (0.49 to 1.17), z = -1.24, P = 0.2.
    first = standard_error(math.log(0.46), math.log(0.98))
    second = standard_error(math.log(0.71), math.log(1.08))
    found = difference(math.log(0.67), float(first), math.log(0.88), float(second))
    assert round(math.exp(found.value), 2) == 0.76
    assert round(math.exp(found.lower), 2) == 0.49
    assert round(math.exp(found.upper), 2) == 1.17
    assert round(found.p_value, 1) == 0.2


def test_blackpool_and_hampshire_by_hand():
    a, b = (standard_error(one.lower, one.upper) for one in (BLACKPOOL_YEARS, HAMPSHIRE_YEARS))
    found = difference(BLACKPOOL_YEARS.value, float(a), HAMPSHIRE_YEARS.value, float(b))
    se = math.sqrt((8.7 / 3.92) ** 2 + (4.3 / 3.92) ** 2)
    by_hand = -FEWER.value
    assert found.value == pytest.approx(by_hand)
    assert (found.lower, found.upper) == pytest.approx((by_hand - 1.96 * se, by_hand + 1.96 * se))
    assert found.p_value < 1e-6


def test_field_example_of_two_overlapping_looking_intervals():
    # 51.7 (49.9 to 53.5) against 63.0 (61.9 to 64.1): -11.3, from -13.4 to -9.2.
    found = difference(
        51.7, float(standard_error(49.9, 53.5)), 63.0, float(standard_error(61.9, 64.1))
    )
    assert found.value == pytest.approx(-11.3)
    assert (round(found.lower, 1), round(found.upper, 1)) == (-13.4, -9.2)


@given(years, errors, years, errors)
def test_a_difference_turns_round_with_its_areas(a, se_a, b, se_b):
    there, back = difference(a, se_a, b, se_b), difference(b, se_b, a, se_a)
    assert there.value == pytest.approx(-back.value)
    assert there.lower == pytest.approx(-back.upper)
    assert there.p_value == pytest.approx(back.p_value)
    assert there.lower <= there.value <= there.upper
    excludes_zero = there.lower > 0 or there.upper < 0
    assert excludes_zero == (there.p_value < 0.05) or abs(there.p_value - 0.05) < 1e-3


@given(years, errors, st.floats(min_value=-20, max_value=20))
def test_a_shift_of_both_areas_changes_nothing(a, se, shift):
    first, second = difference(a, se, 60.0, 1.0), difference(a + shift, se, 60.0 + shift, 1.0)
    assert first.value == pytest.approx(second.value)
    assert first.p_value == pytest.approx(second.p_value, abs=1e-9)


def test_without_an_interval_there_is_no_verdict():
    found = difference(50.0, math.nan, 60.0, 1.0)
    assert found.value == -10
    assert math.isnan(found.lower) and math.isnan(found.p_value)


def test_against_benchmark_by_whether_the_interval_excludes_it():
    verdict = against_benchmark(
        [47.4, 63.0, 60.0, 61.3, np.nan], [56.1, 67.3, 62.0, 62.0, np.nan], 61.3
    )
    assert verdict.tolist() == ["lower", "higher", "similar", "similar", ""]
    assert against_benchmark([1.0], [2.0], math.nan).tolist() == [""]


def test_limits_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="above its upper"):
        standard_error([2.0], [1.0])


@given(
    st.lists(st.floats(min_value=0, max_value=1000), min_size=1, max_size=300), st.integers(0, 3)
)
def test_breaks_ascend_and_every_value_has_one_class(values, decimals):
    limits = breaks(values, decimals)
    assert list(limits) == sorted(set(limits))
    assert len(limits) <= 4
    classes = classify(values, limits, decimals)
    assert classes.min() >= 0 and classes.max() <= len(limits)
    order = np.argsort(values)
    assert (np.diff(classes[order]) >= 0).all()


def test_missing_values_have_no_class():
    assert classify([np.nan, 1.0], (2.0,), 1).tolist() == [-1, 0]
    assert breaks([np.nan], 1) == ()
