"""Finds what lies open between the areas of a coverage: holes, and slits open at an end."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Polygons = npt.NDArray[Any]

# A slit is an opening nowhere wider than this, in metres; to see how wide it grows, openings
# are looked at up to the limit behind it. Where a creek begins, the banks part until they
# reach that limit.
_NARROW = 3.0
_LOOK = 10.0
# Smaller, in square metres, or shorter, in metres, than shapes generalised to 20 m can mean.
_SPECK = 1.0
_SHORT = 20.0
# Land thinner than this, in metres, on a neighbour's bank is there by rounding alone. What it
# is the end of is cut as far again behind it, or an end as thin would be left.
_SHRED = 1.0
_TOUCHING = 1e-3


@dataclass(frozen=True)
class Gap:
    """What no area of a coverage covers, between two of them or more.

    Attributes
    ----------
    areas : tuple of int
        Which areas it touches, by place in the coverage; the one with the longest border first.
    shape : Polygon
    is_slit : bool
        Whether it is open at an end; else it is a hole, closed all round.
    """

    areas: tuple[int, ...]
    shape: Any
    is_slit: bool

    @property
    def width(self) -> float:
        """Return how wide it is at its widest, in the units of the coverage."""
        circle = shapely.maximum_inscribed_circle(self.shape, tolerance=0.1)
        return 2 * float(shapely.length(circle))


def gaps(coverage: Polygons) -> list[Gap]:
    """Return the gaps of a coverage.

    A hole counts however wide it is, if two areas or more border on it: a lake or creek
    within one area is that area's own matter. Open water between two areas has no end to
    tell it by, so that of what is open only slits count.

    Parameters
    ----------
    coverage : ndarray of Polygon or MultiPolygon
        Clean, in metres.

    Notes
    -----
    `shapely.coverage_invalid_edges` is no such check: with a `gap_width` above the spacing of
    vertices it misses gaps far narrower than that, and it reports the far side of any piece
    of an area that is thinner than `gap_width`, where nothing is open.
    """
    united = shapely.get_parts(shapely.coverage_union_all(coverage))
    rings = [ring for part in united for ring in shapely.get_rings(part)[1:]]
    solid = shapely.multipolygons(shapely.polygons(shapely.get_exterior_ring(united)))
    tree = shapely.STRtree(coverage)
    openings = [(shapely.Polygon(ring), False) for ring in rings]
    openings += [(slit, True) for slit in _openings(solid)]
    found = [Gap(_bordering(at, coverage, tree), at, is_slit) for at, is_slit in openings]
    return [gap for gap in found if len(gap.areas) > 1 and (not gap.is_slit or gap.width < _NARROW)]


def closed(coverage: Polygons) -> Polygons:
    """Return a coverage without slits and shreds; where they were, edges need cleaning.

    A slit goes to the area with the longest border on it. A shred, a piece of one area thinner
    than a metre that lies between a neighbour and the water, goes to that neighbour.
    """
    areas = coverage.copy()
    for gap in gaps(coverage):
        if gap.is_slit:
            taker, *others = gap.areas
            reaching = shapely.buffer(gap.shape, 2 * _TOUCHING, join_style="mitre")
            piece = shapely.difference(reaching, shapely.union_all(coverage[others]))
            areas[taker] = shapely.union(areas[taker], piece)
    for giver, taker, piece in _shreds(coverage):
        areas[giver] = shapely.difference(areas[giver], piece)
        areas[taker] = shapely.union(areas[taker], piece)
    return areas


def _openings(solid: Any) -> list[Any]:
    """Return what is narrow in the water around what is covered."""
    half = _LOOK / 2
    grown = shapely.buffer(solid, half, join_style="mitre")
    filled = shapely.buffer(grown, -half, join_style="mitre")
    rounding = shapely.buffer(solid, _TOUCHING, join_style="mitre")
    pieces = shapely.get_parts(shapely.difference(filled, rounding))
    large = (shapely.area(pieces) > _SPECK) & (shapely.length(pieces) > 2 * _SHORT)
    return list(pieces[large])


def _shreds(coverage: Polygons) -> list[tuple[int, int, Any]]:
    """Return thin pieces between a neighbour and the water: whose, beside whom, which."""
    near = shapely.coverage_invalid_edges(coverage, gap_width=_SHRED)
    tree = shapely.STRtree(coverage)
    found = []
    for index in np.flatnonzero(~shapely.is_empty(near)):
        area = coverage[index]
        for thin in shapely.get_parts(shapely.difference(area, _opened(area))):
            if shapely.area(thin) < _SPECK or shapely.distance(thin, near[index]) > _TOUCHING:
                continue
            beside = [other for other in _bordering(thin, coverage, tree) if other != index]
            end = shapely.intersection(area, shapely.buffer(thin, 2 * _SHRED, join_style="mitre"))
            pieces = shapely.get_parts(end)
            found += [(int(index), beside[0], piece) for piece in pieces if piece.intersects(thin)]
    return found


def _opened(area: Any) -> Any:
    """Return an area without what is thinner than twice a shred."""
    core = shapely.buffer(area, -_SHRED, join_style="mitre")
    return shapely.buffer(core, _SHRED, join_style="mitre")


def _bordering(shape: Any, coverage: Polygons, tree: shapely.STRtree) -> tuple[int, ...]:
    """Return which areas share a border with a shape, the one that shares most first."""
    near = tree.query(shape, predicate="dwithin", distance=2 * _TOUCHING)
    rim = shapely.buffer(shape, 2 * _TOUCHING)
    shared = shapely.length(shapely.intersection(shapely.boundary(coverage[near]), rim))
    longest_first = np.lexsort([near, -shared])
    return tuple(int(i) for i in near[longest_first])
