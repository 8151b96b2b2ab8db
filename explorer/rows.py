"""Reads a CSV file of ours as texts, each row by the line on which it ends."""

import csv
import io
import math
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow

from explorer.errors import DataError

# What only a careful reader reads right: quoted cells, other ends of lines, lines with nothing.
_UNUSUAL = (b'"', b"\r", b"\0", b"\n\n")


def rows(
    path: Path, where: str, columns: Sequence[str], numeric: Collection[str] = ()
) -> pd.DataFrame:
    """Return a file's rows; the index, named "line", is each row's line in the file.

    Parameters
    ----------
    path : Path
    where : str
        What messages call the file.
    columns : sequence of str
        The columns that it must have, in their order.
    numeric : collection of str
        Those of them that hold numbers, missing where a cell is empty; the others are texts.

    Raises
    ------
    DataError
        The file is missing or damaged, has other columns, or a row has too many fields or too
        few, or a cell that is no number where one belongs; the message names file and line.
    """
    found = _plain(path, columns, numeric)
    return _careful(path, where, columns, numeric) if found is None else found


def _plain(
    path: Path, columns: Sequence[str], numeric: Collection[str] = ()
) -> pd.DataFrame | None:
    """Return the rows of a file in which nothing is unusual, six times as fast; None for others."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    head, _, _ = content.partition(b"\n")
    if head != ",".join(columns).encode() or any(one in content for one in _UNUSUAL):
        return None
    types = {name: pa.float64() if name in numeric else pa.string() for name in columns}
    try:
        table = arrow.read_csv(
            io.BytesIO(content),
            read_options=arrow.ReadOptions(use_threads=False),
            parse_options=arrow.ParseOptions(quote_char=False),
            convert_options=arrow.ConvertOptions(
                column_types=types, null_values=[""], strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame: pd.DataFrame = table.to_pandas()
    for name in numeric:
        if np.isfinite(frame[name]).sum() + table[name].null_count != len(frame):
            return None
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    return frame


def _careful(
    path: Path, where: str, columns: Sequence[str], numeric: Collection[str] = ()
) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = next(reader, [])
            found = [(reader.line_num, fields) for fields in reader if fields]
    except FileNotFoundError:
        raise DataError(f"The file {where} is missing.") from None
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"The file {where} cannot be read: {error}.") from error
    if head != list(columns):
        raise DataError(
            f"The file {where} has the columns {', '.join(head)}; it must have "
            f"{', '.join(columns)}."
        )
    for line, fields in found:
        if len(fields) != len(head):
            amount = "many" if len(fields) > len(head) else "few"
            raise DataError(
                f"The file {where} has a row with too {amount} fields on line {line}: "
                f"{len(fields)}, where {len(head)} belong. Is a comma "
                f"{'inside a text without quotation marks' if amount == 'many' else 'missing'}?"
            )
    lines = pd.Index([line for line, _ in found], name="line", dtype="int64")
    cells = zip(*(fields for _, fields in found), strict=True) if found else ([] for _ in head)
    texts = dict(zip(head, cells, strict=True))
    read = {
        name: _numbers(texts[name], name, lines, where)
        if name in numeric
        else pd.array(texts[name], dtype="str")
        for name in head
    }
    return pd.DataFrame(read, index=lines)


def _numbers(
    texts: Sequence[str], column: str, lines: pd.Index, where: str
) -> npt.NDArray[np.float64]:
    """Return a column of texts as numbers, empty cells as missing."""
    try:
        found = np.array([float(text) if text else math.nan for text in texts], dtype=float)
    except ValueError:
        found = np.array([math.inf])
    # Python reads 1_000, inf and nan, which are no numbers in a file.
    empty = sum(not text for text in texts)
    if np.isfinite(found).sum() + empty == len(texts) and "_" not in "".join(texts):
        return found
    wrong = next(place for place, text in enumerate(texts) if not _is_number(text))
    raise DataError(
        f"The file {where} has '{texts[wrong]}' in the column '{column}' on line "
        f"{lines[wrong]}; a number or nothing belongs there."
    )


def _is_number(text: str) -> bool:
    try:
        return not text or (math.isfinite(float(text)) and "_" not in text)
    except ValueError:
        return False
