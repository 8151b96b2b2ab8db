"""Two measures against each other: a point an area, with ranges that fade both ways."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from explorer import colours, scales
from explorer.charts import sheet as on
from explorer.charts.bands import opacity
from explorer.charts.lettering import LINE, spread, width, wrapped
from explorer.charts.marks import PLACE_MARKS
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.sheet import NARROW, WIDE, Layer, Sheet
from explorer.scales import REACH, Scale
from explorer.words.figures import number

Ends = tuple[float, float]
_HEIGHT, _LOW = 420, 330
# Under a plot: the axis's numbers, then what it measures.
_TITLED, _TITLE_AT = 58, 44
# Up to so many areas each has its range drawn; of more only those that are named.
EVERY = 160
_THICK = 2.5
# Area of a point in square pixels, for up to so many areas.
_SIZES = ((60, 90.0), (EVERY, 62.0), (320, 42.0))
_SMALLEST, _LEAST, _MOST = 34.0, 20.0, 300.0
# Where along a band, in half-widths of its range, its colour changes.
_STEPS = (0.0, 0.25, 0.6, 1.0, REACH)
_STAR = (
    "M0.00,-1.25L0.29,-0.40L1.19,-0.39L0.48,0.15L0.73,1.01L0.00,0"
    ".50L-0.73,1.01L-0.48,0.15L-1.19,-0.39L-0.29,-0.40Z"
)
# Shapes of groups, in this order.
SHAPES = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right",
    "triangle-left", _STAR,
)  # fmt: skip
_COLUMNS = {NARROW: 2}
# Least distance of a label from the edge, and from its point.
_ASIDE = 12


@dataclass(frozen=True)
class Told:
    """Words of a chart of two measures.

    Attributes
    ----------
    across, up : str
        What each axis measures.
    reading, alt : str
    """

    across: str
    up: str
    reading: str
    alt: str


@dataclass(frozen=True)
class Drawn:
    """What is drawn.

    Attributes
    ----------
    frame : DataFrame
        area_name, group (its shape; may be empty), letter ("A" to "F" of a chosen place, else
        empty), name (its label, else empty), x, x_lower, x_upper, y, y_lower, y_upper, people.
    line : (float, float) or None
        Slope and start of a straight line.
    weighted : bool
        Whether points are as large as their areas' people are many.
    height, wide : int
        Of the plot, and of the whole, on a desk, in pixels.
    """

    frame: pd.DataFrame
    line: tuple[float, float] | None = None
    weighted: bool = False
    height: int = _HEIGHT
    wide: int = WIDE

    @property
    def groups(self) -> Mapping[str, str]:
        """Shape by group, in order of the groups' names."""
        names = sorted({name for name in self.frame["group"] if name})
        return dict(zip(names, SHAPES, strict=False)) if len(names) <= len(SHAPES) else {}

    @property
    def ranged(self) -> pd.DataFrame:
        """Rows whose ranges are drawn."""
        if len(self.frame) <= EVERY:
            return self.frame
        return self.frame[self.frame["letter"].ne("") | self.frame["name"].ne("")]


def ends(drawn: Drawn, side: str) -> Ends:
    """Return the ends of a scale that holds every point and every band that is drawn."""
    frame, ranged = drawn.frame, drawn.ranged
    low, high = scales.fades(ranged[side], ranged[f"{side}_lower"], ranged[f"{side}_upper"])
    return on.around(frame[side], low, high)


def scatter(caption: Caption, drawn: Drawn, told: Told) -> Picture:
    """Return every area as a point by two measures.

    Parameters
    ----------
    caption : Caption
    drawn : Drawn
    told : Told
    """
    specs = on.specs(lambda size: _laid(caption, drawn, told, size), drawn.wide)
    return Picture(
        caption.name, caption.title, on.subtitle(caption, told.reading), told.alt, drawn.frame,
        *specs,
    )  # fmt: skip


def spots(
    caption: Caption, drawn: Drawn, told: Told, *, narrow: bool = False
) -> list[tuple[float, float]]:
    """Return where each point lies in a chart of `scatter`: shares of its width and height.

    Nothing is drawn for it.
    """
    plan = _planned(drawn, told, NARROW if narrow else drawn.wide)
    sheet, room = plan.sheet, on.room_round(plan.sheet, caption, told.reading, plan.legend)
    wide, high = _whole(sheet, room)
    x, y = Scale(*plan.ends[0]), Scale(*plan.ends[1])
    return [
        (
            (room["left"] + x.share(one) * sheet.plot) / wide,
            (room["top"] + (1 - y.share(other)) * sheet.height) / high,
        )
        for one, other in zip(drawn.frame["x"], drawn.frame["y"], strict=True)
    ]


@dataclass(frozen=True)
class _Plan:
    """Where things stand: the sheet, room for the axis's title, both scales' ends and ticks."""

    sheet: Sheet
    legend: int
    columns: int
    ends: tuple[Ends, Ends]
    ticks: tuple[list[float], list[float]]


def _planned(drawn: Drawn, told: Told, size: int) -> _Plan:
    both = ends(drawn, "x"), ends(drawn, "y")
    across, up = scales.ticks(*both[0], 3 if size == NARROW else 6), scales.ticks(*both[1], 5)
    digits = scales.tick_decimals(up)
    left = 14 + math.ceil(max(width(number(step, digits)) for step in up))
    columns = _COLUMNS.get(size, 3)
    rows = math.ceil(len(drawn.groups) / columns)
    sheet = Sheet(
        size,
        _LOW if size == NARROW else drawn.height,
        left=left,
        right=12,
        below=_TITLED + (LINE * rows + 8 if rows else 0),
    )
    return _Plan(sheet, LINE * len(_fitted(told.up, sheet)) + 4, columns, both, (across, up))


def _whole(sheet: Sheet, room: Mapping[str, int]) -> tuple[int, int]:
    high = sheet.height + room["top"] + room["bottom"]
    return sheet.plot + room["left"] + room["right"], high


def _laid(caption: Caption, drawn: Drawn, told: Told, size: int) -> Laid:
    """Return the chart: its size now, its many layers when somebody draws it."""
    plan = _planned(drawn, told, size)
    room = on.room_round(plan.sheet, caption, told.reading, plan.legend)
    return Laid(
        *_whole(plan.sheet, room),
        lambda sourced: _layered(caption, drawn, told, plan).written(sourced),
    )


def _layered(caption: Caption, drawn: Drawn, told: Told, plan: _Plan) -> Laid:
    sheet, both = plan.sheet, plan.ends
    axes = [on.grid(steps, scales.tick_decimals(steps)) for steps in plan.ticks]
    x = alt.X("x:Q", scale=on.scale(*both[0]), axis=axes[0])
    y = alt.Y("y:Q", scale=on.scale(*both[1]), axis=axes[1])
    layers: list[Layer] = [
        *_bands(drawn, x, y),
        *(_line(drawn.line, both, x, y) if drawn.line else []),
        *_points(drawn, x, y),
        *_chosen(drawn, x, y),
        *_labels(drawn, both, sheet),
        *_axes(told, sheet, plan.legend),
        *_legend(drawn.groups, sheet, plan.columns),
    ]
    return on.drawn(sheet, layers, caption, told.reading, plan.legend)


def _fitted(text: str, sheet: Sheet) -> list[str]:
    """Return a title in as many lines as it needs."""
    return wrapped(text, sheet.room)


def _axes(told: Told, sheet: Sheet, legend: int) -> list[Layer]:
    """Return what both axes measure: that of the one up above the plot."""
    up = on.block(
        _fitted(told.up, sheet), 4 - sheet.left, -sheet.above - legend, colour=colours.INK_2
    )
    across = on.pixel_text(
        told.across, sheet.plot, sheet.height + _TITLE_AT, align="right", colour=colours.INK_2
    )
    return [one for one in (up, across) if one]


def _gradient(colour: str, *, upright: bool, towards: bool) -> dict[str, Any]:
    """Return the colour of half a band: strongest at the estimate, nothing where it ends.

    `towards` is of the half that lies before the estimate, along x or from the top down.
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    stops = [
        {
            "offset": round(1 - step / REACH if towards else step / REACH, 4),
            "color": f"rgba({red},{green},{blue},{opacity(step):.2f})",
        }
        for step in (reversed(_STEPS) if towards else _STEPS)
    ]
    end = {"x2": 0, "y2": 1} if upright else {"x2": 1, "y2": 0}
    return {"gradient": "linear", "x1": 0, "y1": 0, **end, "stops": stops}


def _bands(drawn: Drawn, x: alt.X, y: alt.Y) -> list[Layer]:
    """Return the likely ranges of both measures: two fading halves each, one rectangle a half."""
    layers: list[Layer] = []
    ranged = drawn.ranged
    for letter in ("", *PLACE_MARKS):
        rows = ranged[ranged["letter"] == letter]
        colour = colours.PLACES.get(letter, colours.CONTEXT)
        for side in ("x", "y"):
            low, high = scales.fades(rows[side], rows[f"{side}_lower"], rows[f"{side}_upper"])
            for end, towards in ((low, side == "x"), (high, side == "y")):
                held = rows[["x", "y"]].assign(end=end).dropna()
                held = held[held["end"] != held[side]]
                if not held.empty:
                    layers.append(_half(held, side, (x, y), colour, towards=towards))
    return layers


def _half(
    held: pd.DataFrame, side: str, both: tuple[alt.X, alt.Y], colour: str, *, towards: bool
) -> Layer:
    upright = side == "y"
    fill = _gradient(colour, upright=upright, towards=towards)
    base = alt.Chart(held)
    if upright:
        mark = base.mark_bar(color=fill, width=_THICK, orient="vertical")
        return mark.encode(x=both[0], y=both[1], y2="end:Q")
    mark = base.mark_bar(color=fill, height=_THICK, orient="horizontal")
    return mark.encode(x=both[0], x2="end:Q", y=both[1])


def _line(line: tuple[float, float], both: tuple[Ends, Ends], x: alt.X, y: alt.Y) -> list[Layer]:
    """Return a straight line, cut where the plot ends."""
    slope, start = line
    (left, right), (low, high) = both
    at = [left, right]
    if slope:
        inside = sorted((limit - start) / slope for limit in (low, high))
        at = [max(left, inside[0]), min(right, inside[1])]
    if at[0] >= at[1]:
        return []
    frame = pd.DataFrame({"x": at, "y": [start + slope * one for one in at]})
    return [alt.Chart(frame).mark_line(color=colours.INK, strokeWidth=2).encode(x=x, y=y)]


def _sized(drawn: Drawn) -> "pd.Series[float]":
    """Return the area of each point."""
    frame = drawn.frame
    usual = next((size for most, size in _SIZES if len(frame) <= most), _SMALLEST)
    if not drawn.weighted:
        return pd.Series(usual, index=frame.index)
    return (frame["people"] / frame["people"].mean() * usual).clip(_LEAST, _MOST)


def _points(drawn: Drawn, x: alt.X, y: alt.Y) -> list[Layer]:
    """Return the points of areas that are not chosen, one shape a group."""
    groups = drawn.groups
    frame = drawn.frame.assign(size=_sized(drawn))
    frame = frame[frame["letter"].eq("")]
    layers: list[Layer] = []
    for name in groups or ("",):
        rows = frame[frame["group"].eq(name)] if groups else frame
        if rows.empty:
            continue
        layers.append(
            alt.Chart(rows[["x", "y", "size"]])
            .mark_point(
                shape=groups.get(name, SHAPES[0]), filled=True, fill=colours.BRAND, opacity=0.82,
                stroke=colours.CARD, strokeWidth=0.8,
            )
            .encode(x=x, y=y, size=alt.Size("size:Q", scale=None, legend=None))
        )  # fmt: skip
    return layers


def _chosen(drawn: Drawn, x: alt.X, y: alt.Y) -> list[Layer]:
    layers: list[Layer] = []
    for letter, look in PLACE_MARKS.items():
        rows = drawn.frame[drawn.frame["letter"].eq(letter)]
        if not rows.empty:
            layers.append(
                alt.Chart(rows[["x", "y"]])
                .mark_point(
                    shape=look.shape, fill=look.fill, stroke=colours.CARD, strokeWidth=2,
                    size=look.size + 40, opacity=1,
                )
                .encode(x=x, y=y)
            )  # fmt: skip
    return layers


def _labels(drawn: Drawn, both: tuple[Ends, Ends], sheet: Sheet) -> list[Layer]:
    """Return the names of chosen places and of those that stand out, clear of each other."""
    rows = drawn.frame[drawn.frame["name"].ne("") | drawn.frame["letter"].ne("")]
    if rows.empty:
        return []
    x, y = Scale(*both[0]), Scale(*both[1])
    texts = [
        f"{letter} {name}".strip()
        for letter, name in zip(rows["letter"], rows["area_name"], strict=True)
    ]
    middles = spread([(1 - y.share(one)) * sheet.height for one in rows["y"]])
    layers: list[Layer] = []
    for text, letter, at, middle in zip(texts, rows["letter"], rows["x"], middles, strict=True):
        across = x.share(at) * sheet.plot
        long = width(text, bold=bool(letter))
        left = across + _ASIDE + long > sheet.plot + sheet.right - 4 and across - _ASIDE > long
        start = across - _ASIDE - long if left else across + _ASIDE
        start = max(2.0, min(start, sheet.plot + sheet.right - 4 - long))
        layers += _haloed(text, start, min(max(middle, 10.0), sheet.height - 10.0), letter)
    return layers


def _haloed(text: str, x: float, y: float, letter: str) -> list[Layer]:
    """Return text with a rim in the card's colour, so that what lies behind it stays apart."""
    colour = colours.PLACES.get(letter, colours.INK)
    told = on.pixel_text(text, x, y, weight=700 if letter else 600, colour=colour)
    assert isinstance(told, dict)
    rim = {"stroke": colours.CARD, "strokeWidth": 5, "strokeJoin": "round", "color": colours.CARD}
    return [told | {"mark": told["mark"] | rim}, told]


def _legend(groups: Mapping[str, str], sheet: Sheet, columns: int) -> list[Layer]:
    """Return which shape is which group, under the plot."""
    layers: list[Layer] = []
    step = (sheet.room - 8) / columns
    top = sheet.height + _TITLED + 14
    for place, (name, shape) in enumerate(groups.items()):
        left = 12 - sheet.left + (place % columns) * step
        middle = top + (place // columns) * LINE
        layers.append(_sign(shape, left, middle))
        layers.append(on.pixel_text(name, left + 14, middle, colour=colours.INK_2))
    return layers


def _sign(shape: str, x: float, y: float) -> Layer:
    return (
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_point(shape=shape, filled=True, fill=colours.BRAND, size=80, opacity=1)
        .encode(x=on.XValue(x), y=on.YValue(y))
    )
