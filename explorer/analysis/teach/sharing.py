"""A budget shared out over regions by a plan: who gains, what is left of the gap, what it takes."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.analysis.floor import Floor, floor_of
from explorer.analysis.gap import Sampled, sample_of
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import Area
from explorer.places.residents import residents
from explorer.statistics.inequality import MEASURES

COINS = 20
LEVEL = "region"
# How many regions there are.
PLACES = 9
BELOW, EACH, LOWEST = "below", "each", "lowest"
"""To those below the floor as they need it, as much to each, or all to the lowest."""
TOO_MANY = "There are {coins} coins to share out, and {asked} were given."
# How the gap is measured before and after.
GAPS = ("range", "mean-deviation")
YEARS, DOCTORS = "years", "doctors"


@dataclass(frozen=True)
class Budget:
    """What is shared out.

    Attributes
    ----------
    name : str
        `YEARS` or `DOCTORS`.
    slug, sex : str
        The measure that it moves.
    round : int
        A coin is a multiple of so many.
    per : int
        For how many people the measure counts: 1 for years of each.
    """

    name: str
    slug: str
    sex: str
    round: int
    per: int

    @property
    def people(self) -> Mapping[str, int]:
        """Who shares a coin, by region: residents, or the patients that the measure counts."""
        if self.name == YEARS:
            return residents(LEVEL).people
        frame = data.figures(self.slug, LEVEL, self.sex).frame
        return {
            code: round(patients)
            for code, patients in zip(frame["area_code"], frame["denominator"], strict=True)
        }


BUDGETS: Mapping[str, Budget] = {
    YEARS: Budget(YEARS, DEFAULT, "female", 100_000, 1),
    DOCTORS: Budget(DOCTORS, "gps-per-100k", "persons", 10, 100_000),
}
"""Every budget by its name."""


@dataclass(frozen=True)
class Given:
    """What a region gets.

    Attributes
    ----------
    area : Area
    value : float
        Its figure now.
    people : int
        Who share what it gets.
    coins : int
    gain : float
        By how much its figure rises.
    """

    area: Area
    value: float
    people: int
    coins: int
    gain: float

    @property
    def after(self) -> float:
        """Its figure afterwards."""
        return self.value + self.gain


@dataclass(frozen=True, eq=False)
class Shared:
    """A budget shared out.

    Attributes
    ----------
    budget : Budget
    sampled : Sampled
    floor : Floor
        The lowest that every region would have to reach for half of today's gap.
    coin : int
        How many healthy years, or doctors, a coin is.
    rows : tuple of Given
        The lowest figure first.
    before, after : mapping of str to float
        Measures of the gap by their names, in the unit of the measure.
    """

    budget: Budget
    sampled: Sampled
    floor: Floor
    coin: int
    rows: tuple[Given, ...]
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def halved(self) -> bool:
        """Whether the gap between the ends is half of today's or less."""
        return self.after["range"] <= self.floor.half

    @property
    def left(self) -> int:
        """How many coins are not given."""
        return COINS - sum(one.coins for one in self.rows)

    @property
    def without(self) -> tuple[Given, ...]:
        """The regions that get nothing."""
        return tuple(one for one in self.rows if not one.coins)

    @property
    def whole(self) -> int:
        """How many healthy years, or doctors, all coins are."""
        return COINS * self.coin

    @property
    def more(self) -> float:
        """All coins as a share of what all regions have today, in per cent."""
        today = sum(one.value * one.people / self.budget.per for one in self.rows)
        return 100 * self.whole / today


def plan(name: str, budget: Budget = BUDGETS[YEARS]) -> tuple[int, ...]:
    """Return the coins of each region by a plan, the lowest figure first.

    Parameters
    ----------
    name : str
        `BELOW`, `EACH` or `LOWEST`.
    budget : Budget
    """
    return _PLANS[name](_sampled(budget), budget)


def shared(coins: Sequence[int], budget: Budget = BUDGETS[YEARS]) -> Shared:
    """Return what a budget does, shared out so.

    Parameters
    ----------
    coins : sequence of int
        Of each region, the lowest figure first; missing ones get none.
    budget : Budget

    Raises
    ------
    QuestionError
        More is given than there is, or less than nothing.
    """
    if sum(coins) > COINS or any(one < 0 for one in coins):
        raise QuestionError(TOO_MANY.format(coins=COINS, asked=sum(coins)))
    sampled = _sampled(budget)
    people, coin = budget.people, _coin(sampled, budget)
    values = sampled.sample.values.copy()
    rows = []
    for place, at in enumerate(_order(sampled)):
        area = sampled.areas[at]
        given = coins[place] if place < len(coins) else 0
        gain = given * coin * budget.per / people[area.code]
        rows.append(Given(area, float(values[at]), people[area.code], given, gain))
        values[at] += gain
    now, then = sampled.sample, sampled.sample.with_values(values)
    return Shared(
        budget, sampled, floor_of(sampled, sampled), coin, tuple(rows),
        {name: MEASURES[name].of(now) for name in GAPS},
        {name: MEASURES[name].of(then) for name in GAPS},
    )  # fmt: skip


def _sampled(budget: Budget) -> Sampled:
    return sample_of(budget.slug, LEVEL, budget.sex)


def _order(sampled: Sampled) -> list[int]:
    return [int(at) for at in np.argsort(sampled.sample.values, kind="stable")]


def _needs(sampled: Sampled, budget: Budget) -> dict[str, float]:
    """Return what each region below the floor needs to reach it, in years or doctors."""
    people = budget.people
    return {
        one.end.area.code: one.shortfall * people[one.end.area.code] / budget.per
        for one in floor_of(sampled, sampled).below
    }


def _coin(sampled: Sampled, budget: Budget) -> int:
    """Return a coin: the least round number with which every region can reach the floor."""
    needs = _needs(sampled, budget).values()
    coin = max(budget.round, math.ceil(sum(needs) / COINS / budget.round) * budget.round)
    while sum(math.ceil(need / coin) for need in needs) > COINS:
        coin += budget.round
    return coin


def _below(sampled: Sampled, budget: Budget) -> tuple[int, ...]:
    """Give each region below the floor the whole coins with which it reaches it."""
    coin, needs = _coin(sampled, budget), _needs(sampled, budget)
    codes = [sampled.areas[at].code for at in _order(sampled)]
    return tuple(math.ceil(needs.get(code, 0.0) / coin) for code in codes)


def _each(sampled: Sampled, _budget: Budget) -> tuple[int, ...]:
    count = len(sampled.areas)
    return tuple([COINS // count] * count)


def _lowest(sampled: Sampled, _budget: Budget) -> tuple[int, ...]:
    return (COINS, *([0] * (len(sampled.areas) - 1)))


_PLANS: Mapping[str, Callable[[Sampled, Budget], tuple[int, ...]]] = {
    BELOW: _below,
    EACH: _each,
    LOWEST: _lowest,
}
PLANS = tuple(_PLANS)
