"""A text as claims: each clause with the place, measure, group, period and figure read in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.analysis.claim import kinds
from explorer.analysis.claim import text as texts
from explorer.analysis.claim.claims import NONE, VALUE, Reading
from explorer.analysis.claim.clauses import Parts, clauses, parts_of
from explorer.analysis.claim.measures import Named
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import FUTURE, When
from explorer.analysis.claim.places import Place
from explorer.analysis.claim.roles import roles
from explorer.analysis.claim.subjects import COUNTS, settled
from explorer.analysis.claim.text import Span
from explorer.indicators.catalogue import indicator

_HERE = re.compile(
    r"\b(?:it|there|here|that|this|they|its|their|those|these|does|do|did|the (?:area|town|city|"
    r"place|figure|rate|number))\b"
)


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
        before = _last_said(told, before)
    return readings


def _last_said(told: Sequence[Reading], before: Reading | None) -> Reading | None:
    """Return what the next sentence may lean on: what this one leaves out, the last one named."""
    last = next((one for one in reversed(told) if one.measure or one.places), None)
    if last is None or before is None:
        return last or before
    return replace(
        last, measure=last.measure or before.measure, places=last.places or before.places,
        groups=last.groups or (before.groups if not last.measure else ()),
    )  # fmt: skip


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


def _clause(  # noqa: PLR0917
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
    found = roles(plain, span, inside, base)
    near = _bracketed(plain, span, around)
    ahead = next((one for parts in later for one in parts.places), None)
    told = [settled(one, plain, inside, earlier, before, near or ahead) for one in found]
    return [
        replace(one, others=tuple(held for held in around.places if held not in one.places))
        for one in told
    ]


def _bracketed(plain: str, span: Span, around: Parts) -> Place | None:
    """Return the place right before a bracket that a clause stands in."""
    if plain[max(0, span.start - 1) : span.start] != "(":
        return None
    before = [one for one in around.places if one.span.stop < span.start]
    return before[-1] if before else None


def _with_parts(  # noqa: PLR0917
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
    if last and last.measure and plain[max(0, base.span.start - 1) : base.span.start] == "(":
        # What stands in brackets says again what was said.
        measure = None
    if measure is None or (measure.strength < 2 and not measure.not_held):  # noqa: PLR2004
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
            groups = (ahead[0],)
            carried.add("group")
    elif not (groups or last or inside.places or inside.gaps) and before and before.groups:
        groups = before.groups[:1]
        carried.add("group")
    whens = [one for one in inside.whens if not one.is_start]
    since = next((one for one in inside.whens if one.is_start), None)
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
    if figure is None or not named.slug:
        return True
    unit = indicator(named.slug).unit
    if figure.per:
        return unit == "%" or unit.startswith("per ")
    if not figure.unit:
        return True
    told = {
        "%": ("%", "votes") if named.slug in COUNTS else ("%",),
        "years": ("years", "%"),
        "pounds": ("pounds", "%"),
        "minutes": ("minutes", "hours", "%"),
    }
    return figure.unit in (
        *told.get(unit, ("%",) if figure.unit == "%" else ()),
        "times",
        "points",
    ) or (unit == "years of pay" and figure.unit == "years")


def _other_measure(  # noqa: PLR0917
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
    if strong and not (own and inside.figures):
        return _strongest(strong, None)
    tied = inside.places or inside.groups or _HERE.search(base.span.within(plain))
    if own is None and before and before.measure and tied:
        return before.measure
    return own


def _now(whens: Iterable[When]) -> When | None:
    return next((one for one in whens if not one.is_start), None)
