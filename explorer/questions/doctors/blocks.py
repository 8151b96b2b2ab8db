"""The kinds of block that only the page on doctors has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from explorer.questions.blocks import Figure, Fold, Sources
from explorer.questions.page import Block


@dataclass(frozen=True)
class Standing:
    """An area by one definition: its figure, and whether it is among the fewest-doctored fifth."""

    title: str
    line: str
    verdict: str
    figure: Figure
    place: str


@dataclass(frozen=True)
class AreaAnswer(Block):
    """An area's answer: by which definitions it is short of doctors, and how sure that is.

    Attributes
    ----------
    name : str
    before, after : sequence of str
        What stands above and below the list.
    standings : sequence of Standing
    sure_title, sure : str
        Empty where nothing is known of it.
    more : Fold
        What else makes it unsure.
    resting : str
        What the figure rests on.
    """

    name: str
    before: Sequence[str]
    standings: Sequence[Standing]
    sure_title: str
    sure: str
    more: Fold
    resting: str
    after: Sequence[str]


@dataclass(frozen=True)
class Strip:
    """An area's place among all, by one definition.

    Attributes
    ----------
    title, line : str
    heights : sequence of float
        Of each column, 0 to 1.
    limit : float
        Where the fewest-doctored fifth ends, 0 to 1.
    at : float or None
        Where the area stands, 0 to 1.
    figure : Figure
    ends : (str, str)
    alt : str
    verdict, note : str
    """

    title: str
    line: str
    heights: Sequence[float]
    limit: float
    at: float | None
    figure: Figure
    ends: tuple[str, str]
    alt: str
    verdict: str
    note: str


@dataclass(frozen=True)
class Strips(Block):
    """An area's place among all, by each definition."""

    embeds: ClassVar[str] = "chart"
    strips: Sequence[Strip]


@dataclass(frozen=True)
class Terms(Block):
    """Terms with what belongs to each."""

    items: Sequence[tuple[str, str]]
    kind: Literal["take", "critics"]


@dataclass(frozen=True)
class SourceLine(Sources):
    """Publisher and date, and where the cautions stand."""

    quote: str
    target: str
