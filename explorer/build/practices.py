"""Where England's GP practices are: a position, then an area at every level."""

from dataclasses import dataclass
from zipfile import ZipFile

import geopandas as gpd
import pandas as pd
import shapely

from explorer.build.placing import Placer, centroids
from explorer.build.postcodes import NO_POSITION
from explorer.build.publications import raw
from explorer.places.nationalgrid import NATIONAL_GRID, to_national_grid


@dataclass(frozen=True)
class PlacedPractices:
    """Practices with the areas they are sited in.

    Attributes
    ----------
    areas : DataFrame
        By practice code: constituency, district, upper-tier, region and icb.
    points : GeoSeries
        By practice code, EPSG:27700; missing where no source has a position.
    source : Series of str
        What gave each position: "postcode", "extract" or "neighbourhood"; else empty.
    without_place : tuple of str
        Codes of practices that no source gives a position for.
    by_nearest : dict of str to int
        Practices outside every area of a level that went to the nearest.
    icb_by_neighbourhood : int
        Practices whose record names none of the 42 care boards, so that the nearest
        neighbourhood decides.
    """

    areas: pd.DataFrame
    points: gpd.GeoSeries
    source: "pd.Series[str]"
    without_place: tuple[str, ...]
    by_nearest: dict[str, int]
    icb_by_neighbourhood: int


def postcodes_of_2023() -> "pd.Series[str]":
    """Return the postcode of each practice, open or closed, in the register of December 2023."""
    return practice_register()["postcode"].str.replace(" ", "", regex=False)


def postcodes_of_2026() -> "pd.Series[str]":
    """Return the postcode of each practice on the lists of July 2026, else that of 2023."""
    listed = practice_map().set_index("PRACTICE_CODE")["PRACTICE_POSTCODE"]
    return listed.str.replace(" ", "", regex=False).combine_first(postcodes_of_2023())


def postcodes_of_2025() -> "pd.Series[str]":
    """Return the postcode of each practice on the lists of May 2025, else that of 2026."""
    listed = pd.read_csv(raw("practice_lists_2025"), dtype=str).set_index("CODE")["POSTCODE"]
    return listed.str.replace(" ", "", regex=False).combine_first(postcodes_of_2026())


def practice_map() -> pd.DataFrame:
    """Return the mapping file of July 2026, one row a practice."""
    with ZipFile(raw("practice_map_2026")).open("gp-reg-pat-prac-map.csv") as file:
        return pd.read_csv(file, dtype=str)


def place_practices(placer: Placer, postcodes: "pd.Series[str]") -> PlacedPractices:
    """Place practices in areas.

    Parameters
    ----------
    placer : Placer
        Places the positions.
    postcodes : Series of str
        Postcodes without a space by practice code, missing where none is known. Practices
        move: take those of the time that is asked about.
    """
    codes = postcodes.index
    points, source = _positions(postcodes)
    placed = placer.place(points.dropna())
    areas = placed.areas.reindex(codes)
    board = _recorded_boards().reindex(codes)
    unrecorded = board.isna()
    areas["icb"] = board.where(~unrecorded, areas["icb"])
    missing = codes[points.isna() | areas["district"].isna()]
    return PlacedPractices(
        areas, points, source, tuple(missing), placed.by_nearest, int(unrecorded.sum())
    )


def extract_points(codes: pd.Index) -> gpd.GeoSeries:
    """Return the positions of the coordinate extract of May 2025, missing where it has none."""
    frame = pd.read_csv(raw("practice_coordinates")).dropna(subset=["latitude", "longitude"])
    at = to_national_grid(frame[["longitude", "latitude"]].to_numpy())
    points = gpd.GeoSeries(shapely.points(at), index=frame["practice_code"], crs=NATIONAL_GRID)
    return gpd.GeoSeries(points.reindex(codes))


def practice_register() -> pd.DataFrame:
    """Return the organisation register of December 2023, by practice code.

    Columns name, board and postcode as written, and the days opened and closed in ISO
    form, missing where there is none.
    """
    frame = pd.read_csv(raw("practice_register"), header=None, dtype=str, encoding="latin-1")
    names = {0: "code", 1: "name", 3: "board", 9: "postcode", 10: "opened", 11: "closed"}
    frame = frame[list(names)].rename(columns=names).set_index("code")
    for day in ("opened", "closed"):
        frame[day] = pd.to_datetime(frame[day], format="%Y%m%d").dt.strftime("%Y-%m-%d")
    return frame


def _positions(postcodes: "pd.Series[str]") -> "tuple[gpd.GeoSeries, pd.Series[str]]":
    """Return a point for each practice from the first source that has one, and which that is.

    The postcode's position; the coordinate extract; the centre of the neighbourhood
    that the postcode lay in.
    """
    sources = {
        "postcode": postcode_points(postcodes),
        "extract": extract_points(postcodes.index),
        "neighbourhood": _neighbourhood_points(postcodes),
    }
    points = gpd.GeoSeries(index=postcodes.index, crs=NATIONAL_GRID)
    source = pd.Series("", index=postcodes.index)
    for name, more in sources.items():
        source = source.mask(points.isna() & more.notna(), name)
        points = points.where(points.notna(), more)
    return gpd.GeoSeries(points, crs=NATIONAL_GRID), source


def postcode_points(postcode: "pd.Series[str]") -> gpd.GeoSeries:
    """Return the position of each postcode, written without a space; missing without one."""
    book = pd.read_parquet(raw("postcodes_2023"))
    book = book[book["positional_quality"].ne(NO_POSITION) & book["postcode"].isin(set(postcode))]
    at = gpd.points_from_xy(book["easting"], book["northing"])
    return _looked_up(postcode, gpd.GeoSeries(at, index=book["postcode"]))


def _neighbourhood_points(postcode: "pd.Series[str]") -> gpd.GeoSeries:
    frame = pd.read_csv(raw("practice_neighbourhoods"), dtype=str).dropna(subset=["LSOA code"])
    frame["postcode"] = frame["postcode"].str.replace(" ", "", regex=False)
    lookup = pd.read_csv(raw("neighbourhood_2011_to_2021"), dtype=str)
    newer = lookup.drop_duplicates("lsoa11_code").set_index("lsoa11_code")["lsoa21_code"]
    centres = centroids().reindex(frame["LSOA code"].map(newer))
    points = gpd.GeoSeries(centres.to_numpy(), index=frame["postcode"])
    return _looked_up(postcode, points[~points.index.duplicated()])


def _looked_up(keys: "pd.Series[str]", points: gpd.GeoSeries) -> gpd.GeoSeries:
    found = points.reindex(keys.fillna(""))
    return gpd.GeoSeries(found.to_numpy(), index=keys.index)


def _recorded_boards() -> "pd.Series[str]":
    """Return the care board, one of the 42, that each practice's record names."""
    boards = pd.read_csv(raw("care_board_to_nhs_region"), dtype=str)
    return practice_register()["board"].map(boards.set_index("ICB_ODS_CODE")["ICB23CD"])
