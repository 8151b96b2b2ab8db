"""What a class works with on paper: the places round one, a measure, and things to look up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.estimates import Estimate
from explorer.analysis.map import class_limits
from explorer.analysis.quiz.asked import Asked
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.measured import Measured, measures
from explorer.analysis.quiz.quiz import KINDS
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.statistics.classes import classify

# The measure of a sheet is the first that so large a share of the level's areas have.
_MOST_HAVE = 0.95
NO_MEASURE = "No measure can be put on a sheet for {name}."


@dataclass(frozen=True)
class Row:
    """A place of the class's data.

    Attributes
    ----------
    number : int
        On the map.
    figure : Estimate
    kind : int
        Its class on the map, 0 the lowest; -1 where it has no figure.
    """

    number: int
    figure: Estimate
    kind: int


@dataclass(frozen=True)
class ClassData:
    """The data that a class works with.

    Attributes
    ----------
    area : Area
        The place that was chosen; it is one of the rows.
    measured : Measured
    limits : tuple of float
        Lower limits of the map's classes but the lowest.
    rows : tuple of Row
        By name.
    """

    area: Area
    measured: Measured
    limits: tuple[float, ...]
    rows: tuple[Row, ...]

    @property
    def own(self) -> Row:
        """The row of the place."""
        return next(row for row in self.rows if row.figure.area.code == self.area.code)


@dataclass(frozen=True)
class LookUps:
    """Things to be looked up on map and table.

    Attributes
    ----------
    own : Row
        The place: its number is looked up.
    other : Row
        A number: its place is looked up.
    kind : int
        A class of the map: it is counted how many places have it.
    count : int
        How many have it.
    """

    own: Row
    other: Row
    kind: int
    count: int


def class_data(area: Area, places: Sequence[Area]) -> ClassData:
    """Return places of one level on the first measure that nearly all of that level have.

    Parameters
    ----------
    area : Area
        The chosen one.
    places : sequence of Area
        Those of the class, the chosen one among them.

    Raises
    ------
    QuestionError
        No measure is held for their level.
    """
    most = _MOST_HAVE * len(register().level(area.level))
    known = measures(area.level)
    fitting = [one for one in known if len(one.codes) >= most] or known
    if not fitting:
        raise QuestionError(NO_MEASURE.format(name=area.name))
    one = fitting[0]
    limits, decimals = class_limits(one.indicator, one.level), one.indicator.decimals
    figures = [one.of(place) for place in sorted(places, key=lambda at: (at.name, at.code))]
    # A figure of a larger area is no place's own: it has no class of its own here.
    own = [math.nan if figure.measured_for else figure.value for figure in figures]
    kinds = classify(own, limits, decimals)
    rows = tuple(
        Row(number, figure, int(kind))
        for number, (figure, kind) in enumerate(zip(figures, kinds, strict=True), start=1)
    )
    return ClassData(area, one, limits, rows)


def look_ups(of: ClassData, seed: int) -> LookUps:
    """Return what is to be looked up, from a seed."""
    chance = Chance(of.area.key, seed, "look-ups")
    others = [row for row in of.rows if row is not of.own]
    kinds = sorted({row.kind for row in of.rows if row.kind >= 0})
    kind = chance.pick(kinds)
    count = sum(row.kind == kind for row in of.rows)
    return LookUps(of.own, chance.pick(others), kind, count)


def questions(area: Area, seed: int, kinds: Sequence[str]) -> list[Asked]:
    """Return a question of each kind that can be asked, as the quiz of that seed would ask it."""
    made = (KINDS[kind](area, Chance(area.key, seed, kind)) for kind in kinds)
    return [one for one in made if one is not None]
