"""Dental practices, pharmacies and social care staff, beside the GP figures."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from explorer.build.access import pieces_by_level
from explorer.build.editions import financial_year
from explorer.build.neighbourhoods import neighbourhoods, people_mid_2024
from explorer.build.placing import Placer
from explorer.build.practices import postcode_points
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.sited import DECIMALS, LEVELS, PER
from explorer.build.writing import write_indicator
from explorer.places.levels import ENGLAND
from explorer.places.nationalgrid import NATIONAL_GRID, to_national_grid

Say = Callable[[str], None]

DENTISTS = {"adults": "dental-practices-new-adults", "children": "dental-practices-new-children"}
PHARMACIES, TURNOVER = "pharmacies-per-100k", "social-care-turnover"
DENTAL_DAY = "2026-02-13/P1D"
PHARMACY_YEARS = range(2016, 2026)
RESIDENTS = (
    "neighbourhood_population_2024",
    "neighbourhood_population_2021",
    "neighbourhood_to_district",
    "neighbourhood_to_constituency",
    "neighbourhood_to_care_board",
    "neighbourhood_centroids",
    "imd_neighbourhoods",
    "postcodes_2023",
)
# Former authorities without an heir of the same shape: the record lists them.
FORMER = frozenset({"E06000028", "E06000029", "E10000006", "E10000009", "E10000021"})
_WALES, _ISLE_OF_MAN = "W00", "IM"
_PHARMACY, _TURNOVER = "1", "Outcome, Workforce turnover rate"


def build(out: Path, say: Say) -> None:
    """Write the indicators of dental practices, pharmacies and social care staff."""
    placer, residents = Placer(out), residents_of_mid_2024(out)
    dentists = dental_practices()
    sited = dentists.join(_areas(placer, dentists["point"]))
    for who, slug in DENTISTS.items():
        values = acceptance_values(sited, who, residents)
        write_indicator(
            out,
            record(slug, "dental_practices_2026", *RESIDENTS),
            values,
            ("accepting", "practices", "coverage"),
        )
        say(f"  {slug}: {len(values):,} values")
    shops = pharmacies()
    sited = shops.join(_areas(placer, shops["point"]).drop(columns="country"))
    sited = sited.assign(country=ENGLAND)
    values = pharmacy_values(sited, residents)
    unplaced = [_without_place(sited, year) for year in (PHARMACY_YEARS[0], PHARMACY_YEARS[-1])]
    texts = {"unplaced_first": unplaced[0], "unplaced_last": unplaced[1]}
    entry = record(PHARMACIES, "dispensaries_2025", *RESIDENTS, **texts)
    write_indicator(out, entry, values, ("pharmacies",))
    say(f"  {PHARMACIES}: {len(values):,} values; {texts}")
    values = turnover_values(out)
    write_indicator(out, record(TURNOVER, "social_care_2023"), values)
    say(f"  {TURNOVER}: {len(values):,} values")


def residents_of_mid_2024(out: Path) -> pd.DataFrame:
    """Return residents of mid-2024 of every area: level, area_code and residents."""
    places = neighbourhoods(out)
    places = places.assign(people=people_mid_2024().reindex(places.index))
    frames = [
        (places["people"].groupby(places[level]).sum(), level)
        for level in ("country", *LEVELS)
        if level != "constituency"
    ]
    pieces = pieces_by_level(places)["constituency"]
    seats = pd.Series(pieces.people).groupby(pieces.codes[pieces.area]).sum()
    return pd.concat(
        [
            frame.rename_axis("area_code").reset_index(name="residents").assign(level=level)
            for frame, level in (*frames, (seats, "constituency"))
        ],
        ignore_index=True,
    )


def dental_practices() -> gpd.GeoDataFrame:
    """Return dental practices: adults and children ("yes", "no", "unknown") and point.

    They stand at their postcode, or at the published coordinate where it has no position.
    """
    content = json.loads(gzip.decompress(raw("dental_practices_2026").read_bytes()))
    frame = pd.DataFrame(
        [
            {
                "practice": feature["properties"]["practice_id"],
                "postcode": feature["properties"]["postcode"].replace(" ", ""),
                "adults": feature["properties"]["accepting_adults"],
                "children": feature["properties"]["accepting_children"],
                "longitude": feature["geometry"]["coordinates"][0],
                "latitude": feature["geometry"]["coordinates"][1],
            }
            for feature in content["features"]
        ]
    ).set_index("practice")
    at = to_national_grid(frame[["longitude", "latitude"]].to_numpy())
    published = gpd.GeoSeries(shapely.points(at), index=frame.index, crs=NATIONAL_GRID)
    points = postcode_points(frame["postcode"])
    return frame.assign(point=points.where(points.notna(), published))


def acceptance_values(sited: pd.DataFrame, who: str, residents: pd.DataFrame) -> pd.DataFrame:
    """Return practices that say they accept new NHS patients, per 100,000 residents.

    Areas where practices are known and none accepts have the value 0; areas where every
    answer is unknown have none.
    """
    frames = []
    for level in ("country", *LEVELS):
        groups = sited.groupby(level)[who]
        frames.append(
            pd.DataFrame(
                {
                    "level": level,
                    "accepting": groups.agg(lambda answers: answers.eq("yes").sum()),
                    "known": groups.agg(lambda answers: answers.ne("unknown").sum()),
                    "practices": groups.size(),
                }
            ).rename_axis("area_code")
        )
    counts = pd.concat(frames).reset_index()
    frame = residents.merge(counts, on=["level", "area_code"], how="left")
    columns = ["accepting", "known", "practices"]
    frame[columns] = frame[columns].fillna(0)
    unknown = frame["practices"].gt(0) & frame["known"].eq(0)
    accepting = frame["accepting"].mask(unknown)
    covered = 100 * frame["known"] / frame["practices"].where(frame["practices"].gt(0))
    return frame.assign(
        period=DENTAL_DAY,
        sex="persons",
        accepting=accepting,
        numerator=accepting,
        denominator=frame["residents"],
        value=(PER * accepting / frame["residents"]).round(DECIMALS),
        coverage=covered.round(2),
        flag=unknown.map({True: "incomplete_return", False: ""}),
    )


def pharmacies() -> gpd.GeoDataFrame:
    """Return England's pharmacies: days opened and closed (YYYYMMDD, or missing) and point.

    The register covers Wales and the Isle of Man too.
    """
    frame = pd.read_csv(raw("dispensaries_2025"), header=None, dtype=str, encoding="latin-1")
    names = {0: "pharmacy", 9: "postcode", 10: "opened", 11: "closed"}
    england = frame[2].ne(_WALES) & ~frame[9].str.startswith(_ISLE_OF_MAN)
    frame = frame[frame[13].eq(_PHARMACY) & england][list(names)].rename(columns=names)
    frame = frame.set_index("pharmacy")
    postcode = frame["postcode"].str.replace(" ", "", regex=False)
    return frame.assign(point=postcode_points(postcode))


def is_open(shops: pd.DataFrame, day: str) -> "pd.Series[bool]":
    """Whether each was open on a day (YYYYMMDD): opened by it and not closed by it."""
    return shops["opened"].le(day) & ~shops["closed"].le(day)


def pharmacy_values(sited: pd.DataFrame, residents: pd.DataFrame) -> pd.DataFrame:
    """Return pharmacies open on 1 April of each year, per 100,000 residents of mid-2024."""
    frames = []
    for year in PHARMACY_YEARS:
        there = sited[is_open(sited, f"{year}0401")]
        for level in ("country", *LEVELS):
            count = there.groupby(level).size().rename_axis("area_code")
            areas = residents[residents["level"].eq(level)]
            number = areas["area_code"].map(count).fillna(0)
            frames.append(areas.assign(period=f"{year}-04-01/P1D", pharmacies=number))
    frame = pd.concat(frames, ignore_index=True)
    return frame.assign(
        sex="persons",
        numerator=frame["pharmacies"],
        denominator=frame["residents"],
        value=(PER * frame["pharmacies"] / frame["residents"]).round(DECIMALS),
        flag="",
    )


def turnover_values(out: Path) -> pd.DataFrame:
    """Return the share of adult social care staff who left within a year, as published."""
    frame = pd.read_csv(raw("social_care_2023"))
    frame = frame[frame["Measure"].eq(_TURNOVER)].dropna(subset=["Value"])
    codes = frame["Local authority code"].astype(str)
    ends = 1 + frame["Financial year"].str[:4].astype(int)
    return pd.DataFrame(
        {
            "level": "upper-tier",
            "area_code": recoded(out, "upper-tier", codes, FORMER),
            "period": ends.map(financial_year),
            "sex": "persons",
            "value": frame["Value"].astype(float),
            "flag": "",
        }
    )


def _without_place(shops: pd.DataFrame, year: int) -> int:
    return int(shops.loc[is_open(shops, f"{year}0401"), "district"].isna().sum())


def _areas(placer: Placer, points: gpd.GeoSeries) -> pd.DataFrame:
    """Return the areas of points in England, those of no district left out."""
    known = gpd.GeoSeries(points.dropna(), crs=NATIONAL_GRID)
    areas = placer.place(known).areas
    return areas[areas["district"].notna()].assign(country=ENGLAND)
