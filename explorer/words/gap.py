"""A gap, its change, and what its ends did, in words."""

import math
from dataclasses import replace

from explorer.analysis.change import Changed, EndMove
from explorer.analysis.gap import End, Gap, Sampled
from explorer.places.levels import NAMED
from explorer.statistics.change import NARROWER, UNCLEAR, WIDER, Change, Interval
from explorer.words.figures import about, apart, group, number, outward, span, together

# What each measure is, as it stands at the head of a sentence.
TITLES = {
    "range": "Highest to lowest",
    "pair": "{highest} to {lowest}",
    "ratio": "Highest divided by lowest",
    "mean-deviation": "Average distance from the mean",
    "best-deviation": "Average distance from the {best}",
    "sd": "Standard deviation between areas",
    "cov": "Coefficient of variation",
    "theil": "Theil index",
    "mld": "Mean log deviation",
    "par": "Gain if all had the {best}",
    "percentile-gap": "80th to 20th percentile",
}
# How many decimals more than the indicator's own a measure needs, by what it is told in.
_MORE = {"unit": 0, "percent": 0, "thousandths": 1, "times": 2}
# How a unit stands after a number; any other follows a space.
_JOINTS = {"%": "%", "score": " points of score", "× 1,000": " thousandths"}
_TENTHS = 10
# Two chances nearer than this are told as one.
_SAME_CHANCE = 0.05


def measure_title(gap: Gap) -> str:
    """Return what a measure is: "Highest to lowest", "South East to North East"."""
    names = {
        side: end.area.name if end else "one area"
        for side, end in (("highest", gap.highest), ("lowest", gap.lowest))
    }
    return TITLES[gap.assessment.measure.name].format(**names, best=best_end(gap.sampled))


def best_end(sampled: Sampled) -> str:
    """Return which end of the values the record's polarity calls better: "highest", "lowest"."""
    return "highest" if sampled.sample.best > 0 else "lowest"


def decimals_of(sampled: Sampled, scale: str) -> int:
    """Return to how many decimals a measure is told."""
    return sampled.indicator.decimals + _MORE[scale]


def amount(value: float, unit: str, decimals: int) -> str:
    """Return an amount with its unit: "7.4 years", "3.5%", "0.63 thousandths"."""
    return f"{_minus(number(value, decimals))}{_JOINTS.get(unit, f' {unit}')}"


def with_range(estimate: float, lower: float, upper: float, unit: str, decimals: int) -> str:
    """Return an estimate with its range: "7.4 years (likely range 6.1 to 8.7)"."""
    text = amount(estimate, unit, decimals)
    if math.isnan(lower):
        return text
    return f"{text} (likely range {_minus(span(lower, upper, decimals))})"


def chance(probability: float) -> str:
    """Return a probability in both frames: "9 in 10 (90%)", "more than 99 in 100 (over 99%)"."""
    if probability < 0.01:  # noqa: PLR2004 -- less than can be shown
        return "less than 1 in 100 (under 1%)"
    if probability > 0.99:  # noqa: PLR2004
        return "more than 99 in 100 (over 99%)"
    percent = round(100 * probability)
    if percent % _TENTHS == 0:
        return f"{percent // _TENTHS} in 10 ({percent}%)"
    return f"{percent} in 100 ({percent}%)"


def chance_in_percent(probability: float) -> str:
    """Return a probability where room is short: "90%", "under 1%"."""
    if probability < 0.01:  # noqa: PLR2004 -- less than can be shown
        return "under 1%"
    return "over 99%" if probability > 0.99 else f"{round(100 * probability)}%"  # noqa: PLR2004


def gap_text(gap: Gap) -> str:
    """Return one measure in a sentence or two, with range, ends, and what to know."""
    found, sampled = gap.assessment, gap.sampled
    title = measure_title(gap)
    if math.isnan(found.value):
        return f"{title}: not to be had: {found.reason}."
    decimals = decimals_of(sampled, found.measure.scale)
    text = with_range(found.estimate, found.lower, found.upper, gap.unit, decimals)
    sentences = [f"{title}: {text}{_ends(gap)}."]
    sentences.append(_noise(gap, decimals))
    if found.reason:
        sentences.append(f"Not a finding: {found.reason}.")
    return " ".join(filter(None, sentences))


def gap_title(sampled: Sampled) -> str:
    """Return what gaps are about: "Healthy life expectancy across 9 regions. Girls, …"."""
    level = NAMED[sampled.level]
    return (
        f"{sampled.indicator.short_title} across {len(sampled.areas)} {level.plural}. "
        f"{about(sampled.indicator, sampled.sex, sampled.period)}."
    )


def noise_text(gap: Gap) -> str:
    """Return how much of the spread is noise, with no more precision than it has."""
    share = gap.assessment.noise_share
    if math.isnan(share):
        return "No ranges are published, so it is not known how much of the spread is chance."
    return (
        f"Chance alone would make {share:.0%} of the variance between these "
        f"{NAMED[gap.sampled.level].plural}, going by their published ranges."
    )


def change_text(found: Changed) -> str:
    """Return a measure's change: verdict first, then number, range and chance."""
    title = measure_title_of(found)
    change = found.change
    if math.isnan(change.observed):
        return f"{title}: not to be had: {found.reason}."
    decimals = decimals_of(found.before, change.after.measure.scale)
    if not change.has_range:
        moved = signed(change.observed, decimals)
        return f"{title}: no verdict ({moved} as observed): {found.reason}."
    verdict = change_verdict(change_shown(change, decimals), found.unit, decimals)
    return f"{title}: {verdict}. {_odds(found)}"


def change_shown(change: Change, decimals: int) -> Interval:
    """Return a change as the two figures beside it are shown; its limits stay."""
    by = apart(change.after.estimate, change.before.estimate, decimals)
    return replace(change.interval, estimate=by)


def change_verdict(change: Interval, unit: str, decimals: int) -> str:
    """Return the verdict of a change: "wider by 0.9 years (likely range 0.2 to 1.6)".

    Where the interval holds 0: "no clear change (-0.7 years, range -2.3 to 0.8)".
    """
    if change.lower > 0:
        limits = change.estimate, change.lower, change.upper
        return f"wider by {with_range(*limits, unit, decimals)}"
    if change.upper < 0:
        limits = -change.estimate, -change.upper, -change.lower
        return f"narrower by {with_range(*limits, unit, decimals)}"
    moved = amount_signed(change.estimate, unit, decimals)
    return f"no clear change ({moved}, range {signed_span(change.lower, change.upper, decimals)})"


def measure_title_of(found: Changed) -> str:
    """Return what a changed measure is."""
    ends = found.before.ends(found.change.after.measure)
    names = [found.before.areas[place].name for place in ends] if ends else ["one area"] * 2
    title = TITLES[found.change.after.measure.name]
    return title.format(highest=names[0], lowest=names[1], best=best_end(found.before))


def change_title(found: Changed) -> str:
    """Return what changes are about."""
    before, after = found.before, found.after
    level = NAMED[before.level]
    return (
        f"{before.indicator.short_title} across {len(before.areas)} {level.plural}, "
        f"{group(before.indicator, before.sex)}: {after.period.words} "
        f"against {before.period.words}."
    )


def split_text(found: Changed) -> str:
    """Return what the top and the bottom of a gap did, and whether it closed from above."""
    if found.split is None:
        return ""
    decimals, unit = found.before.indicator.decimals, found.unit
    named = found.change.after.measure.name == "pair"
    ends = ("", "") if named else ("The highest", "The lowest")
    top = _end_text(found.split.top, ends[0], unit, decimals)
    bottom = _end_text(found.split.bottom, ends[1], unit, decimals)
    return " ".join(filter(None, [top, bottom, _levelling(found)]))


def agreement(found: list[Changed]) -> str:
    """Return how many measures agree: "Of 9 measures with a range, 1 is wider, …"; "" of one."""
    judged = [one for one in found if one.change.has_range and one.finding]
    if not judged:
        return "No measure has a range, so none has a verdict."
    counts = {word: _count(judged, word) for word in (WIDER, NARROWER, UNCLEAR)}
    if len(judged) == 1:
        return ""
    return (
        f"Of {len(judged)} measures with a range, {counts[WIDER]} "
        f"{'is' if counts[WIDER] == 1 else 'are'} wider, {counts[NARROWER]} narrower and "
        f"{counts[UNCLEAR]} unclear."
    )


def signed(value: float, decimals: int) -> str:
    """Return a change with its sign: "+0.7", "−0.7", "0.0"."""
    text = number(abs(value), decimals)
    if float(text.replace(",", "")) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def signed_span(lower: float, upper: float, decimals: int) -> str:
    """Return limits that may lie below 0, rounded outward: "−0.97 to +1.47"."""
    low, high = outward(lower, upper, decimals)
    return f"{signed(low, decimals)} to {signed(high, decimals)}"


def amount_signed(value: float, unit: str, decimals: int) -> str:
    """Return a change with sign and unit: "−0.7 years"."""
    text = signed(value, decimals)
    sign = text[0] if text[0] in "+−" else ""
    return sign + amount(abs(value), unit, decimals)


def _minus(text: str) -> str:
    """Write a negative number with a minus, not with a hyphen."""
    return text.replace("-", "−")


def _count(found: list[Changed], verdict: str) -> int:
    return sum(one.change.verdict == verdict for one in found)


def _ends(gap: Gap) -> str:
    if gap.assessment.measure.on not in {"ends", "pair"} or gap.assessment.measure.judged:
        return ""
    if gap.highest is None or gap.lowest is None:
        return ""
    decimals = gap.sampled.indicator.decimals
    high, low = (_end(end, decimals) for end in (gap.highest, gap.lowest))
    return f", highest value {high}, lowest value {low}"


def _end(end: End, decimals: int) -> str:
    return f"{end.area.name} {number(end.value, decimals)}"


def _noise(gap: Gap, decimals: int) -> str:
    """Say how much too large a measure is as observed, where that shows."""
    found = gap.assessment
    if math.isnan(found.bias) or number(found.bias, decimals) == number(0, decimals):
        return ""
    if found.bias < 0:
        return ""
    excess = amount(found.bias, "points" if gap.unit == "%" else gap.unit, decimals)
    if math.isnan(found.corrected):
        return f"As observed it comes out {excess} too large on average, by chance alone."
    seen = amount(found.value, gap.unit, decimals)
    return f"As observed it is {seen}; {excess} of that is chance."


def _odds(found: Changed) -> str:
    """Return how likely the direction is that the change has, chance taken off and not."""
    change = found.change
    wider = change.interval.estimate >= 0
    odds = change.p_wider_corrected if wider else 1 - change.p_wider_corrected
    naive = change.p_wider if wider else 1 - change.p_wider
    text = f"The chance that it truly {'widened' if wider else 'narrowed'} is {chance(odds)}"
    if math.isnan(naive) or abs(naive - odds) < _SAME_CHANCE:
        return f"{text}."
    return f"{text}; the figures as observed, noise and all, would make it {chance(naive)}."


def _end_text(end: EndMove, title: str, unit: str, decimals: int) -> str:
    """Return what one end did: "The highest (South East) fell by 2.1 years (likely range …)."."""
    move = end.move
    names = end.area_from.name
    if end.area_to != end.area_from:
        names = f"{end.area_from.name}, then {end.area_to.name}"
    subject = f"{title} ({names})" if title else names
    moved = apart(move.end, move.start, decimals)
    text = f"{subject} {_moved(moved, move.lower, move.upper, unit, decimals)}"
    handed = [f"{area.name} in {period.words}" for period, area in end.handovers]
    since = f"; another area came to that end: {together(handed)}" if handed else ""
    return f"{text}{since}."


def _moved(moved: float, lower: float, upper: float, unit: str, decimals: int) -> str:
    if lower > 0:
        return f"rose by {with_range(moved, lower, upper, unit, decimals)}"
    if upper < 0:
        return f"fell by {with_range(-moved, -upper, -lower, unit, decimals)}"
    if math.isnan(lower):
        return f"moved by {amount_signed(moved, unit, decimals)} as observed"
    return (
        f"shows no clear change ({amount_signed(moved, unit, decimals)}, "
        f"range {signed_span(lower, upper, decimals)})"
    )


def _levelling(found: Changed) -> str:
    """Say so where a gap is smaller and its top fell, or larger and both fell."""
    split = found.split
    if split is None or math.isnan(found.change.observed):
        return ""
    top, bottom = split.top.move, split.bottom.move
    high_is_good = found.before.sample.best > 0
    if found.change.observed < 0 and top.upper < 0 and high_is_good:
        return "Any narrowing came from the top: the highest fell."
    if top.upper < 0 and bottom.upper < 0 and high_is_good:
        return "Both ends fell."
    return ""
