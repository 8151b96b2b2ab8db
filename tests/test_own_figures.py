"""Areas of one's own: sums are those of the real areas that they are made of."""

import math
import random

import numpy as np
import pytest

from explorer.analysis.own.figures import (
    Added,
    NotAdded,
    add_up,
    beside,
    england,
    figures,
    rules_of,
)
from explorer.analysis.own.ground import ground
from explorer.analysis.own.made import Made, made
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator, newest
from explorer.indicators.microdata import table
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS

# A stored value has at least so many decimals; that of shares of districts, as published, has two.
NEAR = 0.0051
COASTS = ("E06000009", "E07000119", "E07000128")


def area(key: str) -> Area:
    level, _, code = key.partition(":")
    return register().area(level, code)


def districts(*codes: str) -> Made:
    return made("", [area(f"district:{code}") for code in codes])


def every_neighbourhood_of(one: Area) -> Made:
    """A real area told by its neighbourhoods alone, where it has none in part."""
    land = ground()
    return made("", rows=np.unique(land.of[land.of_area(one.level, one.code)]).tolist())


def latest(record, one: Area) -> tuple[str, float] | None:
    """A real area's own figure in its latest period, read without the code that adds up."""
    held = data.history(record, one, record.sexes[0])
    frame = held.frame
    if held.measured_for is not None or frame.empty:
        return None
    row = frame.iloc[-1]
    return row["period"], row["value"]


@pytest.mark.parametrize(
    "key",
    [
        "district:E06000009", "district:E07000128", "district:E09000001", "district:E06000053",
        "district:E08000025", "district:E07000094", "upper-tier:E10000017", "upper-tier:E10000014",
        "region:E12000001", "region:E12000007", "country:E92000001",
    ],
)  # fmt: skip
def test_all_neighbourhoods_of_a_real_area_give_its_own_figures(key: str):
    real = area(key)
    own = every_neighbourhood_of(real)
    checked = 0
    for record in newest():
        found, published = add_up(own, record), latest(record, real)
        if isinstance(found, NotAdded) or published is None:
            continue
        period, value = published
        if found.period.iso != period:
            continue
        assert found.value == pytest.approx(value, abs=NEAR, nan_ok=True), record.slug
        checked += 1
    assert checked >= (20 if key.startswith("country") else 25)


@pytest.mark.parametrize("code", ["E14001105", "E14001587", "E14001063", "E14001172"])
def test_a_whole_constituency_gives_its_own_figures(code: str):
    # Its neighbourhoods may be cut by its border: it is chosen as a whole.
    real = area(f"constituency:{code}")
    own = made("", [real])
    checked = 0
    for record in newest():
        found, published = add_up(own, record), latest(record, real)
        if isinstance(found, NotAdded) or published is None or found.period.iso != published[0]:
            continue
        assert found.value == pytest.approx(published[1], abs=NEAR, nan_ok=True), record.slug
        checked += 1
    assert checked >= 25


def test_an_area_that_is_a_real_one_has_all_its_published_figures():
    found = figures(every_neighbourhood_of(area("district:E06000009")))
    own = {(one.indicator.slug, one.sex): one for one in found.added}
    # A girl born in Blackpool: it cannot be added up, and need not be.
    girls = own["healthy-life-expectancy", "female"]
    assert round(girls.value, 1) == 51.8 and girls.how == "real"
    assert (round(girls.lower, 1), round(girls.upper, 1)) == (47.4, 56.1)


def test_order_repetition_and_the_way_of_choosing_do_not_matter():
    first = districts(*COASTS)
    shuffled = [area(f"district:{code}") for code in (*COASTS[::-1], COASTS[1])]
    rows = every_neighbourhood_of(area("district:E07000119")).rows
    doubled = made("", [*shuffled, area("upper-tier:E06000009")], rows)
    assert doubled.areas == first.areas
    assert (doubled.pieces == first.pieces).all()
    told = {one.indicator.slug: one.value for one in figures(first).added}
    again = {one.indicator.slug: one.value for one in figures(doubled).added}
    assert told.keys() == again.keys()
    for slug, value in told.items():
        assert again[slug] == pytest.approx(value, nan_ok=True)
    # Fylde's 45 neighbourhoods stand in two parts, and count once.
    assert doubled.doubled == len(rows) and first.doubled == 0


@pytest.mark.parametrize("seed", range(4))
def test_counts_of_two_parts_are_the_sum_and_a_union_counts_once(seed: int):
    draw = random.Random(seed)
    size = len(ground().neighbourhoods)
    first, second = (set(draw.sample(range(size), 400)) for _ in range(2))
    parts = [made("", rows=one) for one in (first, second, first | second, first & second)]
    for slug in ("disabled", "aged-65-and-over", "rural", "core20", "pharmacies-per-100k"):
        a, b, union, both = (add_up(one, indicator(slug)) for one in parts)
        assert isinstance(union, Added) and isinstance(a, Added) and isinstance(b, Added)
        shared = both.numerator if isinstance(both, Added) and both.denominator else 0
        assert union.numerator == pytest.approx(a.numerator + b.numerator - shared)


def test_districts_and_constituencies_overlap_through_neighbourhoods():
    # Both Blackpool seats have parts of the district; the district adds what they leave.
    seats = [area("constituency:E14001104"), area("constituency:E14001105")]
    both = made("", [*seats, area("district:E06000009")])
    assert both.doubled > 80
    assert both.people < made("", seats).people + districts("E06000009").people
    assert (both.pieces >= made("", seats).pieces).all()


def test_england_whole_gives_englands_figures():
    whole = made("", register().level("region").values())
    assert whole.pieces.all()
    for slug in ("gps-per-100k", "gps-per-100k-need", "gps-per-100k-access", "imd-score"):
        found = add_up(whole, indicator(slug))
        assert isinstance(found, Added)
        assert found.value == pytest.approx(beside(found, england()), abs=1e-5), slug


def test_what_is_held_for_whole_areas_only_is_named_with_them():
    part = made("", rows=[0, 1, 2])
    missing = {one.indicator.slug: one for one in figures(part).missing}
    assert missing["aged-under-16"].reason == "whole"
    assert "district" in missing["aged-under-16"].levels
    assert missing["fuel-poverty"].levels == ("region", "constituency")
    assert missing["turnout-2024"].levels == ("constituency",)
    assert missing["ae-four-hours"].levels == ("icb",)
    # The same as whole seats can be added up.
    seats = made("", [area("constituency:E14001104"), area("constituency:E14001105")])
    told = {one.indicator.slug: one for one in figures(seats).added}
    assert {"fuel-poverty", "turnout-2024", "health-bad", "aged-under-16"} <= told.keys()


def test_life_rates_surveys_and_models_are_never_averaged():
    found = figures(districts(*COASTS))
    reasons = {one.indicator.slug: one.reason for one in found.missing}
    assert reasons["healthy-life-expectancy"] == reasons["life-expectancy"] == "life"
    assert reasons["deaths-preventable"] == "standardised"
    assert reasons["smoking"] == "survey" and reasons["majority-2024"] == "one_seat"
    assert reasons["healthy-life-expectancy-modelled"] == "modelled"
    assert not any(one.how == "real" for one in found.added)


def test_every_indicator_has_a_rule_or_a_reason():
    told = {slug: rules_of(record) for slug, record in catalogue().items()}
    for slug, ways in told.items():
        assert ways, slug
        assert all((way.how == "none") == bool(way.reason) for way in ways), slug
        # What its record forbids is added up by no rule but the change, which is made of two sums.
        if any(way.how != "none" for way in ways) and slug != "gps-per-100k-change":
            assert indicator(slug).aggregation != "not_allowed", slug


def test_shares_of_a_month_have_the_range_of_real_areas_and_counts_none():
    found = {one.indicator.slug: one for one in figures(districts(*COASTS)).added}
    waits = found["gp-same-day"]
    share, total = waits.numerator / waits.denominator, waits.denominator
    # Wilson (1927), worked out here by hand.
    z = 1.959964
    middle = (share + z**2 / (2 * total)) / (1 + z**2 / total)
    half = z * math.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / (1 + z**2 / total)
    assert waits.lower == pytest.approx(100 * (middle - half), abs=1e-4)
    assert waits.upper == pytest.approx(100 * (middle + half), abs=1e-4)
    assert not found["disabled"].has_range


def test_a_place_without_a_practice_has_no_rate_and_one_with_few_is_marked():
    land = ground()

    frame = table("own", "sited")
    frame = frame[frame["indicator"].eq("gps-per-100k") & frame["period"].eq("2026-05-31/P1D")]
    with_practice = set(land.of[frame["piece"][frame["piece"].ge(0)]].tolist())
    bare = next(row for row in range(len(land.neighbourhoods)) if row not in with_practice)
    nothing = add_up(made("", rows=[bare]), indicator("gps-per-100k"))
    assert isinstance(nothing, Added) and math.isnan(nothing.value)
    assert nothing.flag == "incomplete_return"
    # A pharmacy that is not there is 0, not missing.
    none_there = add_up(made("", rows=[bare]), indicator("dental-practices-new-adults"))
    assert isinstance(none_there, Added) and (none_there.value == 0 or math.isnan(none_there.value))


def test_rules_name_indicators_columns_and_levels_that_there_are():
    rules, columns = table("own", "rules"), set(table("own", "neighbourhoods").columns)
    assert set(rules["indicator"]) == set(catalogue())
    assert set(" ".join(rules["levels"]).split()) <= {one.slug for one in LEVELS}
    of_neighbourhoods = rules[rules["how"].isin(["sums", "weighted", "neighbourhoods", "need"])]
    named = {*of_neighbourhoods["numerator"], *of_neighbourhoods["denominator"]} - {""}
    assert named <= columns
    by_people = rules[rules["how"].eq("areas_weighted")]
    assert set(by_people["denominator"]) <= set(table("own", "units").columns)
    assert not rules[rules["how"].eq("none")]["indicator"].duplicated().any()
