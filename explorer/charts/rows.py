"""Rows of areas on one scale: where they lie, their bands that fade, their marks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from explorer import colours, scales
from explorer.charts import sheet as on
from explorer.charts.bands import on_pixels, slices
from explorer.charts.lettering import LINE, width
from explorer.charts.marks import Mark
from explorer.charts.sheet import NARROW, Layer, Sheet

_BAND_HEIGHT = 15
_ROW = 34
_AXIS = 30


@dataclass(frozen=True)
class Rows:
    """Where rows lie: names beside the plot on a desk, above it on a phone.

    `middles` are pixels from the top of the plot, `names` what stands where.
    """

    sheet: Sheet
    middles: list[float]
    names: list[Layer]


class Axes(NamedTuple):
    """Both encodings, the ends of the scale across, and the sheet."""

    x: alt.X
    y: alt.Y
    ends: tuple[float, float]
    sheet: Sheet

    def across(self, value: float) -> float:
        """Return where a value lies, in pixels."""
        return scales.Scale(*self.ends).share(value) * self.sheet.plot

    def centred(self, value: float, text: str) -> float:
        """Return the middle of a bold text that stands over a value, kept on the sheet."""
        half, sheet = width(text, bold=True) / 2, self.sheet
        least, most = half - sheet.left + 4, sheet.plot + sheet.right - half - 4
        return min(max(self.across(value), least), most)


def rows(
    names: Sequence[str],
    bold: Sequence[bool],
    size: int,
    right: int,
    *,
    lift: int = 0,
    start: int = 0,
    row: int = _ROW,
) -> Rows:
    """Lay out one row a name.

    Parameters
    ----------
    names : sequence of str
    bold : sequence of bool
    size : int
        Width of the picture: on a narrow one names stand above their rows.
    right : int
        Pixels right of the plot.
    lift : int
        Pixels above each mark for a label.
    start : int
        Pixels above the first row.
    row : int
        Height of a row.
    """
    stacked_names = size == NARROW
    pitch = row + lift + (LINE if stacked_names else 0)
    offset = start + lift + (LINE if stacked_names else 0) + row / 2
    middles = [offset + place * pitch for place in range(len(names))]
    widest = max(width(name, bold=strong) for name, strong in zip(names, bold, strict=True))
    left = 8 if stacked_names else math.ceil(widest) + 20
    sheet = Sheet(size, round(start + pitch * len(names)), left=left, right=right, below=_AXIS)
    up = row / 2 + LINE / 2 + lift if stacked_names else 0
    labels = [
        layer
        for name, strong, middle in zip(names, bold, middles, strict=True)
        for layer in on.plated(name, 4 - left, middle - up, weight=700 if strong else 400)
    ]
    return Rows(sheet, middles, labels)


def reach(frame: pd.DataFrame, others: pd.Series, *standing: float) -> tuple[float, float]:
    """Return the ends of a scale that hold every value, every band and what stands for all."""
    bands = scales.fades(frame["value"], frame["lower"], frame["upper"])
    return on.around(frame["value"], others, *bands, list(standing))


def axes(low: float, high: float, sheet: Sheet, about: int = 0) -> Axes:
    """Return both scales of rows: values across, with about so many ticks; pixels down."""
    steps = scales.ticks(low, high, about or (4 if sheet.plot > NARROW else 3))
    x = alt.X("x:Q", scale=on.scale(low, high), axis=on.grid(steps, scales.tick_decimals(steps)))
    y = alt.Y("row:Q", scale=on.pixels(sheet.height), axis=None)
    return Axes(x, y, (low, high), sheet)


def banded(
    row: Any, middle: float, colour: str, axes: Axes, height: float = _BAND_HEIGHT
) -> list[Layer]:
    """Return the fading band of one row, which has value, lower and upper."""
    return fading(slices(row.value, row.lower, row.upper), middle, colour, axes, height)


def fading(
    found: pd.DataFrame, middle: float, colour: str, axes: Axes, height: float
) -> list[Layer]:
    """Return slices of a band, each as strong as its opacity: start, end and opacity."""
    band = on_pixels(found, axes.ends, axes.sheet.plot)
    if band.empty:
        return []
    half = height / 2
    placed = band.rename(columns={"start": "x"}).assign(row=middle - half, under=middle + half)
    return [
        alt.Chart(placed)
        .mark_rect(color=colour, strokeWidth=0)
        .encode(
            x=axes.x, x2="end:Q", y=axes.y, y2="under:Q",
            opacity=alt.Opacity("opacity:Q", scale=None),
        )
    ]  # fmt: skip


def point(value: float, middle: float, look: Mark, axes: Axes) -> Layer:
    """Return a mark in a row."""
    edge = colours.CARD if look.fill == look.colour else look.colour
    return (
        alt.Chart(pd.DataFrame({"x": [value], "row": [middle]}))
        .mark_point(
            shape=look.shape, fill=look.fill, stroke=edge, strokeWidth=2, size=look.size, opacity=1
        )
        .encode(x=axes.x, y=axes.y)
    )
