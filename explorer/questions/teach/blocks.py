"""The kinds of block that only lessons have."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.questions.page import Block


@dataclass(frozen=True)
class Answered(Block):
    """The answer to a screen's question, once it is shown."""

    texts: Sequence[str]


@dataclass(frozen=True)
class Screens(Block):
    """Every screen of a lesson, for a file: each with its question, and its answer kept back.

    Attributes
    ----------
    blocks : sequence of Slide
    """

    blocks: Sequence["Slide"]


@dataclass(frozen=True)
class Slide(Block):
    """A screen of a lesson.

    Attributes
    ----------
    question, where : str
    texts, guesses, answer : sequence of str
        What to do, what may be guessed, and what is shown after.
    blocks : sequence of Block
        What is seen: at first, with the answer, and turn by turn, each in a `Flow`.
    turn : str
        What the button is called that shows the next turn; empty without turns.
    """

    question: str
    where: str
    texts: Sequence[str]
    guesses: Sequence[str]
    answer: Sequence[str]
    blocks: Sequence[Block]
    turn: str = ""


@dataclass(frozen=True)
class Keys(Block):
    """The keys of two maps in one: a row a class, the lightest first.

    Attributes
    ----------
    caption : str
    heads : sequence of str
        Of the classes, and of each map.
    colours : sequence of str
    rows : sequence of sequence of str
        What a class holds on each map, with the number of areas.
    """

    caption: str
    heads: Sequence[str]
    colours: Sequence[str]
    rows: Sequence[Sequence[str]]
