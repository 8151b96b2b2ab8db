"""Links to the sheets of every lesson, for a place and a seed."""

from urllib.parse import urlencode

from explorer.places.areas import Area
from explorer.questions.blocks import Fold, Link, Links, Text
from explorer.questions.lessons import LESSONS
from explorer.words.worksheet import SHEET


def sheet_fold(area: Area, seed: int) -> Fold:
    """Return a fold with each lesson's page for teachers, which has its sheets."""
    links = [
        Link(one.title, f"?{urlencode(_query(one.name, area, seed), safe=':')}")
        for one in LESSONS.values()
    ]
    return Fold(SHEET["print"], [Text([SHEET["choose"]], "soft"), Links(links)])


def _query(lesson: str, area: Area, seed: int) -> dict[str, str]:
    return {"page": "teach", "lesson": lesson, "teacher": "1", "a": area.key, "seed": str(seed)}
