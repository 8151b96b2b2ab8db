"""A gap over time, with its likely range and the half-way line."""

import math
from dataclasses import dataclass

import altair as alt
import pandas as pd

from explorer import colours, scales
from explorer.charts import sheet as on
from explorer.charts import times
from explorer.charts.bands import NESTED, nested
from explorer.charts.lettering import width
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.sheet import Layer, Sheet
from explorer.words import charts as chart_words
from explorer.words.figures import number

_HEIGHT = 210
# Years on either side of the first and the last value.
_MARGIN = 0.4


@dataclass(frozen=True)
class GapSeries:
    """One gap over time.

    Attributes
    ----------
    caption : Caption
    frame : DataFrame
        period (as stored, ``2022-01-01/P3Y``), value, lower, upper; oldest first; further
        columns go to the CSV.
    unit : str
    decimals : int
    baseline : str
        The stored period that the goal is measured from; empty without one.
    half : float
        Half of the baseline's gap; NaN for no line.
    """

    caption: Caption
    frame: pd.DataFrame
    unit: str
    decimals: int
    baseline: str = ""
    half: float = math.nan


def gap_over_time(*gaps: GapSeries) -> tuple[Picture, ...]:
    """Return one chart a gap, all on one scale that starts at zero.

    Each value is a dot on a line in three nested bands: 34, 67 and 100% of its range.
    """
    top = max(float(one.frame[["value", "upper"]].max().max()) for one in gaps)
    step = scales.ticks(0, top, 3)[1]
    return tuple(_gap_picture(one, math.ceil(top / step) * step) for one in gaps)


def _gap_picture(gap: GapSeries, top: float) -> Picture:
    caption, frame = gap.caption, gap.frame
    reading = chart_words.reading(frame)
    drawn = on.specs(lambda size: _gap_spec(gap, top, reading, size))
    return Picture(
        name=caption.name,
        title=caption.title,
        subtitle=on.subtitle(caption, reading),
        alt=chart_words.gap_alt(caption.title, frame, gap.unit, gap.decimals, _half(gap)),
        frame=frame,
        wide=drawn[0],
        narrow=drawn[1],
    )


def _gap_spec(gap: GapSeries, top: float, reading: str, size: int) -> Laid:
    steps = scales.ticks(0, top, 3)
    digits = scales.tick_decimals(steps)
    left = 12 + math.ceil(max(width(number(step, digits)) for step in steps))
    sheet = Sheet(size, _HEIGHT, left=left, right=20, above=14, below=times.UNDER)
    points = times.timed(gap.frame)
    x = alt.X("at:Q", scale=times.scale(points, _MARGIN), axis=None)
    level = on.scale(0, top)
    y = alt.Y("value:Q", scale=level, axis=on.grid(steps, digits))
    layers = [
        alt.Chart(_banded(points, share))
        .mark_area(color=colours.BRAND, opacity=strength, line=False)
        .encode(x=x, y=alt.Y("low:Q", scale=level, axis=on.grid(steps, digits)), y2="high:Q")
        for share, strength in NESTED
        if points["lower"].notna().any()
    ]
    layers.append(alt.Chart(points).mark_line(color=colours.BRAND, strokeWidth=2).encode(x=x, y=y))
    layers += _dots(points, x, y, gap.baseline)
    layers += _half_line(gap, sheet, y)
    layers += _values(points, gap, x, y)
    layers += _zero(sheet) + times.periods(points, sheet, gap.baseline, _MARGIN)
    return on.drawn(sheet, layers, gap.caption, reading)


def _dots(points: pd.DataFrame, x: alt.X, y: alt.Y, baseline: str) -> list[Layer]:
    known = points[points["value"].notna()]
    named = (known["period"] == baseline) | (known.index == known.index[-1])
    return [
        alt.Chart(known[chosen])
        .mark_point(
            filled=True, shape="circle", size=size, color=colours.BRAND, opacity=1,
            stroke=colours.CARD, strokeWidth=1.5,
        )
        .encode(x=x, y=y)
        for chosen, size in ((~named, 45), (named, 130))
        if chosen.any()
    ]  # fmt: skip


def _half(gap: GapSeries) -> str:
    """Return what the half-way line is; empty without one."""
    if math.isnan(gap.half):
        return ""
    return chart_words.half_label(gap.half, gap.unit, gap.decimals, gap.baseline)


def _half_line(gap: GapSeries, sheet: Sheet, y: alt.Y) -> list[Layer]:
    if math.isnan(gap.half):
        return []
    line = pd.DataFrame({"value": [gap.half]})
    style = on.text_style(weight=700, baseline="bottom", dy=-6)
    return [
        alt.Chart(line)
        .mark_rule(color=colours.INK, strokeDash=[7, 4], strokeWidth=2)
        .encode(x=on.XValue(0), x2=on.X2Value(sheet.plot), y=y),
        alt.Chart(line).mark_text(**style, text=_half(gap)).encode(x=on.XValue(4), y=y),
    ]


def _values(points: pd.DataFrame, gap: GapSeries, x: alt.X, y: alt.Y) -> list[Layer]:
    """Return labels of first, baseline and last, on the side where the line is not."""
    known = points[points["value"].notna()].reset_index(drop=True)
    last = len(known) - 1
    chosen = {0, last, *known.index[known["period"] == gap.baseline]}
    layers = []
    for place in sorted(chosen):
        row = known.iloc[place]
        beside = known["value"].iloc[[max(place - 1, 0), min(place + 1, last)]]
        under = beside.max() > row["value"] and beside.mean() > row["value"]
        style = on.text_style(
            align="center",
            weight=700,
            baseline="top" if under else "bottom",
            dy=10 if under else -9,
        )
        layers.append(
            alt.Chart(known.iloc[[place]])
            .mark_text(**style, text=number(row["value"], gap.decimals))
            .encode(x=x, y=y)
        )
    return layers


def _zero(sheet: Sheet) -> list[Layer]:
    return [
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rule(color=colours.INK_2, strokeWidth=1)
        .encode(
            x=on.XValue(0), x2=on.X2Value(sheet.plot),
            y=on.YValue(sheet.height), y2=on.Y2Value(sheet.height),
        )
    ]  # fmt: skip


def _banded(points: pd.DataFrame, share: float) -> pd.DataFrame:
    edges = nested(points["value"], points["lower"], points["upper"], share)
    return pd.concat([points[["at"]], edges], axis="columns")
