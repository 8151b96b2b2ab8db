"""Lines over time as HTML: real letters at real size on every screen, nothing to load."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from explorer.periods import Period

_DAYS = 365.25
# Half a line's width, in per cent of the picture's height.
_HALF = 0.7
# Room at the right for the names of lines, in per cent of the width; and dots of a gap.
_PLOT, _DOTS = 74.0, 9
_STEP = 20.0
# Least distance of two names, in per cent of the height.
_APART = 22.0


@dataclass(frozen=True)
class Line:
    """A series: its name and last figure in words, its points, and how it is drawn.

    Attributes
    ----------
    name, last : str
    points : sequence of (Period, float)
        In order; figures may be missing.
    kind : str
        CSS suffix: "a" for a chosen place, "england".
    """

    name: str
    last: str
    points: Sequence[tuple[Period, float]]
    kind: str


def figure(lines: Sequence[Line], alt: str, gap_after: Period) -> str:
    """Return lines on one scale from zero, dotted where nothing is held.

    Parameters
    ----------
    lines : sequence of Line
    alt : str
        The picture in words.
    gap_after : Period
        After it nothing is held until the next point.
    """
    known = [[(at, value) for at, value in line.points if not math.isnan(value)] for line in lines]
    times = [_time(at) for points in known for at, _ in points]
    top = _STEP * math.ceil(max(value for points in known for _, value in points) / _STEP)
    first, wide = min(times), max(times) - min(times) or 1.0

    def place(at: Period, value: float) -> tuple[float, float]:
        return _PLOT * (_time(at) - first) / wide, 100 * (1 - value / top)

    grid = "".join(
        f'<span class="hge-ln-grid" style="top:{100 * (1 - value / top):.1f}%">{value:.0f}</span>'
        for value in _steps(top)
    )
    drawn = "".join(
        _line([place(*point) for point in points], _gap(points, gap_after), line.kind)
        for line, points in zip(lines, known, strict=True)
    )
    ends = _spread([place(*points[-1])[1] for points in known])
    names = "".join(
        f'<span class="hge-ln-name hge-ln-{line.kind}" style="top:{end:.1f}%;left:{_PLOT + 3}%">'
        f"{escape(line.name)} <b>{escape(line.last)}</b></span>"
        for line, end in zip(lines, ends, strict=True)
    )
    periods = [known[0][0][0], gap_after, known[0][-1][0]]
    foot = "".join(
        f'<span class="hge-ln-time" style="left:{_PLOT * (_time(one) - first) / wide:.1f}%">'
        f"{escape(_short(one))}</span>"
        for one in dict.fromkeys(periods)
    )
    return (
        f'<figure class="hge-ln" role="img" aria-label="{escape(alt)}"><div class="hge-ln-plot" '
        f'aria-hidden="true">{grid}{drawn}{names}{foot}</div></figure>'
    )


def _time(at: Period) -> float:
    day = at.start.year + (at.start.timetuple().tm_yday - 1) / _DAYS
    return day + (at.length / 2 if at.unit == "Y" else 0)


def _short(at: Period) -> str:
    return str(at.last_year) if at.unit == "D" else at.words


def _steps(top: float) -> list[float]:
    return [_STEP * step for step in range(int(top / _STEP) + 1)]


def _gap(points: Sequence[tuple[Period, float]], after: Period) -> int:
    """Return the place of the point before which nothing is held."""
    later = [k for k, (at, _) in enumerate(points) if at.start > after.start]
    return later[0] if later else len(points)


def _line(points: Sequence[tuple[float, float]], gap: int, kind: str) -> str:
    solid, rest = points[:gap], points[max(gap - 1, 0) :]
    over = ",".join(f"{x:.2f}% {y - _HALF:.2f}%" for x, y in solid)
    under = ",".join(f"{x:.2f}% {y + _HALF:.2f}%" for x, y in reversed(solid))
    band = (
        f'<span class="hge-ln-band hge-ln-{kind}" style="clip-path:polygon({over},{under})"></span>'
        if len(solid) > 1
        else ""
    )
    dots = "".join(
        _dot(x0 + (x1 - x0) * k / _DOTS, y0 + (y1 - y0) * k / _DOTS, f"dotted hge-ln-{kind}")
        for (x0, y0), (x1, y1) in pairwise(rest)
        for k in range(1, _DOTS)
    )
    return band + dots + _dot(*points[-1], f"mark hge-ln-{kind}")


def _dot(x: float, y: float, kind: str) -> str:
    return f'<i class="hge-ln-{kind}" style="left:{x:.2f}%;top:{y:.2f}%"></i>'


def _spread(ends: Sequence[float]) -> list[float]:
    """Return where names stand: beside their ends, apart from each other."""
    placed: dict[int, float] = {}
    for at in sorted(range(len(ends)), key=lambda k: ends[k]):
        last = max(placed.values(), default=-math.inf)
        placed[at] = max(ends[at], last + _APART)
    return [placed[at] for at in range(len(ends))]
