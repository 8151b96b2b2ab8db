"""The kinds of block that only worksheets have."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.questions.blocks import DRAWN
from explorer.questions.page import Block


@dataclass(frozen=True)
class Swatch:
    """A class of the blind map: its fill, and what it stands for."""

    svg: str = field(repr=False, metadata=DRAWN)
    text: str


@dataclass(frozen=True)
class BlindMap(Block):
    """A map without names.

    Attributes
    ----------
    svg : str
    alt : str
    key : sequence of Swatch
        Empty where the map hides its key, or has none.
    """

    svg: str = field(repr=False, metadata=DRAWN)
    alt: str
    key: Sequence[Swatch] = ()


@dataclass(frozen=True)
class Room(Block):
    """Room to write, in lines."""

    lines: int


@dataclass(frozen=True)
class Numbered(Block):
    """Things to do or to answer, in order: each holds its own blocks."""

    blocks: Sequence[Block]


@dataclass(frozen=True)
class Item(Block):
    """One of them.

    Attributes
    ----------
    text : str
        What is to be done or answered.
    blocks : sequence of Block
        Figures, answers, room to write.
    """

    text: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True)
class Ticks(Block):
    """Answers to tick."""

    texts: Sequence[str]
