"""Places of one name are told apart wherever two of them are chosen."""

import re
from itertools import combinations

import pytest

from explorer.analysis.compare import compare
from explorer.places.areas import named_apart, register
from explorer.questions.compare import view as compare_view
from explorer.questions.map import view as map_view
from explorer.questions.registry import PICTURES
from explorer.words.comparison import comparison_text


def pairs() -> list[tuple[str, str]]:
    """Return keys of all areas that share a name and are not one place at two levels."""
    bearers: dict[str, dict[str, str]] = {}
    for area in register().everywhere():
        bearers.setdefault(area.name, {}).setdefault(area.code, area.key)
    return [
        pair
        for keys in bearers.values()
        for pair in combinations(keys.values(), 2)
        if len(keys) > 1
    ]


PAIRS = pairs()


def test_there_are_over_a_hundred():
    assert len(PAIRS) >= 103


@pytest.mark.parametrize("pair", PAIRS)
def test_equal_names_get_their_kind_in_every_view(pair):
    seen, _ = map_view.read({"a": pair[0], "b": pair[1]})
    assert seen.a.name != seen.b.name
    assert all(area.kind in area.name for area in (seen.a, seen.b))
    view, problems = compare_view.read({"a": pair[0], "b": pair[1], "c": "region:E12000001"})
    assert len({area.name for area in view.places}) == 3
    assert problems == []
    # Alone again, a place has its own name back.
    alone = view.without(view.places[1]).places[0]
    assert alone.name == register().area(alone.level, alone.code).name


def test_one_place_at_two_levels_is_no_pair():
    bedford = [register().area(level, "E06000055") for level in ("upper-tier", "district")]
    assert [area.name for area in named_apart(bedford)] == ["Bedford", "Bedford"]


@pytest.mark.parametrize("pair", PAIRS[::8])
def test_a_comparison_says_which_is_which(pair):
    for found in compare(*pair, "gps-per-100k"):
        first = comparison_text(found).split("\n")[0]
        assert found.a.area.name != found.b.area.name
        assert found.a.area.name in first or found.b.area.name in first
        assert not re.search(rf"\b({re.escape(found.a.area.name)})\b.* than \1\.", first)


def test_a_lender_of_the_same_name_is_told_apart():
    (found,) = compare("constituency:E14001272", "Winchester", "healthy-life-expectancy", "female")
    text = comparison_text(found)
    assert "Hartlepool unitary authority, which contains Hartlepool constituency," in text


def test_chart_files_carry_level_and_code():
    query = {
        "a": "district:E07000094",
        "b": "constituency:E14001587",
        "row": "gps-per-100k.persons",
    }
    for name in ("compare-ruler", "compare-trend"):
        frame = PICTURES[name](query).frame
        told = frame[frame.get("letter", "A") != ""] if "letter" in frame else frame
        assert {"level", "area_code"} <= set(frame.columns)
        found = set(zip(told["level"], told["area_code"], strict=True))
        assert {("district", "E07000094"), ("constituency", "E14001587")} <= found
        assert {"Winchester district", "Winchester constituency"} <= set(told["area_name"])


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_chart_of_areas_carries_level_and_code(name):
    frame = PICTURES[name]({}).frame
    if "area_name" in frame:
        assert {"level", "area_code"} <= set(frame.columns)
