"""A place among all."""

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, DIFFERS
from explorer.analysis.claim.beside import RANK, UNSURE, Check, Found
from explorer.analysis.claim.changes import of_record
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.figures import Held, held, series, sexes_for
from explorer.analysis.claim.kinds import FIRST, HIGH, LOW, WORST, Order
from explorer.analysis.claim.rows import best_of, how_of, sex_of
from explorer.analysis.claim.vocabulary import REST, TURNED
from explorer.analysis.distribution import Distribution, distribution
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area, register


def of_order(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Return a claim on a place among all beside what is held."""
    area, named = areas[0], sex_of(reading)
    sexed = not named or named in record.sexes
    order = reading.order
    if order is not None and order.ever:
        return of_record(reading, record, areas, also)
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
            told = [_ranked(reading, order, row), *_twins_ranked(reading, order, row, areas)]
            checks = [check for check in told if check]
            if checks:
                (newest if at == 0 else former).append(best_of(checks)[0])
    lacking = "" if newest else "level"
    return Found(record, areas, also, tuple(newest), tuple(former), lacking=lacking, sexed=sexed)


def _twins_ranked(
    reading: Reading, order: Order, row: Held, areas: Sequence[Area]
) -> list[Check | None]:
    """Return the place of the same area among those of another level: of districts, say.

    Only where the words ask for no level, and where no range is published that would tell more.
    """
    if row.has_range or (reading.places and reading.places[0].levels):
        return []
    found = []
    for twin in register().same_place(areas[0]):
        if data.is_published(row.record, twin.level):
            rows = {one.period: one for one in held(row.record, twin, row.sex)}
            if row.period in rows:
                found.append(_ranked(reading, order, rows[row.period]))
    return found


def _ranked(reading: Reading, order: Order, row: Held) -> Check | None:
    record, area = row.record, row.area
    try:
        every = distribution(record, area.level, row.sex, row.period)
    except QuestionError:
        return None
    region = _region(reading, order, area)
    if region is not None:
        every = _within(every, region)
    total = len(every.frame)
    base = (record, row.sex, row.period)
    if row.measured_for is not None or area.code not in every.by_code:
        return Check(
            RANK, *base, math.nan, math.nan, math.nan, UNSURE, False, (row,), of=total,
            level=every.level,
        )  # fmt: skip
    from_low = _from_lowest(order, record, how_of(reading))
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
        from_low=from_low, among=region,
    )  # fmt: skip


def _region(reading: Reading, order: Order, area: Area) -> Area | None:
    """Return the region among whose areas one is ranked: "the lowest in the North East"."""
    named = [
        one.areas[0]
        for one in reading.others
        if one.areas and one.areas[0].level == "region" and one.span.start >= order.span.stop
    ]
    return next((one for one in named if area.parents.get("region") == one.code), None)


def _within(every: Distribution, region: Area) -> Distribution:
    """Return the areas of a level that lie in one region."""
    inside = {
        code
        for code, area in register().level(every.level).items()
        if area.parents.get("region") == region.code
    }
    frame = every.frame[every.frame["area_code"].isin(inside)].reset_index(drop=True)
    return replace(every, frame=frame)


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


def _placed(order: Order, place: int, low: float, high: float, most: int, total: int) -> str:  # noqa: PLR0911, PLR0917
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
