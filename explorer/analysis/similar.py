"""Areas most like an area, by what is known of who lives there and where."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.statistics.similarity import distances, standardised

Array = npt.NDArray[np.float64]
COUNT = 10
# What makes areas alike. Each variable counts the same, however many indicators it has.
VARIABLES: Mapping[str, tuple[str, ...]] = {
    "deprivation": ("imd-score",),
    "age": ("aged-under-16", "aged-65-and-over"),
    "ethnic-groups": ("ethnic-minority-groups",),
    "rurality": ("rural",),
    "density": ("people-per-km2",),
}
# Taken as logarithms: a few areas are a hundred times as dense as most.
_AS_LOGARITHM = frozenset({"people-per-km2"})
_FEWEST = 2


@dataclass(frozen=True)
class Alike:
    """An area that is like another.

    Attributes
    ----------
    area : Area
    distance : float
        1 is one standard deviation on every variable.
    variables : mapping of str to float
        By indicator: this area's value.
    """

    area: Area
    distance: float
    variables: Mapping[str, float]


@dataclass(frozen=True)
class MostAlike:
    """The areas most like one.

    Attributes
    ----------
    area : Area
    variables : tuple of str
        Of `VARIABLES`, those used.
    indicators : tuple of Indicator
        What they are taken from.
    own : mapping of str to float
        The area's own values by indicator.
    areas : tuple of Alike
        The most alike first.
    reason : str
        Why there are none; else empty.
    """

    area: Area
    variables: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    own: Mapping[str, float]
    areas: tuple[Alike, ...]
    reason: str = ""


TOO_FEW = "There are too few areas of this kind to look for any that are alike."
NOT_KNOWN = "What makes areas alike is not known for {area}."


def similar(area: Area, count: int = COUNT, without: Collection[str] = ()) -> MostAlike:
    """Return the areas of an area's level that are most like it.

    Parameters
    ----------
    area : Area
    count : int
        How many, 1 or more.
    without : collection of str
        Variables of `VARIABLES` to leave out.

    Raises
    ------
    QuestionError
        A variable is none, all are left out, or `count` is below 1.
    """
    used = _used(without, area.level)
    if count < 1:
        raise QuestionError("Ask for one area or more.")
    slugs = tuple(slug for name in used for slug in VARIABLES[name])
    records = tuple(indicator(slug) for slug in slugs)
    if not used:
        return MostAlike(area, used, records, {}, (), NOT_KNOWN.format(area=area.name))
    codes, values = _values(data_root(), area.level, slugs)
    if len(codes) <= _FEWEST:
        return MostAlike(area, used, records, {}, (), TOO_FEW)
    place = codes.index(area.code)
    own = dict(zip(slugs, map(float, values[place]), strict=True))
    if np.isnan(values[place]).any():
        return MostAlike(area, used, records, own, (), NOT_KNOWN.format(area=area.name))
    logs = np.array([slug in _AS_LOGARITHM for slug in slugs])
    scaled = standardised(np.where(logs, np.log(np.where(logs, values, 1.0)), values))
    weights = [1 / len(VARIABLES[name]) for name in used for _ in VARIABLES[name]]
    away = distances(scaled, weights, place)
    order = [at for at in np.argsort(away, kind="stable") if at != place and away[at] == away[at]]
    areas = register().level(area.level)
    return MostAlike(
        area=area,
        variables=used,
        indicators=records,
        own=own,
        areas=tuple(
            Alike(
                areas[codes[at]],
                float(away[at]),
                dict(zip(slugs, map(float, values[at]), strict=True)),
            )
            for at in order[:count]
        ),
    )


def _used(without: Collection[str], level: str) -> tuple[str, ...]:
    """Return the variables to go by: those that are not left out and are held at a level."""
    unknown = [name for name in without if name not in VARIABLES]
    if unknown:
        raise QuestionError(
            f"There is no variable '{unknown[0]}' to leave out. There are: {', '.join(VARIABLES)}."
        )
    used = tuple(name for name in VARIABLES if name not in without)
    if not used:
        raise QuestionError("Leave at least one variable in.")
    return tuple(name for name in used if all(_held(slug, level) for slug in VARIABLES[name]))


def _held(slug: str, level: str) -> bool:
    record = catalogue().get(slug)
    return record is not None and level in data.levels_of(record)


@lru_cache(maxsize=32)
def _values(_: Path, level: str, slugs: tuple[str, ...]) -> tuple[list[str], Array]:
    """Return the codes of a level's areas and their values, one column an indicator."""
    columns = []
    for slug in slugs:
        record = indicator(slug)
        found = data.figures(slug, level, record.sexes[0])
        columns.append(found.frame["value"].to_numpy(dtype=float))
    return list(register().level(level)), np.column_stack(columns)
