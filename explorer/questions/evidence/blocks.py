"""The kinds of block that only evidence packs have."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.questions.blocks import DRAWN
from explorer.questions.page import Block


@dataclass(frozen=True)
class InkPicture(Block):
    """A picture in ink with its words.

    Attributes
    ----------
    svg : str
    alt : str
    caption : str
        What stands below it; empty for none.
    """

    svg: str = field(repr=False, metadata=DRAWN)
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Locator(Block):
    """Where an area lies.

    Attributes
    ----------
    printed : InkPicture
        For paper.
    blocks : sequence of Block
        The same as a map for a screen, where one is asked for.
    """

    printed: InkPicture
    blocks: Sequence[Block] = ()


@dataclass(frozen=True)
class InkStrip:
    """A measure on a strip.

    Attributes
    ----------
    title, about : str
    picture : InkPicture
    value, limits : str
        The figure and its range in brackets; why there is none, and nothing.
    england : str
    """

    title: str
    about: str
    picture: InkPicture
    value: str
    limits: str
    england: str


@dataclass(frozen=True)
class InkStrips(Block):
    """Measures on strips, two beside each other where there is room."""

    strips: Sequence[InkStrip]
    key: str


@dataclass(frozen=True)
class Sheet(Block):
    """What stands on one printed page."""

    blocks: Sequence[Block]
