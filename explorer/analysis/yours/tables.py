"""Finds the table in a file: its head, its rows, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from explorer.analysis.yours.cells import (
    COMMA,
    FLAGGED,
    MISSING,
    NUMBER,
    POINT,
    REFUSED,
    TEXT,
    Cell,
    read_cell,
    value_of,
)
from explorer.analysis.yours.heads import (
    area_share,
    head_of,
    is_head,
    names_of,
    one_table,
    sample,
    text_of,
    without_notes,
)
from explorer.analysis.yours.limits import MOST_ROWS
from explorer.analysis.yours.places import is_code, known, looks_like_area
from explorer.analysis.yours.reading import Grid
from explorer.analysis.yours.sniffing import TEXT as TEXT_FILE
from explorer.analysis.yours.times import when_of
from explorer.analysis.yours.unpacking import too_long
from explorer.errors import QuestionError

# Areas that a column of areas has at least, and numbers that one of figures has.
_FEWEST = 0.3
MOSTLY, _HALF = 0.6, 0.5
_COMPARED = 120
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPAN = re.compile(r"((?:19|20)\d{2})\s*(?:-|/|\u2013|to)\s*((?:19|20)?\d{2})")
_WHEN = re.compile(r"\b(year|date|period|time|month|quarter|financial)", re.IGNORECASE)
_LOWER = re.compile(
    r"\b(lower|lci|ll|lcl|lower ?ci|low|lo|l95|lower ?limit|min|from)\b|95 ?% ?l\b", re.IGNORECASE
)
_UPPER = re.compile(
    r"\b(upper|uci|ul|ucl|upper ?ci|high|hi|u95|upper ?limit|max|to)\b|95 ?% ?u\b", re.IGNORECASE
)
_OTHER_WIDTH = re.compile(
    r"(?<![\d.])(?:99(?:\.\d+)?|90|80)(?:\.0)?\s*(?:%|per ?cent|ci\b|cl\b|conf|limit)",
    re.IGNORECASE,
)
_VALUED = re.compile(
    r"\b(value|val|rate|percent|percentage|score|average|mean|index|share)\b|%", re.IGNORECASE
)
_CODED = re.compile(
    r"\b(code|codes|id|cd|rank|decile|quintile|quartile|easting|northing|latitude|longitude|lat|long|"
    r"objectid|fid|bng|shape|sq ?km|hectares|category|flag|upin)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(count|counts|number|numbers|population|people|denominator|numerator|total|n|"
    r"sort|order|compared|sortable|row|index no)\b",
    re.IGNORECASE,
)
_EVERYONE = re.compile(r"\b(persons|everyone|both sexes|all ages)\b", re.IGNORECASE)
_NOT_AREA = re.compile(
    r"\b(parent|region|former|old|previous|nhs|icb|county|neighbours?|nearest|compared|comparator)\b",
    re.IGNORECASE,
)


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
        Shares of the cells that were looked at: those that name an area, are a code, are figures or
        stand for one.
    years : bool
        Whether it says when.
    distinct : int
        How many different areas were seen.
    nearly : float
        As `numbers`, of a column without a single figure.
    hidden : bool
        Whether a workbook hides it.
    """

    at: int
    name: str
    areas: float = 0.0
    codes: float = 0.0
    numbers: float = 0.0
    years: bool = False
    distinct: int = 0
    nearly: float = 0.0
    hidden: bool = False


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
    other : (int, int)
        The line on which another table begins below this one, and how many rows it has.
    beside : str
        The column with which another table begins beside this one; else empty.
    """

    grid: Grid
    columns: tuple[Column, ...]
    head: int
    body: tuple[int, ...]
    above: int
    notes: int
    again: int
    doubled: tuple[str, ...]
    other: tuple[int, int] = (0, 0)
    beside: str = ""
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
        # A name that mostly is another area's than the code is that of a larger one, unless it is
        # of the same level: then codes and names were mixed up.
        agreed = [(*self.agreement(self.codes, one), one) for one in held]
        agreed = [one for one in agreed if one[0] > _HALF or _mixed_up(*one)]
        best = max(agreed, key=lambda one: (one[0], -one[2].at), default=None)
        return best[2] if best else None

    def agreement(self, codes: Column, names: Column) -> tuple[float, float]:
        """Return in how many rows a code and a name are one area's, and areas of one level.

        Both are shares of the rows where both are areas.
        """
        alike = level = held = 0
        for row in sample(self.body)[:_COMPARED]:
            first, other = (known(self.text(row, one)).areas for one in (codes, names))
            if first and other:
                held += 1
                alike += bool({one.code for one in first} & {one.code for one in other})
                level += bool({one.level for one in first} & {one.level for one in other})
        return (alike / held, level / held) if held else (0.0, 0.0)

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """The columns that may be the figure, likeliest first."""
        areas = {one.at for one in (self.codes, self.names) if one}
        free = [one for one in self.columns if one.at not in areas and not one.codes]
        held = [one for one in free if one.numbers >= _FEWEST and not one.years]
        # Counts may all look like years, and figures may all stand with something beside them.
        held = held or [one for one in free if one.years and not _WHEN.search(one.name)]
        held = held or [one for one in free if one.nearly >= _FEWEST and not one.years]
        after = {one.at for one in held if all(self.limits(one))}
        return tuple(sorted(held, key=lambda one: _as_value(one, one.at in after), reverse=True))

    def _between(self, value: Column, lower: Column | None, upper: Column | None) -> float:
        """Return in how many rows a figure lies between its limits, of those where all are."""
        if lower is None or upper is None:
            return 0.0
        inside = held = 0
        for row in sample(self.body)[:_COMPARED]:
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
        lower, upper = self.called_limits(value)
        if self._between(value, lower, upper) <= _HALF:
            return None, None
        return lower, upper

    def called_limits(self, value: Column) -> tuple[Column | None, Column | None]:
        """Return the columns that are called limits, whether or not they hold the figure.

        Those that say that they are 99% or 90% limits are none: limits are taken for 95% limits.
        """
        others = [one for one in self.columns if one.numbers > 0 and one.at != value.at]
        others = [one for one in others if not _OTHER_WIDTH.search(one.name)]
        lower = _nearest_to(value, [one for one in others if _is(one, _LOWER, _UPPER)])
        upper = _nearest_to(value, [one for one in others if _is(one, _UPPER, _LOWER)])
        return lower, upper


def table_of(grid: Grid) -> Table:
    """Return the table in a file.

    Raises
    ------
    QuestionError
        No column names areas, or no row lies under a head.
    """
    width = grid.width
    areas = [area_share(grid, at) for at in range(width)]
    if not areas or max(one[0] for one in areas) == 0:
        raise QuestionError(_no_areas(grid))
    most = max(one[0] for one in areas)
    first, column = min((one[1], at) for at, one in enumerate(areas) if one[0] * 2 >= most)
    head = head_of(grid, first, column)
    names, doubled = names_of(grid, head, width)
    start = head + 1
    body = list(range(start, len(grid.rows)))
    labels = [text_of(one).strip().casefold() for one in grid.rows[head]] if head >= 0 else []
    again = [row for row in body if is_head(grid.rows[row], labels)]
    stood = set(again)
    body = [row for row in body if row not in stood]
    body, other = one_table(grid, body, labels, column)
    body, notes = without_notes(grid, body, [at for at in range(width) if areas[at][0]])
    if not body:
        raise QuestionError("There is no row with an area under the head of that table.")
    if len(body) > MOST_ROWS:
        raise QuestionError(too_long(len(body)))
    columns = []
    for at in range(width):
        known = _column(grid, at, names[at], body)
        if known:
            columns.append(known)
    above = max(head, 0)
    whole = Table(grid, tuple(columns), head, tuple(body), above, notes, len(again), doubled, other)
    return _without_tables_beside(whole)


def _without_tables_beside(table: Table) -> Table:
    """Return a table without those beside it, whose rows are of other areas of the same level.

    Such a table begins with the same head as the first, or after an empty column.
    """
    held = [one for one in table.columns if max(one.areas, one.codes) >= _FEWEST]
    filled = {one.at for one in table.columns}
    for one in held[1:]:
        heads = [table.text(table.head, each) if table.head >= 0 else "" for each in (held[0], one)]
        apart = one.at - 1 not in filled or (heads[0] and heads[0] == heads[1])
        if apart and not _NOT_AREA.search(one.name):
            alike, level = table.agreement(held[0], one)
            if alike <= _HALF < level:
                kept = tuple(column for column in table.columns if column.at < one.at)
                return replace(table, columns=kept, beside=one.name)
    return table


def _no_areas(grid: Grid) -> str:
    """Return why a table has no areas, as far as that can be told."""
    if grid.kind == TEXT_FILE and grid.width == 1:
        return (
            "No comma, semicolon, tab or bar parts that file into columns. It needs a name or a "
            "code of an area and a figure in each row."
        )
    if grid.without:
        return (
            "That workbook holds formulas without their results, and nothing is worked out here. "
            "Open it in a spreadsheet and save it again."
        )
    return (
        "No column of that table has names or codes of areas in England that are known here. "
        "It needs a row for each area, with its name or its code such as E06000009."
    )


def _mixed_up(agreed: float, level: float, names: Column) -> bool:
    """Whether a column names areas of the codes' own level, and others."""
    return agreed <= _HALF < level and not _NOT_AREA.search(names.name)


def _column(grid: Grid, at: int, name: str, body: Sequence[int]) -> Column | None:
    """Return what a column holds; None where that is nothing."""
    known: dict[Any, tuple[bool, bool, bool, bool, bool]] = {}
    seen: list[tuple[bool, bool, bool, bool, bool]] = []
    for row in sample(body):
        cells = grid.rows[row]
        cell = cells[at] if at < len(cells) else ""
        text = text_of(cell).strip()
        if not text:
            continue
        key = (type(cell), text)
        if key not in known:
            known[key] = _held(cell, text)
        seen.append(known[key])
    if not seen:
        return None if name == f"Column {at + 1}" else Column(at, name)
    areas, codes, numbers, figures, years = (sum(one) for one in zip(*seen, strict=True))
    held = len(seen)
    says_when = years == held and (bool(_WHEN.search(name)) or not _VALUED.search(name))
    distinct = sum(one[0] for one in known.values())
    return Column(
        at,
        name,
        areas=areas / held,
        codes=codes / held,
        # Signs stand in the place of figures, but are none without a figure beside them.
        numbers=figures / held if numbers else 0.0,
        years=says_when,
        distinct=distinct,
        nearly=figures / held,
        hidden=at in grid.covered,
    )


def _held(cell: Any, text: str) -> tuple[bool, bool, bool, bool, bool]:
    """Return whether a cell is an area, a code, a number, what stands for one, and a year."""
    is_text = isinstance(cell, str)
    read = read_cell(cell)
    number = read.kind == NUMBER
    return (
        is_text and not number and looks_like_area(text),
        is_text and is_code(text),
        number,
        number or read.kind in (MISSING, FLAGGED) or (read.kind == REFUSED and read.why != TEXT),
        bool(_YEAR.fullmatch(text) or _SPAN.fullmatch(text)),
    )


def _as_areas(one: Column) -> tuple[float, int, bool, int]:
    return (round(one.areas, 1), one.distinct, not _NOT_AREA.search(one.name), -one.at)


def _is(one: Column, wanted: re.Pattern[str], other: re.Pattern[str]) -> bool:
    name = one.name.replace("_", " ").replace(".", " ")
    return bool(wanted.search(name)) and not other.search(name)


def _as_value(one: Column, limited: bool) -> tuple[float, tuple[int, int, int], int]:
    name = one.name.replace("_", " ")
    limit = _is(one, _LOWER, _UPPER) or _is(one, _UPPER, _LOWER)
    favour = 2.0 * bool(_VALUED.search(name)) - bool(_COUNTED.search(name)) - 3.0 * limit
    favour += 2.5 * limited - 3.0 * bool(_CODED.search(name)) - 6.0 * one.hidden
    favour += 0.5 * bool(_EVERYONE.search(name))
    # Of columns of years or months the newest.
    return (favour + (one.numbers >= MOSTLY), when_of(name)[:3], -one.at)


def _nearest_to(value: Column, others: Sequence[Column]) -> Column | None:
    after = [one for one in others if one.at > value.at] or list(others)
    return min(after, key=lambda one: abs(one.at - value.at), default=None)
