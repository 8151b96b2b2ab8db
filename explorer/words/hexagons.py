"""Sentences on maps of equal hexagons."""

from explorer.indicators.outlines import Cartogram
from explorer.places.levels import NAMED

LABEL = "Draw areas as"
SWITCH = "Draw areas as hexagons"
# Of places that are picked out and are no areas of the level.
APART = "Without a hexagon here: {names}."
NAMES = {"map": "Map", "hexagons": "Hexagons"}


def shape_words(level: str, cartogram: Cartogram | None) -> dict[str, str]:
    """Return what a map says of its shapes: the choice, and what hexagons show, or lack.

    Parameters
    ----------
    level : str
    cartogram : Cartogram or None
        Where hexagons stand after; None where the level has none.
    """
    if cartogram is None:
        return {"none": no_hexagons(level)}
    return {
        "label": LABEL,
        **NAMES,
        "note": hexagons_note(level),
        "apart": APART,
        "credit": hexagons_credit(cartogram),
    }


def no_hexagons(level: str) -> str:
    """Return that a level has no hexagons."""
    return f"There is no hexagon map of {NAMED[level].plural}."


def hexagons_note(level: str) -> str:
    """Return what a map of hexagons shows."""
    return f"Each {NAMED[level].singular} is one hexagon of one size. Its place is not exact."


def hexagons_credit(cartogram: Cartogram) -> str:
    """Return whose cartogram it is, and whether its areas were placed anew."""
    lines = " ".join(f"{one.attribution.rstrip('.')}." for one in cartogram.origin)
    return f"Placed by us after a cartogram. {lines}" if cartogram.placed_by_us else lines
