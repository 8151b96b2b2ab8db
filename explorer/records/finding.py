"""What the search box answers, as plain data."""

from typing_extensions import TypedDict

from explorer.analysis.finding import Found
from explorer.records.areas import AreaRecord, area_record
from explorer.records.plain import json_ready


class AnswerRecord(TypedDict):
    """What `answer_record` makes."""

    kind: str
    text: str
    note: str
    address: str
    indicator: str
    places: list[AreaRecord]


@json_ready
def answer_record(answer: Found) -> AnswerRecord:
    """Return an answer of the search box: a page, a measure or a place, and what opens.

    Returns
    -------
    dict
        `kind`: "page", "indicator", "place", or a kind of place that is a point, as "trust";
        `text`, what it is called; `note`, what opens, in words; `address`, what opens, as the
        parameters of an address; `indicator`, the measure's slug, empty without one; `places`,
        each an `area_record`.
    """
    return {
        "kind": answer.kind,
        "text": answer.text,
        "note": answer.note,
        "address": answer.address,
        "indicator": answer.indicator,
        "places": [area_record(area) for area in answer.places],
    }
