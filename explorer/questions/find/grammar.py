"""Conditions as text, written and read: one form for the command, the address and the rail."""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from rapidfuzz import process

from explorer.analysis.find.conditions import (
    ABOVE,
    BELOW,
    ENGLAND,
    FELL,
    HIGHEST,
    LOWEST,
    MOST,
    POINTS,
    REGION,
    ROSE,
    VOTES,
    Against,
    Between,
    Changed,
    Condition,
    Fewest,
    Fifth,
    Inside,
    Like,
    Majority,
    Measure,
    OfMeasure,
    Valued,
)
from explorer.analysis.find.judging import place_called
from explorer.analysis.finding import Index
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.places.search import take
from explorer.questions.measures import measure_subjects
from explorer.root import data_root
from explorer.words import search
from explorer.words.find import grammar as words

# What stands between conditions in an address, and how long one may be.
SEPARATOR = ";"
LONGEST = 200
_DEFINITIONS = 5
# Words that compare, and how like one of them a slip of the keyboard is.
_COMPARING = ("below", "above", "under", "over", "between", "lowest", "highest", "fell", "rose")
_SLIP = 74
# A majority above this is meant in votes.
_MOST_POINTS = 100
# Decimals of a value that are kept, and what is larger than any figure.
_DECIMALS, _LARGEST = 6, 1e12
_GROUPS = {
    **dict.fromkeys(("girl", "girls", "woman", "women", "female", "females"), "female"),
    **dict.fromkeys(("boy", "boys", "man", "men", "male", "males"), "male"),
    **dict.fromkeys(("person", "persons", "everyone", "everybody"), "persons"),
}
_ENDS = {
    **dict.fromkeys(("lowest", "bottom", "fewest", "least"), LOWEST),
    **dict.fromkeys(("highest", "top", "most"), HIGHEST),
}
_ONE = r"(?:is |are |was |were |of )?"
_WAYS: tuple[tuple[str, str], ...] = (
    ("between", rf"{_ONE}between"),
    ("fifth", rf"{_ONE}(?:in|among)(?: the)?(?= \S+ fifth\b)"),
    (FELL, r"(?:has |have )?(?:fell|fallen|dropped) since"),
    (ROSE, r"(?:has |have )?(?:rose|risen|grew|grown) since"),
    ("better", rf"{_ONE}better than"),
    ("worse", rf"{_ONE}worse than"),
    (BELOW, rf"{_ONE}(?:below|under|less than|lower than|fewer than|<)"),
    (ABOVE, rf"{_ONE}(?:above|over|more than|higher than|greater than|>)"),
)
_HOW = re.compile(
    "|".join(f"(?P<w{k}>(?<!\\S){pattern}(?!\\S))" for k, (_, pattern) in enumerate(_WAYS)),
    re.IGNORECASE,
)
_NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)\s*(.*)")
_PERIOD = re.compile(
    r"(\d{4}-\d{2}-\d{2}/P\d+[YMD]|\d{4}-\d{2}-\d{2}"
    r"|\d{4}\s*(?:-|/|\N{EN DASH}|to)\s*(?:\d{4}|\d{2})|(?:19|20)\d{2})$"
)
_COUNTRY = (
    "england",
    "the england average",
    "england's average",
    "the national average",
    "average",
)
_REGIONS = ("region", "its region", "the region", "their region", "its own region")


# Written --------------------------------------------------------------------------------------


def written(condition: Condition) -> str:
    """Return a condition as it is typed; read again it is the same."""
    match condition:
        case Inside(level, code):
            name = _BOARD.sub("", register().area(level, code).name)
            return f"in {_CONTAINERS[level]} {name}"
        case Majority(limit, unit):
            return f"majority under {_digits(limit)} {unit}"
        case Fewest(number):
            return f"fewest-doctored on {number} of {_DEFINITIONS}"
        case Like(place):
            return f"like {place}"
        case _:
            return f"{_measured(condition.measure)} {_compares(condition)}"


def _compares(condition: OfMeasure) -> str:
    match condition:
        case Valued(_, way, limit):
            return f"{way} {_digits(limit)}"
        case Between(_, low, high):
            return f"between {_digits(low)} and {_digits(high)}"
        case Against(_, way, other):
            return f"{way} {other}"
        case Fifth(_, end):
            return f"in {end} fifth"
        case Changed(_, way, since):
            return f"{way} since {_short(since)}"


def _measured(measure: Measure) -> str:
    sexes = indicator(measure.slug).sexes
    parts = [measure.slug, measure.sex if len(sexes) > 1 else "", _short(measure.period)]
    return " ".join(filter(None, parts))


def _short(period: str) -> str:
    return Period.stored(period).short if period else ""


# Read -----------------------------------------------------------------------------------------


def read(text: str, level: str) -> Condition:
    """Return the condition that a text asks for.

    Parameters
    ----------
    text : str
        As people type it, or as `written` has it.
    level : str
        Of the areas that are looked for.

    Raises
    ------
    QuestionError
        A word was not understood; the message names it, and what would be understood there.
    """
    asked = " ".join(text.split())
    if not asked:
        raise QuestionError(words.nothing())
    if len(asked) > LONGEST:
        raise QuestionError(words.too_long(LONGEST))
    for pattern, how in _SPECIAL:
        if found := pattern.fullmatch(asked):
            return how(found, level)
    found = _HOW.search(asked)
    if found is None:
        raise QuestionError(_not_compared(asked))
    way = next(name for k, (name, _) in enumerate(_WAYS) if found[f"w{k}"] is not None)
    record, sex, period = _measure(asked[: found.start()].strip(), level)
    rest = asked[found.end() :].strip()
    measure = Measure(record.slug, sex, period)
    if way == "between":
        return _between(measure, record, rest)
    if way == "fifth":
        return Fifth(measure, _end(rest))
    if way in (FELL, ROSE):
        return Changed(measure, way, _since(record, level, sex, rest))
    return _compared(measure, record, _direction(way, record), rest, level)


def all_of(text: str, level: str) -> tuple[tuple[Condition, ...], list[str]]:
    """Return the conditions of an address, and what was wrong with the others."""
    found: list[Condition] = []
    problems: list[str] = []
    for one in text.split(SEPARATOR)[: MOST + 1]:
        try:
            condition = read(one, level)
        except QuestionError as error:
            problems.append(str(error))
            continue
        if condition not in found and len(found) < MOST:
            found.append(condition)
    return tuple(found), problems


def _not_compared(asked: str) -> str:
    """Return what was not understood where nothing is compared: the word that may be meant so."""
    for word in asked.split():
        near = process.extractOne(word.casefold(), _COMPARING, score_cutoff=_SLIP)
        if near:
            return words.slip(word, near[0])
    _, strange = _index(data_root()).named(asked)
    return words.no_comparison(strange[0] if strange else asked)


def _compared(measure: Measure, record: Indicator, way: str, rest: str, level: str) -> Condition:
    found = rest.casefold()
    if found in _COUNTRY:
        return Against(measure, way, ENGLAND)
    if found in _REGIONS:
        return Against(measure, way, REGION)
    if _NUMBER.fullmatch(rest):
        return Valued(measure, way, _number(rest, record))
    if not rest or (rest[0].isdigit()):
        raise QuestionError(words.no_number(rest, record))
    return Against(measure, way, _other(rest, record, level, measure.sex).key)


def _other(text: str, record: Indicator, level: str, sex: str) -> Area:
    def answers(area: Area) -> int | None:
        if area.level not in data.levels_of(record):
            return None
        return 0 if area.level == level else 1

    key, _, code = text.partition(":")
    if key in NAMED and code in register().level(key):
        area = register().area(key, code)
    else:
        try:
            area = take(text, answers).area
        except QuestionError as error:
            raise QuestionError(f"{words.no_number(text, record)} {error}") from None
    periods = data.published_periods(record, area.level, sex)
    if not periods or not data.has_own(record, area, sex, periods[-1]):
        raise QuestionError(words.no_own(area, record))
    return area


def _between(measure: Measure, record: Indicator, rest: str) -> Between:
    low, _, high = rest.partition(" and ")
    if not high:
        raise QuestionError(words.no_number(rest, record))
    first, last = _number(low, record), _number(high, record)
    if first > last:
        raise QuestionError(words.wrong_order(low, high))
    return Between(measure, first, last)


def _number(text: str, record: Indicator) -> float:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise QuestionError(words.no_number(text.strip(), record))
    unit = found[2].strip().casefold()
    if unit and unit not in _units(record):
        raise QuestionError(words.no_number(found[2].strip(), record))
    number = _rounded(found[1])
    if math.isnan(number):
        raise QuestionError(words.no_number(text, record))
    return number


def _rounded(digits: str) -> float:
    """Return a number to the decimals that are kept; NaN where it is larger than any figure."""
    number = round(float(digits.replace(",", "")), _DECIMALS)
    return number if abs(number) < _LARGEST else math.nan


def _digits(number: float) -> str:
    return f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def _units(record: Indicator) -> set[str]:
    return {
        record.unit.casefold(), record.noun.casefold(), f"% {record.noun}".casefold(),
        "per cent" if record.unit == "%" else record.unit.casefold(),
    }  # fmt: skip


def _end(rest: str) -> str:
    first, _, after = rest.partition(" ")
    end = _ENDS.get(first.casefold())
    if end is None or after.casefold() != "fifth":
        raise QuestionError(words.no_fifth(rest))
    return end


def _direction(way: str, record: Indicator) -> str:
    if way not in ("better", "worse"):
        return way
    if record.polarity == "none":
        raise QuestionError(words.no_way(way, record))
    return ABOVE if (way == "better") == (record.polarity == "higher_is_better") else BELOW


def _measure(text: str, level: str) -> tuple[Indicator, str, str]:
    """Return the indicator, sex and stored period that the words before a comparison name."""
    left, period = text, ""
    if text not in catalogue() and (dated := _PERIOD.search(text)):
        left, period = text[: dated.start()].strip(), dated[0]
    kept: list[str] = []
    sexes: list[str] = []
    for one in left.split():
        (sexes if one.casefold() in _GROUPS and one not in catalogue() else kept).append(one)
    record = _named(" ".join(kept), level)
    if level not in data.levels_of(record):
        raise QuestionError(words.not_at_level(record, NAMED[level].plural))
    sex = _GROUPS[sexes[0].casefold()] if sexes else record.sexes[0]
    if sex not in record.sexes:
        raise QuestionError(words.no_sex(sexes[0], record))
    return record, sex, _since(record, level, sex, period) if period else ""


def _named(text: str, level: str) -> Indicator:
    """Return the measure that words name: the first that the level has, of those named as well."""
    slug = "-".join(text.casefold().split())
    if yours.is_own(slug):
        return indicator(slug)
    if slug in catalogue() and (slug == text.casefold() or _has(slug, level)):
        return indicator(slug)
    named, strange = _index(data_root()).named(text)
    if not named or strange:
        wrong = " ".join(strange) if named else text
        near = process.extract(slug, list(catalogue()), limit=3, score_cutoff=60)
        raise QuestionError(words.no_measure(wrong, [one for one, *_ in near]))
    records = [indicator(one.name) for one in named]
    own = next((one for one in records if data.is_published(one, level)), None)
    return own or next((one for one in records if _has(one.slug, level)), records[0])


def _has(slug: str, level: str) -> bool:
    return level in data.levels_of(indicator(slug))


@lru_cache(maxsize=4)
def _index(_root: Path) -> Index:
    return Index(measure_subjects(), search.SAME, {})


def _since(record: Indicator, level: str, sex: str, text: str) -> str:
    known = data.published_periods(record, level, sex)
    try:
        return choose(text or "?", known, "").iso
    except QuestionError:
        raise QuestionError(words.no_since(text, [one.words for one in known])) from None


# What is not about a measure --------------------------------------------------------------------

_CONTAINERS = {"region": "region", "icb": "board"}
_BOARD = re.compile(r"^nhs | integrated care board$| icb$", re.IGNORECASE)


def _inside(found: re.Match[str], _level: str) -> Condition:
    level = "region" if found[1].casefold() == "region" else "icb"
    asked = _plain(found[2])
    areas = register().level(level).values()
    for area in areas:
        if asked in (_plain(area.name), area.code.casefold()):
            return Inside(level, area.code)
    known = [_BOARD.sub("", area.name) for area in areas]
    near = [one for one, *_ in process.extract(found[2], known, limit=5, score_cutoff=50)]
    what = "region" if level == "region" else "care board"
    raise QuestionError(words.no_area(found[2], what, near or known))


def _plain(name: str) -> str:
    return _BOARD.sub("", name.strip()).casefold().removeprefix("the ")


def _majority(found: re.Match[str], level: str) -> Condition:
    record = indicator("majority-2024")
    if level not in data.levels_of(record):
        raise QuestionError(words.not_at_level(record, NAMED[level].plural))
    told = _NUMBER.fullmatch(found[1].strip())
    if told is None:
        raise QuestionError(words.no_plain_number(found[1]))
    limit, unit = _rounded(told[1]), told[2].strip().casefold()
    if math.isnan(limit):
        raise QuestionError(words.no_plain_number(found[1]))
    if unit in ("votes", "vote"):
        return Majority(limit, VOTES)
    if unit not in ("", "%", "points", "point", "percentage points", "per cent"):
        raise QuestionError(words.no_plain_number(told[2]))
    return Majority(limit, VOTES if not unit and limit > _MOST_POINTS else POINTS)


def _fewest(found: re.Match[str], _level: str) -> Condition:
    number = int(found[1]) if len(found[1]) == 1 else 0
    if not 1 <= number <= _DEFINITIONS:
        raise QuestionError(words.outside(found[1], 1, _DEFINITIONS))
    return Fewest(number)


def _like(found: re.Match[str], level: str) -> Condition:
    key, _, code = found[1].partition(":")
    if key in NAMED and code in register().level(key):
        return Like(place_called(found[1]).key)
    return Like(take(found[1], lambda area: 0 if area.level == level else 1).area.key)


_Special = Callable[[re.Match[str], str], Condition]
_SPECIAL: tuple[tuple[re.Pattern[str], _Special], ...] = (
    (re.compile(r"in (?:the )?(region|board|care board|icb) (.+)", re.IGNORECASE), _inside),
    (
        re.compile(rf"(?:the )?majority {_ONE}(?:under|below|less than) (.+)", re.IGNORECASE),
        _majority,
    ),
    (
        re.compile(
            r"fewest[- ]doctored on (?:at least )?(\d+)"
            r"(?: or more)?(?: of (?:the )?(?:5|five)(?: definitions)?)?",
            re.IGNORECASE,
        ),
        _fewest,
    ),
    (re.compile(r"(?:most )?like (.+)", re.IGNORECASE), _like),
)
