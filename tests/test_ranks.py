"""Ranks as ranges: what is certain, what is not, and how often they hold the truth."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.ranks import rank_ranges


def test_without_error_a_rank_is_exact():
    found = rank_ranges([3.0, 1.0, 2.0], [0.0, 0.0, 0.0])
    assert found.lower.tolist() == found.upper.tolist() == [3, 1, 2]
    assert found.of == 3
    assert rank_ranges([], []).of == 0


def test_nothing_but_noise_has_every_rank():
    found = rank_ranges([60.0] * 20, [2.0] * 20)
    assert found.lower.max() <= 2 and found.upper.min() >= 19


def test_far_apart_is_certain_and_close_is_not():
    found = rank_ranges([50.0, 60.0, 60.1, 70.0], [0.5] * 4)
    assert found.lower.tolist() == [1, 2, 2, 4]
    assert found.upper.tolist() == [1, 3, 3, 4]


def test_the_same_question_has_the_same_answer():
    rng = np.random.default_rng(5)
    y, se = rng.normal(60, 3, 30), np.full(30, 1.5)
    first, second = rank_ranges(y, se), rank_ranges(y, se)
    assert first.lower.tolist() == second.lower.tolist()


@given(st.lists(st.floats(40, 80), min_size=2, max_size=12), st.floats(0.01, 5))
def test_ranges_are_ranks(values, se):
    found = rank_ranges(values, [se] * len(values), draws=200)
    assert (found.lower >= 1).all() and (found.upper <= len(values)).all()
    assert (found.lower <= found.upper).all()


def test_ranges_hold_the_true_rank_about_as_often_as_they_say():
    rng, se = np.random.default_rng(6), np.random.default_rng(7).uniform(1.2, 3.2, 151)
    held = []
    for _ in range(40):
        truth = rng.normal(60, 3.4, 151)
        found = rank_ranges(truth + se * rng.standard_normal(151), se, draws=800)
        rank = np.argsort(np.argsort(truth)) + 1
        held.append(((found.lower <= rank) & (rank <= found.upper)).mean())
    assert 0.93 < np.mean(held) < 0.98


def test_gaps_and_negative_errors_are_refused():
    for values, errors in (([1.0, math.nan], [1.0, 1.0]), ([1.0], [-1.0]), ([1.0], [math.nan])):
        with pytest.raises(ValueError, match="without gaps"):
            rank_ranges(values, errors)
