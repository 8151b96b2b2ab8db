"""The rows of an own area's table: each measure on a scale of all real areas."""

import math

from explorer.analysis.distribution import Distribution, distribution
from explorer.analysis.measures import THEMES
from explorer.analysis.own.figures import Added, Figures, beside, england
from explorer.charts import small
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.questions.area.blocks import AreaRow, Publication, Steps, Strip, Theme, Themes
from explorer.questions.blocks import Figure
from explorer.scales import holding
from explorer.statistics.comparison import against_benchmark
from explorer.words import labels
from explorer.words.area.steps import publication_text
from explorer.words.compare import off_scale, row_title, row_when
from explorer.words.counts import count_text
from explorer.words.own.figures import (
    care_text,
    how_text,
    limits_text,
    side_text,
    sum_text,
    value_text,
    wheres,
)
from explorer.words.own.page import HEADS, PAGE, key_texts
from explorer.words.standards import standard_text

# Whose areas stand on the scale: the first of these that has the measure in the same period.
_AMONG = ("district", "constituency", "upper-tier", "icb", "region")
_OPEN, _ALWAYS = 2, "doctors"


def themes(found: Figures, region: Area | None, other: Area | None) -> Themes:
    """Return every measure that could be added up, in themes."""
    held: dict[str, list[AreaRow]] = {theme: [] for theme in THEMES}
    for one in found.added:
        held[one.indicator.theme].append(_row(one, region, other))
    shown = [theme for theme, rows in held.items() if rows]
    opened = {*shown[:_OPEN], _ALWAYS}
    standards = any(one.indicator.standard for one in found.added)
    return Themes(
        title=PAGE["figures"],
        key=key_texts(found.made, region, standards=standards),
        heads=HEADS,
        themes=[
            Theme(labels.THEMES[theme], count_text(len(held[theme])), held[theme], theme in opened)
            for theme in shown
        ],
        steps=PAGE["steps"],
        publisher=PAGE["publisher"],
    )


def _row(one: Added, region: Area | None, other: Area | None) -> AreaRow:
    record = one.indicator
    nation = beside(one, england())
    around = beside(one, region) if region else math.nan
    verdict = str(against_benchmark(one.lower, one.upper, nation)) if one.has_range else ""
    others = [(area, beside(one, area)) for area in (region, other) if area]
    return AreaRow(
        key=f"{record.slug}.{one.sex}",
        title=row_title(one),
        when=row_when(one),
        address="",
        badge="",
        strip=_strip(one, nation, around),
        figure=Figure(value_text(one), one.value, one.lower, one.upper),
        limits=limits_text(one),
        england=" ".join(wheres(one, [(england(), nation)])),
        mark=verdict,
        verdict=side_text(one, nation, verdict),
        notes=[text for text in (*wheres(one, others), care_text(one)) if text],
        steps=_steps(one),
    )


def _strip(one: Added, nation: float, region: float) -> Strip:
    record = one.indicator
    found = _among(one)
    values = [] if found is None else [float(value) for value in found.frame["value"]]
    standard = record.standard.value if record.standard else math.nan
    on_it = [value for value in (one.value, nation, region, standard) if not math.isnan(value)]
    ranges = [(one.value, one.lower, one.upper)] if one.has_range else []
    scale = holding([*(small.central(values) if values else []), *on_it], ranges)
    return Strip(
        scale=scale,
        counts=scale.counts(values, small.BINS),
        england=nation,
        region=region,
        standard=standard,
        standard_name=standard_text(record),
        beyond="" if found is None else off_scale(found, small.beyond(scale, values)),
    )


def _among(one: Added) -> Distribution | None:
    """Return the real areas that a figure stands among; a sum of people stands among none."""
    record = one.indicator
    if record.statistic == "count":
        return None
    levels = [one.level, *_AMONG] if one.level in _AMONG else [*_AMONG]
    for level in levels:
        if data.is_published(record, level) and one.period in data.published_periods(
            record, level, one.sex
        ):
            return distribution(record, level, one.sex, one.period)
    return None


def _steps(one: Added) -> Steps:
    record: Indicator = one.indicator
    how = how_text(one)
    return Steps(
        PAGE["publication"],
        [
            Publication(publication_text(origin), origin.file, origin.sha256, origin.url)
            for origin in record.origin
        ],
        {
            PAGE["sums"]: [text for text in (how[:1].upper() + how[1:], sum_text(one)) if text],
            PAGE["know"]: record.caveats,
        },
        (),
    )
