"""The page on the data in words: what is held, what a record says, what a release changed."""

from collections.abc import Iterator, Mapping, Sequence

from explorer.analysis.holdings import Coverage, Moved
from explorer.indicators.catalogue import Indicator, Origin, Standard
from explorer.periods import Period
from explorer.places.areas import register
from explorer.places.levels import ENGLAND, LEVELS, NAMED, SAME_PLACE
from explorer.words.counts import size_text
from explorer.words.figures import day_words, group_label, number, release_words, with_unit
from explorer.words.labels import THEMES
from explorer.words.map import Headline, together_text

TITLE = "Data"
WINDOW = "Data - Health Gap Explorer"
# Where programs read about the API: the page that it serves of itself.
API_ADDRESS = "api/v1/docs"
API = "Read how programs ask for figures (API)"
FIND = "Show one measure"
ALL = "All measures"
ON_MAP = "See it on the map"
CONTENTS = {"all": "Take all of it", **{f"theme-{name}": text for name, text in THEMES.items()}}
INDICATOR_CONTENTS = {
    "what": "What it is",
    "take": "Take the figures",
    "coverage": "Areas with a figure",
    "releases": "Releases",
    "record": "The record",
    "sources": "Sources and licence",
}
TAKE_ALL = (
    "Each file is a ZIP with one table a measure: every area, period and sex, with ranges, flags "
    "and how each figure came to be. An empty cell is a figure that is not published, never a zero."
)
LICENCE = (
    "All data here are under the Open Government Licence v3.0, or a licence as open as that. You "
    "may use them for anything, if you name the source with the line that stands by each measure."
)
LIST_HEADS = ("Measure", "Published for", "Newest figures", "Released", "Publisher")
COVERAGE_HEADS = (
    "Areas", "For", "Periods", "In all", "Own figure", "Larger area's", "None", "How it came to be",
)  # fmt: skip
COVERAGE_NOTE = (
    "Counted in the newest period of each kind of area. A larger area's figure is shown with a "
    "mark, and enters no rank, gap or class."
)
RECORD_HEADS = ("Field", "What it says")
SOURCE_HEADS = ("Publication", "Published", "Licence", "Read from", "Publisher's page")
RELEASE_HEADS = ("Release", "Periods", "Figures", "How it was made")
FORMATS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}
GEOJSON_NOTE = (
    "With shapes (GeoJSON, in degrees), newest period, one feature an area. The shapes are those "
    "that the map draws: to measure with, take the boundaries of the package."
)
_COUNTRY = "country"
EVERYTHING = "Everything"
_POLARITY = {
    "higher_is_better": "Higher is better.",
    "lower_is_better": "Lower is better.",
    "none": "Neither higher nor lower is better.",
}
_STATISTIC = {
    "count": "A count.",
    "rate": "A rate: so many for each so many people.",
    "proportion": "A share of 100.",
    "score": "A score: it puts areas in order and counts nothing.",
    "mean": "An average.",
    "life_expectancy": "An expectation of life: what today's rates would add up to.",
    "ratio": "A ratio of two things.",
}
_PERIOD_KINDS = {
    "day": "One day.",
    "month": "One month.",
    "year": "A calendar year.",
    "financial_year": "A year from April to March.",
    "school_year": "A school year.",
    "survey_year": "A year of the survey.",
    "rolling_3": "Three years together; periods side by side share years.",
    "rolling_5": "Five years together; periods side by side share years.",
}
_DECIMALS = {0: "Shown without decimals.", 1: "Shown with one decimal."}
_WEIGHTS = {
    "residents": "By residents.",
    "registered_patients": "By the patients registered with practices.",
}


def list_headline(measures: int, figures: int, publishers: int, newest: Period) -> Headline:
    """Return the heading of the list of all measures."""
    return Headline(
        f"{measures} measures, {figures:,} figures, each with its source",
        "",
        f"From {publishers} publishers; the newest figures are of {newest.words}.",
        "Choose a measure to see what it is, which areas have a figure, what a new release "
        "changed, and to take its figures away.",
    )


def indicator_headline(record: Indicator, first: Period, last: Period) -> Headline:
    """Return the heading of one measure's page."""
    oldest = "" if first == last else f" Oldest figures: {first.words}."
    return Headline(
        record.title,
        "",
        f"Released {release_words(record.release)} by {publisher(record)}. Newest figures: "
        f"{last.words}.{oldest}",
        record.explain,
    )


def indicator_window(record: Indicator) -> str:
    """Return the title of the window of one measure's page."""
    return f"Data: {record.short_title} - Health Gap Explorer"


def publisher(record: Indicator) -> str:
    """Return who published the main source of a measure; ourselves, of our model."""
    return "us (our model)" if record.model_of else record.origin[0].producer


def levels_text(record: Indicator) -> str:
    """Return the kinds of area that a measure is published or calculated for."""
    return ", ".join(_places(one) for one in record.held)


def _places(level: str) -> str:
    """Return the areas of a level in words: of the country there is one."""
    return register().area(level, ENGLAND).name if level == _COUNTRY else NAMED[level].plural


def _spell(first: Period, last: Period, count: int) -> str:
    """Return the newest period, and how many there are."""
    return last.words if count == 1 else f"{last.words} ({count} since {first.words})"


def download_text(kind: str) -> str:
    """Return what a link to a measure's file says."""
    return f"Download as {FORMATS[kind]}"


def archive_text(kind: str) -> str:
    """Return what a link to an archive of many measures' files says."""
    return f"Download as {FORMATS[kind]} (ZIP)"


def package_text(size: int | None) -> str:
    """Return how all is had as a package, and how large it is where that is known."""
    large = "" if size is None else f" ({size_text(size)})"
    return (
        f"All of it as a package{large} with types, code lists, boundaries and sums for an "
        "archive: run “explorer package DIR”. docs/recipes.md says how to read it with DuckDB, "
        "pandas, R, QGIS and others."
    )


def geojson_text(level: str) -> str:
    """Return what the link to a level's figures with shapes says."""
    return f"Download {NAMED[level].plural} as GeoJSON"


def coverage_cells(record: Indicator, one: Coverage, sexes: Sequence[str]) -> tuple[str, ...]:
    """Return a level's row: kind of area, whom, periods; then how figures came to be, last."""
    whom = ", ".join(group_label(record, sex) for sex in sexes)
    span = _spell(one.periods[0], one.periods[-1], len(one.periods))
    places = _places(one.level)
    name = f"{places[:1].upper()}{places[1:]}"
    return name, whom, span, f"{_made(record, one)} {one.note}".strip()


def _made(record: Indicator, one: Coverage) -> str:
    if one.processing:
        return _sentence(one.processing)
    twins = [NAMED[other].plural for other in SAME_PLACE - {one.level} if one.own]
    own = f"Own: {NAMED[one.level].plural} that are {' and '.join(twins)} too." if twins else ""
    if not one.borrowed:
        return own
    around = f"easured for the {NAMED[record.borrow_from].singular} that it lies in."
    return f"{own} Others: m{around}" if own else f"M{around}"


def release_cells(record: Indicator, first: Period, last: Period) -> tuple[str, str, str]:
    """Return a release's row: when, its periods, and how its figures were made."""
    span = last.words if first == last else f"{first.words}, …, {last.words}"
    return release_words(record.release), span, record.revision or _sentence(record.official_status)


def one_release(record: Indicator) -> str:
    """Return that one release is held, so that nothing can have changed."""
    return (
        f"One release is held, of {release_words(record.release)}. When a later one is taken in, "
        "what it changed stands here."
    )


def moved_texts(one: Moved) -> list[str]:
    """Return what a release changed of the one before it."""
    record = one.after
    start = f"{release_words(record.release)}, beside {release_words(one.before.release)}:"
    if not one.both:
        return [f"{start} no figure is in both."]
    step = 10.0**-record.decimals / 2
    least = number(step, record.decimals + 1)
    texts = [
        f"{start} {one.changed:,} of the {one.both:,} figures in both moved by {least} or more, "
        "up or down. Half of those in both moved by "
        f"{number(one.median, record.decimals + 1)} or less.",
    ]
    if one.area is not None and one.period is not None and one.most >= step:
        texts.append(
            f"The one that moved most is that of {one.area.name}, {one.period.words}, "
            f"{group_label(record, one.sex).lower()}: by "
            f"{with_unit(number(one.most, record.decimals), record)}."
        )
    texts.append(f"{one.new:,} figures are new, and {one.gone:,} are no longer given.")
    return texts


NEVER_JOINED = "Releases use different methods: do not join their figures to one series."


def record_fields(record: Indicator) -> Iterator[tuple[str, str]]:
    """Give each field of a record with what it says, in plain words."""
    yield "Theme", f"{THEMES.get(record.theme, record.theme)}."
    yield "Unit", f"{record.unit[:1].upper()}{record.unit[1:]}."
    yield "Decimals", _DECIMALS.get(record.decimals, f"Shown with {record.decimals} decimals.")
    yield "Kind of figure", _STATISTIC[record.statistic]
    yield "Which way", _POLARITY[record.polarity]
    groups = ", ".join(group_label(record, sex) for sex in record.sexes)
    yield "For whom", f"{groups}; {record.age}."
    yield "Period", _PERIOD_KINDS[record.period_kind]
    yield "Status", _sentence(record.official_status)
    if record.model_of:
        yield "Model", "Our model made the figures: nobody measured them there."
    elif record.modelled:
        yield "Model", "A model of the publisher made the figures, or part of them."
    yield "Ranges", _ranges(record)
    yield "Areas together", together_text(record)
    yield "Weights", _WEIGHTS[record.weight]
    yield "Larger areas", _borrowed(record)
    if record.standard:
        yield "Standard", _standard(record, record.standard)
    if record.possible:
        yield "Possible", f"{_sentence(str(record.possible))} Anything else is refused as wrong."
    for extra in record.extra:
        unit = f" ({extra.unit})" if extra.unit else ""
        yield f"Column {extra.name}", _sentence(f"{extra.title}{unit}: {extra.description}")
    for area in record.unmapped:
        yield f"Former area {area.name}", _sentence(area.reason)


def _ranges(record: Indicator) -> str:
    if record.has_interval:
        return f"A 95% range stands beside each figure. {record.interval_method}"
    if record.is_counted:
        return "None: it is counted, and chance has no part in it."
    return "None is published: how sure a figure is cannot be told."


def _borrowed(record: Indicator) -> str:
    if not record.borrow_from:
        return "No area shows a larger area's figure."
    return (
        "An area without a figure that lies wholly (at least 99% of its people) in "
        f"{NAMED[record.borrow_from].one} may show its figure, with a mark."
    )


def _standard(record: Indicator, held: Standard) -> str:
    direction = "At least" if held.direction == "at_least" else "At most"
    value = with_unit(number(held.value, record.decimals), record)
    return f"{direction} {value}, set by {held.set_by}, since {held.since}. {held.note}".strip()


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def source_cells(one: Origin) -> tuple[str, str, str, str]:
    """Return a publication's row: what, when, licence, and the file that was read."""
    return (
        f"{one.producer}: {one.title}",
        day_words(one.published),
        one.licence.rstrip("."),
        f"{one.file} (SHA-256 {one.sha256[:12]}…)",
    )


def attributions(origins: Sequence[Origin]) -> list[str]:
    """Return the lines that licences ask for, each once."""
    return list(dict.fromkeys(f"{one.attribution.rstrip('.')}." for one in origins))


OPEN = "Open"
MORE_NOTES = "More to know before you quote this"
ATTRIBUTION = "Name the source with:"


def publishers(records: Mapping[str, Indicator]) -> set[str]:
    """Return everybody who published something of what is held."""
    return {origin.producer for record in records.values() for origin in record.origin}


# In the order in which levels stand everywhere.
LEVEL_ORDER = tuple(level.slug for level in LEVELS)


def no_kind(kind: str, kinds: Sequence[str]) -> str:
    """Return that there is no such format, and which there are."""
    return f"There is no format '{kind}'. Choose one of: {', '.join(kinds)}."


def no_theme(theme: str) -> str:
    """Return that there is no such theme, and which there are."""
    return f"There is no theme '{theme}'. Choose one of: {', '.join(THEMES)}, or all."


def no_shapes(level: str) -> str:
    """Return that a kind of place has no shapes."""
    return f"{_places(level).capitalize()} cannot be had with shapes here: take the CSV."
