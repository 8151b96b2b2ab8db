"""Comparisons: an area with a benchmark, and an area with another."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.statistics.intervals import Z_95

HIGHER, SIMILAR, LOWER, UNKNOWN = "higher", "similar", "lower", ""


@dataclass(frozen=True)
class Difference:
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

    value: float
    lower: float
    upper: float
    p_value: float


def against_benchmark(
    lower: npt.ArrayLike, upper: npt.ArrayLike, benchmark: float
) -> npt.NDArray[np.str_]:
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


def difference(first: float, first_se: float, second: float, second_se: float) -> Difference:
    """Return the difference of two independent estimates with its interval.

    Parameters
    ----------
    first, second : float
        The estimates.
    first_se, second_se : float
        Their standard errors; NaN where unknown.

    Returns
    -------
    Difference
        ``first - second``, limits ``± 1.96 √(se₁² + se₂²)`` and the two-sided
        p-value of a normal test.

    Notes
    -----
    Altman DG, Bland JM. "Interaction revisited: the difference between two
    estimates." BMJ 2003;326:219. Two intervals may overlap although their
    difference is more than chance, so overlap is never the test.
    """
    value = first - second
    se = math.hypot(first_se, second_se)
    if math.isnan(se):
        return Difference(value, math.nan, math.nan, math.nan)
    if se == 0:
        return Difference(value, value, value, float(value == 0))
    p_value = math.erfc(abs(value) / se / math.sqrt(2))
    return Difference(value, value - Z_95 * se, value + Z_95 * se, p_value)
