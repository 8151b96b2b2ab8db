"""A budget of healthy years, shared out over regions by a plan: who gains, and what is left."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.analysis.floor import Floor, floor_of
from explorer.analysis.gap import Sampled, sample_of
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import Area
from explorer.places.residents import residents
from explorer.statistics.inequality import MEASURES

COINS = 20
SEX, LEVEL = "female", "region"
# How many regions there are.
PLACES = 9
# A coin is a round number of healthy years.
_ROUND = 100_000
BELOW, EACH, LOWEST = "below", "each", "lowest"
"""To those below the floor as they need it, as much to each, or all to the lowest."""
TOO_MANY = "There are {coins} coins to share out, and {asked} were given."
# How the gap is measured before and after.
GAPS = ("range", "mean-deviation", "best-deviation")


@dataclass(frozen=True)
class Given:
    """What a region gets.

    Attributes
    ----------
    area : Area
    value : float
        Healthy years now.
    people : int
    coins : int
    gain : float
        Healthy years that each of its people gains.
    """

    area: Area
    value: float
    people: int
    coins: int
    gain: float

    @property
    def after(self) -> float:
        """Healthy years afterwards."""
        return self.value + self.gain


@dataclass(frozen=True, eq=False)
class Shared:
    """A budget shared out.

    Attributes
    ----------
    sampled : Sampled
    floor : Floor
        The lowest that every region would have to reach for half of today's gap.
    coin : int
        How many healthy years a coin is, over all the people who share it.
    rows : tuple of Given
        The lowest figure first.
    before, after : mapping of str to float
        Measures of the gap by their names, in years.
    """

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


def plan(name: str) -> tuple[int, ...]:
    """Return the coins of each region by a plan, the lowest figure first.

    Parameters
    ----------
    name : str
        `BELOW`, `EACH` or `LOWEST`.
    """
    sampled = sample_of(DEFAULT, LEVEL, SEX)
    return _PLANS[name](sampled)


def shared(coins: Sequence[int]) -> Shared:
    """Return what a budget does, shared out so.

    Parameters
    ----------
    coins : sequence of int
        Of each region, the lowest figure first; missing ones get none.

    Raises
    ------
    QuestionError
        More is given than there is, or less than nothing.
    """
    if sum(coins) > COINS or any(one < 0 for one in coins):
        raise QuestionError(TOO_MANY.format(coins=COINS, asked=sum(coins)))
    sampled = sample_of(DEFAULT, LEVEL, SEX)
    floor = floor_of(sampled, sampled)
    people = residents(LEVEL).people
    coin = _coin(floor)
    values = sampled.sample.values.copy()
    rows = []
    for place, at in enumerate(_order(sampled)):
        area = sampled.areas[at]
        given = coins[place] if place < len(coins) else 0
        gain = given * coin / people[area.code]
        rows.append(Given(area, float(values[at]), people[area.code], given, gain))
        values[at] += gain
    now, then = sampled.sample, sampled.sample.with_values(values)
    return Shared(
        sampled, floor, coin, tuple(rows),
        {name: MEASURES[name].of(now) for name in GAPS},
        {name: MEASURES[name].of(then) for name in GAPS},
    )  # fmt: skip


def _order(sampled: Sampled) -> list[int]:
    return [int(at) for at in np.argsort(sampled.sample.values, kind="stable")]


def _coin(floor: Floor) -> int:
    """Return a coin's years: the least round number with which every region can reach the floor."""
    needs = [one.shortfall * one.people for one in floor.below]
    coin = max(_ROUND, math.ceil(sum(needs) / COINS / _ROUND) * _ROUND)
    while sum(math.ceil(need / coin) for need in needs) > COINS:
        coin += _ROUND
    return coin


def _below(sampled: Sampled) -> tuple[int, ...]:
    """Give each region below the floor the whole coins with which it reaches it."""
    floor = floor_of(sampled, sampled)
    coin = _coin(floor)
    needs = {one.end.area.code: one.shortfall * one.people for one in floor.below}
    codes = [sampled.areas[at].code for at in _order(sampled)]
    return tuple(math.ceil(needs.get(code, 0.0) / coin) for code in codes)


def _each(sampled: Sampled) -> tuple[int, ...]:
    count = len(sampled.areas)
    return tuple([COINS // count] * count)


def _lowest(sampled: Sampled) -> tuple[int, ...]:
    return (COINS, *([0] * (len(sampled.areas) - 1)))


_PLANS: Mapping[str, Callable[[Sampled], tuple[int, ...]]] = {
    BELOW: _below,
    EACH: _each,
    LOWEST: _lowest,
}
PLANS = tuple(_PLANS)
