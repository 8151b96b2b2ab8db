"""Gaps cut in two: how much is length of life, how much is health during it."""

import math

import altair as alt
import pandas as pd

from explorer import colours
from explorer.charts import sheet as on
from explorer.charts.lettering import LINE, width
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.sheet import NARROW, Layer, Sheet
from explorer.words import charts as words
from explorer.words.figures import number

_BAR = 27
_PART_FILLS = {"length": colours.SAND_TO_SEA[4], "health": colours.SAND_TO_SEA[2]}
_KEYS = {"length": words.LENGTH, "health": words.HEALTH}


def parts(caption: Caption, frame: pd.DataFrame, unit: str, decimals: int) -> Picture:
    """Return gaps cut in two: a bar that is a sum, both numbers on it, the whole at its end.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        label, and length, health, gap, each with `_lower` and `_upper` beside it.
    unit : str
    decimals : int
    """
    reading = " ".join(filter(None, (words.SUM, words.adds_up(frame, decimals))))
    specs = on.specs(lambda one: _parts_spec(caption, frame, decimals, reading, one))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, reading),
        words.parts_alt(caption.title, frame, unit, decimals), frame, *specs,
    )  # fmt: skip


def _parts_spec(
    caption: Caption, frame: pd.DataFrame, decimals: int, reading: str, size: int
) -> Laid:
    right = 12 + math.ceil(max(width(number(gap, decimals), bold=True) for gap in frame["gap"]))
    pitch = LINE + _BAR + 14
    sheet = Sheet(size, pitch * len(frame), right=right, below=0)
    pieces = _pieces(frame, decimals)
    low, high = min(0.0, pieces["start"].min()), max(0.0, pieces["end"].max())
    x = alt.X("start:Q", scale=on.scale(low, high), axis=None)
    pieces["top"] = pieces["place"] * pitch + LINE
    pieces["bottom"] = pieces["top"] + _BAR
    y = alt.Y("top:Q", scale=on.pixels(sheet.height), axis=None)
    layers: list[Layer] = [
        alt.Chart(pieces)
        .mark_rect(stroke=colours.CARD, strokeWidth=1)
        .encode(x=x, x2="end:Q", y=y, y2="bottom:Q", color=alt.Color("fill:N", scale=None))
    ]
    for piece in words.each(pieces):
        start, end = (
            (value - low) / (high - low) * sheet.plot for value in (piece.start, piece.end)
        )
        fits = width(piece.text, bold=True) + 8 <= end - start
        # A slice too thin for its number has it above.
        at = (start + 8 if fits else (start + end) / 2), piece.top + (_BAR / 2 if fits else -9)
        layers.append(
            on.pixel_text(
                piece.text, *at, weight=700, align="left" if fits else "center",
                colour=colours.on(piece.fill) if fits else colours.INK,
            )
        )  # fmt: skip
    for place, row in enumerate(words.each(frame)):
        end = (max(pieces.loc[pieces["place"] == place, "end"].max(), 0) - low) / (high - low)
        top = place * pitch
        layers.append(on.pixel_text(row.label, 0, top + 9))
        layers.append(
            on.pixel_text(
                number(row.gap, decimals), end * sheet.plot + 8, top + LINE + _BAR / 2, weight=700
            )
        )
    keys = _parts_key(sheet, size)
    return on.drawn(sheet, [*layers, *keys], caption, reading, legend=_key_height(size))


def _pieces(frame: pd.DataFrame, decimals: int) -> pd.DataFrame:
    """Return a slice a part: what adds runs right from zero, what takes away runs left."""
    pieces = []
    for place, row in enumerate(words.each(frame)):
        ends = {True: 0.0, False: 0.0}
        for part, fill in _PART_FILLS.items():
            value = float(getattr(row, part))
            start, end = ends[value >= 0], ends[value >= 0] + value
            ends[value >= 0] = end
            pieces.append(
                {
                    "place": place, "part": part, "start": min(start, end), "end": max(start, end),
                    "fill": fill, "text": number(value, decimals),
                }
            )  # fmt: skip
    return pd.DataFrame(pieces)


def _key_height(size: int) -> int:
    return (2 if size == NARROW else 1) * (LINE + 2) + 4


def _parts_key(sheet: Sheet, size: int) -> list[Layer]:
    layers: list[Layer] = []
    left, top = 0.0, -sheet.above - _key_height(size) + 11.0
    for part, fill in _PART_FILLS.items():
        layers.append(
            alt.Chart(alt.InlineData(values=[{}]))
            .mark_rect(color=fill, cornerRadius=3)
            .encode(
                x=on.XValue(left), x2=on.X2Value(left + 15), y=on.YValue(top - 7.5),
                y2=on.Y2Value(top + 7.5),
            )
        )  # fmt: skip
        layers.append(on.pixel_text(_KEYS[part], left + 21, top, colour=colours.INK_2))
        if size == NARROW:
            top += LINE + 2
        else:
            left += 21 + width(_KEYS[part]) + 24
    return layers
