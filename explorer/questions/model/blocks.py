"""What the page on the model alone needs: a chart whose dots say what they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.questions.blocks import DRAWN, Chart
from explorer.questions.page import Block


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
