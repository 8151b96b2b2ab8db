"""Inequality split into a part between groups and a part inside: published vectors, properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.statistics.decomposition import MEASURES, group_means, theil, variance

# Gross domestic product a head of the 32 states of Mexico, 1940 and 2000, and Hanson's regions of
# 1998: the data of the documented example of PySAL's `inequality.theil.TheilD`
# (https://github.com/pysal/inequality, inequality/theil.py; mexico.csv of libpysal; Rey and
# Sastre-Gutierrez 2010, "Interregional inequality dynamics in Mexico").
GDP_1940 = [
    10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359, 2181, 4414, 5309, 3408,
    3327, 6936, 4836, 9073, 1892, 3569, 11016, 21965, 4372, 4840, 6399, 2459, 7508, 3605, 5203,
    7990, 3734,
]  # fmt: skip
GDP_2000 = [
    27782, 29855, 26103, 36163, 8684, 30735, 28460, 21358, 54349, 17379, 15585, 11820, 12348, 21610,
    16322, 11838, 18170, 11478, 38672, 9010, 15685, 26149, 33442, 15866, 15242, 24068, 13360, 23546,
    11701, 12191, 17509, 11130,
]  # fmt: skip
HANSON = [
    2, 1, 2, 5, 5, 1, 1, 3, 4, 2, 3, 5, 3, 3, 4, 3, 3, 2, 1, 5, 3, 3, 5, 2, 2, 1, 5, 1, 3, 3, 5, 2,
]  # fmt: skip
# Dried weights of plants under a control and two treatments: Dobson (1983), "An Introduction to
# Statistical Modelling", table 7.4, the documented example of R's `PlantGrowth`; its analysis of
# variance has sums of squares of 3.76634 between groups and 10.49209 inside.
PLANTS = [
    4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14,
    4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69,
    6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26,
]  # fmt: skip


@st.composite
def grouped(draw):
    """Values as of healthy years, weights as of residents, groups each with an area."""
    groups = draw(st.integers(1, 4))
    n = draw(st.integers(groups, 12))
    values = draw(st.lists(st.floats(45, 75), min_size=n, max_size=n))
    weights = draw(st.lists(st.floats(0.5, 9), min_size=n, max_size=n))
    rest = draw(st.lists(st.integers(0, groups - 1), min_size=n - groups, max_size=n - groups))
    return np.array(values), np.array(weights), np.array([*range(groups), *rest])


def test_theil_of_mexican_states_is_that_of_the_published_example():
    which = np.array(HANSON) - 1
    both = theil([GDP_1940, GDP_2000], np.ones(32), which)
    assert both.total / 1000 == pytest.approx([0.20894344, 0.10660832], abs=5e-9)
    assert both.between / 1000 == pytest.approx([0.0345889, 0.03635872], abs=5e-9)
    assert both.within / 1000 == pytest.approx([0.17435454, 0.0702496], abs=5e-9)


def test_the_variance_of_plants_is_that_of_the_published_analysis():
    split = variance(PLANTS, np.ones(30), np.repeat([0, 1, 2], 10))
    assert float(split.between) * 30 == pytest.approx(3.76634, abs=5e-6)
    assert float(split.within) * 30 == pytest.approx(10.49209, abs=5e-6)


@given(grouped())
def test_parts_add_up_to_the_whole_worked_out_without_groups(given_):
    values, weights, which = given_
    shares = weights / weights.sum()
    mean = shares @ values
    whole = {
        "variance": shares @ (values - mean) ** 2,
        "theil": 1000 * shares @ (values / mean * np.log(values / mean)),
    }
    for name, measure in MEASURES.items():
        split = measure(values, weights, which)
        assert float(split.total) == pytest.approx(whole[name], abs=1e-8)
        assert min(split.between, split.within) > -1e-8


@given(grouped())
def test_areas_alike_inside_their_groups_leave_nothing_inside(given_):
    values, weights, which = given_
    for measure in MEASURES.values():
        split = measure(values[which], weights, which)
        assert float(split.within) == pytest.approx(0, abs=1e-8)


@given(grouped())
def test_groups_of_one_mean_leave_nothing_between(given_):
    values, weights, which = given_
    means, _ = group_means(values, weights / weights.sum(), which)
    for measure in MEASURES.values():
        split = measure(values * 60 / means[which], weights, which)
        assert float(split.between) == pytest.approx(0, abs=1e-8)


@given(grouped(), st.floats(0.1, 50))
def test_theil_does_not_know_the_unit_and_the_variance_squares_it(given_, factor):
    values, weights, which = given_
    before, after = (MEASURES["theil"](one, weights, which) for one in (values, factor * values))
    assert float(after.between) == pytest.approx(float(before.between), abs=1e-7)
    assert float(after.within) == pytest.approx(float(before.within), abs=1e-7)
    one, scaled = (variance(x, weights, which) for x in (values, factor * values))
    assert float(scaled.between) == pytest.approx(factor**2 * float(one.between), abs=1e-6)


@given(grouped(), st.floats(0.05, 0.95), st.data())
def test_an_area_in_two_parts_of_one_value_counts_as_one(given_, share, data):
    values, weights, which = given_
    at = data.draw(st.integers(0, len(values) - 1))
    parts = weights.copy()
    parts[at] *= share
    split = (
        np.append(values, values[at]),
        np.append(parts, weights[at] * (1 - share)),
        np.append(which, which[at]),
    )
    for measure in MEASURES.values():
        whole, cut = measure(values, weights, which), measure(*split)
        assert float(cut.between) == pytest.approx(float(whole.between), abs=1e-8)
        assert float(cut.within) == pytest.approx(float(whole.within), abs=1e-8)


def test_one_group_has_no_between_and_groups_of_one_area_no_inside():
    values, weights = [55.0, 61.0, 66.0], [1.0, 2.0, 3.0]
    for measure in MEASURES.values():
        assert float(measure(values, weights, [0, 0, 0]).share_between) == 0
        assert float(measure(values, weights, [0, 1, 2]).share_between) == 1
        assert np.isnan(measure([60.0] * 3, weights, [0, 0, 1]).share_between)
