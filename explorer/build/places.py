"""Everything about places but their shapes: overlaps, former codes, populations, postcodes."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import tomli_w

from explorer.build import postcodes, trusts
from explorer.build.changes import code_changes
from explorer.build.publications import publications, raw
from explorer.build.writing import write_csv
from explorer.places.levels import BY_SLUG
from explorer.places.nationalgrid import to_degrees

ORIGINS = {
    "postcodes": ("postcodes_2023", "neighbourhood_to_care_board", "neighbourhood_centroids"),
    "overlaps": ("output_areas", "neighbourhood_to_care_board", "district_2022_to_2023"),
    "code_changes": ("authority_codes",),
    "populations": (
        "population_2023",
        "population_constituency_2022",
        "population_sub_icb_2022",
    ),
    "icb_2026": ("neighbourhood_to_care_board_2026",),
    "nhs_regions": ("care_board_to_nhs_region",),
    "elsewhere": ("authority_codes", "constituencies_2024"),
    "sites": trusts.ORIGINS,
}
MID_2022, MID_2023 = "2022-06-30/P1D", "2023-06-30/P1D"
_VINTAGE = 2024
_NATIONS = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
_RECORD = "places.toml"


# About ten metres.
_POINT_DECIMALS = 4


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write the files below ``out/boundaries/places``."""
    folder = out / "boundaries" / "places"
    changes = code_changes(out)
    write_csv(folder / "code_changes.csv", changes)
    people = _people(out, changes)
    tables = {
        "overlaps": _overlaps(people),
        "icb_2026": _boards_of_2026(people),
        "nhs_regions": _nhs_regions(),
        "populations": _populations(out, changes),
        "elsewhere": _elsewhere(),
        "points": _points(out),
        "sites": trusts.sites(),
    }
    for name, table in tables.items():
        write_csv(folder / f"{name}.csv", table)
        say(f"  {name}: {len(table):,} rows")
    counts = postcodes.build(out, say)
    _write_record(folder, counts)


def _points(out: Path) -> pd.DataFrame:
    """Return a place well inside each area, in degrees: the app needs no projection for it."""
    found = []
    for level in BY_SLUG:
        columns = ["area_code", "point_easting", "point_northing"]
        frame = pq.read_table(out / "boundaries" / f"{level}.parquet", columns=columns).to_pandas()
        degrees = to_degrees(frame[columns[1:]].to_numpy(dtype=float)).round(_POINT_DECIMALS)
        found.append(
            pd.DataFrame(
                {
                    "level": level,
                    "area_code": frame["area_code"],
                    "latitude": degrees[:, 1],
                    "longitude": degrees[:, 0],
                }
            )
        )
    return pd.concat(found)


def _people(out: Path, changes: pd.DataFrame) -> pd.DataFrame:
    """Return England's output areas with the areas they lie in and their people in 2021."""
    frame = pd.read_csv(raw("output_areas"), dtype={"population": "int64"})
    frame = frame[frame["country"] == "England"]
    lookup = pd.read_csv(raw("district_2022_to_2023"), dtype=str)
    to_2023 = lookup.drop_duplicates("ltla22_code").set_index("ltla22_code")["ltla23_code"]
    recoded = changes[(changes["kind"] == "recoded") & (changes["level"] == "district")]
    in_force = recoded.set_index("former_code")["code"].to_dict()
    district = frame["la_code"].map(to_2023).replace(in_force)
    columns = ["area_code", "parent_upper_tier"]
    path = out / "boundaries" / "district.parquet"
    parents = pq.read_table(path, columns=columns).to_pandas().set_index("area_code")
    best_fit = pd.read_csv(raw("neighbourhood_to_care_board"), dtype=str)
    boards = best_fit.set_index("lsoa21_code")["icb24_code"]
    return pd.DataFrame(
        {
            "lsoa": frame["lsoa_code"],
            "constituency": frame["constituency_code"],
            "district": district,
            "upper-tier": district.map(parents["parent_upper_tier"]),
            "icb": frame["lsoa_code"].map(boards),
            "people": frame["population"],
        }
    )


def _overlaps(people: pd.DataFrame) -> pd.DataFrame:
    """Return how many people each pair of areas shares, for levels that do not nest."""
    pairs = [
        (first, second)
        for first in ("constituency", "icb")
        for second in ("district", "upper-tier")
    ]
    return pd.concat([_pairs(people, first, second) for first, second in pairs])


def _pairs(people: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    shared = people.groupby([first, second])["people"].sum().reset_index()
    total = shared.groupby(first)["people"].transform("sum")
    return pd.DataFrame(
        {
            "from_level": first,
            "from_code": shared[first],
            "to_level": second,
            "to_code": shared[second],
            "people": shared["people"],
            "share": (shared["people"] / total).round(6),
        }
    )


def _elsewhere() -> pd.DataFrame:
    """Return the authorities and constituencies of the other nations, and these themselves."""
    authorities = pd.read_csv(raw("authority_codes"), dtype=str)
    seats = gpd.read_file(raw("constituencies_2024"), ignore_geometry=True)
    nations = seats["PCON24CD"].str[0].map(_NATIONS)
    frame = pd.concat(
        [
            pd.DataFrame({"name": authorities["LADNM"], "nation": authorities["CTRYNM"]}),
            pd.DataFrame({"name": seats["PCON24NM"], "nation": nations}),
            pd.DataFrame({"name": list(_NATIONS.values()), "nation": list(_NATIONS.values())}),
        ]
    )
    frame = frame[frame["nation"].isin(_NATIONS.values())].drop_duplicates()
    return frame.sort_values(["nation", "name"])


def _boards_of_2026(people: pd.DataFrame) -> pd.DataFrame:
    """Return the 36 care boards since April 2026 with the old ones they are made of."""
    lookup = pd.read_csv(raw("neighbourhood_to_care_board_2026"), dtype=str)
    boards = pd.read_csv(raw("neighbourhood_to_care_board"), dtype=str)
    names = boards.drop_duplicates("icb24_code").set_index("icb24_code")["icb24_name"]
    residents = people.groupby("lsoa")["people"].sum()
    frame = lookup.assign(
        icb_code=lookup["LSOA21CD"].map(boards.set_index("lsoa21_code")["icb24_code"]),
        people=lookup["LSOA21CD"].map(residents),
    )
    keys = ["ICB26CD", "ICB26_ODS", "ICB26NM", "icb_code"]
    pieces = frame.groupby(keys)["people"].sum().reset_index()
    old_total = pieces.groupby("icb_code")["people"].transform("sum")
    return pd.DataFrame(
        {
            "icb26_code": pieces["ICB26CD"],
            "icb26_ods": pieces["ICB26_ODS"],
            "icb26_name": pieces["ICB26NM"],
            "icb_code": pieces["icb_code"],
            "icb_name": pieces["icb_code"].map(names),
            "people": pieces["people"],
            "share_of_old": (pieces["people"] / old_total).round(6),
        }
    )


def _nhs_regions() -> pd.DataFrame:
    frame = pd.read_csv(raw("care_board_to_nhs_region"), dtype=str)
    frame = frame[["NHSER24CD", "NHSER24NM"]].drop_duplicates().sort_values("NHSER24CD")
    return frame.rename(columns={"NHSER24CD": "area_code", "NHSER24NM": "area_name"})


def _populations(out: Path, changes: pd.DataFrame) -> pd.DataFrame:
    """Return residents by area: mid-2023, and mid-2022 for constituencies and care boards."""
    estimates = _mid_2023(changes)
    parts = []
    for level in ("country", "region", "upper-tier", "district"):
        path = out / "boundaries" / f"{level}.parquet"
        codes = pq.read_table(path, columns=["area_code"]).to_pandas()["area_code"]
        parts.append(_rows(level, codes, codes.map(estimates), MID_2023))
    seats = pd.read_csv(raw("population_constituency_2022"))
    seats = seats[seats["PCON24CD"].str.startswith("E")].sort_values("PCON24CD")
    parts.append(_rows("constituency", seats["PCON24CD"], seats["total"], MID_2022))
    boards = board_populations()
    parts.append(_rows("icb", boards.index.to_series(), boards, MID_2022))
    return pd.concat(parts)


def _mid_2023(changes: pd.DataFrame) -> "pd.Series[int]":
    frame = pd.read_csv(raw("population_2023"), thousands=",")
    declared = changes[changes["kind"] == "recoded"]
    recoded = dict(zip(declared["former_code"], declared["code"], strict=True))
    codes = frame["Code"].str.strip().replace(recoded)
    return pd.Series(frame["Estimated Population mid-2023"].to_numpy(), index=codes)


def board_populations(who: str = "total") -> "pd.Series[int]":
    """Return people of mid-2022 by care board, all or those of an age, as the file calls it."""
    frame = pd.read_csv(raw("population_sub_icb_2022"))
    frame = frame[(frame["sicbl_vintage"] == _VINTAGE) & (frame["denominator"] == who)]
    lookup = pd.read_csv(raw("neighbourhood_to_care_board"), dtype=str)
    boards = lookup.drop_duplicates("sicbl24_code").set_index("sicbl24_code")["icb24_code"]
    return frame.groupby(frame["sicbl_code"].map(boards))["population"].sum()


def _rows(
    level: str, codes: "pd.Series[str]", people: "pd.Series[int]", period: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "level": level,
            "area_code": codes.to_numpy(),
            "period": period,
            "population": people.to_numpy(),
        }
    )


def _write_record(folder: Path, counts: dict[str, int]) -> None:
    record: dict[str, dict[str, object]] = {
        name: {"origin": [publications()[key].origin() for key in keys]}
        for name, keys in ORIGINS.items()
    }
    made = publications()["postcodes_2023"].published
    record["postcodes"] = {"made": made, **counts, **record["postcodes"]}
    record["sha256"] = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name != _RECORD
    }
    (folder / _RECORD).write_text(tomli_w.dumps(record), encoding="utf-8", newline="\n")
