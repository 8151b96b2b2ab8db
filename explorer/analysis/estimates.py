"""One area's figure, with what it was measured for and how it compares with England."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area, named_apart, register
from explorer.places.levels import NAMED
from explorer.places.search import Taken, take
from explorer.places.sites import point_called
from explorer.statistics.comparison import against_benchmark
from explorer.statistics.intervals import standard_error


def one_place(area: Area) -> tuple[str, str]:
    """Return level and code of an area, the same for one place at two levels."""
    twins = (twin.level for twin in register().same_place(area))
    return min([area.level, *twins]), area.code


@dataclass(frozen=True)
class Estimate:
    """An indicator's figure for one area, one sex and one period.

    Attributes
    ----------
    area : Area
    value, lower, upper : float
        In the indicator's unit; NaN where not published.
    verdict : str
        "higher", "similar" or "lower" than England; empty where no range is published.
    measured_for : Area or None
        The larger area that the figure was measured for, where it is borrowed.
    flag, processing : str
    numerator, denominator : float
    extra : dict of str to float
        The record's further columns.
    also : tuple of Area
        What else the name that was asked for could have meant.
    """

    area: Area
    value: float
    lower: float
    upper: float
    verdict: str
    measured_for: Area | None
    flag: str
    processing: str
    numerator: float
    denominator: float
    extra: dict[str, float]
    also: tuple[Area, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a figure at all."""
        return not math.isnan(self.value)

    @property
    def has_range(self) -> bool:
        """Whether a 95% interval is published."""
        return not math.isnan(self.lower)

    @property
    def standard_error(self) -> float:
        """Standard error from the published limits; NaN where there are none."""
        return float(standard_error(self.lower, self.upper))

    @property
    def measured_area(self) -> tuple[str, str]:
        """Level and code of what was measured, the same for one place at two levels."""
        return one_place(self.measured_for or self.area)


def take_area(text: str, record: Indicator) -> Taken:
    """Take a name or code for the area at which an indicator can answer.

    The first of upper tier, district, constituency, care board, region and country
    at which the area exists and the indicator is published; else the first of
    district and constituency that can borrow it.

    Raises
    ------
    QuestionError
        No area fits, or none that does has a figure.
    """

    def answers(area: Area) -> int | None:
        if data.is_published(record, area.level):
            return 0
        return 1 if data.can_borrow(record, area) else None

    try:
        return take(text, answers)
    except QuestionError as error:
        shown = ", ".join(NAMED[level].plural for level in record.held)
        raise QuestionError(f"{error} {record.title} is published for {shown}.") from None


def take_place(text: str, record: Indicator) -> Taken:
    """Take a name or code for an area, or for a place that is a point where one has figures.

    Raises
    ------
    QuestionError
        Nothing fits, several places do, or none that does has a figure.
    """
    if not record.sites:
        return take_area(text, record)
    try:
        return take_area(text, record)
    except QuestionError:
        return Taken(point_called(text), ())


def estimate(
    record: Indicator, area: Area, sex: str, period: Period, also: tuple[Area, ...] = ()
) -> Estimate:
    """Return an indicator's figure for one area.

    Raises
    ------
    QuestionError
        Nothing is published at the area's level for that sex and period.
    """
    row = data.cells(record.slug, area.level, sex, period, area.code)
    benchmark = data.england(record.slug, sex, period)
    england_value = math.nan if benchmark is None else float(benchmark["value"])
    lender = None
    if row["measured_for"]:
        lender = register().area(record.borrow_from, row["measured_for"])
        area, lender = named_apart((area, lender))
    return Estimate(
        area=area,
        value=float(row["value"]),
        lower=float(row["lower"]),
        upper=float(row["upper"]),
        verdict=str(against_benchmark(row["lower"], row["upper"], england_value)),
        measured_for=lender,
        flag=row["flag"],
        processing=row["processing"],
        numerator=float(row["numerator"]),
        denominator=float(row["denominator"]),
        extra={column.name: float(row[column.name]) for column in record.extra},
        also=also,
    )


def told_apart(estimates: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Return figures shown together, with the kind of place where names are equal."""
    given = list(estimates)
    lenders = [one.measured_for for one in given if one.measured_for]
    areas = [*(one.area for one in given), *lenders]
    name = dict(zip(areas, named_apart(areas), strict=True))
    return tuple(
        replace(one, area=name[one.area], measured_for=one.measured_for and name[one.measured_for])
        for one in given
    )


def verdicts(joined: data.Figures) -> pd.Series:
    """Return each area's verdict against England, in the order of the figures' frame."""
    benchmark = data.england(joined.indicator.slug, joined.sex, joined.period)
    value = math.nan if benchmark is None else float(benchmark["value"])
    frame = joined.frame
    verdict = against_benchmark(frame["lower"], frame["upper"], value)
    return pd.Series(verdict, index=frame.index)
