"""Figures that stand far outside the others, or far below the same unit's own."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# Turns the median absolute deviation of normal values into their standard deviation.
_TO_DEVIATION = 1.4826
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Limits:
    """What lies outside is far from the others.

    Attributes
    ----------
    lower, upper : float
        In the unit of the values.
    """

    lower: float
    upper: float

    def outside(self, values: npt.ArrayLike) -> Flags:
        """Return which values lie outside; missing ones do not."""
        value = np.asarray(values, dtype=float)
        return (value < self.lower) | (value > self.upper)


def robust_limits(values: npt.ArrayLike, multiple: float) -> Limits:
    """Return limits of ratios: so many robust standard deviations from their median.

    Parameters
    ----------
    values : array_like, shape (n,)
        Above zero; missing ones are left out. They are judged by their logarithms, so that
        twice as much and half as much are equally far.
    multiple : float
        How many robust standard deviations.

    Raises
    ------
    ValueError
        No value is known, or one is not above zero.

    Notes
    -----
    Median and median absolute deviation times 1.4826, as recommended in Leys C, Ley C,
    Klein O, Bernard P, Licata L. "Detecting outliers: do not use standard deviation around
    the mean, use absolute deviation around the median." Journal of Experimental Social
    Psychology 2013;49:764-766. Outliers hardly move either, so they cannot hide themselves.
    """
    value = np.asarray(values, dtype=float)
    value = value[~np.isnan(value)]
    if value.size == 0 or (value <= 0).any():
        raise ValueError("Limits need values, all of them above zero.")
    logs = np.log(value)
    middle = np.median(logs)
    # A hair more, so that values alike are not told apart by rounding.
    reach = multiple * _TO_DEVIATION * np.median(np.abs(logs - middle)) + _ROUNDING
    return Limits(float(np.exp(middle - reach)), float(np.exp(middle + reach)))


def far_below_both_sides(values: npt.ArrayLike, factor: float, longest: int) -> Floats:
    """Return what values lie far below, where they lie in a run far below both sides.

    Parameters
    ----------
    values : array_like, shape (units, periods)
        Above zero; missing ones are stepped over.
    factor : float
        Every value of a run, times this, is less than the last one before it and than the
        first one after it.
    longest : int
        How many known values a run may have.

    Returns
    -------
    ndarray, shape (units, periods)
        The lower of the two values beside the run; missing for values in no such run.
    """
    table = np.atleast_2d(np.asarray(values, dtype=float))
    found = np.full(table.shape, np.nan)
    for unit, series in enumerate(table):
        known = np.flatnonzero(~np.isnan(series))
        for start, end, beside in _runs(series[known], factor, longest):
            run = known[start:end]
            found[unit, run] = np.fmax(found[unit, run], beside)
    return found


def first_far_below(values: npt.ArrayLike, factor: float) -> Floats:
    """Return what first values lie far below, where they lie far below all that follow.

    Parameters
    ----------
    values : array_like, shape (units, periods)
        Above zero; missing ones are stepped over. A unit needs at least two later ones.
    factor : float
        The first value, times this, is less than each later one.

    Returns
    -------
    ndarray, shape (units, periods)
        The lowest later value, at the place of such a first one; missing elsewhere.
    """
    table = np.atleast_2d(np.asarray(values, dtype=float))
    found = np.full(table.shape, np.nan)
    for unit, series in enumerate(table):
        known = np.flatnonzero(~np.isnan(series))
        if known.size > 2:  # noqa: PLR2004 -- a single later value may be the odd one
            least = series[known[1:]].min()
            if series[known[0]] * factor < least:
                found[unit, known[0]] = least
    return found


def _runs(series: Floats, factor: float, longest: int) -> Iterator[tuple[int, int, float]]:
    """Yield start and end (not within) of runs far below the values beside them, and those."""
    for start in range(1, series.size - 1):
        for end in range(start + 1, min(start + longest, series.size - 1) + 1):
            beside = min(series[start - 1], series[end])
            if series[start:end].max() * factor < beside:
                yield start, end, beside
