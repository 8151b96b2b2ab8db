"""The map page in words: its answer, its legend, what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.comparison import Comparison
from explorer.analysis.estimates import Estimate
from explorer.analysis.map import Overview, Place
from explorer.indicators.catalogue import Indicator, Origin
from explorer.places.levels import NAMED
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.comparison import (
    comparison_title,
    comparison_values,
    difference_range,
    difference_shown,
    in_sentence,
    subject,
)
from explorer.words.figures import (
    NEWBORN,
    VERDICTS,
    about,
    against_england,
    fill,
    in_brackets,
    is_rate,
    kind,
    legend_title,
    no_value,
    number,
    outward,
    share,
    shown,
    span,
    together,
    with_noun,
    with_unit,
)
from explorer.words.modelled import (
    ModelLine,
    beyond,
    by_our_model,
    model_lines,
    model_sentence,
    model_short,
    own_line,
)
from explorer.words.standards import meeting_text, set_by_text


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
    model : tuple of ModelLine
        What our model says of places without a published figure, after the figures behind the
        answer; or that the figures are its own.
    """

    title: str
    range: str
    values: str
    meaning: str
    model: tuple[ModelLine, ...] = ()


def headline(
    record: Indicator, page: Overview, a: Place | None, b: Place | None, pair: Comparison | None
) -> Headline:
    """Return the answer at the top of the map page, for none, one or two places."""
    period, sex = page.figures.period, page.figures.sex
    meaning = f"{record.explain} {regions_line(record, page)}".strip()
    known = [place for place in (a, b) if place is not None]
    model = _by_model(record, sex, known)
    if pair is not None:
        limits = difference_range(record, pair.difference) if pair.difference else ""
        note = f" {pair.note}" if pair.difference and pair.note else ""
        values = comparison_values(pair) + note
        return Headline(comparison_title(pair), limits, values, meaning, model)
    one = next((place for place in known if place.known), None)
    missing = " ".join(no_figure(record, place) for place in known if not place.known)
    if one is None or one.estimate is None:
        england = f"England: {shown(record, page.england, record.title)}." if page.england else ""
        values = f"{missing} {england} {about(record, sex, period)}."
        return Headline(record.title, "", values, meaning, model)
    title, limits = _single(record, one.estimate, sex)
    england = f"England {shown(record, page.england, title)}." if page.england else ""
    values = f"{missing} {england} {about(record, sex, period)}."
    return Headline(title, limits, values.strip(), meaning, model)


def _by_model(record: Indicator, sex: str, places: Sequence[Place]) -> tuple[ModelLine, ...]:
    """Return what our model says beside what is published, or of its own figures."""
    if record.model_of:
        return (own_line(sex, {one.area.name: one.outside for one in places}),)
    return model_lines((one.modelled for one in places), sex)


def _single(record: Indicator, estimate: Estimate, sex: str) -> tuple[str, str]:
    amount = with_noun(number(estimate.value, record.decimals), record)
    name = subject(estimate)
    templates = {
        "life_expectancy": "A {child} born in {name} can expect {amount}",
        "score": "{title} in {name}: {amount}",
        "mean": "{title} in {name}: {amount}",
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
    apart = number(abs(difference_shown(pair)), record.decimals)
    joint = {"%": " percentage points", "score": " points"}
    # A rate's unit stands in the headline, or in the measure's title.
    apart += "" if is_rate(record) else joint.get(record.unit, f" {record.unit}")
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
    level = NAMED[place.across[0].area.level]
    title = f"Its {level.singular if len(place.across) == 1 else level.plural}"
    first, *rest = (f"{part.area.name} {share(part.share)}" for part in place.across)
    return title, f"{', '.join([f'{first} of its people', *rest])}."


def page_title(page: Overview) -> str:
    """Return what is shown, for the title of a window or a saved page."""
    record, level = page.figures.indicator, NAMED[page.figures.level]
    period = page.figures.period.words
    # A title with a comma in it needs another after it.
    title = f"{record.short_title}," if record.model_of else record.short_title
    return f"{title} by {level.singular}, {period} - Health Gap Explorer"


def map_label(page: Overview) -> str:
    """Return what the map is, for a screen reader."""
    record, level = page.figures.indicator, NAMED[page.figures.level]
    return (
        f"Map of England: {record.title}, {about(record, page.figures.sex, page.figures.period)}, "
        f"{len(page.figures.frame)} {level.plural}"
    )


def shading_title(record: Indicator, sex: str, shade: str) -> str:
    """Return the title of the legend, for what the colours stand for."""
    title = legend_title(record, sex)
    return title if shade == "value" else f"{title}, against England"


def verdict_row(verdict: str) -> str:
    """Return a verdict as the legend says it."""
    return {SIMILAR: "similar: cannot be told apart"}.get(verdict, against_england(verdict))


# A class in words; the browser fills the same where a reader moves a break.
CLASS_TEXTS = {
    "one": "all areas",
    "under": "under {high}",
    "between": "{low} to {high}",
    "over": "{low} and over",
}


def legend_rows(limits: Sequence[float], record: Indicator) -> list[str]:
    """Return each class in words, the lowest first: "under 56", "56 to 58.9", "65 and over"."""
    return class_texts(limits, record.decimals)


def class_texts(limits: Sequence[float], decimals: int) -> list[str]:
    """Return each class between limits in words, of figures shown to so many decimals."""
    if not limits:
        return [CLASS_TEXTS["one"]]
    step = 10.0**-decimals
    tidy = [_trimmed(limit, decimals) for limit in limits]
    between = [
        _between(low, number(high - step, decimals))
        for low, high in zip(tidy, limits[1:], strict=False)
    ]
    under = fill(CLASS_TEXTS["under"], {"high": tidy[0]})
    return [under, *between, fill(CLASS_TEXTS["over"], {"low": tidy[-1]})]


def _between(low: str, high: str) -> str:
    """Return a class between two limits; one of a single figure is that figure."""
    return low if low == high else fill(CLASS_TEXTS["between"], {"low": low, "high": high})


def _trimmed(limit: float, decimals: int) -> str:
    text = number(limit, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def summary(page: Overview, shade: str = "value") -> str:
    """Return in sentences what the map shows."""
    record = page.figures.indicator
    darker = {
        "score": "a higher score",
        "mean": f"a higher {in_sentence(record.short_title)}",
        "proportion": f"a larger {record.noun.replace('% of', 'share of')}",
        "ratio": "a higher ratio",
    }.get(record.statistic, f"more {record.noun}")
    counts = page.verdict_counts()
    report, places = page.figures.report, NAMED[page.figures.level].places
    sentences = [f"Darker {places} have {darker}."] if shade == "value" else []
    if any(counts.get(verdict) for verdict in VERDICTS):
        sentences.append(
            f"Against England, {counts.get(LOWER, 0)} {places} are lower, "
            f"{counts.get(HIGHER, 0)} higher and {counts.get(SIMILAR, 0)} similar."
        )
    if report.borrowed:
        sentences.append(f"{report.borrowed} show the figure of a larger area.")
    if report.without_value:
        have = "has" if report.without_value == 1 else "have"
        sentences.append(f"{report.without_value} {have} no figure.")
    # Where figures are borrowed, those without one of their own are more than were told.
    sentences.append(meeting_text(page.meeting, missing=report.borrowed > 0))
    return " ".join(filter(None, sentences))


def area_templates(record: Indicator) -> dict[str, str]:
    """Return the sentences for one area that the browser fills with numbers."""
    value = with_noun("{v}", record)
    return {
        "known": f"{{name}}: {value}{{range}}{{for}}{{verdict}}",
        "unknown": "{name}: {missing}",
        "range": " (likely range {lo} to {hi})",
        "for": ", measured for {lender}",
        "against": ", {verdict}",
    }


def area_sentence(record: Indicator, estimate: Estimate) -> str:
    """Return what is said of one area everywhere: in tips, spoken names and table rows.

    It is what the browser makes of `area_templates`.
    """
    template, slots = area_templates(record), {"name": estimate.area.name}
    if not estimate.known:
        return fill(template["unknown"], slots | {"missing": no_value(estimate.flag)})
    slots |= {"v": number(estimate.value, record.decimals), "range": "", "for": "", "verdict": ""}
    if estimate.has_range:
        limits = outward(estimate.lower, estimate.upper, record.decimals)
        low, high = (number(limit, record.decimals) for limit in limits)
        slots["range"] = fill(template["range"], {"lo": low, "hi": high})
    if estimate.measured_for:
        slots["for"] = fill(template["for"], {"lender": estimate.measured_for.name})
    if estimate.verdict:
        against = against_england(estimate.verdict)
        slots["verdict"] = fill(template["against"], {"verdict": against})
    return fill(template["known"], slots)


def chosen_sentence(record: Indicator, letter: str, place: Place) -> str:
    """Return what a screen reader hears of a place that was chosen."""
    estimate = place.estimate
    if estimate is None or not estimate.known:
        said = f"{letter} is now {no_figure(record, place)}"
    else:
        said = f"{letter} is now {area_sentence(record, estimate)}."
    model = model_sentence(place.modelled) if place.modelled else ""
    return " ".join(filter(None, [said, model, beyond(place.area.name, place.outside)]))


def callout(record: Indicator, place: Place) -> str:
    """Return the short text of a place's callout: "65.1, for Hampshire"."""
    estimate = place.estimate
    if estimate is None or not estimate.known:
        return "no figure"
    text = number(estimate.value, record.decimals)
    if estimate.measured_for:
        return f"{text}, for {estimate.measured_for.name}"
    return by_our_model(text) if record.model_of else with_unit(text, record)


def callout_model(place: Place) -> str:
    """Return the second line of a callout: "67.0 by our model"; empty without one."""
    return model_short(place.modelled) if place.modelled else ""


# What may be done with the figures of several areas, by the record's `aggregation`.
_TOGETHER = {
    "not_allowed": "Figures of several areas cannot be added up or averaged.",
    "sum": "Figures of several areas add up.",
    "recompute": "For several areas together, add up numerators and denominators: an average of "
    "their figures is another figure.",
    "weighted_mean": "For several areas together, average their figures by the people in each.",
}


def made_lines(record: Indicator, level: str) -> list[str]:
    """Return how an indicator's figures and ranges were made, and how areas are put together."""
    note = record.held.get(level)
    method = record.interval_method
    lines = [f"At this level: {note.processing}."] if note else []
    if method:
        lines.append(f"Ranges: {method[:1].lower()}{method[1:]}")
    return [*lines, together_text(record)]


def together_text(record: Indicator) -> str:
    """Return whether figures of several areas can be put together, and how."""
    return _TOGETHER[record.aggregation]


def notes(page: Overview) -> list[str]:
    """Return what a reader should know about the areas on the map."""
    report, record = page.figures.report, page.figures.indicator
    kind = NAMED[page.figures.level]
    lines = [
        f"{report.matched} areas with a figure by our model, {report.without_value} without."
        if record.model_of
        else f"{report.matched} {kind.places} with a figure, {report.without_value} without."
        if kind.points
        else f"{report.matched} areas with a figure of their own, {report.borrowed} shown for a "
        f"larger area, {report.without_value} without a figure."
    ]
    lines += [f"{area.name} ({area.code}): {area.reason}" for area in record.unmapped]
    level = record.held.get(page.figures.level)
    if level and level.note:
        lines.append(level.note)
    if record.standard:
        lines.append(f"Standard: {in_sentence(set_by_text(record))}")
    if page.verdicts.ne("").any():
        lines.append(
            f"{'A' if kind.points else 'An'} {kind.place} is called higher or lower than England "
            "where its likely range leaves England's value out. About 1 in 20 (5%) of "
            f"{kind.places} that do not differ are flagged all the same."
        )
    return lines


def ruler_title(places: int) -> str:
    """Return the heading of the ruler for a number of places with a figure."""
    return {0: "England on one scale", 1: "One place on the scale"}.get(
        places, "Two places on one scale"
    )


def ruler_reading(record: Indicator, ranges: bool, level: str) -> str:
    """Return how to read the ruler."""
    if not ranges:
        return f"Each small dot is one {NAMED[level].place}."
    if record.model_of:
        return "Dot: our model. Fading band: its 95% range."
    return (
        "Dot: best estimate. Fading band: likely range, the values that fit the data well "
        "(95% confidence interval)."
    )


def origin_line(origin: Origin) -> str:
    """Return a publication as the list of sources names it."""
    return (
        f"{origin.producer}: {origin.title}, {origin.published}. "
        f"{origin.attribution.rstrip('.')}. {origin.licence.rstrip('.')}."
    )
