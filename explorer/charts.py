"""Charts from tidy frames."""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from explorer.maps.colours import INK, INK_2, LINE

# How the band of a likely range fades from its middle, by distance as a share of the
# half-width: it has no cap, since the range has no sharp end.
_FADE_AT = (0.0, 0.25, 0.6, 1.0, 1.35)
_FADE = (0.62, 0.60, 0.36, 0.13, 0.0)
_SLICES = 24
_ROW, _DOTS = 30, 64
FONT = "Source Sans, Source Sans 3, sans-serif"


@dataclass(frozen=True)
class RulerRow:
    """One place on the ruler.

    Attributes
    ----------
    name : str
    value, lower, upper : float
        Limits are NaN where no range is published.
    text : str
        The value as words write it.
    colour, shape : str
        Of its mark.
    bold : bool
    """

    name: str
    value: float
    lower: float
    upper: float
    text: str
    colour: str
    shape: str
    bold: bool


def range_ruler(
    values: pd.Series, rows: list[RulerRow], all_text: str, decimals: int, width: int
) -> alt.VConcatChart:
    """Return places on one scale under the distribution of all areas.

    Parameters
    ----------
    values : Series of float
        Every area's own value.
    rows : list of RulerRow
        From top to bottom.
    all_text : str
        Names the distribution: "All 151".
    decimals : int
        Of values, for the width of the dots' bins.
    width : int
        Of the scale, in pixels.
    """
    low = min([values.min(), *(r.lower for r in rows if not np.isnan(r.lower))])
    high = max([values.max(), *(r.upper for r in rows if not np.isnan(r.upper))])
    margin = (high - low) * 0.03
    scale = alt.Scale(domain=[low - margin, high + margin], nice=False, zero=False)
    dots = _distribution(values, all_text, scale, width)
    places = _places(rows, scale, width)
    chart = alt.vconcat(dots, places, spacing=0).resolve_scale(x="shared")
    return (
        chart.configure(font=FONT, background="transparent", padding=0)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=16, labelColor=INK_2, domain=False, ticks=False)
    )


def _distribution(values: pd.Series, all_text: str, scale: alt.Scale, width: int) -> alt.Chart:
    """Return a dot for each area, stacked in narrow bins."""
    known = values.dropna().sort_values()
    span = (known.max() - known.min()) or 1.0
    bins = np.floor((known - known.min()) / span * 60)
    middle = known.min() + (bins + 0.5) * span / 60
    stacked = known.groupby(bins.to_numpy()).cumcount()
    most = max(int(stacked.max()) + 1, 8)
    frame = pd.DataFrame({"x": middle, "y": stacked, "row": all_text})
    return (
        alt.Chart(frame)
        .mark_circle(color="#7A868D", opacity=1, size=max(6, min(18, 1100 / most / 8)))
        .encode(
            x=alt.X("x:Q", scale=scale, axis=None),
            y=alt.Y(
                "y:Q",
                scale=alt.Scale(domain=[-0.6, most]),
                axis=alt.Axis(
                    values=[0],
                    labelExpr=f"'{all_text}'",
                    title=None,
                    grid=False,
                    minExtent=120,
                    maxExtent=120,
                    labelAlign="left",
                    labelPadding=118,
                    labelColor=INK,
                ),
            ),
        )
        .properties(width=width, height=_DOTS)
    )


def _places(rows: list[RulerRow], scale: alt.Scale, width: int) -> alt.LayerChart:
    names = [row.name for row in rows]
    marks = pd.DataFrame([vars(row) for row in rows])
    y = alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=alt.Axis(
            minExtent=120,
            maxExtent=120,
            labelLimit=118,
            labelAlign="left",
            labelPadding=118,
            labelColor=INK,
            grid=False,
        ),
    )
    x = alt.X(
        "value:Q",
        scale=scale,
        title=None,
        axis=alt.Axis(tickCount=5, grid=True, gridColor=LINE, labelColor=INK),
    )
    base = alt.Chart(marks)
    point = base.mark_point(size=130, filled=True, opacity=1, stroke="white", strokeWidth=1.5)
    band = (
        alt.Chart(_bands(rows))
        .mark_rect(height=15)
        .encode(
            x=alt.X("from:Q", scale=scale),
            x2="to:Q",
            y=alt.Y("name:N", sort=names),
            color=alt.Color("colour:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
        )
    )
    shapes = alt.Shape("shape:N", scale=None)
    colours = alt.Color("colour:N", scale=None)
    text = base.mark_text(align="right", fontSize=16, color=INK).encode(
        x=alt.value(width + 52), y=alt.Y("name:N", sort=names), text="text:N",
    )
    layers = [point.encode(x=x, y=y, shape=shapes, color=colours), text]
    if any(not np.isnan(row.lower) for row in rows):
        layers.insert(0, band)
    return alt.layer(*layers).properties(width=width, height=_ROW * len(rows))


def _bands(rows: list[RulerRow]) -> pd.DataFrame:
    """Return the slices of each row's fading band."""
    edges = np.linspace(-_FADE_AT[-1], _FADE_AT[-1], _SLICES + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    opacity = np.interp(np.abs(middles), _FADE_AT, _FADE)
    frames = [
        pd.DataFrame(
            {
                "name": row.name,
                "from": row.value + edges[:-1] * (row.upper - row.lower) / 2,
                "to": row.value + edges[1:] * (row.upper - row.lower) / 2,
                "opacity": opacity,
                "colour": row.colour,
            }
        )
        for row in rows
        if not np.isnan(row.lower)
    ]
    return pd.concat(frames) if frames else pd.DataFrame()
