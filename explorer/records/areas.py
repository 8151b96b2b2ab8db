"""How every record names an area, and the larger area that a figure was measured for."""

from typing_extensions import TypedDict

from explorer.places.areas import Area
from explorer.records.plain import json_ready


class NameRecord(TypedDict):
    """What `name_record` makes."""

    area_code: str
    area_name: str


class AreaRecord(NameRecord):
    """What `area_record` makes."""

    level: str


class LenderRecord(TypedDict):
    """What `lender_record` makes."""

    measured_for: str
    measured_for_name: str


@json_ready
def name_record(area: Area) -> NameRecord:
    """Return an area where its level is known.

    Returns
    -------
    dict
        `area_code` (in force) and `area_name`.
    """
    return {"area_code": area.code, "area_name": area.name}


@json_ready
def area_record(area: Area) -> AreaRecord:
    """Return an area with its level.

    Returns
    -------
    dict
        `level` (such as "upper-tier"), `area_code` and `area_name`.
    """
    return {"level": area.level, **name_record(area)}


@json_ready
def lender_record(lender: Area | None) -> LenderRecord:
    """Return the larger area that a figure was measured for.

    Returns
    -------
    dict
        `measured_for` (its code) and `measured_for_name`; both empty where a figure is the
        area's own.
    """
    return {
        "measured_for": lender.code if lender else "",
        "measured_for_name": lender.name if lender else "",
    }
