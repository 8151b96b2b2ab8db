"""Comparisons: an area with a benchmark, an area with another, and many at once."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import normal_below
from explorer.statistics.intervals import CONFIDENCE, Z_95, Numbers, Ranged, widened, wilson

HIGHER, SIMILAR, LOWER, UNKNOWN = "higher", "similar", "lower", ""
# Of two areas neither of which can be said to be higher.
UNCLEAR = "cannot tell apart"
BETTER, WORSE = "better", "worse"
# Verdicts against a benchmark in use: 1 in 20 and 1 in 500 false alarms.
STRICT = 0.998

_JUDGED = {
    "higher_is_better": {HIGHER: BETTER, LOWER: WORSE},
    "lower_is_better": {HIGHER: WORSE, LOWER: BETTER},
}


@dataclass(frozen=True)
class Difference(Ranged):
    """A difference between two estimates, in their units.

    Attributes
    ----------
    value : float
        First minus second.
    lower, upper : float
        95% limits; NaN where an estimate has no published interval.
    p_value : float
        Two-sided, of no difference; NaN where there is no interval.
    """

    p_value: float

    @property
    def verdict(self) -> str:
        """Whether the first is higher or lower, or cannot be told apart; empty if unknown."""
        return _side(self, 0.0)


@dataclass(frozen=True)
class Ratio(Ranged):
    """A ratio of two estimates, the first over the second.

    Attributes
    ----------
    value : float
    lower, upper : float
        95% limits; NaN where an estimate has no published interval.
    p_value : float
        Two-sided, of a ratio of 1; NaN where there is no interval.
    """

    p_value: float

    @property
    def verdict(self) -> str:
        """Whether the first is higher or lower, or cannot be told apart; empty if unknown."""
        return _side(self, 1.0)


def against_benchmark(lower: Numbers, upper: Numbers, benchmark: float) -> npt.NDArray[np.str_]:
    """Judge estimates against a benchmark by whether their interval excludes it.

    Parameters
    ----------
    lower, upper : array_like
        Limits of each area's interval; missing where none is published.
    benchmark : float
        The benchmark's value, taken as fixed.

    Returns
    -------
    ndarray of str
        "higher" where the whole interval lies above the benchmark, "lower" where it
        lies below, "similar" where it holds it; empty where either is missing.

    Notes
    -----
    Office for Health Improvement and Disparities, Public Health Technical Guidance:
    comparison of an indicator value with a benchmark. At 95%, about 1 in 20 areas
    that do not differ from the benchmark are flagged all the same.
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    known = ~(np.isnan(low) | np.isnan(high) | np.isnan(benchmark))
    verdict = np.where(low > benchmark, HIGHER, np.where(high < benchmark, LOWER, SIMILAR))
    return np.where(known, verdict, UNKNOWN)


def strictly_against_benchmark(
    value: Numbers, lower: Numbers, upper: Numbers, benchmark: float, confidence: float = STRICT
) -> npt.NDArray[np.str_]:
    """Judge estimates against a benchmark at another confidence, from their 95% limits.

    Parameters
    ----------
    value, lower, upper : array_like
        Estimates and their published 95% limits.
    benchmark : float
        Taken as fixed.
    confidence : float
        99.8% unless said otherwise: about 1 in 500 areas are then flagged by chance.

    Returns
    -------
    ndarray of str
        As `against_benchmark`.
    """
    return against_benchmark(*widened(value, lower, upper, confidence), benchmark)


def judged(verdict: str, polarity: str) -> str:
    """Return a verdict against a benchmark as better or worse, where there is a judgement.

    Parameters
    ----------
    verdict : str
        "higher", "similar", "lower" or empty.
    polarity : {"higher_is_better", "lower_is_better", "none"}
        Without a judgement the verdict stays as it is.
    """
    return _JUDGED.get(polarity, {}).get(verdict, verdict)


def expected_false_alarms(areas: int, confidence: float = CONFIDENCE) -> float:
    """Return how many areas would be flagged although none differed from the benchmark."""
    return areas * (1 - confidence)


def difference(
    first: float, first_se: float, second: float, second_se: float, correlation: float = 0.0
) -> Difference:
    """Return the difference of two estimates with its interval.

    Parameters
    ----------
    first, second : float
        The estimates.
    first_se, second_se : float
        Their standard errors; NaN where unknown.
    correlation : float
        Of the two errors; 0 for independent estimates.

    Returns
    -------
    Difference
        ``first - second``, limits ``± 1.96 √(se₁² + se₂² - 2ρ se₁ se₂)`` and the
        two-sided p-value of a normal test.

    Notes
    -----
    Altman DG, Bland JM. "Interaction revisited: the difference between two
    estimates." BMJ 2003;326:219. Two intervals may overlap although their
    difference is more than chance, so overlap is never the test.
    """
    value = first - second
    variance = first_se**2 + second_se**2 - 2 * correlation * first_se * second_se
    se = math.sqrt(max(variance, 0.0)) if not math.isnan(variance) else math.nan
    if math.isnan(se):
        return Difference(value, math.nan, math.nan, math.nan)
    return Difference(value, value - Z_95 * se, value + Z_95 * se, _two_sided(value, se))


def difference_of_ranges(first: Ranged, second: Ranged) -> Difference:
    """Return the difference of two independent estimates whose intervals may be lopsided.

    Parameters
    ----------
    first, second : Ranged
        Estimates with 95% limits that suit each of them, as Wilson's or Byar's.

    Returns
    -------
    Difference
        Limits by squaring and adding the distances of each estimate from its limits. For
        symmetric intervals that is `difference`, for Wilson limits Newcombe's method. The
        p-value is that of the side on which no difference lies.

    Notes
    -----
    Zou GY, Donner A. "Construction of confidence limits about effect measures: a general
    approach." Statistics in Medicine 2008;27:1693-1702.
    """
    value = first.value - second.value
    lower = value - math.hypot(first.value - first.lower, second.upper - second.value)
    upper = value + math.hypot(first.upper - first.value, second.value - second.lower)
    if math.isnan(lower) or math.isnan(upper):
        return Difference(value, math.nan, math.nan, math.nan)
    reach = value - lower if value > 0 else upper - value
    return Difference(value, lower, upper, _two_sided(value, reach / Z_95))


def newcombe(first: int, of_first: int, second: int, of_second: int) -> Difference:
    """Return the difference of two independent proportions with Newcombe's interval.

    Parameters
    ----------
    first, of_first, second, of_second : int
        People with the characteristic, and all people, in each group.

    Raises
    ------
    ValueError
        A total is not positive, or a count lies outside 0 to its total.

    Notes
    -----
    Newcombe RG. "Interval estimation for the difference between independent proportions."
    Statistics in Medicine 1998;17:873-890, method 10.
    """
    ranged = []
    for count, total in ((first, of_first), (second, of_second)):
        lower, upper = wilson(count, total)
        ranged.append(Ranged(count / total, float(lower), float(upper)))
    return difference_of_ranges(*ranged)


def ratio(first: float, first_se: float, second: float, second_se: float) -> Ratio:
    """Return the ratio of two independent positive estimates with its interval.

    Parameters
    ----------
    first, second : float
        The estimates; the ratio is NaN where either is not positive.
    first_se, second_se : float
        Their standard errors; NaN where unknown.

    Returns
    -------
    Ratio
        ``first / second`` with limits worked out on the logarithm, by the delta method.

    Notes
    -----
    Armitage P, Berry G, Matthews JNS. Statistical methods in medical research. 4th ed.
    Oxford: Blackwell; 2002, section 5.3 (variance of a logarithm and of a ratio).
    """
    if not (first > 0 and second > 0):
        return Ratio(math.nan, math.nan, math.nan, math.nan)
    value = first / second
    se = math.hypot(first_se / first, second_se / second)
    if math.isnan(se):
        return Ratio(value, math.nan, math.nan, math.nan)
    factor = math.exp(Z_95 * se)
    return Ratio(value, value / factor, value * factor, _two_sided(math.log(value), se))


def ratio_of_ranges(first: Ranged, second: Ranged) -> Ratio:
    """Return the ratio of two independent estimates whose intervals may be lopsided.

    Parameters
    ----------
    first, second : Ranged
        Positive estimates with 95% limits that suit each of them, as Byar's for rates.

    Returns
    -------
    Ratio
        `difference_of_ranges` of the logarithms; without limits where one of them is not
        positive, and NaN where an estimate is not.
    """
    if not (first.value > 0 and second.value > 0):
        return Ratio(math.nan, math.nan, math.nan, math.nan)
    value = first.value / second.value
    if not (first.lower > 0 and second.lower > 0):
        return Ratio(value, math.nan, math.nan, math.nan)
    logs = [
        Ranged(*(math.log(number) for number in (one.value, one.lower, one.upper)))
        for one in (first, second)
    ]
    found = difference_of_ranges(*logs)
    return Ratio(value, math.exp(found.lower), math.exp(found.upper), found.p_value)


def benjamini_hochberg(p_values: Numbers) -> npt.NDArray[np.float64]:
    """Return p-values adjusted for how many were looked at.

    Parameters
    ----------
    p_values : array_like, shape (n,)
        Those missing stay missing and do not count.

    Returns
    -------
    ndarray, shape (n,)
        Called differences at or below a level are false in at most that share of cases,
        on average.

    Notes
    -----
    Benjamini Y, Hochberg Y. "Controlling the false discovery rate: a practical and
    powerful approach to multiple testing." Journal of the Royal Statistical Society B
    1995;57:289-300.
    """
    p = np.asarray(p_values, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p))
    descending = known[np.argsort(-p[known], kind="stable")]
    n = known.size
    scaled = p[descending] * n / np.arange(n, 0, -1)
    adjusted[descending] = np.minimum.accumulate(np.minimum(scaled, 1.0))
    return adjusted


def _side(found: Ranged, neutral: float) -> str:
    if not found.has_range:
        return UNKNOWN
    if not found.excludes(neutral):
        return UNCLEAR
    return HIGHER if found.value > neutral else LOWER


def _two_sided(value: float, se: float) -> float:
    """Return the two-sided p-value of a normal test of zero."""
    if se == 0:
        return float(value == 0)
    return 2 * normal_below(-abs(value) / se)
