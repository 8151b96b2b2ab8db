"""How many people live in each area."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from explorer.errors import DataError
from explorer.periods import Period
from explorer.places.levels import level as level_called
from explorer.root import data_root

_COLUMNS = ["level", "area_code", "period", "population"]


@dataclass(frozen=True)
class Residents:
    """Residents of every area of a level.

    Attributes
    ----------
    day : Period
        The day they were estimated for.
    people : mapping of str to int
        Code of the area to its residents, of all ages and both sexes.
    """

    day: Period
    people: Mapping[str, int]


def residents(level: str) -> Residents:
    """Return the residents of the areas of a level.

    Raises
    ------
    QuestionError
        There is no such level.
    DataError
        The file is missing or damaged.
    """
    return _residents(data_root(), level_called(level).slug)


@cache
def _residents(root: Path, level: str) -> Residents:
    where = "boundaries/places/populations.csv"
    try:
        frame = pd.read_csv(root / where, dtype=str, usecols=_COLUMNS)
        rows = frame[frame["level"] == level]
        counts = rows["population"].astype("int64")
    except FileNotFoundError:
        raise DataError(f"The file {where} is missing.") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise DataError(f"The file {where} is damaged: {error}.") from error
    days = rows["period"].unique()
    if len(days) != 1:
        raise DataError(f"The file {where} has {len(days)} days for the level '{level}'.")
    people = dict(zip(rows["area_code"], counts.tolist(), strict=True))
    return Residents(Period.stored(str(days[0])), people)
