"""What it would take: GPs short of a level, their sum, and places spread over it."""

import math
from dataclasses import dataclass

import numpy as np

from explorer import data
from explorer.analysis.doctors.definitions import NEED, RAW, SEX, definition_record
from explorer.areas import Area, register
from explorer.errors import QuestionError
from explorer.periods import Period
from explorer.statistics.allocation import shortfall, spread

ENGLAND_NOW, ENGLAND_2016, GIVEN = "england", "england-2016", "given"
BENCHMARKS = (ENGLAND_NOW, ENGLAND_2016)
# Definitions by which a shortfall is GPs: they divide an area's own GPs by its own patients.
BY = (RAW, NEED)
FIRST_YEAR = "2016"
_PER = 100_000


@dataclass(frozen=True)
class Benchmark:
    """A level of GPs per 100,000 patients to reach.

    Attributes
    ----------
    name : str
        "england" (today's average), "england-2016", or "given" by the reader.
    rate : float
        GPs per 100,000 patients.
    period : Period or None
        Of the average; None for a level that was given.
    """

    name: str
    rate: float
    period: Period | None


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
    """

    area: Area
    definition: str
    benchmark: Benchmark
    gps: float
    patients: float
    short: float


@dataclass(frozen=True)
class Total:
    """What all areas of a level are short of together.

    Attributes
    ----------
    level, definition : str
    benchmark : Benchmark
    areas : tuple of Needed
        Every area of the level, in order of code.
    """

    level: str
    definition: str
    benchmark: Benchmark
    areas: tuple[Needed, ...]

    @property
    def below(self) -> int:
        """How many areas lie below the level."""
        return sum(one.short > 0 for one in self.areas)

    @property
    def short(self) -> float:
        """GPs short, added up over the areas below; those above do not make up for it."""
        return math.fsum(one.short for one in self.areas if one.short > 0)


@dataclass(frozen=True)
class Share:
    """The places of a spread that an area gets."""

    area: Area
    short: float
    places: int


def benchmark(name: str, definition: str = RAW, rate: float | None = None) -> Benchmark:
    """Return a level to reach.

    Parameters
    ----------
    name : str
        "england", "england-2016" or "given".
    definition : str
        "raw" or "need"; England's need is 1, so that both have the same averages.
    rate : float, optional
        GPs per 100,000 patients, for "given".

    Raises
    ------
    QuestionError
        There is no such benchmark or definition, or the level is no positive number.
    """
    record = definition_record(_checked(definition))
    if name == GIVEN:
        if rate is None or not math.isfinite(rate) or rate <= 0:
            raise QuestionError("A level to reach is a number of GPs per 100,000 patients above 0.")
        return Benchmark(GIVEN, rate, None)
    years = {ENGLAND_NOW: None, ENGLAND_2016: FIRST_YEAR}
    if name not in years:
        listed = ", ".join((*BENCHMARKS, GIVEN))
        raise QuestionError(f"There is no benchmark '{name}'. Choose {listed}.")
    figures = data.figures(record.slug, "country", SEX, years[name])
    england = figures.frame.iloc[0]
    rate = _PER * float(england["numerator"]) / float(england["denominator"])
    return Benchmark(name, rate, figures.period)


def needed(level: str, definition: str, to: Benchmark) -> Total:
    """Return the GPs that every area of a level is short of a benchmark.

    Only patients of practices with a usable return count, as in the figures themselves.

    Raises
    ------
    QuestionError
        The level does not exist, or the definition is neither "raw" nor "need".
    """
    figures = data.figures(definition_record(_checked(definition)).slug, level, SEX)
    frame = figures.frame
    short = shortfall(frame["numerator"], frame["denominator"], to.rate / _PER)
    areas = register().level(level)
    found = zip(frame["area_code"], frame["numerator"], frame["denominator"], short, strict=True)
    return Total(
        level,
        definition,
        to,
        tuple(
            Needed(areas[code], definition, to, float(gps), float(patients), float(lacking))
            for code, gps, patients, lacking in found
        ),
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
    shares = spread(places, np.array([one.short for one in total.areas]))
    found = [
        Share(one.area, one.short, int(number))
        for one, number in zip(total.areas, shares, strict=True)
        if one.short > 0
    ]
    return tuple(sorted(found, key=lambda share: (-share.places, -share.short, share.area.name)))


def _checked(definition: str) -> str:
    if definition not in BY:
        raise QuestionError(
            f"GPs short of a level can be worked out by {' or '.join(BY)}, not by '{definition}'."
        )
    return definition
