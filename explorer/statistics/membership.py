"""How sure it is that an area belongs on a list: chances from published ranges, and their joining.

A true value is drawn from what its range says of it. Nothing here is pulled to a mean but by
`pulled`, which stands beside and never instead.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from explorer.statistics.agreement import FIFTHS
from explorer.statistics.distributions import normal_below, normal_quantile
from explorer.statistics.intervals import Z_95
from explorer.statistics.ranks import pulled_in

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.ArrayLike

PLAIN, LOG, LOGIT = "plain", "log", "logit"
SEED = 20261129
# Draws of a level: so many values in all, and no more draws than the other; over many areas each
# says more, and costs more.
VALUES, DRAWS = 240_000, 4_000
# So many values are drawn of the others, where only what they leave is drawn.
_OTHERS = 80_000
# Steps through the range of what is compared with.
_STEPS = 100
# A series whose sides differ by less than this (as a logarithm) is even as it stands.
_EVEN = 0.05
_WHOLE = 100.0
# The normal distribution as a table: between its points the error is below 4 in 100 million.
_REACH, _TABLE = 8.5, 17_001
_A_UNIT = (_TABLE - 1) / (2 * _REACH)


@dataclass(frozen=True)
class Spread:
    """What the ranges of a level's figures say of its true values.

    Attributes
    ----------
    scale : str
        On which values spread: "plain", "log", or "logit" of a share of 100.
    plain : ndarray of bool, shape (n,)
        Areas that spread on the plain scale whatever the others do: a limit of theirs has no
        place on that of the series.
    centre, below, above : ndarray, shape (n,)
        The figure and its standard deviation on each side, on that scale: half of the chance lies
        on either side, and 2.5% beyond each limit. A deviation is 0 where nothing is left to
        chance; the centre is NaN where there is no figure.
    """

    scale: str
    plain: Flags
    centre: Array
    below: Array
    above: Array

    @property
    def size(self) -> int:
        """How many areas."""
        return int(self.centre.size)

    def at(self, places: Sequence[int] | npt.NDArray[np.int64]) -> "Spread":
        """Return that of some areas, by their places; any may come more than once."""
        chosen = np.asarray(places, dtype=np.int64)
        return Spread(
            self.scale,
            self.plain[chosen],
            self.centre[chosen],
            self.below[chosen],
            self.above[chosen],
        )


def spread(values: Numbers, lower: Numbers, upper: Numbers, scales: Sequence[str]) -> Spread:
    """Return what figures and their 95% limits say of true values.

    Parameters
    ----------
    values, lower, upper : array_like, shape (n,)
        NaN limits where nothing is left to chance, or nothing is known of it.
    scales : sequence of str
        On which the statistic may spread, beside the plain one.

    Returns
    -------
    Spread
        On the scale on which the series is most even. Limits that are lopsided on it too are
        kept as they are: each side has its own deviation (Fechner's two-piece normal, joined at
        its median: Wallis KF, "The two-piece normal, binormal, or double Gaussian distribution",
        Statistical Science 2014;29:106-112). Wilson's limits are even on the logit scale.

    Raises
    ------
    ValueError
        A figure lies outside its limits.
    """
    y, low, high = (np.asarray(one, dtype=float) for one in (values, lower, upper))
    ranged = ~(np.isnan(low) | np.isnan(high) | np.isnan(y))
    if np.any(low[ranged] > y[ranged]) or np.any(high[ranged] < y[ranged]):
        raise ValueError("A figure lies outside its limits.")
    chosen = _most_even(y[ranged], low[ranged], high[ranged], scales)
    fits = np.ones(y.shape, dtype=bool)
    for one in (y, low, high):
        fits &= np.isnan(one) | np.isfinite(_onto(one, chosen))
    plain = ~fits if chosen != PLAIN else np.ones(y.shape, dtype=bool)
    centre, left, right = (_placed(one, chosen, plain) for one in (y, low, high))
    return Spread(
        chosen,
        plain,
        centre,
        np.where(ranged, (centre - left) / Z_95, 0.0),
        np.where(ranged, (right - centre) / Z_95, 0.0),
    )


def pulled(figures: Spread) -> Spread:
    """Return true values pulled to their mean by the share of their variance that is noise.

    Notes
    -----
    Empirical Bayes with a normal prior: Louis TA, Shen W. "Innovations in Bayes and empirical
    Bayes methods: estimating parameters, populations and ranks." Statistics in Medicine
    1999;18:2493-2505. A figure far out is so in part by luck; chances from its range alone are
    too sure of it where a list is made of what stands out.
    """
    error = (figures.below + figures.above) / 2
    noisy = (error > 0) & ~np.isnan(figures.centre) & (figures.plain == (figures.scale == PLAIN))
    if noisy.sum() < FIFTHS:
        return figures
    centre, below, above = figures.centre.copy(), figures.below.copy(), figures.above.copy()
    centre[noisy], deviation = pulled_in(figures.centre[noisy], error[noisy])
    below[noisy] = above[noisy] = deviation
    return Spread(figures.scale, figures.plain, centre, below, above)


# One condition --------------------------------------------------------------------------------


def below(figures: Spread, limit: Numbers) -> Array:
    """Return the chance of each true value to lie below a limit; NaN without a figure.

    Parameters
    ----------
    figures : Spread
    limit : array_like
        One, one an area, or rows of those, in the figures' own unit.
    """
    at = _placed(np.asarray(limit, dtype=float), figures.scale, figures.plain)
    return _below(figures, at, at > figures.centre)


def above(figures: Spread, limit: Numbers) -> Array:
    """Return the chance of each true value to lie above a limit; NaN without a figure."""
    at = _placed(np.asarray(limit, dtype=float), figures.scale, figures.plain)
    return 1 - _below(figures, at, at >= figures.centre)


def between(figures: Spread, low: float, high: float) -> Array:
    """Return the chance of each true value to lie between two limits, or on one of them."""
    return np.maximum(0.0, 1 - below(figures, low) - above(figures, high))


def below_other(figures: Spread, other: Spread) -> Array:
    """Return the chance of each true value to lie below another true value.

    Parameters
    ----------
    figures : Spread
    other : Spread
        Of the same size or of one; its errors are independent of those of the figures.

    Notes
    -----
    The mean over even steps through the other's distribution; for two normal values it is the
    chance that their difference is below 0 (Altman and Bland, BMJ 2003;326:219).
    """
    return below(figures, _steps(other)).mean(axis=0)


def above_other(figures: Spread, other: Spread) -> Array:
    """Return the chance of each true value to lie above another true value."""
    return above(figures, _steps(other)).mean(axis=0)


def fell(
    now: tuple[Array, Array, Array], then: tuple[Array, Array, Array], correlation: float
) -> tuple[Array, Array, Array]:
    """Return the chance of each true value to be lower than it was, with the change and its error.

    Parameters
    ----------
    now, then : (values, lower, upper), each ndarray of shape (n,)
        Both sides without limits where nothing is left to chance.
    correlation : float
        Of an area's errors in the two periods.

    Returns
    -------
    chance, change, error : ndarray, shape (n,)
        `error` is the standard deviation on the side of no change.

    Notes
    -----
    Limits of both periods combined by Zou and Donner (Statistics in Medicine
    2008;27:1693-1702), with the covariance that shared years give them; each side is normal.
    """
    y, x = now[0], then[0]
    change = y - x
    low, high = _reach(y - now[1]), _reach(now[2] - y)
    low_then, high_then = _reach(x - then[1]), _reach(then[2] - x)
    up = np.sqrt(np.maximum(high**2 + low_then**2 - 2 * correlation * high * low_then, 0))
    down = np.sqrt(np.maximum(low**2 + high_then**2 - 2 * correlation * low * high_then, 0))
    error = np.where(change > 0, down, up) / Z_95
    with np.errstate(divide="ignore", invalid="ignore"):
        z = -change / error
    sure = np.where(change < 0, 1.0, 0.0)
    chance = np.where(error > 0, normal(z), sure)
    return np.where(np.isnan(change), np.nan, chance), change, error


def in_lowest_fifth(draws: Array) -> Flags:
    """Return which areas are in the lowest fifth, draw by draw.

    Parameters
    ----------
    draws : ndarray, shape (draws, n)
        True values, none missing.

    Returns
    -------
    ndarray of bool
        The lowest n / 5, rounded up, and what is tied with the last of them: the rule of
        `explorer.statistics.agreement.fifth`.
    """
    last = math.ceil(draws.shape[1] / FIFTHS) - 1
    return draws <= np.partition(draws, last, axis=1)[:, [last]]


def in_highest_fifth(draws: Array) -> Flags:
    """Return which areas are in the highest fifth, draw by draw: above the fourth."""
    last = math.ceil(draws.shape[1] * (FIFTHS - 1) / FIFTHS) - 1
    return draws > np.partition(draws, last, axis=1)[:, [last]]


def lowest_fifth(figures: Spread) -> Array:
    """Return the chance of each true value to be in the lowest fifth; none may be missing.

    Notes
    -----
    The others are drawn, and the chance to lie below the last place that they leave is worked out
    (Gelfand AE, Smith AFM. "Sampling-based approaches to calculating marginal densities." Journal
    of the American Statistical Association 1990;85:398-409: Rao-Blackwell): far less hangs on the
    draws than where members are counted.
    """
    values, last, after = _places(figures, math.ceil(figures.size / FIFTHS))
    return below(figures, np.where(values <= last, after, last)).mean(axis=0)


def highest_fifth(figures: Spread) -> Array:
    """Return the chance of each true value to be in the highest fifth; none may be missing."""
    fourth = math.ceil(figures.size * (FIFTHS - 1) / FIFTHS)
    values, last, after = _places(figures, fourth)
    return above(figures, np.where(values > last, last, after)).mean(axis=0)


def _places(figures: Spread, place: int) -> tuple[Array, Array, Array]:
    """Return draws, and in each the value at a place from the lowest and the one after it."""
    values = drawn(figures, deviates(figures.size)[: max(_OTHERS // figures.size, 1)])
    if place >= figures.size:
        ends = np.partition(values, place - 1, axis=1)[:, [place - 1]]
        return values, ends, np.full(ends.shape, np.inf)
    ordered = np.partition(values, [place - 1, place], axis=1)
    return values, ordered[:, [place - 1]], ordered[:, [place]]


# Draws ----------------------------------------------------------------------------------------


def drawn(figures: Spread, deviates: Array) -> Array:
    """Return true values, shape (draws, n), for standard normal deviates of that shape."""
    z = np.asarray(deviates, dtype=float)
    placed = figures.centre + z * np.where(z < 0, figures.below, figures.above)
    return _back(placed, figures.scale, figures.plain)


@lru_cache(maxsize=12)
def deviates(size: int, stream: int = 0) -> Array:
    """Return standard normal deviates, shape (draws, size), the same each time; read only.

    Notes
    -----
    A Latin hypercube: each column has one deviate from each of as many equal parts of the
    distribution as there are draws, so that the chance of a single value is exact to one draw
    (McKay MD, Beckman RJ, Conover WJ. Technometrics 1979;21:239-245).
    """
    number = min(DRAWS, max(VALUES // max(size, 1), 1))
    column = _parts(number)[:, np.newaxis]
    rng = np.random.default_rng([SEED, stream])
    held = rng.permuted(np.repeat(column, size, axis=1), axis=0)
    held.flags.writeable = False
    return held


def correlated(first: Array, correlation: float, stream: int = 1) -> Array:
    """Return deviates that have a correlation with given ones."""
    fresh = deviates(first.shape[1], stream)
    return correlation * first + math.sqrt(max(1 - correlation**2, 0.0)) * fresh


# Several conditions ---------------------------------------------------------------------------


def counted(holds: Sequence[Flags]) -> Array:
    """Return the chance of 0, 1, … of conditions on one value to hold, from common draws.

    Parameters
    ----------
    holds : sequence of ndarray of bool, shape (draws, n)
        One a condition.

    Returns
    -------
    ndarray, shape (n, conditions + 1)
    """
    number = np.zeros(holds[0].shape, dtype=np.int8)
    for one in holds:
        number += one
    return np.stack([(number == k).mean(axis=0) for k in range(len(holds) + 1)], axis=1)


def together(counts: Sequence[Array], size: int) -> Array:
    """Return the chance of 0, 1, … of all conditions to hold, groups of them independent.

    Parameters
    ----------
    counts : sequence of ndarray, shape (n, conditions of the group + 1)
    size : int
        n; without a group none holds.

    Returns
    -------
    ndarray, shape (n, conditions + 1)

    Notes
    -----
    For single conditions the Poisson-binomial distribution, by adding one after another.
    """
    whole = np.ones((size, 1))
    for one in counts:
        added = np.zeros((size, whole.shape[1] + one.shape[1] - 1))
        for k in range(one.shape[1]):
            added[:, k : k + whole.shape[1]] += one[:, [k]] * whole
        whole = added
    return whole


def at_least(distribution: Array, number: npt.ArrayLike) -> Array:
    """Return the chance of so many or more to hold, clipped to 0 and 1.

    Parameters
    ----------
    distribution : ndarray, shape (n, conditions + 1)
    number : int or array_like of int, shape (n,)
        0 or less is certain.
    """
    tails = np.cumsum(distribution[:, ::-1], axis=1)[:, ::-1]
    tails = np.hstack([tails, np.zeros((len(tails), 1))])
    asked = np.broadcast_to(np.asarray(number, dtype=np.int64), (len(tails),))
    found = tails[np.arange(len(tails)), np.clip(asked, 0, tails.shape[1] - 1)]
    return np.where(asked <= 0, 1.0, np.clip(found, 0.0, 1.0))


def most_at_least(chances: Array, number: int) -> Array:
    """Return the greatest chance of so many events or more that any dependence could give.

    Parameters
    ----------
    chances : ndarray, shape (events, n)
    number : int
        From 1 to the number of events.

    Notes
    -----
    Rüger B. "Das maximale Signifikanzniveau des Tests: lehne H0 ab, wenn k unter n gegebenen
    Tests zur Ablehnung führen." Metrika 1978;25:171-178: the least of the sums of all but the j
    largest chances, each divided by number - j, for j below number. For all events it is the
    least chance (Fréchet 1935), for one the sum.
    """
    ordered = np.sort(chances, axis=0)
    sums = np.cumsum(ordered, axis=0)
    events = len(chances)
    found = np.ones(chances.shape[1])
    for largest in range(number):
        found = np.minimum(found, sums[events - largest - 1] / (number - largest))
    return found


def least_at_least(chances: Array, number: int) -> Array:
    """Return the least chance of so many events or more that any dependence could give.

    One less the greatest chance that too many of them fail; for all events it is
    max(0, sum - (events - 1)) (Fréchet 1935).
    """
    return 1 - most_at_least(1 - chances, len(chances) - number + 1)


def in_step(chances: Array, number: int) -> Array:
    """Return the chance of so many events or more where all depend fully: the number-th largest."""
    return np.sort(chances, axis=0)[len(chances) - number]


# The normal distribution ----------------------------------------------------------------------


def normal(z: Array) -> Array:
    """Return the chance of a standard normal number to lie below each of many."""
    chances, rises = _table()
    along = (np.clip(np.nan_to_num(z, nan=0.0), -_REACH, _REACH) + _REACH) * _A_UNIT
    before = np.minimum(along.astype(np.int64), _TABLE - 2)
    found = chances[before] + (along - before) * rises[before]
    return np.where(np.isnan(z), np.nan, found)


@lru_cache(maxsize=1)
def _table() -> tuple[Array, Array]:
    """Return the chances at even points, and how much each rises to the next."""
    points = np.linspace(-_REACH, _REACH, _TABLE)
    chances = np.array([normal_below(float(one)) for one in points])
    chances[0], chances[-1] = 0.0, 1.0
    return chances, np.append(np.diff(chances), 0.0)


@lru_cache(maxsize=4)
def _parts(number: int) -> Array:
    """Return the middle of each of so many equal parts of the normal distribution."""
    return np.array([normal_quantile((k + 0.5) / number) for k in range(number)])


def _steps(other: Spread) -> Array:
    return drawn(other, _parts(_STEPS)[:, np.newaxis])


def _below(figures: Spread, at: Array, beyond: npt.NDArray[np.bool_]) -> Array:
    side = np.where(at < figures.centre, figures.below, figures.above)
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = normal((at - figures.centre) / side)
    found = np.where(side > 0, chance, beyond)
    return np.where(np.isnan(figures.centre) | np.isnan(at), np.nan, found)


def _reach(side: Array) -> Array:
    return np.where(np.isnan(side), 0.0, side)


def _onto(x: Array, scale: str) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        if scale == LOG:
            return np.where(x > 0, np.log(np.where(x > 0, x, 1.0)), -np.inf)
        if scale == LOGIT:
            inside = np.clip(x / _WHOLE, 0.0, 1.0)
            return np.log(inside) - np.log1p(-inside)
    return x


def _placed(x: Array, scale: str, plain: Flags) -> Array:
    """Return numbers on the scale of each area; missing ones stay so."""
    found = x if scale == PLAIN else np.where(plain, x, _onto(x, scale))
    return np.where(np.isnan(x), np.nan, found)


def _back(placed: Array, scale: str, plain: Flags) -> Array:
    if scale == PLAIN:
        return placed
    with np.errstate(over="ignore"):
        there = np.exp(placed) if scale == LOG else _WHOLE / (1 + np.exp(-placed))
    return np.where(plain, placed, there)


def _most_even(y: Array, low: Array, high: Array, scales: Sequence[str]) -> str:
    """Return the scale on which the two sides of ranges differ least; the plain one if even."""
    lopsided = {one: _lopsided(y, low, high, one) for one in (PLAIN, *scales)}
    if y.size == 0 or lopsided[PLAIN] <= _EVEN:
        return PLAIN
    return min(lopsided, key=lopsided.__getitem__)


def _lopsided(y: Array, low: Array, high: Array, scale: str) -> float:
    middle, left, right = (_onto(one, scale) for one in (y, low, high))
    with np.errstate(divide="ignore", invalid="ignore"):
        sides = np.abs(np.log((right - middle) / (middle - left)))
    known = sides[np.isfinite(sides)]
    return float(np.median(known)) if known.size else math.inf
