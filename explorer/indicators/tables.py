"""Embedded tables that are no indicator by area, each with its record."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from explorer.errors import DataError
from explorer.indicators.catalogue import Origin, Possible
from explorer.indicators.record import checked
from explorer.indicators.rules import outside
from explorer.periods import Period
from explorer.root import data_root
from explorer.rows import rows

_SCHEMA = Path(__file__).parent / "table.schema.json"


@dataclass(frozen=True)
class Column:
    """A column of a table: `kind` is text, number or period."""

    name: str
    kind: str
    description: str
    possible: Possible | None = None

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Column":
        """Build a column from its entry in a record."""
        possible = Possible(**record["possible"]) if "possible" in record else None
        return cls(record["name"], record["kind"], record["description"], possible)


@dataclass(frozen=True)
class TableRecord:
    """What a table is; the schema beside this module says what each field means."""

    slug: str
    title: str
    description: str
    unit: str
    decimals: int
    release: str
    official_status: str
    interval: str
    modelled: bool
    caveats: tuple[str, ...]
    do_nots: tuple[str, ...]
    columns: tuple[Column, ...]
    origin: tuple[Origin, ...]


@dataclass(frozen=True)
class Table:
    """A table: its record, and its rows with numbers as floats and periods as stored."""

    record: TableRecord
    frame: pd.DataFrame


def table_slugs() -> list[str]:
    """Return the slugs of all embedded tables, in order."""
    folder = _folder(data_root())
    return sorted(path.parent.name for path in folder.glob("*/table.toml"))


def table(slug: str) -> Table:
    """Return one embedded table.

    Raises
    ------
    DataError
        A file is missing or damaged, or does not fit the table's record.
    """
    return _table(data_root(), slug)


@cache
def _table(root: Path, slug: str) -> Table:
    folder = _folder(root) / slug
    record = _record(folder / "table.toml")
    return Table(record, _rows(folder / "values.csv", record))


def _folder(root: Path) -> Path:
    return root / "indicators" / "_tables"


def _record(path: Path) -> TableRecord:
    where = f"indicators/_tables/{path.parent.name}/{path.name}"
    return _from_content(checked(path, where, _SCHEMA))


def _from_content(content: Mapping[str, Any]) -> TableRecord:
    plain = {one.name: content[one.name] for one in fields(TableRecord) if one.name in content}
    made = {
        "caveats": tuple(content["caveats"]),
        "do_nots": tuple(content["do_nots"]),
        "columns": tuple(map(Column.from_record, content["column"])),
        "origin": tuple(Origin(**origin) for origin in content["origin"]),
    }
    return TableRecord(**(plain | made))


def _rows(path: Path, record: TableRecord) -> pd.DataFrame:
    where = f"indicators/_tables/{record.slug}/{path.name}"
    numeric = [column.name for column in record.columns if column.kind == "number"]
    frame = rows(path, where, [column.name for column in record.columns], numeric)
    for column in record.columns:
        if column.kind == "period":
            for text in frame[column.name].unique():
                Period.stored(text)
        if (
            column.possible is not None
            and (wrong := outside(frame[column.name], column.possible)).any()
        ):
            first = frame[wrong].iloc[0]
            raise DataError(
                f"The file {where} has {first[column.name]} in the column '{column.name}' on line "
                f"{first.name}, which cannot be ({column.possible} is possible)."
            )
    return frame.reset_index(drop=True)
