"""One area's figures over time in words."""

import math

from explorer.analysis.series import Series
from explorer.periods import Period
from explorer.statistics.intervals import Ranged
from explorer.statistics.trend import NO_STEADY_TREND
from explorer.words.figures import number, outward, span, with_unit

_FALLS_RISES = ("falls", "rises")


def trend_text(series: Series) -> str:
    """Return whether an area's own series has a steady trend, with its range.

    As "A straight line falls by 0.20 years a year (likely range 0.01 to 0.39)", or "No
    steady trend: a straight line goes 0.02 years lower a year (likely range 0.11 lower to
    0.06 higher)".
    """
    name = series.area.name
    if series.line is None:
        return f"{name}: {series.reason[:1].lower()}{series.reason[1:]}" if series.reason else ""
    slope, decimals = series.line.slope, series.indicator.decimals + 1
    amount = with_unit(number(abs(slope.value), decimals), series.indicator)
    if series.line.outcome == NO_STEADY_TREND:
        return (
            f"{name}: no steady trend; a straight line goes {amount} {_side(slope)} a year "
            f"(likely range {_both_ways(slope, decimals)})."
        )
    low, high = sorted((abs(slope.lower), abs(slope.upper)))
    verb = _FALLS_RISES[slope.value > 0]
    limits = span(low, high, decimals)
    return f"{name}: a straight line {verb} by {amount} a year (likely range {limits})."


def series_alt(series: Series) -> str:
    """Return a line chart of one area's series for a screen reader."""
    if not series.points:
        return series.reason
    record = series.indicator
    ends = [
        f"{number(point.value, record.decimals)} {_in(point.period)} {point.period.words}"
        + (
            ""
            if math.isnan(point.lower)
            else f" (likely range {span(point.lower, point.upper, record.decimals)})"
        )
        for point in dict.fromkeys((series.points[0], series.points[-1]))
    ]
    count = len(series.points)
    periods = "1 period" if count == 1 else f"{count} periods"
    return f"{record.short_title} of {series.area.name}, {periods}: {', '.join(ends)}."


def _in(period: Period) -> str:
    return "on" if period.unit == "D" else "in"


def _side(slope: Ranged) -> str:
    return "lower" if slope.value < 0 else "higher"


def _both_ways(slope: Ranged, decimals: int) -> str:
    """Return limits of a slope, each with its side: "0.11 lower to 0.06 higher"."""
    sides = [
        f"{number(abs(limit), decimals)} {'lower' if limit < 0 else 'higher'}"
        for limit in outward(slope.lower, slope.upper, decimals)
    ]
    return " to ".join(sides)
