"""What each operation of the API answers, its promise and what has changed."""

from dataclasses import dataclass

from explorer.words.deposit import FLAGS


@dataclass(frozen=True)
class Operation:
    """What an operation is called, and what its answer holds.

    Attributes
    ----------
    summary, description : str
    """

    summary: str
    description: str


_FLAGS = " ".join(f"`{flag}`: {text}" for flag, text in FLAGS.items())
TITLE = "Health Gap Explorer API"
VERSION = "1.0"
DESCRIPTION = (
    "Figures on health inequalities in England, read only: as on the pages and on the "
    "command line, to the last digit. Ask with GET; no key is needed. Any web page can ask.\n\n"
    "An answer as JSON has `data`, `notes` (sentences to read before you quote) and `basis`: for "
    "each indicator its period, interval, flags, the larger areas that figures were measured for, "
    "how they were made, and their source with licence and attribution. Nothing is rounded; null "
    "is not published, never zero. A CSV has the basis as its last columns, a GeoJSON as a "
    "member.\n\nBorrowed figures name the larger area in `measured_for`: they were not measured "
    "for the area itself. What we calculate or model says so in `processing`. A `flag` says why "
    f"there is no figure, or what to know of it. {_FLAGS} Without a figure and without a flag, "
    "nothing was published for the area. A period is ISO 8601: `2022-01-01/P3Y` is the three years "
    "2022 to 2024, `2021-03-21/P1D` a day. Days of publication are a day, or a month where no day "
    "is known (`2024-12`)."
)
PROMISE = (
    "What version 1 answers, it keeps answering: no address, parameter or key is taken away or "
    "given another meaning under /api/v1. Keys, parameters, operations and indicators can be "
    "added, so pass over what you do not know. Figures change when publishers revise them; "
    "`data_hash` of the first answer names them. Anything else would be version 2, at an address "
    "of its own beside version 1."
)
# Newest first: version, day, what changed.
CHANGES: list[tuple[str, str, str]] = [
    ("1.0", "2026-11-30", "The first version."),
]
SERVER = "The explorer that gave this description."
LIMITS = (
    "No answer is paged. The largest is the boundaries of constituencies (7 MB, 2 MB compressed). "
    "Two answers are worked out at a time and others wait their turn; where too many wait, the "
    "answer is 503, and Retry-After says in how many seconds to ask again. An answer that was "
    "worked out before waits for nothing."
)
# Keys that mean the same wherever they stand, of which a program asks most.
KEYS: dict[str, str] = {
    "indicator": "The slug of its indicator.",
    "level": "The level of its areas, or their kind of place.",
    "area_code": "The area's code in force; with the level it is one area.",
    "area_name": "The area's name.",
    "period": "Of when, as ISO 8601: `2022-01-01/P3Y` is 2022 to 2024.",
    "sex": "Whom it is about: `female`, `male` or `persons`.",
    "polarity": "`higher_is_better`, `lower_is_better` or `none`.",
    "decimals": "With how many decimals it is shown; here nothing is rounded.",
    "flag": "Why there is no figure, or what to know of it; empty where there is nothing. "
    + _FLAGS,
    "measured_for": "Code of the larger area that the figure was measured for, where it is "
    "borrowed; empty where it is the area's own.",
    "measured_for_name": "Name of that larger area; empty where the figure is the area's own.",
    "processing": "`published`, or who calculated or modelled it and how.",
}
STATUSES: dict[str, str] = {
    "200": "The answer.",
    "304": "What you hold is still the answer.",
    "404": "It is well asked, and there is no such thing: no such indicator, place, level or "
    "period, or not together. `detail` says what there is, `nearest` what comes close.",
    "422": "It is not asked as described: a parameter is unknown, missing, empty, given twice, too "
    "long or of another kind. `detail` says what would work.",
    "500": "Something is wrong with the data or the server.",
    "503": "Too many answers are being worked out; Retry-After says when to ask again.",
}

OPERATIONS: dict[str, Operation] = {
    "about": Operation(
        "What there is to ask for",
        "Every operation with an address that works, the version, the data's hash, what changed.",
    ),
    "levels": Operation(
        "Levels of areas, and kinds of place",
        "Each with how many areas it has, what it lies inside, and the day of its codes.",
    ),
    "areas": Operation(
        "Areas of a level",
        "Code, name and the areas that each lies in. An area is a level and a code: one code can "
        "stand at two levels.",
    ),
    "area": Operation(
        "Everything that is held for one area",
        "One area's story: who lives there, every figure beside England, what stands out beside "
        "the areas most like it, and what is not known.",
    ),
    "search": Operation(
        "Find a place, a measure or a page",
        "By what people call it, by code or by postcode, what fits closest first. Nothing found "
        "is an empty list with a sentence in `notes`.",
    ),
    "indicators": Operation(
        "The indicators",
        "Each with its unit, levels, periods, how it was made, and its sources.",
    ),
    "indicator": Operation(
        "One indicator",
        "Its unit, levels, periods, how it was made, and its sources.",
    ),
    "values": Operation(
        "An indicator for every area of a level",
        "One row an area and sex, with 95% limits where there are any. A figure that was measured "
        "for a larger area names it in `measured_for`.",
    ),
    "compare": Operation(
        "Two places compared",
        "The difference with an interval of its own: whether two intervals overlap is never the "
        "test.",
    ),
    "gap": Operation(
        "How far apart the areas of a level are",
        "By eleven measures, each with its interval and with what chance adds to it. The pair a "
        "and b can be named; for regions it is South East and North East.",
    ),
    "inside": Operation(
        "How much inequality lies between larger areas and inside them",
        "By our model, of healthy life expectancy in constituencies: no published figures.",
    ),
    "change": Operation(
        "How a gap changed between two periods",
        "Wider, narrower or unclear, and what both its ends did: a gap can close from the top.",
    ),
    "goal": Operation(
        "The goal to halve the gap in healthy life expectancy",
        "How far each sex is on the way, what the fitted line says, and the floor that it would "
        "take. A projection is a distribution, not a date.",
    ),
    "doctors": Operation(
        "Doctors for every area of a level, by one definition",
        "Counts of staff have no interval: `low` and `high` are other readings of the returns.",
    ),
    "doctors-area": Operation(
        "One area's doctors by every definition",
        "What each definition says, where they agree, what it would take, and every practice. As "
        "CSV: one row a definition.",
    ),
    "areas-that-fit": Operation(
        "Areas that fit conditions, each with its chance",
        "The chance comes from the published intervals. A list says how many on it are expected "
        "not to fit.",
    ),
    "similar": Operation(
        "The areas most like one",
        "By deprivation, age, ethnic groups, rurality and density, as far as these are held.",
    ),
    "page": Operation(
        "A page as it is typed",
        "Headline, controls and blocks with every figure as it was worked out: what `explorer page "
        "NAME --format json` prints. Settings are those of the page's address; one that the page "
        "does not have is refused. Its `basis` names the indicators and their periods; flags and "
        "larger areas stand in the page itself.",
    ),
    "boundaries": Operation(
        "The boundaries of a level",
        "GeoJSON (RFC 7946): longitude and latitude (WGS 84) to six decimals.",
    ),
}
HEADERS: dict[str, str] = {
    "ETag": "A name of this answer, from the data, the code and the address.",
    "Cache-Control": "For how long the answer can be used without asking.",
    "Retry-After": "Seconds to wait.",
}
