"""Numbers, units, names and single figures in words."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from explorer.analysis.estimates import Estimate
from explorer.indicators.catalogue import Indicator
from explorer.periods import MONTHS, Period
from explorer.places.areas import Area
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR

# What a figure at birth is about, by sex: one, and the group.
NEWBORN = {"female": "girl", "male": "boy", "persons": "child"}
_GROUP_AT_BIRTH = {"female": "girls", "male": "boys", "persons": "girls and boys"}
EVERYONE = "All"
_GROUP_OF_ADULTS = {"female": "women", "male": "men", "persons": "everyone"}
_GROUP = {"female": "women and girls", "male": "men and boys", "persons": "everyone"}
# What a figure is about, by the age it stands for.
_GROUPS = {"at birth": _GROUP_AT_BIRTH, "at 65": _GROUP_OF_ADULTS, "30 to 69": _GROUP_OF_ADULTS}

# Numbers of fewer units of their last digit than this, and further from a half, need no exact sum.
_PLAINLY, _HALFWAY = 1e8, 1e-6
# How a unit stands after a number; any other unit follows a space.
_UNITS = {"score": "", "%": "%"}
_SLOT = re.compile(r"\{(\w+)\}")
VERDICTS = {HIGHER: "higher", LOWER: "lower", SIMILAR: "similar"}
_NO_VALUE = {
    "": "no figure published",
    "suppressed": "withheld, small numbers",
    "small_numbers": "withheld, small numbers",
    "incomplete_return": "no figure, returns incomplete",
    "modelled": "no figure published",
    "yours": "no figure in your file",
}


def number(value: float, decimals: int) -> str:
    """Return a number with thousands commas and a true minus: "62,130", "51.8", "−1.9"."""
    return f"{rounded(value, decimals):,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def rounded(value: float, decimals: int) -> float:
    """Return a number to so many decimals, halves away from zero, as ONS rounds by hand.

    The one rule for every figure that is shown. 0.15 is 0.2 though its binary form lies below.
    """
    if not math.isfinite(value):
        return value
    scaled = abs(value) * 10**decimals
    if scaled < _PLAINLY and abs(scaled % 1 - 0.5) > _HALFWAY:
        return round(value, decimals) + 0
    # Twelve digits are more than any figure here has, and fewer than binary fractions spoil.
    exact = Decimal(f"{value:.12g}")
    # Adding zero makes minus zero zero.
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0


def apart(first: float, second: float, decimals: int) -> float:
    """Return how much one figure exceeds another, as both are shown.

    Who subtracts the figures on a page gets what the page says. It differs from the difference
    of the unrounded figures by less than one in the last digit, so that the range of that
    difference, which is rounded outward, holds it. Verdicts rest on unrounded figures.
    """
    return rounded(rounded(first, decimals) - rounded(second, decimals), decimals)


def fill(template: str, slots: Mapping[str, str]) -> str:
    """Return a template with its known slots filled, once: what is filled in is not read again.

    The browser fills in the same way.
    """
    return _SLOT.sub(lambda match: slots.get(match[1], match[0]), template)


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


def is_rate(record: Indicator) -> bool:
    """Whether its unit is as long as a name: "per 100,000 need-weighted patients"."""
    return record.unit.startswith("per ")


def with_unit(text: str, record: Indicator, said: str = "") -> str:
    """Return a number's text with the indicator's short unit: "51.8 years", "40.4%".

    The unit of a rate is left out where `said`, the text before the number, has it.
    """
    if is_rate(record) and record.unit in said:
        return text
    return text + _UNITS.get(record.unit, f" {record.unit}")


def with_noun(text: str, record: Indicator) -> str:
    """Return a number's text with what it counts: "51.8 healthy years"."""
    return f"{text}{'' if record.noun.startswith('%') else ' '}{record.noun}"


def group(record: Indicator, sex: str) -> str:
    """Return whom a figure is about: "girls"."""
    return _GROUPS.get(record.age, _GROUP)[sex]


def group_label(record: Indicator, sex: str) -> str:
    """Return a group as a button names it: "Girls"; "Female" where neither word holds all ages."""
    if sex == "persons":
        return EVERYONE
    held = _GROUPS.get(record.age)
    return held[sex].capitalize() if held else sex.capitalize()


def kind(area: Area) -> str:
    """Return what kind of area it is: "county", "constituency"."""
    return area.kind


def with_article(area: Area, called: str = "") -> str:
    """Return a name as it stands in a sentence: "the North East", "the Isle of Wight", "Bristol".

    Parameters
    ----------
    area : Area
    called : str
        A shorter name of it, where it has one.
    """
    name = _TURNED.sub("", called or area.name)
    first, _, rest = name.partition(" ")
    compass = area.level == "region" and first in _COMPASS and not rest.startswith("of ")
    if compass or (rest.startswith("of ") and first in _OF) or name == "New Forest":
        return f"the {name}"
    return name


_COMPASS = frozenset({"North", "South", "East", "West"})
# "Bristol, City of" and "Herefordshire, County of" are Bristol and Herefordshire.
_TURNED = re.compile(r", (City|County) of$")
_OF = frozenset({"Isle", "Isles", "Vale", "Forest", "City"})


def shown(record: Indicator, estimate: Estimate, said: str = "") -> str:
    """Return a figure with unit and range: "51.8 years (47.4 to 56.1)".

    `said` is the text before it, as `with_unit` has it.
    """
    text = with_unit(number(estimate.value, record.decimals), record, said)
    return text + in_brackets(record, estimate)


def in_brackets(record: Indicator, estimate: Estimate) -> str:
    """Return " (47.4 to 56.1)", or nothing where no range is published."""
    if not estimate.has_range:
        return ""
    return f" ({span(estimate.lower, estimate.upper, record.decimals)})"


def turned_over(record: Indicator, value: float, said: str = "") -> str:
    """Return the figure read the other way: "2,354 patients per GP"; empty without one.

    Where the text before it says what is counted, it is the number alone.
    """
    other = record.turned_over
    if other is None or math.isnan(value) or value == 0:
        return ""
    amount = number(other.per / value, other.decimals)
    return amount if other.noun in said else f"{amount} {other.noun}"


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


def source_line(record: Indicator) -> str:
    """Return publisher, date and status of the main publication."""
    first = record.origin[0]
    if record.model_of:
        return f"Our model, from figures of: {first.producer}, {release_words(record.release)}"
    return f"{first.producer}, {release_words(record.release)} ({record.official_status})"


def release_words(release: str) -> str:
    """Return a day of release as "February 2026"."""
    return day_words("-".join(release.split("-")[:2]))


def day_words(stated: str) -> str:
    """Return a day, a month or a year as it is said: "19 February 2026"."""
    year, *rest = stated.split("-")
    if not rest:
        return year
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def column_title(record: Indicator) -> str:
    """Return the heading of a column of values: "Years", "%", "Our model"."""
    if record.model_of:
        return "Our model"
    return {"score": "Score", "%": "%"}.get(record.unit, record.unit[0].upper() + record.unit[1:])


def legend_title(record: Indicator, sex: str) -> str:
    """Return the title of the legend: "Healthy years, girls"."""
    return f"{record.legend}, {group(record, sex)}" if len(record.sexes) > 1 else record.legend


def share(part: float) -> str:
    """Return a share of people: "85%", "under 1%"."""
    return "under 1%" if part < 0.01 else f"{part:.0%}"  # noqa: PLR2004 -- one in a hundred


def together(items: Iterable[str]) -> str:
    """Return items as a sentence lists them: "A, B and C"."""
    listed = list(items)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def small_print(record: Indicator, estimate: Estimate) -> list[str]:
    """Return the lines under a figure: the other way round, then the further columns."""
    lines = [turned_over(record, estimate.value)]
    for column in () if record.model_of else record.extra:
        value = estimate.extra[column.name]
        if not math.isnan(value):
            amount = number(value, column.decimals) + ("%" if column.unit == "%" else "")
            lines.append(f"{column.title}: {amount}")
    return [line for line in lines if line]


def about(record: Indicator, sex: str, period: Period) -> str:
    """Return group and period: "Girls, 2022 to 2024"."""
    published = period.short == record.release
    when = f"published {period.words}" if published else period.words
    who = group(record, sex)
    text = f"{who}, {when}" if len(record.sexes) > 1 else when
    return text[0].upper() + text[1:]


def listed_only(names: Sequence[str]) -> str:
    """Return which former areas have a figure and no boundary today."""
    return f"Listed in this release and without a boundary today: {', '.join(names)}."
