"""Trends: the official rule, and lines through windows that share years."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import student_quantile
from explorer.statistics.intervals import CONFIDENCE, Z_95, Numbers, Ranged
from explorer.statistics.overlap import Fit, gls, overlap_correlation

Array = npt.NDArray[np.float64]

INCREASING, DECREASING = "increasing", "decreasing"
NO_CLEAR_CHANGE, CANNOT_SAY = "no clear change", "cannot be calculated"
# Of a line: the series may well have moved, but not steadily enough to call it a trend.
NO_STEADY_TREND = "no steady trend"

POINTS = 5
# The chi-squared number with one degree of freedom that chance passes 1 time in 500.
OFFICIAL_LIMIT = 9.54953570608324
# What the official rule is published for.
OFFICIAL_STATISTICS = frozenset({"proportion", "rate"})
OFFICIAL_YEARS = 1
# Probability below which points lie further from a line than their errors allow.
_STRAY = 0.05
_PARAMETERS = 2


@dataclass(frozen=True)
class RecentTrend:
    """What the official rule says of a series.

    Attributes
    ----------
    outcome : str
        "increasing", "decreasing", "no clear change" (the publisher's "no significant
        change") or "cannot be calculated".
    slope : float
        Of the line through the last five points, in units a point.
    chi2 : float
        To be compared with 9.5495.
    steady : bool
        Whether the slope keeps its sign whichever point is left out.
    reason : str
        Why it cannot be calculated; else empty.
    """

    outcome: str
    slope: float = math.nan
    chi2: float = math.nan
    steady: bool = False
    reason: str = ""


@dataclass(frozen=True)
class LineTrend:
    """A straight line through a series, checked against its own assumptions.

    Attributes
    ----------
    fit : Fit
        By generalised least squares, with the correlation of overlapping windows.
    slope : Ranged
        Units a year. Its interval is widened where the series strays further from the
        line than its published intervals allow.
    known : Ranged
        The slope with the interval that the published intervals alone would give.
    apart : Ranged
        The slope through windows that share no year, the latest among them; NaN where
        there are fewer than three.
    """

    fit: Fit
    slope: Ranged
    known: Ranged
    apart: Ranged

    @property
    def strays(self) -> bool:
        """Whether the series moves more than its published intervals allow."""
        return self.fit.misfit < _STRAY

    @property
    def outcome(self) -> str:
        """The finding: a direction only where the widened interval leaves zero out."""
        if not self.slope.excludes(0.0):
            return NO_STEADY_TREND
        return INCREASING if self.slope.value > 0 else DECREASING


def official_trend(values: Numbers, errors: Numbers) -> RecentTrend:
    """Return the official recent trend of a series, the oldest value first.

    Parameters
    ----------
    values, errors : array_like, shape (n,)
        Estimates and standard errors (a 95% interval's width over 3.92), NaN where missing.

    Returns
    -------
    RecentTrend
        From the last five points that have both, taken as evenly spaced.

    Notes
    -----
    Department of Health and Social Care, source of the Fingertips service
    (github.com/dhsc-govuk/FingertipsNext, trend-analysis): a line weighted by 1/se², its
    slope squared over its variance above 9.5495 (99.8%), and a slope of one sign in all six
    fits: all points, and each left out in turn. A slope of zero counts as upward. The
    publisher uses it for yearly proportions and rates alone: see `why_not_official`.
    """
    y, se = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
    valid = np.flatnonzero(~np.isnan(y) & ~np.isnan(se) & (se > 0))[-POINTS:]
    if valid.size < POINTS:
        return RecentTrend(CANNOT_SAY, reason="Fewer than five points have a range.")
    y, weight = y[valid], 1 / se[valid] ** 2
    slope, variance = _weighted_slope(y, weight)
    signs = {slope >= 0}
    for left_out in range(POINTS):
        kept = np.arange(POINTS) != left_out
        signs.add(_weighted_slope(y, weight * kept)[0] >= 0)
    steady, chi2 = len(signs) == 1, slope**2 / variance
    outcome = NO_CLEAR_CHANGE
    if steady and chi2 > OFFICIAL_LIMIT:
        outcome = INCREASING if slope > 0 else DECREASING
    return RecentTrend(outcome, slope, chi2, steady)


def why_not_official(statistic: str, years: float) -> str:
    """Return why the official rule does not cover a series; empty where it does.

    Parameters
    ----------
    statistic : str
        As an indicator's record has it.
    years : float
        How long each period lasts.
    """
    if years != OFFICIAL_YEARS:
        return "The official rule is for periods of one year that share none."
    if statistic not in OFFICIAL_STATISTICS:
        return "The official rule is for proportions and rates."
    return ""


def line_trend(values: Numbers, errors: Numbers, starts: Numbers, length: float) -> LineTrend:
    """Fit a straight line to a series of windows and check it against its points.

    Parameters
    ----------
    values, errors : array_like, shape (n,)
        A series, the oldest first, and its standard errors (positive).
    starts : array_like, shape (n,)
        When each window starts, years.
    length : float
        How long each lasts, years.

    Raises
    ------
    ValueError
        Fewer than three points, or an error that is not positive.

    Notes
    -----
    Generalised least squares with the correlation of shared years (`overlap`). Where the
    residual chi-squared exceeds its degrees of freedom the variance is multiplied by their
    ratio and limits are those of Student's distribution: movement of single years beyond
    the published intervals gives windows errors of the same pattern, only larger.
    """
    y, se = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
    when = np.asarray(starts, dtype=float)
    if y.size <= _PARAMETERS:
        raise ValueError("A trend needs three points or more.")
    fit = gls(y, se, overlap_correlation(when, length), when)
    apart = _apart(when, length)
    return LineTrend(
        fit=fit,
        slope=_slope(fit),
        known=_ranged(fit.slope, Z_95 * fit.slope_error),
        apart=_slope(gls(y[apart], se[apart], np.eye(apart.size), when[apart]))
        if apart.size > _PARAMETERS
        else Ranged(math.nan, math.nan, math.nan),
    )


def _weighted_slope(y: Array, weight: Array) -> tuple[float, float]:
    """Return slope and its variance for values at 1, 2, 3, … with known variances."""
    x = np.arange(1, y.size + 1)
    total = weight.sum()
    away = x - (weight * x).sum() / total
    spread = (weight * away**2).sum()
    return float((weight * away * y).sum() / spread), float(1 / spread)


def _apart(starts: Array, length: float) -> npt.NDArray[np.int64]:
    """Return the windows that share no year, from the latest back."""
    kept: list[int] = []
    for place in range(starts.size - 1, -1, -1):
        if not kept or starts[kept[-1]] - starts[place] >= length:
            kept.append(place)
    return np.array(kept[::-1], dtype=np.int64)


def _slope(fit: Fit) -> Ranged:
    """Return a slope with limits that allow for a scale that had to be estimated."""
    times = Z_95 if fit.scale == 1 else student_quantile(0.5 + CONFIDENCE / 2, fit.dof)
    return _ranged(fit.slope, times * fit.scaled_slope_error)


def _ranged(value: float, reach: float) -> Ranged:
    return Ranged(value, value - reach, value + reach)
