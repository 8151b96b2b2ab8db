"""The goal in words: improving for all, halving the gap, and what it would take."""

import math
from dataclasses import replace

from explorer.analysis.floor import Floor, Shortfall
from explorer.analysis.goal.progress import AreaChange, Goal
from explorer.places.levels import ENGLAND, NAMED
from explorer.words.figures import apart, group, number, outward, together
from explorer.words.gap import (
    amount,
    amount_signed,
    chance,
    change_shown,
    change_verdict,
    signed,
    signed_span,
    split_text,
    with_range,
)

# How many areas below a floor are named.
_LISTED = 9
_AT_ENDS = " No ranges are given: the highest and the lowest of so many are partly chance."


def goal_title(goal: Goal) -> str:
    """Return what is tracked, from when, in which release."""
    level = NAMED[goal.level]
    return (
        f"{goal.indicator.short_title} across {level.plural}, "
        f"{group(goal.indicator, goal.sex)}, release of {goal.indicator.release[:4]}: "
        f"{goal.period.words} against {goal.baseline.words}."
    )


def improving_text(goal: Goal) -> str:
    """Return whether figures improved for all: England, then how many areas rose and fell."""
    if not goal.improving:
        return f"Improving for all: cannot be said: {goal.reason}."
    level = NAMED[goal.level]
    england = [one for one in goal.improving if one.area.code == ENGLAND]
    areas = [one for one in goal.improving if one.area.code != ENGLAND]
    rose = [one for one in areas if one.verdict == "higher"]
    fell = [one for one in areas if one.verdict == "lower"]
    unclear = [one for one in areas if one.verdict == "unclear"]
    verdict = "yes" if len(rose) == len(areas) else "no" if fell else "not shown"
    counts = (
        f"{len(rose)} of {len(areas)} {level.plural} rose, {len(fell)} fell and "
        f"{len(unclear)} show{'s' if len(unclear) == 1 else ''} no clear change"
    )
    whole = [area_change_text(goal, one) for one in england]
    return " ".join([f"Improving for all: {verdict}.", *whole, f"{counts}."])


def improving_short(goal: Goal) -> str:
    """Return how England changed, and how many areas did what; the verdict stands above it."""
    if not goal.improving:
        return f"{_capital(goal.reason)}."
    whole = [_in_england(goal, one) for one in goal.improving if one.area.code == ENGLAND]
    verdicts = [one.verdict for one in goal.improving if one.area.code != ENGLAND]
    done = {"higher": "rose", "lower": "fell"}
    counts = [f"{verdicts.count(one)} {what}" for one, what in done.items() if one in verdicts]
    if unclear := verdicts.count("unclear"):
        counts.append(f"{unclear} show{'s' if unclear == 1 else ''} no clear change")
    areas = f"Of {len(verdicts)} {NAMED[goal.level].plural}, {together(counts)}."
    return " ".join([*whole, areas])


def _in_england(goal: Goal, found: AreaChange) -> str:
    """Return England's change: "in England it fell by 2.7 years (likely range 2.3 to 3.1), …"."""
    _, what = area_change_text(goal, found).split(": ", 1)
    it = "" if what.startswith("no ") else "it "
    return f"in {found.area.name} {it}{what}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def area_change_text(goal: Goal, found: AreaChange) -> str:
    """Return one area's change: "England: fell by 2.7 years (likely range 2.3 to 3.0), …"."""
    decimals, unit = goal.indicator.decimals, goal.indicator.unit
    change = replace(found.change, estimate=apart(found.end, found.start, decimals))
    ends = f"from {number(found.start, decimals)} to {number(found.end, decimals)}"
    if found.verdict == "higher":
        what = f"rose by {with_range(change.estimate, change.lower, change.upper, unit, decimals)}"
    elif found.verdict == "lower":
        limits = -change.estimate, -change.upper, -change.lower
        what = f"fell by {with_range(*limits, unit, decimals)}"
    elif math.isnan(change.lower):
        what = f"moved by {amount_signed(change.estimate, unit, decimals)} as observed"
    else:
        what = change_verdict(change, unit, decimals)
    return f"{found.area.name}: {what}, {ends}."


def narrowing_text(goal: Goal) -> str:
    """Return whether the gap is narrowing: verdict, range, chances, share of the way."""
    decimals, unit = goal.indicator.decimals, goal.indicator.unit
    now = goal.current_gap.assessment
    then = goal.baseline_gap.assessment
    today = with_range(now.estimate, now.lower, now.upper, unit, decimals)
    first = f"The gap is {today}; in {goal.baseline.words} it was "
    first += f"{with_range(then.estimate, then.lower, then.upper, unit, decimals)}"
    first += f", and half of that is {amount(goal.half, unit, decimals + 1)}."
    if math.isnan(goal.p_narrowed) or goal.change is None:
        return f"Narrowing: cannot be said: {goal.reason}. {first}"
    change = change_shown(goal.change.change, decimals)
    odds = (
        f"The chance that it is smaller than in {goal.baseline.words} is "
        f"{chance(goal.p_narrowed)}; that it is already at half or below, "
        f"{chance(goal.p_halved)}. These chances rest on the published ranges, with every gap "
        "given one weight beforehand."
    )
    verdict = change_verdict(change, unit, decimals)
    return " ".join([f"Narrowing: {verdict}.", first, way_text(goal), odds])


def way_text(goal: Goal) -> str:
    """Return how much of the way to half is gone: "21% of the way (likely range −24% to 63%)."."""
    way = goal.share_of_way
    if math.isnan(way.estimate) or math.isnan(way.lower):
        return ""
    low, high = outward(100 * way.lower, 100 * way.upper, 0)
    limits = f"likely range {_percent(low)} to {_percent(high)}"
    if way.estimate < 0:
        return f"Share of the way to half: none, {_percent(100 * way.estimate)} ({limits})."
    return f"Share of the way to half: {_percent(100 * way.estimate)} ({limits})."


def line_text(goal: Goal) -> str:
    """Return what a straight line through all periods says, and how badly it fits."""
    line = goal.line
    if line is None or goal.arrival is None:
        return f"No line can be drawn: {goal.reason}."
    decimals, unit = goal.indicator.decimals, goal.indicator.unit
    slope = change_verdict(line.slope, f"{unit} a year", decimals + 1)
    ahead = goal.projection
    sentences = [
        f"A straight line through all {len(goal.series)} periods: {slope}.",
        f"If it went on, the gap in {goal.projected.words} would be "
        f"{with_range(ahead.median, ahead.lower, ahead.upper, unit, decimals)}.",
        f"The chance that such a line never reaches half is {chance(goal.arrival.p_never)}.",
    ]
    if line.fit.scale > 1:
        sentences.append(
            "The gap moves more from period to period than the published ranges allow, so the "
            "line's range was widened to match."
        )
    if line.apart:
        check = change_verdict(line.apart, f"{unit} a year", decimals + 1)
        sentences.append(f"Through the {len(line.windows)} periods that share no years: {check}.")
    return " ".join(sentences)


def floor_text(goal: Goal, floor: Floor, whose: str) -> str:
    """Return the floor, who lies below it, by how much, and how many people live there.

    Parameters
    ----------
    goal : Goal
    floor : Floor
    whose : str
        Whose gap is halved: "the gap of 2018 to 2020", "today's gap".
    """
    decimals, unit = goal.indicator.decimals, goal.indicator.unit
    level = NAMED[goal.level]
    start = (
        f"To halve {whose}, with the {level.plural} above staying as they are, none could be below "
        f"{with_range(floor.value, floor.lower, floor.upper, unit, decimals + 1)}."
    )
    if not floor.below:
        return f"{start} None is."
    one = len(floor.below) == 1
    people = f"{floor.people:,} people live there"
    counted = f"{'One is' if one else f'{len(floor.below)} are'} below: {people} "
    listed = together(_shortfall(row, decimals + 1) for row in floor.below[:_LISTED])
    more = len(floor.below) - _LISTED
    rest = f"; {more} more lie nearer" if more > 0 else ""
    unsure = "" if goal.current_gap.assessment.finding else _AT_ENDS
    return f"{start} {counted}({floor.counted.words}). Short by, in {unit}: {listed}{rest}.{unsure}"


def pace_text(goal: Goal) -> str:
    """Return the pace that half by a year would need, beside the pace so far."""
    decimals, unit = goal.indicator.decimals + 1, goal.indicator.unit
    pace = goal.pace
    if pace.needed > 0:
        return f"The gap is already at half or below as observed; half by {pace.by} needs no fall."
    need = f"Half by the period that ends in {pace.by} needs {signed(pace.needed, decimals)} {unit}"
    limits = ""
    if not math.isnan(pace.lower):
        limits = f" (likely range {signed_span(pace.lower, pace.upper, decimals)})"
    sentence = f"{need} a year{limits}"
    if goal.line is None:
        return f"{sentence}."
    so_far = goal.line.slope
    return (
        f"{sentence}; the line so far shows {signed(so_far.estimate, decimals)} "
        f"(likely range {signed_span(so_far.lower, so_far.upper, decimals)})."
    )


def goal_text(goal: Goal) -> str:
    """Return the whole answer in lines, for a terminal."""
    lines = [
        goal_title(goal),
        improving_text(goal),
        narrowing_text(goal),
        split_text(goal.change) if goal.change else "",
        line_text(goal),
        floor_text(goal, goal.floor, f"the gap of {goal.baseline.words}"),
        floor_text(goal, goal.floor_today, "today's gap"),
        pace_text(goal),
    ]
    return "\n".join(line for line in lines if line)


def _percent(value: float) -> str:
    sign = "−" if round(value) < 0 else ""
    return f"{sign}{abs(value):.0f}%"


def _shortfall(row: Shortfall, decimals: int) -> str:
    limits = "" if math.isnan(row.lower) else f" ({signed_span(row.lower, row.upper, decimals)})"
    return f"{row.end.area.name} {number(row.shortfall, decimals)}{limits}"
