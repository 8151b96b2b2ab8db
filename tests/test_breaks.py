"""Classes that a reader chooses: methods against published examples, and what they do to a map."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.breaks import equal_counts, equal_steps, natural_groups

# Employees a square kilometre in the 58 counties of California, County Business Patterns: the
# example of PySAL's mapclassify 2.10, whose documentation and tests have the limits below.
CALIFORNIA = [
    329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7,
    6.56, 3.27, 0.33, 370.5, 4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85,
    36.68, 0.74, 29.82, 192.05, 3.38, 11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93,
    66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97,
]  # fmt: skip
# Sixteen made-up values in four groups that anyone sees.
SEEN = [1, 2, 2, 3, 20, 21, 22, 22, 50, 51, 52, 53, 90, 91, 95, 96]

METHODS = (equal_steps, equal_counts, natural_groups)
some_values = st.lists(
    st.floats(min_value=0, max_value=100).map(lambda value: round(value, 1)),
    min_size=1,
    max_size=80,
)
some_classes = st.integers(2, 7)


def counted(values, limits) -> list[int]:
    """How many values lie in each class, by plain comparison."""
    edges = [-np.inf, *limits, np.inf]
    return [sum(low <= value < high for value in values) for low, high in pairwise(edges)]


def test_equal_steps_as_documented():
    limits = equal_steps(CALIFORNIA, 5)
    assert limits == pytest.approx((822.394, 1644.658, 2466.922, 3289.186))
    assert counted(CALIFORNIA, limits) == [57, 0, 0, 0, 1]


def test_equal_counts_as_documented():
    limits = equal_counts(CALIFORNIA, 5)
    assert limits == pytest.approx((1.464, 5.798, 13.278, 54.616))
    assert counted(CALIFORNIA, limits) == [12, 11, 12, 11, 12]
    assert equal_counts(range(1000), 4) == (249.75, 499.5, 749.25)


def test_natural_groups_as_documented():
    # mapclassify says the greatest value of each class, this the least of each but the lowest.
    limits = natural_groups(CALIFORNIA, 5)
    assert counted(CALIFORNIA, limits) == [49, 3, 4, 1, 1]
    greatest = [max(one for one in CALIFORNIA if one < limit) for limit in limits]
    assert greatest == [75.29, 192.05, 370.5, 722.85]


def test_natural_groups_are_those_that_anyone_sees():
    assert natural_groups(SEEN, 4) == (20, 50, 90)


def within(values, limits) -> float:
    edges = [-np.inf, *limits, np.inf]
    found = 0.0
    for low, high in pairwise(edges):
        inside = [value for value in values if low <= value < high]
        found += sum((value - np.mean(inside)) ** 2 for value in inside)
    return found


@given(st.lists(st.integers(0, 30), min_size=2, max_size=9), st.integers(2, 4))
def test_no_other_groups_have_less_spread_inside(values, classes):
    known = sorted(set(values))
    limits = natural_groups(values, classes)
    assert len(limits) == min(classes, len(known)) - 1
    every = combinations(known[1:], len(limits))
    assert within(values, limits) == pytest.approx(min(within(values, one) for one in every))


@pytest.mark.parametrize("method", METHODS)
@given(some_values, some_classes)
def test_limits_rise_and_leave_no_class_below_the_least(method, values, classes):
    limits = method(values, classes)
    assert list(limits) == sorted(set(limits))
    assert len(limits) < classes
    assert all(min(values) < limit <= max(values) for limit in limits)
    assert sum(counted(values, limits)) == len(values)


@given(some_values, some_classes, st.floats(0.5, 3), st.floats(-50, 50))
def test_steps_and_groups_move_with_the_unit(values, classes, scale, shift):
    moved = [scale * value + shift for value in values]
    for method in (equal_steps, equal_counts):
        wanted = [scale * limit + shift for limit in method(values, classes)]
        assert method(moved, classes) == pytest.approx(wanted, abs=1e-6)


@given(st.sets(st.integers(0, 10_000), min_size=14, max_size=90), some_classes)
def test_counts_are_equal_where_no_two_values_are(values, classes):
    counts = counted(values, equal_counts(list(values), classes))
    assert len(counts) == classes
    assert max(counts) - min(counts) <= 1


@given(some_values, some_classes)
def test_steps_are_equal(values, classes):
    limits = [min(values), *equal_steps(values, classes), max(values)]
    assert len(set(np.round(np.diff(limits), 6))) <= 1
