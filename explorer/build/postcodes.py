"""The embedded postcode book: 1.48 million postcodes in under 2.5 MB."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from explorer.build.placing import Placed, Placer
from explorer.build.publications import raw
from explorer.places.postcodes import encode

# Positional quality of a postcode that has no position.
NO_POSITION = 90
STORED = ("constituency", "district", "icb")


def build(out: Path, say: Callable[[str], None]) -> dict[str, int]:
    """Write ``places/postcodes.parquet`` and return what was counted."""
    frame = pd.read_parquet(raw("postcodes_2023"))
    placed = _placed(frame, Placer(out))
    table = _table(frame["postcode"], placed.areas)
    path = out / "boundaries" / "places" / "postcodes.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=False,
        column_encoding={"postcode": "DELTA_BINARY_PACKED"},
        row_group_size=len(frame),
    )
    counts = {
        "postcodes": len(frame),
        "without_position": int(frame["positional_quality"].eq(NO_POSITION).sum()),
        **{f"by_nearest_{level}": n for level, n in placed.by_nearest.items()},
        **{f"unplaced_{level}": n for level, n in placed.unplaced.items()},
    }
    say("  postcodes: " + ", ".join(f"{name} {n:,}" for name, n in counts.items()))
    return counts


def _placed(frame: pd.DataFrame, placer: Placer) -> Placed:
    known = frame[frame["positional_quality"] != NO_POSITION]
    points = gpd.points_from_xy(known["easting"], known["northing"], crs=27700)
    return placer.place(gpd.GeoSeries(points, index=known.index))


def _table(postcodes: "pd.Series[str]", areas: pd.DataFrame) -> pa.Table:
    """Return the book: encoded postcodes in order, each area as its place in a list of codes.

    The lists travel in the file's metadata; -1 stands for no position.
    """
    encoded = np.fromiter((encode(text) for text in postcodes), dtype=np.int64)
    order = np.argsort(encoded, kind="stable")
    columns: dict[str, pa.Array] = {"postcode": pa.array(encoded[order])}
    metadata = {}
    for level in STORED:
        codes = pd.Categorical(areas[level].reindex(postcodes.index))
        columns[level] = pa.array(codes.codes[order].astype(np.int16))
        metadata[level] = ",".join(codes.categories)
    return pa.table(columns).replace_schema_metadata(metadata)
