"""Reads a record of ours and holds it against its schema."""

import json
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from explorer.errors import DataError


def checked(path: Path, where: str, schema: Path) -> dict[str, Any]:
    """Return what a record says, if it says what its schema wants.

    Parameters
    ----------
    path : Path
    where : str
        What messages call the file.
    schema : Path

    Raises
    ------
    DataError
        The file cannot be read, or a field is missing, misspelt or of another kind; the
        message names file, line and field.
    """
    try:
        text = path.read_text(encoding="utf-8")
        record = tomllib.loads(text)
    except FileNotFoundError:
        raise DataError(f"The record {where} is missing.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"The record {where} cannot be read: {error}.") from error
    fault = next(iter(_validator(schema).iter_errors(record)), None)
    if fault is not None:
        steps = [str(step) for step in fault.absolute_path]
        field = ".".join(steps) or "the record"
        raise DataError(
            f"The record {where} is not complete and correct: {_line_of(text, steps)}{field}: "
            f"{fault.message}."
        )
    return record


def _line_of(text: str, steps: Sequence[str]) -> str:
    """Return where a field stands in a record, "line 12, "; empty where it is missing."""
    if not steps:
        return ""
    table, key = re.escape(".".join(steps[:2])), re.escape(steps[0])
    for pattern in (rf"\[+{table}[.\]]", rf"{key}\s*="):
        for number, line in enumerate(text.splitlines(), start=1):
            if re.match(pattern, line):
                return f"line {number}, "
    return ""


@cache
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
