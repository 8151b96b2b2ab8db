"""The page "Doctors" as Streamlit runs it, its view, and its figures against the analysis."""

import csv
import io
import math
import re
import urllib.error
import urllib.request
from itertools import product

import pytest

from explorer.analysis.doctors.agreement import agreement_table, area_agreement, switched
from explorer.analysis.doctors.agreement import counts as counts_of
from explorer.analysis.doctors.definitions import area_row, trend
from explorer.analysis.doctors.definitions import rows as rows_of
from explorer.analysis.doctors.distributions import distributions
from explorer.analysis.doctors.left_out import agreement_without, dominant, needed_without
from explorer.analysis.doctors.needed import allocate, area_needed, benchmark
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.practices import practices_of
from explorer.analysis.doctors.story import story
from explorer.analysis.doctors.two_way import two_way
from explorer.maps.categories import NO_CLASS
from explorer.places.areas import Area, register
from explorer.questions.blocks import Nine
from explorer.questions.doctors import maps as doctors_maps
from explorer.questions.doctors.page import page as page_of
from explorer.questions.doctors.shared import agreement_address, practices_address
from explorer.questions.doctors.view import COLOURS, LEVELS, DoctorsView, others, read, switches_of
from explorer.questions.page import every
from explorer.words.doctors.terms import definition_value
from tests.test_page import page, text

BLACKPOOL = "constituency:E14001104"
FULHAM = "upper-tier:E09000013"
WOLDS = "constituency:E14001127"


def area(key: str) -> Area:
    return register().area(*key.split(":"))


def main_map(view):
    return doctors_maps.main_map(view, doctors_maps.agreements(view.level))


def test_it_opens_on_the_answer():
    app = page(page="doctors")
    assert not app.exception
    shown = text(app)
    found = area_agreement(area(BLACKPOOL))
    # The change since 2015/16 has no figure: too many returns of that year cannot be so.
    assert (found.count, found.depends, found.of) == (4, 0, 4)
    assert "Blackpool North and Fleetwood: in the fewest-doctored fifth on 4 of 4" in shown
    raw = found.standings[0].row
    assert f"{raw.value:.1f} GPs per 100,000 patients, one for {raw.patients_per_gp:,.0f}" in shown
    for one in found.standings:
        assert definition_value(one.row) in shown
    # How sure: the range of ranks stands there as the analysis has it.
    assert "between 54th and 66th lowest of 536 by plain count" in shown
    first = found.standings[0]
    span = (math.floor(first.rank_lower), math.ceil(first.rank_upper))
    assert re.search(
        rf"between {span[0]}\w\w and {span[1]}\w\w lowest of 536 by plain count", shown
    )
    assert "they are not sampling error" in shown
    for one in story(area(BLACKPOOL)).needed:
        assert f"{one.short:.1f} more ({one.short_low:.1f} to {one.short_high:.1f})" in shown
    assert "arithmetic, not a forecast" in shown


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_colour_and_comparison_shows(level):
    first = read({"level": level})[0]
    for other in others(level):
        app = page(page="doctors", **(first.against(other).to_query()))
        assert not app.exception, (level, other)
        assert 'hge-problem"' not in text(app)
    table = agreement_table(level)
    for colour in COLOURS:
        for to in ("", *switches_of(colour)):
            view = first.coloured(colour).switching(to)
            shown = main_map(view)
            assert len(shown.kinds) == len(shown.sentences) == len(table)
            assert set(shown.kinds) <= {NO_CLASS, *range(len(shown.fills))}


def test_the_map_counts_what_the_table_counts():
    shown = main_map(read({})[0])
    table = agreement_table("constituency")
    for count, number in counts_of("constituency").items():
        # Classes with lines are the same ones where it depends on single returns.
        assert shown.kinds.count(count) + shown.kinds.count(count + 6) == number
        assert shown.counts[count] == number
        assert number or count
    lined = sum(kind > 5 for kind in shown.kinds)
    assert lined == sum(one.depends > 0 for one in table) > 0
    assert shown.rows == [(9, f"on one or more, it depends on single returns: {lined}")]
    assert [fill.lined for fill in shown.fills] == [False] * 6 + [True] * 6
    raw = main_map(read({"colour": "raw"})[0])
    ranked = [one for one in rows_of("constituency") if one.ranked]
    assert sum(kind != NO_CLASS for kind in raw.kinds) == len(ranked)
    # Class 4 is the darkest: the fewest-doctored fifth, the lowest fifth rounded up.
    assert raw.counts[4] == -(-len(ranked) // 5)
    depends = sum(one.standings[0].depends for one in table)
    assert sum(kind > 4 for kind in raw.kinds) == depends > 0


@pytest.mark.parametrize(("colour", "to"), [("raw", "need"), ("access", "enhanced-5")])
def test_a_switch_colours_those_that_change(colour, to):
    shown = main_map(read({"colour": colour, "to": to})[0])
    moved = switched("constituency", colour, to)
    enters, leaves = (
        {one.area.code for one in moved if getattr(one, side) == 1} for side in ("after", "before")
    )
    codes = list(register().level("constituency"))
    assert {codes[k] for k, kind in enumerate(shown.kinds) if kind == 4} == enters
    assert {codes[k] for k, kind in enumerate(shown.kinds) if kind == 3} == leaves
    assert enters and leaves and not enters & leaves


def test_the_two_way_map_has_the_hardest_corner_darkest():
    cross = two_way("constituency", "imd-score")
    shown = doctors_maps.two_way_map(cross, None)
    codes = list(register().level("constituency"))
    corner = {codes[k] for k, kind in enumerate(shown.kinds) if kind == 8}
    assert corner == {one.area.code for one in cross.corner}
    assert shown.fills[8].text == "fewest GPs, most deprived"
    assert shown.fills[8].colour == "#2B1B1B"
    # The square beside it has each number in the map's colour.
    (square,) = [one for one in every(page_of(read({})[0]).blocks) if isinstance(one, Nine)]
    told = {
        colour: count
        for colours, counts in zip(square.colours, square.counts, strict=True)
        for colour, count in zip(colours, counts, strict=True)
    }
    assert told == {fill.colour: shown.kinds.count(k) for k, fill in enumerate(shown.fills)}


def test_a_dominant_practice_can_be_left_out_by_the_reader():
    wolds = area(WOLDS)
    practice = dominant(wolds)[0]
    assert (practice.code, round(practice.received, 1)) == ("B81069", 4.4)
    codes = {one.code for one in dominant(wolds)}
    kept, out = (page(page="doctors", area=WOLDS, without=one) for one in "01")
    assert "Wolds: in the fewest-doctored fifth on 2 of 4 definitions, on 2 more it depends" in (
        text(kept)
    )
    # By hand from the records of single practices, with what it received.
    here = [one for one in practices_of(wolds) if not one.flag and one.code not in codes]
    gps, patients = (
        sum(one.gps + one.received for one in here),
        sum(one.patients for one in here),
    )
    assert f"{100_000 * gps / patients:.1f} GPs" in text(out)
    needed = needed_without(area_needed(wolds, "raw", benchmark("given", rate=60)), codes)
    assert needed.short == pytest.approx(60e-5 * patients - gps)
    kept.toggle(key="without").set_value(True).run()
    assert kept.query_params["without"] == "1"
    assert not kept.exception


def test_a_list_that_is_not_local_is_left_out_and_told():
    shown = text(page(page="doctors", area=FULHAM))
    assert "By how single returns are read 33.9 to 45.7." in shown
    assert "left out: its list is not, or may not be, local" in shown


def test_leaving_out_marks_what_then_rests_on_too_little():
    few = next(
        one for one in rows_of("district") if one.known and one.practices == 3 and one.hangs_on_one
    )
    codes = {one.code for one in dominant(few.area)}
    found = agreement_without(few.area, codes)
    assert found.standings[0].row.flag == "small_numbers"
    assert not found.standings[0].rank


def test_the_reader_sets_a_level_and_spreads_places():
    app = page(page="doctors", area=BLACKPOOL)
    app.number_input(key="rate").set_value(60.0).run()
    assert app.query_params["rate"] == "60"
    total = needed_of("constituency", "raw", benchmark("given", rate=60))
    here = area_needed(area(BLACKPOOL), "raw", total.benchmark)
    assert f"{here.short:.1f} more" in text(app)
    assert f"{total.short:,.0f}" in text(app)
    app.number_input(key="places").set_value(7500).run()
    spread = allocate(7500, needed_of("constituency", "need", benchmark("england", "need")))
    assert sum(one.places for one in spread) == 7500
    mine = next(one for one in spread if one.area == area(BLACKPOOL))
    assert mine.places_low < mine.places_high
    span = f"{mine.places:,} ({mine.places_low:,} to {mine.places_high:,})"
    assert f"would get {span} by need" in text(app)


@pytest.mark.parametrize(
    ("key", "typed", "kept", "says"),
    [
        ("rate", 500.0, 50.0, "500 cannot be used: choose from 10 to 150. 50 stays."),
        ("places", -5, 1000, "−5 cannot be used: choose from 0 to 7,500. 1,000 stays."),
        (
            "places",
            None,
            1000,
            "An empty field cannot be used: choose from 0 to 7,500. 1,000 stays.",
        ),
    ],
)
def test_a_number_that_cannot_be_is_told_and_the_old_one_stays(key, typed, kept, says):
    app = page(page="doctors", area=BLACKPOOL)
    app.number_input(key=key).set_value(typed).run()
    assert says in text(app)
    assert app.number_input(key=key).value == kept
    app.selectbox(key="by").set_value("region").run()
    assert says not in text(app)
    assert "The fifth and the colours are worked out anew among regions." in text(app)


def test_a_postcode_finds_the_area_of_the_level_shown():
    app = page(page="doctors")
    app.text_input(key="find").set_value("TN34 1BA").run()
    assert not app.exception
    assert "Hastings and Rye: in the fewest-doctored fifth on 4 of 4" in text(app)
    app.selectbox(key="by").set_value("district").run()
    assert app.query_params["area"] == "district:E07000062"


def test_no_area_is_a_view_too():
    app = page(page="doctors", area="none")
    assert not app.exception
    found = counts_of("constituency")
    assert f"{found[5]} constituencies on every definition" in text(app)


def test_a_hostile_link_is_told_and_shows_the_first_view():
    app = page(
        page="doctors", area="<script>alert(1)</script>", level="{{7*7}}", colour="x", to="y",
        rate="nan", places="-1", other="../..", without="maybe",
    )  # fmt: skip
    assert not app.exception
    assert text(app).count('class="hge-problem"') == 8
    assert "<script>alert" not in text(app)
    assert "4 of 4" in text(app)


def test_every_view_survives_its_own_address():
    places = (None, area(BLACKPOOL), area(FULHAM))
    for chosen, colour, without in product(places, COLOURS, (False, True)):
        level = chosen.level if chosen else "icb"
        to = next(iter(switches_of(colour)), "")
        view = DoctorsView(
            level, colour, to, chosen, 48.5, 250, others(level)[-1], without and chosen is not None
        )
        assert read(view.to_query()) == (view, [])


def fetched(address: str) -> tuple[list[dict[str, str]], str]:
    """Return a CSV's rows, and how a browser is to keep it."""
    with urllib.request.urlopen(address) as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode())))
        return rows, answer.headers["content-disposition"]


def test_files_hold_what_the_analysis_says(app_url):
    found, keep = fetched(f"{app_url}{agreement_address('region')}")
    assert "attachment" in keep
    assert len(found) == 9 * 5
    london = next(one for one in agreement_table("region") if one.area.name == "London")
    mine = [one for one in found if one["area_name"] == "London"]
    assert [float(one["value"]) for one in mine] == [one.row.value for one in london.standings]
    assert {one["fewest_on"] for one in mine} == {str(london.count)}
    listed, _ = fetched(f"{app_url}{practices_address(area(BLACKPOOL))}")
    assert [one["practice_code"] for one in listed] == [
        one.code for one in practices_of(area(BLACKPOOL))
    ]
    lines, _ = fetched(f"{app_url}files/chart/doctors-trend.csv?area={BLACKPOOL}")
    assert len(lines) == 2 * len(trend(area(BLACKPOOL)))


@pytest.mark.parametrize(
    "address",
    [
        "files/doctors/country.csv",
        "files/doctors/nowhere.csv",
        "files/doctors/practices/region/E99.csv",
    ],
)
def test_a_wrong_address_is_told_in_plain_text(app_url, address):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{app_url}{address}")
    with caught.value as answer:
        assert answer.code == 404
        assert answer.headers["content-type"].startswith("text/plain")


def test_distributions_are_the_ranked_areas():
    for place, column in enumerate(distributions("constituency")):
        standings = [one.standings[place] for one in agreement_table("constituency")]
        ranked = [one for one in standings if one.rank]
        assert column.counts.sum() == len(ranked)
        assert all((one.fifth == 1) == (one.row.value <= column.limit) for one in ranked)
        assert (column.low, column.high) == (
            min(one.row.value for one in ranked),
            max(one.row.value for one in ranked),
        )
        assert column.along(column.low) == 0
        assert column.along(column.high) == 1


def test_the_close_up_shows_every_practice_with_a_place():
    chosen = area("icb:E54000048")
    practices = practices_of(chosen)
    england = area_row(area("country:E92000001"), "raw")
    shown = doctors_maps.practices_map(chosen, practices, england)
    placed = [one for one in practices if one.latitude == one.latitude]
    assert len(shown.points) == len(placed)
    assert shown.focus == chosen.code
    marked = [one for one in placed if one.flag]
    assert list(shown.counts)[2] == len(marked) > 0
