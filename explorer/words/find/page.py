"""Controls, headings and short words of the page that finds areas."""

from explorer.analysis.find.conditions import (
    ABOVE,
    BELOW,
    FELL,
    HIGHEST,
    LOWEST,
    POINTS,
    ROSE,
    VOTES,
)
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED

REVEAL = "Change what is asked"
BY = "Areas"
NUMBER = "How many must hold"
MODELLED = "Let our model fill gaps"
CHANGE, CLOSE, REMOVE, ADD = "Change", "Close", "Remove", "Add a condition"
SORT = "Order"
MEASURE, IS, VALUE, LOW, HIGH = "What", "Is", "Value", "From", "To"
SINCE, INSIDE, UNIT, DEFINITIONS, PLACE = "Since", "Which", "In", "On at least", "Which place"
CSV, PICTURE, ORIGINS = "Download CSV", "Download picture (SVG)", "Where the figures come from"
PROOF_LINK = "How well our model does"
COPY = "find-copy"
NOT_MEASURES = "Where, seats, doctors"
SPECIAL = {
    "in-region": "In a region",
    "in-board": "In a care board",
    "majority": "Majority in 2024",
    "fewest": "Fewest-doctored fifth",
    "like": "Areas most like a place",
}
WAYS = {
    BELOW: "below a value",
    ABOVE: "above a value",
    "between": "between two values",
    "below-england": "lower than England",
    "above-england": "higher than England",
    "below-region": "lower than its region",
    "above-region": "higher than its region",
    "below-place": "lower than a place",
    "above-place": "higher than a place",
    LOWEST: "in the lowest fifth",
    HIGHEST: "in the highest fifth",
    FELL: "lower than it was",
    ROSE: "higher than it was",
}
UNITS = {POINTS: "percentage points", VOTES: "votes"}
EMPTY_TITLE = "Which areas are you looking for?"
EMPTY = "Add a condition, or start with one of the lists."
TWICE = "That condition is there already."
NO_PACKS = "No area is on the list, so there is no pack to make."
NO_NUMBER = "Type a number."
NO_MEASURE = "That condition is about no measure."
NO_PLACE = "First open a condition that names a place: lower or higher than one, or most like one."
# Lists to start with: title, level and conditions as they are typed.
READY = (
    (
        "Under-doctored and least healthy",
        "upper-tier",
        ("healthy-life-expectancy female in lowest fifth", "fewest-doctored on 2 of 5"),
    ),
    (
        "Close seats among the fewest-doctored fifth",
        "constituency",
        ("majority under 5 points", "fewest-doctored on 3 of 5"),
    ),
)
LIKE_MINE = "Places like {place} that do better"


def lost(count: int, level: str) -> str:
    """Return how many conditions cannot be asked at another level."""
    one = "1 condition" if count == 1 else f"{count} conditions"
    return (
        f"{one} cannot be asked of {NAMED[level].plural}, and {'is' if count == 1 else 'are'} gone."
    )


def most(number: int) -> str:
    """Return how many conditions a list can have."""
    return f"A list has {number} conditions at most."


def one_period(record: Indicator) -> str:
    """Return that a measure has no earlier period to compare with."""
    return f"{record.short_title} is held for one period here, so no change can be told."


def number_option(number: int, of: int) -> str:
    """Return how many of all conditions must hold."""
    if number == of:
        return "all" if of > 1 else "the one"
    return f"at least {number} of {of}"


def edit_label(place: int, *, shown: bool) -> str:
    """Return what the button that opens or closes a condition says."""
    return f"{CLOSE if shown else CHANGE} {place}"


def remove_label(place: int) -> str:
    """Return what the button that takes a condition away says."""
    return f"{REMOVE} {place}"


def like_title(place: Area) -> str:
    """Return what the list of places like one that do better is called."""
    return LIKE_MINE.format(place=place.name)


def packs(count: int) -> str:
    """Return what the link to the packs of a list says."""
    return "Evidence pack (ZIP)" if count == 1 else f"Evidence packs of all {count} (ZIP)"


def packs_note(count: int, most_packs: int) -> str:
    """Return how to have the packs of a list that is too long to make at once; else nothing."""
    if count <= most_packs:
        return ""
    return (
        f"Evidence packs of more than {most_packs} areas are made by command: explorer areas with "
        "--packs and a folder."
    )


def all_rows(count: int) -> str:
    """Return what the button that shows a long table to its end says."""
    return f"Show all {count:,} rows"


def more_rows(count: int) -> str:
    """Return how many rows are left out of a folded table."""
    return f"{count:,} more stand in the CSV file."


def sorts(level: str) -> dict[str, str]:
    """Return the orders of the table that are not by a figure."""
    return {"name": f"{NAMED[level].singular.capitalize()}, A to Z", "chance": "Surest first"}


def ready_like() -> tuple[Area, tuple[str, ...]]:
    """Return the place of the list to start with that is about places like one."""
    place = register().area("upper-tier", "E06000001")
    return place, (f"like {place.key}", f"healthy-life-expectancy female above {place.key}")
