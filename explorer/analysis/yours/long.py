"""Long tables: the columns by which rows of one area differ, and the years that they tell."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import zip_longest

from explorer.analysis.yours.heads import text_of
from explorer.analysis.yours.tables import MOSTLY, Column, Table
from explorer.periods import Period

_MOST_FILTERS, _MOST_VALUES = 4, 400
_EVERYONE = (
    "persons", "all", "total", "all persons", "everyone", "both", "all ages", "people",
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|/|\u2013|to)\s*((?:19|20)?\d{2})(?!\d)")
_FEWEST = 0.3
# Numbers that are a code of sexes, ages or the like, and how many areas have the same ones.
_NUMBERED, _MOST_NUMBERS, _ALIKE = re.compile(r"\d{1,3}"), 30, 0.8
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?|"
    r"(?:(?P<day_first>\d{1,2})[-/. ])?(?P<month_next>\d{1,2})[-/.](?P<year_last>(?:19|20)\d{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)
_QUARTER = re.compile(r"\bq([1-4])\b", re.IGNORECASE)


def filters_of(
    table: Table, areas: Sequence[str], rows: Sequence[int], used: Collection[int]
) -> list[Column]:
    """Return the columns by which rows of one area differ: years, sexes, ages.

    Parameters
    ----------
    table : Table
    areas : sequence of str
        The area of each row.
    rows : sequence of int
    used : collection of int
        Places of the columns that name areas and hold figures.

    Returns
    -------
    list of Column
        Nothing where few areas stand several times: that is no long table.
    """
    counts = Counter(areas)
    several = {area for area, count in counts.items() if count > 1}
    if len(several) * 2 < len(counts):
        return []
    found: list[tuple[int, Column]] = []
    across = list(zip_longest(*(table.grid.rows[row] for row in rows), fillvalue=""))
    for column in table.columns:
        if column.at in used or column.codes >= _FEWEST:
            continue
        cells = across[column.at] if column.at < len(across) else ()
        if len(set(map(str, cells))) <= 1:
            continue
        texts = [text_of(one).strip() for one in cells]
        distinct = set(texts)
        if not 1 < len(distinct) <= _MOST_VALUES:
            continue
        by_area: dict[str, set[str]] = {}
        for area, text in zip(areas, texts, strict=True):
            by_area.setdefault(area, set()).add(text)
        if column.numbers >= MOSTLY and not column.years and not _numbered(distinct, by_area):
            continue
        differ = sum(len(by_area[area]) > 1 for area in several)
        if differ * 2 >= len(several):
            found.append((differ, column))
    found.sort(key=lambda pair: (-pair[0], pair[1].at))
    return [column for _, column in found[:_MOST_FILTERS]]


def _numbered(distinct: Collection[str], by_area: dict[str, set[str]]) -> bool:
    """Whether numbers are a code that most areas have alike, and no figures."""
    if len(distinct) > _MOST_NUMBERS or not all(map(_NUMBERED.fullmatch, distinct)):
        return False
    alike = Counter(map(frozenset, by_area.values())).most_common(1)[0][1]
    return alike >= _ALIKE * len(by_area)


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
        return max(years, key=_when)
    most = max(counts.values())
    return next(one for one in texts if counts[one] == most)


def _when(text: str) -> tuple[int, int, int, str]:
    """Return the year, month and day that a text names, days first as the British write them."""
    year = int(_YEAR.findall(text)[-1])
    day = _DAY.search(text)
    month = int(day["month"] or day["month_next"]) if day else 0
    if day and 1 <= month <= len(_MONTHS):
        return year, month, int(day["day"] or day["day_first"] or 0), text
    if named := _MONTH.search(text):
        return year, _MONTHS.index(named[1].lower()) + 1, 0, text
    quarter = _QUARTER.search(text)
    return year, int(quarter[1]) * 3 if quarter else 0, 0, text


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
