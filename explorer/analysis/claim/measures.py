"""Which measure a text speaks of: by the open list, then by the names of the records."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import AS_IT_IS, STRONG, WEAK, Way, vocabulary
from explorer.indicators.catalogue import catalogue, newest
from explorer.root import data_root

_SHORTEST = 5
# Words that say something, and how near each other those of a title must stand.
_LETTERS = re.compile(
    r"(?!(?:in|of|the|for|who|that|a|an|to|at|by|with|and|or|than|per|not|have|has|is|are|was|were)"
    r"\b)\b[a-z]{2,}"
)
_NEAR = 70
_COMMON = frozenset(
    {"peopl", "resident", "liv", "area", "adult", "child", "children", "patient", "work"}
)
_REPEATS = re.compile(r"\{\d*,?\d*\}|\(\?<[!=][^)]*\)|\(\?[!=][^)]*\)|\[[^\]]*\]")
_LIMIT = re.compile(r"\d|\b(?:one|two|four|six|eighteen|fortnight|a month|tenth|fifth|ten)\b")
# How likely something is in one place, which stands in the midst of what it is.
_LIKELY = re.compile(
    r" (?:(?:[\w.]+%?|per cent|times|much|far) ){0,4}(?:more|less|as) likely(?: "
    r"than [\w ]{1,30}?)? to(?= (?:be|live|have|die|smoke|grow|get|leave|wait))"
)
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
    strength : int
        How much the words say: a weak one gives way to any other in its sentence.
    span : Span
    not_held : str
        What is spoken of that is not held; else empty.
    near : tuple of str
        Measures that come nearest to what is not held.
    limited : bool
        Whether a number is part of its name: "more than 18 weeks", "GPs per 100,000".
    """

    slug: str
    how: str
    strength: int
    span: Span
    not_held: str = ""
    near: tuple[str, ...] = ()
    limited: bool = False


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
    likely = [Span(*one.span()) for one in _LIKELY.finditer(text)]
    alone = [one for one in places if not any(one.overlaps(other) for other in likely)]
    short, at = _without(text, sorted([*alone, *likely]))
    found = [*_named(text), *_in_any_order(text)]
    if short != text:
        for one in _named(short):
            span = Span(at[one.span.start], at[one.span.stop - 1] + 1)
            found.append(replace(one, span=span))
    return _apart(found)


def _named(text: str) -> list[Named]:
    return [
        Named(
            way.slug,
            way.told,
            way.strength,
            Span(*one.span()),
            way.not_held,
            way.near,
            _is_limited(pattern.pattern, one[0]),
        )
        for pattern, way in _patterns(data_root())
        for one in pattern.finditer(text)
        if one.end() > one.start()
    ]


def _in_any_order(text: str) -> list[Named]:
    """Return measures of whose short titles every word stands near, in whatever order: weakly."""
    words = [(one, _stem(one[0])) for one in _LETTERS.finditer(text)]
    told = {stem for _, stem in words}
    found = []
    for slug, title in _titles(data_root()):
        if not title <= told:
            continue
        at = [one.span() for one, stem in words if stem in title]
        first, last = at[0][0], at[-1][1]
        if last - first <= _NEAR and not re.search(r"[.!?;]\s", text[first:last]):
            found.append(Named(slug, AS_IT_IS, WEAK, Span(first, last)))
    return found


@lru_cache(maxsize=4)
def _titles(_root: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the words of each record's short title that say something: two at least."""
    found = []
    for record in newest():
        words = {_stem(one[0]) for one in _LETTERS.finditer(record.short_title.lower())}
        told = len(words - _COMMON) > 1 and not re.search(r"\d", record.short_title)
        if told and not record.model_of:
            found.append((record.slug, frozenset(words)))
    return tuple(found)


def _stem(word: str) -> str:
    """Return a word without what makes it several, or of then."""
    for end in ("ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(end) and len(word) - len(end) > 2:  # noqa: PLR2004
            return word.removesuffix(end)
    return word


@lru_cache(maxsize=4096)
def _is_limited(pattern: str, named: str) -> bool:
    """Whether a way to say a measure has a number in it, and what was said has."""
    return _LIMIT.search(named) is not None and _LIMIT.search(_REPEATS.sub("", pattern)) is not None


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
def _patterns(_root: Path) -> tuple[tuple["re.Pattern[str]", Way], ...]:
    known = catalogue()
    held = [
        (_compiled(way.pattern), way)
        for way in vocabulary().ways
        if way.slug in known or way.not_held
    ]
    named = [
        (_compiled(re.escape(name).replace("\\ ", " ")), Way(slug, AS_IT_IS, STRONG, name))
        for slug, names in _by_record().items()
        for name in names
    ]
    return (*held, *named)


def _compiled(way: str) -> "re.Pattern[str]":
    """Return a pattern that begins and ends at the end of a word."""
    for one in (_loosened(way), way):
        try:
            return re.compile(one if way.startswith("(?<") else rf"(?<![a-z0-9])(?:{one})(?![a-z])")
        except re.error:
            # What looks behind has a fixed length.
            continue
    raise re.error(way)


def _loosened(way: str) -> str:
    """Return a pattern that takes a space for a hyphen, was for is, and one for several."""
    way = re.sub(r"(?<=[a-z])-\?(?=[a-z(])", "[- ]?", way)
    way = re.sub(r"(?<=[a-z])-(?=[a-z(])", "[- ]", way)

    way = re.sub(r"\b(families)\b(?!\|family)", "(?:families|family)", way)
    way = re.sub(r"(?<![\\a-z])([a-z]{3,}[a-rt-z]s)(?![a-z?*+{|]|ing)(?= |$|\))", r"\1?", way)
    return re.sub(
        rf"(?<![\\a-z])({'|'.join(_TENSES)})(?![a-z?*+{{])",
        lambda found: f"(?:{found[1]}|{_TENSES[found[1]]})",
        way,
    )


# What is said of now, and of then.
_TENSES = {
    "living": "lived", "live": "lived", "are": "were", "is": "was", "have": "had", "has": "had",
    "grow": "grew", "gets": "got", "get": "got", "smoke": "smoked", "claim": "claimed",
    "earn": "earned", "wait": "waited", "die": "died", "vote": "voted", "work": "worked",
}  # fmt: skip


def _by_record() -> dict[str, list[str]]:
    """Return what the newest records call themselves, by slug."""
    named = {}
    for record in newest():
        names = {record.short_title.lower(), record.label.lower(), record.title.lower()}
        names |= {record.slug.replace("-", " ")}
        named[record.slug] = sorted(one for one in names if len(one) >= _SHORTEST and " " in one)
    return named
