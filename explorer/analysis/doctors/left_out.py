"""An area without its dominant practice: what its figures would be."""

import math
from collections.abc import Collection
from dataclasses import replace

from explorer.analysis.doctors.agreement import AreaAgreement, Standing, area_agreement, standings
from explorer.analysis.doctors.definitions import COMPLETE, ENOUGH, INCOMPLETE, LARGE, Row, rows
from explorer.analysis.doctors.needed import Needed, needed_from
from explorer.analysis.doctors.practices import (
    BY_PRACTICE,
    Practice,
    parts_without,
    practices_of,
    without,
)
from explorer.places.areas import Area


def dominant(area: Area) -> tuple[Practice, ...]:
    """Return the practices that a reader may want to leave out, the largest first.

    Those that count and hold over a quarter of the area's patients.
    """
    found = [one for one in practices_of(area) if one.share > LARGE and not one.flag]
    return tuple(sorted(found, key=lambda one: -one.share))


def agreement_without(area: Area, codes: Collection[str]) -> AreaAgreement:
    """Return an area's standing on all definitions with some of its practices left out.

    Definitions that are no sum over an area's practices stay as they are; so do all other
    areas.
    """
    before = area_agreement(area)
    return AreaAgreement(area, tuple(_standing(one, codes) for one in before.standings))


def needed_without(needed: Needed, codes: Collection[str]) -> Needed:
    """Return the GPs that an area is short of a benchmark with some practices left out."""
    parts = parts_without(needed.area, needed.definition, codes)
    return needed_from(needed.area, needed.definition, needed.benchmark, parts)


def _standing(standing: Standing, codes: Collection[str]) -> Standing:
    row = standing.row
    changed = without(row.area, row.definition, codes) if row.definition in BY_PRACTICE else None
    if changed is None:
        return standing
    changed = replace(changed, flag=_flag(changed))
    column = tuple(
        changed if one.area == row.area else one for one in rows(row.area.level, row.definition)
    )
    values = {
        name: one.value for name, one in parts_without(row.area, row.definition, codes).items()
    }
    found = standings(column, {row.area.code: values})[column.index(changed)]
    return replace(found, rank_lower=math.nan, rank_upper=math.nan)


def _flag(row: Row) -> str:
    if row.practices < ENOUGH:
        return "small_numbers"
    return INCOMPLETE if row.coverage < COMPLETE else ""
