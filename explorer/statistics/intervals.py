"""Errors of estimates: what published limits say of them."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import normal_quantile

# The standard normal quantile that published 95% intervals are built with.
Z_95 = 1.96
CONFIDENCE = 0.95

Numbers = npt.ArrayLike
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Ranged:
    """A number with the limits of its 95% interval, in its own units.

    Attributes
    ----------
    value, lower, upper : float
        NaN limits where none can be had.
    """

    value: float
    lower: float
    upper: float

    @property
    def has_range(self) -> bool:
        """Whether there is an interval."""
        return not math.isnan(self.lower)

    def excludes(self, value: float) -> bool:
        """Whether the interval leaves a value out; false without an interval."""
        return self.lower > value or self.upper < value


def critical(confidence: float = CONFIDENCE) -> float:
    """Return the normal quantile of a two-sided interval: 1.959964 for 95%, 3.0902 for 99.8%."""
    return normal_quantile(0.5 + confidence / 2)


def standard_error(lower: Numbers, upper: Numbers) -> Array:
    """Return standard errors from published 95% limits.

    Parameters
    ----------
    lower, upper : array_like
        Limits of intervals that are symmetric on the scale of the estimate.

    Returns
    -------
    ndarray
        ``(upper - lower) / 3.92``, in the units of the estimate; NaN where a limit
        is missing.

    Raises
    ------
    ValueError
        A lower limit lies above its upper limit.

    Notes
    -----
    APHO Technical Briefing 3, "Commonly used public health statistics and their
    confidence intervals" (2008), for estimates with a normal sampling distribution.
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    if np.any(low > high):
        raise ValueError("A lower limit lies above its upper limit.")
    return np.asarray((high - low) / (2 * Z_95))
