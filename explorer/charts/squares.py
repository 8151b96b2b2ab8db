"""The legend of two things at once: nine squares, each with how many areas it stands for."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from explorer import colours
from explorer.charts import sheet as on
from explorer.charts.lettering import LINE, width, wrapped
from explorer.charts.picture import Caption, Picture
from explorer.charts.sheet import NARROW, Layer, Sheet
from explorer.words import charts as words

_SIDE = 62
_GAP = 2


def two_way(caption: Caption, counts: Sequence[Sequence[int]], across: str, down: str) -> Picture:
    """Return three by three squares with counts, the hardest third of both first and darkest.

    Parameters
    ----------
    caption : Caption
    counts : sequence of int, shape (3, 3)
        Rows by the second thing, columns by the first, 0 the hardest third.
    across, down : str
        The first and the second thing.
    """
    cells = pd.DataFrame(
        [
            {
                "across": words.THIRDS[column], "down": words.THIRDS[row],
                "areas": int(counts[row][column]), "column": column, "row": row,
                "fill": colours.TWO_WAY[row][column],
            }
            for row in range(3)
            for column in range(3)
        ]
    )  # fmt: skip
    specs = on.specs(lambda size: _spec(caption, cells, across, down, size))
    return Picture(
        caption.name, caption.title, on.subtitle(caption, ""),
        words.two_way_alt(caption.title, counts, across, down),
        cells[["across", "down", "areas"]].rename(columns={"across": across, "down": down}),
        *specs,
    )  # fmt: skip


def _spec(
    caption: Caption, cells: pd.DataFrame, across: str, down: str, size: int
) -> dict[str, Any]:
    side = 3 * _SIDE
    left = 16 + max(int(width(third)) for third in words.THIRDS)
    beside = size - left - side - 28
    named = (words.DOWN.format(down=down), words.ACROSS.format(across=across))
    lines = [
        line for name in named for line in wrapped(name, beside if size != NARROW else size - 8)
    ]
    under = LINE * len(lines) + 8 if size == NARROW else 0
    sheet = Sheet(size, side, left=left, right=size - left - side, above=8, below=under)
    placed = cells.assign(
        x=cells["column"] * _SIDE, y=cells["row"] * _SIDE,
        x2=(cells["column"] + 1) * _SIDE - _GAP, y2=(cells["row"] + 1) * _SIDE - _GAP,
    )  # fmt: skip
    layers: list[Layer] = [
        alt.Chart(placed[["x", "y", "x2", "y2", "fill"]])
        .mark_rect(cornerRadius=3)
        .encode(
            x=alt.X("x:Q", scale=on.scale(0, side), axis=None), x2="x2:Q",
            y=alt.Y("y:Q", scale=on.pixels(side), axis=None), y2="y2:Q",
            color=alt.Color("fill:N", scale=None),
        )
    ]  # fmt: skip
    middle = (_SIDE - _GAP) / 2
    for cell in words.each(placed):
        layers.append(
            on.pixel_text(
                str(cell.areas), cell.x + middle, cell.y + middle, align="center", weight=700,
                colour=colours.on(cell.fill),
            )
        )  # fmt: skip
    for row, third in enumerate(words.THIRDS):
        layers.append(
            on.pixel_text(third, -8, row * _SIDE + middle, align="right", colour=colours.INK_2)
        )
    corner = (4 - left, side + 6.0) if size == NARROW else (side + 24.0, 6.0)
    text = on.block(lines, *corner)
    return on.drawn(sheet, [*layers, *([text] if text else [])], caption, "")
