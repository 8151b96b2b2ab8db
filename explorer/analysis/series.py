"""One area's own figures over time, and what can be said of their trend."""

import math
from dataclasses import dataclass

from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.statistics.intervals import standard_error
from explorer.statistics.trend import LineTrend, line_trend

_DAYS_A_YEAR = 365.25
# A line through fewer points says nothing about how well it fits.
_FEWEST = 4

BORROWED = "The figures were measured for {name}; a trend is shown for an area's own alone."
TOO_FEW = "Fewer than four periods have a range, so no trend can be told from chance."
ONE_DAY = "Each figure is of a single day, so no trend over years is drawn through them."


@dataclass(frozen=True)
class Point:
    """One period's figure; NaN limits where no range is published."""

    period: Period
    value: float
    lower: float
    upper: float

    @property
    def error(self) -> float:
        """Standard error from the published limits; NaN where there are none."""
        return float(standard_error(self.lower, self.upper))


@dataclass(frozen=True)
class Series:
    """One area's own figures on one indicator, for one sex.

    Attributes
    ----------
    indicator : Indicator
    area : Area
    sex : str
    points : tuple of Point
        The oldest first; empty where the figures are borrowed or there are none.
    line : LineTrend or None
        A line that allows for windows that share years; None where it cannot be had.
    reason : str
        Why there is no line; else empty.
    """

    indicator: Indicator
    area: Area
    sex: str
    points: tuple[Point, ...]
    line: LineTrend | None
    reason: str


def series(record: Indicator, area: Area, sex: str) -> Series:
    """Return an area's own figures over time; borrowed figures never make a trend."""
    found = data.history(record, area, sex)
    if found.measured_for is not None:
        reason = BORROWED.format(name=found.measured_for.name)
        return Series(record, area, sex, (), None, reason)
    columns = (found.column(name) for name in ("period", "value", "lower", "upper"))
    points = tuple(
        Point(Period.stored(period), value, lower, upper)
        for period, value, lower, upper in zip(*columns, strict=True)
        if not math.isnan(value)
    )
    line = _line(_comparable(points))
    return Series(
        indicator=record,
        area=area,
        sex=sex,
        points=points,
        line=line,
        reason="" if line else _why_no_line(points),
    )


def _comparable(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the periods of years that have a range and last as long as the latest such."""
    known = [one for one in points if one.upper > one.lower and one.period.unit == "Y"]
    return tuple(one for one in known if one.period.length == known[-1].period.length)


def _why_no_line(points: tuple[Point, ...]) -> str:
    days = [one for one in points if one.upper > one.lower and one.period.unit == "D"]
    return ONE_DAY if len(days) >= _FEWEST else TOO_FEW


def _line(known: tuple[Point, ...]) -> LineTrend | None:
    if len(known) < _FEWEST:
        return None
    return line_trend(
        [one.value for one in known],
        [one.error for one in known],
        [_start(one.period) for one in known],
        _length(known[-1].period),
    )


def _start(period: Period) -> float:
    """Return when a period starts, in years."""
    return period.start.year + (period.start.month - 1) / 12


def _length(period: Period) -> float:
    """Return how long a period lasts, in years."""
    return float(period.length) if period.unit == "Y" else period.length / _DAYS_A_YEAR
