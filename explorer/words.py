"""The only place where numbers become sentences."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.analysis.compare import Comparison
from explorer.analysis.estimates import Estimate
from explorer.analysis.overview import Overview, Place
from explorer.areas import Area
from explorer.catalogue import Indicator
from explorer.levels import BY_SLUG
from explorer.periods import MONTHS, Period
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR, Difference

# What a figure at birth is about, by sex: one, and the group.
_NEWBORN = {"female": "girl", "male": "boy", "persons": "child"}
_GROUP_AT_BIRTH = {"female": "girls", "male": "boys", "persons": "girls and boys"}
_GROUP = {"female": "women and girls", "male": "men and boys", "persons": "everyone"}

# What kind of area a code's first letters stand for, where the level does not say it.
_KINDS = {
    "E06": "unitary authority",
    "E07": "district",
    "E08": "metropolitan district",
    "E09": "London borough",
    "E10": "county",
}
# How a unit stands after a number; any other unit follows a space.
_UNITS = {"score": "", "%": "%"}
VERDICTS = {HIGHER: "higher", LOWER: "lower", SIMILAR: "similar"}
_NO_VALUE = {
    "": "no figure published",
    "suppressed": "withheld, small numbers",
    "small_numbers": "withheld, small numbers",
    "incomplete_return": "no figure, returns incomplete",
    "modelled": "no figure published",
}


@dataclass(frozen=True)
class Headline:
    """The answer at the top of the map page.

    Attributes
    ----------
    title : str
        The answer.
    range : str
        Its likely range, in the same line; empty where none is published.
    values : str
        The figures behind it, with ranges, group and period.
    meaning : str
        What the measure means, then two regions.
    """

    title: str
    range: str
    values: str
    meaning: str


def number(value: float, decimals: int) -> str:
    """Return a number with thousands commas: "62,130", "51.8"."""
    return f"{value:,.{decimals}f}"


def span(lower: float, upper: float, decimals: int) -> str:
    """Return limits rounded outward: "47.4 to 56.1"."""
    low, high = outward(lower, upper, decimals)
    return f"{number(low, decimals)} to {number(high, decimals)}"


def outward(lower: float, upper: float, decimals: int) -> tuple[float, float]:
    """Round limits away from the estimate, so that a shown range is never too narrow."""
    scale = 10**decimals
    # Published limits such as 56.1 must stay what they are, whatever their binary form.
    slack = 1e-6
    return (
        math.floor(lower * scale + slack) / scale,
        math.ceil(upper * scale - slack) / scale,
    )


def with_unit(text: str, record: Indicator) -> str:
    """Return a number's text with the indicator's short unit: "51.8 years", "40.4%"."""
    return text + _UNITS.get(record.unit, f" {record.unit}")


def with_noun(text: str, record: Indicator) -> str:
    """Return a number's text with what it counts: "51.8 healthy years"."""
    return f"{text}{'' if record.noun.startswith('%') else ' '}{record.noun}"


def group(record: Indicator, sex: str) -> str:
    """Return whom a figure is about: "girls"."""
    return (_GROUP_AT_BIRTH if record.age == "at birth" else _GROUP)[sex]


def kind(area: Area) -> str:
    """Return what kind of area it is: "county", "constituency"."""
    return _KINDS.get(area.code[:3], BY_SLUG[area.level].singular)


def shown(record: Indicator, estimate: Estimate) -> str:
    """Return a figure with unit and range: "51.8 years (47.4 to 56.1)"."""
    text = with_unit(number(estimate.value, record.decimals), record)
    return text + in_brackets(record, estimate)


def in_brackets(record: Indicator, estimate: Estimate) -> str:
    """Return " (47.4 to 56.1)", or nothing where no range is published."""
    if not estimate.has_range:
        return ""
    return f" ({span(estimate.lower, estimate.upper, record.decimals)})"


def turned_over(record: Indicator, value: float) -> str:
    """Return the figure read the other way: "2,354 patients per GP"; empty without one."""
    other = record.turned_over
    if other is None or math.isnan(value) or value == 0:
        return ""
    return f"{number(other.per / value, other.decimals)} {other.noun}"


def measured_for(estimate: Estimate) -> str:
    """Return "measured for Hampshire", or nothing for an area's own figure."""
    return f"measured for {estimate.measured_for.name}" if estimate.measured_for else ""


def no_value(flag: str) -> str:
    """Return why there is no figure, in words."""
    return _NO_VALUE[flag]


def against_england(verdict: str) -> str:
    """Return "lower than England" or the like; empty without a verdict."""
    return {
        HIGHER: "higher than England",
        LOWER: "lower than England",
        SIMILAR: "similar to England",
    }.get(verdict, "")


# Comparison ---------------------------------------------------------------------------


def comparison_title(comparison: Comparison) -> str:
    """Return the answer of a comparison of two areas with known figures."""
    gap = comparison.difference
    if gap is None:
        return comparison.note
    a, b = _subject(comparison.a), _subject(comparison.b)
    record = comparison.indicator
    if not math.isnan(gap.lower) and gap.lower <= 0 <= gap.upper:
        return _cannot_tell(record, a, b, comparison.sex, gap)
    more = gap.value > 0
    amount = number(abs(gap.value), record.decimals)
    templates = {
        "life_expectancy": (
            "A {child} born in {a} can expect {amount} {fewer} {noun} than one born in {b}"
        ),
        "rate": "{a} has {amount} {fewer} {noun} than {b}",
        "count": "{a} has {amount} {fewer} {noun} than {b}",
        "ratio": "{title} is {amount} {lower} in {a} than in {b}",
        "score": "{title} is {amount} {noun} {lower} in {a} than in {b}",
        "proportion": "{title}: {amount} percentage points {lower} in {a} than in {b}",
    }
    return templates[record.statistic].format(
        child=_NEWBORN[comparison.sex],
        a=a,
        b=b,
        amount=amount,
        noun=record.noun,
        title=record.short_title,
        fewer="more" if more else "fewer",
        lower="higher" if more else "lower",
    )


def _cannot_tell(record: Indicator, a: str, b: str, sex: str, gap: Difference) -> str:
    """Say that two figures cannot be told apart, and how much could be hidden."""
    low, high = outward(gap.lower, gap.upper, record.decimals)
    hidden = (
        f"anything from {number(-low, record.decimals)} fewer "
        f"to {number(high, record.decimals)} more in {a}"
    )
    return (
        f"We cannot tell apart {a} and {b} on {record.short_title.lower()} "
        f"for {group(record, sex)}: {hidden}"
    )


def difference_range(record: Indicator, gap: Difference) -> str:
    """Return "likely range 8.4 to 18.2" of the size of a difference; empty without one."""
    if math.isnan(gap.lower) or gap.lower <= 0 <= gap.upper:
        return ""
    low, high = sorted((abs(gap.lower), abs(gap.upper)))
    return f"likely range {span(low, high, record.decimals)}"


def comparison_values(comparison: Comparison) -> str:
    """Return both figures with ranges, then group and period."""
    record = comparison.indicator
    figures = [_figure(record, one) for one in (comparison.a, comparison.b)]
    return f"{'. '.join(figures)}. {about(record, comparison.sex, comparison.period)}."


def comparison_text(comparison: Comparison) -> str:
    """Return a whole comparison in sentences, for a terminal."""
    title = comparison_title(comparison).rstrip(".")
    gap = comparison.difference
    limits = difference_range(comparison.indicator, gap) if gap else ""
    first = f"{title} ({limits})." if limits else f"{title}."
    notes = [] if gap is None else [comparison.note]
    also = [also_text(one) for one in (comparison.a, comparison.b)]
    return "\n".join(filter(None, [first, comparison_values(comparison), *notes, *also]))


def also_text(estimate: Estimate) -> str:
    """Return what else a name could have meant."""
    if not estimate.also:
        return ""
    others = _and([f"{other.key} ({BY_SLUG[other.level].singular})" for other in estimate.also])
    return f"{estimate.area.name} was taken as {estimate.area.key}; it could also mean {others}."


def about(record: Indicator, sex: str, period: Period) -> str:
    """Return group and period: "Girls, 2022 to 2024"."""
    published = record.unit in _UNITS and period.unit == "D"
    when = f"published {period.words}" if published else period.words
    who = group(record, sex)
    text = f"{who}, {when}" if len(record.sexes) > 1 else when
    return text[0].upper() + text[1:]


def _subject(estimate: Estimate) -> str:
    return (estimate.measured_for or estimate.area).name


def _figure(record: Indicator, estimate: Estimate) -> str:
    """Return one area's name and figure, with what it was measured for."""
    name = estimate.area.name
    if estimate.measured_for:
        lender = estimate.measured_for
        name = f"{lender.name}, the {kind(lender)} that contains {estimate.area.name},"
    if not estimate.known:
        return f"{name}: {no_value(estimate.flag)}"
    other = turned_over(record, estimate.value)
    return f"{name} {shown(record, estimate)}{f', or {other}' if other else ''}"


# The map page -------------------------------------------------------------------------


def headline(
    record: Indicator, page: Overview, a: Place | None, b: Place | None, pair: Comparison | None
) -> Headline:
    """Return the answer at the top of the map page, for none, one or two places."""
    period, sex = page.figures.period, page.figures.sex
    meaning = f"{record.explain} {regions_line(record, page)}".strip()
    known = [place for place in (a, b) if place is not None]
    if pair is not None:
        limits = difference_range(record, pair.difference) if pair.difference else ""
        note = f" {pair.note}" if pair.difference and pair.note else ""
        return Headline(comparison_title(pair), limits, comparison_values(pair) + note, meaning)
    one = next((place for place in known if place.known), None)
    missing = " ".join(no_figure(record, place) for place in known if not place.known)
    if one is None or one.estimate is None:
        england = f"England: {shown(record, page.england)}." if page.england else ""
        return Headline(
            record.title, "", f"{missing} {england} {about(record, sex, period)}.", meaning
        )
    title, limits = _single(record, one.estimate, sex)
    england = f"England {shown(record, page.england)}." if page.england else ""
    values = f"{missing} {england} {about(record, sex, period)}."
    return Headline(title, limits, values.strip(), meaning)


def _single(record: Indicator, estimate: Estimate, sex: str) -> tuple[str, str]:
    amount = with_noun(number(estimate.value, record.decimals), record)
    name = _subject(estimate)
    templates = {
        "life_expectancy": "A {child} born in {name} can expect {amount}",
        "score": "{title} in {name}: {amount}",
        "proportion": "{title} in {name}: {short}",
    }
    title = templates.get(record.statistic, "{name} has {amount}").format(
        child=_NEWBORN[sex],
        name=name,
        amount=amount,
        title=record.short_title,
        short=with_unit(number(estimate.value, record.decimals), record),
    )
    limits = span(estimate.lower, estimate.upper, record.decimals) if estimate.has_range else ""
    return title, f"likely range {limits}" if limits else ""


def regions_line(record: Indicator, page: Overview) -> str:
    """Return the two regions that the regional gap is told by, and the plain difference."""
    pair = page.regions
    if pair is None or pair.difference is None:
        return ""
    apart = with_unit(number(abs(pair.difference.value), record.decimals), record)
    apart = f"{apart} points" if record.unit == "%" else apart
    figures = ", ".join(
        f"{one.area.name} {number(one.value, record.decimals)}{in_brackets(record, one)}"
        for one in (pair.a, pair.b)
    )
    return f"Across regions: {figures}: {apart} apart."


def no_figure(record: Indicator, place: Place) -> str:
    """Return why a place has no figure, and where its people are measured."""
    flag = place.estimate.flag if place.estimate else ""
    start = f"{place.area.name} ({kind(place.area)}): {no_value(flag)}"
    if not place.parts:
        return f"{start}."
    pieces = [
        f"{part.area.name} ({share(part.share)})" if part.people else part.area.name
        for part in place.parts
    ]
    return f"{start}. There are figures for where its people live: {_and(pieces)}."


def lies_across(place: Place) -> str:
    """Return how a place lies across areas that do not nest: "In Hart 15%, Rushmoor 85%"."""
    if not place.across:
        return ""
    level = BY_SLUG[place.across[0].area.level]
    named = level.singular if len(place.across) == 1 else level.plural
    pieces = [
        f"{part.area.name} ({share(part.share)} of its people)"
        if index == 0
        else f"{part.area.name} ({share(part.share)})"
        for index, part in enumerate(place.across)
    ]
    return f"Lies in the {named} {_and(pieces)}."


def share(part: float) -> str:
    """Return a share of people: "85%", "under 1%"."""
    return "under 1%" if part < 0.01 else f"{part:.0%}"  # noqa: PLR2004 -- one in a hundred


def map_label(page: Overview) -> str:
    """Return what the map is, for a screen reader."""
    record, level = page.figures.indicator, BY_SLUG[page.figures.level]
    return (
        f"Map of England: {record.title}, {about(record, page.figures.sex, page.figures.period)}, "
        f"{len(page.figures.frame)} {level.plural}"
    )


def legend_rows(limits: Sequence[float], record: Indicator) -> list[str]:
    """Return each class in words, the lowest first: "under 56", "56 to 58.9", "65 and over"."""
    if not limits:
        return ["all areas"]
    step = 10.0**-record.decimals
    tidy = [_trimmed(limit, record.decimals) for limit in limits]
    between = [
        f"{low} to {number(high - step, record.decimals)}"
        for low, high in zip(tidy, limits[1:], strict=False)
    ]
    return [f"under {tidy[0]}", *between, f"{tidy[-1]} and over"]


def _trimmed(limit: float, decimals: int) -> str:
    text = number(limit, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def summary(page: Overview) -> str:
    """Return in sentences what the map shows."""
    record = page.figures.indicator
    darker = {
        "score": "a higher score",
        "proportion": f"a larger {record.noun.replace('% of', 'share of')}",
        "ratio": "a higher ratio",
    }.get(record.statistic, f"more {record.noun}")
    counts = page.verdict_counts()
    report = page.figures.report
    sentences = [f"Darker areas have {darker}."]
    if any(counts.get(verdict) for verdict in VERDICTS):
        sentences.append(
            f"Against England, {counts.get(LOWER, 0)} areas are lower, "
            f"{counts.get(HIGHER, 0)} higher and {counts.get(SIMILAR, 0)} similar."
        )
    if report.borrowed:
        sentences.append(f"{report.borrowed} show the figure of a larger area.")
    if report.without_value:
        have = "has" if report.without_value == 1 else "have"
        sentences.append(f"{report.without_value} {have} no figure.")
    return " ".join(sentences)


def source_line(record: Indicator) -> str:
    """Return publisher, date and status of the main publication."""
    first = record.origin[0]
    return f"{first.producer}, {release_words(record.release)} ({record.official_status})"


def release_words(release: str) -> str:
    """Return a day of release as "February 2026"."""
    year, *rest = release.split("-")
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def area_templates(record: Indicator) -> dict[str, str]:
    """Return the sentences for one area that the browser fills with numbers."""
    value = with_noun("{v}", record)
    return {
        "area": value.join(("{name}: ", " (likely range {lo} to {hi}){for}{verdict}")),
        "area_plain": value.join(("{name}: ", "{for}")),
        "area_none": "{name}: no figure published",
        "area_withheld": "{name}: withheld, small numbers",
        "for": ", measured for {for}",
    }


def _and(items: Iterable[str]) -> str:
    listed = list(items)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def column_title(record: Indicator) -> str:
    """Return the heading of a column of values: "Years", "%"."""
    return {"score": "Score", "%": "%"}.get(record.unit, record.unit[0].upper() + record.unit[1:])


def legend_title(record: Indicator, sex: str) -> str:
    """Return the title of the legend: "Healthy years, girls"."""
    return f"{record.legend}, {group(record, sex)}" if len(record.sexes) > 1 else record.legend


def callout(record: Indicator, place: Place) -> str:
    """Return the short text of a place's callout: "65.1, for Hampshire"."""
    estimate = place.estimate
    if estimate is None or not estimate.known:
        return "no figure"
    text = number(estimate.value, record.decimals)
    if estimate.measured_for:
        return f"{text}, for {estimate.measured_for.name}"
    return with_unit(text, record)


def small_print(record: Indicator, estimate: Estimate) -> list[str]:
    """Return the lines under a figure: the other way round, then the further columns."""
    lines = [turned_over(record, estimate.value)]
    for column in record.extra:
        value = estimate.extra[column.name]
        if not math.isnan(value):
            amount = number(value, column.decimals) + ("%" if column.unit == "%" else "")
            lines.append(f"{column.title}: {amount}")
    return [line for line in lines if line]


def notes(page: Overview) -> list[str]:
    """Return what a reader should know about the areas on the map."""
    report, record = page.figures.report, page.figures.indicator
    lines = [
        f"{report.matched} areas with a figure of their own, {report.borrowed} shown for a "
        f"larger area, {report.without_value} without a figure."
    ]
    lines += [f"{area.name} ({area.code}): {area.reason}" for area in record.unmapped]
    level = record.levels.get(page.figures.level)
    if level and level.note:
        lines.append(level.note)
    if page.verdicts.ne("").any():
        lines.append(
            "An area is called higher or lower than England where its likely range leaves "
            "England's value out. About 1 in 20 areas that do not differ are flagged all the same."
        )
    return lines
