"""Reads a reader's file: bounded in size, time and memory, in a process of its own."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from threading import BoundedSemaphore
from typing import Any

from explorer.analysis.yours.limits import MOST_BYTES, MOST_WAITING
from explorer.errors import QuestionError

# Readings at once: a file that takes long keeps no other reader's page waiting for a processor.
_AT_ONCE = BoundedSemaphore(2)
_COMMAND = (sys.executable, "-P", "-m", "explorer.analysis.yours.worker")
_TOO_MUCH = (
    "That file takes more time or memory to read than there is here. Save the sheet with the table "
    "alone, as CSV."
)
_BUSY = "Other files are being read. Try again in a moment."


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells of a file as they stand there.

    Attributes
    ----------
    kind : str
        "text", "xlsx", "xls" or "ods".
    rows : list of list
        Texts, numbers where a workbook has numbers, and days as ["day", "2024-01-05"].
    lines : list of int
        The row of the file that each has.
    sizes : list of int
        Of a text: how many cells each row has, empty ones at its end too.
    encoding, separator : str
        Of a text.
    names, name : list of str, str
        Sheets of a workbook, and the one that was read.
    merged : list of list of int
        Merged cells: first row and column, last row and column.
    unseen, formulas, without, faults, hidden : int
        Hidden sheets; formulas, those without a stored result, cells that hold an error, hidden
        rows.
    percents : int
        Numbers of a workbook that are shown with a percent sign; they are read so.
    covered : list of int
        Columns of a workbook that are hidden.
    """

    kind: str
    rows: list[list[Any]]
    lines: list[int]
    sizes: list[int] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    names: list[str] = field(default_factory=list)
    name: str = ""
    merged: list[list[int]] = field(default_factory=list)
    unseen: int = 0
    formulas: int = 0
    without: int = 0
    faults: int = 0
    hidden: int = 0
    percents: int = 0
    covered: list[int] = field(default_factory=list)

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.rows), default=0)


def read_grid(content: bytes, sheet: str = "") -> Grid:
    """Return the cells of a file.

    Parameters
    ----------
    content : bytes
    sheet : str
        Of a workbook; what looks most like a table of areas when left out.

    Raises
    ------
    QuestionError
        It is too large, empty, or nothing that holds a table; the sentence says what would work.
    """
    if len(content) > MOST_BYTES:
        raise QuestionError(
            f"That file is larger than {MOST_BYTES // 1_000_000} MB, the most that is read. "
            "Save the sheet or the columns that are needed alone."
        )
    asked = json.dumps({"sheet": sheet}).encode() + b"\n"
    if not _AT_ONCE.acquire(timeout=MOST_WAITING):
        raise QuestionError(_BUSY)
    try:
        done = subprocess.run(
            _COMMAND, input=asked + content, capture_output=True, timeout=MOST_WAITING, check=False
        )
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    finally:
        _AT_ONCE.release()
    if "rows" not in told:
        reason = told.get("refused", "memory")
        raise QuestionError(_TOO_MUCH if reason == "memory" else reason)
    return Grid(**told)
