"""Whom and what a claim is about: its places and its groups."""

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.claim.claims import (
    CHANGE,
    COMPARISON,
    DIFFERENCE,
    GAP,
    GAP_CHANGE,
    NONE,
    ORDER,
    RATIO,
    TENTHS,
    VALUE,
    Reading,
)
from explorer.analysis.claim.clauses import Parts
from explorer.analysis.claim.groups import Group
from explorer.analysis.claim.places import AVERAGE, PART, Place
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import AS_IT_IS, COUNTED, TURNED
from explorer.indicators.catalogue import indicator

# From here a figure of GPs is of patients per GP, and not of GPs per 100,000 patients.
PATIENTS = 300
# What stands between so many times and the place that it is so many times of.
_BEHIND = re.compile(r"(?: (?:the|that|those|of|in|for|what|it|is|rate|figure|level))* ?")
# Shares that are told as a number too: votes.
COUNTS = frozenset({"majority-2024"})
MOST_PERCENT = 100


def settled(  # noqa: PLR0917
    one: Reading,
    plain: str,
    inside: Parts,
    earlier: Sequence[Reading],
    before: Reading | None,
    near: Place | None,
) -> Reading:
    """Return a claim with its places, and with two groups only where it compares them."""
    one = _turned(one)
    places, carried = _places_of(one, plain, inside, earlier, before)
    bracketed = near is not None and near.span.stop < one.span.start
    if near is not None and one.kind == VALUE and not inside.places and (bracketed or not places):
        places, carried = (near,), True
    groups = one.groups
    two = {group.sex for group in inside.groups}
    if len(places) > 1 or one.kind not in (DIFFERENCE, RATIO, COMPARISON) or len(two) < 2:  # noqa: PLR2004
        groups = _group_of(one, inside)
    else:
        groups = _two_groups(one, inside)
    return replace(
        one, places=places, groups=groups,
        carried=one.carried | ({"place"} if carried else set()),
    )  # fmt: skip


def _turned(one: Reading) -> Reading:
    """Return a claim on GPs with its measure turned over where only patients can be meant."""
    named, figure = one.measure, one.figure
    if named is None or figure is None or not named.slug or named.how != AS_IT_IS or figure.per:
        return one
    if named.slug in COUNTS and figure.unit in ("", "votes") and figure.value > MOST_PERCENT:
        return replace(one, measure=replace(named, how=COUNTED))
    turned = indicator(named.slug).turned_over
    if turned is None or figure.unit or one.kind != VALUE or figure.value <= PATIENTS:
        return one
    return replace(one, measure=replace(named, how=TURNED))


def _group_of(one: Reading, inside: Parts) -> tuple[Group, ...]:
    if not inside.groups or one.figure is None:
        return one.groups[:1]
    figure = one.figure
    return (min(inside.groups, key=lambda held: _distance(held.span, figure.span)),)


def _two_groups(one: Reading, inside: Parts) -> tuple[Group, ...]:
    first = inside.groups[0]
    second = next((held for held in inside.groups if held.sex != first.sex), None)
    return (first, second) if second else (first,)


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.stop, second.start - first.stop, 0)


def _places_of(  # noqa: PLR0911, PLR0912
    one: Reading, plain: str, inside: Parts, earlier: Sequence[Reading], before: Reading | None
) -> tuple[tuple[Place, ...], bool]:
    """Return the place that a claim is about, then the one compared with; whether it is carried."""
    held = list(inside.places)
    if one.kind in (VALUE, NONE, ORDER, CHANGE) or (one.kind == TENTHS):
        chosen = _subject(one, plain, held)
        if chosen:
            return (chosen,), False
        return _carried(earlier, before, 1)
    if one.kind in (GAP, GAP_CHANGE):
        if one.gap and one.gap.regional and one.gap.regional != "north":
            return (), False
        if _north_and_south(held) or (one.gap and one.gap.regional == "north"):
            return (), False
        if len(held) >= 2:  # noqa: PLR2004
            return (held[0], held[1]), False
        if one.kind == GAP_CHANGE:
            carried = _carried(earlier, before, 2)
            return carried if len(carried[0]) == 2 else ((), False)  # noqa: PLR2004
        return (), False
    # A comparison: what stands after "than" is what is compared with. "The average across
    # England" is one place.
    national = [place for place in held if _is_england(place)]
    held = [place for place in held if place not in national[1:]]
    split = inside.thans[-1].stop if inside.thans else -1
    # A place that opens the clause is its subject, whichever way the sentence is turned.
    after = [place for place in held if split >= 0 and place.span.start >= split]
    first = [place for place in held if place not in after]
    average = next((place for place in held if place.kind == AVERAGE), None)
    if not after and average and len(held) > 1:
        after, first = [average], [place for place in held if place != average]
    if not after and len(first) == 1 and _is_measure_of(one, plain, first[0]):
        # "Double the London figure": what it is the double of.
        after, first = first, []
    if not after and len(first) > 1:
        first, after = first[:1], first[1:2]
    if not after and average and first == [average]:
        after, first = [average], []
    if len(after) > 1 and not first:
        # "Compared with England, Hartlepool …": the other one is the subject.
        after, first = after[:1], after[1:]
    if first:
        return (*first[:1], *after[:1]), False
    subject, _ = _subject_carried(earlier, before, after)
    return (*subject, *after[:1]), bool(subject)


def _is_measure_of(one: Reading, plain: str, place: Place) -> bool:
    """Whether a place right behind so many times, or so much more, is what is compared with."""
    figure = one.figure
    if figure is None or one.kind != RATIO or place.span.start < figure.stop:
        return False
    return _BEHIND.fullmatch(plain[figure.stop : place.span.start]) is not None


def _subject_carried(
    earlier: Sequence[Reading], before: Reading | None, after: Sequence[Place]
) -> tuple[tuple[Place, ...], bool]:
    """Return the place of an earlier clause that is not the one compared with."""
    names = {place.text.lower() for place in after}
    for reading in [*reversed(earlier), *([before] if before else [])]:
        for place in reading.places:
            if place.text.lower() not in names:
                return (place,), True
    return (), False


def _north_and_south(held: Sequence[Place]) -> bool:
    return {place.part for place in held if place.kind == PART} >= {"north", "south"}


def _subject(one: Reading, plain: str, held: Sequence[Place]) -> Place | None:  # noqa: PLR0911
    if not held:
        return None
    figure = one.figure
    if one.kind == ORDER:
        order = one.order
        # "the lowest in England": England is where it is ranked, unless nothing else is named.
        named = [place for place in held if not _is_england(place)]
        if named:
            before = [place for place in named if order and place.span.start < order.span.start]
            return (before or named)[0]
        return None
    if figure is None or len(held) == 1:
        return held[0]
    after = [place for place in held if place.span.start >= figure.stop]
    near = [
        place
        for place in after
        if re.fullmatch(
            r"[^;:]{0,30}?\b(?:in|for|at|across) (?:the )?", plain[figure.stop : place.span.start]
        )
    ]
    before = [place for place in held if place.span.stop <= figure.span.start]
    if near and not before:
        return near[0]
    if before:
        # Of England and another place the other is spoken of.
        return next((place for place in before if not _is_england(place)), before[0])
    return held[0]


def _is_england(place: Place) -> bool:
    return place.kind == AVERAGE or any(area.level == "country" for area in place.areas[:1])


def _carried(
    earlier: Sequence[Reading], before: Reading | None, most: int
) -> tuple[tuple[Place, ...], bool]:
    found: list[Place] = []
    for reading in [*reversed(earlier), *([before] if before else [])]:
        for place in reading.places:
            if place.text not in [one.text for one in found]:
                found.append(place)
        if len(found) >= most:
            break
    taken = tuple(found[:most])
    return taken, bool(taken)
