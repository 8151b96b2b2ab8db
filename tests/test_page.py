"""The page as Streamlit runs it, without a browser."""

import json
import zlib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import explorer.pages
from explorer.indicators.catalogue import catalogue, indicator
from explorer.maps.layer_state import layer_state
from explorer.maps.shading import VALUE
from explorer.pages import markup
from explorer.questions.map.view import map_levels
from tests.golden import FEWER, GAP_GIRLS, HEADLINE, NORTH_EAST, SOUTH_EAST
from tests.roots import own

PAGE = Path(explorer.pages.__file__).parent / "main.py"


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def text(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def told(app: AppTest) -> dict[str, Any]:
    """Return what the browser part is told."""
    parts = app.get("bidi_component")
    (part,) = (one for one in parts if one.proto.component_name.endswith("area_map"))
    return json.loads(zlib.decompress(part.proto.bytes))


def picker(app: AppTest, key: str) -> dict[str, Any]:
    """Return what a list of measures is told."""
    parts = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    (part,) = (one for one in parts if f"control={key}&" in one.get("address", ""))
    return part


def test_it_opens_on_the_answer():
    app = page()
    assert not app.exception
    shown = text(app)
    assert HEADLINE in shown
    assert f"likely range {FEWER.limits}" in shown
    message = told(app)
    assert [place["card"]["badge"] for place in message["chosen"]] == ["", "measured for Hampshire"]
    assert message["title"] == (
        "Healthy life expectancy by upper-tier local authority, 2022 to 2024 - Health Gap Explorer"
    )
    assert (
        f"South East {SOUTH_EAST} ({SOUTH_EAST.limits}), North East {NORTH_EAST} "
        f"({NORTH_EAST.limits}): {GAP_GIRLS} years apart" in shown
    )
    record = layer_state(indicator("healthy-life-expectancy"), "upper-tier", VALUE)["record"]
    assert (
        record["source"]
        == "Office for National Statistics, February 2026 (official statistics in development)"
    )


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_indicator_shows_at_every_level(slug):
    for level, sex in product(map_levels(indicator(slug)), indicator(slug).sexes):
        app = page(indicator=slug, level=level, sex=sex)
        assert not app.exception, (slug, level, sex)
        assert 'hge-problem"' not in text(app)
        assert "<h1" in text(app)


def test_controls_write_the_address():
    app = page(indicator="imd-score")
    app.selectbox(key="by").set_value("district").run()
    assert app.query_params["level"] == "district"
    assert "20.1 points" not in text(app)
    assert not app.exception


def test_a_postcode_is_taken_for_its_place():
    app = page()
    app.text_input(key="find").set_value("NE1 7RU").run()
    assert not app.exception
    assert app.query_params["a"] == "upper-tier:E08000021"
    assert "Newcastle upon Tyne" in text(app)


def test_a_name_with_several_meanings_lists_them():
    app = page()
    app.text_input(key="find").set_value("Cumbria").run()
    assert "former area" in text(app)
    names = [button.label.replace("\\", "") for button in app.button]
    assert "Cumberland (unitary authority)" in names
    app.button(key="pick-upper-tier:E06000064").click().run()
    assert app.query_params["a"] == "upper-tier:E06000064"


def test_a_search_that_finds_nothing_says_so_and_loses_nothing():
    app = page()
    app.text_input(key="find").set_value("<b>zzzzzz</b>").run()
    assert not app.exception
    assert "No place in England is called '&lt;b&gt;zzzzzz&lt;/b&gt;'" in text(app).replace(
        "&#x27;", "'"
    )
    assert f"{FEWER} fewer healthy years" in text(app)


def test_colours_can_stand_for_how_areas_compare_with_england():
    app = page(colour="england")
    assert [shade["chosen"] for shade in told(app)["shades"]] == [False, True]
    assert told(app)["legend"]["counts"] == [35, 93, 23]
    # Where nothing is compared with England there is no such choice, and no fault.
    app = page(indicator="imd-score", colour="england")
    assert told(app)["shades"] == [{"name": "value", "text": "Figures", "chosen": True}]


def test_a_hostile_address_is_told_and_shows_the_first_view():
    app = page(indicator="<img src=x onerror=alert(1)>", a="{{7*7}}")
    assert not app.exception
    assert text(app).count("There is no ") == 1
    assert text(app).count("is not shown here") == 1
    assert "<img src=x" not in text(app)
    assert f"{FEWER} fewer healthy years" in text(app)


def test_damaged_data_is_one_sentence_and_no_traceback(linked_root):
    own(linked_root / "indicators/healthy-life-expectancy/values.csv").write_text(
        "level,area_code\n"
    )
    app = page()
    assert not app.exception
    assert "indicators/healthy-life-expectancy/values.csv has the columns" in text(app)


def test_a_name_is_shown_as_it_is_and_never_read_as_markdown():
    nasty = "[x](http://evil) *b* `c` :red[d] $e$ <b>"
    shown = markup.label(nasty)
    assert shown.replace("\\", "") == nasty
    for mark in "[]()*`:$<>":
        assert shown.count(mark) == shown.count(f"\\{mark}")


def test_england_can_be_picked_though_it_has_no_outline():
    app = page(a="country:E92000001")
    assert not app.exception
    assert 'hge-problem"' not in text(app)
    first = told(app)["chosen"][0]
    assert (first["name"], first["outline"], first["point"]) == ("England", None, None)
