"""How a model does on figures that were hidden from it: guesses, misses, and groups of them."""

import json
import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from explorer import colours, scales
from explorer.analysis.model import furthest
from explorer.charts import rows as lay
from explorer.charts import sheet as on
from explorer.charts.lettering import LINE, width
from explorer.charts.marks import Mark
from explorer.charts.picture import Caption, Laid, Picture, Spec
from explorer.charts.rows import Axes
from explorer.charts.sheet import Layer, Sheet
from explorer.words import model as model_words
from explorer.words.charts import each
from explorer.words.figures import number

Ends = tuple[float, float]
_MISSES_HEIGHT = 220
# Under a plot: the axis's numbers, then what it measures.
_TITLED = 54
_TITLE_AT = 44
_MARK = Mark("circle", colours.BRAND, colours.BRAND, 110)
# How opaque a stroke is of which many lie over each other.
_FAINT = 0.45
# Steps of the normal curve within a column.
_FINE = 10


def reach(*frames: pd.DataFrame) -> Ends:
    """Return the ends of one scale, for figures and guesses alike, that holds every range."""
    names = ("lower", "upper", "predicted_lower", "predicted_upper")
    return on.around(*(frame[name] for frame in frames for name in names))


def guesses(caption: Caption, frame: pd.DataFrame, ends: Ends) -> Picture:
    """Return every hidden figure against its guess, both with their ranges, and the diagonal.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        area_name, published, lower, upper, predicted, predicted_lower, predicted_upper, z;
        further columns go to the CSV.
    ends : (float, float)
        Of both scales.
    """
    specs = on.specs(lambda size: _guesses_spec(caption, frame, ends, size))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, model_words.GUESSES_READING),
        model_words.guesses_alt(caption.title, frame, furthest(frame)), frame, *specs,
    )  # fmt: skip


def _guesses_spec(caption: Caption, frame: pd.DataFrame, ends: Ends, size: int) -> Laid:
    steps = scales.ticks(*ends, 5)
    digits = scales.tick_decimals(steps)
    left, right = 12 + math.ceil(max(width(number(step, digits)) for step in steps)), 12
    legend = LINE + 4
    sheet = Sheet(size, size - left - right, left=left, right=right, below=_TITLED)
    scale, axis = on.scale(*ends), on.grid(steps, digits)
    x, y = (
        alt.X("predicted:Q", scale=scale, axis=axis),
        alt.Y("published:Q", scale=scale, axis=axis),
    )
    edge = pd.DataFrame({"predicted": ends, "published": ends})
    own = frame[["predicted", "published", "lower", "upper"]]
    ours = frame[["predicted", "published", "predicted_lower", "predicted_upper"]]
    stroke: dict[str, Any] = {"color": colours.CONTEXT, "strokeWidth": 1, "opacity": _FAINT}
    layers: list[Layer] = [
        alt.Chart(own).mark_rule(**stroke).encode(x=x, y=alt.Y("lower:Q", scale=scale), y2="upper"),
        alt.Chart(ours)
        .mark_rule(**stroke)
        .encode(x=alt.X("predicted_lower:Q", scale=scale), x2="predicted_upper", y=y),
        alt.Chart(edge).mark_line(color=colours.INK, strokeWidth=1.5).encode(x=x, y=y),
        alt.Chart(own)
        .mark_point(
            filled=True, shape="circle", size=42, color=colours.BRAND, opacity=1,
            stroke=colours.CARD, strokeWidth=1,
        )
        .encode(x=x, y=y),
        on.pixel_text(
            model_words.PUBLISHED_AXIS, 4 - left, -sheet.above - legend / 2, colour=colours.INK_2
        ),
        _below(model_words.GUESS_AXIS, sheet),
    ]  # fmt: skip
    return on.drawn(sheet, layers, caption, model_words.GUESSES_READING, legend)


def spots(spec: Spec, frame: pd.DataFrame, ends: Ends) -> list[tuple[float, float]]:
    """Return where each guess lies in a chart of `guesses`: shares of its width and height.

    Parameters
    ----------
    spec : Spec
        Of the chart, wide or narrow.
    frame : DataFrame
        That of the chart.
    ends : (float, float)
        Of its scales.
    """
    wide, high = spec.size
    drawn, along = json.loads(spec.text), scales.Scale(*ends)
    across, down, room = drawn["width"], drawn["height"], drawn["padding"]
    return [
        (
            (room["left"] + along.share(row.predicted) * across) / wide,
            (room["top"] + (1 - along.share(row.published)) * down) / high,
        )
        for row in each(frame)
    ]


def misses(caption: Caption, counts: pd.DataFrame) -> Picture:
    """Return how many misses are of which size, with what a normal curve would have there.

    Parameters
    ----------
    caption : Caption
    counts : DataFrame
        start, end, count, expected; columns of equal width.
    """
    specs = on.specs(lambda size: _misses_spec(caption, counts, size))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, model_words.MISSES_READING),
        model_words.misses_alt(caption.title, counts), counts, *specs,
    )  # fmt: skip


def _misses_spec(caption: Caption, counts: pd.DataFrame, size: int) -> Laid:
    low, high = float(counts["start"].min()), float(counts["end"].max())
    curve = _normal(counts)
    top = float(max(counts["count"].max(), curve["count"].max())) * 1.05
    steps = scales.ticks(0, top, 4)
    left, right = 12 + math.ceil(max(width(number(step, 0)) for step in steps)), 12
    sheet = Sheet(size, _MISSES_HEIGHT, left=left, right=right, below=_TITLED)
    legend = LINE + 4
    across = on.grid([float(z) for z in range(math.ceil(low), math.floor(high) + 1)])
    x = alt.X("start:Q", scale=on.scale(low, high), axis=across)
    y = alt.Y("count:Q", scale=on.scale(0, top), axis=on.grid(steps))
    layers: list[Layer] = [
        alt.Chart(counts[["start", "end", "count"]].assign(foot=0))
        .mark_rect(color=colours.CONTEXT, stroke=colours.CARD, strokeWidth=1)
        .encode(x=x, x2="end", y=y, y2="foot"),
        alt.Chart(curve).mark_line(color=colours.INK, strokeWidth=2).encode(x=x, y=y),
        on.pixel_text(
            model_words.COUNT_AXIS, 4 - left, -sheet.above - legend / 2, colour=colours.INK_2
        ),
        _below(model_words.MISS_AXIS, sheet),
    ]
    return on.drawn(sheet, layers, caption, model_words.MISSES_READING, legend)


def _normal(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the normal curve in figures a column."""
    low, high = float(counts["start"].min()), float(counts["end"].max())
    step = float(counts["end"].iloc[0] - counts["start"].iloc[0])
    z = np.linspace(low, high, len(counts) * _FINE + 1)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return pd.DataFrame({"start": z, "count": density * counts["count"].sum() * step})


def groups(caption: Caption, frame: pd.DataFrame, furthest: float) -> Picture:
    """Return on which side of their guesses groups of figures lie, and how many are in range.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        area_name, size, inside_80, inside_95, mean_z, lower, upper; further columns go to the
        CSV.
    furthest : float
        How far a mean may lie from 0.
    """
    specs = on.specs(lambda size: _groups_spec(caption, frame, furthest, size))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, model_words.groups_reading(furthest)),
        model_words.groups_alt(caption.title, frame), frame, *specs,
    )  # fmt: skip


def _groups_spec(caption: Caption, frame: pd.DataFrame, furthest: float, size: int) -> Laid:
    texts = [model_words.inside_cells(row) for row in each(frame)]
    heads = model_words.INSIDE_HEADS
    columns = [
        16 + math.ceil(max(width(text, bold=True) for text in column))
        for column in zip(heads, *texts, strict=True)
    ]
    names = [model_words.group_label(name) for name in frame["area_name"]]
    rows = lay.rows(names, [False] * len(names), size, sum(columns), start=LINE + 6, row=26)
    drawn = frame.rename(columns={"mean_z": "value"})
    low, high = lay.reach(drawn, pd.Series([-furthest, furthest]))
    axes = lay.axes(low, high, rows.sheet)
    layers: list[Layer] = [*_limits(furthest, axes)]
    for row, middle in zip(each(drawn), rows.middles, strict=True):
        layers += lay.banded(row, middle, colours.BRAND, axes)
        layers.append(lay.point(row.value, middle, _MARK, axes))
    for texts_of, middle in zip(texts, rows.middles, strict=True):
        layers += _cells(texts_of, columns, middle, rows.sheet, weight=400)
    layers += [*_cells(heads, columns, LINE / 2, rows.sheet, weight=700), *rows.names]
    return on.drawn(rows.sheet, layers, caption, model_words.groups_reading(furthest))


def _limits(furthest: float, axes: Axes) -> list[Layer]:
    """Return zero, and how far a mean may lie from it, as lines."""
    return [
        alt.Chart(pd.DataFrame({"x": values}))
        .mark_rule(color=colours.INK, strokeWidth=1.5, strokeDash=dash)
        .encode(x=axes.x, y=on.YValue(LINE + 6), y2=on.Y2Value(axes.sheet.height))
        for values, dash in (([0.0], [1, 0]), ([-furthest, furthest], [7, 4]))
    ]


def _cells(
    texts: Sequence[str], columns: Sequence[int], middle: float, sheet: Sheet, *, weight: int
) -> list[Layer]:
    """Return texts right of the plot, each at the right of its column."""
    edges = np.cumsum(columns).tolist()
    return [
        on.pixel_text(text, sheet.plot + edge - 4, middle, align="right", weight=weight)
        for text, edge in zip(texts, edges, strict=True)
    ]


def _below(text: str, sheet: Sheet) -> Layer:
    """Return what the axis under a plot measures."""
    return on.pixel_text(
        text, sheet.plot, sheet.height + _TITLE_AT, align="right", colour=colours.INK_2
    )
