"""A row of an area's table in words."""

from collections.abc import Sequence

from explorer.analysis.area import Missing, Row
from explorer.analysis.series import Series
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.statistics.trend import NO_STEADY_TREND
from explorer.words.area.header import side_of_england
from explorer.words.area.labels import AREA
from explorer.words.figures import against_england, in_brackets, number
from explorer.words.ranks import rank_text
from explorer.words.standards import amount_text, least_or_most

_COLUMNS = {True: "every area of the kind that was measured", False: "the areas inside it"}


def value_text(row: Row) -> str:
    """Return a row's figure as it stands in bold."""
    percent = "%" if row.indicator.unit == "%" else ""
    return number(row.estimate.value, row.indicator.decimals) + percent


def limits_text(row: Row) -> str:
    """Return the range of a row's figure in brackets; empty without one."""
    return in_brackets(row.indicator, row.estimate).strip()


def england_text(row: Row) -> str:
    """Return England's figure, or that there is none; empty for England itself."""
    if not NAMED[row.estimate.area.level].mapped:
        return ""
    if row.england is None:
        return AREA["england_none"]
    percent = "%" if row.indicator.unit == "%" else ""
    return f"England {number(row.england.value, row.indicator.decimals)}{percent}"


def verdict_text(row: Row) -> str:
    """Return how a row stands to England: the verdict, or the side alone without a range."""
    if row.england is None:
        return ""
    return against_england(row.estimate.verdict) or side_of_england(row)


def standing_texts(row: Row) -> list[str]:
    """Return rank, trend and standard of a row, as far as there are any."""
    texts = [rank_text(row.standing, named=False), short_trend(row.series), meets_text(row)]
    return [text for text in texts if text]


def short_trend(series: Series) -> str:
    """Return whether an area's own series rises or falls; empty where that cannot be said."""
    if series.line is None:
        return ""
    if series.line.outcome == NO_STEADY_TREND:
        return NO_STEADY_TREND
    since = series.points[0].period.words
    return f"{'rising' if series.line.slope.value > 0 else 'falling'} since {since}"


def meets_text(row: Row) -> str:
    """Return whether a row meets its standard; empty without one."""
    standard = row.indicator.standard
    if standard is None:
        return ""
    verb = "meets" if row.meets_standard else "does not meet"
    amount = amount_text(row.indicator, standard)
    return f"{verb} the standard of {least_or_most(standard)} {amount}"


def missing_title(missing: Missing) -> str:
    """Return what a row without a figure is about."""
    return missing.indicator.short_title


def key_texts(area: Area, region: Area | None, *, standards: bool) -> Sequence[tuple[str, str]]:
    """Return what each mark of the table stands for: the mark's name, and its words.

    `standards` says whether any measure of the table has a standard.
    """
    marks = [("dot", f"{area.name}, the likely range fading")]
    if region is not None:
        marks.append(("ring", region.name))
    if NAMED[area.level].mapped:
        marks.append(("england", "England"))
    marks.append(("columns", _COLUMNS[NAMED[area.level].mapped]))
    if standards:
        marks.append(("standard", "a standard that was set"))
    return marks
