"""Writes embedded files so that building twice gives the same bytes."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import tomli_w

from explorer.places.levels import NAMED

VALUE_COLUMNS = (
    "level",
    "area_code",
    "period",
    "sex",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "flag",
)
_ORDER = {slug: place for place, slug in enumerate(NAMED)}


def number(x: Any) -> str:
    """Return the shortest text that reads back as `x`; nothing for a missing value."""
    if x is None or x is pd.NA or (isinstance(x, float) and math.isnan(x)):
        return ""
    if isinstance(x, str):
        return x
    text = repr(float(x))
    return text[:-2] if text.endswith(".0") else text


def write_indicator(
    out: Path, record: Mapping[str, Any], values: pd.DataFrame, extra: Sequence[str] = ()
) -> None:
    """Write ``indicators/<slug>/indicator.toml`` and ``values.csv`` below `out`.

    Parameters
    ----------
    out : Path
        The data root.
    record : mapping
        The indicator's record, complete.
    values : DataFrame
        Columns of `VALUE_COLUMNS` (those absent are left empty) and of `extra`.
        Rows are sorted here.
    extra : sequence of str
        The record's further numeric columns, in order.
    """
    folder = out / "indicators" / record["slug"]
    _write_record(folder / "indicator.toml", record)
    columns = [*VALUE_COLUMNS, *extra]
    frame = values.reindex(columns=columns)
    frame = frame.assign(_order=frame["level"].map(_ORDER)).sort_values(
        ["_order", "area_code", "period", "sex"], kind="stable"
    )
    write_csv(folder / "values.csv", frame[columns])


def write_table(out: Path, record: Mapping[str, Any], rows: pd.DataFrame) -> None:
    """Write what is no indicator by area: ``indicators/_tables/<slug>/`` below `out`.

    Parameters
    ----------
    out : Path
        The data root.
    record : mapping
        The table's record, complete; its columns are written in its order.
    rows : DataFrame
        The columns that the record declares, in the order in which rows are to stand.
    """
    folder = out / "indicators" / "_tables" / record["slug"]
    _write_record(folder / "table.toml", record)
    write_csv(folder / "values.csv", rows[[column["name"] for column in record["column"]]])


def _write_record(path: Path, record: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = tomli_w.dumps(dict(record), multiline_strings=False)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_csv(path: Path, frame: pd.DataFrame) -> None:
    """Write a table as CSV: UTF-8, line feeds, shortest numbers, empty for missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = {column: [number(x) for x in frame[column].tolist()] for column in frame.columns}
    pd.DataFrame(texts).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def write_json(path: Path, content: Any) -> None:
    """Write compact JSON in a fixed order of keys as given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(content, separators=(",", ":"), ensure_ascii=False), encoding="utf-8"
    )
