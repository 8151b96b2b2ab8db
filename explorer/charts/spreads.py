"""Groups in rows: the mean of each, and how far what it holds lies from that mean."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from explorer import colours
from explorer.charts import rows as lay
from explorer.charts import sheet as on
from explorer.charts.lettering import width
from explorer.charts.marks import Mark
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.rows import Axes
from explorer.charts.sheet import Layer
from explorer.words.charts import each
from explorer.words.figures import number

_ROW, _BAND, _MEAN = 32, 18, 7
_FILL = colours.SAND_TO_SEA[2]
_OPACITY = 0.72
_TICKS = 4
# Slices of each end that fades.
_SLICES = 12
_DOT = Mark("circle", colours.BRAND, colours.BRAND, 95)


@dataclass(frozen=True)
class Spreads:
    """Groups and how far what each holds lies from its mean.

    Attributes
    ----------
    caption : Caption
    frame : DataFrame
        area_code, area_name, then mean and spread (a standard deviation), each with `_lower` and
        `_upper` beside it; further columns go to the CSV.
    decimals : int
    reading, alt : str
        How to read it, and what it shows to those who do not see it.
    """

    caption: Caption
    frame: pd.DataFrame
    decimals: int
    reading: str
    alt: str


def spreads(*groups: Spreads) -> tuple[Picture, ...]:
    """Return one chart for each set of groups, all on one scale."""
    frames = pd.concat([one.frame for one in groups])
    ends = on.around(
        frames["mean"] - frames["spread_upper"],
        frames["mean"] + frames["spread_upper"],
        frames["mean_lower"],
        frames["mean_upper"],
    )
    return tuple(_picture(one, ends) for one in groups)


def _picture(one: Spreads, ends: tuple[float, float]) -> Picture:
    specs = on.specs(lambda size: _spec(one, ends, size))
    return Picture(
        one.caption.name, one.caption.title, on.subtitle(one.caption, one.reading), one.alt,
        one.frame, *specs,
    )  # fmt: skip


def _spec(one: Spreads, ends: tuple[float, float], size: int) -> Laid:
    names = list(one.frame["area_name"])
    texts = [number(value, one.decimals) for value in one.frame["spread"]]
    right = 16 + math.ceil(max(width(text, bold=True) for text in texts))
    rows = lay.rows(names, [False] * len(names), size, right, row=_ROW)
    axes = lay.axes(*ends, rows.sheet, _TICKS)
    layers: list[Layer] = []
    for row, text, middle in zip(each(one.frame), texts, rows.middles, strict=True):
        layers += _band(row, middle, axes)
        mean = pd.Series({"value": row.mean, "lower": row.mean_lower, "upper": row.mean_upper})
        layers += lay.banded(mean, middle, colours.BRAND, axes, _MEAN)
        layers.append(lay.point(row.mean, middle, _DOT, axes))
        layers.append(
            on.pixel_text(text, rows.sheet.plot + right - 4, middle, align="right", weight=700)
        )
    return on.drawn(rows.sheet, [*layers, *rows.names], one.caption, one.reading)


def _band(row: Any, middle: float, axes: Axes) -> list[Layer]:
    """Return a band that is whole up to the spread's lower limit and fades out at the upper."""
    found = _slices(row.mean, row.spread_lower, row.spread_upper)
    return lay.fading(found, middle, _FILL, axes, _BAND)


def _slices(mean: float, least: float, most: float) -> pd.DataFrame:
    edges = np.linspace(least, most, _SLICES + 1)
    fading = _OPACITY * (1 - (np.arange(_SLICES) + 0.5) / _SLICES)
    return pd.DataFrame(
        {
            "start": [*(mean - edges[1:][::-1]), mean - least, *(mean + edges[:-1])],
            "end": [*(mean - edges[:-1][::-1]), mean + least, *(mean + edges[1:])],
            "opacity": [*fading[::-1], _OPACITY, *fading],
        }
    )
