"""Colours: darker is more, neighbours stay apart for every kind of colour vision, text is legible."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from explorer.colours import (
    AGAINST_ENGLAND,
    CARD,
    INK,
    PLACES,
    PLUM,
    SAND_TO_SEA,
    TWO_WAY,
    UMBER,
    on,
    palette,
)

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of
# color vision deficiency", at full strength.
VISION = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
WHITE = np.array([0.95047, 1.0, 1.08883])
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(colour: str, vision: str = "normal") -> np.ndarray:
    seen = np.clip(VISION[vision] @ linear(colour), 0, 1)
    ratio = TO_XYZ @ seen / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(first: str, second: str, vision: str) -> float:
    return float(np.linalg.norm(lab(first, vision) - lab(second, vision)))


def luminance(colour: str) -> float:
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def test_the_simulation_knows_a_published_pair():
    # White has lightness 100, and red and green come together for a deuteranope.
    assert lab("#FFFFFF")[0] == pytest.approx(100, abs=0.01)
    assert apart("#C8442C", "#8A7A1E", "deutan") < apart("#C8442C", "#8A7A1E", "normal") / 2


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6, 7])
def test_neighbouring_classes_stay_apart(vision, classes):
    assert min(apart(a, b, vision) for a, b in pairwise(palette(classes))) >= 10


@pytest.mark.parametrize("vision", VISION)
def test_verdicts_stay_apart(vision):
    assert min(apart(a, b, vision) for a, b in combinations(AGAINST_ENGLAND.values(), 2)) >= 20


@pytest.mark.parametrize("classes", [1, 2, 3, 4, 5, 6, 7])
def test_darker_is_always_more(classes):
    shades = [luminance(colour) for colour in palette(classes)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == classes


def test_classes_stay_apart_on_a_grey_printer():
    lightness = [lab(colour)[0] for colour in SAND_TO_SEA]
    assert min(a - b for a, b in pairwise(lightness)) >= 10


def test_place_colours_stand_out_on_white_as_text_does():
    for colour in PLACES.values():
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("vision", VISION)
def test_the_nine_colours_of_two_things_stay_apart(vision):
    # Neighbours at least, which share an edge on the legend; in fact every two of the nine.
    nine = [colour for row in TWO_WAY for colour in row]
    assert min(apart(a, b, vision) for a, b in combinations(nine, 2)) >= 20


def test_two_things_darken_along_rows_and_columns():
    shades = np.array([[luminance(colour) for colour in row] for row in TWO_WAY])
    assert (np.diff(shades, axis=0) > 0).all() and (np.diff(shades, axis=1) > 0).all()


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scale", [PLUM, UMBER])
def test_neighbours_of_further_scales_stay_apart(vision, scale):
    assert min(apart(a, b, vision) for a, b in pairwise(scale)) >= 10


def test_text_on_a_fill_is_the_more_legible_of_two():
    for fill in (*SAND_TO_SEA, *PLUM, *UMBER):
        assert contrast(fill, on(fill)) == max(contrast(fill, CARD), contrast(fill, INK))


def test_counts_are_legible_on_the_nine_colours():
    assert min(contrast(fill, on(fill)) for row in TWO_WAY for fill in row) >= 4.5


def contrast(first: str, second: str) -> float:
    light, dark = sorted([luminance(first), luminance(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)
