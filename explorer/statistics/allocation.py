"""What is short of a level, and how a number of places spreads over the shortfalls."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Relative; sums of parts that were stored to four decimals differ by less.
_ROUNDING = 1e-9


def shortfall(supply: npt.ArrayLike, people: npt.ArrayLike, level: float) -> Floats:
    """Return how much more supply each area needs to reach a level; 0 where it has it.

    Parameters
    ----------
    supply, people : array_like, shape (areas,)
        People may be weighted by need.
    level : float
        Supply for each person.

    Returns
    -------
    ndarray, shape (areas,)
        ``max(0, level x people - supply)``; missing where a part is. An area that misses
        the level by no more than rounding has reached it.
    """
    has = np.asarray(supply, dtype=float)
    short = level * np.asarray(people, dtype=float) - has
    return np.where(np.isnan(short), np.nan, np.where(short > _ROUNDING * has, short, 0.0))


def spread(total: int, shortfalls: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Spread whole places over areas in proportion to their shortfalls.

    Parameters
    ----------
    total : int
        How many places there are.
    shortfalls : array_like, shape (areas,)
        0 or more; missing counts as none.

    Returns
    -------
    ndarray of int, shape (areas,)
        Places of each area. They add up to `total`, unless no area is short: then to 0.

    Raises
    ------
    ValueError
        The total or a shortfall is negative.

    Notes
    -----
    Largest remainders (Hamilton's method): each area gets the whole places of its
    proportional part, and those left over go to the largest remainders; of equal ones to
    the area that comes first.
    """
    short = np.nan_to_num(np.asarray(shortfalls, dtype=float))
    if total < 0 or np.any(short < 0):
        raise ValueError("Places and shortfalls cannot be negative.")
    if short.sum() == 0:
        return np.zeros(short.shape, dtype=np.int64)
    part = total * short / short.sum()
    # A part such as 2.9999999999 is three places that rounding errors hid.
    whole = np.floor(part + 1e-9).astype(np.int64)
    left = total - int(whole.sum())
    first = np.argsort(-(part - whole), kind="stable")[:left]
    whole[first] += 1
    return whole
