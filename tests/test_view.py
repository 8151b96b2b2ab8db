"""The URL: what it asks for, what it cannot make us do."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.indicators.catalogue import catalogue, indicator
from explorer.questions.compare import view as compare_view
from explorer.questions.doctors import view as doctors_view
from explorer.questions.goal import view as goal_view
from explorer.questions.map.view import map_levels, read


def test_a_bare_address_opens_on_blackpool_and_winchester():
    view, problems = read({})
    assert problems == []
    assert (view.indicator, view.level, view.sex) == (
        "healthy-life-expectancy",
        "upper-tier",
        "female",
    )
    assert view.period.words == "2022 to 2024"
    assert (view.a.key, view.b.key) == ("upper-tier:E06000009", "district:E07000094")


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_view_survives_its_address(slug):
    for level, sex in product(map_levels(indicator(slug)), indicator(slug).sexes):
        view = read({})[0].showing(slug).by(level).of(sex)
        again, problems = read(view.to_query())
        assert (again, problems) == (view, [])


def test_a_change_of_indicator_keeps_what_it_can():
    view = read({})[0].by("constituency")
    assert view.showing("imd-score").level == "constituency"
    assert view.showing("life-expectancy").level == "upper-tier"
    assert view.showing("life-expectancy-constituency").sex == "persons"


def test_picking_keeps_the_place_to_compare_with():
    view = read({})[0]
    other = read({"a": "region:E12000001"})[0].a
    picked = view.picking(other)
    assert (picked.a, picked.b) == (other, view.b)
    assert picked.picking(view.b) == picked
    assert (picked.keeping().a, picked.keeping().b) == (view.b, other)


def test_no_place_is_a_choice():
    view, problems = read({"a": "none", "b": "none"})
    assert (view.a, view.b, problems) == (None, None, [])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"indicator": "<script>alert(1)</script>"}, "indicator '<script>"),
        ({"level": "../../etc"}, "level '../../etc'"),
        ({"sex": "x"}, "sex 'x'"),
        ({"period": "1066"}, "'1066' fits no published period"),
        ({"a": "district:E99"}, "place 'district:E99'"),
        ({"b": "{{7*7}}"}, "place '{{7*7}}'"),
    ],
)
def test_a_wrong_part_falls_back_and_is_named(query, says):
    view, problems = read(query)
    assert len(problems) == 1 and says in problems[0]
    assert view == read({})[0]


@given(
    st.dictionaries(st.sampled_from(["indicator", "level", "sex", "period", "a", "b"]), st.text())
)
def test_no_address_breaks_the_page(query):
    view, _ = read(query)
    assert view.level in map_levels(view.record)


@pytest.mark.parametrize(
    ("asked", "shown", "says"),
    [
        ("Hackney", "upper-tier:E09000012", ""),
        ("E08000016", "upper-tier:E08000038", "Barnsley (E08000016) is a former area"),
        ("district:E07000026", "district:E06000063", "today it is Cumberland"),
        ("constituency:E14000639", "upper-tier:E06000009", "code of a former constituency"),
        ("upper-tier:Cardiff", "upper-tier:E06000009", "'Cardiff' is in Wales"),
        ("icb:Qqqq", "upper-tier:E06000009", "No integrated care board is called 'Qqqq'"),
        ("Alershot", "upper-tier:E06000009", "Did you mean Aldershot?"),
        ("Cardiff", "upper-tier:E06000009", "'Cardiff' is in Wales"),
        ("SO23 9LJ", "upper-tier:E10000014", ""),
    ],
)
def test_a_link_follows_names_and_former_codes_and_says_so(asked, shown, says):
    view, problems = read({"a": asked})
    assert view.a.key == shown
    assert says in " ".join(problems)


def test_a_page_that_does_not_exist_is_named():
    view, problems = read({"page": "nosuch"})
    assert view == read({})[0]
    assert problems == ["There is no page 'nosuch' here. This is the map."]


def test_what_changes_by_itself_is_said():
    view = read({"level": "constituency", "sex": "male", "period": "2011-2013"})[0]
    there = view.by("icb")
    assert there.period != view.period
    assert there.unasked(view) == [
        f"There are no figures of 2011 to 2013 here: these are of {there.period.words}.",
        "The colours have other limits here than for constituencies.",
    ]
    assert view.at(view.period.iso).unasked(view) == []
    assert read({})[0].of("male").unasked(read({})[0]) == []
    other = read({})[0].showing("life-expectancy-constituency")
    assert other.unasked(read({})[0])[:2] == [
        "This is not published by upper-tier local authorities: it is shown by constituencies.",
        "There are no figures for girls and women here: these are for everyone.",
    ]


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_change_by_itself_is_said(slug):
    for level in map_levels(indicator(slug)):
        before = read({})[0]
        after = before.showing(slug).by(level)
        named = " ".join(after.unasked(before))
        assert (after.period.words in named) == (
            after.period != before.period and (slug != before.indicator or level != before.level)
        )


def test_a_place_named_twice_in_a_link_stands_once_and_that_is_said():
    twice = {"a": "upper-tier:E06000009", "b": "district:E06000009"}
    view, problems = read(twice)
    assert (view.a.key, view.b) == ("upper-tier:E06000009", None)
    assert problems == ["Blackpool is named twice: it stands once."]
    compared, problems = compare_view.read(twice)
    assert [area.name for area in compared.places] == ["Blackpool", "Winchester"]
    assert problems == [
        "Blackpool is named twice: it stands once.",
        "Compare needs two places: Winchester is added.",
    ]
    _, problems = compare_view.read({"a": "London", "b": "Leeds", "g": "York"})
    assert problems == ["6 places at most are compared: g is left out."]
    assert compared.has(read({"a": "district:E06000009"})[0].a)


def test_other_pages_say_what_changes_by_itself():
    gap = goal_view.read({"release": "2026", "baseline": "2021-2023"})[0]
    (note,) = gap.of_release("2022").unasked(gap)
    assert note.startswith("This release has no figures of 2021 to 2023: change is counted from ")
    doctors = doctors_view.read({})[0]
    notes = doctors.by("region").unasked(doctors)
    assert notes[0] == "The fifth and the colours are worked out anew among regions."
    assert "North West has most of the patients of Blackpool North and Fleetwood." in notes
