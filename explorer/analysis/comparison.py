"""Compares two areas: how far apart they are, and whether that is more than chance."""

import math
from dataclasses import dataclass

from explorer.analysis.estimates import Estimate, estimate, take_place, told_apart
from explorer.analysis.modelled import Modelled, beside, difference_error, model_of
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.search import Taken
from explorer.statistics.comparison import (
    UNKNOWN,
    Difference,
    Ratio,
    difference,
    difference_of_ranges,
    ratio,
    ratio_of_ranges,
)
from explorer.statistics.intervals import Ranged

# Statistics whose intervals are even on both sides; those of counts and shares are not.
_EVEN = frozenset({"life_expectancy", "score", "mean"})
# Statistics with a true zero, of which one can be so many times another.
_HAS_RATIO = frozenset({"life_expectancy", "rate", "count", "proportion", "ratio"})

SAME_FIGURE = "Both figures are the one measured for {name}: there is nothing to compare."
NESTED = "{inner} lies inside {outer}, so the two figures are not independent."


@dataclass(frozen=True)
class Overlap:
    """How far two areas are the same people.

    Attributes
    ----------
    first, second : Area
        What was measured.
    first_share, second_share : float
        The share of each one's people who live in the other; NaN where not known.
    """

    first: Area
    second: Area
    first_share: float
    second_share: float


@dataclass(frozen=True)
class Comparison:
    """Two areas on one indicator, for one sex and one period.

    Attributes
    ----------
    indicator : Indicator
    sex : str
    period : Period
    a, b : Estimate
    difference : Difference or None
        a minus b; None where a figure is missing or both are the same figure.
    note : str
        Why there is no difference, or what to know about it; may be empty.
    ratio : Ratio or None
        a over b, where the statistic has a true zero.
    overlap : Overlap or None
        Where people of one live in the other, so that the figures are not independent.
    one_model : Area or None
        The area whose model made both figures, so that they are not independent.
    """

    indicator: Indicator
    sex: str
    period: Period
    a: Estimate
    b: Estimate
    difference: Difference | None
    note: str
    ratio: Ratio | None = None
    overlap: Overlap | None = None
    one_model: Area | None = None

    @property
    def verdict(self) -> str:
        """Whether a is higher or lower than b, or they cannot be told apart; else empty."""
        return self.difference.verdict if self.difference else UNKNOWN


@dataclass(frozen=True)
class ByModel:
    """What our model says beside a comparison of published figures.

    Attributes
    ----------
    a, b : Modelled or None
        Of each place that has no published figure of its own.
    between : Comparison or None
        The two places by our model alone; None where it has no figure for one of them, or people
        of one live in the other.
    """

    a: Modelled | None
    b: Modelled | None
    between: Comparison | None


def compare(
    first: str, second: str, slug: str, sex: str | None = None, period: str | None = None
) -> list[Comparison]:
    """Compare two areas named by a reader, for each sex asked for.

    Parameters
    ----------
    first, second : str
        Names, codes or ``level:code``.
    slug : str
        The indicator.
    sex : str, optional
        All that the indicator has when left out.
    period : str, optional
        The latest published for both when left out.

    Raises
    ------
    QuestionError
        A name fits no area, or the indicator, sex or period does not exist.
    """
    record = indicator(slug)
    a, b = take_place(first, record), take_place(second, record)
    sexes = [checked_sex(record, sex)] if sex else list(record.sexes)
    return [_compared(record, a, b, one, period) for one in sexes]


def checked_sex(record: Indicator, sex: str) -> str:
    """Return a sex that the indicator has, or say which it has."""
    if sex not in record.sexes:
        raise QuestionError(
            f"{record.title} is not published for '{sex}': choose {' or '.join(record.sexes)}."
        )
    return sex


def compare_areas(record: Indicator, a: Area, b: Area, sex: str, period: Period) -> Comparison:
    """Compare two known areas in a known period."""
    return compare_estimates(
        record, estimate(record, a, sex, period), estimate(record, b, sex, period), sex, period
    )


def common_periods(record: Indicator, sex: str, *areas: Area) -> list[Period]:
    """Return the periods that can be shown at the levels of all the areas."""
    shown = [set(data.published_periods(record, area.level, sex)) for area in areas]
    return sorted(set.intersection(*shown))


def _compared(record: Indicator, a: Taken, b: Taken, sex: str, period: str | None) -> Comparison:
    available = common_periods(record, sex, a.area, b.area)
    what = f"{record.short_title} for {a.area.name} and {b.area.name}"
    chosen = choose(period, available, what)
    first = estimate(record, a.area, sex, chosen, a.also)
    second = estimate(record, b.area, sex, chosen, b.also)
    return compare_estimates(record, first, second, sex, chosen)


def compare_estimates(
    record: Indicator, a: Estimate, b: Estimate, sex: str, period: Period
) -> Comparison:
    """Compare two figures of one indicator, sex and period."""
    a, b = told_apart((a, b))
    if a.measured_area == b.measured_area and a.known:
        name = (a.measured_for or b.measured_for or a.area).name
        return Comparison(record, sex, period, a, b, None, SAME_FIGURE.format(name=name))
    if math.isnan(a.value - b.value):
        missing = " and ".join(one.area.name for one in (a, b) if not one.known)
        return Comparison(record, sex, period, a, b, None, f"No figure is published for {missing}.")
    return Comparison(
        indicator=record,
        sex=sex,
        period=period,
        a=a,
        b=b,
        difference=difference_of(record, a, b, sex),
        note=_nesting(a, b),
        ratio=_ratio(record, a, b),
        overlap=overlap(a.measured_for or a.area, b.measured_for or b.area),
        one_model=one_model(record, a.measured_for or a.area, b.measured_for or b.area),
    )


def by_model(one: Comparison) -> ByModel | None:
    """Return what our model says beside a comparison; None where both figures are places' own."""
    model = model_of(one.indicator)
    a, b = (beside(one.indicator, side.area, one.sex, one.period) for side in (one.a, one.b))
    if model is None or not (a or b):
        return None
    return ByModel(a, b, _between(model, one))


def _between(model: Indicator, one: Comparison) -> Comparison | None:
    areas = one.a.area, one.b.area
    if not all(data.is_published(model, area.level) for area in areas) or overlap(*areas):
        return None
    found = compare_areas(model, *areas, one.sex, one.period)
    return found if found.difference else None


def overlap(first: Area, second: Area) -> Overlap | None:
    """Return how far two areas are the same people; None where they share none."""
    shares = _share(first, second), _share(second, first)
    if not any(share > 0 for share in shares):
        return None
    return Overlap(first, second, *shares)


def one_model(record: Indicator, first: Area, second: Area) -> Area | None:
    """Return the area whose model made the figures of two areas inside it; None without."""
    level = record.shares_model_within
    held = first.parents.get(level), second.parents.get(level)
    if first == second or held[0] is None or held[0] != held[1]:
        return None
    return register().area(level, held[0])


def _share(area: Area, other: Area) -> float:
    """Return the share of an area's people who live in another; NaN where not known."""
    parts = register().parts(area, other.level)
    if not parts:
        return math.nan
    return next((part.share for part in parts if part.area.code == other.code), 0.0)


def difference_of(record: Indicator, a: Estimate, b: Estimate, sex: str) -> Difference:
    """Return how far one figure lies above another, with limits as its statistic has them."""
    if record.model_of:
        # Both figures share the errors of one model, so theirs do not simply add up.
        return difference(a.value, difference_error(record, a.area, b.area, sex), b.value, 0.0)
    if record.statistic in _EVEN:
        return difference(a.value, a.standard_error, b.value, b.standard_error)
    return difference_of_ranges(*_ranges(a, b))


def _ratio(record: Indicator, a: Estimate, b: Estimate) -> Ratio | None:
    if record.statistic not in _HAS_RATIO or record.model_of:
        return None
    if record.statistic in _EVEN:
        return ratio(a.value, a.standard_error, b.value, b.standard_error)
    return ratio_of_ranges(*_ranges(a, b))


def _ranges(a: Estimate, b: Estimate) -> tuple[Ranged, Ranged]:
    return Ranged(a.value, a.lower, a.upper), Ranged(b.value, b.lower, b.upper)


def _nesting(a: Estimate, b: Estimate) -> str:
    """Say so where what was measured for one area holds the other."""
    first, second = a.measured_for or a.area, b.measured_for or b.area
    for inner, outer in ((first, second), (second, first)):
        held = register().container(inner, outer.level)
        if held is not None and held.code == outer.code:
            return NESTED.format(inner=inner.name, outer=outer.name)
    return ""
