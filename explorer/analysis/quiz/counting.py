"""Questions that are worked out: shares, halves, per 100,000, people and land, going together."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from explorer.analysis.change import changes
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.goal.progress import BASELINE, LEVEL, goals
from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked, Option
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.comparing import CHANCE, HIDDEN, TURNED
from explorer.analysis.quiz.measured import around, held
from explorer.analysis.two.measures import Asked as One
from explorer.analysis.two.measures import newest, offered
from explorer.analysis.two.pair import Together
from explorer.analysis.two.pair import together as both
from explorer.analysis.two.shared import RAW
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import Area, register
from explorer.places.residents import residents
from explorer.statistics.association import pearson_interval
from explorer.statistics.change import NARROWER, WIDER
from explorer.statistics.intervals import CONFIDENCE, Ranged, standard_error
from explorer.statistics.share import share_of_gap

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
# How many times the next lower answer of a rate each must be.
_APART = 1.25
# Rates by mistake of a million, or of ten thousand.
_SIZES = (("million", 10.0), ("ten-thousand", 0.1))
# A number so near to a half that rounding it is a matter of digits that are not shown.
_EDGE = 0.1
_TEN, _WRONG = 10, 3
# Nobody takes a share of far more than all for right.
_MOST_SHARE = 205


def rate(area: Area, chance: Chance) -> Asked | None:
    """Return how many there are for every 100,000 people."""
    for place in around(area):
        for slug in chance.shuffled(RATES):
            record = held(slug)
            if record is None or place.level not in record.levels:
                continue
            period = data.published_periods(record, place.level, "persons")[-1]
            found = estimate(record, place, "persons", period)
            # Staff are counted in tenths of a full-time post: what is shown is what is divided.
            count, people = round(found.numerator, 1), found.denominator
            if math.isnan(count) or math.isnan(people) or count < _SOME:
                continue
            per = count / people * _PER
            # One that is ten times less stands as often as one that is ten times more, so that
            # the lowest number of all is not the one to take.
            size, times = chance.pick(_SIZES)
            answers = [("", per), ("count", count), (size, per * times), ("turned", people / count)]
            # Answers that nearly agree would ask for care with rounding alone.
            order = sorted(value for _, value in answers)
            unlike = all(high >= _APART * low for low, high in pairwise(order))
            if not unlike or order[0] < 1 or _on_the_edge(per):
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


def _on_the_edge(value: float) -> bool:
    """Whether rounding to whole numbers hangs on a digit that is not shown."""
    return abs(value % 1 - 0.5) < _EDGE


def share(area: Area, chance: Chance) -> Asked | None:
    """Return how much of the gap between two regions the way from the lower to a third is.

    The third lies between the others, chance allowed for. Wrong answers are only such as lie, with
    all that rounds to them, outside the range of the share: else they could be the truth.
    """
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
        for code in [*first, *chance.shuffled([one for one in between if one not in first])]:
            figures = tuple(
                estimate(record, register().area(LEVEL, one), sex, found.period)
                for one in (low, code, high)
            )
            made = _of_gap(figures, chance)
            if made is not None:
                options, apart = made
                return Asked(
                    kind="share",
                    options=options,
                    indicator=record,
                    sex=sex,
                    period=found.period,
                    figures=figures,
                    apart=apart,
                    level=LEVEL,
                )
    return None


def _of_gap(
    figures: Sequence[Estimate], chance: Chance
) -> tuple[tuple[Option, ...], Ranged] | None:
    """Return answers in tens of per cent, and the share with its range in per cent."""
    low, mid, high = (one.value for one in figures)
    start, middle, end = (
        (one.value, float(standard_error(one.lower, one.upper))) for one in figures
    )
    found = share_of_gap(start, middle, end)
    part, lower, upper = (one * _PERCENT for one in (found.value, found.lower, found.upper))
    apart = Ranged(part, lower, upper)
    within = lower > 0 and upper < _PERCENT
    if not found.has_range or not within or _on_the_edge(part / _TEN):
        return None
    right = _tens(part)
    wrong = {
        _tens(value): slip
        for slip, value in (
            ("size", (high - low) / high * _PERCENT),
            ("whole", mid / high * _PERCENT),
            ("other-end", _PERCENT - part),
            ("turned", _PERCENT * _PERCENT / part),
        )
        if value < _MOST_SHARE
    }
    outside = [
        Option(FIGURE, slip, value)
        for value, slip in wrong.items()
        if value - _TEN / 2 > upper or value + _TEN / 2 < lower
    ]
    if len(outside) < _WRONG:
        return None
    return tuple(chance.shuffled([Option(FIGURE, "", right), *outside[:_WRONG]])), apart


def _tens(value: float) -> float:
    return float(round(value / _TEN) * _TEN)


def half(_area: Area, chance: Chance) -> Asked | None:
    """Return at what gap between regions the goal to halve it would be met.

    Wrong answers lie outside the range that half of the gap has.
    """
    found = chance.pick(goals())
    gap, decimals = found.baseline_gap.assessment, found.indicator.decimals
    # Half of the gap as it is shown: who divides what the page says gets what the page says.
    shown = round(gap.value, decimals)
    answers = [("double", shown * 2), ("quarter", shown / 4), ("taken", shown - 0.5)]
    options = [
        Option(FIGURE, slip, float(value))
        for slip, value in answers
        if not gap.lower / 2 <= value <= gap.upper / 2
    ]
    if len(options) < len(answers):
        return None
    return Asked(
        kind="half",
        options=tuple(chance.shuffled([Option(FIGURE, "", shown / 2), *options])),
        indicator=found.indicator,
        sex=found.sex,
        period=found.baseline,
        apart=_limits(gap.value, gap.lower, gap.upper),
        level=LEVEL,
    )


def goal(_area: Area, chance: Chance) -> Asked | None:
    """Return whether the gap has been halved, or whether it has grown: told by ranges."""
    return chance.pick((halved, halved, wider))(chance)


def _half_by_chance(chance: float) -> str:
    """Return whether a gap is at half, by the chance that it is."""
    tail = (1 - CONFIDENCE) / 2
    return YES if chance > 1 - tail else NO if chance < tail else UNSURE


def halved(chance: Chance) -> Asked | None:
    """Return whether the gap now is at or below half of what it was."""
    found = chance.pick(goals())
    gap = found.current_gap.assessment
    right = NO if gap.lower > found.half else YES if gap.upper <= found.half else UNSURE
    # The first gap has a range too: the answer holds with it, or nothing is asked.
    if right != _half_by_chance(found.p_halved):
        return None
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
                if found is not None and _way(found) == answer:
                    return _together(found, answer, chance)
    return None


def _linked(level: str, first: str, second: str) -> Together | None:
    """Return two measures over the areas with figures of their own; None where one has none."""
    known: dict[str, One] = {}
    for one in offered(level, modelled=False):
        known.setdefault(one.indicator.slug, one)
    if first not in known or second not in known:
        return None
    return both(*newest(known[first], known[second], level), level)


def _way(found: Together) -> str:
    """Return the answer that a correlation gives; empty where there is none to be asked for.

    A link is asked for where it is not slight and every way to work it out agrees: of figures, of
    ranks, with chance in both measures taken off, and as if there were half as many areas, for
    neighbours are alike and tell less than so many apart. "We cannot tell" is the answer where
    none of them finds a link. Measures of one survey err together: they are not asked about.
    """
    if not found.known or found.dependent:
        return ""
    whole = found.pearson
    fewer = pearson_interval(whole.value, found.effective / 2)
    ways = {_side(one) for one in (whole, found.spearman, found.best, fewer)}
    if not {_side(one) for one in (whole, found.spearman, found.best)} - {0}:
        return UNSURE
    if len(ways) > 1 or abs(whole.value) < _CLOSE:
        return ""
    return RISE if whole.value > 0 else FALL


def _side(one: Ranged) -> int:
    """Return 1 or -1 where a range lies above or below 0, else 0."""
    return int(one.lower > 0) - int(one.upper < 0)


def _together(found: Together, right: str, chance: Chance) -> Asked:
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
        indicator=found.first.indicator,
        sex=found.first.sex,
        period=found.first.period,
        apart=found.pearson,
        other=found.second.indicator,
        numbers={"areas": float(len(found.frame)), "built-in": float(RAW in found.shared)},
        level=found.level,
    )


def _limits(value: float, lower: float, upper: float) -> Ranged:
    return Ranged(float(value), float(lower), float(upper))
