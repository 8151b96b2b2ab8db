"""Small pictures inside a page: marks of places, a strip of all areas, a trend line.

Pure functions of numbers. Text is not drawn here: it stands in the page beside the picture, so
that it keeps its size and is read aloud. Each is an SVG of its own, shown by `image`: Streamlit
lets no SVG stand in a page's HTML.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.colours import PLACES
from explorer.typeface import BOLD, FAMILY, rule

LETTERS = tuple(PLACES)
# How far a band reaches beyond its limits, fading: a range has no sharp end.
REACH = 1.35
_FENCE = 3.0
_BINS = 48
_HIGH = 30
_SHAPES = {
    "A": '<circle cx="12" cy="12" r="10"/>',
    "B": '<rect x="2" y="2" width="20" height="20" rx="2"/>',
    "C": '<path d="M12 1L23 22H1Z"/>',
    "D": '<path d="M12 0L24 12L12 24L0 12Z"/>',
    "E": '<path d="M12 1L23 9L19 22H5L1 9Z"/>',
    "F": '<path d="M7 1H17V7H23V17H17V23H7V17H1V7H7Z"/>',
}
# Lines differ in their dashes too, so that they are told apart without colour.
_DASHES = {"A": "", "B": "7 3", "C": "2 3", "D": "9 3 2 3", "E": "4 2", "F": "1 2"}
_WIDE, _TALL, _EDGE = 90, 46, 7
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
_GREY = "#8A959B"


@dataclass(frozen=True)
class Scale:
    """A scale from `low` to `high`, measured in per cent of its length."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value stands, 0 to 100."""
        return 100 * (value - self.low) / ((self.high - self.low) or 1.0)


@dataclass(frozen=True)
class Band:
    """Where a band starts and how wide it is, in per cent of its scale."""

    left: float
    width: float


def central(values: Sequence[float]) -> list[float]:
    """Return the values without those so far out that a scale to them would hide the others.

    Parameters
    ----------
    values : sequence of float
        At least one, none missing.

    Notes
    -----
    Left out is what lies beyond Tukey's outer fences: three times the distance of the quartiles
    beyond a quartile (Tukey 1977, Exploratory Data Analysis).
    """
    low, high = np.quantile(values, (0.25, 0.75))
    far = _FENCE * (high - low)
    return [value for value in values if low - far <= value <= high + far]


def scale_of(values: Sequence[float], ranges: Sequence[tuple[float, float]]) -> Scale:
    """Return a scale that holds all values and the fading ends of all ranges.

    Parameters
    ----------
    values : sequence of float
        At least one.
    ranges : sequence of (float, float)
        Lower and upper limits.
    """
    reached = [_reached(lower, upper) for lower, upper in ranges]
    lows, highs = [low for low, _ in reached], [high for _, high in reached]
    return Scale(min([*values, *lows]), max([*values, *highs]))


def beyond(scale: Scale, values: Sequence[float]) -> int:
    """Return how many values lie off a scale."""
    return sum(not scale.low <= value <= scale.high for value in values)


def band_of(scale: Scale, lower: float, upper: float) -> Band:
    """Return the band of a range; it fades to nothing beyond its limits."""
    low, high = (scale.at(end) for end in _reached(lower, upper))
    return Band(low, high - low)


def columns(scale: Scale, values: Sequence[float]) -> str:
    """Return all areas as columns of counts along a scale, as an SVG that stretches.

    Parameters
    ----------
    scale : Scale
    values : sequence of float
        One an area; those off the scale are not drawn.
    """
    counts = Counter(
        min(_BINS - 1, int(scale.at(value) / 100 * _BINS))
        for value in values
        if scale.low <= value <= scale.high
    )
    most = max(counts.values(), default=1)
    drawn = "".join(
        f"M{place + 0.1:.1f} {_HIGH}V{_HIGH * (1 - count / most):.1f}h.8V{_HIGH}Z"
        for place, count in sorted(counts.items())
    )
    return (
        f'{_SVG} viewBox="0 0 {_BINS} {_HIGH}" preserveAspectRatio="none">'
        f'<path fill="{_GREY}" d="{drawn}"/></svg>'
    )


def image(svg: str, kind: str = "") -> str:
    """Return a picture as HTML; what it shows is said in words beside it.

    Parameters
    ----------
    svg : str
        As the functions of this module draw it.
    kind : str
        A class for the style sheet.
    """
    data = b64encode(svg.encode()).decode()
    return f'<img class="hge-inline {kind}" alt="" src="data:image/svg+xml;base64,{data}">'


def sign(path: str, colour: str) -> str:
    """Return a verdict's shape, drawn by a path in a square of 12."""
    return (
        f'{_SVG} viewBox="0 0 12 12" width="12" height="12">'
        f'<path fill="{colour}" d="{path}"/></svg>'
    )


def mark(letter: str, size: int = 18) -> str:
    """Return a place's mark as an SVG: circle, square, triangle, diamond, pentagon, cross."""
    return (
        f'{_SVG} viewBox="-2 -2 28 28" width="{size}" height="{size}" '
        f'fill="{PLACES[letter]}" stroke="#ffffff" stroke-width="2">{_SHAPES[letter]}</svg>'
    )


def pin(letter: str) -> str:
    """Return a place's mark with its letter inside."""
    return (
        f'{_SVG} viewBox="0 0 24 24" width="24" height="24"><style>{rule(BOLD, [letter])}</style>'
        f'<g fill="{PLACES[letter]}">{_SHAPES[letter]}</g>'
        '<text x="12" y="17.3" text-anchor="middle" fill="#ffffff" font-size="16" '
        f'font-family="{FAMILY}" font-weight="{BOLD}">{letter}</text></svg>'
    )


def trend_lines(lines: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """Return trends as one small SVG on a scale of its own; each latest value has its mark.

    Parameters
    ----------
    lines : sequence of (letter, points)
        Points are time and value, the oldest first; two at least.
    """
    times = [time for _, points in lines for time, _ in points]
    values = [value for _, points in lines for _, value in points]
    across, up = Scale(min(times), max(times)), Scale(min(values), max(values))
    drawn = "".join(_line(letter, points, across, up) for letter, points in lines)
    return f'{_SVG} viewBox="0 0 {_WIDE} {_TALL}" width="{_WIDE}" height="{_TALL}" >{drawn}</svg>'


def _line(letter: str, points: Sequence[tuple[float, float]], across: Scale, up: Scale) -> str:
    placed = [
        (
            _EDGE + across.at(time) / 100 * (_WIDE - 2 * _EDGE),
            _TALL - _EDGE - up.at(value) / 100 * (_TALL - 2 * _EDGE),
        )
        for time, value in points
    ]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)
    x, y = placed[-1]
    return (
        f'<path d="M{path}" fill="none" stroke="{PLACES[letter]}" stroke-width="2" '
        f'stroke-dasharray="{_DASHES[letter]}"/>'
        f'<g transform="translate({x - 5.5:.1f} {y - 5.5:.1f}) scale(.46)" '
        f'fill="{PLACES[letter]}">{_SHAPES[letter]}</g>'
    )


def _reached(lower: float, upper: float) -> tuple[float, float]:
    middle, half = (lower + upper) / 2, (upper - lower) / 2
    return middle - REACH * half, middle + REACH * half
