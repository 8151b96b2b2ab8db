"""The charts of the question whether the gap is being halved."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from explorer.analysis.change import Split as Ends
from explorer.analysis.gap import Gap
from explorer.analysis.goal.page import Halving, halving
from explorer.analysis.goal.progress import Goal
from explorer.analysis.gradient import Gradient
from explorer.analysis.inside import Inside
from explorer.analysis.parts import Split
from explorer.charts import dots, gaps, lines, rulers
from explorer.charts.gaps import GapSeries
from explorer.charts.lines import Lines
from explorer.charts.parts import parts as parts_chart
from explorer.charts.picture import Caption, Picture
from explorer.charts.spreads import Spreads, spreads
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.indicators.tables import TableRecord
from explorer.periods import Period
from explorer.questions.blocks import Chart
from explorer.questions.goal.view import GoalView, read
from explorer.questions.reading import Query
from explorer.root import data_root
from explorer.statistics.intervals import Ranged
from explorer.statistics.parts import Parts
from explorer.words import inside as inside_words
from explorer.words.figures import release_words, source_line
from explorer.words.goal import page as page_words


def gap_over_time(found: Halving) -> dict[str, Picture]:
    """Return the gap in every period, one chart a sex, on one scale."""
    drawn = gaps.gap_over_time(*(_series(goal) for goal in found.goals))
    return {f"gap-{goal.sex}": one for goal, one in zip(found.goals, drawn, strict=True)}


def region_lines(found: Halving) -> dict[str, Picture]:
    """Return all regions over time, one chart a sex, on one scale."""
    drawn = lines.region_lines(*(_lines(goal) for goal in found.goals))
    return {f"regions-{goal.sex}": one for goal, one in zip(found.goals, drawn, strict=True)}


def moved(found: Halving) -> dict[str, Picture]:
    """Return what the top and the bottom did since the baseline, one chart a sex."""
    return {
        f"moved-{goal.sex}": _moved(goal, goal.change.split)
        for goal in found.goals
        if goal.change and goal.change.split
    }


def parts(found: Halving) -> dict[str, Picture]:
    """Return gaps split into length of life and health during it."""
    frame = pd.DataFrame([_parts_row(one, one.parts) for one in found.splits if one.parts])
    first = found.splits[0]
    period = first.period.words if first.period else ""
    caption = Caption(
        "length-and-health",
        page_words.PARTS_TITLE,
        f"Gaps in healthy years, {period}",
        f"{source_line(first.healthy)}; {source_line(first.whole)}",
    )
    return {"parts": parts_chart(caption, frame, first.healthy.unit, first.healthy.decimals)}


def tenths(found: Halving) -> dict[str, Picture]:
    """Return healthy years by tenth of deprivation."""
    frame = pd.concat([_tenths(one) for one in found.gradients])
    first = found.gradients[0]
    caption = Caption(
        "deprivation-tenths",
        page_words.TENTHS_TITLE,
        f"Healthy years, {first.period.words}",
        _published(first.record),
    )
    return {"tenths": dots.tenths(caption, frame, first.record.decimals)}


def inside(found: Halving) -> dict[str, Picture]:
    """Return how far constituencies lie from their region's mean by our model, one chart a sex."""
    drawn = spreads(*(_spreads(one) for one in found.inside))
    return {f"inside-{one.sex}": chart for one, chart in zip(found.inside, drawn, strict=True)}


def behind(found: Halving) -> list[Indicator | TableRecord]:
    """Return the records of all published figures in the charts, each once, the goal's own first.

    What our model is made from stands in its own part of the page.
    """
    records: list[Indicator | TableRecord] = [goal.indicator for goal in found.goals]
    records += [record for one in found.splits for record in (one.healthy, one.whole)]
    records += [one.record for one in found.gradients]
    return list({record.slug: record for record in records}.values())


def sources(found: Halving) -> str:
    """Return what the charts show and who published it, for the foot of their page."""
    return "; ".join(f"{record.title}: {_published(record)}" for record in behind(found))


# Stands beside the map, girls and boys in columns.
_IN_COLUMN = "gap"
_BY_SEX = {"gap": gap_over_time, "regions": region_lines, "moved": moved, "inside": inside}
_GROUPS: dict[str, Callable[[Halving], Mapping[str, Picture]]] = {
    **_BY_SEX,
    "parts": parts,
    "tenths": tenths,
}
_NAMES = [
    *(f"{kind}-{sex}" for kind in _BY_SEX for sex in ("female", "male")),
    *(kind for kind in _GROUPS if kind not in _BY_SEX),
]


def charts(view: GoalView) -> dict[str, list[Chart]]:
    """Return the charts of a view, by what they show."""
    query = {"release": view.release, "baseline": view.baseline.short}
    return {
        kind: [
            Chart(name, picture, query, narrow=kind == _IN_COLUMN)
            for name, picture in group.items()
        ]
        for kind, group in _drawn(data_root(), view.release, view.baseline).items()
    }


def _asked(name: str) -> Callable[[Query], Picture]:
    """Return a function that gives one chart for the view in a URL's parameters."""

    def picture(query: Query) -> Picture:
        view, _ = read(query)
        groups = _drawn(data_root(), view.release, view.baseline)
        return {key: one for group in groups.values() for key, one in group.items()}[name]

    return picture


# Each chart by its name in the URL.
BY_NAME = {name: _asked(name) for name in _NAMES}


@lru_cache(maxsize=32)
def _drawn(_root: Path, release: str, baseline: Period) -> dict[str, Mapping[str, Picture]]:
    found = halving(release, baseline)
    return {kind: group(found) for kind, group in _GROUPS.items()}


def _published(record: Indicator | TableRecord) -> str:
    """Return publisher, date and status of a record, a table's as an indicator's."""
    if isinstance(record, Indicator):
        return source_line(record)
    first = record.origin[0]
    return f"{first.producer}, {release_words(record.release)} ({record.official_status})"


def _caption(goal: Goal, name: str, title: str, note: str = "") -> Caption:
    return Caption(
        f"{name}-{goal.sex}-release-{goal.indicator.release[:4]}",
        title,
        page_words.chart_period(goal),
        source_line(goal.indicator),
        note,
    )


def _series(goal: Goal) -> GapSeries:
    frame = pd.DataFrame([_gap_row(one) for one in goal.series])
    return GapSeries(
        _caption(goal, "regional-gap", page_words.gap_chart_title(goal), page_words.NEIGHBOURS),
        frame,
        goal.indicator.unit,
        goal.indicator.decimals,
        goal.baseline.iso,
        goal.half,
    )


def _gap_row(gap: Gap) -> dict[str, object]:
    found = gap.assessment
    return {
        "period": gap.sampled.period.iso,
        "value": found.estimate,
        "lower": found.lower,
        "upper": found.upper,
        "highest": gap.highest.area.name if gap.highest else "",
        "highest_code": gap.highest.area.code if gap.highest else "",
        "lowest": gap.lowest.area.name if gap.lowest else "",
        "lowest_code": gap.lowest.area.code if gap.lowest else "",
    }


def _lines(goal: Goal) -> Lines:
    record = goal.indicator
    frames = [
        data.figures(record.slug, goal.level, goal.sex, period.iso).frame.assign(period=period.iso)
        for period in data.published_periods(record, goal.level, goal.sex)
    ]
    columns = ["area_code", "area_name", "period", "value", "lower", "upper"]
    caption = _caption(goal, "regions", page_words.lines_title(goal), page_words.NEIGHBOURS)
    lines = pd.concat(frames)[columns].assign(level=goal.level)
    return Lines(caption, lines, record.decimals, {})


def _moved(goal: Goal, split: Ends) -> Picture:
    frame = pd.DataFrame(
        [
            {
                "letter": letter,
                "level": goal.level,
                "area_code": end.area_to.code,
                "area_name": page_words.end_name(end),
                "before": end.move.start,
                "after": end.move.end,
                "moved": end.move.moved,
                "lower": end.move.lower,
                "upper": end.move.upper,
            }
            for letter, end in (("B", split.top), ("A", split.bottom))
        ]
    )
    caption = _caption(goal, "what-moved", page_words.moved_title(goal))
    return rulers.moved(caption, frame, goal.indicator.unit, goal.indicator.decimals)


def _parts_row(split: Split, cut: Parts) -> dict[str, object]:
    found = {"length": cut.length, "health": cut.health, "gap": cut.gap}
    limits = {
        f"{name}{ending}": value
        for name, part in found.items()
        for ending, value in (("", part.value), ("_lower", part.lower), ("_upper", part.upper))
    }
    return {"label": page_words.parts_label(split), **limits}


def _tenths(gradient: Gradient) -> pd.DataFrame:
    groups, fitted = len(gradient.values), gradient.slope
    ranks = [(k + 0.5) / groups for k in range(groups)]
    return pd.DataFrame(
        {
            "series": page_words.gradient_series(gradient),
            "tenth": range(1, groups + 1),
            "value": gradient.values,
            "fitted": [fitted.first + (fitted.last - fitted.first) * rank for rank in ranks],
        }
    )


def _spreads(found: Inside) -> Spreads:
    frame = pd.DataFrame(
        [
            {
                "level": one.area.level,
                "area_code": one.area.code,
                "area_name": one.area.name,
                **_limits("mean", one.mean),
                **_limits("spread", one.spread),
                "chance_widest": one.chance_widest,
                "modelled": True,
            }
            for one in found.regions
        ]
    )
    caption = Caption(
        f"inside-regions-our-model-{found.sex}",
        inside_words.chart_title(found),
        inside_words.chart_period(found),
        inside_words.source(found),
        inside_words.NOT_RANKED,
    )
    return Spreads(
        caption,
        frame,
        found.record.decimals,
        inside_words.READING,
        inside_words.chart_alt(found),
    )


def _limits(name: str, one: Ranged) -> dict[str, float]:
    return {name: one.value, f"{name}_lower": one.lower, f"{name}_upper": one.upper}
