"""Areas in rows: on one measuring line, and what each of them did."""

import math

import altair as alt
import pandas as pd

from explorer import colours
from explorer.charts import rows as lay
from explorer.charts import sheet as on
from explorer.charts.dots import stacked
from explorer.charts.lettering import LINE, width
from explorer.charts.marks import LEFT, RIGHT, Mark, mark
from explorer.charts.picture import Caption, Laid, Picture
from explorer.charts.rows import Axes
from explorer.charts.sheet import NARROW, WIDE, Layer, Sheet, Threshold
from explorer.words import charts as chart_words
from explorer.words.figures import apart

_LABEL = 20
_DOTS_HEIGHT = 58
# How far an arrow stays from its marks, in pixels.
_CLEAR = 9


def ruler(
    caption: Caption,
    frame: pd.DataFrame,
    areas: pd.DataFrame,
    unit: str,
    decimals: int,
    *,
    standard: Threshold | None = None,
    wide: int = WIDE,
) -> Picture:
    """Return two to six places on one measuring line, under the dots of all areas.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        letter ("A" to "F", "England", or empty), area_name, value, lower, upper; limits may be
        missing.
    areas : DataFrame
        area_name, value, lower, upper of every area of the level; empty for no dots.
    unit : str
        Of the values at the right: "%" or empty, else it is said in the period line.
    decimals : int
    standard : Threshold, optional
        A line across all rows, and a row that names it.
    wide : int
        Of the picture on a desk, in pixels.
    """
    reading = chart_words.reading(frame)
    texts = [chart_words.amount(value, unit, decimals) for value in frame["value"]]
    specs = on.specs(
        lambda one: _ruler_spec(
            caption, frame, areas["value"].dropna(), texts, one, standard=standard
        ),
        wide,
    )
    behind = pd.concat([frame.assign(shown="place"), areas.assign(shown="area", letter="")])
    return Picture(
        caption.name, caption.title, on.subtitle(caption, reading),
        chart_words.rows_alt(caption.title, frame, decimals)
        + (f" {standard.said}." if standard else ""),
        behind, *specs,
    )  # fmt: skip


def _ruler_spec(
    caption: Caption,
    frame: pd.DataFrame,
    areas: pd.Series,
    texts: list[str],
    size: int,
    *,
    standard: Threshold | None,
) -> Laid:
    names = [
        f"{letter} {name}" if len(letter) == 1 else str(name)
        for letter, name in zip(frame["letter"], frame["area_name"], strict=True)
    ]
    bold = [len(letter) == 1 for letter in frame["letter"]]
    if standard:
        names, bold, texts = [*names, standard.name], [*bold, False], [*texts, standard.text]
    start = _DOTS_HEIGHT if len(areas) else 0
    right = 16 + math.ceil(max(width(text, bold=True) for text in texts))
    rows = lay.rows(names, bold, size, right, start=start)
    low, high = lay.reach(frame, areas, *([standard.value] if standard else []))
    axes = lay.axes(low, high, rows.sheet)
    layers = _all_dots(areas, start, axes) if start else []
    if standard:
        layers.append(on.upright(axes.across(standard.value), 0, rows.middles[-1] + LINE / 2))
    for row, middle in zip(chart_words.each(frame), rows.middles, strict=False):
        look = mark(row.letter)
        layers += lay.banded(row, middle, look.colour, axes)
        layers.append(lay.point(row.value, middle, look, axes))
    for text, middle in zip(texts, rows.middles, strict=True):
        layers.append(
            on.pixel_text(text, rows.sheet.plot + right - 4, middle, align="right", weight=700)
        )
    layers += rows.names
    if start:
        layers.append(_all_label(len(areas), rows.sheet, size, start))
    return on.drawn(rows.sheet, layers, caption, chart_words.reading(frame))


def _all_label(count: int, sheet: Sheet, size: int, start: int) -> Layer:
    left, top = (4 - sheet.left, 8.0) if size == NARROW else (4 - sheet.left, start - 14.0)
    return on.pixel_text(f"All {count}", left, top, colour=colours.INK_2)


def _all_dots(values: pd.Series, start: int, axes: Axes) -> list[Layer]:
    found = stacked(values, axes.ends, axes.sheet.plot, start - 8)
    return [
        alt.Chart(found.assign(row=start - 6 - found["up"])[["x", "row"]])
        .mark_point(
            filled=True, shape="circle", size=found.attrs["size"], color=colours.CONTEXT, opacity=1
        )
        .encode(x=axes.x, y=axes.y)
    ]


def moved(caption: Caption, frame: pd.DataFrame, unit: str, decimals: int) -> Picture:
    """Return what each area did: a ring at the old value, a filled mark at the new, an arrow.

    Parameters
    ----------
    caption : Caption
    frame : DataFrame
        letter ("A" to "F" or empty), area_name, before, after, moved, lower, upper (the limits
        of the move).
    unit : str
        Told in the alternative text.
    decimals : int
    """
    specs = on.specs(lambda one: _moved_spec(caption, frame, decimals, one))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, chart_words.MOVED),
        chart_words.moved_alt(f"{caption.title}, in {unit}", frame, decimals), frame, *specs,
    )  # fmt: skip


def _moved_spec(caption: Caption, frame: pd.DataFrame, decimals: int, size: int) -> Laid:
    rows = lay.rows(list(frame["area_name"]), [True] * len(frame), size, 16, lift=_LABEL, row=26)
    low, high = on.around(frame["before"], frame["after"])
    spare = (high - low) * 0.12
    low, high = low - spare, high + spare
    axes = lay.axes(low, high, rows.sheet)
    layers = list(rows.names)
    for row, middle in zip(chart_words.each(frame), rows.middles, strict=True):
        look = mark(row.letter)
        layers += _arrow((row.before, row.after), middle, look, axes)
        layers.append(
            lay.point(row.before, middle, look._replace(shape="circle", fill=colours.CARD), axes)
        )
        filled = look if len(row.letter) == 1 else look._replace(fill=look.colour)
        layers.append(lay.point(row.after, middle, filled, axes))
        moved = apart(row.after, row.before, decimals)
        text = chart_words.moved_label(moved, row.lower, row.upper, decimals)
        centre = axes.centred((row.before + row.after) / 2, text)
        layers += on.plated(text, centre, middle - 13 - _LABEL / 2 + 2, align="center", weight=700)
    return on.drawn(rows.sheet, layers, caption, chart_words.MOVED)


def _arrow(move: tuple[float, float], middle: float, look: Mark, axes: Axes) -> list[Layer]:
    """Return shaft and head between two marks; nothing where they touch."""
    start, end = (axes.across(value) for value in move)
    way = 1 if end > start else -1
    start, end = start + way * _CLEAR, end - way * _CLEAR
    if (end - start) * way < 2:  # noqa: PLR2004 -- no room for an arrow
        return []
    level = on.YValue(middle)
    tip = alt.Chart(alt.InlineData(values=[{}]))
    return [
        tip.mark_rule(color=look.colour, strokeWidth=2.5).encode(
            x=on.XValue(start), x2=on.X2Value(end - way * 4), y=level, y2=level
        ),
        tip.mark_point(
            shape=RIGHT if way > 0 else LEFT, filled=True, size=110, color=look.colour, opacity=1
        ).encode(x=on.XValue(end - way * 3), y=level),
    ]
