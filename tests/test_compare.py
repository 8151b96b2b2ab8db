"""Places side by side: what they share, how sure differences are, and who is whom."""

import math

import numpy as np
import pytest

from explorer.analysis.compare import NotShared, side_by_side
from explorer.analysis.comparison import compare, overlap
from explorer.analysis.distribution import distribution, standing
from explorer.analysis.series import series
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue, indicator
from explorer.periods import Period
from explorer.places.areas import register
from explorer.statistics.comparison import benjamini_hochberg, difference
from explorer.words.compare import many_text, not_shared_text
from explorer.words.comparison import dependence, overlap_sentences
from explorer.words.ranks import rank_text
from explorer.words.trend import trend_text
from tests.golden import BLACKPOOL_GIRLS, BLACKPOOL_YEARS, FEWER, HAMPSHIRE_YEARS

HLE = "healthy-life-expectancy"
LATEST = Period.stored("2022-01-01/P3Y")


def area(key: str):
    level, code = key.split(":")
    return register().area(level, code)


BLACKPOOL, WINCHESTER = area("upper-tier:E06000009"), area("district:E07000094")
MIX = [BLACKPOOL, area("upper-tier:E06000008"), area("country:E92000001"), WINCHESTER,
       area("district:E07000117"), area("icb:E54000048")]  # fmt: skip


@pytest.fixture(scope="module")
def pair():
    return side_by_side([BLACKPOOL, WINCHESTER])


@pytest.fixture(scope="module")
def six():
    return side_by_side(MIX)


def test_the_pair_that_the_page_opens_on(pair):
    girls = pair.rows[0]
    assert (girls.indicator.slug, girls.sex, girls.period) == (HLE, "female", LATEST)
    blackpool, winchester = girls.cells
    assert blackpool.comparison is None and math.isnan(blackpool.adjusted)
    assert winchester.estimate.measured_for.name == "Hampshire"
    gap = winchester.comparison.difference
    assert gap.value == pytest.approx(-FEWER.value) and gap.verdict == "lower"
    assert winchester.stands
    assert winchester.comparison.ratio.value == pytest.approx(
        BLACKPOOL_YEARS.value / HAMPSHIRE_YEARS.value
    )


def test_borrowed_figures_enter_no_rank_and_no_trend(pair):
    winchester = pair.rows[0].cells[1]
    assert winchester.standing is None
    assert winchester.series.points == () and winchester.series.line is None
    assert "measured for Hampshire" in winchester.series.reason
    assert winchester.distribution.level == "upper-tier"
    assert len(winchester.distribution.frame) == 151


def test_every_row_is_shared_and_no_series_stands_twice(six):
    for row in six.rows:
        assert all(cell.estimate.known for cell in row.cells)
        assert len(row.cells) == len(MIX)
    assert len({row.indicator.series for row in six.rows}) == len(
        {row.indicator.slug for row in six.rows}
    )
    rest = {one.indicator.slug for one in six.not_shared}
    assert rest and not rest & {row.indicator.slug for row in six.rows}
    for one in six.not_shared:
        assert not_shared_text(one)


def test_figures_of_no_period_in_common_are_told(six):
    record = six.not_shared[0].indicator
    told = not_shared_text(NotShared(record, ()))
    assert told == f"{record.short_title}: no figures of the same period"


def test_p_values_are_adjusted_over_the_whole_table(six):
    cells = [cell for row in six.rows for cell in row.cells if cell.comparison]
    known = [cell for cell in cells if not math.isnan(cell.comparison.difference.p_value)]
    adjusted = benjamini_hochberg([cell.comparison.difference.p_value for cell in known])
    assert [cell.adjusted for cell in known] == pytest.approx(adjusted.tolist())
    assert six.compared == len(known) >= 20
    assert all(cell.adjusted >= cell.comparison.difference.p_value for cell in known)
    assert f"{len(known)} differences" in many_text(six)


def test_overlaps_and_shared_models_are_said(six):
    pairs = {(one.first.name, one.second.name): one for one in six.overlaps}
    assert pairs["Blackpool", "England"].first_share == 1
    board = "NHS Lancashire and South Cumbria Integrated Care Board"
    assert pairs["Blackpool", board].first_share == 1
    assert 0.05 < pairs["Blackpool", board].second_share < 0.12
    girls = six.rows[0]
    darwen, burnley = girls.cells[1], girls.cells[4]
    assert darwen.comparison.one_model.name == "North West"
    assert burnley.comparison.one_model.name == "North West"
    assert girls.cells[3].comparison.one_model is None
    assert any("One model for North West" in note for note in dependence(darwen.comparison))
    inside = dependence(girls.cells[2].comparison)
    assert inside[0].startswith(
        "Blackpool lies inside England, so the two figures are not independent"
    )


def test_a_seat_that_lies_across_districts_shares_some_people():
    found = overlap(area("constituency:E14001063"), area("district:E07000092"))
    assert 0.8 < found.first_share < 0.9
    (line,) = overlap_sentences(found, ranged=False)
    assert line.startswith("85% of the people of Aldershot live in Rushmoor") or "Rushmoor" in line
    assert overlap(BLACKPOOL, area("upper-tier:E10000014")) is None


def test_one_sex_alone_keeps_what_is_for_everyone(pair):
    girls = side_by_side([BLACKPOOL, WINCHESTER], "female")
    assert {row.sex for row in girls.rows} == {"female", "persons"}
    assert len(girls.rows) < len(pair.rows)


@pytest.mark.parametrize(
    ("areas", "says"),
    [
        ([BLACKPOOL], "2 to 6"),
        ([*MIX, area("region:E12000001")], "7 were named"),
        ([BLACKPOOL] * 2, "twice"),
    ],
)
def test_too_few_too_many_or_twice(areas, says):
    with pytest.raises(QuestionError, match=says):
        side_by_side(areas)


@pytest.mark.parametrize("slug", list(catalogue()))
def test_ranks_are_given_only_where_ranges_are(slug):
    record = indicator(slug)
    for level in record.levels:
        sex = record.sexes[0]
        period = max(Period.stored(text) for text in periods_of(slug, level))
        found = distribution(record, level, sex, period)
        if record.has_interval and not record.model_of and len(found.frame) >= 3:
            assert found.ranks is not None and found.ranks.of == found.frame["lower"].notna().sum()
        else:
            assert found.ranks is None and found.reason
        assert found.frame["value"].is_monotonic_increasing


def periods_of(slug: str, level: str) -> list[str]:
    from explorer.indicators.values import values  # noqa: PLC0415 -- for this check alone

    frame = values(slug)
    return frame.loc[frame["level"] == level, "period"].unique().tolist()


def test_where_blackpool_stands():
    found = standing(indicator(HLE), BLACKPOOL, "female", LATEST)
    assert (found.lower, found.of) == (1, 151)
    assert 20 < found.upper < 60
    text = rank_text(found)
    assert text.startswith("between 1st and ") and text.endswith(
        " lowest of 151 upper-tier local authorities"
    )


def test_life_expectancy_places_more_surely_than_healthy_life_expectancy():
    healthy = standing(indicator(HLE), BLACKPOOL, "male", LATEST)
    life = standing(
        indicator("life-expectancy"), BLACKPOOL, "male", Period.stored("2021-01-01/P3Y")
    )
    assert life.upper - life.lower < healthy.upper - healthy.lower


def test_a_series_is_the_published_one_and_its_trend_is_checked():
    found = series(indicator(HLE), BLACKPOOL, "female")
    assert len(found.points) == 12
    assert [point.value for point in found.points] == [
        now[0] for _, now in BLACKPOOL_GIRLS.values()
    ]
    assert found.line is not None and found.line.apart.has_range
    assert trend_text(found).startswith(
        ("Blackpool: no steady trend", "Blackpool: a straight line falls")
    )


def test_a_figure_can_move_without_a_steady_trend():
    # Girls in England: 63.9 in 2011 to 2013, level for years, then down to 61.3.
    found = series(indicator(HLE), area("country:E92000001"), "female")
    first, last = found.points[0], found.points[-1]
    assert difference(last.value, last.error, first.value, first.error).verdict == "lower"
    assert found.line.outcome == "no steady trend" and found.line.strays
    assert trend_text(found).startswith("England: no steady trend; ")


def test_a_change_between_windows_that_share_years_allows_for_it():
    plain = difference(61.0, 0.5, 60.0, 0.5)
    shared = difference(61.0, 0.5, 60.0, 0.5, 2 / 3)
    assert shared.upper - shared.lower == pytest.approx((plain.upper - plain.lower) / math.sqrt(3))


def test_a_unitary_authority_has_its_series_at_both_levels():
    record = indicator("life-expectancy-district-series")
    upper, lower = (
        series(record, register().area(level, "E06000009"), "male")
        for level in ("upper-tier", "district")
    )
    assert [one.value for one in upper.points] == [one.value for one in lower.points]
    assert upper.line is None and upper.reason


def test_a_share_is_compared_by_its_lopsided_limits():
    record = indicator(HLE)
    share = type(record)(**{**vars(record), "statistic": "proportion"})
    even, lopsided = (
        compare_of(one, (2.0, 1.0, 5.0), (10.0, 8.0, 13.0)) for one in (record, share)
    )
    assert even.upper - even.value == pytest.approx(even.value - even.lower)
    assert lopsided.lower == pytest.approx(-8 - math.hypot(1.0, 3.0))
    assert lopsided.upper == pytest.approx(-8 + math.hypot(3.0, 2.0))


def compare_of(record, first, second):
    from explorer.analysis.comparison import compare_estimates  # noqa: PLC0415 -- for this check alone
    from explorer.analysis.estimates import Estimate  # noqa: PLC0415

    a, b = (
        Estimate(one, *numbers, "", None, "", "", math.nan, math.nan, {})
        for one, numbers in ((BLACKPOOL, first), (area("upper-tier:E10000014"), second))
    )
    return compare_estimates(record, a, b, "female", LATEST).difference


def test_the_pair_agrees_with_the_table(pair):
    for row in pair.rows:
        found = next(
            one
            for one in compare(
                "Blackpool", "district:Winchester", row.indicator.slug, row.sex, row.period.iso
            )
        )
        assert found.difference == row.cells[1].comparison.difference or np.isnan(
            found.difference.p_value
        )
