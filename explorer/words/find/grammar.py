"""What is said where a typed condition is not understood: the word, and what would be."""

from collections.abc import Sequence

from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.words.labels import SEXES

# A condition in words of the command line, one of each kind.
EXAMPLES = (
    "healthy-life-expectancy girls below 59",
    "life expectancy girls between 80 and 82",
    "smoking above England",
    "child poverty below region",
    "gps-per-100k-need in lowest fifth",
    "healthy life expectancy boys fell since 2011-2013",
    "in region North East",
    "in board Black Country",
    "majority under 5 points",
    "fewest-doctored on 3 of 5",
    "like Blackpool South",
)
HOW = (
    "above, below, between, in lowest fifth, in highest fifth, fell since, rose since, better "
    "than, worse than"
)


def _wrong(text: str) -> str:
    return f"'{text}' was not understood" if text.strip() else "The condition ends too soon"


def nothing() -> str:
    """Return that a condition is empty, with one that is not."""
    return f"A condition is empty. One looks like: {EXAMPLES[0]}."


def too_long(most: int) -> str:
    """Return that a condition is too long to be one."""
    return f"A condition is longer than {most} characters. One looks like: {EXAMPLES[0]}."


def no_comparison(text: str) -> str:
    """Return that a condition compares nothing."""
    return f"{_wrong(text)}: a way to compare belongs there: {HOW}."


def slip(text: str, near: str) -> str:
    """Return that a word may be meant for one that compares."""
    return f"{_wrong(text)}. Did you mean {near}? What would be: {HOW}."


def no_measure(text: str, near: Sequence[str]) -> str:
    """Return that a measure is not known by its words."""
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"{_wrong(text)}: the name of a measure belongs there.{hint}"


def no_number(text: str, record: Indicator) -> str:
    """Return that a value is none."""
    unit = f" in {record.unit}" if record.unit not in ("%", "score") else ""
    return f"{_wrong(text)}: a number{unit}, England, region or the name of a place belongs there."


def no_plain_number(text: str) -> str:
    """Return that a number was expected."""
    return f"{_wrong(text)}: a number belongs there."


def wrong_order(low: str, high: str) -> str:
    """Return that the lower of two values comes first."""
    return f"'{low} and {high}' was not understood: the lower value comes first."


def no_fifth(text: str) -> str:
    """Return that an end of a level was expected."""
    return f"{_wrong(text)}: in lowest fifth or in highest fifth belongs there."


def no_sex(text: str, record: Indicator) -> str:
    """Return that a measure is not published for a group, and for which it is."""
    known = " or ".join(SEXES[one].lower() for one in record.sexes)
    return f"{_wrong(text)}: {record.short_title} is held for {known}."


def no_way(text: str, record: Indicator) -> str:
    """Return that a measure has no better end."""
    return (
        f"{_wrong(text)}: no end of {record.short_title} is the better one. Above and "
        "below would be."
    )


def no_area(text: str, what: str, known: Sequence[str]) -> str:
    """Return that there is no such region or board, and which there are."""
    return f"{_wrong(text)}: there is no such {what}. There are: {', '.join(known)}."


def outside(text: str, least: int, most: int) -> str:
    """Return that a number is not one of those that can be."""
    return f"{_wrong(text)}: a number from {least} to {most} belongs there."


def no_own(area: Area, record: Indicator) -> str:
    """Return that a place has no figure of its own to compare with."""
    return f"{area.name} has no figure of its own of {record.short_title} to compare with."


def no_since(text: str, known: Sequence[str]) -> str:
    """Return that a period is none of a measure's."""
    return f"{_wrong(text)}: a period belongs there. There are: {', '.join(known)}."


def not_at_level(record: Indicator, levels: str) -> str:
    """Return that a measure is not held for a level."""
    return f"{record.short_title} is not held for {levels}."
