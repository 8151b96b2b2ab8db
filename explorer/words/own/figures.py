"""The figures of an area of one's own in words: what was added up, and what cannot be."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.analysis.doctors.definitions import INCOMPLETE
from explorer.analysis.own.figures import FEW, REAL, Added, NotAdded
from explorer.analysis.own.made import Made, deprived_in_england
from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG
from explorer.words.figures import against_england, apart, no_value, number, span, together

# Wherever a figure of an own area stands.
OURS = "Worked out by us from published counts."
PUBLISHED = "Published for the real area that this one is."
NAMELESS = "Your own area"
# Why an indicator cannot be added up: what a fold is called, then why.
REASONS: Mapping[str, tuple[str, str]] = {
    "whole": (
        "Held for whole areas only",
        "These are held for whole areas, and yours has a part of one.",
    ),
    "life": (
        "How long people live",
        "Years of life are worked out from deaths at each age. "
        "The mean of two areas is not the figure of both.",
    ),
    "standardised": (
        "Rates of deaths made alike by age",
        "Each rate is weighted by age. "
        "The deaths at each age are not published here, so no sum can be made.",
    ),
    "survey": (
        "From surveys",
        "These come from a sample of people. "
        "How many were asked in each area is not published here.",
    ),
    "average": (
        "Middle values and averages",
        "A middle value or a mean has no total here to add up.",
    ),
    "no_counts": (
        "Published without counts",
        "The publication has a share or rate for each area, and not the counts it was made of.",
    ),
    "modelled": (
        "From a model",
        "A model made these for each area as a whole. Its figures do not add up.",
    ),
    "trusts": (
        "Counted by hospital trust",
        "These are counted where people are treated, not where they live.",
    ),
    "slope": (
        "Gaps inside an area",
        "The gap inside a larger area is not the sum of gaps inside its parts.",
    ),
    "one_seat": (
        "Of one constituency alone",
        "A majority belongs to one seat.",
    ),
}
_HOWS: Mapping[str, str] = {
    "sums": "counts of {neighbourhoods} summed",
    "weighted": "figures of {neighbourhoods}, weighted by people",
    "neighbourhoods": "{neighbourhoods} counted",
    "sited": "what {practices} there returned, summed",
    "need": "GPs of {practices} there, for patients weighted by the need of residents",
    "change": "GPs for patients of practices there, summed in both years",
    "per_resident": "those that stand there, for its residents of mid-2024",
    "areas": "counts of {areas} summed",
    "areas_weighted": "figures of {areas}, weighted by people",
    "areas_summed": "{areas} summed",
}


def note_text(how: str | None) -> str:
    """Return whose a figure is, by how it was made; empty where there is none."""
    if not how:
        return ""
    return PUBLISHED if how == REAL else OURS


def name_of(made: Made) -> str:
    """Return what an area is called."""
    return made.name or NAMELESS


def value_text(one: Added) -> str:
    """Return a figure as it stands in bold; the reason where there is none."""
    if math.isnan(one.value):
        return no_value(one.flag)
    percent = "%" if one.indicator.unit == "%" else ""
    return number(one.value, one.indicator.decimals) + percent


def limits_text(one: Added) -> str:
    """Return a figure's range in brackets; empty without one."""
    if not one.has_range or math.isnan(one.value):
        return ""
    return f"({span(one.lower, one.upper, one.indicator.decimals)})"


def how_text(one: Added) -> str:
    """Return how a figure was made: "counts of 163 neighbourhoods summed"."""
    if one.how == REAL:
        return "the published figure: your area is a real one"
    level = BY_SLUG.get(one.level)
    areas = ""
    if level:
        areas = _counted(one.units, level.singular, level.plural)
        if one.how not in {"areas", "areas_weighted", "areas_summed"}:
            return f"what practices of {areas} returned, summed"
    slots = {
        "neighbourhoods": _counted(one.units, "neighbourhood", "neighbourhoods"),
        "practices": _counted(one.units, "practice", "practices"),
        "areas": areas,
    }
    return _HOWS[one.how].format(**slots)


def care_text(one: Added) -> str:
    """Return what to know of a figure: returns that are missing, few practices; else empty."""
    if one.flag == INCOMPLETE and not math.isnan(one.value):
        return f"only {number(one.coverage, 0)}% of patients are in practices that count"
    if one.flag == FEW:
        return "few practices or people stand behind it"
    return ""


def whole_text(one: NotAdded) -> str:
    """Return of which areas one must be made: "whole constituencies"."""
    plurals = [BY_SLUG[level].plural for level in one.levels]
    return f"whole {' or '.join(plurals)}" if plurals else ""


def missing_line(one: NotAdded) -> str:
    """Return an indicator that cannot be added up, as a fold lists it."""
    whole = whole_text(one)
    return f"{one.indicator.short_title}: {whole}" if whole else one.indicator.short_title


def parts_text(made: Made) -> str:
    """Return what an area is made of: "Blackpool, Wyre and 12 neighbourhoods"."""
    names = [area.name for area in made.areas]
    if len(names) > _MOST_NAMES:
        left = len(names) - _MOST_NAMES
        names = [*names[:_MOST_NAMES], f"{left} more area{'s' if left > 1 else ''}"]
    if made.rows:
        names.append(_counted(len(made.rows), "neighbourhood", "neighbourhoods"))
    return together(names) if names else ""


_MOST_NAMES = 8


def people_text(made: Made) -> str:
    """Return its people and neighbourhoods."""
    here = _counted(len(made.neighbourhoods), "neighbourhood", "neighbourhoods")
    cut = f", {made.cut:,} of them in part" if made.cut else ""
    return f"{made.people:,} people (mid-2024) in {here}{cut}"


def deprived_text(made: Made) -> str:
    """Return how many of its people live in the most deprived tenth, and of England's."""
    share, nation = number(made.deprived_share, 0), number(deprived_in_england(), 0)
    return (
        f"{share}% of them live in the most deprived tenth of England's neighbourhoods; "
        f"of all people in England {nation}% do."
    )


def doubled_text(made: Made) -> str:
    """Return that parts overlap; empty where none does."""
    if not made.doubled:
        return ""
    here = _counted(made.doubled, "neighbourhood", "neighbourhoods")
    verb = "is" if made.doubled == 1 else "are"
    return f"Some parts overlap: {here} {verb} in more than one. Each is counted once."


def covers_lines(made: Made, level: str, most: int = 12) -> Sequence[str]:
    """Return which share of each real area of a level it covers."""
    found = made.covers(level)
    lines = [
        f"{one.area.name}: {percent(one.of_area)} of its people ({percent(one.of_own)} of yours)"
        for one in found[:most]
    ]
    left = len(found) - most
    return [*lines, f"and {left} more"] if left > 0 else lines


def percent(share: float) -> str:
    """Return a share of people, from 0 to 1; what is not all of them is never 100%."""
    text = number(100 * share, 0)
    if share < 1 and text == "100":
        return "over 99%"
    return "under 1%" if text == "0" else f"{text}%"


def _counted(count: int, singular: str, plural: str) -> str:
    return f"{count:,} {singular if count == 1 else plural}"


def real_text(made: Made) -> str:
    """Return that an area is a real one; empty where it is none."""
    if made.real is None:
        return ""
    return f"Its parts make up a real area: {made.real.name} ({BY_SLUG[made.real.level].singular})."


def wheres(one: Added, others: Sequence[tuple[Area, float]]) -> list[str]:
    """Return the figures of real areas in the same period, as far as there are any."""
    percent = "%" if one.indicator.unit == "%" else ""
    return [
        f"{area.name} {number(value, one.indicator.decimals)}{percent}"
        for area, value in others
        if not math.isnan(value)
    ]


def side_text(one: Added, nation: float, verdict: str) -> str:
    """Return how a figure stands to England's: by its range, or the side alone without one."""
    if math.isnan(one.value) or math.isnan(nation) or one.indicator.statistic == "count":
        return ""
    if verdict:
        return against_england(verdict)
    by = apart(one.value, nation, one.indicator.decimals)
    if by == 0:
        return "reads as England"
    return "above England" if by > 0 else "below England"


def sum_text(one: Added) -> str:
    """Return the division that gave a figure: "60,230 of 252,981"; empty without one."""
    if math.isnan(one.numerator) or math.isnan(one.denominator):
        return ""
    part = one.indicator.made_of is not None and one.indicator.made_of.part
    return f"{_amount(one.numerator)} {'of' if part else 'for'} {_amount(one.denominator)}"


def _amount(value: float) -> str:
    return number(value, 0 if value == int(value) else 1)


def rule_line(rule: Mapping[str, Any]) -> str:
    """Return the rule of an indicator in a line, from its record."""
    columns = (rule["numerator"], rule["denominator"], rule["period"])
    parts = [rule["how"], rule["reason"], " ".join(rule["levels"]), *columns]
    return f"{rule['indicator']}: {', '.join(filter(None, parts))}"
