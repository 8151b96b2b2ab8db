"""Areas most like one, one measure at every scale, and our model, in words."""

from collections.abc import Mapping

from explorer.analysis.alike import BesideAlike
from explorer.analysis.comparison import Comparison
from explorer.analysis.ladder import Ladder, Neighbourhoods, Rung
from explorer.analysis.similar import VARIABLES, MostAlike
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import WHOLLY
from explorer.statistics.comparison import HIGHER, LOWER
from explorer.words.area.header import area_title
from explorer.words.area.labels import VARIABLES as NAMES
from explorer.words.compare import Gap, release_gap, row_title, row_when
from explorer.words.figures import (
    in_brackets,
    measured_for,
    number,
    share,
    source_line,
    together,
    with_unit,
)

ALIKE_HEADS = ("Area", "Distance", "Beside this area")
LADDER_HEADS = ("Area", "Figure")
# One does so, several do, by whether either end of the scale is the better one.
_DO = {True: ("does better", "do better"), False: ("is higher", "are higher")}


def by_text(alike: MostAlike) -> str:
    """Return by what areas are alike, and what a distance is; empty where none is held."""
    if not alike.variables:
        return ""
    names = together([NAMES[name] for name in alike.variables])
    if len(alike.variables) == 1:
        return f"By {names} alone. A distance of 1 is one standard deviation."
    return (
        f"By {names}, each counting alike. A distance of 1 is one standard deviation on every one."
    )


def variable_texts(alike: MostAlike) -> list[str]:
    """Return what each variable is taken from, with its source and this area's value."""
    held: Mapping[str, Indicator] = {one.slug: one for one in alike.indicators}
    lines = []
    for name in alike.variables:
        for record in (held[slug] for slug in VARIABLES[name]):
            own = alike.own.get(record.slug)
            value = "" if own is None else f" {with_unit(number(own, record.decimals), record)}."
            lines.append(f"{record.short_title}:{value} {source_line(record)}.")
    return lines


def without_label(name: str) -> str:
    """Return a variable as a list to choose from has it."""
    return NAMES[name]


def distance_text(distance: float) -> str:
    """Return a distance."""
    return number(distance, 2)


def beside_title(beside: BesideAlike) -> str:
    """Return how many of those alike do better by more than chance, and which."""
    what = row_title(beside.row)
    one, several = _DO[bool(beside.better)]
    found = beside.beyond(beside.better or HIGHER)
    if not any(pair.difference and pair.difference.has_range for pair in beside.comparisons):
        return f"{what}: no range is published here, so nothing can be told from chance."
    of = f"of {len(beside.comparisons)}"
    if not found:
        return f"{what}: none {of} {one} by more than chance."
    names = together([pair.a.area.name for pair in found])
    said = one if len(found) == 1 else several
    return f"{what}: {len(found)} {of} {said} by more than chance: {names}."


def beside_gap(comparison: Comparison) -> Gap:
    """Return one area alike against this one, for a table."""
    return release_gap(comparison)


def verdict_of(gap: Gap) -> str:
    """Return the verdict of a gap that has a chip: higher or lower; else nothing."""
    return gap.verdict if gap.verdict in (HIGHER, LOWER) else ""


def beside_text(gap: Gap) -> str:
    """Return a gap without its verdict."""
    return ", ".join(part for part in (gap.amount, gap.range) if part)


def ladder_title(found: Ladder) -> str:
    """Return what a ladder is of: measure, unit and period."""
    return f"{row_title(found)}, {row_when(found)}"


def rung_name(rung: Rung) -> str:
    """Return an area of a ladder: with its kind, and the share of the place's people in it."""
    area = rung.estimate.area
    name = area_title(area)
    part = "" if rung.share >= WHOLLY else f": {share(rung.share)} of the people"
    return f"{name}{part}"


def rung_text(found: Ladder, rung: Rung) -> str:
    """Return an area's figure with its range, and whom it was measured for."""
    record, one = found.indicator, rung.estimate
    percent = "%" if record.unit == "%" else ""
    lender = f", {measured_for(one)}" if one.measured_for else ""
    return f"{number(one.value, record.decimals)}{percent}{in_brackets(record, one)}{lender}"


def inside_name(found: Neighbourhoods) -> str:
    """Return the last step of a ladder: "Its 94 neighbourhoods"."""
    return "Its one neighbourhood" if found.count == 1 else f"Its {found.count:,} neighbourhoods"


def inside_text(up: Ladder, found: Neighbourhoods) -> str:
    """Return between which figures an area's neighbourhoods lie."""
    record = up.indicator
    percent = "%" if record.unit == "%" else ""
    half, every = (
        f"{number(low, record.decimals)} to {number(high, record.decimals)}{percent}"
        for low, high in (
            (found.lower_quartile, found.upper_quartile),
            (found.lowest, found.highest),
        )
    )
    when = "" if found.period == up.period else f" ({found.period.words})"
    if found.lowest == found.highest:
        return f"{number(found.median, record.decimals)}{percent}{when}"
    return f"the middle half from {half}, all from {every}{when}"


def more_text(found: Ladder) -> str:
    """Return how many further areas of one level are not told; empty without any."""
    if not found.more:
        return ""
    areas = "1 more area is" if found.more == 1 else f"{found.more} more areas are"
    return f"{areas} not shown."
