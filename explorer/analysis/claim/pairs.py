"""Two figures: how far apart they are, how many times one is the other, and how that changed."""

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.change import shared_years
from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, DIFFERS, agreement, may_be
from explorer.analysis.claim.beside import (
    APART,
    PERCENT_MORE,
    TIMES,
    UNSURE,
    WIDTH,
    WIDTH_TIMES,
    Check,
    Found,
)
from explorer.analysis.claim.claims import COMPARISON, DIFFERENCE, GAP, RATIO, Reading
from explorer.analysis.claim.figures import Held, held, series, sexes_for
from explorer.analysis.claim.kinds import DOWN
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.rows import (
    best_of,
    compared_row,
    how_of,
    kept_of,
    ranged,
    row_of,
    sex_of,
    side_of,
    subtract,
)
from explorer.analysis.estimates import one_place
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.statistics.comparison import ratio_of_ranges
from explorer.statistics.intervals import standard_error


def of_pair(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Check a difference, a ratio or a comparison of two places or two groups."""
    groups = len(reading.groups) > 1
    if len(areas) < 2 and not groups:  # noqa: PLR2004
        return Found(record, areas, also, (), lacking="second")
    how, named = how_of(reading), sex_of(reading)
    sexed = not named or named in record.sexes
    sexes = [""] if groups else sexes_for(record, named)
    newest: list[Check] = []
    former: list[Check] = []
    for sex in sexes:
        for at, release in enumerate(series(record)):
            pairs = pairs_of(reading, release, areas, sex, how)
            if not pairs:
                continue
            last = max(pairs)
            if at == 0 and not groups and same_figure(*pairs[last]):
                lender = pairs[last][0].measured_for or pairs[last][1].measured_for
                return Found(
                    record, areas, also, (), lacking="same", sexed=sexed,
                    lender=lender or areas[0],
                )  # fmt: skip
            asked = held_figures.fitting(reading.when, list(pairs), last) or [last]
            rows = {period: _apart(reading, *pair) for period, pair in pairs.items()}
            if at == 0:
                newest += best_of(rows[asked[0]])
                if asked[0] != last:
                    former += best_of(rows[last])
            elif asked[0] in rows:
                former += best_of(rows[asked[0]])
            if reading.when is None and reading.figure is not None:
                former += [
                    one for period, told in rows.items() if period != last for one in best_of(told)
                ]
                if at:
                    former += best_of(rows[last])
    lacking = "" if newest else "level"
    return Found(
        record, areas, also, tuple(newest), tuple(kept_of(former)), lacking=lacking, sexed=sexed
    )


def same_figure(first: Held, second: Held) -> bool:
    """Whether two places have one figure: measured for one of them, or for a larger area."""
    one, two = (one_place(each.measured_for or each.area) for each in (first, second))
    return one == two


def pairs_of(
    reading: Reading, record: Indicator, areas: Sequence[Area], sex: str, how: str
) -> dict[Period, tuple[Held, Held]]:
    """Return the two figures that a claim compares, by period."""
    if sex == "":
        one, two = (group.sex for group in reading.groups[:2])
        if not {one, two} <= set(record.sexes):
            return {}
        first, second = held(record, areas[0], one, how), held(record, areas[0], two, how)
    else:
        first, second = held(record, areas[0], sex, how), held(record, areas[1], sex, how)
    others = {row.period: row for row in second}
    return {row.period: (row, others[row.period]) for row in first if row.period in others}


def _apart(reading: Reading, first: Held, second: Held) -> list[Check]:
    """Return a claim on two figures beside their difference, or ratio where it may mean that."""
    side = side_of(reading, first.record)
    quoted = reading.figure
    base = (first.record, first.sex, first.period)
    value, low, high = subtract(first, second)
    if reading.kind == COMPARISON or quoted is None:
        return [compared_row(reading, base, (value, low, high), side, (first, second))]
    rows = []
    if (quoted.unit != "times" and quoted.form not in ("fraction",)) or reading.kind == DIFFERENCE:
        sign = -1 if side == DOWN else 1
        told = [sign * value, *sorted((sign * low, sign * high))]
        if side == "" and value < 0:
            told = [-value, -high, -low]
        unit = first.record.unit
        fits = quoted.unit in ("", "points", "years", "minutes", "pounds", "times") or unit == "%"
        if unit == "%" or (fits and quoted.unit != "%"):
            rows.append(row_of(APART, base, told, quoted, first, second, as_shown=True))
    if quoted.unit in ("%", "times") or quoted.form == "fraction":
        rows += _as_ratio(reading, base, first, second, side, quoted)
    return rows or [row_of(APART, base, [math.nan] * 3, quoted, first, second)]


def _as_ratio(  # noqa: PLR0917
    reading: Reading, base: tuple[Indicator, str, Period], first: Held, second: Held, side: str,
    quoted: Number,
) -> list[Check]:  # fmt: skip
    told = ratio_of_ranges(ranged(first), ranged(second))
    values = [told.value, told.lower, told.upper]
    if quoted.unit == "times":
        if side == DOWN:
            values = [1 / told.value, 1 / told.upper, 1 / told.lower]
        return [row_of(TIMES, base, values, quoted, first, second)]
    if reading.kind == RATIO:
        # "Half the rate": a share of what is compared with.
        return [row_of(TIMES, base, [100 * one for one in values], quoted, first, second)]
    sign = -1 if side == DOWN else 1
    more = [sign * 100 * (one - 1) for one in values]
    if side == "" and more[0] < 0:
        more = [-one for one in more]
    value, *limits = more
    return [row_of(PERCENT_MORE, base, [value, *sorted(limits)], quoted, first, second)]


def of_pair_gap(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Check a gap of two places, or its change."""
    if reading.kind == GAP:
        return of_pair(replace(reading, kind=DIFFERENCE, side=""), record, areas, also)
    how, named = how_of(reading), sex_of(reading)
    newest: list[Check] = []
    for sex in sexes_for(record, named):
        pairs = pairs_of(reading, record, areas, sex, how)
        if len(pairs) < 2:  # noqa: PLR2004
            continue
        periods = sorted(pairs)
        last = periods[-1]
        then = (
            held_figures.fitting(reading.since, periods[:-1], last)
            if reading.since
            else periods[:1]
        )
        if not then:
            continue
        newest.append(_pair_change(reading, record, sex, pairs[then[0]], pairs[last]))
    return Found(record, areas, also, tuple(newest), lacking="" if newest else "periods")


def _pair_change(
    reading: Reading,
    record: Indicator,
    sex: str,
    before: tuple[Held, Held],
    after: tuple[Held, Held],
) -> Check:
    sign = 1 if after[0].value >= after[1].value else -1
    old, new = (sign * (pair[0].value - pair[1].value) for pair in (before, after))
    shared = shared_years(before[0].period, after[0].period)
    variance = 0.0
    for one, other in zip(before, after, strict=True):
        first, second = (float(standard_error(row.lower, row.upper)) for row in (one, other))
        variance += first**2 + second**2 - 2 * shared * first * second
    reach = (
        1.959964 * math.sqrt(variance) if not math.isnan(variance) and variance >= 0 else math.nan
    )
    base = (record, sex, after[0].period)
    since = before[0].period
    if reading.times or (reading.figure and reading.figure.unit == "times"):
        times = reading.times or (reading.figure.value if reading.figure else 0.0)
        told = new / old if old else math.nan
        agreed = agreement(told, 1, Number(times, reading.span, "times"))
        return Check(
            WIDTH_TIMES, *base, told, math.nan, math.nan, agreed, False, after, since=since
        )
    moved, low, high = new - old, new - old - reach, new - old + reach
    quoted = reading.figure
    if quoted:
        way = -1 if reading.side == DOWN else 1
        agreed = agreement(way * moved, 1, quoted)
        low, high = sorted((way * low, way * high))
        return Check(
            WIDTH,
            *base,
            way * moved,
            low,
            high,
            agreed,
            may_be(quoted, low, high),
            after,
            since=since,
        )
    if math.isnan(low) or not low <= 0 <= high:
        agreed = AGREES if (moved > 0) == (reading.side != DOWN) else DIFFERS
    else:
        agreed = UNSURE
    return Check(WIDTH, *base, moved, low, high, agreed, False, after, since=since)
