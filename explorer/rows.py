"""Reads a CSV file of ours as texts, each row by the line on which it ends."""

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.errors import DataError


def rows(path: Path, where: str, columns: Sequence[str]) -> pd.DataFrame:
    """Return a file's rows as texts; the index, named "line", is each row's line in the file.

    Parameters
    ----------
    path : Path
    where : str
        What messages call the file.
    columns : sequence of str
        The columns that it must have, in their order.

    Raises
    ------
    DataError
        The file is missing or damaged, has other columns, or a row has too many fields or too
        few; the message names file and line.
    """
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
    return pd.DataFrame([fields for _, fields in found], index=lines, columns=head, dtype="str")


def numbers(texts: pd.Series, where: str) -> pd.Series:
    """Return a column of texts as numbers, empty cells as missing.

    Raises
    ------
    DataError
        A cell is no number; the message names file, column and line.
    """
    found = pd.to_numeric(texts.where(texts != ""), errors="coerce").astype("float64")
    wrong = texts[(texts != "") & ~np.isfinite(found)]
    if not wrong.empty:
        raise DataError(
            f"The file {where} has '{wrong.iloc[0]}' in the column '{texts.name}' on line "
            f"{wrong.index[0]}; a number or nothing belongs there."
        )
    return found
