"""One area's story: its figures, what stands out, areas like it, every scale; commands and files."""

import csv
import io
import json
import shutil
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from starlette.requests import Request

from explorer.analysis import similar as alike_module
from explorer.analysis.alike import beside_alike, comparable
from explorer.analysis.area import FALSE_SHARE, MOST, Row, _tested, story
from explorer.analysis.ladder import inside, ladder, steepest
from explorer.analysis.similar import similar
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Standard, indicator
from explorer.indicators.tables import table
from explorer.maps.locator import locator
from explorer.pages import area_files
from explorer.places.areas import Area, register
from explorer.statistics.comparison import HIGHER
from explorer.statistics.distributions import student_below
from tests.golden import HLE

BLACKPOOL, WINCHESTER, HASTINGS = (
    "upper-tier:E06000009", "district:E07000094", "constituency:E14001274",
)  # fmt: skip
LEVELS = ("region", "upper-tier", "district", "constituency", "icb")
# Two variables that every data root has, whatever else is held.
TWO = {"deprivation": ("imd-score",), "doctors": ("gps-per-100k",)}


def area(key: str) -> Area:
    return register().area(*key.split(":"))


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(alike_module, "VARIABLES", TWO)


# Who, and every figure ------------------------------------------------------------------


def test_who_lives_in_a_constituency_and_what_it_is_part_of():
    # Census 2021 and mid-2022: House of Commons Library; districts by Output Areas (ONS).
    found = story(area(HASTINGS))
    assert (found.people, found.people_day.words) == (104498, "30 June 2022")
    assert [one.name for one in found.parents] == ["South East", "England"]
    assert [(one.area.name, round(one.share, 2)) for one in found.across] == [
        ("Hastings", 0.87),
        ("Rother", 0.13),
    ]
    assert (found.member, found.member_day) == ("Helena Dollimore", "3 April 2026")


def test_a_place_at_two_levels_does_not_lie_in_itself():
    found = story(area("district:E06000009"))
    assert [one.key for one in found.parents] == ["region:E12000002", "country:E92000001"]
    assert [one.key for one in found.same] == [BLACKPOOL]


def test_own_and_borrowed_figures_and_what_our_model_says():
    (girls, _), (borrowed, _) = (story(area(key)).of(HLE) for key in (BLACKPOOL, WINCHESTER))
    assert (girls.estimate.value, girls.estimate.lower, girls.estimate.upper) == (51.8, 47.4, 56.1)
    assert girls.england.value == 61.3 and girls.estimate.verdict == "lower"
    assert girls.region.area.name == "North West"
    assert girls.modelled is None
    assert (borrowed.estimate.value, borrowed.estimate.measured_for.name) == (65.1, "Hampshire")
    assert borrowed.standing is None and not borrowed.series.points
    assert borrowed.modelled.estimate.value == pytest.approx(66.8, abs=0.05)


def test_every_indicator_of_an_area_is_told_once_or_is_missing():
    for key in (BLACKPOOL, WINCHESTER, HASTINGS, "icb:E54000048", "upper-tier:E09000001"):
        found = story(area(key))
        told = {row.indicator.slug for row in found.rows}
        missing = {one.indicator.slug for one in found.missing}
        assert told and not told & missing
        assert not any(one.indicator.model_of for one in found.rows)
        for one in found.missing:
            shown = found.area.level in data.levels_of(one.indicator)
            assert (one.reason != "level") == shown
            # Whoever is named instead has a figure.
            for part in one.parts:
                frame = data.history(one.indicator, part.area, one.indicator.sexes[0]).frame
                assert frame["value"].notna().any()


def test_a_standard_is_met_or_not():
    row = story(area(BLACKPOOL)).rows[0]
    assert row.meets_standard is None
    for direction, met in (("at_least", False), ("at_most", True)):
        standard = Standard(60.0, direction, "somebody", "2022")
        asked = replace(row, indicator=replace(row.indicator, standard=standard))
        assert asked.meets_standard is met


# What stands out ------------------------------------------------------------------------


def imagined(row: Row, value: float, error: float, peers: np.ndarray) -> Row:
    one = replace(
        row.estimate, value=value, lower=value - 1.96 * error, upper=value + 1.96 * error,
        measured_for=None,
    )  # fmt: skip
    frame = pd.DataFrame({"area_code": [f"X{k}" for k in range(len(peers))], "value": peers})
    return replace(row, estimate=one, distribution=replace(row.distribution, frame=frame))


def test_what_stands_out_is_tested_with_all_that_were_looked_at():
    """Welch's statistic, and Benjamini and Hochberg's step-up, worked out anew."""
    row = story(area(BLACKPOOL)).rows[0]
    fake = [area(BLACKPOOL)] * 10
    codes = [replace(one, code=f"X{k}") for k, one in enumerate(fake)]
    peers = np.arange(10.0)
    shifts = (0.0, 2.0, 4.0, 8.0, -9.0)
    found = _tested([imagined(row, 4.5 + shift, 1.0, peers) for shift in shifts], codes)
    error = np.sqrt(1.0 + peers.var(ddof=1) / 10)
    p = np.array([2 * student_below(-abs(shift) / error, 9) for shift in shifts])
    order = np.argsort(p)
    stepped = np.minimum.accumulate((p[order] * 5 / np.arange(1, 6))[::-1])[::-1]
    expected = np.empty(5)
    expected[order] = np.minimum(stepped, 1)
    assert [one.adjusted for one in found] == pytest.approx(list(expected), rel=1e-3)
    assert [one.mean for one in found] == [4.5] * 5
    assert [one.beyond for one in found] == [5, 7, 9, 10, 10]
    assert [one.difference.value for one in found] == pytest.approx(list(shifts))


def test_where_nothing_differs_something_stands_out_once_in_twenty_at_most():
    rng = np.random.default_rng(20261129)
    row = story(area(BLACKPOOL)).rows[0]
    codes = [replace(row.estimate.area, code=f"X{k}") for k in range(10)]
    found = 0
    for _ in range(300):
        # True values differ (sd 1) and are measured with error (sd 1): the area is one of them.
        rows = [
            imagined(row, *(rng.normal(0, 2**0.5), 2**0.5), rng.normal(0, 2**0.5, 10))
            for _ in range(12)
        ]
        found += any(one.adjusted <= FALSE_SHARE for one in _tested(rows, codes))
    assert found / 300 <= 0.08


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_named_is_of_its_own_has_a_range_and_leaves_zero_out(level):
    areas = list(register().level(level).values())
    for one in areas[:: max(1, len(areas) // 6)]:
        found = story(one)
        named = (*found.higher, *found.lower)
        assert len(found.higher) <= MOST and len(found.lower) <= MOST
        for each in named:
            assert each.row.estimate.measured_for is None and each.row.estimate.has_range
            assert each.adjusted <= FALSE_SHARE
            assert each.difference.lower > 0 or each.difference.upper < 0
        assert len(named) <= found.looked_at


# Areas like it --------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_a_is_as_far_from_b_as_b_from_a(level, two):
    areas = list(register().level(level).values())
    away = {one.code: similar(one, count=len(areas)) for one in areas[:6]}
    for first in areas[:6]:
        found = {one.area.code: one.distance for one in away[first.code].areas}
        assert first.code not in found
        distances = list(found.values())
        assert distances == sorted(distances)
        for second in areas[:6]:
            if second != first and second.code in found:
                back = {one.area.code: one.distance for one in away[second.code].areas}
                assert found[second.code] == pytest.approx(back[first.code])


def test_a_variable_left_out_counts_no_more(two):
    whole, without = similar(area(BLACKPOOL)), similar(area(BLACKPOOL), without=["doctors"])
    assert (whole.variables, without.variables) == (("deprivation", "doctors"), ("deprivation",))
    assert (without.left_out, without.held) == (("doctors",), ("deprivation", "doctors"))
    frame = data.figures("imd-score", "upper-tier").frame.set_index("area_code")["value"]
    apart = (frame - frame["E06000009"]).abs() / frame.std(ddof=0)
    nearest = apart.drop("E06000009").sort_values(kind="stable")
    assert [one.area.code for one in without.areas] == list(nearest.index[:10])
    assert [one.distance for one in without.areas] == pytest.approx(list(nearest[:10]))
    assert [one.area for one in whole.areas] != [one.area for one in without.areas]
    assert set(without.areas[0].variables) == {"imd-score"}


def test_what_cannot_be_left_out_is_said(two):
    with pytest.raises(QuestionError, match="There are: deprivation, doctors"):
        similar(area(BLACKPOOL), without=["weather"])
    with pytest.raises(QuestionError, match="Leave at least one"):
        similar(area(BLACKPOOL), without=["deprivation", "doctors"])
    with pytest.raises(QuestionError, match="one area or more"):
        similar(area(BLACKPOOL), count=0)


def test_what_is_not_held_is_not_used(monkeypatch):
    monkeypatch.setattr(alike_module, "VARIABLES", {**TWO, "weather": ("rain", "gps-per-100k")})
    assert similar(area(BLACKPOOL)).variables == ("deprivation", "doctors")
    monkeypatch.setattr(alike_module, "VARIABLES", {"weather": ("rain",)})
    found = similar(area(BLACKPOOL))
    assert found.areas == () and "Nothing is held" in found.reason
    assert story(area(BLACKPOOL)).looked_at == 0


def test_england_is_like_nothing_else():
    assert "too few areas" in similar(area("country:E92000001")).reason


def test_which_of_those_alike_do_better(two):
    found = story(area(BLACKPOOL))
    beside = beside_alike(found.alike, comparable(found))
    assert beside.row.indicator.slug == HLE and beside.better == HIGHER
    assert [one.a.area for one in beside.comparisons] == [one.area for one in found.alike.areas]
    for one in beside.comparisons:
        assert one.b.area == found.area
        assert one.difference.value == pytest.approx(one.a.value - one.b.value)
    better = beside.beyond(HIGHER)
    assert all(one.difference.lower > 0 for one in better)
    assert comparable(story(area("upper-tier:E09000001"))).estimate.measured_for is None


# Every scale ----------------------------------------------------------------------------


def test_one_measure_from_england_to_a_constituency():
    # English Indices of Deprivation 2025, Files 7 and 10: shares of neighbourhoods.
    found = story(area(HASTINGS))
    told = ladder(found.area, steepest(found.of("imd-most-deprived-tenth")))
    steps = [
        (one.estimate.area.name, round(one.share, 2), round(one.estimate.value, 1))
        for one in told.rungs
    ]
    assert steps == [
        ("England", 1, 10.0),
        ("South East", 1, 3.3),
        ("East Sussex", 1, 8.7),
        ("Hastings", 0.87, 34.0),
        ("Rother", 0.13, 5.2),
        ("Hastings and Rye", 1, 31.1),
    ]


def test_one_place_at_two_levels_is_one_step_and_many_parts_are_counted():
    found = story(area(BLACKPOOL))
    told = ladder(found.area, steepest(found.of("imd-most-deprived-tenth")))
    codes = [one.estimate.area.code for one in told.rungs]
    assert len(codes) == len(set(codes)) and told.more == 0
    county = story(area("upper-tier:E10000014"))
    wide = ladder(county.area, steepest(county.of("imd-most-deprived-tenth")))
    seats = [one for one in wide.rungs if one.estimate.area.level == "constituency"]
    assert len(seats) == 4 and wide.more > 0


def test_a_borrowed_figure_on_the_way_says_whose_it_is():
    found = story(area(WINCHESTER))
    told = ladder(found.area, found.of(HLE)[0])
    by_key = {one.estimate.area.key: one.estimate.measured_for for one in told.rungs}
    assert by_key["upper-tier:E10000014"] is None
    assert by_key[WINCHESTER].name == "Hampshire"


def test_the_last_step_is_the_neighbourhoods():
    # File 7 of the Indices of Deprivation 2025, by the best-fit look-up and by most people.
    found = inside(indicator("imd-score"), area(BLACKPOOL))
    assert (found.count, found.lowest, found.highest) == (94, 10.5, 91.27)
    assert (found.lower_quartile, found.median, found.upper_quartile) == (23.73, 36.23, 63.15)
    found = inside(indicator("imd-income"), area("constituency:E14001587"))
    assert (found.count, found.lowest, found.median, found.highest) == (59, 1.5, 8.8, 37.6)
    assert inside(indicator(HLE), area(WINCHESTER)) is None
    deprived = story(area(HASTINGS))
    both = (*deprived.of("imd-most-deprived-tenth"), *deprived.of("imd-score"))
    assert steepest(both).indicator.slug == "imd-score"


def test_neighbourhoods_are_counted_once_at_every_level():
    counts = {
        level: sum(
            inside(indicator("disabled"), one).count for one in register().level(level).values()
        )
        for level in LEVELS
    }
    assert set(counts.values()) == {33_755}
    frame = table("neighbourhoods-inside").frame
    steps = frame[["lowest", "lower_quartile", "median", "upper_quartile", "highest"]]
    assert (steps.diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_without_the_table_the_ladder_ends_before(linked_root):
    shutil.rmtree(linked_root / "indicators" / "_tables" / "neighbourhoods-inside")
    found = story(area(HASTINGS))
    assert ladder(found.area, found.of("imd-score")[0]).inside is None


# The small map --------------------------------------------------------------------------


def test_neighbours_share_a_border_both_ways():
    assert [one.area.name for one in locator(area(BLACKPOOL)).neighbours] == ["Lancashire"]
    assert locator(area("upper-tier:E06000046")).neighbours == ()  # the Isle of Wight
    regions = register().level("region").values()
    around = {one.code: {near.area.code for near in locator(one).neighbours} for one in regions}
    for code, near in around.items():
        assert near and all(code in around[other] for other in near)
    # Greater London lies between the East and the South East.
    assert around["E12000007"] == {"E12000006", "E12000008"}


@pytest.mark.parametrize("level", (*LEVELS, "country"))
def test_the_small_map_draws_an_area_and_names_stand_on_it(level):
    areas = list(register().level(level).values())
    for one in areas[:: max(1, len(areas) // 8)]:
        drawn = locator(one)
        assert drawn.svg.count('fill="#a8174f"'.upper().replace("FILL", "fill")) >= 1
        assert "<script" not in drawn.svg
        assert all(0 <= near.left <= 1 and 0 <= near.top <= 1 for near in drawn.neighbours)


# Commands -------------------------------------------------------------------------------


def test_the_command_tells_an_area(run):
    code, out, err = run("area", BLACKPOOL)
    assert (code, err) == (0, "")
    assert out.startswith("Blackpool, unitary authority\n142,708 people on 30 June 2023.")
    assert "A girl born in Blackpool can expect 51.8 healthy years (47.4 to 56.1)" in out
    code, out, _ = run("area", HASTINGS, "--json")
    told = json.loads(out)
    assert code == 0
    assert {"who", "parents", "overlaps", "headline", "stands_out", "rows", "missing"} <= set(told)
    assert told["who"]["member"] == "Helena Dollimore"
    assert told["overlaps"][0]["people"] == 91003
    first = told["rows"][0]
    assert (first["indicator"], first["value"], first["measured_for_name"]) == (
        HLE,
        59.9,
        "East Sussex",
    )
    assert first["modelled"]["lower"] < first["modelled"]["value"] < first["modelled"]["upper"]
    reasons = {one["indicator"]: one["reason"] for one in told["missing"]}
    assert reasons["life-expectancy"] == "level"


def test_the_command_says_what_a_name_was_taken_for_and_what_an_area_became(run):
    _, out, err = run("area", "Winchester")
    assert "Winchester, district" in out and "constituency:E14001587" in err
    _, out, err = run("area", "Allerdale")
    assert "Cumberland" in out and "Allerdale (E07000026) is a former area" in err
    code, out, err = run("area", "Cumbria County Council")
    assert (code, out) == (2, "") and "Westmorland and Furness" in err
    code, _, err = run("area", "qqqq")
    assert code == 2 and "Traceback" not in err


def test_the_command_lists_areas_alike(run, two):
    code, out, _ = run("similar", "Blackpool", "--count", "3", "--json")
    told = json.loads(out)
    assert code == 0 and len(told) == 3
    assert list(told[0]) == ["area_code", "area_name", "distance", "variables"]
    assert set(told[0]["variables"]) == {"imd-score", "gps-per-100k"}
    code, out, _ = run("similar", "Blackpool", "--without", "doctors")
    assert code == 0 and out.count("upper-tier:") == 10
    code, _, err = run("similar", "Blackpool", "--without", "weather")
    assert code == 2 and "There is no variable 'weather'" in err


def test_indicators_of_a_theme_with_their_standard(run):
    code, out, _ = run("indicators", "--theme", "money", "--json")
    told = json.loads(out)
    assert code == 0
    assert {"imd-score", "imd-most-deprived-tenth"} <= {one["slug"] for one in told}
    assert {one["theme"] for one in told} == {"money"}
    assert all("standard" in one for one in told)
    code, _, err = run("indicators", "--theme", "weather")
    assert code == 2 and "weather" in err


# The series as a file -------------------------------------------------------------------


def got(query: str):
    (route,) = area_files.routes()
    scope = {
        "type": "http", "method": "GET", "path": route.path, "headers": [],
        "query_string": query.encode(),
    }  # fmt: skip
    return route.endpoint(Request(scope))


def test_the_file_of_a_series_has_every_period_and_whose_figures_they_are():
    answer = got(f"indicator={HLE}&area={WINCHESTER}&sex=female")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode())))
    assert answer.status_code == 200
    assert (
        "healthy-life-expectancy-district-E07000094-female.csv"
        in (answer.headers["content-disposition"])
    )
    assert [row["period"] for row in rows] == sorted(row["period"] for row in rows)
    assert rows[-1]["period"] == "2022-01-01/P3Y"
    assert (rows[-1]["value"], rows[-1]["lower"], rows[-1]["upper"]) == ("65.1", "63", "67.3")
    assert {row["measured_for_name"] for row in rows} == {"Hampshire"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "indicator=nothing&area=region:E12000001",
        f"indicator={HLE}&area=region:E99&sex=female",
        f"indicator={HLE}&area=region:E12000001&sex=persons",
        f"indicator={HLE}&area=upper-tier:E09000001&sex=female&x=<b>",
        "indicator=social-care-turnover&area=region:E12000001",
    ],
)
def test_a_series_that_is_none_is_said(query):
    answer = got(query)
    assert answer.status_code in (200, 404)
    if answer.status_code == 404:
        assert answer.media_type == "text/plain" and answer.body
