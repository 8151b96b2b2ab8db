"""An area of one's own, as plain data: what it is made of, and every figure of it."""

import math

from explorer.analysis.own.catchment import Catchment
from explorer.analysis.own.figures import Added, Figures, NotAdded, beside, england, rules_of
from explorer.analysis.own.ground import ground
from explorer.analysis.own.made import Made
from explorer.indicators.catalogue import catalogue
from explorer.places.areas import Area
from explorer.records.areas import area_record
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def made_record(made: Made) -> Record:
    """Return what an area of one's own is made of.

    Returns
    -------
    dict
        `name`; `areas`, the whole areas; `neighbourhoods`, the codes of all neighbourhoods that it
        has any part of; `cut`, how many of them in part; `doubled`, how many stand in more than one
        of its parts; `people` (mid-2024); `most_deprived_tenth`, per cent of them in the most
        deprived tenth of neighbourhoods; `same_as`, the real area that it is, or None; `covers`, by
        level the real areas that it has a part of, each with `of_area` and `of_own`, shares of
        people from 0 to 1.
    """
    codes = ground().neighbourhoods["code"]
    return {
        "name": made.name,
        "areas": [area_record(area) for area in made.areas],
        "neighbourhoods": [codes[row] for row in made.neighbourhoods],
        "cut": made.cut,
        "doubled": made.doubled,
        "people": made.people,
        "most_deprived_tenth": made.deprived_share,
        "same_as": area_record(made.real) if made.real else None,
        "covers": {
            level: [
                {**area_record(one.area), "of_area": one.of_area, "of_own": one.of_own}
                for one in made.covers(level)
            ]
            for level in ("region", "upper-tier", "district", "constituency", "icb")
        },
    }


@json_ready
def own_record(found: Figures, real: Area | None = None) -> Record:
    """Return an area of one's own with every figure that can be added up for it.

    Returns
    -------
    dict
        As `made_record` has it; `rows`, as `added_record` has them; `missing`, as `missing_record`
        has them.
    """
    return {
        **made_record(found.made),
        "rows": [added_record(one, found.made, real) for one in found.added],
        "missing": [missing_record(one) for one in found.missing],
    }


@json_ready
def added_record(one: Added, made: Made, real: Area | None = None) -> Record:
    """Return one figure of an area of one's own.

    Returns
    -------
    dict
        `indicator` (its slug), `title`, `theme`, `unit`, `sex`, `period` (ISO 8601); `value`,
        `lower` and `upper` (95% limits, where real areas have them by the same method);
        `numerator`, `denominator`; `how`, the rule, "real" where the area is a real one; `level`,
        of the whole areas that were summed, else empty; `units`, how many of them or of
        neighbourhoods or practices; `coverage`, per cent of patients in practices that count;
        `flag`; `england`, `regions` (by code, those that it lies in) and `beside` (the real area
        asked for): their own figures in the same period, None where there is none.
    """
    record = one.indicator
    return {
        "indicator": record.slug,
        "title": record.title,
        "theme": record.theme,
        "unit": record.unit,
        "sex": one.sex,
        "period": one.period.iso,
        **number_record(one),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "how": one.how,
        "level": one.level,
        "units": one.units,
        "coverage": one.coverage,
        "flag": one.flag,
        "england": beside(one, england()),
        "regions": {area.area.code: beside(one, area.area) for area in made.covers("region")},
        "beside": beside(one, real) if real else math.nan,
    }


@json_ready
def missing_record(one: NotAdded) -> Record:
    """Return an indicator that cannot be added up.

    Returns
    -------
    dict
        `indicator` (its slug), `title`, `theme`, `reason` (a word) and `levels`, those of whole
        areas of which it must be made where the reason is "whole".
    """
    record = one.indicator
    return {
        "indicator": record.slug,
        "title": record.title,
        "theme": record.theme,
        "reason": one.reason,
        "levels": one.levels,
    }


@json_ready
def catchment_record(found: Catchment) -> Record:
    """Return where the rows of a list of postcodes fall.

    Returns
    -------
    dict
        `rows`, `placed`, `repeated`, `failed` (numbers of rows); `least`, the rows that a
        neighbourhood must have; `counted`, rows by neighbourhood's code; `faults`, the first rows
        that fall nowhere: `line`, `text`, `reason`.
    """
    codes = ground().neighbourhoods["code"]
    return {
        "rows": found.rows,
        "placed": found.placed,
        "repeated": found.repeated,
        "failed": found.failed,
        "least": found.least,
        "counted": {codes[row]: count for row, count in found.counted},
        "faults": [
            {"line": one.line, "text": one.text, "reason": one.reason} for one in found.faults
        ],
    }


@json_ready
def row_records(found: Figures, real: Area | None = None) -> list[Record]:
    """Return every indicator as a row of a table: those added up, then those that cannot be.

    Returns
    -------
    list of dict
        `name`, of the area; `indicator`, `title`, `unit`, `sex`, `period`, `value`, `lower`,
        `upper`, `numerator`, `denominator`, `how`, `level`, `units`, `coverage`, `flag`, `england`,
        `beside_area` (the code of the real area asked for) and `beside`, as `added_record` has
        them; `reason`, a word, where it cannot be added up.
    """
    rows = []
    for one in found.added:
        told = added_record(one, found.made, real)
        del told["regions"], told["theme"]
        rows.append({"name": found.made.name, **told, "beside_area": real.code if real else ""})
    blank = dict.fromkeys(rows[0], None) if rows else {}
    for missing in found.missing:
        told = missing_record(missing)
        kept = {key: told[key] for key in ("indicator", "title")}
        rows.append({**blank, "name": found.made.name, **kept, "reason": missing.reason})
    return [{"reason": "", **row} for row in rows]


@json_ready
def rule_records() -> list[Record]:
    """Return by which rule each indicator is added up for an area of one's own.

    Returns
    -------
    list of dict
        One an indicator and way, in the order in which the ways are tried: `indicator` (its slug),
        `how`; `levels`, of whole areas; `numerator`, `denominator`, columns; `period` (ISO 8601)
        of what neighbourhoods hold, else empty; `reason`, a word, where there is no way.
    """
    return [
        {"indicator": slug, **vars(way)}
        for slug, record in catalogue().items()
        for way in rules_of(record)
    ]
