"""The floor that it would take to halve a gap, as plain data."""

from typing_extensions import TypedDict

from explorer.analysis.floor import Floor, Shortfall
from explorer.records.gap import EndRecord, end_record
from explorer.records.plain import json_ready


class ShortfallRecord(EndRecord):
    """What `shortfall_record` makes."""

    shortfall: float | None
    lower: float | None
    upper: float | None
    people: int


class FloorRecord(TypedDict):
    """What `floor_record` makes."""

    floor: float | None
    floor_lower: float | None
    floor_upper: float | None
    below_floor: list[ShortfallRecord]
    people_below: int
    people_counted: str


@json_ready
def floor_record(floor: Floor) -> FloorRecord:
    """Return the lowest floor at which a gap would be halved, areas above it as they are.

    Returns
    -------
    dict
        `floor`, `floor_lower` and `floor_upper` (95% limits), in the indicator's unit;
        `below_floor`, as `shortfall_record` has them; `people_below`, how many live there, and
        `people_counted`, when they were counted (ISO 8601).
    """
    return {
        "floor": floor.value,
        "floor_lower": floor.lower,
        "floor_upper": floor.upper,
        "below_floor": [shortfall_record(row) for row in floor.below],
        "people_below": floor.people,
        "people_counted": floor.counted.iso,
    }


@json_ready
def shortfall_record(row: Shortfall) -> ShortfallRecord:
    """Return an area below a floor.

    Returns
    -------
    dict
        `area_code`, `area_name`, `value`; `shortfall` to the floor, `lower` and `upper` (its 95%
        limits), in the indicator's unit; `people`, how many live there.
    """
    return {
        **end_record(row.end),
        "shortfall": row.shortfall,
        "lower": row.lower,
        "upper": row.upper,
        "people": row.people,
    }
