"""How many areas meet a standard: counts, words, and its line on every scale."""

import json
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.map import overview
from explorer.analysis.standards import Meeting, meeting
from explorer.charts.picture import svg
from explorer.indicators import data
from explorer.indicators.catalogue import Standard, catalogue, indicator
from explorer.maps.ruler import ruler
from explorer.periods import Period
from explorer.questions.compare import QUESTION
from explorer.questions.compare.blocks import Measures, Whole
from explorer.questions.compare.charts import BY_NAME, RULER, TREND
from explorer.questions.compare.view import read
from explorer.questions.page import every
from explorer.records.figures import figure_records
from explorer.web.strips import standard
from explorer.words.map import notes, summary
from explorer.words.standards import meeting_text, standard_named

HLE = "healthy-life-expectancy"
EARLY, IN_2022 = "cancer-early", Period.stored("2022-01-01/P1Y")
# Counted in the file as published: rows of 2022 with a value; none reaches 75%, and no upper limit
# does. London and others are withheld.
PUBLISHED = {"region": (8, 1), "upper-tier": (117, 36), "district": (223, None)}
ROW = f"{EARLY}.persons"


def figures(values, lower, upper, lent="", *, set_for=75.0, direction="at_least") -> data.Figures:
    """Return the regions' figures with other numbers, and another standard."""
    found = data.figures(EARLY, "region", "persons", IN_2022.iso)
    frame = found.frame.head(len(values)).assign(
        value=values, lower=lower, upper=upper, measured_for=lent
    )
    record = replace(
        found.indicator, standard=Standard(set_for, direction, "the board", "2019", "")
    )
    return replace(found, indicator=record, frame=frame)


@pytest.mark.parametrize(("level", "counts"), PUBLISHED.items())
def test_the_published_figures_are_counted(level: str, counts: tuple[int, int | None]):
    found = meeting(data.figures(EARLY, level, "persons", IN_2022.iso))
    known, without = counts
    assert (found.known, found.meet, found.ranged, found.surely) == (known, 0, known, 0)
    assert (found.surely_not, found.unsure) == (known, 0)
    assert without is None or found.without == without


def test_sure_and_not_sure_are_told_apart_by_ranges():
    values = [80.0, 76.0, 75.0, 74.0, 60.0, math.nan, 90.0, 91.0]
    lower = [78.0, 74.0, 75.0, 70.0, 55.0, math.nan, math.nan, 80.0]
    upper = [82.0, 78.0, 76.0, 75.0, 65.0, math.nan, math.nan, 99.0]
    found = meeting(figures(values, lower, upper, [""] * 7 + ["E10000014"]))
    # The eighth is a larger area's, the seventh has no range, the sixth no figure.
    assert (found.known, found.meet, found.without) == (6, 4, 2)
    assert (found.ranged, found.surely, found.surely_not, found.unsure) == (5, 2, 1, 2)
    assert meeting_text(found) == (
        "4 of 6 regions meet the standard of at least 75% (the board). By the likely range (95%) "
        "of each: 2 surely meet it, 1 surely does not, 2 cannot be told. 1 has no range. 2 have no "
        "figure of their own."
    )
    # At most, the other ends of the ranges count.
    found = meeting(figures(values, lower, upper, [""] * 7 + ["E10000014"], direction="at_most"))
    assert (found.meet, found.surely, found.surely_not, found.unsure) == (3, 2, 1, 2)
    assert meeting_text(found, missing=False).startswith(
        "3 of 6 regions meet the standard of at most 75%"
    )


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(0, 20), st.floats(0, 20)), min_size=1, max_size=9),
    st.sampled_from(["at_least", "at_most"]),
)  # fmt: skip
def test_whoever_surely_meets_it_meets_it(rows, direction):
    values, below, above = map(np.array, zip(*rows, strict=True))
    found = meeting(
        figures(values, values - below, values + above, set_for=50.0, direction=direction)
    )
    assert found.surely <= found.meet <= found.surely + found.unsure
    assert found.surely + found.surely_not + found.unsure == found.ranged == found.known


def test_without_a_standard_or_a_figure_nothing_is_counted():
    plain = data.figures(HLE, "region", "female", "2022-01-01/P3Y")
    assert indicator(HLE).standard is None and meeting(plain) is None
    nothing = [math.nan, math.nan]
    assert meeting(figures(nothing, nothing, nothing)) is None
    assert meeting_text(None) == ""


def test_one_and_all_are_worded():
    record = indicator(EARLY)
    text = meeting_text(Meeting(record, "region", 1, 1, 1, 1, 0, 1))
    assert text == (
        "1 of 1 region meets the standard of at least 75% (NHS Long Term Plan). By the likely "
        "range (95%) of each: 1 surely meets it. 1 has no figure of its own."
    )


# Where it is drawn and said -----------------------------------------------------------------


def test_the_map_says_it_and_its_ruler_has_the_line():
    page = overview(indicator(EARLY), "upper-tier", "persons", IN_2022)
    said = summary(page)
    assert said.endswith(
        "36 have no figure. None of 117 upper-tier local authorities meets the standard of at "
        "least 75% (NHS Long Term Plan). By the likely range (95%) of each: 117 surely do not."
    )
    assert any("set by NHS Long Term Plan, 2019-01" in line for line in notes(page))
    told = ruler(page, {})
    low, high = told["scale"]
    assert low + told["standard"]["at"] * (high - low) == pytest.approx(75)
    assert (told["standard"]["name"], told["standard"]["text"]) == ("Standard, at least", "75")
    assert told["text"].endswith("Standard of at least 75% (NHS Long Term Plan)")
    other = overview(indicator(HLE), "region", "female", Period.stored("2022-01-01/P3Y"))
    assert "standard" not in ruler(other, {}) and "standard" not in summary(other)


def test_compare_has_the_line_on_strip_and_whole_scale():
    blocks = list(every(QUESTION.answer(QUESTION.asked({"row": ROW})).blocks))
    (table,) = (one for one in blocks if isinstance(one, Measures))
    (whole,) = (one for one in blocks if isinstance(one, Whole))
    rows = [one for group in table.groups for one in group.measures]
    assert [one.title for one in rows if one.standard] == ["Cancers found early"]
    (row,) = (one for one in rows if one.standard)
    for one in (row, whole):
        assert (one.standard.value, one.standard.name) == (75, "standard 75%")
        assert one.scale.holds(75)
    assert any("None of 117 upper-tier local authorities" in line for line in row.details)
    assert any("None of 223 districts" in line for line in row.details)


def test_charts_have_it_by_name_in_picture_and_words():
    query = read({"row": ROW})[0].to_query()
    for name in (RULER, TREND):
        picture = BY_NAME[name](query)
        assert picture.alt.endswith("Standard of at least 75% (NHS Long Term Plan).")
        for narrow in (False, True):
            assert "Standard, at least" in svg(picture, narrow)
            assert "#0A5F6E" in svg(picture, narrow)
        # It is no area, and stands in no file of figures.
        assert not picture.frame["area_name"].str.contains("Standard").any()
    plain = BY_NAME[RULER](read({})[0].to_query())
    assert "Standard" not in plain.alt


def test_a_name_from_a_record_stays_text():
    scale = QUESTION.answer(QUESTION.asked({"row": ROW})).blocks
    one = next(block for block in every(scale) if isinstance(block, Whole)).scale
    assert "<b>" not in standard(one, 75, "<b>x</b>")
    assert standard(one, math.nan, "x") == ""


def test_figures_as_data_say_whether_each_meets_it(run):
    code, out, _ = run(
        "values", "--indicator", EARLY, "--level", "region", "--period", "2022", "--json"
    )
    rows = json.loads(out)
    assert code == 0
    met = [row["meets_standard"] for row in rows]
    assert (met.count(False), met.count(None), met.count(True)) == (8, 1, 0)
    plain = figure_records(data.figures(HLE, "region", "female", "2022-01-01/P3Y"))
    assert "meets_standard" not in plain[0]


def test_the_list_of_indicators_names_it(run):
    _, out, _ = run("indicators", "--theme", "health")
    assert "Standard of at least 75% (NHS Long Term Plan)." in out
    assert standard_named(indicator(HLE)) == ""
    _, out, _ = run("indicators", "--theme", "health", "--json")
    told = {one["slug"]: one["standard"] for one in json.loads(out)}
    assert set(told) == {slug for slug, one in catalogue().items() if one.theme == "health"}
    assert told[EARLY]["value"] == 75 and told["healthy-life-expectancy"] is None


def test_frames_are_left_as_they_are():
    found = data.figures(EARLY, "region", "persons", IN_2022.iso)
    before = found.frame.copy()
    meeting(found)
    pd.testing.assert_frame_equal(found.frame, before)
