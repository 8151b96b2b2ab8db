"""Reads a sheet of a workbook as rows of cells: texts, numbers, and days as such."""

import datetime
import io
import re
from collections.abc import Mapping
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

from explorer.analysis.yours.limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    ROUND_A_TABLE,
    RefusedError,
)
from explorer.analysis.yours.unpacking import too_long, too_wide

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
    """

    names: list[str]
    name: str
    rows: list[list[Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    unseen: int = 0


def read_workbook(content: bytes, wanted: str, refused: Mapping[str, str]) -> Sheet:
    """Return one sheet of a workbook: the one that is wanted, else what looks most like a table.

    Parameters
    ----------
    content : bytes
    wanted : str
    refused : mapping of str to str
        Why sheets cannot be read, by name.

    Raises
    ------
    RefusedError
        It is locked or damaged, has no such sheet or none with cells, or holds too much.
    """
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
            raise RefusedError("No sheet of that workbook holds a table. Choose another file.")
        found = _rows(sheet)
    except PasswordError:
        raise RefusedError(_LOCKED) from None
    except CalamineError as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise RefusedError(_LOCKED) from None
        raise RefusedError(
            "That workbook is damaged and cannot be opened. Open it where it was made and save it "
            "again."
        ) from None
    found.names, found.unseen = names, len(metadata) - len(names)
    return found


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


def _rows(sheet: CalamineSheet) -> Sheet:
    if sheet.start is None or sheet.end is None:
        raise RefusedError(f"The sheet '{sheet.name[:60]}' is empty. Choose another.")
    if sheet.width > MOST_COLUMNS:
        raise RefusedError(too_wide(sheet.width))
    if sheet.total_height > MOST_ROWS + ROUND_A_TABLE:
        raise RefusedError(too_long(sheet.total_height))
    found = Sheet([], sheet.name)
    place: dict[int, int] = {}
    for at, cells in enumerate(sheet.iter_rows()):
        row = [_cell(cell) for cell in cells]
        while row and row[-1] == "":
            row.pop()
        if not row:
            continue
        place[at] = len(found.rows)
        found.rows.append(row)
        found.lines.append(at + 1)
    left = sheet.start[1]
    for (top, first), (bottom, last) in sheet.merged_cell_ranges or []:
        if top in place and first >= left and last - left <= MOST_COLUMNS:
            end = place.get(bottom, place[top])
            found.merged.append([place[top], first - left, end, last - left])
    if not found.rows:
        raise RefusedError(f"The sheet '{sheet.name[:60]}' is empty. Choose another.")
    return found


def _cell(value: Any) -> Any:
    told: Any = value if isinstance(value, str) else str(value)
    match value:
        case bool():
            told = told.upper()
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
    return told
