"""Between longitude and latitude and the National Grid, by Ordnance Survey's OSTN15."""

from functools import cache

import numpy as np
import numpy.typing as npt
from convertbng.cutil import convert_etrs89_to_osgb36, convert_osgb36_to_etrs89
from pyproj import Transformer

Points = npt.NDArray[np.float64]

NATIONAL_GRID = 27700

# The National Grid's projection on the ellipsoid of ETRS89. OSTN15 holds how far each place
# lies from there on the true National Grid.
_UNSHIFTED = (
    "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 "
    "+ellps=GRS80 +units=m +no_defs"
)


def to_national_grid(degrees: Points) -> Points:
    """Return eastings and northings of positions in longitude and latitude.

    Parameters
    ----------
    degrees : ndarray of float, shape (n, 2)
        Longitude and latitude in ETRS89, for which WGS84 is used in maps of Great Britain.

    Returns
    -------
    ndarray of float, shape (n, 2)
        Metres on the National Grid (EPSG:27700), to a millimetre.

    Raises
    ------
    ValueError
        A position is outside Great Britain's grid.

    Notes
    -----
    pyproj by itself has no OSTN15 and is off by up to five metres. The projection is left to
    it all the same: `convert_bng` knows no place south of latitude 49.9219, and St Agnes in
    the Isles of Scilly lies at 49.89.
    """
    east, north = _projection().transform(degrees[:, 0], degrees[:, 1])
    return _known(convert_etrs89_to_osgb36(east, north), degrees)


def to_degrees(metres: Points) -> Points:
    """Return longitude and latitude of positions on the National Grid.

    Parameters
    ----------
    metres : ndarray of float, shape (n, 2)
        Eastings and northings.

    Returns
    -------
    ndarray of float, shape (n, 2)
        Degrees in ETRS89.

    Raises
    ------
    ValueError
        A position is outside Great Britain's grid.
    """
    unshifted = _known(convert_osgb36_to_etrs89(metres[:, 0], metres[:, 1]), metres)
    east, north = unshifted.T
    return np.column_stack(_projection().transform(east, north, direction="INVERSE"))


def _known(found: tuple[Points, Points], asked: Points) -> Points:
    points = np.column_stack(found)
    lost = ~np.isfinite(points).all(axis=1)
    if lost.any():
        first = ", ".join(f"{value:g}" for value in asked[lost][0])
        raise ValueError(f"{lost.sum()} positions are outside the National Grid, first: {first}.")
    return points


@cache
def _projection() -> Transformer:
    return Transformer.from_crs("EPSG:4258", _UNSHIFTED, always_xy=True)
