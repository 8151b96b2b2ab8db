"""The list of measures that is searched: what it holds, in which order, by what it is found."""

import json
from itertools import groupby

import pytest
from starlette.requests import Request
from starlette.responses import Response

from explorer.analysis.finding import endings, heard, stem
from explorer.analysis.measures import THEMES
from explorer.indicators.catalogue import catalogue, indicator
from explorer.pages import picker_files
from explorer.questions.page import Control, every
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.words import labels
from explorer.words.search import SAME
from tests.test_page import page, picker

# Where lists of measures stand: page, settings, name of the control.
LISTS = [
    ("", {}, "show"),
    ("compare", {"a": "icb:E54000048", "b": "icb:E54000037"}, "row"),
    ("area", {"area": "district:E07000094"}, "on"),
    ("area", {"area": "district:E07000094"}, "ladder"),
]


def control(name: str, settings: dict[str, str], key: str) -> Control:
    question = QUESTIONS[name]
    found = question.answer(question.asked(settings))
    blocks = every([*found.controls, *found.blocks])
    return next(one for one in blocks if isinstance(one, Control) and one.name == key)


def got(address: str) -> Response:
    (route,) = picker_files.routes()
    path, _, query = address.partition("?")
    assert route.path == f"/{path}"
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": []}
    return route.endpoint(Request(scope))


def found(options: list[dict], text: str) -> list[str]:
    """Return the values that a text finds, as the browser finds them."""
    asked = text.lower().split()
    return [
        one["value"]
        for one in options
        if all(any(w.startswith(t) or stem(w) == stem(t) for w in one["words"]) for t in asked)
    ]


@pytest.mark.parametrize(("name", "settings", "key"), LISTS)
def test_every_list_of_measures_stands_by_theme(name: str, settings, key: str):
    one = control(name, settings, key)
    assert one.grouped
    themes = [labels.THEMES[theme] for theme in THEMES]
    shown = [title for title, _ in groupby(option.group for option in one.options)]
    assert shown == [title for title in themes if title in shown]
    assert one.present in [option.value for option in one.options]
    slugs = [option.value.partition(".")[0] for option in one.options]
    assert {indicator(slug).theme for slug in slugs} <= set(THEMES)
    for option, slug in zip(one.options, slugs, strict=True):
        assert option.group == labels.THEMES[indicator(slug).theme]
    # Families stand together.
    families = [indicator(slug).family for slug in dict.fromkeys(slugs)]
    runs = [family for family, _ in groupby(families) if family]
    assert len(runs) == len(set(runs))


def test_the_map_lists_every_indicator_once():
    values = [one.value for one in control("", {}, "show").options]
    assert sorted(values) == sorted(catalogue())
    assert values[0] == "healthy-life-expectancy"


@pytest.mark.parametrize(("name", "settings", "key"), LISTS)
def test_the_list_is_had_by_its_address_and_kept(name: str, settings, key: str):
    one = control(name, settings, key)
    address = picker_files.address(one, name, settings)
    answer = got(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    told = json.loads(answer.body)
    held = [option["value"] for part in told["groups"] for option in part["options"]]
    assert held == [option.value for option in one.options]
    assert tuple(told["endings"]) == endings()
    # Under another version's name it is not kept.
    other = got(address[:-12] + "0" * 12)
    assert (other.body, other.headers["cache-control"]) == (answer.body, "no-store")


@pytest.mark.parametrize(
    "query",
    ["", "control=show&page=nowhere", "control=by", "control=find", "control=<b>", "page=gap"],
)
def test_what_is_no_list_of_measures_is_not_found(query: str):
    answer = got(f"files/measures.json?{query}")
    assert (answer.status_code, answer.body) == (404, b"There is no such file.")


def test_what_the_page_is_told_stays_small():
    app = page()
    told = picker(app, "show")
    assert told["text"] == "Healthy life expectancy"
    assert len(json.dumps(told)) < 700
    assert len(got(told["address"]).body) < 60_000


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("smokers", "smoking"), ("cigarettes", "smoking"), ("dentist", "dental-practices-new-adults"),
        ("wages", "weekly-pay"), ("truancy", "persistent-absence"), ("HLE", "healthy-life-expectancy"),
        ("how people live", "smoking"), ("heart attacks", "cvd-deaths-preventable"),
        ("chemist", "pharmacies-per-100k"), ("pharmacy", "pharmacies-per-100k"),
        ("money work", "weekly-pay"), ("poverty", "imd-score"), ("mortality", "suicide"),
    ],
)  # fmt: skip
def test_it_is_found_by_what_people_call_it(text: str, slug: str):
    told = json.loads(got("files/measures.json?control=show&page=").body)
    options = [option for part in told["groups"] for option in part["options"]]
    hits = found(options, text)
    assert slug in hits
    assert len(hits) < len(options) / 2
    assert found(options, f"{text} xyzzy") == []


def test_whom_a_measure_is_about_finds_it():
    query = "files/measures.json?control=row&page=compare"
    options = [one for part in json.loads(got(query).body)["groups"] for one in part["options"]]
    girls = found(options, "life expectancy women")
    assert "life-expectancy.female" in girls
    assert not [one for one in girls if one.endswith(".male")]


def test_everyday_words_come_from_those_of_the_search_box():
    assert {"dentist", "dentists", "teeth"} <= set(heard(["Dental practices"], SAME))
    # Several words are heard where all that they stand for is there.
    assert "home" in heard(["Social care staff"], SAME)
    assert "home" not in heard(["Health care"], SAME)
    assert heard(["Smoking"], {}) == ("smoking",)


def test_words_to_search_by_are_no_part_of_a_page_as_data():
    told = plain(control("", {}, "show"))
    assert set(told["options"][0]) == {"value", "label", "group", "note"}
