"""Simulated populations of areas, with a fixed seed, and what they say about a measure.

Two things must not be confused: drawing *around the estimates* adds the errors a second
time, since the estimates already hold them; drawing around a population as spread as the
truth adds them once. Both ways here start from a spread freed of its noise.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from explorer.statistics.inequality import Formula, Sample
from explorer.statistics.noise import between_variance, noise_variance

Array = npt.NDArray[np.float64]

SEED = 20230331
DRAWS = 4000
# Over so many areas each draw says more, and costs more.
_MANY, _DRAWS_OF_MANY = 60, 2000
# Spreads of the simulated truth, as multiples of the observed spread.
_STEPS = np.linspace(0.0, 1.6, 17)
_STEPS_FURTHER, _FURTHEST = 1.3, 60.0
_LIMITS = (0.025, 0.975)
# The share of the true variance that lies around, not between, the points of the prior.
_BANDWIDTH = 0.2
# How many values of the spread stand for its uncertainty.
_SPREADS = 40


@dataclass(frozen=True)
class Inverted:
    """A measure freed of noise: the truths under which what was observed is no surprise.

    Attributes
    ----------
    lower, estimate, upper : float
        The measure of a population so spread that the observed measure would be at the
        97.5th percentile, at the mean and at the 2.5th of what is observed of it.
    """

    lower: float
    estimate: float
    upper: float


@lru_cache(maxsize=8)
def draws(size: int, stream: int = 0) -> Array:
    """Return standard normal numbers, shape (number, size), the same each time; read only."""
    number = DRAWS if size <= _MANY else _DRAWS_OF_MANY
    drawn = np.random.default_rng([SEED, stream]).standard_normal((number, size))
    drawn.flags.writeable = False
    return drawn


def mirrored(drawn: Array) -> Array:
    """Return drawn numbers followed by their mirror images (antithetic draws).

    The mean of a convex measure over both is at least its value without errors, draw by
    draw, as it is for errors that spread evenly about 0; a mean over one half alone may
    fall below by chance (Hammersley JM, Morton KW, "A new Monte Carlo technique: antithetic
    variates", Mathematical Proceedings of the Cambridge Philosophical Society 1956;52:449-475).
    """
    return np.vstack([drawn, -drawn])


def excess(formula: Formula, sample: Sample, truths: Array) -> float:
    """Return how much too large errors make a measure, on average over truths.

    Parameters
    ----------
    formula : callable
    sample : Sample
        Whose errors are added.
    truths : ndarray, shape (draws, n)
        True values that could lie behind the estimates.

    Returns
    -------
    float
        Mean over fresh errors about each truth less the truth's own value. A negative one
        that is within twice its own Monte Carlo error is 0.
    """
    errors = np.resize(draws(sample.size, stream=4), truths.shape) * sample.errors
    both = formula(truths + errors, sample) + formula(truths - errors, sample)
    added = both / 2 - formula(truths, sample)
    mean, doubt = float(added.mean()), 2 * float(added.std()) / np.sqrt(added.size)
    return mean if mean > 0 or mean < -doubt else 0.0


def true_spread(sample: Sample) -> float:
    """Return the spread of the truth as a multiple of the observed one, 0 to 1.

    ``√(max(0, BGV - noise) / BGV)``, BGV the between-group variance.
    """
    observed = between_variance(sample.values, sample.weights)
    noise = noise_variance(sample.errors, sample.weights)
    return float(np.sqrt(max(observed - noise, 0.0) / observed)) if observed > 0 else 0.0


def invert(formula: Formula, sample: Sample, observed: float, errors: Array) -> Inverted:
    """Find the truths under which the observed measure is no surprise.

    Parameters
    ----------
    formula : callable
        A measure that grows with the spread of areas about their mean.
    sample : Sample
    observed : float
        The measure of the sample.
    errors : ndarray, shape (draws, n)
        Simulated errors of the areas.

    Returns
    -------
    Inverted

    Notes
    -----
    A test inverted (Neyman J, "Outline of a theory of statistical estimation", 1937) over
    the populations ``μ + s (y - μ)``, s from 0 upwards: each is given errors, measured, and
    kept as long as the observed measure lies between the 2.5th and the 97.5th percentile
    of its simulated measures. For a variance with equal errors it is the exact interval of
    a non-central chi-squared.
    """
    centre = float(sample.weights @ sample.values)
    away = sample.values - centre
    steps, seen = list(_STEPS), []
    for step in steps:
        simulated = formula(centre + step * away + errors, sample)
        low, high = np.quantile(simulated, _LIMITS)
        seen.append((low, simulated.mean(), high))
        if step == steps[-1] and low < observed and step < _FURTHEST and away.any():
            steps.append(step * _STEPS_FURTHER)
    # More spread never measures less, but for the last digit of a simulation.
    table = np.maximum.accumulate(np.array(seen), axis=0)
    truths = np.array([float(formula(centre + step * away, sample)) for step in steps])
    upper, estimate, lower = (float(np.interp(observed, column, truths)) for column in table.T)
    return Inverted(lower, estimate, upper)


def populations(sample: Sample, number: int = _DRAWS_OF_MANY) -> Array:
    """Draw populations that could lie behind the estimates.

    Parameters
    ----------
    sample : Sample
    number : int
        How many to draw, at least; rounded up to a multiple of the spreads tried.

    Returns
    -------
    ndarray, shape (draws, n)
        True values of the areas, given the estimates.

    Notes
    -----
    A hierarchical model: estimates are normal about true values, true values come from
    a distribution of mean and variance (m, τ²), τ with a flat prior (Gelman A, "Prior
    distributions for variance parameters in hierarchical models", Bayesian Analysis
    2006;1:515-533). The distribution has the shape of the estimates themselves, smoothed
    and drawn together until its variance is τ², as in the smoothed empirical Bayes of
    Laird and Louis (1987, JASA 82:739-750), so that a skewed level stays skewed. The
    population of a draw is neither over-spread as the estimates are nor under-spread as
    their shrunken means would be (Shen and Louis 1998, JRSS B 60:455-471).
    """
    rng = np.random.default_rng([SEED, 1])
    y, se = sample.values, sample.errors
    each = -(-number // _SPREADS)
    return np.vstack([_population(y, se, tau, each, rng) for tau in _spreads(y, se)])


def _spreads(y: Array, se: Array) -> Array:
    """Return evenly likely values of the standard deviation of true values."""
    most = 3 * max(float(y.std(ddof=1)), float(np.sqrt((se**2).mean())))
    tau = np.linspace(0.0, most, 300)[1:]
    precision = 1 / (tau[:, np.newaxis] ** 2 + se**2)
    total = precision.sum(axis=1)
    centre = (precision @ y) / total
    misfit = (precision * (y - centre[:, np.newaxis]) ** 2).sum(axis=1)
    log = 0.5 * (np.log(precision).sum(axis=1) - np.log(total) - misfit)
    likely = np.cumsum(np.exp(log - log.max()))
    return np.interp((np.arange(_SPREADS) + 0.5) / _SPREADS, likely / likely[-1], tau)


def _population(y: Array, se: Array, tau: float, each: int, rng: np.random.Generator) -> Array:
    """Draw true values given estimates and one standard deviation of true values."""
    around = _BANDWIDTH * tau**2
    observed = float(y.var())
    drawn_together = np.sqrt((tau**2 - around) / observed) if observed > 0 else 0.0
    points = y.mean() + drawn_together * (y - y.mean())
    variance = around + se**2
    log = -0.5 * (y[:, np.newaxis] - points) ** 2 / variance[:, np.newaxis]
    chance = np.exp(log - log.max(axis=1, keepdims=True))
    below = np.cumsum(chance, axis=1) / chance.sum(axis=1, keepdims=True)
    # One search for all rows: row k holds the numbers from k to k + 1.
    row = np.arange(y.size)[:, np.newaxis]
    wanted = rng.random((y.size, each)) + row
    found = np.searchsorted((below + row).ravel(), wanted) - row * y.size
    point = points[np.clip(found, 0, y.size - 1)]
    kept = (around / variance)[:, np.newaxis]
    middle = point + kept * (y[:, np.newaxis] - point)
    noise = rng.standard_normal((y.size, each))
    return (middle + np.sqrt(around * (1 - kept)) * noise).T
