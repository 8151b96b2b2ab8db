"""The rows of an area's table: each measure on a scale of all areas, with its steps."""

import math
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from explorer.analysis.area import Missing, Row, Story
from explorer.analysis.distribution import Distribution, distribution
from explorer.analysis.measures import THEMES, in_families
from explorer.charts import small
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.questions.area.blocks import AreaRow, Publication, Steps, Strip, Theme, Themes
from explorer.questions.area.view import ALL, AreaView
from explorer.questions.blocks import Figure, Link
from explorer.scales import holding
from explorer.words import labels
from explorer.words.area.header import why_missing
from explorer.words.area.labels import AREA
from explorer.words.area.rows import (
    england_text,
    key_texts,
    limits_text,
    missing_title,
    standing_texts,
    value_text,
    verdict_text,
)
from explorer.words.area.steps import (
    STEPS,
    beside_texts,
    citation,
    compare_texts,
    made_texts,
    publication_text,
    row_texts,
    standard_texts,
)
from explorer.words.compare import off_scale, row_title, row_when
from explorer.words.counts import count_text
from explorer.words.figures import measured_for
from explorer.words.standards import standard_text

# Open from the start: the first themes, and this one wherever it stands.
_OPEN, _ALWAYS = 2, "doctors"
# England stands among the areas of the first of these levels that has the measure.
_COUNTRY, _INSIDE = "country", ("upper-tier", "district", "constituency", "icb", "region")
HEADS = ("Measure", "All areas on one scale", "Figure", "Beside England")


def themes(story: Story, view: AreaView) -> Themes:
    """Return every measure of an area in themes."""
    held: dict[str, list[AreaRow]] = {theme: [] for theme in THEMES}
    for row in in_families(story.rows):
        held[row.indicator.theme].append(area_row(row, view))
    for one in story.missing:
        if one.reason != "level":
            held[one.indicator.theme].append(without_figure(one, story.area))
    shown = [theme for theme, rows in held.items() if rows]
    opened = {*shown[:_OPEN], _ALWAYS, *(shown if view.open == ALL else ())}
    return _table(
        AREA["measures"],
        story.area,
        [
            Theme(labels.THEMES[theme], count_text(len(held[theme])), held[theme], theme in opened)
            for theme in shown
        ],
    )


def asked_for(area: Area, row: AreaRow) -> Themes:
    """Return the one figure that a link leads to, with its steps."""
    theme = Theme(row.title, row.when, [row], open=True)
    return replace(_table(AREA["asked"], area, [theme]), steps_open=True)


def _table(title: str, area: Area, found: Sequence[Theme]) -> Themes:
    standards = any(not math.isnan(row.strip.standard) for one in found for row in one.rows)
    return Themes(
        title=title,
        key=key_texts(area, _region(area), standards=standards),
        heads=HEADS,
        themes=found,
        steps=AREA["steps"],
        publisher=AREA["publisher"],
    )


def _region(area: Area) -> Area | None:
    code = area.parents.get("region")
    return register().area("region", code) if code else None


def area_row(row: Row, view: AreaView) -> AreaRow:
    """Return a measure with a figure."""
    record, one = row.indicator, row.estimate
    return AreaRow(
        key=key_of(row),
        title=row_title(row),
        when=row_when(row),
        address=_on_map(row),
        badge=measured_for(one),
        strip=_strip(record, among(row), row),
        figure=Figure(value_text(row), one.value, one.lower, one.upper),
        limits=limits_text(row),
        england=england_text(row),
        mark=one.verdict if row.england else "",
        verdict=verdict_text(row),
        notes=standing_texts(row),
        steps=_steps(row, view),
    )


def key_of(row: Row) -> str:
    """Return a measure as addresses name it."""
    return f"{row.indicator.slug}.{row.sex}"


def without_figure(missing: Missing, area: Area) -> AreaRow:
    """Return a measure that areas of this kind have, and this one has not."""
    record, sex = missing.indicator, missing.indicator.sexes[0]
    period = max(data.published_periods(record, area.level, sex))
    found = distribution(record, area.level, sex, period)
    return AreaRow(
        key=f"{record.slug}.{sex}",
        title=missing_title(missing),
        when="",
        address="",
        badge="",
        strip=_strip(record, found),
        figure=Figure(why_missing(missing, area)),
        limits="",
        england="",
        mark="",
        verdict="",
        notes=(),
        steps=Steps(
            STEPS["publication"], _publications(record), {STEPS["know"]: record.caveats}, ()
        ),
    )


def among(row: Row) -> Distribution:
    """Return the areas that a figure stands among: England's, the areas or points inside it."""
    found = row.distribution
    if found.level != _COUNTRY:
        return found
    record = row.indicator
    held = (*_INSIDE, *record.sites)
    levels = (level for level in held if data.is_published(record, level))
    period = row.period
    return next(
        (
            distribution(record, level, row.sex, period)
            for level in levels
            if period in data.published_periods(record, level, row.sex)
        ),
        found,
    )


def _strip(record: Indicator, found: Distribution, row: Row | None = None) -> Strip:
    standard = record.standard.value if record.standard else math.nan
    england, region = (
        one.value if one else math.nan for one in (row and row.england, row and row.region)
    )
    one = row.estimate if row else None
    on_it = [one.value if one else math.nan, england, region, standard]
    ranges = [(one.value, one.lower, one.upper)] if one and one.has_range else []
    scale = holding(
        [*_central(found), *(value for value in on_it if not math.isnan(value))], ranges
    )
    return Strip(
        scale=scale,
        counts=scale.counts(found.values, small.BINS),
        england=england,
        region=region,
        standard=standard,
        standard_name=standard_text(record),
        beyond=off_scale(found, small.beyond(scale, found.values)),
    )


@yours.kept(1024)
def _central(found: Distribution) -> tuple[float, ...]:
    """Return the lowest and the highest value that are not far out; nothing without values."""
    values = small.central(found.values) if found.values else []
    return (min(values), max(values)) if values else ()


def _on_map(row: Row) -> str:
    """Return the address of the map with this measure and this place; empty without a map."""
    area = row.estimate.area
    if not NAMED[area.level].mapped:
        return ""
    query = {
        "indicator": row.indicator.slug,
        "level": area.level,
        "sex": row.sex,
        "period": row.period.short,
        "a": area.key,
        "b": "none",
    }
    return f"?{urlencode(query)}"


# From publication to this number ------------------------------------------------------------


def _publications(record: Indicator) -> list[Publication]:
    return [
        Publication(publication_text(one), one.file, one.sha256, one.url) for one in record.origin
    ]


def _steps(row: Row, view: AreaView) -> Steps:
    record, area = row.indicator, row.estimate.area
    sections = {
        STEPS["row"]: row_texts(row),
        STEPS["made"]: made_texts(row),
        STEPS["beside"]: beside_texts(row),
        STEPS["standard"]: standard_texts(row),
        STEPS["compare"]: compare_texts(record),
        STEPS["know"]: record.caveats,
        STEPS["do_not"]: record.do_nots,
        STEPS["cite"]: [citation(row)],
    }
    address = urlencode({"page": "area", **view.figure(key_of(row)).to_query()})
    series = urlencode({"indicator": record.slug, "area": area.key, "sex": row.sex})
    about = row_title(row)
    return Steps(
        STEPS["publication"],
        _publications(record),
        {title: lines for title, lines in sections.items() if lines},
        [
            Link(AREA["permalink"], f"?{address}", about),
            Link(AREA["csv"], f"files/series.csv?{series}", about),
        ],
    )
