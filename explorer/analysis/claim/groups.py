"""Whom a claim is about: girls and women, boys and men, or everyone."""

import re
from dataclasses import dataclass

from explorer.analysis.claim.text import Span

FEMALE, MALE = "female", "male"
_WORDS = {
    FEMALE: (
        r"(?:baby |newborn |new-born |little |young )?girls?|(?:baby |newborn |young |"
        r"older )?(?:wom[ae]n|females?|ladies|daughters?|mothers?|mums?)"
    ),
    MALE: (
        r"(?:baby |newborn |new-born |little |young )?boys?|(?:baby |newborn |young |"
        r"older )?(?:m[ae]n|males?|sons?|fathers?|lads?|blokes?)"
    ),
}
_GROUPS = re.compile(
    rf"(?<![\w-])(?:(?P<female>{_WORDS[FEMALE]})|(?P<male>{_WORDS[MALE]}))(?:'s)?(?![\w-])"
)
_BOTH = re.compile(
    r"\b(?:both sexes|(?:men and women|women and men|boys and girls|girls and "
    r"boys)(?: (?:alike|combined|together))?)\b"
)


@dataclass(frozen=True)
class Group:
    """A group as a text names it; `sex` is empty where both are meant."""

    sex: str
    span: Span


def groups(text: str, masked: str) -> list[Group]:
    """Return the groups that a plain text names, in their order."""
    both = [Group("", Span(*one.span())) for one in _BOTH.finditer(masked)]
    found = [
        Group(FEMALE if one["female"] else MALE, Span(*one.span()))
        for one in _GROUPS.finditer(masked)
        if not any(Span(*one.span()).overlaps(other.span) for other in both)
    ]
    return sorted([*both, *found], key=lambda one: one.span)
