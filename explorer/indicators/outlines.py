"""Where the shapes of a level come from: the publications in ``boundaries.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from explorer.errors import DataError
from explorer.indicators.catalogue import Origin
from explorer.places.levels import NAMED
from explorer.root import data_root

_FILE = Path("boundaries") / "boundaries.toml"


@dataclass(frozen=True)
class Cartogram:
    """What a level's hexagons stand after.

    Attributes
    ----------
    origin : tuple of Origin
    placed_by_us : bool
        Whether hexagons were given to areas by us, near where the cartogram has these.
    """

    origin: tuple[Origin, ...]
    placed_by_us: bool


def boundary_origins(level: str) -> tuple[Origin, ...]:
    """Return the publications that the boundaries of a level come from, the main one first.

    Raises
    ------
    DataError
        The record is missing or damaged, or lacks the level.
    """
    return _origins(data_root(), level)


def boundaries_made(level: str) -> str:
    """Return how the boundaries of a level came to be from their publications, in words.

    Raises
    ------
    DataError
        See `boundary_origins`.
    """
    return str(_record(data_root(), level)["made"])


def site_origins() -> tuple[Origin, ...]:
    """Return the publications that the places that are points come from.

    Raises
    ------
    DataError
        The record is missing or damaged.
    """
    return _site_origins(data_root())


def cartogram(level: str) -> Cartogram | None:
    """Return what the hexagons of a level stand after, None where it has none, as points have.

    Raises
    ------
    DataError
        See `boundary_origins`.
    """
    return None if NAMED[level].points else _cartogram(data_root(), level)


@cache
def _origins(root: Path, level: str) -> tuple[Origin, ...]:
    try:
        return tuple(Origin(**entry) for entry in _record(root, level)["origin"])
    except (KeyError, TypeError) as error:
        raise _damaged(error) from error


@cache
def _site_origins(root: Path) -> tuple[Origin, ...]:
    path = root / "boundaries" / "places" / "places.toml"
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(Origin(**entry) for entry in record["sites"]["origin"])
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise DataError(f"The file {path.name} is missing or damaged: {error}.") from error


@cache
def _cartogram(root: Path, level: str) -> Cartogram | None:
    held = _record(root, level).get("hexagons")
    if held is None:
        return None
    try:
        origin = tuple(Origin(**entry) for entry in held["origin"])
        return Cartogram(origin, bool(held["placed_by_us"]))
    except (KeyError, TypeError) as error:
        raise _damaged(error) from error


def _record(root: Path, level: str) -> dict[str, Any]:
    try:
        record = tomllib.loads((root / _FILE).read_text(encoding="utf-8"))
        held: dict[str, Any] = {one["slug"]: one for one in record["level"]}[level]
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise _damaged(error) from error
    return held


def _damaged(error: Exception) -> DataError:
    return DataError(f"The file {_FILE} is missing or damaged: {error}.")
