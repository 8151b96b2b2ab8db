"""Worksheets in words: headings, what is looked up, and the key of the blind map."""

from collections.abc import Sequence
from datetime import date

from explorer.analysis.estimates import Estimate
from explorer.analysis.quiz.worksheet import ClassData, LookUps
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.evidence.area import short_name
from explorer.words.figures import no_value, source_line, span, together
from explorer.words.map import legend_rows
from explorer.words.quiz.terms import measure, placed, value

SHEET = {
    "name": "Health Gap Explorer",
    "map": "The map",
    "do": "What to do",
    "look": "Look it up",
    "table": "The table",
    "questions": "Questions",
    "why": "Why?",
    "answers": "Answers",
    "aim": "Aim",
    "key": "Key",
    "expect": "What to expect",
    "right": "Right answer",
    "slips": "What wrong answers show",
    "none": "no figure published",
    "print": "Print a sheet",
    "choose": "Choose a lesson: its page has a sheet on this place, with the answers.",
    "lines": "Name, Class, Date",
    "pupil": "Pupils' sheet",
    "teacher": "Teacher's sheet",
    "large": "Pupils' sheet, large print",
    "csv": "Data for the class (CSV)",
    "tick": "Tick one answer. Then say why.",
    "care": "Some pupil may live in one of these places. A figure is for many people, and says "
    "nothing of any one of them.",
}
HEADS = ("No.", "Place", "Figure", "Likely range")


def no_lesson(name: str, known: Sequence[str]) -> str:
    """Return that there is no such lesson, and which there are."""
    return f"There is no lesson '{name}'. Choose one of: {', '.join(known)}."


def no_sheet(name: str) -> str:
    """Return that a sheet cannot be written as such a file."""
    return (
        f"A sheet cannot be a file '{name}': name one that ends in .pdf, or in .csv for its data."
    )


def title(lesson: str, *, teacher: bool) -> str:
    """Return the heading of a sheet."""
    return f"{SHEET['teacher']}: {lesson}" if teacher else lesson


def context(area: Area, seed: int) -> str:
    """Return of which place and seed a sheet is."""
    return f"{placed(area)} and places near it. Sheet {seed}."


def table_title(of: ClassData) -> str:
    """Return what the table of a class shows."""
    one = of.measured
    text = measure(one.indicator, one.sex)
    return f"{text[0].upper()}{text[1:]}, {one.period.words}"


def row_cells(figure: Estimate, of: ClassData) -> tuple[str, str, str]:
    """Return a place, its figure and its range; why there is none in the place of the figure."""
    record = of.measured.indicator
    name = short_name(figure.area)
    if not figure.known:
        return name, no_value(figure.flag), ""
    text = value(record, figure.value)
    if figure.measured_for:
        text = f"{text}, measured for {figure.measured_for.name}"
    limits = span(figure.lower, figure.upper, record.decimals) if figure.has_range else ""
    return name, text, limits


def bands(of: ClassData) -> list[str]:
    """Return the classes of the map in words, the lowest first."""
    return legend_rows(of.limits, of.measured.indicator)


def map_alt(of: ClassData, *, shaded: bool) -> str:
    """Return what the blind map is, for those who do not see it."""
    plural = NAMED[of.area.level].plural
    start = f"Map of {len(of.rows)} {plural} without names, each with its number in the table."
    if not shaded:
        return f"{start} They are outlines."
    texts = bands(of)
    told = []
    for kind in sorted({row.kind for row in of.rows}):
        numbers = [str(row.number) for row in of.rows if row.kind == kind]
        which = SHEET["none"] if kind < 0 else f"shade {kind + 1} of {len(texts)}"
        told.append(f"{which}: {together(numbers)}")
    return f"{start} {'; '.join(told)}."


def look_up_texts(found: LookUps, of: ClassData) -> list[tuple[str, str]]:
    """Return each thing to look up with its answer."""
    own, other = short_name(found.own.figure.area), short_name(found.other.figure.area)
    band = bands(of)[found.kind]
    places = "place has" if found.count == 1 else "places have"
    return [
        (f"Which number on the map is {own}? Use the table.", f"Number {found.own.number}."),
        (f"Which place is number {found.other.number}?", f"{other}."),
        (
            f"How many places in the table have a figure in the band '{band}'?",
            f"{found.count} {places} one, by the figures without their ranges.",
        ),
    ]


def source(of: ClassData, built: date | None) -> str:
    """Return where the figures of the table come from, and when the data were built."""
    text = f"Source: {source_line(of.measured.indicator)}."
    if built is None:
        return text
    return f"{text} Data built on {Period.stored(f'{built.isoformat()}/P1D').words}."


def further(of: ClassData, area: Area, seed: int, records: Sequence[Indicator]) -> str:
    """Return where the figures of the questions come from, and where there are more of them."""
    own = of.measured.indicator
    lines = dict.fromkeys(source_line(one) for one in records if one != own)
    start = f"Figures of the questions: {'; '.join(lines)}. " if lines else ""
    return f"{start}More questions: the quiz on {placed(area)}, quiz number {seed}."


def of_what(heading: str, of: ClassData) -> str:
    """Return a heading with the measure that stands under it."""
    return f"{heading}: {table_title(of)}"


def right_text(answer: str) -> str:
    """Return a right answer."""
    return f"{SHEET['right']}: {answer}."


def slip_text(answer: str, shows: str) -> str:
    """Return a wrong answer with the misconception that it shows."""
    return f"'{answer}': {shows}"
