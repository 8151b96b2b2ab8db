"""Marks of chosen places, each a shape as well as a colour."""

from math import cos, pi, sin
from typing import NamedTuple

from explorer.colours import CARD, INK, PLACES


class Mark(NamedTuple):
    """How a place is drawn.

    Attributes
    ----------
    shape : str
        A name of Vega's, or a path in a square from -1 to 1.
    colour, fill : str
        Of outline and text; of the inside.
    size : int
        Area in square pixels, so that all look equally large.
    """

    shape: str
    colour: str
    fill: str
    size: int


def _pentagon() -> str:
    # Vega has no pentagon. Point up, round the same middle.
    corners = [(sin(2 * pi * turn / 5), -cos(2 * pi * turn / 5)) for turn in range(5)]
    return "M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in corners) + "Z"


LEFT, RIGHT = "M-1,0L1,-0.8L1,0.8Z", "M1,0L-1,-0.8L-1,0.8Z"

PLACE_MARKS = {
    "A": Mark("circle", PLACES["A"], PLACES["A"], 150),
    "B": Mark("square", PLACES["B"], PLACES["B"], 140),
    "C": Mark("triangle-up", PLACES["C"], PLACES["C"], 150),
    "D": Mark("diamond", PLACES["D"], PLACES["D"], 150),
    "E": Mark(_pentagon(), PLACES["E"], PLACES["E"], 170),
    "F": Mark("cross", PLACES["F"], PLACES["F"], 150),
}
ENGLAND = Mark("diamond", INK, CARD, 150)
OTHER = Mark("circle", INK, CARD, 110)


def mark(letter: str) -> Mark:
    """Return the mark of a place by its letter; an open ring without one."""
    return PLACE_MARKS.get(letter, ENGLAND if letter == "England" else OTHER)
