"""Dot charts: a whole distribution with one area in it, and figures by tenth of deprivation."""

import math
from typing import Any, NamedTuple

import altair as alt
import numpy as np
import pandas as pd

from explorer import colours
from explorer.charts import rows as lay
from explorer.charts import sheet as on
from explorer.charts.lettering import LINE, spread, width
from explorer.charts.marks import Mark, mark
from explorer.charts.picture import Caption, Picture
from explorer.charts.sheet import Layer, Sheet
from explorer.words import charts as words
from explorer.words.figures import number

_HEIGHT = 96
_TENTHS_HEIGHT = 200
_SHADE = "#DCE8E8"
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
    places = (known - low) / (high - low) * across
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


def distribution(
    caption: Caption,
    frame: pd.DataFrame,
    decimals: int,
    *,
    unit: str = "",
    chosen: str = "",
    letter: str = "A",
    fifth: str = "",
    cut: float = math.nan,
) -> Picture:
    """Return all areas as dots, one of them marked, the lowest fifth shaded.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        area_name, value, lower, upper; further columns go to the CSV.
    decimals : int
    unit : str
        Written after the marked area's value.
    chosen : str
        The marked area's name; empty for none.
    letter : str
    fifth : str
        What the lowest fifth is called; empty for no shading.
    cut : float
        The highest value in that fifth: up to it the chart is shaded.
    """
    known = frame.dropna(subset=["value"])
    mine = known[known["area_name"] == chosen]
    parts = (words.EACH_DOT, words.shaded(fifth), words.reading(mine if len(mine) else known))
    reading = " ".join(filter(None, parts))
    shown = _Shown(known, mine, (fifth, cut), mark(letter), _label(mine, unit, decimals))
    specs = on.specs(lambda one: _distribution_spec(caption, shown, reading, one))
    own = float(mine["value"].iloc[0]) if len(mine) else math.nan
    chosen = chosen if len(mine) else ""
    return Picture(
        caption.name, caption.title, on.subtitle(caption, reading),
        words.dots_alt(
            caption.title, known["value"], decimals, (chosen, own), (fifth, cut)
        ),
        frame, *specs,
    )  # fmt: skip


class _Shown(NamedTuple):
    """All areas, the marked one, the fifth and where it ends, the mark and its label."""

    known: pd.DataFrame
    mine: pd.DataFrame
    fifth: tuple[str, float]
    look: Mark
    label: str


def _label(mine: pd.DataFrame, unit: str, decimals: int) -> str:
    if mine.empty:
        return ""
    return f"{mine['area_name'].iloc[0]} {words.amount(mine['value'].iloc[0], unit, decimals)}"


def _distribution_spec(caption: Caption, shown: _Shown, reading: str, size: int) -> dict[str, Any]:
    known, mine, (called, cut) = shown.known, shown.mine, shown.fifth
    above = LINE + 18 if len(mine) else 8
    sheet = Sheet(size, _HEIGHT, left=16, right=24, above=above, below=32)
    axes = lay.axes(*lay.reach(mine, known["value"]), sheet)
    found = stacked(known["value"], axes.ends, sheet.plot, _HEIGHT - 4)
    found["row"] = _HEIGHT - 2 - found["up"]
    layers: list[Layer] = []
    if called:
        shade = pd.DataFrame({"x": [axes.ends[0]], "end": [cut], "row": [0], "under": [_HEIGHT]})
        layers.append(
            alt.Chart(shade)
            .mark_rect(color=_SHADE)
            .encode(x=axes.x, x2="end:Q", y=axes.y, y2="under:Q")
        )
    inside = found["of"] <= cut if called else pd.Series(False, index=found.index)
    for chosen, colour in ((~inside, colours.CONTEXT), (inside, colours.ACCENT)):
        if chosen.any():
            layers.append(
                alt.Chart(found.loc[chosen, ["x", "row"]])
                .mark_point(
                    filled=True, shape="circle", size=found.attrs["size"], color=colour, opacity=1
                )
                .encode(x=axes.x, y=axes.y)
            )
    if called and width(called, bold=True) + 10 <= axes.across(min([cut, *mine["value"]])):
        layers.append(on.pixel_text(called, 4, 10, weight=700, colour=colours.ACCENT))
    if len(mine):
        layers += _chosen(next(words.each(mine)), shown, axes)
    return on.drawn(sheet, layers, caption, reading)


def _chosen(row: Any, shown: _Shown, axes: lay.Axes) -> list[Layer]:
    """Return the marked area: its band, its mark at the foot, name and value above."""
    look, foot = shown.look, _HEIGHT - 2
    line = pd.DataFrame({"x": [row.value], "row": [foot], "end": [-8]})
    return [
        *lay.banded(row, foot, look.colour, axes),
        alt.Chart(line)
        .mark_rule(color=look.colour, strokeWidth=2)
        .encode(x=axes.x, y=axes.y, y2="end:Q"),
        lay.point(row.value, foot, look, axes),
        on.pixel_text(
            shown.label, axes.centred(row.value, shown.label), -20, align="center", weight=700,
            colour=look.colour,
        ),
    ]  # fmt: skip


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
        [_who(frame), *([words.LINE] if "fitted" in frame else []), words.TENTHS_NO_RANGE]
    )
    specs = on.specs(lambda one: _tenths_spec(caption, frame, decimals, reading, one))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, reading),
        words.tenths_alt(caption.title, frame, decimals), frame, *specs,
    )  # fmt: skip


def _who(frame: pd.DataFrame) -> str:
    looks = ("Filled", "Ring")
    names = frame["series"].drop_duplicates()
    return " ".join(f"{look}: {name}." for look, name in zip(looks, names, strict=False))


def _tenths_spec(
    caption: Caption, frame: pd.DataFrame, decimals: int, reading: str, size: int
) -> dict[str, Any]:
    fitted = frame["fitted"] if "fitted" in frame else frame["value"]
    low, high = on.around(frame["value"], fitted)
    low, high = low - 0.06 * (high - low), high + 0.06 * (high - low)
    steps = on.ticks(low, high, 4)
    digits = on.tick_decimals(steps)
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
        on.pixel_text(words.MOST, 4, sheet.height + 20, colour=colours.INK_2),
        on.pixel_text(
            words.LEAST, sheet.plot, sheet.height + 20, align="right", colour=colours.INK_2
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
