"""A text as claims: each clause with the place, measure, group, period and figure read in it."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.claim import kinds
from explorer.analysis.claim import text as texts
from explorer.analysis.claim.clauses import Parts, clauses, parts_of
from explorer.analysis.claim.groups import Group
from explorer.analysis.claim.kinds import DOWN, SAME, UP, Compare, Gap, Move, Order
from explorer.analysis.claim.measures import Named
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import AGO, BEFORE, FUTURE, SINCE, When
from explorer.analysis.claim.places import AVERAGE, PART, Place
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import AS_IT_IS, TURNED
from explorer.indicators.catalogue import indicator

VALUE, DIFFERENCE, RATIO, CHANGE, ORDER, COMPARISON, GAP, GAP_CHANGE, TENTHS, NONE = (
    "value", "difference", "ratio", "change", "order", "comparison", "gap", "change of a gap",
    "deprivation", "none",
)  # fmt: skip
_HERE = re.compile(
    r"\b(?:it|there|here|that|this|they|its|their|those|these|the (?:area|town|city|place|figure|rate|number))\b"
)
_BY = re.compile(r"(?:\bby|\bof|\ba|\ban|\bits|\bup|\bdown)(?: (?:just|only|some|more than|over|about|nearly|almost|a full|another))?[ (+]*$")
_TO = re.compile(r"\b(?:to|at|is|are|was|were|stands? at|stood at|reach(?:ed|es|ing)?|now)(?: just| only| about| a| an| a record| around)?[ (]*$")
_FROM = re.compile(r"\bfrom(?: about| around| just| nearly| over| an average of)?[ (]*$")
_MOVED = re.compile(
    r"[ -]?(?:percentage |per cent |percent |% )?(?:\w+ ){0,2}(?:fall|drop|rise|increase|decline|decrease|cut|reduction|growth|improvement|jump|gain|loss|worsening|surge|deterioration)\b"
)
_APART = re.compile(
    r"\b(?:apart|separat\w+|divid\w+|differ(?:s|ed|ence)?|between them|gulf)\b"
)
_AS = re.compile(
    r"(?: \w+){0,1} (?:as (?:many|much|high|likely|long|large|low|few|big|bad|common|deprived|old)|the (?:\w+ ){0,3}(?:rate|average|level|number|figure|share|proportion|percentage)|that (?:of|in|for)|what it)\b"
)
_GAPPED = re.compile(r"[- ](?:\w+[- ]){0,3}(?:gap|difference|divide|gulf|disparity)\b")
# A figure that was set, not measured.
_AIM = re.compile(r"[- ](?:\w+ ){0,1}(?:target|standard|goal|benchmark|ambition|threshold)s?\b")
_SMALL = 12
# From here a figure of GPs is of patients per GP, and not of GPs per 100,000 patients.
PATIENTS = 300
_ONCE = re.compile(r"\b(?:up|down) from(?: about| around| just| nearly| over| an average of)?[ (]*$")


@dataclass(frozen=True)
class Reading:
    """One claim as it is read.

    Attributes
    ----------
    kind : str
        "value", "difference", "ratio", "change", "order", "comparison", "gap",
        "change of a gap", "deprivation" or "none".
    text : str
        The clause as it is typed.
    span : Span
        Where the clause stands.
    measure : Named or None
    places : tuple of Place
        What it is about, then what that is compared with.
    groups : tuple of Group
        Whom it is about, then whom those are compared with; none where no group is named.
    when, since : When or None
        When it holds; since when something has changed.
    figure : Number or None
    side : str
        "down", "up", "same", "worst" or "best": which way it is compared, or has moved.
    order : Order or None
    gap : Gap or None
    times : float
        2 for "doubled"; 0 without.
    carried : frozenset of str
        Which parts stand in another clause: "place", "measure", "group", "period".
    cause, future, negated : bool
    """

    kind: str
    text: str
    span: Span
    measure: Named | None = None
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    when: When | None = None
    since: When | None = None
    figure: Number | None = None
    side: str = ""
    order: Order | None = None
    gap: Gap | None = None
    times: float = 0.0
    carried: frozenset[str] = frozenset()
    cause: bool = False
    future: bool = False
    negated: bool = False


def read(text: str) -> list[Reading]:
    """Return the claims of a text, in their order; any text may be read.

    A clause that names a figure and no measure is a claim without a measure.
    """
    plain = texts.plain(text)
    found = parts_of(plain, texts.level(text))
    readings: list[Reading] = []
    before: Reading | None = None
    for sentence in texts.sentences(plain):
        told = _sentence(text, plain, sentence, found, before)
        readings += told
        before = next((one for one in reversed(told) if one.measure or one.places), before)
    return readings


def _sentence(
    text: str, plain: str, sentence: Span, found: Parts, before: Reading | None
) -> list[Reading]:
    inside = found.inside(sentence)
    whole = sentence.within(plain)
    marked = _Marks(
        cause=_says_why(whole, sentence, inside),
        future=kinds.future(whole) is not None
        or any(one.kind == FUTURE for one in inside.whens)
        or kinds.supposed(whole),
    )
    readings: list[Reading] = []
    pieces = [_bare(plain, one) for one in clauses(plain, sentence, inside)]
    for at, span in enumerate(pieces):
        later = [inside.inside(other) for other in pieces[at + 1 :]]
        readings += _clause(
            text, plain, span, inside.inside(span), readings, later, before, marked, inside
        )
    if not readings:
        strong = [one for one in inside.measures if one.strength > 1]
        held = strong if strong or inside.places else []
        readings.append(
            Reading(
                NONE, sentence.within(text), sentence,
                _strongest(held or (inside.measures if inside.places else []), None),
                tuple(inside.places[:1]), tuple(inside.groups[:1]), _now(inside.whens),
                cause=marked.cause, future=marked.future,
            )
        )  # fmt: skip
    return readings


def _bare(plain: str, span: Span) -> Span:
    """Return a clause without the signs that part it from the next."""
    piece = span.within(plain)
    start = span.start + len(piece) - len(piece.lstrip(" ,;:(-"))
    return Span(start, span.stop - len(piece) + len(piece.rstrip(" ,;:(")))


def _says_why(whole: str, sentence: Span, inside: Parts) -> bool:
    """Whether a sentence says why, other than in the name of a measure."""
    return any(
        not any(
            Span(one.start + sentence.start, one.stop + sentence.start).overlaps(named.span)
            for named in inside.measures
        )
        for one in kinds.causes(whole)
    )


@dataclass(frozen=True)
class _Marks:
    cause: bool
    future: bool


def _clause(
    text: str,
    plain: str,
    span: Span,
    inside: Parts,
    earlier: Sequence[Reading],
    later: Sequence[Parts],
    before: Reading | None,
    marks: _Marks,
    around: Parts,
) -> list[Reading]:
    whole = span.within(plain)
    base = Reading(
        VALUE, span.within(text), span, cause=marks.cause, future=marks.future,
        negated=kinds.negated(whole),
    )  # fmt: skip
    base = _with_parts(base, plain, inside, earlier, later, before)
    found = _roles(plain, span, inside, base)
    near = _bracketed(plain, span, around)
    return [_settled(one, plain, inside, earlier, before, near) for one in found]


def _bracketed(plain: str, span: Span, around: Parts) -> Place | None:
    """Return the place right before a bracket that a clause stands in."""
    if plain[max(0, span.start - 1) : span.start] != "(":
        return None
    before = [one for one in around.places if one.span.stop < span.start]
    return before[-1] if before else None


# What stands in a clause, and what is carried into it --------------------------------------------


def _with_parts(
    base: Reading,
    plain: str,
    inside: Parts,
    earlier: Sequence[Reading],
    later: Sequence[Parts],
    before: Reading | None,
) -> Reading:
    carried = set()
    measure = _strongest(inside.measures, inside.figures[0] if inside.figures else None)
    last = earlier[-1] if earlier else None
    if measure is None or (measure.strength < 2 and not measure.not_held):  # noqa: PLR2004 -- weak
        other = _other_measure(measure, inside, last, later, before, base, plain)
        if other is not None and other != measure:
            measure = other
            carried.add("measure")
    groups = tuple(inside.groups)
    if not groups and last and last.groups:
        groups = last.groups[:1]
        carried.add("group")
    elif not groups and not last and later:
        ahead = [one for parts in later for one in parts.groups]
        if ahead and not inside.places:
            groups, _ = (ahead[0],), carried.add("group")
    elif not groups and before and before.groups and "measure" in carried and not last:
        groups = before.groups[:1]
        carried.add("group")
    whens = [one for one in inside.whens if one.kind not in (SINCE, AGO)]
    since = next((one for one in inside.whens if one.kind in (SINCE, AGO)), None)
    when = whens[0] if whens else None
    if when is None and last and last.when and since is None:
        when = last.when
        carried.add("period")
    return replace(
        base, measure=measure, groups=groups, when=when, since=since, carried=frozenset(carried)
    )


def _strongest(named: Sequence[Named], figure: Number | None) -> Named | None:
    """Return the measure that a clause speaks of: the strongest, then the nearest to its figure."""
    if not named:
        return None

    def away(one: Named) -> int:
        if figure is None:
            return one.span.start
        gap = max(one.span.start - figure.stop, figure.span.start - one.span.stop)
        return max(gap, 0)

    return min(named, key=lambda one: (not fits(one, figure), -one.strength, away(one)))


def fits(named: Named, figure: Number | None) -> bool:
    """Whether a figure's unit is one in which a measure is told, or a difference of it."""
    if figure is None or not named.slug or not figure.unit:
        return True
    unit = indicator(named.slug).unit
    told = {"%": ("%",), "years": ("years", "%"), "pounds": ("pounds", "%"), "minutes": ("minutes", "hours", "%")}
    return figure.unit in (*told.get(unit, ("%",) if figure.unit == "%" else ()), "times", "points") or (
        unit == "years of pay" and figure.unit == "years"
    )


def _other_measure(
    own: Named | None,
    inside: Parts,
    last: Reading | None,
    later: Sequence[Parts],
    before: Reading | None,
    base: Reading,
    plain: str,
) -> Named | None:
    """Return the measure of another clause, for one that names none, or hardly one."""
    if last and last.measure:
        return last.measure
    ahead = [one for parts in later for one in parts.measures]
    strong = [one for one in ahead if own is None or one.strength > own.strength]
    if strong and not (own and inside.figures and len(later) > 1):
        return _strongest(strong, None)
    tied = inside.places or inside.groups or _HERE.search(base.span.within(plain))
    if own is None and before and before.measure and tied:
        return before.measure
    return own


def _now(whens: Iterable[When]) -> When | None:
    return next((one for one in whens if one.kind not in (SINCE, AGO)), None)


# What a clause claims ----------------------------------------------------------------------------


def _roles(plain: str, span: Span, inside: Parts, base: Reading) -> list[Reading]:
    found: list[Reading] = []
    used: set[Span] = set()
    gap = inside.gaps[0] if inside.gaps else None
    for figure in inside.figures:
        one = _of_figure(plain, span, inside, base, figure, gap)
        if one:
            found.append(replace(one, figure=figure))
            used |= {word.span for word in (*inside.compares, *inside.moves)}
    for order in inside.orders:
        if gap is None and not inside.tenths:
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
    if not found and inside.compares and _set_against(inside):
        found.append(replace(base, kind=COMPARISON, side=inside.compares[0].side))
    elif not found and kinds.alike(span.within(plain)) and _set_against(inside):
        found.append(replace(base, kind=COMPARISON, side=SAME))
    return found


def _set_against(inside: Parts) -> bool:
    """Whether a clause names what something is set against."""
    return bool(
        (inside.thans and (len(inside.places) + len(inside.groups)))
        or any(one.kind == AVERAGE for one in inside.places)
        or len(inside.places) > 1
    )


def _of_figure(
    plain: str, span: Span, inside: Parts, base: Reading, figure: Number, gap: Gap | None
) -> Reading | None:
    before = plain[span.start : figure.start]
    after = plain[figure.stop : span.stop]
    short = before[-40:]
    if _idle(figure, base, after):
        return None
    move = _move_of(figure, inside.moves, before, after)
    if figure.unit == "times" or (figure.form == "fraction" and _AS.match(after)):
        if gap and (inside.moves or base.since):
            return replace(base, kind=GAP_CHANGE, side=UP, gap=gap)
        if base.since and not inside.thans:
            return replace(base, kind=CHANGE, side=UP)
        if _is_ratio(base):
            return replace(base, kind=VALUE)
        side = UP if figure.unit == "times" else DOWN
        compare = _compare_of(figure, inside.compares, after)
        return replace(base, kind=RATIO, side=compare.side if compare else side)
    if inside.tenths:
        return replace(base, kind=TENTHS, gap=gap)
    if gap and move and not _GAPPED.match(after) and not _TO.search(short):
        return replace(base, kind=GAP_CHANGE, side=move.side, gap=gap)
    slug = base.measure.slug if base.measure else ""
    if (gap or _GAPPED.match(after) or _APART.search(after[:40]) or _APART.search(short)) and (
        slug != "life-expectancy-gap-inside"
    ):
        return replace(base, kind=GAP if gap and gap.regional else DIFFERENCE, gap=gap)
    compare = _compare_of(figure, inside.compares, after)
    if compare and _set_against(inside) and not figure.per:
        return replace(base, kind=DIFFERENCE, side=compare.side)
    if move is not None:
        return replace(base, kind=CHANGE, side=move.side, times=0.0)
    if _FROM.search(short) and base.since and not inside.moves:
        return replace(base, kind=VALUE, when=base.since)
    if _FROM.search(short) and (inside.moves or _ONCE.search(plain[: figure.start][-40:])):
        return replace(base, kind=VALUE, when=_then(base, figure))
    return replace(base, kind=VALUE)


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
        figure.value <= 2 or not re.match(r" (?:in|out of|fewer|more|less|healthy|gps|patients)\b", after)  # noqa: PLR2004
    )


def _move_of(figure: Number, moves: Sequence[Move], before: str, after: str) -> Move | None:
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
    if near and figure.unit in ("years", "points", "%", "times") and figure.start - near[-1].span.stop <= 14:  # noqa: PLR2004
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


# Whom and what a claim is about ------------------------------------------------------------------


def _settled(
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
    if near is not None and one.kind == VALUE and not inside.places:
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
    turned = indicator(named.slug).turned_over
    if turned is None or figure.unit or one.kind != VALUE or figure.value <= PATIENTS:
        return one
    return replace(one, measure=replace(named, how=TURNED))


def _group_of(one: Reading, inside: Parts) -> tuple[Group, ...]:
    if not inside.groups or one.figure is None:
        return one.groups[:1]
    figure = one.figure
    return (
        min(inside.groups, key=lambda held: _distance(held.span, figure.span)),
    )


def _two_groups(one: Reading, inside: Parts) -> tuple[Group, ...]:
    first = inside.groups[0]
    second = next((held for held in inside.groups if held.sex != first.sex), None)
    return (first, second) if second else (first,)


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.stop, second.start - first.stop, 0)


def _places_of(
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
        if len(held) >= 2:  # noqa: PLR2004 -- a pair
            return (held[0], held[1]), False
        if one.kind == GAP_CHANGE:
            carried = _carried(earlier, before, 2)
            return (carried if len(carried[0]) == 2 else ((), False))  # noqa: PLR2004
        return (), False
    # A comparison: what stands after "than" is what is compared with.
    split = inside.thans[-1].stop if inside.thans else -1
    # A place that opens the clause is its subject, whichever way the sentence is turned.
    after = [place for place in held if split >= 0 and place.span.start >= split]
    first = [place for place in held if place not in after]
    average = next((place for place in held if place.kind == AVERAGE), None)
    if not after and average and len(held) > 1:
        after, first = [average], [place for place in held if place != average]
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


def _subject(one: Reading, plain: str, held: Sequence[Place]) -> Place | None:
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
    near = [place for place in after if re.fullmatch(r"[^;:]{0,30}?\b(?:in|for|at|across) (?:the )?", plain[figure.stop : place.span.start])]
    before = [place for place in held if place.span.stop <= figure.span.start]
    if near and not before:
        return near[0]
    if before:
        return before[0]
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
