"""Slope and concentration indices against the official package's and WHO's test values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.gradient import concentration, slope_index

# PHEindicatormethods, test data of its slope index: ten deciles, the most deprived first.
PEOPLE = [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534]
VALUES = [75.933459, 78.344238, 83.836063, 83.637540, 80.465503,
          81.115676, 81.693084, 84.190006, 80.595564, 86.289435]  # fmt: skip
ERRORS = [1.638472, 1.578193, 1.513436, 1.775491, 1.701339,
          1.564121, 1.368115, 1.400142, 2.432846, 1.566518]  # fmt: skip


def test_the_official_test_values_to_six_decimals():
    found = slope_index(VALUES, PEOPLE, ERRORS)
    assert round(found.sii.value, 6) == 6.934617
    assert round(found.rii.value, 6) == 1.088818
    assert (round(found.sii.lower, 4), round(found.sii.upper, 4)) == (3.0899, 10.7793)
    assert found.rii.lower < 1.088818 < found.rii.upper
    assert found.last - found.first == pytest.approx(found.sii.value)


def test_the_closed_form_is_what_a_simulation_gives():
    rng = np.random.default_rng(8)
    drawn = rng.normal(VALUES, ERRORS, size=(4000, 10))
    found = [slope_index(one, PEOPLE) for one in drawn]
    closed = slope_index(VALUES, PEOPLE, ERRORS)
    low, high = np.quantile([one.sii.value for one in found], [0.025, 0.975])
    assert (low, high) == pytest.approx((closed.sii.lower, closed.sii.upper), abs=0.2)
    low, high = np.quantile([one.rii.value for one in found], [0.025, 0.975])
    assert (low, high) == pytest.approx((closed.rii.lower, closed.rii.upper), abs=0.004)


@pytest.mark.parametrize(
    ("values", "people", "aci", "rci", "sii"),
    [
        # FIELD-2 (iii) B: HEAT's ordered example and the WHO sample of births attended.
        ([20, 30, 40, 50, 60], [78, 91, 162, 103, 105], 7.328420, 0.177769, 46.253811),
        (
            [75.60530, 91.01997, 96.03959, 97.04223, 99.22405],
            [2072.436, 2112.204, 1983.059, 2052.124, 1884.510],
            4.300520, 0.046951, 26.883470,
        ),
    ],
)  # fmt: skip
def test_concentration_as_the_who_package_has_it(values, people, aci, rci, sii):
    found = concentration(values, people)
    assert round(found.absolute.value, 6) == pytest.approx(aci, abs=1.1e-6)
    assert round(found.relative.value, 6) == pytest.approx(rci, abs=1.1e-6)
    slope = slope_index(values, people)
    assert round(slope.sii.value, 6) == pytest.approx(sii, abs=4e-6)  # inputs have five decimals
    assert not slope.sii.has_range and not slope.rii.has_range and not found.absolute.has_range


def test_the_relative_index_of_the_ordered_example():
    assert slope_index([20, 30, 40, 50, 60], [78, 91, 162, 103, 105]).rii.value == pytest.approx(
        3.555800, abs=1e-5
    )


groups = st.lists(st.floats(40, 80), min_size=5, max_size=12)


@given(groups, st.floats(-20, 20), st.floats(0.1, 3))
def test_adding_leaves_the_slope_and_scaling_scales_it(values, shift, scale):
    people = np.arange(1, len(values) + 1)
    plain = slope_index(values, people).sii.value
    assert slope_index(np.add(values, shift), people).sii.value == pytest.approx(plain, abs=1e-7)
    assert slope_index(np.multiply(values, scale), people).sii.value == pytest.approx(
        scale * plain, abs=1e-7
    )


@given(groups)
def test_turning_the_order_round_turns_the_sign(values):
    people = np.arange(1, len(values) + 1)
    there, back = slope_index(values, people), slope_index(values[::-1], people[::-1])
    assert there.sii.value == pytest.approx(-back.sii.value, abs=1e-7)
    there, back = concentration(values, people), concentration(values[::-1], people[::-1])
    assert there.relative.value == pytest.approx(-back.relative.value, abs=1e-9)


def test_equal_values_have_no_gradient():
    assert slope_index([70] * 10, PEOPLE).sii.value == pytest.approx(0, abs=1e-9)
    assert slope_index([70] * 10, PEOPLE).rii.value == pytest.approx(1)
    assert concentration([70] * 10, PEOPLE).relative.value == pytest.approx(0, abs=1e-12)


def test_errors_of_a_concentration_index_agree_with_a_simulation():
    rng = np.random.default_rng(9)
    drawn = [concentration(one, PEOPLE) for one in rng.normal(VALUES, ERRORS, size=(3000, 10))]
    closed = concentration(VALUES, PEOPLE, ERRORS)
    for name in ("absolute", "relative"):
        wanted = getattr(closed, name)
        spread = np.std([getattr(one, name).value for one in drawn])
        assert (wanted.upper - wanted.lower) / 3.92 == pytest.approx(spread, rel=0.05)


def test_too_few_groups_or_a_gap_is_refused():
    for values, people in (
        ([1, 2, 3, 4], [1] * 4),
        ([1, 2, 3, 4, np.nan], [1] * 5),
        ([1] * 5, [0] * 5),
    ):
        with pytest.raises(ValueError, match="groups or more"):
            slope_index(values, people)
