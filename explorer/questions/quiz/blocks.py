"""What the quiz alone needs: answers with what each shows, and what a screen reader hears."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.questions.page import Block


@dataclass(frozen=True)
class Answer:
    """An answer of a question that was checked.

    Attributes
    ----------
    text : str
    marks : sequence of str
        Whether it is right, and whether it is the reader's, in words.
    right, chosen : bool
    slip : str
        What a wrong answer takes for true.
    """

    text: str
    marks: Sequence[str]
    right: bool
    chosen: bool
    slip: str


@dataclass(frozen=True)
class Answers(Block):
    """The answers of a question that was checked, in the order in which they were offered."""

    answers: Sequence[Answer]


@dataclass(frozen=True)
class Told(Block):
    """What is said aloud when it changes; `shown` where it is seen too."""

    text: str
    shown: bool = False
