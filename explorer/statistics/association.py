"""How closely two measures go together: correlation, what noise takes from it, a line, outliers.

Weights are relative: only their ratios count. Weighted figures stand for an effective number of
units, ``(Σw)² / Σw²`` (Kish L. Survey Sampling. New York: Wiley; 1965, section 8.2).
"""

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from explorer.statistics.comparison import benjamini_hochberg
from explorer.statistics.distributions import normal_below, student_below
from explorer.statistics.intervals import Numbers, Ranged, critical
from explorer.statistics.noise import between_variance, noise_variance

Array = npt.NDArray[np.float64]

SEED = 20261129
DRAWS = 8000
# Fewer units tell nothing of a correlation: its interval is not defined for three.
FEWEST = 5
FALSE_SHARE = 0.05
_LIMITS = (2.5, 97.5)
_Z = critical()
# What a median of squares knows, and from how many degrees of freedom on a normal curve will do.
_EFFICIENCY, _MANY = 0.37, 100
# The median of a squared standard normal number.
_MEDIAN_SQUARE = 0.45493642311957
_HALVINGS = 60
# A matrix is taken for one without an inverse from here on.
_TINY = 1e-12


@dataclass(frozen=True)
class Corrected:
    """A correlation freed of the noise of both measures.

    Attributes
    ----------
    correlation : Ranged
        From -1 to 1, with its 95% limits; NaN where noise alone would spread a measure as far.
    first, second : float
        Reliabilities: the share of the observed variance that is no noise; below 0 where the
        errors are larger than what is observed.
    full : bool
        Whether a full correlation, of -1 or 1, lies within the limits.
    """

    correlation: Ranged
    first: float
    second: float
    full: bool


@dataclass(frozen=True)
class Line:
    """A straight line: `start + slope × x`."""

    slope: float
    start: float

    def at(self, x: Numbers) -> Array:
        """Return the line's values."""
        return np.asarray(self.start + self.slope * np.asarray(x, dtype=float))


@dataclass(frozen=True)
class Distances:
    """How far units lie from a line.

    Attributes
    ----------
    residuals : ndarray, shape (n,)
        Value less line, in the unit of the second measure.
    standardised : ndarray, shape (n,)
        The same over its standard deviation: what scatters about the line and the unit's noise.
    adjusted : ndarray, shape (n,)
        p-values adjusted for how many units there are.
    scatter : float
        Standard deviation about the line of a unit without noise.
    """

    residuals: Array
    standardised: Array
    adjusted: Array
    scatter: float

    @property
    def outliers(self) -> npt.NDArray[np.bool_]:
        """Units that lie further than chance would have any: a share of 5% is called falsely."""
        return np.asarray(self.adjusted <= FALSE_SHARE)


def effective(weights: Numbers) -> float:
    """Return how many units of equal weight carry as much as these (Kish 1965)."""
    w = np.asarray(weights, dtype=float)
    return float(w.sum() ** 2 / (w**2).sum())


def pearson(x: Numbers, y: Numbers, weights: Numbers | None = None) -> float:
    """Return the correlation of two measures, weighted or not.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        None missing.
    weights : array_like, shape (n,), optional

    Returns
    -------
    float
        From -1 to 1; NaN where one of them does not vary.

    Notes
    -----
    Pearson K. "Regression, heredity and panmixia." Philosophical Transactions of the Royal
    Society A 1896;187:253-318; weighted, sums become weighted sums.
    """
    spread_x, spread_y, together = _moments(x, y, _shares(weights, np.size(x)))
    if spread_x <= 0 or spread_y <= 0:
        return math.nan
    return min(1.0, max(-1.0, together / math.sqrt(spread_x * spread_y)))


def ranked(values: Numbers) -> Array:
    """Return ranks from 1 on; ties share their mean rank."""
    value = np.asarray(values, dtype=float)
    _, place, counts = np.unique(value, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place], dtype=float)


def pearson_interval(r: float, n: float) -> Ranged:
    """Return a correlation with its 95% interval.

    Parameters
    ----------
    r : float
    n : float
        Units, or their effective number; more than 3.

    Notes
    -----
    Fisher RA. "On the 'probable error' of a coefficient of correlation deduced from a small
    sample." Metron 1921;1:3-32: ``atanh r`` is near normal with variance ``1 / (n - 3)``.
    """
    return _transformed(r, 1.0, n)


def spearman(x: Numbers, y: Numbers) -> Ranged:
    """Return the correlation of two measures' ranks with its 95% interval.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        None missing; each counts alike.

    Notes
    -----
    Spearman C. "The proof and measurement of association between two things." American Journal
    of Psychology 1904;15:72-101; limits of Bonett DG, Wright TA. "Sample size requirements for
    estimating Pearson, Kendall and Spearman correlations." Psychometrika 2000;65:23-28:
    ``atanh r`` has variance ``(1 + r² / 2) / (n - 3)``.
    """
    r = pearson(ranked(x), ranked(y))
    return _transformed(r, 1 + r**2 / 2, float(np.size(x)))


def reliability(values: Numbers, errors: Numbers, weights: Numbers | None = None) -> float:
    """Return the share of the spread of a measure that is no noise.

    Parameters
    ----------
    values : array_like, shape (n,)
    errors : array_like, shape (n,)
        Standard errors; 0 where there is no chance error.
    weights : array_like, shape (n,), optional

    Returns
    -------
    float
        1 without errors; below 0 where errors alone would spread values further than they are.

    Notes
    -----
    The reliability ratio of Fuller WA. Measurement Error Models. New York: Wiley; 1987, section
    1.1, with error variances known by unit: one less their mean over the observed variance.
    """
    value, error = np.asarray(values, dtype=float), np.asarray(errors, dtype=float)
    shares = _shares(weights, value.size)
    observed = between_variance(value, shares)
    return 1 - noise_variance(error, shares) / observed if observed > 0 else math.nan


def freed_of_noise(
    x: Numbers,
    y: Numbers,
    x_errors: Numbers,
    y_errors: Numbers,
    weights: Numbers | None = None,
) -> Corrected:
    """Return the correlation that would be seen without the noise of both measures.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        None missing, at least `FEWEST`.
    x_errors, y_errors : array_like, shape (n,)
        Standard errors, independent of each other; 0 where there is no chance error.
    weights : array_like, shape (n,), optional

    Raises
    ------
    ValueError
        There are too few units.

    Notes
    -----
    The observed correlation over the root of both reliabilities (Spearman 1904). Limits by
    simulation with a fixed seed: covariance matrices that could lie behind the observed one are
    drawn as generalised pivots (Krishnamoorthy K, Xia Y. "Inferences on correlation coefficients:
    one-sample, independent and correlated cases." Journal of Statistical Planning and Inference
    2007;137:2362-2379), the mean error variances are taken off each, and the correlation is that
    of what is left: so reliabilities are as unsure as the spreads that they rest on. Units whose
    errors differ tell less of a spread than so many alike: degrees of freedom are fewer for it
    (Satterthwaite FE. "An approximate distribution of estimates of variance components."
    Biometrics Bulletin 1946;2:110-114). Where nothing is left of a spread the draw is a full
    correlation. Both measures come first in half of the draws, so that swapping them changes
    nothing.
    """
    a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if a.size < FEWEST:
        raise ValueError(f"A correlation needs at least {FEWEST} units.")
    shares = _shares(weights, a.size)
    spread_x, spread_y, together = _moments(a, b, shares)
    errors_x, errors_y = (np.asarray(errors, dtype=float) for errors in (x_errors, y_errors))
    first, second = reliability(a, x_errors, weights), reliability(b, y_errors, weights)
    drawn = np.concatenate(
        [
            _pivots((spread_x, spread_y), together, (errors_x, errors_y), shares),
            _pivots((spread_y, spread_x), together, (errors_y, errors_x), shares),
        ]
    )
    lower, upper = np.percentile(drawn, _LIMITS)
    full = bool(lower <= -1 or upper >= 1)
    known = first > 0 and second > 0
    value = pearson(a, b, weights) / math.sqrt(first * second) if known else math.nan
    value = min(1.0, max(-1.0, value)) if known else math.nan
    return Corrected(Ranged(value, float(lower), float(upper)), first, second, full)


def theil_sen(x: Numbers, y: Numbers) -> Line:
    """Return the line whose slope is the median of the slopes of all pairs of units.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        None missing; x has at least two values.

    Notes
    -----
    Theil H. "A rank-invariant method of linear and polynomial regression analysis." Proceedings
    of the Royal Netherlands Academy of Sciences 1950;53:386-392, 521-525, 1397-1412; Sen PK.
    "Estimates of the regression coefficient based on Kendall's tau." Journal of the American
    Statistical Association 1968;63:1379-1389. The line goes through the medians of what is left.
    Far units hardly move it. Noise in x flattens it, as it does a line of least squares.
    """
    a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    first, second = np.triu_indices(a.size, 1)
    apart = a[second] - a[first]
    differ = apart != 0
    if not differ.any():
        raise ValueError("A line needs two values across.")
    slope = float(np.median((b[second] - b[first])[differ] / apart[differ]))
    return Line(slope, float(np.median(b - slope * a)))


def distances(
    x: Numbers, y: Numbers, x_errors: Numbers, y_errors: Numbers, line: Line
) -> Distances:
    """Return how far units lie from a line, their own noise allowed for.

    Parameters
    ----------
    x, y : array_like, shape (n,)
    x_errors, y_errors : array_like, shape (n,)
        Standard errors, 0 where there are none.
    line : Line

    Notes
    -----
    A unit's distance has the variance of what scatters about the line, of its own y error, and
    of its x error times the squared slope (Fuller 1987, section 1.2). The scatter is such that
    the median of the squared standardised distances is that of a squared normal number, so that
    far units do not hide themselves. Such a median knows as much as 37% of the units would by
    their squares (Rousseeuw PJ, Croux C. "Alternatives to the median absolute deviation." Journal
    of the American Statistical Association 1993;88:1273-1283), so that many degrees of freedom has
    Student's distribution. False discovery rate by Benjamini and Hochberg (1995).
    """
    residuals = np.asarray(y, dtype=float) - line.at(x)
    noise = (
        np.asarray(y_errors, dtype=float) ** 2
        + line.slope**2 * np.asarray(x_errors, dtype=float) ** 2
    )
    square = _scatter(residuals**2, noise)
    deviation = np.sqrt(square + noise)
    with np.errstate(invalid="ignore", divide="ignore"):
        standardised = np.where(deviation > 0, residuals / deviation, 0.0)
    freedom = max(1, round(_EFFICIENCY * (residuals.size - 2)))
    below = normal_below if freedom > _MANY else partial(student_below, dof=freedom)
    p = np.array([2 * below(-abs(float(z))) for z in standardised])
    return Distances(residuals, standardised, benjamini_hochberg(p), math.sqrt(square))


def _scatter(squares: Array, noise: Array) -> float:
    """Return the variance about a line with which distances are as large as they should be."""

    def median(variance: float) -> float:
        whole = variance + noise
        ratio = np.divide(squares, whole, out=np.zeros_like(squares), where=whole > 0)
        return float(np.median(ratio))

    low, high = 0.0, float(np.median(squares)) / _MEDIAN_SQUARE
    if high <= 0 or ((noise > 0).all() and median(0.0) <= _MEDIAN_SQUARE):
        return 0.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if median(middle) > _MEDIAN_SQUARE else (low, middle)
    return high


def _shares(weights: Numbers | None, size: int) -> Array:
    if weights is None:
        return np.full(size, 1 / size)
    w = np.asarray(weights, dtype=float)
    if w.shape != (size,) or not (w > 0).all():
        raise ValueError("Every unit needs a weight above 0.")
    return np.asarray(w / w.sum())


def _moments(x: Numbers, y: Numbers, shares: Array) -> tuple[float, float, float]:
    """Return weighted variances and covariance, divided by the sum of the weights."""
    a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    from_a, from_b = a - shares @ a, b - shares @ b
    return float(shares @ from_a**2), float(shares @ from_b**2), float(shares @ (from_a * from_b))


def _transformed(r: float, variance: float, n: float) -> Ranged:
    """Return a correlation with limits on the scale of its inverse hyperbolic tangent."""
    if math.isnan(r) or n <= 3:  # noqa: PLR2004 -- the variance has n - 3 below the line
        return Ranged(r, math.nan, math.nan)
    if abs(r) >= 1 - _TINY:
        return Ranged(r, r, r)
    reach = _Z * math.sqrt(variance / (n - 3))
    return Ranged(r, math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach))


def _pivots(
    spreads: tuple[float, float], together: float, errors: tuple[Array, Array], shares: Array
) -> Array:
    """Return correlations that could lie behind observed moments, noise taken off each.

    With S = T T' the observed matrix of sums of squares and V the lower triangle of a standard
    Wishart matrix (Bartlett 1933), C = T V⁻¹ is a root of a matrix that could lie behind it.
    """
    n = effective(shares)
    noise = [noise_variance(one, shares) for one in errors]
    top = math.sqrt(n * spreads[0])
    side = n * together / top
    foot = math.sqrt(max(0.0, n * spreads[1] - side**2))
    slope = together / spreads[0]
    usual, beside = errors[0] ** 2, errors[1] ** 2 + slope**2 * errors[0] ** 2
    even_top = _evenness(spreads[0] + usual - shares @ usual, shares)
    even_foot = _evenness(foot**2 / n + beside - shares @ beside, shares)
    random = np.random.default_rng(SEED)
    along = np.sqrt(random.chisquare((n - 1) * even_top, DRAWS) / even_top)
    down = np.sqrt(random.chisquare((n - 2) * even_foot, DRAWS) / even_foot)
    across = random.standard_normal(DRAWS)
    c_top = top / along
    c_foot = foot / down
    c_side = (side - foot * across / down) / along
    # What noise adds to a variance that is divided by n - 1.
    still = n / (n - 1)
    spread_first = c_top**2 - noise[0] * still
    spread_second = c_side**2 + c_foot**2 - noise[1] * still
    shared = c_top * c_side
    left = (spread_first > 0) & (spread_second > 0)
    found = np.sign(shared)
    found[left] = shared[left] / np.sqrt(spread_first[left] * spread_second[left])
    return np.asarray(np.clip(found, -1, 1))


def _evenness(variances: Array, shares: Array) -> float:
    """Return how much as many units tell of a spread as if they had one variance: 1 if they do."""
    known = np.maximum(variances, 0.0)
    squares = float(shares @ known**2)
    return float(shares @ known) ** 2 / squares if squares > 0 else 1.0
