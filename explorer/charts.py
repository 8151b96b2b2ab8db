"""Charts from tidy frames."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from explorer.colours import CARD, INK, INK_2, LINE

# How the band of a likely range fades from its middle, by distance as a share of the
# half-width: it has no cap, since the range has no sharp end.
_FADE_AT = (0.0, 0.25, 0.6, 1.0, 1.35)
_FADE = (0.62, 0.60, 0.36, 0.13, 0.0)
_SLICES = 24
_ROW, _DOTS = 30, 64
_LABEL_WIDTH = 128
# Room for the values, right of the scale's end and inside the plot, so that whatever is
# written there both charts keep one scale.
_ROOM = 0.26
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
    picked : bool
        Whether a reader picked it: its mark is filled and its name bold.
    """

    name: str
    value: float
    lower: float
    upper: float
    text: str
    colour: str
    shape: str
    picked: bool


def range_ruler(
    values: pd.Series, rows: list[RulerRow], all_text: str
) -> list[alt.Chart | alt.LayerChart]:
    """Return places on one scale, and the distribution of all areas to stand above it.

    Parameters
    ----------
    values : Series of float
        Every area's own value.
    rows : list of RulerRow
        From top to bottom.
    all_text : str
        Names the distribution: "All 151".

    Returns
    -------
    list of chart
        The distribution, then the places where there are any: on the same scale, as
        wide as what they stand in.
    """
    low = min([values.min(), *(row.value - _reach(row) for row in rows)])
    high = max([values.max(), *(row.value + _reach(row) for row in rows)])
    end = high + (high - low) * _ROOM
    scale = alt.Scale(domain=[low, end], nice=False, zero=False)
    charts = [_distribution(values, all_text, scale)]
    if rows:
        charts.append(_places(rows, scale, _ticks(low, high)))
    return [_styled(chart) for chart in charts]


def _ticks(low: float, high: float) -> list[float]:
    """Return about five even values between two, for grid lines."""
    rough = (high - low) / 5 or 1.0
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(power * even for even in (1, 2, 5, 10) if power * even >= rough)
    return [
        float(tick) for tick in np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    ]


def _reach(row: RulerRow) -> float:
    """Return how far the fading band of a row reaches to each side."""
    return 0.0 if np.isnan(row.lower) else _FADE_AT[-1] * (row.upper - row.lower) / 2


def _styled(chart: Any) -> Any:
    """Return a chart in the look's type."""
    return (
        chart.configure(
            font=FONT,
            background="transparent",
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            padding=0,
        )
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=16, labelColor=INK_2, domain=False, ticks=False)
    )


def _distribution(values: pd.Series, all_text: str, scale: alt.Scale) -> alt.Chart:
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
                axis=_names_axis(values=[0], labelExpr=f"'{_quoted(all_text)}'"),
            ),
        )
        .properties(width="container", height=_DOTS)
    )


def _places(rows: list[RulerRow], scale: alt.Scale, ticks: list[float]) -> Any:
    names = [row.name for row in rows]
    marks = pd.DataFrame([vars(row) for row in rows])
    marks["inside"] = marks["colour"].where(marks["picked"], CARD)
    marks["edge"] = marks["colour"].mask(marks["picked"], CARD)
    bold = " || ".join(f"datum.value === '{_quoted(row.name)}'" for row in rows if row.picked)
    y = alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=_names_axis(
            labelLimit=_LABEL_WIDTH,
            labelFontWeight={
                "condition": {"test": bold or "false", "value": "bold"},
                "value": "normal",
            },
        ),
    )
    x = alt.X(
        "value:Q",
        scale=scale,
        title=None,
        axis=alt.Axis(values=ticks, grid=True, gridColor=LINE, labelColor=INK),
    )
    base = alt.Chart(marks)
    point = base.mark_point(size=120, opacity=1, strokeWidth=2.2)
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
    ink = {"fill": alt.Fill("inside:N", scale=None), "stroke": alt.Stroke("edge:N", scale=None)}
    text = base.mark_text(align="right", fontSize=16, color=INK).encode(
        x=alt.value("width"), y=alt.Y("name:N", sort=names), text="text:N"
    )
    layers = [point.encode(x=x, y=y, shape=shapes, **ink), text]
    if any(not np.isnan(row.lower) for row in rows):
        layers.insert(0, band)
    return alt.layer(*layers).properties(width="container", height=_ROW * len(rows))


def _names_axis(**options: Any) -> alt.Axis:
    """Return the axis that names stand at, equally wide in both charts."""
    return alt.Axis(
        title=None,
        grid=False,
        minExtent=_LABEL_WIDTH,
        maxExtent=_LABEL_WIDTH,
        labelAlign="left",
        labelPadding=_LABEL_WIDTH,
        labelColor=INK,
        **options,
    )


def _quoted(name: str) -> str:
    """Return a name as it may stand in quotation marks in a chart's expression."""
    return name.replace("\\", "").replace("'", "\\'")


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
