"""Classes of areas by what they have: fifths, thirds and ranks."""

import numpy as np
import numpy.typing as npt

FIFTHS = 5


def fifth(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Return the fifth that each value lies in, 1 the lowest; 0 where it is missing.

    The lowest fifth of n known values is the lowest n / 5, rounded up, and every value
    tied with the last of them; the other fifths follow in the same way.
    """
    value = np.asarray(values, dtype=float)
    known = np.sort(value[~np.isnan(value)])
    if known.size == 0:
        return np.zeros(value.shape, dtype=np.int64)
    last = np.ceil(known.size * np.arange(1, FIFTHS) / FIFTHS).astype(int) - 1
    found = 1 + np.searchsorted(known[last], value, side="left")
    return np.where(np.isnan(value), 0, found)


def rank(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return ranks, 1 the lowest; ties share the lowest rank; missing stays missing."""
    value = np.asarray(values, dtype=float)
    known = np.sort(value[~np.isnan(value)])
    place = 1.0 + np.searchsorted(known, value, side="left")
    return np.where(np.isnan(value), np.nan, place)


def third_breaks(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return the highest values of the lowest and of the middle third; none without values."""
    value = np.asarray(values, dtype=float)
    known = np.sort(value[~np.isnan(value)])
    if known.size == 0:
        return np.array([])
    last = np.ceil(known.size * np.array([1, 2]) / 3).astype(int) - 1
    return np.asarray(known[last], dtype=float)


def thirds(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Return the third that each value lies in, 0 the lowest to 2; -1 where it is missing.

    Ties stay together, with the lower third.
    """
    value, breaks = np.asarray(values, dtype=float), third_breaks(values)
    if breaks.size == 0:
        return np.full(value.shape, -1, dtype=np.int64)
    return np.where(np.isnan(value), -1, np.searchsorted(breaks, value, side="left"))


def crossing(
    lower: npt.ArrayLike, upper: npt.ArrayLike, breaks: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Return which ranges reach into another third than the one they begin in.

    Those that are missing do not.
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    known = ~(np.isnan(low) | np.isnan(high))
    apart = np.searchsorted(breaks, low, side="left") != np.searchsorted(breaks, high, side="left")
    return np.asarray(known & apart)
