"""When a claim is about: years, spans of years, "since 2011", "last year", "now"."""

import re
from dataclasses import dataclass, replace

from explorer.analysis.claim.text import Span
from explorer.periods import MONTHS

NEWEST, YEAR, SPAN, SINCE, AGO, FUTURE, EXACT, BEFORE = (
    "newest", "year", "span", "since", "ago", "future", "exact", "before",
)  # fmt: skip
_YEAR = r"(?:19[5-9]\d|20[0-6]\d)"
_MONTH = "|".join(one.lower() for one in MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_WHEN = re.compile(
    rf"(?<![\w£.,])(?:"
    rf"(?P<change>(?:between|from) (?P<first>{_YEAR}) (?:and|to|until|till) (?P<second>{_YEAR}))"
    rf"|(?:(?:in|for|over|during|across|of) )?(?:the (?:three |five )?(?:years?|"
        rf"period) )?(?P<span>(?P<start>{_YEAR}) ?(?:-|/|to|and) ?(?P<end>{_YEAR}|"
        rf"\d\d(?!\d)))"
    r"|(?P<pandemic>(?:since |from )?(?:before|prior to) (?:the )?(?:covid(?:-19)? )?"
        r"(?:pandemic|covid(?:-19)?)|pre-(?:pandemic|covid))"
    rf"|(?:since|compared (?:with|to)|from|after|on|against) (?:the year |early |late |"
        rf"(?:{_MONTH}) )?(?P<since>{_YEAR})(?: ?[-/] ?(?:{_YEAR}|\d\d)(?!\d))?"
    rf"|(?:by|before|until|come) (?:the end of )?(?:(?:{_MONTH}) )?(?P<by>{_YEAR})"
    rf"|(?:(?:in|for|during|of|back in|as of|at) )?(?:(?:the year|early|late|mid) |"
        rf"(?:\d{{1,2}} )?(?P<month>{_MONTH}) )?(?P<year>{_YEAR})"
    rf"|(?:over|in|during) the (?:last|past|previous) (?P<ago>decade|(?:\d{{1,2}}|"
        rf"two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty) years)"
    rf"|(?P<back>(?:a decade|(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|"
        rf"ten|fifteen|twenty) years) (?:ago|earlier(?! than)|before)|(?:a )?generation ago)"
    rf"|(?:in |over )?(?P<decade>a decade|the decade|ten years)(?= since|\b)(?! of)"
    rf"|(?P<last>last year|a year ago|the previous year|this time last year)"
    rf"|(?P<now>(?:right )?now|today|nowadays|currently|at present|these days|this "
        rf"year|the latest (?:figures?|data|statistics)|latest|recent(?:ly)?)"
    rf")(?!\w|,\d|\.\d|%)"
)  # fmt: skip
# What stands between a comparison and the time that something is compared with.
_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus)(?: (?:it|they|she|he|there|those|that|girls|"
    r"boys|women|men|people|was|were|did|had|is|at|in|the|just|only|about|around|some|back|born|"
    r"level|figure|rate|of|for|even)){0,6} $"
)
_COVID = 2020
_COUNTS = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen",
         "twenty"],
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20), strict=True)
)  # fmt: skip
_CENTURY = 100
_FIRST_TO_COME = 2027


@dataclass(frozen=True)
class When:
    """A period as a text names it.

    Attributes
    ----------
    kind : str
        "newest" for now; "year"; "span"; "since" (its first year); "ago" (so many years back);
        "future"; "before" for any but the newest, or any that ended before the year `first`;
        "exact" for one that a reader has chosen.
    first, last : int
        Years; 0 where none is named. Of "ago" `first` is how many years.
    span : Span
    month : str
        Its name's first three letters; empty for none.
    iso : str
        Of an exact period: as it is stored.
    then : bool
        Whether something now is set against it: "than in 2011".
    """

    kind: str
    first: int
    last: int
    span: Span
    month: str = ""
    iso: str = ""
    then: bool = False

    @property
    def is_start(self) -> bool:
        """Whether it is when a change is counted from."""
        return self.then or self.kind in (SINCE, AGO)


def periods(masked: str) -> list[When]:
    """Return the periods that a plain text names, in their order."""
    return [
        replace(one, then=True) if _THAN.search(masked[: one.span.start]) else one
        for found in _WHEN.finditer(masked)
        if (one := _when(found))
    ]


def _when(found: "re.Match[str]") -> When | None:  # noqa: PLR0911
    span = Span(*found.span())
    if found["change"]:
        return When(SINCE, int(found["first"]), int(found["second"]), span)
    if found["span"]:
        start, end = int(found["start"]), found["end"]
        last = int(end) if len(end) > 2 else start // _CENTURY * _CENTURY + int(end)  # noqa: PLR2004
        if last < start:
            return None
        return When(SPAN, start, last, span)
    if found["pandemic"]:
        return When(BEFORE, _COVID, _COVID, span)
    if found["since"]:
        return When(SINCE, int(found["since"]), 0, span)
    if found["by"]:
        year = int(found["by"])
        return When(FUTURE if year >= _FIRST_TO_COME else YEAR, year, year, span)
    if found["year"]:
        year = int(found["year"])
        kind = FUTURE if year >= _FIRST_TO_COME else YEAR
        return When(kind, year, year, span, (found["month"] or "")[:3])
    if found["ago"] or found["back"] or found["decade"]:
        return When(AGO, _years(found["ago"] or found["back"] or "decade"), 0, span)
    if found["last"]:
        return When(AGO, 1, 0, span)
    return When(NEWEST, 0, 0, span)


def _years(text: str) -> int:
    if "decade" in text:
        return 10
    if "generation" in text:
        return 25
    word = text.split(maxsplit=1)[0]
    return int(word) if word.isdigit() else _COUNTS.get(word, 10)
