"""Tables and small charts of doctors in words: marks, practices, other staff, trend, sources."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors import Beside, Column, Practice, Row, Standing, definition_record
from explorer.words.doctors import readings_span
from explorer.words.doctors_page.terms import FLAGS, definition_value, value_words
from explorer.words.figures import no_value, number, span
from explorer.words.practices import practice_flag, practice_name


def marks(row: Row) -> str:
    """Return what to know of an area's figure, in a table: one large practice, gaps."""
    found = [FLAGS[row.flag]] if row.flag else []
    span = readings_span(row)
    if span:
        found.append(f"{span} by how single returns are read")
    if row.hangs_on_one:
        found.append(f"one practice: {number(row.largest_practice_share, 0)}% of patients")
    return "; ".join(found)


def practice_cells(practice: Practice) -> tuple[str, str, str, str, str]:
    """Return a practice's row: name, patients, GPs, patients per GP, what to know."""

    def amount(value: float, decimals: int) -> str:
        return "" if math.isnan(value) else number(value, decimals)

    return (
        practice_name(practice),
        amount(practice.patients, 0),
        amount(practice.gps, 1),
        amount(practice.patients_per_gp, 0),
        practice_flag(practice) or "counts",
    )


def practices_note(practices: Sequence[Practice]) -> str:
    """Return what an area's list of practices rests on."""
    counts = sum(not one.flag for one in practices)
    word = "practice" if len(practices) == 1 else "practices"
    text = f"{counts:,} of {len(practices):,} {word} count."
    left_out = sum(one.flag in {"unreliable", "list_not_local"} for one in practices)
    if left_out:
        text += f" {left_out:,} made a return that is left out."
    return text


def strip_alt(column: Column, standing: Standing) -> str:
    """Return a small distribution in words."""
    limit = value_words(column.definition, column.limit)
    if not standing.row.known:
        return f"No figure. The fewest-doctored fifth goes up to {limit}."
    return (
        f"{definition_value(standing.row)}; all areas lie between "
        f"{value_words(column.definition, column.low)} and "
        f"{value_words(column.definition, column.high)}, "
        f"the fewest-doctored fifth up to {limit}."
    )


def strip_ends(column: Column) -> tuple[str, str]:
    """Return the ends of a small distribution."""
    return value_words(column.definition, column.low), value_words(column.definition, column.high)


def beside_cells(one: Beside) -> tuple[str, str, str, str]:
    """Return another figure's row: what, value with its bounds, what it rests on, when."""
    record, found = one.indicator, one.estimate
    value = number(found.value, record.decimals) + ("%" if record.unit == "%" else "")
    bounds = ""
    if "low" in found.extra:
        low, high = found.extra["low"], found.extra["high"]
        bounds = span(low, high, record.decimals) + (", apart" if found.flag else "")
    elif found.denominator > 0:
        value += f" ({number(found.numerator, 0)} in all)"
    coverage = found.extra.get("coverage", math.nan)
    known = "" if math.isnan(coverage) else f"{number(coverage, 0)}% known"
    return record.short_title, value, bounds, ", ".join(filter(None, [known, one.period.words]))


def trend_title(name: str) -> str:
    """Return the title of an area's chart over time."""
    return f"GPs per 100,000 patients: {name}"


def trend_cells(here: Row, england: Row) -> tuple[str, str, str, str, str]:
    """Return a period's row: when, here, by how returns are read, England, what it rests on."""
    mine = number(here.value, 1) if here.known else no_value(here.flag)
    marked = f"{mine} (marked)" if here.known and here.flag else mine
    covered = "" if math.isnan(here.coverage) else f"{number(here.coverage, 0)}% of patients"
    return here.period.words, marked, readings_span(here), number(england.value, 1), covered


def sources() -> str:
    """Return publisher, dates and status of the figures."""
    record = definition_record("raw")
    return (
        f"{record.origin[0].producer}, General Practice Workforce, 31 May 2026 and financial years "
        f"2015/16 to 2023/24; lists of 1 July 2026 ({record.official_status})"
    )
