"""Two things at once on a map: each in thirds, nine classes in the colours of both."""

from collections.abc import Sequence

from explorer.colours import TWO_WAY
from explorer.maps.categories import NO_CLASS
from explorer.maps.shading import Fill

_SIDES = 3
# The nine colours from easiest on both to hardest.
_NINE = [colour for row in reversed(TWO_WAY) for colour in reversed(row)]


def nine_fills(texts: Sequence[str]) -> tuple[Fill, ...]:
    """Return the nine fills with what each class is, the lightest corner first."""
    return tuple(map(Fill, _NINE, texts))


def nine_lined() -> tuple[Fill, ...]:
    """Return the nine fills with lines over them: an area that may be in another class."""
    return tuple(Fill(colour, "", lined=True) for colour in _NINE)


def nine_kind(first: int, second: int) -> int:
    """Return the class of an area by both thirds, 0 the darkest of each; -1 is no class."""
    if min(first, second) < 0:
        return NO_CLASS
    return _SIDES * (_SIDES - 1 - second) + _SIDES - 1 - first
