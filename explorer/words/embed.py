"""A part of a page on somebody else's page, in words."""

from collections.abc import Mapping, Sequence

from explorer.indicators.catalogue import Indicator
from explorer.words.figures import source_line
from explorer.words.labels import SHELL

PROVIDER = SHELL["name"]
LINK = "Embed this page"
KINDS: Mapping[str, str] = {
    "map": "Map",
    "chart": "Chart",
    "table": "Table",
    "answer": "Answer in a sentence",
}
FULL = "Open the full page, with every range and source"
SOURCE = "Source"
SOURCES_THERE = "The full page names the source of each figure."
# More releases than these are told by their publishers alone.
_SOME = 3
RANGES = (
    "A range beside a figure holds the values that fit the data well. Small differences between "
    "areas can be chance."
)
FORM: Mapping[str, str] = {
    "window": f"Embed a part of a page - {PROVIDER}",
    "title": "Embed a part of this page",
    "about": (
        "Copy the code into a page of your own. What it shows stays as it is asked for here: "
        "place, measure and period; figures follow when the data are updated. It sets no cookie "
        "and keeps nothing of your readers."
    ),
    "part": "What to show",
    "width": "Width",
    "full": "As wide as its place",
    "pixels": "{n} pixels",
    "follow": "Let the height follow what is shown (adds a small script)",
    "show": "Update code and preview",
    "code": "Code",
    "copy": "Copy the code",
    "copied": "Code copied.",
    "preview": "Preview",
    "back": "Back to the page",
}


def sources(records: Sequence[Indicator]) -> str:
    """Return where the figures of a page come from: its releases, or who publishes so many."""
    releases = list(dict.fromkeys(map(source_line, records)))
    if len(releases) <= _SOME:
        return "; ".join(releases)
    producers = dict.fromkeys(one.origin[0].producer for one in records)
    return f"{'; '.join(producers)}. {SOURCES_THERE}"


def part_title(text: str) -> str:
    """Return what a part is called: without the name of the product, with a capital."""
    plain = text.removesuffix(f" - {PROVIDER}")
    return f"{plain[:1].upper()}{plain[1:]}"


def part_label(kind: str, title: str) -> str:
    """Return what a part is called where one is chosen."""
    return f"{KINDS[kind]}: {title}" if title else KINDS[kind]


def frame_title(title: str) -> str:
    """Return the title of a frame, for those who hear it."""
    return f"{title} ({PROVIDER})"


def no_part(kind: str, there: Sequence[str]) -> str:
    """Return that a page has no such part, and what it has."""
    return f"This page has no {kind} to embed. It has: {', '.join(there)}."


def no_name(name: str, there: Sequence[str]) -> str:
    """Return that a page has no part of that name, and which it has."""
    return f"This page has no part called '{name}' to embed. There are: {', '.join(there)}."


def no_kind(kind: str) -> str:
    """Return that no part is called so."""
    return f"There is nothing to embed called '{kind}'. Choose 1, or one of: {', '.join(KINDS)}."


def no_page(name: str) -> str:
    """Return that there is no such page."""
    return f"There is no page '{name}' to embed."


NOT_OURS = "This address is none of this explorer's, so there is nothing to embed."
NO_URL = "Say what to embed: oembed?url=ADDRESS, with the address of a page of this explorer."


def no_format(name: str) -> str:
    """Return that an answer is not given in a format."""
    return f"There is no format '{name}' here. Choose json or xml."


def no_width(text: str) -> str:
    """Return that a width or height is no number."""
    return f"'{text}' is no width or height: write pixels, such as 480."
