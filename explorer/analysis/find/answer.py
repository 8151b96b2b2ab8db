"""Which areas fit all conditions, or so many of them: chances joined, and what is expected."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from explorer.analysis.find.conditions import MOST, Asked
from explorer.analysis.find.judging import Judged, judge
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.levels import level as level_called
from explorer.statistics.membership import (
    at_least,
    counted,
    deviates,
    drawn,
    in_step,
    least_at_least,
    most_at_least,
    together,
)

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# How sure membership is, from a chance of 95%, 50% and 5% on.
SURELY, LIKELY, COULD, SURELY_NOT = "surely", "likely", "could be", "surely not"
# By a figure without a range alone, and where a condition cannot be decided.
NOT_BY_FIGURE, UNTOLD = "not by its figure", "cannot be told"
LISTED = (SURELY, LIKELY)
VERDICTS = (SURELY, LIKELY, COULD, NOT_BY_FIGURE, SURELY_NOT, UNTOLD)
HIGH, HALF, LOW = 0.95, 0.5, 0.05


@dataclass(frozen=True)
class Bounds:
    """What another dependence between conditions would make of chances, or of their sum.

    Attributes
    ----------
    least, most : ndarray or float
        The bounds that any dependence could give.
    in_step : ndarray or float
        Where all conditions depend fully.
    """

    least: Array
    most: Array
    in_step: Array


@dataclass(frozen=True)
class Found:
    """Every area of a level beside what is asked; each array has shape (areas,), by code.

    Attributes
    ----------
    asked : Asked
    areas : tuple of Area
    judged : tuple of Judged
        One a condition.
    chance : ndarray
        Of being on the list; NaN where that cannot be told.
    pulled : ndarray
        The same with figures pulled to the middle as far as their spread is noise.
    bounds : Bounds
    verdicts : tuple of str
        One of `VERDICTS` an area.
    by_figure : ndarray of bool
        Whether a condition that matters is decided by a figure without a range.
    """

    asked: Asked
    areas: tuple[Area, ...]
    judged: tuple[Judged, ...]
    chance: Array
    pulled: Array
    bounds: Bounds
    verdicts: tuple[str, ...]
    by_figure: Flags

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many areas have each verdict."""
        return {one: self.verdicts.count(one) for one in VERDICTS}

    @cached_property
    def listed(self) -> Flags:
        """Which areas are surely or likely on the list."""
        return np.array([one in LISTED for one in self.verdicts])

    @property
    def size(self) -> int:
        """How many areas are listed."""
        return int(self.listed.sum())

    @property
    def expected(self) -> float:
        """How many areas of the level are expected to fit, listed or not."""
        return float(np.nansum(self.chance))

    @property
    def expected_pulled(self) -> float:
        """The same with figures pulled to the middle."""
        return float(np.nansum(self.pulled))

    @property
    def expected_wrong(self) -> float:
        """How many of those listed are expected not to fit."""
        return float((1 - self.chance[self.listed]).sum())

    @property
    def expected_wrong_pulled(self) -> float:
        """The same with figures pulled to the middle."""
        return float((1 - self.pulled[self.listed]).sum())

    @property
    def expected_bounds(self) -> tuple[float, float, float]:
        """The expected number at least, at most, and with full dependence."""
        ends = (self.bounds.least, self.bounds.most, self.bounds.in_step)
        least, most, together_ = (float(np.nansum(one)) for one in ends)
        return least, most, together_

    @cached_property
    def modelled(self) -> Flags:
        """Which areas rest on a figure by our model."""
        marks = [one.held.modelled for one in self.judged if one.held is not None]
        return np.any(marks, axis=0) if marks else np.zeros(len(self.areas), dtype=bool)

    def alone(self, condition: int) -> int:
        """Return how many areas likely meet one condition by itself."""
        chance = self.judged[condition].chance
        return int((np.nan_to_num(chance) >= HALF).sum())


def find(asked: Asked) -> Found:
    """Return which areas of a level fit.

    Raises
    ------
    QuestionError
        There is no such level, no condition or too many, more are to hold than there are, or a
        condition has no figures at the level.
    """
    areas = tuple(register().level(level_called(asked.level).slug).values())
    _check(asked)
    judged = tuple(
        judge(one, asked.level, modelled=asked.modelled) for one in dict.fromkeys(asked.conditions)
    )
    number = min(asked.number, len(judged))
    told = _Told.of(judged)
    known, calm = (_distribution(judged, told, pulled=pulled) for pulled in (False, True))
    chance = at_least(known, number - told.by_figure)
    least, most = at_least(known, number), at_least(known, number - told.unsure - told.untold)
    with_untold = at_least(known, number - told.by_figure - told.untold)
    verdicts = tuple(
        _verdict(chance[at], (least[at], most[at]), with_untold[at], unsure=bool(told.unsure[at]))
        for at in range(len(areas))
    )
    decided = np.array([one != UNTOLD for one in verdicts])
    shown = np.where(decided, chance, np.nan)
    bounds = _bounds(judged, known, number, told)
    low = np.minimum(bounds.least, chance)
    high = np.maximum(bounds.most, chance)
    return Found(
        asked=asked,
        areas=areas,
        judged=judged,
        chance=shown,
        pulled=np.where(decided, at_least(calm, number - told.by_figure), np.nan),
        bounds=Bounds(*(np.where(decided, one, np.nan) for one in (low, high, bounds.in_step))),
        verdicts=verdicts,
        by_figure=(told.unsure > 0) & (least < most),
    )


def _check(asked: Asked) -> None:
    if not level_called(asked.level).mapped:
        raise QuestionError("Only England itself stands at that level: choose another.")
    if not asked.conditions:
        raise QuestionError("Ask for one condition or more.")
    if len(asked.conditions) > MOST:
        raise QuestionError(f"A list has {MOST} conditions at most.")
    if not 1 <= asked.number <= len(asked.conditions):
        raise QuestionError(
            f"Of {len(asked.conditions)} conditions, 1 to {len(asked.conditions)} can have to hold."
        )


@dataclass(frozen=True)
class _Told:
    """How many conditions of each area hold by a figure alone, are so, or cannot be told."""

    by_figure: npt.NDArray[np.int64]
    unsure: npt.NDArray[np.int64]
    untold: npt.NDArray[np.int64]

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> "_Told":
        chance = np.vstack([one.chance for one in judged])
        unsure = ~np.vstack([one.sure for one in judged]) & ~np.isnan(chance)
        return cls(
            (unsure & (chance > HALF)).sum(axis=0), unsure.sum(axis=0), np.isnan(chance).sum(axis=0)
        )


def _distribution(judged: Sequence[Judged], told: _Told, *, pulled: bool) -> Array:
    """Return the chance of 0, 1, … conditions to hold, of those whose chance is known."""
    size = told.unsure.size
    groups: dict[Hashable, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.rests_on, []).append(one)
    return together([_group(group, pulled=pulled) for group in groups.values()], size)


def _group(group: Sequence[Judged], *, pulled: bool) -> Array:
    """Return the chance of 0, 1, … conditions on one value to hold."""
    if len(group) == 1:
        chance = _known(group[0], pulled=pulled)
        return np.column_stack([1 - chance, chance])
    held = group[0].held
    if held is None:
        raise ValueError("Only conditions on figures rest on one value.")
    normals = deviates(held.values.size)
    values = drawn(held.pulled if pulled else held.spread, normals)
    met = []
    for one in group:
        if one.drawing is None:
            raise ValueError("Only conditions on what is left to chance are drawn.")
        met.append(one.drawing(pulled, values, normals) & (one.sure & one.told))
    return counted(met)


def _known(one: Judged, *, pulled: bool) -> Array:
    return np.where(one.sure & one.told, one.pulled if pulled else one.chance, 0.0)


def _bounds(judged: Sequence[Judged], known: Array, number: int, told: _Told) -> Bounds:
    """Return what any dependence could make of the chance; on one value it is known."""
    needed = number - told.by_figure
    events: list[Array] = []
    if number == len(judged):
        groups: dict[Hashable, list[Judged]] = {}
        for one in judged:
            groups.setdefault(one.rests_on, []).append(one)
        events = [_all_of(group) for group in groups.values()]
        chances = np.vstack(events)
        return Bounds(
            least_at_least(chances, len(events)),
            most_at_least(chances, len(events)),
            in_step(chances, len(events)),
        )
    chances = np.vstack([_known(one, pulled=False) for one in judged])
    found = [at_least(known, needed) for _ in range(3)]
    for n in range(1, len(judged) + 1):
        at = needed == n
        if at.any():
            for k, how in enumerate((least_at_least, most_at_least, in_step)):
                found[k] = np.where(at, how(chances, n), found[k])
    return Bounds(*found)


def _all_of(group: Sequence[Judged]) -> Array:
    """Return the chance of all conditions on one value to hold, by the figure where that alone."""
    if len(group) == 1:
        return np.nan_to_num(group[0].chance)
    by_figure = sum(((~one.sure) & (np.nan_to_num(one.chance) > HALF)).astype(int) for one in group)
    return at_least(_group(group, pulled=False), len(group) - np.asarray(by_figure))


def _verdict(chance: float, ends: tuple[float, float], with_untold: float, *, unsure: bool) -> str:
    """Return how sure membership is.

    Parameters
    ----------
    chance : float
        With figures without a range as they stand, and what cannot be told as failing.
    ends : (float, float)
        With both as failing, and as holding.
    with_untold : float
        As `chance`, with what cannot be told as holding.
    unsure : bool
        Whether a figure without a range decides.
    """
    least, most = ends
    if least >= HIGH:
        return SURELY
    if most < LOW:
        return SURELY_NOT
    if _word(chance) != _word(with_untold):
        return UNTOLD
    if unsure and chance >= HIGH:
        return LIKELY
    if unsure and chance < LOW:
        return NOT_BY_FIGURE
    return _word(chance)


def _word(chance: float) -> str:
    if chance >= HIGH:
        return SURELY
    if chance >= HALF:
        return LIKELY
    return COULD if chance >= LOW else SURELY_NOT
