"""Halving a gap: how far along, where the line leads, and the floor it would take."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import normal_quantile, student_quantile
from explorer.statistics.overlap import Fit
from explorer.statistics.simulation import SEED

Array = npt.NDArray[np.float64]

_DRAWS = 20_000
_LIMITS = (0.025, 0.5, 0.975)


@dataclass(frozen=True)
class Spread:
    """A quantity as a distribution: its middle and the 95% about it."""

    median: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Arrival:
    """When a fitted line reaches a target, if ever.

    Attributes
    ----------
    p_never : float
        Probability that the line leads away from the target, or along it.
    years : Spread
        Years from now; NaN where the line never arrives at that percentile.
    """

    p_never: float
    years: Spread


def share_of_way(baseline: float, now: float) -> float:
    """Return how much of the way to half the baseline has been gone: 1 is all of it."""
    return (baseline - now) / (baseline / 2)


def reach(fit: Fit, error: float) -> float:
    """Return the half-width of a 95% interval of what a line says.

    Normal where the errors given explain how the points stray; Student's where the scale
    had to be estimated from the points.
    """
    probability = _LIMITS[2]
    if fit.scale > 1:
        return student_quantile(probability, fit.dof) * error
    return normal_quantile(probability) * error


def project(fit: Fit, time: float) -> Spread:
    """Return a fitted line's value at a time as a distribution.

    The line's own uncertainty alone: that the line goes on is assumed, not found.
    """
    value, error = fit.at(time)
    half = reach(fit, error)
    return Spread(value, value - half, value + half)


def arrival(fit: Fit, target: float, now: float) -> Arrival:
    """Return when a falling line reaches a target that lies below it.

    Parameters
    ----------
    fit : Fit
    target : float
        Taken as known: where it was made from one of the line's own points, as half of a
        baseline is, that point's error is left out of the target.
    now : float
        The time from which years are counted.

    Returns
    -------
    Arrival
        A line that is already at or below the target arrives after 0 years.

    Notes
    -----
    20,000 lines are drawn from the fitted one's distribution with a fixed seed. The ratio of
    a distance to a slope that may be 0 has no mean, so percentiles are given.
    """
    slope, level = _lines(fit, now)
    away = level - target
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.where(away <= 0, 0.0, np.where(slope < 0, -away / slope, np.inf))
    found = np.quantile(years, _LIMITS, method="higher")
    lower, median, upper = (float(one) if np.isfinite(one) else math.nan for one in found)
    return Arrival(float(np.isinf(years).mean()), Spread(median, lower, upper))


def _lines(fit: Fit, now: float) -> tuple[Array, Array]:
    """Draw slopes, and levels at a time, from a line's distribution."""
    rng = np.random.default_rng([SEED, 3])
    shift = np.array([[1.0, now], [0.0, 1.0]])
    covariance = shift @ fit.covariance @ shift.T * fit.scale
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.clip(values, 0.0, None))
    drawn = rng.standard_normal((_DRAWS, 2)) @ root.T
    if fit.scale > 1:
        drawn /= np.sqrt(rng.chisquare(fit.dof, _DRAWS) / fit.dof)[:, np.newaxis]
    return fit.slope + drawn[:, 1], fit.at(now)[0] + drawn[:, 0]


def floor_for(values: Array, gap: float) -> float:
    """Return the lowest floor at which the range would be `gap`, if those above stay put."""
    return float(values.max() - gap)


def below(values: Array, floor: float) -> list[int]:
    """Return the positions of values below a floor, the lowest first."""
    return [int(place) for place in np.argsort(values, kind="stable") if values[place] < floor]


def separate(starts: Sequence[float], length: float) -> list[int]:
    """Return the positions of windows that share no time, counted back from the latest."""
    chosen: list[int] = []
    for place in sorted(range(len(starts)), key=lambda k: -starts[k]):
        if not chosen or starts[chosen[-1]] - starts[place] >= length:
            chosen.append(place)
    return chosen[::-1]


@dataclass(frozen=True)
class Term:
    """A part of a sum: an area's estimate in the earlier or the later period, times a factor."""

    later: bool
    area: int
    factor: float


def sum_error(terms: Sequence[Term], earlier: Array, later: Array, correlation: float) -> float:
    """Return the standard error of a sum of estimates of two periods.

    Parameters
    ----------
    terms : sequence of Term
    earlier, later : ndarray, shape (n,)
        Standard errors of the areas in each period.
    correlation : float
        Of one area's errors in the two; two areas' are independent.
    """
    variance = 0.0
    for one in terms:
        for other in terms:
            if one.area != other.area:
                continue
            shared = 1.0 if one.later == other.later else correlation
            errors = [(later if term.later else earlier)[term.area] for term in (one, other)]
            variance += one.factor * other.factor * shared * errors[0] * errors[1]
    return math.sqrt(max(variance, 0.0))
