"""What doctors are called in words: definitions, verdicts and a figure as it is shown."""

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import Row, definition_record
from explorer.analysis.doctors.practices import Practice
from explorer.places.levels import NAMED
from explorer.words.doctors.practices import practice_name
from explorer.words.figures import number

# Where a text says since when, it has a slot for the first year that there are figures of.
_TITLES = {
    "raw": "GPs per patient",
    "carr-hill": "GPs per patient as practices are paid",
    "need": "GPs per patient by need",
    "change": "Change since {first}",
    "access": "GPs within reach of residents",
    "agreement": "Agreement of all five",
}
# What the map is coloured by, in the rail's few words.
_SHORT = {
    "agreement": "Agreement of all five",
    "raw": "GPs per patient",
    "carr-hill": "As practices are paid",
    "need": "By need",
    "change": "Change since {first}",
    "access": "Within reach",
}
# A definition below another, in few words.
_LINES = {
    "raw": ("GPs per 100,000 patients", "every patient counted alike"),
    "carr-hill": ("… weighted as practices are paid", "Carr-Hill formula"),
    "need": ("… weighted by age, sex and ill health", "need of the people who live there"),
    "change": ("Change since {first}", "in GPs per 100,000 patients"),
    "access": ("… that residents can reach", "within 10 km, each person counted once"),
}
_COLUMNS = {
    "raw": "GPs",
    "carr-hill": "As paid",
    "need": "By need",
    "change": "Since {first}",
    "access": "In reach",
}
OTHER_TITLES = {
    "deprivation": "Deprivation",
    "healthy-girls": "Healthy life expectancy, girls",
    "healthy-boys": "Healthy life expectancy, boys",
}
CRITICISED = {
    "raw": "It counts every patient alike, young or old, well or ill.",
    "carr-hill": (
        "The formula is criticised for giving deprivation too little weight: deprived places look "
        "better staffed by it than by need."
    ),
    "need": (
        "It assumes that patients are like the people who live in the area, and it may miss care "
        "that people need and do not seek."
    ),
    "change": (
        "It says nothing about how many doctors there were to begin with, and practices that "
        "moved or merged shift single areas."
    ),
    "access": "It is a model of who could reach whom in a straight line, not of who uses what.",
}
# What a verdict says that does not stand under every reading of the returns.
DEPENDS = "depends on single returns"
READINGS_RULE = (
    "Some returns cannot be so: far from all others, far below the practice's own years, or for a "
    "list that is no longer local. They are left out. GPs of a practice whose list emptied count "
    "where its patients went. A verdict stands only if it stands with and without each of these "
    "two steps; else it depends on single returns."
)
SENSITIVITY = (
    "Staff are counted, not sampled, so the figures have no likely range. A range of ranks says "
    "how far a rank hangs on single practices; it is not sampling error."
)
SENSITIVE = "Such ranges show how much hangs on single practices; they are not sampling error."
FIFTHS = {
    1: "the fewest-doctored fifth",
    2: "the second fifth from the fewest",
    3: "the middle fifth",
    4: "the second fifth from the most",
    5: "the most-doctored fifth",
}
READING_WORDS = {"balanced": "each person counted once", "enhanced": "a person may count often"}
# The same where room is short.
READING_LABELS = {"balanced": "counted once", "enhanced": "counted often"}
NO_DEFINITION = (
    "\N{LEFT DOUBLE QUOTATION MARK}Under-doctored\N{RIGHT DOUBLE QUOTATION MARK} has no official "
    "definition: here are five. Each means the fifth of areas with the fewest."
)
COUNTED = (
    "GPs are fully qualified and permanent, as full-time equivalents. Staff are counted, not "
    "sampled."
)
MARKED = "\N{BLACK CIRCLE}"
PERHAPS = "\N{WHITE DIAMOND}"
KEY = (
    f"{MARKED} among the fewest-doctored fifth by that definition, however single returns are "
    f"read. {PERHAPS} it depends on single returns. In brackets: the ranks that it may have, by "
    "every reading and with its practices drawn at random. GPs needed: to England's average, "
    "weighted by need, and in brackets by every reading. Marked figures rest on few practices or "
    "incomplete returns and are not ranked."
)
CAVEATS = (
    "Practices are counted where they stand: they also serve people from outside the area, and "
    "residents go elsewhere. Only the count of GPs within reach looks at residents.",
    "Carr-Hill and need disagree in old and in poor places. Neither is the truth; both are "
    "published methods.",
    "A figure that rests on fewer than three practices, or covers less than 90% of patients, is "
    "marked. It is not ranked where returns are missing, and ranked under every reading where "
    "they were made and left out.",
)
CHOOSE = "Find a place, or choose an area on the map, to read its story here."
ON_MAP = "Show on the map"
FIVE = 5
FLAGS = {"small_numbers": "few practices", "incomplete_return": "returns incomplete"}


def definition_title(colour: str) -> str:
    """Return what a definition is called, or what a map is coloured by."""
    return _dated(_TITLES[colour])


def short_title(colour: str) -> str:
    """Return what the map is coloured by, in the rail's few words."""
    return _dated(_SHORT[colour])


def definition_line(definition: str) -> tuple[str, str]:
    """Return a definition in few words: what is counted, and how."""
    what, how = _LINES[definition]
    return _dated(what), how


def column_title(definition: str) -> str:
    """Return the heading of a definition's column."""
    return _dated(_COLUMNS[definition])


def _dated(text: str) -> str:
    return text.format(first=dates().first_year.words)


def titled(text: str) -> str:
    """Return a text with a capital first."""
    return text[0].upper() + text[1:]


def areas_words(count: int, level: str) -> str:
    """Return a count of areas: "1 region", "543 constituencies"."""
    names = NAMED[level]
    return f"{count:,} {names.singular if count == 1 else names.plural}"


def name_alone(practice: Practice) -> str:
    """Return a practice's name without its code, or the code of one without a name."""
    return practice_name(practice).rpartition(" (")[0] or practice.code


def definition_value(row: Row) -> str:
    """Return a definition's figure as a card shows it: "35.8", "+30.7%", "no figure"."""
    if not row.known:
        return "no figure"
    return value_words(row.definition, row.value)


def value_words(definition: str, value: float) -> str:
    """Return a value of a definition as a card shows it: "35.8", "+30.7%"."""
    record = definition_record(definition)
    if record.turned_over is None:
        sign = "+" if value > 0 else ""
        return f"{sign}{number(value, record.decimals)}%"
    return number(value, record.decimals)


def readings_span(row: Row) -> str:
    """Return the span of a figure's readings, "34.2 to 47.2"; empty where they are close."""
    if not row.apart:
        return ""
    record = definition_record(row.definition)
    low, high = (number(one, record.decimals) for one in (row.low, row.high))
    return f"{low} to {high}" + ("%" if record.turned_over is None else "")


def coverage_words(row: Row) -> str:
    """Return what a figure rests on: "98.0% of patients in 12 practices"."""
    whom = "GPs from returns" if row.definition == "access" else "patients covered"
    word = "practice" if row.practices == 1 else "practices"
    return f"{number(row.coverage, 1)}% of {whom}, {row.practices:,} {word}"


def sources() -> str:
    """Return publisher, dates and status of the figures."""
    record, of = definition_record("raw"), dates()
    return (
        f"{record.origin[0].producer}, General Practice Workforce, {of.census.words} and financial "
        f"years {of.first_year.words} to {of.last_year.words}; lists of {of.lists.words} "
        f"({record.official_status})"
    )
