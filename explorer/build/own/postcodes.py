"""The neighbourhood of every postcode of the embedded book, in the book's order."""

import geopandas as gpd
import numpy as np
import pandas as pd

from explorer.build.own.pieces import Finder
from explorer.build.placing import Placer
from explorer.build.postcodes import NO_POSITION
from explorer.build.publications import raw
from explorer.places.postcodes import encode

# What stands for no neighbourhood: more than there are.
NONE = np.iinfo(np.uint16).max


def neighbourhoods_of_postcodes(placer: Placer, finder: Finder) -> pd.DataFrame:
    """Return the column neighbourhood: the place of each postcode's, or `NONE`."""
    frame = pd.read_parquet(raw("postcodes_2023"))
    encoded = np.fromiter((encode(text) for text in frame["postcode"]), dtype=np.int64)
    frame = frame.iloc[np.argsort(encoded, kind="stable")].reset_index(drop=True)
    known = frame[frame["positional_quality"] != NO_POSITION]
    points = gpd.GeoSeries(
        gpd.points_from_xy(known["easting"], known["northing"], crs=27700), index=known.index
    )
    piece = finder.find(points, placer.place(points).areas)
    at = finder.pieces["neighbourhood"].to_numpy()[piece]
    found = np.full(len(frame), NONE, dtype=np.uint16)
    found[known.index] = np.where(piece >= 0, at, NONE)
    return pd.DataFrame({"neighbourhood": found})
