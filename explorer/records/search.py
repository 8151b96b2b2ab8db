"""Places that a search found, as plain data."""

from explorer.places.search import Found
from explorer.records.areas import AreaRecord, name_record
from explorer.records.plain import json_ready


class FoundRecord(AreaRecord):
    """What `found_record` makes."""

    kind: str
    parents: dict[str, str]
    match: str


@json_ready
def found_record(found: Found) -> FoundRecord:
    """Return an area that a search found.

    Returns
    -------
    dict
        `kind`, "place"; `area_code`, `area_name`, `level`; `parents`, the codes of the areas that
        it lies in, by level; `match`, how it fits: "exact", "close", "former" or "postcode".
    """
    area = found.area
    return {
        "kind": "place",
        **name_record(area),
        "level": area.level,
        "parents": dict(area.parents),
        "match": found.match,
    }
