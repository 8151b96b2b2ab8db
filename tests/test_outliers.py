"""Which values stand far outside the others, or far below their own unit's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.statistics.outliers import far_below_both_sides, first_far_below, robust_limits

NAN = np.nan


def test_limits_of_the_published_example():
    # Leys et al. (2013): the median of 1, 3, 3, 6, 8, 10, 10, 1000 is 7 and its absolute deviation
    # 1.4826 x 3.5; here on the scale of ratios, so the example is of logarithms.
    logs = np.array([1, 3, 3, 6, 8, 10, 10, 1000]) / 100
    limits = robust_limits(np.exp(logs), 3)
    reach = 3 * 1.4826 * 0.035
    assert np.log([limits.lower, limits.upper]) == pytest.approx([0.07 - reach, 0.07 + reach])
    assert limits.outside(np.exp(logs)).tolist() == [False] * 7 + [True]
    assert limits.outside([NAN]).tolist() == [False]


@given(
    values=arrays(float, 20, elements=st.floats(0.01, 1e4)),
    times=st.floats(0.01, 100),
)
def test_limits_go_with_the_unit_and_hold_the_middle(values, times):
    limits, scaled = robust_limits(values, 4), robust_limits(times * values, 4)
    assert (scaled.lower, scaled.upper) == pytest.approx(
        (times * limits.lower, times * limits.upper)
    )
    assert limits.lower <= np.exp(np.median(np.log(values))) * (1 + 1e-9)
    # Half of the values lie within the first of four deviations, so at least half are in.
    assert limits.outside(values).sum() <= 10


@pytest.mark.parametrize("values", [[], [NAN], [1.0, 0.0], [2.0, -1.0]])
def test_limits_need_values_above_zero(values):
    with pytest.raises(ValueError, match="above zero"):
        robust_limits(values, 4)


@pytest.mark.parametrize(
    ("series", "found"),
    [
        ([9.4, 0.8, 9.5], [NAN, 9.4, NAN]),
        ([9.4, NAN, 0.8, 9.5], [NAN, NAN, 9.4, NAN]),
        ([9, 2, 1, 8, 9], [NAN, 8, 8, NAN, NAN]),
        # It rises before it falls, falls for good, is not far enough, or stays too long.
        ([1, 9, 1], [NAN] * 3),
        ([9, 8, 1, 1], [NAN] * 4),
        ([9, 4, 9], [NAN] * 3),
        ([9, 1, 1, 1, 1, 1, 9], [NAN] * 7),
    ],
)
def test_what_falls_and_comes_back(series, found):
    ours = far_below_both_sides([series], 2.5, 4)
    assert np.array_equal(ours[0], found, equal_nan=True)


@pytest.mark.parametrize(
    ("series", "found"),
    [
        ([0.1, 4.3, 5.3], [4.3, NAN, NAN]),
        ([NAN, 0.1, 4.3, 5.3], [NAN, 4.3, NAN, NAN]),
        ([0.1, 4.3], [NAN, NAN]),
        ([2, 4.3, 5.3], [NAN] * 3),
        ([0.1, 4.3, 0.2], [NAN] * 3),
    ],
)
def test_what_starts_far_below_all_that_follow(series, found):
    assert np.array_equal(first_far_below([series], 2.5)[0], found, equal_nan=True)


@given(values=arrays(float, (3, 7), elements=st.floats(0.1, 100) | st.just(NAN)))
def test_what_is_found_lies_far_below_a_value_on_each_side(values):
    found = far_below_both_sides(values, 2.5, 4)
    for unit, at in np.argwhere(~np.isnan(found)):
        level, value = found[unit, at], values[unit, at]
        assert value * 2.5 < level
        assert np.nanmax(values[unit, :at]) >= level
        assert np.nanmax(values[unit, at + 1 :]) >= level
