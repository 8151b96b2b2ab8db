"""What published limits say about the error of an estimate."""

import numpy as np
import numpy.typing as npt

# The standard normal quantile that 95% intervals are built with.
Z_95 = 1.96

Numbers = npt.ArrayLike


def standard_error(lower: Numbers, upper: Numbers) -> npt.NDArray[np.float64]:
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
