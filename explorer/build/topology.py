"""Writes and checks the web's TopoJSON: quantised, every inner border stored once."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from topojson.core.topology import Topology

from explorer.build.coverage import Polygons, on_grid
from explorer.build.writing import write_json
from explorer.places.nationalgrid import to_degrees, to_national_grid


class Grid:
    """The whole steps of longitude and latitude on which a web file's points lie.

    Parameters
    ----------
    bounds : sequence of float
        West, south, east and north of what must fit.
    steps : int
        How many steps fit into it each way.
    """

    def __init__(self, bounds: Sequence[float], steps: int) -> None:
        west, south, east, north = bounds
        self.origin = (west, south)
        self.step = ((east - west) / (steps - 1), (north - south) / (steps - 1))

    def snap(self, coverage: Polygons) -> Polygons:
        """Return a coverage on the National Grid in whole steps, still clean.

        Areas may not vanish.
        """
        return on_grid(shapely.transform(coverage, to_degrees), self.origin, self.step)

    def metres(self, steps: Polygons) -> Polygons:
        """Return polygons in steps of this grid on the National Grid."""
        degrees = shapely.transform(steps, lambda at: at * self.step + self.origin)
        return shapely.transform(degrees, to_national_grid)


def write_topology(
    path: Path, name: str, polygons: Polygons, properties: Sequence[dict[str, str]], grid: Grid
) -> None:
    """Write polygons in whole steps of a grid as TopoJSON.

    Parameters
    ----------
    path : Path
    name : str
        Of the one object in the file.
    polygons : ndarray of Polygon or MultiPolygon
        In steps of `grid`, a clean coverage.
    properties : sequence of dict
        One for each polygon, in the same order.
    grid : Grid

    Raises
    ------
    ValueError
        A border is not shared as it should be; see `check_topology`.
    """
    frame = gpd.GeoDataFrame(list(properties), geometry=list(polygons))
    whole = Topology(frame, prequantize=False, topology=True, object_name=name).to_dict()
    whole.pop("bbox", None)
    whole["transform"] = {"scale": list(grid.step), "translate": list(grid.origin)}
    whole["arcs"] = [_deltas(arc) for arc in whole["arcs"]]
    for geometry in whole["objects"][name]["geometries"]:
        for extra in ("id", "bbox"):
            geometry.pop(extra, None)
    check_topology(whole)
    write_json(path, whole)


def check_topology(topology: dict[str, Any]) -> None:
    """Raise unless every segment borders one area or two, and is stored in one arc only."""
    stored = Counter(frozenset(pair) for arc in decoded_arcs(topology) for pair in pairwise(arc))
    if stored and max(stored.values()) > 1:
        raise ValueError(f"{sum(n > 1 for n in stored.values())} segments are stored twice.")
    borders: Counter[frozenset[Any]] = Counter()
    for rings in area_rings(topology):
        sides = Counter(frozenset(pair) for ring in rings for pair in pairwise(ring))
        if not sides or max(sides.values()) > 1:
            raise ValueError("An area is lost, or borders on itself.")
        borders.update(sides.keys())
    if max(borders.values()) > 2:  # noqa: PLR2004 -- a border has two sides
        raise ValueError("A segment borders more than two areas.")


def decoded_arcs(topology: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """Return the arcs as points in whole steps."""
    return [[tuple(p) for p in np.cumsum(arc, axis=0).tolist()] for arc in topology["arcs"]]


def area_rings(topology: dict[str, Any]) -> list[list[list[tuple[int, int]]]]:
    """Return the rings of each area as points in whole steps, in the order of the file."""
    arcs = decoded_arcs(topology)
    (collection,) = topology["objects"].values()
    areas = []
    for geometry in collection["geometries"]:
        pieces = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        areas.append([_ring(indices, arcs) for piece in pieces for indices in piece])
    return areas


def _ring(indices: list[int], arcs: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    ring: list[tuple[int, int]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _deltas(arc: list[list[float]]) -> list[list[int]]:
    points = np.asarray(arc).round().astype(int)
    return np.vstack([points[:1], np.diff(points, axis=0)]).tolist()


def dissolve(polygons: Polygons, groups: Sequence[str]) -> dict[str, Any]:
    """Unite the polygons of a clean coverage by group, in order of group."""
    labels = np.asarray(groups)
    return {
        group: shapely.normalize(shapely.coverage_union_all(polygons[labels == group]))
        for group in sorted(set(groups))
    }
