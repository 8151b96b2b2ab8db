"""Work, money, childhood and places: figures taken by hand from the publications."""

from pathlib import Path

import pandas as pd
import pytest

from explorer.analysis.series import ONE_DAY, series
from explorer.build import local_indicators
from explorer.build.living import CHILDREN, CLAIMANTS, FUEL_POVERTY, LOW_INCOME, SUBJECTS
from explorer.build.local_indicators import Subject, local_values
from explorer.build.publications import raw
from explorer.errors import SourceError
from explorer.indicators import data
from explorer.indicators.catalogue import indicator
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.root import data_root
from explorer.words.trend import series_alt

SLUGS = [one.slug for one in (*SUBJECTS, *LOW_INCOME, CLAIMANTS)] + [*CHILDREN, FUEL_POVERTY]
NONE = None

# Level, code, period, value, lower, upper, each read in the raw file with zcat and grep.
GOLDEN = {
    "children-low-income": [
        ("district", "E06000009", "2024-04-01/P1Y", 30.5137013, NONE, NONE),
        # Stands under the former code and under the one in force.
        ("upper-tier", "E08000038", "2021-04-01/P1Y", 24.88887896, NONE, NONE),
    ],
    "children-low-income-after-housing": [
        ("upper-tier", "E10000014", "2024-04-01/P1Y", 18.79082086, NONE, NONE),
        ("district", "E06000065", "2024-04-01/P1Y", 19.58407097, NONE, NONE),
        ("region", "E12000007", "2024-04-01/P1Y", 30.74746347, NONE, NONE),
    ],
    "claimants": [
        # Published under the former code alone.
        ("district", "E08000038", "2025-01-01/P1Y", 3.2, NONE, NONE),
        ("upper-tier", "E10000014", "2018-01-01/P1Y", 0.9, NONE, NONE),
        # (2.9 + 2.8 + 2.9 + 2.8) / 4 and (3.7 + 3.6 + 3.5 + 3.2) / 4
        ("constituency", "E14001063", "2025-01-01/P1Y", 2.85, NONE, NONE),
        ("constituency", "E14001089", "2025-01-01/P1Y", 3.5, NONE, NONE),
    ],
    "employment": [
        ("upper-tier", "E06000009", "2023-01-01/P1Y", 69.7, 64.9, 74.5),
        ("district", "E08000039", "2014-01-01/P1Y", 69.9, 67.0, 72.8),
        # From three to nine people: no range.
        ("district", "E09000001", "2019-01-01/P1Y", 87.2, NONE, NONE),
    ],
    "unemployment-modelled": [
        ("district", "E07000094", "2023-01-01/P1Y", 2.7, 1.7, 3.7),
        ("district", "E06000047", "2023-01-01/P1Y", 3.6, NONE, NONE),
    ],
    "household-income": [
        ("district", "E06000009", "2023-01-01/P1Y", 18846, NONE, NONE),
        ("upper-tier", "E08000038", "2014-01-01/P1Y", 14827, NONE, NONE),
        ("upper-tier", "E06000065", "2023-01-01/P1Y", 26697, NONE, NONE),
    ],
    "weekly-pay": [
        ("district", "E06000009", "2025-04-30/P1D", 539.9, 489.106208, 590.693792),
        ("district", "E08000039", "2025-04-30/P1D", 606.6, 576.8766, 636.3234),
    ],
    "housing-affordability": [
        ("upper-tier", "E06000009", "2025-04-01/P1D", 4.27, NONE, NONE),
        # Published under the code in force, unlike in the other files.
        ("district", "E08000038", "2016-04-01/P1D", 4.81, NONE, NONE),
    ],
    "no-qualifications": [
        ("district", "E06000009", "2023-01-01/P1Y", 10.6, 7.3, 13.9),
        ("district", "E07000094", "2023-01-01/P1Y", 3.3, NONE, NONE),
    ],
    "level-3": [
        ("district", "E06000009", "2023-01-01/P1Y", 58.0, 52.8, 63.2),
        ("upper-tier", "E08000039", "2022-01-01/P1Y", 70.4, 66.9, 73.9),
    ],
    "early-communication": [
        ("district", "E06000009", "2024-09-01/P1Y", 74.1, NONE, NONE),
        ("district", "E06000064", "2021-09-01/P1Y", 83.7, NONE, NONE),
    ],
    "early-literacy": [
        ("upper-tier", "E06000009", "2021-09-01/P1Y", 62.3, NONE, NONE),
        ("upper-tier", "E06000065", "2021-09-01/P1Y", 71.4, NONE, NONE),
    ],
    "early-maths": [
        ("district", "E06000064", "2024-09-01/P1Y", 78.3, NONE, NONE),
        ("district", "E08000038", "2021-09-01/P1Y", 75.0, NONE, NONE),
    ],
    "persistent-absence": [
        ("upper-tier", "E06000009", "2024-08-01/P1Y", 22.0181, NONE, NONE),
        # Published for the county before it became one authority.
        ("upper-tier", "E06000065", "2006-08-01/P1Y", 15.36019, NONE, NONE),
    ],
    "gcse-english-maths": [
        ("district", "E06000009", "2024-09-01/P1Y", 55.021, NONE, NONE),
        ("upper-tier", "E06000058", "2016-09-01/P1Y", 72.428, NONE, NONE),
    ],
    "food-outlets": [
        ("district", "E06000009", "2025-03-15/P1D", 2.8781269288651856, NONE, NONE),
        ("upper-tier", "E08000038", "2016-03-15/P1D", 1.8953515981354738, NONE, NONE),
    ],
    "life-satisfaction": [
        ("district", "E06000009", "2022-04-01/P1Y", 7.49, 7.31, 7.67),
        ("upper-tier", "E06000066", "2022-04-01/P1Y", 7.51, 7.35, 7.66),
    ],
    "happiness": [
        ("upper-tier", "E06000009", "2022-04-01/P1Y", 7.31, 7.08, 7.54),
        ("district", "E06000065", "2022-04-01/P1Y", 7.57, 7.26, 7.89),
    ],
    "worthwhile": [
        ("district", "E06000009", "2022-04-01/P1Y", 7.64, 7.46, 7.83),
        ("upper-tier", "E06000065", "2022-04-01/P1Y", 7.85, 7.57, 8.14),
    ],
    "anxiety": [
        ("district", "E06000009", "2022-04-01/P1Y", 3.5, 3.17, 3.84),
        ("district", "E06000066", "2022-04-01/P1Y", 3.01, 2.73, 3.29),
    ],
    "obesity-adults": [
        ("upper-tier", "E10000014", "2024-11-16/P1Y", 24.40618, 23.09783, 25.74111),
        ("district", "E08000038", "2015-11-16/P1Y", 35.24941, 30.73394, 39.6789),
        ("district", "E06000063", "2015-11-16/P1Y", 21.93605, 19.76923, 24.23077),
    ],
    "smoking": [
        ("district", "E06000009", "2020-01-01/P5Y", 19.7, 18.0, 21.4),
        ("district", "E08000039", "2019-01-01/P5Y", 11.6, 10.4, 12.8),
    ],
    "cancer-early": [
        ("district", "E06000009", "2022-01-01/P1Y", 55.79096, 52.11125, 59.40817),
        ("upper-tier", "E08000038", "2018-01-01/P1Y", 50.85066, 47.84064, 53.85453),
    ],
    "obesity-reception": [
        ("district", "E06000009", "2024-09-01/P1Y", 13.7, NONE, NONE),
        ("upper-tier", "E08000039", "2019-09-01/P1Y", 11.2, NONE, NONE),
    ],
    "obesity-year-6": [
        ("district", "E08000038", "2014-09-01/P1Y", 17.5, NONE, NONE),
        ("upper-tier", "E10000030", "2024-09-01/P1Y", 14.6, NONE, NONE),
    ],
    "fuel-poverty": [
        ("constituency", "E14001101", "2023-01-01/P1Y", 12.4, NONE, NONE),
        # The publisher rounds 4,120 of 44,077 households twice.
        ("constituency", "E14001381", "2023-01-01/P1Y", 9.4, NONE, NONE),
    ],
}  # fmt: skip

# Areas with a value in the latest period of each level: country, region, upper tier, district.
_WHOLE, _BUT_TWO = (1, 9, 153, 296, 0), (1, 9, 151, 294, 0)
COUNTS = {
    **dict.fromkeys(SLUGS, _BUT_TWO),
    **dict.fromkeys(("children-low-income", "children-low-income-after-housing"), _WHOLE),
    **dict.fromkeys(("early-communication", "early-literacy", "early-maths"), _WHOLE),
    **dict.fromkeys(("household-income", "food-outlets", "obesity-adults"), _WHOLE),
    # North Yorkshire and Somerset were published for the counties that became them.
    **dict.fromkeys(
        ("life-satisfaction", "happiness", "worthwhile", "anxiety"), (1, 9, 149, 285, 0)
    ),
    "claimants": (1, 9, 153, 296, 543),
    "unemployment-modelled": (1, 9, 0, 293, 0),
    "no-qualifications": (1, 9, 146, 241, 0),
    "persistent-absence": (1, 9, 153, 0, 0),
    "smoking": (1, 0, 0, 291, 0),
    "cancer-early": (1, 8, 117, 223, 0),
    "obesity-reception": (1, 0, 135, 294, 0),
    "obesity-year-6": (1, 0, 135, 294, 0),
    "fuel-poverty": (1, 9, 0, 0, 543),
}
LEVELS = ("country", "region", "upper-tier", "district", "constituency")
# No row, or a row that says why it has no value.
MISSING = [
    ("employment", "district", "E06000053", "2023-01-01/P1Y", NONE),
    ("unemployment-modelled", "district", "E06000061", "2023-01-01/P1Y", NONE),
    ("no-qualifications", "district", "E06000049", "2023-01-01/P1Y", NONE),
    ("housing-affordability", "district", "E09000001", "2025-04-01/P1D", NONE),
    ("smoking", "district", "E06000065", "2020-01-01/P5Y", NONE),
    ("happiness", "district", "E06000063", "2022-04-01/P1Y", NONE),
    ("persistent-absence", "country", "E92000001", "2019-08-01/P1Y", NONE),
    ("obesity-year-6", "district", "E08000038", "2020-09-01/P1Y", NONE),
    ("obesity-reception", "district", "E07000032", "2019-09-01/P1Y", NONE),
    ("cancer-early", "upper-tier", "E06000052", "2022-01-01/P1Y", NONE),
    ("cancer-early", "region", "E12000007", "2022-01-01/P1Y", "incomplete_return"),
    ("cancer-early", "district", "E08000039", "2022-01-01/P1Y", "incomplete_return"),
    ("life-satisfaction", "district", "E07000073", "2022-04-01/P1Y", "suppressed"),
]


def row_of(slug: str, level: str, code: str, period: str) -> pd.DataFrame:
    frame = values(slug)
    at = frame["level"].eq(level) & frame["area_code"].eq(code) & frame["period"].eq(period)
    return frame[at]


def test_every_indicator_has_figures_taken_by_hand():
    assert set(GOLDEN) == set(SLUGS) == set(COUNTS)
    assert all(len(rows) >= 2 for rows in GOLDEN.values())


@pytest.mark.parametrize("slug", SLUGS)
def test_figures_are_those_of_the_publication(slug: str):
    step = 10.0 ** -(indicator(slug).decimals + 3)
    for level, code, period, *wanted in GOLDEN[slug]:
        rows = row_of(slug, level, code, period)
        assert len(rows) == 1, (code, period)
        for column, number in zip(("value", "lower", "upper"), wanted, strict=True):
            found = rows[column].iloc[0]
            assert pd.isna(found) if number is None else abs(found - number) <= step / 2 + 1e-9


@pytest.mark.parametrize(("slug", "level", "code", "period", "flag"), MISSING)
def test_what_is_not_published_stays_missing(slug, level, code, period, flag):
    rows = row_of(slug, level, code, period)
    assert rows["value"].isna().all()
    assert rows["flag"].tolist() == ([flag] if flag else [])


@pytest.mark.parametrize("slug", SLUGS)
def test_as_many_areas_have_a_value_as_in_the_file(slug: str):
    frame = values(slug).dropna(subset=["value"])
    found = []
    for level in LEVELS:
        rows = frame[frame["level"].eq(level)]
        latest = rows[rows["period"].eq(rows["period"].max())]
        found.append(latest["area_code"].nunique())
    assert tuple(found) == COUNTS[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_unitary_authority_reads_alike_at_both_levels(slug: str):
    wide = values(slug).pivot_table(index=["area_code", "period"], columns="level", values="value")
    if {"upper-tier", "district"} <= set(wide.columns):
        both = wide[["upper-tier", "district"]].dropna()
        assert len(both) >= 100
        assert both["upper-tier"].equals(both["district"].rename("upper-tier"))


def test_a_value_from_three_to_nine_people_is_marked():
    marked = values("no-qualifications")
    marked = marked[marked["flag"].eq("small_numbers")]
    assert marked["value"].notna().all() and marked["lower"].isna().all()
    assert "E07000094" in set(marked["area_code"])


def test_regions_and_england_keep_all_years():
    frame = values("household-income")
    assert frame.loc[frame["level"].eq("region"), "period"].min() == "1997-01-01/P1Y"
    assert frame.loc[frame["level"].eq("district"), "period"].min() == "2014-01-01/P1Y"


def test_england_of_children_lies_inside_its_regions():
    for subject in LOW_INCOME:
        frame = values(subject.slug)
        for _, rows in frame.groupby("period"):
            by_level = rows.set_index("level")["value"]
            regions = by_level.loc["region"]
            assert regions.min() < by_level["country"] < regions.max()
        assert frame["level"].eq("country").sum() == frame["period"].nunique()
    # With Wales 21.192, Scotland 12.258 and Northern Ireland 18.942, the United Kingdom's
    # published 19.286 in 2024/25, by children of mid-2022.
    england = row_of("children-low-income", "country", "E92000001", "2024-04-01/P1Y")
    parts = {
        float(england["value"].iloc[0]): 10_575_320,
        21.1922154: 549_287,
        12.257689: 891_269,
        18.94213922: 388_176,
    }
    kingdom = sum(value * people for value, people in parts.items()) / sum(parts.values())
    assert kingdom == pytest.approx(19.28581364, abs=0.02)


def test_december_stands_beside_the_year_of_a_constituency():
    frame = values("claimants")
    ours = frame[frame["level"].eq("constituency")]
    assert ours["december"].notna().all()
    assert frame.loc[~frame["level"].eq("constituency"), "december"].isna().all()
    row = ours[ours["area_code"].eq("E14001089") & ours["period"].eq("2025-01-01/P1Y")]
    assert row["december"].tolist() == [3.2]


def test_claimants_of_constituencies_meet_those_of_england(sources: Path):
    ages = pd.read_csv(raw("population_constituency_2022")).set_index("PCON24CD")
    people = ages[[str(age) for age in range(16, 65)]].sum(axis=1)
    frame = values("claimants")
    england = frame[frame["level"].eq("country")].set_index("period")["value"]
    ours = frame[frame["level"].eq("constituency")]
    for period, rows in ours.groupby("period"):
        weight = rows["area_code"].map(people)
        mean = (rows["value"] * weight).sum() / weight.sum()
        assert mean == pytest.approx(england[period], abs=0.2), period


def test_households_in_fuel_poverty_add_up():
    frame = values("fuel-poverty")
    sums = frame.groupby("level")[["fuel_poor", "households"]].sum()
    assert sums["fuel_poor"].nunique() == sums["households"].nunique() == 1
    assert sums.loc["country"].tolist() == [2_801_647, 24_568_372]
    made = 100 * frame["fuel_poor"] / frame["households"]
    # Rounded twice: to two decimals, then to one.
    assert (frame["value"] - made).max() < 0.056
    assert (frame["value"] - made).gt(0.05).sum() == 23


def test_a_district_of_a_county_shows_its_countys_absence_as_such():
    found = data.figures("persistent-absence", "district", period="2024-08-01/P1Y").row("E07000094")
    assert found["measured_for"] == "E10000014"
    assert found["value"] == pytest.approx(15.76948, abs=1e-4)


def test_single_days_make_no_trend_and_say_so():
    blackpool = register().area("district", "E06000009")
    found = series(indicator("weekly-pay"), blackpool, "persons")
    assert found.line is None and found.reason == ONE_DAY
    assert len(found.points) == 10


def test_a_series_with_a_range_in_some_years_tells_those():
    city = register().area("district", "E09000001")
    text = series_alt(series(indicator("employment"), city, "persons"))
    assert "nan" not in text and "likely range" not in text
    winchester = register().area("district", "E07000094")
    text = series_alt(series(indicator("no-qualifications"), winchester, "persons"))
    assert text == "People with no qualifications of Winchester, 1 period: 3.3 in 2023."


ROWS = """areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes
E92000001,England,Nation,Some,2023-01-01/P1Y,5.0,%,%,,,,
E47000001,Greater Manchester,Combined Authority or City Region,Some,2023-01-01/P1Y,5.0,%,%,,,,
W92000004,Wales,Nation,Some,2023-01-01/P1Y,5.0,%,%,,,,
E08000016,Barnsley,Local Authority District,Some,2023-01-01/P1Y,4.0,%,%,,,,Obsolete code since 2025 (replaced by E08000038 Barnsley)
E08000038,Barnsley,Local Authority District,Some,2023-01-01/P1Y,4.0,%,%,,,,
E07000026,Allerdale,Local Authority District,Some,2023-01-01/P1Y,3.0,%,%,,,,Obsolete code since 2023 (replaced by E06000063 Cumberland)
E07000094,Winchester,Local Authority District,Some,2023-01-01/P1Y,,%,%,,,u,
E07000093,Test Valley,Local Authority District,Some,2023-01-01/P1Y,,%,%,,,x,
E07000092,Rushmoor,Local Authority District,Some,2023-01-01/P1Y,2.0,%,%,1.0,3.0,,
"""


def read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pd.DataFrame, str]:
    path, said = tmp_path / "some.csv", []
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(local_indicators, "raw", lambda _: path)
    return local_values(data_root(), said.append, Subject("some", "some")), "\n".join(said)


def test_the_reader_keeps_areas_in_force_and_counts_the_rest(tmp_path, monkeypatch):
    found, said = read(ROWS, tmp_path, monkeypatch)
    assert sorted(zip(found["level"], found["area_code"], found["flag"], strict=True)) == [
        ("country", "E92000001", ""),
        ("district", "E07000092", ""),
        ("district", "E07000094", "suppressed"),
        ("district", "E08000038", ""),
        ("upper-tier", "E08000038", ""),
    ]
    assert "1 rows of Combined Authority" in said
    assert "1 rows of 1 areas that merged" in said
    assert "not published: 1 rows; withheld: 1" in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("1Y,4.0,%,%,,,,\n", "1Y,4.1,%,%,,,,\n", "Two values of one area and period"),
        (",,,u,", ",,,q,", "some marks values with q"),
        ("E07000093,", "E07999999,", "not declared: E07999999"),
        ("Nation,Some", "Nation,Other", "no single indicator"),
    ],
)
def test_the_reader_refuses_what_it_does_not_know(old, new, told, tmp_path, monkeypatch):
    with pytest.raises(SourceError, match=told):
        read(ROWS.replace(old, new, 1), tmp_path, monkeypatch)
