"""The lesson on claims from the news: a vote, then the verdict and what can be said today."""

from collections.abc import Callable, Sequence
from functools import partial

from explorer.analysis.claim.verdicts import Claim, check
from explorer.analysis.estimates import estimate
from explorer.indicators import data
from explorer.questions.blocks import Heading
from explorer.questions.claim.blocks import Ruling, Today
from explorer.questions.page import Block, Option
from explorer.questions.teach.mapped import measured
from explorer.questions.teach.screen import Screen, place_controls
from explorer.questions.teach.view import LEVEL, SEX, TeachView
from explorer.words.claim import labels, say
from explorer.words.claim.page import part_of
from explorer.words.figures import number, together
from explorer.words.quiz.terms import in_text
from explorer.words.teach import screens as words

# Of the years before: with which the first claim was once right, where there are any.
_BEFORE = 3
# What each claim should name, whatever it is of.
_NEEDED = ("measure", "group", "period")
# So many claims are on the places of the view.
_ON_PLACES = 2


def claims(view: TeachView) -> tuple[str, str, str]:
    """Return three claims as news would make them: two on the places of a view, one on a gap."""
    record, period = measured()
    a, b = (in_text(one) for one in (view.a, view.b))
    own = data.measured_level(record, view.a.level)
    old = [
        one
        for one in data.published_periods(record, own, SEX)
        if one.last_year <= period.last_year - _BEFORE
    ]
    figures = [estimate(record, view.a, SEX, one) for one in [*old[-1:], period]]
    known = next(one.value for one in figures if one.known)
    once = words.NEWS["years"].format(place=a, years=number(known, 0))
    return once, words.NEWS["more"].format(first=b, second=a), labels.EXAMPLES[2]


def _ruling(claim: Claim) -> list[Block]:
    ruling = Ruling(
        claim.verdict, say.verdict_word(claim.verdict), say.may_word(claim), say.why(claim)[:2]
    )
    return [ruling, Today(labels.TODAY, say.say_today(claim))]


def _one(at: int, view: TeachView) -> Screen:
    text = claims(view)[at]
    found = check(text).claims
    see: list[Block] = [Heading(f"\u201c{text}\u201d", 2)]
    ruled = [block for claim in found for block in _ruling(claim)]
    options = [Option(name, told) for name, told in words.VOTES.items()]
    told = [say.verdict_word(one.verdict) for one in found]
    verdict = f"{'; '.join(dict.fromkeys(told))}."
    reasons = [line for claim in found for line in [*say.why(claim)[:2], say.say_today(claim)]]
    return Screen(
        words.CLAIM["right"],
        see,
        [verdict, *_named(found[0])],
        [words.CLAIM["read"]],
        [*see, *ruled],
        options,
        acts=place_controls(LEVEL) if at < _ON_PLACES else (),
        about=f"\u201c{text}\u201d",
        whole=[verdict, *_named(found[0]), *filter(None, reasons)],
    )


def _named(claim: Claim) -> list[str]:
    """Return which parts a claim names, and which of those that it needs it does not."""
    read = {part for part, _ in part_of(claim)}
    named = [told for part, told in words.PARTS.items() if part in read]
    lacking = [words.PARTS[part] for part in _NEEDED if part not in read]
    return [
        pattern.format(parts=together(parts))
        for pattern, parts in ((words.NAMED_PARTS, named), (words.LACKING_PARTS, lacking))
        if parts
    ]


def _what(view: TeachView) -> Screen:
    see: list[Block] = [Heading(f"\u201c{text}\u201d", 2) for text in claims(view)]
    return Screen(words.CLAIM["what"], see, [words.CLAIM["names"]])


CLAIM: Sequence[Callable[[TeachView], Screen]] = [
    *(partial(_one, at) for at in range(3)),
    _what,
]
