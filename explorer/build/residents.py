"""Who lives in each area: how many, how old, of which ethnic groups, how closely together."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from explorer.build.need import ages_by_neighbourhood
from explorer.build.neighbourhoods import neighbourhoods
from explorer.build.places import MID_2022, board_populations
from explorer.build.publications import raw
from explorer.build.recoding import codes_in_force, recoded
from explorer.build.record import record
from explorer.build.series import Say, write_values
from explorer.build.sums import by_area, per_cent
from explorer.build.writing import write_table
from explorer.errors import SourceError
from explorer.places.levels import BY_SLUG, ENGLAND

CENSUS_DAY, ELECTION_DAY = "2021-03-21/P1D", "2024-07-04/P1D"
GROUPS = ("asian", "black", "mixed", "white", "other")
_ETHNIC_TABLE = "ethnic-groups"
_LOOKUPS = (
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)
_COUNTS_2022 = (
    "imd_district_averages",
    "imd_upper_tier",
    "population_constituency_2022",
    "population_sub_icb_2022",
)
_POPULATIONS = ("population_2023", *_COUNTS_2022)
_SHAPES = ("districts_2025", "constituencies_2024", "care_boards_2023")
# The youngest ages of bands of five years, and of the bands of the table by constituency.
_OLD_BANDS = (65, 70, 75, 80, 85)
_OLD_LABELS = (
    "Aged 65 to 69 years",
    "Aged 70 to 74 years",
    "Aged 75 to 79 years",
    "Aged 80 to 84 years",
    "Aged 85 years and over",
)
_BAD_HEALTH = ("Bad health", "Very bad health")
_NOT_APPLICABLE = "Does not apply"
_METRES_IN_KM2 = 1_000_000
_AREA_DECIMALS = 3
_DENSITY_DECIMALS = 2


def build(out: Path, say: Say) -> None:
    """Write every indicator and table of residents below ``out/indicators``."""
    places = neighbourhoods(out)
    young = _young(out, places)
    people = _populations(out, young)
    write_values(out, say, record("people", *_POPULATIONS), _people(people))
    density = record("people-per-km2", *_POPULATIONS, *_SHAPES)
    write_values(out, say, density, _density(out, people))
    old = record("aged-65-and-over", "neighbourhood_ages_2021", "constituency_ages_2021",
                 "population_constituency_2022", *_LOOKUPS)  # fmt: skip
    write_values(out, say, old, _old(out, places))
    write_values(out, say, record("aged-under-16", *_COUNTS_2022), young)
    groups = _ethnic_groups(out, places)
    origins = ("neighbourhood_ethnic_groups_2021", "constituency_ethnic_groups_2021", *_LOOKUPS)
    write_values(out, say, record("ethnic-minority-groups", *origins), _minorities(groups))
    write_table(out, record(_ETHNIC_TABLE, *origins), groups)
    say(f"  {_ETHNIC_TABLE}: {len(groups):,} rows")
    rural = record("rural", "neighbourhood_rural_2021", "neighbourhood_population_2021", *_LOOKUPS)
    write_values(out, say, rural, _rural(places))
    disabled = record("disabled", "neighbourhood_disability_2021", *_LOOKUPS)
    write_values(out, say, disabled, _disabled(places))
    health = record("health-bad", "constituency_health_2021", "constituency_to_region")
    write_values(out, say, health, _bad_health(out))
    for slug, values in _election(out).items():
        write_values(out, say, record(slug, "election_2024"), values)


def counted_in_neighbourhoods() -> dict[str, pd.DataFrame]:
    """Return what Census 2021 counted in each neighbourhood: numerator and denominator, by slug."""
    groups = _groups_in_neighbourhoods()
    people = groups.sum(axis=1)
    return {
        "disabled": _disabled_in_neighbourhoods(),
        "aged-65-and-over": _old_in_neighbourhoods(),
        "ethnic-minority-groups": pd.DataFrame(
            {"numerator": people - groups["white"], "denominator": people}
        ),
    }


def _old_in_neighbourhoods() -> pd.DataFrame:
    ages = ages_by_neighbourhood()
    return pd.DataFrame(
        {"numerator": ages[list(_OLD_BANDS)].sum(axis=1), "denominator": ages.sum(axis=1)}
    )


def _groups_in_neighbourhoods() -> pd.DataFrame:
    frame = pd.read_csv(raw("neighbourhood_ethnic_groups_2021"), skiprows=6)
    frame = frame[frame["mnemonic"].str.startswith("E01", na=False)].set_index("mnemonic")
    return frame.iloc[:, 2:].astype(float).set_axis(list(GROUPS), axis="columns")


def _disabled_in_neighbourhoods() -> pd.DataFrame:
    frame = pd.read_csv(raw("neighbourhood_disability_2021"))
    frame = frame[frame["disability"].eq("Disabled under the Equality Act")]
    frame = frame.set_index("lsoa21_code")[["n", "total_residents"]]
    return frame.set_axis(["numerator", "denominator"], axis="columns")


def area_km2(out: Path) -> "pd.Series[float]":
    """Return the size of every area as our boundaries draw it, by level and code, in km²."""
    found = {}
    for level in BY_SLUG:
        shapes = gpd.read_parquet(out / "boundaries" / f"{level}.parquet")
        sizes = shapes.set_index("area_code").geometry.area / _METRES_IN_KM2
        found[level] = sizes.round(_AREA_DECIMALS)
    return pd.concat(found, names=["level", "area_code"])


def _populations(out: Path, mid_2022: pd.DataFrame) -> pd.DataFrame:
    """Return residents by area: as places have them, and of mid-2022 at every level.

    Constituencies and care boards have no later figure: the rest is compared with them by this.
    """
    held = pd.read_csv(out / "boundaries" / "places" / "populations.csv")
    earlier = mid_2022[~mid_2022["level"].isin(held.loc[held["period"].eq(MID_2022), "level"])]
    earlier = earlier.rename(columns={"denominator": "population"}).assign(period=MID_2022)
    return pd.concat([held, earlier[held.columns]], ignore_index=True)


def _people(people: pd.DataFrame) -> pd.DataFrame:
    return people.rename(columns={"population": "value"}).assign(sex="persons")


def _density(out: Path, people: pd.DataFrame) -> pd.DataFrame:
    size = area_km2(out).reindex(pd.MultiIndex.from_frame(people[["level", "area_code"]]))
    if size.isna().any():
        raise SourceError(f"{size.isna().sum()} areas with people have no boundary.")
    value = (people["population"] / size.to_numpy()).round(_DENSITY_DECIMALS)
    return people.rename(columns={"population": "numerator"}).assign(
        sex="persons", denominator=size.to_numpy(), value=value
    )


def _old(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Return those aged 65 and over: Census 2021, and mid-2022 for constituencies and England."""
    nested = by_area(places, _old_in_neighbourhoods())
    census = _seats(out, "constituency_ages_2021")
    old = census[list(_OLD_LABELS)].sum(axis=1)
    seats = _counts("constituency", old, census.sum(axis=1))
    mid_2022 = _single_years()
    later = _counts("constituency", mid_2022["65+"], mid_2022["total"])
    whole = later.assign(level="country", area_code=ENGLAND)
    england = whole.groupby(["level", "area_code"], as_index=False).sum()
    return pd.concat(
        [
            per_cent(nested[nested["level"].ne("constituency")], CENSUS_DAY),
            per_cent(seats, CENSUS_DAY),
            per_cent(pd.concat([later, england]), MID_2022),
        ],
        ignore_index=True,
    )


def _young(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Return those aged under 16 at mid-2022."""
    children, everyone = "children_0_15_mid2022", "total_population_mid2022"
    parts = []
    for level, key in (("district", "imd_district_averages"), ("upper-tier", "imd_upper_tier")):
        frame = pd.read_csv(raw(key))
        frame = frame.set_axis(recoded(out, level, frame["area_code"]))
        parts.append(_counts(level, frame[children], frame[everyone]))
    districts = parts[0].set_index("area_code")[["numerator", "denominator"]]
    parents = places.drop_duplicates("district").set_index("district")
    for level in ("region", "country"):
        sums = districts.groupby(parents[level].reindex(districts.index)).sum()
        parts.append(_counts(level, sums["numerator"], sums["denominator"]))
    single = _single_years()
    young = single[[str(age) for age in range(16)]].sum(axis=1)
    parts.append(_counts("constituency", young, single["total"]))
    parts.append(_counts("icb", board_populations("children_0_15"), board_populations()))
    return per_cent(pd.concat(parts, ignore_index=True), MID_2022)


def _ethnic_groups(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Return people by area and by five ethnic groups, Census 2021."""
    nested = by_area(places, _groups_in_neighbourhoods())
    census = _seats(out, "constituency_ethnic_groups_2021")
    census = census.rename(columns=lambda label: label.split(",")[0].split(" ")[0].lower())
    seats = census[list(GROUPS)].rename_axis("area_code").reset_index()
    both = pd.concat(
        [nested[nested["level"].ne("constituency")], seats.assign(level="constituency")],
        ignore_index=True,
    )
    order = both["level"].map({level: place for place, level in enumerate(BY_SLUG)})
    both = both.assign(people=both[list(GROUPS)].sum(axis=1), order=order)
    return both.sort_values(["order", "area_code"], ignore_index=True)


def _minorities(groups: pd.DataFrame) -> pd.DataFrame:
    counts = groups[["level", "area_code"]].assign(
        numerator=groups["people"] - groups["white"], denominator=groups["people"]
    )
    return per_cent(counts, CENSUS_DAY)


def _rural(places: pd.DataFrame) -> pd.DataFrame:
    kind = pd.read_csv(raw("neighbourhood_rural_2021")).set_index("lsoa21_code")["ruc"]
    census = pd.read_csv(raw("neighbourhood_population_2021")).set_index("lsoa21_code")
    people = census["usual_residents_census_2021"]
    both = pd.DataFrame({"numerator": people.where(kind.eq("Rural"), 0), "denominator": people})
    return per_cent(by_area(places, both), CENSUS_DAY)


def _disabled(places: pd.DataFrame) -> pd.DataFrame:
    return per_cent(by_area(places, _disabled_in_neighbourhoods()), CENSUS_DAY)


def _bad_health(out: Path) -> pd.DataFrame:
    census = _seats(out, "constituency_health_2021")
    bad = census[list(_BAD_HEALTH)].sum(axis=1)
    seats = _counts("constituency", bad, census.sum(axis=1))
    lookup = pd.read_csv(raw("constituency_to_region"), dtype=str).set_index("PCON24CD")
    regions = seats["area_code"].map(lookup["RGN24CD"])
    frames = [seats]
    for level, area in (("region", regions), ("country", ENGLAND)):
        inside = seats.assign(level=level, area_code=area)
        frames.append(inside.groupby(["level", "area_code"], as_index=False).sum())
    return per_cent(pd.concat(frames, ignore_index=True), CENSUS_DAY)


def _election(out: Path) -> dict[str, pd.DataFrame]:
    """Return majorities and turnouts; no party is read."""
    frame = pd.read_csv(raw("election_2024"), skiprows=2, encoding="utf-8-sig", thousands=",")
    frame = frame[frame["Country name"].eq("England")].set_index("ONS ID")
    frame = frame.set_axis(recoded(out, "constituency", frame.index.to_series()))
    majority = _counts("constituency", frame["Majority"], frame["Valid votes"])
    turnout = _counts("constituency", frame["Valid votes"], frame["Electorate"])
    england = turnout.assign(level="country", area_code=ENGLAND)
    whole = england.groupby(["level", "area_code"], as_index=False).sum()
    return {
        "majority-2024": per_cent(majority, ELECTION_DAY),
        "turnout-2024": per_cent(pd.concat([turnout, whole], ignore_index=True), ELECTION_DAY),
    }


def _single_years() -> pd.DataFrame:
    frame = pd.read_csv(raw("population_constituency_2022"))
    return frame[frame["PCON24CD"].str.startswith("E")].set_index("PCON24CD")


def _seats(out: Path, key: str) -> pd.DataFrame:
    """Return a Census table by constituency, a column a category."""
    frame = pd.read_csv(raw(key))
    code, _, _, label, number = frame.columns
    frame = frame[frame[code].str.startswith("E14") & frame[label].ne(_NOT_APPLICABLE)]
    table = frame.pivot(index=code, columns=label, values=number)
    if missing := codes_in_force(out, "constituency") ^ set(table.index):
        raise SourceError(f"{len(missing)} constituencies of {key} do not match.")
    return table.rename_axis(columns=None)


def _counts(level: str, above: "pd.Series[int]", below: "pd.Series[int]") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level": level,
            "area_code": above.index,
            "numerator": above.to_numpy(),
            "denominator": below.reindex(above.index).to_numpy(),
        }
    )
