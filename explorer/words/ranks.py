"""Ranks in words: always as ranges, counted from the nearer end."""

from explorer.analysis.distribution import Standing
from explorer.places.levels import NAMED

_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(place: int) -> str:
    """Return "1st", "12th", "151st"."""
    ending = "th" if place % 100 in _TEENS else _ENDINGS.get(place % 10, "th")
    return f"{place}{ending}"


def rank_text(standing: Standing | None, *, named: bool = True) -> str:
    """Return where an area stands: "between 3rd and 41st lowest of 151"; empty if unknown.

    Whether it is said what the 151 are: `named`.
    """
    if standing is None:
        return ""
    areas, (low, high) = standing.of, (standing.lower, standing.upper)
    among = f"of {areas} {NAMED[standing.level].plural}" if named else f"of {areas}"
    if (low, high) == (1, areas):
        return f"anywhere from lowest to highest {among}"
    from_lowest = low + high <= areas + 1
    if not from_lowest:
        low, high = areas + 1 - high, areas + 1 - low
    end = "lowest" if from_lowest else "highest"
    if low == high == 1:
        return f"{end} {among}"
    if low == high:
        beyond = "lower" if from_lowest else "higher"
        return f"{low - 1} {among} {'is' if low - 1 == 1 else 'are'} {beyond}"
    return f"between {ordinal(low)} and {ordinal(high)} {end} {among}"
