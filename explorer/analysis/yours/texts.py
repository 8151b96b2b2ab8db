"""Reads a text as rows: its encoding, what parts its columns, its quotation marks."""

import codecs
import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from explorer.analysis.yours.limits import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    ROUND_A_TABLE,
    RefusedError,
)
from explorer.analysis.yours.sniffing import A_PAGE, in_pairs, is_markup
from explorer.analysis.yours.unpacking import too_long, too_wide

UTF_8, WITH_MARK, UTF_16_LE, UTF_16_BE, WINDOWS, LATIN = (
    "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "latin-1",
)  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF8, WITH_MARK, 3),
    (codecs.BOM_UTF16_LE, UTF_16_LE, 2),
    (codecs.BOM_UTF16_BE, UTF_16_BE, 2),
)
_SEPARATORS = (",", ";", "\t", "|")
_SAMPLED = 60
# A cell with more lines than this is a quotation mark that was never closed.
_MOST_LINES = 40
_NAMED_BY_EXCEL = "sep="
_FIGURE = re.compile(r"\s*-?[0-9][0-9.,]*\s*%?\s*")
_FEWEST_CELLS = 2


@dataclass
class Read:
    """Rows of texts, and how they were read.

    Attributes
    ----------
    encoding, separator : str
    rows : list of list of str
    lines : list of int
        The line of the file on which each row ends.
    sizes : list of int
        How many cells each row has, empty ones at its end too.
    """

    encoding: str
    separator: str
    rows: list[list[str]]
    lines: list[int]
    sizes: list[int]


def read_text(content: bytes) -> Read:
    """Return the rows of a file of text.

    Raises
    ------
    RefusedError
        It has too many rows or columns, a quotation mark that is not closed, or no columns.
    """
    text, encoding = decoded(content)
    if is_markup(text[:200]):
        raise RefusedError(A_PAGE)
    text, named = _named_separator(text)
    if len(named) != 1:
        named = _separator(text)
    if text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]"):
        raise RefusedError(
            "That is JSON, and no bundle that was saved here. Save the table as CSV."
        )
    rows: list[list[str]] = []
    lines: list[int] = []
    sizes: list[int] = []
    for line, row in _rows(text, named):
        size = len(row)
        while row and not row[-1].strip():
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise RefusedError(too_wide(len(row)))
        if not row:
            continue
        if len(rows) >= MOST_ROWS + ROUND_A_TABLE:
            raise RefusedError(too_long())
        rows.append(row)
        lines.append(line)
        sizes.append(size)
    if left_open := _left_open(rows, lines, named):
        raise RefusedError(_not_closed(left_open))
    if not rows:
        raise RefusedError("That file is empty. Choose one with a row for each area.")
    return Read(encoding, named, rows, lines, sizes)


def decoded(content: bytes) -> tuple[str, str]:
    """Return a file's text, and the encoding that it was read in."""
    for mark, name, size in _MARKS:
        if content.startswith(mark):
            known = "utf-8" if name == WITH_MARK else name
            # Files that were put together have the mark twice.
            return content[size:].decode(known, "replace").lstrip("\ufeff"), name
    if order := in_pairs(content):
        name = UTF_16_LE if order == "le" else UTF_16_BE
        return content.decode(name, "replace"), name
    try:
        return content.decode("utf-8"), UTF_8
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1"), LATIN
    # The two differ in these letters alone.
    return text, WINDOWS if any(0x80 <= one < 0xA0 for one in content) else LATIN  # noqa: PLR2004


def _named_separator(text: str) -> tuple[str, str]:
    """Return a text without the line by which Excel is told what parts columns, and that."""
    first, end, rest = text.partition("\n")
    if first.strip().strip('"').lower().startswith(_NAMED_BY_EXCEL):
        told = first.strip("\r\n").strip('"')[len(_NAMED_BY_EXCEL) :]
        return rest if end else "", told[:1]
    return text, ""


def _separator(text: str) -> str:
    """Return what parts columns: what gives most rows the same number of cells, and most cells."""
    sample = text[:400_000]
    best, chosen = 0.0, ","
    for one in _SEPARATORS:
        widths: Counter[int] = Counter()
        try:
            for row in islice(
                csv.reader(io.StringIO(sample), delimiter=one, skipinitialspace=True), 2 * _SAMPLED
            ):
                if any(cell.strip() for cell in row):
                    widths[len(row)] += 1
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        score = (count / sum(widths.values())) ** 2 * math.log2(width + 1)
        if score > best:
            best, chosen = score, one
    return chosen


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    # Lone carriage returns are line ends of old; the reader takes none in bare cells.
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    start = 0
    try:
        for row in reader:
            for cell in row:
                if cell.count("\n") > _MOST_LINES:
                    raise RefusedError(_not_closed(start + 1))
            start = reader.line_num
            yield reader.line_num, row
    except csv.Error as error:
        if "field larger" in str(error):
            raise RefusedError(_too_full(start + 1)) from None
        raise RefusedError(_not_closed(start + 1)) from None


def _left_open(rows: list[list[str]], lines: list[int], separator: str) -> int:
    """Return on which line a quotation mark was opened that swallows rows; 0 where none was.

    Within a cell stands what is a row: as many cells as others have, and a figure after the first.
    """
    usual = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    if usual < _FEWEST_CELLS:
        return 0
    for row, before in zip(rows, [0, *lines], strict=False):
        inside = [one for cell in row if "\n" in cell for one in cell.split("\n")[1:]]
        for one in inside:
            cells = one.split(separator)
            if len(cells) >= usual and any(map(_FIGURE.fullmatch, cells[1:])):
                return before + 1
    return 0


def _too_full(line: int) -> str:
    return (
        f"A cell on line {line:,} has more letters than a cell of a table may hold "
        f"({LONGEST_CELL:,}). Take it out, or close the quotation mark before it."
    )


def _not_closed(line: int) -> str:
    return (
        f"From line {line:,} on, the file has no more columns: is a quotation mark opened there "
        "and not closed? Close it, or take it out."
    )
