"""The page that compares places: its view, its figures, its files."""

import math
from itertools import product
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from explorer import scales
from explorer.analysis.compare import side_by_side
from explorer.analysis.measures import THEMES, beside_england, england_of, grouped
from explorer.analysis.releases import in_releases, quoted
from explorer.charts import small
from explorer.colours import PLACES
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue, indicator
from explorer.pages import compare_files
from explorer.places.areas import Area, register
from explorer.questions.compare import QUESTION
from explorer.questions.compare.blocks import Measures
from explorer.questions.compare.charts import BY_NAME, RULER, TREND
from explorer.questions.compare.page import csv_address
from explorer.questions.compare.view import AGAINST, ALL, read
from explorer.questions.page import every
from explorer.questions.plain import plain
from explorer.records.compare import side_by_side_records
from explorer.words import labels
from explorer.words.compare import pair_gap, row_title
from explorer.words.figures import number
from tests.golden import BLACKPOOL_YEARS, FEWER, HAMPSHIRE_YEARS, HEADLINE
from tests.test_page import page, text, told

HLE = "healthy-life-expectancy"


def area(key: str) -> Area:
    return register().area(*key.split(":"))


BLACKPOOL, WINCHESTER = area("upper-tier:E06000009"), area("district:E07000094")
MIX = {
    "a": "upper-tier:E06000009",
    "b": "upper-tier:E08000003",
    "c": "district:E07000094",
    "d": "region:E12000001",
    "e": "icb:E54000048",
    "f": "country:E92000001",
}


@pytest.fixture(scope="module")
def opening():
    return side_by_side([BLACKPOOL, WINCHESTER])


@pytest.fixture(scope="module")
def six():
    return side_by_side([area(key) for key in MIX.values()])


# The view ------------------------------------------------------------------------------


def test_it_opens_on_blackpool_and_winchester():
    view, problems = read({})
    assert problems == []
    assert view.places == (BLACKPOOL, WINCHESTER)
    assert view.row == f"{HLE}.female"


def test_a_view_survives_its_address():
    view, problems = read({**MIX, "row": f"{HLE}.male", "against": "england", "measures": "lives"})
    assert problems == []
    assert len(view.places) == 6 and view.full
    assert read(view.to_query()) == (view, [])


@pytest.mark.parametrize(
    "query",
    [
        {"a": "<script>alert(1)</script>"},
        {"row": "healthy-life-expectancy.persons"},
        {"row": "nothing"},
        {"against": "nobody"},
        {"measures": "{{7*7}}"},
        {"a": "none", "b": "none"},
        {"a": MIX["a"], "b": MIX["b"], "c": MIX["a"]},
    ],
)
def test_a_wrong_address_is_told_and_two_places_stay(query: dict[str, str]):
    view, problems = read(query)
    assert len(problems) == 1
    assert len(view.places) == 2
    assert view.indicator in catalogue()


def test_places_come_and_go_between_two_and_six():
    view, _ = read({})
    assert view.without(BLACKPOOL) == view
    assert view.adding(BLACKPOOL) == view
    more = view.adding(area("region:E12000001"))
    assert len(more.places) == 3
    assert more.without(BLACKPOOL).places == (WINCHESTER, area("region:E12000001"))
    full, _ = read(MIX)
    assert full.adding(area("region:E12000002")) == full


# The figures ---------------------------------------------------------------------------


def test_every_indicator_is_in_a_group_that_has_a_title():
    assert {one.theme for one in catalogue().values()} <= set(THEMES)
    # A reader's own figures are a group of their own, before all others.
    assert list(labels.THEMES) == ["yours", *THEMES]
    assert indicator(HLE).theme == "health"
    assert indicator("imd-score").theme == "money"
    assert indicator("nurses-per-100k").theme == "doctors"


def test_groups_hold_every_row_once(six):
    held = [row for rows in grouped(six.rows).values() for row in rows]
    assert len(held) == len(six.rows)
    assert all(row in held for row in six.rows)


def test_the_verdict_against_england_is_whether_the_shown_range_leaves_zero_out(six):
    seen = set()
    for row in six.rows:
        for one in filter(None, beside_england(row)):
            seen.add(one.verdict)
            if one.verdict:
                outside = one.gap.lower > 0 or one.gap.upper < 0
                assert outside == (one.verdict in ("higher", "lower")), row.indicator.slug
            else:
                assert math.isnan(one.gap.lower)
            assert one.gap.value == one.estimate.value - england_of(row).value
    assert {"higher", "lower", ""} <= seen
    # England is not put beside itself.
    assert all(beside_england(row)[-1] is None for row in six.rows)


def test_the_pair_of_2023_reads_as_published_in_each_release():
    found = in_releases(indicator(HLE), BLACKPOOL, WINCHESTER, "female")
    figures = [
        (one.indicator.release[:4], one.period.short, round(one.a.value, 1), round(one.b.value, 1))
        for one in found
    ]
    assert figures == [
        ("2022", "2018-2020", 54.3, 66.1),
        ("2024", "2018-2020", 54.8, 67.4),
        ("2026", "2018-2020", 54.7, 67.4),
        ("2026", "2022-2024", BLACKPOOL_YEARS.value, HAMPSHIRE_YEARS.value),
    ]
    assert all(one.b.measured_for.name == "Hampshire" for one in found)
    # 66.11 - 54.29 by the release of March 2022.
    assert found[0].difference.value == pytest.approx(-11.82, abs=0.005)


def test_only_that_pair_was_quoted_and_only_for_girls():
    assert quoted([WINCHESTER, BLACKPOOL], "female").year == 2023
    assert quoted([WINCHESTER, BLACKPOOL], "male") is None
    assert quoted([BLACKPOOL, area("region:E12000001")], "female") is None


def test_the_file_has_a_row_for_every_place_and_measure(opening):
    frame = pd.DataFrame(side_by_side_records(opening))
    assert len(frame) == 2 * len(opening.rows)
    girls = frame[(frame["indicator"] == HLE) & (frame["sex"] == "female")]
    assert list(girls["value"]) == [BLACKPOOL_YEARS.value, HAMPSHIRE_YEARS.value]
    assert list(girls["measured_for_name"]) == ["", "Hampshire"]
    assert girls["difference"].iloc[1] == pytest.approx(-FEWER.value)
    assert list(girls["verdict"]) == ["", "lower"]
    assert list(girls["england_verdict"]) == ["lower", "higher"]


# The pictures --------------------------------------------------------------------------


def test_a_scale_holds_all_bands_and_leaves_far_areas_out():
    values = [*range(40, 60), 2000.0]
    scale = scales.holding(small.central(values), [(40.0, 30.0, 50.0)])
    assert scale.high == 59
    assert scale.low == 40 - 1.35 * 10
    assert small.beyond(scale, values) == 1
    band = scale.band(40.0, 30.0, 50.0)
    assert band.left == pytest.approx(0)
    assert band.left + band.width == pytest.approx(scale.share(53.5))
    assert band.middle == pytest.approx(0.5)


def test_columns_count_every_area_on_the_scale_once():
    scale = scales.Scale(0.0, 48.0)
    drawn = small.columns(scale, [0.0, 0.5, 47.9, 48.0, 60.0])
    assert drawn.count("M") == 2


def test_equal_values_have_a_scale():
    assert scales.Scale(3.0, 3.0).share(3.0) == 0.5


def test_marks_differ_by_shape_and_by_dash():
    shapes = {small.mark(letter).replace(PLACES[letter], "") for letter in PLACES}
    assert len(shapes) == 6
    lines = [(letter, [(0.0, 1.0), (1.0, 2.0)]) for letter in PLACES]
    drawn = small.trend_lines(lines)
    dashes = {part.split('"')[1] for part in drawn.split("stroke-dasharray=")[1:]}
    assert len(dashes) == 6


# The page ------------------------------------------------------------------------------


def compared(**query: str) -> AppTest:
    return page(page="compare", **query)


def test_the_page_opens_on_the_quoted_pair_and_what_it_reads_today():
    app = compared()
    assert not app.exception
    shown = text(app)
    assert HEADLINE in shown
    assert "54 for Blackpool and 66 for Winchester" in shown
    assert "no figure is published for Winchester alone" in shown
    assert "Release of March 2022" in shown and "Release of December 2024" in shown
    assert "B: measured for Hampshire" in shown
    assert [one["letter"] for one in told(app)["chosen"]] == ["A", "B"]
    assert told(app)["parts"] == ["map"]


def test_the_page_shows_every_difference_of_the_analysis(opening):
    shown = text(compared(measures=ALL))
    for row in opening.rows:
        assert row_title(row) in shown
        gap = pair_gap(row.cells[1], opening.compared)
        assert gap.amount in shown and gap.range in shown
        for cell in row.cells:
            assert f"<strong>{number(cell.estimate.value, row.indicator.decimals)}" in shown


@pytest.mark.parametrize(("against", "measures"), list(product(AGAINST, (ALL, *THEMES))))
def test_every_choice_shows_for_two_and_for_six(against: str, measures: str):
    for places in ({}, MIX):
        app = compared(**places, against=against, measures=measures)
        assert not app.exception
        assert 'hge-problem"' not in text(app)
        assert "<h1" in text(app)


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_measure_can_be_in_focus(slug: str):
    for sex in indicator(slug).sexes:
        app = compared(row=f"{slug}.{sex}")
        assert not app.exception, (slug, sex)
        assert told(app)["level"]


def table_of(**query: str) -> Measures:
    blocks = every(QUESTION.answer(QUESTION.asked(query)).blocks)
    return next(one for one in blocks if isinstance(one, Measures))


def unfolded(table: Measures) -> list[str]:
    return [group.name for group in table.groups if group.measures]


def test_the_theme_of_the_measure_in_focus_is_open_and_each_other_is_one_row(opening):
    held = {name: len(rows) for name, rows in grouped(opening.rows).items()}
    for row, theme in ((f"{HLE}.female", "health"), ("imd-score.persons", "money")):
        table = table_of(row=row)
        assert [group.name for group in table.groups] == list(held)
        assert unfolded(table) == [theme]
        assert table.every.text == f"All {len(opening.rows)} measures"
        for group in table.groups:
            count = held[group.name]
            assert group.count == ("1 measure" if count == 1 else f"{count} measures")
            assert len(group.measures) == (count if group.name == theme else 0)
    # A theme opens by its link, which keeps all else, and leads to its heading.
    money = next(group for group in table_of().groups if group.name == "money")
    assert money.opens.text == f"Money and work, {held['money']} measures"
    asked, _, at = money.opens.address.removeprefix("?").partition("#")
    settings = dict(parse_qsl(asked))
    assert (settings.pop("page"), settings["row"], at) == ("compare", f"{HLE}.female", "money")
    assert unfolded(table_of(**settings)) == ["money"]


def test_all_measures_are_a_choice_that_the_address_keeps(opening):
    table = table_of(measures=ALL)
    assert table.every is None
    assert sum(len(group.measures) for group in table.groups) == len(opening.rows)
    assert read({"measures": ALL})[0].to_query()["measures"] == ALL
    assert "measures" not in read({})[0].to_query()
    # Links of before: a group by its former name, and one that these places do not share.
    assert unfolded(table_of(measures="deprivation")) == ["money"]
    seats = {"a": "constituency:E14001105", "b": "constituency:E14001587"}
    held = {group.name for group in table_of(**seats).groups}
    absent = next(theme for theme in THEMES if theme not in held)
    assert unfolded(table_of(**seats, measures=absent)) == ["health"]


def test_what_is_folded_is_compared_all_the_same(opening):
    """P-values are adjusted over all rows, and the file holds them, whatever is open."""
    folded, whole = plain(table_of()), plain(table_of(measures=ALL))
    (ours,) = (group for group in folded["groups"] if group["measures"])
    (theirs,) = (group for group in whole["groups"] if group["name"] == ours["name"])
    for one, other in zip(ours["measures"], theirs["measures"], strict=True):
        assert one | {"address": ""} == other | {"address": ""}
    for query in ({}, {"measures": "people"}):
        lines = got(csv_address(read(query)[0])).body.decode().splitlines()
        assert len(lines) - 1 == sum(len(row.cells) for row in opening.rows)


def test_people_who_are_counted_twice_and_shared_models_are_said():
    shown = text(compared(**MIX))
    assert "Blackpool lies inside NHS Lancashire and South Cumbria" in shown
    assert "Blackpool and Manchester: One model for North West made both figures" in shown


def test_controls_write_the_address():
    app = compared()
    app.radio(key="against").set_value("england").run()
    assert app.query_params["against"] == "england"
    assert "Each against England" in text(app)
    app = compared(against="england", row="imd-score.persons")
    assert "Deprivation score is 33.3 points higher in Blackpool" in text(app)
    app.selectbox(key="measures").set_value("doctors").run()
    assert app.query_params["measures"] == "doctors"
    assert "Deprivation score</a>" not in text(app)
    assert "GPs per 100,000 patients</a>" in text(app)
    app.text_input(key="find").set_value("Leeds").run()
    assert app.query_params["c"] == "upper-tier:E08000035"
    app.button(key=f"remove-{BLACKPOOL.key}").click().run()
    assert app.query_params["a"] == WINCHESTER.key
    assert not app.exception


def test_a_hostile_address_is_told():
    app = compared(a="<img src=x onerror=alert(1)>", row="{{7*7}}")
    assert not app.exception
    assert text(app).count("There is no ") == 1
    assert text(app).count("is not shown here") == 1
    assert "<img src=x" not in text(app)


def test_the_map_leads_here():
    assert "?page=compare&amp;a=upper-tier%3AE06000009" in text(page())


def got(address: str) -> Response:
    (route,) = compare_files.routes()
    path, _, query = f"/{address}".partition("?")
    assert route.path == path
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": []}
    return route.endpoint(Request(scope))


def test_the_file_can_be_had_and_a_wrong_address_is_told():
    answer = got(csv_address(read(MIX)[0]))
    assert answer.status_code == 200
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="compare-E06000009')
    assert answer.body.startswith(b"group,indicator,title,unit,sex,period,level,area_code")
    wrong = got("files/compare.csv?a=<b>")
    assert wrong.status_code == 404
    assert wrong.headers["content-type"].startswith("text/plain")


def test_the_measure_in_focus_can_be_taken_away_as_a_picture():
    query = read({})[0].to_query()
    ruler = BY_NAME[RULER](query)
    assert {"Blackpool", "Winchester (measured for Hampshire)", "England"} <= set(
        ruler.frame["area_name"]
    )
    assert ruler.frame[["lower", "upper"]].notna().all(axis=None)
    assert len(BY_NAME[TREND](query).frame) == 12
    with pytest.raises(QuestionError, match="two periods"):
        BY_NAME[TREND]({**query, "row": "life-expectancy.female"})
