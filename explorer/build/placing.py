"""Places points in areas: postcodes and practices to every level."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import shapely

from explorer.build.publications import raw

# A point outside every area goes to the nearest one within this many metres: piers,
# quays and the rounding of coasts and borders.
NEAREST = 500.0


@dataclass(frozen=True)
class Placed:
    """Where points lie.

    Attributes
    ----------
    areas : DataFrame
        Indexed as the points; columns constituency, district, upper-tier, region and
        icb hold codes, or are missing.
    by_nearest, unplaced : dict of str to int
        For constituency and district, how many points lay outside every area and went
        to the nearest, and how many lay too far from any.
    """

    areas: pd.DataFrame
    by_nearest: dict[str, int]
    unplaced: dict[str, int]


class Placer:
    """Places points by the analysis boundaries and the neighbourhoods' look-up.

    Parameters
    ----------
    out : Path
        The data root with the boundary files.
    """

    def __init__(self, out: Path) -> None:
        folder = out / "boundaries"
        self._shapes = {
            level: gpd.read_parquet(folder / f"{level}.parquet", columns=["area_code", "geometry"])
            for level in ("constituency", "district")
        }
        columns = ["area_code", "parent_upper_tier", "parent_region"]
        parents = pq.read_table(folder / "district.parquet", columns=columns).to_pandas()
        self._parents = parents.set_index("area_code")
        self._centroids, self._boards = neighbourhood_boards()

    def place(self, points: gpd.GeoSeries) -> Placed:
        """Place points, EPSG:27700, at every level.

        Constituency and district by the polygon that holds the point; upper tier and
        region through the district; care board by the look-up of the nearest
        neighbourhood's centre, since its polygons are too coarse.
        """
        areas = pd.DataFrame(index=points.index)
        by_nearest, unplaced = {}, {}
        for level, shapes in self._shapes.items():
            codes = _holding(points, shapes)
            outside = codes[codes.isna()].index
            codes[outside] = _nearest(points[outside], shapes)
            areas[level] = codes
            unplaced[level] = int(codes.isna().sum())
            by_nearest[level] = len(outside) - unplaced[level]
        areas["upper-tier"] = areas["district"].map(self._parents["parent_upper_tier"])
        areas["region"] = areas["district"].map(self._parents["parent_region"])
        nearest = self._centroids.nearest(points.to_numpy())
        boards = pd.Series(self._boards[nearest], index=points.index)
        areas["icb"] = boards.where(areas["district"].notna())
        return Placed(areas, by_nearest, unplaced)


def neighbourhood_boards() -> tuple[
    shapely.STRtree, "np.ndarray[tuple[int], np.dtype[np.object_]]"
]:
    """Return England's neighbourhood centres and the care board of each, in one order."""
    lookup = pd.read_csv(raw("neighbourhood_to_care_board"), dtype=str)
    boards = lookup.set_index("lsoa21_code")["icb24_code"]
    centres = centroids()
    return shapely.STRtree(centres.to_numpy()), boards[centres.index].to_numpy()


def centroids() -> gpd.GeoSeries:
    """Return the population-weighted centre of each English neighbourhood by code."""
    frame = gpd.read_file(raw("neighbourhood_centroids"))
    frame = frame[frame["LSOA21CD"].str.startswith("E")].sort_values("LSOA21CD")
    return gpd.GeoSeries(frame.set_index("LSOA21CD").geometry)


def _holding(points: gpd.GeoSeries, shapes: gpd.GeoDataFrame) -> "pd.Series[str]":
    """Return the code of the area that holds each point; the first by code on a border."""
    joined = gpd.sjoin(gpd.GeoDataFrame(geometry=points), shapes, predicate="intersects")
    first = joined.sort_values("area_code", kind="stable")
    codes = first.loc[~first.index.duplicated(), "area_code"]
    return codes.reindex(points.index)


def _nearest(points: gpd.GeoSeries, shapes: gpd.GeoDataFrame) -> "pd.Series[str]":
    if points.empty:
        return pd.Series(index=points.index, dtype=object)
    joined = gpd.sjoin_nearest(gpd.GeoDataFrame(geometry=points), shapes, max_distance=NEAREST)
    return joined.loc[~joined.index.duplicated(), "area_code"].reindex(points.index)
