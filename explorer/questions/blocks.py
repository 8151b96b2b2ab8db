"""The kinds of block that pages share. They hold words and figures, and no markup."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

import pandas as pd

from explorer.charts.picture import Picture
from explorer.maps.message import packed
from explorer.questions.page import Block
from explorer.words.modelled import ModelLine

# Marks what only says how to draw a block: it is no part of the page as data.
DRAWN = {"drawn": True}

# Words and figures ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Text(Block):
    """Paragraphs.

    Attributes
    ----------
    texts : sequence of str
        Empty ones are left out.
    tone : {"plain", "soft", "caution"}
        Soft: how to read something. Caution: what is easily got wrong.
    id : str
        Where a link within the page may lead.
    """

    texts: Sequence[str]
    tone: Literal["plain", "soft", "caution"] = "plain"
    id: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no paragraph is left."""
        return not any(self.texts)


@dataclass(frozen=True)
class Heading(Block):
    """A heading within a card, or of a part of the page."""

    text: str
    level: int = 3
    id: str = ""


@dataclass(frozen=True)
class Listing(Block):
    """A list; `ordered` where the order says something."""

    texts: Sequence[str]
    ordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is listed."""
        return not self.texts


@dataclass(frozen=True)
class Figure:
    """A figure in a cell: as it is read, and as it was worked out; NaN where there is none."""

    text: str
    value: float = math.nan
    lower: float = math.nan
    upper: float = math.nan

    @property
    def has_range(self) -> bool:
        """Whether it has limits."""
        return not math.isnan(self.lower)


@dataclass(frozen=True)
class Verdict:
    """A verdict in a cell or before a heading: `mark` names its shape and tint."""

    mark: str
    text: str


@dataclass(frozen=True)
class Link:
    """A link to another view: `about` is said to those who hear links alone."""

    text: str
    address: str
    about: str = ""


Cell = str | Figure | Verdict | Link


@dataclass(frozen=True)
class Table(Block):
    """A table whose rows are named by their first cell.

    Attributes
    ----------
    caption : str
        For those who hear it.
    heads : sequence of str
    rows : sequence of sequence of Cell
    numeric : sequence of int
        Columns whose cells are compared by size.
    """

    embeds: ClassVar[str] = "table"
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: Sequence[int] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not self.rows


@dataclass(frozen=True)
class ModelLines(Block):
    """What our model says of places without a published figure of their own.

    Attributes
    ----------
    lines : sequence of ModelLine
    between : str
        How far two of the places are apart by our model.
    """

    lines: Sequence[ModelLine]
    between: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether our model says nothing here."""
        return not self.lines


# Pictures, maps, files ------------------------------------------------------------------------


@dataclass(frozen=True)
class Chart(Block):
    """A picture with the figures behind it.

    Attributes
    ----------
    name : str
        In addresses.
    picture : Picture
    query : mapping of str to str
        What it is made from: with the name, its address.
    narrow : bool
        Whether it stands in a narrow column.
    """

    name: str
    picture: Picture
    query: Mapping[str, str]
    narrow: bool = False


@dataclass(frozen=True)
class Drawing(Block):
    """A map: what the browser part is told.

    Attributes
    ----------
    name : str
        Unique on a page.
    label : str
        What it is, for those who do not see it.
    figures : DataFrame
        One row an area, figures as they were worked out.
    message : mapping
        As `explorer.maps` makes it, for the scripts that draw it.
    acts : sequence of str
        What a reader can do on it: "area", "shade", "shape", "keep".
    """

    name: str
    label: str
    figures: pd.DataFrame
    message: Mapping[str, Any] = field(repr=False, metadata=DRAWN)
    acts: Sequence[str] = ()

    @cached_property
    def packed(self) -> bytes:
        """The message as it travels; packed once for all readers of a view."""
        return packed(dict(self.message))


@dataclass(frozen=True)
class Download(Block):
    """A file to keep.

    Attributes
    ----------
    text, address : str
    size : int or None
        In bytes, of the file that a server gives; None where it is not known.
    """

    text: str
    address: str
    size: int | None = None


@dataclass(frozen=True)
class SaveFile(Block):
    """A file that no address leads to: what it is called and holds; on a server alone."""

    name: str
    text: str
    file: str
    content: str


@dataclass(frozen=True)
class CopyLink(Block):
    """A button that copies the address of the page: on a server alone."""

    name: str


@dataclass(frozen=True)
class Spot:
    """A dot of a chart.

    Attributes
    ----------
    text : str
        What it says where it is pointed at or has the focus.
    wide, narrow : (float, float)
        Where it lies in the chart, and in that of a phone: shares of width and height.
    """

    text: str
    wide: tuple[float, float] = field(metadata=DRAWN)
    narrow: tuple[float, float] = field(metadata=DRAWN)


@dataclass(frozen=True)
class Pointed(Block):
    """A chart whose dots can be pointed at, and reached one after another by the arrow keys.

    Attributes
    ----------
    name : str
        Unique on a page.
    label : str
        What the dots are, and their order.
    hint : str
        How to reach them; it stands where the dots then say what they are.
    blocks : sequence of Chart
        The one chart.
    spots : sequence of Spot
    """

    name: str
    label: str
    hint: str
    blocks: Sequence[Chart]
    spots: Sequence[Spot]


@dataclass(frozen=True)
class Nine(Block):
    """How many areas are in each of nine classes.

    Attributes
    ----------
    caption : str
    heads, sides : sequence of str
        Three each, as the map's legend has them.
    counts : sequence of sequence of int
        By row and column.
    colours : sequence of sequence of str
        As on the map.
    """

    embeds: ClassVar[str] = "table"
    caption: str
    heads: Sequence[str]
    sides: Sequence[str]
    counts: Sequence[Sequence[int]]
    colours: Sequence[Sequence[str]]


# What holds others ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Card(Block):
    """A heading, a line on how to read what follows, then blocks."""

    title: str
    blocks: Sequence[Block]
    note: str = ""
    id: str = ""
    level: int = 2


@dataclass(frozen=True)
class Tile(Block):
    """A verdict in large, with what it rests on.

    Attributes
    ----------
    about : str
        What the verdict is on.
    verdict : Verdict
    title : str
    blocks : sequence of Block
    """

    about: str
    verdict: Verdict
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Fold(Block):
    """Blocks that open on demand."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Columns(Block):
    """Blocks side by side where there is room; `tiles` where they are verdicts."""

    blocks: Sequence[Block]
    tiles: bool = False


@dataclass(frozen=True)
class Flow(Block):
    """Blocks one after the other, in one piece; a name lets a style sheet arrange them."""

    blocks: Sequence[Block]
    name: str = ""


@dataclass(frozen=True)
class Section(Block):
    """Blocks that a style sheet arranges by name; controls and maps may stand in it."""

    name: str
    blocks: Sequence[Block]


# Round a page ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Contents(Block):
    """Links to parts of the page: their title by id."""

    titles: Mapping[str, str]


@dataclass(frozen=True)
class Sources(Block):
    """Where figures come from.

    Attributes
    ----------
    line : str
        Publisher, date and status.
    """

    line: str


@dataclass(frozen=True)
class Caution(Block):
    """What to know before quoting: few and in order; the rest stands in a fold after it."""

    notes: Sequence[str]
    title: str = "Before you quote this"
    id: str = ""


@dataclass(frozen=True)
class Links(Block):
    """Links to other pages."""

    links: Sequence[Link] = field(default_factory=tuple)
