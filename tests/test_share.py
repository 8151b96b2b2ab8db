"""How much of a gap lies below a third estimate: by hand, by draws, and at its limits."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.share import share_of_gap

# ONS, Health state life expectancies, February 2026: girls, 2022 to 2024, with 95% limits.
NORTH_EAST, WEST_MIDLANDS, SOUTH_EAST = (56.9, 55.9, 57.9), (59.6, 58.7, 60.5), (64.3, 63.5, 65.0)


def known(one: tuple[float, float, float]) -> tuple[float, float]:
    return one[0], (one[2] - one[1]) / 3.92


def test_west_midlands_by_hand():
    # way 2.7, gap 7.4; variances 0.2603, 0.2108, 0.1464; z² = 3.8415.
    # squared 54.76 - 3.8415 times 0.4067 = 53.198; mixed 19.98 - 3.8415 times 0.2603 = 18.980;
    # alone 7.29 - 3.8415 times 0.4711 = 5.480; reach √(360.25 - 291.54) = 8.289.
    found = share_of_gap(*map(known, (NORTH_EAST, WEST_MIDLANDS, SOUTH_EAST)))
    assert found.value == pytest.approx(2.7 / 7.4)
    assert (found.lower, found.upper) == pytest.approx(
        ((18.980 - 8.289) / 53.198, (18.980 + 8.289) / 53.198), abs=2e-4
    )


def test_without_the_error_of_the_low_end_it_is_a_ratio_as_fieller_has_it():
    # A ratio 10 / 20 with standard errors 1 and 2, errors not correlated: g = (1.96 times 2 / 20)²,
    # limits (0.5 ± 1.96 / 20 √(1 (1 - g) + 0.25 times 4)) / (1 - g).
    g = (1.959964 * 2 / 20) ** 2
    reach = 1.959964 / 20 * math.sqrt((1 - g) + 0.25 * 4)
    found = share_of_gap((0, 0), (10, 1), (20, 2))
    assert (found.lower, found.upper) == pytest.approx(
        ((0.5 - reach) / (1 - g), (0.5 + reach) / (1 - g)), rel=1e-6
    )


def test_it_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(7)
    low, mid, high = 57.0, 60.0, 63.0
    hits = 0
    for draw in random.normal((low, mid, high), (0.5, 0.45, 0.3), (4000, 3)):
        found = share_of_gap((draw[0], 0.5), (draw[1], 0.45), (draw[2], 0.3))
        hits += found.lower <= 0.5 <= found.upper
    assert 0.94 < hits / 4000 < 0.96


STEPS = st.floats(0.2, 5)


@given(STEPS, STEPS, st.floats(0.01, 0.1), st.floats(-100, 100), st.floats(0.1, 10))
def test_neither_where_it_starts_nor_the_unit_matters(way, more, error, start, unit):
    figures = [(55.0, error), (55 + way, error), (55 + way + more, error)]
    found = share_of_gap(*figures)
    moved = share_of_gap(*[((value + start) * unit, each * unit) for value, each in figures])
    assert moved.value == pytest.approx(found.value)
    if found.has_range and moved.has_range:
        assert found.lower <= found.value <= found.upper
        assert (moved.lower, moved.upper) == pytest.approx((found.lower, found.upper), rel=1e-4)
    # Seen from the other end it is what is left.
    turned = share_of_gap(*figures[::-1])
    assert turned.value == pytest.approx(1 - found.value)
    if found.has_range:
        assert turned.lower == pytest.approx(1 - found.upper, abs=1e-6)


def test_what_cannot_be_said():
    assert not share_of_gap((60, 0.5), (60.2, 0.5), (60.4, 0.5)).has_range
    assert not share_of_gap((57, 0.5), (60, math.nan), (63, 0.5)).has_range
    assert not share_of_gap((57, math.nan), (60, 0.5), (63, 0.5)).has_range
    with pytest.raises(ValueError, match="no gap"):
        share_of_gap((60, 0.5), (60, 0.5), (60, 0.5))
