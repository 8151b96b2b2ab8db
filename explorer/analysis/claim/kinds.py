"""How things are set against each other in a text: orders, comparisons, moves, gaps, causes."""

import re
from dataclasses import dataclass, replace

from explorer.analysis.claim.text import Span

LOW, HIGH, WORST, BEST, FIRST = "low", "high", "worst", "best", "first"
DOWN, UP, SAME = "down", "up", "same"

_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "fifty",
]
_COUNT = {
    **dict(zip(_NUMBERS, (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 30, 50), strict=True)),
    "dozen": 12, "half a dozen": 6, "half-dozen": 6,
}  # fmt: skip
_NTH = {
    word: at
    for at, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        1,
    )
}
_ENDS = {
    **dict.fromkeys(
        (
            "lowest", "fewest", "shortest", "smallest", "least", "youngest", "slimmest",
            "rock-bottom",
        ),
        LOW,
    ),
    **dict.fromkeys(
        (
            "highest", "most", "longest", "largest", "biggest", "greatest", "steepest", "top",
            "busiest", "fattest",
        ),
        HIGH,
    ),
    **dict.fromkeys(
        (
            "worst", "poorest", "bottom", "unhealthiest", "sickest", "weakest", "worst-off",
            "worst-performing", "hardest-hit", "unhappiest",
        ),
        WORST,
    ),
    **dict.fromkeys(
        (
            "best", "healthiest", "richest", "wealthiest", "strongest", "happiest", "fittest",
            "best-performing",
        ),
        BEST,
    ),
}  # fmt: skip
_END = "|".join(sorted(map(re.escape, _ENDS), key=len, reverse=True))
_MANY = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}|half a dozen|dozen"
_SHARES = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "quartile": 1 / 4, "fifth": 1 / 5,
    "quintile": 1 / 5, "tenth": 1 / 10, "decile": 1 / 10, "20%": 1 / 5, "10%": 1 / 10,
    "25%": 1 / 4, "5%": 1 / 20, "1%": 1 / 100, "50%": 1 / 2, "20 per cent": 1 / 5,
    "10 per cent": 1 / 10, "ten per cent": 1 / 10, "25 per cent": 1 / 4, "20 percent": 1 / 5,
    "10 percent": 1 / 10, "5 per cent": 1 / 20, "1 per cent": 1 / 100,
}  # fmt: skip
_SHARE = "|".join(sorted(map(re.escape, _SHARES), key=len, reverse=True))
_ORDER = re.compile(
    rf"(?<![\w-])(?:(?P<one>(?:one of|among|amongst|some of|joining) (?:the "
    rf")?(?:country's |england's |nation's )?)|(?:in )?the )?"
    rf"(?:(?P<many>{_MANY}) (?:places |areas |authorities |constituencies |councils |"
    rf"districts )?(?:with the )?)?"
    rf"(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_NTH)}|joint|equal)[- ])?"
    rf"(?P<end>{_END})(?![\w-])"
    rf"(?:[- ](?P<after>{_MANY}))?(?:[- ](?P<share>{_SHARE}))?"
)
_RANK = re.compile(
    r"\b(?:ranks?|ranked|ranking|comes?|came|placed|sits?|stands?|is|at number|"
    r"number) (?:at |in |as )?(?:number )?(?P<nth>\d{1,3}(?:st|nd|rd|th)?|last|"
    r"first|second|third|fourth|fifth) (?:out )?of (?:the |all |england's "
    r")?(?P<of>\d{2,3})\b"
    r"|\b(?:at )?(?:the )?(?P<end>bottom|foot|top) of (?:the |england's |any "
    r")?(?:national )?(?:league )?(?:table|list|rankings?|pile|heap|league)\b"
    r"|\b(?:comes?|came|ranks?|ranked|is|are) (?P<last>dead last|last|first|top) "
    r"(?:in|of|for|on|out of) (?:england|all|any|the country|every)"
)
# The lowest of one place over time, not of all places.
_EVER = re.compile(
    r"(?: (?!in\b|of (?:all )?(?:areas|places|regions)|england)[\w']+){0,4}? "
    r"(?:since|on record|ever\b|recorded|of all time|in living memory|in its history|"
    r"(?:in|for) (?:over |more than |nearly |almost )?(?:a|the last|the past|\w+|\d+) "
    r"(?:decade|years))"
)
_RECORD = re.compile(r"\b(?:at|to) (?:its|their) $")
_RECORD_WORD = re.compile(
    r"\b(?:at |to |hit |reached )?(?:a|an) (?:record|all[- ]time|historic) (?P<end>low|high)\b"
)
_NO_OTHER = re.compile(
    r"\b(?:no other|nowhere (?:else )?in|no|nowhere)(?: [\w-]+){0,3} (?:has|have|is|"
    r"does|do)(?: \w+){0,3} (?P<word>lower|higher|fewer|more|worse|shorter|longer|"
    r"better|less)\b|"
    r"\b(?P<word2>lower|higher|fewer|more|worse|shorter|longer|better|less)(?: "
    r"[\w-]+){0,6} than (?:in |for |at )?(?:any(?:where)?(?: other| else)?|every other|"
    r"all (?:the )?other)\b"
)

_LESS = (
    "lower|fewer|less|shorter|smaller|sooner|earlier|younger|below|under|behind|short "
    "of|lag(?:s|ging)?|"
    "trail(?:s|ing)?|beneath|down on|adrift of|off"
)
_MORE = (
    "higher|more|greater|longer|larger|bigger|above|over|older|later|extra|ahead "
    "of|outlives?|outlived|exceed(?:s|ing)?|up on|beyond|outstrip(?:s|ping)?|on top of|too many"
)
_WORSE = "worse|poorer|sicker|unhealthier|less healthy"
_BETTER = "better|healthier|fitter|more healthy"
_COMPARE = re.compile(
    rf"(?<![\w-])(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<worse>{_WORSE})|"
    rf"(?P<better>{_BETTER}))(?![\w-])"
)
_THAN = re.compile(
    r"\b(?:than|outlives?|outlived|compared (?:with|to)|in comparison (?:with|to)|"
    r"relative to|against|versus|vs\.?)\b"
)
_ALIKE = re.compile(
    r"\b(?:the same(?: \w+){0,6} as|equal to|similar to|in line with|level with|"
    r"matche[sd]|on a par with|close to|no different (?:to|from|than))\b"
)

_FALL = (
    "fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    "reduc(?:e|es|ed|ing|tion)|shr(?:ank|unk|inks?|inking)|los(?:t|s|es|ing)|cut(?:s|ting)?|"
    "plummet(?:s|ed|ing)?|slump(?:s|ed|ing)?|slip(?:s|ped|ping)?|dip(?:s|ped|ping)?|tumbl(?:e|es|ed|ing)|"
    "plung(?:e|es|ed|ing)|crash(?:ed|es)|halv(?:e|ed|es|ing)|went down|gone "
    "down|going down|come down|"
    "came down|is down|are down|was down|been down|down|knocked "
    "off|dwindl(?:ed|ing)|sunk|sank|shed|lower than it was"
)
_RISE = (
    "ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ew|own|ows?|owing)|climb(?:s|ed|ing)?|"
    "gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|went up|gone up|"
    "going up|is up|are up|been "
    "up|(?<!make )(?<!makes )(?<!made )(?<!making "
    ")up|rocketed|added|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|trebl(?:e|ed|es|ing)|"
    "quadrupl(?:e|ed|es|ing)|higher than it was|mounted|swell(?:ed)?|swollen"
)
_MOVE = re.compile(
    rf"(?<![\w-])(?:(?P<down>{_FALL})|(?P<up>{_RISE})"
    r"|(?P<worse>worsen(?:s|ed|ing)?|got(?:ten)? worse|getting worse|deteriorat(?:e|es|ed|ing))"
    r"|(?P<better>improv(?:e|es|ed|ing|ement)|got(?:ten)? better|getting better)"
    r"|(?P<wider>widen(?:s|ed|ing)?|wider)|(?P<narrower>narrow(?:s|ed|ing|er)?|clos(?:ed|ing))"
    r"|(?P<same>unchanged|stalled|flatlined|stagnated|stagnant|not changed|hasn't "
    r"changed|has not changed|stayed the same|barely (?:moved|changed)|no change)"
    r")(?![\w-])"
)
_TIMES = {
    "doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5,
}  # fmt: skip
_GAP = re.compile(
    r"(?<![\w])(?:(?P<north>north[- ](?:and )?south)[- ](?P<n1>health )?(?:gap|"
    r"divide|gulf|difference)|"
    r"(?:gap|divide|gulf|difference|disparity|inequality|chasm)s?)(?![\w])"
)
_REGIONS = re.compile(
    r"\b(?:between|across|among|amongst)(?: [\w']+){0,4} (?P<level>regions|"
    r"constituencies|seats|authorities|local authorities|councils|areas|districts|"
    r"places|parts of (?:the country|england))\b"
    r"|\b(?P<regional>regional)\b|\b(?:best|highest|healthiest|"
    r"richest)(?:[ -]\w+){0,3} and (?:the )?(?:worst|lowest|unhealthiest|"
    r"poorest)(?:[ -]\w+){0,3}? (?P<of>regions?|constituenc(?:y|ies)|authorit(?:y|"
    r"ies)|areas?|districts?)"
    r"|\b(?:worst|lowest|unhealthiest|poorest)(?:[ -]\w+){0,3} and (?:the )?(?:best|"
    r"highest|healthiest|richest)(?:[ -]\w+){0,3}? (?P<of2>regions?|constituenc(?:y|"
    r"ies)|authorit(?:y|ies)|areas?|districts?)"
)
_TENTHS = re.compile(
    r"\bmost and (?:the )?least (?:deprived|affluent|disadvantaged)\b"
    r"|\bleast and (?:the )?most (?:deprived|affluent|disadvantaged)\b"
    r"|\b(?:most|least) (?:deprived|affluent|disadvantaged)(?: (?:tenth|10%|10 per "
    r"?cent|decile|areas|neighbou?rhoods|places|communities|parts of (?:england|the "
    r"country)|parts)){0,3}\b"
    r"|\b(?:rich(?:est)?|wealth(?:y|iest)|poor(?:est)?|affluent)(?: (?:tenth|10%|"
    r"areas|neighbou?rhoods|places|communities|and|the|rich|poor|poorest|richest|"
    r"parts of (?:england|the country))){1,4}\b|\b(?:the )?(?:richest|poorest|wealthiest)\b"
)
_CAUSE = re.compile(
    r"\b(?:because|due to|thanks to|as a result|owing to|caus(?:e|es|ed|ing)|"
    r"result(?:s|ed|ing)? (?:in|from)|"
    r"led to|leads? to|leading to|responsible for|on account of|driven by|drives|a consequence of|"
    r"down to|blame[ds]?|to blame|fault|explains?|explained by|brought about|attribut\w+ to|"
    r"by cutting|by closing|after years of|since the (?:government|tories|"
    r"conservatives|labour|coalition)|under (?:the )?(?:tories|conservatives?|"
    r"labour|this government)|"
    r"reflects?|stems? from|makes? (?:people|children|us|them)|kill(?:s|ing)|that "
    r"is why|that's why|which is why|so that)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|won't|shall|'ll|going to|is set to|are set to|set to|expected to|"
    r"projected|forecast|"
    r"predicted|on course|on track|in (?:the )?(?:next|coming)|within the next|over "
    r"the next|by the end of (?:the|this) (?:decade|parliament|century)|next year|"
    r"future|would (?:fall|rise|reach|drop|become|need|take)|aims? to|pledg\w+|"
    r"promis\w+|target of|plans? to|wants? to|intends? to)\b"
)
# Of a child that is born, what it can look forward to is the measure itself.
_EXPECTING = re.compile(
    r"\b(?:will|can|may|could|should|would|'ll|is|are|was|were)(?: \w+){0,2} "
    r"(?:expect(?:ed)? to |likely to |only |still )?(?:live|expect|enjoy|spend|have|"
    r"die|reach|get|be|stay|remain|look forward|see)\b|\bexpected to (?:live|die|"
    r"enjoy|have|spend|stay|reach|be)\b"
)
# What a speaker says to another, which is no forecast.
_COURTESY = re.compile(
    r"\b(?:will|'ll)(?: (?:also|all|surely|no doubt|of course|doubtless))? (?:know|"
    r"be aware|agree|recall|remember|have (?:seen|heard|noticed|read)|understand|"
    r"welcome|join|recognise|appreciate|note|share|acknowledge|be (?:shocked|"
    r"surprised|concerned|alarmed)|accept|admit|explain|tell|find)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|no longer|isn't|aren't|doesn't|don't|hasn't|haven't|wasn't|"
    r"weren't|nor|neither|hardly)\b"
)
_IF = re.compile(
    r"\b(?:if (?:\w+ ){1,6}(?:were|had|matched|became|could|did)|imagine|suppose|as if)\b"
)


@dataclass(frozen=True)
class Order:
    """A place among all: "lowest", "third highest", "among the ten worst", "the worst fifth".

    Attributes
    ----------
    end : {"low", "high", "worst", "best", "first"}
        "first" where only a number tells the place: counted as lists of the measure are.
    nth : int
        1 for the lowest; 0 where a group of places is meant.
    among : int
        How many places the group has; 0 for none.
    share : float
        What share of all places the group is; 0 for none.
    of : int
        Out of how many, where that is said; else 0.
    span : Span
    ever : bool
        Whether it is a place among the figures of one area over time: "the lowest since 2015".
    """

    end: str
    nth: int
    among: int
    share: float
    of: int
    span: Span
    ever: bool = False


@dataclass(frozen=True)
class Compare:
    """A word that sets one thing against another: "lower", "more", "worse"."""

    side: str
    span: Span


@dataclass(frozen=True)
class Move:
    """A word that says how something changed.

    `times` is 2 for "doubled", 0.5 for "halved", 0 for others.
    """

    side: str
    times: float
    span: Span


@dataclass(frozen=True)
class Gap:
    """A word for a gap; `regional` where no two places but all of a level are meant."""

    regional: str
    span: Span


def orders(text: str) -> list[Order]:
    """Return what a plain text says of places among all."""
    found: list[Order] = []
    for one in _RANK.finditer(text):
        span = Span(*one.span())
        if one["nth"]:
            nth = _nth(one["nth"])
            last = one["nth"] == "last"
            found.append(
                Order(WORST, 1, 0, 0.0, int(one["of"]), span)
                if last
                else Order(FIRST, nth, 0, 0.0, int(one["of"]), span)
            )
        else:
            word = one["end"] or one["last"]
            end = BEST if word in ("top", "first") else WORST
            found.append(Order(end, 1, 0, 0.0, 0, span))
    for one in _NO_OTHER.finditer(text):
        word = one["word"] or one["word2"]
        found.append(Order(_EXTREME[word], 1, 0, 0.0, 0, Span(*one.span())))
    for one in _ORDER.finditer(text):
        span = Span(*one.span())
        if any(span.overlaps(other.span) for other in found) or not _is_order(text, one):
            continue
        ever = _EVER.match(text, one.end()) or _RECORD.search(text[: one.start()])
        found.append(replace(_order(one, span), ever=bool(ever)))
    for one in _RECORD_WORD.finditer(text):
        end = LOW if one["end"] == "low" else HIGH
        found.append(Order(end, 1, 0, 0.0, 0, Span(*one.span()), ever=True))
    return sorted(found, key=lambda one: one.span)


_EXTREME = {
    "lower": LOW, "fewer": LOW, "shorter": LOW, "less": LOW, "higher": HIGH, "more": HIGH,
    "longer": HIGH, "worse": WORST, "better": BEST,
}  # fmt: skip


def _is_order(text: str, one: "re.Match[str]") -> bool:
    end, after = one["end"], text[one.end("end") :]
    if end in ("most", "least", "top", "best", "bottom") and not (
        one[0].startswith(("the ", "in the ", "one of", "among", "amongst", "some of"))
        or one["nth"]
        or one["share"]
        or re.match(r"[ -](?:deprived|gps|doctors|patients|people|obese|smokers|densely)", after)
    ):
        return False
    if end == "least" and re.search(r"\bat $", text[: one.start("end")][-4:]):
        return False
    # "The most that", "most of": no place among others.
    return not re.match(
        r" (?:of (?:the )?(?:people|time|us)|people\b|recent|likely|important|common)", after
    )


def _order(one: "re.Match[str]", span: Span) -> Order:
    end = _ENDS[one["end"]]
    if one["share"]:
        return Order(end, 0, 0, _SHARES[one["share"]], 0, span)
    many = one["many"] or one["after"]
    if many:
        return Order(end, 0, _count(many), 0.0, 0, span)
    if one["one"]:
        return Order(end, 0, 0, 1 / 10, 0, span)
    nth = _nth(one["nth"]) if one["nth"] and one["nth"] not in ("joint", "equal") else 1
    return Order(end, nth, 0, 0.0, 0, span)


def _nth(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _NTH.get(text, 1)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNT.get(text, 10)


def compares(text: str) -> list[Compare]:
    """Return the words of a plain text that set one thing against another."""
    sides = {"less": DOWN, "more": UP, "worse": WORST, "better": BEST}
    return [
        Compare(next(side for name, side in sides.items() if one[name]), Span(*one.span()))
        for one in _COMPARE.finditer(text)
    ]


def than(text: str) -> list[Span]:
    """Return where a text names what something is compared with."""
    return [Span(*one.span()) for one in _THAN.finditer(text)]


def alike(text: str) -> bool:
    """Whether a text says that two things are about as large."""
    return _ALIKE.search(text) is not None


def moves(text: str) -> list[Move]:
    """Return the words of a plain text that say how something changed."""
    found = []
    for one in _MOVE.finditer(text):
        kind = next(name for name, held in one.groupdict().items() if held)
        side = {
            "down": DOWN, "up": UP, "worse": WORST, "better": BEST, "wider": UP, "narrower": DOWN,
            "same": SAME,
        }[kind]  # fmt: skip
        times = next((value for key, value in _TIMES.items() if one[0].startswith(key)), 0.0)
        found.append(Move(side, times, Span(*one.span())))
    return found


def gaps(text: str) -> list[Gap]:
    """Return the gaps of which a plain text speaks."""
    regional = _REGIONS.search(text)
    level = ""
    if regional:
        level = _level_of(regional)
    found = []
    for one in _GAP.finditer(text):
        north = "north" if one["north"] else ""
        found.append(Gap(north or level, Span(*one.span())))
    return found


def _level_of(found: "re.Match[str]") -> str:
    if found["regional"]:
        return "region"
    word = found["level"] or found["of"] or found["of2"] or ""
    if word.startswith(("constit", "seat")):
        return "constituency"
    if word.startswith(("authorit", "local", "council", "area", "place", "part")):
        return "upper-tier"
    return "district" if word.startswith("district") else "region"


def tenths(text: str) -> Span | None:
    """Return where a text speaks of the most and the least deprived neighbourhoods of England."""
    found = list(_TENTHS.finditer(text))
    both = any(re.search(r"rich|wealth|least|affluent", one[0]) for one in found) and any(
        re.search(r"poor|most (?:and (?:the )?least )?(?:deprived|disadvantaged)", one[0])
        for one in found
    )
    # Regions are told apart by their figures, not by their deprivation.
    if not both or re.search(r"\bregions?\b", text):
        return None
    return Span(found[0].start(), found[-1].end())


_END_OF = re.compile(
    r"\b(?:(?P<poor>most deprived|most disadvantaged|least affluent|poorest|least well[- ]off)|"
    r"(?P<rich>least deprived|least disadvantaged|most affluent|richest|wealthiest|best[- ]off))"
    r"(?: (?P<share>tenth|decile|10%|10 per ?cent|ten per ?cent|fifth|quintile|20%|20 per ?cent))?"
    r"(?P<of>(?: (?:of|in))?(?: the| english| england's)?(?: (?:areas|neighbou?rhoods|communities|"
    r"places|parts|population|people))?)"
)


def ends(text: str) -> list[Order]:
    """Return where a text speaks of the most or the least deprived neighbourhoods."""
    found = []
    for one in _END_OF.finditer(text):
        share = 1 / 5 if (one["share"] or "").startswith(("fifth", "quint", "20")) else 1 / 10
        end = WORST if one["poor"] else BEST
        found.append(Order(end, 0, 0, share, 0, Span(*one.span())))
    return found


def causes(text: str) -> list[Span]:
    """Return where a text says why."""
    return [Span(*one.span()) for one in _CAUSE.finditer(text)]


def future(text: str) -> Span | None:
    """Return where a text speaks of what is to come; None where it does not."""
    spared = [Span(*one.span()) for way in (_EXPECTING, _COURTESY) for one in way.finditer(text)]
    for one in _FUTURE.finditer(text):
        span = Span(*one.span())
        if not any(span.overlaps(other) for other in spared):
            return span
    return None


def negated(text: str) -> bool:
    """Whether a text denies."""
    return _NOT.search(text) is not None


def supposed(text: str) -> bool:
    """Whether a text supposes something."""
    return _IF.search(text) is not None
