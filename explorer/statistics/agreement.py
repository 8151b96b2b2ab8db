"""Where rival definitions agree on which areas have least."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FIFTHS = 5


@dataclass(frozen=True)
class Agreement:
    """How many definitions put each area among the lowest fifth.

    Attributes
    ----------
    lowest : ndarray of bool, shape (areas, definitions)
        Whether an area is among the lowest fifth by a definition; ties are in.
    has : ndarray of bool, shape (areas, definitions)
        Whether the definition has a value for it.
    count, of : ndarray of int, shape (areas,)
        On how many definitions, of how many that it has.
    """

    lowest: npt.NDArray[np.bool_]
    has: npt.NDArray[np.bool_]
    count: npt.NDArray[np.int64]
    of: npt.NDArray[np.int64]


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


def agreement(values: npt.ArrayLike) -> Agreement:
    """Return on how many definitions each area is among the lowest fifth.

    Parameters
    ----------
    values : array_like, shape (areas, definitions)
        Lower is less; missing where a definition has no value, or none that may be ranked.
    """
    table = np.asarray(values, dtype=float)
    lowest = np.column_stack([fifth(column) == 1 for column in table.T])
    has = ~np.isnan(table)
    return Agreement(lowest, has, lowest.sum(axis=1), has.sum(axis=1))


def rank(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return ranks, 1 the lowest; ties share the lowest rank; missing stays missing."""
    value = np.asarray(values, dtype=float)
    known = np.sort(value[~np.isnan(value)])
    place = 1.0 + np.searchsorted(known, value, side="left")
    return np.where(np.isnan(value), np.nan, place)


def thirds(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Return the third that each value lies in, 0 the lowest to 2; -1 where it is missing.

    Ties stay together, with the lower third.
    """
    value = np.asarray(values, dtype=float)
    known = np.sort(value[~np.isnan(value)])
    if known.size == 0:
        return np.full(value.shape, -1, dtype=np.int64)
    last = np.ceil(known.size * np.array([1, 2]) / 3).astype(int) - 1
    return np.where(np.isnan(value), -1, np.searchsorted(known[last], value, side="left"))
