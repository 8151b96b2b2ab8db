"""Simulations: taken from those worked out ahead where the same inputs are there, else run now.

Each has a fixed seed, so that both ways give one answer; what is kept has 12 digits.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from explorer.indicators.simulations import Result, fingerprint, kept, number, numbers
from explorer.statistics import assessment, change, ranks, resampling, simulation
from explorer.statistics.assessment import Assessment
from explorer.statistics.change import APART, Change, Together
from explorer.statistics.inequality import Sample
from explorer.statistics.intervals import Numbers
from explorer.statistics.ranks import RankRanges
from explorer.statistics.resampling import RankRange

T = TypeVar("T")


def assess(name: str, sample: Sample) -> Assessment:
    """Measure inequality over areas, with its interval and bias, as `statistics.assessment` does.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    sample : Sample
    """

    def again(result: Result) -> Assessment:
        lower, corrected = number(result["lower"]), number(result["corrected"])
        observed = assessment.observed(name, sample)
        return replace(
            observed,
            corrected=corrected,
            # What is kept is rounded: an estimate that is the value itself must not differ from it.
            estimate=observed.value if math.isnan(corrected) else number(result["estimate"]),
            lower=lower,
            upper=number(result["upper"]),
            bias=number(result["bias"]),
            method=result["method"],
            reason=result["reason"],
            finding=not math.isnan(lower),
        )

    return _had("gaps", gap_inputs(name, sample), again) or assessment.assess(name, sample)


def together(name: str, before: Sample, after: Sample, correlation: float) -> Together:
    """Simulate a measure in two periods, as `statistics.change` does.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    before, after : Sample
        The same areas in the same order.
    correlation : float
        Of an area's errors in the two periods.
    """

    def again(result: Result) -> Together:
        return Together(number(result["correlation"]), number(result["p_wider"]))

    inputs = change_inputs(name, before, after, correlation)
    return _had("changes", inputs, again) or change.together(name, before, after, correlation)


def changed(name: str, before: Sample, after: Sample, correlation: float) -> Change:
    """Return how a measure changed, as `statistics.change` does; parameters as `together`."""
    old, new = assess(name, before), assess(name, after)
    ranged = old.has_range and new.has_range
    return change.between(old, new, together(name, before, after, correlation) if ranged else APART)


def rank_ranges(values: Numbers, errors: Numbers) -> RankRanges:
    """Return how certain the ranks of estimates are, as `statistics.ranks` does.

    Parameters
    ----------
    values, errors : array_like, shape (n,)
    """

    def again(result: Result) -> RankRanges:
        lower, upper = (numbers(result[end]).astype(np.int64) for end in ("lower", "upper"))
        return RankRanges(lower, upper, lower.size)

    inputs = rank_inputs(values, errors)
    return _had("ranks", inputs, again) or ranks.rank_ranges(values, errors)


def resampled_ranks(
    area: npt.ArrayLike, top: npt.ArrayLike, bottom: npt.ArrayLike, areas: int
) -> RankRange:
    """Return ranges of ranks with units drawn again, as `statistics.resampling` does.

    Parameters
    ----------
    area, top, bottom : array_like, shape (units,)
    areas : int
    """

    def again(result: Result) -> RankRange:
        return RankRange(numbers(result["lower"]), numbers(result["upper"]))

    inputs = resampled_inputs(area, top, bottom, areas)
    found = _had("resampled-ranks", inputs, again)
    return found or resampling.rank_ranges(area, top, bottom, areas)


def gap_inputs(name: str, sample: Sample) -> str:
    """Return the fingerprint of what an assessment depends on."""
    pair = sample.pair or () if name == "pair" else ()
    return fingerprint(name, simulation.SEED, simulation.DRAWS, *_of(sample), pair)


def change_inputs(name: str, before: Sample, after: Sample, correlation: float) -> str:
    """Return the fingerprint of what a simulation of two periods depends on."""
    pairs = [one.pair or () if name == "pair" else () for one in (before, after)]
    inputs = *_of(before), *_of(after), *pairs, correlation
    return fingerprint(name, simulation.SEED, simulation.DRAWS, *inputs)


def rank_inputs(values: Numbers, errors: Numbers) -> str:
    """Return the fingerprint of what ranges of ranks depend on."""
    return fingerprint(ranks.SEED, ranks.DRAWS, values, errors)


def resampled_inputs(
    area: npt.ArrayLike, top: npt.ArrayLike, bottom: npt.ArrayLike, areas: int
) -> str:
    """Return the fingerprint of what ranges of resampled ranks depend on."""
    return fingerprint(resampling.SEED, resampling.DRAWS, area, top, bottom, areas)


def _of(sample: Sample) -> tuple[npt.ArrayLike, ...]:
    return sample.values, sample.errors, sample.weights, sample.best


def _had(kind: str, inputs: str, again: Callable[[Result], T]) -> T | None:
    """Return a kept result as it was, or nothing."""
    result = kept(kind, inputs)
    return None if result is None else again(result)
