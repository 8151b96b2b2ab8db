"""Gradients over groups in order of deprivation: slope and concentration indices."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.intervals import Numbers, Ranged, critical

Array = npt.NDArray[np.float64]

# The official method takes no fewer groups, and builds limits with the exact quantile.
FEWEST = 5
_Z = critical()


@dataclass(frozen=True)
class Slope:
    """The slope of an outcome over the ranks of groups, from the first to the last.

    Attributes
    ----------
    sii : Ranged
        Slope index of inequality: the fitted outcome of the last rank less that of the
        first, in the outcome's units.
    rii : Ranged
        Relative index of inequality: the fitted outcome of the last rank over that of the
        first; limits are NaN where errors are.
    first, last : float
        The fitted outcome at both ends.
    """

    sii: Ranged
    rii: Ranged
    first: float
    last: float


@dataclass(frozen=True)
class Concentration:
    """Concentration indices of an outcome over groups in order.

    Attributes
    ----------
    absolute : Ranged
        In the outcome's units; positive where later groups have more.
    relative : Ranged
        The same over the mean.
    """

    absolute: Ranged
    relative: Ranged


def slope_index(values: Numbers, populations: Numbers, errors: Numbers | None = None) -> Slope:
    """Return the slope and relative indices of inequality in closed form.

    Parameters
    ----------
    values : array_like, shape (n,)
        The outcome by group, the most deprived first, none missing. For an outcome that is
        better when higher a positive slope is inequality to the disadvantage of the first.
    populations : array_like, shape (n,)
        People in each group (positive).
    errors : array_like, shape (n,), optional
        Standard errors of the values; without them there are no limits.

    Raises
    ------
    ValueError
        Fewer than five groups, a missing value, or a population that is not positive.

    Notes
    -----
    Public Health Technical Guidance, slope index of inequality: weighted least squares of
    the value on the middle of each group's share of all people. The slope is a sum of the
    values with fixed weights, so its variance is exact where theirs is; official limits
    come from a simulation of the same model. The ratio's limits use the delta method on
    its logarithm.
    """
    y, people = _groups(values, populations, FEWEST)
    share, rank = _ranks(people)
    middle = float((share * rank).sum())
    spread = float((share * (rank - middle) ** 2).sum())
    slope_weights = share * (rank - middle) / spread
    first_weights = share - middle * slope_weights
    slope, first = float((slope_weights * y).sum()), float((first_weights * y).sum())
    last = first + slope
    se = _errors(errors, y)
    log_weights = (first_weights + slope_weights) / last - first_weights / first
    factor = math.exp(_Z * _root(log_weights, se)) if se is not None else math.nan
    rii = last / first
    return Slope(
        sii=_normal(slope, _root(slope_weights, se)),
        rii=Ranged(rii, rii / factor, rii * factor),
        first=first,
        last=last,
    )


def concentration(
    values: Numbers, populations: Numbers, errors: Numbers | None = None
) -> Concentration:
    """Return the absolute and relative concentration indices in closed form.

    Parameters
    ----------
    values, populations, errors
        As for `slope_index`; two groups suffice.

    Raises
    ------
    ValueError
        Fewer than two groups, a missing value, or a population that is not positive.

    Notes
    -----
    Kakwani N, Wagstaff A, van Doorslaer E. "Socioeconomic inequalities in health:
    measurement, computation, and statistical inference." Journal of Econometrics
    1997;77:87-103: twice the covariance of value and rank, and that over the mean.
    """
    y, people = _groups(values, populations, 2)
    share, rank = _ranks(people)
    weights = 2 * share * (rank - 0.5)
    mean, absolute = float((share * y).sum()), float((weights * y).sum())
    relative = absolute / mean
    se = _errors(errors, y)
    relative_weights = (weights - relative * share) / mean
    return Concentration(
        absolute=_normal(absolute, _root(weights, se)),
        relative=_normal(relative, _root(relative_weights, se)),
    )


def _groups(values: Numbers, populations: Numbers, fewest: int) -> tuple[Array, Array]:
    y, people = np.asarray(values, dtype=float), np.asarray(populations, dtype=float)
    if y.shape != people.shape or y.size < fewest or np.isnan(y).any() or not (people > 0).all():
        raise ValueError(
            f"A gradient needs {fewest} groups or more, each with a value and with people."
        )
    return y, people


def _ranks(people: Array) -> tuple[Array, Array]:
    """Return each group's share of people and the middle of its share, counted from the first."""
    share = people / people.sum()
    return share, np.asarray(np.cumsum(share) - share / 2)


def _errors(errors: Numbers | None, y: Array) -> Array | None:
    return None if errors is None else np.broadcast_to(np.asarray(errors, dtype=float), y.shape)


def _root(weights: Array, se: Array | None) -> float:
    """Return the standard error of a weighted sum of independent values; NaN without errors."""
    return math.nan if se is None else math.sqrt(float((weights**2 * se**2).sum()))


def _normal(value: float, se: float) -> Ranged:
    return Ranged(value, value - _Z * se, value + _Z * se)
