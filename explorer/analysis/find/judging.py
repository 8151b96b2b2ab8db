"""How likely each area of a level meets one condition, and where that cannot be told."""

import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.analysis.change import shared_years
from explorer.analysis.doctors.agreement import (
    DEPENDS,
    IN,
    AreaAgreement,
    Standing,
    agreement_table,
)
from explorer.analysis.doctors.definitions import DEFINITIONS, FAMILY
from explorer.analysis.find import figures
from explorer.analysis.find.conditions import (
    BELOW,
    ENGLAND,
    FELL,
    LOWEST,
    POINTS,
    REGION,
    Against,
    Between,
    Changed,
    Condition,
    Fewest,
    Fifth,
    Inside,
    Like,
    Majority,
    Measure,
    Valued,
)
from explorer.analysis.find.figures import MISSING, RETURNS, Held, Other, held
from explorer.analysis.similar import similar
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.statistics.agreement import fifth
from explorer.statistics.intervals import Z_95
from explorer.statistics.membership import (
    Spread,
    above,
    above_other,
    below,
    below_other,
    between,
    correlated,
    deviates,
    drawn,
    fell,
    highest_fifth,
    in_highest_fifth,
    in_lowest_fifth,
    lowest_fifth,
    normal,
)
from explorer.statistics.ranks import pulled_in

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Why a condition is not decided, beside what figures lack.
NOT_RANKED, NO_REGION, NO_OTHER, ACROSS, MIXED, MISSING_THEN = (
    "not-ranked", "no-region", "no-other", "across", "mixed", "missing-then",
)  # fmt: skip
MAJORITY = "majority-2024"
_PERSONS = "persons"
_CENT, _HALF = 100, 0.5
# What lies between two levels that are not laid over one another.
_BETWEEN = "district"
_FEWEST_CHANGED = 5
# Which areas meet a condition for drawn true values: of a spread, its draws and their deviates.
Drawing = Callable[[bool, Array, Array], Flags]


@dataclass(frozen=True, eq=False)
class Judged:
    """One condition over every area of a level; each array has shape (areas,).

    Attributes
    ----------
    condition : Condition
    held : Held or None
        The figures that it rests on.
    values, lower, upper : ndarray
        Of what is compared; NaN where there is none.
    chance : ndarray
        Of meeting it, by each figure's range; NaN where it cannot be told. Where no range is
        published, and chance is not known, 1 or 0 by the figure itself.
    pulled : ndarray
        The same with figures pulled to the middle as far as their spread is noise.
    sure : ndarray of bool
        Whether the chance is known; by the figure alone where not.
    reasons : tuple of str
        Why it cannot be told, or not surely; else empty.
    drawing : callable or None
        Whether true values meet it, for conditions that rest on one value; None where nothing is
        left to chance.
    since : Period or None
        What a change is counted from.
    """

    condition: Condition
    held: Held | None
    values: Array
    lower: Array
    upper: Array
    chance: Array
    pulled: Array
    sure: Flags
    reasons: tuple[str, ...]
    drawing: Drawing | None = None
    since: Period | None = None

    @property
    def told(self) -> Flags:
        """Where it can be told at all."""
        return ~np.isnan(self.chance)

    @property
    def rests_on(self) -> Hashable:
        """What it rests on: conditions on one value are joined by common draws."""
        return self.held.key if self.held and self.drawing else self.condition


def judge(condition: Condition, level: str, *, modelled: bool = False) -> Judged:
    """Return how likely each area of a level meets a condition.

    Raises
    ------
    QuestionError
        It has no figures at the level, or what it names does not exist.
    """
    return _kept(data_root(), condition, level, modelled)


@yours.kept(256)
def _kept(_: Path, condition: Condition, level: str, modelled: bool) -> Judged:
    return _JUDGES[type(condition)](condition, level, modelled)


# A figure against a value ------------------------------------------------------------------------


def _valued(condition: Valued, level: str, modelled: bool) -> Judged:
    one = held(condition.measure, level, modelled=modelled)
    limit, how = condition.limit, (below if condition.way == BELOW else above)

    def holds(_: bool, values: Array, __: Array) -> Flags:
        return values < limit if condition.way == BELOW else values > limit

    return _of_value(condition, one, partial(how, limit=limit), holds)


def _between(condition: Between, level: str, modelled: bool) -> Judged:
    one = held(condition.measure, level, modelled=modelled)
    low, high = condition.low, condition.high

    def holds(_: bool, values: Array, __: Array) -> Flags:
        return (values >= low) & (values <= high)

    return _of_value(condition, one, partial(between, low=low, high=high), holds)


def _of_value(
    condition: Condition, one: Held, chance: Callable[[Spread], Array], holds: Drawing
) -> Judged:
    """Return a condition on a figure and a known value; readings of returns must agree on it."""
    found = chance(one.spread)
    sure, reasons = _figures_sure(one)
    if one.readings:
        ends = np.vstack(one.readings)
        still = np.zeros((len(ends), 0))
        met = holds(False, ends, still)
        differ = (met != (found > _HALF)).any(axis=0) & ~np.isnan(found)
        sure, reasons = sure & ~differ, _marked(reasons, differ, RETURNS)
    return _judged(condition, one, (found, chance(one.pulled)), (sure, reasons), holds)


# Against another figure --------------------------------------------------------------------------


def _against(condition: Against, level: str, modelled: bool) -> Judged:
    one = held(condition.measure, level, modelled=modelled)
    other, lacking = _other(condition, one, level, modelled)
    how = below_other if condition.way == BELOW else above_other
    rival = other.spread
    found, calmed = (how(one.spread, rival), how(one.pulled, rival))
    size = one.values.size
    sure, reasons = _figures_sure(one)
    sure = sure & np.broadcast_to(other.sure, sure.shape)
    reasons = _marked(reasons, ~sure & one.known, figures.NO_RANGE)
    lost = one.known & np.broadcast_to(np.isnan(other.values), sure.shape)
    reasons = _marked(reasons, lost, lacking)
    itself = _itself(condition.other, level)
    if itself is not None:
        found[itself] = calmed[itself] = 0.0

    def holds(_: bool, values: Array, __: Array) -> Flags:
        # Deviates of their own, so that its errors are no part of the area's.
        theirs = drawn(rival, deviates(size, stream=2)[:, : rival.size])
        met = values < theirs if condition.way == BELOW else values > theirs
        if itself is not None:
            met[:, itself] = False
        return met

    return _judged(condition, one, (found, calmed), (sure, reasons), holds)


def _other(condition: Against, one: Held, level: str, modelled: bool) -> tuple[Other, str]:
    if condition.other == ENGLAND:
        return figures.england(one), NO_OTHER
    if condition.other == REGION:
        return figures.regions(one, level), NO_REGION
    area = place_called(condition.other)
    return figures.place(one, area, modelled=modelled), NO_OTHER


def place_called(key: str) -> Area:
    """Return a place by level and code.

    Raises
    ------
    QuestionError
        There is none.
    """
    level, _, code = key.partition(":")
    return register().area(level, code)


def _itself(key: str, level: str) -> int | None:
    """Return where a place stands among the areas of a level, itself or as its twin."""
    if key in (ENGLAND, REGION):
        return None
    area = place_called(key)
    same = {area.level: area.code, **{one.level: one.code for one in register().same_place(area)}}
    codes = list(register().level(level))
    return codes.index(same[level]) if level in same else None


# In a fifth --------------------------------------------------------------------------------------


def _fifth(condition: Fifth, level: str, modelled: bool) -> Judged:
    one = held(condition.measure, level, modelled=modelled)
    newest = one.period == data.published_periods(one.indicator, level, one.sex)[-1]
    if one.indicator.family == FAMILY and newest:
        return _doctors_fifth(condition, one, level)
    ranked = one.known & ~one.modelled if (one.known & ~one.modelled).any() else one.known
    sure, reasons = _figures_sure(one)
    reasons = _marked(reasons, one.known & ~ranked, MIXED)
    if not one.ranged:
        kind = 1 if condition.end == LOWEST else 5
        held_in = (fifth(np.where(ranked, one.values, np.nan)) == kind).astype(float)
        found = np.where(ranked, held_in, np.nan)
        return _judged(condition, one, (found, found), (sure, reasons))
    places = np.flatnonzero(ranked)
    among = in_lowest_fifth if condition.end == LOWEST else in_highest_fifth

    def holds(_: bool, values: Array, __: Array) -> Flags:
        met = np.zeros(values.shape, dtype=bool)
        met[:, places] = among(values[:, places])
        return met

    how = lowest_fifth if condition.end == LOWEST else highest_fifth
    chances = []
    for told in (one.spread, one.pulled):
        chance = np.full(one.values.size, np.nan)
        chance[places] = how(told.at(places))
        chances.append(chance)
    return _judged(condition, one, (chances[0], chances[1]), (sure, reasons), holds)


def _doctors_fifth(condition: Fifth, one: Held, level: str) -> Judged:
    """Return a fifth by a definition of doctors, as the page on doctors has it."""
    at = DEFINITIONS.index(one.indicator.definition)
    standings = [agreement.standings[at] for agreement in _agreements(data_root(), level)]
    kind = 1 if condition.end == LOWEST else 5
    ranked = np.array([bool(one.rank) for one in standings])
    found = np.where(ranked, [float(one.fifth == kind) for one in standings], np.nan)
    depends = np.array([_depends(one, kind) for one in standings])
    sure, reasons = _figures_sure(one)
    reasons = _marked(reasons, one.known & ~ranked, NOT_RANKED)
    reasons = _marked(reasons, depends, RETURNS)
    return _judged(condition, one, (found, found), (sure & ~depends, reasons))


def _depends(standing: Standing, kind: int) -> bool:
    """Whether it hangs on the reading of single returns that an area is in a fifth."""
    return len({one == kind for one in standing.fifths if one}) > 1


@lru_cache(maxsize=16)
def _agreements(_: Path, level: str) -> tuple[AreaAgreement, ...]:
    """Return the standing of every area of a level by all definitions, in order of code."""
    table = {one.area.code: one for one in agreement_table(level)}
    return tuple(table[code] for code in register().level(level))


# Over time ---------------------------------------------------------------------------------------


def _changed(condition: Changed, level: str, modelled: bool) -> Judged:
    one = held(condition.measure, level, modelled=modelled)
    then = held(condition.measure, level, modelled=modelled, since=condition.since)
    if not then.period < one.period:
        raise QuestionError(
            f"A change runs from an earlier period to a later one: {then.period.short} is not "
            f"before {one.period.short}."
        )
    shared = shared_years(then.period, one.period)
    found, change, error = fell(
        (one.values, one.lower, one.upper), (then.values, then.lower, then.upper), shared
    )
    calmed, noisy = found.copy(), (error > 0) & ~np.isnan(found)
    if noisy.sum() >= _FEWEST_CHANGED:
        centre, deviation = pulled_in(change[noisy], error[noisy])
        calmed[noisy] = normal(-centre / deviation)
    if condition.way != FELL:
        # What neither fell nor rose did not rise.
        same = (change == 0) & ~noisy
        found, calmed = (np.where(same, 0.0, 1 - told) for told in (found, calmed))
    sure, reasons = _figures_sure(one)
    lost = one.known & ~then.known
    reasons = _marked(reasons, lost, MISSING_THEN)
    sure = sure & then.sure
    reasons = _marked(reasons, ~sure & one.known & then.known, figures.NO_RANGE)

    def holds(calm: bool, values: Array, normals: Array) -> Flags:
        before = drawn(then.pulled if calm else then.spread, correlated(normals, shared))
        return values < before if condition.way == FELL else values > before

    drawing = holds if one.ranged and then.ranged else None
    told = _judged(condition, one, (found, calmed), (sure, reasons), drawing)
    reach = np.where(noisy, error, np.nan) * Z_95
    return _with(told, change, change - reach, change + reach, then.period)


def _with(told: Judged, values: Array, lower: Array, upper: Array, since: Period) -> Judged:
    return Judged(
        told.condition, told.held, values, lower, upper, told.chance, told.pulled, told.sure,
        told.reasons, told.drawing, since,
    )  # fmt: skip


# What is counted ---------------------------------------------------------------------------------


def _inside(condition: Inside, level: str, _modelled: bool) -> Judged:
    """Most of an area's people live in a region or board: counted at Census 2021."""
    container = register().area(condition.level, condition.code)
    shares = [_share(area, container) for area in register().level(level).values()]
    least, most = (np.array(one) for one in zip(*shares, strict=True))
    lost = (least <= _HALF) & (most > _HALF)
    found = np.where(lost, np.nan, least > _HALF)
    return _counted(condition, found, np.where(lost, np.nan, least * _CENT), lost, ACROSS)


def _share(area: Area, container: Area) -> tuple[float, float]:
    """Return the least and greatest share of an area's people that live in a container.

    Where the two levels are not laid over one another, districts stand between them: of one that
    lies in several boards it is not known which of its people are the area's.
    """
    if area.level == container.level:
        return (float(area.code == container.code),) * 2
    parts = register().parts(area, container.level)
    if parts:
        return (sum(one.share for one in parts if one.area.code == container.code),) * 2
    pieces = [(one.people or 0, one.area) for one in register().parts(area, _BETWEEN)]
    everyone = sum(people for people, _ in pieces)
    if not everyone:
        return 0.0, 1.0
    least = most = 0.0
    for people, district in pieces:
        inside, outside = _divided(district, container)
        least += max(0.0, people - outside)
        most += min(people, inside)
    return least / everyone, most / everyone


def _divided(district: Area, container: Area) -> tuple[float, float]:
    """Return how many of a district's people live in a container, and how many do not."""
    parts = register().parts(district, container.level)
    if any(one.people is None for one in parts):  # levels that nest
        whole = any(one.area.code == container.code for one in parts)
        return (math.inf, 0.0) if whole else (0.0, math.inf)
    inside = sum(one.people or 0 for one in parts if one.area.code == container.code)
    return inside, sum(one.people or 0 for one in parts) - inside


def _majority(condition: Majority, level: str, _modelled: bool) -> Judged:
    one = held(Measure(MAJORITY, _PERSONS), level)
    frame = data.figures(MAJORITY, level).frame
    column = "value" if condition.unit == POINTS else "numerator"
    values = frame[column].to_numpy(dtype=float)
    found = np.where(np.isnan(values), np.nan, values < condition.limit)
    told = _counted(condition, found, values, np.isnan(values), MISSING)
    return Judged(
        told.condition, one, told.values, told.lower, told.upper, told.chance, told.pulled,
        told.sure, told.reasons,
    )  # fmt: skip


def _fewest(condition: Fewest, level: str, _modelled: bool) -> Judged:
    """Among the fewest-doctored fifth by so many definitions; readings of returns may differ."""
    least, most, ours, ranked = _doctors_counts(data_root(), level)
    without = len(DEFINITIONS) - ranked
    holds, fails = least >= condition.number, most + without < condition.number
    lost = ~holds & ~fails & (most < condition.number)
    depends = ~holds & ~fails & ~lost
    found = np.where(lost, np.nan, (holds | (depends & (ours >= condition.number))).astype(float))
    reasons = np.where(lost, NOT_RANKED, np.where(depends, RETURNS, ""))
    nothing = np.full(found.shape, np.nan)
    counts = np.where(ranked > 0, ours, np.nan)
    return Judged(
        condition, None, counts, nothing, nothing, found, found, ~depends, tuple(reasons.tolist())
    )


@lru_cache(maxsize=16)
def _doctors_counts(root: Path, level: str) -> tuple[npt.NDArray[np.int64], ...]:
    """Return by how many definitions each area is in the fewest-doctored fifth.

    Returns
    -------
    tuple of ndarray of int
        Under every reading of the returns, under any, by our rule; and how many definitions rank
        the area.
    """
    rows = []
    for agreement in _agreements(root, level):
        verdicts = [one.verdict for one in agreement.standings]
        least = verdicts.count(IN)
        ours = sum(one.fifth == 1 for one in agreement.standings)
        rows.append((least, least + verdicts.count(DEPENDS), ours, agreement.of))
    return tuple(np.array(rows).T)


def _like(condition: Like, level: str, _modelled: bool) -> Judged:
    area = place_called(condition.place)
    if area.level != level:
        twins = {one.level: one for one in register().same_place(area)}
        if level not in twins:
            raise QuestionError(
                f"Only areas of one kind are alike, and {area.name} is a {area.kind}: choose that "
                "level."
            )
        area = twins[level]
    alike = similar(area)
    if alike.reason:
        raise QuestionError(alike.reason)
    codes = {one.area.code for one in alike.areas}
    found = np.array([float(code in codes) for code in register().level(level)])
    distance = {one.area.code: one.distance for one in alike.areas}
    values = np.array([distance.get(code, np.nan) for code in register().level(level)])
    return _counted(condition, found, values, np.zeros(found.shape, dtype=bool), "")


def _counted(condition: Condition, found: Array, values: Array, lost: Flags, reason: str) -> Judged:
    nothing = np.full(found.shape, np.nan)
    reasons = tuple(reason if one else "" for one in lost)
    sure = np.ones(found.shape, dtype=bool)
    return Judged(condition, None, values, nothing, nothing, found, found, sure, reasons)


# Shared ------------------------------------------------------------------------------------------


def _figures_sure(one: Held) -> tuple[Flags, tuple[str, ...]]:
    """Return whether each figure has a known chance, and why it has none or no figure."""
    return one.sure, _marked(one.reasons, one.known & ~one.sure, figures.NO_RANGE)


def _marked(reasons: tuple[str, ...], where: Flags, reason: str) -> tuple[str, ...]:
    if not where.any():
        return reasons
    return tuple(reason if at and not one else one for one, at in zip(reasons, where, strict=True))


def _judged(
    condition: Condition,
    one: Held,
    chances: tuple[Array, Array],
    told: tuple[Flags, tuple[str, ...]],
    drawing: Drawing | None = None,
) -> Judged:
    (found, calmed), (sure, reasons) = chances, told
    return Judged(
        condition, one, one.values, one.lower, one.upper, found, calmed, sure, reasons,
        drawing if one.ranged else None,
    )  # fmt: skip


_JUDGES: Mapping[type[Condition], Callable[[Any, str, bool], Judged]] = {
    Valued: _valued,
    Between: _between,
    Against: _against,
    Fifth: _fifth,
    Changed: _changed,
    Inside: _inside,
    Majority: _majority,
    Fewest: _fewest,
    Like: _like,
}
