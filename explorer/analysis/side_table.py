"""Places side by side as one tidy table, a row a place and measure."""

import math
from typing import Any

import pandas as pd

from explorer.analysis.measures import BesideEngland, beside_england, group_of
from explorer.analysis.side_by_side import Cell, Row, SideBySide
from explorer.places.areas import Area


def side_table(table: SideBySide) -> pd.DataFrame:
    """Return a table of every figure and difference, numbers as stored.

    Parameters
    ----------
    table : SideBySide

    Returns
    -------
    DataFrame
        One row a measure, sex and place. `difference` is the first place less this one;
        `p_adjusted` allows for all differences of the table; `england_difference` is this
        place less England. NaN where there is none.
    """
    records = [
        _record(table.areas[0], row, cell, beside)
        for row in table.rows
        for cell, beside in zip(row.cells, beside_england(row), strict=True)
    ]
    return pd.DataFrame(records)


def _record(first: Area, row: Row, cell: Cell, beside: BesideEngland | None) -> dict[str, Any]:
    one, gap = cell.estimate, cell.comparison.difference if cell.comparison else None
    return {
        "group": group_of(row.indicator),
        "indicator": row.indicator.slug,
        "title": row.indicator.title,
        "unit": row.indicator.unit,
        "sex": row.sex,
        "period": row.period.iso,
        "level": one.area.level,
        "area_code": one.area.code,
        "area_name": one.area.name,
        "value": one.value,
        "lower": one.lower,
        "upper": one.upper,
        "measured_for": one.measured_for.code if one.measured_for else "",
        "measured_for_name": one.measured_for.name if one.measured_for else "",
        "compared_with": first.code if cell.comparison else "",
        "difference": gap.value if gap else math.nan,
        "difference_lower": gap.lower if gap else math.nan,
        "difference_upper": gap.upper if gap else math.nan,
        "p_value": gap.p_value if gap else math.nan,
        "p_adjusted": cell.adjusted,
        "verdict": cell.comparison.verdict if cell.comparison else "",
        "england": beside.england.value if beside else math.nan,
        "england_difference": beside.gap.value if beside else math.nan,
        "england_verdict": beside.verdict if beside else "",
        "release": row.indicator.release,
        "source": row.indicator.origin[0].producer,
    }
