"""Reads practices and neighbourhoods: rows finer than any level, in Parquet with a record."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from explorer.errors import DataError
from explorer.indicators.record import checked
from explorer.periods import Period
from explorer.root import data_root

FOLDER = Path("indicators") / "_tables"
RECORD = "record.toml"
_SCHEMA = Path(__file__).parent / "microdata.schema.json"


def names() -> list[str]:
    """Return the folders of supporting tables in the data root in use."""
    folder = data_root() / FOLDER
    return sorted(path.parent.name for path in folder.glob(f"*/{RECORD}"))


def table_record(name: str) -> Mapping[str, Any]:
    """Return the record of a folder of tables: title, caveats, columns, hashes, origins.

    Raises
    ------
    DataError
        The record is missing or damaged, or does not fit its schema.
    """
    return _record(data_root(), name)


def table_date(name: str, what: str) -> Period:
    """Return a date of a folder of tables, as its record has it.

    Parameters
    ----------
    name : str
        The folder below ``indicators/_tables``.
    what : str
        A field of the record's ``[dates]``.

    Raises
    ------
    DataError
        The record is missing or damaged, has no such date, or one that is no stored period.
    """
    written = table_record(name).get("dates", {}).get(what, "")
    try:
        return Period.stored(str(written))
    except DataError as error:
        raise DataError(f"The record {FOLDER}/{name}/{RECORD}: dates.{what}: {error}") from error


def table(name: str, part: str) -> pd.DataFrame:
    """Return one supporting table; it is shared, so do not change it.

    Parameters
    ----------
    name, part : str
        The folder below ``indicators/_tables`` and the file in it without its ending.

    Raises
    ------
    DataError
        The file is missing or damaged, or lacks a column that its record has.
    """
    return _table(data_root(), name, part)


@cache
def _record(root: Path, name: str) -> Mapping[str, Any]:
    where = FOLDER / name / RECORD
    return checked(root / where, where.as_posix(), _SCHEMA)


@cache
def _table(root: Path, name: str, part: str) -> pd.DataFrame:
    where = FOLDER / name / f"{part}.parquet"
    try:
        # `read_parquet` loads a query engine that takes as much memory as all figures.
        with pq.ParquetFile(root / where) as file:
            frame = file.read(use_threads=False).to_pandas()
    except FileNotFoundError:
        raise DataError(f"The table {where} is missing; run 'explorer check'.") from None
    except Exception as error:  # a damaged file can fail in any layer of the reader
        raise DataError(f"The table {where} is damaged.") from error
    absent = set(_record(root, name)["table"][part]["columns"]) - set(frame.columns)
    if absent:
        raise DataError(f"The table {where} lacks the column {', '.join(sorted(absent))}.")
    return frame
