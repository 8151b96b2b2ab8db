"""Splits a gap in healthy life expectancy into length of life and health during it."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.intervals import Z_95, Ranged

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Life:
    """One area's life expectancy and healthy life expectancy.

    Attributes
    ----------
    whole, whole_se : float
        Life expectancy and its standard error, years.
    healthy, healthy_se : float
        Healthy life expectancy and its standard error, years.
    """

    whole: float
    whole_se: float
    healthy: float
    healthy_se: float

    @property
    def share(self) -> float:
        """The share of life in good health, 0 to 1."""
        return self.healthy / self.whole

    @property
    def shared_error(self) -> float:
        """Correlation of the two errors, both having the deaths of the area in them.

        Where the errors of deaths and of health are independent, healthy life expectancy
        moves by the share in good health when life expectancy moves by a year.
        """
        if self.healthy_se == 0:
            return 0.0
        return min(1.0, self.share * self.whole_se / self.healthy_se)


@dataclass(frozen=True)
class Parts:
    """A gap in healthy life expectancy and the two parts that add up to it, years.

    Attributes
    ----------
    gap : Ranged
        First area less second.
    length : Ranged
        What the difference in life expectancy makes of it.
    health : Ranged
        What the difference in the share of life in good health makes of it.
    """

    gap: Ranged
    length: Ranged
    health: Ranged


def split(first: Life, second: Life, *, shared_deaths: bool = True) -> Parts:
    """Split a gap in healthy life expectancy exactly into length of life and health.

    Parameters
    ----------
    first, second : Life
        Of one period and sex; the two areas are taken as independent.
    shared_deaths : bool
        Whether the errors of an area's two figures are correlated, as `Life.shared_error`
        says, or independent. Values do not depend on it, limits do.

    Returns
    -------
    Parts
        NaN limits where a standard error is missing.

    Notes
    -----
    Healthy life expectancy is life expectancy L times the share p in good health, and
    ``L₁p₁ - L₂p₂ = (L₁ - L₂)(p₁ + p₂)/2 + (p₁ - p₂)(L₁ + L₂)/2``: the mean of the two
    orders of exchange. Kitagawa EM. "Components of a difference between two rates."
    Journal of the American Statistical Association 1955;50:1168-1194. Limits by the delta
    method: the parts are so nearly straight in the figures that a simulation agrees.
    """
    mean_share = (first.share + second.share) / 2
    apart = first.whole - second.whole
    length = apart * mean_share
    gap = first.healthy - second.healthy
    variance = _variance(first, second, shared_deaths)
    # Slopes by (life expectancy, healthy life expectancy) of the first, then of the second.
    of_length = np.array(
        [
            mean_share - apart * first.share / (2 * first.whole),
            apart / (2 * first.whole),
            -mean_share - apart * second.share / (2 * second.whole),
            apart / (2 * second.whole),
        ]
    )
    of_gap = np.array([0.0, 1.0, 0.0, -1.0])
    return Parts(
        gap=_ranged(gap, of_gap, variance),
        length=_ranged(length, of_length, variance),
        health=_ranged(gap - length, of_gap - of_length, variance),
    )


def _variance(first: Life, second: Life, shared_deaths: bool) -> Array:
    """Return the covariance of the four figures, shape (4, 4)."""
    variance = np.zeros((4, 4))
    for start, life in ((0, first), (2, second)):
        together = life.shared_error * life.whole_se * life.healthy_se if shared_deaths else 0.0
        variance[start : start + 2, start : start + 2] = [
            [life.whole_se**2, together],
            [together, life.healthy_se**2],
        ]
    return variance


def _ranged(value: float, slopes: Array, variance: Array) -> Ranged:
    if np.isnan(variance).any():
        return Ranged(value, math.nan, math.nan)
    reach = Z_95 * math.sqrt(max(float(slopes @ variance @ slopes), 0.0))
    return Ranged(value, value - reach, value + reach)
