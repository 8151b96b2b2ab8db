"""Periods on an axis: where they lie, and which of them are written there."""

import altair as alt
import pandas as pd

from explorer import colours
from explorer.charts import sheet as on
from explorer.charts.lettering import width
from explorer.charts.sheet import Layer, Sheet
from explorer.periods import Period
from explorer.words import charts as chart_words

# Pixels under a plot for them.
UNDER = 34
_DAYS_A_YEAR = 365.25
_KEPT = ("area_name", "period", "value", "lower", "upper", "low", "high", "marked")


def timed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the middle of their period as `at`, in years, the oldest first."""
    periods = [Period.stored(text) for text in frame["period"]]
    columns = [name for name in _KEPT if name in frame]
    placed = frame[columns].assign(
        at=[_middle(one) for one in periods],
        label=[chart_words.axis_period(one) for one in periods],
    )
    return placed.sort_values("at", kind="stable", ignore_index=True)


def _middle(period: Period) -> float:
    day = period.start.year + (period.start.timetuple().tm_yday - 1) / _DAYS_A_YEAR
    return day + (period.length / 2 if period.unit == "Y" else 0)


def scale(points: pd.DataFrame, margin: float = 0.0) -> alt.Scale:
    """Return the scale of time, with so many years to spare on either side."""
    return on.scale(float(points["at"].min()) - margin, float(points["at"].max()) + margin)


def periods(
    points: pd.DataFrame, sheet: Sheet, baseline: str = "", margin: float = 0.0
) -> list[Layer]:
    """Return first, baseline and last under the axis; what would collide gives way.

    `margin` is that of the scale.
    """
    stamps = points.drop_duplicates("period").reset_index(drop=True)
    ends = float(points["at"].min()), float(points["at"].max())
    reach = ends[1] - ends[0] + 2 * margin or 1.0
    wanted = [len(stamps) - 1, *stamps.index[stamps["period"] == baseline], 0]
    taken: list[tuple[float, float]] = []
    layers = []
    for place in dict.fromkeys(wanted):
        text = stamps["label"].iloc[place]
        at = (float(stamps["at"].iloc[place]) - ends[0] + margin) / reach * sheet.plot
        half = width(text) / 2
        at = min(max(at, half - sheet.left + 4), sheet.plot + sheet.right - half - 4)
        if any(at - half < end + 8 and at + half > start - 8 for start, end in taken):
            continue
        taken.append((at - half, at + half))
        layers.append(
            on.pixel_text(text, at, sheet.height + 20, align="center", colour=colours.INK_2)
        )
    return layers
