"""What stands on the page of an area of one's own."""

from collections.abc import Sequence

from explorer.analysis.own.chosen import Chosen
from explorer.analysis.own.made import Made
from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG
from explorer.words.area.header import taken_text
from explorer.words.own.figures import OURS, name_of, parts_text, percent

TITLE = "Build your own area"
PAGE = {
    "find": "Add a place",
    "paste": "Or paste a list",
    "paste_help": (
        "Names or codes of areas and neighbourhoods; postcodes, one on each line; a saved area; "
        "or a shape (GeoJSON)."
    ),
    "add": "Add",
    "load": "Or open a file",
    "least": "Postcodes a neighbourhood must have",
    "name": "What to call it",
    "remove": "Take out {name}",
    "remove_neighbourhoods": "Take out the {count} chosen one by one",
    "remove_all": "Start again with nothing",
    "level": "The map shows",
    "beside": "Beside England, show",
    "beside_none": "nothing more",
    "save": "Save as a file",
    "saved_as": "own-area.json",
    "csv": "All figures as CSV",
    "link": "Link to this area",
    "change": "Change the area",
    "no_area": "There is no such area on this map.",
    "no_code": "There is no area with the code {code}.",
    "nothing": "There is nothing in that. Paste names, postcodes, a saved area or a shape.",
    "no_shape": "That is no shape. Draw one with at least three points.",
    "drawn": "{count} neighbourhoods have the centre of their people in that shape.",
    "too_large": "That file is too large: 4 MB at most.",
    "no_text": "That file is no plain text.",
    "least_wrong": "Give a whole number of postcodes, 1 or more.",
    "least_none": "No neighbourhood has so many postcodes of the list.",
    "empty": "Nothing is chosen yet. Choose areas on the map, by name or by postcode.",
    "empty_title": "Choose the parts of your area",
    "made": "What it is made of",
    "covers": "How much of each real area it covers",
    "figures": "Every measure that can be added up",
    "missing": "What cannot be added up, and why",
    "missing_note": "None of these is guessed or averaged.",
    "postcodes": "Your list of postcodes",
    "faults": "Rows that fall nowhere",
    "counted": "Rows in each neighbourhood",
    "more_faults": "and {count} more",
    "steps": "How it was added up",
    "publisher": "Publisher's page",
    "sums": "The sum",
    "know": "Know before you quote",
    "publication": "Publications",
    "keep": "Keep it",
    "keep_text": "The address holds the whole area. Nothing is sent or kept anywhere else.",
    "keep_long": "This area is too large for an address. Save it as a file and open it here again.",
    "map_none": "none of it",
    "map_part": "a part of it",
    "map_all": "all of it",
    "map_legend": "In your area",
    "map_note": "number of areas",
    "map_label": "Map of {levels}. Choose one to add it, or to take it out.",
    "map_points": "Dots are neighbourhoods that were chosen one by one, each at the centre of its "
    "people.",
    "map_many": "Too many neighbourhoods were chosen one by one to show each as a dot.",
    "column_share": "In your area",
    "column_own": "Of your people",
}
# What the map says while a shape is drawn.
DRAW = {
    "start": "Draw a shape",
    "close": "Close the shape",
    "undo": "Take back a point",
    "cancel": "Stop drawing",
    "help": "Press the map for each corner. Backspace takes one back, Enter closes, Escape stops. "
    "Without a pointer, choose areas on the map by keyboard, or by list.",
    "count": "{n} corners",
}
COUNTED_HEADS = ("Neighbourhood", "Rows")
HEADS = ("Measure", "All areas on one scale", "Figure", "Beside England")


def window(made: Made) -> str:
    """Return the title of the window."""
    return f"{name_of(made)}: {TITLE}" if made.name else TITLE


def meaning(made: Made) -> str:
    """Return what every figure of the page is."""
    if made.real:
        return (
            f"Published figures of {made.real.name} where it has any. The rest is worked out by us "
            "from published counts."
        )
    return (
        f"{OURS} Counts are summed. Rates and shares are made from the sums. "
        "Scores are weighted by people. What cannot be added up is named."
    )


def values_line(made: Made) -> str:
    """Return what an area is made of, as a line under its name."""
    text = parts_text(made)
    return f"Made of {text}." if text else PAGE["empty"]


def cannot_be_kept() -> str:
    """Return that an area is too large for an address."""
    return PAGE["keep_long"]


def taken_texts(found: Chosen) -> tuple[str, ...]:
    """Return what names were taken for, where they could have meant something else."""
    return tuple(taken_text(area, list(others)) for area, others in found.also)


def key_texts(made: Made, region: Area | None, *, standards: bool) -> Sequence[tuple[str, str]]:
    """Return what each mark of the table stands for."""
    marks = [("dot", name_of(made))]
    if region:
        marks.append(("ring", region.name))
    marks += [("england", "England"), ("columns", "every real area of one kind")]
    return [*marks, ("standard", "a standard that was set")] if standards else marks


def map_sentence(area: Area, of_area: float, of_own: float) -> str:
    """Return what the map says of an area."""
    if not of_area:
        return f"{area.name}: {PAGE['map_none']} is in your area"
    if percent(of_area) == percent(1):
        return f"{area.name}: {PAGE['map_all']} is in your area, {percent(of_own)} of its people"
    return f"{area.name}: {percent(of_area)} of its people are in your area"


def map_summary(level: str, whole: int, part: int) -> str:
    """Return what the map shows."""
    kind = BY_SLUG[level]
    texts = [f"{whole} {kind.singular if whole == 1 else kind.plural} in whole"] if whole else []
    if part:
        texts.append(f"{part} in part")
    return f"Your area has {' and '.join(texts)}." if texts else PAGE["empty"]


def covers_title(level: str) -> str:
    """Return the heading of the areas of a level that it covers."""
    plural = BY_SLUG[level].plural
    return plural[0].upper() + plural[1:]
