"""Reads the CSV files of places, without pandas: loading that takes longer than reading them."""

import csv
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import DataError

_FOLDER = "boundaries/places"


def columns_of(root: Path, name: str, columns: Sequence[str]) -> list[list[str]]:
    """Return columns of a file, row by row, as texts.

    Raises
    ------
    DataError
        The file is missing, or lacks a column, or cannot be read.
    """
    try:
        with (root / _FOLDER / name).open(encoding="utf-8", newline="") as file:
            return [[row[column] for column in columns] for row in csv.DictReader(file)]
    except FileNotFoundError:
        raise DataError(f"The file {_FOLDER}/{name} is missing.") from None
    except (KeyError, csv.Error, UnicodeDecodeError) as error:
        raise damaged(name, error) from error


def damaged(name: str, error: Exception) -> DataError:
    """Return the fault of a file that holds what it cannot."""
    return DataError(f"The file {_FOLDER}/{name} is damaged: {error}.")
