"""Doctors by area, rebuilt by hand from raw practice records and independent places."""

import tomllib
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from explorer.build.need import need_by_neighbourhood
from explorer.build.neighbourhoods import people_mid_2022
from explorer.indicators.microdata import FOLDER, table, table_record
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.places.levels import ENGLAND
from explorer.root import data_root

CENSUS_DAY, FIRST = "2026-05-31/P1D", "2015-04-01/P1Y"
LEVELS = ("country", "region", "upper-tier", "district", "constituency", "icb")


def latest(slug: str, level: str) -> pd.DataFrame:
    """Return the latest figures, with how many practices made a return at all as `made`."""
    frame = values(slug)
    here = frame[(frame["level"] == level) & (frame["period"] == CENSUS_DAY)]
    readings = table("practices", "readings").query("reading == 'all_returns'")
    readings = readings[readings["indicator"].eq(slug) & readings["level"].eq(level)]
    made = readings[readings["period"].eq(CENSUS_DAY)].set_index("area_code")["practices"]
    return here.set_index("area_code").assign(made=made)


@pytest.fixture
def by_hand(sources: Path) -> pd.DataFrame:
    """Return usable practices of May 2026 with places that the build does not use.

    Constituencies are the Care Quality Commission's, districts those of the coordinate
    extract.
    """
    folder = sources / "workforce"
    staff = pd.read_csv(
        folder / "gp_workforce/gp_workforce_practice_2026-05-31_composition.csv.gz",
        index_col="gp_code",
    )
    lists = zipfile.ZipFile(folder / "practices/gp-reg-pat-prac-quin-age_2026-07.zip")
    ages = pd.read_csv(lists.open("gp-reg-pat-prac-quin-age.csv"), dtype={"ONS_CODE": str})
    whole = ages.query("ORG_TYPE == 'GP' and SEX == 'ALL' and AGE_GROUP_5 == 'ALL'")
    weights = pd.read_csv(folder / "practices/gp_weighted_lists_2024-25.csv.gz", index_col=0)
    seats = pd.read_csv(folder / "practices/cqc_gp_locations_2026_extract.csv.gz")
    seats = seats.dropna(subset=["Location ODS Code"]).drop_duplicates("Location ODS Code")
    extract = pd.read_csv(folder / "practices/gp_practice_coordinates_2025_extract.csv.gz")
    frame = pd.DataFrame(
        {
            "gps": staff["partner_fte"] + staff["salaried_fte"],
            "patients": whole.set_index("ORG_CODE")["NUMBER_OF_PATIENTS"],
            "ratio": weights["ratio"],
        }
    )
    frame = frame[(frame["gps"] > 0) & (frame["patients"] > 0)]
    seat = seats.set_index("Location ODS Code")["Location Parliamentary Constituency"]
    district = extract.set_index("practice_code")["lad_code"]
    return frame.assign(
        constituency=seat.reindex(frame.index), district=district.reindex(frame.index)
    )


def rebuilt(by_hand: pd.DataFrame, key: str, weight: "pd.Series[float]") -> pd.DataFrame:
    used = by_hand.assign(bottom=by_hand["patients"] * weight).dropna(subset=["bottom"])
    sums = used.groupby(key)[["gps", "bottom"]].sum()
    return sums.assign(value=1e5 * sums["gps"] / sums["bottom"], practices=used.groupby(key).size())


@pytest.mark.parametrize("slug", ["gps-per-100k", "gps-per-100k-carr-hill"])
def test_districts_rebuilt_by_hand(by_hand, slug):
    weight = by_hand["ratio"] if slug.endswith("hill") else 1.0 + 0 * by_hand["patients"]
    hand, ours = rebuilt(by_hand, "district", weight), latest(slug, "district")
    both = ours.join(hand.add_suffix("_hand"), how="inner")
    same = both[both["made"] == both["practices_hand"]]
    assert len(same) > 280
    assert (same["all_returns"] - same["value_hand"]).abs().max() < 1e-4
    # Leicester, Hastings, and Hammersmith and Fulham with its practice of 93,524 patients.
    assert {"E06000016", "E07000062", "E09000013"} <= set(same.index)


def test_constituencies_rebuilt_by_hand(by_hand):
    names = {area.name: area.code for area in register().level("constituency").values()}
    hand = rebuilt(by_hand, "constituency", 1.0 + 0 * by_hand["patients"])
    hand.index = hand.index.map(names)
    both = latest("gps-per-100k", "constituency").join(hand.add_suffix("_hand"), how="inner")
    same = both[both["made"] == both["practices_hand"]]
    # Its coordinates are not ours, so a few practices lie across a border.
    assert len(same) > 400
    assert ((same["all_returns"] - same["value_hand"]).abs() > 1e-4).sum() < 10
    south = both.loc[names["Blackpool South"]]
    assert south["value"] == pytest.approx(south["value_hand"], abs=1e-4)
    assert 1e5 / south["value"] == pytest.approx(2175.3, abs=0.1)


def test_the_need_of_a_neighbourhood_by_hand(sources):
    # E01000001, City of London: nobody is split by hand but the ages and England's sexes.
    folder = sources / "population"
    ages = pd.read_csv(folder / "census2021_ts007a_age_5year_lsoa21.csv.gz", skiprows=5)
    ages = ages[ages["mnemonic"].str.startswith("E01", na=False)].set_index("mnemonic").iloc[:, 2:]
    deprivation = sources / "deprivation/csv_conversions/imd2025_england_lsoa21.csv.gz"
    scores = pd.read_csv(deprivation, index_col=0)["Health_score"]
    lists = table("practices", "patients_2026").drop(columns="practice").sum()
    male = {0: 2.354, 5: 1, 15: 0.913, 45: 1.373, 65: 2.531, 75: 3.254, 85: 3.193}
    female = {0: 2.241, 5: 1.03, 15: 1.885, 45: 2.115, 65: 2.82, 75: 3.301, 85: 3.09}
    workload = []
    for start in range(0, 90, 5):
        groups = [f"{start}_{start + 4}"] if start < 85 else ["85_89", "90_94", "95_and_over"]
        men, women = (sum(lists[f"{sex}_{g}"] for g in groups) for sex in ("male", "female"))
        at = max(age for age in male if age <= start)
        workload.append((men * male[at] + women * female[at]) / (men + women))
    need = ages.to_numpy(dtype=float) @ np.array(workload) / ages.sum(axis=1).to_numpy(dtype=float)
    need = pd.Series(need, index=ages.index) * 1.054 ** scores.reindex(ages.index)
    people = people_mid_2022()
    england = (need * people.reindex(need.index)).sum() / people.sum()
    ours = need_by_neighbourhood(people.reindex(scores.index))
    assert ours["E01000001"] == pytest.approx(need["E01000001"] / england, rel=1e-9)
    assert (ours * people.reindex(ours.index)).sum() / people.sum() == pytest.approx(1)


def test_need_and_raw_divide_the_same_doctors():
    for level in LEVELS:
        raw, need = latest("gps-per-100k", level), latest("gps-per-100k-need", level)
        assert (raw["numerator"] == need["numerator"]).all()
        again = raw["denominator"] * need["need_index"]
        assert (again / need["denominator"] - 1).abs().max() < 1e-5
    england = latest("gps-per-100k-need", "country").loc[ENGLAND]
    assert england["value"] == latest("gps-per-100k", "country").loc[ENGLAND, "value"]
    # The North East needs most, London least.
    index = latest("gps-per-100k-need", "region")["need_index"]
    assert (index.idxmax(), index.idxmin()) == ("E12000001", "E12000007")


def test_carr_hill_totals():
    frame = values("gps-per-100k-carr-hill")
    assert set(frame["period"]) == {CENSUS_DAY, "2022-04-01/P1Y"}
    england = frame[frame["level"] == "country"].set_index("period")
    # The weights share the same patients out, so England's total is nearly its lists.
    # Returns that are left out have 1.6% of the patients in 2022/23, 1.8% in 2026.
    assert england.loc["2022-04-01/P1Y", "denominator"] == pytest.approx(62_130_228, rel=0.03)
    assert england.loc[CENSUS_DAY, "denominator"] == pytest.approx(63_436_508, rel=0.03)


def test_a_change_needs_nine_tenths_of_patients_at_both_ends():
    raw = values("gps-per-100k")
    for level in LEVELS:
        ours = latest("gps-per-100k-change", level)
        rows = raw[raw["level"] == level]
        first = rows[rows["period"] == FIRST].set_index("area_code").reindex(ours.index)
        last = rows[rows["period"] == CENSUS_DAY].set_index("area_code").reindex(ours.index)
        complete = (first["coverage"] >= 90) & (last["coverage"] >= 90)
        assert (ours["value"].notna() == complete).all()
        assert (ours.loc[~complete, "flag"] == "incomplete_return").all()
        change = 100 * (last["value"] / first["value"] - 1)
        assert (ours["value"] - change)[complete].abs().max() < 1e-5
    england = latest("gps-per-100k-change", "country").loc[ENGLAND]
    assert england["all_returns"] == pytest.approx(-11.61, abs=0.01)
    assert england["value"] == pytest.approx(-12.13, abs=0.01)


@pytest.mark.parametrize("level", LEVELS)
def test_access_keeps_every_doctor_at_every_level(level):
    ours = latest("gps-per-100k-access", level)
    totals = table("access", "totals").set_index(["method", "catchment_km"])
    assert ours["numerator"].sum() == pytest.approx(totals.loc[("balanced", 10), "gps"], abs=0.05)
    assert ours["denominator"].sum() == pytest.approx(57_319_290, abs=2)
    assert ours["value"].notna().all()


def test_access_totals_are_conserved_in_all_six_readings():
    totals = table("access", "totals").set_index(["method", "catchment_km"])
    assert len(totals) == 6
    assert (totals["people_times_value"] - totals["gps_reached"]).abs().max() < 0.01
    once = totals.loc["balanced"]
    assert (once["people_counted"] - once["people_reached"]).abs().max() < 0.01
    assert (totals.loc["enhanced", "people_counted"] > 10 * totals["people"].iloc[0]).all()


def test_nothing_within_reach_is_nought_and_flagged():
    places = table("access", "neighbourhoods")
    assert len(places) == 33_755
    for catchment in (5, 10, 15):
        value = places[f"balanced_{catchment}km"]
        assert value.notna().all()
        assert ((value == 0) == (places[f"enhanced_{catchment}km"] == 0)).all()
    unreached = places.loc[places["balanced_10km"] == 0, "people"].sum() / places["people"].sum()
    england = latest("gps-per-100k-access", "country").loc[ENGLAND]
    assert england["unreached_share"] == pytest.approx(100 * unreached, abs=0.006)
    near = places.loc[places["border_km"] <= 10, "people"].sum() / places["people"].sum()
    assert england["near_border_share"] == pytest.approx(100 * near, abs=0.02)
    assert latest("gps-per-100k-access", "region").loc["E12000007", "near_border_share"] == 0


def test_the_digital_first_practice_is_out_of_access():
    # Hammersmith and Fulham: low with every return, not without it nor by what residents reach.
    raw = latest("gps-per-100k", "district").loc["E09000013"]
    access = latest("gps-per-100k-access", "district").loc["E09000013"]
    assert raw["largest_practice_share"] == pytest.approx(28.2, abs=0.05)
    assert raw["all_returns"] < 35
    assert raw["value"] > 45
    assert min(access["value"], access["low"]) > 50


def test_few_practices_and_gaps_are_marked():
    frame = values("gps-per-100k")
    gaps = frame["coverage"] < 90
    assert (frame.loc[gaps, "flag"] == "incomplete_return").all()
    few = (frame["practices"] < 3) & ~gaps
    assert (frame.loc[few, "flag"] == "small_numbers").all()
    assert (frame["coverage"] <= frame["returned"] + 0.01).all()
    assert (frame.loc[~few & ~gaps, "flag"] == "").all()
    assert frame["largest_practice_share"].between(0, 100).all()


@pytest.mark.parametrize(
    ("period", "count"), [("2023-04-01/P1Y", 98), (CENSUS_DAY, 79)], ids=["2024", "2026"]
)
def test_practices_above_ten_thousand_patients_per_gp(period, count):
    staff = table("practices", "staff")
    rows = staff[(staff["period"] == period) & (staff["gps"] > 0) & (staff["patients"] > 0)]
    assert (rows["patients"] / rows["gps"] > 10_000).sum() == count


def test_practice_tables_hold_every_practice():
    practices, staff = table("practices", "practices"), table("practices", "staff")
    assert practices["on_lists"].sum() == 6139
    assert set(staff["practice"]) == set(practices["practice"])
    patients = table("practices", "patients_2026")
    assert len(patients) == 6139
    assert patients.drop(columns="practice").to_numpy().sum() == 63_436_508
    latest_list = staff[staff["period"] == CENSUS_DAY].set_index("practice")["patients"].dropna()
    again = patients.set_index("practice").sum(axis=1)
    assert (latest_list == again.reindex(latest_list.index)).all()
    places = table("practices", "places").query("as_of == '2026-07-01/P1D'")
    listed = places[places["practice"].isin(latest_list.index)]
    assert listed["easting"].isna().sum() == 5
    assert listed["extract_distance"].median() < 5
    assert practices["weighted_2023"].sum() == pytest.approx(62_130_228, rel=0.001)
    assert practices.loc[practices["closed"].notna(), "closed"].max() < "2024-02"


def test_every_table_is_as_its_record_says():
    for name in ("practices", "access"):
        for part, entry in table_record(name)["table"].items():
            assert len(table(name, part)) == entry["rows"]
        folder = data_root() / FOLDER / name
        record = tomllib.loads((folder / "record.toml").read_text(encoding="utf-8"))
        assert {path.stem for path in folder.glob("*.parquet")} == set(record["table"])
        assert all(path.stat().st_size < 3_000_000 for path in folder.iterdir())


def test_nurses_by_both_readings():
    frame = values("nurses-per-100k")
    england = frame[frame["level"] == "country"].set_index("period")
    year = england.loc["2023-04-01/P1Y"]
    assert year["all_returns"] == pytest.approx(26.96, abs=0.005)
    assert year["low"] == pytest.approx(26.40, abs=0.005)
    for slug in ("nurses-per-100k", "clinical-staff-per-100k"):
        frame = values(slug)
        frame = frame[frame["value"].notna()]
        assert (frame["low"] <= frame["value"]).all()
        assert (frame["value"] <= frame["high"]).all()
        apart = frame["high"] - frame["low"] > 0.05 * frame["value"]
        assert (frame.loc[apart, "flag"] == "incomplete_return").all()


@pytest.mark.parametrize(("who", "count"), [("adults", 1864), ("children", 2647)])
def test_dental_practices_are_counted_once_at_every_level(who, count):
    frame = values(f"dental-practices-new-{who}")
    assert (frame.groupby("level")["numerator"].sum() == count).all()
    england = frame[frame["level"] == "country"].iloc[0]
    assert england["coverage"] == pytest.approx(100 * (6050 - 539) / 6050, abs=0.01)
    assert england["denominator"] == 58_620_101
    assert (frame.loc[frame["coverage"] == 0, "value"].isna()).all()


def test_pharmacies_open_on_a_day():
    frame = values("pharmacies-per-100k")
    counts = frame.groupby(["period", "level"])["numerator"].sum().unstack()
    # The register's 11,757 and 10,545 hold the Isle of Man.
    assert counts["country"].iloc[[0, -1]].tolist() == [11_734, 10_520]
    missing = counts.rsub(counts["country"], axis=0)[list(LEVELS[1:])]
    assert missing.max(axis=None) <= 64
    assert (missing.nunique(axis=1) == 1).all()


def test_social_care_turnover_as_published():
    frame = values("social-care-turnover")
    assert frame[frame["period"] == "2022-04-01/P1Y"]["value"].count() == 151
    assert frame["value"].max() < 100
    assert frame.loc[frame["listed"], "area_code"].nunique() == 5
