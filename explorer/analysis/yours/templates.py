"""Files to begin with: an empty row for each area of a level, and one that shows what is read."""

import csv
import hashlib
import io
from collections.abc import Sequence

from explorer.analysis.yours.places import LEVELS
from explorer.errors import QuestionError
from explorer.places.areas import register
from explorer.places.levels import level as level_called

COLUMNS = ("area_code", "area_name", "value", "lower", "upper")
EXAMPLE = "example.csv"
_TITLE = "Homes with damp, made-up figures to try this page with"
_NOTES = (
    "[c] means withheld, as the number is small. <5 means fewer than five.",
    "These figures are made up.",
)
_HEAD = ("Code", "Upper-tier authority", "Homes with damp (%)", "Lower limit", "Upper limit")
# Rows of the example that are not as a table would have them, by code: what stands there.
_ODD = {
    "E06000053": ("", "", ""),
    "E09000001": ("[c]", "", ""),
    "E06000017": ("<5", "", ""),
    "E06000008": ("12.5%", "11.0%", "14.1%"),
}
_FORMER = {"E08000038": "E08000016"}


def template(level: str) -> str:
    """Return an empty table of a level as CSV: a row for each area, its figure left to fill in.

    Raises
    ------
    QuestionError
        There is no such level, or its areas are not mapped.
    """
    slug = level_called(level).slug
    if slug not in LEVELS:
        raise QuestionError(f"There is a template for each of: {', '.join(LEVELS)}.")
    rows = [[area.code, area.name, "", "", ""] for area in register().level(slug).values()]
    return _text([COLUMNS, *rows])


def example() -> str:
    """Return a worked example as CSV: a title, a head, made-up figures, signs, notes."""
    rows: list[tuple[str, ...]] = [(_TITLE,), (), _HEAD]
    rows.append(("E92000001", "England", "15.0%", "14.8%", "15.2%"))
    for area in register().level("upper-tier").values():
        code = _FORMER.get(area.code, area.code)
        rows.append((code, area.name, *_ODD.get(area.code, _made_up(area.code))))
    rows.append(("", "Atlantis", "17.0%", "15.1%", "18.9%"))
    return _text([*rows, (), *((one,) for one in _NOTES)])


def _made_up(code: str) -> tuple[str, str, str]:
    """Return a figure that is alike whenever it is made, with limits."""
    drawn = hashlib.blake2b(code.encode(), digest_size=2).digest()
    value, half = 8 + drawn[0] / 255 * 14, 1 + drawn[1] / 255 * 1.5
    low, middle, high = (f"{one:.1f}%" for one in (value - half, value, value + half))
    return middle, low, high


def _text(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
