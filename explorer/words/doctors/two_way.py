"""Doctors and another figure at once, in words: the map's nine classes, the hardest corner."""

from collections.abc import Sequence

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.two_way import Cell, TwoWay
from explorer.analysis.estimates import Estimate
from explorer.analysis.map import Place
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.doctors.terms import areas_words
from explorer.words.figures import (
    about,
    group,
    in_brackets,
    measured_for,
    number,
    shown,
    together,
    with_noun,
    with_unit,
)
from explorer.words.map import no_figure
from explorer.words.modelled import model_sentence
from explorer.words.two.thirds import nine_texts

# How many places or areas a sentence names.
_NAMED = 5
_NO_CLASS = "one of the two figures is missing, marked or of a larger area"


def two_way_fills(cross: TwoWay) -> list[str]:
    """Return what the nine classes are, easiest on both first."""
    return nine_texts(("most GPs", "middling GPs", "fewest GPs"), two_way_sides(cross))


def two_way_sides(cross: TwoWay) -> tuple[str, str, str]:
    """Return the other indicator's thirds in words, easiest first."""
    if cross.indicator.polarity == "higher_is_better":
        return "most healthy years", "middling years", "fewest healthy years"
    return "least deprived", "middling", "most deprived"


def two_way_summary(cross: TwoWay) -> str:
    """Return in a sentence what the two-way map shows."""
    return (
        f"Darkest: fewest GPs, {two_way_sides(cross)[-1]}. Blue: fewest GPs alone; ochre: "
        f"{two_way_sides(cross)[-1]} alone. "
        f"{areas_words(len(cross.corner), cross.level)} in the hardest corner."
    )


def two_way_sentence(cell: Cell, record: Indicator, sides: Sequence[str]) -> str:
    """Return what the two-way map says of one area: why it has no class, and our model's figure."""
    area, doctors, other = cell.area, cell.doctors, cell.other
    if doctors < 0:
        why = _lent(cell.lent, record) if cell.lent else _NO_CLASS
        model = f". {model_sentence(cell.modelled)}" if cell.modelled else ""
        return f"{area.name}: {why}{model}"
    thirds = ("third with fewest GPs", "middle third of GPs", "third with most GPs")
    return f"{area.name}: {thirds[doctors]}, {sides[2 - other]}"


def _lent(one: Estimate, record: Indicator) -> str:
    """Return a larger area's figure, which puts an area in no class."""
    figure = with_noun(number(one.value, record.decimals), record)
    return f"{figure}{in_brackets(record, one)}, {measured_for(one)}, so it is in no class"


def healthy_title(area: Area) -> str:
    """Return the heading of an area's healthy years, where no figure is published for it."""
    return f"Healthy years in {area.name}"


def healthy_sentence(record: Indicator, place: Place, sex: str) -> str:
    """Return what is published of an area's healthy years: a larger area's figure, or why none."""
    who, one = group(record, sex).capitalize(), place.estimate
    if one is None or not one.known:
        return f"{who}: {no_figure(record, place)}"
    return f"{who}: {shown(record, one)}, {measured_for(one)}."


def corner_cells(cell: Cell, cross: TwoWay) -> tuple[str, str, str]:
    """Return an area of the hardest corner: name, GPs, the other figure."""
    value = with_unit(number(cell.value, cross.indicator.decimals), cross.indicator)
    return cell.area.name, number(cell.row.value, 1), value


def corner_sentence(two_way: TwoWay) -> str:
    """Return which areas are in the hardest third of doctors and of the other indicator."""
    corner, record = two_way.corner, two_way.indicator
    plural = NAMED[two_way.level].plural
    side = "lowest" if record.polarity == "higher_is_better" else "highest"
    what = (
        f"both the third with fewest GPs and the third with the {side} "
        f"{record.short_title[0].lower()}{record.short_title[1:]}"
    )
    if not corner:
        return f"No {NAMED[two_way.level].singular} is in {what}."
    named = together([one.area.name for one in corner[:_NAMED]])
    start = "fewest GPs first: " if len(corner) > 1 else ""
    more = f" and {len(corner) - _NAMED:,} more" if len(corner) > _NAMED else ""
    word = plural if len(corner) > 1 else NAMED[two_way.level].singular
    verb = "are" if len(corner) > 1 else "is"
    return f"{len(corner):,} {word} {verb} in {what}; {start}{named}{more}."


def two_way_note(cross: TwoWay) -> str:
    """Return what is crossed, for whom and when, and what that cannot say."""
    when = about(cross.indicator, cross.sex, cross.period)
    census = dates().census.words
    return (
        f"{cross.indicator.title} ({when}) against GPs per 100,000 patients ({census}), "
        "each in three equal classes of the areas with a figure of their own for both. That two "
        "things stand together does not say why."
    )
