"""Text in charts: how wide it is, where it breaks, and labels that stand clear of each other."""

from collections.abc import Sequence

import numpy as np

from explorer.typeface import BOLD, REGULAR, face

# The least size of text, in pixels, and the height of its line.
SIZE, LINE = 16, 21
TITLE_SIZE, TITLE_LINE = 19, 24
# The least distance of two labels' middles.
APART = 18


def width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how many pixels a text takes."""
    return face(BOLD if bold else REGULAR).length(text) * size / 1000


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Return a text in lines of at most `room` pixels, broken between words.

    A word that is wider than the room has a line of its own.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def spread(places: Sequence[float], least: float = APART) -> list[float]:
    """Return places moved as little as can be so that neighbours are `least` apart.

    Parameters
    ----------
    places : sequence of float, shape (n,)
        In pixels, in any order; the order is kept.
    least : float

    Returns
    -------
    list of float, shape (n,)
        The least sum of squared moves: pools of adjacent violators (Barlow and others, 1972,
        "Statistical Inference under Order Restrictions") after each place is lowered by the
        room that those before it need.
    """
    order = np.argsort(places, kind="stable")
    pools: list[list[float]] = []
    for rank, at in enumerate(order):
        pools.append([float(places[at]) - rank * least])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    level = [float(np.mean(pool)) for pool in pools for _ in pool]
    moved = np.empty(len(order))
    moved[order] = [base + rank * least for rank, base in enumerate(level)]
    return moved.tolist()


def kept_inside(places: Sequence[float], low: float, high: float) -> list[float]:
    """Return places pushed as a whole so that they lie from `low` to `high`, if they can."""
    shift = max(0.0, low - min(places)) - max(0.0, max(places) - high)
    return [place + shift for place in places]
