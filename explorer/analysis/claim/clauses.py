"""The parts of a text that mean something, and the clauses of its sentences."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.claim import kinds
from explorer.analysis.claim.groups import Group, groups
from explorer.analysis.claim.kinds import Compare, Gap, Move, Order
from explorer.analysis.claim.measures import Named, measures
from explorer.analysis.claim.numbers import Number, numbers
from explorer.analysis.claim.periods import When, periods
from explorer.analysis.claim.places import Place, places
from explorer.analysis.claim.text import Span, masked
from explorer.indicators.catalogue import DEFAULT

# Ages and steps of school, which are no figures.
_AGES = re.compile(
    r"\b(?:aged|ages|people over|those over|adults over|between the ages of|from "
    r"age|over the age of|under the age of) \d{1,3}(?: (?:and|or) (?:over|above|"
    r"older|under|more)| ?(?:to|-|and) ?\d{1,3})?\b"
    r"|\b(?:under|over|the)[- ]?\d{1,2}s\b|\b\d{1,3}(?:[- ]to[- ]|"
    r"-)?\d{0,3}[- ]year[- ]olds?\b|\b\d{1,2}s and over\b"
    r"|\b(?:year|level|category|cat|stage|type|page|section|question|clause|no\.) "
    r"\d{1,3}\b|\bcore ?20\b"
    r"|\b(?:19|20)\d0s\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}:\d\d(?!\d|,)\b|\b24/7\b|"
    r"\b(?:covid)-19\b"
    r"|\bone (?:born|living|who|that|of|another|thing|day|person|place)\b|\b(?:the|"
    r"no|any|every|this|that|which|each) one\b|\b(?:these|those|the|all|both|our) "
    r"(?:two|three|four|nine|ten)\b"
    r"|\b(?:first|second|third) time\b|\b(?:every|each) (?:100,000|100k|10,000|1,000)\b"
    r"|\b(?:four|five|six|ten|eleven|sixteen|eighteen|nineteen)[- ](?:to[- ]\w+[- ])?"
    r"year[- ]olds?\b"
    r"|(?<=\.\d) out of (?:10|ten)\b|(?<=\.\d\d) out of (?:10|ten)\b"
    r"|\b\d{1,2} (?:of )?(?:january|february|march|april|june|july|august|september|october|"
    r"november|december)\b|\bon \d{1,2} may\b|\b\d{1,2} may(?= \d{4})"
    r"|\b\d{1,3} (?:english |upper-tier |local |parliamentary |council |other "
    r")*(?:authorities|councils|constituencies|districts|regions|areas|seats|"
    r"boroughs|boards|places|trusts)\b(?! in \d)"
)
# Measures whose names have a rank in them: "in the most deprived fifth of neighbourhoods".
_FIXED = frozenset({"core20", "imd-most-deprived-tenth"})
_SHARED = _FIXED | {"persistent-absence"}
_SHARES = re.compile(r"\d+(?:\.\d+)? ?(?:%|per ?cent)")
# Where a sentence may be cut, the surest first.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r";|: | - |\(|\)",
        r",? (?:while|whereas|whilst|although|though|but|yet|however)\b",
        (
            r",? (?:compared (?:with|to)|as against|against|versus|vs\.?|up from|down from|"
            r"and up from|and down from|rather than|as opposed to|from)(?= )"
        ),
        r",? (?:and|with|which|where|where it|when) ",
        r", ",
    )
)


@dataclass(frozen=True)
class Parts:
    """What is read in a stretch of a text; each kind in its order."""

    places: tuple[Place, ...]
    measures: tuple[Named, ...]
    groups: tuple[Group, ...]
    whens: tuple[When, ...]
    figures: tuple[Number, ...]
    orders: tuple[Order, ...]
    compares: tuple[Compare, ...]
    moves: tuple[Move, ...]
    gaps: tuple[Gap, ...]
    thans: tuple[Span, ...]
    tenths: Span | None
    ends: tuple[Order, ...] = ()

    def inside(self, span: Span) -> "Parts":
        """Return what begins in a stretch."""

        def held(at: int) -> bool:
            return span.start <= at < span.stop

        return Parts(
            tuple(one for one in self.places if held(one.span.start)),
            tuple(one for one in self.measures if held(one.span.start)),
            tuple(one for one in self.groups if held(one.span.start)),
            tuple(one for one in self.whens if held(one.span.start)),
            tuple(one for one in self.figures if held(one.span.start)),
            tuple(one for one in self.orders if held(one.span.start)),
            tuple(one for one in self.compares if held(one.span.start)),
            tuple(one for one in self.moves if held(one.span.start)),
            tuple(one for one in self.gaps if held(one.span.start)),
            tuple(one for one in self.thans if held(one.start)),
            self.tenths if self.tenths and held(self.tenths.start) else None,
            tuple(one for one in self.ends if held(one.span.start)),
        )


def parts_of(plain: str, level: str) -> Parts:
    """Return what is read in a plain text; `level` is the same with its capitals."""
    found_places = places(plain, level)
    where = [one.span for one in found_places]
    named = [one for one in measures(plain, where) if not _in_name(one.span, found_places)]
    spans = [one.span for one in named] + [one.span for one in found_places]
    whens = list(periods(masked(plain, [span for span in spans if _has_year(span, plain)])))
    whens = [one for one in whens if not _is_amount(plain, one)]
    tenths, ends = kinds.tenths(plain), _deprived(plain, named, found_places)
    if tenths or ends:
        named = _by_deprivation(named, ends)
    orders = [
        one
        for one in kinds.orders(plain)
        if not any(_inside(one.span, held.span) and held.slug in _FIXED for held in named)
        and not (tenths and one.span.overlaps(tenths))
        and not any(one.span.overlaps(end.span) for end in ends)
    ]
    ages = [Span(*one.span()) for one in _AGES.finditer(plain)]
    fixed = [piece for one in named if one.limited for piece in _limits(plain, one)] + where
    hidden = [
        *fixed, *(one.span for one in whens), *ages, *(one.span for one in ends),
        *(one.span for one in orders if _counts(one)),
    ]  # fmt: skip
    figures = numbers(plain, masked(plain, hidden))
    # No measure here is told in days or weeks: those are limits.
    figures = [one for one in figures if one.unit not in ("days", "weeks")]
    approx = [Span(one.lead, one.span.start) for one in figures if one.lead >= 0]
    named_in = [one.span for one in named if one.limited]
    compares = [
        one
        for one in kinds.compares(plain)
        if not any(one.span.overlaps(span) for span in [*approx, *ages])
        and not any(_inside(one.span, span) for span in named_in)
    ]
    thans = [
        one
        for one in kinds.than(plain)
        if not any(one.overlaps(span) for span in [*approx])
        and not any(_inside(one, span) for span in named_in)
    ]
    moves = [
        one
        for one in kinds.moves(plain)
        if not any(one.span.overlaps(place.span) for place in found_places)
        and not any(one.span.overlaps(figure.span) for figure in figures)
    ]
    return Parts(
        tuple(found_places), tuple(named), tuple(groups(plain, plain)), tuple(whens),
        tuple(figures), tuple(orders), tuple(compares), tuple(moves), tuple(kinds.gaps(plain)),
        tuple(thans), tenths, tuple(ends),
    )  # fmt: skip


def _deprived(plain: str, named: Sequence[Named], found_places: Sequence[Place]) -> list[Order]:
    """Return the ends of deprivation of which a text on healthy years speaks, in all England."""
    healthy = any(one.slug == DEFAULT for one in named)
    elsewhere = any(area.level != "country" for place in found_places for area in place.areas[:1])
    if not healthy or elsewhere or re.search(r"\bregions?\b|\bconstituenc", plain):
        return []
    return kinds.ends(plain)


def _by_deprivation(named: Sequence[Named], ends: Sequence[Order]) -> list[Named]:
    """Return measures without the shares of neighbourhoods, where groups of them are meant."""
    others = [
        one for one in named
        if one.slug not in _FIXED and not any(one.span.overlaps(end.span) for end in ends)
    ]  # fmt: skip
    return others or list(named)


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.stop <= other.stop


def _limits(plain: str, named: Named) -> list[Span]:
    """Return what of a measure's name is hidden from figures: all but shares in its midst.

    "A&E departments saw 76 per cent within four hours" has its figure in its name.
    """
    if named.slug in _SHARED:
        return [named.span]
    pieces, start = [], named.span.start
    for one in _SHARES.finditer(plain, named.span.start, named.span.stop):
        pieces.append(Span(start, one.start()))
        start = one.end()
    return [*pieces, Span(start, named.span.stop)]


def _in_name(span: Span, found: Sequence[Place]) -> bool:
    return any(_inside(span, place.span) and place.kind == "area" for place in found)


def _has_year(span: Span, plain: str) -> bool:
    return re.search(r"\d{4}", span.within(plain)) is not None


def _is_amount(plain: str, when: When) -> bool:
    """Whether what looks like a year is an amount: "2,019", "2000 patients"."""
    if when.kind != "year" or when.month:
        return False
    after = plain[when.span.stop : when.span.stop + 14]
    before = when.span.within(plain)
    return not before.startswith(("in ", "during ", "of ", "as of", "back")) and (
        re.match(
            r" (?:patients|people|residents|registered|for every|per|gps|pounds|deaths|pupils)",
            after,
        )
        is not None
    )


def _counts(order: Order) -> bool:
    """Whether an order has a number in its words."""
    return bool(order.among or order.share or order.nth or order.of)


def clauses(plain: str, sentence: Span, inside: Parts) -> list[Span]:
    """Return the clauses of a sentence: cut where two of them each say something of size."""
    said = _saying(inside)
    cuts = [sentence.start]
    for first, second in itertools.pairwise(said):
        cut = _cut_between(plain, first.stop, second.start, inside)
        if cut is not None:
            cuts.append(cut)
    cuts.append(sentence.stop)
    return [Span(start, stop) for start, stop in itertools.pairwise(cuts) if start < stop]


def _saying(inside: Parts) -> list[Span]:
    """Return where a sentence says how large, or where among all, in order."""
    found = [one.span for one in inside.figures]
    found += [
        one.span
        for one in inside.orders
        if not inside.gaps and not any(one.span.overlaps(span) for span in found)
    ]
    figures = [one.span for one in inside.figures]
    # A comparison without a figure of its own says something too.
    for one in inside.compares:
        alone = not any(
            abs(one.span.start - span.stop) <= 22 or span.overlaps(one.span)  # noqa: PLR2004
            for span in figures
        )
        ahead = any(one.span.stop <= than.start <= one.span.stop + 60 for than in inside.thans)
        if alone and ahead and not any(0 <= span.start - one.span.stop <= 8 for span in figures):  # noqa: PLR2004
            found.append(one.span)
    return sorted(found)


def _cut_between(plain: str, start: int, stop: int, inside: Parts) -> int | None:
    between = plain[start:stop]
    bound = [than for than in inside.thans if start <= than.start < stop]
    for at, pattern in enumerate(_CUTS):
        found = list(pattern.finditer(between))
        if not found:
            continue
        if at == 2 and bound and "compare" not in found[-1][0]:  # noqa: PLR2004
            pass
        place = start + found[-1].start()
        if between[found[-1].start()] in ";:,)" and at in (0, 4):
            place += 1
        return place
    return None
