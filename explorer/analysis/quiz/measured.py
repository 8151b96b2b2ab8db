"""What the quiz asks about: measures with ranges at a level, and the places round a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from explorer.analysis.comparison import Comparison, compare_areas
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.quiz.chance import Chance
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root

# Measures that a class can talk about beside any pupil's home: none on deaths, weight or money.
# Nor any whose range holds less than what moves it, as counts that practices record each their way.
IN_CLASS = (
    "healthy-life-expectancy",
    "life-expectancy",
    "life-expectancy-constituency",
    "healthy-life-expectancy-65",
    "life-expectancy-65",
    "smoking",
    "employment",
    "level-3",
    "life-satisfaction",
    "happiness",
)
# Where a place's people live, the nearest first.
_AROUND = ("upper-tier", "region")
# So many measures of one place make a quiz of many things.
_ENOUGH = 4


@dataclass(frozen=True, eq=False)
class Measured:
    """A measure at a level in its latest period: the areas with a figure and range of their own.

    Attributes
    ----------
    indicator : Indicator
    level, sex : str
    period : Period
    codes : tuple of str
    """

    indicator: Indicator
    level: str
    sex: str
    period: Period
    codes: tuple[str, ...]

    @cached_property
    def held(self) -> frozenset[str]:
        """The codes, for look-up."""
        return frozenset(self.codes)

    def of(self, area: Area) -> Estimate:
        """Return an area's figure."""
        return estimate(self.indicator, area, self.sex, self.period)

    def compared(self, a: Area, b: Area) -> Comparison | None:
        """Return two areas compared; None where the figures are not independent of each other."""
        found = compare_areas(self.indicator, a, b, self.sex, self.period)
        fit = found.difference is not None and found.difference.has_range
        return found if fit and not (found.note or found.overlap or found.one_model) else None


def measures(level: str) -> tuple[Measured, ...]:
    """Return the measures with ranges at a level, one a sex; none that a level only borrows."""
    return _measures(data_root(), level)


@lru_cache(maxsize=32)
def _measures(_root: Path, level: str) -> tuple[Measured, ...]:
    found = []
    for slug in IN_CLASS:
        record = catalogue().get(slug)
        # None where it is withheld or not held at this level.
        if record is None or not set(data.levels_of(record)) & {level}:
            continue
        for sex in record.sexes:
            held = data.figures(slug, level, sex)
            frame = held.frame
            own = frame["value"].notna() & frame["lower"].notna() & frame["measured_for"].eq("")
            codes = tuple(frame.loc[own, "area_code"])
            if codes:
                found.append(Measured(record, level, sex, held.period, codes))
    return tuple(found)


def around(area: Area) -> list[Area]:
    """Return a place, then the larger areas in which most of its people live."""
    places = [area]
    for level in _AROUND:
        parts = register().parts(area, level) if level != area.level else []
        places += [one.area for one in parts[:1]]
    nearest = places[1] if len(places) > 1 else None
    # What no table of people ties to a region is tied to it by the authority that it lies in.
    if nearest and "region" in nearest.parents and places[-1].level != "region":
        places.append(register().area("region", nearest.parents["region"]))
    return places


def pairs(area: Area, chance: Chance) -> list[tuple[Measured, Area]]:
    """Return measures with the place, or the nearest area round it, that has a figure: mixed.

    Those of the place itself come first; where they are few, those of the next area are mixed in.
    """
    found: list[tuple[Measured, Area]] = []
    mixed: list[tuple[Measured, Area]] = []
    for place in around(area):
        mixed += [(one, place) for one in measures(place.level) if place.code in one.held]
        if len(mixed) >= _ENOUGH:
            found += chance.shuffled(mixed)
            mixed = []
    return found + chance.shuffled(mixed)


def healthy(area: Area, chance: Chance) -> tuple[Measured, Area] | None:
    """Return a measure of years from birth for the nearest area that has one of its own."""
    years = [
        (one, place)
        for one, place in pairs(area, chance)
        if one.indicator.statistic == "life_expectancy" and one.indicator.part_of
    ]
    return years[0] if years else None


def others(one: Measured, area: Area, chance: Chance, most: int = 80) -> Sequence[Area]:
    """Return other areas of a measure's level that have a figure of their own, mixed."""
    codes = chance.shuffled([code for code in one.codes if code != area.code])
    return [register().area(one.level, code) for code in codes[:most]]


def held(slug: str) -> Indicator | None:
    """Return a measure; None where the data are without it."""
    return indicator(slug) if slug in catalogue() else None
