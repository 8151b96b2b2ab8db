"""What it would take to halve a gap: the floor, and who lives below it."""

from dataclasses import dataclass

from explorer.analysis.change import shared_years
from explorer.analysis.gap import End, Sampled
from explorer.periods import Period
from explorer.places.residents import residents
from explorer.statistics.assessment import MANY_AREAS
from explorer.statistics.goal import Term, below, floor_for, sum_error
from explorer.statistics.intervals import Z_95

_UNKNOWN = float("nan")


@dataclass(frozen=True)
class Shortfall:
    """An area below the floor.

    Attributes
    ----------
    end : End
        The area and its value.
    shortfall, lower, upper : float
        How far it would have to rise, with 95% limits; NaN limits where none are sound.
    people : int
        Its residents, of all ages and both sexes.
    """

    end: End
    shortfall: float
    lower: float
    upper: float
    people: int


@dataclass(frozen=True)
class Floor:
    """The lowest floor at which a gap would be halved, if areas above it stayed as they are.

    Attributes
    ----------
    half : float
        The gap that would be left.
    value, lower, upper : float
        The floor, with 95% limits as if the ends had been chosen beforehand; NaN limits
        where the ends are mostly luck.
    below : tuple of Shortfall
        Areas below it, the lowest first.
    counted : Period
        The day for which their people were counted.
    """

    half: float
    value: float
    lower: float
    upper: float
    below: tuple[Shortfall, ...]
    counted: Period

    @property
    def people(self) -> int:
        """How many people live in the areas below the floor."""
        return sum(one.people for one in self.below)


def floor_of(now: Sampled, baseline: Sampled) -> Floor:
    """Return the floor at which the range would be half of what it was in a baseline period.

    Parameters
    ----------
    now, baseline : Sampled
        The same areas; the same sample twice for half of today's range.
    """
    then, today = baseline.sample, now.sample
    half = float(then.values.max() - then.values.min()) / 2
    floor = floor_for(today.values, half)
    shared = shared_years(baseline.period, now.period)
    terms = [
        Term(later=True, area=today.highest, factor=1.0),
        Term(later=False, area=then.highest, factor=-0.5),
        Term(later=False, area=then.lowest, factor=0.5),
    ]

    def reach(*more: Term) -> float:
        if today.size > MANY_AREAS:
            return _UNKNOWN
        return Z_95 * sum_error([*terms, *more], then.errors, today.errors, shared)

    people = residents(now.level)
    rows = []
    for place in below(today.values, floor):
        end = now.end(place)
        short = floor - end.value
        wide = reach(Term(later=True, area=place, factor=-1.0))
        rows.append(Shortfall(end, short, short - wide, short + wide, people.people[end.area.code]))
    return Floor(half, floor, floor - reach(), floor + reach(), tuple(rows), people.day)
