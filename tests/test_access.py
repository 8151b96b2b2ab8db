"""Floating catchments, agreement, allocation and resampling: golden values and properties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.statistics.access import Reach, balanced, contributions, distances, enhanced, within
from explorer.statistics.agreement import fifth, rank, thirds
from explorer.statistics.allocation import shortfall, spread
from explorer.statistics.resampling import rank_ranges

# The toy city of the access package: people, doctors and cost between three places.
PEOPLE, DOCTORS = np.array([100.0, 50.0, 10.0]), np.array([15.0, 20.0, 100.0])
COST = np.array([[1, 80, 40], [80, 1, 40], [40, 40, 1]], dtype=float)
STEPPED = np.select([COST <= 10, COST <= 30, COST <= 61], [1.0, 0.68, 0.22], 0.0)


@pytest.mark.parametrize(
    ("weights", "values"),
    [
        ((COST <= 61).astype(float), [0.761364, 0.958333, 1.094697]),
        (np.where(COST <= 61, 1 / COST, 0), [0.331444, 0.579828, 7.286418]),
        (STEPPED, [0.658399, 0.894770, 2.442162]),
    ],
)
def test_the_toy_city_by_the_enhanced_catchment(weights, values):
    access = enhanced(Reach.of(weights), PEOPLE, DOCTORS)
    assert access.value == pytest.approx(values, abs=1e-6)
    assert (access.value * PEOPLE).sum() == pytest.approx(135)


def test_the_toy_city_by_the_balanced_catchment():
    access = balanced(Reach.of(STEPPED), PEOPLE, DOCTORS)
    assert access.counted.sum() == pytest.approx(160)
    assert (access.value * PEOPLE).sum() == pytest.approx(135)
    # The published second step divides by the weights of all places instead.
    published = STEPPED / STEPPED.sum(axis=0) @ access.ratio
    assert published == pytest.approx([0.596686, 0.835055, 2.160100], abs=1e-6)


def test_the_enhanced_catchment_counts_people_more_than_once():
    assert enhanced(Reach.of(STEPPED), PEOPLE, DOCTORS).counted.sum() == pytest.approx(197.4)


def test_three_consumers_of_a_gaussian_catchment():
    apart = np.subtract.outer([0.0, 1.0, 2.0], [0.0, 2.0])
    access = enhanced(Reach.of(np.exp(-(apart**2) / 2)), [100] * 3, [10] * 2)
    assert access.value == pytest.approx([0.065179, 0.069641, 0.065179], abs=1e-6)


@pytest.mark.parametrize("method", [enhanced, balanced])
def test_one_practice_for_one_place_and_nothing_for_a_far_one(method):
    access = method(Reach.of([[1.0], [0.0]]), [200, 50], [4])
    assert access.value.tolist() == [0.02, 0.0]
    assert access.reached.tolist() == [True, False]


@pytest.mark.parametrize("method", [enhanced, balanced])
def test_a_practice_that_nobody_reaches_gives_nothing(method):
    access = method(Reach.of([[1.0, 0.0]]), [200], [4, 7])
    assert access.ratio.tolist() == [0.02, 0.0]
    assert not np.isnan(access.value).any()


def towns(places: int, providers: int) -> st.SearchStrategy[tuple[np.ndarray, ...]]:
    weight = st.one_of(st.just(0.0), st.sampled_from([1.0, 0.68, 0.22]))
    people = st.floats(1, 5000)
    return st.tuples(
        arrays(float, (places, providers), elements=weight),
        arrays(float, places, elements=people),
        arrays(float, providers, elements=st.floats(0, 50)),
    )


@pytest.mark.parametrize("method", [enhanced, balanced])
@settings(max_examples=60)
@given(town=towns(6, 4))
def test_doctors_are_conserved(method, town):
    weights, people, doctors = town
    access = method(Reach.of(weights), people, doctors)
    reached = doctors[(weights > 0).any(axis=0)].sum()
    assert (access.value * people).sum() == pytest.approx(reached)
    # Doubled doctors double it; another order of places changes nothing.
    assert method(Reach.of(weights), people, 2 * doctors).value == pytest.approx(2 * access.value)
    turned = method(Reach.of(weights[::-1]), people[::-1], doctors)
    assert turned.value[::-1] == pytest.approx(access.value)


@pytest.mark.parametrize("method", [enhanced, balanced])
@settings(max_examples=60)
@given(town=towns(5, 4), part=st.floats(0.1, 0.9))
def test_a_place_cut_in_two_keeps_its_value(method, town, part):
    weights, people, doctors = town
    whole = method(Reach.of(weights), people, doctors).value
    cut = method(
        Reach.of(np.vstack([weights, weights[-1]])),
        [*people[:-1], part * people[-1], (1 - part) * people[-1]],
        doctors,
    ).value
    assert cut == pytest.approx([*whole, whole[-1]])


@settings(max_examples=60)
@given(town=towns(6, 4))
def test_the_balanced_catchment_counts_everybody_once(town):
    weights, people, doctors = town
    access = balanced(Reach.of(weights), people, doctors)
    assert access.counted.sum() == pytest.approx(people[access.reached].sum())


@settings(max_examples=60)
@given(town=towns(6, 4), share=st.floats(0, 1))
def test_contributions_add_up_both_ways(town, share):
    weights, people, doctors = town
    access = balanced(Reach.of(weights), people, doctors)
    # The first place lies across two areas.
    place, area = np.array([0, 0, 1, 2, 3, 4, 5]), np.array([0, 1, 0, 0, 1, 1, 1])
    pieces = np.array([share * people[0], (1 - share) * people[0], *people[1:]])
    parts = contributions(access, place, area, pieces)
    assert parts.sum(axis=0) == pytest.approx(np.where((weights > 0).any(axis=0), doctors, 0))
    for one in (0, 1):
        here = area == one
        assert parts[one].sum() == pytest.approx((pieces * access.value[place])[here].sum())


def test_weights_fall_by_thirds_and_the_edge_is_in():
    apart = distances([[0, 0]], [[3000, 0], [3300, 0], [0, 6000], [9000, 0], [9001, 0]], 20_000)
    reach = within(apart, 9000)
    assert reach.weight.tolist() == [1.0, 0.68, 0.68, 0.22]
    assert reach.provider.tolist() == [0, 1, 2, 3]
    assert (reach.places, reach.providers) == (1, 5)


def test_fifths_take_ties_in():
    assert fifth([1, 2, 3, 4, 5]).tolist() == [1, 2, 3, 4, 5]
    # The lowest fifth of seven is two; a third value is tied with the second.
    assert (fifth([1, 2, 2, 4, 5, 6, 7]) == 1).tolist() == [True] * 3 + [False] * 4
    assert fifth([np.nan, 5, 1]).tolist()[0] == 0
    assert thirds([3, 1, 2, np.nan]).tolist() == [2, 0, 1, -1]


def test_an_area_without_a_value_counts_of_those_it_has():
    values = np.column_stack([np.arange(10.0), np.arange(10.0)])
    values[0, 1] = np.nan
    fifths = np.column_stack([fifth(column) for column in values.T])
    assert fifths[0].tolist() == [1, 0]
    # Nine are left for the second definition: its lowest fifth is two.
    assert (fifths == 1).sum(axis=1).tolist() == [1, 2, 1, 0, 0, 0, 0, 0, 0, 0]


def test_ranks_share_the_lowest():
    assert rank([3, 1, 1, 2]).tolist() == [4, 1, 1, 3]
    assert np.isnan(rank([np.nan, 1])[0])


def test_a_shortfall_is_what_lacks_and_never_less_than_none():
    short = shortfall([5, 30, np.nan], [20_000, 20_000, 20_000], 0.001)
    assert short[:2].tolist() == [15, 0]
    assert np.isnan(short[2])


@given(
    total=st.integers(0, 10_000),
    short=arrays(float, 12, elements=st.floats(0, 100)),
)
def test_a_spread_gives_every_place_and_keeps_to_proportion(total, short):
    given_out = spread(total, short)
    if short.sum() == 0:
        assert given_out.sum() == 0
        return
    assert given_out.sum() == total
    assert np.abs(given_out - total * short / short.sum()).max() < 1 + 1e-6
    assert (given_out[short == 0] == 0).all()


def test_a_spread_by_largest_remainders():
    assert spread(10, [1, 1, 1]).tolist() == [4, 3, 3]
    assert spread(7, [0.5, 0, np.nan, 0.5]).tolist() == [4, 0, 0, 3]
    with pytest.raises(ValueError, match="negative"):
        spread(-1, [1.0])


def test_rank_ranges_are_points_where_practices_are_alike():
    # Two areas of like practices, one of a mixture that may fall on either side.
    area = [0] * 4 + [1] * 4 + [2] * 2
    top, bottom = [1.0] * 4 + [3.0] * 4 + [0.1, 4.0], [1.0] * 10
    ranges = rank_ranges(area, top, bottom, 4)
    assert (ranges.lower[0], ranges.upper[1]) == (1, 3)
    assert (ranges.lower[2], ranges.upper[2]) == (1, 3)
    assert np.isnan(ranges.lower[3])
    again = rank_ranges(area, top, bottom, 4)
    assert np.array_equal(again.lower, ranges.lower, equal_nan=True)
