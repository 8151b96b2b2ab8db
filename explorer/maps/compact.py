"""Shapes written small, for a page that carries them itself."""

from collections.abc import Iterable
from typing import Any

# Points are put on a grid twice as wide, about 120 metres: what the eye cannot tell apart
# before the shapes themselves are too coarse.
_COARSER = 2
# Five bits a character, from "?" on, so that no character needs escaping in a script
# but the backslash.
_BITS, _FIRST, _MORE = 5, 63, 32


def compact(topology: dict[str, Any]) -> dict[str, Any]:
    """Return TopoJSON whose arcs are strings.

    Parameters
    ----------
    topology : dict
        Quantised, with arcs as lists of differences.

    Returns
    -------
    dict
        The same on a coarser grid; each arc is its differences in variable-length
        characters, as in the "encoded polyline algorithm format" (Google Maps Platform).
    """
    scale = [step * _COARSER for step in topology["transform"]["scale"]]
    return {
        **topology,
        "transform": {**topology["transform"], "scale": scale},
        "arcs": [_encoded(_differences(arc)) for arc in topology["arcs"]],
    }


def _differences(arc: list[list[int]]) -> list[int]:
    """Return an arc's differences on the coarser grid, without steps that go nowhere."""
    x = y = 0
    points: list[tuple[int, int]] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        point = (round(x / _COARSER), round(y / _COARSER))
        if not points or points[-1] != point:
            points.append(point)
    before = [(0, 0), *points]
    return [
        number
        for (from_x, from_y), (to_x, to_y) in zip(before, points, strict=False)
        for number in (to_x - from_x, to_y - from_y)
    ]


def _encoded(numbers: Iterable[int]) -> str:
    """Return whole numbers as text: small ones, whatever their sign, take one character."""
    characters = []
    for number in numbers:
        rest = number << 1 if number >= 0 else ~(number << 1)
        while rest >= _MORE:
            characters.append(chr(_FIRST + (rest & (_MORE - 1) | _MORE)))
            rest >>= _BITS
        characters.append(chr(_FIRST + rest))
    return "".join(characters)
