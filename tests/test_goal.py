"""The goal: how far along, where the line leads, the floor, against the publications."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.change import shared_years
from explorer.analysis.goal.progress import goals, of_release, releases
from explorer.errors import DataError, QuestionError
from explorer.indicators.catalogue import DEFAULT
from explorer.periods import Period
from explorer.places.residents import residents
from explorer.statistics.change import combine, interval_of, together
from explorer.statistics.goal import (
    Term,
    arrival,
    below,
    floor_for,
    project,
    separate,
    share_of_way,
    sum_error,
)
from explorer.statistics.overlap import gls
from tests.golden import (
    BASELINE_GAP,
    GAP_BOYS,
    GAP_GIRLS,
    GAPS,
    HALF_GAP,
    HLE,
    HLE_2022,
    NORTH_EAST,
    RESIDENTS,
    SOUTH_EAST,
)
from tests.roots import own

# The first and the last period of the release: its gaps, and intervals that treat the ends as chosen
# beforehand.
ENDS = [("male", 0), ("male", 11), ("female", 0), ("female", 11)]


@pytest.fixture(scope="module")
def tracked():
    return {goal.sex: goal for goal in goals()}


@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_gap_of_every_period_is_the_published_one(tracked, sex):
    found = [gap.assessment.value for gap in tracked[sex].series]
    assert found == pytest.approx([value for value, *_ in GAPS[HLE, sex]], abs=1e-9)
    paper = next(goal for goal in goals(sex=sex, release="2022"))
    # To one decimal.
    published = [value for value, *_ in GAPS[HLE_2022, sex]]
    assert [gap.assessment.value for gap in paper.series] == pytest.approx(published, abs=0.051)


@pytest.mark.parametrize(("sex", "place"), ENDS)
def test_intervals_lie_near_the_approximate_ones(tracked, sex, place):
    _, *limits = GAPS[HLE, sex][place]
    found = tracked[sex].series[place].assessment
    assert found.upper == pytest.approx(limits[1], abs=0.06)
    # Ours reaches further down where several regions lie close at the top.
    assert limits[0] - 0.3 < found.lower < limits[0] + 0.06


def test_half_of_the_baseline_is_the_same_for_both_sexes(tracked):
    for goal in tracked.values():
        assert goal.baseline_gap.assessment.value == pytest.approx(BASELINE_GAP)
        assert goal.half == pytest.approx(HALF_GAP)
        assert (goal.baseline.short, goal.period.short) == ("2018-2020", "2022-2024")


def test_the_share_of_the_way_by_hand(tracked):
    assert tracked["female"].share_of_way.estimate == pytest.approx(
        (BASELINE_GAP - GAP_GIRLS.value) / HALF_GAP
    )
    assert tracked["male"].share_of_way.estimate == pytest.approx(
        (BASELINE_GAP - GAP_BOYS) / HALF_GAP
    )
    for goal in tracked.values():
        way = goal.share_of_way
        assert way.lower < way.estimate < way.upper
        assert goal.p_narrowed + goal.change.change.p_wider_corrected == pytest.approx(1)
        assert goal.p_halved < 0.001
    assert tracked["female"].p_narrowed < 0.5 < tracked["male"].p_narrowed


@pytest.mark.parametrize("sex", ["female", "male"])
def test_raising_all_to_the_floor_halves_the_gap(tracked, sex):
    goal = tracked[sex]
    values = goal.current_gap.sampled.sample.values
    for floor, half in ((goal.floor, goal.half), (goal.floor_today, np.ptp(values) / 2)):
        raised = np.maximum(values, floor.value)
        assert np.ptp(raised) == pytest.approx(half)
        assert {row.end.area.code for row in floor.below} == {
            area.code
            for area, value in zip(goal.current_gap.sampled.areas, values, strict=True)
            if value < floor.value
        }
        for row in floor.below:
            assert row.shortfall == pytest.approx(floor.value - row.end.value)
            assert row.lower < row.shortfall < row.upper
    assert goal.floor.people == sum(row.people for row in goal.floor.below)


def test_the_floor_for_girls_by_hand(tracked):
    floor = tracked["female"].floor
    assert floor.value == pytest.approx(SOUTH_EAST.value - HALF_GAP)
    first = floor.below[0]
    assert (first.end.area.name, first.people) == ("North East", 2_711_380)
    assert first.shortfall == pytest.approx(floor.value - NORTH_EAST.value)
    assert floor.counted.words == "30 June 2023"


def test_improving_is_told_of_england_and_every_region(tracked):
    girls = tracked["female"].improving
    assert len(girls) == 10 and girls[0].area.name == "England"
    assert girls[0].change.estimate == pytest.approx(61.3 - 64.0)
    assert {one.verdict for one in girls} == {"lower"}
    boys = {one.area.name: one.verdict for one in tracked["male"].improving}
    assert boys["London"] == "unclear" and boys["North West"] == "lower"


def test_where_the_line_fits_badly_its_scale_is_estimated(tracked):
    for goal in tracked.values():
        line = goal.line
        assert line.fit.scale == pytest.approx(max(1, line.fit.chi2 / 10))
        assert line.slope.lower < line.slope.estimate < line.slope.upper
        assert [period.start.year for period in line.windows] == [2013, 2016, 2019, 2022]
        assert goal.projection.lower < goal.projection.median < goal.projection.upper
        assert goal.projected.short == "2032-2034"
        assert 0 < goal.arrival.p_never < 1
    assert tracked["male"].line.fit.misfit < 0.001
    assert tracked["male"].line.verdict == "unclear"


def test_without_a_change_nothing_is_said_of_it():
    for goal in goals(release="2022"):
        assert goal.period == goal.baseline
        assert "latest period" in goal.reason
        for number in (goal.share_of_way.estimate, goal.p_narrowed, goal.p_halved):
            assert math.isnan(number)
        assert goal.change is None and goal.improving == ()
        assert goal.half == pytest.approx(goal.current_gap.assessment.value / 2)
    (overlapping,) = goals(sex="male", baseline="2021-2023")
    assert "shares years" in overlapping.reason and math.isnan(overlapping.p_narrowed)
    assert overlapping.half == pytest.approx(3.5)


def test_authorities_are_a_second_view_without_a_finding():
    (goal,) = goals(sex="female", level="upper-tier")
    assert not goal.current_gap.assessment.finding
    assert goal.line is None and goal.arrival is None
    assert math.isnan(goal.p_narrowed) and math.isnan(goal.share_of_way.estimate)
    assert "151 areas" in goal.reason
    assert math.isnan(goal.floor.lower)
    assert len(goal.floor.below) > 60


def test_the_pace_that_a_year_needs():
    (goal,) = goals(sex="female", by=2035)
    assert goal.pace.needed == pytest.approx((HALF_GAP - GAP_GIRLS.value) / 11)
    assert goal.pace.lower < goal.pace.needed < goal.pace.upper < 0
    # Of independent gaps the limits would be those of √(reach² + (reach / 2)²).
    now, then = goal.current_gap.assessment, goal.baseline_gap.assessment
    shared = together("range", goal.change.before.sample, goal.change.after.sample, 0).correlation
    left = combine(interval_of(now), interval_of(then), shared, factor=0.5)
    assert goal.pace.lower == pytest.approx(-left.upper / 11)
    with pytest.raises(QuestionError, match="not ahead"):
        goals(by=2020)


@pytest.mark.parametrize(
    ("asked", "needed", "lower", "upper"),
    [
        ({"release": "2022"}, -0.314, -0.358, -0.269),
        ({"baseline": "2022-2024"}, -0.37, -0.4325, -0.307),
    ],
)
def test_a_baseline_that_is_the_latest_period_is_one_estimate_halved(asked, needed, lower, upper):
    (goal,) = goals(sex="female", **asked)
    found = goal.pace.needed, goal.pace.lower, goal.pace.upper
    assert found == pytest.approx((needed, lower, upper), abs=1e-3)
    now = goal.current_gap.assessment
    assert found == pytest.approx((-now.value / 20, -now.upper / 20, -now.lower / 20))
    assert not goal.finding and "latest period" in goal.reason


def test_the_pace_allows_for_shared_years():
    (goal,) = goals(sex="female", baseline="2021-2023")
    now, then = interval_of(goal.current_gap.assessment), interval_of(goal.baseline_gap.assessment)
    apart = combine(now, then, factor=0.5)
    assert goal.pace.upper - goal.pace.lower < 0.8 * (apart.upper - apart.lower) / 10
    assert not goal.finding and "shares years" in goal.reason


def test_only_regions_and_upper_tier_are_tracked():
    for level in ("district", "icb", "constituency"):
        with pytest.raises(QuestionError, match=r"region, upper-tier\.$"):
            goals(level=level)


def test_releases_are_chosen_by_year_and_never_mixed():
    assert list(releases(DEFAULT)) == ["2022", "2024", "2026"]
    assert of_release(DEFAULT, None).release.startswith("2026")
    with pytest.raises(QuestionError, match="2022, 2024, 2026"):
        of_release(DEFAULT, "2023")
    assert {goal.indicator.slug for goal in goals(release="2024")} == {
        "healthy-life-expectancy-2024-release"
    }


def test_shared_years_of_periods():
    first = Period.stored("2018-01-01/P3Y")
    assert shared_years(first, Period.stored("2019-01-01/P3Y")) == pytest.approx(2 / 3)
    assert shared_years(first, Period.stored("2021-01-01/P3Y")) == 0
    day = Period.stored("2026-05-31/P1D")
    assert shared_years(day, day) == 1 and shared_years(first, day) == 0
    year = Period.stored("2022-04-01/P1Y")
    assert shared_years(year, Period.stored("2023-04-01/P1Y")) == 0


def test_share_of_the_way():
    assert share_of_way(6, 6) == 0
    assert share_of_way(6, 3) == pytest.approx(1)
    assert share_of_way(6, 7) < 0


@given(st.lists(st.floats(50, 70), min_size=2, max_size=20), st.floats(0, 10))
def test_a_floor_leaves_the_gap_asked_for(values, gap):
    values = np.array(values)
    floor = floor_for(values, min(gap, np.ptp(values)))
    assert np.ptp(np.maximum(values, floor)) == pytest.approx(min(gap, np.ptp(values)), abs=1e-9)
    found = below(values, floor)
    assert list(values[found]) == sorted(values[values < floor])


@given(st.floats(0.1, 2), st.floats(0.1, 2), st.floats(0, 1))
@settings(max_examples=30)
def test_the_error_of_a_sum(first, second, shared):
    earlier, later = np.array([first, 1.0]), np.array([second, 1.0])
    moved = [Term(later=True, area=0, factor=1), Term(later=False, area=0, factor=-1)]
    by_hand = math.sqrt(max(first**2 + second**2 - 2 * shared * first * second, 0))
    assert sum_error(moved, earlier, later, shared) == pytest.approx(by_hand, abs=1e-6)
    apart = [Term(later=True, area=0, factor=1), Term(later=True, area=1, factor=-1)]
    assert sum_error(apart, earlier, later, shared) == pytest.approx(math.hypot(second, 1))


def test_windows_apart_are_counted_from_the_latest():
    assert separate([2011, 2012, 2013, 2014, 2015, 2016], 3) == [2, 5]
    assert separate([2011, 2012, 2013], 1) == [0, 1, 2]


def test_a_line_that_falls_for_sure_arrives_when_it_should():
    years = np.arange(8.0)
    fit = gls(8 - 0.5 * years, np.full(8, 0.01), np.eye(8), years)
    found = arrival(fit, 3.0, 7.0)
    assert found.p_never == 0
    assert found.years.median == pytest.approx(3, abs=0.05)
    assert found.years.lower < found.years.median < found.years.upper
    assert arrival(fit, 6.0, 7.0).years.median == 0
    flat = gls(np.full(8, 8.0), np.full(8, 0.5), np.eye(8), years)
    never = arrival(flat, 3.0, 7.0)
    assert 0.45 < never.p_never < 0.55 and math.isnan(never.years.upper)
    assert project(flat, 20).median == pytest.approx(8)


def test_residents_are_those_of_the_publication():
    found = residents("country")
    assert found.people == {"E92000001": RESIDENTS}
    assert residents("constituency").day.words == "30 June 2022"
    with pytest.raises(QuestionError):
        residents("ward")


def test_damaged_populations_are_told(linked_root):
    path = own(linked_root / "boundaries/places/populations.csv")
    text = path.read_text()
    path.write_text(text.replace(str(RESIDENTS), "many"))
    with pytest.raises(DataError, match="damaged"):
        residents("country")
    path.write_text(text + "country,E92000001,2024-06-30/P1D,1\n")
    with pytest.raises(DataError, match="2 days"):
        residents("country")
    path.unlink()
    with pytest.raises(DataError, match="missing"):
        residents("country")
