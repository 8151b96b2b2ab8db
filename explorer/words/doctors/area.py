"""An area's card in words: in which fifths it is, how sure that is, what its figures rest on."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors.agreement import DEPENDS as DEPENDS_ON
from explorer.analysis.doctors.agreement import IN, OUT, AreaAgreement, Standing
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import Row
from explorer.analysis.doctors.distributions import Column
from explorer.analysis.doctors.practices import Practice
from explorer.words.doctors.maps import agreement_of
from explorer.words.doctors.terms import (
    DEPENDS,
    FIVE,
    FLAGS,
    SENSITIVE,
    coverage_words,
    definition_value,
    name_alone,
    readings_span,
    value_words,
)
from explorer.words.figures import number, together
from explorer.words.ranks import ordinal


def in_fifth(standing: Standing) -> str:
    """Return whether a figure is in the fewest-doctored fifth, in two words."""
    if not standing.rank:
        return FLAGS.get(standing.row.flag, "not ranked")
    return {IN: "in the fifth", DEPENDS_ON: DEPENDS, OUT: "not in it"}[standing.verdict]


def rank_span(standing: Standing) -> str:
    """Return between which ranks a figure stands: "(1 to 79)"; empty where that is not known.

    By every reading of single returns, and with its practices drawn again.
    """
    if not standing.rank or math.isnan(standing.rank_lower):
        return ""
    low = min(*standing.ranks, math.floor(standing.rank_lower))
    high = max(*standing.ranks, math.ceil(standing.rank_upper))
    return f"({low:,} to {high:,})"


def how_sure(agreement: AreaAgreement) -> list[str]:
    """Return how far an area's place hangs on single practices and on the definition."""
    ranges = [
        f"between {ordinal(math.floor(one.rank_lower))} and {ordinal(math.ceil(one.rank_upper))} "
        f"lowest of {one.ranked:,} {_SURE[one.row.definition]}"
        for one in agreement.standings
        if one.rank and not math.isnan(one.rank_lower) and one.row.definition in _SURE
    ]
    lines = []
    reads = [
        f"between {ordinal(min(one.ranks))} and {ordinal(max(one.ranks))} lowest of "
        f"{one.ranked:,} {_SURE[one.row.definition]}"
        for one in agreement.standings
        if one.rank and min(one.ranks) != max(one.ranks) and one.row.definition in _SURE
    ]
    if reads:
        lines.append(f"By how single returns are read it stands {together(reads)}.")
    if ranges:
        lines.append(
            f"With its practices drawn at random, with repeats, it stands {together(ranges)}."
        )
    if agreement.of and agreement.highest_rank != agreement.lowest_rank:
        most = max(one.ranked for one in agreement.standings)
        lines.append(
            f"Over the definitions it stands between {ordinal(agreement.lowest_rank)} and "
            f"{ordinal(agreement.highest_rank)} lowest of {most:,}."
        )
    return [*lines, SENSITIVE, UNSURE] if lines else []


UNSURE = "What is unsure is which definition fits, and how much hangs on single practices."
_SURE = {"raw": "by plain count", "need": "by need"}


def on_every(agreements: Sequence[AreaAgreement]) -> tuple[str, str]:
    """Return a heading and the names, A to Z, of areas among the fewest on every definition."""
    names = sorted(one.area.name for one in agreements if one.count == FIVE)
    return f"On all five definitions: {len(names):,}", "; ".join(names) or "None"


def change_said(row: Row) -> str:
    """Return in words whether an area has gained or lost GPs per patient since the first year."""
    if not row.known:
        return ""
    more = "more" if row.value > 0 else "fewer"
    first = dates().first_year.words
    return f"It has {more} GPs per 100,000 patients than in {first}: {definition_value(row)}."


def resting(row: Row) -> str:
    """Return what an area's figures rest on: "100.0% of patients covered, 10 practices"."""
    return f"{coverage_words(row)}; the largest has {number(row.largest_practice_share, 0)}%."


def leave_out_label(practices: Sequence[Practice]) -> str:
    """Return the label of the switch that leaves an area's dominant practices out."""
    named = together([name_alone(one) for one in practices])
    share = together([f"{number(one.share, 0)}%" for one in practices])
    return f"Leave out {named} ({share} of the area's patients)"


def left_out_text(before: AreaAgreement, after: AreaAgreement) -> str:
    """Return what leaving practices out does to an area, and what it does not change."""
    raw, without = before.standings[0].row, after.standings[0].row
    return (
        f"With it {number(raw.value, 1)} GPs per 100,000 patients and {agreement_of(before)} "
        f"definitions; without it {number(without.value, 1)} and {agreement_of(after)}. The change "
        f"since {dates().first_year.words}, the reach of residents, the trend, the table and the "
        "places to spread keep it as they are."
    )


def marks(row: Row) -> str:
    """Return what to know of an area's figure, in a table: one large practice, gaps."""
    found = [FLAGS[row.flag]] if row.flag else []
    span = readings_span(row)
    if span:
        found.append(f"{span} by how single returns are read")
    if row.hangs_on_one:
        found.append(f"one practice: {number(row.largest_practice_share, 0)}% of patients")
    return "; ".join(found)


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
