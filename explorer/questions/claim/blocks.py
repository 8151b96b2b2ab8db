"""What the page on a claim alone needs: a sentence with its parts named, and a sentence to copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from explorer.questions.blocks import Cell
from explorer.questions.page import Block


@dataclass(frozen=True)
class Piece:
    """A stretch of a text.

    Attributes
    ----------
    text : str
    part : str
        Which part it was read as: "place"; empty for what was not read.
    meaning : str
        What it was read as: "Winchester district".
    address : str
        Where it can be corrected, as the parameters of an address.
    """

    text: str
    part: str = ""
    meaning: str = ""
    address: str = ""


@dataclass(frozen=True)
class Sentence(Block):
    """A text again, with the parts that were read underlined and named."""

    pieces: Sequence[Piece]

    @property
    def is_empty(self) -> bool:
        """Whether there is no text."""
        return not self.pieces


@dataclass(frozen=True)
class Ruling(Block):
    """A claim's verdict.

    Attributes
    ----------
    verdict, word : str
        Its name, and how it is said.
    may : str
        Whether it may still be said.
    texts : sequence of str
        Why.
    """

    verdict: str
    word: str
    may: str
    texts: Sequence[str]


@dataclass(frozen=True)
class Rows(Block):
    """Figures beside a claim, one row a release: each verdict with its words.

    Attributes
    ----------
    caption : str
    heads : sequence of str
    rows : sequence of (verdict, sequence of Cell)
        The verdict's name, then the cells; the verdict's words are the last of them.
    """

    embeds: ClassVar[str] = "table"
    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not self.rows


@dataclass(frozen=True)
class Today(Block):
    """A sentence that can be said today, to copy."""

    title: str
    text: str

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.text
