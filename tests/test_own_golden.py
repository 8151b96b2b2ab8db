"""Ten areas of one's own, added up by hand from the raw publications: no code of the build."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from explorer.analysis.own.figures import Added, add_up
from explorer.analysis.own.ground import ground
from explorer.analysis.own.made import Made, made
from explorer.indicators.catalogue import indicator
from explorer.places.areas import register

MID_2022 = 466 / 1197  # days from 21 March 2021 to 30 June 2022, of those to 30 June 2024


@dataclass(frozen=True)
class Asked:
    """An own area: whole areas by key, and neighbourhoods by a rule on their names."""

    name: str
    districts: Sequence[str] = ()
    seats: Sequence[str] = ()
    named: Sequence[str] = ()

    def made(self) -> Made:
        codes = [*self.districts, *self.seats]
        areas = [register().coded(code)[-1] for code in codes]
        names = ground().neighbourhoods["name"]
        rows = [row for row, name in enumerate(names) if name.startswith(tuple(self.named))]
        return made(self.name, areas, rows if self.named else ())


ASKED = (
    Asked("Fylde coast", districts=("E06000009", "E07000119", "E07000128")),
    Asked("Two towns", districts=("E06000009", "E08000012")),
    Asked("Middles of Leeds", named=("Leeds 05", "Leeds 06")),
    Asked("Barking by the river", named=("Barking and Dagenham 02",)),
    Asked("Cornwall's west", named=("Cornwall 06", "Cornwall 07")),
    Asked("Winchester and Eastleigh", districts=("E07000094", "E07000086")),
    Asked("A city and part of its neighbour", districts=("E06000016",), named=("Blaby 00",)),
    Asked("Both seats of Blackpool", seats=("E14001104", "E14001105")),
    Asked("North East coast", districts=("E06000001", "E06000003", "E08000024")),
    Asked("Islands", districts=("E06000046", "E06000053")),
)


@cache
def raw_of(folder: str) -> pd.DataFrame:
    """Every neighbourhood with what the raw files say of it."""
    root = Path(folder)
    imd = pd.read_csv(root / "deprivation/csv_conversions/imd2025_england_lsoa21.csv.gz")
    imd = imd.set_index("lsoa21_code")
    census = pd.read_csv(
        root
        / "deprivation/csv_conversions/census2021_ts038_usual_residents_lsoa21_england_wales.csv.gz"
    ).set_index("lsoa21_code")["usual_residents_census_2021"]
    latest = pd.read_csv(
        root / "deprivation/iod2025/bcc_imd_lookups_lsoa21_msoa21_wd25_pcon24_lad24_pop2024.csv.gz",
        encoding="utf-8-sig",
    ).set_index("LSOA21CD")["2024POP"]
    disabled = pd.read_csv(root / "health/census2021_disability_lsoa21.csv.gz")
    disabled = disabled[disabled["disability"].eq("Disabled under the Equality Act")]
    disabled = disabled.set_index("lsoa21_code")
    rural = pd.read_csv(root / "context/rurality/ruc2021_lsoa21.csv.gz")
    rural = rural.set_index("lsoa21_code")["ruc"].eq("Rural")
    ethnic = pd.read_csv(
        root / "context/ethnicity/census2021_ts021_ethnic_group_5_lsoa21.csv.gz", skiprows=6
    )
    ethnic = ethnic[ethnic["mnemonic"].astype(str).str.startswith("E01")].set_index("mnemonic")
    ethnic = ethnic.iloc[:, 2:].astype(float)
    ages = pd.read_csv(root / "population/census2021_ts007a_age_5year_lsoa21.csv.gz", skiprows=5)
    ages = ages[ages["mnemonic"].astype(str).str.startswith("E01")].set_index("mnemonic")
    ages = ages.iloc[:, 2:].astype(float)
    return pd.DataFrame(
        {
            "decile": imd["IMD_decile"],
            "score": imd["IMD_score"],
            "crime": imd["Crime_score"],
            "people_2021": census.reindex(imd.index),
            "people_2024": latest.reindex(imd.index),
            "disabled": disabled["n"].reindex(imd.index),
            "disabled_of": disabled["total_residents"].reindex(imd.index),
            "rural": rural.reindex(imd.index),
            # The white groups stand fourth of five.
            "minority": (ethnic.sum(axis=1) - ethnic.iloc[:, 3]).reindex(imd.index),
            "all_groups": ethnic.sum(axis=1).reindex(imd.index),
            "old": ages.iloc[:, -5:].sum(axis=1).reindex(imd.index),
            "all_ages": ages.sum(axis=1).reindex(imd.index),
        }
    )


def weights(folder: Path, asked: Asked) -> "pd.Series[float]":
    """How much of each neighbourhood belongs to an area, from the raw look-ups."""
    lookup = pd.read_csv(folder / "lookups/lookup_lsoa21_ward24_ltla24.csv.gz", dtype=str)
    lookup = lookup.drop_duplicates("lsoa21_code").set_index("lsoa21_code")
    lookup = lookup[lookup.index.str.startswith("E")]
    share = pd.Series(0.0, index=lookup.index)
    share[lookup["ltla24_code"].isin(asked.districts)] = 1.0
    if asked.named:
        share[lookup["lsoa21_name"].str.startswith(tuple(asked.named))] = 1.0
    seats = pd.read_csv(folder / "lookups/derived_lsoa21_pcon24_weights_en.csv.gz")
    seats = seats[seats["PCON24CD"].isin(asked.seats)].groupby("LSOA21CD")["share_of_lsoa"].sum()
    return share.add(seats, fill_value=0.0).clip(upper=1.0)


def by_hand(folder: Path, asked: Asked) -> dict[str, float]:
    frame = raw_of(str(folder))
    share = weights(folder, asked).reindex(frame.index)
    here = frame[share > 0]
    w = share[share > 0]

    def total(column: "pd.Series[float]") -> float:
        return float((column * w).sum())

    mid_2022 = here["people_2021"] + MID_2022 * (here["people_2024"] - here["people_2021"])
    told = {
        "disabled": 100 * total(here["disabled"]) / total(here["disabled_of"]),
        "rural": 100 * total(here["people_2021"].where(here["rural"], 0))
        / total(here["people_2021"]),
        "core20": 100 * total(here["people_2024"].where(here["decile"].le(2), 0))
        / total(here["people_2024"]),
        "imd-score": total(here["score"] * mid_2022) / total(mid_2022),
        "imd-crime": total(here["crime"] * mid_2022) / total(mid_2022),
    }  # fmt: skip
    if not asked.seats:
        # Those of whole seats are counted by seat.
        told |= {
            "ethnic-minority-groups": 100 * total(here["minority"]) / total(here["all_groups"]),
            "aged-65-and-over": 100 * total(here["old"]) / total(here["all_ages"]),
            "imd-most-deprived-tenth": 100 * float(here["decile"].eq(1).mean()),
        }
    return told


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: one.name)
def test_neighbourhoods_added_up_by_hand(sources: Path, asked: Asked):
    own = asked.made()
    expected = by_hand(sources, asked)
    for slug, value in expected.items():
        found = add_up(own, indicator(slug))
        assert isinstance(found, Added)
        # Published averages of whole districts are of ONS's own people of mid-2022; and
        # neighbourhoods that are cut are rounded to whole people.
        near = 0.12 if found.how == "areas_weighted" else 2e-3 if own.cut else 1e-5
        assert found.value == pytest.approx(value, abs=near), (asked.name, slug)


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: one.name)
def test_people_counted_by_hand(sources: Path, asked: Asked):
    frame, share = raw_of(str(sources)), weights(sources, asked)
    people = float((frame["people_2024"] * share.reindex(frame.index)).sum())
    own = asked.made()
    assert own.people == pytest.approx(people, abs=1)
    assert len(own.neighbourhoods) == int((share > 0).sum())


def test_deprivation_of_whole_districts_by_published_averages(sources: Path):
    folder = sources / "deprivation"
    files = [path for path in folder.rglob("*.csv*") if path.stat().st_size < 1_000_000]
    frames = [pd.read_csv(path) for path in files]
    frame = next(one for one in frames if "children_0_15_mid2022" in one and len(one) == 296)
    here = frame[frame["area_code"].isin(ASKED[0].districts)]
    own = ASKED[0].made()
    for slug, column, people, scale in (
        ("idaci", "idaci", "children_0_15_mid2022", 100),
        ("idaopi", "idaopi", "older_60_plus_mid2022", 100),
        ("imd-employment", "employment", "population_18_66_mid2022", 100),
        ("imd-score", "imd", "total_population_mid2022", 1),
        ("imd-barriers", "barriers", "total_population_mid2022", 1),
    ):
        mean = scale * (here[column] * here[people]).sum() / here[people].sum()
        one = add_up(own, indicator(slug))
        assert isinstance(one, Added) and one.value == pytest.approx(mean, abs=2e-3), slug
    young = add_up(own, indicator("aged-under-16"))
    share = 100 * here["children_0_15_mid2022"].sum() / here["total_population_mid2022"].sum()
    assert isinstance(young, Added) and young.value == pytest.approx(share)


def test_whole_seats_by_their_own_counts(sources: Path):
    folder = sources / "deprivation/wider_determinants/constituency"
    fuel = pd.read_csv(folder / "fuel-poverty-sub-regional-statistics-2025.csv")
    asked = ASKED[7]
    here = fuel[fuel["Parliamentary Constituency Code"].isin(asked.seats)]
    poor = 100 * here["Number of households in fuel poverty"].sum()
    expected = poor / here["Number of households"].sum()
    found = add_up(asked.made(), indicator("fuel-poverty"))
    assert isinstance(found, Added) and found.value == pytest.approx(expected)
    health = pd.read_csv(sources / "health/census2021_general_health_pcon24.csv.gz")
    code, _, _, label, count = health.columns
    health = health[health[code].isin(asked.seats) & health[label].ne("Does not apply")]
    bad = health.loc[health[label].isin(["Bad health", "Very bad health"]), count].sum()
    one = add_up(asked.made(), indicator("health-bad"))
    assert isinstance(one, Added)
    assert one.value == pytest.approx(100 * bad / health[count].sum())


@pytest.mark.parametrize("asked", [ASKED[5], ASKED[8]], ids=lambda one: one.name)
def test_gps_and_patients_by_hand(sources: Path, asked: Asked):
    """GPs and patients of practices, by the district that Ordnance Survey has for a postcode."""
    folder = sources / "workforce"
    with zipfile.ZipFile(folder / "practices/gp-reg-pat-prac-quin-age_2026-07.zip") as held:
        name = next(one for one in held.namelist() if one.endswith("quin-age.csv"))
        with held.open(name) as file:
            lists = pd.read_csv(file, dtype={"POSTCODE": str, "ONS_CODE": str})
    lists = lists[lists["ORG_TYPE"].eq("GP") & lists["SEX"].eq("ALL")].set_index("ORG_CODE")
    held = zipfile.ZipFile(folder / "practices/gp-reg-pat-prac-map_2026-07.zip")
    with held, held.open("gp-reg-pat-prac-map.csv") as file:
        places = pd.read_csv(file, dtype=str).set_index("PRACTICE_CODE")
    book = pd.read_parquet(sources / "lookups/codepoint_open_2023_england.parquet")
    district = book.set_index("postcode")["lad_code"]
    postcodes = places["PRACTICE_POSTCODE"].str.replace(" ", "", regex=False)
    here = postcodes.map(district).isin(asked.districts)
    codes = here.index[here]
    staff = pd.read_csv(
        folder / "gp_workforce/gp_workforce_practice_2026-05-31_composition.csv.gz"
    ).set_index("gp_code")
    gps = (staff["partner_fte"] + staff["salaried_fte"]).reindex(codes)
    patients = lists["NUMBER_OF_PATIENTS"].reindex(codes)
    counted = gps.gt(0) & patients.gt(0)
    found = add_up(asked.made(), indicator("gps-per-100k"))
    assert isinstance(found, Added)
    # In these areas no return is left out as one that cannot be so.
    assert found.denominator == pytest.approx(patients[counted].sum())
    assert found.numerator == pytest.approx(gps[counted].sum(), abs=1e-3)
    assert found.value == pytest.approx(1e5 * gps[counted].sum() / patients[counted].sum())


# Worked out by `by_hand` from the raw files of November 2026, so that they hold without them too:
# people of mid-2024, neighbourhoods, per cent disabled, and of the most deprived fifth.
GOLDEN = {
    "Fylde coast": (348_381, 214, 22.9926, 28.6244),
    "Two towns": (653_152, 396, 22.5511, 54.1043),
    "Middles of Leeds": (165_958, 93, 16.9079, 36.9443),
    "Barking by the river": (40_265, 19, 12.7232, 31.8639),
    "Cornwall's west": (115_112, 65, 21.4597, 9.9633),
    "Winchester and Eastleigh": (278_565, 154, 15.699, 1.0314),
    "A city and part of its neighbour": (460_792, 240, 15.5531, 44.5559),
    "Both seats of Blackpool": (210_156, 137, 24.7879, 45.3588),
    "North East coast": (526_014, 330, 23.0631, 45.233),
    "Islands": (144_026, 90, 23.1867, 20.6983),
}


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: one.name)
def test_golden_areas(asked: Asked):
    own = asked.made()
    people, neighbourhoods, disabled, core20 = GOLDEN[asked.name]
    assert (own.people, len(own.neighbourhoods)) == (people, neighbourhoods)
    for slug, value in (("disabled", disabled), ("core20", core20)):
        found = add_up(own, indicator(slug))
        assert isinstance(found, Added) and found.value == pytest.approx(value, abs=1e-3)
