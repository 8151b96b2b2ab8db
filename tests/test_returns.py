"""Which returns and lists stand together: the rule on the records that made it necessary."""

import numpy as np
import pandas as pd
import pytest

from explorer.build.editions import CENSUS_DAY
from explorer.indicators.microdata import table
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.statistics.outliers import far_below_both_sides

RAW = "gps-per-100k"


def year(ends: int) -> str:
    return f"{ends - 1}-04-01/P1Y"


def figures(name: str, period: str) -> pd.Series:
    code = next(one.code for one in register().level("constituency").values() if one.name == name)
    frame = values(RAW)
    return frame[frame["area_code"].eq(code) & frame["period"].eq(period)].iloc[0]


def standing(practice: str, period: str) -> pd.Series:
    frame = table("practices", "staff")
    return frame[frame["practice"].eq(practice) & frame["period"].eq(period)].iloc[0]


def handed(practice: str, period: str) -> pd.Series:
    frame = table("practices", "handed_over")
    return frame[frame["practice"].eq(practice) & frame["period"].eq(period)].iloc[0]


@pytest.mark.parametrize(
    ("name", "every", "ours"),
    [
        ("Bridlington and The Wolds", 36.4, 41.3),
        ("Chelsea and Fulham", 23.4, 37.7),
        ("Bristol North West", 34.2, 47.2),
        ("Brent West", 19.5, 29.8),
        # 39.9 without its unlikely returns, and the GPs of an emptied list in town beside.
        ("Preston", 29.4, 41.9),
    ],
)
def test_places_that_hung_on_single_returns(name, every, ours):
    row = figures(name, CENSUS_DAY)
    assert (row["all_returns"], row["value"]) == pytest.approx((every, ours), abs=0.05)
    assert (row["low"], row["high"]) == pytest.approx((every, ours), abs=0.05)


def test_gps_follow_the_patients_of_a_list_that_emptied():
    row = handed("B81006", CENSUS_DAY)
    assert (row["successor"], row["counted"], row["same_network"]) == ("B81069", True, True)
    assert (row["distance_km"], row["gps"]) == pytest.approx((0.94, 4.43), abs=0.01)
    assert standing("B81069", CENSUS_DAY)["gps_received"] == pytest.approx(4.43, abs=0.01)
    # Nothing within reach grew by enough: left out, and counted as left out.
    gone = handed("G81059", CENSUS_DAY)
    assert (gone["successor"], gone["counted"]) == ("", False)
    # All but one patient have gone.
    assert handed("C84101", CENSUS_DAY)["successor"] == "C84001"
    # Emptied two years before: an old return.
    assert standing("E87007", CENSUS_DAY)["left_out"] == "list_emptied"


@pytest.mark.parametrize(
    ("name", "period", "before", "value", "coverage"),
    [
        # Two returns fell from 9.4 and 5.5 to 0.8 and 0.6 for one year.
        ("Mid Sussex", year(2019), 21.8, 32.2, 56),
        # Lists merged a year before the staff.
        ("Sutton Coldfield", year(2019), 22.9, 49.4, 100),
        ("Keighley and Ilkley", year(2023), 25.1, 57.1, 100),
        # A list came and went while its GPs stayed.
        ("Peterborough", year(2020), 25.0, 33.1, 53),
        ("Peterborough", year(2022), 27.1, 29.4, 54),
        ("Gosport", year(2024), 23.8, 26.6, 100),
        ("Gosport", year(2018), 29.9, 38.9, 100),
    ],
)
def test_years_that_could_not_be_so(name, period, before, value, coverage):
    row = figures(name, period)
    assert (row["all_returns"], row["value"]) == pytest.approx((before, value), abs=0.05)
    assert row["coverage"] == pytest.approx(coverage, abs=0.6)
    assert (row["flag"] == "incomplete_return") == (row["coverage"] < 90)


@pytest.mark.parametrize(
    ("practice", "period", "why"),
    [
        ("H82057", year(2019), "too_many_patients"),
        ("H82035", year(2019), "too_many_patients"),
        ("H82621", year(2019), "below_own_years"),
        ("P81089", year(2016), "too_many_patients"),
        ("L81669", CENSUS_DAY, "too_many_patients"),
        ("E85124", CENSUS_DAY, "list_not_local"),
        ("E85124", year(2021), "list_not_local"),
        ("E84066", CENSUS_DAY, "list_not_local"),
        ("E84066", year(2021), "too_many_patients"),
        ("L83616", CENSUS_DAY, "too_few_patients"),
        ("M85046", year(2019), ""),
        ("P81073", CENSUS_DAY, ""),
    ],
)
def test_why_a_return_is_left_out(practice, period, why):
    assert standing(practice, period)["left_out"] == why


def test_limits_are_those_of_each_periods_own_returns():
    limits = table("practices", "limits").set_index("period")
    staff = table("practices", "staff")
    for period, row in limits.iterrows():
        one = staff[staff["period"].eq(period) & staff["gps"].gt(0) & staff["patients"].gt(0)]
        logs = np.log(one["patients"] / one["gps"])
        reach = 4 * 1.4826 * (logs - logs.median()).abs().median()
        # A few lists that emptied are in here and not there.
        ends = np.exp([logs.median() - reach, logs.median() + reach])
        assert row.to_numpy() == pytest.approx(ends, rel=0.02)
    assert limits.loc[CENSUS_DAY].tolist() == pytest.approx([539, 9340], abs=1)


def test_every_gp_is_counted_once_or_left_out_with_a_reason():
    accounts, staff = table("practices", "accounts"), table("practices", "staff")
    returned = staff.groupby("period")["gps"].sum()
    assert (accounts.groupby("period")["gps"].sum() - returned).abs().max() < 0.01
    assert (accounts["what"] != "").all()
    counted = accounts[accounts["what"].isin(["own_list", "moved"])].groupby("period")["gps"].sum()
    frame = values(RAW)
    england = frame[frame["level"].eq("country")].set_index("period")["numerator"]
    # What was moved to a practice that is itself left out counts with it.
    short = (counted - england) / counted
    assert short.between(-1e-6, 0.003).all()
    latest = accounts[accounts["period"].eq(CENSUS_DAY)].set_index("what")
    assert latest.loc["moved", ["practices", "gps"]].tolist() == pytest.approx(
        [21, 60.03], abs=0.01
    )


def test_what_moved_is_what_was_received():
    staff = table("practices", "staff")
    moved = staff[staff["gps_moved"]].groupby("period")["gps"].sum()
    received = staff.groupby("period")["gps_received"].sum()
    assert (received[moved.index] - moved).abs().max() < 0.01


def test_no_list_takes_over_more_than_it_grew_by():
    frame = table("practices", "handed_over").query("successor != ''")
    assert (frame["growth"] >= 0.75 * frame["list_before"] - 0.5).all()
    near = frame["distance_km"] <= 15
    assert (near | (frame["same_network"] & (frame["distance_km"] <= 20))).all()
    # Shared out once: the last of several still finds three quarters of its list.
    sums = frame.groupby(["period", "successor"])
    assert (
        sums["list_before"].sum() <= sums["growth"].max() + 0.26 * sums["list_before"].max()
    ).all()


def test_rises_that_go_back_are_far_fewer_than_falls_that_come_back():
    # What the factor rests on: by chance both would be as many.
    staff = table("practices", "staff")
    counts = staff[staff["gps"].gt(0) & staff["patients"].gt(0)]
    each = (counts["gps"] / counts["patients"]).groupby([counts["practice"], counts["period"]])
    series = each.first().unstack().to_numpy()
    falls, rises = (
        int((~np.isnan(far_below_both_sides(one, 2.5, 4))).sum()) for one in (series, 1 / series)
    )
    assert falls > 5 * rises
