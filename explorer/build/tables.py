"""Writes supporting tables below ``indicators/_tables``, each folder with its record."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import tomli_w

RECORD = "record.toml"
# The strongest packing: tables are read seldom and shipped always.
_LEVEL = 19


def write_tables(
    out: Path, name: str, tables: Mapping[str, pd.DataFrame], content: dict[str, Any]
) -> None:
    """Write tables as Parquet with their record.

    Parameters
    ----------
    out : Path
        The data root.
    name : str
        The folder below ``indicators/_tables``.
    tables : mapping of str to DataFrame
        Without an index, by the file's name without its ending.
    content : dict
        The record, as from `explorer.build.record.record`; rows and hashes are added to it.
    """
    folder = out / "indicators" / "_tables" / name
    folder.mkdir(parents=True, exist_ok=True)
    for table, frame in tables.items():
        path = folder / f"{table}.parquet"
        frame.to_parquet(path, index=False, compression="zstd", compression_level=_LEVEL)
        entry = content["table"][table]
        entry["rows"] = len(frame)
        entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / RECORD).write_text(
        tomli_w.dumps(content, multiline_strings=False), encoding="utf-8", newline="\n"
    )
