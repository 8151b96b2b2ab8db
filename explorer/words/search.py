"""The search box in words: what stands in its list, what pages are called by, what is said."""

from collections.abc import Mapping, Sequence

from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.places.levels import NAMED, POINTS
from explorer.words.figures import group, kind, together

SEARCH = {
    "label": "Search places, measures and pages",
    "hint": "Place, postcode or measure",
    "list": "What was found",
    "waiting": "Searching",
    "failed": "The search did not answer. Try again.",
}
# What a line of the list is.
KINDS = {"place": "Place", "indicator": "Measure", "page": "Page"} | {
    kind.slug: kind.label for kind in POINTS
}

# What pages are asked for by beside their titles, by the page's name in addresses.
PAGE_WORDS: Mapping[str, Sequence[str]] = {
    "": ("map of England", "maps"),
    "gap": (
        "goal", "halving the gap", "regional gap", "gap between regions", "health gap",
        "north south divide", "target", "half way",
        "is the goal being met", "health inequalities", "inequality between regions",
    ),
    "compare": ("comparison", "compare places", "side by side"),
    "area": (
        "area profile", "profile", "profiles", "evidence pack", "evidence", "pack", "report",
        "fact sheet", "briefing", "local figures",
    ),
    "own": (
        "own area", "custom area", "catchment", "catchment area", "postcode list", "draw an area",
        "combine areas", "add areas up", "neighbourhoods",
    ),
    "yours": (
        "upload", "upload a file", "own data", "my data", "your data", "own figures", "spreadsheet",
        "excel", "CSV", "import",
    ),
    "claim": (
        "fact check", "fact checker", "is it true", "check a figure", "quote", "quoted figure",
        "is that still true",
    ),
    "teach": (
        "lesson", "lessons", "class", "classroom", "school", "teacher", "teachers", "pupils",
        "worksheet", "worksheets", "geography lesson", "homework",
    ),
    "doctors": (
        "doctor", "GP", "GPs", "general practice", "surgery", "surgeries", "doctor shortage",
        "short of doctors", "under-doctored areas", "underdoctored", "GP shortage",
        "medical school places", "family doctor", "practices", "patients per GP",
    ),
    "find": (
        "find areas", "list of areas", "lists", "filter", "filter areas", "conditions",
        "which places", "shortlist", "marginal seats", "close seats", "places like mine",
    ),
    "two": (
        "correlation", "scatter plot", "scatter chart", "go together", "set against each other",
    ),
}  # fmt: skip
# Words that ask for a page, whatever else is asked: "compare Leeds Bradford".
PAGE_VERBS = {
    **dict.fromkeys(("map", "maps"), ""),
    **dict.fromkeys(
        (
            "compare", "compared", "comparing", "comparison", "versus", "vs", "v", "against",
            "beside",
        ),
        "compare",
    ),
    **dict.fromkeys(("download", "csv", "data", "source", "record", "parquet", "geojson"), "data"),
}  # fmt: skip
# What a page answers.
PAGE_NOTES = {
    "": "How every area stands, and how two places differ",
    "gap": "Is the gap between regions closing?",
    "compare": "Two to six places over every measure that they have",
    "yours": "Put a table of your own on the map, and beside every measure",
    "own": "Put places, neighbourhoods or postcodes together and add their figures up",
    "doctors": "Is a place short of doctors, and by whose definition?",
    "claim": "Is what was said so, and what can be said today?",
    "two": "Do two measures go together over places, and how closely?",
    "area": "One place's whole story, and a pack of two pages to hand over",
    "data": "Every measure's record, sources and releases, and its figures to take away",
    "find": "Which areas fit conditions, and how sure is that?",
}
# Whom one place alone is compared with.
BESIDE = "England"
# What measures are asked for by beside their names in the records; one that is not there is none.
MEASURE_WORDS: Mapping[str, Sequence[str]] = {
    "imd-score": ("deprivation", "poverty", "IMD", "index of multiple deprivation"),
    "life-expectancy": ("lifespan", "how long people live"),
    "healthy-life-expectancy": ("HLE", "healthy years", "years in good health"),
    "smoking": ("smoking", "smokers", "smoking rate"),
    "obesity-adults": ("obesity", "obese", "overweight adults"),
    "ae-four-hours": ("A&E", "accident and emergency", "A and E waiting times"),
    "hospital-18-weeks": ("waiting list", "waiting lists", "hospital waiting times", "18 weeks"),
    "cancer-62-days": ("cancer waiting times", "62 days", "cancer treatment waits"),
    "diagnostics-six-weeks": ("scans", "MRI", "diagnostic tests", "test waiting times"),
    "gp-same-day": ("GP appointments", "same day appointments"),
    "children-low-income": ("child poverty", "children in poverty", "poor children"),
    "fuel-poverty": ("cold homes", "heating bills"),
    "housing-affordability": ("house prices", "housing costs"),
    "weekly-pay": ("wages", "salaries", "earnings"),
    "gcse-english-maths": ("GCSEs", "exam results"),
    "persistent-absence": ("school absence", "truancy"),
    "turnout-2024": ("turnout", "voting"),
    "imd-crime": ("crime",),
    "neonatal-deaths": ("infant mortality", "baby deaths"),
    "deaths-preventable": ("avoidable deaths", "premature deaths"),
    "life-satisfaction": ("wellbeing", "well-being"),
    "ethnic-minority-groups": ("ethnicity", "ethnic minorities"),
    "ambulance-category-2": ("ambulance", "ambulance waiting times", "ambulance response"),
    "social-care-turnover": ("social care", "care workers"),
    "gps-per-100k": ("GPs per patient", "patients per GP"),
    "nurses-per-100k": ("nurses", "practice nurses"),
    "cvd-deaths-preventable": ("heart disease", "stroke", "heart attacks"),
    "claimants": ("benefits", "claimants", "jobseekers"),
    "people": ("population", "how many people live"),
}
# Everyday words, and the words of the records that they stand for.
SAME = {
    "doctor": "gp", "doctors": "gp", "surgery": "practice", "dentist": "dental",
    "dentists": "dental", "teeth": "dental", "chemist": "pharmacies", "chemists": "pharmacies",
    "poor": "deprivation low income poverty", "poorest": "deprived", "wealth": "income",
    "longevity": "life expectancy", "cigarettes": "smoking", "tobacco": "smoking",
    "overweight": "obesity", "fat": "obesity", "weight": "obesity", "die": "deaths",
    "dying": "deaths", "mortality": "deaths", "death": "deaths",
    "heart": "cardiovascular circulatory cvd", "cvd": "heart circulatory",
    "stroke": "circulatory cvd", "infant": "neonatal", "babies": "neonatal born",
    "jobs": "employment", "work": "employment", "jobless": "unemployment claimants",
    "wages": "pay", "salary": "pay", "earnings": "pay", "school": "pupils absence",
    "truancy": "absence", "exams": "gcse", "qualification": "qualifications",
    "elderly": "65 older", "pensioners": "65 older", "old": "65 older", "carers": "care",
    "queue": "waiting", "wellbeing": "satisfaction happiness worthwhile", "happy": "happiness",
    "anxious": "anxiety", "disability": "disabled", "ill": "health bad", "illness": "health bad",
    "ethnicity": "ethnic", "countryside": "rural", "house": "housing", "homes": "housing",
    "rent": "housing", "heating": "fuel", "takeaways": "food outlets",
    "years of life": "life expectancy", "live in good health": "healthy life expectancy",
    "live long": "life expectancy", "long live": "life expectancy",
    "care home": "social care", "waiting times": "waiting weeks",
    "waits": "waiting within days", "junk food": "food outlets",
    "healthy life expectancy gap": "halve the gap", "under doctored": "doctored",
    "gap in healthy life expectancy": "halve the gap", "half gap": "halve the gap",
}  # fmt: skip

# What a page opens with places and without, where it is more than its title.
_WITH = {
    "": "Map of {measure}{where}, {places} chosen",
    "gap": "Halve the gap, with the figures of {places}",
    "compare": "Compare {places}{first}",
    "doctors": "Doctors in {places}",
    "area": "The story of {places}, and its evidence pack",
}
_WITHOUT = {"": "Map of {measure}{where}", "compare": "Compare places{first}"}


def place_text(area: Area) -> str:
    """Return a place with its kind: "Winchester (district)"."""
    what = kind(area)
    return area.name if what.lower() in area.name.lower() else f"{area.name} ({what})"


def beside(text: str, places: Sequence[Area]) -> str:
    """Return a measure or a page, with the places that are meant: "Doctors: Leeds and York"."""
    if not places:
        return text
    alone = len(places) == 1
    return f"{text}: {place_text(places[0]) if alone else together(one.name for one in places)}"


def opens(
    page: str,
    title: str,
    record: Indicator | None,
    places: Sequence[Area],
    *,
    level: str = "",
    sex: str = "",
) -> str:
    """Return what an answer opens: "Map of Healthy life expectancy, Winchester chosen".

    Parameters
    ----------
    page, title : str
        The page's name in addresses, and in the bar.
    record : Indicator or None
        The measure that it opens with; None where the page has none, or its own.
    places : sequence of Area
    level, sex : str
        What a map is of; may be empty.
    """
    if not places and record is None:
        return PAGE_NOTES.get(page, title)
    named = [area.name for area in places]
    if page == "compare" and named and named[1:] == []:
        named.append(BESIDE)
    measure = record.short_title if record else ""
    if record and sex in record.sexes:
        measure += f", {group(record, sex)}"
    by = f" by {NAMED[level].singular}" if level else ""
    text = _WITH.get(page, "{title}, {places} chosen") if places else _WITHOUT.get(page, "{title}")
    return text.format(
        title=title,
        places=together(named) if named else "",
        measure=measure,
        where="" if level and NAMED[level].plural in measure else by,
        first=f", {measure} first" if measure else "",
    )


def point_text(area: Area, where: str) -> str:
    """Return a place that is a point as an answer: "Barts Health NHS Trust, London"."""
    return area.name if where.casefold() in area.name.casefold() else f"{area.name}, {where}"


def joins(name: str, area: Area) -> str:
    """Return what an answer does on the page that compares: "Compare, with Leeds added"."""
    return f"{name}, with {area.name} added"


def counted(number: int) -> str:
    """Return how many answers there are, for those who hear them: "3 answers"."""
    return f"{number} answer{'' if number == 1 else 's'}" if number else "No answer"


def cut(most: int) -> str:
    """Return that a text was longer than what is read."""
    return f"Only the first {most} characters are read."


def not_understood(strange: Sequence[str]) -> str:
    """Return which words fit nothing."""
    quoted = together(f"'{word}'" for word in strange)
    return f"Nothing here is called {quoted}."


def nothing(text: str) -> str:
    """Return that nothing fits, and what would."""
    return (
        f"Nothing here is called '{text}'. Try a place, a full postcode such as FY1 2LX, "
        "a measure such as life expectancy, or a page."
    )
