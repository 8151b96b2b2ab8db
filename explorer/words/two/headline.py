"""How closely two measures go together: the answer at the top."""

from explorer.analysis.two import pair
from explorer.analysis.two.measures import Asked
from explorer.analysis.two.pair import Together
from explorer.statistics.association import FEWEST
from explorer.statistics.intervals import Ranged
from explorer.words.figures import number, span
from explorer.words.map import Headline
from explorer.words.two.names import capital, label, of_level, subject, when

NAME = "Two measures"
WINDOW = "{first} and {second}, by {level} - Health Gap Explorer"
# How a correlation is written: hundredths are as fine as any of these figures is.
DECIMALS = 2
CLOSELY = {
    pair.HARDLY: "hardly at all",
    pair.LOOSE: "loosely",
    pair.CLOSE: "closely",
    pair.VERY_CLOSE: "very closely",
}
PLACES = (
    "Places are not people: that two figures go together over places tells nothing of any one "
    "person, and never why."
)


def headline(found: Together) -> Headline:
    """Return the answer: which way, how closely, with its range."""
    return Headline(title(found), correlation_range(found), values(found), PLACES)


def title(found: Together) -> str:
    """Return the answer in a sentence, without a number."""
    first, second = map(subject, found.measures)
    if found.circular:
        return f"{capital(first)} and {second}: one is worked out from the other by a model"
    if not found.known:
        return f"{capital(first)} and {second}: {_unknown(found)}"
    least, most = found.closeness
    if found.direction == 0:
        if least == pair.HARDLY:
            return f"{capital(first)} and {second} hardly go together"
        return f"Whether {first} and {second} go together at all cannot be told"
    other = "higher" if found.direction > 0 else "lower"
    how = closely(least, most)
    comma = "" if least == most else ","
    return f"Where {first} is higher, {second} tends to be {other}: they go together{comma} {how}"


def closely(least: str, most: str) -> str:
    """Return how closely, from the least to the most that a range allows."""
    if least == most:
        return CLOSELY[least]
    return f"anything from {CLOSELY[least]} to {CLOSELY[most]}"


def _unknown(found: Together) -> str:
    if len(found.frame) < FEWEST:
        return f"too few {of_level(found.level, 2)} have figures of their own for both"
    return "one of them is alike everywhere"


def correlation_range(found: Together) -> str:
    """Return the correlation of published figures with its range, then what the answer rests on.

    It is empty where there is none.
    """
    if not found.known:
        return ""
    published = f"correlation {_ranged(found.pearson)}"
    if not found.freed:
        return published
    return f"{published}; with chance taken off {_ranged(found.best)}"


def _ranged(found: Ranged) -> str:
    return f"{number(found.value, DECIMALS)}, likely range {limits(found)}"


def limits(found: Ranged) -> str:
    """Return the limits of a correlation, rounded outward and never beyond 1."""
    return span(found.lower, found.upper, DECIMALS)


def values(found: Together) -> str:
    """Return over how many areas, and of when both measures are."""
    first, second = found.measures
    count = len(found.frame)
    counted = "counted by their people" if found.weighted else "each counted alike"
    over = f"{count:,} {of_level(found.level, count)} with figures of their own, {counted}."
    return f"{over} {_named(first)}; {_named(second)}."


def _named(one: Asked) -> str:
    return f"{capital(label(one))}, {when(one)}"


def window(found: Together) -> str:
    """Return the title of the window."""
    first, second = map(label, found.measures)
    return WINDOW.format(first=capital(first), second=second, level=of_level(found.level, 1))
