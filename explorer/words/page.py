"""The map page in words: its answer, its legend, what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.compare import Comparison
from explorer.analysis.estimates import Estimate
from explorer.analysis.overview import Overview, Place
from explorer.catalogue import Indicator
from explorer.levels import BY_SLUG
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.comparison import (
    comparison_title,
    comparison_values,
    difference_range,
    subject,
)
from explorer.words.figures import (
    NEWBORN,
    VERDICTS,
    about,
    in_brackets,
    kind,
    no_value,
    number,
    share,
    shown,
    span,
    together,
    with_noun,
    with_unit,
)


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
    name = subject(estimate)
    templates = {
        "life_expectancy": "A {child} born in {name} can expect {amount}",
        "score": "{title} in {name}: {amount}",
        "proportion": "{title} in {name}: {short}",
    }
    title = templates.get(record.statistic, "{name} has {amount}").format(
        child=NEWBORN[sex],
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
    return f"{start}. There are figures for where its people live: {together(pieces)}."


def lies_across(place: Place) -> tuple[str, str]:
    """Return a title and how a place's people are spread over areas that do not nest.

    As "Its districts" and "Rushmoor 85% of its people, Hart 15%."; empty without any.
    """
    if not place.across:
        return "", ""
    level = BY_SLUG[place.across[0].area.level]
    title = f"Its {level.singular if len(place.across) == 1 else level.plural}"
    first, *rest = (f"{part.area.name} {share(part.share)}" for part in place.across)
    return title, f"{', '.join([f'{first} of its people', *rest])}."


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


def callout(record: Indicator, place: Place) -> str:
    """Return the short text of a place's callout: "65.1, for Hampshire"."""
    estimate = place.estimate
    if estimate is None or not estimate.known:
        return "no figure"
    text = number(estimate.value, record.decimals)
    if estimate.measured_for:
        return f"{text}, for {estimate.measured_for.name}"
    return with_unit(text, record)


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
