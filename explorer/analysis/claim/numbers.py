"""Figures in a text: digits, words, fractions, "one in five", with their unit and precision."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.analysis.claim.text import Span

_ONES = [
    "zero",
    "one",
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
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: at for at, word in enumerate(_ONES)} | {
    word: 10 * at for at, word in enumerate(_TENS, 2)
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_PART = "|".join(_PARTS)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_SPELT = (
    rf"(?:{_WORD}|a hundred|a thousand|a million)\b(?:[ -](?:and )?(?:{_WORD}|"
    rf"hundred|thousand|million|point)\b)*"
)

# A number, in any form, where no letter, sign of money or other number stands right before it.
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?P<minus>-)?(?P<pound>£ ?)?(?:"
    rf"(?P<in>(?:\d{{1,3}}|{_WORD})\b(?: [a-z]+){{0,2}}? (?:in|out of)(?: every| "
    rf"each)? (?:(?:\d{{1,3}}(?![\d,.:/-]*\d)(?! to \d)|{_WORD}|a hundred|hundred|"
    rf"100)\b))"
    rf"|(?P<half>half a dozen|a dozen|a couple)"
    rf"|(?P<twice>twice|thrice|double(?= (?:the|that|what|england|those|its|as|\|))|"
    rf"(?:triple|treble|quadruple)(?= (?:the|that|what|england|those|its|as|\|)))"
    rf"|(?P<whole>(?:\d+|{_WORD}) and a half)"
    rf"|(?P<part>(?:(?P<of>{_WORD}|a|an|\d)[ -])?(?P<name>(?:{_PART})s?)\b)"
    rf"|(?P<digits>{_DIGITS})"
    rf"|(?P<spelt>{_SPELT})"
    rf")(?P<scale>(?:k|m|bn)\b| ?(?:thousand|million|billion|hundred|dozen)\b)?"
)
# What stands after a number and says what it counts.
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"[ -]?(?:{pattern})"), unit)
    for pattern, unit in (
        (r"(?:percentage|per cent|percent|%|pc)[ -]points?\b|pp\b|ppts?\b|%-points?\b", "points"),
        (r"(?:%|per ?cent\b|percent\b|pc\b|per 100\b(?!,|\d))", "%"),
        (r"(?:times|x\b|fold\b|-fold\b)", "times"),
        (r"(?:years?|yrs?)(?:\b|')", "years"),
        (r"(?:months?|mths?)\b", "months"),
        (r"(?:mins?|minutes?)\b", "minutes"),
        (r"(?:hours?|hrs?)\b", "hours"),
        (r"(?:weeks?|wks?)\b", "weeks"),
        (r"(?:days?)\b", "days"),
        (r"(?:pounds?|quid)\b", "pounds"),
        (r"votes?\b", "votes"),
        (r"points?\b", "points"),
    )
)
_PER = re.compile(
    r"(?: [a-z'-]+){0,4}? (?:per|for every|in every|for each|out of every|in|for) (?:each |every )?"
    r"(?P<per>100,000|100000|100k|hundred thousand|1,000|1000|thousand|10,000|10000|"
    r"ten thousand|million|1m)\b"
)
_PER_OF = {
    "100,000": 1e5, "100000": 1e5, "100k": 1e5, "hundred thousand": 1e5, "1,000": 1e3,
    "1000": 1e3, "thousand": 1e3, "10,000": 1e4, "10000": 1e4, "ten thousand": 1e4,
    "million": 1e6, "1m": 1e6,
}  # fmt: skip
ABOUT, OVER, UNDER, NEARLY, MOST, LEAST = "about", "over", "under", "nearly", "at most", "at least"
_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|[^\w])(?:{pattern})(?: (?:a|an|the|only|some))?[ ~]*$"), kind)
    for pattern, kind in (
        (
            r"no less than|no fewer than|at least|not less than|not fewer than|a minimum of",
            LEAST,
        ),
        (r"no more than|at most|not more than|up to|as many as|a maximum of|as much as", MOST),
        (
            r"nearly|almost|just under|just below|just short of|close to|approaching|nearing|"
            r"not quite|a little under|shy of|just shy of|slightly under|slightly less than|"
            r"little less than|just less than|a shade under",
            NEARLY,
        ),
        (
            r"about|around|roughly|approximately|approx\.?|some|circa|ca?\.|somewhere around|"
            r"in the region of|of the order of|an estimated|estimated|near|or so",
            ABOUT,
        ),
        (r"~", ABOUT),
        (
            r"over|more than|above|in excess of|upwards of|exceeding|exceeds|exceeded|exceed|"
            r"greater than|higher than|just over|just above|just more than|longer than|beyond|"
            r"well over|>|a little over|slightly more than|slightly over|tops|topped|past",
            OVER,
        ),
        (
            r"under|below|less than|fewer than|lower than|short of|shorter than|well under|<|"
            r"beneath|well below|fails to reach|not even|a mere",
            UNDER,
        ),
    )
)  # fmt: skip
_AFTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?: \w+){0,2} or (?:more|above|over|higher)\b|\+| plus\b"), LEAST),
    (re.compile(r"(?: \w+){0,2} or (?:less|fewer|under|below|lower)\b"), MOST),
    (re.compile(r"(?: \w+)? or so\b|-ish\b|ish\b"), ABOUT),
)
_TO = re.compile(
    rf"(?P<unit>%| per cent| percent| years?)?(?: to |-| and "
    rf")(?P<other>{_DIGITS})(?![\w/]|\.\d|,\d)"
)
_WIDEST = 10


@dataclass(frozen=True)
class Number:
    """A figure as it is quoted.

    Attributes
    ----------
    value : float
    span : Span
        Its digits or words with unit.
    unit : str
        "%", "points", "times", "years", "months", "minutes", "pounds" and the like; may be empty.
    decimals : int
        Digits after the point.
    step : float
        What its last digit that tells something stands for: 1 for 54, 100 for 2,500.
    form : {"digits", "words", "fraction", "one in"}
    approx : str
        "about", "nearly", "over", "under", "at least", "at most"; empty for none.
    per : float
        100,000 for "45 per 100,000"; 0 for none.
    high : float
        The other end of "between 50 and 55"; NaN for one figure.
    lead : int
        Where the words begin that say how closely it is meant; -1 without any.
    limits : tuple of float or None
        The range that is quoted with it: "51.8 (47.4 to 56.1)", "52 ± 4".
    """

    value: float
    span: Span
    unit: str = ""
    decimals: int = 0
    step: float = 1.0
    form: str = "digits"
    approx: str = ""
    per: float = 0.0
    high: float = math.nan
    lead: int = -1
    limits: tuple[float, float] | None = None

    @property
    def start(self) -> int:
        """Where it begins, with the words that say how closely it is meant."""
        return self.span.start if self.lead < 0 else self.lead

    @property
    def stop(self) -> int:
        """Where it has ended."""
        return self.span.stop


def numbers(text: str, masked: str) -> list[Number]:
    """Return the figures of a plain text, in their order.

    Parameters
    ----------
    text : str
        Plain, as `explorer.analysis.claim.text.plain` gives it.
    masked : str
        The same, with bars over what is no figure: years, ages, limits that name a measure.
    """
    return list(_joined(text, masked))


def _joined(text: str, masked: str) -> Iterator[Number]:
    at = 0
    while found := _FIGURE.search(masked, at):
        one = _number(text, found)
        at = max(found.end(), found.start() + 1)
        if one is None:
            continue
        one, at = _with_other(masked, one, at)
        one = _with_unit(text, masked, one)
        one = _with_limits(text, one)
        at = max(at, one.span.stop)
        if one.per:
            at = max(at, _PER.match(text, one.span.stop).end())  # type: ignore[union-attr]
        yield _with_approx(masked, one)


def _number(text: str, found: "re.Match[str]") -> Number | None:  # noqa: PLR0911
    span = Span(*found.span())
    scale = _scale(found["scale"])
    sign = -1 if found["minus"] else 1
    unit = "pounds" if found["pound"] else ""
    if found["in"]:
        return _one_in(found["in"], span)
    if found["half"]:
        value = {"half a dozen": 6.0, "a dozen": 12.0, "a couple": 2.0}[found["half"]]
        return Number(value, span, form="words")
    if found["twice"]:
        value = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "treble": 3.0}.get(
            found[0].strip(), 4.0
        )
        return Number(value, span, "times", form="words")
    if found["whole"]:
        value = _value_of(found["whole"].removesuffix(" and a half")) + 0.5
        return Number(value, span, decimals=1, step=0.1, form="words")
    if found["part"]:
        return _part(found, span)
    if found["digits"]:
        digits = found["digits"].replace(",", "")
        if len(digits) > _WIDEST + 5:
            return None
        decimals = len(digits.partition(".")[2])
        value = float(digits)
        # "2.5 million" has no digit after the point of what it counts.
        step = 10.0**-decimals * scale if decimals else last_step(value) * scale
        shown = decimals if scale == 1 else 0
        return Number(sign * value * scale, span, unit, shown, step)
    value = _value_of(found["spelt"])
    if math.isnan(value):
        return None
    return Number(value * scale, span, unit, 0, last_step(value) * scale, "words")


def last_step(value: float) -> float:
    """Return what the last digit of a whole number that tells something stands for.

    Noughts at the end of a number of three digits and more are taken as rounding, and two digits
    at least as told: 1 for 54 and for 60, 100 for 2,500, 100 for 2,000, 10 for 300.
    """
    whole = round(abs(value))
    if whole < 100:  # noqa: PLR2004
        return 1.0
    step = 1
    while whole % (step * 10) == 0 and step * 100 <= whole:
        step *= 10
    return float(min(step, 10 ** (len(str(whole)) - 2)))


def _scale(text: str | None) -> float:
    word = (text or "").strip()
    short = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "dozen": 12.0}
    return float(short.get(word, _LARGE.get(word, 1)))


def _one_in(text: str, span: Span) -> Number:
    first, last = re.split(r" (?:in|out of)(?: every| each)? ", text, maxsplit=1)
    top = _value_of(first.split()[0]) if not first[0].isdigit() else float(first.split()[0])
    bottom = 100.0 if last in ("a hundred", "hundred") else _value_of(last)
    if not bottom or bottom < top:
        return Number(math.nan, span)
    return Number(100 * top / bottom, span, "%", 0, 1.0, "one in")


def _part(found: "re.Match[str]", span: Span) -> Number | None:
    many, name = found["of"], found["name"].removesuffix("s")
    name = "half" if name in ("halve", "halves") else name
    top = 1.0 if many in (None, "a", "an") else _value_of(many)
    # A fifth that no number stands before may be the fifth of May, or a rank.
    if (many is None and name != "half") or name not in _PARTS:
        return None
    return Number(100 * top / _PARTS[name], span, "%", 0, 1.0, "fraction")


def _value_of(text: str) -> float:
    """Return the value of a number in digits or words; NaN where it is none."""
    if re.fullmatch(r"\d+", text):
        return float(text)
    total, here, decimals = 0.0, 0.0, ""
    after_point = False
    for word in re.split(r"[ -]", text):
        if after_point and word in _SMALL:
            decimals += str(_SMALL[word])
        elif word == "point":
            after_point = True
        elif word in ("a", "and", ""):
            here = here or float(word == "a")
        elif word == "hundred":
            here = (here or 1) * 100
        elif word in _LARGE:
            total, here = total + (here or 1) * _LARGE[word], 0.0
        elif word in _SMALL:
            here += _SMALL[word]
        else:
            return math.nan
    return total + here + (float(f"0.{decimals}") if decimals.isdigit() else 0.0)


def _with_other(masked: str, one: Number, at: int) -> tuple[Number, int]:
    """Return a figure with the other end of its range: "between 50 and 55", "50 to 55"."""
    found = _TO.match(masked, one.span.stop)
    if not found or one.form not in ("digits", "words") or one.unit:
        return one, at
    between = re.search(r"\bbetween(?: about| around)? ?£?$", masked[: one.span.start][-20:])
    joined = found[0].lstrip("%").startswith((" to ", "-")) or found[0].startswith(("%-", "% to"))
    before = re.search(r"\b(?:from|was|were)\b[^.;]{0,12}$", masked[: one.span.start][-20:])
    if (" and " in found[0] and not between) or (joined and before):
        return one, at
    other = float(found["other"].replace(",", ""))
    if not one.value < other:
        return one, at
    return replace(one, high=other, span=Span(one.span.start, found.end())), found.end()


def _with_unit(text: str, masked: str, one: Number) -> Number:
    stop = one.span.stop
    if one.unit not in ("", "pounds") or math.isnan(one.value):
        return _per(text, one)
    for pattern, unit in _UNITS:
        # "54 years of good health": the unit stands in the name of the measure.
        found = pattern.match(masked, stop) or pattern.match(text, stop)
        if found:
            wide = replace(one, unit=unit, span=Span(one.span.start, found.end()))
            return _months(wide) if unit == "months" else _per(text, wide)
    return _per(text, one)


_END = r"(?P<{0}{1}>\d+(?:\.\d+)?)(?:%| years)?"
_RANGED = f"{_END.format('{0}', 'low')} ?(?:to|-|and|,) ?{_END.format('{0}', 'high')}"
_CALLED = (
    r"(?:95(?:%| per cent) )?(?:ci|confidence intervals?|confidence limits|likely range|range|"
    r"uncertainty|margin)s?(?: of| from| is)?[:,]? ?"
)
_LIMITS = re.compile(
    rf"(?: healthy)?(?: years)?,? ?[(\[] ?(?:{_CALLED})?{_RANGED.format('a')} ?[)\]]"
    rf"|(?: healthy)?(?: years)?,? ?{_CALLED}{_RANGED.format('b')}"
    r"| ?[(]?(?:\u00b1|\+/-|\+-|plus or minus) ?(?P<half>\d+(?:\.\d+)?)(?:%| years)?[)]?"
)


def _with_limits(text: str, one: Number) -> Number:
    """Return a figure with the range that is quoted behind it."""
    found = _LIMITS.match(text, one.span.stop)
    if found is None or not math.isnan(one.high) or math.isnan(one.value):
        return one
    if found["half"]:
        half = float(found["half"])
        low, high = one.value - half, one.value + half
    else:
        low, high = (float(found["a" + end] or found["b" + end]) for end in ("low", "high"))
    if not low <= one.value <= high:
        return one
    return replace(one, limits=(low, high), span=Span(one.span.start, found.end()))


def _months(one: Number) -> Number:
    """Return months as years: to a tenth of a year."""
    return replace(one, value=one.value / 12, unit="years", step=1 / 12, form="months")


def _per(text: str, one: Number) -> Number:
    found = _PER.match(text, one.span.stop)
    if not found or one.unit not in ("", "pounds"):
        return one
    return replace(one, per=_PER_OF[found["per"]])


def _with_approx(masked: str, one: Number) -> Number:
    first = max(0, one.span.start - 28)
    before = masked[first : one.span.start]
    for pattern, kind in _BEFORE:
        if found := pattern.search(before):
            return replace(one, approx=kind, lead=first + found.start())
    for pattern, kind in _AFTER:
        if pattern.match(masked, one.span.stop):
            return replace(one, approx=kind)
    return one
