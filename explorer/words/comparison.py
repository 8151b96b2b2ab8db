"""A comparison of two areas in words."""

import math
from collections.abc import Sequence

from explorer.analysis.comparison import Comparison, Overlap
from explorer.analysis.estimates import Estimate
from explorer.indicators.catalogue import Indicator, indicator
from explorer.places.areas import WHOLLY, Area
from explorer.places.levels import NAMED
from explorer.places.search import Taken
from explorer.statistics.comparison import Difference
from explorer.statistics.intervals import Ranged
from explorer.words.figures import (
    NEWBORN,
    about,
    apart,
    group,
    kind,
    no_value,
    number,
    outward,
    share,
    shown,
    span,
    together,
    turned_over,
    with_unit,
)

# Things are fewer or more; what is measured on a scale is lower or higher.
_FEWER_MORE = dict.fromkeys(("life_expectancy", "rate", "count"), ("fewer", "more"))
_NO_RANGE = "no range is published, so whether it is more than chance cannot be said"


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
    shown_apart = difference_shown(comparison)
    amount = number(abs(shown_apart), record.decimals)
    if not gap.has_range and shown_apart == 0:
        start = f"{record.short_title}: {a} and {b} both read"
        value = with_unit(number(comparison.a.value, record.decimals), record, start)
        return f"{start} {value}"
    templates = {
        "life_expectancy": (
            "A {child} born in {a} can expect {amount} {fewer} {noun} than one born in {b}"
        ),
        "rate": "{a} has {amount} {fewer} {noun} than {b}",
        "count": "{a} has {amount} {fewer} {noun} than {b}",
        "ratio": "{title} is {amount} {lower} in {a} than in {b}",
        "score": "{title} is {amount} {noun} {lower} in {a} than in {b}",
        "mean": "{title} is {amount} {noun} {lower} in {a} than in {b}",
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


def difference_shown(comparison: Comparison) -> float:
    """Return the difference of two figures as they are shown, in the indicator's unit."""
    return apart(comparison.a.value, comparison.b.value, comparison.indicator.decimals)


def _cannot_tell(record: Indicator, a: str, b: str, sex: str, gap: Difference) -> str:
    """Say that two figures cannot be told apart, and how much could be hidden."""
    return (
        f"We cannot tell apart {a} and {b} on {_measure(record)} "
        f"for {group(record, sex)}: {hidden(record, gap)} in {a}"
    )


def _measure(record: Indicator) -> str:
    """Return a measure as a sentence names it: "healthy life expectancy by our model"."""
    if record.model_of:
        return f"{in_sentence(indicator(record.model_of).short_title)} by our model"
    return in_sentence(record.short_title)


def hidden(record: Indicator, gap: Ranged) -> str:
    """Return how much an unclear difference could be: "anything from 2.1 fewer to 3.0 more"."""
    low, high = outward(gap.lower, gap.upper, record.decimals)
    fewer, more = _FEWER_MORE.get(record.statistic, ("lower", "higher"))
    points = " percentage points" if record.statistic == "proportion" else ""
    below, above = (number(abs(limit), record.decimals) for limit in (low, high))
    return f"anything from {below}{points} {fewer} to {above}{points} {more}"


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: "GPs …" keeps its capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def difference_range(record: Indicator, gap: Ranged) -> str:
    """Return "likely range 8.4 to 18.2" of the size of a difference; empty without one."""
    if math.isnan(gap.lower) or gap.lower <= 0 <= gap.upper:
        return ""
    low, high = sorted((abs(gap.lower), abs(gap.upper)))
    return f"likely range {span(low, high, record.decimals)}"


def comparison_values(comparison: Comparison) -> str:
    """Return both figures with ranges, then group and period; the title stands before them."""
    record = comparison.indicator
    title = comparison_title(comparison)
    first = _figure(record, comparison.a, title)
    second = _figure(record, comparison.b, f"{title} {first}")
    return f"{first}. {second}. {about(record, comparison.sex, comparison.period)}."


def comparison_text(comparison: Comparison, model: Sequence[str] = ()) -> str:
    """Return a whole comparison in sentences, for a terminal.

    Parameters
    ----------
    comparison : Comparison
    model : sequence of str
        What our model says beside it.
    """
    title = comparison_title(comparison).rstrip(".")
    gap = comparison.difference
    limits = difference_range(comparison.indicator, gap) if gap else ""
    first = f"{title} ({limits})." if limits else f"{title}."
    notes = dependence(comparison)
    also = [also_text(one) for one in (comparison.a, comparison.b)]
    values = comparison_values(comparison)
    return "\n".join(filter(None, [first, values, *model, *notes, *also]))


def dependence(comparison: Comparison) -> list[str]:
    """Return what to know about a difference: no range, or figures that are not independent."""
    if comparison.difference is None:
        return []
    ranged = comparison.difference.has_range
    unknown = [] if ranged else [f"{_NO_RANGE[0].upper()}{_NO_RANGE[1:]}."]
    return [
        *unknown,
        *overlap_sentences(comparison.overlap, ranged=ranged),
        *model_sentences(comparison.one_model),
    ]


def overlap_sentences(shared: Overlap | None, *, ranged: bool) -> list[str]:
    """Return how far two areas are the same people: one sentence, or none."""
    if shared is None:
        return []
    inner, outer, part = shared.first, shared.second, shared.first_share
    if not part >= shared.second_share and shared.second_share > 0:
        inner, outer, part = shared.second, shared.first, shared.second_share
    where = (
        f"{inner.name} lies inside {outer.name}"
        if part >= WHOLLY
        else f"{share(part)} of the people of {inner.name} live in {outer.name}"
    )
    wide = "; the likely range is worked out as if they were, and so is too wide" if ranged else ""
    return [f"{where}, so the two figures are not independent{wide}."]


def model_sentences(area: Area | None) -> list[str]:
    """Return that one model made both figures: one sentence, or none."""
    if area is None:
        return []
    return [
        f"One model for {area.name} made both figures, so they are not independent: take their "
        "difference as a guide."
    ]


def modelled_text(record: Indicator) -> str:
    """Return that figures come from a model and what not to do with them; else nothing."""
    return f"Calculated by a model. {record.do_nots[0]}" if record.modelled else ""


def also_text(estimate: Estimate) -> str:
    """Return what else a name could have meant."""
    return also_named(Taken(estimate.area, estimate.also))


def also_named(taken: Taken) -> str:
    """Return what else a name that was taken for an area could have meant; may be empty."""
    if not taken.also:
        return ""
    others = together([f"{other.key} ({NAMED[other.level].singular})" for other in taken.also])
    return f"{taken.area.name} was taken as {taken.area.key}; it could also mean {others}."


def subject(estimate: Estimate) -> str:
    """Return the name of what was measured."""
    return (estimate.measured_for or estimate.area).name


def _figure(record: Indicator, estimate: Estimate, said: str) -> str:
    """Return one area's name and figure, with what it was measured for, after what was said."""
    name = estimate.area.name
    if estimate.measured_for:
        lender = estimate.measured_for
        what = "which" if lender.name.endswith(kind(lender)) else f"the {kind(lender)} that"
        name = f"{lender.name}, {what} contains {estimate.area.name},"
    if not estimate.known:
        return f"{name.removesuffix(',')}: {no_value(estimate.flag)}"
    other = turned_over(record, estimate.value, said)
    return f"{name} {shown(record, estimate, said)}{f', or {other}' if other else ''}"
