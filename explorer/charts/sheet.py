"""The sheet a chart is drawn on: its text above and below, its scales and its axes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

import altair as alt
import numpy as np
import pandas as pd

from explorer import colours
from explorer.charts.lettering import LINE, SIZE, TITLE_LINE, TITLE_SIZE, width, wrapped
from explorer.charts.picture import Caption, Laid, Spec
from explorer.typeface import FAMILY

# A card's width on a desk, and on a phone; and that of a chart alone, before a whole room.
WIDE, NARROW, ROOM = 520, 328, 712
_GAP = 8
_EDGE = 4

# A layer as Altair makes it, or as Vega-Lite reads it.
Layer: TypeAlias = alt.Chart | dict[str, Any]
_SCHEMA = alt.SCHEMA_URL
# Places in pixels, by channel: `alt.value` would search Altair's schema for each.
XValue: Any = alt.XValue
X2Value: Any = alt.X2Value
YValue: Any = alt.YValue
Y2Value: Any = alt.Y2Value


@dataclass(frozen=True)
class Sheet:
    """Sizes in pixels: the whole is `width` wide, the plot `height` high.

    Attributes
    ----------
    width : int
    height : int
    left, right : int
        Room beside the plot.
    above, below : int
        Room over and under the plot for labels.
    """

    width: int
    height: int
    left: int = _EDGE
    right: int = _EDGE
    above: int = 12
    below: int = 12

    @property
    def plot(self) -> int:
        """Width of the plot."""
        return self.width - self.left - self.right

    @property
    def room(self) -> int:
        """Width that text above and below may take."""
        return self.width - 2 * _EDGE


def drawn(
    sheet: Sheet, layers: Sequence[Layer], caption: Caption, reading: str, legend: int = 0
) -> Laid:
    """Return a chart with all its text; the source line, which stands last, in files alone.

    Parameters
    ----------
    sheet : Sheet
    layers : sequence of Chart
        The first is at the back.
    caption : Caption
    reading : str
        How to read its ranges.
    legend : int
        Pixels between period and plot that the layers use for a legend.
    """
    title, period, notes = _texts(sheet, caption, reading)
    source = wrapped(f"Source: {caption.source}", sheet.room)
    room = room_round(sheet, caption, reading, legend)
    head = room["top"]
    left, under = _EDGE - sheet.left, sheet.height + sheet.below + _GAP
    top = _EDGE - head
    texts = [
        block(title, left, top, size=TITLE_SIZE, line=TITLE_LINE, weight=700),
        block(period, left, top + len(title) * TITLE_LINE, colour=colours.INK_2),
        block(notes, left, under, colour=colours.INK_2),
    ]
    last = block(source, left, under + len(notes) * LINE, colour=colours.INK_2)
    return finished(
        [*layers, *(one for one in texts if one)],
        sheet.plot,
        sheet.height,
        room,
        last=[last] if last else [],
        longer=len(source) * LINE,
    )


def room_round(sheet: Sheet, caption: Caption, reading: str, legend: int = 0) -> dict[str, int]:
    """Return the pixels around the plot of a chart of `drawn`, by side; nothing is drawn."""
    title, period, notes = _texts(sheet, caption, reading)
    head = len(title) * TITLE_LINE + len(period) * LINE + _GAP + legend + sheet.above + _EDGE
    foot = sheet.below + _GAP + len(notes) * LINE + _EDGE
    return {"left": sheet.left, "right": sheet.right, "top": head, "bottom": foot}


def _texts(sheet: Sheet, caption: Caption, reading: str) -> tuple[list[str], list[str], list[str]]:
    """Return title, period and notes in lines."""
    return (
        wrapped(caption.title, sheet.room, TITLE_SIZE, bold=True),
        wrapped(caption.period, sheet.room),
        wrapped(below_text(caption, reading), sheet.room),
    )


def finished(
    layers: Sequence[Layer],
    width: int,
    height: int,
    room: dict[str, int],
    *,
    last: Sequence[Layer],
    longer: int,
) -> Laid:
    """Return layers as one chart of exactly this size.

    Put together by hand: Altair's own layering copies every layer several times over.

    Parameters
    ----------
    layers : sequence of Chart
    width, height : int
        Of the plot, in pixels.
    room : dict of str to int
        Around the plot, by side.
    last : sequence of Chart
        What is added in a file.
    longer : int
        Pixels under the rest that it takes.
    """

    def written(sourced: bool) -> dict[str, Any]:
        datasets: dict[str, Any] = {}
        context = {"top_level": False, "datasets": datasets}
        return {
            "$schema": _SCHEMA,
            "config": {"font": FAMILY, "view": {"stroke": None}},
            "layer": [
                one if isinstance(one, dict) else one.to_dict(validate=False, context=context)
                for one in (*layers, *(last if sourced else ()))
            ],
            "datasets": datasets,
            "width": width,
            "height": height,
            "padding": room | {"bottom": room["bottom"] + (longer if sourced else 0)},
            "autosize": {"type": "none", "contains": "content"},
            "background": colours.CARD,
        }

    whole = width + room["left"] + room["right"], height + room["top"] + room["bottom"]
    return Laid(round(whole[0]), round(whole[1]), written)


def specs(make: Callable[[int], Laid], wide: int = WIDE) -> tuple[Spec, Spec]:
    """Return the specifications for a desk and for a phone, each made when it is drawn."""
    return Spec(partial(make, wide)), Spec(partial(make, NARROW))


def below_text(caption: Caption, reading: str) -> str:
    """Return the note under a chart: how to read it, then what else to know."""
    return " ".join(filter(None, (reading, caption.note)))


def subtitle(caption: Caption, reading: str) -> str:
    """Return all text in the picture that is kept but the title."""
    parts = (caption.period, below_text(caption, reading), f"Source: {caption.source}")
    return "\n".join(filter(None, parts))


def block(
    lines: Sequence[str],
    left: float,
    top: float,
    *,
    size: int = SIZE,
    line: int = LINE,
    weight: int = 400,
    colour: str = colours.INK,
) -> Layer | None:
    """Return lines of text whose upper left corner lies at a pixel; None without any."""
    if not lines:
        return None
    text = lines[0] if len(lines) == 1 else list(lines)
    return pixel_text(
        text, left, top + line / 2 - size / 2, baseline="top", size=size, line=line,
        weight=weight, colour=colour,
    )  # fmt: skip


def pixel_text(
    text: str | list[str],
    x: float,
    y: float,
    *,
    align: Any = "left",
    baseline: Any = "middle",
    size: int = SIZE,
    line: int = LINE,
    weight: Any = 400,
    colour: str = colours.INK,
) -> Layer:
    """Return text at a pixel of the plot."""
    style = text_style(align=align, baseline=baseline, size=size, weight=weight, colour=colour)
    return {
        "data": {"values": [{}]},
        "mark": {"type": "text", **style, "lineHeight": line, "text": text},
        "encoding": {"x": {"value": x}, "y": {"value": y}},
    }


@dataclass(frozen=True)
class Threshold:
    """A value that stands for all areas, such as a standard: a line of its own.

    Attributes
    ----------
    value : float
    name, text : str
        Before the value, and the value itself.
    said : str
        Both, for those who hear the chart.
    """

    value: float
    name: str
    text: str
    said: str


def upright(x: float, top: float, bottom: float) -> alt.Chart:
    """Return a standing value's line down a plot, in pixels."""
    return (
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rule(color=colours.ACCENT, strokeWidth=2)
        .encode(x=XValue(x), y=YValue(top), y2=Y2Value(bottom))
    )


def level(value: float, y: alt.Y, plot: int) -> alt.Chart:
    """Return a standing value's line across a plot."""
    return (
        alt.Chart(pd.DataFrame({"value": [value]}))
        .mark_rule(color=colours.ACCENT, strokeWidth=2)
        .encode(x=XValue(0), x2=X2Value(plot), y=y)
    )


def plated(text: str, x: float, y: float, *, align: str = "left", weight: int = 400) -> list[Layer]:
    """Return text on a plate in the card's colour, so that no line runs through it."""
    long = width(text, bold=weight > 400)  # noqa: PLR2004 -- regular
    left = x - (long / 2 if align == "center" else 0)
    plate = (
        alt.Chart(alt.InlineData(values=[{}]))
        .mark_rect(color=colours.CARD)
        .encode(
            x=XValue(left - 3), x2=X2Value(left + long + 3), y=YValue(y - 10),
            y2=Y2Value(y + 10),
        )
    )  # fmt: skip
    return [plate, pixel_text(text, x, y, align=align, weight=weight)]


def text_style(
    *,
    align: str = "left",
    baseline: str = "middle",
    size: int = SIZE,
    weight: int = 400,
    colour: str = colours.INK,
    dx: float = 0,
    dy: float = 0,
) -> dict[str, Any]:
    """Return how a text mark looks."""
    return {
        "align": align, "baseline": baseline, "font": FAMILY, "fontSize": size,
        "fontWeight": weight, "color": colour, "dx": dx, "dy": dy,
    }  # fmt: skip


def scale(low: float, high: float, *, turned: bool = False) -> alt.Scale:
    """Return a straight scale with exactly these ends."""
    ends = [high, low] if turned else [low, high]
    return alt.Scale(domain=ends, nice=False, zero=False)


def pixels(height: int) -> alt.Scale:
    """Return a vertical scale whose values are pixels from the top."""
    return scale(0, height, turned=True)


def grid(ticks: Sequence[float], decimals: int = 0, *, labels: bool = True) -> alt.Axis:
    """Return an axis of hairlines with labels, without a line or title of its own."""
    return alt.Axis(
        values=list(ticks), format=f",.{decimals}f", labels=labels, title=None, domain=False,
        ticks=False, grid=True, gridColor=colours.LINE, labelFontSize=SIZE, labelFont=FAMILY,
        labelColor=colours.INK_2, labelPadding=6, labelOverlap=False, labelFlush=False,
        labelBound=False, labelLimit=0, labelAngle=0,
    )  # fmt: skip


def around(*values: "pd.Series | np.ndarray[Any, Any] | Sequence[float]") -> tuple[float, float]:
    """Return the least and the greatest of all values that are there, with a little room."""
    known = pd.concat([pd.Series(one, dtype=float) for one in values]).dropna()
    low, high = float(known.min()), float(known.max())
    margin = (high - low or 1.0) * 0.04
    return low - margin, high + margin
