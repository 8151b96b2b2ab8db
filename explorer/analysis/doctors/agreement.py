"""Where the definitions agree on which areas have fewest doctors, and where they do not."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.analysis import simulated
from explorer.analysis.doctors.definitions import DEFINITIONS, Row, reading_values, rows
from explorer.analysis.doctors.practices import BY_PRACTICE, practice_parts
from explorer.analysis.doctors.readings import ACCEPTED, READINGS
from explorer.errors import QuestionError
from explorer.indicators.microdata import table
from explorer.places.areas import Area, register
from explorer.places.levels import level as level_called
from explorer.root import data_root
from explorer.statistics.agreement import FIFTHS, fifth, rank
from explorer.statistics.resampling import RankRange

# Whether an area is among the fewest-doctored fifth: under every reading of the returns, under
# some, under none.
IN, DEPENDS, OUT = "in", "depends", "out"
# The headline reading of access within reach: method and catchment in kilometres.
HEADLINE = ("balanced", 10)
ACCESS_READINGS = tuple(
    (method, reach) for method in ("balanced", "enhanced") for reach in (5, 10, 15)
)


@dataclass(frozen=True)
class Standing:
    """Where an area stands among those of its level by one definition.

    Attributes
    ----------
    row : Row
    fifths : tuple of int
        By each reading of the returns in the order of `READINGS`, our rule first: 1 has
        fewest doctors (or the largest fall), 5 most; 0 where it is not ranked.
    ranks : tuple of int
        By each reading, 1 has fewest; 0 where it is not ranked.
    ranked : int
        Of how many ranked areas.
    rank_lower, rank_upper : float
        Range of the rank when the area's practices are drawn again: sensitivity to single
        practices, not sampling error. Missing where the figure is no sum of practices.
    """

    row: Row
    fifths: tuple[int, ...]
    ranks: tuple[int, ...]
    ranked: int
    rank_lower: float
    rank_upper: float

    @property
    def fifth(self) -> int:
        """The fifth by our rule; 0 where it is not ranked."""
        return self.fifths[0]

    @property
    def rank(self) -> int:
        """The rank by our rule; 0 where it is not ranked."""
        return self.ranks[0]

    @property
    def verdict(self) -> str:
        """Whether it is among the fewest-doctored fifth under every reading, some, or none.

        One of `IN`, `DEPENDS` (on single returns) and `OUT`; empty where it is not ranked.
        """
        if not self.rank:
            return ""
        low = [one == 1 for one in self.fifths]
        return IN if all(low) else DEPENDS if any(low) else OUT

    @property
    def fewest(self) -> bool:
        """Whether it is among the fewest-doctored fifth under every reading of the returns."""
        return self.verdict == IN

    @property
    def depends(self) -> bool:
        """Whether it is among the fewest-doctored fifth under some readings and not others."""
        return self.verdict == DEPENDS


@dataclass(frozen=True)
class AreaAgreement:
    """On how many definitions an area is among the fewest-doctored fifth.

    Attributes
    ----------
    area : Area
    standings : tuple of Standing
        One a definition, in the order of `DEFINITIONS`.
    """

    area: Area
    standings: tuple[Standing, ...]

    @property
    def count(self) -> int:
        """On how many definitions it is among the fewest under every reading."""
        return sum(one.fewest for one in self.standings)

    @property
    def depends(self) -> int:
        """On how many definitions it depends on single returns whether it is."""
        return sum(one.depends for one in self.standings)

    @property
    def of(self) -> int:
        """How many definitions rank it."""
        return sum(one.rank > 0 for one in self.standings)

    @property
    def lowest_rank(self) -> int:
        """The rank nearest to fewest over the definitions; 0 where none ranks it."""
        return min((one.rank for one in self.standings if one.rank), default=0)

    @property
    def highest_rank(self) -> int:
        """The rank furthest from fewest over the definitions; 0 where none ranks it."""
        return max((one.rank for one in self.standings), default=0)


@dataclass(frozen=True)
class Switch:
    """An area whose fifth changes with the definition, or with the reading of access."""

    area: Area
    before: int
    after: int


@dataclass(frozen=True)
class Reading:
    """An area by one reading of access within reach.

    Attributes
    ----------
    method : str
        "balanced" or "enhanced".
    catchment : int
        In kilometres.
    value : float
        GPs within reach per 100,000 residents.
    fifth : int
        1 has fewest among all areas of the level, 5 most; 0 for England.
    """

    method: str
    catchment: int
    value: float
    fifth: int


def agreement_table(level: str) -> tuple[AreaAgreement, ...]:
    """Return every area of a level with its standing on all definitions, most agreed first.

    Raises
    ------
    QuestionError
        The level does not exist.
    """
    return _table(data_root(), level_called(level).slug)


def area_agreement(area: Area) -> AreaAgreement:
    """Return one area's standing on all definitions among the areas of its level."""
    return next(one for one in agreement_table(area.level) if one.area == area)


def counts(level: str) -> dict[int, int]:
    """Return how many areas of a level are among the fewest on 0, 1, … 5 definitions."""
    return counted(agreement_table(level))


def counted(table: Iterable[AreaAgreement]) -> dict[int, int]:
    """Return how many areas are among the fewest on 0, 1, … 5 definitions.

    Areas that no definition ranks are left out.
    """
    found = Counter(one.count for one in table if one.of)
    return {number: found[number] for number in range(len(DEFINITIONS) + 1)}


def switches(level: str, before: str, after: str) -> tuple[Switch, ...]:
    """Return the areas that lie in another fifth when the definition changes.

    Areas that one of the two does not rank are left out.
    """
    first, second = (_fifths(rows(level, definition)) for definition in (before, after))
    areas = register().level(level)
    return tuple(
        Switch(areas[code], first[code], second[code])
        for code in areas
        if first[code] and second[code] and first[code] != second[code]
    )


def switched(level: str, before: str, after: str) -> tuple[Switch, ...]:
    """Return the areas that change fifth with a definition, or with a reading of access.

    Parameters
    ----------
    level, before : str
    after : str
        A definition; or a reading such as "enhanced-5", against the headline.
    """
    method, _, reach = after.partition("-")
    if reach.isdigit():
        return access_switches(level, method, int(reach))
    return switches(level, before, after)


def switch_fifths(level: str, before: str, after: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the fifth of each area by code before and after a switch, 0 where not ranked.

    Parameters are those of `switched`.
    """
    if after in DEFINITIONS:
        return _fifths(rows(level, before)), _fifths(rows(level, after))
    method, _, reach = after.partition("-")
    return _reading_fifths(level, *HEADLINE), _reading_fifths(level, method, int(reach))


def access_readings(level: str) -> pd.DataFrame:
    """Return all six readings of access: a row an area, a column a method and catchment.

    Values are GPs within reach per 100,000 residents; columns are pairs such as
    ("balanced", 10), the headline.
    """
    frame = table("access", "areas")
    frame = frame[frame["level"].eq(level_called(level).slug)]
    return frame.pivot(index="area_code", columns=["method", "catchment_km"], values="value")


def area_readings(area: Area) -> tuple[Reading, ...]:
    """Return one area by all six readings of access, the headline first."""
    readings = access_readings(area.level)
    order = sorted(readings.columns.to_list(), key=HEADLINE.__ne__)
    at = list(readings.index).index(area.code)
    alone = len(readings) < FIFTHS
    return tuple(
        Reading(
            method=str(column[0]),
            catchment=int(column[1]),
            value=float(readings[column].to_numpy()[at]),
            fifth=0 if alone else int(fifth(readings[column])[at]),
        )
        for column in order
    )


def access_switches(level: str, method: str, catchment: int) -> tuple[Switch, ...]:
    """Return the areas that lie in another fifth than by the headline reading of access.

    Raises
    ------
    QuestionError
        There is no such reading.
    """
    readings = access_readings(level)
    if (method, catchment) not in readings.columns:
        known = ", ".join(f"{reading[0]} {reading[1]} km" for reading in readings.columns)
        raise QuestionError(f"There is no reading '{method} {catchment} km'. There are: {known}.")
    before = _reading_fifths(level, *HEADLINE)
    after = _reading_fifths(level, method, catchment)
    return tuple(
        Switch(area, before[code], after[code])
        for code, area in register().level(level).items()
        if before[code] != after[code]
    )


@cache
def _table(root: Path, level: str) -> tuple[AreaAgreement, ...]:
    columns = [standings(rows(level, definition)) for definition in DEFINITIONS]
    found = [
        AreaAgreement(area, tuple(column[at] for column in columns))
        for at, area in enumerate(register().level(level).values())
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, -one.depends, one.of, one.area.name)))


def standings(
    column: tuple[Row, ...], instead: Mapping[str, Mapping[str, float]] | None = None
) -> tuple[Standing, ...]:
    """Return where every area of a level stands by one definition, under each reading.

    Parameters
    ----------
    column : tuple of Row
        Every area of the level by the definition, in order of code.
    instead : mapping of str to mapping, optional
        By code of an area, its value under each reading where it is not the one held.
    """
    values = _values(column, instead or {})
    fifths, ranks = (
        np.column_stack([how(values[name]) for name in READINGS]) for how in (fifth, rank)
    )
    ranked = int((~np.isnan(values[ACCEPTED])).sum())
    ranges = _range(column)
    return tuple(
        Standing(
            row=row,
            fifths=tuple(int(one) for one in fifths[at]),
            ranks=tuple(0 if math.isnan(one) else int(one) for one in ranks[at]),
            ranked=ranked,
            rank_lower=float(ranges.lower[at]),
            rank_upper=float(ranges.upper[at]),
        )
        for at, row in enumerate(column)
    )


def _values(
    column: tuple[Row, ...], instead: Mapping[str, Mapping[str, float]]
) -> dict[str, npt.NDArray[np.float64]]:
    """Return the values of ranked areas by reading; missing for the others."""
    ranked = np.array([row.ranked for row in column])
    if len(column) < FIFTHS:  # England alone has no fifths
        ranked &= False
    held = reading_values(column[0].area.level, column[0].definition)
    found = {}
    for name in READINGS:
        values = [
            instead.get(row.area.code, {}).get(name, held[name].get(row.area.code, math.nan))
            for row in column
        ]
        found[name] = np.where(ranked, values, np.nan)
    return found


def _range(column: tuple[Row, ...]) -> RankRange:
    """Return rank ranges of the ranked areas by resampling practices; else missing."""
    units = resampled_units(column)
    if units is None:
        missing = np.full(len(column), np.nan)
        return RankRange(missing, missing)
    return simulated.resampled_ranks(*units)


Units = tuple[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike, int]


def resampled_units(column: tuple[Row, ...]) -> Units | None:
    """Return the practices whose drawing gives the ranges of ranks, and how many areas there are.

    Parameters
    ----------
    column : tuple of Row
        Every area of a level by a definition, in order of code.

    Returns
    -------
    area, top, bottom : ndarray, shape (practices,)
        An area's place in the column, and what its value is the ratio of; None where the figure
        is no sum of practices, or the level has too few areas to rank.
    areas : int
    """
    level, definition = column[0].area.level, column[0].definition
    if definition not in BY_PRACTICE or len(column) < FIFTHS:
        return None
    parts = practice_parts(level, definition)
    number = {row.area.code: place for place, row in enumerate(column) if row.ranked}
    parts = parts[parts["area_code"].isin(number)]
    area = parts["area_code"].map(number).to_numpy(dtype=np.int64)
    top, bottom = (parts[part].to_numpy(dtype=float) for part in ("top", "bottom"))
    return area, top, bottom, len(column)


def _ranked_values(column: tuple[Row, ...]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([row.value if row.ranked else math.nan for row in column])


def _reading_fifths(level: str, method: str, catchment: int) -> dict[str, int]:
    readings = access_readings(level)
    found = fifth(readings[(method, catchment)])
    return {str(code): int(one) for code, one in zip(readings.index, found, strict=True)}


def _fifths(column: tuple[Row, ...]) -> dict[str, int]:
    found = fifth(_ranked_values(column))
    return {row.area.code: int(place) for row, place in zip(column, found, strict=True)}
