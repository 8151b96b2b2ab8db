"""Reads a sheet of a workbook as rows of cells: texts, numbers, and days as such."""

import datetime
import io
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from explorer.analysis.yours.formats import PERCENT, Masked
from explorer.analysis.yours.limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    ROUND_A_TABLE,
    RefusedError,
)
from explorer.analysis.yours.shown import Shown, shown_in
from explorer.analysis.yours.shown_old import shown_in_old
from explorer.analysis.yours.sniffing import XLS
from explorer.analysis.yours.unpacking import Seen, too_long, too_wide

_DAMAGED = (
    "That workbook is damaged and cannot be opened. Open it where it was made and save it again."
)
_LOCKED = "That workbook is locked with a password. Save it without one."
_CODE = re.compile(r"[ENSWK]\d{8}")
_LOOKED_AT = 400
# A figure in a sheet says less than a code that it is a table of areas.
_PER_CODE = 20
# Whole numbers below this are held exactly.
_EXACT = 1e15


@dataclass
class Sheet:
    """A sheet that was read.

    Attributes
    ----------
    names : list of str
        Of all sheets that are shown, in order.
    name : str
        Of the one that was read.
    rows : list of list
        Texts, numbers, and days as ["day", "2024-01-05"].
    lines : list of int
        Numbers of the rows in the sheet.
    merged : list of list of int
        First row and column, last row and column of merged cells: places in `rows`.
    unseen : int
        Sheets that are hidden, and not read.
    percents : int
        Numbers that are shown with a percent sign.
    covered : list of int
        Columns that are hidden: places in `rows`.
    """

    names: list[str]
    name: str
    rows: list[list[Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    unseen: int = 0
    percents: int = 0
    covered: list[int] = field(default_factory=list)


def read_workbook(content: bytes, wanted: str, seen: Seen) -> Sheet:
    """Return one sheet of a workbook: the one that is wanted, else what looks most like a table.

    Parameters
    ----------
    content : bytes
    wanted : str
    seen : Seen
        What was seen of it before.

    Raises
    ------
    RefusedError
        It is locked or damaged, has no such sheet or none with cells, or holds too much.
    """
    refused = seen.refused
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        metadata = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        shown = [one.name for one in metadata if one.visible == SheetVisibleEnum.Visible]
        names = shown or [one.name for one in metadata]
        if wanted and wanted not in names:
            raise RefusedError(f"There is no sheet '{wanted[:60]}'. There are: {_list(names)}.")
        readable = [name for name in names if name not in refused]
        if wanted in refused or not readable:
            raise RefusedError(refused.get(wanted) or next(iter(refused.values())))
        sheet = book.get_sheet_by_name(wanted) if wanted else _likeliest(book, readable)
        if sheet is None:
            raise RefusedError(_no_table(len(metadata) - len(names)))
        entry = seen.files.get(sheet.name, "")
        old = seen.kind == XLS
        drawn = (
            shown_in_old(content, sheet.name)
            if old
            else shown_in(content, seen.kind, sheet.name, entry)
        )
        found = _rows(sheet, drawn)
    except PasswordError:
        raise RefusedError(_LOCKED) from None
    except CalamineError as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise RefusedError(_LOCKED) from None
        raise RefusedError(_DAMAGED) from None
    except BaseException as error:
        # Of a file that is cut off the library may panic, which is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedError(_DAMAGED) from None
    found.names, found.unseen = names, len(metadata) - len(names)
    return found


def _no_table(unseen: int) -> str:
    if unseen:
        return (
            "No sheet of that workbook that is shown holds a table, and hidden sheets are not "
            "read. Show the sheet with the table."
        )
    return "No sheet of that workbook holds a table. Choose another file."


def _list(names: list[str]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")  # noqa: PLR2004


def _likeliest(book: CalamineWorkbook, names: list[str]) -> CalamineSheet | None:
    best, chosen = 0, None
    for name in names[:MOST_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None or sheet.end is None:
            continue
        score = 1
        if sheet.width <= MOST_COLUMNS and sheet.total_height <= MOST_ROWS + ROUND_A_TABLE:
            for row in islice(sheet.iter_rows(), sheet.start[0] + _LOOKED_AT):
                numbers = sum(isinstance(cell, float | int) for cell in row)
                codes = any(isinstance(cell, str) and _CODE.fullmatch(cell.strip()) for cell in row)
                score += min(numbers, 5) + _PER_CODE * codes
        if score > best:
            best, chosen = score, sheet
    return chosen


def _rows(sheet: CalamineSheet, shown: Shown) -> Sheet:
    if sheet.start is None or sheet.end is None:
        raise RefusedError(f"The sheet '{sheet.name[:60]}' is empty. Choose another.")
    if sheet.width > MOST_COLUMNS:
        raise RefusedError(too_wide(sheet.width))
    if sheet.total_height > MOST_ROWS + ROUND_A_TABLE:
        raise RefusedError(too_long(sheet.total_height))
    found = Sheet([], sheet.name)
    left, place = sheet.start[1], {}
    for at, cells in enumerate(sheet.iter_rows()):
        row = [_cell(cell) for cell in cells]
        for column, what in shown.cells.get(at, {}).items():
            if left <= column < left + len(row):
                row[column - left], percent = _as_shown(row[column - left], what)
                found.percents += percent
        while row and row[-1] == "":
            row.pop()
        if not row:
            continue
        place[at] = len(found.rows)
        found.rows.append(row)
        found.lines.append(at + 1)
    for (top, first), (bottom, last) in sheet.merged_cell_ranges or []:
        if top in place and first >= left and last - left <= MOST_COLUMNS:
            end = place.get(bottom, place[top])
            found.merged.append([place[top], first - left, end, last - left])
            if first == last:
                _reach_down(found.rows, place[top], end, first - left)
    if not found.rows:
        raise RefusedError(f"The sheet '{sheet.name[:60]}' is empty. Choose another.")
    width = max(map(len, found.rows))
    found.covered = sorted(one - left for one in shown.hidden if 0 <= one - left < width)
    return found


def _as_shown(held: Any, what: str | int | Masked) -> tuple[Any, bool]:
    """Return a cell as the sheet shows it, and whether that is as a percentage.

    It has its percent sign, zeros before it, its notes in brackets, or another text in its place.
    """
    if isinstance(held, str | list):
        noted = isinstance(what, str) and what != PERCENT and held
        return (what if noted else held), False
    if isinstance(what, Masked):
        instead, what = what.of(held)
        if instead is not None:
            return instead, False
    if what == PERCENT:
        return f"{held * 100:.15g}%", True
    return (f"{held:0{what}d}" if isinstance(what, int) and isinstance(held, int) else held), False


def _reach_down(rows: list[list[Any]], top: int, end: int, column: int) -> None:
    """Write a text that is merged over rows into each: it names them all. Figures are not."""
    held = rows[top][column] if column < len(rows[top]) else ""
    if not isinstance(held, str) or not held:
        return
    for row in rows[top + 1 : end + 1]:
        row.extend([""] * (column + 1 - len(row)))
        row[column] = row[column] or held


def _cell(value: Any) -> Any:
    told: Any = value
    match value:
        case str():
            pass
        case bool():
            told = str(value).upper()
        case int() | float():
            whole = float(value).is_integer() and abs(value) < _EXACT
            told = int(value) if whole else value
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            told = [
                "day",
                value.date().isoformat()
                if midnight
                else value.isoformat(sep=" ", timespec="minutes"),
            ]
        case datetime.date() | datetime.time():
            told = ["day", value.isoformat()]
        case datetime.timedelta():
            told = ["day", str(value)]
        case _:
            told = str(value)
    return told
