"""Doctors and another figure at once, in words: the map's nine classes, the hardest corner."""

from collections.abc import Sequence

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.two_way import Cell, TwoWay
from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG
from explorer.words.doctors.terms import areas_words
from explorer.words.figures import about, number, together, with_unit

# How many places or areas a sentence names.
_NAMED = 5


def two_way_fills(cross: TwoWay) -> list[str]:
    """Return what the nine classes are, easiest on both first."""
    return [
        f"{doctors} GPs, {other}"
        for other in two_way_sides(cross)
        for doctors in ("most", "middling", "fewest")
    ]


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


def two_way_sentence(area: Area, doctors: int, other: int, sides: Sequence[str]) -> str:
    """Return what the two-way map says of one area."""
    if doctors < 0:
        return f"{area.name}: one of the two figures is missing, marked or of a larger area"
    thirds = ("third with fewest GPs", "middle third of GPs", "third with most GPs")
    return f"{area.name}: {thirds[doctors]}, {sides[2 - other]}"


def corner_cells(cell: Cell, cross: TwoWay) -> tuple[str, str, str]:
    """Return an area of the hardest corner: name, GPs, the other figure."""
    value = with_unit(number(cell.value, cross.indicator.decimals), cross.indicator)
    return cell.area.name, number(cell.row.value, 1), value


def corner_sentence(two_way: TwoWay) -> str:
    """Return which areas are in the hardest third of doctors and of the other indicator."""
    corner, record = two_way.corner, two_way.indicator
    plural = BY_SLUG[two_way.level].plural
    side = "lowest" if record.polarity == "higher_is_better" else "highest"
    what = (
        f"both the third with fewest GPs and the third with the {side} "
        f"{record.short_title[0].lower()}{record.short_title[1:]}"
    )
    if not corner:
        return f"No {BY_SLUG[two_way.level].singular} is in {what}."
    named = together([one.area.name for one in corner[:_NAMED]])
    start = "fewest GPs first: " if len(corner) > 1 else ""
    more = f" and {len(corner) - _NAMED:,} more" if len(corner) > _NAMED else ""
    word = plural if len(corner) > 1 else BY_SLUG[two_way.level].singular
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
