"""What every check needs: which way a claim goes, differences, and the best of several rows."""

import math
from collections.abc import Iterable, Sequence

from explorer.analysis.change import shared_years
from explorer.analysis.claim.agreement import (
    AGREES,
    DIFFERS,
    PRECISE,
    ROUNDED,
    agreement,
    held_to,
    may_be,
)
from explorer.analysis.claim.beside import APART, MOVED, UNSURE, Check
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.figures import Held
from explorer.analysis.claim.kinds import BEST, DOWN, SAME, UP
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.vocabulary import REST, TURNED, vocabulary
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.periods import Period
from explorer.statistics.comparison import difference, difference_of_ranges
from explorer.statistics.intervals import Ranged, standard_error

_EVEN = frozenset({"life_expectancy", "score", "mean"})


MOST_ROWS = 8


def how_of(reading: Reading) -> str:
    """Return how a claim tells its figure: as it is, turned over, or the rest."""
    return reading.measure.how if reading.measure else "as it is"


def sex_of(reading: Reading) -> str:
    """Return the sex that a claim names; empty without one."""
    return reading.groups[0].sex if reading.groups else ""


def rivals_of(record: Indicator) -> list[Indicator]:
    """Return the measures that a speaker may mean by the word for one."""
    return [
        catalogue()[slug]
        for slug in vocabulary().rivals.get(record.slug, ())
        if slug in catalogue()
    ]


def side_of(reading: Reading, record: Indicator) -> str:
    """Return which way a claim goes in its own figures: up or down; empty for none."""
    return turned_side(reading.side, record, how_of(reading))


def turned_side(side: str, record: Indicator, how: str) -> str:
    """Return a side as up or down in the claim's own figures: worse may be either."""
    if side in (UP, DOWN, SAME, ""):
        return side
    better_up = record.polarity == "higher_is_better"
    if record.polarity == "none":
        return UP if side == BEST else DOWN
    up = (side == BEST) == better_up
    if how in (TURNED, REST):
        up = not up
    return UP if up else DOWN


def best_of(rows: Sequence[Check]) -> list[Check]:
    """Return of the ways to tell a difference the one that agrees best."""
    order = (AGREES, ROUNDED, PRECISE, UNSURE, DIFFERS)
    return sorted(rows, key=lambda one: (order.index(one.agreement), one.away))[:1]


def kept_of(former: Iterable[Check]) -> list[Check]:
    """Return of former figures the newest of each release and the newest that agrees, each once."""
    kept: dict[tuple[str, str, str], Check] = {}
    seen: set[tuple[str, str, bool]] = set()
    ordered = sorted(former, key=lambda one: (one.record.release, one.period), reverse=True)
    for one in ordered:
        agrees = one.agreement in (AGREES, PRECISE)
        sort = (one.record.slug, one.sex, agrees)
        if sort in seen or (not agrees and (one.record.slug, one.sex, True) in seen):
            continue
        seen.add(sort)
        kept.setdefault((one.record.slug, one.sex, one.period.iso), one)
    return list(kept.values())[:MOST_ROWS]


def moved(then: Held, now: Held) -> tuple[float, float, float]:
    """Return how far one figure of an area moved to a later one, with its limits."""
    return subtract(now, then, shared_years(then.period, now.period))


def subtract(first: Held, second: Held, correlation: float = 0.0) -> tuple[float, float, float]:
    """Return how much one figure exceeds another, with its 95% limits; NaN without ranges."""
    if first.record.statistic in _EVEN and first.how == "as it is":
        errors = [float(standard_error(one.lower, one.upper)) for one in (first, second)]
        told = difference(first.value, errors[0], second.value, errors[1], correlation)
    else:
        told = difference_of_ranges(ranged(first), ranged(second))
    return told.value, told.lower, told.upper


def ranged(one: Held) -> Ranged:
    """Return a figure with its limits alone."""
    return Ranged(one.value, one.lower, one.upper)


def row_of(
    kind: str, base: tuple[Indicator, str, Period], told: Sequence[float], quoted: Number,
    *parts: Held, as_shown: bool = False, since: Period | None = None,
) -> Check:  # fmt: skip
    """Return a check of a figure that others make: a difference, a ratio, a change."""
    value, low, high = told
    decimals = parts[0].decimals if kind in (APART, MOVED) else 1
    agreed = held_to(agreement(value, decimals, quoted), quoted, low, high)
    if agreed != AGREES and as_shown and len(parts) == 2 and quoted.decimals <= decimals:  # noqa: PLR2004
        # Who subtracts rounded figures gets what those give.
        for digits in {quoted.decimals, decimals}:
            shown = round(parts[0].value, digits) - round(parts[1].value, digits)
            signed = shown if (value >= 0) == (parts[0].value >= parts[1].value) else -shown
            if agreement(signed, decimals, quoted) == AGREES:
                agreed = AGREES
    return Check(
        kind, *base, value, low, high, agreed, may_be(quoted, low, high), parts, since=since,
        away=abs(quoted.value - value) / abs(value) if value else math.inf,
    )  # fmt: skip


def compared_row(
    reading: Reading, base: tuple[Indicator, str, Period], told: Sequence[float], side: str,
    parts: tuple[Held, Held],
) -> Check:  # fmt: skip
    """Return a check of which of two figures is higher: only as far as ranges let it be said."""
    value, low, high = told
    clear = not math.isnan(low) and (low > 0 or high < 0)
    if side == SAME:
        agreed = DIFFERS if clear else UNSURE
    elif math.isnan(low):
        agreed = AGREES if (value < 0) == (side == DOWN) and value != 0 else DIFFERS
    elif not clear:
        agreed = UNSURE
    else:
        agreed = AGREES if (value < 0) == (side == DOWN) else DIFFERS
    if reading.negated and agreed in (AGREES, DIFFERS):
        agreed = AGREES if agreed == DIFFERS else DIFFERS
    return Check(APART, *base, value, low, high, agreed, False, parts)
