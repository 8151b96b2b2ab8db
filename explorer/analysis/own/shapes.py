"""A drawn shape as neighbourhoods: those the centre of whose people lies within it."""

import json
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from explorer.analysis.own.ground import ground
from explorer.errors import QuestionError
from explorer.places.nationalgrid import to_national_grid

MOST_BYTES, MOST_POINTS = 1_000_000, 20_000
# Longitude and latitude round England: what lies beyond is no shape of a place there.
_WEST, _SOUTH, _EAST, _NORTH = -7.0, 49.8, 2.1, 56.0
_KINDS = {"Polygon", "MultiPolygon"}
_CORNERS = 3

Ring = Sequence[Sequence[float]]


def inside(content: str) -> tuple[int, ...]:
    """Return the neighbourhoods that lie in the polygons of a GeoJSON file.

    Parameters
    ----------
    content : str
        GeoJSON in longitude and latitude; nothing in it is trusted.

    Raises
    ------
    QuestionError
        It is too large, no GeoJSON, has no polygon, or lies outside England.
    """
    if len(content) > MOST_BYTES:
        raise QuestionError("That shape is too large: 1 MB at most.")
    try:
        polygons = _polygons(json.loads(content))
    except (ValueError, RecursionError):
        raise QuestionError("That file is no GeoJSON.") from None
    if not polygons:
        raise QuestionError("That file has no polygon. Draw a shape that is closed.")
    return within(polygons)


def within(polygons: Sequence[Sequence[Ring]]) -> tuple[int, ...]:
    """Return the neighbourhoods the centre of whose people lies in any of the polygons.

    Parameters
    ----------
    polygons : sequence of sequence of rings
        Each an outline and its holes, points in longitude and latitude.

    Raises
    ------
    QuestionError
        A shape has too few or too many points, or lies outside England, or holds no centre.
    """
    placed = [_rings(one) for one in polygons]
    if sum(len(ring) for rings in placed for ring in rings) > MOST_POINTS:
        raise QuestionError(f"That shape has more than {MOST_POINTS:,} points. Make it simpler.")
    shape = shapely.union_all([_polygon(rings) for rings in placed])
    frame = ground().neighbourhoods
    centres = shapely.points(frame["easting"].to_numpy(), frame["northing"].to_numpy())
    shapely.prepare(shape)
    found = np.flatnonzero(shapely.contains(shape, centres))
    if not len(found):
        raise QuestionError(
            "No neighbourhood has the centre of its people in that shape. Draw a larger one."
        )
    return tuple(found.tolist())


def _polygons(held: Any) -> list[Any]:
    """Return the polygons of any GeoJSON object, as far as it is one."""
    if not isinstance(held, dict):
        return []
    kind = held.get("type")
    if kind == "FeatureCollection" and isinstance(held.get("features"), list):
        return [one for part in held["features"] for one in _polygons(part)]
    if kind == "Feature":
        return _polygons(held.get("geometry"))
    if kind == "GeometryCollection" and isinstance(held.get("geometries"), list):
        return [one for part in held["geometries"] for one in _polygons(part)]
    corners = held.get("coordinates")
    if kind in _KINDS and isinstance(corners, list):
        return [corners] if kind == "Polygon" else corners
    return []


Placed = np.ndarray[Any, np.dtype[np.float64]]


def _rings(rings: Sequence[Ring]) -> list[Placed]:
    """Return an outline and its holes on the National Grid."""
    try:
        return [_placed(rings[0]), *(_placed(ring) for ring in rings[1:])]
    except (TypeError, ValueError, LookupError):
        raise QuestionError(
            "That shape cannot be read: each point must be a longitude and a latitude in England."
        ) from None


def _polygon(rings: Sequence[Placed]) -> shapely.Geometry:
    return shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))


def _placed(ring: Ring) -> Placed:
    points = np.array([[float(one[0]), float(one[1])] for one in ring])
    if len(points) < _CORNERS or not all(map(math.isfinite, points.ravel())):
        raise ValueError
    west_south, east_north = points.min(axis=0), points.max(axis=0)
    if (west_south < (_WEST, _SOUTH)).any() or (east_north > (_EAST, _NORTH)).any():
        raise ValueError
    return to_national_grid(points)
