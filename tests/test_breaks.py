"""Classes that a reader chooses: methods against published examples, and what they do to a map."""

import csv
import io
import json
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.breaks import HAND, METHODS, USUAL_BREAKS, Breaks, breaks_of, limits_of
from explorer.analysis.map import overview
from explorer.analysis.reclassed import against_usual, reclassed
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.maps.message import message
from explorer.questions.registry import QUESTIONS
from explorer.statistics.breaks import equal_counts, equal_steps, natural_groups
from explorer.statistics.classes import classify
from explorer.words.breaks import breaks_notes, reclassed_text
from explorer.words.map import legend_rows

# Employees a square kilometre in the 58 counties of California, County Business Patterns: the
# example of PySAL's mapclassify 2.10, whose documentation and tests have the limits below.
CALIFORNIA = [
    329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7,
    6.56, 3.27, 0.33, 370.5, 4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85,
    36.68, 0.74, 29.82, 192.05, 3.38, 11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93,
    66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97,
]  # fmt: skip
# Sixteen made-up values in four groups that anyone sees.
SEEN = [1, 2, 2, 3, 20, 21, 22, 22, 50, 51, 52, 53, 90, 91, 95, 96]

WAYS = (equal_steps, equal_counts, natural_groups)
some_values = st.lists(
    st.floats(min_value=0, max_value=100).map(lambda value: round(value, 1)),
    min_size=1,
    max_size=80,
)
some_classes = st.integers(2, 7)


def counted(values, limits) -> list[int]:
    """How many values lie in each class, by plain comparison."""
    edges = [-np.inf, *limits, np.inf]
    return [sum(low <= value < high for value in values) for low, high in pairwise(edges)]


def test_equal_steps_as_documented():
    limits = equal_steps(CALIFORNIA, 5)
    assert limits == pytest.approx((822.394, 1644.658, 2466.922, 3289.186))
    assert counted(CALIFORNIA, limits) == [57, 0, 0, 0, 1]


def test_equal_counts_as_documented():
    limits = equal_counts(CALIFORNIA, 5)
    assert limits == pytest.approx((1.464, 5.798, 13.278, 54.616))
    assert counted(CALIFORNIA, limits) == [12, 11, 12, 11, 12]
    assert equal_counts(range(1000), 4) == (249.75, 499.5, 749.25)


def test_natural_groups_as_documented():
    # mapclassify says the greatest value of each class, this the least of each but the lowest.
    limits = natural_groups(CALIFORNIA, 5)
    assert counted(CALIFORNIA, limits) == [49, 3, 4, 1, 1]
    greatest = [max(one for one in CALIFORNIA if one < limit) for limit in limits]
    assert greatest == [75.29, 192.05, 370.5, 722.85]


def test_natural_groups_are_those_that_anyone_sees():
    assert natural_groups(SEEN, 4) == (20, 50, 90)


def within(values, limits) -> float:
    edges = [-np.inf, *limits, np.inf]
    found = 0.0
    for low, high in pairwise(edges):
        inside = [value for value in values if low <= value < high]
        found += sum((value - np.mean(inside)) ** 2 for value in inside)
    return found


@given(st.lists(st.integers(0, 30), min_size=2, max_size=9), st.integers(2, 4))
def test_no_other_groups_have_less_spread_inside(values, classes):
    known = sorted(set(values))
    limits = natural_groups(values, classes)
    assert len(limits) == min(classes, len(known)) - 1
    every = combinations(known[1:], len(limits))
    assert within(values, limits) == pytest.approx(min(within(values, one) for one in every))


@pytest.mark.parametrize("method", WAYS)
@given(some_values, some_classes)
def test_limits_rise_and_leave_no_class_below_the_least(method, values, classes):
    limits = method(values, classes)
    assert list(limits) == sorted(set(limits))
    assert len(limits) < classes
    assert all(min(values) < limit <= max(values) for limit in limits)
    assert sum(counted(values, limits)) == len(values)


@given(some_values, some_classes, st.floats(0.5, 3), st.floats(-50, 50))
def test_steps_and_groups_move_with_the_unit(values, classes, scale, shift):
    moved = [scale * value + shift for value in values]
    for method in (equal_steps, equal_counts):
        wanted = [scale * limit + shift for limit in method(values, classes)]
        assert method(moved, classes) == pytest.approx(wanted, abs=1e-6)


@given(st.sets(st.integers(0, 10_000), min_size=14, max_size=90), some_classes)
def test_counts_are_equal_where_no_two_values_are(values, classes):
    counts = counted(values, equal_counts(list(values), classes))
    assert len(counts) == classes
    assert max(counts) - min(counts) <= 1


@given(some_values, some_classes)
def test_steps_are_equal(values, classes):
    limits = [min(values), *equal_steps(values, classes), max(values)]
    assert len(set(np.round(np.diff(limits), 6))) <= 1


# What a reader may ask for -------------------------------------------------------------------

HLE, LEVEL, GIRLS = "healthy-life-expectancy", "upper-tier", "female"


def shown(text: str, slug: str = HLE, level: str = LEVEL, sex: str = GIRLS):
    record = indicator(slug)
    period = data.published_periods(record, level, sex)[-1]
    return overview(record, level, sex, period, breaks_of(text, record.decimals))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", USUAL_BREAKS),
        ("standard", USUAL_BREAKS),
        ("steps", Breaks("steps", 5)),
        ("counts-7", Breaks("counts", 7)),
        (" Natural-2 ", Breaks("natural", 2)),
        ("50, 55,60", Breaks(HAND, 4, (50.0, 55.0, 60.0))),
        ("-3,0,1.25", Breaks(HAND, 4, (-3.0, 0.0, 1.2))),
    ],
)
def test_what_an_address_may_say(text, wanted):
    found = breaks_of(text, 1)
    assert found == wanted
    assert breaks_of(found.text, 1) == found


@pytest.mark.parametrize(
    "text",
    ["60,50", "50,50", "50.01,50.04", "a", "steps-8", "steps-1", "natural-0", "1,,2", "nan", "inf",
     "1e3,2e3", "1,2,3,4,5,6,7", "50;55", "{{7*7}}", "<b>", "9" * 400, "standard-4", "hand"],
)  # fmt: skip
def test_what_it_may_not_say_is_refused_in_one_sentence(text):
    with pytest.raises(QuestionError) as told:
        breaks_of(text, 1)
    assert str(told.value).endswith(".") and len(str(told.value)) < 420


@given(st.text(max_size=260))
def test_no_text_breaks_it(text):
    try:
        found = breaks_of(text, 1)
    except QuestionError:
        return
    assert found.method in METHODS and 2 <= found.classes <= 7


@given(some_values, some_classes, st.sampled_from(["steps", "counts", "natural"]))
def test_limits_stand_where_figures_are_shown_and_change_no_class(values, classes, method):
    limits = limits_of(Breaks(method, classes), values, 0)
    assert all(limit == round(limit) for limit in limits)
    assert list(limits) == sorted(set(limits))
    exact = dict(zip(("steps", "counts", "natural"), WAYS, strict=True))[method]
    kept = [round(value, 0) for value in values]
    unrounded = np.searchsorted(exact(kept, classes), np.array(kept) + 1e-9, side="right")
    ours = classify(values, limits, 0)
    # Two areas that the exact limits tell apart are told apart, unless both round to one.
    pairs = combinations(range(len(kept)), 2)
    assert all((unrounded[a] == unrounded[b]) == (ours[a] == ours[b]) for a, b in pairs)


# What it does to a map -----------------------------------------------------------------------


def test_areas_in_each_class_by_hand():
    # Counted from the published spreadsheet of February 2026, girls of 2022 to 2024: 14 authorities
    # under 55 years, 54 from 55 to 59.9, 61 from 60 to 64.9, 22 of 65 and over; 2 without a figure.
    found = against_usual(shown("55,60,65"))
    frame = data.figures(HLE, LEVEL, GIRLS, None).frame["value"].dropna().round(1)
    by_hand = (
        int((frame < 55).sum()), int(((frame >= 55) & (frame < 60)).sum()),
        int(((frame >= 60) & (frame < 65)).sum()), int((frame >= 65).sum()),
    )  # fmt: skip
    assert found.second.counts == by_hand == (14, 54, 61, 22)
    assert found.areas == 151


def test_who_moves_by_hand():
    # The usual breaks are 59, 62, 64 and 66. With 60 in place of 59 only those from 59.0 to 59.9
    # change: they are a class lower, and so lighter.
    found = against_usual(shown("60,62,64,66"))
    frame = data.figures(HLE, LEVEL, GIRLS, None).frame
    between = frame[(frame["value"].round(1) >= 59) & (frame["value"].round(1) < 60)]
    assert {one.code for one in found.moved} == set(between["area_code"])
    assert {(one.before, one.after, one.darker) for one in found.moved} == {(1, 0, False)}
    assert (found.darker, found.lighter) == (0, len(between))
    assert f"{len(between)} of 151 areas (0 darker, {len(between)} lighter)" in reclassed_text(
        found
    )


def test_the_usual_breaks_move_nobody():
    usual = ",".join(map(str, shown("").limits))
    found = against_usual(shown(usual))
    assert found.moved == ()
    assert reclassed_text(found) == "No area changes shade from the usual breaks."


def test_of_two_ways_with_other_numbers_of_classes_shades_are_compared():
    # Of three classes the lowest, middle and highest have the first, third and fifth of five shades.
    found = reclassed(shown("natural-5"), shown("natural-3"))
    for one in found.moved:
        assert one.before != 2 * one.after and one.darker == (2 * one.after > one.before)


@given(st.sampled_from(["steps", "counts", "natural"]), some_classes, some_classes)
def test_to_and_fro_moves_the_same_areas(method, first, second):
    one, other = shown(f"{method}-{first}"), shown(f"steps-{second}")
    there, back = reclassed(one, other), reclassed(other, one)
    assert {moved.code for moved in there.moved} == {moved.code for moved in back.moved}
    assert (there.darker, there.lighter) == (back.lighter, back.darker)
    assert sum(there.first.counts) == sum(there.second.counts) == there.areas == 151


def test_other_figures_are_not_compared():
    with pytest.raises(ValueError, match="same figures"):
        reclassed(shown("steps-5"), shown("steps-5", sex="male"))


def test_all_areas_in_one_class_are_said():
    assert reclassed_text(against_usual(shown("1,2"))).startswith("All 151 areas are in one class.")


def test_borrowed_figures_make_no_break():
    # Constituencies only show the healthy years of larger areas: breaks are those of these.
    assert shown("counts-5", level="constituency").limits == shown("counts-5").limits
    district = shown("counts-5", level="district")
    own = district.figures.frame.loc[district.own, "value"]
    assert 100 < len(own) < 200
    assert district.limits == limits_of(district.breaks, own, 1)


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_measure_at_every_level_has_them(slug):
    record = indicator(slug)
    for level in ["upper-tier", "constituency", "region", *record.sites]:
        if level not in data.levels_of(record) and level not in record.sites:
            continue
        for text in ("steps-7", "counts-2", "natural-6"):
            page = shown(text, slug, level, record.sexes[0])
            told = message(page, [], "value")["breaks"]
            assert len(told["palette"]) == len(set(told["palette"])) == len(told["texts"])
            assert told["texts"] == legend_rows(page.limits, record)
            assert len(page.limits) < 7
            assert breaks_notes(page)


def test_against_england_there_are_no_breaks():
    assert "breaks" not in message(shown("steps-4"), [], "england")


# In addresses, files and commands ------------------------------------------------------------


def test_the_map_keeps_them_in_its_address_and_drops_those_of_another_measure():
    view, problems = QUESTIONS[""].read({"breaks": "55,60"})
    assert not problems and view.to_query()["breaks"] == "55,60"
    assert view.of("male").breaks == view.breaks
    other = view.showing("imd-score")
    assert other.breaks == USUAL_BREAKS
    assert "Your breaks were for another measure" in " ".join(other.unasked(view))
    steps = replace(view, breaks=Breaks("steps", 4))
    assert steps.showing("imd-score").breaks == steps.breaks


def test_by_hand_begins_where_the_breaks_stand():
    view = QUESTIONS[""].read({"breaks": "natural-4"})[0]
    by_hand = QUESTIONS[""].changed(view, "breaks", "hand")
    assert by_hand.breaks.limits == shown("natural-4").limits
    assert len(QUESTIONS[""].changed(by_hand, "classes", "6").breaks.limits) == 5
    assert QUESTIONS[""].changed(by_hand, "breaks", "standard").breaks == USUAL_BREAKS
    assert QUESTIONS[""].changed(view, "breaks", "counts").breaks == Breaks("counts", 4)


@pytest.mark.parametrize(
    ("name", "query"),
    [("", {}), ("compare", {"row": f"{HLE}.female"}), ("doctors", {"colour": "raw"})],
)
def test_a_wrong_link_leads_to_no_error(name, query):
    view, problems = QUESTIONS[name].read({**query, "breaks": "9,1"})
    assert view.breaks == USUAL_BREAKS and "Breaks must rise" in problems[0]
    view, problems = QUESTIONS[name].read({**query, "breaks": "steps-3"})
    assert not problems and view.to_query()["breaks"] == "steps-3"


def test_a_map_without_figures_to_cut_says_so():
    view, problems = QUESTIONS["doctors"].read({"breaks": "steps-3"})
    assert view.breaks == USUAL_BREAKS
    assert problems == [
        "This map has no breaks to choose: its colours stand for no figure. Choose one definition "
        "of doctors."
    ]


def test_files_have_the_class_of_each_area(run):
    code, out, _ = run(
        "values", "--indicator", HLE, "--level", LEVEL, "--sex", GIRLS, "--breaks", "55,60"
    )
    assert code == 0
    rows = {row["area_name"]: row for row in csv.DictReader(io.StringIO(out))}
    told = {
        name: rows["Blackpool"][name] for name in ("class", "class_lower", "class_upper", "breaks")
    }
    assert told == {"class": "1", "class_lower": "", "class_upper": "55", "breaks": "55,60"}
    assert rows["Hampshire"]["class"] == "3" and rows["Isles of Scilly"]["class"] == ""
    code, out, _ = run(
        "values", "--indicator", HLE, "--level", "region", "--sex", GIRLS, "--breaks", "steps-2",
        "--format", "geojson",
    )  # fmt: skip
    found = [one["properties"] for one in json.loads(out)["features"]]
    assert {one["class"] for one in found} == {1, 2}


def test_the_command_tells_both_ways_and_who_moves(run):
    code, out, _ = run("breaks", "60,62,64,66")
    assert code == 0 and "By hand:" in out and "Lighter: " in out
    code, out, _ = run("breaks", "steps-3", "--against", "natural-3", "--json")
    found = json.loads(out)
    assert [found[way]["breaks"] for way in ("first", "second")] == ["natural-3", "steps-3"]
    assert all(one["before"] != one["after"] for one in found["moved"])
    code, _, err = run("breaks", "60,50")
    assert code == 2 and "Breaks must rise" in err
