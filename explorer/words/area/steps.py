"""How a figure came from a publication to the page, and how to cite it, in words."""

import math
import re
from datetime import date

from explorer.analysis.area import Row
from explorer.indicators.catalogue import Indicator, Origin, releases
from explorer.periods import Period
from explorer.places.areas import register
from explorer.places.levels import NAMED
from explorer.words.area.header import area_title
from explorer.words.compare import row_title
from explorer.words.distribution import distribution_alt
from explorer.words.figures import (
    group,
    measured_for,
    number,
    release_words,
    shown,
    small_print,
    together,
)
from explorer.words.map import made_lines
from explorer.words.ranks import rank_text
from explorer.words.standards import set_by_text
from explorer.words.trend import series_alt, trend_text

_PUBLISHED = "published"
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
STEPS = {
    "publication": "Publications",
    "row": "Table and row",
    "made": "What was done with them",
    "beside": "Among all areas, and over time",
    "standard": "The standard",
    "compare": "What it may be compared with",
    "know": "Know before you quote it",
    "do_not": "Do not",
    "cite": "Cite it",
}


def publication_text(origin: Origin) -> str:
    """Return a publication in one line."""
    return f"{origin.producer}: {origin.title}, {origin.published}. {origin.licence.rstrip('.')}."


def made_texts(row: Row) -> list[str]:
    """Return what was done at the level where a figure was measured, with its parts."""
    record, one = row.indicator, row.estimate
    level = _level(row)
    lines = made_lines(record, level)
    note = record.levels[level].note if level in record.levels else ""
    lender = measured_for(one)
    parts = ""
    if not math.isnan(one.numerator + one.denominator):
        parts = f"Its parts: {number(one.numerator, 0)} of {number(one.denominator, 0)}."
    if lender:
        lines.insert(0, f"The figure was {lender}, which contains {one.area.name}.")
    more = [f"{line}." for line in small_print(record, one)]
    return [line for line in [*lines, note, parts, *more] if line]


def _level(row: Row) -> str:
    """Return the level at which a figure was measured: one place may stand at two."""
    one = row.estimate
    level = (one.measured_for or one.area).level
    return level if level in row.indicator.levels else row.distribution.level


def row_texts(row: Row) -> list[str]:
    """Return where the figure stands: in the publication, if it is one of its own; in our data."""
    record, measured = row.indicator, row.estimate.measured_for or row.estimate.area
    level = _level(row)
    former = [old for old, new in register().recoded(level).items() if new == measured.code]
    code = f"{measured.code} (before: {together(former)})" if former else measured.code
    whom = f", {group(record, row.sex)}" if len(record.sexes) > 1 else ""
    lines = []
    if level in record.levels and record.levels[level].processing.startswith(_PUBLISHED):
        lines.append(f"In the publication: the row of {code}{whom}, {row.period.words}.")
    key = ",".join((level, measured.code, row.period.iso, row.sex))
    return [*lines, f"In our data: indicators/{record.slug}/values.csv, the row of {key}."]


def beside_texts(row: Row) -> list[str]:
    """Return what the strip shows in words, the rank, and the trend."""
    rank = rank_text(row.standing)
    return [
        line
        for line in (
            distribution_alt(row.distribution),
            f"{row.estimate.area.name}: {rank}." if rank else row.distribution.reason,
            series_alt(row.series),
            trend_text(row.series),
        )
        if line
    ]


def standard_texts(row: Row) -> list[str]:
    """Return who set the standard and when; nothing without one."""
    text = set_by_text(row.indicator)
    return [text] if text else []


def compare_texts(record: Indicator) -> list[str]:
    """Return with which figures one may be compared, and with which not."""
    plurals = together([NAMED[level].plural for level in record.levels])
    lines = [f"With figures of this release ({release_words(record.release)}): of {plurals}."]
    others = [one.short_title for one in releases(record.series) if one != record]
    if others:
        lines.append(f"Not with other releases of the series: {together(others)}.")
    return lines


def citation(row: Row) -> str:
    """Return a figure with its source in one line."""
    record, one = row.indicator, row.estimate
    lender = f", {measured_for(one)}" if one.measured_for else ""
    first = record.origin[0]
    return (
        f"{row_title(row)}, {area_title(one.area)} ({one.area.code}), {row.period.words}: "
        f"{shown(record, one)}{lender}. {first.producer}, {first.title}, "
        f"{_when(first.published)}, "
        f"{first.licence.rstrip('.')}. From the Health Gap Explorer."
    )


def page_citation(title: str, built: date | None) -> str:
    """Return the whole page in one line, with the day that its data are of."""
    start = f"Health Gap Explorer: {title}."
    if built is None:
        return start
    return f"{start} Data of {Period.stored(f'{built.isoformat()}/P1D').words}."


def _when(published: str) -> str:
    """Return a day of publication as month and year, where it is written as a date."""
    return release_words(published) if _DATE.fullmatch(published) else published
