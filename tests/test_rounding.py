"""One rule for rounding; differences agree with the figures beside them; files have clean digits."""

import csv
import io
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.change import changes
from explorer.analysis.compare import compare_areas
from explorer.charts.picture import csv as picture_csv
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.places.areas import register
from explorer.questions.registry import PICTURES
from explorer.words.comparison import comparison_title
from explorer.words.figures import apart, number, outward, rounded
from explorer.words.halving import measure_change, measure_row

HLE = "healthy-life-expectancy"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.15, 1, "0.2"), (0.25, 1, "0.3"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-0.15, 1, "−0.2"),
        (-0.04, 1, "0.0"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (1234.55, 1, "1,234.6"),
        (61.349999, 1, "61.3"), (43.45, 1, "43.5"), (float("nan"), 1, "nan"),
    ],
)  # fmt: skip
def test_halves_go_away_from_zero_in_decimals(value, decimals, text):
    assert number(value, decimals) == text


figures = st.integers(-2_000_000, 2_000_000).map(lambda n: n / 1000)


@given(figures, figures, st.integers(0, 3))
def test_a_difference_is_that_of_the_figures_shown(first, second, decimals):
    shown = apart(first, second, decimals)
    assert number(shown, decimals) == number(
        rounded(first, decimals) - rounded(second, decimals), decimals
    )
    # Within one of the last digit of the unrounded one, so in its range once that is rounded outward.
    assert abs(shown - (first - second)) < 10**-decimals + 1e-9
    low, high = outward(first - second, first - second, decimals)
    assert low - 1e-9 <= shown <= high + 1e-9


def numbers(text: str) -> list[float]:
    found = re.findall(r"[−-]?\d[\d,]*\.?\d*", text)
    return [float(one.replace(",", "").replace("−", "-")) for one in found]


@pytest.mark.parametrize(
    "slug", [HLE, "life-expectancy", "imd-score", "gps-per-100k", "nurses-per-100k"]
)
def test_every_pair_of_authorities_differs_by_what_is_shown(slug):
    record = indicator(slug)
    sex = record.sexes[0]
    period = max(data.published_periods(record, "upper-tier", sex))
    areas = list(register().level("upper-tier").values())[::6]
    seen = 0
    for first, second in combinations(areas, 2):
        found = compare_areas(record, first, second, sex, period)
        gap = found.difference
        title = comparison_title(found)
        if gap is None or title.startswith("We cannot tell") or "both read" in title:
            continue
        seen += 1
        a, b = (rounded(one.value, record.decimals) for one in (found.a, found.b))
        by = number(abs(rounded(a - b, record.decimals)), record.decimals)
        assert f" {by} " in title, title
    assert seen > 20


def test_changes_of_the_gap_agree_with_both_gaps():
    for sex in ("female", "male"):
        for found in changes(HLE, "region", "2018-2020", "2022-2024", sex):
            before, after, *_ = numbers(measure_row(found)[1])
            moved = numbers(measure_change(found))[0]
            assert moved == pytest.approx(after - before, abs=1e-9), measure_row(found)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_chart_files_have_no_binary_fractions(name):
    rows = list(csv.reader(io.StringIO(picture_csv(PICTURES[name]({})))))
    assert len(rows) > 1
    for cell in (cell for row in rows for cell in row):
        assert not re.fullmatch(r"-?\d+\.\d{10,}(e-?\d+)?", cell), cell


@pytest.mark.parametrize("slug", sorted(catalogue()))
def test_shown_limits_hold_the_shown_figure(slug):
    record = indicator(slug)
    level = data.levels_of(record)[0]
    sex = record.sexes[0]
    period = max(data.published_periods(record, level, sex))
    frame = data.figures(slug, level, sex, period.iso).frame.dropna(subset=["value", "lower"])
    for value, lower, upper in frame[["value", "lower", "upper"]].itertuples(index=False):
        low, high = outward(lower, upper, record.decimals)
        assert low <= rounded(value, record.decimals) <= high
