"""Charts, drawn on the server: one function a chart, each gives a Picture."""

from explorer.charts.dots import distribution, tenths
from explorer.charts.gaps import GapSeries, gap_over_time
from explorer.charts.halves import parts
from explorer.charts.lines import Lines, region_lines, spark, trend
from explorer.charts.picture import Caption, Picture, csv, inline, png, svg
from explorer.charts.rulers import floor, moved, ruler
from explorer.charts.sheet import NARROW, WIDE
from explorer.charts.squares import two_way

__all__ = [
    "NARROW",
    "WIDE",
    "Caption",
    "GapSeries",
    "Lines",
    "Picture",
    "csv",
    "distribution",
    "floor",
    "gap_over_time",
    "inline",
    "moved",
    "parts",
    "png",
    "region_lines",
    "ruler",
    "spark",
    "svg",
    "tenths",
    "trend",
    "two_way",
]
