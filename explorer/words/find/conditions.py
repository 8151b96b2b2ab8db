"""A condition in words: as a sentence, what an area has of it, and why it cannot be told."""

import math

from explorer.analysis.find.conditions import (
    BELOW,
    ENGLAND,
    FELL,
    LOWEST,
    POINTS,
    REGION,
    Against,
    Between,
    Changed,
    Condition,
    Fewest,
    Fifth,
    Inside,
    Like,
    Majority,
    Valued,
)
from explorer.analysis.find.figures import BORROWED, BY_MODEL, MISSING, NO_RANGE, RETURNS, Held
from explorer.analysis.find.judging import (
    ACROSS,
    MISSING_THEN,
    MIXED,
    NO_OTHER,
    NO_REGION,
    NOT_RANKED,
    Judged,
    place_called,
)
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import register
from explorer.words.figures import group, number, rounded, span, with_unit

_DEFINITIONS = 5
# Decimals more than a measure has, at most, to tell a figure from a limit.
_FINEST = 3
_WHY = {
    BORROWED: "shown for {lender}, not measured here",
    MISSING: "no figure published",
    MISSING_THEN: "no figure of the first period",
    BY_MODEL: "by our model, and modelled figures are not allowed",
    NO_RANGE: "no range is published",
    RETURNS: "depends on single returns",
    NOT_RANKED: "too few returns or practices to rank",
    NO_REGION: "no figure of its region",
    NO_OTHER: "no figure to compare with",
    ACROSS: "lies in several, and it is not known where most of its people live",
    MIXED: "by our model: modelled figures are not ranked among published ones",
}


def measure_text(record: Indicator, sex: str) -> str:
    """Return a measure with its group: "Healthy life expectancy, girls"."""
    who = f", {group(record, sex)}" if len(record.sexes) > 1 else ""
    return f"{record.short_title}{who}"


def condition_text(one: Judged) -> str:
    """Return a condition as a sentence without its stop: "… is below 59 years (2022 to 2024)"."""
    held, condition = one.held, one.condition
    if held is None or isinstance(condition, Majority):
        return _plain(condition)
    named = measure_text(held.indicator, held.sex)
    if isinstance(condition, Changed):
        since = one.since.words if one.since else ""
        way = "fell" if condition.way == FELL else "rose"
        return f"{named}, {way} from {since} to {held.period.words}"
    return f"{named}, {_compared(condition, held)} ({held.period.words})"


def _compared(condition: Condition, held: Held) -> str:
    record = held.indicator
    match condition:
        case Valued(_, way, limit):
            return f"is {way} {_amount(record, limit)}"
        case Between(_, low, high):
            return f"is between {number_of(low)} and {_amount(record, high)}"
        case Against(_, way, other):
            return f"is {'lower' if way == BELOW else 'higher'} than {_other(other)}"
        case Fifth(_, end):
            return f"is in the {'lowest' if end == LOWEST else 'highest'} fifth"
    raise TypeError(f"A {type(condition).__name__} compares no figure.")


def _plain(condition: Condition) -> str:
    match condition:
        case Inside(level, code):
            return f"In {register().area(level, code).name}"
        case Majority(limit, unit):
            what = "percentage points" if unit == POINTS else "votes"
            return f"Won in 2024 by less than {number_of(limit)} {what}"
        case Fewest(count):
            more = " or more" if count < _DEFINITIONS else ""
            return f"In the fewest-doctored fifth on {count}{more} of {_DEFINITIONS} definitions"
        case Like(place):
            return f"One of the ten areas most like {place_called(place).name}"
    raise TypeError(f"A {type(condition).__name__} rests on a figure.")


def _other(other: str) -> str:
    if other == ENGLAND:
        return "England"
    return "the area's region" if other == REGION else place_called(other).name


def number_of(value: float) -> str:
    """Return a number as it was asked for: "59", "2,500", "12.5"."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}")


def _amount(record: Indicator, value: float) -> str:
    return with_unit(number_of(value), record, "")


@yours.kept(256)
def short_text(one: Judged) -> str:
    """Return what a column of a condition's figures is called."""
    held, condition = one.held, one.condition
    match condition:
        case Inside(level, _):
            return "In the region" if level == "region" else "In the board"
        case Majority(_, unit):
            return "Majority, points" if unit == POINTS else "Majority, votes"
        case Fewest():
            return "Fewest-doctored on"
        case Like(place):
            return f"Like {place_called(place).name}"
    if held is None:
        raise ValueError("A condition on a measure has figures.")
    text = measure_text(held.indicator, held.sex)
    return f"{text}: change" if isinstance(condition, Changed) else text


@yours.kept(16_384)
def value_text(one: Judged, at: int) -> str:
    """Return what an area has of a condition: "57.1 (52.0 to 62.2)"; empty without a figure."""
    value = float(one.values[at])
    if math.isnan(value):
        return ""
    match one.condition:
        case Inside():
            text = "yes" if one.chance[at] > 0 else "no"
        case Majority(_, unit):
            text = number(value, _apart(value, 1 if unit == POINTS else 0, one.condition))
        case Fewest():
            text = f"{value:.0f} of {_DEFINITIONS}"
        case Like():
            text = f"distance {number(value, 1)}"
        case _:
            decimals = one.held.indicator.decimals if one.held else 0
            low, high = float(one.lower[at]), float(one.upper[at])
            ranged = "" if math.isnan(low) else f" ({span(low, high, decimals)})"
            text = f"{number(value, _apart(value, decimals, one.condition))}{ranged}"
    return text


def _apart(value: float, decimals: int, condition: Condition) -> int:
    """Return the decimals by which a figure is seen on its side of each limit: 4.97, not 5.0."""
    limits = _limits(condition)
    for finer in range(_FINEST):
        shown = rounded(value, decimals + finer)
        if all((shown > one) == (value > one) and (shown < one) == (value < one) for one in limits):
            return decimals + finer
    return decimals + _FINEST


def _limits(condition: Condition) -> tuple[float, ...]:
    match condition:
        case Majority(limit, _) | Valued(_, _, limit):
            return (limit,)
        case Between(_, low, high):
            return low, high
        case _:
            return ()


def why(one: Judged, at: int) -> str:
    """Return why a condition cannot be told of an area, or not surely; empty where it can."""
    reason = one.reasons[at]
    if not reason:
        return ""
    lender = one.held.lender_names[at] if one.held and reason == BORROWED else ""
    return _WHY[reason].format(lender=lender)
