"""Where an area stands among all of its level by a definition: counts for a small picture."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.analysis.doctors.agreement import agreement_table
from explorer.analysis.doctors.definitions import DEFINITIONS
from explorer.errors import QuestionError
from explorer.scales import Scale, holding

_BINS = 48


@dataclass(frozen=True)
class Column:
    """The ranked areas of a level by one definition, in bins of equal width.

    Attributes
    ----------
    definition : str
    low, high : float
        The lowest and the highest value.
    counts : ndarray of int, shape (bins,)
    limit : float
        The highest value in the fewest-doctored fifth by our rule.
    """

    definition: str
    low: float
    high: float
    counts: npt.NDArray[np.int64]
    limit: float

    def along(self, value: float) -> float:
        """Return how far along from lowest to highest a value lies, from 0 to 1."""
        return min(1.0, max(0.0, Scale(self.low, self.high).share(value)))

    def heights(self) -> npt.NDArray[np.float64]:
        """Return each bin's count as a share of the fullest bin's."""
        return np.asarray(self.counts / self.counts.max(), dtype=float)


def distributions(level: str) -> tuple[Column, ...]:
    """Return one column a definition, in the order of `DEFINITIONS`.

    Raises
    ------
    QuestionError
        The level does not exist, or is England, which has nothing to stand among.
    """
    table = agreement_table(level)
    found = []
    for place, definition in enumerate(DEFINITIONS):
        standings = [one.standings[place] for one in table if one.standings[place].rank]
        if not standings:
            raise QuestionError(f"Areas of the level '{level}' are not ranked.")
        values = [one.row.value for one in standings]
        scale = holding(values)
        counts = np.array(scale.counts(values, _BINS))
        limit = max(one.row.value for one in standings if one.fifth == 1)
        found.append(Column(definition, scale.low, scale.high, counts, limit))
    return tuple(found)
