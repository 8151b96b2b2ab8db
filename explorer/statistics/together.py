"""How far two measures go together over the same areas."""

import math

import numpy as np

from explorer.statistics.intervals import Numbers, Ranged, critical

_FEWEST = 4


def correlation(first: Numbers, second: Numbers) -> Ranged:
    """Return the correlation of two measures with its 95% limits.

    Parameters
    ----------
    first, second : array_like, shape (n,)
        The measures of the same n areas, none missing; four areas at least.

    Returns
    -------
    Ranged
        Pearson's r, from -1 to 1, and limits by Fisher's transformation: ``tanh(artanh r ± 1.96 /
        √(n - 3))``.

    Raises
    ------
    ValueError
        The measures differ in number, are fewer than four, or one does not vary.

    Notes
    -----
    Fisher RA. "On the probable error of a coefficient of correlation deduced from a small
    sample." Metron 1921;1:3-32. The limits take the areas for a sample of independent ones;
    neighbours are alike, so that they are rather too narrow than too wide.
    """
    x, y = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if x.shape != y.shape or x.size < _FEWEST:
        raise ValueError("A correlation needs two measures of the same areas, four at least.")
    across, up = x - x.mean(), y - y.mean()
    spread = math.sqrt(float((across**2).sum() * (up**2).sum()))
    if spread == 0:
        raise ValueError("A measure that does not vary goes together with none.")
    r = min(max(float((across * up).sum()) / spread, -1.0), 1.0)
    if abs(r) == 1:
        return Ranged(r, r, r)
    middle, reach = math.atanh(r), critical() / math.sqrt(x.size - 3)
    return Ranged(r, math.tanh(middle - reach), math.tanh(middle + reach))
