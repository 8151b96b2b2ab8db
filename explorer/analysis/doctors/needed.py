"""What it would take: GPs short of a level, their sum, and places spread over it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import (
    NEED,
    PER,
    RAW,
    Parts,
    reading_parts,
)
from explorer.analysis.doctors.readings import ACCEPTED, READINGS
from explorer.errors import QuestionError
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND
from explorer.statistics.allocation import shortfall, spread

ENGLAND_NOW, GIVEN = "england", "given"
# Definitions by which a shortfall is GPs: they divide an area's own GPs by its own patients.
BY = (RAW, NEED)


@dataclass(frozen=True)
class Benchmark:
    """A level of GPs per 100,000 patients to reach.

    Attributes
    ----------
    name : str
        "england" (today's average), as "england-2016" (that of the first year), or "given" by
        the reader.
    rate : float
        GPs per 100,000 patients.
    period : Period or None
        Of the average; None for a level that was given.
    rates : mapping of str to float
        The same under each reading of the returns.
    """

    name: str
    rate: float
    period: Period | None
    rates: Mapping[str, float]

    @property
    def is_today(self) -> bool:
        """Whether it is England's latest average."""
        return self.name == ENGLAND_NOW


@dataclass(frozen=True)
class Needed:
    """The GPs that an area is short of a level.

    Attributes
    ----------
    area : Area
    definition : str
        "raw" or "need": whether each patient counts as one or by need.
    benchmark : Benchmark
    gps : float
        Fully qualified permanent GPs there are, full-time equivalent.
    patients : float
        Of the same practices, weighted by need where the definition is.
    short : float
        GPs it would take; 0 where the level is reached; missing without figures.
    short_low, short_high : float
        The least and the greatest under the readings of the returns, each against the
        benchmark of the same reading.
    """

    area: Area
    definition: str
    benchmark: Benchmark
    gps: float
    patients: float
    short: float
    short_low: float
    short_high: float


@dataclass(frozen=True)
class Total:
    """What all areas of a level are short of together.

    Attributes
    ----------
    level, definition : str
    benchmark : Benchmark
    areas : tuple of Needed
        Every area of the level, in order of code.
    by_reading : mapping of str to tuple of float
        The shortfalls of the same areas under each reading of the returns.
    """

    level: str
    definition: str
    benchmark: Benchmark
    areas: tuple[Needed, ...]
    by_reading: Mapping[str, tuple[float, ...]]

    @property
    def below(self) -> int:
        """How many areas lie below the level."""
        return sum(one.short > 0 for one in self.areas)

    @property
    def short(self) -> float:
        """GPs short, added up over the areas below; those above do not make up for it."""
        return math.fsum(one.short for one in self.areas if one.short > 0)

    @property
    def short_span(self) -> tuple[float, float]:
        """The least and the greatest sum under the readings of the returns."""
        sums = [math.fsum(_known(each)) for each in self.by_reading.values()]
        return min(sums), max(sums)


@dataclass(frozen=True)
class Share:
    """The places of a spread that an area gets.

    Attributes
    ----------
    area : Area
    short : float
    places : int
        By our rule.
    places_low, places_high : int
        The fewest and the most under the readings of the returns.
    """

    area: Area
    short: float
    places: int
    places_low: int
    places_high: int


def benchmarks() -> tuple[str, str]:
    """Return the names of England's averages: today's, and that of the first year."""
    return ENGLAND_NOW, f"{ENGLAND_NOW}-{dates().first_year.last_year}"


def benchmark(name: str, definition: str = RAW, rate: float | None = None) -> Benchmark:
    """Return a level to reach.

    Parameters
    ----------
    name : str
        One of `benchmarks`, or "given".
    definition : str
        "raw" or "need"; England's need is 1, so that both have the same averages.
    rate : float, optional
        GPs per 100,000 patients, for "given".

    Raises
    ------
    QuestionError
        There is no such benchmark or definition, or the level is no positive number.
    """
    _checked(definition)
    if name == GIVEN:
        if rate is None or not math.isfinite(rate) or rate <= 0:
            raise QuestionError("A level to reach is a number of GPs per 100,000 patients above 0.")
        return Benchmark(GIVEN, rate, None, dict.fromkeys(READINGS, rate))
    periods = dict(zip(benchmarks(), (dates().census, dates().first_year), strict=True))
    if name not in periods:
        listed = ", ".join((*periods, GIVEN))
        raise QuestionError(f"There is no benchmark '{name}'. Choose {listed}.")
    # England's need is 1: the plain count has the average for both.
    readings = reading_parts("country", RAW, periods[name])
    rates = {reading: parts[ENGLAND].value for reading, parts in readings.items()}
    return Benchmark(name, rates[ACCEPTED], periods[name], rates)


def needed(level: str, definition: str, to: Benchmark) -> Total:
    """Return the GPs that every area of a level is short of a benchmark.

    Only patients of practices with a usable return count, as in the figures themselves.

    Raises
    ------
    QuestionError
        The level does not exist, or the definition is neither "raw" nor "need".
    """
    readings = reading_parts(level, _checked(definition))
    areas = register().level(level)
    nothing = Parts(0.0, 0.0)
    parts = {name: [each.get(code, nothing) for code in areas] for name, each in readings.items()}
    short = {name: _short(each, to, name) for name, each in parts.items()}
    return Total(
        level,
        definition,
        to,
        tuple(
            _needed(
                area, definition, to, accepted, {name: each[at] for name, each in short.items()}
            )
            for at, (area, accepted) in enumerate(zip(areas.values(), parts[ACCEPTED], strict=True))
        ),
        short,
    )


def needed_from(area: Area, definition: str, to: Benchmark, parts: Mapping[str, Parts]) -> Needed:
    """Return the GPs an area is short of a benchmark, from its parts under each reading."""
    short = {name: _short([one], to, name)[0] for name, one in parts.items()}
    return _needed(area, definition, to, parts[ACCEPTED], short)


def _needed(
    area: Area, definition: str, to: Benchmark, accepted: Parts, short: Mapping[str, float]
) -> Needed:
    known = _known(short.values())
    return Needed(
        area=area,
        definition=definition,
        benchmark=to,
        gps=accepted.gps,
        patients=accepted.patients,
        short=short[ACCEPTED],
        short_low=min(known, default=math.nan),
        short_high=max(known, default=math.nan),
    )


def area_needed(area: Area, definition: str, to: Benchmark) -> Needed:
    """Return the GPs that one area is short of a benchmark."""
    return next(one for one in needed(area.level, definition, to).areas if one.area == area)


def allocate(places: int, total: Total) -> tuple[Share, ...]:
    """Spread a number of new places over areas by shortfall, most places first.

    Parameters
    ----------
    places : int
        Such as those of 7,500 new medical-school places that go to under-doctored areas.
    total : Total
        The shortfalls to spread by.

    Returns
    -------
    tuple of Share
        Areas with a shortfall; their places add up to `places`, unless none is short.

    Raises
    ------
    QuestionError
        The number of places is negative.
    """
    if places < 0:
        raise QuestionError("The number of places to spread is 0 or more.")
    by_reading = [spread(places, np.array(each)) for each in total.by_reading.values()]
    shares = spread(places, np.array([one.short for one in total.areas]))
    low, high = np.min(by_reading, axis=0), np.max(by_reading, axis=0)
    found = [
        Share(one.area, one.short, int(shares[at]), int(low[at]), int(high[at]))
        for at, one in enumerate(total.areas)
        if one.short > 0
    ]
    return tuple(sorted(found, key=lambda share: (-share.places, -share.short, share.area.name)))


def _short(parts: Sequence[Parts], to: Benchmark, reading: str) -> tuple[float, ...]:
    """Return the GPs that each area is short; missing for one without patients."""
    gps, patients = ([getattr(one, of) for one in parts] for of in ("gps", "patients"))
    found = shortfall(gps, patients, to.rates[reading] / PER)
    return tuple(float(one) if of else math.nan for one, of in zip(found, patients, strict=True))


def _known(values: Iterable[float]) -> list[float]:
    return [one for one in values if not math.isnan(one)]


def _checked(definition: str) -> str:
    if definition not in BY:
        raise QuestionError(
            f"GPs short of a level can be worked out by {' or '.join(BY)}, not by '{definition}'."
        )
    return definition
