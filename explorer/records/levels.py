"""The levels of geography and what lies in them, as plain data."""

from typing_extensions import TypedDict

from explorer.places.areas import Area, register
from explorer.places.levels import Level
from explorer.records.areas import AreaRecord, area_record
from explorer.records.plain import json_ready


class LevelRecord(TypedDict):
    """What `level_record` makes."""

    level: str
    singular: str
    plural: str
    points: bool
    inside: list[str]
    areas: int
    vintage: str


class ListedRecord(AreaRecord):
    """What `listed_record` makes."""

    parents: dict[str, str]


@json_ready
def level_record(level: Level) -> LevelRecord:
    """Return a level of areas, or a kind of place that is a point.

    Returns
    -------
    dict
        `level`, its word in addresses and files; `singular` and `plural`, what readers call one
        and several; `points`, whether its places are points, which lie in nothing; `inside`, the
        levels that each of its areas lies wholly in, the nearest first; `areas`, how many; and
        `vintage`, of when its codes are, in words (empty for points).
    """
    return {
        "level": level.slug,
        "singular": level.singular,
        "plural": level.plural,
        "points": level.points,
        "inside": list(level.inside),
        "areas": len(register().level(level.slug)),
        "vintage": "" if level.points else register().vintage(level.slug),
    }


@json_ready
def listed_record(area: Area) -> ListedRecord:
    """Return an area with those that it lies in.

    Returns
    -------
    dict
        `level`, `area_code`, `area_name`; `parents`, the code of the area that it lies in, by
        level.
    """
    return {**area_record(area), "parents": dict(area.parents)}
