"""Areas over time: named lines, and a trend with holes in it."""

import math
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from explorer import colours, scales
from explorer.charts import sheet as on
from explorer.charts import times
from explorer.charts.lettering import LINE, kept_inside, spread, width
from explorer.charts.marks import mark
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.sheet import NARROW, Layer, Sheet, Threshold
from explorer.words import charts as chart_words
from explorer.words.figures import number

# Points further apart than this many usual steps have nothing between them.
_HOLE = 1.5
_HEIGHT = 250
# A plot narrower than this shows nothing: names go over it.
_LEAST_PLOT = 70
_LEADER = 26


@dataclass(frozen=True)
class Lines:
    """Several areas over time.

    Attributes
    ----------
    caption : Caption
    frame : DataFrame
        area_name, period (as stored), value, lower, upper; further columns go to the CSV. Of
        these low and high are drawn as a band behind marked areas, and points that are marked
        stand open.
    decimals : int
    letters : dict of str to str
        The letters of marked areas by name; for an empty one the two ends of the last period
        are marked, the highest as B and the lowest as A.
    reading : str
        How to read the lines, in place of how wide the likely ranges are.
    standard : Threshold or None
        A line across, with its name.
    """

    caption: Caption
    frame: pd.DataFrame
    decimals: int
    letters: dict[str, str]
    reading: str = ""
    standard: Threshold | None = None


def region_lines(*charts: Lines) -> tuple[Picture, ...]:
    """Return one chart a set of lines, all on one scale.

    Every line is named with its last value at the right end; marked areas have colour and
    mark, the others are grey. Labels stand at least 18 pixels apart on short leaders.
    """
    ends = on.around(*(one.frame["value"] for one in charts))
    return tuple(_lines_picture(one, *ends) for one in charts)


def _lines_picture(lines: Lines, low: float, high: float) -> Picture:
    caption = lines.caption
    holes = any(hole.any() for hole in _holes(times.timed(lines.frame)))
    ranges = lines.reading or chart_words.either_way(lines.frame, lines.decimals)
    parts = (ranges, chart_words.DOTTED if holes else "")
    reading = " ".join(filter(None, parts))
    drawn = on.specs(lambda size: _lines_spec(lines, low, high, reading, size))
    return Picture(
        name=caption.name,
        title=caption.title,
        subtitle=on.subtitle(caption, reading),
        alt=chart_words.lines_alt(caption.title, lines.frame, lines.decimals)
        + (f" {lines.standard.said}." if lines.standard else ""),
        frame=lines.frame,
        wide=drawn[0],
        narrow=drawn[1],
    )


def _lines_spec(lines: Lines, low: float, high: float, reading: str, size: int) -> Laid:
    points = times.timed(lines.frame)
    last = points[points["at"] == points.loc[points["value"].notna(), "at"].max()]
    last = last[last["value"].notna()].sort_values("value", ascending=False)
    letters = lines.letters or {last["area_name"].iloc[0]: "B", last["area_name"].iloc[-1]: "A"}
    sheet, layers = _named_ends(last, letters, lines.decimals, (low, high), size)
    keyed = sheet.plot < _LEAST_PLOT
    if keyed:
        sheet, layers = _named_ends(last, letters, lines.decimals, (low, high), size, keyed=True)
        layers += _key(list(last["area_name"]), letters, sheet)
    x = alt.X("at:Q", scale=times.scale(points), axis=None)
    steps = scales.ticks(low, high, 5)
    y = alt.Y(
        "value:Q", scale=on.scale(low, high), axis=on.grid(steps, scales.tick_decimals(steps))
    )
    back: list[alt.Chart] = []
    for name, rows in points.groupby("area_name", sort=False):
        back += _stretches(rows, x, y, letters.get(str(name), ""))
    back.sort(key=lambda one: one.mark.color != colours.CONTEXT)
    bands = _bands(points, letters, x, on.scale(low, high))
    open_marks = _open_marks(points, letters, x, y)
    marks = [*back, *open_marks, *_marked(last, letters, x, y)]
    if lines.standard:
        bands += _across(lines.standard, (low, high), y, sheet)
    layers = [*bands, *marks, *layers, *times.periods(points, sheet)]
    key = len(last) * (LINE + 2) + 4 if keyed else 0
    return on.drawn(sheet, layers, lines.caption, reading, legend=key)


def trend(lines: Lines, zero: bool = False) -> Picture:
    """Return a few areas over time, each named at its end, dotted where nothing is held.

    Parameters
    ----------
    lines : Lines
    zero : bool
        Start the scale at zero.
    """
    spans = [lines.frame[name] for name in ("value", "low", "high") if name in lines.frame]
    low, high = on.around(*spans, [lines.standard.value] if lines.standard else [])
    return _lines_picture(lines, 0.0 if zero else low, high)


def _across(standard: Threshold, ends: tuple[float, float], y: alt.Y, sheet: Sheet) -> list[Layer]:
    """Return a standard's line and its name under it, or over it where it lies low."""
    low, high = ends
    top = (high - standard.value) / (high - low) * sheet.height
    beside = 14 if top < sheet.height / 2 else -14
    return [
        on.level(standard.value, y, sheet.plot),
        *on.plated(f"{standard.name} {standard.text}", 6, top + beside),
    ]


def _named_ends(
    last: pd.DataFrame,
    letters: dict[str, str],
    decimals: int,
    ends: tuple[float, float],
    size: int,
    *,
    keyed: bool = False,
) -> tuple[Sheet, list[Layer]]:
    """Return the sheet that leaves room for names at the right, names and leaders.

    Where a key has the names, the values stand alone.
    """
    low, high = ends
    height = _HEIGHT
    texts = [
        f"{_called(name, size, keyed)} {number(value, decimals)}".strip()
        for name, value in zip(last["area_name"], last["value"], strict=True)
    ]
    bold = [name in letters for name in last["area_name"]]
    widest = max(width(text, bold=strong) for text, strong in zip(texts, bold, strict=True))
    steps = scales.ticks(low, high, 5)
    digits = scales.tick_decimals(steps)
    left = 12 + math.ceil(max(width(number(step, digits)) for step in steps))
    right = _LEADER + 8 + math.ceil(widest)
    sheet = Sheet(size, height, left=left, right=right, above=12, below=times.UNDER)
    tops = (high - last["value"].to_numpy()) / (high - low) * height
    places = kept_inside(spread(tops.tolist()), 4, height + 12)
    layers: list[Layer] = []
    for text, strong, name, top, place in zip(
        texts, bold, last["area_name"], tops, places, strict=True
    ):
        colour = mark(letters[name]).colour if strong else colours.INK
        layers.append(_leader(sheet.plot, float(top), place))
        layers.append(
            on.pixel_text(
                text, sheet.plot + _LEADER + 4, place, weight=700 if strong else 400, colour=colour
            )
        )
    return sheet, layers


def _called(name: str, size: int, keyed: bool) -> str:
    if keyed:
        return ""
    return chart_words.short_name(name) if size == NARROW else name


def _key(names: list[str], letters: dict[str, str], sheet: Sheet) -> list[Layer]:
    """Return marks and names, one below the other, over the plot."""
    layers: list[Layer] = []
    top = -sheet.above - len(names) * (LINE + 2) + 6.0
    for place, name in enumerate(names):
        look = mark(letters.get(name, ""))
        at = top + place * (LINE + 2)
        layers.append(
            alt.Chart(alt.InlineData(values=[{}]))
            .mark_point(
                shape=look.shape, fill=look.fill, stroke=look.colour, size=look.size, opacity=1
            )
            .encode(x=on.XValue(14 - sheet.left), y=on.YValue(at))
        )
        layers.append(on.pixel_text(name, 28 - sheet.left, at, colour=look.colour, weight=700))
    return layers


def _leader(plot: int, start: float, end: float) -> Layer:
    return (
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rule(color=colours.CONTEXT, strokeWidth=1)
        .encode(
            x=on.XValue(plot + 8), x2=on.X2Value(plot + _LEADER), y=on.YValue(start),
            y2=on.Y2Value(end),
        )
    )  # fmt: skip


def _stretches(rows: pd.DataFrame, x: alt.X, y: alt.Y, letter: str) -> list[alt.Chart]:
    """Return an area's line, solid where its points are neighbours, dotted over holes."""
    known = rows[rows["value"].notna()].sort_values("at")
    colour = mark(letter).colour if letter else colours.CONTEXT
    wide = 2.5 if letter else 1.5
    hole = _hole(known)
    layers = [
        alt.Chart(piece)
        .mark_line(color=colour, strokeWidth=wide, strokeDash=alt.Undefined)
        .encode(x=x, y=y)
        for _, piece in known.groupby(hole.cumsum())
    ]
    for place in np.flatnonzero(hole).tolist():
        layers.append(
            alt.Chart(known.iloc[[place - 1, place]])
            .mark_line(color=colour, strokeWidth=wide, strokeDash=[2, 4])
            .encode(x=x, y=y)
        )
    return layers


def _bands(
    points: pd.DataFrame, letters: dict[str, str], x: alt.X, scale: alt.Scale
) -> list[Layer]:
    """Return the span of readings behind each marked area, where the frame has one."""
    if "low" not in points:
        return []
    spans = points[points["area_name"].isin(letters)].dropna(subset=["low", "high"])
    return [
        alt.Chart(piece)
        .mark_area(color=mark(letters[str(name)]).colour, opacity=0.16)
        .encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q")
        for name, rows in spans.groupby("area_name", sort=False)
        for _, piece in rows.sort_values("at").groupby(_hole(rows.sort_values("at")).cumsum())
    ]


def _open_marks(points: pd.DataFrame, letters: dict[str, str], x: alt.X, y: alt.Y) -> list[Layer]:
    """Return an open mark at each marked point of an area that has a letter."""
    if "marked" not in points:
        return []
    found = points[points["marked"] & points["value"].notna()]
    return [
        alt.Chart(rows)
        .mark_point(
            shape="circle", fill=colours.CARD, stroke=mark(letters[str(name)]).colour, size=60,
            opacity=1, strokeWidth=2,
        )
        .encode(x=x, y=y)
        for name, rows in found[found["area_name"].isin(letters)].groupby("area_name", sort=False)
    ]  # fmt: skip


def _holes(points: pd.DataFrame) -> list["pd.Series[bool]"]:
    return [_hole(rows) for _, rows in points.dropna(subset=["value"]).groupby("area_name")]


def _hole(known: pd.DataFrame) -> "pd.Series[bool]":
    """Whether nothing is held between each point and the one before, in order of time."""
    apart = known["at"].diff()
    return apart > _HOLE * apart.median()


def _marked(last: pd.DataFrame, letters: dict[str, str], x: alt.X, y: alt.Y) -> list[Layer]:
    layers = []
    # Marked areas come last, and so lie on top.
    names = list(enumerate(last["area_name"]))
    for place, name in sorted(names, key=lambda one: one[1] in letters):
        look = mark(letters[name]) if name in letters else None
        style: dict[str, Any] = (
            {"shape": look.shape, "fill": look.fill, "stroke": look.colour, "size": look.size}
            if look
            else {"shape": "circle", "fill": colours.CONTEXT, "stroke": colours.CARD, "size": 40}
        )
        layers.append(
            alt.Chart(last.iloc[[place]])
            .mark_point(opacity=1, strokeWidth=1.5, **style)
            .encode(x=x, y=y)
        )
    return layers
