"""Long tables: the columns by which rows of one area differ, and the years that they tell."""

import re
from collections import Counter
from collections.abc import Sequence

from explorer.analysis.yours.tables import MOSTLY, Column, Table
from explorer.periods import Period

_MOST_FILTERS, _MOST_VALUES = 4, 400
_EVERYONE = (
    "persons", "all", "total", "all persons", "everyone", "both", "all ages", "people",
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|/|\u2013|to)\s*((?:19|20)?\d{2})(?!\d)")
_FEWEST = 0.3


def filters_of(table: Table, areas: Sequence[str], rows: Sequence[int]) -> list[Column]:
    """Return the columns by which rows of one area differ: years, sexes, ages.

    Parameters
    ----------
    table : Table
    areas : sequence of str
        The area of each row.
    rows : sequence of int
    """
    skipped = {one.at for one in (table.codes, table.names) if one}
    found: list[tuple[int, Column]] = []
    for column in table.columns:
        if column.at in skipped or column.codes >= _FEWEST:
            continue
        if column.numbers >= MOSTLY and not column.years:
            continue
        texts = [table.text(row, column).strip() for row in rows]
        distinct = set(texts)
        if not 1 < len(distinct) <= _MOST_VALUES:
            continue
        by_area: dict[str, set[str]] = {}
        for area, text in zip(areas, texts, strict=True):
            by_area.setdefault(area, set()).add(text)
        differ = sum(len(one) > 1 for one in by_area.values())
        if differ:
            found.append((differ, column))
    found.sort(key=lambda pair: (-pair[0], pair[1].at))
    return [column for _, column in found[:_MOST_FILTERS]]


def usual_of(texts: Sequence[str]) -> str:
    """Return the value of a filter that is taken when none is chosen.

    What stands for everyone, else the latest of years, else what most rows have.
    """
    counts = Counter(texts)
    for wanted in _EVERYONE:
        held = next((one for one in counts if one.casefold() == wanted), None)
        if held is not None:
            return held
    years = [one for one in counts if _YEAR.search(one)]
    if len(years) == len(counts):
        return max(years, key=lambda one: (re.findall(r"(?:19|20)\d{2}", one)[-1], one))
    most = max(counts.values())
    return next(one for one in texts if counts[one] == most)


def period_of(text: str) -> Period | None:
    """Return the period that a text names: a year, a financial year, or a span of years."""
    if span := _SPAN.search(text):
        first, end = int(span[1]), int(span[2])
        last = end if end > 99 else first // 100 * 100 + end  # noqa: PLR2004
        last += 100 if last < first else 0
        if last == first + 1:
            return Period.stored(f"{first}-04-01/P1Y")
        if 1 < last - first < 10:  # noqa: PLR2004
            return Period.stored(f"{first}-01-01/P{last - first + 1}Y")
    if year := _YEAR.search(text):
        return Period.stored(f"{year[0]}-01-01/P1Y")
    return None
