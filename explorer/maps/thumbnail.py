"""England in a few hundred pixels: every area of a level in its colour, drawn as SVG."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from explorer.maps import assets
from explorer.root import data_root

WIDE, HIGH = 420, 500
_NARROW = math.cos(math.radians(52.8))
_NONE = "#e3e0d6"
_Point = tuple[float, float]


def thumbnail(level: str, colours: Mapping[str, str]) -> str:
    """Return the areas of a level in colours, as a drawing without words.

    Parameters
    ----------
    level : str
        Of areas, not of points.
    colours : mapping of str to str
        By code; an area without one is light grey.
    """
    groups: dict[str, list[str]] = {}
    for code, drawn in _paths(data_root(), level).items():
        groups.setdefault(colours.get(code, _NONE), []).append(drawn)
    return "".join(
        f'<path fill="{colour}" stroke="#fff" stroke-width=".5" d="{"".join(drawn)}"/>'
        for colour, drawn in groups.items()
    )


@cache
def _paths(_root: Path, level: str) -> dict[str, str]:
    """Return each area's outline by code, to half a pixel."""
    topology = assets.geometry(level)
    (collection,) = topology["objects"].values()
    arcs = _plane(topology)
    xs = [x for arc in arcs for x, _ in arc]
    ys = [y for arc in arcs for _, y in arc]
    each = min(WIDE / (max(xs) - min(xs)), HIGH / (max(ys) - min(ys)))
    left, top = min(xs), max(ys)

    def ring(numbers: list[int]) -> str:
        steps: list[str] = []
        for number in numbers:
            for x, y in arcs[number] if number >= 0 else arcs[~number][::-1]:
                step = f"{round((x - left) * each * 2) / 2:g} {round((top - y) * each * 2) / 2:g}"
                if not steps or steps[-1] != step:
                    steps.append(step)
        return f"M{'L'.join(steps)}Z" if len(steps) > 2 else ""  # noqa: PLR2004 -- fewer are no ring

    found = {}
    for shape in collection["geometries"]:
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found[shape["properties"]["code"]] = "".join(ring(one) for piece in pieces for one in piece)
    return found


def _plane(topology: Mapping[str, object]) -> list[list[_Point]]:
    """Return the arcs on a plane on which England has its shape."""
    transform: Mapping[str, list[float]] = topology["transform"]  # type: ignore[assignment]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    arcs = []
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * sx + tx) * _NARROW, y * sy + ty))
        arcs.append(points)
    return arcs
