"""Long tables: the columns by which rows of one area differ."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import zip_longest

from explorer.analysis.yours.heads import text_of
from explorer.analysis.yours.tables import MOSTLY, Column, Table
from explorer.analysis.yours.times import YEAR, when_of

_MOST_FILTERS, _MOST_VALUES = 4, 400
_EVERYONE = (
    "persons", "all", "total", "all persons", "everyone", "both", "all ages", "people",
)  # fmt: skip
_FEWEST = 0.3
# Numbers that are a code of sexes, ages or the like, and how many areas have the same ones.
_NUMBERED, _MOST_NUMBERS, _ALIKE = re.compile(r"\d{1,3}"), 30, 0.8


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
        # What few areas share parts no long table: it names wards or practices within areas.
        usual = usual_of(texts)
        shared = sum(usual in held for held in by_area.values())
        if shared * 2 < len(by_area) + (not column.years):
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
    years = [one for one in counts if YEAR.search(one)]
    if len(years) == len(counts):
        return max(years, key=when_of)
    most = max(counts.values())
    return next(one for one in texts if counts[one] == most)
