"""Reads the figures of a reader's table: what a comma means, and which rows are refused."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.analysis.yours.cells import (
    COMMA,
    CURRENCY,
    FLAGGED,
    MISSING,
    NUMBER,
    PERCENT,
    POINT,
    REFUSED,
    Cell,
    says,
    value_of,
)
from explorer.analysis.yours.joined import (
    BY_COLUMN,
    BY_FILE,
    BY_HEAD,
    BY_READER,
    BY_SMALL,
    LIMITS,
    PLAIN,
    RAGGED,
    TWICE,
    Joined,
    Reject,
    Row,
)
from explorer.analysis.yours.places import Known
from explorer.analysis.yours.settings import DECIMALS, Settings
from explorer.analysis.yours.tables import Column, Table
from explorer.errors import QuestionError
from explorer.places.areas import Area

_MONEY = {
    **dict.fromkeys(("£", "GBP"), "pounds"),
    **dict.fromkeys(("€", "EUR"), "euros"),
    **dict.fromkeys(("$", "USD"), "dollars"),
    "¥": "yen",
}
# Lines that are named of an area that has several figures.
_NAMED = 6
# Words that say that a column counts, so that a comma parts thousands in it.
_COUNTS = (
    "population", "people", "number", "count", "total", "residents", "patients", "households",
)  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A row that has its area: its place in the grid, and what named the area there."""

    row: int
    area: Area
    known: Known
    text: str


@dataclass
class Kept:
    """Rows that have their area, rows of England, and rows that were refused."""

    rows: list[Placed] = field(default_factory=list)
    england: list[Placed] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def decimal_of(
    table: Table, columns: Sequence[Column], kept: Kept, settings: Settings
) -> tuple[str, str, str]:
    """Return what parts decimals, how that was decided, and a figure as an example.

    Returns
    -------
    tuple of str
        `POINT`, `COMMA` or nothing where it cannot be told; one of `PLAIN`, `BY_COLUMN`, ...; a
        figure that a comma or a point parts before three digits, where there is one.

    Raises
    ------
    QuestionError
        The reader chose neither.
    """
    rows = [one.row for one in kept.rows]
    heard: Counter[str] = Counter()
    example = ""
    for column in columns:
        told, shown = _heard(table, column, rows)
        if not shown:
            # Whole numbers say nothing of figures in another column.
            del told["small"], told["large"]
        heard += told
        example = example or shown
    if settings.decimal and settings.decimal not in DECIMALS:
        raise QuestionError("Decimals are parted by a 'point' or a 'comma'.")
    if settings.decimal:
        return DECIMALS[settings.decimal], BY_READER, example
    unclear = heard[",,"] or heard[".."]
    if heard[POINT] and heard[COMMA] and unclear:
        return "", "", example
    if heard[POINT] or heard[COMMA]:
        return (POINT if heard[POINT] >= heard[COMMA] else COMMA), BY_COLUMN, example
    if not unclear:
        return POINT, PLAIN, ""
    sign, why = _by_others(table, columns, rows) or _by_itself(table, columns[0], heard)
    return sign, why, example


def _by_others(
    table: Table, columns: Sequence[Column], rows: Sequence[int]
) -> tuple[str, str] | None:
    """Return what other columns of the table show."""
    around: Counter[str] = Counter()
    continental = table.grid.separator == ";"
    for column in table.columns:
        if column.numbers > 0 and column not in columns:
            told = _heard(table, column, rows)[0]
            # Small numbers stand there bare, so that a comma parts thousands.
            bare = told[",,"] and not told["large"] and not continental
            told[POINT] += told["small"] if bare else 0
            around += told
    if around[POINT] == around[COMMA]:
        return None
    return (POINT if around[POINT] > around[COMMA] else COMMA), BY_FILE


def _by_itself(table: Table, value: Column, heard: Counter[str]) -> tuple[str, str]:
    """Return what a column says where each of its figures could be read in two ways."""
    if table.grid.separator == ";" or (heard[",,"] and heard[".."]):
        return "", ""
    counts = any(one in value.name.casefold() for one in _COUNTS)
    found = "", ""
    if heard[",,"] and heard["small"] and not heard["large"]:
        found = POINT, BY_SMALL
    elif heard[",,"] and counts:
        found = POINT, BY_HEAD
    elif heard[".."] and not counts and not heard["small"]:
        found = POINT, BY_FILE
    return found


def _heard(table: Table, column: Column, rows: Iterable[int]) -> tuple[Counter[str], str]:
    told: Counter[str] = Counter()
    example = ""
    for row in rows:
        cell = table.read(row, column)
        if cell.kind == NUMBER and cell.body:
            one = says(cell.body)
            told[one] += 1
            if one in (",,", "..") and not example:
                example = cell.text
    return told, example


def with_figures(base: Joined, kept: Kept, settings: Settings) -> Joined:
    """Return a joined table with the figures of its rows."""
    table = base.table
    held = {one.row: table.read(one.row, base.value) for one in (*kept.rows, *kept.england)}
    # Cells that are alike are one, and are read once.
    read = {id(cell): _figure(cell, base) for cell in held.values()}
    cells = {row: read[id(cell)] for row, cell in held.items()}
    cells, percent, currency = _alike(cells)
    rejects = list(kept.rejects)
    counts = Counter(base.counts)
    made = [_row(base, one, cells[one.row], counts) for one in kept.rows]
    of_england = [_row(base, one, cells[one.row], Counter()) for one in kept.england]
    rejects += [one for one in (*made, *of_england) if isinstance(one, Reject)]
    rows, refused = _once([one for one in made if isinstance(one, Row)], counts)
    nation, several = _once([one for one in of_england if isinstance(one, Row)], Counter())
    unit = settings.unit.strip()[:30] or _unit(base, percent, currency)
    counts["headed"] = int(unit == "%" and not percent)
    name = base.name
    if unit == "%" and not settings.name:
        name = name.removesuffix("(%)").strip() or name
    return replace(
        base,
        rows=tuple(sorted(rows, key=lambda one: one.area.code)),
        rejects=tuple(sorted([*rejects, *refused, *several], key=lambda one: one.line)),
        england=nation[0] if nation else None,
        counts=dict(counts),
        name=name,
        unit=unit,
    )


def _unit(base: Joined, percent: bool, currency: str) -> str:
    name = base.value.name.casefold()
    named = "%" in name or "percent" in name or "per cent" in name
    return "%" if percent or named else _MONEY.get(currency, "")


def _figure(cell: Cell, base: Joined) -> Cell:
    return value_of(cell, base.decimal) if cell.kind == NUMBER else cell


def _alike(cells: Mapping[int, Cell]) -> tuple[dict[int, Cell], bool, str]:
    """Return figures of one kind: where most have a percent sign or a currency, others are none."""
    numbers = [one for one in cells.values() if one.kind == NUMBER]
    signed = sum(one.percent for one in numbers)
    percent = signed * 2 >= len(numbers) and signed > 0
    money = Counter(one.currency for one in numbers)
    currency = money.most_common(1)[0][0] if money else ""
    several = len([one for one in money if one]) > 1
    found: dict[int, Cell] = {}
    for row, one in cells.items():
        why = ""
        if one.kind == NUMBER and signed and one.percent != percent:
            why = PERCENT
        elif one.kind == NUMBER and several and one.currency and one.currency != currency:
            why = CURRENCY
        found[row] = replace(one, kind=REFUSED, why=why) if why else one
    return found, percent, currency


def _row(base: Joined, one: Placed, cell: Cell, counts: Counter[str]) -> Row | Reject:
    """Return a row with its figure, or why it is refused."""
    table, row = base.table, one.row
    line, held = table.grid.lines[row], table.text(row, base.value).strip()[:60]
    size = _size_if_ragged(base, row)
    if size:
        return Reject(line, one.text, held, RAGGED, f"{size}", (one.area,))
    if cell.kind == REFUSED:
        return Reject(line, one.text, held or cell.text, cell.why, "", (one.area,))
    known = one.known
    namesake = not known.by_code and known.had_namesake(one.area.level)
    made = Row(line, one.text, one.area, former=known.former, namesake=namesake)
    if cell.kind in (MISSING, FLAGGED):
        return replace(made, why=cell.why, sign=cell.text)
    return _ranged(base, row, replace(made, value=cell.value, sign=cell.mark), counts)


def _ranged(base: Joined, row: int, made: Row, counts: Counter[str]) -> Row | Reject:
    """Return a row with its limits, where it has both; they must hold its figure."""
    if base.lower is None or base.upper is None:
        return made
    table = base.table
    ends = [_figure(table.read(row, column), base) for column in (base.lower, base.upper)]
    if any(end.kind != NUMBER for end in ends):
        counts["limits"] += 1
        return made
    lower, upper = (end.value for end in ends)
    if not lower <= made.value <= upper:
        held = table.text(row, base.value).strip()[:60]
        told = f"{ends[0].text}|{ends[1].text}"
        return Reject(made.line, made.text, held, LIMITS, told, (made.area,))
    return replace(made, lower=lower, upper=upper)


def _size_if_ragged(base: Joined, row: int) -> int:
    """Return how many cells a row of a text has, where that is not as many as the head has.

    A row that ends early is whole as long as it reaches to the figure.
    """
    table = base.table
    sizes = table.grid.sizes
    if not sizes or table.head < 0:
        return 0
    needed = max(one.at for one in (base.value, base.codes, base.names) if one)
    size, head = sizes[row], sizes[table.head]
    full = len(table.grid.rows[row])
    return max(size, full) if size <= needed < head or full > head else 0


def _once(rows: Sequence[Row], counts: Counter[str]) -> tuple[list[Row], list[Reject]]:
    """Return one row an area, and those of areas that have several figures."""
    by_area: dict[str, list[Row]] = {}
    for one in rows:
        by_area.setdefault(one.area.code, []).append(one)
    kept: list[Row] = []
    refused: list[Reject] = []
    for held in by_area.values():
        if len({one.figures for one in held}) == 1:
            counts["same"] += len(held) - 1
            kept.append(held[0])
            continue
        lines = ", ".join(f"{one.line:,}" for one in held[:_NAMED])
        refused += [
            Reject(one.line, one.text, _shown(one), TWICE, lines, (one.area,)) for one in held
        ]
    return kept, refused


def _shown(one: Row) -> str:
    return one.sign if math.isnan(one.value) else f"{one.value:.12g}"
