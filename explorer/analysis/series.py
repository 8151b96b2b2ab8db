"""One area's own figures over time, and what can be said of their trend."""

from dataclasses import dataclass

from explorer import data
from explorer.areas import Area
from explorer.catalogue import Indicator
from explorer.periods import Period
from explorer.statistics.intervals import standard_error
from explorer.statistics.trend import (
    CANNOT_SAY,
    LineTrend,
    RecentTrend,
    line_trend,
    official_trend,
    why_not_official,
)

_DAYS_A_YEAR = 365.25
# A line through fewer points says nothing about how well it fits.
_FEWEST = 4

BORROWED = "The figures were measured for {name}; a trend is shown for an area's own alone."
TOO_FEW = "Fewer than four periods have a range, so no trend can be told from chance."


@dataclass(frozen=True)
class Point:
    """One period's figure; NaN limits where no range is published."""

    period: Period
    value: float
    lower: float
    upper: float


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
    official : RecentTrend
        What the official rule says, or why it does not apply.
    line : LineTrend or None
        A line that allows for windows that share years; None where it cannot be had.
    reason : str
        Why there is no line; else empty.
    """

    indicator: Indicator
    area: Area
    sex: str
    points: tuple[Point, ...]
    official: RecentTrend
    line: LineTrend | None
    reason: str


def series(record: Indicator, area: Area, sex: str) -> Series:
    """Return an area's own figures over time; borrowed figures never make a trend."""
    found = data.history(record, area, sex)
    if found.measured_for is not None:
        reason = BORROWED.format(name=found.measured_for.name)
        return Series(record, area, sex, (), RecentTrend(CANNOT_SAY, reason=reason), None, reason)
    columns = ["period", "value", "lower", "upper"]
    rows = found.frame.loc[found.frame["value"].notna(), columns].itertuples(index=False)
    points = tuple(Point(Period.stored(period), *numbers) for period, *numbers in rows)
    line = _line(points)
    return Series(
        indicator=record,
        area=area,
        sex=sex,
        points=points,
        official=_official(record, points),
        line=line,
        reason="" if line else TOO_FEW,
    )


def _official(record: Indicator, points: tuple[Point, ...]) -> RecentTrend:
    reason = why_not_official(record.statistic, _length(points[-1].period) if points else 0.0)
    if reason:
        return RecentTrend(CANNOT_SAY, reason=reason)
    errors = standard_error([one.lower for one in points], [one.upper for one in points])
    return official_trend([one.value for one in points], errors)


def _line(points: tuple[Point, ...]) -> LineTrend | None:
    """Fit a line through the periods that have a range and last as long as the latest."""
    known = [one for one in points if one.upper > one.lower]
    known = [one for one in known if one.period.length == known[-1].period.length]
    if len(known) < _FEWEST or known[-1].period.unit != "Y":
        return None
    return line_trend(
        [one.value for one in known],
        standard_error([one.lower for one in known], [one.upper for one in known]),
        [_start(one.period) for one in known],
        _length(known[-1].period),
    )


def _start(period: Period) -> float:
    """Return when a period starts, in years."""
    return period.start.year + (period.start.month - 1) / 12


def _length(period: Period) -> float:
    """Return how long a period lasts, in years."""
    return float(period.length) if period.unit == "Y" else period.length / _DAYS_A_YEAR
