"""Scales: where a value stands between two ends, how far its range fades, where ticks stand.

Pure functions, and the only ones: charts, the strips of a page and the ruler beside the map are
drawn by different means (Vega-Lite, HTML, the browser), and all take their positions from here.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Numbers = TypeVar("Numbers", float, "pd.Series[Any]")
# A range has no sharp end: its band goes on beyond its limits, to so many times the distance from
# the estimate, and ends in nothing there.
REACH = 1.35
# Steps of ticks, in powers of ten.
_STEPS = (1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Band:
    """Where a range's band stands.

    Attributes
    ----------
    left, width : float
        Where it starts and how wide it is, as shares of its scale.
    middle : float
        Where the estimate stands, as a share of the band: there it is darkest.
    """

    left: float
    width: float
    middle: float


@dataclass(frozen=True)
class Scale:
    """A straight scale from `low` to `high`."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Return how far along a value stands: 0 at the low end, 1 at the high one.

        In the middle where the scale has no length.
        """
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5

    def holds(self, value: float) -> bool:
        """Return whether a value stands on the scale."""
        return self.low <= value <= self.high

    def band(self, value: float, lower: float, upper: float) -> Band:
        """Return the band of a range; it fades to nothing beyond its limits."""
        low, high = fades(value, lower, upper)
        left = self.share(low)
        return Band(left, self.share(high) - left, Scale(low, high).share(value))

    def counts(self, values: Iterable[float], bins: int) -> list[int]:
        """Return how many values lie in each of so many equal parts, the high end in the last."""
        given = np.fromiter(values, dtype=float)
        held = given[(given >= self.low) & (given <= self.high)]
        # The same sums as `share` has, over all at once.
        length = self.high - self.low
        shares = (held - self.low) / length if length > 0 else np.full(len(held), 0.5)
        places = np.minimum(bins - 1, (shares * bins).astype(int))
        return [int(count) for count in np.bincount(places, minlength=bins)]


def holding(values: Iterable[float], ranges: Iterable[tuple[float, float, float]] = ()) -> Scale:
    """Return the scale that holds all values and the fading ends of all ranges.

    Parameters
    ----------
    values : iterable of float
        None missing. From 0 to 0 without any value or range.
    ranges : iterable of (float, float, float)
        Estimate, lower and upper limit.
    """
    ends = [*values, *(end for one in ranges for end in fades(*one))]
    return Scale(min(ends, default=0.0), max(ends, default=0.0))


def fades(value: Numbers, lower: Numbers, upper: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the band of a range has faded to nothing, below and above its estimate.

    Each side goes as far as its own half of the range, so that lopsided limits stay so.
    """
    return value - REACH * (value - lower), value + REACH * (upper - value)


def ticks(low: float, high: float, about: int = 4, steps: Sequence[int] = _STEPS) -> list[float]:
    """Return round numbers from `low` to `high`, about so many.

    Parameters
    ----------
    low, high : float
    about : int
    steps : sequence of int
        What one may be from the next, times a power of ten; 10 is the last.
    """
    if high <= low:
        return [low]
    raw = (high - low) / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(size * power for size in steps if size * power >= raw * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def tick_decimals(values: Sequence[float]) -> int:
    """Return how many decimals tell the ticks apart."""
    return next(
        (
            digits
            for digits in range(4)
            if all(abs(value - round(value, digits)) < 1e-9 for value in values)  # noqa: PLR2004
        ),
        4,
    )
