"""Dot charts: dots for a whole distribution, and figures by tenth of deprivation."""

import math

import altair as alt
import numpy as np
import pandas as pd

from explorer import colours, scales
from explorer.charts import sheet as on
from explorer.charts.lettering import spread, width
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.sheet import Layer, Sheet
from explorer.words import charts as chart_words
from explorer.words.figures import number

_TENTHS_HEIGHT = 200
# Widest distance of two dots, in pixels.
_PITCH = 6.0
_TENTHS = 10


def stacked(
    values: pd.Series, ends: tuple[float, float], across: float, height: float
) -> pd.DataFrame:
    """Return one dot a value, stacked where values are near: x (of its column), up, of.

    `up` is in pixels from the foot, `of` the value that the dot stands for.

    Columns are as wide as a dot is high, and dots as large as the tallest column allows; the
    frame's ``attrs["size"]`` is the dot's area in square pixels.

    Parameters
    ----------
    values : Series, shape (n,)
        Missing ones have no dot.
    ends : (float, float)
        Of the scale.
    across, height : float
        Room in pixels.
    """
    low, high = ends
    known = np.sort(values.dropna().to_numpy(dtype=float))
    along = scales.Scale(low, high)
    places = np.array([along.share(value) for value in known]) * across
    pitch = _PITCH
    while pitch > 1 and np.unique(np.floor(places / pitch), return_counts=True)[1].max() * pitch > (
        height
    ):
        pitch -= 0.25
    columns = pd.Series(np.floor(places / pitch))
    found = pd.DataFrame(
        {
            "x": low + (columns + 0.5) * pitch / across * (high - low),
            "up": columns.groupby(columns).cumcount() * pitch + pitch / 2,
            "of": known,
        }
    )
    found.attrs["size"] = math.pi * (pitch * 0.42) ** 2
    return found


def tenths(caption: Caption, frame: pd.DataFrame, decimals: int) -> Picture:
    """Return figures by tenth of deprivation as dots, with a fitted line where one is given.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        series (as "Girls"; at most two: filled dots, then rings), tenth (1 the most deprived
        to 10), value, and `fitted` or not.
    decimals : int
    """
    reading = " ".join(
        [
            _who(frame),
            *([chart_words.LINE] if "fitted" in frame else []),
            chart_words.TENTHS_NO_RANGE,
        ]
    )
    specs = on.specs(lambda one: _tenths_spec(caption, frame, decimals, reading, one))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, reading),
        chart_words.tenths_alt(caption.title, frame, decimals), frame, *specs,
    )  # fmt: skip


def _who(frame: pd.DataFrame) -> str:
    looks = ("Filled", "Ring")
    names = frame["series"].drop_duplicates()
    return " ".join(f"{look}: {name}." for look, name in zip(looks, names, strict=False))


def _tenths_spec(
    caption: Caption, frame: pd.DataFrame, decimals: int, reading: str, size: int
) -> Laid:
    fitted = frame["fitted"] if "fitted" in frame else frame["value"]
    low, high = on.around(frame["value"], fitted)
    low, high = low - 0.06 * (high - low), high + 0.06 * (high - low)
    steps = scales.ticks(low, high, 4)
    digits = scales.tick_decimals(steps)
    left = 12 + math.ceil(max(width(number(step, digits)) for step in steps))
    sheet = Sheet(size, _TENTHS_HEIGHT, left=left, right=56, below=34)
    x = alt.X("tenth:Q", scale=on.scale(0.5, _TENTHS + 0.5), axis=None)
    y = alt.Y("value:Q", scale=on.scale(low, high), axis=on.grid(steps, digits))
    layers: list[Layer] = []
    for place, (_, rows) in enumerate(frame.groupby("series", sort=False)):
        if "fitted" in rows:
            layers.append(
                alt.Chart(rows[["tenth", "fitted"]].rename(columns={"fitted": "value"}))
                .mark_line(
                    color=colours.INK_2, strokeWidth=1.5,
                    strokeDash=[2, 3] if place else alt.Undefined,
                )
                .encode(x=x, y=y)
            )  # fmt: skip
        layers.append(
            alt.Chart(rows[["tenth", "value"]])
            .mark_point(
                shape="circle", size=110, opacity=1, strokeWidth=2, stroke=colours.BRAND,
                fill=colours.CARD if place else colours.BRAND,
            )
            .encode(x=x, y=y)
        )  # fmt: skip
    layers += _tenth_labels(frame, decimals, sheet, (low, high))
    layers += [
        on.pixel_text(chart_words.MOST, 4, sheet.height + 20, colour=colours.INK_2),
        on.pixel_text(
            chart_words.LEAST, sheet.plot, sheet.height + 20, align="right", colour=colours.INK_2
        ),
    ]
    return on.drawn(sheet, layers, caption, reading)


def _tenth_labels(
    frame: pd.DataFrame, decimals: int, sheet: Sheet, ends: tuple[float, float]
) -> list[Layer]:
    """Return the values of both ends of every series, right of the dots, clear of each other."""
    layers = []
    low, high = ends
    for tenth in (1, _TENTHS):
        values = frame.loc[frame["tenth"] == tenth, "value"]
        places = spread([(high - value) / (high - low) * sheet.height for value in values])
        across = (tenth - 0.5) / _TENTHS * sheet.plot + 12
        for value, place in zip(values, places, strict=True):
            layers.append(on.pixel_text(number(value, decimals), across, place, weight=700))
    return layers
