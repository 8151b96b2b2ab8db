"""An area without its dominant practice: what its figures would be."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from explorer.analysis.doctors.agreement import AreaAgreement, Standing, area_agreement
from explorer.analysis.doctors.definitions import LARGE, Row, rows
from explorer.analysis.doctors.needed import Needed
from explorer.analysis.doctors.practices import (
    BY_PRACTICE,
    DIGITAL_FIRST,
    Practice,
    practice_parts,
    practices_of,
    without,
)
from explorer.areas import Area
from explorer.statistics.agreement import fifth, rank

# As for the figures themselves: fewer practices, or less of the patients, are not ranked.
_FEWEST_PRACTICES, _LEAST_COVERAGE = 3, 90.0
_PER = 100_000


def dominant(area: Area) -> tuple[Practice, ...]:
    """Return the practices that a reader may want to leave out, the largest first.

    Those that hold over a quarter of the area's patients, and one whose patients live all
    over London and beyond.
    """
    found = [one for one in practices_of(area) if one.share > LARGE or one.code in DIGITAL_FIRST]
    return tuple(sorted(found, key=lambda one: -one.share))


def agreement_without(area: Area, codes: Collection[str]) -> AreaAgreement:
    """Return an area's standing on all definitions with some of its practices left out.

    Definitions that are no sum over an area's practices stay as they are; so do all other
    areas.
    """
    before = area_agreement(area)
    standings = tuple(_standing(one, codes) for one in before.standings)
    return AreaAgreement(
        area,
        standings,
        sum(one.fewest for one in standings),
        sum(one.rank > 0 for one in standings),
    )


def needed_without(needed: Needed, codes: Collection[str]) -> Needed:
    """Return the GPs that an area is short of a benchmark with some practices left out."""
    parts = practice_parts(needed.area.level, needed.definition)
    here = parts["area_code"].eq(needed.area.code) & ~parts["practice"].isin(list(codes))
    gps, patients = float(parts.loc[here, "top"].sum()), float(parts.loc[here, "bottom"].sum())
    short = max(0.0, needed.benchmark.rate / _PER * patients - gps)
    return replace(needed, gps=gps, patients=patients, short=short)


def _standing(standing: Standing, codes: Collection[str]) -> Standing:
    row = standing.row
    changed = without(row.area, row.definition, codes) if row.definition in BY_PRACTICE else None
    if changed is None:
        return standing
    changed = replace(changed, flag=_flag(changed))
    column = [
        changed if one.area == row.area else one for one in rows(row.area.level, row.definition)
    ]
    values = np.array([one.value if one.ranked else np.nan for one in column])
    at = column.index(changed)
    ranked = changed.ranked and len(column) > 1
    return Standing(
        row=changed,
        fifth=int(fifth(values)[at]) if ranked else 0,
        rank=int(rank(values)[at]) if ranked else 0,
        ranked=int((~np.isnan(values)).sum()),
        rank_lower=np.nan,
        rank_upper=np.nan,
    )


def _flag(row: Row) -> str:
    if row.practices < _FEWEST_PRACTICES:
        return "small_numbers"
    return "incomplete_return" if row.coverage < _LEAST_COVERAGE else ""
