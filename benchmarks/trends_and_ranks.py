"""How often each trend rule cries wolf, and how often a rank range holds the true rank.

Run with ``python benchmarks/trends_and_ranks.py``. Series without any trend are drawn as the
published ones are: twelve three-year windows, each sharing years with its neighbours. In the
first column the published intervals say all that moves them; in the others single years move
further, so that the variance of a window is two or four times what its interval says.
"""

import math

import numpy as np
import numpy.typing as npt

from explorer.statistics.distributions import student_quantile
from explorer.statistics.overlap import gls, overlap_correlation
from explorer.statistics.ranks import rank_ranges
from explorer.statistics.trend import NO_CLEAR_CHANGE, NO_STEADY_TREND, line_trend, official_trend

SE, LENGTH, SERIES = 0.5, 3, 3000
YEARS = np.arange(2011, 2023)
VARIANCES = (1, 2, 4)
Array = npt.NDArray[np.float64]


def windows(variance: float, rng: np.random.Generator) -> Array:
    """Return one series of windows without a trend."""
    years = rng.standard_normal(YEARS.size + LENGTH - 1) * SE * math.sqrt(LENGTH * variance)
    return np.array([years[k : k + LENGTH].mean() for k in range(YEARS.size)])


def least_squares(y: Array) -> bool:
    """Whether ordinary least squares finds a trend at 5%."""
    x = YEARS - YEARS.mean()
    slope = float((x * y).sum() / (x**2).sum())
    residual = y - y.mean() - slope * x
    se = math.sqrt((residual**2).sum() / (y.size - 2) / (x**2).sum())
    return abs(slope / se) > student_quantile(0.975, y.size - 2)


def official(y: Array) -> bool:
    """Whether the official rule, made for single years, finds a trend."""
    return official_trend(y, np.full(y.size, SE)).outcome != NO_CLEAR_CHANGE


def alone(y: Array) -> bool:
    """Whether the line finds a trend by the published intervals alone."""
    return line_trend(y, np.full(y.size, SE), YEARS, LENGTH).known.excludes(0.0)


def ours(y: Array) -> bool:
    """Whether our line, its scale estimated where the series strays, finds a trend."""
    return line_trend(y, np.full(y.size, SE), YEARS, LENGTH).outcome != NO_STEADY_TREND


def apart(y: Array) -> bool:
    """Whether the windows that share no year find a trend."""
    return line_trend(y, np.full(y.size, SE), YEARS, LENGTH).apart.excludes(0.0)


RULES = (
    ("ordinary least squares, 5%", least_squares, 0.05),
    ("official rule, 0.2%", official, 0.002),
    ("GLS, published intervals alone, 5%", alone, 0.05),
    ("GLS, scale estimated, at most 5%", ours, 0.05),
    ("windows that share no year, at most 5%", apart, 0.05),
)


def trends() -> None:
    """Print each rule's share of false alarms, and that over its nominal level."""
    print(f"False alarms of {SERIES:,} series without a trend, by variance over that published")
    print(f"{'rule':42}" + "".join(f"{f'x {one}':>18}" for one in VARIANCES))
    for name, rule, nominal in RULES:
        cells = []
        for variance in VARIANCES:
            rng = np.random.default_rng(variance)
            share = np.mean([rule(windows(variance, rng)) for _ in range(SERIES)])
            cells.append(f"{share:8.1%} ({share / nominal:5.1f} x)")
        print(f"{name:42}" + "".join(f"{cell:>18}" for cell in cells))


def power() -> None:
    """Print how often our line finds a true trend of half a standard error a year."""
    rng = np.random.default_rng(1)
    slope = SE / 4 * (YEARS - YEARS.mean())
    found = np.mean([ours(windows(1, rng) + slope) for _ in range(1000)])
    fit = gls(slope, np.full(YEARS.size, SE), overlap_correlation(YEARS, LENGTH), YEARS)
    print(f"A true trend of {fit.slope:.3f} a year (se {SE}) is found in {found:.0%} of series")


def ranks() -> None:
    """Print how often rank ranges hold the true rank: everywhere, and of areas at the ends.

    A reader sees which areas stand at the ends by their figures, not which truly do; ranges
    pulled to the middle are right for the first question and too narrow for the second.
    """
    for name, areas, spread, errors in (
        ("9 regions", 9, 2.3, (0.3, 0.6)),
        ("151 authorities", 151, 3.4, (1.2, 3.2)),
    ):
        rng = np.random.default_rng(2)
        held: dict[str, list[float]] = {"all": [], "ends by figure": [], "ends in truth": []}
        for _ in range(100):
            se, truth = rng.uniform(*errors, areas), rng.normal(60, spread, areas)
            seen = truth + se * rng.standard_normal(areas)
            found = rank_ranges(seen, se, draws=1000)
            rank = ranked(truth)
            inside = (found.lower <= rank) & (rank <= found.upper)
            held["all"].append(inside.mean())
            held["ends by figure"].append(inside[at_an_end(ranked(seen))].mean())
            held["ends in truth"].append(inside[at_an_end(rank)].mean())
        cells = ", ".join(f"{where} {np.mean(shares):.1%}" for where, shares in held.items())
        print(f"{name}: 95% rank ranges hold the true rank: {cells}")


def ranked(values: Array) -> npt.NDArray[np.int64]:
    """Return ranks, 1 the lowest."""
    return np.argsort(np.argsort(values)) + 1


def at_an_end(ranks: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether each is among the lowest or highest fifteenth."""
    few = max(1, ranks.size // 15)
    return (ranks <= few) | (ranks > ranks.size - few)


if __name__ == "__main__":
    trends()
    power()
    ranks()
