"""Errors of estimates: what published limits say, and limits worked out from counts."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import normal_quantile

# The standard normal quantile that published 95% intervals are built with.
Z_95 = 1.96
Z_80 = 1.2816
CONFIDENCE = 0.95
# Byar's approximation stands for counts from here; below, limits are exact.
FEW = 10
# Halvings of the search for an exact limit: its error is far below any that is shown.
_HALVINGS = 80

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


def widened(
    value: Numbers, lower: Numbers, upper: Numbers, confidence: float
) -> tuple[Array, Array]:
    """Return limits at another confidence from published 95% limits.

    Parameters
    ----------
    value, lower, upper : array_like
        Estimates and their 95% limits.
    confidence : float
        That of the limits to return, as 0.998.

    Returns
    -------
    lower, upper : ndarray
        Each side of the published interval, stretched by the ratio of the normal
        quantiles; exact for symmetric intervals, an approximation for others.
    """
    stretch = critical(confidence) / critical()
    centre = np.asarray(value, dtype=float)
    below = centre - np.asarray(lower, dtype=float)
    above = np.asarray(upper, dtype=float) - centre
    return np.asarray(centre - stretch * below), np.asarray(centre + stretch * above)


def wilson(count: Numbers, total: Numbers, confidence: float = CONFIDENCE) -> tuple[Array, Array]:
    """Return the limits of proportions.

    Parameters
    ----------
    count, total : array_like
        People with the characteristic, and all people (positive).
    confidence : float

    Returns
    -------
    lower, upper : ndarray
        Between 0 and 1.

    Raises
    ------
    ValueError
        A total is not positive, or a count lies outside 0 to its total.

    Notes
    -----
    Wilson EB. "Probable inference, the law of succession, and statistical inference."
    Journal of the American Statistical Association 1927;22:209-212.
    """
    x, n = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    if np.any(n <= 0) or np.any(x < 0) or np.any(x > n):
        raise ValueError("A proportion needs a positive total and a count from 0 to that total.")
    z = critical(confidence)
    middle = 2 * x + z**2
    reach = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    scale = 2 * (n + z**2)
    return (
        np.asarray(np.maximum((middle - reach) / scale, 0.0)),
        np.asarray(np.minimum((middle + reach) / scale, 1.0)),
    )


def byar(count: Numbers, confidence: float = CONFIDENCE) -> tuple[Array, Array]:
    """Return the limits of counts of rare, independent events by Byar's approximation.

    Raises
    ------
    ValueError
        A count is negative.

    Notes
    -----
    Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC;
    1987, page 69. Close to the exact limits from about ten events.
    """
    x = np.asarray(count, dtype=float)
    if np.any(x < 0):
        raise ValueError("A count of events cannot be negative.")
    z, more = critical(confidence), x + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.asarray(np.where(x > 0, np.maximum(lower, 0.0), 0.0)), np.asarray(upper)


def exact_poisson(count: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return the exact limits of a count of rare, independent events.

    Raises
    ------
    ValueError
        The count is negative.

    Notes
    -----
    Garwood F. "Fiducial limits for the Poisson distribution." Biometrika
    1936;28:437-442: the means under which so many events or more, or so many or fewer,
    have a probability of half of what the confidence leaves.
    """
    if count < 0:
        raise ValueError("A count of events cannot be negative.")
    tail = (1 - confidence) / 2
    lower = _mean_with(count - 1, 1 - tail) if count else 0.0
    return lower, _mean_with(count, tail)


def count_limits(count: Numbers, confidence: float = CONFIDENCE) -> tuple[Array, Array]:
    """Return the limits of counts as public health practice has it: exact below ten, else Byar.

    Notes
    -----
    Office for Health Improvement and Disparities, Public Health Technical Guidance:
    confidence intervals of counts and rates.
    """
    x = np.atleast_1d(np.asarray(count, dtype=float))
    lower, upper = byar(x, confidence)
    for place in np.flatnonzero((x < FEW) & (x == np.floor(x))):
        lower[place], upper[place] = exact_poisson(int(x[place]), confidence)
    shape = np.shape(count)
    return lower.reshape(shape), upper.reshape(shape)


def rate(
    count: Numbers, population: Numbers, per: float = 1.0, confidence: float = CONFIDENCE
) -> tuple[Array, Array, Array]:
    """Return crude rates with their limits.

    Parameters
    ----------
    count, population : array_like
        Events, and the people (or person-years) among whom they happened (positive).
    per : float
        As 100,000.

    Returns
    -------
    value, lower, upper : ndarray
        Events per `per` people.

    Raises
    ------
    ValueError
        A population is not positive, or a count is negative.
    """
    people = np.asarray(population, dtype=float)
    if np.any(people <= 0):
        raise ValueError("A rate needs a positive population.")
    lower, upper = count_limits(count, confidence)
    value = np.asarray(count, dtype=float)
    scaled = [np.asarray(one / people * per) for one in (value, lower, upper)]
    return scaled[0], scaled[1], scaled[2]


def dobson(
    events: Numbers,
    population: Numbers,
    standard: Numbers,
    per: float = 1.0,
    confidence: float = CONFIDENCE,
) -> Ranged:
    """Return a directly standardised rate with its limits.

    Parameters
    ----------
    events, population, standard : array_like, shape (bands,)
        By age band: events, people (positive) and the standard population.
    per : float
        As 100,000.

    Returns
    -------
    Ranged
        Events per `per` people, had the area the ages of the standard population.

    Raises
    ------
    ValueError
        A population is not positive, a count is negative, or there are no events.

    Notes
    -----
    Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. "Confidence intervals for weighted sums
    of Poisson parameters." Statistics in Medicine 1991;10:457-462: the limits of the
    total count, moved and stretched to the standardised rate.
    """
    count, people = np.asarray(events, dtype=float), np.asarray(population, dtype=float)
    if np.any(people <= 0) or np.any(count < 0) or count.sum() == 0:
        raise ValueError(
            "A standardised rate needs events, none negative, and people in all bands."
        )
    weights = np.asarray(standard, dtype=float)
    share = weights / weights.sum()
    value = float((share * count / people).sum())
    variance = float((share**2 * count / people**2).sum())
    total = float(count.sum())
    lower, upper = (float(limit) for limit in count_limits(total, confidence))
    stretch = math.sqrt(variance / total)
    return Ranged(
        value * per,
        (value + stretch * (lower - total)) * per,
        (value + stretch * (upper - total)) * per,
    )


def _mean_with(count: int, below: float) -> float:
    """Return the Poisson mean under which `count` or fewer events have a given probability."""
    low, high = 0.0, count + 10 * math.sqrt(count + 1) + 20.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _poisson_below(count, middle) > below else (low, middle)
    return (low + high) / 2


def _poisson_below(count: int, mean: float) -> float:
    """Return the probability of `count` events or fewer, its terms kept in logarithms."""
    if mean == 0:
        return 1.0
    k = np.arange(count + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, count + 1)))])
    logs = k * math.log(mean) - mean - factorials
    most = float(logs.max())
    return min(1.0, math.exp(most) * float(np.exp(logs - most).sum()))
