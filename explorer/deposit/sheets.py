"""A table that says what it holds, and how it is written: CSV, JSON and Parquet hold the same.

No type is left to be guessed: a reader that infers takes a column that is empty at first for text,
and a code such as 1E05 for a number.
"""

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from explorer.errors import DataError

Type = Literal["string", "number", "integer", "boolean"]
Cell = str | float | int | bool | None
# What is worked out has no more decimals than this, in any of the formats.
_DECIMALS = 9
_ARROW = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}


@dataclass(frozen=True)
class Column:
    """A column: its name, type and meaning.

    Attributes
    ----------
    name : str
    type : Type
    about : str
        In a sentence, with the unit of a number.
    required : bool
        Whether no row may leave it empty.
    among : tuple of str
        The only values that it may have, where they are few and known.
    """

    name: str
    type: Type
    about: str
    required: bool = False
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """Columns whose values must stand in another table: its name, and the columns there."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table and what it holds.

    Attributes
    ----------
    name : str
        In file names and in the package: lower case and hyphens.
    title, about : str
    columns : sequence of Column
    cells : sequence of sequence of Cell
        Of each column. A missing value is None; numbers have nine decimals at most.
    key : tuple of str
        The columns that no two rows share; empty where none do.
    references : sequence of Reference
    """

    name: str
    title: str
    about: str
    columns: Sequence[Column]
    cells: Sequence[Sequence[Cell]]
    key: tuple[str, ...] = ()
    references: Sequence[Reference] = ()


def sheet_cells(
    columns: Sequence[Column], records: Sequence[Mapping[str, object]]
) -> list[list[Cell]]:
    """Return records as columns; an empty text is missing.

    Raises
    ------
    DataError
        A record has another kind of value than its column, or none where one must be.
    """
    return [held(column, [record[column.name] for record in records]) for column in columns]


def held(column: Column, values: Iterable[object]) -> list[Cell]:
    """Return the cells of a column; an empty text and a number that is none are missing.

    Raises
    ------
    DataError
        A value is of another kind than the column, or missing where none may be.
    """
    read = _READ[column.type]
    try:
        cells = [None if value is None or value == "" else read(value) for value in values]
    except TypeError as error:
        raise DataError(f"The column '{column.name}' {error}.") from None
    if column.required and None in cells:
        raise DataError(f"The column '{column.name}' must not be empty, and a row of it is.")
    return cells


def _number(value: object) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"holds {value!r}, which is no number")
    return None if math.isnan(value) else round(float(value), _DECIMALS) + 0.0


def _kept(kind: type[str | int | bool]) -> Callable[[object], Cell]:
    def read(value: object) -> Cell:
        if type(value) is not kind:
            raise TypeError(f"holds {value!r}, which is no {kind.__name__}")
        return value

    return read


_READ: Mapping[Type, Callable[[object], Cell]] = {
    "string": _kept(str),
    "integer": _kept(int),
    "boolean": _kept(bool),
    "number": _number,
}


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8: a head, and nothing where a value is missing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    texts = [
        _texts(column, cells) for column, cells in zip(sheet.columns, sheet.cells, strict=True)
    ]
    writer.writerows(zip(*texts, strict=True))
    return text.getvalue().encode()


def _texts(column: Column, cells: Sequence[Cell]) -> list[str]:
    write = _WRITTEN.get(column.type, str)
    return ["" if value is None else write(value) for value in cells]


_WRITTEN: Mapping[Type, Callable[[Cell], str]] = {
    "boolean": lambda value: "true" if value else "false",
    "number": lambda value: repr(value).removesuffix(".0"),
}


def json_bytes(sheet: Sheet) -> bytes:
    """Return a table as JSON: a list with an object a row, null where a value is missing."""
    names = [column.name for column in sheet.columns]
    lines = (
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, allow_nan=False)
        for row in zip(*sheet.cells, strict=True)
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def parquet_bytes(sheet: Sheet) -> bytes:
    """Return a table as Parquet, with the type of each column and null where a value is missing."""
    fields = [
        pa.field(
            one.name,
            _ARROW[one.type],
            nullable=not one.required,
            metadata={"description": one.about},
        )
        for one in sheet.columns
    ]
    schema = pa.schema(fields)
    arrays = [
        pa.array(cells, type=one.type) for cells, one in zip(sheet.cells, schema, strict=True)
    ]
    held = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), held, compression="zstd")
    return held.getvalue()


def size(sheet: Sheet) -> int:
    """Return how many rows a table has."""
    return len(sheet.cells[0])


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {
    "csv": csv_bytes,
    "json": json_bytes,
    "parquet": parquet_bytes,
}
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "zip": "application/zip",
}
