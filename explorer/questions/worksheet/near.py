"""The places that a class works with: those nearest to one."""

import math

from explorer.analysis.quiz.worksheet import ClassData, class_data
from explorer.maps.points import point
from explorer.places.areas import Area, register

# Numbers on a map of so many can be read in large print.
PLACES = 24
_NARROW = math.cos(math.radians(52.8))


def of_class(area: Area) -> ClassData:
    """Return the data of a class round a place.

    Raises
    ------
    QuestionError
        No measure is held for its level.
    """
    north, east = point(area)

    def away(other: Area) -> tuple[float, str]:
        up, across = point(other)
        return math.hypot(up - north, (across - east) * _NARROW), other.code

    every = register().level(area.level).values()
    return class_data(area, sorted(every, key=away)[:PLACES])
