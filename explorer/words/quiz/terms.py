"""What questions of the quiz share: names of measures and places, figures and ranges."""

from explorer.analysis.estimates import Estimate
from explorer.analysis.quiz.asked import FIRST, Asked
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.comparison import in_sentence
from explorer.words.evidence.area import short_name
from explorer.words.figures import group, number, shown, span, with_article, with_unit

UNSURE = "We can't tell from these figures"


def measure(record: Indicator, sex: str) -> str:
    """Return a measure as a sentence names it: "healthy life expectancy (girls)"."""
    title = in_sentence(record.short_title)
    return f"{title} ({group(record, sex)})" if len(record.sexes) > 1 else title


def measured(asked: Asked) -> str:
    """Return the measure of a question."""
    return measure(asked.record, asked.sex)


def when(asked: Asked) -> str:
    """Return the period of a question's figures."""
    return asked.period.words if asked.period else ""


def called(area: Area) -> str:
    """Return what a place is called, a care board without the words that all of them share."""
    return short_name(area)


def in_text(area: Area) -> str:
    """Return what a place is called inside a sentence: "the North East", "Bristol"."""
    return with_article(area, called(area))


def here(asked: Asked, place: int = 0) -> str:
    """Return what a place of a question is called."""
    return called(asked.figures[place].area)


def placed(area: Area) -> str:
    """Return a place with its kind, where the name does not hold it: "Winchester (district)"."""
    kind = area.kind
    known = area.level == "country" or kind.lower() in called(area).lower()
    return called(area) if known else f"{called(area)} ({kind})"


def value(record: Indicator, figure: float) -> str:
    """Return a number with its unit: "51.8 years"."""
    return with_unit(number(figure, record.decimals), record)


def plain_value(asked: Asked, place: int = 0) -> str:
    """Return a figure without its range: what a question asks the meaning of."""
    return value(asked.record, asked.figures[place].value)


def told(asked: Asked, place: int) -> str:
    """Return a place with its figure and range: "Blackpool 51.8 years (47.4 to 56.1)"."""
    one = asked.figures[place]
    return f"{called(one.area)} {shown(asked.record, one)}"


def limits(record: Indicator, one: Estimate) -> str:
    """Return a range as a cell: "47.4 to 56.1"; empty without one."""
    return span(one.lower, one.upper, record.decimals) if one.has_range else ""


def ahead(asked: Asked) -> tuple[str, str]:
    """Return the names of the higher and the lower of two places."""
    first, second = (called(one.area) for one in asked.figures[:2])
    return (first, second) if asked.figures[0].value > asked.figures[1].value else (second, first)


def named(asked: Asked, name: str) -> str:
    """Return the place that an answer names."""
    return here(asked, 0 if name == FIRST else 1)


def plural(asked: Asked) -> str:
    """Return what several areas of the level of a question are called."""
    return NAMED[asked.level].plural


def counted(record: Indicator) -> tuple[str, str]:
    """Return what a rate counts and among whom: "GPs", "patients"."""
    things, _, folk = record.noun.partition(" per 100,000 ")
    return things, folk


def in_posts(record: Indicator) -> bool:
    """Whether staff are counted in full-time posts, so that there can be half a person."""
    return "full-time equivalent" in record.title


def count(asked: Asked) -> str:
    """Return how many there are of what a rate counts: "44.4"; whole things as whole numbers."""
    return number(asked.numbers["count"], int(in_posts(asked.record)))


def size(record: Indicator, figure: float) -> str:
    """Return how large a difference is, with its unit: "3.1 years", "1.6 percentage points"."""
    unit = record.unit.partition(" out of ")[0].replace("%", "percentage points")
    return f"{number(abs(figure), record.decimals)} {unit}"
