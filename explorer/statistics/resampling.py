"""How far ranks depend on which units make up each area."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.agreement import rank

DRAWS, SEED = 400, 2024
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class RankRange:
    """The middle 95% of ranks over draws, 1 the lowest.

    Attributes
    ----------
    lower, upper : ndarray, shape (areas,)
        Missing for an area without units.
    """

    lower: Floats
    upper: Floats


def rank_ranges(
    area: npt.ArrayLike,
    top: npt.ArrayLike,
    bottom: npt.ArrayLike,
    areas: int,
    draws: int = DRAWS,
) -> RankRange:
    """Return the range of each area's rank when its units are drawn again with replacement.

    Parameters
    ----------
    area : array_like of int, shape (units,)
        Which area each unit (a practice) belongs to.
    top, bottom : array_like, shape (units,)
        An area's value is the sum of the one divided by that of the other.
    areas : int
    draws : int

    Notes
    -----
    The bootstrap of Efron (1979) within areas, with a fixed seed, limits at the 2.5th and
    97.5th percentile. The units of an area are all that it has, not a sample, so the range
    is one of sensitivity: how far the rank hangs on single units. It is no sampling error.
    """
    member = np.asarray(area, dtype=np.int64)
    parts = np.column_stack([np.asarray(top, dtype=float), np.asarray(bottom, dtype=float)])
    values = np.full((draws, areas), np.nan)
    generator = np.random.default_rng(SEED)
    order = np.argsort(member, kind="stable")
    starts = np.searchsorted(member[order], np.arange(areas + 1))
    for one in range(areas):
        units = order[starts[one] : starts[one + 1]]
        if units.size:
            times = generator.multinomial(units.size, np.full(units.size, 1 / units.size), draws)
            sums = times @ parts[units]
            values[:, one] = sums[:, 0] / sums[:, 1]
    ranks = np.vstack([rank(draw) for draw in values])
    lower, upper = np.full(areas, np.nan), np.full(areas, np.nan)
    known = ~np.isnan(values).any(axis=0)
    lower[known], upper[known] = np.percentile(ranks[:, known], [2.5, 97.5], axis=0)
    return RankRange(lower, upper)
