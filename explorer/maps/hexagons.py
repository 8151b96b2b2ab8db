"""Areas as equal hexagons: where each stands in its level's grid, as built from a cartogram."""

import csv
import json
from functools import cache
from pathlib import Path

from explorer.errors import DataError
from explorer.places.areas import register
from explorer.root import data_root

# How areas are drawn: as they lie, or as hexagons.
MAP, HEXAGONS = "map", "hexagons"
SHAPES = (MAP, HEXAGONS)
_FOLDER = "boundaries/hexagons"
# The character of 0; no grid has more than 63 columns or rows.
_FIRST, _MOST = ord("?"), 62

Cell = tuple[int, int]


def cells(level: str) -> dict[str, Cell] | None:
    """Return column and row of each area's hexagon by code, in order of code.

    Columns count from the west and rows from the south; hexagons stand on a point, and those of
    odd rows lie half a width further east.

    Parameters
    ----------
    level : str

    Returns
    -------
    dict or None
        None where the level has no cartogram.

    Raises
    ------
    DataError
        The file is damaged, or has other areas than the level, or one place twice.
    """
    return _cells(data_root(), level)


def content(level: str) -> bytes:
    """Return columns and rows in the order of the level's areas, as JSON.

    Each is a text with one character an area, from "?" for 0 on: half of what numbers take.

    Raises
    ------
    DataError
        See `cells`.
    LookupError
        The level has no hexagons.
    """
    held = cells(level)
    if held is None:
        raise LookupError(f"The level {level} has no hexagons.")
    columns, rows = (
        "".join(chr(_FIRST + number) for number in numbers)
        for numbers in zip(*held.values(), strict=True)
    )
    return json.dumps({"columns": columns, "rows": rows}, separators=(",", ":")).encode()


@cache
def _cells(root: Path, level: str) -> dict[str, Cell] | None:
    path = root / _FOLDER / f"{level}.csv"
    if not path.is_file():
        return None
    name = f"{_FOLDER}/{path.name}"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        held = {one["area_code"]: (int(one["column"]), int(one["row"])) for one in rows}
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise DataError(f"The file {name} is damaged: {error}.") from error
    areas = register().level(level)
    wrong = sorted(set(held) ^ set(areas))
    if wrong:
        raise DataError(f"The file {name} does not match the level's areas: {', '.join(wrong)}.")
    if any(not 0 <= number <= _MOST for cell in held.values() for number in cell):
        raise DataError(f"The file {name} has a column or row outside 0 to {_MOST}.")
    if not len(rows) == len(held) == len(set(held.values())):
        raise DataError(f"The file {name} has an area, or a place, twice.")
    return {code: held[code] for code in areas}
