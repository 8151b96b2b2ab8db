"""The words of gaps and changes, over every outcome."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import words
from explorer.statistics.change import Interval
from tests.golden import GAP_GIRLS

numbers = st.floats(-9, 9)
widths = st.floats(0.01, 5)


@given(numbers, widths, widths)
def test_a_direction_is_named_only_where_the_range_leaves_no_change_out(value, below, above):
    found = Interval(value, value - below, value + above)
    text = words.change_verdict(found, "years", 1)
    assert text.startswith("wider by") == (found.lower > 0)
    assert text.startswith("narrower by") == (found.upper < 0)
    assert text.startswith("no clear change (") == (found.lower <= 0 <= found.upper)
    assert "range" in text and "-" not in text
    shown = [
        float(one.replace("−", "-")) for one in re.findall(r"[+−]?\d+\.\d", text.split("range")[1])
    ]
    low, high = sorted((found.lower, found.upper))
    if text.startswith("narrower"):
        low, high = -high, -low
    # Limits are rounded outward.
    assert shown[0] <= low + 1e-6 and shown[1] >= high - 1e-6


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.9, "9 in 10 (90%)"),
        (0.5, "5 in 10 (50%)"),
        (0.84, "84 in 100 (84%)"),
        (0.003, "less than 1 in 100 (under 1%)"),
        (0.9995, "more than 99 in 100 (over 99%)"),
    ],
)
def test_a_probability_is_told_in_both_frames(probability, text):
    assert words.chance(probability) == text


@given(st.floats(0, 1))
def test_no_probability_is_told_as_certain(probability):
    text = words.chance(probability)
    assert "100%" not in text and "(0%" not in text
    assert re.search(r"\d+ in 10{1,2} \((over |under )?\d+%\)", text)


@pytest.mark.parametrize(
    ("value", "text"), [(0.7, "+0.7"), (-0.7, "−0.7"), (0.04, "0.0"), (-0.04, "0.0"), (0.0, "0.0")]
)
def test_a_change_has_a_sign_where_it_shows_one(value, text):
    assert words.signed(value, 1) == text


def test_units_stand_as_readers_write_them():
    assert words.amount(3.54, "%", 1) == "3.5%"
    assert words.amount(0.634, "× 1,000", 2) == "0.63 thousandths"
    assert words.amount(12.7, "score", 1) == "12.7 points of score"
    said = f"{GAP_GIRLS} years (likely range {GAP_GIRLS.limits})"
    assert words.with_range(*GAP_GIRLS, "years", 1) == said
    without = (GAP_GIRLS.value, float("nan"), float("nan"))
    assert words.with_range(*without, "years", 1) == f"{GAP_GIRLS} years"
