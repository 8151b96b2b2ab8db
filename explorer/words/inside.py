"""How much of the inequality lies inside regions, by our model, in words."""

from collections.abc import Sequence

from explorer.analysis.inside import Inside, Parts, Spread
from explorer.places.levels import NAMED
from explorer.statistics.intervals import Ranged
from explorer.words.figures import about, group, number, rounded, span, together
from explorer.words.gap import chance, with_range

TITLE = "Inside regions, by our model"
OURS = "Our model, not published"
ARITHMETIC = (
    "That is arithmetic, not a forecast: each constituency is taken to move as its region does."
)
ASSUMES = (
    "The model assumes that what it cannot see of a constituency is chance, alike all over "
    "England; the ranges hold if that is so.",
    "Differences between people inside a constituency are not counted.",
)
SQUARES = (
    "Inequality is measured here by the variance: how far constituencies lie from England\u2019s "
    "mean, squared, on average over residents. Half a distance has a quarter of its square, so "
    "three quarters of the part between regions would go. Theil\u2019s index weighs relative "
    "distances instead."
)
DISTANCE = "Typical distance is the standard deviation, by residents; the likely range in brackets:"
READING = (
    "Dot: mean of the region, darker shading its likely range. Band: standard deviation to each "
    "side, how far constituencies typically lie from that mean; its ends fade over its likely "
    "range. Number: that distance, in years."
)
NOT_RANKED = "Regions are listed by name."
PARTS_FOLD = "By both measures, with ranges"
PARTS_CAPTION = "Inequality between constituencies in 100 parts"
PARTS_HEADS = (
    "Measure",
    "Parts between regions",
    "Parts inside regions",
    "Parts left if regions came half way",
)
REGIONS_FOLD = "Region by region, with ranges"
MADE_FOLD = "What the model is made from"
BEFORE = "Before you quote our model"
_NAMES = {"variance": "variance", "theil": "Theil\u2019s index"}
# A chance of being the widest is told from here.
_TOLD = 0.05
_HUNDRED = 100
# A measure so small that it takes one more decimal.
_FINER = "theil"


def inside_text(founds: Sequence[Inside]) -> str:
    """Return everything, a paragraph for each sex, then what it rests on and what not to do."""
    record, table = founds[0].record, founds[0].table
    told = ["\n  ".join(_lines(one)) for one in founds]
    return "\n\n".join([*told, "\n".join([*ASSUMES, *record.do_nots, *table.do_nots])])


def _lines(found: Inside) -> list[str]:
    first, *others = found.measures
    return [
        _heading(found),
        split_text(found, first),
        f"{halving_text(found, first)} {ARITHMETIC}",
        *(f"By {_NAMES[one.measure]}: {_other(one)}" for one in others),
        *(_amounts(one, found.record.decimals) for one in found.measures),
        DISTANCE,
        *(spread_text(found, one) for one in found.regions),
        widest_text(found),
    ]


def _heading(found: Inside) -> str:
    areas, wider = NAMED[found.level].plural, NAMED[found.within].plural
    return (
        f"{found.record.short_title}: {found.areas} {areas}, {len(found.regions)} {wider}. "
        f"{about(found.record, found.sex, found.period)}."
    )


def intro(found: Inside) -> str:
    """Return what the section is about, and that nobody published it."""
    areas, wider = NAMED[found.level].plural, NAMED[found.within].plural
    return (
        f"Healthy life expectancy is not published for {areas}. Our model says what to expect in "
        f"each of the {found.areas}, {found.period.words}, and so how much of the inequality "
        f"between them lies inside {wider}."
    )


def split_text(found: Inside, parts: Parts) -> str:
    """Return how much lies between larger areas and how much inside them."""
    areas, wider = NAMED[found.level].plural, NAMED[found.within].plural
    return (
        f"Of every 100 parts of the inequality between {areas}, {_told(parts.share_between)} lie "
        f"between {wider} and {_rest(parts)} inside them."
    )


def halving_text(found: Inside, parts: Parts) -> str:
    """Return what halving the gap between regions would and would not touch."""
    wider = NAMED[found.within]
    return (
        f"If the gap between {wider.plural} were halved, every {wider.singular}\u2019s mean coming "
        f"half way to England\u2019s, {_told(parts.left_after_halving)} of the 100 parts would be "
        f"left: all that lies inside {wider.plural} would stay."
    )


def verdict(founds: Sequence[Inside]) -> str:
    """Return where most of the inequality lies, if the ranges leave no doubt."""
    areas, wider = NAMED[founds[0].level].plural, NAMED[founds[0].within].plural
    if all(one.measures[0].share_between.upper < 1 / 2 for one in founds):
        return f"By our model, most of the inequality between {areas} lies inside {wider}"
    return f"By our model, how much of the inequality between {areas} lies inside {wider}"


def headline(founds: Sequence[Inside]) -> str:
    """Return how much lies between regions, girls and boys in one sentence."""
    areas, wider = NAMED[founds[0].level].plural, NAMED[founds[0].within].plural
    shares = together(f"{_told(one.measures[0].share_between)} for {_who(one)}" for one in founds)
    return (
        f"Of every 100 parts of the inequality between {areas}, {shares} lie between {wider}. The "
        f"rest lies inside them."
    )


def halving(founds: Sequence[Inside]) -> str:
    """Return what halving the gap would leave, girls and boys in one sentence."""
    wider = NAMED[founds[0].within]
    left = together(
        f"{_told(one.measures[0].left_after_halving)} for {_who(one)}" for one in founds
    )
    return (
        f"If the gap between {wider.plural} were halved, every {wider.singular}\u2019s mean coming "
        f"half way to England\u2019s, {left} of the 100 parts would be left. Inside {wider.plural} "
        f"nothing would have changed. {ARITHMETIC}"
    )


def widest_text(found: Inside) -> str:
    """Return where the spread is widest, as far as that can be told."""
    told = sorted(
        (one for one in found.regions if one.chance_widest >= _TOLD),
        key=lambda one: -one.chance_widest,
    )
    unit, decimals = found.record.unit, found.record.decimals
    names = [
        f"inside {one.area.name}, with a chance of {chance(one.chance_widest)}: typical distance "
        f"{with_range(one.spread.value, one.spread.lower, one.spread.upper, unit, decimals)}"
        for one in told
    ]
    return f"{_who(found).capitalize()}: the spread is widest {'; or '.join(names)}."


def spread_text(found: Inside, one: Spread) -> str:
    """Return how far the areas of one region lie from its mean."""
    decimals, unit = found.record.decimals, found.record.unit
    mean, spread = figure(one.mean, decimals), figure(one.spread, decimals)
    return f"{one.area.name}: mean {mean}, typical distance from it {spread} {unit}."


def assumes() -> str:
    """Return what the figures rest on."""
    return " ".join(ASSUMES)


def parts_rows(founds: Sequence[Inside]) -> list[tuple[str, list[tuple[str, Ranged]]]]:
    """Return the rows of the table of parts: what, then each figure as read and in 100 parts."""
    rows = []
    for place in range(len(founds[0].measures)):
        for one in founds:
            parts = one.measures[place]
            shares = parts.share_between, parts.share_within, parts.left_after_halving
            texts = _short(shares[0]), _rest(parts), _short(shares[2])
            rows.append(
                (
                    f"{_who(one).capitalize()}, {_NAMES[parts.measure]}",
                    [(text, _hundredths(share)) for text, share in zip(texts, shares, strict=True)],
                )
            )
    return rows


def regions_heads(founds: Sequence[Inside]) -> list[str]:
    """Return the heads of the table of regions."""
    heads = ["Region"]
    for one in founds:
        who = _who(one).capitalize()
        heads += [f"{who}: mean, years", f"{who}: typical distance, years"]
    return heads


def figure(one: Ranged, decimals: int) -> str:
    """Return a figure with its range in a cell: "62.1 (61.1 to 62.9)"."""
    return f"{number(one.value, decimals)} ({span(one.lower, one.upper, decimals)})"


def regions_caption(found: Inside) -> str:
    """Return what the table of regions is, for those who hear it."""
    return (
        f"Mean of each region, and how far its {NAMED[found.level].plural} lie from it, "
        f"by our model, {found.period.words}"
    )


def chart_title(found: Inside) -> str:
    """Return the title of the chart of regions."""
    areas, wider = NAMED[found.level].plural, NAMED[found.within].singular
    return f"{_who(found).capitalize()}: how far {areas} lie from their {wider}\u2019s mean"


def chart_period(found: Inside) -> str:
    """Return the line under the chart's title."""
    return (
        f"Healthy years by our model, {found.areas} {NAMED[found.level].plural}, "
        f"{found.period.words}"
    )


def chart_alt(found: Inside) -> str:
    """Return the chart for those who do not see it: every region with both figures."""
    decimals = found.record.decimals
    told = (
        f"{one.area.name} mean {_likely(one.mean, decimals)}, typical distance "
        f"{_likely(one.spread, decimals)}"
        for one in found.regions
    )
    return f"{chart_title(found)}, by our model, in {found.record.unit}. {'; '.join(told)}."


def source(found: Inside) -> str:
    """Return who worked the figures out, and from whose: never as a publisher's own."""
    producers = dict.fromkeys(origin.producer for origin in found.record.origin)
    whose = together(producers)
    return f"our model ({found.record.official_status}), made from figures of {whose}"


def _who(found: Inside) -> str:
    return group(found.record, found.sex)


def _other(parts: Parts) -> str:
    return (
        f"{_told(parts.share_between)} of the 100 parts lie between, and "
        f"{_told(parts.left_after_halving)} would be left."
    )


def _amounts(parts: Parts, decimals: int) -> str:
    """Return a measure and its parts in its own unit."""
    name = _NAMES[parts.measure]
    digits = decimals + (parts.measure == _FINER)
    whole, between, within = (
        _likely(one, digits) for one in (parts.total, parts.between, parts.within)
    )
    title = f"{name[0].upper()}{name[1:]} ({parts.unit})"
    return f"{title}: {whole}; between regions {between}, inside {within}."


def _hundredths(share: Ranged) -> Ranged:
    return Ranged(*(_HUNDRED * one for one in (share.value, share.lower, share.upper)))


def _short(share: Ranged) -> str:
    return figure(_hundredths(share), 0)


def _told(share: Ranged) -> str:
    return _likely(_hundredths(share), 0)


def _rest(parts: Parts) -> str:
    """Return what lies inside, so that both parts add up to 100 as they are shown."""
    between, within = _hundredths(parts.share_between), _hundredths(parts.share_within)
    value = _HUNDRED - rounded(between.value, 0)
    return figure(Ranged(value, within.lower, within.upper), 0)


def _likely(one: Ranged, decimals: int) -> str:
    return f"{number(one.value, decimals)} (likely range {span(one.lower, one.upper, decimals)})"
