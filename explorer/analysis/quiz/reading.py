"""Questions on what a figure, a range, a rank, a colour or a mark on a map means."""

import math
from dataclasses import replace

from explorer.analysis.distribution import distribution
from explorer.analysis.estimates import estimate
from explorer.analysis.map import class_limits
from explorer.analysis.quiz.asked import Asked, Option
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.measured import Measured, around, healthy, held, measures, pairs
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import Area, register
from explorer.statistics.classes import classify

# The right answers.
MEANS, SPREAD, LARGER, NOT_PUBLISHED, MORE = "means", "spread", "larger", "not-published", "more"
# How many colours of a legend are offered.
_OFFERED = 4
_DISTRICT = "district"


def _options(right: str, slips: tuple[str, ...], chance: Chance) -> tuple[Option, ...]:
    """Return a right answer among wrong ones that are called as their slips."""
    return tuple(chance.shuffled([Option(right), *(Option(one, one) for one in slips)]))


def means(area: Area, chance: Chance) -> Asked | None:
    """Return what a figure of healthy years means: not the age at which people die."""
    found = healthy(area, chance)
    if found is None:
        return None
    one, place = found
    return _on("means", one, place, _options(MEANS, ("die", "ill", "age"), chance))


def range_of(area: Area, chance: Chance) -> Asked | None:
    """Return what a likely range is the range of."""
    known = pairs(area, chance)
    if not known:
        return None
    one, place = known[0]
    return _on("range", one, place, _options(SPREAD, ("people", "exact", "over-time"), chance))


def _on(kind: str, one: Measured, place: Area, options: tuple[Option, ...]) -> Asked:
    return Asked(
        kind=kind,
        options=options,
        indicator=one.indicator,
        sex=one.sex,
        period=one.period,
        figures=(one.of(place),),
        level=one.level,
    )


def rank(area: Area, chance: Chance) -> Asked | None:
    """Return how sure a place's rank is, where it is more than one place wide."""
    for one, place in pairs(area, chance):
        record = one.indicator
        standing = distribution(record, one.level, one.sex, one.period).standing(place.code)
        if standing is None or standing.upper - standing.lower < 2:  # noqa: PLR2004
            continue
        options = _options(SPREAD, ("middle", "end", "nothing"), chance)
        made = _on("rank", one, place, options)
        numbers = {"lower": standing.lower, "upper": standing.upper, "of": standing.of}
        # A figure may be shown at a level and measured, and so ranked, at another.
        return replace(made, numbers=numbers, level=standing.level)
    return None


def class_of(area: Area, chance: Chance) -> Asked | None:
    """Return in which class of the legend a figure falls."""
    found = _classed(area, chance)
    if found is None:
        return None
    one, place, limits, kind = found
    shown = _window(len(limits) + 1, kind, chance)
    options = tuple(
        Option(str(each), "" if each == kind else "edge" if abs(each - kind) == 1 else "legend")
        for each in shown
    )
    made = _on("class", one, place, options)
    return replace(made, numbers=_limits(limits))


def legend(area: Area, chance: Chance) -> Asked | None:
    """Return which figure an area can have that is painted in one colour of the legend."""
    found = _classed(area, chance)
    if found is None:
        return None
    one, place, limits, kind = found
    decimals = one.indicator.decimals
    by_class: dict[int, float] = {}
    for code in chance.shuffled(one.codes):
        value = one.of(register().area(one.level, code)).value
        if _inside(value, limits, decimals):
            by_class.setdefault(int(classify([value], limits, decimals)[0]), value)
    by_class[kind] = one.of(place).value
    shown = [each for each in _window(len(limits) + 1, kind, chance) if each in by_class]
    if len(shown) < 3:  # noqa: PLR2004 -- two answers are a guess
        return None
    options = tuple(
        chance.shuffled(
            [Option("figure", "" if each == kind else "legend", by_class[each]) for each in shown]
        )
    )
    made = _on("legend", one, place, options)
    return replace(made, numbers={**_limits(limits), "class": kind})


def _limits(limits: tuple[float, ...]) -> dict[str, float]:
    return {f"limit-{place}": limit for place, limit in enumerate(limits)}


def _classed(area: Area, chance: Chance) -> tuple[Measured, Area, tuple[float, ...], int] | None:
    """Return a figure well inside a class of its map: rounding does not decide the class."""
    for one, place in pairs(area, chance):
        limits, decimals = class_limits(one.indicator, one.level), one.indicator.decimals
        value = one.of(place).value
        if len(limits) >= 2 and _inside(value, limits, decimals):  # noqa: PLR2004
            return one, place, limits, int(classify([value], limits, decimals)[0])
    return None


def _inside(value: float, limits: tuple[float, ...], decimals: int) -> bool:
    """Whether a value lies so far from all limits that rounding does not decide its class."""
    return min((abs(value - limit) for limit in limits), default=math.inf) > 10.0**-decimals


def _window(classes: int, kind: int, chance: Chance) -> list[int]:
    """Return classes side by side that hold one, so that its place among them tells nothing."""
    size = min(_OFFERED, classes)
    first = chance.pick([at for at in range(classes - size + 1) if at <= kind < at + size])
    shown = list(range(first, first + size))
    return shown if chance.below(2) else shown[::-1]


def dark(area: Area, chance: Chance) -> Asked | None:
    """Return what the darkest colour of a map stands for."""
    known = [one for place in around(area) for one in measures(place.level)]
    if not known:
        return None
    one = chance.pick([each for each in known if each.level == known[0].level])
    return Asked(
        kind="dark",
        options=_options(MORE, ("hard", "crowded", "land"), chance),
        indicator=one.indicator,
        sex=one.sex,
        period=one.period,
        level=one.level,
    )


def borrowed(area: Area, chance: Chance) -> Asked | None:
    """Return what is known of a place whose figure was measured for a larger one."""
    record = held(DEFAULT)
    place = _borrower(area, chance)
    if record is None or place is None:
        return None
    sex = chance.pick(record.sexes)
    period = data.published_periods(record, place.level, sex)[-1]
    figure = estimate(record, place, sex, period)
    if not figure.known or figure.measured_for is None:
        return None
    return Asked(
        kind="borrowed",
        options=_options(LARGER, ("own", "alike", "guessed"), chance),
        indicator=record,
        sex=sex,
        period=period,
        figures=(figure,),
        level=place.level,
    )


def _borrower(area: Area, chance: Chance) -> Area | None:
    """Return the place if its figure is borrowed, else a district in it or near it that borrows."""
    record = held(DEFAULT)
    if record is None:
        return None
    if data.can_borrow(record, area):
        return area
    districts = register().level(_DISTRICT).values()
    inside = [one.area for one in register().parts(area, _DISTRICT)]
    for place in around(area):
        inside += chance.shuffled([one for one in districts if place.code in one.parents.values()])
    found = [one for one in inside if data.can_borrow(record, one)]
    return found[0] if found else None


def missing(area: Area, chance: Chance) -> Asked | None:
    """Return what it means that an area has no figure."""
    record = held(DEFAULT)
    if record is None:
        return None
    sex = chance.pick(record.sexes)
    for place in around(area):
        if place.level not in data.levels_of(record):
            continue
        found = data.figures(record.slug, place.level, sex)
        empty = list(found.frame.loc[found.frame["value"].isna(), "area_code"])
        if empty:
            without = register().area(place.level, chance.pick(empty))
            return Asked(
                kind="missing",
                options=_options(NOT_PUBLISHED, ("zero", "empty", "well"), chance),
                indicator=record,
                sex=sex,
                period=found.period,
                figures=(estimate(record, without, sex, found.period),),
                level=place.level,
            )
    return None
