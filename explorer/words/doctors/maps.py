"""Maps of doctors in words: the agreement of all five, one definition, practices close up."""

from collections.abc import Mapping, Sequence

from explorer.analysis.doctors.agreement import AreaAgreement, Standing
from explorer.analysis.doctors.definitions import definition_record
from explorer.analysis.doctors.distributions import Column
from explorer.places.levels import NAMED
from explorer.words.doctors.answer import depends_count
from explorer.words.doctors.terms import (
    DEPENDS,
    FIFTHS,
    FIVE,
    areas_words,
    column_title,
    definition_title,
    definition_value,
    readings_span,
    value_words,
)
from explorer.words.figures import fill, no_value, together
from explorer.words.map import CLASS_TEXTS


def agreement_fills() -> list[str]:
    """Return what each class of the agreement map is, none first."""
    return ["on none", *(f"on {count}" for count in range(1, FIVE)), f"on all {FIVE}"]


def depends_fill(areas: int, what: str) -> str:
    """Return what lines over a colour are, with how many areas have them."""
    return f"{what} {DEPENDS}: {areas:,}"


def agreement_of(agreement: AreaAgreement) -> str:
    """Return on how many definitions an area is among the fewest: "4 of 5", "3 of 5, 1 depends"."""
    if not agreement.of:
        return "not ranked"
    text = f"{agreement.count} of {agreement.of}"
    return f"{text}, {agreement.depends} depends" if agreement.depends else text


def map_sentence(agreement: AreaAgreement) -> str:
    """Return what the agreement map says of one area."""
    if not agreement.of:
        return f"{agreement.area.name}: not ranked, each figure is marked or missing"
    count = str(agreement.count) if agreement.count else "none"
    which = [column_title(one.row.definition).lower() for one in agreement.standings if one.fewest]
    named = f" ({together(which).replace('gps', 'GPs')})" if which else ""
    text = (
        f"{agreement.area.name}: among the fewest-doctored fifth on {count} of {agreement.of} "
        f"definitions{named}"
    )
    return f"{text}, on {depends_count(agreement)} {DEPENDS}" if agreement.depends else text


def agreement_summary(counts: Mapping[int, int], level: str, without: int) -> str:
    """Return in sentences what the agreement map shows.

    Parameters
    ----------
    counts : mapping of int to int
    level : str
    without : int
        How many areas lack at least one definition.
    """
    some = sum(counts.values()) - counts[FIVE] - counts[0]
    text = (
        f"{areas_words(counts[FIVE], level)} on all five, {counts[0]:,} on none; for {some:,} it "
        "depends on the definition."
    )
    lacking = f" {without:,} lack a definition and count those they have." if without else ""
    return text + lacking


def map_label(level: str, colour: str) -> str:
    """Return what the map is, for a screen reader."""
    return f"Map of England, doctors by {NAMED[level].singular}: {definition_title(colour)}"


_FIFTHS = ("most", "second most", "middle", "second fewest", "fewest")


def fifth_fills(column: Column, limits: Sequence[tuple[float, float]]) -> list[str]:
    """Return what each fifth is with its values, that with most doctors first."""
    return [
        f"{name}: {value_words(column.definition, low)} to {value_words(column.definition, high)}"
        for name, (low, high) in zip(_FIFTHS, limits, strict=True)
    ]


def fifth_sentence(standing: Standing) -> str:
    """Return what a definition's map says of one area."""
    row = standing.row
    name = row.area.name
    if not row.known:
        return f"{name}: {no_value(row.flag)}"
    where = FIFTHS[standing.fifth] if standing.fifth else "marked and not ranked"
    if standing.depends:
        where = f"whether in {FIFTHS[1]} {DEPENDS}"
    span = readings_span(row)
    read = f" ({span} by how single returns are read)" if span else ""
    return f"{name}: {definition_value(row)}{read}, {where}"


def fifth_summary(definition: str, ranked: int, level: str) -> str:
    """Return in sentences what a definition's map shows."""
    return (
        f"Darker areas have fewer doctors by this definition. {areas_words(ranked, level)} in five "
        "equal classes."
    )


def cut_fills(limits: Sequence[float], definition: str) -> list[str]:
    """Return what each class is between breaks that a reader chose, the lowest first."""
    if not limits:
        return [CLASS_TEXTS["one"]]
    step = 10.0 ** -definition_record(definition).decimals
    lows = [value_words(definition, limit) for limit in limits]
    highs = [value_words(definition, limit - step) for limit in limits[1:]]
    between = [
        low if low == high else fill(CLASS_TEXTS["between"], {"low": low, "high": high})
        for low, high in zip(lows, highs, strict=False)
    ]
    under = fill(CLASS_TEXTS["under"], {"high": lows[0]})
    return [under, *between, fill(CLASS_TEXTS["over"], {"low": lows[-1]})]


def cut_summary(ranked: int, level: str) -> str:
    """Return in sentences what a definition's map shows with breaks that a reader chose."""
    return (
        f"Darker areas have fewer doctors by this definition. {areas_words(ranked, level)} have a "
        "class."
    )


def practice_points_legend() -> list[str]:
    """Return what the points of the close-up are, and the ground below them."""
    return [
        "elsewhere",
        "in this area",
        "its return does not count",
        "fewer patients per GP than England",
        "more patients per GP than England",
    ]


def points_summary(practices: int, places: int) -> str:
    """Return what the points of a close-up are."""
    text = "Each point is a practice, larger with more patients. The list says what each is."
    shared = practices - places
    return f"{text} {shared:,} lie on another at one postcode." if shared else text
