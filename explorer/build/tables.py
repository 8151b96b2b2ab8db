"""Writes supporting tables below ``indicators/_tables``, each folder with its record."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import tomli_w

from explorer.build.record import record

RECORD = "record.toml"
# The strongest packing: tables are read seldom and shipped always.
_LEVEL = 19


def write_tables(
    out: Path, name: str, tables: Mapping[str, pd.DataFrame], *keys: str, **texts: object
) -> None:
    """Write tables as Parquet with their record.

    Parameters
    ----------
    out : Path
        The data root.
    name : str
        The folder below ``indicators/_tables``; its words are ``records/_<name>.toml``.
    tables : mapping of str to DataFrame
        Without an index, by the file's name without its ending.
    *keys : str
        The publications used.
    **texts : object
        What the build counted, for ``{slots}`` in the template's caveats.
    """
    folder = out / "indicators" / "_tables" / name
    folder.mkdir(parents=True, exist_ok=True)
    content = record(f"_{name}", *keys, **texts)
    for table, frame in tables.items():
        path = folder / f"{table}.parquet"
        frame.to_parquet(path, index=False, compression="zstd", compression_level=_LEVEL)
        entry = content["table"][table]
        entry["rows"] = len(frame)
        entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / RECORD).write_text(
        tomli_w.dumps(content, multiline_strings=False), encoding="utf-8", newline="\n"
    )
