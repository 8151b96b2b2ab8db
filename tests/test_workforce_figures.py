"""GPs per 100,000 patients: totals of England, conservation, what is left out."""

import pandas as pd
import pytest

from explorer.build.workforce import CENSUS_DAY, gp_values, is_usable, practice_returns
from explorer.values import values

SLUG = "gps-per-100k"
# Year that the financial year ends in: practices, patients in millions, FTE, and
# practices without or with a zero GP return, of all practice records.
PUBLISHED = {
    2016: (7623, 56.90, 27372.5, 501),
    2017: (7558, 57.85, 27959.7, 284),
    2018: (7354, 58.67, 27628.7, 180),
    2019: (7137, 59.35, 27061.8, 213),
    2020: (6867, 60.00, 26862.7, 151),
    2021: (6652, 60.63, 26926.0, 109),
    2022: (6587, 61.39, 26926.8, 91),
    2023: (6503, 62.15, 26726.5, 94),
    2024: (6392, 62.88, 26561.2, 96),
}


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return values(SLUG)


def england(frame: pd.DataFrame, period: str) -> pd.Series:
    return frame[(frame["level"] == "country") & (frame["period"] == period)].iloc[0]


@pytest.mark.parametrize(
    ("period", "patients_per_gp"),
    [("2015-04-01/P1Y", 1983.0), ("2023-04-01/P1Y", 2354.6), (CENSUS_DAY, 2243.5)],
)
def test_patients_per_gp_in_england(frame, period, patients_per_gp):
    row = england(frame, period)
    assert 100_000 / row["value"] == pytest.approx(patients_per_gp, abs=0.6)


def test_england_in_may_2026(frame):
    row = england(frame, CENSUS_DAY)
    assert (row["practices"], row["denominator"]) == (6049, 63_049_249)
    assert row["numerator"] == pytest.approx(28_103.6, abs=0.05)


def test_every_value_is_its_parts_divided(frame):
    again = 100_000 * frame["numerator"] / frame["denominator"]
    assert (again - frame["value"]).abs().max() < 1e-5
    assert frame["coverage"].between(0, 100).all()
    assert ((frame["coverage"] < 90) == (frame["flag"] == "incomplete_return")).all()


def test_ten_periods_at_six_levels(frame):
    counts = frame.groupby(["level", "period"])["area_code"].nunique().unstack()
    assert counts.shape == (6, 10)
    for level, count in (("region", 9), ("icb", 42), ("constituency", 543), ("upper-tier", 153)):
        assert (counts.loc[level] == count).all()


def test_practices_are_counted_once_at_every_level(frame):
    for column in ("numerator", "denominator", "practices"):
        sums = frame.groupby(["period", "level"])[column].sum().unstack()
        placed = sums["district"]
        for level in ("constituency", "upper-tier", "region"):
            assert (sums[level] - placed).abs().max() < 0.01
        # England counts practices without a known place too; boards need none.
        assert (sums["country"] >= placed - 0.01).all()
        assert (sums["country"] - placed <= 0.002 * sums["country"]).all()
    practices = frame[frame["period"] == CENSUS_DAY].groupby("level")["practices"].sum()
    assert practices["district"] == 6044


def test_care_boards_with_fewest_and_most(frame):
    rows = frame[(frame["level"] == "icb") & (frame["period"] == "2023-04-01/P1Y")]
    ordered = rows.set_index("area_code")["value"].sort_values()
    # Bedfordshire, Luton and Milton Keynes; North East London; North West London.
    assert set(ordered.index[:3]) == {"E54000024", "E54000029", "E54000027"}
    # Cornwall; Devon; Gloucestershire.
    assert set(ordered.index[-3:]) == {"E54000036", "E54000037", "E54000043"}
    assert ordered.iloc[0] == pytest.approx(34.5, abs=0.3)
    assert ordered.iloc[-1] == pytest.approx(52.6, abs=0.3)


@pytest.mark.parametrize("year", PUBLISHED)
def test_totals_of_all_practice_records(sources, year):
    returns = practice_returns()
    rows = returns[returns["period"] == f"{year - 1}-04-01/P1Y"]
    practices, patients, gps, without = PUBLISHED[year]
    assert len(rows) == practices
    assert rows["patients"].sum() / 1e6 == pytest.approx(patients, abs=0.006)
    assert rows["gps"].sum() == pytest.approx(gps, abs=0.06)
    assert (rows["gps"].isna() | rows["gps"].eq(0)).sum() == without


def test_a_practice_without_a_return_is_on_neither_side():
    returns = pd.DataFrame(
        {
            "practice": ["A", "B", "C", "D"],
            "period": [CENSUS_DAY] * 4,
            "gps": [5.0, 0.0, None, 3.0],
            "patients": [10_000, 5_000, 5_000, None],
        }
    )
    assert is_usable(returns).tolist() == [True, False, False, False]
    places = ("constituency", "district", "upper-tier", "region", "icb")
    areas = pd.DataFrame({place: ["x"] * 4 for place in places}, index=list("ABCD"))
    (row,) = gp_values(returns, areas).query("level == 'region'").to_dict("records")
    assert (row["value"], row["numerator"], row["denominator"]) == (50.0, 5.0, 10_000)
    assert (row["coverage"], row["practices"], row["practices_left_out"]) == (50.0, 1, 3)
    assert row["flag"] == "incomplete_return"
