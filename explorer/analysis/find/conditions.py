"""What can be asked of an area: conditions as values, and how many of them must hold."""

from dataclasses import dataclass
from typing import TypeAlias

MOST = 8
# Ways to compare a figure, and ends of a level.
BELOW, ABOVE = "below", "above"
LOWEST, HIGHEST = "lowest", "highest"
FELL, ROSE = "fell", "rose"
# What a figure is compared with, beside a place by its key.
ENGLAND, REGION = "england", "region"
POINTS, VOTES = "points", "votes"


@dataclass(frozen=True)
class Measure:
    """A figure that a condition rests on.

    Attributes
    ----------
    slug, sex : str
    period : str
        As it is stored; empty for the newest of the level.
    """

    slug: str
    sex: str
    period: str = ""


@dataclass(frozen=True)
class Valued:
    """A figure is below or above a value, in the indicator's unit."""

    measure: Measure
    way: str
    limit: float


@dataclass(frozen=True)
class Between:
    """A figure lies between two values, or on one of them."""

    measure: Measure
    low: float
    high: float


@dataclass(frozen=True)
class Against:
    """A figure is below or above that of England, of the area's region, or of a place by key."""

    measure: Measure
    way: str
    other: str


@dataclass(frozen=True)
class Fifth:
    """An area is in the lowest or highest fifth of its level."""

    measure: Measure
    end: str


@dataclass(frozen=True)
class Changed:
    """A figure fell or rose since a period, as it is stored."""

    measure: Measure
    way: str
    since: str


@dataclass(frozen=True)
class Inside:
    """Most of an area's people live in a region or a care board."""

    level: str
    code: str


@dataclass(frozen=True)
class Majority:
    """A seat was won by less than so many points, or votes."""

    limit: float
    unit: str


@dataclass(frozen=True)
class Fewest:
    """An area is in the fewest-doctored fifth by so many definitions or more."""

    number: int


@dataclass(frozen=True)
class Like:
    """An area is among the ten that are most like a place of its level, by key."""

    place: str


OfMeasure: TypeAlias = Valued | Between | Against | Fifth | Changed
Condition: TypeAlias = OfMeasure | Inside | Majority | Fewest | Like


@dataclass(frozen=True)
class Asked:
    """A list that is asked for.

    Attributes
    ----------
    level : str
    conditions : tuple of Condition
    number : int
        How many of them must hold, from 1; all where it is their number.
    modelled : bool
        Whether figures by our model may stand where an area has none of its own.
    """

    level: str
    conditions: tuple[Condition, ...]
    number: int
    modelled: bool = False
