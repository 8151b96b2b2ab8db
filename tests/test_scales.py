"""Where values, bands and ticks stand: one computation for charts, strips and the map's ruler."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.map import overview, place
from explorer.charts.bands import opacity
from explorer.indicators.catalogue import indicator
from explorer.indicators.data import published_periods
from explorer.maps import assets
from explorer.maps.ruler import ruler
from explorer.places.areas import register
from explorer.scales import REACH, Scale, fades, holding, tick_decimals, ticks

NUMBERS = st.floats(-1e6, 1e6)


@given(st.lists(NUMBERS, min_size=1), NUMBERS, st.floats(0, 1e3), st.floats(0, 1e3))
def test_a_scale_holds_every_value_and_the_ends_of_every_band(values, value, down, up):
    ranged = (value, value - down, value + up)
    scale = holding(values, [ranged])
    assert all(0 <= scale.share(one) <= 1 for one in [*values, *fades(*ranged)])
    assert sum(scale.counts(values, 48)) == len(values)


def test_a_lopsided_range_stays_so():
    scale, band = Scale(0.0, 100.0), Scale(0.0, 100.0).band(50.0, 40.0, 55.0)
    assert band.left == pytest.approx(0.5 - REACH * 0.1)
    assert band.left + band.middle * band.width == pytest.approx(scale.share(50.0))
    assert band.middle == pytest.approx(2 / 3)


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_ticks_are_even_and_inside(low, length):
    found = ticks(low, low + length, 5, (1, 2, 5, 10))
    assert all(low - 1e-6 <= one <= low + length + 1e-6 for one in found)
    assert 2 <= len(found) <= 6


def test_decimals_tell_ticks_apart():
    assert tick_decimals([50.0, 55.0]) == 0
    assert tick_decimals([0.5, 1.0]) == 1


def test_the_browser_fades_a_band_as_charts_do():
    script = (assets.FOLDER / "area-panel.js").read_text(encoding="utf-8")
    assert re.search(rf"const REACH = {REACH};", script)
    stops = re.search(r"const FADE = \[(.*?)\];", script)
    assert stops
    for distance, strength in re.findall(r"\[([\d.]+), ([\d.]+)\]", stops[1])[1:]:
        assert opacity(float(distance)) == float(strength)


def test_the_ruler_is_told_where_all_stands():
    record = indicator("healthy-life-expectancy")
    period = published_periods(record, "upper-tier", "female")[-1]
    blackpool = place(record, register().area("upper-tier", "E06000009"), "female", period)
    told = ruler(overview(record, "upper-tier", "female", period), {"A": blackpool})
    low, high = told["scale"]
    (row,) = [one for one in told["rows"] if one["letter"]]
    assert low + row["at"] * (high - low) == pytest.approx(51.8)
    assert row["band"]["left"] == pytest.approx(0)
    ends = [low + tick["at"] * (high - low) for tick in told["ticks"]]
    assert [tick["text"] for tick in told["ticks"]] == [f"{end:.0f}" for end in ends]
    assert all(one["band"] is None for one in told["rows"] if not one["letter"])
