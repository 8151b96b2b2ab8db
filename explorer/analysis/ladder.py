"""One indicator from England down to the smallest area that a place lies in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.area import Row
from explorer.analysis.estimates import Estimate, estimate
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.indicators.tables import table, table_slugs
from explorer.periods import Period
from explorer.places.areas import Area, Part, register
from explorer.places.levels import SAME_PLACE
from explorer.root import data_root

# From far to near. Care boards cut across authorities and are no step between two of these.
STEPS = ("country", "region", "upper-tier", "district", "constituency")
# So many areas of a level are told; the rest are counted.
MOST = 4
_TABLE = "neighbourhoods-inside"
_QUANTILES = ("lowest", "lower_quartile", "median", "upper_quartile", "highest")


@dataclass(frozen=True)
class Rung:
    """An area on the way, with its figure.

    Attributes
    ----------
    estimate : Estimate
    share : float
        Of the place's people, how many live in it: 1 where the place lies in it as a whole.
    """

    estimate: Estimate
    share: float


@dataclass(frozen=True)
class Neighbourhoods:
    """How the neighbourhoods inside an area differ.

    Attributes
    ----------
    period : Period
    count : int
    lowest, lower_quartile, median, upper_quartile, highest : float
        In the indicator's unit.
    """

    period: Period
    count: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


@dataclass(frozen=True)
class Ladder:
    """One indicator at every scale.

    Attributes
    ----------
    area : Area
    indicator : Indicator
    sex : str
    period : Period
    rungs : tuple of Rung
        From far to near; the place itself is among them. Areas without a figure are left out.
    more : int
        How many further areas of one level are not told.
    inside : Neighbourhoods or None
        The last step, where figures of neighbourhoods are held.
    """

    area: Area
    indicator: Indicator
    sex: str
    period: Period
    rungs: tuple[Rung, ...]
    more: int
    inside: Neighbourhoods | None


def ladder(area: Area, row: Row) -> Ladder:
    """Return a row's indicator at every scale round an area, in the row's period."""
    record, sex, period = row.indicator, row.sex, row.period
    rungs: list[Rung] = []
    more = 0
    for level in sorted({*STEPS, area.level}, key=_place):
        parts = _at(area, level)
        found = [one for part in parts if (one := _rung(record, part, sex, period))]
        # One place at two levels is one step.
        seen = {one.estimate.area.code for one in rungs}
        fresh = [one for one in found if one.estimate.area.code not in seen]
        rungs += fresh[:MOST]
        more += len(fresh[MOST:])
    return Ladder(area, record, sex, period, tuple(rungs), more, inside(record, area))


def steepest(rows: Sequence[Row]) -> Row | None:
    """Return the row whose indicator is made for the most levels; the first among equals.

    One that is held for neighbourhoods has one level more.
    """
    held = _inside(data_root())
    return max(
        rows,
        key=lambda row: len(row.indicator.levels) + (row.indicator.slug in held),
        default=None,
    )


def inside(record: Indicator, area: Area) -> Neighbourhoods | None:
    """Return how an area's neighbourhoods differ; None where their figures are not held."""
    return _inside(data_root()).get(record.slug, {}).get(area.code)


@lru_cache(maxsize=2)
def _inside(_: Path) -> dict[str, dict[str, Neighbourhoods]]:
    if _TABLE not in table_slugs():
        return {}
    found: dict[str, dict[str, Neighbourhoods]] = {}
    for row in table(_TABLE).frame.to_dict("records"):
        found.setdefault(row["indicator"], {})[row["area_code"]] = Neighbourhoods(
            Period.stored(row["period"]),
            int(row["count"]),
            *(row[name] for name in _QUANTILES),
        )
    return found


def _place(level: str) -> int:
    return STEPS.index(level) if level in STEPS else len(STEPS)


def _at(area: Area, level: str) -> list[Part]:
    """Return the areas of a level in which an area's people live, the largest share first."""
    if area.level == level:
        return [Part(area, None, 1.0)]
    twin = [one for one in register().same_place(area) if one.level == level]
    if level in SAME_PLACE and twin:
        return [Part(twin[0], None, 1.0)]
    return register().parts(area, level)


def _rung(record: Indicator, part: Part, sex: str, period: Period) -> Rung | None:
    level = part.area.level
    if level not in data.levels_of(record):
        return None
    if period not in data.published_periods(record, level, sex):
        return None
    found = estimate(record, part.area, sex, period)
    return Rung(found, part.share) if found.known else None
