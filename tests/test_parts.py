"""A gap split into length of life and health: exact, turnable, and sure as it says."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.parts import Life, split

# Girls, 2021 to 2023: South East and North East, as published.
SOUTH_EAST = Life(84.0, 0.05, 64.4, 0.38)
NORTH_EAST = Life(81.4, 0.08, 57.5, 0.48)

lives = st.builds(Life, st.floats(74, 90), st.floats(0.05, 1), st.floats(45, 73), st.floats(0.3, 4))


def test_by_hand():
    found = split(SOUTH_EAST, NORTH_EAST)
    p, q = 64.4 / 84.0, 57.5 / 81.4
    assert found.gap.value == pytest.approx(6.9)
    assert found.length.value == pytest.approx((84.0 - 81.4) * (p + q) / 2)
    assert found.health.value == pytest.approx((p - q) * (84.0 + 81.4) / 2)
    assert found.gap.upper - found.gap.value == pytest.approx(1.96 * math.hypot(0.38, 0.48))


@given(lives, lives)
def test_parts_add_up_and_turn_round(a, b):
    found, back = split(a, b), split(b, a)
    assert found.length.value + found.health.value == pytest.approx(found.gap.value, abs=1e-9)
    for name in ("gap", "length", "health"):
        there, again = getattr(found, name), getattr(back, name)
        assert there.value == pytest.approx(-again.value, abs=1e-9)
        assert there.lower == pytest.approx(-again.upper, abs=1e-9)


@given(lives)
def test_equal_lives_have_no_parts(a):
    found = split(a, a)
    assert found.length.value == pytest.approx(0, abs=1e-12)
    assert found.health.value == pytest.approx(0, abs=1e-12)


def test_equal_health_leaves_length_alone_and_equal_length_leaves_health_alone():
    longer = split(Life(84, 0.1, 63, 0.4), Life(80, 0.1, 60, 0.4))
    assert longer.health.value == pytest.approx(0, abs=1e-9)
    healthier = split(Life(82, 0.1, 63, 0.4), Life(82, 0.1, 60, 0.4))
    assert healthier.length.value == 0


@pytest.mark.parametrize("shared", [True, False])
def test_limits_are_those_of_a_simulation(shared):
    rng, n = np.random.default_rng(13), 100_000
    a, b = Life(81.0, 0.4, 60.0, 2.2), Life(78.5, 0.3, 52.5, 2.0)
    drawn = []
    for life in (a, b):
        rho = life.shared_error if shared else 0.0
        covariance = [
            [life.whole_se**2, rho * life.whole_se * life.healthy_se],
            [rho * life.whole_se * life.healthy_se, life.healthy_se**2],
        ]
        drawn.append(rng.multivariate_normal([life.whole, life.healthy], covariance, n).T)
    (l1, h1), (l2, h2) = drawn
    length = (l1 - l2) * (h1 / l1 + h2 / l2) / 2
    found = split(a, b, shared_deaths=shared)
    for wanted, simulated in ((found.length, length), (found.health, h1 - h2 - length)):
        low, high = np.quantile(simulated, [0.025, 0.975])
        assert (wanted.lower, wanted.upper) == pytest.approx((low, high), abs=0.06)


def test_sharing_the_deaths_narrows_health_alone():
    together, apart = (
        split(SOUTH_EAST, NORTH_EAST),
        split(SOUTH_EAST, NORTH_EAST, shared_deaths=False),
    )
    assert together.gap == apart.gap
    assert together.health.upper - together.health.lower < apart.health.upper - apart.health.lower
    assert SOUTH_EAST.shared_error == pytest.approx(64.4 / 84.0 * 0.05 / 0.38)


def test_a_missing_error_leaves_values_without_limits():
    found = split(Life(84, math.nan, 64, 0.4), NORTH_EAST)
    assert found.length.value == pytest.approx(2.6 * (64 / 84 + 57.5 / 81.4) / 2)
    assert not found.gap.has_range and not found.length.has_range
