"""Charts in words: labels on them, how to read them, and what they show to those who hear them."""

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from explorer.periods import Period
from explorer.words.figures import apart, number, rounded, span

BAND = "Shading: likely range, fading out."
NO_RANGE = "No likely range is published."
SOME_RANGE = "Shading: likely range, fading out; no shading where none is published."
DOTTED = "Dotted: nothing is held for those years."
TENTHS_NO_RANGE = "No likely ranges are published for the tenths."
LINE = "Line: a straight line through all ten."
SUM = "The two parts add up to the whole. Their likely ranges are in the table."
ROUNDED = "Parts may not add up as shown, as each is rounded."
MOVED = "Ring: before. Filled: after."
LENGTH, HEALTH = "length of life (dark)", "health during life (light)"
MOST, LEAST = "most deprived tenth", "least"
_UNITS = {"%": "%"}


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Return a frame's rows, their columns as attributes."""
    return iter(frame.itertuples(index=False))


def axis_period(period: Period) -> str:
    """Return a period as it stands on an axis: "2011–13", "2023/24", "2024"."""
    if period.unit == "Y" and period.length > 1:
        return f"{period.start.year}–{period.last_year % 100:02d}"
    return str(period.last_year) if period.unit == "D" else period.words


def amount(value: float, unit: str, decimals: int) -> str:
    """Return a number with its unit: "7.4 years", "12.0%"."""
    text = number(value, decimals)
    return text + _UNITS.get(unit, f" {unit}" if unit else "")


def reading(frame: pd.DataFrame) -> str:
    """Return how to read the ranges of a chart, by which of its figures have one."""
    known = frame.loc[frame["value"].notna(), "lower"].notna()
    return BAND if known.all() else SOME_RANGE if known.any() else NO_RANGE


def half_label(half: float, unit: str, decimals: int, baseline: str) -> str:
    """Return what a half-way line is: "Half of 2018 to 2020: 3.35 years"."""
    return f"Half of {Period.stored(baseline).words}: {amount(half, unit, decimals + 1)}"


def gap_alt(title: str, frame: pd.DataFrame, unit: str, decimals: int, half: str = "") -> str:
    """Return a gap over time for a screen reader: every period with its range, then half."""
    told = [
        f"{Period.stored(row.period).words} {_figure(row.value, row.lower, row.upper, decimals)}"
        for row in each(frame)
    ]
    return " ".join(filter(None, (f"{title}, in {unit}: {'; '.join(told)}.", half and f"{half}.")))


def either_way(frame: pd.DataFrame, decimals: int) -> str:
    """Return how wide the last period's ranges are, in one sentence; empty without any.

    As "Each value of 2022 to 2024 has a likely range of 0.6 to 1.1 either way."
    """
    last = _last(frame).dropna(subset=["lower", "upper"])
    if last.empty:
        return NO_RANGE
    sides = pd.concat([last["value"] - last["lower"], last["upper"] - last["value"]])
    when = Period.stored(last["period"].iloc[0]).words
    limits = span(float(sides.min()), float(sides.max()), decimals)
    return f"Each value of {when} has a likely range of {limits} either way."


def lines_alt(title: str, frame: pd.DataFrame, decimals: int) -> str:
    """Return lines over time for a screen reader: each area's last figure, highest first."""
    last = _last(frame).sort_values("value", ascending=False)
    when = Period.stored(last["period"].iloc[0]).words
    first = Period.stored(str(frame["period"].min())).words
    told = [_named(row, decimals) for row in each(last)]
    return f"{title}. From {first} to {when}. In {when}: {'; '.join(told)}."


def rows_alt(title: str, frame: pd.DataFrame, decimals: int) -> str:
    """Return areas on one ruler for a screen reader, each with its range."""
    return f"{title}. {'; '.join(_named(row, decimals) for row in each(frame))}."


def moved_label(moved: float, lower: float, upper: float, decimals: int) -> str:
    """Return what an arrow stands for: "fell 2.1"; no verb where the range holds 0."""
    if lower > 0 or upper < 0:
        return f"{'rose' if moved > 0 else 'fell'} {number(abs(moved), decimals)}"
    text = number(moved, decimals)
    signed = f"+{text}" if moved > 0 and text.strip("0.") else text
    return f"{signed}, no range" if math.isnan(lower) else f"no clear change ({signed})"


def moved_alt(title: str, frame: pd.DataFrame, decimals: int) -> str:
    """Return what each area did for a screen reader: both figures, move and range."""
    told = []
    for row in each(frame):
        moved = apart(row.after, row.before, decimals)
        move = moved_label(moved, row.lower, row.upper, decimals)
        limits = "" if math.isnan(row.lower) else f", range {span(row.lower, row.upper, decimals)}"
        told.append(
            f"{row.area_name} from {number(row.before, decimals)} to "
            f"{number(row.after, decimals)}: {move}{limits}"
        )
    return f"{title}. {'; '.join(told)}."


def parts_alt(title: str, frame: pd.DataFrame, unit: str, decimals: int) -> str:
    """Return gaps cut in two for a screen reader, each part with its range."""
    told = []
    for row in each(frame):
        gap, length, health = (
            _figure(
                getattr(row, part),
                getattr(row, f"{part}_lower"),
                getattr(row, f"{part}_upper"),
                decimals,
            )
            for part in ("gap", "length", "health")
        )
        told.append(f"{row.label}: {gap}; length of life {length}, health during life {health}")
    return f"{title}, in {unit}. {'. '.join(told)}."


def adds_up(frame: pd.DataFrame, decimals: int) -> str:
    """Return a caution where rounded parts do not add up to the rounded whole; else empty."""
    parts = frame[["length", "health", "gap"]]
    shown = parts.apply(lambda column: column.map(lambda value: rounded(value, decimals)))
    off = (shown["length"] + shown["health"] - shown["gap"]).abs() > 10.0 ** -(decimals + 1)
    return ROUNDED if off.any() else ""


def tenths_alt(title: str, frame: pd.DataFrame, decimals: int) -> str:
    """Return figures by tenth of deprivation for a screen reader, the most deprived first."""
    told = [
        f"{series}: {', '.join(number(value, decimals) for value in rows['value'])}"
        for series, rows in frame.groupby("series", sort=False)
    ]
    return f"{title}. From the most to the least deprived tenth. {'; '.join(told)}."


def _last(frame: pd.DataFrame) -> pd.DataFrame:
    known = frame[frame["value"].notna()]
    return known[known["period"] == known["period"].max()]


def _figure(value: float, lower: float, upper: float, decimals: int) -> str:
    if math.isnan(value):
        return "no figure"
    text = number(value, decimals)
    if math.isnan(lower):
        return text
    return f"{text} (likely range {span(lower, upper, decimals)})"


def _named(row: object, decimals: int) -> str:
    name, value, lower, upper = (
        getattr(row, field) for field in ("area_name", "value", "lower", "upper")
    )
    return f"{name} {_figure(value, lower, upper, decimals)}"


def short_name(name: str) -> str:
    """Return a name for where there is little room: "Yorkshire & Humber"."""
    return name.replace(" and The ", " & ").replace(" and ", " & ")
