"""Where an area's callout points: a place well inside it, or the point that a place is."""

from functools import cache
from pathlib import Path

from explorer.places.areas import Area
from explorer.places.files import columns_of, damaged
from explorer.root import data_root

_FILE, _COLUMNS = "points.csv", ("level", "area_code", "latitude", "longitude")
_SITES = ("sites.csv", ("kind", "code", "latitude", "longitude"))


def point(area: Area) -> tuple[float, float]:
    """Return latitude and longitude of a point inside an area.

    Raises
    ------
    DataError
        The file of points is missing or damaged, or lacks the area.
    """
    points = _points(data_root())
    if (area.level, area.code) not in points:
        raise damaged(_FILE, KeyError(f"{area.level} {area.code}"))
    return points[area.level, area.code]


@cache
def _points(root: Path) -> dict[tuple[str, str], tuple[float, float]]:
    try:
        return {
            (level, code): (float(latitude), float(longitude))
            for name, columns in ((_FILE, _COLUMNS), _SITES)
            for level, code, latitude, longitude in columns_of(root, name, columns)
        }
    except ValueError as error:
        raise damaged(_FILE, error) from error
