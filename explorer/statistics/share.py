"""How much of the way from one estimate to another a third has come, with its range."""

import math

from explorer.statistics.intervals import Ranged, critical

Known = tuple[float, float]


def share_of_gap(low: Known, mid: Known, high: Known) -> Ranged:
    """Return the share of the gap between two estimates that lies below a third.

    Parameters
    ----------
    low, mid, high : (float, float)
        Independent estimates in one unit, each with its standard error.

    Returns
    -------
    Ranged
        ``(mid - low) / (high - low)`` with its 95% limits: 0 where the third is the low one, 1
        where it is the high one. NaN limits where the gap itself is not more than chance: a
        share of what may be nothing can be anything.

    Raises
    ------
    ValueError
        The two ends are one value.

    Notes
    -----
    Fieller EC. "Some problems in interval estimation." Journal of the Royal Statistical Society B
    1954;16:175-185: the limits hold each share s for which ``(mid - low) - s (high - low)`` lies
    within 1.96 of its standard errors from 0. The error of the low end is in both differences,
    so that they have a covariance of its square.
    """
    start, error = low
    way, gap = mid[0] - start, high[0] - start
    if gap == 0:
        raise ValueError("There is no gap between two equal values.")
    z = critical()
    both = error**2
    squared = gap**2 - z**2 * (high[1] ** 2 + both)
    mixed = way * gap - z**2 * both
    alone = way**2 - z**2 * (mid[1] ** 2 + both)
    if math.isnan(mid[1]) or not squared > 0:
        return Ranged(way / gap, math.nan, math.nan)
    # The limits are the roots of a square: squared x² - 2 mixed x + alone = 0.
    reach = math.sqrt(max(0.0, mixed**2 - squared * alone))
    return Ranged(way / gap, (mixed - reach) / squared, (mixed + reach) / squared)
