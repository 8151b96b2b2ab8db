"""A page as a value: what a question's answer says, whoever draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.words.map import Headline


@dataclass(frozen=True)
class Block:
    """A part of a page.

    Each kind is a dataclass of its own, in `explorer.questions.blocks` or with the question that
    alone needs it; each outlet has one renderer for it.

    Attributes
    ----------
    embeds : {"", "chart", "table"}
        What it is on a page elsewhere, where it can stand there alone.
    """

    embeds: ClassVar[str] = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show; what it says then is its own `nothing`, if any."""
        return False


@dataclass(frozen=True)
class Option:
    """One of the things to choose from: its name in the address, and its words.

    Attributes
    ----------
    value, label : str
    group : str
        The heading that it stands under; empty where options stand under none.
    note : str
        What it is called at length; empty where the label says it.
    words : tuple of str
        By what it is found, in a list with groups.
    """

    value: str
    label: str
    group: str = ""
    note: str = ""
    words: tuple[str, ...] = field(default=(), metadata={"drawn": True})


Style = Literal[
    "list", "buttons", "radio", "number", "switch", "place", "button", "reveal", "text", "lines",
    "file", "prose", "steps", "upload",
]  # fmt: skip


class Given(bytes):
    """A file that a reader gave: its content, and what it is called.

    Parameters
    ----------
    content : bytes
    name : str
    """

    def __new__(cls, content: bytes, name: str) -> "Given":
        """Return the content with its name."""
        made = super().__new__(cls, content)
        made.name = name
        return made

    name: str


@dataclass(frozen=True)
class Control(Block):
    """What a reader may choose; it stands beside the answer, or among the blocks.

    Attributes
    ----------
    name : str
        Unique on a page.
    label : str
    style : Style
        One of several in a list, as buttons or as radio buttons (all in sight); a number; on or
        off; a place that is searched for; a button; on a small screen, what reveals the other
        controls; a line of text, or
        several that stay; many lines, or a file, that are given once, or a file of any kind
        with its name; buttons from screen to screen.
    options : sequence of Option
        None but for a list, buttons and radio buttons; of several lines that stay, what takes
        them over.
    present : str or float or bool or None
        What is chosen now; of a button, what it stands for; of lines, what may be written in
        them.
    act : str
        What the question calls the change; the name when left out.
    step : float
        Of a number.
    level : str
        Of a place: the page's own, for one that stands at two.
    """

    name: str
    label: str
    style: Style
    options: Sequence[Option] = ()
    present: str | float | bool | None = None
    act: str = ""
    step: float = 1.0
    level: str = ""

    @property
    def change(self) -> str:
        """What the question calls the change."""
        return self.act or self.name

    @property
    def grouped(self) -> bool:
        """Whether its options stand under headings: so many that they are searched."""
        return any(one.group for one in self.options)


@dataclass(frozen=True)
class Refusal(Block):
    """Where it is said that a change cannot be made, and why; empty until then."""

    of: Sequence[str]


@dataclass(frozen=True, eq=False)
class Page:
    """The answer to a question, for one view; the same page is the same object.

    Attributes
    ----------
    name : str
        In the address; empty for the first page.
    title : str
        Of the window.
    headline : Headline
    controls : sequence of Block
        What stands beside the answer: controls, and what belongs between them.
    blocks : sequence of Block
    lead : sequence of Block
        What stands with the headline.
    foot : str
        Of when the newest figures are, and when the data were built.
    rests_on : sequence of (Indicator, Period)
        Whose figures stand in it, and of when: what a program is told beside it.
    """

    name: str
    title: str
    headline: Headline
    controls: Sequence[Block]
    blocks: Sequence[Block]
    lead: Sequence[Block] = ()
    foot: str = ""
    rests_on: Sequence[tuple[Indicator, Period]] = field(default=(), metadata={"drawn": True})


def every(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give all blocks, each before those that it holds."""
    for block in blocks:
        yield block
        yield from every(getattr(block, "blocks", ()))
