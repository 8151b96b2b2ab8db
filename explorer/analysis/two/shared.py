"""What two measures share, so that they are bound to go together in part."""

from collections.abc import Callable

from explorer.analysis.two.measures import Asked
from explorer.indicators.catalogue import Indicator

# In the order in which they are told: a model set against what it was made from, one measure
# twice, its releases, a part and its whole, a model and what it models, definitions of one thing,
# one publication, raw counts or answers, the people that both are divided by.
CIRCULAR, TWICE, RELEASES, PART, MODEL, FAMILY, SOURCE, RAW, PEOPLE = (
    "circular", "twice", "releases", "part", "model", "family", "source", "raw", "people",
)  # fmt: skip
# Both then rest on the same cases: the same deaths, the same answers.
_SAME_CASES = {RELEASES, PART, FAMILY, SOURCE, RAW}
_BASES = ("residents", "people", "patients")


def shared(first: Asked, second: Asked) -> tuple[str, ...]:
    """Return what two measures share, the most telling first; empty where nothing is known.

    Parameters
    ----------
    first, second : Asked
    """
    a, b = first.indicator, second.indicator
    if a.slug == b.slug:
        return (TWICE,)
    if a.series == b.series:
        return (RELEASES,)
    if uses(a, b) or uses(b, a):
        return (CIRCULAR,)
    return tuple(kind for kind, holds in _RULES.items() if holds(a, b))


def dependent(first: Asked, second: Asked) -> bool:
    """Whether the chance errors of two measures may be one and the same in part.

    They are not where only the people differ: girls and boys are other people.
    """
    kinds = shared(first, second)
    if TWICE in kinds:
        return first.sex == second.sex
    return bool(set(kinds) & _SAME_CASES)


def raw(first: Indicator, second: Indicator) -> tuple[str, ...]:
    """Return which raw counts or answers go into both, as records name them."""
    return tuple(one for one in first.rests_on if one in second.rests_on)


def uses(model: Indicator, other: Indicator) -> bool:
    """Whether a model works from an indicator, or from the family that it belongs to."""
    names = {other.slug, other.family} - {""}
    return bool(names.intersection(model.model_uses))


def _part(a: Indicator, b: Indicator) -> bool:
    return a.part_of == b.series or b.part_of == a.series


def _model(a: Indicator, b: Indicator) -> bool:
    return b.slug == a.model_of or a.slug == b.model_of


def _people(a: Indicator, b: Indicator) -> bool:
    """Whether both are divided by, or count, all people of an area or all its patients."""
    return a.weight == b.weight and _counts(a) and _counts(b)


def _counts(record: Indicator) -> bool:
    return record.unit == "people" or (
        record.statistic == "rate"
        and (record.unit.endswith(_BASES) or record.noun.startswith("people "))
    )


_RULES: dict[str, Callable[[Indicator, Indicator], bool]] = {
    PART: _part,
    MODEL: _model,
    FAMILY: lambda a, b: a.family != "" and a.family == b.family,
    SOURCE: lambda a, b: a.origin[0].file == b.origin[0].file,
    RAW: lambda a, b: bool(raw(a, b)),
    PEOPLE: _people,
}
