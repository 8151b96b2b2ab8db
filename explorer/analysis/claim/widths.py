"""How far apart all areas of a level are, and the most and least deprived neighbourhoods."""

import math

from explorer.analysis.change import Changed, changed, shared_years
from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, DIFFERS, agreement, held_to, may_be
from explorer.analysis.claim.beside import APART, FIGURE, UNSURE, WIDTH, WIDTH_TIMES, Check, Found
from explorer.analysis.claim.claims import GAP_CHANGE, Reading
from explorer.analysis.claim.figures import Held, series, sexes_for
from explorer.analysis.claim.kinds import DOWN, SAME, UP, WORST
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.rows import MOST_ROWS, best_of, kept_of, sex_of
from explorer.analysis.gap import Sampled, gap_of, pair_codes, sample_of
from explorer.analysis.gradient import Gradient, gradients
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator
from explorer.periods import Period
from explorer.statistics.comparison import ratio_of_ranges
from explorer.statistics.intervals import Ranged


def of_gap(reading: Reading, record: Indicator) -> Found:
    """Check a gap over all areas of a level, or its change."""
    level = (
        reading.gap.regional
        if reading.gap and reading.gap.regional not in ("", "north")
        else "region"
    )
    if record.model_of or not data.is_published(record, level):
        return Found(record, (), (), (), lacking="level")
    named = sex_of(reading)
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
    kept = kept_of(former) if reading.kind != GAP_CHANGE else former[:MOST_ROWS]
    return Found(record, (), (), tuple(newest), tuple(kept), lacking=lacking, sexed=sexed)


def _gap_rows(
    reading: Reading, record: Indicator, level: str, sex: str, *, first: bool
) -> list[Check]:
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
        rows += (
            best_of(told)
            if period == wanted[0] or reading.when
            else [one for one in best_of(told) if one.agreement == AGREES]
        )
    return rows


def _gap_row(reading: Reading, sampled: Sampled, name: str) -> Check:
    found_gap = gap_of(sampled, name)
    record = sampled.indicator
    told = found_gap.assessment
    value, low, high = told.value, told.lower, told.upper
    parts = tuple(
        Held(record, end.area, sampled.sex, sampled.period, end.value,
             math.nan, math.nan, None, "", "", "as it is")
        for end in (found_gap.highest, found_gap.lowest) if end
    )  # fmt: skip
    quoted = reading.figure
    agreed = (
        held_to(agreement(value, record.decimals, quoted), quoted, low, high) if quoted else AGREES
    )
    within = may_be(quoted, low, high) if quoted else True
    return Check(
        WIDTH, record, sampled.sex, sampled.period, value, low, high, agreed, within, parts,
        level=sampled.level,
    )  # fmt: skip


def _gap_changes(  # noqa: PLR0917
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
        rows += (
            best_of(told)
            if reading.gap and reading.gap.regional != "north"
            else [*told[-1:], *told[:-1]]
        )
    return rows


def _gap_change(reading: Reading, found_change: Changed, sex: str, level: str) -> Check:
    change = found_change.change
    record, first, last = found_change.before.indicator, found_change.before, found_change.after
    old, new = change.before.value, change.after.value
    times = reading.times or (
        reading.figure.value if reading.figure and reading.figure.unit == "times" else 0.0
    )
    base = (record, sex, last.period)
    if times:
        told, low, high = _times_of(found_change)
        asked = Number(
            times, reading.span, "times", approx=reading.figure.approx if reading.figure else ""
        )
        agreed = held_to(agreement(told, 1, asked), asked, low, high)
        return Check(
            WIDTH_TIMES, *base, told, low, high, agreed, may_be(asked, low, high),
            (), since=first.period, level=level,
        )  # fmt: skip
    value = float(change.observed)
    low, high = float(change.interval.lower), float(change.interval.upper)
    side = reading.side
    quoted = reading.figure
    if quoted is not None:
        sign = -1 if side == DOWN else 1
        asked_of = sign * value if quoted.unit != "%" else sign * 100 * (new / old - 1)
        low, high = (
            sorted((sign * low, sign * high)) if quoted.unit != "%" else (math.nan, math.nan)
        )
        agreed = agreement(asked_of, 1, quoted)
        return Check(
            WIDTH, *base, asked_of, low, high, agreed, may_be(quoted, low, high), (),
            since=first.period, level=level,
        )  # fmt: skip
    if side == SAME:
        agreed = UNSURE if low <= 0 <= high else DIFFERS
    elif low <= 0 <= high:
        agreed = UNSURE
    else:
        agreed = AGREES if (value > 0) == (side != DOWN) else DIFFERS
    return Check(WIDTH, *base, value, low, high, agreed, False, (), since=first.period, level=level)


def _times_of(found_change: Changed) -> tuple[float, float, float]:
    """Return how many times a gap is what it was; with limits where no year is shared."""
    old, new = found_change.change.before, found_change.change.after
    if shared_years(found_change.before.period, found_change.after.period) > 0:
        return (new.value / old.value if old.value else math.nan), math.nan, math.nan
    told = ratio_of_ranges(
        Ranged(new.value, new.lower, new.upper), Ranged(old.value, old.lower, old.upper)
    )
    return told.value, told.lower, told.upper


def of_tenths(reading: Reading, record: Indicator) -> Found:
    """Check how far apart the most and the least deprived tenth of neighbourhoods are."""
    if DEFAULT not in (record.series, record.slug):
        return Found(record, (), (), (), lacking="level")
    newest: list[Check] = []
    former: list[Check] = []
    for sex in sexes_for(record, sex_of(reading)):
        periods = [one.period for one in gradients(sex)]
        asked = held_figures.fitting(reading.when, periods, periods[-1]) or [periods[-1]]
        for one in reversed(gradients(sex)):
            check = _tenth(reading, one, record, sex)
            chosen = one.period == asked[0]
            (newest if chosen else former).append(check)
    return Found(record, (), (), tuple(newest), tuple(kept_of(former)))


def _tenth(reading: Reading, one: Gradient, record: Indicator, sex: str) -> Check:
    """Return one period's figure of deprived neighbourhoods, or how far the ends are apart."""
    quoted, order = reading.figure, reading.order
    base = (record, sex, one.period)
    nan = math.nan
    if order is None:
        value = -one.ends if reading.side == UP else one.ends
        agreed = agreement(value, 1, quoted) if quoted else AGREES
        return Check(APART, *base, value, nan, nan, agreed, False, level="deprivation")
    many = round(order.share * len(one.values))
    poor = order.end == WORST
    group = one.values[:many] if poor else one.values[-many:]
    value = sum(group) / len(group)
    agreed = agreement(value, 1, quoted) if quoted else AGREES
    return Check(
        FIGURE, *base, value, nan, nan, agreed, False, level="deprivation", from_low=poor,
        of=round(1 / order.share),
    )  # fmt: skip
