"""Rows of places side by side as a reader meets them: in groups, and beside England."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from explorer.analysis.compare import Row
from explorer.analysis.estimates import Estimate, estimate
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import register
from explorer.places.levels import ENGLAND
from explorer.statistics.comparison import Difference

# In the order of lists.
THEMES = ("health", "doctors", "waiting", "deaths", "money", "living", "childhood", "people")
# Families that come first in a theme, in this order.
_FAMILIES = ["gp-density", "practice-staff", "deprivation"]
_COUNTRY = "country"


class Held(Protocol):
    """A row of a table about an indicator."""

    @property
    def indicator(self) -> Indicator:
        """What is measured."""


R = TypeVar("R", bound=Held)


@dataclass(frozen=True)
class BesideEngland:
    """One place's figure against England's.

    Attributes
    ----------
    indicator : Indicator
    estimate, england : Estimate
    gap : Difference
        The place less England, in the indicator's unit. England's value is taken as fixed, as
        in the verdict: the limits are the place's own less that value, NaN without a range.
    verdict : str
        "higher", "similar" or "lower"; empty where no range is published.
    """

    indicator: Indicator
    estimate: Estimate
    england: Estimate
    gap: Difference
    verdict: str


def grouped(rows: Sequence[R]) -> dict[str, list[R]]:
    """Return rows by theme, in the order of `THEMES` and without empty ones.

    What a reader brought comes before all others. In a theme, families stand together; else the
    catalogue's order stays.
    """
    found: dict[str, list[R]] = {theme: [] for theme in (yours.THEME, *THEMES)}
    for row in in_families(rows):
        found[row.indicator.theme].append(row)
    return {theme: held for theme, held in found.items() if held}


def in_families(rows: Sequence[R]) -> list[R]:
    """Return rows with families together: some first, each other where its first row stands."""
    first: dict[str, int] = {}
    places = [
        first.setdefault(row.indicator.family or row.indicator.slug, place)
        for place, row in enumerate(rows)
    ]
    order = sorted(
        range(len(rows)), key=lambda place: (_family_place(rows[place].indicator), places[place])
    )
    return [rows[place] for place in order]


def england_of(row: Row) -> Estimate | None:
    """Return England's figure for a row; None where none is published."""
    record = row.indicator
    if row.period not in data.published_periods(record, _COUNTRY, row.sex):
        return None
    found = estimate(record, register().area(_COUNTRY, ENGLAND), row.sex, row.period)
    return found if found.known else None


def beside_england(row: Row) -> tuple[BesideEngland | None, ...]:
    """Return each place of a row against England; None for England and without its figure."""
    england = england_of(row)
    return tuple(against(row.indicator, cell.estimate, england) for cell in row.cells)


def against(record: Indicator, one: Estimate, england: Estimate | None) -> BesideEngland | None:
    """Return a figure against England's; None for England itself and without its figure."""
    if england is None or one.area == england.area:
        return None
    gap = Difference(
        one.value - england.value,
        one.lower - england.value,
        one.upper - england.value,
        p_value=math.nan,
    )
    return BesideEngland(record, one, england, gap, one.verdict)


def _family_place(record: Indicator) -> int:
    return _FAMILIES.index(record.family) if record.family in _FAMILIES else len(_FAMILIES)
