"""The range ruler: one scale for the dots and the places, bands that fade."""

import math

import numpy as np
import pandas as pd
import pytest

from explorer.charts import RulerRow, range_ruler
from explorer.colours import PLACES, SAND_TO_SEA, palette


def row(name: str, value: float, lower: float = math.nan, upper: float = math.nan) -> RulerRow:
    return RulerRow(name, value, lower, upper, f"{value:.1f}", "#A8174F", "circle", True)


def drawn(*rows: RulerRow) -> list[dict]:
    values = pd.Series([51.2, 58.0, 60.5, 61.0, 70.8, np.nan])
    return [chart.to_dict() for chart in range_ruler(values, list(rows), "All 5")]


def domain(chart: dict) -> list[float]:
    layers = chart.get("layer", [chart])
    found = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for layer in layers
        if "scale" in layer["encoding"]["x"]
    }
    (only,) = found
    return list(only)


def extents(chart: dict) -> set[tuple[int, int]]:
    layers = chart.get("layer", [chart])
    axes = [layer["encoding"]["y"].get("axis") for layer in layers]
    return {(axis["minExtent"], axis["maxExtent"]) for axis in axes if axis}


def test_both_charts_have_one_scale_and_one_margin():
    dots, places = drawn(row("A Blackpool", 51.8, 47.4, 56.1), row("England", 61.3))
    assert domain(dots) == domain(places)
    assert extents(dots) == extents(places) and len(extents(dots)) == 1
    low, high = domain(dots)
    assert low <= 47.4 and high >= 70.8


def test_the_band_fades_and_is_centred_on_the_estimate():
    _, places = drawn(row("A Blackpool", 51.8, 47.4, 56.1))
    (name,) = [key for key, rows in places["datasets"].items() if "opacity" in rows[0]]
    slices = pd.DataFrame(places["datasets"][name])
    assert slices["from"].min() < 47.4 and slices["to"].max() > 56.1
    middle = slices.loc[slices["opacity"].idxmax()]
    assert abs((middle["from"] + middle["to"]) / 2 - 51.8) < 1
    assert slices["opacity"].iloc[[0, -1]].max() < 0.03
    outer = slices[(slices["to"] < 47.4) | (slices["from"] > 56.1)]
    assert outer["opacity"].max() < 0.13


def test_without_a_range_there_is_no_band():
    _, places = drawn(row("A Leeds", 45.0))
    assert all(layer["mark"]["type"] != "rect" for layer in places["layer"])


def test_without_a_place_only_the_distribution_is_drawn():
    assert len(drawn()) == 1


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("classes", [1, 2, 3, 4, 5])
def test_darker_is_always_more(classes):
    shades = [luminance(colour) for colour in palette(classes)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == classes


def test_place_colours_stand_out_on_white_as_text_does():
    for colour in PLACES.values():
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5
    assert len(SAND_TO_SEA) == 5
