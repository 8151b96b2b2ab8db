"""Errors from published limits, and numbers without limits."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.intervals import (
    Ranged,
    critical,
    standard_error,
)


def test_quantiles_are_those_of_the_tables():
    assert critical() == pytest.approx(1.959964, abs=1e-6)
    assert critical(0.998) == pytest.approx(3.090232, abs=1e-6)


@given(st.floats(40, 90), st.floats(0.1, 5))
def test_published_limits_tell_their_error(value, se):
    assert float(standard_error(value - 1.96 * se, value + 1.96 * se)) == pytest.approx(se)


def test_a_number_without_limits_leaves_nothing_out():
    plain = Ranged(3.0, math.nan, math.nan)
    assert not plain.has_range and not plain.excludes(0.0)
    assert Ranged(3.0, 1.0, 5.0).excludes(0.0) and not Ranged(3.0, -1.0, 5.0).excludes(0.0)
