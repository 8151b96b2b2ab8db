"""One area's figures over time in words."""

from explorer.analysis.series import Series
from explorer.statistics.intervals import Ranged
from explorer.statistics.trend import NO_CLEAR_CHANGE
from explorer.words.figures import number, outward, span, with_unit

_FALL_RISE = ("fell", "rose")


def trend_text(series: Series) -> str:
    """Return the finding of an area's own series, with its range and period.

    As "No clear change from 2011 to 2013 until 2022 to 2024: 0.02 years lower a year
    (likely range 0.11 lower to 0.06 higher)".
    """
    if series.line is None:
        return series.reason
    slope, decimals = series.line.slope, series.indicator.decimals + 1
    amount = with_unit(number(abs(slope.value), decimals), series.indicator)
    when = f"from {series.points[0].period.words} until {series.points[-1].period.words}"
    if series.line.outcome == NO_CLEAR_CHANGE:
        return (
            f"No clear change {when}: {amount} {_side(slope)} a year "
            f"(likely range {_both_ways(slope, decimals)})."
        )
    low, high = sorted((abs(slope.lower), abs(slope.upper)))
    verb = _FALL_RISE[slope.value > 0]
    return f"It {verb} {when}: by {amount} a year (likely range {span(low, high, decimals)})."


def trend_notes(series: Series) -> list[str]:
    """Return what to know about a trend: how it was checked, and what stands beside it."""
    if series.line is None:
        return []
    notes = []
    decimals = series.indicator.decimals + 1
    if series.line.fit.scale > 1:
        notes.append(
            "The series moves more than its own ranges allow, so the range of the trend is wider."
        )
    if series.line.apart.has_range:
        apart = series.line.apart
        amount = with_unit(number(abs(apart.value), decimals), series.indicator)
        notes.append(
            f"By the periods that share no year: {amount} {_side(apart)} a year "
            f"(likely range {_both_ways(apart, decimals)})."
        )
    return notes


def official_text(series: Series) -> str:
    """Return what the official rule says of the last five periods, or why it does not apply."""
    found = series.official
    return found.reason or f"Recent trend by the official rule: {found.outcome}."


def series_alt(series: Series) -> str:
    """Return a line chart of one area's series for a screen reader."""
    if not series.points:
        return series.reason
    record = series.indicator
    ends = [
        f"{number(point.value, record.decimals)} in {point.period.words}"
        + (
            f" (likely range {span(point.lower, point.upper, record.decimals)})"
            if record.has_interval
            else ""
        )
        for point in dict.fromkeys((series.points[0], series.points[-1]))
    ]
    count = len(series.points)
    periods = "1 period" if count == 1 else f"{count} periods"
    return f"{record.short_title} of {series.area.name}, {periods}: {', '.join(ends)}."


def _side(slope: Ranged) -> str:
    return "lower" if slope.value < 0 else "higher"


def _both_ways(slope: Ranged, decimals: int) -> str:
    """Return limits of a slope, each with its side: "0.11 lower to 0.06 higher"."""
    sides = [
        f"{number(abs(limit), decimals)} {'lower' if limit < 0 else 'higher'}"
        for limit in outward(slope.lower, slope.upper, decimals)
    ]
    return " to ".join(sides)
