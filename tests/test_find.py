"""Lists of areas: worked out by hand from the published files, and by drawing true values."""

import csv
import io
import json
import math
from functools import cache
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.find.answer import (
    COULD,
    LIKELY,
    NOT_BY_FIGURE,
    SURELY,
    SURELY_NOT,
    UNTOLD,
    find,
)
from explorer.analysis.find.conditions import Asked, Fewest, Inside, Like, Measure, Valued
from explorer.analysis.similar import similar
from explorer.cli import main
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.indicators.catalogue import catalogue
from explorer.places.areas import register
from explorer.questions.find.grammar import LONGEST, all_of, read, written
from explorer.questions.find.page import in_order, page
from explorer.questions.find.view import FindView
from explorer.questions.find.view import read as read_view
from explorer.records.find import fit_rows, list_record
from explorer.words.find.answer import lines
from explorer.words.find.conditions import value_text
from explorer.words.find.grammar import EXAMPLES
from explorer.words.find.page import READY

DATA = Path(__file__).parent.parent / "indicators"
YEARS = "healthy-life-expectancy"
NEWEST = "2022-01-01/P3Y"
NORMAL = NormalDist()


@cache
def published(slug, level, period, sex):
    """The rows of a file as it stands, read without the explorer's own reader."""
    with (DATA / slug / "values.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["area_code"]: row
            for row in csv.DictReader(file)
            if (row["level"], row["period"], row["sex"]) == (level, period, sex)
        }


def found(level, *conditions, number=None, modelled=False):
    asked = tuple(read(one, level) for one in conditions)
    return find(Asked(level, asked, number or len(asked), modelled))


def chances(answer):
    return {
        area.code: float(chance)
        for area, chance in zip(answer.areas, answer.chance, strict=True)
        if not math.isnan(chance)
    }


def verdicts(answer):
    return {area.code: one for area, one in zip(answer.areas, answer.verdicts, strict=True)}


# By hand -----------------------------------------------------------------------------------------


def by_hand(limit):
    """The chance of healthy years of girls below a limit, from value and limits alone."""
    told = {}
    for code, row in published(YEARS, "upper-tier", NEWEST, "female").items():
        if not row["value"]:
            continue
        value, lower, upper = (float(row[name]) for name in ("value", "lower", "upper"))
        side = (value - lower if limit < value else upper - value) / 1.96
        told[code] = NORMAL.cdf((limit - value) / side)
    return told


def test_the_chance_of_each_authority_is_that_of_its_published_range():
    answer = found("upper-tier", "healthy-life-expectancy girls below 59")
    told = chances(answer)
    expected = by_hand(59)
    assert told.keys() == expected.keys() and len(told) == 151
    assert all(told[code] == pytest.approx(expected[code], abs=1e-6) for code in told)
    # Blackpool: 51.8 (47.4 to 56.1), so 59 lies (59 - 51.8) / (4.3 / 1.96) deviations above.
    assert told["E06000009"] == pytest.approx(NORMAL.cdf(7.2 / (4.3 / 1.96)), abs=1e-6)
    listed = [one for one in expected.values() if one >= 0.5]
    assert answer.size == len(listed) and answer.expected == pytest.approx(sum(expected.values()))
    assert answer.expected_wrong == pytest.approx(sum(1 - one for one in listed))
    for code, verdict in verdicts(answer).items():
        if code in expected:
            chance = expected[code]
            word = (
                SURELY if chance >= 0.95 else LIKELY if chance >= 0.5
                else COULD if chance >= 0.05 else SURELY_NOT
            )  # fmt: skip
            assert verdict == word
    assert verdicts(answer)["E09000001"] == verdicts(answer)["E06000053"] == UNTOLD


def test_against_england_is_the_chance_of_the_difference():
    answer = found("upper-tier", "healthy-life-expectancy girls below england")
    england = published(YEARS, "country", NEWEST, "female")["E92000001"]
    row = published(YEARS, "upper-tier", NEWEST, "female")["E06000009"]
    gap = float(england["value"]) - float(row["value"])
    errors = [(float(one["upper"]) - float(one["lower"])) / 3.92 for one in (england, row)]
    assert chances(answer)["E06000009"] == pytest.approx(
        NORMAL.cdf(gap / math.hypot(*errors)), abs=2e-3
    )


def test_close_seats_are_counted_from_the_votes():
    rows = published("majority-2024", "constituency", "2024-07-04/P1D", "persons")
    by_votes = found("constituency", "majority under 2000")
    expected = {code for code, row in rows.items() if float(row["numerator"]) < 2000}
    assert {code for code, one in chances(by_votes).items() if one == 1} == expected
    by_points = found("constituency", "majority under 5 points")
    expected = {code for code, row in rows.items() if float(row["value"]) < 5}
    assert {code for code, one in chances(by_points).items() if one == 1} == expected
    assert set(by_points.verdicts) == {SURELY, SURELY_NOT} and by_points.expected_wrong == 0


def test_the_fewest_doctored_fifth_is_that_of_the_figures():
    """By need: ranked areas alone, the lowest fifth rounded up."""
    answer = found("constituency", "gps-per-100k-need in lowest fifth")
    rows = published("gps-per-100k-need", "constituency", "2026-05-31/P1D", "persons")
    told = chances(answer)
    values = sorted(float(rows[code]["value"]) for code in told)
    mark = values[math.ceil(len(values) / 5) - 1]
    assert {code for code, one in told.items() if one == 1} == {
        code for code in told if float(rows[code]["value"]) <= mark
    }
    assert 530 < len(told) < 543


def test_a_level_of_counted_figures_has_its_exact_fifth():
    rows = published("imd-score", "district", "2025-10-30/P1D", "persons")
    answer = found("district", "imd-score in highest fifth")
    order = sorted(rows, key=lambda code: -float(rows[code]["value"]))
    members = {code for code, one in chances(answer).items() if one == 1}
    assert members == set(order[: len(rows) - math.ceil(len(rows) * 4 / 5)])


def test_two_measures_are_joined_as_independent_and_bounded():
    answer = found(
        "upper-tier", "healthy-life-expectancy girls below 59", "smoking above 12",
    )  # fmt: skip
    years, smoke = (judged.chance for judged in answer.judged)
    at = [area.code for area in answer.areas].index("E06000009")
    assert answer.chance[at] == pytest.approx(years[at] * smoke[at], abs=1e-9)
    assert answer.bounds.least[at] == pytest.approx(max(0, years[at] + smoke[at] - 1))
    assert (
        answer.bounds.most[at]
        == answer.bounds.in_step[at]
        == pytest.approx(min(years[at], smoke[at]))
    )
    least, most, _ = answer.expected_bounds
    assert least <= answer.expected <= most


def test_conditions_on_one_value_cannot_both_hold_where_they_exclude_each_other():
    answer = found(
        "upper-tier", "healthy-life-expectancy girls below 59",
        "healthy-life-expectancy girls above 60",
    )  # fmt: skip
    assert answer.expected == 0
    inner = found(
        "upper-tier", "healthy-life-expectancy girls below 60",
        "healthy-life-expectancy girls above 58",
    )  # fmt: skip
    between = found("upper-tier", "healthy-life-expectancy girls between 58 and 60")
    assert np.nanmax(np.abs(inner.chance - between.chance)) < 2e-3


# Drawn -------------------------------------------------------------------------------------------

LISTS = (
    ("upper-tier", ("healthy-life-expectancy girls below 59",), None),
    ("upper-tier", ("healthy-life-expectancy girls in lowest fifth",), None),
    ("district", ("obesity-adults in highest fifth",), None),
    ("constituency", ("life-expectancy-constituency in lowest fifth",), None),
    ("upper-tier", ("healthy-life-expectancy girls below region",), None),
    ("upper-tier", ("healthy-life-expectancy girls fell since 2011-2013",), None),
    ("district", ("smoking above england", "obesity-adults above england"), None),
    (
        "upper-tier",
        ("healthy-life-expectancy girls below 60", "healthy-life-expectancy girls in lowest fifth"),
        None,
    ),
    (
        "upper-tier",
        (
            "healthy-life-expectancy girls below 60", "healthy-life-expectancy boys below 60",
            "gps-per-100k-need in lowest fifth", "healthy-life-expectancy girls below england",
        ),
        2,
    ),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("level", "conditions", "number"), LISTS)
def test_of_areas_said_to_fit_with_a_chance_so_many_do(level, conditions, number):
    """True values are drawn from the published ranges with a generator of the test's own."""
    answer = found(level, *conditions, number=number)
    members = drawn_members(level, conditions, number, draws=400)
    told = answer.chance
    for low in (0.05, 0.5, 0.8):
        high = {0.05: 0.5, 0.5: 0.8, 0.8: 0.95}[low]
        inside = (told >= low) & (told < high)
        if inside.sum() >= 3:
            assert members[:, inside].mean() == pytest.approx(told[inside].mean(), abs=0.02)
    known = ~np.isnan(told)
    assert members[:, known].sum(axis=1).mean() == pytest.approx(answer.expected, rel=0.02)


def drawn_members(level, conditions, number, draws):
    """Which areas meet conditions, draw by draw: normal on each side of the published figure."""
    rng = np.random.default_rng(99)
    codes = list(register().level(level))
    truths = {}

    def truth(slug, period, sex, at, places):
        key = (slug, period, sex, at)
        if key not in truths:
            rows = published(slug, at, period, sex)
            twin = {"upper-tier": "district", "district": "upper-tier"}.get(at, at)
            rows = {**published(slug, twin, period, sex), **rows}
            told = np.array(
                [
                    [number_of(rows.get(code), one) for one in ("value", "lower", "upper")]
                    for code in places
                ]
            )
            z = rng.standard_normal((draws, len(places)))
            down, up = (told[:, 0] - told[:, 1]) / 1.96, (told[:, 2] - told[:, 0]) / 1.96
            side = np.nan_to_num(np.where(z < 0, down, up))
            truths[key] = told[:, 0] + z * side
        return truths[key]

    held = []
    for text in conditions:
        slug, *rest = text.split()
        sex = {"girls": "female", "boys": "male"}.get(rest[0], "persons")
        rest = " ".join(rest[1:] if sex != "persons" else rest)
        period = max(newest for newest in periods_of(slug, level, sex))
        values = truth(slug, period, sex, level, codes)
        if rest.startswith(("in lowest", "in highest")):
            held.append(fifths(values, "lowest" in rest))
        elif rest.endswith("england"):
            other = truth(slug, period, sex, "country", ["E92000001"])
            held.append(values < other if "below" in rest else values > other)
        elif rest.endswith("region"):
            regions = list(register().level("region"))
            other = truth(slug, period, sex, "region", regions)
            own = [regions.index(register().area(level, code).parents["region"]) for code in codes]
            held.append(values < other[:, own])
        elif rest.startswith("fell"):
            before = truth(slug, "2011-01-01/P3Y", sex, level, codes)
            held.append(values < before)
        else:
            way, limit = rest.split()
            held.append(values < float(limit) if way == "below" else values > float(limit))
    return np.sum(held, axis=0) >= (number or len(conditions))


def periods_of(slug, level, sex):
    with (DATA / slug / "values.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["period"]
            for row in csv.DictReader(file)
            if row["sex"] == sex
            and row["level"] in (level, "upper-tier", "district")
            and row["value"]
        }


def number_of(row, name):
    return float(row[name]) if row and row[name] else math.nan


def fifths(values, lowest):
    known = ~np.isnan(values[0])
    met = np.zeros(values.shape, dtype=bool)
    order = np.sort(values[:, known], axis=1)
    size = order.shape[1]
    if lowest:
        met[:, known] = values[:, known] <= order[:, [math.ceil(size / 5) - 1]]
    else:
        met[:, known] = values[:, known] > order[:, [math.ceil(size * 4 / 5) - 1]]
    return met


# What decides, and what does not -----------------------------------------------------------------


def test_a_borrowed_figure_never_decides():
    answer = found("constituency", "healthy-life-expectancy girls below 100")
    assert answer.size == 0 and set(answer.verdicts) == {UNTOLD}
    reasons = set(answer.judged[0].reasons)
    assert reasons == {"borrowed", "missing"}
    held = answer.judged[0].held
    told = {
        (one["measured_for"], one["measured_for_name"])
        for area in list_record(answer, [""], [""])["areas"]
        for one in area["conditions"]
    }
    assert told == set(zip(held.lenders, held.lender_names, strict=True))
    assert ("E10000014", "Hampshire") in told


def test_modelled_figures_decide_only_where_they_are_allowed_and_are_marked():
    text = "healthy-life-expectancy girls below 59"
    assert not found("constituency", text).modelled.any()
    allowed = found("constituency", text, modelled=True)
    assert allowed.modelled.all() and allowed.counts[UNTOLD] == 0
    direct = "healthy-life-expectancy-modelled girls below 59"
    assert set(found("constituency", direct).judged[0].reasons) == {"by-model"}
    assert np.allclose(found("constituency", direct, modelled=True).chance, allowed.chance)


def test_an_estimate_without_a_range_is_never_called_sure():
    answer = found("district", "household-income below 30000")
    assert set(answer.verdicts) <= {LIKELY, NOT_BY_FIGURE, UNTOLD}
    assert answer.size and answer.by_figure[answer.listed].all()
    assert "whose range is not known" in lines(answer)[0]


@pytest.mark.parametrize("slug", ["imd-score", "majority-2024", "pharmacies-per-100k", "claimants"])
def test_what_is_counted_is_sure(slug):
    assert catalogue()[slug].is_counted


@pytest.mark.parametrize(
    "slug", ["household-income", "suicide", "fuel-poverty", "smoking", "children-low-income"]
)
def test_what_is_estimated_is_not_counted(slug):
    assert not catalogue()[slug].is_counted


def test_others_can_decide_where_one_condition_cannot():
    level = "constituency"
    untold, surely = "healthy-life-expectancy girls below 59", "majority under 100 points"
    never = "majority under 0 points"
    assert set(found(level, untold, surely, number=1).verdicts) == {SURELY}
    assert set(found(level, untold, never, number=2).verdicts) == {SURELY_NOT}
    assert set(found(level, untold, surely, number=2).verdicts) == {UNTOLD}


def test_a_region_and_a_board_hold_whole_areas():
    inside = found("district", "in region North East")
    expected = {
        code
        for code, one in register().level("district").items()
        if one.parents["region"] == "E12000001"
    }
    assert {code for code, one in chances(inside).items() if one == 1} == expected
    board = found("constituency", "in board North East and North Cumbria")
    members = {area.name for area, one in zip(board.areas, board.listed, strict=True) if one}
    assert {"Hartlepool", "Carlisle"} <= members and "Blackpool South" not in members


def test_most_boards_lie_in_one_region():
    boards = [found("icb", f"in region {one.name}") for one in register().level("region").values()]
    assert sum(one.counts[SURELY] for one in boards) >= 40
    assert all(one.counts[SURELY] + one.counts[UNTOLD] < 10 for one in boards)
    north_east = boards[0]
    assert [
        one.code for one, held in zip(north_east.areas, north_east.listed, strict=True) if held
    ] == ["E54000050"]


def test_fewest_doctored_on_so_many_falls_with_the_number():
    sizes = [
        found("constituency", f"fewest-doctored on {number} of 5").size for number in range(1, 6)
    ]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 100


def test_places_like_one_that_do_better():
    level, key = "upper-tier", "upper-tier:E06000001"
    answer = found(level, f"like {key}", f"healthy-life-expectancy girls better than {key}")
    alike = {one.area.code for one in similar(register().area(level, "E06000001")).areas}
    assert {code for code, one in chances(answer).items() if one > 0} <= alike
    assert chances(answer)["E06000001"] == 0


def test_a_place_is_neither_below_nor_above_itself():
    for way in ("below", "above"):
        answer = found("upper-tier", f"healthy-life-expectancy girls {way} upper-tier:E06000009")
        assert chances(answer)["E06000009"] == 0


def test_what_cannot_be_asked_is_said():
    ranged = (read("smoking above 10", "district"),)
    for asked in (
        Asked("district", (), 1),
        Asked("district", ranged, 2),
        Asked("district", ranged, 0),
    ):
        with pytest.raises(QuestionError):
            find(asked)
    with pytest.raises(QuestionError, match="8 conditions"):
        find(Asked("district", tuple(Fewest(1) for _ in range(9)), 1))


# The grammar -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_understood_at_some_level_and_read_again_as_itself(text):
    for level in ("upper-tier", "district", "constituency"):
        try:
            condition = read(text, level)
        except QuestionError:
            continue
        assert read(written(condition), level) == condition
        return
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HLE girls below 59", Valued(Measure(YEARS, "female"), "below", 59)),
        ("healthy life expectancy female is less than 59 years", Valued(Measure(YEARS, "female"), "below", 59)),
        ("healthy-life-expectancy boys 2018 to 2020 under 60", Valued(Measure(YEARS, "male", "2018-01-01/P3Y"), "below", 60)),
        ("weekly-pay above £600", Valued(Measure("weekly-pay", "persons"), "above", 600)),
        ("people above 1,000,000", Valued(Measure("people", "persons"), "above", 1_000_000)),
        ("in the region North East", Inside("region", "E12000001")),
        ("in board NHS Black Country Integrated Care Board", Inside("icb", "E54000062")),
        ("like Hartlepool", Like("upper-tier:E06000001")),
    ],
)  # fmt: skip
def test_conditions_are_read_as_people_write_them(text, expected):
    assert read(text, "upper-tier") == expected


@pytest.mark.parametrize(
    ("text", "word", "understood"),
    [
        ("HLE girls belw 59", "'belw'", "below"),
        ("helthy-life below 59", "'helthy'", "healthy-life-expectancy"),
        ("HLE girls below fifty", "'fifty'", "a number in years, England, region"),
        ("HLE girls below 59 metres", "'metres'", "a number in years"),
        ("smoking girls below 5", "'girls'", "everyone"),
        ("HLE girls in middle fifth", "'middle fifth'", "in lowest fifth"),
        ("HLE girls fell since 1850", "'1850'", "2011 to 2013"),
        ("in region Atlantis", "'Atlantis'", "There are"),
        ("fewest-doctored on 7 of 5", "'7'", "from 1 to 5"),
        ("HLE girls between 60 and 50", "'60 and 50'", "lower value comes first"),
        ("smoking", "'smoking'", "above, below"),
    ],
)
def test_a_wrong_word_is_named_with_what_would_be_understood(text, word, understood, capsys):
    with pytest.raises(QuestionError) as raised:
        read(text, "upper-tier")
    assert word in str(raised.value) and understood in str(raised.value)
    assert main(["areas", "--level", "upper-tier", "--where", text]) == 2
    assert word in capsys.readouterr().err


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=LONGEST + 20))
def test_any_text_is_a_condition_or_is_answered(text):
    try:
        condition = read(text, "upper-tier")
    except QuestionError as error:
        assert str(error)
        return
    assert read(written(condition), "upper-tier") == condition


@settings(max_examples=40, deadline=None)
@given(
    slug=st.sampled_from([YEARS, "life-expectancy"]), sex=st.sampled_from(["female", "male"]),
    tail=st.one_of(
        st.floats(0, 120, allow_nan=False).map(lambda x: f"below {x:.7f}"),
        st.sampled_from(["above england", "below region", "in lowest fifth", "in highest fifth"]),
    ),
)  # fmt: skip
def test_what_is_written_is_read_again(slug, sex, tail):
    condition = read(f"{slug} {sex} {tail}", "upper-tier")
    assert read(written(condition), "upper-tier") == condition


# Command, page and files --------------------------------------------------------------------------


def test_the_command_prints_each_area_with_its_chance(capsys):
    where = [
        "--where",
        "healthy-life-expectancy girls below 59",
        "--where",
        "gps-per-100k-need in lowest fifth",
    ]
    assert main(["areas", "--level", "upper-tier", *where, "--any", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"expected", "expected_wrong", "counts", "dependence", "conditions"} <= told.keys()
    assert sum(told["counts"].values()) == len(told["areas"]) == 153
    blackpool = next(one for one in told["areas"] if one["area_code"] == "E06000009")
    assert {"area_name", "chance", "verdict", "chance_least", "chance_most"} <= blackpool.keys()
    first = blackpool["conditions"][0]
    assert (first["value"], first["lower"], first["upper"]) == (51.8, 47.4, 56.1)
    assert told["areas"] == sorted(told["areas"], key=lambda one: one["area_name"])
    assert main(["areas", "--level", "upper-tier", *where]) == 0
    assert "by chance" in capsys.readouterr().out


def test_the_csv_has_the_same_columns_for_every_area():
    answer = found("upper-tier", *READY[0][2])
    rows = list(csv.DictReader(io.StringIO(csv_text(fit_rows(answer, READY[0][2])))))
    assert len(rows) == 153
    assert {
        "area_code",
        "chance",
        "verdict",
        "condition_1",
        "value_1",
        "lower_1",
        "chance_2",
    } <= rows[0].keys()


@pytest.mark.parametrize(("title", "level", "conditions"), READY)
def test_the_lists_to_start_with_find_areas(title, level, conditions):
    assert found(level, *conditions).size, title


def test_a_view_is_its_address_and_no_address_is_an_error():
    first, problems = read_view({})
    assert not problems
    assert read_view(first.to_query()) == (first, [])
    wild = {
        "level": "moon",
        "where": "x below y;;<script>",
        "any": "99",
        "open": "-2",
        "sort": "z",
        "shape": "?",
    }
    view, problems = read_view(wild)
    assert not view.conditions and len(problems) >= 5
    assert page(view).headline.title


def test_conditions_are_changed_one_at_a_time():
    view = read_view({})[0]
    view = view.adding(None)
    assert view.edited == 2 and len(view.conditions) == 3
    view = view.measuring("smoking.persons").comparing("below")
    view = view.limited(11.5)
    assert written(view.conditions[2]) == "smoking below 11.5"
    view = view.comparing("between").up_to(14.0)
    assert written(view.conditions[2]) == "smoking between 11.5 and 14"
    view = view.measuring("in-region").inside("E12000002")
    assert written(view.conditions[2]) == "in region North West"
    view = view.measuring("fewest").agreeing("4")
    with pytest.raises(QuestionError, match="there already"):
        view.agreeing("2")
    view = view.needing("2").without(0)
    assert len(view.conditions) == 2 and view.number == 0
    lower = view.by("constituency")
    assert lower.level == "constituency" and page(lower).headline.title


def test_all_conditions_of_an_address_are_kept_and_eight_at_most():
    texts = [f"smoking below {k}" for k in range(5, 20)]
    kept, _ = all_of(";".join(texts), "district")
    assert len(kept) == 8


def test_the_table_is_in_order_of_name_first():
    answer = found("upper-tier", "healthy-life-expectancy girls below 59")
    names = [answer.areas[at].name for at in in_order(answer, "name")]
    assert names == sorted(names)
    surest = [answer.chance[at] for at in in_order(answer, "chance")]
    known = [one for one in surest if not math.isnan(one)]
    assert known == sorted(known, reverse=True)


def test_the_page_of_any_open_condition_can_be_drawn():
    texts = {
        "constituency": ("majority under 5 points", "fewest-doctored on 3 of 5", "like Blackpool South",
                         "life-expectancy-constituency above constituency:E14001105"),
        "upper-tier": ("in board Black Country", "healthy-life-expectancy girls fell since 2011-2013",
                       "smoking between 5 and 12"),
    }  # fmt: skip
    for level, wanted in texts.items():
        conditions, problems = all_of(";".join(wanted), level)
        assert not problems
        for at in range(len(conditions)):
            assert page(FindView(level, conditions, edited=at)).controls


def test_a_figure_is_seen_on_its_side_of_the_limit():
    # 4.9685 and 4.9664 points in the file: 5.0 beside "less than 5" would look wrong.
    answer = found("constituency", "majority under 5 points")
    told = {area.code: value_text(answer.judged[0], at) for at, area in enumerate(answer.areas)}
    assert (told["E14001114"], told["E14001143"]) == ("4.97", "4.97")
    shown = {code: float(text.replace(",", "")) for code, text in told.items() if text}
    listed = {code for code, chance in chances(answer).items() if chance == 1}
    assert listed == {code for code, value in shown.items() if value < 5}
    assert len(listed) == 98
    assert sum("." in text and len(text.split(".")[1]) > 1 for text in told.values()) < 10
