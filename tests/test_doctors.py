"""Where doctors are short: analysis, words and the command."""

import json
import re

import pytest

from explorer.analysis.doctors.agreement import (
    access_readings,
    access_switches,
    agreement_table,
    area_agreement,
    area_readings,
    switches,
)
from explorer.analysis.doctors.beside import beside
from explorer.analysis.doctors.definitions import DEFINITIONS, area_row
from explorer.analysis.doctors.definitions import rows as rows_of
from explorer.analysis.doctors.left_out import dominant
from explorer.analysis.doctors.needed import allocate, area_needed, benchmark
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.practices import comings, practice_parts, practices_of
from explorer.analysis.doctors.practices import without as row_without
from explorer.analysis.doctors.readings import READINGS
from explorer.analysis.doctors.story import story
from explorer.analysis.doctors.two_way import two_way
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.words.doctors.answer import agreement_sentence
from explorer.words.doctors.needed import allocation_sentence, benchmark_words
from explorer.words.doctors.practices import beside_sentence, practice_line
from explorer.words.doctors.story import doctors_text, is_it_short, readings_sentence
from explorer.words.doctors.two_way import corner_sentence
from explorer.words.ranks import ordinal
from tests.golden import (
    GPS,
    PATIENTS,
)

LEVELS = ("region", "upper-tier", "district", "constituency", "icb")
KEYS = [
    "area_code", "area_name", "level", "definition", "year", "value", "unit", "patients_per_gp",
    "coverage", "practices", "largest_practice_share", "flag", "all_returns", "low", "high",
    "returned",
]  # fmt: skip
CAUSAL = re.compile(r"\b(because|due to|leads? to|caused?|worst)\b", re.IGNORECASE)


def area(level: str, name: str) -> Area:
    return next(one for one in register().level(level).values() if one.name == name)


HASTINGS, FULHAM = "Hastings and Rye", "Hammersmith and Fulham"


@pytest.mark.parametrize("level", LEVELS)
def test_agreement_over_five_definitions(level):
    table = agreement_table(level)
    assert {one.area for one in table} == set(register().level(level).values())
    for place, definition in enumerate(DEFINITIONS):
        column = [one.standings[place] for one in table]
        ranked = [one for one in column if one.row.ranked]
        assert all(one.row.definition == definition for one in column)
        assert {one.ranked for one in column} == {len(ranked)}
        # Under every reading a fifth has fewest; a verdict stands where all readings agree.
        for place_of in range(len(READINGS)):
            low = [one for one in ranked if one.fifths[place_of] == 1]
            assert len(low) >= -(-len(ranked) // 5)
        low = [one.row.value for one in ranked if one.fifth == 1]
        assert max(low) < min(one.row.value for one in ranked if one.fifth != 1)
        for one in ranked:
            assert one.fewest == ({1} == set(one.fifths))
            assert one.depends == (1 in one.fifths and not one.fewest)
            assert min(one.ranks) <= one.rank <= max(one.ranks)
    for one in table:
        assert one.depends == sum(standing.depends for standing in one.standings)
        assert one.count == sum(standing.fewest for standing in one.standings)
        assert one.of == sum(standing.row.ranked for standing in one.standings)


def test_a_marked_area_is_in_no_ranking():
    scilly = area_agreement(area("district", "Isles of Scilly"))
    assert (scilly.count, scilly.of, scilly.lowest_rank, scilly.highest_rank) == (0, 0, 0, 0)
    hull = area_agreement(area("district", "Kingston upon Hull, City of"))
    assert hull.standings[0].row.flag == "incomplete_return"
    assert hull.standings[0].rank == 0


def test_an_area_without_a_change_counts_of_four():
    hastings = area_agreement(area("constituency", HASTINGS))
    assert (hastings.count, hastings.of) == (4, 4)
    assert "fifth of constituencies on 4 of 4 definitions" in agreement_sentence(hastings)


def test_rank_ranges_hold_the_rank_and_hang_on_practices():
    for one in agreement_table("constituency"):
        for standing in one.standings[:3]:
            if standing.rank:
                assert standing.rank_lower <= standing.rank_upper
    fulham = area_agreement(area("district", FULHAM)).standings[0]
    camden = area_agreement(area("district", "Camden")).standings[0]
    assert fulham.rank_upper - fulham.rank_lower > camden.rank_upper - camden.rank_lower


@pytest.mark.parametrize("definition", ["raw", "carr-hill", "need"])
def test_practices_add_up_to_the_stored_figures(definition):
    for level in LEVELS:
        rows = {row.area.code: row for row in rows_of(level, definition)}
        again = {}
        for reading in READINGS:
            parts = practice_parts(level, definition, reading).groupby("area_code")
            sums = parts[["top", "bottom"]].sum()
            again[reading] = (1e5 * sums["top"] / sums["bottom"]).to_dict()
        for code, row in rows.items():
            if row.known:
                assert again["value"][code] == pytest.approx(row.value, rel=1e-5)
            assert again["all_returns"][code] == pytest.approx(row.all_returns, rel=1e-5)
            every = [each[code] for each in again.values() if code in each]
            assert (min(every), max(every)) == pytest.approx((row.low, row.high), rel=1e-5)


def test_one_practice_can_be_taken_out():
    wolds = area("constituency", "Bridlington and The Wolds")
    row, without = area_row(wolds, "raw"), row_without(wolds, "raw", ["B81069"])
    assert (round(row.value, 1), row.practices) == (41.3, 5)
    assert (round(without.value, 1), without.practices) == (48.1, 4)
    assert (without.low, without.high) == pytest.approx((without.value, without.value))
    assert story(wolds).without_largest == without
    assert row_without(area("district", "Blackpool"), "raw", ["B81069"]) is None
    with pytest.raises(QuestionError, match="Choose raw, carr-hill, need"):
        row_without(wolds, "access", ["B81069"])


def test_a_list_that_is_not_local_is_out_before_a_reader_asks():
    # GP at Hand: with every return on its own list the district would have 33.9.
    fulham = area("district", FULHAM)
    row = area_row(fulham, "raw")
    assert (round(row.value, 1), round(row.all_returns, 1)) == (45.7, 33.9)
    assert (row.flag, round(row.coverage), row.ranked) == ("incomplete_return", 70, True)
    hand = next(one for one in practices_of(fulham) if one.code == "E85124")
    assert (hand.flag, hand.left_out) == ("list_not_local", "list_not_local")
    assert row_without(fulham, "raw", ["E85124"]) is None
    assert dominant(fulham) == ()


def test_what_england_would_take():
    now, then = benchmark("england"), benchmark("england-2016")
    assert (round(now.rate, 2), round(then.rate, 2)) == (45.25, 51.50)
    every = (now.rates["all_returns"], then.rates["all_returns"])
    assert every == pytest.approx((44.57, 50.43), abs=0.005)
    (england,) = needed_of("country", "raw", now).areas
    assert (england.short, england.short_low, england.short_high) == (0, 0, 0)
    (england,) = needed_of("country", "raw", then).areas
    assert england.short == pytest.approx(61_934_806 * then.rate / 1e5 - 28_028.58, abs=0.1)
    by_all = PATIENTS * then.rates["all_returns"] / 1e5 - GPS
    assert england.short_low < by_all < england.short_high + 1


def test_shortfalls_grow_with_finer_levels_and_higher_goals():
    for definition in ("raw", "need"):
        goal = benchmark("england", definition)
        regions, seats = (
            needed_of(level, definition, goal).short for level in ("region", "constituency")
        )
        higher = needed_of("region", definition, benchmark("given", definition, 60.0))
        assert 0 < regions < seats
        assert higher.below == 9
        assert higher.short > regions


def test_a_constituency_by_hand():
    needed = area_needed(
        area("constituency", "Blackpool South"), "need", benchmark("england", "need")
    )
    # No return of its own is left out, so that England's average alone makes the span.
    parts = (141_984.6, 59.2756)
    assert needed.short == pytest.approx(parts[0] * 28_028.5759 / 61_934_806 - parts[1], abs=0.01)
    least = parts[0] * GPS / PATIENTS - parts[1]
    assert (needed.short_low, needed.short_high) == pytest.approx((least, needed.short), abs=0.01)


def test_places_are_spread_and_none_is_lost():
    total = needed_of("constituency", "need", benchmark("england", "need"))
    for places in (0, 1, 1000, 7500):
        shares = allocate(places, total)
        assert sum(share.places for share in shares) == places
        assert all(share.short > 0 for share in shares)
        assert all(share.places_low <= share.places <= share.places_high for share in shares)
    with pytest.raises(QuestionError, match="0 or more"):
        allocate(-1, total)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rows_of("district", "raws"), "Choose raw, carr-hill, need, change, access"),
        (lambda: rows_of("ward"), "There is no level 'ward'"),
        (lambda: rows_of("district", "carr-hill", "2019"), "Choose one of: 2022/23"),
        (lambda: benchmark("given"), "above 0"),
        (lambda: benchmark("wales"), "Choose england, england-2016, given"),
        (lambda: benchmark("england", "access"), "not by 'access'"),
        (lambda: two_way("constituency", "healthy-life-expectancy"), "by sex"),
        (
            lambda: two_way("constituency", "healthy-life-expectancy", "female"),
            "no figures of its own for constituencies",
        ),
        (lambda: two_way("district", "gps-per-100k-need"), "choose another"),
        (lambda: access_switches("district", "balanced", 20), "There are: balanced 5 km"),
    ],
)
def test_wrong_questions_say_what_would_work(call, message):
    with pytest.raises(QuestionError, match=re.escape(message)):
        call()


def test_every_year_there_is():
    values = {
        year: 1e5 / rows_of("country", "raw", str(year))[0].all_returns
        for year in (2016, 2024, 2026)
    }
    assert values == {
        2016: pytest.approx(1983, abs=0.6),
        2024: pytest.approx(2354.6, abs=0.1),
        2026: pytest.approx(2243.5, abs=0.1),
    }


def test_two_ways_and_the_hardest_corner():
    crossed = two_way("constituency", "imd-score")
    assert crossed.counts().sum() == 536
    assert crossed.counts().sum(axis=0).tolist() == [179, 179, 178]
    corner = crossed.corner
    assert len(corner) == crossed.counts()[0, 0]
    fewest, others = corner[0], [one for one in crossed.cells if one.doctors > 0]
    assert max(one.row.value for one in corner) < min(one.row.value for one in others)
    # The most deprived third is the hardest.
    assert min(one.value for one in corner) > max(one.value for one in others if one.other == 2)
    assert fewest.area.name == HASTINGS
    health = two_way("upper-tier", "healthy-life-expectancy", "female")
    assert max(one.value for one in health.corner) < 60
    sentence = corner_sentence(health)
    assert "lowest healthy life expectancy" in sentence
    assert sentence.count(",") <= 6


def test_areas_change_class_with_the_definition():
    changed = switches("constituency", "carr-hill", "need")
    assert 0 < len(changed) < 543
    assert all(one.before != one.after for one in changed)
    readings = access_readings("constituency")
    assert readings.shape == (543, 6)
    assert len(access_switches("constituency", "balanced", 10)) == 0
    assert len(access_switches("constituency", "balanced", 5)) > 50
    row = area_row(area("constituency", HASTINGS), "access")
    assert readings.loc[row.area.code, ("balanced", 10)] == pytest.approx(row.value, abs=1e-5)


def test_words_about_levels_and_places():
    goal = benchmark("england-2016", "need")
    total = needed_of("constituency", "need", goal)
    told = benchmark_words(goal)
    assert told == "England's average of 2015/16 (51.5 per 100,000 patients)"
    spread = allocation_sentence(allocate(1000, total))
    assert spread.startswith("1,000 places spread by shortfall over")
    assert allocation_sentence([]).startswith("No area is short")


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (11, "11th"),
        (12, "12th"),
        (113, "113th"),
        (122, "122nd"),
    ],
)
def test_ordinals(rank, text):
    assert ordinal(rank) == text


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("constituency", HASTINGS), ("district", FULHAM), ("district", "Isles of Scilly"),
        ("upper-tier", "Kingston upon Hull, City of"), ("country", "England"),
        ("region", "North East"),
    ],
)  # fmt: skip
def test_stories_keep_the_rules(level, name):
    told = doctors_text(story(area(level, name)))
    assert not CAUSAL.search(told)
    assert "nan" not in told.lower().split()
    assert told.count("This is arithmetic, not a forecast.") == 1
    assert "mergers cannot be identified" in told
    for line in told.splitlines():
        if re.search(r"\b\d+(st|nd|rd|th)\b", line):
            assert "between" in line
            assert line.count("between") == len(
                re.findall(r"\band \d[\d,]*(?:st|nd|rd|th)\b", line)
            )
    assert ("it is not sampling error" in told) == ("\nRank\n" in told)


def test_a_large_practice_is_told_with_what_it_hides():
    wolds = area("constituency", "Bridlington and The Wolds")
    told = is_it_short(story(wolds))
    assert (
        "One practice holds 47% of the area's patients, so the figure hangs on it. Without it: "
        "48.1 per 100,000 patients, or 2,077 patients per GP."
    ) in told
    assert (
        "It hangs on single returns: 36.4 to 41.3 by how they are read, 36.4 with every return "
        "on its own list."
    ) in told


def test_practices_say_what_is_wrong_with_them():
    flags = [one.flag for one in practices_of(area("country", "England"))]
    # Every return on its own list: 6,049. The two without a local list are told apart, and three
    # lists that emptied to one patient have GPs that count elsewhere.
    made = [one for one in practices_of(area("country", "England")) if one.gps > 0]
    assert sum(one.patients > 0 for one in made) == 6049
    assert (flags.count("unreliable"), flags.count("list_not_local")) == (100, 2)
    assert flags.count("") == 5942
    told = {one.flag: practice_line(one) for one in practices_of(area("country", "England"))}
    assert told["no_usable_return"].endswith("no usable return of its GPs")
    assert told["unreliable"].endswith(", far from all others")
    assert told["list_not_local"].endswith("its list is not, or may not be, local")
    assert re.search(r"its GPs are counted at [A-Z]\w+$", told["counted_elsewhere"])


def test_openings_and_closures_follow_the_register():
    found = comings(area("constituency", HASTINGS))
    assert (len(found.opened), len(found.closed)) == (0, 10)
    assert all("2015-09-30" <= day < "2024-01-01" for *_, day in found.closed)
    england = comings(area("country", "England"))
    assert len(england.closed) > 1000 > len(england.opened) > 50
    assert len(england.gone) == 247


def test_six_readings_of_what_residents_reach():
    readings = area_readings(area("constituency", HASTINGS))
    assert (readings[0].method, readings[0].catchment) == ("balanced", 10)
    assert all(one.fifth == 1 for one in readings)
    told = readings_sentence(readings)
    assert told.endswith("is among the fewest-doctored fifth on 6 of 6.")
    england = area_readings(area("country", "England"))
    assert {one.fifth for one in england} == {0}


def test_what_stands_beside_has_its_date_and_its_gaps():
    lines = [beside_sentence(one) for one in beside(area("upper-tier", "Northumberland"))]
    assert len(lines) == 6
    assert "by how returns are read" in lines[0]
    assert "80% of returns or answers known, 13 February 2026" in lines[2]
    assert lines[-1] == "Social care staff turnover: 30.2%, 2022/23."
    # Turnover is not published for constituencies.
    assert len(beside(area("constituency", HASTINGS))) == 5


@pytest.mark.parametrize("definition", ["raw", "carr-hill", "need", "change", "access"])
def test_the_command_for_a_level(run, definition):
    code, out, _ = run("doctors", "--level", "constituency", "--definition", definition, "--json")
    rows = json.loads(out)
    assert code == 0
    assert len(rows) == 543
    assert all(list(row) == KEYS for row in rows)
    assert {(row["definition"], row["year"], row["level"]) for row in rows} == {
        (definition, 2026, "constituency")
    }
    assert all(row["value"] is not None or row["flag"] for row in rows)


def test_the_command_for_a_year(run):
    code, out, _ = run("doctors", "--level", "country", "--year", "2024", "--json")
    (row,) = json.loads(out)
    assert (code, row["year"], round(1e5 / row["all_returns"], 1)) == (0, 2024, 2354.6)
    assert (row["practices"], row["returned"], row["flag"]) == (6160, 99.3, "")
    assert row["low"] <= row["all_returns"] <= row["value"] <= row["high"]


def test_the_command_for_an_area(run):
    code, out, _ = run("doctors", "constituency:Blackpool South", "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["definitions", "agreement", "needed", "practices"]
    assert [row["definition"] for row in found["definitions"]] == list(DEFINITIONS)
    assert all(list(row) == KEYS for row in found["definitions"])
    assert (found["agreement"]["fewest_fifth"], found["agreement"]["of"]) == (1, 5)
    assert set(found["needed"]) == {"england", "england-2016"}
    needed = found["needed"]["england"]["need"]
    assert (needed["gps_needed"], needed["gps_needed_low"], needed["gps_needed_high"]) == (
        pytest.approx(4.98, abs=0.01),
        pytest.approx(4.01, abs=0.01),
        pytest.approx(4.98, abs=0.01),
    )
    practices = found["practices"]
    assert len(practices) == 12
    gps, patients = (sum(one[key] for one in practices) for key in ("gps", "patients"))
    assert 1e5 * gps / patients == pytest.approx(found["definitions"][0]["value"], abs=1e-4)


def test_the_command_in_words(run):
    code, out, _ = run("doctors", "Blackpool")
    assert code == 0
    assert out.startswith("Blackpool is among the fewest-doctored fifth of upper-tier")
    assert "Blackpool was taken as upper-tier:E06000009" in out
    code, out, _ = run("doctors", "--level", "district")
    assert out.splitlines()[1].split() == [
        "24.8",
        "Hastings",
        "(one",
        "practice",
        "over",
        "a",
        "quarter)",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        (), ("Blackpool", "--level", "district"), ("Blackpool", "--year", "2024"), ("Atlantis",),
        ("--level", "ward"), ("--level", "district", "--definition", "best"),
        ("--level", "district", "--year", "1999"),
    ],
)  # fmt: skip
def test_wrong_words_exit_with_two(run, wrong):
    code, out, error = run("doctors", *wrong)
    assert (code, out) == (2, "")
    assert error.strip()
