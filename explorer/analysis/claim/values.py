"""One figure beside what is held: each release, each definition, and what else it would fit."""

import math
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.agreement import AGREES, PRECISE, agreement, held_to, may_be
from explorer.analysis.claim.beside import FIGURE, Check, Found
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.figures import Held, held, scale, series, sexes_for
from explorer.analysis.claim.rows import how_of, kept_of, rivals_of, sex_of
from explorer.analysis.claim.vocabulary import REST, vocabulary
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED


def of_value(
    reading: Reading, record: Indicator, areas: tuple[Area, ...], also: tuple[Area, ...]
) -> Found:
    """Return a claim on one figure beside what is held."""
    area, how, named = areas[0], how_of(reading), sex_of(reading)
    sexed = not named or named in record.sexes
    if reading.figure is None:
        rows = [_newest_row(record, area, sex, how) for sex in sexes_for(record, named)]
        return Found(record, areas, also, tuple(one for one in rows if one), sexed=sexed)
    if math.isnan(scale(record, reading.figure, how)):
        return Found(record, areas, also, (), lacking="unit", sexed=sexed)
    newest: list[Check] = []
    former: list[Check] = []
    named_period = True
    for one in [record, *rivals_of(record)]:
        at = next(iter(held_figures.areas_held(one, [area, *register().same_place(area)])), None)
        if at is None or math.isnan(scale(one, reading.figure, how)):
            continue
        for sex in sexes_for(one, named):
            now, then, known = _releases(reading, one, at, sex, how)
            newest += now
            former += then
            named_period = named_period and (known or one is not record)
    former = _telling(record, newest, former)
    elsewhere = _elsewhere(reading, record, areas, also, newest)
    return Found(
        record, areas, also, tuple(newest), tuple(kept_of(former)), tuple(elsewhere),
        sexed=sexed, named_period=named_period,
    )  # fmt: skip


def _telling(record: Indicator, newest: list[Check], former: list[Check]) -> list[Check]:
    """Return former figures of the measure; of its rivals where they alone agree."""
    own = [one for one in former if one.record.series == record.series]
    if any(one.agreement in (AGREES, PRECISE) for one in (*newest, *own)):
        return own
    return [*own, *(one for one in former if one.agreement == AGREES and one not in own)]


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
        now = newest[0].period if at and newest else last
        asked = held_figures.fitting(reading.when, periods, max(now, last))
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
            former += [
                one for period, one in sorted(checks.items(), reverse=True) if period != last
            ]
            if at:
                former.append(checks[last])
    return newest, former, known


def _checked(reading: Reading, row: Held) -> Check:
    quoted = reading.figure
    assert quoted is not None
    by = scale(row.record, quoted, row.how)
    told = replace(row, value=row.value * by, lower=row.lower * by, upper=row.upper * by)
    decimals = row.decimals if by == 1 else max(row.decimals, 1)
    agreed = held_to(agreement(told.value, decimals, quoted), quoted, told.lower, told.upper)
    return _plain(told, agreed, may_be(quoted, told.lower, told.upper))


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
    area, how = areas[0], how_of(reading)
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
    sexes = sexes_for(record, sex_of(reading))
    named = [
        at for place in reading.others for at in held_figures.areas_held(record, place.areas[:3])
    ]
    for other in [*named, *also[:6], *_around(area)]:
        for sex in sexes:
            if other.level in data.levels_of(record):
                tried(record, other, sex, how)
    for slug in vocabulary().confused.get(record.slug, ()):
        if slug in catalogue():
            one = catalogue()[slug]
            for sex in sexes_for(one, sex_of(reading)):
                if area.level in data.levels_of(one):
                    tried(one, area, sex, "as it is")
    if how == "as it is" and record.unit == "%":
        for sex in sexes:
            tried(record, area, sex, REST)
    return found_rows


def _around(area: Area) -> list[Area]:
    """Return the larger areas that an area lies in, England last."""
    known = register()
    held_in = [known.area(level, code) for level, code in area.parents.items() if level in NAMED]
    inside = known.container(area, "upper-tier") if area.level == "constituency" else None
    return [*([inside] if inside else []), *held_in]
