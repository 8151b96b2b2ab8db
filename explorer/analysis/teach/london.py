"""London among the areas of England: how many there are, on how much land, with how many people."""

from dataclasses import dataclass

from explorer.indicators import data
from explorer.places.areas import register
from explorer.places.residents import residents

_LONDON, _REGION = "E12000007", "region"
# Its denominators are land, in square kilometres.
_DENSITY = "people-per-km2"


@dataclass(frozen=True)
class London:
    """What of England is London.

    Attributes
    ----------
    inside : tuple of bool
        Of each area of a level, in order of code.
    land, people : float
        Shares of England, from 0 to 1.
    """

    inside: tuple[bool, ...]
    land: float
    people: float


def london(level: str) -> London:
    """Return what of England is London, by the areas of a level."""
    land = data.figures(_DENSITY, _REGION).frame.set_index("area_code")["denominator"]
    people = residents(_REGION).people
    areas = register().level(level).values()
    return London(
        tuple(one.parents.get(_REGION) == _LONDON for one in areas),
        float(land[_LONDON] / land.sum()),
        people[_LONDON] / sum(people.values()),
    )
