"""What a clause claims: of each figure whether it is a value, a difference, a change and so on."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.claim import kinds
from explorer.analysis.claim.claims import (
    CHANGE,
    COMPARISON,
    DIFFERENCE,
    GAP,
    GAP_CHANGE,
    ORDER,
    RATIO,
    TENTHS,
    VALUE,
    Reading,
)
from explorer.analysis.claim.clauses import Parts
from explorer.analysis.claim.kinds import BEST, DOWN, SAME, UP, WORST, Compare, Gap, Move
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import BEFORE, When
from explorer.analysis.claim.places import AVERAGE
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import TURNED

_BY = re.compile(
    r"(?:\bby|\bof|\ba|\ban|\bits|\bup|\bdown)(?: (?:just|only|some|more than|over|"
    r"about|nearly|almost|a full|another))?[ (+]*$"
)


_TO = re.compile(
    r"\b(?:to|at|is|are|was|were|stands? at|stood at|reach(?:ed|es|ing)?|now)(?: "
    r"just| only| about| a| an| a record| around)?[ (]*$"
)


_FROM = re.compile(r"\bfrom(?: about| around| just| nearly| over| an average of)?[ (]*$")


_MOVED = re.compile(
    r"[ -]?(?:percentage |per cent |percent |% )?(?:\w+ ){0,2}(?:fall|drop|rise|"
    r"increase|decline|decrease|cut|reduction|growth|improvement|jump|gain|loss|"
    r"worsening|surge|deterioration)\b"
)


_APART = re.compile(r"\b(?:apart|separat\w+|divid\w+|differ(?:s|ed|ence)?|between them|gulf)\b")


_AS = re.compile(
    r"(?: \w+){0,1} (?:as (?:many|much|high|likely|long|large|low|few|big|bad|"
    r"common|deprived|old)|the (?:\w+ ){0,3}(?:rate|average|level|number|figure|"
    r"share|proportion|percentage)|that (?:of|in|for)|what it)\b"
)


_GAPPED = re.compile(r"[- ](?:\w+[- ]){0,3}(?:gap|difference|divide|gulf|disparity)\b")


# A figure that was set, not measured.
_AIM = re.compile(r"[- ](?:\w+ ){0,1}(?:target|standard|goal|benchmark|ambition|threshold)s?\b")


# Between an average and its figure.
_OWN = re.compile(r"(?: ?(?:of|is|was|at|which is|[:(,]))+(?: just| only| about| around)? ?")
_SMALL = 12
_HIGHER = frozenset(
    {"higher", "lower", "fewer", "worse", "better", "shorter", "longer", "healthier", "poorer"}
)


_ONCE = re.compile(
    r"\b(?:up|down) from(?: about| around| just| nearly| over| an average of)?[ (]*$"
)


def roles(plain: str, span: Span, inside: Parts, base: Reading) -> list[Reading]:
    """Return what a clause claims: each figure, rank, move or comparison in it."""
    found: list[Reading] = []
    used: set[Span] = set()
    gap = inside.gaps[0] if inside.gaps else None
    for figure in inside.figures:
        own = replace(base, when=_when_of(figure, inside, base))
        one = _of_figure(plain, span, inside, own, figure, gap)
        if one:
            found.append(replace(one, figure=figure))
            used |= {word.span for word in inside.compares} | {word.span for word in inside.moves}
    for order in inside.orders:
        if gap is None and not (inside.tenths or inside.ends):
            found.append(replace(base, kind=ORDER, order=order))
    moves = [one for one in inside.moves if one.span not in used]
    wanted = [one for one in moves if one.times or one.side]
    if wanted and not found:
        move = next((one for one in wanted if one.times), wanted[0])
        kind = GAP_CHANGE if gap else CHANGE
        found.append(replace(base, kind=kind, side=move.side, times=move.times, gap=gap))
    elif wanted and any(one.kind == VALUE for one in found) and not gap:
        found.append(replace(base, kind=CHANGE, side=wanted[0].side, times=0.0))
    elif inside.moves and any(one.kind == VALUE for one in found) and not gap:
        move = inside.moves[0]
        if move.side in (UP, DOWN) and base.since and not move.times:
            found.append(replace(base, kind=CHANGE, side=move.side))
    if not found and inside.compares and _against_then(inside):
        kind = GAP_CHANGE if gap else CHANGE
        found.append(replace(base, kind=kind, side=inside.compares[0].side, gap=gap))
    elif not found and inside.compares and _set_against(inside):
        found.append(replace(base, kind=COMPARISON, side=inside.compares[0].side))
    elif not found and not inside.moves and _says_higher(plain, inside):
        # Higher than what? Without that it is not understood.
        found.append(replace(base, kind=COMPARISON, side=inside.compares[0].side))
    elif not found and kinds.alike(span.within(plain)) and _set_against(inside):
        found.append(replace(base, kind=COMPARISON, side=SAME))
    return found


def _when_of(figure: Number, inside: Parts, base: Reading) -> When | None:
    """Return the period of a figure, where a clause has several figures."""
    whens = [one for one in inside.whens if not one.is_start]
    if len(inside.figures) < 2 or not whens:  # noqa: PLR2004
        return base.when
    first = inside.figures[0]
    shared = next((one for one in whens if one.span.start < first.span.start), None)
    held: dict[Span, When] = {}
    for when in whens:
        before = [one for one in inside.figures if one.stop <= when.span.start]
        if before:
            held.setdefault(before[-1].span, when)
    return held.get(figure.span, shared)


def _says_higher(plain: str, inside: Parts) -> bool:
    """Whether a clause says plainly that one thing is higher or lower, whatever than."""
    return bool(inside.places) and any(one.span.within(plain) in _HIGHER for one in inside.compares)


def _against_then(inside: Parts) -> bool:
    """Whether a clause sets something against what it was: "fewer than ten years ago"."""
    others = [one for one in inside.places if one.kind == AVERAGE]
    return any(one.then for one in inside.whens) and not (others or len(inside.places) > 1)


def _set_against(inside: Parts) -> bool:
    """Whether a clause names what something is set against, which is no time."""
    return not _against_then(inside) and bool(
        (inside.thans and (len(inside.places) + len(inside.groups)))
        or any(one.kind == AVERAGE for one in inside.places)
        or len(inside.places) > 1
    )


def _of_figure(  # noqa: PLR0911, PLR0917
    plain: str, span: Span, inside: Parts, base: Reading, figure: Number, gap: Gap | None
) -> Reading | None:
    before = plain[span.start : figure.start]
    after = plain[figure.stop : span.stop]
    short = before[-40:]
    if _idle(figure, base, after):
        return None
    move = _move_of(figure, inside.moves, before, after)
    if figure.unit == "times" or (figure.form == "fraction" and _AS.match(after)):
        return _of_times(inside, base, figure, gap, after)
    if inside.tenths or inside.ends:
        return _of_deprivation(inside, base, figure, gap, after)
    if _of_average(plain, inside, figure):
        return replace(base, kind=VALUE)
    if gap and move and not _GAPPED.match(after) and not _TO.search(short):
        return replace(base, kind=GAP_CHANGE, side=move.side, gap=gap)
    slug = base.measure.slug if base.measure else ""
    if (gap or _GAPPED.match(after) or _APART.search(after[:40]) or _APART.search(short)) and (
        slug != "life-expectancy-gap-inside"
    ):
        return replace(base, kind=GAP if gap and gap.regional else DIFFERENCE, gap=gap)
    compare = _compare_of(figure, inside.compares, after)
    if compare is None and inside.compares and _BY.search(short) and move is None:
        # "It trails the average by six years."
        compare = inside.compares[-1]
    if compare and _against_then(inside) and not figure.per:
        return replace(base, kind=CHANGE, side=compare.side, times=0.0)
    if compare and _set_against(inside) and not figure.per:
        return replace(base, kind=DIFFERENCE, side=compare.side)
    if move is not None:
        return replace(base, kind=CHANGE, side=move.side, times=0.0)
    if _FROM.search(short) and base.since and not inside.moves:
        return replace(base, kind=VALUE, when=base.since)
    if _FROM.search(short) and (inside.moves or _ONCE.search(plain[: figure.start][-40:])):
        return replace(base, kind=VALUE, when=_then(base, figure))
    return replace(base, kind=VALUE)


def _of_deprivation(
    inside: Parts, base: Reading, figure: Number, gap: Gap | None, after: str
) -> Reading:
    """Return a claim on the most or least deprived neighbourhoods, or on how far they differ."""
    compare = _compare_of(figure, inside.compares, after)
    apart = gap or compare or _GAPPED.match(after) or _APART.search(after[:60])
    if len({one.end for one in inside.ends}) == 1 and not apart:
        return replace(base, kind=TENTHS, order=inside.ends[0])
    first = inside.ends[0].end if inside.ends else WORST
    side = "" if gap or compare is None else compare.side
    if side and first == BEST:
        side = DOWN if side == UP else UP
    return replace(base, kind=TENTHS, gap=gap, side=side)


def _of_times(inside: Parts, base: Reading, figure: Number, gap: Gap | None, after: str) -> Reading:
    """Return what so many times is: of a gap, of what was before, or of what is compared with."""
    if gap and (inside.moves or base.since):
        return replace(base, kind=GAP_CHANGE, side=UP, gap=gap)
    if base.since and (not inside.thans or _against_then(inside)):
        return replace(base, kind=CHANGE, side=UP)
    if _is_ratio(base):
        return replace(base, kind=VALUE)
    side = UP if figure.unit == "times" else DOWN
    compare = _compare_of(figure, inside.compares, after)
    return replace(base, kind=RATIO, side=compare.side if compare else side)


def _of_average(plain: str, inside: Parts, figure: Number) -> bool:
    """Whether a figure is the average's own: "more than the English average of 18"."""
    return any(
        one.kind == AVERAGE
        and _OWN.fullmatch(plain[one.span.stop : max(figure.start, one.span.stop)])
        for one in inside.places
    )


def _then(base: Reading, figure: Number) -> When:
    """Return when something was what it has moved from: before the newest, if nothing is said."""
    named = base.since or (None if "period" in base.carried else base.when)
    return named or When(BEFORE, 0, 0, Span(figure.span.start, figure.span.start))


def _is_ratio(base: Reading) -> bool:
    return base.measure is not None and base.measure.slug == "housing-affordability"


def _idle(figure: Number, base: Reading, after: str) -> bool:
    """Whether a number is part of speech alone: "one born in", "two places"."""
    if math.isnan(figure.value) or _AIM.match(after):
        return True
    named = base.measure
    if named is not None and named.how == TURNED and figure.value <= 2 and not figure.unit:  # noqa: PLR2004
        return True
    if figure.form != "words" or figure.unit or figure.per or figure.value > _SMALL:
        return False
    return not (base.measure and re.match(r" (?:\w+ ){0,2}\|", after)) and (
        figure.value <= 2  # noqa: PLR2004
        or not re.match(r" (?:in|out of|fewer|more|less|healthy|gps|patients)\b", after)
    )


def _move_of(figure: Number, moves: Sequence[Move], before: str, after: str) -> Move | None:  # noqa: PLR0911
    """Return the word of change that a figure is the size of."""
    if not moves:
        return None
    short = before[-40:]
    if _MOVED.match(after):
        return moves[0] if len(moves) == 1 else moves[-1]
    if _TO.search(short) and not _BY.search(short):
        return None
    if _FROM.search(short):
        return None
    near = [one for one in moves if one.span.stop <= figure.start + 1]
    if near and _BY.search(short):
        return near[-1]
    if (
        near
        and figure.unit in ("years", "points", "%", "times")
        and figure.start - near[-1].span.stop <= 14  # noqa: PLR2004
    ):
        return near[-1]
    if near and figure.start - near[-1].span.stop <= 1:
        # "Lost 16.6 GPs."
        return near[-1]
    ahead = [one for one in moves if 0 <= one.span.start - figure.stop <= 18]  # noqa: PLR2004
    if ahead and figure.unit in ("years", "points", "%", "times"):
        return ahead[0]
    return None


def _compare_of(figure: Number, compares: Sequence[Compare], after: str) -> Compare | None:
    """Return the word that a figure is the size of: "12 years fewer"."""
    near = [one for one in compares if 0 <= one.span.start - figure.stop <= 22]  # noqa: PLR2004
    if near:
        return near[0]
    return next(
        (one for one in compares if 0 < figure.start - one.span.stop <= 5  # noqa: PLR2004
         and one.span.stop < figure.start), None,
    )  # fmt: skip
