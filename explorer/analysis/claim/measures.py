"""Which measure a text speaks of: by the open list of the vocabulary, then by the records' names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import (
    AS_IT_IS,
    NOT_HELD,
    PHRASES,
    STRONG,
)
from explorer.indicators.catalogue import catalogue, newest
from explorer.root import data_root

# A name from a record is taken where nothing of the list is.
_BY_RECORD = 1.5
_SHORTEST = 5
# What goes with the name of a place where it stands in the midst of others.
_BEFORE_PLACE = re.compile(r",? ?\b(?:in|of|across|at|from|for|born in|living in)(?: the)? $")


@dataclass(frozen=True)
class Named:
    """A measure as a text names it.

    Attributes
    ----------
    slug : str
        Of the measure; empty where what is named is not held.
    how : str
        "as it is"; "turned over" (patients per GP); "the rest" (those who do not).
    strength : float
        How much the words say: a weak one gives way to any other in its sentence.
    span : Span
    not_held : str
        What is spoken of that is not held; else empty.
    near : tuple of str
        Measures that come nearest to what is not held.
    """

    slug: str
    how: str
    strength: float
    span: Span
    not_held: str = ""
    near: tuple[str, ...] = ()


def measures(text: str, places: Sequence[Span] = ()) -> list[Named]:
    """Return the measures that a plain text names, in their order; none overlaps another.

    Parameters
    ----------
    text : str
        Plain.
    places : sequence of Span
        Where places stand: what a measure is called may have one in its midst, as in
        "children in Leeds are growing up in poverty".
    """
    short, at = _without(text, places)
    found = _named(text)
    if short != text:
        for one in _named(short):
            span = Span(at[one.span.start], at[one.span.stop - 1] + 1)
            found.append(replace(one, span=span))
    return _apart(found)


def _named(text: str) -> list[Named]:
    return [
        Named(slug, how, strength, Span(*one.span()), not_held, near)
        for pattern, slug, how, strength, not_held, near in _patterns(data_root())
        for one in pattern.finditer(text)
        if one.end() > one.start()
    ]


def _without(text: str, places: Sequence[Span]) -> tuple[str, list[int]]:
    """Return a text without its places, and where each sign of what is left stood."""
    kept: list[int] = []
    start = 0
    for span in places:
        before = _BEFORE_PLACE.search(text[start : span.start])
        stop = start + before.start() if before else span.start
        kept += range(start, stop)
        start = span.stop
        if text[start : start + 2] == "'s":
            start += 2
        if start < len(text) and text[start] == " " and (not kept or text[kept[-1]] == " "):
            start += 1
    kept += range(start, len(text))
    return "".join(text[at] for at in kept), kept


def _apart(found: Iterable[Named]) -> list[Named]:
    """Return what is named without what lies under something longer or stronger."""
    kept: list[Named] = []
    ordered = sorted(found, key=lambda one: (-_weight(one), one.span.start))
    for one in ordered:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)


def _weight(one: Named) -> float:
    # Stronger words first, then the longer; what is not held is named plainly.
    return one.strength * 1000 + one.span.stop - one.span.start


@lru_cache(maxsize=4)
def _patterns(
    _root: Path,
) -> tuple[tuple["re.Pattern[str]", str, str, float, str, tuple[str, ...]], ...]:
    known = catalogue()
    held = [
        (_compiled(way), slug, how, float(strength), "", ())
        for slug, ways in PHRASES.items()
        if slug in known
        for how, strength, patterns in ways
        for way in patterns
    ]
    not_held = [
        (_compiled(way), "", AS_IT_IS, float(STRONG), name, near) for name, way, near in NOT_HELD
    ]
    named = [
        (_compiled(re.escape(name).replace("\\ ", " ")), slug, AS_IT_IS, _BY_RECORD, "", ())
        for slug, names in _by_record().items()
        for name in names
    ]
    return tuple([*held, *not_held, *named])


def _compiled(way: str) -> "re.Pattern[str]":
    """Return a pattern that begins and ends at the end of a word."""
    return re.compile(way if way.startswith("(?<") else rf"(?<![a-z0-9])(?:{way})(?![a-z])")


def _by_record() -> dict[str, list[str]]:
    """Return what the newest records call themselves, by slug."""
    named = {}
    for record in newest():
        names = {record.short_title.lower(), record.label.lower(), record.title.lower()}
        names |= {record.slug.replace("-", " ")}
        named[record.slug] = sorted(one for one in names if len(one) >= _SHORTEST)
    return named
