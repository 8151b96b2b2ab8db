"""Reads what came from outside, and refuses by row what it should not hold."""

import gzip
import io
import json
import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from explorer.build.update.refusing import NotFetchedError
from explorer.build.update.web import DATA
from explorer.words import updating as words

# Codes of England are read; those of the rest of the world need only look like codes.
CODE = r"E\d{8}|[A-DF-Z][A-Z0-9]{0,11}"
PERIOD = r"\d{4}-\d{2}-\d{2}(T00:00:00)?(/P\d{1,2}[YMD])?"
NUMBER = r"[-+]?\d{1,12}(\.\d{1,20})?"
_COLUMNS = 2_000
# How an archive may be built: no more members, and none that grows further as it is read.
_MEMBERS = 100
_GROWS = 300
_UNPACKED = 4 * DATA
# What a spreadsheet would take for a formula, and what no text holds.
_FORMULA = r"^[=+@\t\r]"
_FIRST_ROW = 2  # as a spreadsheet counts, below the names of columns


def unpacked(content: bytes, name: str) -> bytes:
    """Return the content of a stored file, which may be compressed.

    Raises
    ------
    NotFetchedError
        It is damaged, or grows beyond all measure.
    """
    if not name.endswith(".gz"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            whole = file.read(_UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        raise NotFetchedError(words.damaged(name)) from None
    if len(whole) > _UNPACKED:
        raise NotFetchedError(words.swells(name))
    return whole


def packed(content: bytes) -> bytes:
    """Return a content compressed, so that the same content gives the same bytes."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def table(content: bytes, name: str, encoding: str = "utf-8-sig") -> pd.DataFrame:
    """Return a CSV as texts, nothing of it read as missing.

    Raises
    ------
    NotFetchedError
        It is no CSV: other bytes than text, ragged rows, no or doubled names of columns, or a text
        that a spreadsheet would run.
    """
    first = content[: content.find(b"\n") + 1 or None]
    if b"\0" in content or first.count(b",") > _COLUMNS:
        raise NotFetchedError(words.no_table(name))
    try:
        content.decode(encoding)
        frame = pd.read_csv(
            io.BytesIO(content), dtype=str, keep_default_na=False, encoding=encoding,
            index_col=False, low_memory=False,
        )  # fmt: skip
    except (UnicodeDecodeError, ValueError, MemoryError):
        raise NotFetchedError(words.no_table(name)) from None
    doubled = pd.Index(first.decode(encoding).strip().split(",")).duplicated().any()
    if frame.empty or doubled:
        raise NotFetchedError(words.no_table(name))
    for column in frame.columns:
        refuse(frame[column].str.contains(_FORMULA), frame[column], name, column)
    return frame


def refuse(wrong: "pd.Series[bool]", values: "pd.Series[str]", name: str, column: str) -> None:
    """Raise NotFetchedError with the first row where something is wrong, if any is."""
    if wrong.any():
        row = int(wrong.to_numpy().argmax())
        raise NotFetchedError(
            words.wrong_cell(name, row + _FIRST_ROW, column, str(values.iloc[row]))
        )


def is_whole(
    values: "pd.Series[str]", pattern: str, *, or_empty: bool = False
) -> "pd.Series[bool]":
    """Whether each text is all of a pattern; or nothing, where that is allowed."""
    return values.str.fullmatch(pattern) | (values.eq("") & or_empty)


def member(content: bytes, name: str, wanted: str) -> tuple[str, bytes]:
    """Return the one member of a ZIP archive whose name fits, and its content; nothing is unpacked.

    Parameters
    ----------
    content : bytes
    name : str
        Of the archive, for what is said.
    wanted : str
        A pattern that all of the member's name must fit.

    Raises
    ------
    NotFetchedError
        It is no archive, or damaged; it holds something that leads out of a folder, is locked or
        swells; or no member, or several, fit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MEMBERS or sum(part.file_size for part in parts) > _UNPACKED:
                raise NotFetchedError(words.swells(name))
            for part in parts:
                _check_member(part, name)
            fitting = [part for part in parts if re.fullmatch(wanted, part.filename)]
            if len(fitting) != 1:
                listed = [part.filename for part in parts]
                raise NotFetchedError(words.other_members(name, listed, len(fitting)))
            with archive.open(fitting[0]) as file:
                whole = file.read(fitting[0].file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise NotFetchedError(words.damaged(name)) from None
    if len(whole) != fitting[0].file_size:
        raise NotFetchedError(words.damaged(name))
    return fitting[0].filename, whole


def _check_member(part: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(part.filename.replace("\\", "/"))
    leads_out = path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    if leads_out or is_link or part.flag_bits & 1:
        raise NotFetchedError(words.leads_out(name, part.filename))
    if part.file_size > _GROWS * max(part.compress_size, 1):
        raise NotFetchedError(words.swells(name))


def described(content: bytes, address: str) -> dict[str, Any]:
    """Return a JSON object.

    Raises
    ------
    NotFetchedError
        It is not one, or it is the server's way to say that something failed.
    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise NotFetchedError(words.no_description(address)) from None
    if not isinstance(told, dict):
        raise NotFetchedError(words.no_description(address))
    error = told.get("error")
    if isinstance(error, dict):
        raise NotFetchedError(words.service_failed(address, str(error.get("message", ""))))
    return told
