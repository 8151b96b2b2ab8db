"""Finds the table in a file: its head, its rows, and what each column holds."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from explorer.analysis.yours.cells import COMMA, NUMBER, POINT, REFUSED, Cell, read_cell, value_of
from explorer.analysis.yours.limits import MOST_ROWS, ROUND_A_TABLE
from explorer.analysis.yours.places import TOTAL, is_code, known, looks_like_area
from explorer.analysis.yours.reading import Grid
from explorer.analysis.yours.unpacking import too_long
from explorer.errors import QuestionError
from explorer.periods import Period

# Rows that are looked at to know a column, and areas that a column of areas has at least.
_SAMPLED, _FEWEST = 400, 0.3
_SOME, _HALF = 0.6, 0.5
_COMPARED = 120
_MOST_FILTERS, _MOST_VALUES = 4, 400
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|/|\u2013|to)\s*((?:19|20)?\d{2})")
_WHEN = re.compile(r"\b(year|date|period|time|month|quarter|financial)", re.IGNORECASE)
_LOWER = re.compile(
    r"\b(lower|lci|ll|lcl|lower ?ci|low|lo|l95|lower ?limit|min|from)\b|95 ?% ?l\b", re.IGNORECASE
)
_UPPER = re.compile(
    r"\b(upper|uci|ul|ucl|upper ?ci|high|hi|u95|upper ?limit|max|to)\b|95 ?% ?u\b", re.IGNORECASE
)
_VALUED = re.compile(
    r"\b(value|rate|percent|percentage|score|average|mean|index|share)\b|%", re.IGNORECASE
)
_CODED = re.compile(
    r"\b(code|codes|id|cd|rank|decile|quintile|quartile|easting|northing|latitude|longitude|lat|long|"
    r"objectid|fid|sq ?km|hectares|category|flag|upin)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(count|counts|number|numbers|population|people|denominator|numerator|total|n|"
    r"sort|order|compared|sortable|row|index no)\b",
    re.IGNORECASE,
)
_NOT_AREA = re.compile(r"\b(parent|region|former|old|previous|nhs|icb|county)\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table.

    Attributes
    ----------
    at : int
        Its place.
    name : str
        Unlike all others.
    areas, codes, numbers : float
        Shares of the cells that were looked at: those that name an area, are a code, are numbers.
    years : bool
        Whether it says when.
    distinct : int
        How many different areas were seen.
    """

    at: int
    name: str
    areas: float = 0.0
    codes: float = 0.0
    numbers: float = 0.0
    years: bool = False
    distinct: int = 0


@dataclass(frozen=True, eq=False)
class Table:
    """A table in a file.

    Attributes
    ----------
    grid : Grid
    columns : tuple of Column
        Those that hold anything.
    head : int
        The row of the grid that names them; -1 without one.
    body : tuple of int
        Rows of the grid that may hold an area.
    above, notes, again : int
        Lines above the head, notes below the rows, heads that stand again among them.
    doubled : tuple of str
        Names that several columns had.
    """

    grid: Grid
    columns: tuple[Column, ...]
    head: int
    body: tuple[int, ...]
    above: int
    notes: int
    again: int
    doubled: tuple[str, ...]
    _cells: dict[int, dict[Any, Cell]] = field(default_factory=dict, repr=False)

    def column(self, name: str) -> Column:
        """Return a column by its name, or by part of it where no other has that.

        Raises
        ------
        QuestionError
            There is none.
        """
        wanted = " ".join(name.split()).casefold()
        for one in self.columns:
            if one.name.casefold() == wanted:
                return one
        like = [one for one in self.columns if wanted and wanted in one.name.casefold()]
        if len(like) == 1:
            return like[0]
        listed = ", ".join(one.name for one in self.columns[:12])
        raise QuestionError(f"There is no column '{name[:60]}'. There are: {listed}.")

    def held(self, row: int, column: Column) -> Any:
        """Return a cell as it stands in the file."""
        cells = self.grid.rows[row]
        return cells[column.at] if column.at < len(cells) else ""

    def text(self, row: int, column: Column) -> str:
        """Return a cell as text."""
        return text_of(self.held(row, column))

    def read(self, row: int, column: Column) -> Cell:
        """Return what a cell holds; cells that are alike are read once."""
        known = self._cells.setdefault(column.at, {})
        held = self.held(row, column)
        key = held[1] if isinstance(held, list) else (type(held), held)
        if key not in known:
            known[key] = read_cell(held)
        return known[key]

    @cached_property
    def codes(self) -> Column | None:
        """The column of the areas' codes."""
        held = [one for one in self.columns if one.codes >= _FEWEST]
        return max(held, key=_as_areas, default=None)

    @cached_property
    def names(self) -> Column | None:
        """The column of the areas' names."""
        held = [one for one in self.columns if one.areas >= _FEWEST and one.codes < _FEWEST]
        if self.codes is None:
            return max(held, key=_as_areas, default=None)
        # A name that mostly is another area's than the code is that of a larger one.
        agreed = [(self._agreement(self.codes, one), one) for one in held]
        best = max(agreed, key=lambda pair: (pair[0], -pair[1].at), default=None)
        return best[1] if best and best[0] > _HALF else None

    def _agreement(self, codes: Column, names: Column) -> float:
        """Return in how many rows a code and a name are one area's, of those where both are."""
        alike = held = 0
        for row in _sample(self.body)[:_COMPARED]:
            first, other = (known(self.text(row, one)).areas for one in (codes, names))
            if first and other:
                held += 1
                alike += bool({one.code for one in first} & {one.code for one in other})
        return alike / held if held else 0.0

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """The columns that may be the figure, likeliest first."""
        areas = {one.at for one in (self.codes, self.names) if one}
        held = [
            one
            for one in self.columns
            if one.numbers >= _FEWEST and one.at not in areas and not one.years and not one.codes
        ]
        after = {one.at for one in held if all(self.limits(one))}
        return tuple(sorted(held, key=lambda one: _as_value(one, one.at in after), reverse=True))

    def _between(self, value: Column, lower: Column | None, upper: Column | None) -> float:
        """Return in how many rows a figure lies between its limits, of those where all are."""
        if lower is None or upper is None:
            return 0.0
        inside = held = 0
        for row in _sample(self.body)[:_COMPARED]:
            read = [self.read(row, one) for one in (lower, value, upper)]
            if any(one.kind != NUMBER for one in read):
                continue
            ends = [value_of(one, POINT) for one in read]
            if any(one.kind != NUMBER for one in ends):
                ends = [value_of(one, COMMA) for one in read]
            if all(one.kind == NUMBER for one in ends):
                held += 1
                inside += ends[0].value <= ends[1].value <= ends[2].value
        return inside / held if held else 0.0

    def limits(self, value: Column) -> tuple[Column | None, Column | None]:
        """Return the columns of the lower and the upper limit of a figure, where it has both."""
        others = [one for one in self.columns if one.numbers > 0 and one.at != value.at]
        lower = _nearest_to(value, [one for one in others if _is(one, _LOWER, _UPPER)])
        upper = _nearest_to(value, [one for one in others if _is(one, _UPPER, _LOWER)])
        if self._between(value, lower, upper) <= _HALF:
            return None, None
        return lower, upper


def text_of(held: Any) -> str:
    """Return a cell of a grid as text."""
    if isinstance(held, list):
        return str(held[1])
    return held if isinstance(held, str) else f"{held!r}"


def table_of(grid: Grid) -> Table:
    """Return the table in a file.

    Raises
    ------
    QuestionError
        No column names areas, or no row lies under a head.
    """
    width = grid.width
    areas = [_area_share(grid, at) for at in range(width)]
    if not areas or max(one[0] for one in areas) == 0:
        raise QuestionError(
            "No column of that table has names or codes of areas in England that are known here. "
            "It needs a row for each area, with its name or its code such as E06000009."
        )
    most = max(one[0] for one in areas)
    first, column = min((one[1], at) for at, one in enumerate(areas) if one[0] * 2 >= most)
    head = _head(grid, first, column)
    names, doubled = _names(grid, head, width)
    start = head + 1
    body = list(range(start, len(grid.rows)))
    labels = [text_of(one).strip().casefold() for one in grid.rows[head]] if head >= 0 else []
    again = [row for row in body if _same(grid.rows[row], labels)]
    body = [row for row in body if row not in set(again)]
    body, notes = _without_notes(grid, body, [at for at in range(width) if areas[at][0]])
    if not body:
        raise QuestionError("There is no row with an area under the head of that table.")
    if len(body) > MOST_ROWS:
        raise QuestionError(too_long(len(body)))
    columns = []
    for at in range(width):
        known = _column(grid, at, names[at], body)
        if known:
            columns.append(known)
    table = Table(grid, tuple(columns), head, tuple(body), max(head, 0), notes, len(again), doubled)
    return table


def _area_share(grid: Grid, at: int) -> tuple[int, int, int]:
    """Return how many cells of a column name areas, the first such row, and how many it has."""
    rows = _sample(range(len(grid.rows)))
    found, first, held = 0, len(grid.rows), 0
    known: dict[str, bool] = {}
    for row in rows:
        cells = grid.rows[row]
        text = cells[at] if at < len(cells) else ""
        if not isinstance(text, str) or not text.strip():
            continue
        held += 1
        if text not in known:
            known[text] = looks_like_area(text)
        # A name alone in a row is a title.
        if known[text] and sum(one != "" for one in cells) > 1:
            found += 1
            first = min(first, row)
    return found, first, held


def _sample(rows: Sequence[int]) -> list[int]:
    """Return the first rows, and of many more some from all over."""
    if len(rows) <= _SAMPLED:
        return list(rows)
    step = max(1, (len(rows) - _SAMPLED) // _SAMPLED)
    return [*rows[:_SAMPLED], *rows[_SAMPLED::step]]


def _head(grid: Grid, first: int, areas: int) -> int:
    """Return the row that names the columns: above the first area, the fullest, nearest of those.

    Rows of totals and of units may stand between. Numbers name columns where a word stands over
    the areas.
    """
    best, chosen = 0.0, -1
    for row in range(first - 1, max(-1, first - ROUND_A_TABLE), -1):
        cells = grid.rows[row]
        filled = sum(bool(text_of(one).strip()) for one in cells)
        numbers = sum(read_cell(one).kind == NUMBER for one in cells)
        over = text_of(cells[areas]).strip() if areas < len(cells) else ""
        labelled = bool(over) and read_cell(over).kind == REFUSED and known(over).why != TOTAL
        score = filled - (_HALF if labelled else 2) * numbers
        if score > best + (0 if chosen < 0 else 0.5):
            best, chosen = score, row
    return chosen


def _names(grid: Grid, head: int, width: int) -> tuple[list[str], tuple[str, ...]]:
    """Return a name for each column, none twice, and those that stood twice."""
    own = [""] * width
    if head >= 0:
        own = [" ".join(text_of(one).split()) for one in grid.rows[head]]
        own += [""] * (width - len(own))
    groups = _groups(grid, head, width)
    twice = {one for one, count in Counter(map(str.casefold, own)).items() if one and count > 1}
    named = []
    for at, name in enumerate(own):
        group = groups[at]
        if group and (not name or name.casefold() in twice):
            named.append(f"{group}: {name}" if name else group)
        else:
            named.append(name or f"Column {at + 1}")
    seen: Counter[str] = Counter()
    told: list[str] = []
    for name in named:
        seen[name.casefold()] += 1
        count = seen[name.casefold()]
        told.append(name if count == 1 else f"{name} ({count})")
    doubled = tuple(dict.fromkeys(one for one in own if one.casefold() in twice))
    return told, doubled


def _groups(grid: Grid, head: int, width: int) -> list[str]:
    """Return what stands over each column in the row above the head: merged cells reach on."""
    found = [""] * width
    if head < 1:
        return found
    above = [" ".join(text_of(one).split()) for one in grid.rows[head - 1]]
    above += [""] * (width - len(above))
    merged = [one for one in grid.merged if one[0] <= head - 1 <= one[2]]
    if merged:
        found = above[:width]
        for top, first, _, last in merged:
            cells = grid.rows[top]
            text = " ".join(text_of(cells[first]).split()) if first < len(cells) else ""
            for at in range(first, min(last + 1, width)):
                found[at] = text
        return found
    # A text file has lost what was merged: a text over several columns reaches to the next.
    if sum(bool(one) for one in above) < 2 or not above[0] == "":  # noqa: PLR2004
        return found
    text = ""
    for at in range(width):
        text = above[at] or text
        found[at] = text
    return found


def _same(row: Sequence[Any], labels: Sequence[str]) -> bool:
    if not labels or len([one for one in labels if one]) < 2:  # noqa: PLR2004
        return False
    return [text_of(one).strip().casefold() for one in row] == list(labels)


def _without_notes(grid: Grid, body: list[int], areas: Sequence[int]) -> tuple[list[int], int]:
    """Return rows without the notes below them: texts in one cell, after the last area."""
    last = len(body)
    while last:
        cells = grid.rows[body[last - 1]]
        filled = [at for at, one in enumerate(cells) if text_of(one).strip()]
        alone = len(filled) == 1
        if not alone or (filled[0] in areas and looks_like_area(text_of(cells[filled[0]]))):
            break
        last -= 1
    return body[:last], len(body) - last


def _column(grid: Grid, at: int, name: str, body: Sequence[int]) -> Column | None:
    """Return what a column holds; None where that is nothing."""
    held = areas = codes = numbers = years = 0
    known: dict[Any, tuple[bool, bool, bool, bool]] = {}
    for row in _sample(body):
        cells = grid.rows[row]
        cell = cells[at] if at < len(cells) else ""
        text = text_of(cell).strip()
        if not text:
            continue
        held += 1
        key = (type(cell), text)
        if key not in known:
            is_text = isinstance(cell, str)
            code = is_text and is_code(text)
            number = read_cell(cell).kind == NUMBER
            area = is_text and not number and looks_like_area(text)
            year = bool(_YEAR.fullmatch(text) or _SPAN.fullmatch(text))
            known[key] = (area, code, number, year)
        area, code, number, year = known[key]
        areas, codes, numbers, years = areas + area, codes + code, numbers + number, years + year
    if not held:
        return None if name == f"Column {at + 1}" else Column(at, name)
    says_when = years == held and (bool(_WHEN.search(name)) or not _VALUED.search(name))
    distinct = sum(one[0] for one in known.values())
    return Column(at, name, areas / held, codes / held, numbers / held, says_when, distinct)


def _as_areas(one: Column) -> tuple[float, int, bool, int]:
    return (round(one.areas, 1), one.distinct, not _NOT_AREA.search(one.name), -one.at)


def _is(one: Column, wanted: re.Pattern[str], other: re.Pattern[str]) -> bool:
    name = one.name.replace("_", " ").replace(".", " ")
    return bool(wanted.search(name)) and not other.search(name)


def _as_value(one: Column, limited: bool) -> tuple[float, float, int]:
    name = one.name.replace("_", " ")
    limit = _is(one, _LOWER, _UPPER) or _is(one, _UPPER, _LOWER)
    favour = 2.0 * bool(_VALUED.search(name)) - bool(_COUNTED.search(name)) - 3.0 * limit
    favour += 2.5 * limited - 3.0 * bool(_CODED.search(name))
    # Of columns of years the newest.
    year = _YEAR.search(name)
    return (favour + (one.numbers >= _SOME), int(year[0]) if year else 0, -one.at)


def _nearest_to(value: Column, others: Sequence[Column]) -> Column | None:
    after = [one for one in others if one.at > value.at] or list(others)
    return min(after, key=lambda one: abs(one.at - value.at), default=None)


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
        if column.numbers >= _SOME and not column.years:
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
    for wanted in (
        "persons",
        "all",
        "total",
        "all persons",
        "everyone",
        "both",
        "all ages",
        "people",
    ):
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
