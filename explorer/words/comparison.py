"""A comparison of two areas in words."""

import math

from explorer.analysis.compare import Comparison
from explorer.analysis.estimates import Estimate
from explorer.catalogue import Indicator
from explorer.levels import BY_SLUG
from explorer.statistics.comparison import Difference
from explorer.words.figures import (
    NEWBORN,
    about,
    group,
    kind,
    no_value,
    number,
    outward,
    shown,
    span,
    together,
    turned_over,
)


def comparison_title(comparison: Comparison) -> str:
    """Return the answer of a comparison of two areas with known figures."""
    gap = comparison.difference
    if gap is None:
        return comparison.note
    a, b = subject(comparison.a), subject(comparison.b)
    record = comparison.indicator
    if not math.isnan(gap.lower) and gap.lower <= 0 <= gap.upper:
        return _cannot_tell(record, a, b, comparison.sex, gap)
    more = gap.value > 0
    amount = number(abs(gap.value), record.decimals)
    templates = {
        "life_expectancy": (
            "A {child} born in {a} can expect {amount} {fewer} {noun} than one born in {b}"
        ),
        "rate": "{a} has {amount} {fewer} {noun} than {b}",
        "count": "{a} has {amount} {fewer} {noun} than {b}",
        "ratio": "{title} is {amount} {lower} in {a} than in {b}",
        "score": "{title} is {amount} {noun} {lower} in {a} than in {b}",
        "proportion": "{title}: {amount} percentage points {lower} in {a} than in {b}",
    }
    return templates[record.statistic].format(
        child=NEWBORN[comparison.sex],
        a=a,
        b=b,
        amount=amount,
        noun=record.noun,
        title=record.short_title,
        fewer="more" if more else "fewer",
        lower="higher" if more else "lower",
    )


def _cannot_tell(record: Indicator, a: str, b: str, sex: str, gap: Difference) -> str:
    """Say that two figures cannot be told apart, and how much could be hidden."""
    low, high = outward(gap.lower, gap.upper, record.decimals)
    hidden = (
        f"anything from {number(-low, record.decimals)} fewer "
        f"to {number(high, record.decimals)} more in {a}"
    )
    return (
        f"We cannot tell apart {a} and {b} on {record.short_title.lower()} "
        f"for {group(record, sex)}: {hidden}"
    )


def difference_range(record: Indicator, gap: Difference) -> str:
    """Return "likely range 8.4 to 18.2" of the size of a difference; empty without one."""
    if math.isnan(gap.lower) or gap.lower <= 0 <= gap.upper:
        return ""
    low, high = sorted((abs(gap.lower), abs(gap.upper)))
    return f"likely range {span(low, high, record.decimals)}"


def comparison_values(comparison: Comparison) -> str:
    """Return both figures with ranges, then group and period."""
    record = comparison.indicator
    figures = [_figure(record, one) for one in (comparison.a, comparison.b)]
    return f"{'. '.join(figures)}. {about(record, comparison.sex, comparison.period)}."


def comparison_text(comparison: Comparison) -> str:
    """Return a whole comparison in sentences, for a terminal."""
    title = comparison_title(comparison).rstrip(".")
    gap = comparison.difference
    limits = difference_range(comparison.indicator, gap) if gap else ""
    first = f"{title} ({limits})." if limits else f"{title}."
    notes = [] if gap is None else [comparison.note]
    also = [also_text(one) for one in (comparison.a, comparison.b)]
    return "\n".join(filter(None, [first, comparison_values(comparison), *notes, *also]))


def also_text(estimate: Estimate) -> str:
    """Return what else a name could have meant."""
    if not estimate.also:
        return ""
    others = together([f"{other.key} ({BY_SLUG[other.level].singular})" for other in estimate.also])
    return f"{estimate.area.name} was taken as {estimate.area.key}; it could also mean {others}."


def subject(estimate: Estimate) -> str:
    """Return the name of what was measured."""
    return (estimate.measured_for or estimate.area).name


def _figure(record: Indicator, estimate: Estimate) -> str:
    """Return one area's name and figure, with what it was measured for."""
    name = estimate.area.name
    if estimate.measured_for:
        lender = estimate.measured_for
        name = f"{lender.name}, the {kind(lender)} that contains {estimate.area.name},"
    if not estimate.known:
        return f"{name}: {no_value(estimate.flag)}"
    other = turned_over(record, estimate.value)
    return f"{name} {shown(record, estimate)}{f', or {other}' if other else ''}"
