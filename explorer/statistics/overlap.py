"""Series of overlapping windows: their errors are correlated, and lines are fitted so."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import chi_squared_above

Numbers = npt.ArrayLike
Array = npt.NDArray[np.float64]

# A line is checked against its points only where it leaves some of them free.
_PARAMETERS = 2


@dataclass(frozen=True)
class Fit:
    """A straight line fitted to a series with known errors.

    Attributes
    ----------
    slope, intercept : float
        In the units of the values, a unit of time and at time 0.
    covariance : ndarray, shape (2, 2)
        Of (intercept, slope), if the errors given are all that moves the series.
    chi2 : float
        Residual chi-squared: how far the points lie from the line, in errors.
    dof : int
        Points less two.
    scale : float
        Factor by which variances must grow where the points stray from the line further
        than their errors allow: ``max(1, chi2 / dof)``; 1 without degrees of freedom.
    """

    slope: float
    intercept: float
    covariance: Array
    chi2: float
    dof: int
    scale: float

    @property
    def slope_error(self) -> float:
        """Standard error of the slope from the errors given alone."""
        return math.sqrt(float(self.covariance[1, 1]))

    @property
    def scaled_slope_error(self) -> float:
        """Standard error of the slope, the scale estimated where the line fits badly."""
        return self.slope_error * math.sqrt(self.scale)

    @property
    def misfit(self) -> float:
        """Probability of points as far from a true line as these; NaN without any free."""
        return chi_squared_above(self.chi2, self.dof) if self.dof else math.nan

    def at(self, time: float) -> tuple[float, float]:
        """Return the line's value at a time and its standard error, the scale included."""
        where = np.array([1.0, time])
        variance = float(where @ self.covariance @ where) * self.scale
        return self.intercept + self.slope * time, math.sqrt(max(variance, 0.0))


def overlap_correlation(starts: Numbers, length: float) -> Array:
    """Return the correlation of the errors of windows that share time.

    Parameters
    ----------
    starts : array_like, shape (n,)
        When each window starts, in years.
    length : float
        How long each lasts, in years.

    Returns
    -------
    ndarray, shape (n, n)
        Shared time over length: for three-year windows a year apart 2/3, two years apart
        1/3, else 0.

    Raises
    ------
    ValueError
        The length is not positive.

    Notes
    -----
    The error of a window's mean is the mean of the errors of its years; where years are
    independent and equally precise, two windows correlate by the share of years in common.
    """
    if length <= 0:
        raise ValueError("A window lasts for some time.")
    begin = np.asarray(starts, dtype=float)
    shared = length - np.abs(begin[:, np.newaxis] - begin[np.newaxis, :])
    return np.asarray(np.clip(shared / length, 0.0, 1.0))


def covariance(errors: Numbers, correlation: Numbers) -> Array:
    """Return the covariance of errors with given standard errors and correlation."""
    se = np.asarray(errors, dtype=float)
    return np.asarray(se[:, np.newaxis] * np.asarray(correlation, dtype=float) * se)


def gls(values: Numbers, errors: Numbers, correlation: Numbers, times: Numbers) -> Fit:
    """Fit a straight line by generalised least squares.

    Parameters
    ----------
    values, errors, times : array_like, shape (n,)
        A series, its standard errors (positive) and when each value stands.
    correlation : array_like, shape (n, n)
        Of the errors; `overlap_correlation` for windows that share years.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        Fewer than two points, two points at one time alone, or an error that is not
        positive.

    Notes
    -----
    Aitken AC. "On least squares and linear combinations of observations." Proceedings of
    the Royal Society of Edinburgh 1935;55:42-48. The scale is Birge's ratio: Birge RT,
    "The calculation of errors by the method of least squares", Physical Review
    1932;40:207-227.
    """
    y, se, when = (np.asarray(one, dtype=float) for one in (values, errors, times))
    if np.unique(when).size < _PARAMETERS:
        raise ValueError("A line needs values at two times or more.")
    if not (se > 0).all():
        raise ValueError("Every error must be positive.")
    # The line is fitted about the middle of the series, where its two numbers are apart.
    middle = when.mean()
    design = np.column_stack([np.ones_like(when), when - middle])
    weight = np.linalg.inv(covariance(se, correlation))
    spread = np.linalg.inv(design.T @ weight @ design)
    level, slope = spread @ design.T @ weight @ y
    residual = y - design @ np.array([level, slope])
    chi2 = float(residual @ weight @ residual)
    shift = np.array([[1.0, -middle], [0.0, 1.0]])
    dof = y.size - _PARAMETERS
    return Fit(
        slope=float(slope),
        intercept=float(level - slope * middle),
        covariance=shift @ spread @ shift.T,
        chi2=chi2,
        dof=dof,
        scale=max(1.0, chi2 / dof) if dof else 1.0,
    )
