"""How a gap changed between two periods, and what its top and its bottom did."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from explorer.analysis import simulated
from explorer.analysis.gap import (
    ALL,
    POPULATION,
    Sampled,
    measures_named,
    pair_codes,
    refuse_modelled,
    sample_of,
    sexes_of,
    unit_of,
)
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import indicator
from explorer.periods import Period, choose
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.places.levels import level as level_called
from explorer.statistics.change import Change, Move, move
from explorer.statistics.inequality import Sample
from explorer.statistics.overlap import overlap_correlation

# Measures whose change is exactly what one end did less what the other did.
_SPLIT = frozenset({"range", "pair"})
_MONTHS = 12


@dataclass(frozen=True)
class EndMove:
    """What one end of a gap did.

    Attributes
    ----------
    area_from, area_to : Area
        The area at that end in each period.
    move : Move
        Its values, how far it moved, and the limits of that.
    handovers : tuple of (Period, Area)
        Each period in which another area came to that end, and which.
    """

    area_from: Area
    area_to: Area
    move: Move
    handovers: tuple[tuple[Period, Area], ...]


@dataclass(frozen=True)
class Split:
    """The exact split of a gap's change: ``top.move.moved - bottom.move.moved``.

    Attributes
    ----------
    top, bottom : EndMove
    reason : str
        Why neither has limits; empty where they have.
    """

    top: EndMove
    bottom: EndMove
    reason: str = ""


@dataclass(frozen=True)
class Changed:
    """The change of one measure between two periods.

    Attributes
    ----------
    before, after : Sampled
        The same areas in both periods.
    change : Change
        Both assessments, the change with interval, probabilities and verdict.
    unit : str
    finding : bool
        Whether the change can stand as a finding.
    reason : str
        Why it cannot, or why something is missing; may be empty.
    split : Split or None
        For a range and a pair.
    """

    before: Sampled
    after: Sampled
    change: Change
    unit: str
    finding: bool
    reason: str
    split: Split | None


def changes(
    slug: str,
    level: str,
    start: str,
    end: str,
    sex: str | None = None,
    *,
    measure: str = ALL,
    pair: tuple[str, str] | None = None,
    weights: str = POPULATION,
) -> list[Changed]:
    """Return how each measure of a level's gap changed from one period to a later one.

    Parameters
    ----------
    slug, level : str
    start, end : str
        Two periods as people write them, the earlier first.
    sex : str, optional
        All that the indicator has when left out.
    measure : str
        One of `MEASURES`, or "all".
    pair : tuple of str, optional
        Two areas of the level; South East and North East for regions.
    weights : {"population", "equal"}

    Raises
    ------
    QuestionError
        Something asked for does not exist, or the periods are not in order.
    """
    refuse_modelled(indicator(slug))
    codes = pair_codes(level, pair)
    names = measures_named(measure, codes)
    found = []
    for one in sexes_of(slug, sex):
        before, after = both_periods(slug, level, one, (start, end), weights)
        before = before.with_pair(codes)
        after = _same_pair(after, before.sample.pair)
        found += [changed(before, after, name) for name in names]
    return found


def both_periods(
    slug: str, level: str, sex: str, periods: tuple[str, str], weights: str = POPULATION
) -> tuple[Sampled, Sampled]:
    """Return the areas that have values in both periods, as they were in each."""
    record = indicator(slug)
    what = f"{record.short_title} for {level_called(level).plural}"
    available = data.published_periods(record, level, sex)
    first, second = (choose(text, available, what) for text in periods)
    if first >= second:
        raise QuestionError(
            f"A change runs from an earlier period to a later one: {first.short} is not "
            f"before {second.short}."
        )
    before = sample_of(slug, level, sex, first.iso, weights)
    after = sample_of(slug, level, sex, second.iso, weights)
    shared = [code for code in before.places if code in after.places]
    if len(shared) < 2:  # noqa: PLR2004 -- nothing lies apart from nothing
        raise QuestionError(
            f"Fewer than two {NAMED[level].plural} have figures in both {first.words} and "
            f"{second.words}."
        )
    return before.among(shared), after.among(shared)


@lru_cache(maxsize=1024)
def changed(before: Sampled, after: Sampled, name: str) -> Changed:
    """Return the change of one measure over samples of the same areas."""
    shared = shared_years(before.period, after.period)
    found = simulated.changed(name, before.sample, after.sample, shared)
    measure = found.after.measure
    reasons = dict.fromkeys(one.reason for one in (found.before, found.after) if one.reason)
    return Changed(
        before=before,
        after=after,
        change=found,
        unit=unit_of(before.indicator, measure),
        finding=found.before.finding and found.after.finding and found.has_range,
        reason="; ".join(reasons),
        split=_split(before, after, found) if name in _SPLIT and before.ends(measure) else None,
    )


def shared_years(first: Period, second: Period) -> float:
    """Return how an area's errors in two periods correlate: by the time that both cover."""
    if first.unit != "Y" or second.unit != "Y":
        return float(first == second)
    starts = [years_from(first), years_from(second)]
    return float(overlap_correlation(starts, max(first.length, second.length))[0, 1])


def years_from(period: Period) -> float:
    """Return when a period starts, in years."""
    return period.start.year + (period.start.month - 1) / _MONTHS


def _same_pair(sampled: Sampled, pair: tuple[int, int] | None) -> Sampled:
    return replace(sampled, sample=replace(sampled.sample, pair=pair))


Place = Callable[[Sample], int]


def _split(before: Sampled, after: Sampled, found: Change) -> Split:
    if found.after.measure.on == "pair" and before.sample.pair:
        first, second = before.sample.pair
        top = _moved(before, after, lambda _: first, ())
        bottom = _moved(before, after, lambda _: second, ())
    else:
        between = _between(before, after)
        top = _moved(before, after, lambda sample: sample.highest, between)
        bottom = _moved(before, after, lambda sample: sample.lowest, between)
    if found.has_range:
        return Split(top, bottom)
    reason = found.after.reason or found.before.reason
    return Split(_without_limits(top), _without_limits(bottom), reason)


def _without_limits(end: EndMove) -> EndMove:
    """Take away limits that hold for areas chosen beforehand, where luck chose the ends."""
    return replace(end, move=replace(end.move, lower=math.nan, upper=math.nan))


def _moved(before: Sampled, after: Sampled, place: Place, between: Sequence[Sampled]) -> EndMove:
    here, there = place(before.sample), place(after.sample)
    shared = shared_years(before.period, after.period)
    found = move(before.sample, after.sample, here, there, shared)
    handovers, held = [], before.areas[here]
    for sampled in (*between, after):
        area = sampled.areas[place(sampled.sample)]
        if area.code != held.code:
            handovers.append((sampled.period, area))
            held = area
    areas = before.areas[here], after.areas[there]
    return EndMove(*areas, found, tuple(handovers))


def _between(before: Sampled, after: Sampled) -> list[Sampled]:
    """Return the level in the periods between two."""
    record = before.indicator
    periods = data.published_periods(record, before.level, before.sex)
    return [
        sample_of(record.slug, before.level, before.sex, period.iso, before.weights)
        for period in periods
        if before.period < period < after.period
    ]
