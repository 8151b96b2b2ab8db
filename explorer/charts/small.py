"""Small pictures inside a page: marks of places, a strip of all areas, a trend line.

Pure functions of numbers. Text is not drawn here: it stands in the page beside the picture, so
that it keeps its size and is read aloud. Each is an SVG of its own, shown by `image`: Streamlit
lets no SVG stand in a page's HTML.
"""

from base64 import b64encode
from collections.abc import Sequence

import numpy as np

from explorer.colours import PLACES
from explorer.scales import Scale
from explorer.typeface import BOLD, FAMILY, rule

LETTERS = tuple(PLACES)
_FENCE = 3.0
BINS = 48
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
    given = np.asarray(values, dtype=float)
    low, high = np.quantile(given, (0.25, 0.75))
    far = _FENCE * (high - low)
    return given[(given >= low - far) & (given <= high + far)].tolist()


def beyond(scale: Scale, values: Sequence[float]) -> int:
    """Return how many values lie off a scale."""
    given = np.asarray(values, dtype=float)
    return int(given.size - ((given >= scale.low) & (given <= scale.high)).sum())


def columns(scale: Scale, values: Sequence[float]) -> str:
    """Return all areas as columns of counts along a scale, as an SVG that stretches.

    Parameters
    ----------
    scale : Scale
    values : sequence of float
        One an area; those off the scale are not drawn.
    """
    return bars(scale.counts(values, BINS))


def bars(counts: Sequence[int]) -> str:
    """Return counts as columns side by side, as an SVG that stretches.

    Parameters
    ----------
    counts : sequence of int
        At least one; all nothing is an empty picture.
    """
    most = max(counts)
    drawn = "".join(
        f"M{place + 0.1:.1f} {_HIGH}V{_HIGH * (1 - count / most):.1f}h.8V{_HIGH}Z"
        for place, count in enumerate(counts)
        if count
    )
    return (
        f'{_SVG} viewBox="0 0 {len(counts)} {_HIGH}" preserveAspectRatio="none">'
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
            _EDGE + across.share(time) * (_WIDE - 2 * _EDGE),
            _TALL - _EDGE - up.share(value) * (_TALL - 2 * _EDGE),
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
