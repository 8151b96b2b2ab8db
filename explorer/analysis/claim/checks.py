"""Every figure of a claim beside what is held: each release, the newest, and what else it fits."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.change import changed, shared_years
from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, DIFFERS, PRECISE, ROUNDED, agreement, may_be
from explorer.analysis.claim.figures import Held, held, scale, series, sexes_for
from explorer.analysis.claim.kinds import BEST, DOWN, FIRST, HIGH, LOW, SAME, UP, WORST, Order
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.places import AREA, AVERAGE, Place, alternatives, england
from explorer.analysis.claim.reading import (
    CHANGE,
    COMPARISON,
    DIFFERENCE,
    GAP,
    GAP_CHANGE,
    RATIO,
    TENTHS,
    VALUE,
    Reading,
)
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import REST, TURNED, vocabulary
from explorer.analysis.comparison import overlap
from explorer.analysis.distribution import distribution
from explorer.analysis.gap import gap_of, pair_codes, sample_of
from explorer.analysis.gradient import gradients
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND, NAMED
from explorer.statistics.comparison import (
    difference,
    difference_of_ranges,
    ratio_of_ranges,
)
from explorer.statistics.intervals import Ranged, standard_error

UNSURE = "cannot be said"
# Kinds of figure that a check is of.
FIGURE, APART, TIMES, PERCENT_MORE, MOVED, RANK, WIDTH, WIDTH_TIMES = (
    "figure", "difference", "times", "per cent more", "change", "rank", "gap", "times the gap",
)  # fmt: skip
_EVEN = frozenset({"life_expectancy", "score", "mean"})
_MOST_ROWS = 8


@dataclass(frozen=True)
class Check:
    """A quoted figure beside one that is held.

    Attributes
    ----------
    kind : str
        What is held up against it: "figure", "difference", "times", "per cent more", "change",
        "rank", "gap" or "times the gap".
    record : Indicator
    sex : str
    period : Period
    value, lower, upper : float
        In the claim's unit; NaN limits without a range. Of a rank the values that hold 95% of it.
    agreement : str
        "agrees", "rounded", "too precise", "does not agree" or "cannot be said".
    within : bool
        Whether the quoted figure lies in the range.
    parts : tuple of Held
        The figures that it is made of, the first's area first.
    since : Period or None
        The earlier period of a change.
    of : int
        Of a rank: out of how many.
    level : str
        Of a rank or a gap: whose areas.
    away : float
        How far the quoted figure lies from it, as a share of it.
    """

    kind: str
    record: Indicator
    sex: str
    period: Period
    value: float
    lower: float
    upper: float
    agreement: str
    within: bool
    parts: tuple[Held, ...] = ()
    since: Period | None = None
    of: int = 0
    level: str = ""
    away: float = 0.0

    @property
    def has_range(self) -> bool:
        """Whether it has a range."""
        return not math.isnan(self.lower)

    @property
    def measured_for(self) -> Area | None:
        """The larger area for which the first figure was measured."""
        return next((one.measured_for for one in self.parts if one.measured_for), None)


@dataclass(frozen=True)
class Found:
    """What is held beside one claim.

    Attributes
    ----------
    record : Indicator
        The measure that it is read as.
    areas : tuple of Area
        What its places are taken for.
    also : tuple of Area
        What else the first place's name could mean.
    newest : tuple of Check
        The newest figure of each sex and definition that it may mean; of the period that it
        names, where it names one.
    former : tuple of Check
        Of former periods and releases: those that agree, and the newest of each release.
    elsewhere : tuple of Check
        Other groups, places and measures whose newest figure would agree.
    lacking : str
        Why nothing could be held beside it: "place", "measure", "unit", "period", "level",
        "group"; else empty.
    sexed : bool
        Whether the group that it names has figures of its own.
    named_period : bool
        Whether the period that it names is held; True where it names none.
    """

    record: Indicator | None
    areas: tuple[Area, ...]
    also: tuple[Area, ...]
    newest: tuple[Check, ...]
    former: tuple[Check, ...] = ()
    elsewhere: tuple[Check, ...] = ()
    lacking: str = ""
    sexed: bool = True
    named_period: bool = True


def found(reading: Reading) -> Found:
    """Return what is held beside a claim."""
    record = _record(reading)
    if record is None:
        return Found(None, (), (), (), lacking="measure")
    if reading.kind in (GAP, GAP_CHANGE) and len(reading.places) < 2:  # noqa: PLR2004 -- no pair
        return _of_gap(reading, record)
    if reading.kind == TENTHS:
        return _of_tenths(reading, record)
    wrong = next((place for place in reading.places if place.kind not in (AREA, AVERAGE)), None)
    if wrong is not None:
        return Found(record, (), (), (), lacking="place")
    taken, also = _taken(reading, record)
    if taken is None:
        return Found(record, (), also, (), lacking="level")
    record, areas = taken
    return _WAYS[reading.kind](reading, record, areas, also)


# The measure and the places ----------------------------------------------------------------------


def _record(reading: Reading) -> Indicator | None:
    named = reading.measure
    if named is None:
        regional = reading.kind in (GAP, GAP_CHANGE)
        return indicator(DEFAULT) if regional and not reading.places and DEFAULT in catalogue() else None
    return catalogue().get(named.slug)


def _rivals(record: Indicator) -> list[Indicator]:
    return [catalogue()[slug] for slug in vocabulary().rivals.get(record.slug, ()) if slug in catalogue()]


def _taken(
    reading: Reading, record: Indicator
) -> tuple[tuple[Indicator, tuple[Area, ...]] | None, tuple[Area, ...]]:
    """Return the measure and areas that a claim is taken for: the first at which it is held."""
    places = reading.places or (_nowhere(),)
    also = alternatives(places[0]) if places[0].kind == AREA else ()
    for one in [record, *_rivals(record)]:
        areas = tuple(_first(one, place, also if at == 0 else ()) for at, place in enumerate(places))
        known = tuple(area for area in areas if area)
        if len(known) == len(areas):
            rest = [area for area in also if area != known[0] and area.code != known[0].code]
            others = [area for area in places[0].areas if area.code != known[0].code]
            return (one, known), tuple(dict.fromkeys([*others, *rest]))
    return None, also


def _nowhere() -> Place:
    return Place(AVERAGE, "", Span(0, 0), (england(),))


def _first(record: Indicator, place: Place, also: Sequence[Area]) -> Area | None:
    asked = place.areas
    if place.levels:
        asked = tuple(area for area in (*place.areas, *also) if area.level in place.levels) or asked
    return next(iter(held_figures.areas_held(record, asked)), None)


def _how(reading: Reading) -> str:
    return reading.measure.how if reading.measure else "as it is"


def _sex(reading: Reading) -> str:
    return reading.groups[0].sex if reading.groups else ""


# One figure --------------------------------------------------------------------------------------

Maker = Callable[[Indicator, str, Period], Check | None]


def _of_value(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    area, how, named = areas[0], _how(reading), _sex(reading)
    sexed = not named or named in record.sexes
    if reading.figure is None:
        rows = [_newest_row(record, area, sex, how) for sex in sexes_for(record, named)]
        return Found(record, areas, also, tuple(one for one in rows if one), sexed=sexed)
    if math.isnan(scale(record, reading.figure, how)):
        return Found(record, areas, also, (), lacking="unit", sexed=sexed)
    newest: list[Check] = []
    former: list[Check] = []
    named_period = True
    for one in [record, *_rivals(record)]:
        at = next(iter(held_figures.areas_held(one, [area, *register().same_place(area)])), None)
        if at is None or math.isnan(scale(one, reading.figure, how)):
            continue
        for sex in sexes_for(one, named):
            now, then, known = _releases(reading, one, at, sex, how)
            newest += now
            former += then
            named_period = named_period and (known or one is not record)
    elsewhere = _elsewhere(reading, record, areas, also, newest)
    return Found(
        record, areas, also, tuple(newest), tuple(_kept(former)), tuple(elsewhere),
        sexed=sexed, named_period=named_period,
    )  # fmt: skip


def _newest_row(record: Indicator, area: Area, sex: str, how: str) -> Check | None:
    rows = held(record, area, sex, how)
    return _plain(rows[-1], AGREES) if rows else None


def _plain(row: Held, agreed: str, within: bool = True) -> Check:
    return Check(
        FIGURE, row.record, row.sex, row.period, row.value, row.lower, row.upper, agreed, within,
        (row,),
    )  # fmt: skip


def _releases(
    reading: Reading, record: Indicator, area: Area, sex: str, how: str
) -> tuple[list[Check], list[Check], bool]:
    """Return checks of the newest figure, of former ones, and whether the period named is held."""
    newest: list[Check] = []
    former: list[Check] = []
    known = True
    for at, release in enumerate(series(record)):
        rows = held(release, area, sex, how)
        if not rows:
            continue
        periods = [row.period for row in rows]
        last = max(periods)
        asked = held_figures.fitting(reading.when, periods, last)
        if at == 0 and not asked:
            known, asked = False, [last]
        checks = {row.period: _checked(reading, row) for row in rows}
        if at == 0 and asked:
            # Of several periods that a year lies in, the first that agrees is meant.
            best = next((one for one in asked if checks[one].agreement == AGREES), asked[0])
            newest.append(checks[best])
            if best != last:
                former.append(checks[last])
        elif asked:
            best = next((one for one in asked if checks[one].agreement == AGREES), asked[0])
            former.append(checks[best])
        if reading.when is None or not known:
            former += [one for period, one in sorted(checks.items(), reverse=True) if period != last]
            if at:
                former.append(checks[last])
    return newest, former, known


def _checked(reading: Reading, row: Held) -> Check:
    quoted = reading.figure
    assert quoted is not None  # noqa: S101
    by = scale(row.record, quoted, row.how)
    told = replace(row, value=row.value * by, lower=row.lower * by, upper=row.upper * by)
    decimals = row.decimals if by == 1 else max(row.decimals, 1)
    agreed = agreement(told.value, decimals, quoted)
    return _plain(told, agreed, may_be(quoted, told.lower, told.upper))


def _kept(former: Iterable[Check]) -> list[Check]:
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
    return list(kept.values())[:_MOST_ROWS]


def _elsewhere(
    reading: Reading,
    record: Indicator,
    areas: tuple[Area, ...],
    also: tuple[Area, ...],
    newest: Sequence[Check],
) -> list[Check]:
    """Return the newest figures of other groups, places and measures that would agree."""
    if any(one.agreement == AGREES for one in newest):
        return []
    area, how = areas[0], _how(reading)
    found_rows: list[Check] = []
    told = {(one.record.slug, one.sex, one.parts[0].area.code) for one in newest}

    def tried(one: Indicator, at: Area, sex: str, way: str) -> None:
        key = (one.slug, sex, at.code)
        if key in told or reading.figure is None or math.isnan(scale(one, reading.figure, way)):
            return
        told.add(key)
        rows = held(one, at, sex, way)
        if rows:
            check = _checked(reading, rows[-1])
            if check.agreement == AGREES:
                found_rows.append(check)

    for sex in record.sexes:
        tried(record, area, sex, how)
    sexes = sexes_for(record, _sex(reading))
    for other in [*also[:6], *_around(area)]:
        for sex in sexes:
            if other.level in data.levels_of(record):
                tried(record, other, sex, how)
    for slug in vocabulary().confused.get(record.slug, ()):
        if slug in catalogue():
            one = catalogue()[slug]
            for sex in sexes_for(one, _sex(reading)):
                if area.level in data.levels_of(one):
                    tried(one, area, sex, "as it is")
    if how == "as it is" and record.unit == "%":
        for sex in sexes:
            tried(record, area, sex, REST)
    return found_rows


def _around(area: Area) -> list[Area]:
    """Return the larger areas that an area lies in, England last."""
    known = register()
    held_in = [
        known.area(level, code) for level, code in area.parents.items() if level in NAMED
    ]
    inside = known.container(area, "upper-tier") if area.level == "constituency" else None
    return [*([inside] if inside else []), *held_in]


# Two figures -------------------------------------------------------------------------------------


def _of_pair(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Check a difference, a ratio or a comparison of two places or two groups."""
    groups = len(reading.groups) > 1
    if len(areas) < 2 and not groups:  # noqa: PLR2004
        if reading.places and reading.places[0].areas and areas[0].level != "country":
            areas = (areas[0], england())
        else:
            return Found(record, areas, also, (), lacking="second")
    how, named = _how(reading), _sex(reading)
    sexed = not named or named in record.sexes
    sexes = [""] if groups else sexes_for(record, named)
    newest: list[Check] = []
    former: list[Check] = []
    for sex in sexes:
        for at, release in enumerate(series(record)):
            pairs = _pairs(reading, release, areas, sex, how)
            if not pairs:
                continue
            last = max(pairs)
            asked = held_figures.fitting(reading.when, list(pairs), last) or [last]
            rows = {period: _apart(reading, *pair) for period, pair in pairs.items()}
            if at == 0:
                newest += _best(rows[asked[0]])
                if asked[0] != last:
                    former += _best(rows[last])
            elif asked[0] in rows:
                former += _best(rows[asked[0]])
            if reading.when is None and reading.figure is not None:
                former += [one for period, told in rows.items() if period != last for one in _best(told)]
                if at:
                    former += _best(rows[last])
    lacking = "" if newest else "level"
    return Found(record, areas, also, tuple(newest), tuple(_kept(former)), lacking=lacking, sexed=sexed)


def _best(rows: Sequence[Check]) -> list[Check]:
    """Return of the ways to tell a difference the one that agrees best."""
    order = (AGREES, ROUNDED, PRECISE, UNSURE, DIFFERS)
    return sorted(rows, key=lambda one: (order.index(one.agreement), one.away))[:1]


def _pairs(
    reading: Reading, record: Indicator, areas: Sequence[Area], sex: str, how: str
) -> dict[Period, tuple[Held, Held]]:
    if sex == "":
        one, two = (group.sex for group in reading.groups[:2])
        if not {one, two} <= set(record.sexes):
            return {}
        first, second = held(record, areas[0], one, how), held(record, areas[0], two, how)
    else:
        first, second = held(record, areas[0], sex, how), held(record, areas[1], sex, how)
    others = {row.period: row for row in second}
    return {row.period: (row, others[row.period]) for row in first if row.period in others}


def _side(reading: Reading, record: Indicator) -> str:
    """Return which way a claim goes in its own figures: up or down; empty for none."""
    return _turned(reading.side, record, _how(reading))


def _turned(side: str, record: Indicator, how: str) -> str:
    if side in (UP, DOWN, SAME, ""):
        return side
    better_up = record.polarity == "higher_is_better"
    if record.polarity == "none":
        return UP if side == BEST else DOWN
    up = (side == BEST) == better_up
    if how in (TURNED, REST):
        up = not up
    return UP if up else DOWN


def moved(then: Held, now: Held) -> tuple[float, float, float]:
    """Return how far one figure of an area moved to a later one, with its limits."""
    return subtract(now, then, shared_years(then.period, now.period))


def subtract(first: Held, second: Held, correlation: float = 0.0) -> tuple[float, float, float]:
    """Return how much one figure exceeds another, with its 95% limits; NaN without ranges."""
    if first.record.statistic in _EVEN and first.how == "as it is":
        errors = [float(standard_error(one.lower, one.upper)) for one in (first, second)]
        told = difference(first.value, errors[0], second.value, errors[1], correlation)
    else:
        told = difference_of_ranges(_ranged(first), _ranged(second))
    return told.value, told.lower, told.upper


def _ranged(one: Held) -> Ranged:
    return Ranged(one.value, one.lower, one.upper)


def _apart(reading: Reading, first: Held, second: Held) -> list[Check]:
    """Return a claim on two figures beside their difference, and their ratio where it may mean it."""
    side = _side(reading, first.record)
    quoted = reading.figure
    base = (first.record, first.sex, first.period)
    value, low, high = subtract(first, second)
    if reading.kind == COMPARISON or quoted is None:
        return [_compared(reading, base, (value, low, high), side, (first, second))]
    rows = []
    if quoted.unit != "times" and quoted.form not in ("fraction",) or reading.kind == DIFFERENCE:
        sign = -1 if side == DOWN else 1
        told = [sign * value, *sorted((sign * low, sign * high))]
        if side == "" and value < 0:
            told = [-value, -high, -low]
        unit = first.record.unit
        fits = quoted.unit in ("", "points", "years", "minutes", "pounds", "times") or unit == "%"
        if unit == "%" or (fits and quoted.unit != "%"):
            rows.append(_row(APART, base, told, quoted, first, second, as_shown=True))
    if quoted.unit in ("%", "times") or quoted.form == "fraction":
        rows += _as_ratio(reading, base, first, second, side, quoted)
    return rows or [_row(APART, base, [math.nan] * 3, quoted, first, second)]


def _as_ratio(
    reading: Reading, base: tuple[Indicator, str, Period], first: Held, second: Held, side: str,
    quoted: Number,
) -> list[Check]:  # fmt: skip
    told = ratio_of_ranges(_ranged(first), _ranged(second))
    values = [told.value, told.lower, told.upper]
    if quoted.unit == "times":
        if side == DOWN:
            values = [1 / told.value, 1 / told.upper, 1 / told.lower]
        return [_row(TIMES, base, values, quoted, first, second)]
    if reading.kind == RATIO:
        # "Half the rate": a share of what is compared with.
        return [_row(TIMES, base, [100 * one for one in values], quoted, first, second)]
    sign = -1 if side == DOWN else 1
    more = [sign * 100 * (one - 1) for one in values]
    if side == "" and more[0] < 0:
        more = [-one for one in more]
    value, *limits = more
    return [_row(PERCENT_MORE, base, [value, *sorted(limits)], quoted, first, second)]


def _row(
    kind: str, base: tuple[Indicator, str, Period], told: Sequence[float], quoted: Number,
    *parts: Held, as_shown: bool = False, since: Period | None = None,
) -> Check:  # fmt: skip
    value, low, high = told
    decimals = parts[0].decimals if kind in (APART, MOVED) else 1
    agreed = agreement(value, decimals, quoted)
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


def _compared(
    reading: Reading, base: tuple[Indicator, str, Period], told: Sequence[float], side: str,
    parts: tuple[Held, Held],
) -> Check:  # fmt: skip
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


# A change ----------------------------------------------------------------------------------------


def _of_change(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    how, named = _how(reading), _sex(reading)
    sexed = not named or named in record.sexes
    newest: list[Check] = []
    former: list[Check] = []
    known = True
    for one in [record, *_rivals(record)]:
        at = next(iter(held_figures.areas_held(one, [areas[0], *register().same_place(areas[0])])), None)
        if at is None or (newest and one.slug != record.slug and any(row.agreement == AGREES for row in newest)):
            continue
        for sex in sexes_for(one, named):
            rows = held(one, at, sex, how)
            last, firsts = _ends(reading, rows)
            if last is None or not firsts:
                known = known and one is not record
                continue
            told = [_moved(reading, one, sex, then, last) for then in firsts]
            best = next((row for row in told if row.agreement == AGREES), told[0])
            newest.append(best)
            former += [row for row in told if row is not best and row.agreement == AGREES]
    lacking = "" if newest else "periods"
    return Found(
        record, areas, also, tuple(newest), tuple(former), lacking=lacking, sexed=sexed,
        named_period=known or bool(newest),
    )  # fmt: skip


def _ends(reading: Reading, rows: Sequence[Held]) -> tuple[Held | None, list[Held]]:
    """Return the later figure of a change, and the earlier ones that it may be counted from."""
    if len(rows) < 2:  # noqa: PLR2004
        return None, []
    by = {row.period: row for row in rows}
    periods = sorted(by)
    last = periods[-1]
    since = reading.since
    if since is not None and since.last:
        ending = held_figures.fitting(
            replace(since, kind="year", first=since.last), periods, last
        )
        last = ending[0] if ending else last
    elif reading.when is not None:
        asked = held_figures.fitting(reading.when, periods, last)
        last = asked[0] if asked else last
    if since is None:
        then = [period for period in periods if period < last][:1]
    else:
        then = [
            period for period in held_figures.fitting(since, periods, last) if period < last
        ]
    return by[last], [by[period] for period in then]


def _moved(reading: Reading, record: Indicator, sex: str, then: Held, now: Held) -> Check:
    side = _side(reading, record)
    base = (record, sex, now.period)
    value, low, high = moved(then, now)
    quoted = reading.figure
    if reading.times or (quoted and quoted.unit == "times"):
        told = now.value / then.value if then.value else math.nan
        times = reading.times or (quoted.value if quoted else math.nan)
        asked = Number(times, quoted.span if quoted else reading.span, "times")
        return _row(TIMES, base, [told, math.nan, math.nan], asked, now, then, since=then.period)
    if quoted is None:
        row = _compared(reading, base, (value, low, high), side, (now, then))
        return replace(row, kind=MOVED, since=then.period)
    sign = -1 if side == DOWN else 1
    told_by = [sign * value, *sorted((sign * low, sign * high))]
    rows = []
    unit = record.unit
    if unit == "%" or quoted.unit != "%":
        rows.append(_row(MOVED, base, told_by, quoted, now, then, as_shown=True, since=then.period))
    if quoted.unit == "%" or quoted.form == "fraction":
        told = sign * 100 * (now.value / then.value - 1) if then.value else math.nan
        rows.append(
            _row(PERCENT_MORE, base, [told, math.nan, math.nan], quoted, now, then, since=then.period)
        )
    return _best(rows)[0]


# A place among all -------------------------------------------------------------------------------


def _of_order(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    area, named = areas[0], _sex(reading)
    sexed = not named or named in record.sexes
    order = reading.order
    if order is None or area.level == "country":
        return Found(record, areas, also, (), lacking="second")
    newest: list[Check] = []
    former: list[Check] = []
    for at, one in enumerate(series(record)):
        for sex in sexes_for(one, named):
            rows = held(one, area, sex)
            if not rows:
                continue
            periods = [row.period for row in rows]
            asked = held_figures.fitting(reading.when, periods, max(periods)) or [max(periods)]
            row = next(row for row in rows if row.period == asked[0])
            check = _ranked(reading, order, row)
            if check:
                (newest if at == 0 else former).append(check)
    lacking = "" if newest else "level"
    return Found(record, areas, also, tuple(newest), tuple(former), lacking=lacking, sexed=sexed)


def _ranked(reading: Reading, order: Order, row: Held) -> Check | None:
    record, area = row.record, row.area
    try:
        every = distribution(record, area.level, row.sex, row.period)
    except QuestionError:
        return None
    total = len(every.frame)
    base = (record, row.sex, row.period)
    if row.measured_for is not None or area.code not in every.by_code:
        return Check(
            RANK, *base, math.nan, math.nan, math.nan, UNSURE, False, (row,), of=total,
            level=every.level,
        )  # fmt: skip
    from_low = _from_lowest(order, record, _how(reading))
    value = every.by_code[area.code]
    below = sum(other < value for other in every.by_code.values())
    above = sum(other > value for other in every.by_code.values())
    place = 1 + (below if from_low else above)
    standing = every.standing(area.code)
    low, high = math.nan, math.nan
    if standing:
        low, high = standing.lower, standing.upper
        if not from_low:
            low, high = standing.of + 1 - high, standing.of + 1 - low
    most = _group_size(order, total)
    agreed = _placed(order, place, low, high, most, total)
    if reading.negated and agreed in (AGREES, DIFFERS):
        agreed = AGREES if agreed == DIFFERS else DIFFERS
    return Check(
        RANK, *base, float(place), float(low), float(high), agreed, False, (row,), of=total,
        level=every.level,
    )  # fmt: skip


def _from_lowest(order: Order, record: Indicator, how: str) -> bool:
    """Return whether an order is counted from the lowest figure that is held."""
    if order.end in (LOW, HIGH):
        low = order.end == LOW
        return low != (how in (TURNED, REST))
    if order.end == FIRST and record.family == "deprivation":
        return False
    worst_is_low = record.polarity != "lower_is_better"
    return (order.end == WORST) == worst_is_low


def _group_size(order: Order, total: int) -> int:
    if order.among:
        return order.among
    if order.share:
        return max(1, math.ceil(order.share * total - 1e-9))
    return 0


def _placed(order: Order, place: int, low: float, high: float, most: int, total: int) -> str:
    """Return whether an order holds: surely, not, or as far as ranges let it be said."""
    if order.of and abs(order.of - total) > 0.1 * total:
        return DIFFERS
    if not most:
        nth = order.nth
        if math.isnan(low):
            return AGREES if place == nth else DIFFERS
        if place == nth and low == high == nth:
            return AGREES
        return UNSURE if low <= nth <= high else DIFFERS
    if math.isnan(low):
        return AGREES if place <= most else DIFFERS
    # "One of the lowest" is loosely said: twice as many may be meant.
    loose = 2 * most if order.share == 1 / 10 and place <= most else most
    if high <= loose and place <= most:
        return AGREES
    return UNSURE if low <= most else DIFFERS


# A gap -------------------------------------------------------------------------------------------


def _of_gap(reading: Reading, record: Indicator) -> Found:
    """Check a gap over all areas of a level, or its change."""
    level = reading.gap.regional if reading.gap and reading.gap.regional not in ("", "north") else "region"
    if record.model_of or not data.is_published(record, level):
        return Found(record, (), (), (), lacking="level")
    named = _sex(reading)
    sexed = not named or named in record.sexes
    newest: list[Check] = []
    former: list[Check] = []
    for sex in sexes_for(record, named):
        for at, one in enumerate(series(record)):
            if not data.is_published(one, level):
                continue
            rows = _gap_rows(reading, one, level, sex, first=at == 0)
            if at == 0:
                newest += rows[:1]
                former += rows[1:]
            else:
                former += rows
    lacking = "" if newest else "level"
    kept = _kept(former) if reading.kind != GAP_CHANGE else former[:_MOST_ROWS]
    return Found(record, (), (), tuple(newest), tuple(kept), lacking=lacking, sexed=sexed)


def _gap_rows(reading: Reading, record: Indicator, level: str, sex: str, *, first: bool) -> list[Check]:
    periods = data.published_periods(record, level, sex)
    if not periods:
        return []
    pair = pair_codes(level, None)
    if reading.kind == GAP_CHANGE:
        return _gap_changes(reading, record, level, sex, periods, pair) if first else []
    asked = held_figures.fitting(reading.when, periods, periods[-1]) or [periods[-1]]
    wanted = asked[:1] if reading.when else [*reversed(periods)]
    rows = []
    for period in wanted:
        sampled = sample_of(record.slug, level, sex, period.iso).with_pair(pair)
        names = ["range", *(["pair"] if pair else [])]
        told = [_gap_row(reading, sampled, name) for name in names]
        rows += _best(told) if period == wanted[0] or reading.when else [one for one in _best(told) if one.agreement == AGREES]
    return rows


def _gap_row(reading: Reading, sampled, name: str) -> Check:  # noqa: ANN001
    found_gap = gap_of(sampled, name)
    record = sampled.indicator
    told = found_gap.assessment
    value, low, high = told.value, told.lower, told.upper
    parts = tuple(
        Held(record, end.area, sampled.sex, sampled.period, end.value, math.nan, math.nan, None, "", "", "as it is")
        for end in (found_gap.highest, found_gap.lowest) if end
    )  # fmt: skip
    quoted = reading.figure
    agreed = agreement(value, record.decimals, quoted) if quoted else AGREES
    within = may_be(quoted, low, high) if quoted else True
    return Check(
        WIDTH, record, sampled.sex, sampled.period, value, low, high, agreed, within, parts,
        level=sampled.level,
    )  # fmt: skip


def _gap_changes(
    reading: Reading, record: Indicator, level: str, sex: str, periods: list[Period],
    pair: tuple[str, str] | None,
) -> list[Check]:  # fmt: skip
    last = periods[-1]
    since = reading.since or reading.when
    then = held_figures.fitting(since, periods[:-1], last) if since else periods[:1]
    rows: list[Check] = []
    for period in then[:3] or periods[:1]:
        before = sample_of(record.slug, level, sex, period.iso).with_pair(pair)
        after = sample_of(record.slug, level, sex, last.iso).with_pair(pair)
        told = [
            _gap_change(reading, changed(before, after, name), sex, level)
            for name in ["range", *(["pair"] if pair else [])]
        ]
        rows += _best(told) if reading.gap and reading.gap.regional != "north" else [*told[-1:], *told[:-1]]
    return rows


def _gap_change(reading: Reading, found_change, sex: str, level: str) -> Check:  # noqa: ANN001
    change = found_change.change
    record, first, last = found_change.before.indicator, found_change.before, found_change.after
    old, new = change.before.value, change.after.value
    times = reading.times or (reading.figure.value if reading.figure and reading.figure.unit == "times" else 0.0)
    base = (record, sex, last.period)
    if times:
        told = new / old if old else math.nan
        asked = Number(times, reading.span, "times", approx=reading.figure.approx if reading.figure else "")
        return Check(
            WIDTH_TIMES, *base, told, math.nan, math.nan, agreement(told, 1, asked), False,
            (), since=first.period, level=level,
        )  # fmt: skip
    value = float(change.observed)
    low, high = float(change.interval.lower), float(change.interval.upper)
    side = reading.side
    quoted = reading.figure
    if quoted is not None:
        sign = -1 if side == DOWN else 1
        asked_of = sign * value if quoted.unit != "%" else sign * 100 * (new / old - 1)
        limits = sorted((sign * low, sign * high)) if quoted.unit != "%" else [math.nan, math.nan]
        agreed = agreement(asked_of, 1, quoted)
        return Check(
            WIDTH, *base, asked_of, *limits, agreed, may_be(quoted, *limits), (),
            since=first.period, level=level,
        )  # fmt: skip
    if side == SAME:
        agreed = UNSURE if low <= 0 <= high else DIFFERS
    elif low <= 0 <= high:
        agreed = UNSURE
    else:
        agreed = AGREES if (value > 0) == (side != DOWN) else DIFFERS
    return Check(
        WIDTH, *base, value, low, high, agreed, False, (), since=first.period, level=level
    )


def _of_pair_gap(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Check a gap of two places, or its change."""
    if reading.kind == GAP:
        return _of_pair(replace(reading, kind=DIFFERENCE, side=""), record, areas, also)
    how, named = _how(reading), _sex(reading)
    newest: list[Check] = []
    for sex in sexes_for(record, named):
        pairs = _pairs(reading, record, areas, sex, how)
        if len(pairs) < 2:  # noqa: PLR2004
            continue
        periods = sorted(pairs)
        last = periods[-1]
        then = held_figures.fitting(reading.since, periods[:-1], last) if reading.since else periods[:1]
        if not then:
            continue
        newest.append(_pair_change(reading, record, sex, pairs[then[0]], pairs[last]))
    return Found(record, areas, also, tuple(newest), lacking="" if newest else "periods")


def _pair_change(
    reading: Reading, record: Indicator, sex: str, before: tuple[Held, Held], after: tuple[Held, Held]
) -> Check:
    sign = 1 if after[0].value >= after[1].value else -1
    old, new = (sign * (pair[0].value - pair[1].value) for pair in (before, after))
    shared = shared_years(before[0].period, after[0].period)
    variance = 0.0
    for one, other in zip(before, after, strict=True):
        first, second = (float(standard_error(row.lower, row.upper)) for row in (one, other))
        variance += first**2 + second**2 - 2 * shared * first * second
    reach = 1.959964 * math.sqrt(variance) if not math.isnan(variance) and variance >= 0 else math.nan
    base = (record, sex, after[0].period)
    since = before[0].period
    if reading.times or (reading.figure and reading.figure.unit == "times"):
        times = reading.times or (reading.figure.value if reading.figure else 0.0)
        told = new / old if old else math.nan
        agreed = agreement(told, 1, Number(times, reading.span, "times"))
        return Check(WIDTH_TIMES, *base, told, math.nan, math.nan, agreed, False, after, since=since)
    moved, low, high = new - old, new - old - reach, new - old + reach
    quoted = reading.figure
    if quoted:
        way = -1 if reading.side == DOWN else 1
        agreed = agreement(way * moved, 1, quoted)
        limits = sorted((way * low, way * high))
        return Check(WIDTH, *base, way * moved, *limits, agreed, may_be(quoted, *limits), after, since=since)
    if math.isnan(low) or not low <= 0 <= high:
        agreed = AGREES if (moved > 0) == (reading.side != DOWN) else DIFFERS
    else:
        agreed = UNSURE
    return Check(WIDTH, *base, moved, low, high, agreed, False, after, since=since)


def _of_tenths(reading: Reading, record: Indicator) -> Found:
    """Check how far apart the most and the least deprived tenth of neighbourhoods are."""
    if record.series != DEFAULT and record.slug != DEFAULT:
        return Found(record, (), (), (), lacking="level")
    quoted = reading.figure
    newest: list[Check] = []
    former: list[Check] = []
    for sex in sexes_for(record, _sex(reading)):
        for one in reversed(gradients(sex)):
            value = one.ends
            agreed = agreement(value, 1, quoted) if quoted else AGREES
            check = Check(
                APART, record, sex, one.period, value, math.nan, math.nan, agreed, False,
                level="deprivation",
            )  # fmt: skip
            (former if any(row.sex == sex for row in newest) else newest).append(check)
    return Found(record, (), (), tuple(newest), tuple(_kept(former)))


_WAYS: dict[
    str, Callable[[Reading, Indicator, tuple[Area, ...], tuple[Area, ...]], Found]
] = {
    VALUE: _of_value,
    "none": _of_value,
    DIFFERENCE: _of_pair,
    RATIO: _of_pair,
    COMPARISON: _of_pair,
    CHANGE: _of_change,
    "order": _of_order,
    GAP: _of_pair_gap,
    GAP_CHANGE: _of_pair_gap,
}
