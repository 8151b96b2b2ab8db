"""Likely ranges as bands that fade: no edge that the eye could take for a limit."""

import math

import numpy as np
import pandas as pd

from explorer.scales import REACH

SLICES = 24
# How opaque a band is, by distance from the estimate in half-widths of its range: it goes on
# beyond the limit, where it is faint, and ends in nothing.
_AT = (0.25, 0.6, 1.0, REACH)
_OPACITY = (0.60, 0.36, 0.13, 0.0)
# Nested bands of a series: share of the range, and opacity that each adds.
NESTED = ((1.0, 0.14), (0.67, 0.18), (0.34, 0.24))


def opacity(distance: float) -> float:
    """Return how opaque a band is at a distance from the estimate, in half-widths."""
    return float(np.interp(abs(distance), _AT, _OPACITY))


def slices(value: float, lower: float, upper: float) -> pd.DataFrame:
    """Return a band as slices: start, end, opacity; none without limits.

    Half of them lie on either side of the estimate, each side as wide as its own half of the
    range, so that lopsided limits stay so.
    """
    if math.isnan(lower) or math.isnan(upper):
        return pd.DataFrame({"start": [], "end": [], "opacity": []})
    edges = np.linspace(-REACH, REACH, SLICES + 1)
    below, above = value - lower, upper - value
    at = value + np.where(edges < 0, edges * below, edges * above)
    middle = (edges[:-1] + edges[1:]) / 2
    return pd.DataFrame(
        {"start": at[:-1], "end": at[1:], "opacity": [opacity(one) for one in middle]}
    )


def on_pixels(band: pd.DataFrame, ends: tuple[float, float], plot: int) -> pd.DataFrame:
    """Return slices whose edges lie on whole pixels, so that no seam shows between them.

    Parameters
    ----------
    band : DataFrame
        As of `slices`.
    ends : (float, float)
        Of the scale.
    plot : int
        Its length in pixels.
    """
    step = (ends[1] - ends[0]) / plot
    start, end = (
        ends[0] + ((band[edge] - ends[0]) / step).round() * step for edge in ("start", "end")
    )
    moved = band.assign(start=start, end=end)
    return moved[moved["end"] > moved["start"]]


def nested(value: pd.Series, lower: pd.Series, upper: pd.Series, share: float) -> pd.DataFrame:
    """Return the part of each range nearest its estimate: low, high."""
    return pd.DataFrame(
        {"low": value - share * (value - lower), "high": value + share * (upper - value)}
    )
