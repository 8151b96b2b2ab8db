"""Doctors over time in words: an area's chart, its table, and what the series lacks."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import Row
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.words.doctors.terms import readings_span
from explorer.words.figures import no_value, number

INCOMPLETE_POINTS = "Open marks: under 90% of patients covered."
READINGS_BAND = "Band: the lowest to the highest reading of single returns."


def since_title(area: Area) -> str:
    """Return the heading of an area's figures over time."""
    return f"{area.name} since {dates().first_year.words}"


def trend_title(name: str) -> str:
    """Return the title of an area's chart over time."""
    return f"GPs per 100,000 patients: {name}"


def trend_heads(area: Area) -> list[str]:
    """Return the columns of an area's figures over time."""
    return ["Period", area.name, "By how returns are read", "England", "Covered"]


def periods_caption(area: Area) -> str:
    """Return what the table of an area's figures over time is."""
    return f"{area.name} by period"


def trend_note() -> str:
    """Return what the trend shows and what it lacks."""
    last, census = dates().last_year.words, dates().census.words
    return (
        "GPs per 100,000 patients. The dotted stretch has no data: there are no figures between "
        f"{last} and {census}. To {last} each point is a financial year, the last is one day."
    )


def trend_period() -> str:
    """Return what the series is of: financial years, then a day."""
    of = dates()
    return f"Financial years {of.first_year.words} to {of.last_year.words}, then {of.census.words}"


def trend_sentence(trend: Sequence[Row]) -> str:
    """Return the first and the last figure of a series that cover enough; empty with fewer."""
    complete = [row for row in trend if row.complete]
    if len(complete) < 2:  # noqa: PLR2004 -- two ends
        return ""
    first, last = complete[0], complete[-1]
    text = (
        f"GPs per 100,000 patients: {number(first.value, 1)} {when(first.period)} and "
        f"{number(last.value, 1)} {when(last.period)}"
    )
    latest = trend[-1]
    if latest.known and latest is not last:
        text += (
            f"; {when(latest.period)} {number(latest.value, 1)}, marked: it covers "
            f"{number(latest.coverage, 0)}% of patients"
        )
    return (
        f"{text}. Financial years are means of their returns and the last figure is a single day; "
        "there are no figures between."
    )


def when(period: Period) -> str:
    """Return a period after a figure: "in 2015/16", "on 31 May 2026"."""
    return f"{'on' if period.unit == 'D' else 'in'} {period.words}"


def trend_cells(here: Row, england: Row) -> tuple[str, str, str, str, str]:
    """Return a period's row: when, here, by how returns are read, England, what it rests on."""
    mine = number(here.value, 1) if here.known else no_value(here.flag)
    marked = f"{mine} (marked)" if here.known and here.flag else mine
    covered = "" if math.isnan(here.coverage) else f"{number(here.coverage, 0)}% of patients"
    return here.period.words, marked, readings_span(here), number(england.value, 1), covered
