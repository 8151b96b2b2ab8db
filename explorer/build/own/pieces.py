"""Which neighbourhood a point lies in, so that its district and constituency stay what they are."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from explorer.build.neighbourhoods import constituency_shares
from explorer.build.publications import raw
from explorer.places.nationalgrid import NATIONAL_GRID

Whole = npt.NDArray[np.int64]
NOWHERE = -1


def pieces(places: pd.DataFrame) -> pd.DataFrame:
    """Return England cut as finely as its areas need: neighbourhoods by constituency.

    Parameters
    ----------
    places : DataFrame
        As from `neighbourhoods`.

    Returns
    -------
    DataFrame
        In order of neighbourhood and constituency: neighbourhood (its place in `places`),
        constituency, share (of the neighbourhood's people), and most: whether no other piece
        of it has more people.
    """
    frame = constituency_shares().sort_values(["lsoa", "constituency"], ignore_index=True)
    order = pd.Series(np.arange(len(places)), index=places.index)
    most = places["constituency"].reindex(frame["lsoa"]).reset_index(drop=True)
    return pd.DataFrame(
        {
            "neighbourhood": frame["lsoa"].map(order).astype("int32"),
            "constituency": frame["constituency"],
            "share": frame["share"],
            "most": frame["constituency"].eq(most),
        }
    )


@dataclass(frozen=True)
class Finder:
    """Finds the piece of England that a point lies in.

    Attributes
    ----------
    pieces : DataFrame
        As from `pieces`, with the column district.
    outlines : ndarray of geometry
        By neighbourhood, in order.
    """

    pieces: pd.DataFrame
    outlines: npt.NDArray[np.object_]

    @classmethod
    def of(cls, places: pd.DataFrame, cut: pd.DataFrame) -> "Finder":
        """Return a finder over England's neighbourhoods as `places` has them."""
        shapes = gpd.read_parquet(raw("neighbourhood_outlines")).to_crs(NATIONAL_GRID)
        outlines = shapes.set_index("lsoa21_code").geometry.reindex(places.index)
        district = places["district"].to_numpy()[cut["neighbourhood"]]
        return cls(cut.assign(district=district), outlines.to_numpy())

    def find(self, points: gpd.GeoSeries, areas: pd.DataFrame) -> Whole:
        """Return the piece of each point, by its place among the pieces; -1 without areas.

        The outline that holds the point, if its piece lies in the point's own district and
        constituency; else the nearest outline of those that do. A point in a pair of areas
        that share nobody goes to the nearest of its district.

        Parameters
        ----------
        points : GeoSeries
            EPSG:27700; missing where there is no position.
        areas : DataFrame
            Columns district and constituency, as the points are placed.
        """
        found = np.full(len(points), NOWHERE)
        district, seat = areas["district"].to_numpy(), areas["constituency"].to_numpy()
        known = areas[["district", "constituency"]].notna().all(axis=1) & points.notna()
        at = points.to_numpy()
        rows = np.flatnonzero(known.to_numpy())
        which, holding = shapely.STRtree(self.outlines).query(at[rows], predicate="intersects")
        at_piece = pd.Series(
            self.pieces.index,
            index=pd.MultiIndex.from_frame(self.pieces[["neighbourhood", "constituency"]]),
        )
        held = pd.MultiIndex.from_arrays([holding, seat[rows[which]]])
        inside = at_piece.reindex(held).fillna(NOWHERE).to_numpy().astype(int)
        right = (inside >= 0) & (
            self.pieces["district"].to_numpy()[inside] == district[rows[which]]
        )
        # The first by code where two outlines meet.
        for row, piece in sorted(zip(rows[which[right]], inside[right], strict=True), reverse=True):
            found[row] = piece
        left = rows[found[rows] == NOWHERE]
        groups = pd.DataFrame({"district": district[left], "constituency": seat[left], "row": left})
        for (where, chosen), group in groups.groupby(["district", "constituency"]):
            among = self.pieces[self.pieces["district"].eq(str(where))]
            both = among[among["constituency"].eq(str(chosen))]
            among = both if len(both) else among[among["most"]]
            tree = shapely.STRtree(self.outlines[among["neighbourhood"]])
            nearest = tree.nearest(at[group["row"]])
            found[group["row"]] = among.index.to_numpy()[nearest]
        return found
