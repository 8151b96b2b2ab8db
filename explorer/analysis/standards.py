"""How many areas of a level meet the standard that was set for an indicator."""

from dataclasses import dataclass

import pandas as pd

from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, Standard


@dataclass(frozen=True)
class Meeting:
    """Areas of a level beside an indicator's standard, by their own published figures.

    Attributes
    ----------
    indicator : Indicator
    level : str
    known, meet : int
        Areas with a figure of their own, and those of them whose figure meets the standard.
    ranged, surely, surely_not : int
        Areas with a likely range (95%), and those of them whose whole range meets the standard, or
        lies on its other side; of the rest it cannot be told.
    without : int
        Areas without a figure of their own: they neither meet the standard nor miss it.
    """

    indicator: Indicator
    level: str
    known: int
    meet: int
    ranged: int
    surely: int
    surely_not: int
    without: int

    @property
    def unsure(self) -> int:
        """Areas whose range has the standard inside it."""
        return self.ranged - self.surely - self.surely_not


def meeting(figures: data.Figures) -> Meeting | None:
    """Return how many areas meet an indicator's standard.

    None where no standard is set, and where no area has a figure of its own.
    """
    standard, frame = figures.indicator.standard, figures.frame
    own = frame[frame["value"].notna() & (frame["measured_for"] == "")]
    if standard is None or own.empty:
        return None
    ranged = own[own["lower"].notna() & own["upper"].notna()]
    # The end of a range that is furthest from the standard, and the nearest.
    least = standard.direction == "at_least"
    worst, best = ("lower", "upper") if least else ("upper", "lower")
    surely = _met(ranged[worst], standard)
    return Meeting(
        indicator=figures.indicator,
        level=figures.level,
        known=len(own),
        meet=_met(own["value"], standard),
        ranged=len(ranged),
        surely=surely,
        surely_not=len(ranged) - _met(ranged[best], standard),
        without=len(frame) - len(own),
    )


def _met(values: pd.Series, standard: Standard) -> int:
    return sum(standard.met_by(float(value)) for value in values)
