"""The page on the goal: its verdicts, every choice it offers, and what a wrong link gets."""

import json
import re
import zlib
from html import unescape
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams
from streamlit.testing.v1 import AppTest

import explorer.pages
from explorer.analysis.goal.progress import goals, of_release, releases
from explorer.indicators.catalogue import DEFAULT
from explorer.pages.pictures import figure
from explorer.questions.goal.charts import charts
from explorer.questions.goal.view import LEVELS, baselines, read
from explorer.words.goal.page import floor_classes
from tests.golden import GAP_GIRLS, HALF_GAP

PAGE = Path(explorer.pages.__file__).parent / "main.py"


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    app.query_params["page"] = "gap"
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def text(app: AppTest) -> str:
    markup = " ".join(element.proto.body for element in app.get("html"))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)))


def told(app: AppTest) -> dict:
    parts = app.get("bidi_component")
    (part,) = (one for one in parts if one.proto.component_name.endswith("area_map"))
    return json.loads(zlib.decompress(part.proto.bytes))


def test_it_opens_on_a_verdict_in_two_halves():
    app = page()
    assert not app.exception
    shown = text(app)
    assert (
        "Healthy life expectancy has fallen, and the gap between regions shows no clear change"
        in shown
    )
    assert (
        f"Girls: a gap of {GAP_GIRLS} years (likely range {GAP_GIRLS.limits}) in 2022 to 2024."
        in shown
    )
    assert f"Half of the gap of 2018 to 2020 is {HALF_GAP} years." in shown
    assert "No: no region rose, for girls or boys" in shown
    assert "No clear change since 2018 to 2020" in shown


def test_the_panel_counts_how_many_measures_agree():
    shown = text(page())
    assert "Girls: Of 10 measures with a range, 0 are wider, 0 narrower and 10 unclear." in shown
    assert "Boys: Of 10 measures with a range, 1 is wider, 0 narrower and 9 unclear." in shown


def test_the_floor_map_and_table_say_what_the_analysis_says():
    for sex in ("female", "male"):
        app = page(sex=sex)
        (goal,) = goals(sex)
        message = told(app)
        below = sum(kind not in "0-" for kind in message["told"]["kinds"])
        assert below == len(goal.floor.below)
        for row in goal.floor.below:
            assert f"{row.shortfall:.2f}" in text(app)
            assert f"{row.people:,}" in text(app)


def test_the_floor_map_can_have_breaks_of_a_readers_own():
    (goal,) = goals("female")
    years = sorted(round(row.shortfall, 2) for row in goal.floor.below)
    limit = years[len(years) // 2]
    message = told(page(sex="female", breaks=str(limit)))
    kinds = message["told"]["kinds"]
    assert kinds.count("1") == sum(year < limit for year in years)
    assert kinds.count("2") == sum(year >= limit for year in years)
    assert "Breaks chosen by a reader" in message["legend"]["note"]
    assert floor_classes((limit,), 2)[1:] == [f"under {limit:g}", f"{limit:g} and over"]
    view, problems = read({"breaks": "steps-6"})
    assert not view.breaks.own and "up to 4 classes: 6 cannot be shown" in problems[0]
    assert "breaks" not in view.to_query()


@pytest.mark.parametrize("release", list(releases(DEFAULT)))
def test_the_first_middle_and_last_baseline_of_every_release_show(release):
    known = baselines(of_release(DEFAULT, release))
    for baseline, level in zip((known[0], known[-4], known[-1]), (*LEVELS, LEVELS[0]), strict=True):
        app = page(release=release, baseline=baseline.short, level=level)
        assert not app.exception, (release, baseline, level)
        assert 'hge-problem"' not in " ".join(e.proto.body for e in app.get("html"))


def test_where_nothing_can_have_changed_it_says_so():
    shown = text(page(baseline="2022-2024"))
    assert "nothing can have changed since" in shown
    assert "Not to be said yet" in shown


def test_controls_write_the_address():
    app = page()
    app.button_group(key="release").set_value("2022").run()
    assert app.query_params["page"] == "gap"
    assert app.query_params["release"] == "2022"
    assert "3.14" in text(app)
    app.selectbox(key="level").set_value("upper-tier").run()
    assert app.query_params["level"] == "upper-tier"
    assert not app.exception


def test_a_place_shows_its_figures_in_every_release():
    app = page()
    app.text_input(key="find").set_value("Hampshire").run()
    assert app.query_params["place"] == "upper-tier:E10000014"
    assert "Hampshire in every release" in text(app)
    assert "66.1 (likely range 64.6 to 67.6) in the release of March 2022" in text(app)


def test_the_page_asks_for_images_of_its_own_and_links_to_files_by_the_addresses_they_had():
    view, _ = read({"release": "2024"})
    query = {"release": "2024", "baseline": view.baseline.short}
    for chart in (one for group in charts(view).values() for one in group):
        markup = unescape(figure(chart.name, chart.picture, chart.query, narrow=chart.narrow))
        shown = re.findall(r' src(?:set)?="([^"]+)"', markup)
        kept = re.findall(r' href="([^"]+)"', markup)
        assert len(shown) == 2
        assert all(asked(address)["bare"] == "1" for address in shown)
        assert [asked(address) for address in kept] == [QueryParams(query)] * 3


def asked(address: str) -> QueryParams:
    return QueryParams(address.partition("?")[2])


def test_a_hostile_address_is_told_and_shows_the_first_view():
    app = page(release="<img src=x onerror=alert(1)>", baseline="{{7*7}}", place="x:y")
    assert not app.exception
    markup = " ".join(element.proto.body for element in app.get("html"))
    assert "<img src=x" not in markup
    assert markup.count('hge-problem"') == 3


def test_a_view_survives_its_own_address():
    view, problems = read({"release": "2024", "baseline": "2013-2015", "level": "upper-tier"})
    assert not problems
    assert read(view.to_query()) == (view, [])
