"""The lesson on claims from the news: a vote, then the verdict and what can be said today."""

from collections.abc import Callable, Sequence
from functools import partial

from explorer.analysis.claim.verdicts import Claim, check
from explorer.questions.blocks import Heading, Listing
from explorer.questions.claim.blocks import Ruling, Today
from explorer.questions.page import Block, Option
from explorer.questions.teach.screen import Screen
from explorer.questions.teach.view import TeachView
from explorer.words.claim import labels, say
from explorer.words.teach import screens as words

# Of the examples of the page on claims: three that have three kinds of answer.
CLAIMS = (labels.EXAMPLES[0], labels.EXAMPLES[4], labels.EXAMPLES[2])


def _ruling(claim: Claim) -> list[Block]:
    ruling = Ruling(
        claim.verdict, say.verdict_word(claim.verdict), say.may_word(claim), say.why(claim)[:1]
    )
    return [ruling, Today(labels.TODAY, say.say_today(claim))]


def _one(text: str, _view: TeachView) -> Screen:
    claims = check(text).claims
    see: list[Block] = [Heading(f"\u201c{text}\u201d", 2)]
    ruled = [block for claim in claims for block in _ruling(claim)]
    options = [Option(name, told) for name, told in words.VOTES.items()]
    told = [say.verdict_word(one.verdict) for one in claims]
    return Screen(
        words.CLAIM["right"],
        see,
        [f"{'; '.join(dict.fromkeys(told))}."],
        [words.CLAIM["read"]],
        [*see, *ruled],
        options,
    )


def _what(_view: TeachView) -> Screen:
    see: list[Block] = [Listing([f"\u201c{text}\u201d" for text in CLAIMS])]
    return Screen(words.CLAIM["what"], see, [words.CLAIM["names"]])


CLAIM: Sequence[Callable[[TeachView], Screen]] = [
    *(partial(_one, text) for text in CLAIMS),
    _what,
]
