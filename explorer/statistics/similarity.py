"""How alike areas are: distances over standardised variables."""

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def standardised(values: npt.ArrayLike) -> Array:
    """Return variables with mean 0 and standard deviation 1 over all areas.

    Parameters
    ----------
    values : array_like, shape (n, k)
        NaN where an area lacks a variable.

    Returns
    -------
    ndarray, shape (n, k)
        0 for a variable that is the same everywhere.
    """
    x = np.asarray(values, dtype=float)
    centred = x - np.nanmean(x, axis=0)
    spread = np.nanstd(x, axis=0)
    return np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 0)


def distances(values: npt.ArrayLike, weights: npt.ArrayLike, of: int) -> Array:
    """Return how far each area lies from one of them.

    Parameters
    ----------
    values : array_like, shape (n, k)
        Standardised variables.
    weights : array_like, shape (k,)
        How much each counts, 0 or more.
    of : int
        The area that the others are compared with.

    Returns
    -------
    ndarray, shape (n,)
        ``√(Σ w d² / Σ w)``, so that leaving a variable out keeps the unit: a distance of 1 is one
        standard deviation on every variable. NaN where an area lacks a variable.

    Notes
    -----
    Euclidean distance of standardised variables, as in the statistical nearest neighbours of the
    Office for National Statistics (2021) and of CIPFA.
    """
    x, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    return np.asarray(np.sqrt(((x - x[of]) ** 2 @ w) / w.sum()))
