"""The kinds of block that only the comparison of places has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from explorer.places.areas import Area
from explorer.questions.blocks import Figure, Link, ModelLines
from explorer.questions.page import Block
from explorer.scales import Scale
from explorer.words.compare import Gap


@dataclass(frozen=True)
class Place(Block):
    """A place that is compared, with its letter and kind."""

    letter: str
    area: Area
    kind: str


@dataclass(frozen=True)
class Lane:
    """A place on a scale.

    Attributes
    ----------
    letter, name : str
    figure : Figure
        Its text is the value alone.
    limits : str
        The range in brackets, or what else stands there.
    title : str
        What stands above it where lanes are far apart.
    """

    letter: str
    name: str
    figure: Figure
    limits: str
    title: str = ""


@dataclass(frozen=True)
class Track:
    """All areas of a level on a scale.

    Attributes
    ----------
    title : str
    values : sequence of float
    beyond : str
        How many lie off the scale; empty without any.
    alt : str
        The same in words.
    """

    title: str
    values: Sequence[float]
    beyond: str
    alt: str = ""


@dataclass(frozen=True)
class StandardLine:
    """A standard on a scale: its value, what stands at its line, and the same at length."""

    value: float
    name: str
    text: str


@dataclass(frozen=True)
class PlaceGap:
    """A difference: of which place, against which, and how far."""

    gap: Gap
    letter: str = ""
    name: str = ""


@dataclass(frozen=True)
class Trend:
    """A place's figures over time: day of each period as a number, and value."""

    letter: str
    points: Sequence[tuple[int, float]]


@dataclass(frozen=True)
class Measure:
    """A measure that places share.

    Attributes
    ----------
    title, when : str
    standard : StandardLine or None
    address : str
        Of the page with this measure on the map.
    chosen : bool
        Whether it is on the map.
    badges : sequence of (str, str)
        Letter, and whom its figure was measured for.
    scale : Scale
    lanes : sequence of Lane
    track : Track
    england : float or None
    foot : str
        England's figure in words.
    gaps : sequence of PlaceGap
    no_gap : str
        Why there is none.
    trends : sequence of Trend
    trend_note : str
    details : sequence of str
    model : ModelLines
        What our model says of places without a published figure of their own.
    """

    title: str
    when: str
    address: str
    chosen: bool
    badges: Sequence[tuple[str, str]]
    scale: Scale
    lanes: Sequence[Lane]
    track: Track
    england: float | None
    foot: str
    gaps: Sequence[PlaceGap]
    no_gap: str
    trends: Sequence[Trend]
    trend_note: str
    details: Sequence[str]
    model: ModelLines
    standard: StandardLine | None = None


@dataclass(frozen=True)
class Group:
    """Measures of one theme, or their number and the way to them where they are folded.

    Attributes
    ----------
    name, title, count : str
        In addresses; as a heading; how many there are.
    opens : Link
        To the page with this group open.
    measures : sequence of Measure
        None where it is folded.
    """

    name: str
    title: str
    count: str
    opens: Link
    measures: Sequence[Measure]


@dataclass(frozen=True)
class Measures(Block):
    """Measures that places share, each on a scale with all areas and England; most are folded.

    Attributes
    ----------
    caption : str
    legend : sequence of (str, str)
        Letter and name of each place.
    reading : str
    heads : sequence of str
    groups : sequence of Group
    details : str
        What opens a measure's details.
    every : Link or None
        To the page with every group open; None where they are.
    """

    embeds: ClassVar[str] = "table"
    caption: str
    legend: Sequence[tuple[str, str]]
    reading: str
    heads: Sequence[str]
    groups: Sequence[Group]
    details: str
    every: Link | None = None


@dataclass(frozen=True)
class ChartFiles(Block):
    """A chart to take away: drawn when one of its files is asked for."""

    text: str
    name: str
    file: str
    query: Mapping[str, str]


@dataclass(frozen=True)
class Whole(Block):
    """Every area of each level on the scale of the measure in focus.

    Attributes
    ----------
    title : str
    scale : Scale
    tracks : sequence of Track
    lanes : sequence of Lane
    england : float or None
    blocks : sequence of Block
    standard : StandardLine or None
    """

    embeds: ClassVar[str] = "chart"
    title: str
    scale: Scale
    tracks: Sequence[Track]
    lanes: Sequence[Lane]
    england: float | None
    blocks: Sequence[Block]
    standard: StandardLine | None = None


@dataclass(frozen=True)
class ReleaseRow:
    """Two places in one release."""

    title: str
    period: str
    figures: Sequence[tuple[str, Figure]]
    gap: Gap


@dataclass(frozen=True)
class Releases(Block):
    """Two places in every release of a series."""

    embeds: ClassVar[str] = "table"
    title: str
    heads: Sequence[str]
    rows: Sequence[ReleaseRow]
    blocks: Sequence[Block]

    @property
    def is_empty(self) -> bool:
        """Whether the measure has one release only."""
        return not self.rows


@dataclass(frozen=True)
class Quote(Block):
    """What to know before quoting, what is measured for whom, and the rest, by title."""

    sections: Mapping[str, Sequence[str]]
    blocks: Sequence[Block]
