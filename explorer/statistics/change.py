"""How a measure of inequality changed between two periods, and what its ends did."""

import math
from dataclasses import dataclass

import numpy as np

from explorer.statistics.assessment import Assessment, assess
from explorer.statistics.distributions import normal_below
from explorer.statistics.inequality import MEASURES, Sample
from explorer.statistics.intervals import Z_95
from explorer.statistics.simulation import draws

WIDER, NARROWER, UNCLEAR = "wider", "narrower", "unclear"
METHOD = (
    "limits of both periods combined (Zou and Donner 2008), with the correlation that shared "
    "years give the two"
)


@dataclass(frozen=True)
class Interval:
    """An estimate with 95% limits, which need not lie evenly about it."""

    estimate: float
    lower: float
    upper: float

    @property
    def chance_positive(self) -> float:
        """Probability that the truth lies above 0, with a flat prior.

        Each side is taken as normal with the spread that its limit shows, so that it is
        above 97.5% exactly where the lower limit lies above 0. NaN without limits.
        """
        reach = self.estimate - self.lower if self.estimate > 0 else self.upper - self.estimate
        if math.isnan(reach):
            return math.nan
        if reach <= 0:
            return 0.5 if self.estimate == 0 else float(self.estimate > 0)
        return normal_below(self.estimate * Z_95 / reach)


@dataclass(frozen=True)
class Change:
    """The change of a measure from one period to a later one.

    Attributes
    ----------
    before, after : Assessment
        The measure in each period.
    observed : float
        After minus before, both as observed.
    interval : Interval
        Of the change of the estimates, which is the observed one for a range, a pair and a
        ratio, and freed of noise for the others; limits NaN where either has none.
    p_wider : float
        Share of simulations around the observed values in which the observed measure grew.
    p_wider_corrected : float
        Probability that the true measure grew, with a flat prior.
    verdict : {"wider", "narrower", "unclear"}
        A direction only where the interval leaves 0 out.
    """

    before: Assessment
    after: Assessment
    observed: float
    interval: Interval
    p_wider: float
    p_wider_corrected: float
    verdict: str

    @property
    def has_range(self) -> bool:
        """Whether there is an interval."""
        return not math.isnan(self.interval.lower)

    @property
    def method(self) -> str:
        """How the interval was made; empty without one."""
        return METHOD if self.has_range else ""


@dataclass(frozen=True)
class Together:
    """What simulating a measure in two periods at once tells.

    Attributes
    ----------
    correlation : float
        Of the measure's estimates in the two periods.
    p_wider : float
        Share of simulations in which the observed measure grew.
    """

    correlation: float
    p_wider: float


# Of two periods that cannot be simulated together.
APART = Together(0.0, math.nan)


@dataclass(frozen=True)
class Move:
    """What one end of a gap did.

    Attributes
    ----------
    area_from, area_to : int
        Positions of the area at that end in each period.
    start, end : float
        Its values.
    moved, lower, upper : float
        End minus start, with 95% limits.
    """

    area_from: int
    area_to: int
    start: float
    end: float
    moved: float
    lower: float
    upper: float


def combine(
    first: Interval, second: Interval, correlation: float = 0.0, factor: float = 1.0
) -> Interval:
    """Return the interval of ``first - factor × second``.

    Parameters
    ----------
    first, second : Interval
    correlation : float
        Of the two estimates.
    factor : float
        Above 0.

    Notes
    -----
    Zou GY, Donner A. "Construction of confidence limits about effect measures: a general
    approach." Statistics in Medicine 2008;27:1693-1702, with the covariance of Zou GY,
    "Toward using confidence intervals to compare correlations", Psychological Methods
    2007;12:399-413.
    """
    value = first.estimate - factor * second.estimate

    def reach(one: float, other: float) -> float:
        squared = one**2 + (factor * other) ** 2 - 2 * correlation * one * factor * other
        return math.sqrt(max(squared, 0.0))

    below, above = first.estimate - first.lower, first.upper - first.estimate
    second_below, second_above = second.estimate - second.lower, second.upper - second.estimate
    return Interval(value, value - reach(below, second_above), value + reach(above, second_below))


def interval_of(assessment: Assessment) -> Interval:
    """Return an assessment's estimate with its limits."""
    return Interval(assessment.estimate, assessment.lower, assessment.upper)


def change(name: str, before: Sample, after: Sample, correlation: float) -> Change:
    """Return how a measure changed.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    before, after : Sample
        The same areas in the same order in two periods.
    correlation : float
        Of an area's errors in the two: the share of years that they have in common.
    """
    old, new = assess(name, before), assess(name, after)
    ranged = old.has_range and new.has_range
    return between(old, new, together(name, before, after, correlation) if ranged else APART)


def between(old: Assessment, new: Assessment, both: Together) -> Change:
    """Return how a measure changed from one assessment to a later one.

    Parameters
    ----------
    old, new : Assessment
    both : Together
        `APART` where either has no interval.
    """
    found = combine(interval_of(new), interval_of(old), both.correlation)
    return Change(
        before=old,
        after=new,
        observed=new.value - old.value,
        interval=found,
        p_wider=both.p_wider,
        p_wider_corrected=found.chance_positive,
        verdict=verdict_of(found),
    )


def verdict_of(found: Interval) -> str:
    """Return "wider", "narrower", or "unclear" where 0 is not left out."""
    if found.lower > 0:
        return WIDER
    return NARROWER if found.upper < 0 else UNCLEAR


def together(name: str, before: Sample, after: Sample, correlation: float) -> Together:
    """Simulate both periods around their observed values.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    before, after : Sample
        The same areas in the same order.
    correlation : float
        Of an area's errors in the two periods.
    """
    formula = MEASURES[name].formula
    first, second = draws(before.size), draws(before.size, stream=2)
    second = correlation * first + math.sqrt(1 - correlation**2) * second
    old = formula(before.values + first * before.errors, before)
    new = formula(after.values + second * after.errors, after)
    grew = float((new > old).mean())
    if not (old.std() > 0 and new.std() > 0):
        return Together(0.0, grew)
    return Together(float(np.corrcoef(old, new)[0, 1]), grew)


def move(before: Sample, after: Sample, area_from: int, area_to: int, correlation: float) -> Move:
    """Return what one end of a gap did, the areas at it given.

    Parameters
    ----------
    before, after : Sample
    area_from, area_to : int
        The area at that end in each period.
    correlation : float
        Of one area's errors in the two periods; two areas' are independent.
    """
    shared = correlation if area_from == area_to else 0.0
    start, end = before.values[area_from], after.values[area_to]
    first, second = before.errors[area_from], after.errors[area_to]
    reach = Z_95 * math.sqrt(first**2 + second**2 - 2 * shared * first * second)
    moved = float(end - start)
    return Move(area_from, area_to, float(start), float(end), moved, moved - reach, moved + reach)


def split(before: Sample, after: Sample, correlation: float) -> tuple[Move, Move]:
    """Split the change of a range exactly into what its top and its bottom did.

    Returns
    -------
    top, bottom : Move
        ``top.moved - bottom.moved`` is the change of the range.
    """
    top = move(before, after, before.highest, after.highest, correlation)
    return top, move(before, after, before.lowest, after.lowest, correlation)
