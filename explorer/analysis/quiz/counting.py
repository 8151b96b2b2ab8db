"""Questions that are worked out: shares, halves, per 100,000, people and land, going together."""

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from explorer.analysis.change import changes
from explorer.analysis.estimates import estimate
from explorer.analysis.goal.progress import BASELINE, LEVEL, goals
from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked, Option
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.comparing import CHANCE, HIDDEN, TURNED
from explorer.analysis.quiz.measured import around, held
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.places.areas import Area, register
from explorer.places.residents import residents
from explorer.root import data_root
from explorer.statistics.change import NARROWER, WIDER
from explorer.statistics.intervals import Ranged
from explorer.statistics.together import correlation

# Counts of staff or sites and those they serve; each rate follows from the two.
RATES = ("gps-per-100k", "nurses-per-100k", "pharmacies-per-100k")
DENSITY = "people-per-km2"
# Measures whose figures may go together; none says that one makes the other.
LINKED = (
    ("healthy-life-expectancy", "imd-score"),
    ("life-expectancy", "imd-score"),
    ("life-expectancy-constituency", "imd-score"),
    ("life-expectancy", "rural"),
    ("smoking", "level-3"),
    ("gps-per-100k", "imd-score"),
    ("gps-per-100k", "aged-65-and-over"),
    ("pharmacies-per-100k", "imd-score"),
    ("pharmacies-per-100k", "gps-per-100k"),
    ("gp-same-day", "imd-score"),
    ("gp-same-day", "gps-per-100k"),
    ("life-satisfaction", "level-3"),
    ("happiness", "people-per-km2"),
    ("life-satisfaction", "gps-per-100k"),
)
FIGURE, RISE, FALL, MAKES = "figure", "rise", "fall", "makes"
YES, NO = "yes", "no"
_PER, _PERCENT = 100_000, 100
# Of two places one must have so many times the other's land, or people.
_MORE_LAND, _MORE_PEOPLE = 3.0, 1.2
_SOME = 8
# How closely two measures must go together to be asked as if they did.
_CLOSE = 0.3
_FEWEST = 8
# How many times the next lower answer of a rate each must be.
_APART = 1.25


def rate(area: Area, chance: Chance) -> Asked | None:
    """Return how many there are for every 100,000 people."""
    for place in around(area):
        for slug in chance.shuffled(RATES):
            record = held(slug)
            if record is None or place.level not in record.levels:
                continue
            period = data.published_periods(record, place.level, "persons")[-1]
            found = estimate(record, place, "persons", period)
            count, people = found.numerator, found.denominator
            if math.isnan(count) or math.isnan(people) or count < _SOME:
                continue
            per = count / people * _PER
            answers = [
                ("", per),
                ("count", count),
                ("million", per * 10),
                ("turned", people / count),
            ]
            # Answers that nearly agree would ask for care with rounding alone.
            order = sorted(value for _, value in answers)
            if any(high < _APART * low for low, high in pairwise(order)):
                continue
            options = [Option(FIGURE, slip, float(value)) for slip, value in answers]
            return Asked(
                kind="rate",
                options=tuple(chance.shuffled(options)),
                indicator=record,
                sex="persons",
                period=period,
                figures=(found,),
                numbers={"count": count, "people": people},
                level=place.level,
            )
    return None


def share(area: Area, chance: Chance) -> Asked | None:
    """Return how much of the gap between two regions the way from the lower to a third is."""
    record = held(DEFAULT)
    if record is None:
        return None
    home = around(area)[-1].code
    for sex in chance.shuffled(record.sexes):
        found = data.figures(record.slug, LEVEL, sex)
        values = found.frame.set_index("area_code")["value"].sort_values()
        low, high = str(values.index[0]), str(values.index[-1])
        between = [str(code) for code in values.index[1:-1]]
        first = [home] if home in between else []
        for code in [*first, *chance.shuffled(between)]:
            figures = tuple(
                estimate(record, register().area(LEVEL, one), sex, found.period)
                for one in (low, code, high)
            )
            shown = [one.value for one in figures]
            gap = shown[2] - shown[0]
            part = (shown[1] - shown[0]) / gap * _PERCENT
            answers = [
                ("", part),
                ("other-end", _PERCENT - part),
                ("whole", shown[1] / shown[2] * _PERCENT),
                ("size", (shown[2] - shown[0]) / shown[2] * _PERCENT),
            ]
            rounded = [(slip, float(round(value / 10) * 10)) for slip, value in answers]
            sure = abs(part / 10 % 1 - 0.5) > 0.1  # noqa: PLR2004 -- rounding decides nothing
            if len({value for _, value in rounded}) == len(rounded) and sure:
                options = [Option(FIGURE, slip, value) for slip, value in rounded]
                return Asked(
                    kind="share",
                    options=tuple(chance.shuffled(options)),
                    indicator=record,
                    sex=sex,
                    period=found.period,
                    figures=figures,
                    level=LEVEL,
                )
    return None


def half(_area: Area, chance: Chance) -> Asked | None:
    """Return at what gap between regions the goal to halve it would be met."""
    found = chance.pick(goals())
    gap = found.baseline_gap.assessment
    answers = [("", found.half), ("none", 0.0), ("double", gap.value * 2), ("taken", gap.value - 2)]
    options = [Option(FIGURE, slip, float(value)) for slip, value in answers]
    return Asked(
        kind="half",
        options=tuple(chance.shuffled(options)),
        indicator=found.indicator,
        sex=found.sex,
        period=found.baseline,
        apart=_limits(gap.value, gap.lower, gap.upper),
        level=LEVEL,
    )


def goal(_area: Area, chance: Chance) -> Asked | None:
    """Return whether the gap has been halved, or whether it has grown: told by ranges."""
    return chance.pick((halved, halved, wider))(chance)


def halved(chance: Chance) -> Asked | None:
    """Return whether the gap now is at or below half of what it was."""
    found = chance.pick(goals())
    gap = found.current_gap.assessment
    right = NO if gap.lower > found.half else YES if gap.upper <= found.half else UNSURE
    order = (*chance.shuffled((YES, NO)), UNSURE)
    slips = {YES: "any", NO: TURNED if right == YES else CHANCE, UNSURE: HIDDEN}
    return Asked(
        kind="halved",
        options=tuple(Option(one, "" if one == right else slips[one]) for one in order),
        indicator=found.indicator,
        sex=found.sex,
        period=found.period,
        earlier=found.baseline,
        apart=_limits(gap.value, gap.lower, gap.upper),
        numbers={"before": found.baseline_gap.assessment.value, "half": found.half},
        level=LEVEL,
    )


def wider(chance: Chance) -> Asked | None:
    """Return whether the gap between regions has grown since an earlier period."""
    record = held(DEFAULT)
    if record is None:
        return None
    sex = chance.pick(record.sexes)
    latest = data.published_periods(record, LEVEL, sex)[-1]
    (found,) = changes(record.slug, LEVEL, BASELINE, latest.short, sex, measure="range")
    told = found.change
    right = {WIDER: HIGHER, NARROWER: LOWER}.get(told.verdict, UNSURE)
    up = told.observed > 0
    slips = {
        HIGHER: CHANCE if right == UNSURE and up else TURNED,
        LOWER: CHANCE if right == UNSURE and not up else TURNED,
        UNSURE: HIDDEN,
    }
    order = (HIGHER, LOWER, UNSURE)
    return Asked(
        kind="wider",
        options=tuple(Option(one, "" if one == right else slips[one]) for one in order),
        indicator=record,
        sex=sex,
        period=latest,
        earlier=found.before.period,
        apart=_limits(told.observed, told.interval.lower, told.interval.upper),
        numbers={"before": told.before.value, "now": told.after.value},
        level=LEVEL,
    )


def land(area: Area, chance: Chance) -> Asked | None:
    """Return who has more people of two places of which one has far more land."""
    record = held(DENSITY)
    people = residents(area.level).people
    if record is None or area.level not in record.levels or area.code not in people:
        return None
    figures = data.figures(record.slug, area.level).frame
    size = dict(zip(figures["area_code"], figures["denominator"], strict=True))
    blind = chance.below(3) == 0
    # Half the time the one with more land has more people too, so that neither can be guessed.
    alike = bool(chance.below(2))
    codes = chance.shuffled([code for code in sorted(people) if code != area.code])
    fitting = [code for code in codes if _differ(size, people, area.code, code)]
    wanted = [
        code
        for code in fitting
        if ((size[code] > size[area.code]) == (people[code] > people[area.code])) == alike
    ]
    if not fitting:
        return None
    two = chance.shuffled([area.code, (wanted or fitting)[0]])
    names = dict(zip((FIRST, SECOND), two, strict=True))
    largest = max((FIRST, SECOND), key=lambda one: size[names[one]])
    right = UNSURE if blind else max((FIRST, SECOND), key=lambda one: people[names[one]])
    slips = {one: "land" if one == largest else "small" for one in (FIRST, SECOND)}
    slips[UNSURE] = "counted"
    order = (FIRST, SECOND, UNSURE)
    period = data.published_periods(record, area.level, "persons")[-1]
    return Asked(
        kind="land",
        options=tuple(Option(one, "" if one == right else slips[one]) for one in order),
        indicator=record,
        sex="persons",
        period=period,
        figures=tuple(
            estimate(record, register().area(area.level, code), "persons", period) for code in two
        ),
        numbers={
            "blind": float(blind),
            **{f"land-{name}": float(size[code]) for name, code in names.items()},
            **{f"people-{name}": float(people[code]) for name, code in names.items()},
        },
        level=area.level,
    )


def _differ(size: Mapping[str, float], people: Mapping[str, int], first: str, second: str) -> bool:
    """Whether one of two places has far more land, and one clearly more people."""
    land_apart, people_apart = (
        max(held_by[first] / held_by[second], held_by[second] / held_by[first])
        for held_by in (size, people)
    )
    return land_apart >= _MORE_LAND and people_apart >= _MORE_PEOPLE


def together(area: Area, chance: Chance) -> Asked | None:
    """Return whether two measures go together over all areas of a level, or cannot be said to."""
    wanted = chance.shuffled([RISE, FALL, UNSURE])
    for answer in wanted:
        for place in around(area):
            for first, second in chance.shuffled(LINKED):
                found = _linked(place.level, first, second)
                if found is not None and _way(found[2]) == answer:
                    return _together(place.level, found, answer, chance)
    return None


_Found = tuple[data.Figures, data.Figures, Ranged]


def _linked(level: str, first: str, second: str) -> _Found | None:
    """Return how far two measures go together over the areas with figures of their own."""
    records = held(first), held(second)
    if any(one is None or level not in data.levels_of(one) for one in records):
        return None
    return _correlated(data_root(), level, first, second)


@lru_cache(maxsize=256)
def _correlated(_root: Path, level: str, first: str, second: str) -> _Found | None:
    records = indicator(first), indicator(second)
    tables = [data.figures(one.slug, level, one.sexes[0]) for one in records]
    columns = [
        one.frame["value"].where(one.frame["measured_for"].eq("")).to_numpy(dtype=float)
        for one in tables
    ]
    both = ~np.isnan(columns[0]) & ~np.isnan(columns[1])
    if both.sum() < _FEWEST:
        return None
    return tables[0], tables[1], correlation(columns[0][both], columns[1][both])


def _way(found: Ranged) -> str:
    """Return the answer that a correlation gives; empty where it is too slight to be asked."""
    if not found.excludes(0.0):
        return UNSURE
    if abs(found.value) < _CLOSE:
        return ""
    return RISE if found.value > 0 else FALL


def _together(level: str, found: _Found, right: str, chance: Chance) -> Asked:
    first, second, apart = found
    slips = {
        RISE: CHANCE if right == UNSURE else TURNED,
        FALL: CHANCE if right == UNSURE else TURNED,
        MAKES: MAKES,
        UNSURE: HIDDEN,
    }
    order = (*chance.shuffled([RISE, FALL, MAKES]), UNSURE)
    return Asked(
        kind="together",
        options=tuple(Option(one, "" if one == right else slips[one]) for one in order),
        indicator=first.indicator,
        sex=first.sex,
        period=first.period,
        apart=apart,
        other=second.indicator,
        numbers={"areas": float(_count(first, second))},
        level=level,
    )


def _count(first: data.Figures, second: data.Figures) -> int:
    known = [
        one.frame["value"].notna().to_numpy() & one.frame["measured_for"].eq("").to_numpy()
        for one in (first, second)
    ]
    return int((known[0] & known[1]).sum())


def _limits(value: float, lower: float, upper: float) -> Ranged:
    return Ranged(float(value), float(lower), float(upper))
