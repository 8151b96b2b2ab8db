"""What the page "Doctors" calls things: its labels, its notes, a figure as it shows one."""

from explorer.analysis.doctors import Practice, Row, definition_record
from explorer.places.levels import BY_SLUG
from explorer.words.doctors import DEFINITION_TITLES
from explorer.words.figures import number
from explorer.words.practices import practice_name

COLOUR_TITLES = {"agreement": "Agreement of all five", **DEFINITION_TITLES}
# What the map is coloured by, in the rail's few words.
SHORT = {
    "agreement": "Agreement of all five",
    "raw": "GPs per patient",
    "carr-hill": "As practices are paid",
    "need": "By need",
    "change": "Change since 2015/16",
    "access": "Within reach",
}
# A definition below another, in few words.
LINES = {
    "raw": ("GPs per 100,000 patients", "every patient counted alike"),
    "carr-hill": ("… weighted as practices are paid", "Carr-Hill formula"),
    "need": ("… weighted by age, sex and ill health", "need of the people who live there"),
    "change": ("Change since 2015/16", "in GPs per 100,000 patients"),
    "access": ("… that residents can reach", "within 10 km, each person counted once"),
}
COLUMNS = {
    "raw": "GPs",
    "carr-hill": "As paid",
    "need": "By need",
    "change": "Since 2015/16",
    "access": "In reach",
}
OTHERS = {
    "deprivation": "Deprivation",
    "healthy-girls": "Healthy life expectancy, girls",
    "healthy-boys": "Healthy life expectancy, boys",
}
READING_WORDS = {"balanced": "each person counted once", "enhanced": "a person may count often"}
NO_DEFINITION = (
    "\N{LEFT DOUBLE QUOTATION MARK}Under-doctored\N{RIGHT DOUBLE QUOTATION MARK} has no single "
    "official definition, so here are five. It means here: in the fifth of areas with the fewest."
)
COUNTED = (
    "GPs are fully qualified and permanent, as full-time equivalents. Staff are counted, not "
    "sampled: what is unsure is which definition fits, and how much hangs on single practices."
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
NOT_CLOSED = (
    "The dotted stretch has no data: there are no figures between 2023/24 and 31 May 2026. To "
    "2023/24 each point is a financial year, the last is one day."
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
SENSITIVE = "Such ranges show how much hangs on single practices; they are not sampling error."
TREND_PERIOD = "Financial years 2015/16 to 2023/24, then 31 May 2026"
CHOOSE = "Find a place, or choose an area on the map, to read its story here."
ON_MAP = "Show on the map"
FIVE = 5
FLAGS = {"small_numbers": "few practices", "incomplete_return": "returns incomplete"}
INCOMPLETE_POINTS = "Open marks: under 90% of patients covered."
READINGS_BAND = "Band: the lowest to the highest reading of single returns."


def titled(text: str) -> str:
    """Return a text with a capital first."""
    return text[0].upper() + text[1:]


def areas_words(count: int, level: str) -> str:
    """Return a count of areas: "1 region", "543 constituencies"."""
    names = BY_SLUG[level]
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
