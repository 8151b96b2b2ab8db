"""Tables and small charts of doctors in words: marks, practices, other staff, trend, sources."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors import Beside, Column, Practice, Row, Standing, definition_record
from explorer.words.doctors_page.terms import FLAGS, definition_value, value_words
from explorer.words.figures import no_value, number, span
from explorer.words.practices import practice_flag, practice_name


def marks(row: Row) -> str:
    """Return what to know of an area's figure, in a table: one large practice, gaps."""
    found = [FLAGS[row.flag]] if row.flag else []
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
        practice_flag(practice) or "usable return",
    )


def practices_note(practices: Sequence[Practice]) -> str:
    """Return what an area's list of practices rests on."""
    usable = sum(one.flag != "no_usable_return" for one in practices)
    marked = sum(one.flag == "unreliable" for one in practices)
    word = "practice" if len(practices) == 1 else "practices"
    text = f"{usable:,} of {len(practices):,} {word} made a usable return."
    if marked:
        text += f" {marked:,} above 10,000 patients per GP: not reliable."
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
    if "lowest_reading" in found.extra:
        low, high = (found.extra[f"{side}_reading"] for side in ("lowest", "highest"))
        bounds = span(low, high, record.decimals) + (", apart" if found.flag else "")
    elif found.denominator > 0:
        value += f" ({number(found.numerator, 0)} in all)"
    coverage = found.extra.get("coverage", math.nan)
    known = "" if math.isnan(coverage) else f"{number(coverage, 0)}% known"
    return record.short_title, value, bounds, ", ".join(filter(None, [known, one.period.words]))


def trend_title(name: str) -> str:
    """Return the title of an area's chart over time."""
    return f"GPs per 100,000 patients: {name}"


def trend_cells(here: Row, england: Row) -> tuple[str, str, str, str]:
    """Return a period's row: when, here, England, what it rests on."""
    mine = number(here.value, 1) if here.known else no_value(here.flag)
    marked = f"{mine} (marked)" if here.known and here.flag else mine
    covered = "" if math.isnan(here.coverage) else f"{number(here.coverage, 0)}% of patients"
    return here.period.words, marked, number(england.value, 1), covered


def sources() -> str:
    """Return publisher, dates and status of the figures."""
    record = definition_record("raw")
    return (
        f"{record.origin[0].producer}, General Practice Workforce, 31 May 2026 and financial years "
        f"2015/16 to 2023/24; lists of 1 July 2026 ({record.official_status})"
    )
