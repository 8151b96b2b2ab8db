"""Doctors against health or deprivation: three classes of each, and the hardest corner."""

from dataclasses import dataclass

import numpy as np

from explorer.analysis.doctors.definitions import RAW, Row, definition_record, rows
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.map import Place, place
from explorer.analysis.modelled import Modelled, all_beside
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.places.levels import level as level_called
from explorer.statistics.agreement import thirds

# The first of the three thirds, whatever way round an indicator counts.
HARDEST = 0


@dataclass(frozen=True)
class Cell:
    """An area with its two figures and the third of each, 0 the hardest to 2.

    Attributes
    ----------
    row : Row
        Its doctors.
    value : float
        The other indicator's figure.
    doctors, other : int
        -1 where one of the two is missing, marked, or borrowed from a larger area.
    lent : Estimate or None
        The other indicator's figure of the larger area, where the area has none of its own.
    modelled : Modelled or None
        What our model says of the area, where it has no published figure of its own.
    """

    row: Row
    value: float
    doctors: int
    other: int
    lent: Estimate | None = None
    modelled: Modelled | None = None

    @property
    def area(self) -> Area:
        """The area."""
        return self.row.area


@dataclass(frozen=True)
class TwoWay:
    """Every area of a level by doctors and by another indicator.

    Attributes
    ----------
    level, definition : str
    indicator : Indicator
    sex : str
    period : Period
        Of the other indicator.
    cells : tuple of Cell
        In order of code.
    """

    level: str
    definition: str
    indicator: Indicator
    sex: str
    period: Period
    cells: tuple[Cell, ...]

    @property
    def corner(self) -> tuple[Cell, ...]:
        """Areas in the hardest third of both, fewest doctors first."""
        found = [one for one in self.cells if one.doctors == HARDEST and one.other == HARDEST]
        return tuple(sorted(found, key=lambda one: one.row.value))

    def counts(self) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
        """Return how many areas lie in each cell: rows by the other indicator, 3 by 3."""
        table = np.zeros((3, 3), dtype=np.int64)
        for one in self.cells:
            if one.doctors >= 0:
                table[one.other, one.doctors] += 1
        return table


def two_way(level: str, slug: str, sex: str | None = None, definition: str = RAW) -> TwoWay:
    """Cross doctors with another indicator, the latest of each.

    Thirds are of the areas that have a figure of their own for both and are ranked.

    Raises
    ------
    QuestionError
        The indicator says of no direction that it is better, has no figures of its own at
        the level, or needs a sex.
    """
    record = indicator(slug)
    if record.polarity == "none" or record.family == definition_record(definition).family:
        raise QuestionError(f"{record.title} cannot be set against doctors: choose another.")
    figures = data.figures(slug, level, sex)
    frame = figures.frame
    own = frame["value"].where(frame["measured_for"].eq(""))
    if own.isna().all():
        raise QuestionError(
            f"{record.title} has no figures of its own for {level_called(level).plural}."
        )
    doctors = rows(level, definition)
    ranked = np.array([row.ranked for row in doctors])
    both = ranked & own.notna().to_numpy()
    gps = np.where(both, [row.value for row in doctors], np.nan)
    other = np.where(both, own, np.nan)
    # Where lower is better the highest third is the hardest.
    turned = other if record.polarity == "higher_is_better" else -other
    known = all_beside(record, level, figures.sex, figures.period)
    cells = zip(doctors, own, thirds(gps), thirds(turned), strict=True)
    return TwoWay(
        level,
        definition,
        record,
        figures.sex,
        figures.period,
        tuple(
            Cell(
                row,
                float(value),
                int(one),
                int(two),
                _lent(figures, row.area),
                known.get(row.area.code),
            )
            for row, value, one, two in cells
        ),
    )


def _lent(figures: data.Figures, area: Area) -> Estimate | None:
    """Return the figure of a larger area that an area shows; None where it has its own, or none."""
    if not figures.row(area.code)["measured_for"]:
        return None
    return estimate(figures.indicator, area, figures.sex, figures.period)


def healthy(area: Area, slug: str, sex: str) -> Place | None:
    """Return an area's healthy years where it has no published figure and our model has one.

    The latest period that the level shows; None where the area has a figure of its own.
    """
    record = indicator(slug)
    for period in data.published_periods(record, area.level, sex)[-1:]:
        found = place(record, area, sex, period)
        return found if found.modelled else None
    return None
