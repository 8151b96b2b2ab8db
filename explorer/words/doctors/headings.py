"""Headings, labels and notes of the page on doctors."""

from collections.abc import Sequence

from explorer.analysis.doctors.agreement import DEPENDS, IN, OUT, Switch
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.needed import Share
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.words.doctors.needed import ARITHMETIC, allocation_sentence
from explorer.words.doctors.switches import entering
from explorer.words.doctors.terms import READINGS_RULE, SENSITIVITY

WINDOW = "Doctors - Health Gap Explorer"
_SECTIONS = {
    "story": "One area by five definitions",
    "take": "What would it take?",
    "time": "Since {first}",
    "agree": "Where definitions agree",
    "switch": "Who changes class?",
    "practices": "Practices close up",
    "two-way": "Doctors and health",
    "beside": "Nurses, dentists, pharmacies",
    "criticised": "What definitions miss",
}
# The controls.
FIND_LABEL = "Find a place"
REVEAL = "Change what the map shows"
COLOUR_LABEL = "Colour the map by"
SWITCH_LABEL = "Show who changes class, switching to"
NO_SWITCH = "Nothing: show classes"
RATE_LABEL = "Level to reach: GPs per 100,000 patients"
PLACES_LABEL = "New medical-school places to spread"
AGAINST_LABEL = "Set doctors against"
# The first screen.
QUOTE_LINE = "Practices are counted where they stand, and two more notes"
NO_AREA_TITLE = "Is your area under-doctored?"
SURE_TITLE = "How sure?"
SURE_FOLD = "More on how sure"
TAKE_TITLE = "What it would take"
# One area.
STORY_FOLD = "Every figure in sentences, with what it rests on"
VERDICTS = {
    IN: ("Yes", "among the fewest fifth"),
    DEPENDS: ("It depends", "on single returns"),
    OUT: ("No", "not among them"),
    "": ("Not ranked", ""),
}
PERIODS_FOLD = "Every period"
CRITICISED_TITLE = "What each definition is criticised for"
CRITICISED_NOTE = "There is no right one. Where they disagree, the disagreement is the finding."
PRACTICE_HEADS = ["Practice", "Patients", "GPs", "Patients per GP", "Return"]
PRACTICES_CSV = "Download the list (CSV)"
PRACTICES_ORDER = "Most patients for each GP first."
BESIDE_TITLE = "Beside doctors"
BESIDE_CAPTION = "Other staff and services"
BESIDE_HEADS = ["What", "Figure", "By how returns are read", "Known, and when"]
BESIDE_FOLD = "Notes on these figures"
BESIDE_NOTE = (
    "Nurses, other clinical staff, dentists, pharmacies and social care are no part of the "
    "agreement. A blank may mean none or not known, and single returns may be wrong: each figure "
    "lies between two readings."
)
# All areas.
TAKE_NOTE = (
    "Patients times the level, less the GPs there are. Areas above do not make up for those below. "
    f"In brackets: by how single returns are read. {ARITHMETIC}"
)
TAKE_CAPTION = "GPs short of each level"
PLACES_FOLD = "Who would get most, by need"
PLACES_CAPTION = "Places by area"
PLACES_HEADS = ["Area", "Places"]
SWITCHES_TITLE = "Which areas change class when the definition changes?"
SWITCHES_HEADS = ["From one, to another", "Change fifth", "Enter the fewest", "Leave it", "Map"]
SWITCHES_FOLD = "Which areas enter the fewest-doctored fifth, and leave it"
ON_MAP_NOW = "on the map now"
TWO_WAY_TITLE = "Where few doctors and poor health meet"
NINE_CAPTION = "Areas in each of nine classes"
NINE_HEADS = ["fewest GPs", "middling", "most GPs"]
CORNER_TITLE = "The hardest corner"
NOTES_FOLD = "All notes, by definition"
ORIGINS_FOLD = "Where the figures come from"


def sections() -> dict[str, str]:
    """Return the parts of the page by where they stand."""
    first = str(dates().first_year.last_year)
    return {where: title.format(first=first) for where, title in _SECTIONS.items()}


def story_heading(area: Area) -> str:
    """Return the heading of an area's story."""
    return f"{area.name}, by five definitions"


def story_note() -> str:
    """Return how to read the strips."""
    return (
        "Each column: areas with that value, fewest doctors at the left. Shaded: the "
        f"fewest-doctored fifth. {READINGS_RULE} {SENSITIVITY}"
    )


def practices_title(area: Area) -> str:
    """Return the heading of an area's practices."""
    return f"Practices of {area.name}"


def more_practices(count: int) -> str:
    """Return what opens the rest of the practices."""
    return f"{count:,} more practices"


def more(count: int) -> str:
    """Return what opens the rest of a list."""
    return f"{count:,} more"


def take_heads(here: bool) -> list[str]:
    """Return the columns of what it would take, with or without an area."""
    own = ["More GPs here"] if here else []
    return ["To bring it to", *own, "All areas below, together", "Areas below"]


def by_need(shares: Sequence[Share]) -> str:
    """Return how new places spread by need."""
    return f"By need: {allocation_sentence(shares)}"


def by_count(shares: Sequence[Share]) -> str:
    """Return how new places spread by plain count."""
    return f"By plain count: {allocation_sentence(shares)}"


def switch_names(title: str, switches: Sequence[Switch]) -> str:
    """Return which areas enter and leave the fewest-doctored fifth."""
    into, out = entering(switches)
    return f"{title}. Enter: {into}. Leave: {out}."


def switches_note(areas: int) -> str:
    """Return among how many areas a switch is counted."""
    return f"Of {areas:,} areas. A fifth is one of five equal classes, from fewest to most doctors."


def corner_heads(record: Indicator) -> list[str]:
    """Return the columns of the hardest corner's areas."""
    return ["Area", "GPs per 100,000 patients", record.short_title]
