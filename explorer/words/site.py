"""The static site in words: what stands round its pages, and what is told while it is made."""

from collections.abc import Iterable, Sequence

from explorer.places.levels import NAMED, Level
from explorer.words.figures import together
from explorer.words.labels import SHELL

SITE = {
    "areas": "Every area",
    "areas_note": "One page for each place: every measure, what stands out, areas like it.",
    "measures": "Every measure",
    "measures_note": "Each has a map at every level that it is published or calculated for.",
    "lessons": "Lessons",
    "data": "Data",
    "data_note": "Every figure to take away, as CSV, JSON, Parquet and shapes.",
    "data_link": "All files",
    "no_scripts": "The maps and the search need scripts. Every figure is in the files under Data.",
    "part": "This part did not come. Reload the page and open it again.",
    "live": "Open this in the live explorer",
    "home": "England",
    "name": "Name",
    "inside": "Part of",
    "code": "Code",
    "measure": "Measure",
    "levels": "Areas by level",
    "file": "File",
    "size": "Size",
    "holds": "What it holds",
}
MISSING = {
    "title": "There is no such page",
    "text": "This address leads nowhere here. Search above, or begin at the map.",
    "link": "The map of England",
}
SEARCH_NOTES = {
    "place": "Every measure of {name}",
    "former": "Formerly {former}",
    "postcode": "Has postcodes that begin with {outward}",
    "half": "The first half of a postcode is looked up here: {outward}.",
}
DATA_TEXTS = (
    "Each measure has a file with every published figure, with its range where one is published. "
    "An empty cell is a figure that is not published. It is not zero.",
    "A figure in these files stands for the area of its own row. What pages show for a smaller "
    "area in place of its own is not in them.",
    "The shapes are GeoJSON in longitude and latitude, one file a level, with code and name: join "
    "figures to them by the code of the area.",
)
WHOLE = {
    "values.parquet": "Every figure of every measure, with typed columns",
    "values.csv.zip": "The same as CSV, packed",
    "values.json.zip": "The same as JSON, one file a measure, packed",
    "indicators.json": "What each measure is, its caveats and where it comes from",
}


def needs_live(labels: Iterable[str], *, linked: bool) -> str:
    """Return what a reader of these files cannot choose; empty where nothing is left out."""
    listed = list(dict.fromkeys(labels))
    if not listed:
        return ""
    what = together(f"'{one}'" for one in listed)
    where = "the live explorer" + ("" if linked else ", which anyone can run")
    return f"For {what} use {where}."


def shapes_text(level: Level) -> str:
    """Return what a file of shapes holds."""
    return f"The shapes of {level.plural}"


def level_title(level: str, count: int) -> str:
    """Return the title of the list of a level's areas: "296 districts"."""
    return f"{count} {NAMED[level].plural if count > 1 else NAMED[level].singular}"


def window(title: str) -> str:
    """Return the title of a window of a page of its own."""
    return f"{title} - {SHELL['name']}"


def titled(title: str, more: str) -> str:
    """Return the title of a window with what tells it from others of its kind."""
    shown, _, name = title.rpartition(" - ")
    return f"{shown}, {more} - {name}"


def by_level(level: str) -> str:
    """Return by what kind of area a page tells its figures."""
    return f"by {NAMED[level].singular}"


def described(texts: Sequence[str], most: int = 280) -> str:
    """Return sentences that tell a page where it is shared, as many as there is room for."""
    told = ""
    for text in filter(None, (one.strip() for one in texts)):
        longer = f"{told} {text if text[-1] in '.?!' else f'{text}.'}".strip()
        # What is too long is left out whole: half a sentence may say something else.
        told = longer if len(longer) <= most else told
    return told or texts[0][:most]


def progress(done: int, kept: int, of: int, seconds: float) -> str:
    """Return how far the site is, in one line."""
    there = f", {kept:,} there before" if kept else ""
    minutes, rest = divmod(round(seconds), 60)
    return f"{done + kept:,} of {of:,} parts{there}, {minutes}:{rest:02}"


def finished(folder: str, files: int, size: int) -> str:
    """Return what was made."""
    return f"{folder}: {files:,} files, {size / 1e6:,.1f} MB"


def not_ours(folder: str) -> str:
    """Return that a folder holds what is not a site."""
    return f"The folder {folder} has files of something else in it. Name an empty folder."


def no_page(name: str, known: Iterable[str]) -> str:
    """Return that there is no page of a name."""
    return f"There is no page '{name}'. Pages are {', '.join(known)}."


def bad_address(address: str) -> str:
    """Return that an address cannot be that of a site."""
    return (
        f"'{address}' is no address of a site. Write it whole, as in https://example.org/health/."
    )


STOPPED = "A process that makes pages ended before its work was done. Run the command again."
CARD = "Health inequalities in England, place by place"
