"""What lies between and inside larger areas, by our model, as plain data."""

from collections.abc import Sequence

from typing_extensions import TypedDict

from explorer.analysis.inside import Inside, Parts, Spread
from explorer.records.areas import NameRecord, name_record
from explorer.records.numbers import NumberRecord, number_record
from explorer.records.plain import json_ready


class PartsRecord(TypedDict):
    """What `parts_record` makes."""

    measure: str
    unit: str
    total: NumberRecord
    between: NumberRecord
    within: NumberRecord
    share_between: NumberRecord
    left_after_halving: NumberRecord


class RegionSpreadRecord(NameRecord):
    """What `region_spread_record` makes."""

    mean: NumberRecord
    spread: NumberRecord
    chance_widest: float | None


class InsideRecord(TypedDict):
    """What `inside_record` makes."""

    indicator: str
    level: str
    within: str
    sex: str
    period: str
    modelled: bool
    official_status: str
    areas: int
    measures: list[PartsRecord]
    regions: list[RegionSpreadRecord]
    assumes: list[str]
    do_nots: list[str]


@json_ready
def inside_record(found: Inside, assumes: Sequence[str]) -> InsideRecord:
    """Return how inequality between areas splits into between and inside larger ones.

    Parameters
    ----------
    found : Inside
    assumes : sequence of str
        Sentences on what the figures rest on: records hold no wording of their own.

    Returns
    -------
    dict
        `indicator` (its slug), `level`, `within`, `sex`, `period` (ISO 8601); `modelled`, always
        true; `official_status`; `areas`, how many of the level; `measures`, as `parts_record` has
        them; `regions`, as `region_spread_record` has them, in order of name; `assumes`, as given;
        `do_nots`, of the indicator and of the table.
    """
    return {
        "indicator": found.record.slug,
        "level": found.level,
        "within": found.within,
        "sex": found.sex,
        "period": found.period.iso,
        "modelled": True,
        "official_status": found.record.official_status,
        "areas": found.areas,
        "measures": [parts_record(one) for one in found.measures],
        "regions": [region_spread_record(one) for one in found.regions],
        "assumes": list(assumes),
        "do_nots": [*found.record.do_nots, *found.table.do_nots],
    }


@json_ready
def parts_record(parts: Parts) -> PartsRecord:
    """Return one measure of inequality and how it splits.

    Returns
    -------
    dict
        `measure` and `unit`; `total`, `between` and `within` in that unit; `share_between` and
        `left_after_halving`, shares of the whole (0 to 1): each with limits.
    """
    return {
        "measure": parts.measure,
        "unit": parts.unit,
        "total": number_record(parts.total),
        "between": number_record(parts.between),
        "within": number_record(parts.within),
        "share_between": number_record(parts.share_between),
        "left_after_halving": number_record(parts.left_after_halving),
    }


@json_ready
def region_spread_record(spread: Spread) -> RegionSpreadRecord:
    """Return how far the areas of one region lie from its mean.

    Returns
    -------
    dict
        `area_code` and `area_name` of the region; `mean` and `spread` (a standard deviation), in
        the indicator's unit, with limits; `chance_widest`, 0 to 1.
    """
    return {
        **name_record(spread.area),
        "mean": number_record(spread.mean),
        "spread": number_record(spread.spread),
        "chance_widest": spread.chance_widest,
    }
