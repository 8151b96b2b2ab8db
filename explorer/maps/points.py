"""Where an area's callout points: a place well inside it."""

from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from explorer.places.areas import Area
from explorer.places.nationalgrid import to_degrees
from explorer.root import data_root

_DECIMALS = 4


def point(area: Area) -> tuple[float, float]:
    """Return latitude and longitude of a point inside an area."""
    return _points(data_root(), area.level)[area.code]


@cache
def _points(root: Path, level: str) -> dict[str, tuple[float, float]]:
    columns = ["area_code", "point_easting", "point_northing"]
    frame = pq.read_table(root / "boundaries" / f"{level}.parquet", columns=columns).to_pandas()
    points = to_degrees(frame[["point_easting", "point_northing"]].to_numpy(dtype=float))
    return {
        code: (round(y, _DECIMALS), round(x, _DECIMALS))
        for code, x, y in zip(frame["area_code"], *points.T, strict=True)
    }
