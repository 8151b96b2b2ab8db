"""Joins a reader's table to areas: what every row became, and why some were refused."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from explorer.analysis.yours import places
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
from explorer.analysis.yours.places import Known, known
from explorer.analysis.yours.tables import Column, Table, filters_of, usual_of
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.places.levels import ENGLAND
from explorer.places.levels import level as level_called

# Why a row is refused, beside what cells and places say.
TWICE, LIMITS, RAGGED = "twice", "limits", "ragged"
# How it was decided what a comma means.
PLAIN, BY_COLUMN, BY_FILE, BY_HEAD, BY_READER, BY_SMALL = (
    "plain", "column", "file", "head", "reader", "small",
)  # fmt: skip
# Names that are looked at thoroughly for one that is spelt alike.
_THOROUGH = 300
_MOST_NEAREST = 6_000
_MONEY = {
    **dict.fromkeys(("£", "GBP"), "pounds"),
    **dict.fromkeys(("€", "EUR"), "euros"),
    **dict.fromkeys(("$", "USD"), "dollars"),
    "¥": "yen",
}
_COUNTS = (
    "population",
    "people",
    "number",
    "count",
    "total",
    "residents",
    "patients",
    "households",
)


@dataclass(frozen=True)
class Settings:
    """What a reader chose of how a file is read; what is left out is found.

    Attributes
    ----------
    sheet, area, value, lower, upper : str
        A sheet and columns, by name. "-" for no limits.
    level : str
    decimal : str
        "point" or "comma".
    only : tuple of (str, str)
        Of a long table: columns, and what stands in the rows that are read.
    name, unit : str
        What the measure is called, and its unit.
    """

    sheet: str = ""
    area: str = ""
    value: str = ""
    lower: str = ""
    upper: str = ""
    level: str = ""
    decimal: str = ""
    only: tuple[tuple[str, str], ...] = ()
    name: str = ""
    unit: str = ""


DECIMALS = {"point": POINT, "comma": COMMA}
NO_LIMITS = "-"


@dataclass(frozen=True)
class Row:
    """A row that has its area.

    Attributes
    ----------
    line : int
        In the file.
    text : str
        What named the area there.
    area : Area
    value, lower, upper : float
        NaN where there is none.
    why : str
        What a sign in the place of the figure is read as; else empty.
    sign : str
        The sign, or the mark after the figure.
    former : str
        The code or name of before by which it was found.
    """

    line: int
    text: str
    area: Area
    value: float = math.nan
    lower: float = math.nan
    upper: float = math.nan
    why: str = ""
    sign: str = ""
    former: str = ""

    @property
    def figures(self) -> tuple[str, str, str, str]:
        """What makes two rows alike."""
        return (repr(self.value), repr(self.lower), repr(self.upper), self.why)


@dataclass(frozen=True)
class Reject:
    """A row that is refused.

    Attributes
    ----------
    line : int
    text, held : str
        What stands in the place of the area and of the figure.
    why : str
    told : str
        What more is known of it.
    near : tuple of Area
        What it became, or what is spelt most like it.
    """

    line: int
    text: str
    held: str
    why: str
    told: str = ""
    near: tuple[Area, ...] = ()


@dataclass(frozen=True, eq=False)
class Filter:
    """A column by which rows of one area differ, and what was taken of it."""

    column: Column
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, eq=False)
class Joined:
    """A table joined to the areas of a level.

    Attributes
    ----------
    table : Table
    level : str
    codes, names, value, lower, upper : Column or None
    filters : tuple of Filter
    decimal : str
        `POINT`, `COMMA`, or nothing where only the reader can tell.
    decided : str
        How: one of `PLAIN`, `BY_COLUMN`, ...
    example : str
        A figure of the column that a comma or a point parts.
    rows : tuple of Row
        In order of code, one an area.
    rejects : tuple of Reject
        In the order of the file.
    england : Row or None
    levels : dict of str to int
        Rows by level.
    counts : dict of str to int
        What was read without a figure or was passed over: "same" (rows that stand twice alike),
        "limits" (figures without limits although others have some), "percent", "filtered".
    currency : str
    name, unit : str
    """

    table: Table
    level: str
    codes: Column | None
    names: Column | None
    value: Column
    lower: Column | None
    upper: Column | None
    filters: tuple[Filter, ...]
    decimal: str
    decided: str
    example: str
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]
    england: Row | None
    levels: Mapping[str, int]
    counts: Mapping[str, int]
    currency: str
    name: str
    unit: str

    @cached_property
    def signs(self) -> Counter[tuple[str, str]]:
        """How many rows have each sign in the place of a figure, and what it is read as."""
        return Counter((one.sign, one.why) for one in self.rows if one.why)

    @cached_property
    def marks(self) -> Counter[str]:
        """How many figures have each mark after them."""
        return Counter(one.sign for one in self.rows if one.sign and not one.why)

    @cached_property
    def formers(self) -> tuple[Row, ...]:
        """Rows whose area has another code or name today."""
        return tuple(one for one in self.rows if one.former)

    @property
    def figures(self) -> int:
        """How many areas have a figure."""
        return sum(not math.isnan(one.value) for one in self.rows)

    @property
    def ranged(self) -> int:
        """How many figures have limits."""
        return sum(not math.isnan(one.lower) for one in self.rows)


@dataclass
class _Kept:
    rows: list[tuple[int, Area, Known, str]] = field(default_factory=list)
    england: list[tuple[int, Area, Known, str]] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def join(table: Table, settings: Settings) -> Joined:
    """Return a table joined to areas.

    Raises
    ------
    QuestionError
        It has no column of areas or of figures, or what was chosen is not there.
    """
    codes, names = _area_columns(table, settings)
    found = _known(table, codes, names)
    levels = _levels(found.values())
    if settings.level:
        level = level_called(settings.level).slug
        if level not in places.LEVELS:
            raise QuestionError(
                f"Figures of your own are read by {', '.join(places.LEVELS)}, not by {level}."
            )
    else:
        level = places.likeliest(levels)
    value = _value_column(table, settings)
    lower, upper = _limit_columns(table, settings, value)
    kept = _Kept()
    texts = _texts(table, codes, names)
    for row in table.body:
        _place(table, row, found[row], texts[row], level, value, kept)
    filters, filtered = _filtered(table, kept, settings)
    columns = [one for one in (value, lower, upper) if one]
    decimal, decided, example = _decimal(table, columns, kept, settings)
    base = Joined(
        table=table,
        level=level,
        codes=codes,
        names=names,
        value=value,
        lower=lower,
        upper=upper,
        filters=filters,
        decimal=decimal,
        decided=decided,
        example=example,
        rows=(),
        rejects=(),
        england=None,
        levels=levels,
        counts={"filtered": filtered},
        currency="",
        name=settings.name.strip() or _title(value, filters),
        unit="",
    )
    if not decimal:
        return base
    return _with_figures(base, kept, settings)


def _title(value: Column, filters: Sequence[Filter]) -> str:
    chosen = [one.chosen for one in filters if one.chosen and not one.column.years]
    name = " ".join([value.name, *(f"({one})" for one in chosen)])
    return name[:80]


# Columns ---------------------------------------------------------------------------------------


def _area_columns(table: Table, settings: Settings) -> tuple[Column | None, Column | None]:
    if settings.area:
        chosen = table.column(settings.area)
        return (chosen, None) if chosen.codes > 0 else (None, chosen)
    if table.codes is None and table.names is None:
        raise QuestionError(
            "No column of that table has a name or a code of an area in most of its rows. Choose "
            "the column that names areas."
        )
    return table.codes, table.names


def _value_column(table: Table, settings: Settings) -> Column:
    if settings.value:
        return table.column(settings.value)
    if not table.values:
        raise QuestionError(
            "No column of that table holds figures in most of its rows. Choose the column that has "
            "the figure of each area."
        )
    return table.values[0]


def _limit_columns(
    table: Table, settings: Settings, value: Column
) -> tuple[Column | None, Column | None]:
    if NO_LIMITS in (settings.lower, settings.upper):
        return None, None
    lower, upper = table.limits(value)
    if settings.lower:
        lower = table.column(settings.lower)
    if settings.upper:
        upper = table.column(settings.upper)
    return (lower, upper) if lower and upper else (None, None)


# Areas -----------------------------------------------------------------------------------------


def _texts(table: Table, codes: Column | None, names: Column | None) -> dict[int, str]:
    """Return what names the area of each row, for those who look for the row."""
    found = {}
    for row in table.body:
        parts = [table.text(row, one).strip() for one in (codes, names) if one]
        found[row] = " ".join(filter(None, parts))[:120]
    return found


def _known(table: Table, codes: Column | None, names: Column | None) -> dict[int, Known]:
    """Return what each row stands for; equal cells are looked up once."""
    held: dict[tuple[str, str], Known] = {}
    found = {}
    for row in table.body:
        key = (
            table.text(row, codes).strip() if codes else "",
            table.text(row, names).strip() if names else "",
        )
        if key not in held:
            held[key] = _resolved(*key)
        found[row] = held[key]
    return found


def _resolved(code: str, name: str) -> Known:
    if not code:
        return known(name)
    by_code = known(code)
    if name and by_code.why == places.NO_CODE:
        return replace(by_code, became=known(name).areas[:1])
    if not name or not by_code.areas:
        # A sign in the place of a code is none: the name beside it may do.
        return known(name) if name and not by_code.by_code and not by_code.areas else by_code
    by_name = known(name)
    if by_name.areas and not {one.code for one in by_name.areas} & {
        one.code for one in by_code.areas
    }:
        first, other = by_code.areas[0], by_name.areas[0]
        return Known(
            why=places.DIFFER,
            became=(first, other),
            told=f"{first.name}|{other.name}",
            by_code=True,
        )
    return by_code


def _levels(found: Iterable[Known]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for one in found:
        counts.update({area.level for area in one.areas})
    return dict(counts)


def _place(
    table: Table, row: int, one: Known, text: str, level: str, value: Column, kept: _Kept
) -> None:
    area = one.at(level)
    if area:
        kept.rows.append((row, area, one, text))
        return
    country = one.at("country")
    if country and country.code == ENGLAND:
        kept.england.append((row, country, one, text))
        return
    line, held = table.grid.lines[row], table.text(row, value).strip()[:60]
    if one.areas and one.before and one.before.why:
        one = one.before
    if one.areas:
        kept.rejects.append(Reject(line, text, held, places.OTHER_LEVEL, "", one.areas[:1]))
        return
    if one.why == places.NO_AREA and not any(
        str(cell).strip() for cell in table.grid.rows[row] if not isinstance(cell, list)
    ):
        return
    kept.rejects.append(Reject(line, text, held, one.why, one.told, one.became))


def nearest(joined: Joined) -> tuple[Reject, ...]:
    """Return the refused rows, each with the area that is spelt most like it where one is."""
    held: dict[str, Area | None] = {}
    found = []
    for one in joined.rejects:
        if one.why != places.UNKNOWN or not one.text:
            found.append(one)
            continue
        if one.text not in held and len(held) < _MOST_NEAREST:
            thorough = len(held) < _THOROUGH
            held[one.text] = places.nearest(one.text, joined.level, thorough=thorough)
        near = held.get(one.text)
        found.append(replace(one, near=(near,) if near else ()))
    return tuple(found)


# Long tables -----------------------------------------------------------------------------------


def _filtered(table: Table, kept: _Kept, settings: Settings) -> tuple[tuple[Filter, ...], int]:
    """Keep the rows that were chosen of a long table; return by what, and how many went."""
    wanted = {table.column(name).at: text for name, text in settings.only}
    before = len(kept.rows)
    filters: list[Filter] = []
    asked = [table.column(name) for name, _ in settings.only]
    for column in asked:
        _keep(table, kept, column, wanted[column.at], filters)
    while _doubled(kept):
        areas = [area.code for _, area, _, _ in kept.rows]
        rows = [row for row, _, _, _ in kept.rows]
        left = [one for one in filters_of(table, areas, rows) if one.at not in wanted]
        if not left:
            break
        column = left[0]
        wanted[column.at] = usual_of([table.text(row, column).strip() for row in rows])
        _keep(table, kept, column, wanted[column.at], filters)
    return tuple(filters), before - len(kept.rows)


def _doubled(kept: _Kept) -> bool:
    return len({area.code for _, area, _, _ in kept.rows}) < len(kept.rows)


def _keep(table: Table, kept: _Kept, column: Column, chosen: str, filters: list[Filter]) -> None:
    texts = {table.text(row, column).strip() for row, _, _, _ in kept.rows}
    exact = next((one for one in texts if one.casefold() == chosen.strip().casefold()), None)
    if exact is None:
        listed = ", ".join(sorted(filter(None, texts))[:12])
        raise QuestionError(
            f"No row has '{chosen[:60]}' in the column '{column.name}'. It holds: {listed}."
        )
    options = tuple(sorted(texts))
    kept.rows = [one for one in kept.rows if table.text(one[0], column).strip() == exact]
    kept.england = [one for one in kept.england if table.text(one[0], column).strip() == exact]
    filters.append(Filter(column, options, exact))


# Figures ---------------------------------------------------------------------------------------


def _decimal(
    table: Table, columns: Sequence[Column], kept: _Kept, settings: Settings
) -> tuple[str, str, str]:
    """Return what parts decimals, how that was decided, and a figure as an example."""
    rows = [row for row, _, _, _ in kept.rows]
    heard: Counter[str] = Counter()
    example = ""
    for column in columns:
        told, shown = _heard(table, column, rows)
        heard += told
        example = example or shown
    if settings.decimal:
        if settings.decimal not in DECIMALS:
            raise QuestionError("Decimals are parted by a 'point' or a 'comma'.")
        return DECIMALS[settings.decimal], BY_READER, example
    point, comma = heard[POINT], heard[COMMA]
    if point or comma:
        return (POINT if point >= comma else COMMA), BY_COLUMN, example
    either_comma, either_point = heard[",,"], heard[".."]
    if not either_comma and not either_point:
        return POINT, PLAIN, ""
    around = Counter[str]()
    for column in table.columns:
        if column.numbers > 0 and column not in columns:
            told = _heard(table, column, rows)[0]
            # Small numbers stand there bare, so that a comma parts thousands.
            told[POINT] += told["small"] if told[",,"] and not told["large"] else 0
            around += told
    if around[POINT] != around[COMMA]:
        return (POINT if around[POINT] > around[COMMA] else COMMA), BY_FILE, example
    continental = table.grid.separator == ";"
    if either_comma and either_point:
        return "", "", example
    if either_comma and heard["small"] and not heard["large"]:
        return POINT, BY_SMALL, example
    head = columns[0].name.casefold()
    if either_comma and not continental and any(one in head for one in _COUNTS):
        return POINT, BY_HEAD, example
    if either_point and not continental:
        return POINT, BY_FILE, example
    return "", "", example


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


def _with_figures(base: Joined, kept: _Kept, settings: Settings) -> Joined:
    table = base.table
    cells = {
        row: _figure(table.read(row, base.value), base) for row, *_ in [*kept.rows, *kept.england]
    }
    cells, percent, currency = _alike(cells)
    rejects = list(kept.rejects)
    counts = Counter(base.counts)
    rows: list[Row] = []
    for row, area, one, text in kept.rows:
        made = _row(base, row, area, one, text, cells[row], counts)
        (rows if isinstance(made, Row) else rejects).append(made)  # type: ignore[arg-type]
    rows, refused = _once(base, rows, counts)
    rejects += refused
    nation = [
        made
        for row, area, one, text in kept.england
        if isinstance(made := _row(base, row, area, one, text, cells[row], Counter()), Row)
    ]
    alike = {one.figures for one in nation}
    rejects.sort(key=lambda one: one.line)
    return replace(
        base,
        rows=tuple(sorted(rows, key=lambda one: one.area.code)),
        rejects=tuple(rejects),
        england=nation[0] if len(alike) == 1 else None,
        counts=dict(counts),
        currency=currency,
        unit=settings.unit.strip()[:30] or _unit(base.value, percent, currency),
    )


def _unit(value: Column, percent: bool, currency: str) -> str:
    name = value.name.casefold()
    if percent or "%" in name or "percent" in name or "per cent" in name:
        return "%"
    return _MONEY.get(currency, "")


def _figure(cell: Cell, base: Joined) -> Cell:
    return value_of(cell, base.decimal) if cell.kind == NUMBER else cell


def _alike(cells: Mapping[int, Cell]) -> tuple[dict[int, Cell], bool, str]:
    """Return figures of one kind: where most have a percent sign or a currency, others are none."""
    numbers = [one for one in cells.values() if one.kind == NUMBER]
    signed = sum(one.percent for one in numbers)
    # Of a workbook's own numbers nobody sees the sign that they are shown with.
    written = sum(math.isfinite(one.value) and one.text != repr(one.value) for one in numbers)
    percent = signed * 2 >= max(written, 1) and signed > 0
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


def _row(
    base: Joined, row: int, area: Area, one: Known, text: str, cell: Cell, counts: Counter[str]
) -> Row | Reject:
    table, line = base.table, base.table.grid.lines[row]
    held = table.text(row, base.value).strip()[:60]
    needed = max(column.at for column in (base.value, base.codes or base.names or base.value))
    if table.grid.kind == "text" and _is_ragged(table, row, needed):
        return Reject(line, text, held, RAGGED, f"{len(table.grid.rows[row])}", (area,))
    if cell.kind == REFUSED:
        return Reject(line, text, held or cell.text, cell.why, "", (area,))
    made = Row(line, text, area, former=one.former)
    if cell.kind in (MISSING, FLAGGED):
        return replace(made, why=cell.why, sign=cell.text)
    made = replace(made, value=cell.value, sign=cell.mark)
    if base.lower is None or base.upper is None:
        return made
    ends = [_figure(table.read(row, column), base) for column in (base.lower, base.upper)]
    if any(end.kind != NUMBER for end in ends):
        counts["limits"] += 1
        return made
    lower, upper = (end.value for end in ends)
    if not lower <= cell.value <= upper:
        return Reject(line, text, held, LIMITS, f"{ends[0].text}|{ends[1].text}", (area,))
    return replace(made, lower=lower, upper=upper)


def _is_ragged(table: Table, row: int, needed: int) -> bool:
    """Whether a row of a text has fewer cells than its figure needs, or more than the head."""
    size = len(table.grid.rows[row])
    width = len(table.grid.rows[table.head]) if table.head >= 0 else 0
    return (size <= needed and size < width) or (0 < width < size)


def _once(
    base: Joined, rows: Sequence[Row], counts: Counter[str]
) -> tuple[list[Row], list[Reject]]:
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
        lines = ", ".join(f"{one.line:,}" for one in held[:6])
        refused += [
            Reject(one.line, one.text, _shown(one), TWICE, lines, (one.area,)) for one in held
        ]
    return kept, refused


def _shown(one: Row) -> str:
    return one.sign if math.isnan(one.value) else f"{one.value:.12g}"


def settled(settings: Settings, **given: Any) -> Settings:
    """Return settings with others; what hangs on what was changed is found anew."""
    if "sheet" in given:
        return Settings(sheet=given["sheet"])
    if "value" in given:
        kept = replace(settings, lower="", upper="", name="", unit="", decimal="")
        return replace(kept, **given)
    return replace(settings, **given)
