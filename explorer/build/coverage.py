"""Mends polygon coverages and simplifies them without opening gaps."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from explorer.build.gaps import closed

Polygons = npt.NDArray[Any]

# Gaps narrower than this, in metres, are faults of the published files, whose
# coordinates were rounded to steps of about 12 metres. The wider limit also closes
# creeks, and is only used where the narrower one leaves edges that do not match.
_SLIVERS = (10.0, 60.0)
_PASSES = 8
# Ways, in grid steps, of joining near vertices when rounding broke a coverage.
_SNAPPINGS = (1.0, 0.0, -1.0, 0.5)
# Islets below this size are left out of web maps unless they are all an area has.
_ISLET = 500_000.0


def mend(polygons: Polygons) -> Polygons:
    """Return polygons as a clean coverage: valid, no overlaps or slits, shared edges identical.

    Parameters
    ----------
    polygons : ndarray of Polygon or MultiPolygon
        In metres. Rings may touch themselves and neighbours may overlap.

    Raises
    ------
    ValueError
        The polygons cannot be brought into a clean coverage.
    """
    valid = shapely.make_valid(polygons, method="structure", keep_collapsed=False)
    for width in _SLIVERS:
        clean = shapely.coverage_clean(valid, gap_width=width)
        if _is_clean(clean):
            whole = shapely.coverage_clean(closed(clean), gap_width=width)
            if _is_clean(whole):
                return whole
    raise ValueError("The polygons do not mend into a clean coverage.")


def simplify(coverage: Polygons, tolerance: float, lens: "Lens") -> Polygons:
    """Simplify a clean coverage, less under the lens than elsewhere.

    Parameters
    ----------
    coverage : ndarray of Polygon or MultiPolygon
        Clean, in metres.
    tolerance : float
        Square root of the area, in metres, of the smallest triangle that is kept.
    lens : Lens
        Where more detail is kept.

    Notes
    -----
    Visvalingam and Whyatt (1993) on shared edges. Simplification only leaves vertices
    out, so the coverage is simplified as seen through the lens and every vertex that
    is kept is put back where it was.
    """
    original = shapely.get_coordinates(coverage)
    seen = lens.seen(original)
    place = {tuple(point): at for point, at in zip(seen, original, strict=True)}
    simplified = shapely.coverage_simplify(shapely.transform(coverage, lens.seen), tolerance)
    return shapely.transform(
        simplified, lambda points: np.array([place[tuple(point)] for point in points])
    )


@dataclass(frozen=True)
class Lens:
    """A round magnifying glass over a crowded part of the map.

    Attributes
    ----------
    centre : tuple of float
    radius : float
        In metres, as are the coordinates.
    power : float
        How many times longer distances under the lens look.
    """

    centre: tuple[float, float]
    radius: float
    power: float

    def seen(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return points, shape (n, 2), as they look through the lens."""
        offset = points - np.asarray(self.centre)
        distance = np.maximum(np.hypot(offset[:, 0], offset[:, 1]), 1e-9)
        inside = np.minimum(distance, self.radius)
        stretched = (distance - inside + inside * self.power) / distance
        return np.asarray(self.centre) + offset * stretched[:, None]


def without_islets(coverage: Polygons) -> Polygons:
    """Leave out small islands, keeping at least the largest piece of each area.

    Only pieces that touch no other area are islands; a piece of an area enclosed by
    its neighbours stays, since leaving it out would open a hole.
    """
    tree = shapely.STRtree(coverage)
    return np.array([_kept(i, area, tree, coverage) for i, area in enumerate(coverage)])


def _kept(index: int, area: Any, tree: shapely.STRtree, coverage: Polygons) -> Any:
    pieces = shapely.get_parts(area)
    sizes = shapely.area(pieces)
    kept = [
        piece
        for piece, size in zip(pieces, sizes, strict=True)
        if size >= min(_ISLET, sizes.max()) or _touches_another(index, piece, tree, coverage)
    ]
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)


def _touches_another(index: int, piece: Any, tree: shapely.STRtree, coverage: Polygons) -> bool:
    near = tree.query(piece, predicate="intersects")
    return any(other != index for other in near)


def overlap_area(polygons: Polygons) -> float:
    """Return the area, in square units, that polygons share with one another in all."""
    first, second = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    pairs = first < second
    shared = shapely.intersection(polygons[first[pairs]], polygons[second[pairs]])
    return float(shapely.area(shared).sum())


def on_grid(coverage: Polygons, origin: tuple[float, float], step: tuple[float, float]) -> Polygons:
    """Move a coverage to whole steps of a grid and keep it a clean coverage.

    Parameters
    ----------
    coverage : ndarray of Polygon or MultiPolygon
    origin, step : tuple of float
        Of the grid, in the coordinates of the coverage.

    Returns
    -------
    ndarray of Polygon or MultiPolygon
        Coordinates are whole numbers of steps from the origin.

    Raises
    ------
    ValueError
        An area vanishes, or no clean coverage exists on the grid.

    Notes
    -----
    Rounding can make a narrow neck close or an edge cross another. Each pass mends
    what rounding broke and rounds again, until nothing changes.
    """
    exact = shapely.transform(coverage, lambda at: (at - origin) / step)
    for snapping in _SNAPPINGS:
        steps = exact
        for _ in range(_PASSES):
            rounded = shapely.transform(steps, np.round)
            valid = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
            whole = shapely.transform(valid, np.round)
            if _is_clean(whole) and _same_size(whole, exact):
                return whole
            steps = shapely.coverage_clean(valid, snapping_distance=snapping)
    raise ValueError("The coverage does not stay clean on the grid.")


def _same_size(polygons: Polygons, others: Polygons) -> bool:
    """Whether no area grew or shrank by more than a grid of this coarseness explains."""
    size = shapely.area(others)
    allowed = 2 * shapely.length(others)
    return bool((np.abs(shapely.area(polygons) - size) <= np.maximum(allowed, 1)).all())


def _is_clean(polygons: Polygons) -> bool:
    return bool(
        shapely.coverage_is_valid(polygons)
        and shapely.is_valid(polygons).all()
        and not shapely.is_empty(polygons).any()
    )
