"""Differences, ratios, verdicts and many comparisons at once, against published examples."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.comparison import (
    benjamini_hochberg,
    difference,
    difference_of_ranges,
    expected_false_alarms,
    judged,
    newcombe,
    ratio,
    ratio_of_ranges,
    strictly_against_benchmark,
)
from explorer.statistics.intervals import Ranged

# The fifteen p-values of Benjamini and Hochberg (1995), section 2.2, and R's p.adjust of them.
BH_1995 = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
           0.4262, 0.5719, 0.6528, 0.7590, 1.0000]  # fmt: skip
ADJUSTED = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486,
            0.58118182, 0.714875, 0.75323077, 0.81321429, 1.0]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "value", "lower", "upper"),
    [
        # Newcombe, Statistics in Medicine 1998;17:873-890, table II, method 10.
        ((56, 70, 48, 80), 0.2000, 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.6000, 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.5714, 0.0582, 0.8062),
        ((5, 56, 0, 29), 0.0893, -0.0381, 0.1926),
        ((0, 10, 0, 20), 0.0000, -0.1611, 0.2775),
    ],
)
def test_newcombes_examples(counts, value, lower, upper):
    found = newcombe(*counts)
    assert round(found.value, 4) == value
    assert round(found.lower, 4) == lower
    assert round(found.upper, 4) == upper


def test_the_examples_of_benjamini_and_hochberg():
    adjusted = benjamini_hochberg(BH_1995)
    assert adjusted.tolist() == pytest.approx(ADJUSTED, abs=1e-7)
    assert (adjusted <= 0.05).sum() == 4
    shuffled = benjamini_hochberg([BH_1995[i] for i in (14, 3, 0)])
    assert shuffled.tolist() == pytest.approx([1.0, 0.01425, 0.0003])


def test_missing_p_values_stay_missing_and_do_not_count():
    adjusted = benjamini_hochberg([0.01, math.nan, 0.02])
    assert adjusted[0] == pytest.approx(0.02) and math.isnan(adjusted[1])
    assert benjamini_hochberg([]).size == 0


def test_false_discoveries_stay_below_the_level():
    rng = np.random.default_rng(4)
    shares = []
    for _ in range(400):
        z = rng.standard_normal(40)
        z[:10] += 3
        p = np.array([math.erfc(abs(one) / math.sqrt(2)) for one in z])
        called = benjamini_hochberg(p) <= 0.05
        shares.append(called[10:].sum() / max(called.sum(), 1))
    assert np.mean(shares) < 0.05


@given(st.floats(40, 90), st.floats(0.05, 5), st.floats(40, 90), st.floats(0.05, 5))
def test_squaring_and_adding_symmetric_limits_is_the_normal_difference(a, se_a, b, se_b):
    first = Ranged(a, a - 1.96 * se_a, a + 1.96 * se_a)
    second = Ranged(b, b - 1.96 * se_b, b + 1.96 * se_b)
    found, normal = difference_of_ranges(first, second), difference(a, se_a, b, se_b)
    assert found.lower == pytest.approx(normal.lower)
    assert found.upper == pytest.approx(normal.upper)
    assert found.p_value == pytest.approx(normal.p_value, abs=1e-9)


@given(st.integers(0, 50), st.integers(51, 90), st.integers(0, 50), st.integers(51, 90))
def test_a_lopsided_difference_agrees_with_its_own_p_value(x, n, y, m):
    found = newcombe(x, n, y, m)
    assert found.lower <= found.value <= found.upper
    assert found.lower >= -1 and found.upper <= 1
    if abs(found.p_value - 0.05) > 1e-6:
        assert found.excludes(0.0) == (found.p_value < 0.05)
    back = newcombe(y, m, x, n)
    assert back.lower == pytest.approx(-found.upper)


def test_a_ratio_and_its_golden_vector():
    # FIELD-2 (iii) A: 84 (se 4) over 55 (se 1).
    found = ratio(84, 4, 55, 1)
    assert found.value == pytest.approx(1.527273, abs=1e-6)
    assert found.verdict == "higher"
    assert found.lower * found.upper == pytest.approx(found.value**2)
    assert math.isnan(ratio(0, 1, 5, 1).value)
    assert math.isnan(ratio(5, math.nan, 5, 1).lower)


def test_a_ratio_of_rates_by_their_own_limits():
    # Symmetric on the logarithm, as log-normal limits are: the delta method's answer.
    first, second = Ranged(4.0, 2.0, 8.0), Ranged(2.0, 1.0, 4.0)
    found = ratio_of_ranges(first, second)
    reach = math.hypot(math.log(2), math.log(2))
    assert (found.value, found.lower, found.upper) == pytest.approx(
        (2.0, 2 * math.exp(-reach), 2 * math.exp(reach))
    )
    assert not ratio_of_ranges(Ranged(1.0, 0.0, 3.0), second).has_range
    assert math.isnan(ratio_of_ranges(Ranged(0.0, 0.0, 3.0), second).value)


def test_verdicts_of_differences():
    assert difference(60, 1, 50, 1).verdict == "higher"
    assert difference(50, 1, 60, 1).verdict == "lower"
    assert difference(60, 5, 59, 5).verdict == "cannot tell apart"
    assert difference(60, math.nan, 59, 5).verdict == ""


def test_two_confidences_against_a_benchmark():
    # 2.5 standard errors below: flagged at 95%, not at 99.8%.
    low, high = 60 - 2.5 - 1.96, 60 - 2.5 + 1.96
    assert strictly_against_benchmark([57.5], [low], [high], 60.0).tolist() == ["similar"]
    assert strictly_against_benchmark([57.5], [low], [high], 60.0, 0.95).tolist() == ["lower"]
    assert strictly_against_benchmark([math.nan], [math.nan], [math.nan], 60.0).tolist() == [""]


def test_verdicts_are_judged_by_polarity():
    assert judged("higher", "higher_is_better") == "better"
    assert judged("higher", "lower_is_better") == "worse"
    assert judged("lower", "higher_is_better") == "worse"
    assert judged("higher", "none") == "higher"
    assert judged("similar", "lower_is_better") == "similar"
    assert judged("", "lower_is_better") == ""


def test_false_alarms_to_expect():
    assert expected_false_alarms(151) == pytest.approx(7.55)
