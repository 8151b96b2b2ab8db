"""A measure on a strip, in ink alone: for paper, and for readers of black and white.

Grey columns are all areas, a dashed line is England, a thin line a standard, a dot the area, and a
bar that tapers to its limits its range. Text stands beside the picture, and the picture's words
with whoever shows it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.charts.small import central
from explorer.scales import Scale, holding
from explorer.typeface import FAMILY, NAME

WIDE, HIGH = 520, 84
_TALL = 190
_BINS, _EDGE, _FOOT, _LANE = 48, 12, 82, 22
_FACE = f"'{NAME}', {FAMILY}"
_COLUMN = "#bfbfbf"
_RANGE = "#6e6e6e"


@dataclass(frozen=True)
class Inked:
    """What stands on a strip; None for what there is not.

    Attributes
    ----------
    areas : sequence of float
        All areas with a figure.
    value : float or None
    limits : tuple of float or None
    england, standard : float or None
    """

    areas: Sequence[float]
    value: float | None = None
    limits: tuple[float, float] | None = None
    england: float | None = None
    standard: float | None = None


def strip(shown: Inked) -> str:
    """Return a strip as an SVG."""
    scale = _scale(shown)
    parts = [
        _columns(scale, shown.areas),
        _across(scale, shown.standard, 'stroke-width="1.6"'),
        _across(scale, shown.england, 'stroke-width="3" stroke-dasharray="7 5"'),
        f'<path stroke="#000" stroke-width="1.6" d="M{_EDGE} {_FOOT}H{WIDE - _EDGE}"/>',
    ]
    if shown.value is not None:
        at = _x(scale, shown.value)
        if shown.limits:
            low, high = (_x(scale, limit) for limit in shown.limits)
            parts.append(
                f'<path fill="{_RANGE}" d="M{low:.1f} {_LANE - 1.5}L{at:.1f} {_LANE - 9}'
                f"L{high:.1f} {_LANE - 1.5}V{_LANE + 1.5}L{at:.1f} {_LANE + 9}"
                f'L{low:.1f} {_LANE + 1.5}Z"/>'
            )
        parts.append(
            f'<circle cx="{at:.1f}" cy="{_LANE}" r="9.5" fill="#000" stroke="#fff" '
            'stroke-width="2.5"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        f'width="{WIDE}" height="{HIGH}">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True)
class InkedLine:
    """A series in ink.

    Attributes
    ----------
    points : sequence of (float, float, float)
        Value and limits, the oldest first; NaN limits where there are none.
    half : float
        Where a dashed line stands.
    labels : tuple of str
        Of the first and the last point, and of the dashed line.
    """

    points: Sequence[tuple[float, float, float]]
    half: float
    labels: tuple[str, str, str]


def line(shown: InkedLine) -> str:
    """Return a series as an SVG, with zero at its foot."""
    known = not any(math.isnan(low) for _, low, _ in shown.points)
    high = max(upper if known else value for value, _, upper in shown.points)
    scale = Scale(0.0, max(high, shown.half))
    left, right, top, foot = 46, 456, 14, _TALL - 10
    step = (right - left) / max(len(shown.points) - 1, 1)
    xs = [left + place * step for place in range(len(shown.points))]

    def y(value: float) -> float:
        return foot - (foot - top) * scale.share(value)

    upper = [f"{x:.1f} {y(high):.1f}" for x, (_, _, high) in zip(xs, shown.points, strict=True)]
    lower = [f"{x:.1f} {y(low):.1f}" for x, (_, low, _) in zip(xs, shown.points, strict=True)]
    band = f'<path fill="#d0d0d0" d="M{"L".join([*upper, *lower[::-1]])}Z"/>' if known else ""
    middle = "L".join(f"{x:.1f} {y(one[0]):.1f}" for x, one in zip(xs, shown.points, strict=True))
    first, last, half = shown.labels
    ends = (shown.points[0][0], shown.points[-1][0])
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y(value):.1f}" r="6"/>'
        for x, value in zip((left, right), ends, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {_TALL}" width="{WIDE}" '
        f'height="{_TALL}" font-family="{_FACE}" font-size="25">{band}'
        f'<path stroke="#000" stroke-width="1.6" d="M{left} {foot}H{right}"/>'
        f'<path stroke="#000" stroke-width="2.6" stroke-dasharray="9 6" '
        f'd="M{left} {y(shown.half):.1f}H{right}"/>'
        f'<path fill="none" stroke="#000" stroke-width="3.4" d="M{middle}"/>{dots}'
        f'<text x="{left - 8}" y="{y(ends[0]) + 8:.1f}" text-anchor="end">{first}</text>'
        f'<text x="{right + 10}" y="{y(ends[1]) + 8:.1f}">{last}</text>'
        f'<text x="{right + 10}" y="{y(shown.half) + 8:.1f}">{half}</text></svg>'
    )


def _scale(shown: Inked) -> Scale:
    known = [one for one in (shown.value, shown.england, shown.standard) if one is not None]
    return holding([*(central(shown.areas) if shown.areas else ()), *known, *(shown.limits or ())])


def _x(scale: Scale, value: float) -> float:
    return _EDGE + (WIDE - 2 * _EDGE) * scale.share(value)


def _columns(scale: Scale, areas: Sequence[float]) -> str:
    counts = scale.counts(areas, _BINS)
    most = max(counts, default=0)
    if not most:
        return ""
    wide, high = (WIDE - 2 * _EDGE) / _BINS, _FOOT - _LANE - 14
    drawn = "".join(
        f"M{_EDGE + place * wide + 0.8:.1f} {_FOOT}v{-max(high * count / most, 2):.1f}"
        f"h{wide - 1.6:.1f}V{_FOOT}Z"
        for place, count in enumerate(counts)
        if count
    )
    return f'<path fill="{_COLUMN}" d="{drawn}"/>'


def _across(scale: Scale, value: float | None, stroke: str) -> str:
    if value is None:
        return ""
    return f'<path stroke="#000" {stroke} d="M{_x(scale, value):.1f} 2V{_FOOT}"/>'
