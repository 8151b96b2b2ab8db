"""The kinds of block that only an area's page has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from explorer.questions.blocks import DRAWN, Figure, Link
from explorer.questions.page import Block
from explorer.scales import Scale
from explorer.words.area.header import Sentence


@dataclass(frozen=True)
class Context(Block):
    """Who an area is, in one line: texts, and links to the areas that it is part of."""

    parts: Sequence[str | Link]


@dataclass(frozen=True)
class Facts(Block):
    """Sentences that say what matters most; `soft` what our model says beside them."""

    sentences: Sequence[Sentence]
    soft: str


@dataclass(frozen=True)
class Actions(Block):
    """What a reader may do with the page: links; those of files come first.

    Attributes
    ----------
    pack : str
        What the first button says; empty where there is no pack.
    files : sequence of Link
        The pack in each format.
    links : sequence of Link
    """

    pack: str
    files: Sequence[Link]
    links: Sequence[Link]


@dataclass(frozen=True)
class Near:
    """An area that touches another, and where its name stands on the map, as shares of it."""

    link: Link
    left: float = field(metadata=DRAWN)
    top: float = field(metadata=DRAWN)


@dataclass(frozen=True)
class Locator(Block):
    """A small still map of an area among its neighbours.

    Attributes
    ----------
    alt : str
    title : str
        What opens the neighbours' names.
    neighbours : sequence of Near
    svg : str
    note : str
        What hexagons show, and whose they are; empty where areas are drawn as they lie.
    """

    alt: str
    title: str
    neighbours: Sequence[Near]
    svg: str = field(repr=False, metadata=DRAWN)
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A finding, and how sure it is: `mark` names the shape of its verdict."""

    text: str
    mark: str
    sure: str


@dataclass(frozen=True)
class Findings(Block):
    """What stands out: lines with how sure they are, and how many were looked at."""

    title: str
    lines: Sequence[Line]
    note: str
    id: str = ""


@dataclass(frozen=True)
class Strip:
    """All areas on a scale with what stands on it.

    Attributes
    ----------
    scale : Scale
    counts : sequence of int
        How many areas lie in each of equal parts of the scale.
    england, region, standard : float
        NaN where there is none.
    standard_name : str
    beyond : str
        How many areas lie off the scale; empty without any.
    """

    scale: Scale
    counts: Sequence[int]
    england: float
    region: float
    standard: float
    standard_name: str
    beyond: str


@dataclass(frozen=True)
class Publication:
    """A publication that a figure rests on: its file with its hash, and where it is found."""

    text: str
    file: str
    sha256: str
    url: str


@dataclass(frozen=True)
class Steps:
    """How a figure came from its publications to the page.

    Attributes
    ----------
    title : str
        Of the publications.
    publications : sequence of Publication
    sections : mapping of str to sequence of str
        Lines by heading.
    links : sequence of Link
        To this figure, and to the file of its series.
    """

    title: str
    publications: Sequence[Publication]
    sections: Mapping[str, Sequence[str]]
    links: Sequence[Link]


@dataclass(frozen=True)
class AreaRow:
    """A measure of an area.

    Attributes
    ----------
    key : str
        As in addresses: ``slug.sex``.
    title, when : str
    address : str
        Of the map with this measure; empty where no map can show the area.
    badge : str
        Whom it was measured for, where that is a larger area.
    strip : Strip
    figure : Figure
        Its text is the value alone; the reason where there is none.
    limits, england : str
        The range in brackets; England's figure.
    mark, verdict : str
        The verdict's shape, empty without a range; and its words.
    notes : sequence of str
        Rank, trend and standard.
    steps : Steps
    """

    key: str
    title: str
    when: str
    address: str
    badge: str
    strip: Strip
    figure: Figure
    limits: str
    england: str
    mark: str
    verdict: str
    notes: Sequence[str]
    steps: Steps


@dataclass(frozen=True)
class Theme:
    """The measures of a theme: `count` says in words how many, `open` whether they are shown."""

    title: str
    count: str
    rows: Sequence[AreaRow]
    open: bool


@dataclass(frozen=True)
class Themes(Block):
    """Every measure of an area, in themes that fold.

    Attributes
    ----------
    title : str
    key : sequence of (str, str)
        Each mark's name and words.
    heads : sequence of str
    themes : sequence of Theme
    steps : str
        What opens the steps of a row; `steps_open`, whether they are open from the start.
    publisher : str
        What a link to a publication says.
    """

    embeds: ClassVar[str] = "table"
    title: str
    key: Sequence[tuple[str, str]]
    heads: Sequence[str]
    themes: Sequence[Theme]
    steps: str
    publisher: str
    steps_open: bool = False
