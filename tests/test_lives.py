"""Longer or healthier lives, revisions and the gradient, on the published figures."""

import json
import math
from itertools import pairwise

import pytest

from explorer.analysis.gradient import gradient, gradients
from explorer.analysis.parts import split
from explorer.analysis.revisions import revisions
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue, indicator, newest, releases, whole_of
from explorer.periods import Period
from explorer.words.parts import parts_notes, parts_text

HLE = "healthy-life-expectancy"
P2021 = Period.stored("2021-01-01/P3Y")


def test_the_regional_gap_split_by_hand():
    # Published for girls, 2021 to 2023: South East 64.4 of 84.1 years, North East 57.5 of 81.4.
    found = split("South East", "North East", "female")[0]
    assert found.period == P2021
    assert (found.a.healthy.value, found.b.healthy.value) == (64.4, 57.5)
    assert (found.a.whole.value, found.b.whole.value) == (84.1, 81.4)
    length = (84.1 - 81.4) * (64.4 / 84.1 + 57.5 / 81.4) / 2
    assert found.parts.gap.value == pytest.approx(6.9)
    assert found.parts.length.value == pytest.approx(length)
    assert found.parts.health.value == pytest.approx(6.9 - length)
    assert found.parts.health.lower > 0 and found.parts.length.lower > 0


def test_what_is_assumed_of_the_deaths_hardly_moves_the_limits():
    for one in split("Blackpool", "Hampshire"):
        width = one.parts.health.upper - one.parts.health.lower
        unshared = one.unshared.health.upper - one.unshared.health.lower
        assert width < unshared < 1.02 * width
        assert one.parts.gap == one.unshared.gap


def test_a_district_is_split_by_the_figures_of_the_area_that_was_measured():
    winchester, hampshire = split("Blackpool", "Winchester"), split("Blackpool", "Hampshire")
    for one, other in zip(winchester, hampshire, strict=True):
        assert one.parts == other.parts
        assert one.b.area.name == "Winchester" and one.b.measured.name == "Hampshire"
    assert "Hampshire, which contains Winchester" in parts_text(winchester[0])


def test_care_boards_are_published_for_different_periods(run):
    code, out, _ = run("parts", "Surrey Heartlands", "South Yorkshire", "--json")
    assert code == 0
    for one in json.loads(out):
        assert one["gap"] is None and one["length"] is None and one["period"] is None
        assert "2022 to 2024" in one["reason"] and "2021 to 2023" in one["reason"]


def test_two_places_with_one_figure_have_no_gap_to_split():
    found = split("Winchester", "Hampshire", "male")[0]
    assert found.parts is None and "Hampshire" in found.reason


def test_what_is_not_independent_is_said():
    inside = split("Blackpool", "England", "female")[0]
    assert inside.overlap.first_share == 1
    assert "not independent" in parts_notes(inside)[0]
    modelled = split("Blackpool", "Lancashire", "female")[0]
    assert modelled.one_model.name == "North West"
    assert split("Blackpool", "Hampshire", "female")[0].one_model is None


def test_every_pair_of_regions_splits_exactly():
    names = ["North East", "North West", "London", "South West", "East of England"]
    for a, b in pairwise(names):
        for one in split(a, b):
            parts = one.parts
            assert parts.length.value + parts.health.value == pytest.approx(parts.gap.value)


def test_parts_as_json(run):
    code, out, _ = run("parts", "South East", "North East", "--sex", "female", "--json")
    assert code == 0
    (one,) = json.loads(out)
    assert (one["indicator"], one["level"], one["sex"]) == (HLE, "region", "female")
    assert one["period"] == "2021-01-01/P3Y"
    assert one["a"]["life_expectancy"] == {"value": 84.1, "lower": 84.0, "upper": 84.1}
    assert set(one["gap"]) == {"value", "lower", "upper"}
    assert one["length"]["value"] + one["health"]["value"] == pytest.approx(one["gap"]["value"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("parts", "Blackpool", "Hampshire", "--period", "2011-2013"), "2021-2023"),
        (("parts", "Blackpool", "Hampshire", "--sex", "girls"), "choose female or male"),
        (("parts", "Blackpol", "Hampshire"), "Did you mean"),
        (("revisions", "Blackpool", "--sex", "persons"), "choose female or male"),
        (("gradient", "--sex", "persons"), "choose female or male"),
        (("gradient", "--period", "1999"), "fits no published period"),
    ],
)
def test_wrong_words_are_answered(run, arguments, says):
    code, out, errors = run(*arguments)
    assert (code, out) == (2, "")
    assert says in errors


def test_only_what_is_a_share_of_life_can_be_split():
    assert whole_of(indicator(HLE)).slug == "life-expectancy"
    with pytest.raises(QuestionError, match="cannot be split"):
        split("Blackpool", "Hampshire", slug="healthy-life-expectancy-2022-release")


def test_blackpool_and_hampshire_in_every_release():
    # 54 and 66 of 2023, and what they read in later releases.
    period = Period.stored("2018-01-01/P3Y")
    blackpool = revisions("Blackpool", "female").row("female", period)
    winchester = revisions("Winchester", "female").row("female", period)
    assert [one.value for one in blackpool.entries] == [54.29, 54.75, 54.7]
    assert (blackpool.entries[0].lower, blackpool.entries[0].upper) == (51.99, 56.60)
    assert [one.value for one in winchester.entries][::2] == [66.11, 67.4]
    assert {one.measured_for.name for one in winchester.entries} == {"Hampshire"}
    assert blackpool.moved == pytest.approx(0.41)
    assert revisions("Blackpool").row("female", Period.stored("1990-01-01/P3Y")) is None


def test_the_newest_period_stands_in_one_release_alone():
    last = revisions("South East", "male").rows[-1]
    assert last.period.short == "2022-2024"
    assert len(last.entries) == 1 and math.isnan(last.moved)


def test_revisions_as_json(run):
    _, out, _ = run("revisions", "Barking and Dagenham", "--json")
    rows = json.loads(out)
    assert len(rows) == 2 * (8 + 11 + 12)
    assert {row["series"] for row in rows} == {HLE}
    bare = [row for row in rows if row["lower"] is None]
    assert [(row["sex"], row["period"], row["release"]) for row in bare] == [
        ("male", "2020-01-01/P3Y", "2024-12")
    ]
    assert all(row["how"] for row in rows)


def test_what_the_newest_release_says_of_its_own_revision_is_so():
    # Its record says that 2011 to 2013 and 2012 to 2014 moved most from December 2024.
    from explorer.indicators.values import values  # noqa: PLC0415 -- for this check alone

    keys = ["level", "area_code", "period", "sex"]
    old, new = (values(slug).set_index(keys)["value"] for slug in (f"{HLE}-2024-release", HLE))
    moved = (new - old).abs().dropna()
    by_period = moved.groupby("period").max().sort_values(ascending=False)
    assert set(by_period.index[:2]) == {"2011-01-01/P3Y", "2012-01-01/P3Y"}
    assert by_period.iloc[2] < 0.2 < by_period.iloc[1]


def test_releases_stand_in_order_and_only_the_newest_is_compared():
    assert [one.release for one in releases(HLE)] == ["2022-03-04", "2024-12", "2026-02-19"]
    assert HLE in {one.slug for one in newest()}
    assert len(newest()) == len({one.series for one in catalogue().values()})


def test_the_gradient_by_hand():
    found = gradient("male")
    assert found.period.short == "2022-2024"
    assert (found.values[0], found.values[-1]) == (49.8, 69.2)
    assert found.ends == pytest.approx(19.4)
    # Equal groups: ranks 0.05 to 0.95, slope = sum((r - 0.5) y) / sum((r - 0.5)^2).
    ranks = [0.05 + 0.1 * place for place in range(10)]
    slope = sum((r - 0.5) * y for r, y in zip(ranks, found.values, strict=True)) / 0.825
    assert found.slope.sii.value == pytest.approx(slope)
    mean = sum(found.values) / 10
    assert found.slope.rii.value == pytest.approx((mean + slope / 2) / (mean - slope / 2))
    assert not found.slope.sii.has_range and found.reason.startswith("No range is published")


def test_healthy_years_rise_with_every_tenth_in_the_periods_that_were_inspected():
    for sex in ("female", "male"):
        series = gradients(sex)
        assert len(series) == 10
        for one in series:
            if one.period.short in ("2018-2020", "2022-2024"):
                assert list(one.values) == sorted(one.values)


def test_the_gradient_as_json_has_no_limits(run):
    _, out, _ = run("gradient", "--json", "--period", "2018-2020")
    rows = json.loads(out)
    assert [row["sex"] for row in rows] == ["female", "male"]
    assert all(len(row["deciles"]) == 10 for row in rows)
    assert all(row["sii"]["lower"] is None and row["reason"] for row in rows)
