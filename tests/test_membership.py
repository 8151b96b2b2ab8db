"""Chances from ranges, and how they are joined: golden values, properties, and simulations."""

import itertools
import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.agreement import fifth
from explorer.statistics.intervals import wilson
from explorer.statistics.membership import (
    LOG,
    LOGIT,
    PLAIN,
    above,
    above_other,
    at_least,
    below,
    below_other,
    between,
    correlated,
    counted,
    deviates,
    drawn,
    fell,
    in_highest_fifth,
    in_lowest_fifth,
    in_step,
    least_at_least,
    most_at_least,
    normal,
    pulled,
    spread,
    together,
)

NORMAL = NormalDist()


def one(value, lower, upper, scales=()):
    return spread([value], [lower], [upper], scales)


def test_the_table_of_the_normal_distribution_is_right():
    z = np.linspace(-6, 6, 997)
    assert np.abs(normal(z) - [NORMAL.cdf(float(x)) for x in z]).max() < 4e-8


def test_an_even_range_is_a_normal_distribution():
    # Blackpool, girls, 2022 to 2024: 51.8 (47.4 to 56.1); its error is 8.7 / 3.92.
    found = below(one(51.8, 47.45, 56.15), 54.0)[0]
    assert found == pytest.approx(NORMAL.cdf((54.0 - 51.8) / (8.7 / 3.92)), abs=1e-6)


@given(
    value=st.floats(5, 95), down=st.floats(0.5, 4.5), up=st.floats(0.5, 4.5),
    scale=st.sampled_from([(), (LOG,), (LOGIT,)]),
)  # fmt: skip
def test_both_limits_and_the_middle_are_reproduced(value, down, up, scale):
    told = one(value, value - down, value + up, scale)
    assert below(told, value)[0] == pytest.approx(0.5, abs=1e-6)
    assert below(told, value - down)[0] == pytest.approx(0.025, abs=5e-6)
    assert above(told, value + up)[0] == pytest.approx(0.025, abs=5e-6)


def test_wilson_limits_are_even_as_logits():
    counts, totals = np.array([3, 40, 77]), np.array([60, 90, 80])
    lower, upper = (100 * limit for limit in wilson(counts, totals))
    told = spread(100 * counts / totals, lower, upper, (LOGIT,))
    assert told.scale == LOGIT and not told.plain.any()
    assert told.below == pytest.approx(told.above, rel=1e-4)


def test_a_limit_without_a_place_on_the_scale_stays_plain():
    told = spread([2.0, 10.0, 20.0], [0.0, 7.0, 14.0], [5.0, 14.3, 28.6], (LOG,))
    assert told.scale == LOG and list(told.plain) == [True, False, False]
    assert below(told, 0.0) == pytest.approx([0.025, 0, 0], abs=5e-6)


def test_what_is_counted_holds_or_does_not():
    told = spread([3.0, 5.0, math.nan], [math.nan] * 3, [math.nan] * 3, (LOG,))
    assert told.scale == PLAIN
    assert list(below(told, 5.0)[:2]) == [1, 0] and math.isnan(below(told, 5.0)[2])
    assert list(above(told, 5.0)[:2]) == [0, 0] and list(above(told, 3.0)[:2]) == [0, 1]
    assert list(between(told, 3.0, 5.0)[:2]) == [1, 1]


def test_a_figure_outside_its_limits_is_refused():
    with pytest.raises(ValueError, match="outside its limits"):
        one(5, 6, 7)


def test_a_comparison_with_another_value_is_that_of_their_difference():
    first, second = one(60.0, 56.08, 63.92), one(62.0, 60.04, 63.96)
    expected = NORMAL.cdf(2 / math.hypot(2, 1))
    assert below_other(first, second)[0] == pytest.approx(expected, abs=2e-4)
    assert above_other(first, second)[0] == pytest.approx(1 - expected, abs=2e-4)


def test_a_fall_takes_shared_years_into_account():
    now, then = (
        [np.array([x]) for x in (60, 56.08, 63.92)],
        [np.array([x]) for x in (62, 58.08, 65.92)],
    )
    chance, change, error = fell(now, then, 2 / 3)
    assert change[0] == -2 and error[0] == pytest.approx(math.sqrt(8 / 3))
    assert chance[0] == pytest.approx(NORMAL.cdf(2 / math.sqrt(8 / 3)), abs=1e-6)
    apart = fell(now, then, 0.0)[0][0]
    assert 0.5 < apart < chance[0]


def test_a_counted_change_is_sure():
    nothing = np.full(3, math.nan)
    now, then = (np.array([1.0, 2, 3]), nothing, nothing), (np.array([2.0, 2, 2]), nothing, nothing)
    assert list(fell(now, then, 0.0)[0]) == [1, 0, 0]


@given(st.lists(st.integers(0, 8), min_size=5, max_size=40))
def test_fifths_of_draws_follow_the_rule_of_doctors(values):
    row = np.array([values], dtype=float)
    assert list(in_lowest_fifth(row)[0]) == list(fifth(values) == 1)
    assert list(in_highest_fifth(row)[0]) == list(fifth(values) == 5)


def test_of_543_areas_109_are_the_lowest_fifth_and_108_the_highest():
    row = np.arange(543.0)[np.newaxis]
    assert in_lowest_fifth(row).sum() == 109 and in_highest_fifth(row).sum() == 108


def test_draws_keep_the_distribution_and_are_the_same_each_time():
    told = spread([10.0] * 70, [7.0] * 70, [14.3] * 70, (LOG,))
    values = drawn(told, deviates(70))
    assert (values < 7).mean(axis=0) == pytest.approx(0.025, abs=1e-3)
    assert np.array_equal(values, drawn(told, deviates(70)))
    first = deviates(70)
    assert np.corrcoef(first[:, 0], correlated(first, 0.6)[:, 0])[0, 1] == pytest.approx(
        0.6, abs=0.05
    )


def test_conditions_on_one_value_are_joined_exactly():
    told = one(60.0, 56.08, 63.92)
    values = drawn(told, deviates(1))
    counts = counted([values < 62, values > 58])
    assert counts[0, 2] == pytest.approx(between(told, 58, 62)[0], abs=1e-3)
    impossible = counted([values < 58, values > 62])
    assert impossible[0, 2] == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.data())
def test_at_least_so_many_of_independent_ones_is_what_counting_gives(chances, data):
    number = data.draw(st.integers(1, len(chances)))
    single = [np.array([[1 - p, p]]) for p in chances]
    expected = sum(
        math.prod(p if here else 1 - p for p, here in zip(chances, held, strict=True))
        for held in itertools.product([0, 1], repeat=len(chances))
        if sum(held) >= number
    )
    assert at_least(together(single, 1), number)[0] == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.data())
def test_bounds_are_in_order_and_hold_both_full_dependence_and_none(chances, data):
    number = data.draw(st.integers(1, len(chances)))
    rows = np.array(chances)[:, np.newaxis]
    least, most = least_at_least(rows, number)[0], most_at_least(rows, number)[0]
    alone = at_least(together([np.array([[1 - p, p]]) for p in chances], 1), number)[0]
    assert -1e-9 <= least <= most + 1e-9 <= 1 + 2e-9
    for held in (alone, in_step(rows, number)[0]):
        assert least - 1e-9 <= held <= most + 1e-9


@pytest.mark.parametrize("seed", range(12))
def test_bounds_are_the_best_that_there_are(seed):
    """Against a linear programme over all joint distributions, solved by brute force."""
    rng = np.random.default_rng(seed)
    events = int(rng.integers(2, 5))
    chances = rng.uniform(0, 1, events).round(2)
    if seed % 3 == 0:
        chances[0] = 1.0
    cells = np.array(list(itertools.product([0, 1], repeat=events)), dtype=float)
    equal = np.vstack([np.ones(len(cells)), cells.T])
    wanted = np.concatenate([[1.0], chances])
    for number in range(1, events + 1):
        worth = (cells.sum(axis=1) >= number).astype(float)
        found = best_corner(equal, wanted, worth)
        rows = chances[:, np.newaxis]
        assert least_at_least(rows, number)[0] == pytest.approx(found[0], abs=1e-7)
        assert most_at_least(rows, number)[0] == pytest.approx(found[1], abs=1e-7)


def best_corner(equal, wanted, worth):
    """Return the least and the greatest of a linear programme: its corners are tried one by one."""
    values = []
    rows, columns = equal.shape
    for chosen in itertools.combinations(range(columns), rows):
        square = equal[:, chosen]
        if abs(np.linalg.det(square)) < 1e-9:
            continue
        corner = np.linalg.solve(square, wanted)
        if corner.min() > -1e-9:
            values.append(worth[list(chosen)] @ corner)
    return min(values), max(values)


def test_all_and_any_have_the_bounds_of_frechet():
    rows = np.array([[0.7], [0.6], [0.9]])
    assert least_at_least(rows, 3)[0] == pytest.approx(0.2)
    assert most_at_least(rows, 3)[0] == pytest.approx(0.6)
    assert least_at_least(rows, 1)[0] == pytest.approx(0.9)
    assert most_at_least(rows, 1)[0] == pytest.approx(1.0)


def test_what_is_pulled_is_calibrated_where_the_plain_chance_is_too_sure():
    """True values are known: those below a mark are a tail, so those found there are in part luck."""
    rng = np.random.default_rng(3)
    plain_sum = calm_sum = held = 0.0
    for _ in range(60):
        truth = rng.normal(60, 3, 150)
        errors = rng.uniform(1.5, 3.0, 150)
        seen = truth + errors * rng.standard_normal(150)
        told = spread(seen, seen - 1.96 * errors, seen + 1.96 * errors, ())
        plain, calm = below(told, 56.0), below(pulled(told), 56.0)
        listed = plain >= 0.5
        plain_sum += plain[listed].sum()
        calm_sum += calm[listed].sum()
        held += (truth < 56.0)[listed].sum()
    assert calm_sum == pytest.approx(held, rel=0.05)
    assert plain_sum > 1.15 * held
