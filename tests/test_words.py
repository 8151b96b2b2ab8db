"""Sentences: the range stands beside the estimate, and nothing is claimed that is not known."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import compare
from explorer.analysis.map import compare_places, overview, place
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.periods import Period
from explorer.places.areas import register
from explorer.questions.map.view import map_levels
from explorer.words.compare import compare_headline
from explorer.words.comparison import comparison_title
from explorer.words.figures import outward, turned_over, with_unit
from explorer.words.map import Headline, headline, legend_rows, lies_across, no_figure
from tests.golden import (
    BLACKPOOL_YEARS,
    FEWER,
    GAP_GIRLS,
    HAMPSHIRE_YEARS,
    HEADLINE,
    NORTH_EAST,
    SOUTH_EAST,
)

HLE = "healthy-life-expectancy"
CAUSES = re.compile(r"\b(because|due to|leads? to|caus(e|es|ed|ing))\b", re.IGNORECASE)
A_RANGE = re.compile(r"\d[\d.,]*%?(?: \w+){0,3} to \d[\d.,]*")


def headline_of(slug: str, level: str, sex: str, a: str, b: str) -> Headline:
    record = indicator(slug)
    page = overview(record, level, sex, max(data.published_periods(record, level, sex)))
    period = page.figures.period
    places = [
        place(record, register().area(*key.split(":")), sex, period) if key else None
        for key in (a, b)
    ]
    pair = compare_places(record, *places, sex, period) if all(places) else None
    return headline(record, page, *places, pair)


def test_the_first_thing_that_a_newcomer_reads():
    answer = headline_of(HLE, "upper-tier", "female", "upper-tier:E06000009", "district:E07000094")
    assert answer.title == HEADLINE
    assert answer.range == f"likely range {FEWER.limits}"
    assert answer.values == (
        f"Blackpool {BLACKPOOL_YEARS} years ({BLACKPOOL_YEARS.limits}). Hampshire, the county that contains "
        f"Winchester, {HAMPSHIRE_YEARS} years ({HAMPSHIRE_YEARS.limits}). Girls, 2022 to 2024."
    )
    assert answer.meaning.endswith(
        f"Across regions: South East {SOUTH_EAST} ({SOUTH_EAST.limits}), "
        f"North East {NORTH_EAST} ({NORTH_EAST.limits}): {GAP_GIRLS} years apart."
    )


def test_places_that_cannot_be_told_apart_say_how_much_could_be_hidden():
    found = compare("Barnet", "Bedford", HLE, "female")[0]
    text = comparison_title(found)
    assert found.difference.lower < 0 < found.difference.upper
    assert text.startswith("We cannot tell apart Barnet and Bedford")
    assert re.search(r"anything from \d+\.\d fewer to \d+\.\d more", text)
    assert "same" not in text


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_headline_carries_its_range_and_no_cause(slug):
    record = indicator(slug)
    for level, sex in product(map_levels(record), record.sexes):
        for b in ("", "district:E07000094", "constituency:E14001587"):
            answer = headline_of(slug, level, sex, "upper-tier:E06000009", b)
            text = " ".join((answer.title, answer.range, answer.values, answer.meaning))
            assert not CAUSES.search(text)
            assert "nan" not in text.lower().split()
            if ranged(record, level, sex, b) and re.search(r"\d+\.\d", answer.title):
                assert A_RANGE.search(answer.range or answer.title)


def ranged(record: Indicator, level: str, sex: str, b: str) -> bool:
    """Whether the figures of Blackpool and of another place have ranges, as its survey allows."""
    period = max(data.published_periods(record, level, sex))
    keys = ["upper-tier:E06000009", *filter(None, [b])]
    areas = [register().area(*key.split(":")) for key in keys]
    found = [place(record, area, sex, period).estimate for area in areas]
    return record.has_interval and all(one.has_range for one in found if one and one.known)


RATES = [slug for slug, record in catalogue().items() if record.unit.startswith("per ")]


@pytest.mark.parametrize("slug", RATES)
def test_a_headline_says_a_long_unit_once(slug):
    record = indicator(slug)
    level = "upper-tier" if "upper-tier" in map_levels(record) else map_levels(record)[0]
    blackpool, leeds = "upper-tier:E06000009", "upper-tier:E08000035"
    for keys in (("", ""), (blackpool, ""), (blackpool, leeds), (blackpool, blackpool)):
        answer = headline_of(slug, level, "persons", *keys)
        text = f"{answer.title}. {answer.values} {answer.meaning}"
        assert text.count(record.unit) == 1, text
        if record.turned_over:
            assert text.count(record.turned_over.noun) <= 1, text
    table = side_by_side(
        [register().area(*key.split(":")) for key in (blackpool, leeds, "region:E12000001")]
    )
    row = next((row for row in table.rows if row.indicator == record), None)
    if row:
        answer = compare_headline(table, row)
        assert f"{answer.title}. {answer.values}".count(record.unit) == 1


def test_a_unit_is_left_out_only_where_it_was_said():
    record = indicator("gps-per-100k-need")
    assert with_unit("38.7", record) == f"38.7 {record.unit}"
    assert with_unit("38.7", record, "GPs per 100,000 patients") == f"38.7 {record.unit}"
    assert with_unit("38.7", record, f"GPs {record.unit}") == "38.7"
    # A short unit stands with every number.
    assert with_unit("51.8", indicator(HLE), "51.8 years") == "51.8 years"


@pytest.mark.parametrize("slug", list(catalogue()))
def test_records_are_plain_and_neutral(slug):
    record = indicator(slug)
    texts = [
        record.description,
        record.explain,
        *record.key_points,
        *record.caveats,
        *record.do_nots,
    ]
    for text in texts:
        assert not CAUSES.search(text), text
        assert not re.search(r"\b(worst|best|failing)\b", text, re.IGNORECASE), text
    assert record.caveats and record.do_nots


@given(
    st.floats(min_value=0, max_value=1000), st.floats(min_value=0, max_value=50), st.integers(0, 3)
)
def test_a_shown_range_is_never_narrower_than_the_published_one(low, width, decimals):
    shown_low, shown_high = outward(low, low + width, decimals)
    assert shown_low <= low + 1e-5
    assert shown_high >= low + width - 1e-5
    assert shown_high - shown_low <= width + 2.01 * 10**-decimals


def test_published_limits_stay_as_they_are():
    for low, high in ((47.4, 56.1), (63.0, 67.3), (56.36, 59.83)):
        assert outward(low, high, 2) == (low, high)


@pytest.mark.parametrize(
    ("limits", "decimals", "rows"),
    [
        ((56.0, 59.0, 62.0), 1, ["under 56", "56 to 58.9", "59 to 61.9", "62 and over"]),
        ((2.5,), 1, ["under 2.5", "2.5 and over"]),
        ((10.0, 1000.0), 0, ["under 10", "10 to 999", "1,000 and over"]),
        ((), 1, ["all areas"]),
    ],
)
def test_legend_rows(limits, decimals, rows):
    record = indicator(HLE)
    changed = type(record)(**{**vars(record), "decimals": decimals})
    assert legend_rows(limits, changed) == rows


@pytest.mark.parametrize(
    ("stored", "said", "short"),
    [
        ("2022-01-01/P3Y", "2022 to 2024", "2022-2024"),
        ("2023-04-01/P1Y", "2023/24", "2023/24"),
        ("2022-01-01/P1Y", "2022", "2022"),
        ("2026-05-31/P1D", "31 May 2026", "2026-05-31"),
        ("1999-04-01/P1Y", "1999/00", "1999/00"),
    ],
)
def test_periods_in_words(stored, said, short):
    period = Period.stored(stored)
    assert (period.words, period.short, period.iso) == (said, short, stored)
    for text in (stored, said, short):
        assert period.answers_to(text)


def test_gps_can_be_read_the_other_way_round():
    record = indicator("gps-per-100k")
    row = data.england("gps-per-100k", "persons", Period.stored("2023-04-01/P1Y"))
    assert turned_over(record, row["value"]) == "2,327 patients per GP"
    assert turned_over(indicator(HLE), 60.0) == ""


def test_a_split_constituency_says_where_its_people_are_measured():
    record = indicator(HLE)
    split = next(
        seat
        for seat in register().level("constituency").values()
        if register().container(seat, "upper-tier") is None
    )
    period = max(data.published_periods(record, "constituency", "female"))
    text = no_figure(record, place(record, split, "female", period))
    assert re.search(
        r"no figure published\. There are figures for where its people live: .+ \(\d+%\) and .+",
        text,
    )


def test_comparing_a_place_that_has_no_figure_is_refused_or_told():
    found = compare("City of London", "Blackpool", HLE, "female")[0]
    assert found.difference is None
    assert comparison_title(found) == "No figure is published for City of London."
    with pytest.raises(QuestionError, match="published for constituencies"):
        compare("Blackpool", "Winchester", "life-expectancy-constituency")


def test_a_seat_says_which_districts_it_lies_across():
    record = indicator("imd-score")
    period = max(data.published_periods(record, "constituency", "persons"))
    aldershot = register().area("constituency", "E14001063")
    title, text = lies_across(place(record, aldershot, "persons", period))
    assert title == "Its districts"
    assert text == "Rushmoor 85% of its people, Hart 15%."
    county = register().area("upper-tier", "E10000014")
    assert lies_across(place(record, county, "persons", period)) == ("", "")
