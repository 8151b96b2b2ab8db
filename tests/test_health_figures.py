"""Life expectancy and healthy life expectancy: what is embedded against what was published."""

import math
import tomllib
from functools import cache
from itertools import combinations

import pandas as pd
import pyarrow.parquet as pq
import pytest

from explorer.root import data_root
from tests.golden import BLACKPOOL_GIRLS, GAPS, HAMPSHIRE_GIRLS

HLE = "healthy-life-expectancy"
HLE_2024 = "healthy-life-expectancy-2024-release"
HLE_2022 = "healthy-life-expectancy-2022-release"
LE = "life-expectancy"
DISTRICT_SERIES = "life-expectancy-district-series"
CONSTITUENCIES = "life-expectancy-constituency"
SLUGS = (HLE, HLE_2024, HLE_2022, LE, DISTRICT_SERIES, CONSTITUENCIES)

KEYS = ["level", "area_code", "period", "sex"]
ESTIMATE = ["value", "lower", "upper"]
ENGLAND = "E92000001"
CITY_OF_LONDON, ISLES_OF_SCILLY = "E09000001", "E06000053"
CUMBRIA = "E10000006"
BARKING_AND_DAGENHAM, TOWER_HAMLETS = "E09000002", "E09000030"

# One step in the last decimal that is published, and a little for binary fractions.
TENTH = 0.1 + 1e-9
HALF_A_TENTH = 0.05 + 1e-9

# Single figures that the publisher's bulletins and notes name.
NAMED = [
    (HLE, "country", "England", 2022, "male", 60.9),
    (HLE, "country", "England", 2022, "female", 61.3),
    (HLE, "country", "England", 2021, "male", 61.5),
    (HLE, "country", "England", 2021, "female", 61.9),
    (HLE, "region", "London", 2021, "male", 63.9),
    (HLE, "region", "North East", 2021, "male", 56.9),
    (HLE, "region", "South East", 2021, "female", 64.4),
    (HLE, "upper-tier", "Wokingham", 2021, "male", 69.7),
    (HLE, "upper-tier", "Wokingham", 2021, "female", 70.8),
    (HLE, "upper-tier", "Barnsley", 2021, "female", 52.6),
    (HLE, "upper-tier", "Blackpool", 2021, "male", 51.8),
    (HLE_2024, "upper-tier", "Blackpool", 2021, "male", 51.75),
    (HLE_2022, "country", "England", 2018, "male", 63.14),
    (HLE_2022, "country", "England", 2018, "female", 63.87),
    (LE, "country", "England", 2021, "male", 79.1),
    (LE, "country", "England", 2021, "female", 83.1),
    (LE, "district", "Winchester", 2021, "male", 82.0),
    (LE, "district", "Winchester", 2021, "female", 86.1),
    (DISTRICT_SERIES, "country", "England", 2023, "male", 79.7),
    (DISTRICT_SERIES, "country", "England", 2023, "female", 83.5),
    (DISTRICT_SERIES, "district", "Blackpool", 2023, "male", 74.2),
    (DISTRICT_SERIES, "district", "Blackpool", 2023, "female", 79.3),
]
# The same, printed to one decimal where we hold two.
NAMED_ROUNDED = [
    (HLE_2022, "upper-tier", "Blackpool", 2015, "male", 54.7),
    (HLE_2022, "upper-tier", "Blackpool", 2015, "female", 57.8),
    (HLE_2022, "upper-tier", "Blackpool", 2016, "male", 53.3),
    (HLE_2022, "upper-tier", "Blackpool", 2016, "female", 57.1),
    (HLE_2022, "upper-tier", "Richmond upon Thames", 2016, "male", 71.9),
    (HLE_2022, "upper-tier", "Nottingham", 2016, "female", 54.2),
    (HLE_2022, "upper-tier", "Wokingham", 2016, "female", 72.2),
]

# Areas at each level in every period and for every sex.
AREAS = {
    HLE: {"country": 1, "region": 9, "upper-tier": 151, "icb": 42},
    HLE_2024: {"country": 1, "region": 9, "upper-tier": 151},
    HLE_2022: {"country": 1, "region": 9, "upper-tier": 150},
    LE: {"country": 1, "region": 9, "upper-tier": 151, "district": 294, "icb": 42},
    DISTRICT_SERIES: {"country": 1, "district": 294},
    CONSTITUENCIES: {"constituency": 543},
}
# First and last year in which a period starts.
SPANS = {
    HLE: (2011, 2022),
    HLE_2024: (2011, 2021),
    HLE_2022: (2011, 2018),
    LE: (2021, 2021),
    DISTRICT_SERIES: (2015, 2023),
}

Key = tuple[str, str, str, str]
Estimate = tuple[float, float, float]
Figure = tuple[str, str, str, int, str, float]


@cache
def figures(slug: str) -> pd.DataFrame:
    """Return the embedded values of an indicator as they stand in the file."""
    return pd.read_csv(data_root() / "indicators" / slug / "values.csv")


@cache
def record(slug: str) -> dict[str, object]:
    """Return the embedded record of an indicator."""
    path = data_root() / "indicators" / slug / "indicator.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def code_of(level: str) -> dict[str, str]:
    """Return the codes in force of a level by name."""
    path = data_root() / "boundaries" / f"{level}.parquet"
    table = pq.read_table(path, columns=["area_name", "area_code"])
    return dict(zip(*(column.to_pylist() for column in table.columns), strict=True))


def three_years(first: int) -> str:
    """Return a period of three years as it is stored."""
    return f"{first}-01-01/P3Y"


def estimate(slug: str, level: str, name: str, first: int, sex: str) -> Estimate:
    """Return value and limits of one area that is looked up by its name."""
    frame = figures(slug)
    row = frame[
        (frame["level"] == level)
        & (frame["area_code"] == code_of(level)[name])
        & (frame["period"] == three_years(first))
        & (frame["sex"] == sex)
    ]
    assert len(row) == 1
    value, lower, upper = row.iloc[0][ESTIMATE]
    return value, lower, upper


@pytest.mark.parametrize(
    ("name", "table"), [("Blackpool", BLACKPOOL_GIRLS), ("Hampshire", HAMPSHIRE_GIRLS)]
)
def test_blackpool_and_hampshire_read_as_published_in_both_releases(
    name: str, table: dict[int, tuple[Estimate | None, Estimate]]
) -> None:
    for first, (in_2022, in_2026) in table.items():
        assert estimate(HLE, "upper-tier", name, first, "female") == in_2026
        if in_2022 is not None:
            assert estimate(HLE_2022, "upper-tier", name, first, "female") == in_2022


@pytest.mark.parametrize("figure", NAMED)
def test_figures_that_publishers_name(figure: Figure) -> None:
    slug, level, name, first, sex, value = figure
    assert estimate(slug, level, name, first, sex)[0] == value


@pytest.mark.parametrize("figure", NAMED_ROUNDED)
def test_figures_that_publishers_name_to_one_decimal(figure: Figure) -> None:
    slug, level, name, first, sex, value = figure
    held = estimate(slug, level, name, first, sex)[0]
    assert held == pytest.approx(value, abs=HALF_A_TENTH)


def test_life_expectancy_of_blackpool_has_the_published_limits() -> None:
    for level in ("upper-tier", "district"):
        assert estimate(LE, level, "Blackpool", 2021, "male") == (73.2, 72.5, 73.8)
        assert estimate(LE, level, "Blackpool", 2021, "female") == (78.9, 78.4, 79.5)


@pytest.mark.parametrize(("slug", "sex"), GAPS)
def test_gap_between_regions_and_its_two_ends(slug: str, sex: str) -> None:
    frame = figures(slug)
    name = {code: name for name, code in code_of("region").items()}
    regions = frame[(frame["level"] == "region") & (frame["sex"] == sex)]
    for first, (gap, lower, upper) in enumerate(GAPS[slug, sex], start=2011):
        nine = regions[regions["period"] == three_years(first)].sort_values("value")
        low, high = nine.iloc[0], nine.iloc[-1]
        london_leads = (slug, sex, first) == (HLE, "male", 2021)
        assert name[high["area_code"]] == ("London" if london_leads else "South East")
        assert name[low["area_code"]] == "North East"
        found = high["value"] - low["value"]
        reach = math.hypot(*((end["upper"] - end["lower"]) / 2 for end in (low, high)))
        assert found == pytest.approx(gap, abs=HALF_A_TENTH)
        assert found - reach == pytest.approx(lower, abs=TENTH)
        assert found + reach == pytest.approx(upper, abs=TENTH)


def test_constituencies_of_winchester_and_blackpool_and_which_is_highest() -> None:
    frame = figures(CONSTITUENCIES).set_index("area_code")
    code = code_of("constituency")
    assert tuple(frame.loc[code["Winchester"], ESTIMATE]) == (85.27, 84.57, 85.97)
    assert tuple(frame.loc[code["Blackpool South"], ESTIMATE]) == (75.86, 74.98, 76.74)
    north = frame.loc[code["Blackpool North and Fleetwood"], ESTIMATE]
    assert tuple(north) == (79.17, 78.30, 80.04)
    assert frame["value"].idxmax() == code["Winchester"]
    assert set(frame["period"]) == {"2022-01-01/P1Y"}
    assert set(frame["sex"]) == {"persons"}


@pytest.mark.parametrize("slug", SPANS)
def test_every_level_has_all_its_areas_in_every_period_for_both_sexes(slug: str) -> None:
    first, last = SPANS[slug]
    every = {three_years(year) for year in range(first, last + 1)}
    # Care boards are held for the last period alone.
    periods = {level: {max(every)} if level == "icb" else every for level in AREAS[slug]}
    expected = {
        (level, period, sex): count
        for level, count in AREAS[slug].items()
        for period in periods[level]
        for sex in ("female", "male")
    }
    counts = figures(slug).groupby(["level", "period", "sex"])["area_code"].nunique()
    assert counts.to_dict() == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_are_unique_and_every_value_lies_inside_its_interval(slug: str) -> None:
    frame = figures(slug)
    assert not frame.duplicated(KEYS).any()
    assert frame["value"].notna().all()
    known = frame.dropna(subset=["lower", "upper"])
    assert (known["lower"] <= known["value"]).all()
    assert (known["value"] <= known["upper"]).all()


@pytest.mark.parametrize("slug", SLUGS)
def test_intervals_are_missing_exactly_where_none_is_published(slug: str) -> None:
    frame = figures(slug)
    without = frame[frame["lower"].isna()]
    assert without["upper"].isna().all()
    assert frame.loc[frame["upper"].isna(), "lower"].isna().all()
    if slug == DISTRICT_SERIES:
        assert len(without) == len(frame)
        return
    expected: set[Key] = set()
    if slug == HLE_2024:
        expected = {
            ("upper-tier", BARKING_AND_DAGENHAM, three_years(2020), "male"),
            ("upper-tier", TOWER_HAMLETS, three_years(2019), "female"),
            ("upper-tier", TOWER_HAMLETS, three_years(2020), "female"),
        }
    assert set(without[KEYS].itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_two_smallest_authorities_have_no_figure(slug: str) -> None:
    assert not figures(slug)["area_code"].isin([CITY_OF_LONDON, ISLES_OF_SCILLY]).any()


@pytest.mark.parametrize("slug", SLUGS)
def test_codes_are_in_force_but_for_cumbria_in_the_release_of_2022(slug: str) -> None:
    for level, rows in figures(slug).groupby("level"):
        former = set(rows["area_code"]) - set(code_of(str(level)).values())
        listed = slug == HLE_2022 and level == "upper-tier"
        assert former == ({CUMBRIA} if listed else set())
    unmapped = record(slug).get("unmapped", [])
    assert isinstance(unmapped, list)
    assert [area["code"] for area in unmapped] == ([CUMBRIA] if slug == HLE_2022 else [])


def test_recoded_counties_and_boroughs_are_found_under_their_codes_in_force() -> None:
    recoded = {"E06000065", "E06000066", "E08000038", "E08000039"}
    for slug in (HLE, HLE_2024, HLE_2022, LE):
        frame = figures(slug)
        assert recoded <= set(frame.loc[frame["level"] == "upper-tier", "area_code"])


def test_a_place_that_stands_at_two_levels_has_one_life_expectancy() -> None:
    frame = figures(LE)
    upper, lower = (frame[frame["level"] == level] for level in ("upper-tier", "district"))
    shared = upper.merge(lower, on=["area_code", "period", "sex"])
    assert shared["area_code"].nunique() == 130
    for column in ESTIMATE:
        assert (shared[f"{column}_x"] == shared[f"{column}_y"]).all()


def test_two_publishers_agree_on_the_life_expectancy_of_2021_to_2023() -> None:
    both = figures(LE).merge(figures(DISTRICT_SERIES), on=KEYS)
    assert len(both) == 2 * (1 + 294)
    assert (both["value_x"] == both["value_y"]).all()


def test_care_boards_that_are_a_county_have_the_county_figure() -> None:
    boards, counties = code_of("icb"), code_of("upper-tier")
    frame = figures(HLE).set_index(["area_code", "period", "sex"])
    for name in ("Gloucestershire", "Lincolnshire", "Somerset"):
        board = boards[f"NHS {name} Integrated Care Board"]
        for sex in ("female", "male"):
            board_row = frame.loc[(board, three_years(2022), sex), ESTIMATE]
            county_row = frame.loc[(counties[name], three_years(2022), sex), ESTIMATE]
            assert tuple(board_row) == tuple(county_row)


def test_releases_differ_by_as_much_as_their_publisher_revised_them() -> None:
    newest = figures(HLE)
    middle = newest.merge(figures(HLE_2024), on=KEYS)
    same = (middle["value_x"] - middle["value_y"]).abs() <= HALF_A_TENTH
    assert same.mean() == pytest.approx(0.96, abs=0.005)

    oldest = newest.merge(figures(HLE_2022), on=KEYS)
    change = oldest["value_x"] - oldest["value_y"]
    authority = oldest["level"] == "upper-tier"
    assert change[authority].mean() == pytest.approx(0.1, abs=0.05)
    assert change[authority].std() == pytest.approx(1.25, abs=0.005)
    furthest = oldest[change.abs() == change.abs().max()].iloc[0]
    assert furthest["area_code"] == code_of("upper-tier")["Westminster"]
    assert furthest["sex"] == "male"
    assert change.abs().max() == pytest.approx(7.3, abs=HALF_A_TENTH)
    assert change[oldest["level"] == "region"].abs().max() == pytest.approx(1.0, abs=HALF_A_TENTH)


def test_releases_share_a_series_and_are_told_apart_by_their_day() -> None:
    releases = (HLE_2022, HLE_2024, HLE)
    assert {record(slug)["series"] for slug in releases} == {HLE}
    days = [str(record(slug)["release"]) for slug in releases]
    assert all(earlier[:7] < later[:7] for earlier, later in combinations(days, 2))
    assert record(HLE)["release"] == "2026-02-19"
    assert [record(slug)["modelled"] for slug in releases] == [False, True, True]
    assert all(record(slug)["borrow_from"] == "upper-tier" for slug in releases)
