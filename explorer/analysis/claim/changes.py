"""How one figure changed."""

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, DIFFERS
from explorer.analysis.claim.beside import MOVED, PERCENT_MORE, TIMES, UNSURE, Check, Found
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.figures import Held, held, sexes_for
from explorer.analysis.claim.kinds import DOWN, HIGH, LOW, UP
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import AGO, BEFORE, SINCE, When
from explorer.analysis.claim.rows import (
    best_of,
    compared_row,
    how_of,
    moved,
    rivals_of,
    row_of,
    sex_of,
    side_of,
    turned_side,
)
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area, register


def of_change(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Return a claim on a change beside what is held."""
    how, named = how_of(reading), sex_of(reading)
    sexed = not named or named in record.sexes
    newest: list[Check] = []
    former: list[Check] = []
    known = True
    for one in [record, *rivals_of(record)]:
        at = next(
            iter(held_figures.areas_held(one, [areas[0], *register().same_place(areas[0])])), None
        )
        if at is None or (
            newest and one.slug != record.slug and any(row.agreement == AGREES for row in newest)
        ):
            continue
        for sex in sexes_for(one, named):
            rows = held(one, at, sex, how)
            ends = _ends(reading, rows)
            if not ends:
                known = known and one is not record
                continue
            told = [_moved(reading, one, sex, then, last) for then, last in ends]
            best = next((row for row in told if row.agreement == AGREES), told[0])
            newest.append(best)
            former += [row for row in told if row is not best and row.agreement == AGREES]
    lacking = "" if newest else "periods"
    return Found(
        record, areas, also, tuple(newest), tuple(former), lacking=lacking, sexed=sexed,
        named_period=known or bool(newest),
    )  # fmt: skip


def _ends(reading: Reading, rows: Sequence[Held]) -> list[tuple[Held, Held]]:
    """Return the earlier and the later figure of a change, in every way that its words allow."""
    by = {row.period: row for row in rows}
    periods = sorted(by)
    if len(periods) < 2:  # noqa: PLR2004
        return []
    last, since = periods[-1], reading.since
    if since is not None and since.kind == SINCE and since.last:
        pairs = _same_way(since, periods)
        if pairs:
            return [(by[first], by[second]) for first, second in pairs]
        ending = held_figures.fitting(replace(since, kind="year", first=since.last), periods, last)
        last = ending[0] if ending else last
    elif reading.when is not None:
        asked = held_figures.fitting(reading.when, periods, last)
        last = asked[0] if asked else last
    if since is None:
        then = [period for period in periods if period < last][:1]
    else:
        then = [period for period in held_figures.fitting(since, periods, last) if period < last]
    if since is not None and since.kind == BEFORE:
        then = then[:1]
    return [(by[period], by[last]) for period in then]


def _same_way(since: When, periods: Sequence[Period]) -> list[tuple[Period, Period]]:
    """Return pairs of periods that two years may mean, both years read by one rule.

    A year is the first of its period, the one in its midst, or the last.
    """
    pairs = []
    for place in (0.0, 0.5, 1.0):
        named = {_year_at(one, place): one for one in periods}
        first, second = named.get(since.first), named.get(since.last)
        if first is not None and second is not None and first < second:
            pairs.append((first, second))
    return list(dict.fromkeys(pairs))


def _year_at(one: Period, place: float) -> int:
    last = one.last_year if one.unit == "Y" else one.start.year
    return one.start.year + math.floor(place * (last - one.start.year) + 0.5)


def _moved(reading: Reading, record: Indicator, sex: str, then: Held, now: Held) -> Check:
    side = side_of(reading, record)
    base = (record, sex, now.period)
    value, low, high = moved(then, now)
    quoted = reading.figure
    if reading.times or (quoted and quoted.unit == "times"):
        told = now.value / then.value if then.value else math.nan
        times = reading.times or (quoted.value if quoted else math.nan)
        asked = Number(times, quoted.span if quoted else reading.span, "times")
        return row_of(TIMES, base, [told, math.nan, math.nan], asked, now, then, since=then.period)
    if quoted is None:
        row = compared_row(reading, base, (value, low, high), side, (now, then))
        return replace(row, kind=MOVED, since=then.period)
    sign = -1 if side == DOWN else 1
    told_by = [sign * value, *sorted((sign * low, sign * high))]
    rows = []
    unit = record.unit
    if unit == "%" or quoted.unit != "%":
        rows.append(
            row_of(MOVED, base, told_by, quoted, now, then, as_shown=True, since=then.period)
        )
    if quoted.unit == "%" or quoted.form == "fraction":
        told = sign * 100 * (now.value / then.value - 1) if then.value else math.nan
        rows.append(
            row_of(
                PERCENT_MORE, base, [told, math.nan, math.nan], quoted, now, then, since=then.period
            )
        )
    return best_of(rows)[0]


def of_record(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Return a claim on the lowest or highest figure of an area over time beside all held."""
    named, order = sex_of(reading), reading.order
    assert order is not None
    low = turned_side({LOW: DOWN, HIGH: UP}.get(order.end, order.end), record, how_of(reading))
    newest: list[Check] = []
    for sex in sexes_for(record, named):
        rows = held(record, areas[0], sex, how_of(reading))
        if not rows:
            continue
        now = max(rows, key=lambda one: one.period)
        since = reading.since
        start = 0
        if since is not None and since.kind == SINCE:
            start = since.first
        elif since is not None and since.kind == AGO:
            start = now.period.last_year - since.first
        then = [one for one in rows if one.period < now.period and one.period.last_year >= start]
        if then:
            newest.append(_record_row(record, sex, now, then, low == DOWN))
    return Found(
        record, areas, also, tuple(newest), lacking="" if newest else "periods",
        sexed=not named or named in record.sexes,
    )  # fmt: skip


def _record_row(
    record: Indicator, sex: str, now: Held, then: Sequence[Held], lowest: bool
) -> Check:
    """Return the newest figure beside the former one that comes nearest to the record."""
    rival = (min if lowest else max)(then, key=lambda one: one.value)
    value, low, high = moved(rival, now)
    beats = value < 0 if lowest else value > 0
    clear = math.isnan(low) or low > 0 or high < 0
    agreed = (AGREES if beats else DIFFERS) if clear else UNSURE
    return Check(
        MOVED, record, sex, now.period, value, low, high, agreed, False, (now, rival),
        since=rival.period,
    )  # fmt: skip
