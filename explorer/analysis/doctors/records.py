"""Doctors as rows for use elsewhere: the same names on the command line and in files."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from explorer.analysis.doctors.agreement import Standing, agreement_table
from explorer.analysis.doctors.definitions import Row
from explorer.analysis.doctors.practices import Practice, practices_of
from explorer.export import inert, shortest
from explorer.places.areas import Area


def row_record(row: Row) -> dict[str, Any]:
    """Return one figure of one area; what is missing stays missing."""
    return {
        "area_code": row.area.code,
        "area_name": row.area.name,
        "level": row.area.level,
        "definition": row.definition,
        "year": row.period.last_year,
        "value": row.value,
        "unit": row.unit,
        "patients_per_gp": row.patients_per_gp,
        "coverage": row.coverage,
        "practices": row.practices,
        "largest_practice_share": row.largest_practice_share,
        "flag": row.flag,
        "all_returns": row.all_returns,
        "low": row.low,
        "high": row.high,
        "returned": row.returned,
    }


def standing_record(standing: Standing) -> dict[str, Any]:
    """Return where an area stands by one definition; None where it is not ranked."""
    ranked = standing.rank > 0
    return {
        "fewest_fifth": standing.fewest if ranked else None,
        "verdict": standing.verdict or None,
        "fifth": standing.fifth if ranked else None,
        "rank": standing.rank if ranked else None,
        "ranked": standing.ranked,
        "rank_lower": standing.rank_lower,
        "rank_upper": standing.rank_upper,
        "rank_least": min(standing.ranks) if ranked else None,
        "rank_greatest": max(standing.ranks) if ranked else None,
    }


def practice_record(practice: Practice) -> dict[str, Any]:
    """Return one practice."""
    return {
        "practice_code": practice.code,
        "practice_name": practice.name,
        "postcode": practice.postcode,
        "longitude": practice.longitude,
        "latitude": practice.latitude,
        "patients": practice.patients,
        "gps": practice.gps,
        "patients_per_gp": practice.patients_per_gp,
        "share": practice.share,
        "flag": practice.flag,
        "left_out": practice.left_out,
        "received": practice.received,
        "counted_at": practice.counted_at,
    }


def agreement_csv(level: str) -> str:
    """Return every area of a level by every definition as CSV: a row an area and definition.

    Columns are those of `row_record`, of `standing_record`, and on how many definitions the
    area is among the fewest, of how many that rank it.

    Raises
    ------
    QuestionError
        The level does not exist.
    """
    return _csv(
        [
            row_record(standing.row)
            | standing_record(standing)
            | {
                "fewest_on": one.count,
                "depends_on": one.depends,
                "of_definitions": one.of,
            }
            for one in agreement_table(level)
            for standing in one.standings
        ]
    )


def practices_csv(area: Area) -> str:
    """Return the practices sited in an area as CSV."""
    return _csv([practice_record(one) for one in practices_of(area)])


def _csv(records: Sequence[Mapping[str, Any]]) -> str:
    frame = pd.DataFrame([{name: _cell(cell) for name, cell in one.items()} for one in records])
    return frame.to_csv(index=False, lineterminator="\n")


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return shortest(float(cell)) if isinstance(cell, int | float) else inert(cell)
