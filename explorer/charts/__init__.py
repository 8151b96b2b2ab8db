"""Charts, drawn on the server: one function a chart, each gives a Picture."""

from explorer.charts.dots import tenths
from explorer.charts.gaps import GapSeries, gap_over_time
from explorer.charts.halves import parts
from explorer.charts.lines import Lines, region_lines, trend
from explorer.charts.picture import Caption, Picture, csv, png, svg
from explorer.charts.rulers import moved, ruler
from explorer.charts.sheet import NARROW, WIDE

__all__ = [
    "NARROW",
    "WIDE",
    "Caption",
    "GapSeries",
    "Lines",
    "Picture",
    "csv",
    "gap_over_time",
    "moved",
    "parts",
    "png",
    "region_lines",
    "ruler",
    "svg",
    "tenths",
    "trend",
]
