"""What the colours of a map stand for: the figure itself, or how it compares with England."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.analysis.map import Overview
from explorer.colours import AGAINST_ENGLAND, palette
from explorer.indicators.catalogue import Indicator
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.map import legend_rows, verdict_row

VALUE, ENGLAND = "value", "england"
_VERDICTS = (LOWER, SIMILAR, HIGHER)


@dataclass(frozen=True)
class Fill:
    """How one class is filled.

    Attributes
    ----------
    colour : str
    lined : bool
        Whether horizontal lines lie over the colour: areas that cannot be told apart.
    text : str
        What the class is, in words.
    dotted : bool
        Whether fine dots lie over the colour: what our model says.
    """

    colour: str
    text: str
    lined: bool = False
    dotted: bool = False


@dataclass(frozen=True)
class Shading:
    """A way to colour a map.

    Attributes
    ----------
    fills : callable
        Gives the fills of an indicator's classes by their lower limits, the lowest class first.
    classes : callable
        Gives the class of each area of a page, -1 where there is no figure.
    """

    fills: Callable[[Indicator, Sequence[float]], tuple[Fill, ...]]
    classes: Callable[[Overview], npt.NDArray[np.int64]]

    def counts(self, page: Overview, *, own: bool = True) -> list[int]:
        """Return how many areas fall in each class: by their own figure, or a larger area's."""
        classes = self.classes(page)
        known = classes[(page.own.to_numpy() == own) & (classes >= 0)]
        fills = self.fills(page.figures.indicator, page.limits)
        return np.bincount(known, minlength=len(fills)).tolist()


def shades(page: Overview) -> list[str]:
    """Return the shadings that a page can have: by value, and by verdict where all have one."""
    return [VALUE, ENGLAND] if page.judged else [VALUE]


def _values(record: Indicator, limits: Sequence[float]) -> tuple[Fill, ...]:
    texts = legend_rows(limits, record)
    return tuple(map(Fill, palette(len(limits) + 1), texts))


def _verdicts(_record: Indicator, _limits: Sequence[float]) -> tuple[Fill, ...]:
    return tuple(
        Fill(AGAINST_ENGLAND[verdict], verdict_row(verdict), verdict == SIMILAR)
        for verdict in _VERDICTS
    )


def _verdict_classes(page: Overview) -> npt.NDArray[np.int64]:
    places = {verdict: place for place, verdict in enumerate(_VERDICTS)}
    return np.array([places.get(verdict, -1) for verdict in page.verdicts])


SHADINGS = {
    VALUE: Shading(_values, lambda page: page.classes),
    ENGLAND: Shading(_verdicts, _verdict_classes),
}
