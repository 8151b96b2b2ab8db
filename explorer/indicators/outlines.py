"""Where the boundaries of a level come from: the publications in ``boundaries.toml``."""

import tomllib
from functools import cache
from pathlib import Path

from explorer.errors import DataError
from explorer.indicators.catalogue import Origin
from explorer.root import data_root

_FILE = Path("boundaries") / "boundaries.toml"


def boundary_origins(level: str) -> tuple[Origin, ...]:
    """Return the publications that the boundaries of a level come from, the main one first.

    Raises
    ------
    DataError
        The record is missing or damaged, or lacks the level.
    """
    return _origins(data_root(), level)


@cache
def _origins(root: Path, level: str) -> tuple[Origin, ...]:
    try:
        record = tomllib.loads((root / _FILE).read_text(encoding="utf-8"))
        held = {one["slug"]: one["origin"] for one in record["level"]}
        return tuple(Origin(**entry) for entry in held[level])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise DataError(f"The file {_FILE} is missing or damaged: {error}.") from error
