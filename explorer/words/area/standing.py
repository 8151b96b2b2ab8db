"""What stands out in an area, and what is not known there, in words."""

from collections.abc import Sequence

from explorer.analysis.area import FALSE_SHARE, Missing, Row, StandsOut, Story
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.area.header import part_text
from explorer.words.compare import row_title
from explorer.words.comparison import in_sentence
from explorer.words.figures import apart, no_value, number, span, together

# From here on it would be so by chance once in a hundred times, with all looked at together.
_SURELY = 0.01
# What those who plan care ask for, and no source gives by area.
NOT_COLLECTED = (
    "Not collected by area in any source held: district nurses and health visitors apart, and "
    "vacancies."
)
_YEARS = "life_expectancy"
_POINTS = {"score": "points", "%": "percentage points"}


def stands_out_text(one: StandsOut) -> str:
    """Return how a figure differs from those of the areas most alike, with its range."""
    record, gap = one.row.indicator, one.difference
    unit = _POINTS.get(record.unit, record.unit)
    side = "higher" if gap.value > 0 else "lower"
    by = number(abs(apart(one.row.estimate.value, one.mean, record.decimals)), record.decimals)
    low, high = sorted((abs(gap.lower), abs(gap.upper)))
    beyond = "each" if one.beyond == one.of else f"{one.beyond}"
    return (
        f"{row_title(one.row)}: {by} {unit} {side} (likely range "
        f"{span(low, high, record.decimals)}) than the mean of {one.of} areas most like it, "
        f"{side} than {beyond} of them"
    )


def how_sure(one: StandsOut) -> str:
    """Return how sure it is that a difference is more than chance."""
    return "surely" if one.adjusted <= _SURELY else "more than chance"


def looked_at_text(story: Story) -> str:
    """Return how many figures were looked at, and how many of those named would be chance."""
    if story.alike.reason:
        return story.alike.reason
    if story.looked_at == 0:
        return "No figure of its own here has a range, so none can be told from chance."
    looked = (
        "1 measure with a range was"
        if story.looked_at == 1
        else f"{story.looked_at} measures with a range were"
    )
    start = f"{looked} looked at beside the mean of the areas most like it."
    if not story.higher and not story.lower:
        return f"{start} Nothing differs by more than chance."
    return (
        f"{start} On average 1 in {round(1 / FALSE_SHARE)} ({FALSE_SHARE:.0%}) of those named "
        "here would be chance, or fewer."
    )


def borrowed_texts(story: Story) -> list[str]:
    """Return which figures are a larger area's, one line a lender."""
    lent: dict[Area, list[str]] = {}
    for row in story.rows:
        if row.estimate.measured_for:
            lent.setdefault(row.estimate.measured_for, []).append(row.indicator.short_title)
    return [
        f"Measured for {lender.name}, which contains {story.area.name}, and shown for it, marked: "
        f"{_listed(titles)}."
        for lender, titles in lent.items()
    ]


def missing_texts(story: Story) -> list[str]:
    """Return what has no figure for this area although areas of its kind have one."""
    found: dict[tuple[str, ...], list[Missing]] = {}
    for one in story.missing:
        if one.reason != "level":
            parts = tuple(map(part_text, one.parts[:3]))
            found.setdefault((one.reason, *parts), []).append(one)
    return [
        f"{_reason(reason)}: {_listed([one.indicator.short_title for one in held])}."
        + (f" There are figures for {together(parts)}." if parts else "")
        for (reason, *parts), held in found.items()
    ]


def not_for_level(story: Story) -> tuple[str, list[str]]:
    """Return what is published for areas of other kinds alone: a sentence, and each by name."""
    held = [one.indicator for one in story.missing if one.reason == "level"]
    if not held:
        return "", []
    plural = NAMED[story.area.level].plural
    names = [f"{one.short_title}{_instead(one, story.rows)}" for one in held]
    count = "1 measure is" if len(held) == 1 else f"{len(held)} measures are"
    return f"{count} not published for {plural}", names


def _instead(missing: Indicator, rows: Sequence[Row]) -> str:
    """Return which other measure of years of life is shown instead."""
    held = (row.indicator for row in rows if row.indicator.noun == missing.noun)
    other = next(held, None) if missing.statistic == _YEARS else None
    return f" (shown instead: {in_sentence(other.short_title)})" if other else ""


def _reason(reason: str) -> str:
    text = no_value("" if reason == "area" else reason)
    return f"{text[0].upper()}{text[1:]}"


def _listed(titles: Sequence[str]) -> str:
    first, *rest = dict.fromkeys(titles)
    return together([first, *map(in_sentence, rest)])
