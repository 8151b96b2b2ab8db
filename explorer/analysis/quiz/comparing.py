"""Questions whose answer is a comparison: each may be one that the figures cannot tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.analysis.comparison import Comparison, difference_of
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked, Option
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.measured import Measured, others, pairs
from explorer.indicators import data
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND
from explorer.statistics.comparison import UNCLEAR
from explorer.statistics.intervals import Ranged

EVERYONE = "everyone"
# Slips, by what is believed: a difference is seen in what may be chance, is taken the wrong way
# round, or is not seen where there is one; what holds for a whole is taken to hold for each.
CHANCE, TURNED, HIDDEN, EACH = "chance", "turned", "hidden", "each"
# How many pairs of a measure are looked at for one that fits.
_TRIES = 40


def higher(area: Area, chance: Chance) -> Asked | None:
    """Return which of two areas is higher: told by ranges that lie apart, or not at all."""
    return _pair("higher", area, chance, _seen)


def overlap(area: Area, chance: Chance) -> Asked | None:
    """Return which of two areas is higher where ranges overlap and the difference has its own."""
    return _pair("overlap", area, chance, _overlapping)


def _pair(
    kind: str, area: Area, chance: Chance, fits: Callable[[Comparison], bool]
) -> Asked | None:
    for wanted in chance.shuffled([FIRST, SECOND, UNSURE]):
        for one, place in pairs(area, chance):
            for other in others(one, place, chance, _TRIES):
                first, second = (place, other) if chance.below(2) else (other, place)
                found = one.compared(first, second)
                if found is not None and _answer(found) == wanted and fits(found):
                    return _of_two(kind, one, found)
    return None


def _answer(found: Comparison) -> str:
    told = {HIGHER: FIRST, LOWER: SECOND, UNCLEAR: UNSURE}
    return told.get(_verdict(found.difference), "")


def _verdict(apart: Ranged | None) -> str:
    if apart is None or not apart.has_range:
        return ""
    return HIGHER if apart.lower > 0 else LOWER if apart.upper < 0 else UNCLEAR


def _lies_in(value: float, other: Estimate) -> bool:
    return other.lower <= value <= other.upper


def _shown_apart(found: Comparison) -> bool:
    """Whether the two figures differ as they are shown."""
    decimals = found.indicator.decimals
    return round(found.a.value, decimals) != round(found.b.value, decimals)


def _seen(found: Comparison) -> bool:
    """Whether the answer can be seen, and figures differ as they are shown."""
    return _shown_apart(found) and _visible(found.a, found.b, _answer(found))


def _visible(a: Estimate, b: Estimate, answer: str) -> bool:
    """Whether ranges lie apart where there is an answer, else hold each other's figures."""
    if answer == UNSURE:
        return _lies_in(a.value, b) and _lies_in(b.value, a)
    return a.lower > b.upper or b.lower > a.upper


def _overlapping(found: Comparison) -> bool:
    """Whether ranges overlap and leave the other's figure out: the difference alone decides."""
    a, b = found.a, found.b
    overlapping = a.lower <= b.upper and b.lower <= a.upper
    inside = _lies_in(a.value, b) or _lies_in(b.value, a)
    return overlapping and not inside and _shown_apart(found)


def _of_two(kind: str, one: Measured, found: Comparison) -> Asked:
    right = _answer(found)
    ahead = FIRST if found.a.value > found.b.value else SECOND
    slips = {
        UNSURE: HIDDEN,
        FIRST: CHANCE if right == UNSURE else TURNED,
        SECOND: CHANCE if right == UNSURE else TURNED,
    }
    if right == UNSURE:
        slips[SECOND if ahead == FIRST else FIRST] = TURNED
    return Asked(
        kind=kind,
        options=_options((FIRST, SECOND, UNSURE), right, slips),
        indicator=one.indicator,
        sex=one.sex,
        period=one.period,
        figures=(found.a, found.b),
        apart=found.difference,
        level=one.level,
    )


def _options(names: Sequence[str], right: str, slips: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(name, "" if name == right else slips[name]) for name in names)


def england(area: Area, chance: Chance) -> Asked | None:
    """Return whether a place is higher or lower than England, or cannot be told from it."""
    for wanted in chance.shuffled([HIGHER, LOWER, UNSURE]):
        for one, place in pairs(area, chance):
            benchmark = data.england(one.indicator.slug, one.sex, one.period)
            if benchmark is None:
                continue
            figure = one.of(place)
            value = float(benchmark["value"])
            apart = Ranged(figure.value - value, figure.lower - value, figure.upper - value)
            verdict = {UNCLEAR: UNSURE}.get(_verdict(apart), _verdict(apart))
            decimals = one.indicator.decimals
            if verdict != wanted or round(figure.value, decimals) == round(value, decimals):
                continue
            whole = estimate(
                one.indicator, register().area("country", ENGLAND), one.sex, one.period
            )
            # England's own range is shown as well: what it leaves open is not asked.
            both = difference_of(one.indicator, figure, whole, one.sex)
            if whole.has_range and _verdict(both) != _verdict(apart):
                continue
            return Asked(
                kind="england",
                options=_options((HIGHER, LOWER, UNSURE), wanted, _ways(wanted, apart.value)),
                indicator=one.indicator,
                sex=one.sex,
                period=one.period,
                figures=(figure, whole),
                apart=apart,
                level=one.level,
            )
    return None


def _ways(right: str, value: float) -> dict[str, str]:
    """Return the slip of each direction: towards the figure by chance, or against it."""
    if right != UNSURE:
        return {HIGHER: TURNED, LOWER: TURNED, UNSURE: HIDDEN}
    up = value > 0
    return {HIGHER: CHANCE if up else TURNED, LOWER: TURNED if up else CHANCE}


def changed(area: Area, chance: Chance) -> Asked | None:
    """Return whether a place's figure has gone up or down between periods that share no year."""
    for wanted in chance.shuffled([HIGHER, LOWER, UNSURE]):
        for one, place in pairs(area, chance):
            for before in chance.shuffled(_before(one)):
                old = estimate(one.indicator, place, one.sex, before)
                new = one.of(place)
                if not (old.has_range and new.has_range) or old.measured_for:
                    continue
                found = difference_of(one.indicator, new, old, one.sex)
                decimals = one.indicator.decimals
                same = round(old.value, decimals) == round(new.value, decimals)
                verdict = {UNCLEAR: UNSURE}.get(_verdict(found), _verdict(found))
                if verdict != wanted or same or not _visible(old, new, verdict):
                    continue
                return Asked(
                    kind="changed",
                    options=_options((HIGHER, LOWER, UNSURE), wanted, _ways(wanted, found.value)),
                    indicator=one.indicator,
                    sex=one.sex,
                    period=one.period,
                    figures=(old, new),
                    earlier=before,
                    apart=found,
                    level=one.level,
                )
    return None


def _before(one: Measured) -> list[Period]:
    """Return earlier periods of as many years that share none with the latest."""
    periods = data.published_periods(one.indicator, one.level, one.sex)
    return [
        period
        for period in periods
        if period.unit == one.period.unit == "Y"
        and period.length == one.period.length
        and period.start.year + period.length <= one.period.start.year
    ]


def claims(area: Area, chance: Chance) -> Asked | None:
    """Return which of four claims on two areas agrees with the figures and their ranges."""
    made = _pair("claims", area, chance, _seen)
    if made is None:
        return None
    slip = Option(EVERYONE, EACH)
    *two, unsure = made.options
    return replace(made, options=(*chance.shuffled([*two, slip]), unsure))
