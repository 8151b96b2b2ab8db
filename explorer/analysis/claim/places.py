"""Which places a text names, and which area each is taken for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from explorer.analysis.claim.text import Span
from explorer.errors import QuestionError
from explorer.places import elsewhere, names, search
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG, ENGLAND, POINTS
from explorer.root import data_root

AREA, OUTSIDE, UNKNOWN, PART, AVERAGE = "area", "outside", "unknown", "part", "average"
_LONGEST = 8
_WORD = re.compile(r"[A-Za-z][A-Za-z'&.-]*[A-Za-z]|[A-Za-z]|&")
_NATIONAL = re.compile(
    r"\b(?:the )?(?:national|english|england'?s?|nationwide|country(?:'s)?) "
    r"(?:average|rate|mean|figure|level|picture|norm)s?\b"
    r"|\benglish(?= (?:households|adults|children|people|patients|women|men|girls|boys|"
    r"pupils|homes|families|residents|"
    r"babies|kids|workers|neighbou?rhoods))"
    r"|\b(?:nationally|nationwide|across (?:the (?:whole )?(?:country|nation)|"
    r"england)|(?:in )?the (?:country|nation) as a whole|(?:for )?england as a "
    r"whole|in this country|the rest of (?:the country|england))\b"
    r"|\bthe average (?:for (?:england|the country)|nationally|across england)|"
    r"\b(?:than|to|with|against|times|double|twice|of) (?:the )?average\b(?! (?:gp|"
    r"person|girl|boy|man|woman|adult|earnings|"
    r"pay|life|age|wait|household|house|salary|income|wage))"
    r"|\b(?:below|above|under|over) average\b|\b(?:below|above)-average\b"
)
_PARTS = re.compile(
    r"\b(?:the )?(?P<north>north of england|northern england|(?:the|up) north(?! "
    r"(?:east|west|and south|-| of |sea|yorkshire|london))|northerners)\b"
    r"|\b(?:the )?(?P<south>south of england|southern england|(?:the|down) south(?! "
    r"(?:east|west|and north|-| of |yorkshire|london|coast))|southerners)\b"
    r"|\b(?P<midlands>the midlands|midlands)\b|\b(?P<yorkshire>yorkshire)\b"
)
# Parts of England that are no area, and the regions that they are spoken of.
PARTS_OF = {
    "north": ("E12000001", "E12000002", "E12000003"),
    "south": ("E12000008", "E12000009", "E12000007"),
    "midlands": ("E12000004", "E12000005"),
}
# Names that are words too: they count with a capital letter alone.
_WORDS_TOO = frozenset(
    """
    reading bath bury rugby hart sale barking wells eden craven deal ash wash stone poole hope
    worth march street cheddar diss eye looe nelson settle ware battle rye boston dover swale
    fylde wyre barrow slough redditch tendring city corby down mole arun adur gower newark crawley
    castle point maldon broadland forest selby central mid west east north south highland angus
    fife falkland bedford weaver island jersey guernsey wirral
    """.split()  # noqa: SIM905 -- a list of words is read as words
)
# Names that people write and the register has another way.
_ALSO = {
    "london": "region:E12000007", "the capital": "region:E12000007",
    "yorkshire": "region:E12000003",
    "yorkshire and the humber": "region:E12000003", "yorkshire and humber": "region:E12000003",
    "brighton": "upper-tier:E06000043", "newcastle": "upper-tier:E08000021",
    "stoke": "upper-tier:E06000021", "kensington": "upper-tier:E09000020",
    "newcastle-upon-tyne": "upper-tier:E08000021", "hammersmith": "upper-tier:E09000013",
    "telford": "upper-tier:E06000020", "southend": "upper-tier:E06000033",
    "redcar": "upper-tier:E06000003", "barking": "upper-tier:E09000002",
    "east of england": "region:E12000006", "the east": "region:E12000006",
    "the east of england": "region:E12000006", "basingstoke": "district:E07000084",
    "tunbridge wells": "district:E07000116", "st albans": "district:E07000240",
    "king's lynn": "district:E07000146", "kings lynn": "district:E07000146",
    "richmond": "upper-tier:E09000027", "kingston": "upper-tier:E09000021",
    "bournemouth": "upper-tier:E06000058", "poole": "upper-tier:E06000058",
    "cumberland": "upper-tier:E06000063",
}  # fmt: skip
# The word after a name, or before, that says of what kind the area is.
_KIND_AFTER = re.compile(
    r"[,' ]{0,2}(?:s )?(?:(?:parliamentary |westminster )?(?P<seat>constituency|"
    r"seat|constituents|mp\b)|(?P<council>(?:city |borough |county |district |"
    r"metropolitan )?(?:council|borough|authority)|local authority)|"
    r"(?P<region>region)|(?P<icb>(?:integrated care board|icb|care board)))"
)
_KIND_BEFORE = re.compile(
    r"(?:(?P<seat>constituency|seat|constituents) of|(?P<council>borough|city|"
    r"county|district|council|authority) of|(?P<region>region of))(?: the)? $"
)
# A hospital that is named for a place is not that place.
_SITE = re.compile(
    r"(?: [A-Z][a-z]+){0,2} (?:[Hh]ospital|[Ii]nfirmary|NHS (?:Foundation )?Trust|Foundation Trust|"
    r"Hospitals(?= NHS))\b"
)
_LEVELS_OF = {
    "seat": ("constituency",), "council": ("upper-tier", "district"), "region": ("region",),
    "icb": ("icb",),
}  # fmt: skip
_BEFORE_UNKNOWN = re.compile(
    r"(?:\bin|\bof|\bfrom|\bfor|\bat|\bborn in|\bthan|\bbetween|\bacross|\bnear|"
    r"\baround|\band) (?:the )?$"
)
_AFTER_UNKNOWN = re.compile(
    r"(?:'s?)? (?:has|have|had|is|are|was|were|residents|people|girls|boys|women|men)\b"
)
_CAPITAL = re.compile(
    r"[A-Z][a-zA-Z'-]+(?: (?:upon |on |under |the |of |and )?[A-Z][a-zA-Z'-]+){0,3}"
)
# Words with a capital that are no place.
_NO_PLACE = frozenset(
    """
    the a an this that these those there here in on at of for to by from with and but or if when
    while since after before during today now girl girls boy boys man men woman women people
    children child adults adult one two three four five six seven eight nine ten half almost nearly
    about around over under more most fewer less some every each only just our my we i it its they
    he she you your their his her what why how who gp gps nhs ons a&e hle imd mp mps mr mrs ms dr
    january february march april may june july august september october november december census
    labour conservative conservatives tory tories lib dem dems liberal democrats green reform party
    government minister secretary state health house commons lords hansard monday tuesday wednesday
    thursday friday saturday sunday christmas year reception gcse gcses covid life healthy average
    between according figures data statistics new latest shocking shameful did do does has have is
    are was were will would can could should not no nobody everyone someone babies baby patients
    doctors nurses residents households families pupils smoking obesity suicide child core20 office
    national england's english british britain uk icb ics trust department office fingertips core
    unemployment employment deprivation poverty turnout population wages pay earnings
    """.split()  # noqa: SIM905 -- a list of words is read as words
)


@dataclass(frozen=True)
class Place:
    """A place as a text names it.

    Attributes
    ----------
    kind : str
        "area"; "average" (England, as the national average); "part" (the North); "outside"
        (another nation); "unknown".
    text : str
        As it is typed.
    span : Span
    areas : tuple of Area
        What the name may be, the likeliest first.
    nation, part : str
        Of a place outside England; of a part of England.
    levels : tuple of str
        The levels that the words round the name ask for; empty for any.
    """

    kind: str
    text: str
    span: Span
    areas: tuple[Area, ...] = ()
    nation: str = ""
    part: str = ""
    levels: tuple[str, ...] = field(default=())


def england() -> Area:
    """Return England."""
    return register().area("country", ENGLAND)


def places(text: str, level_text: str) -> list[Place]:
    """Return the places that a text names, in their order.

    Parameters
    ----------
    text : str
        Plain.
    level_text : str
        The same with its capitals.
    """
    found = list(_averages(text))
    words = list(_WORD.finditer(level_text))
    at = 0
    while at < len(words):
        one, used = _named_from(level_text, words, at)
        if one and not any(one.span.overlaps(other.span) for other in found):
            found.append(one)
        at += used
    # "East Midlands" is a region, "the Midlands" a part of England.
    found += [
        one for one in _parts(text) if not any(one.span.overlaps(other.span) for other in found)
    ]
    found += _unknown(text, level_text, found)
    return sorted(found, key=lambda one: one.span)


def _averages(text: str) -> Iterator[Place]:
    for one in _NATIONAL.finditer(text):
        yield Place(AVERAGE, one[0], Span(*one.span()), (england(),))


def _parts(text: str) -> Iterator[Place]:
    for one in _PARTS.finditer(text):
        part = next(name for name, held in one.groupdict().items() if held)
        if part == "yorkshire":
            continue
        yield Place(PART, one[0], Span(*one.span()), part=part)


def _named_from(text: str, words: Sequence["re.Match[str]"], at: int) -> tuple[Place | None, int]:
    """Return the longest name that begins with a word, and how many words it has."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        first, last = words[at], words[at + length - 1]
        if last.end() - first.start() > search.LONGEST:
            continue
        piece = text[first.start() : last.end()]
        between = piece.replace(", City of", "").replace(", County of", "")
        if re.search(r"[^\w\s'&.,-]|(?<!\b[Ss]t)\.\s|,", between) or "\n" in piece:
            continue
        if not _may_be(piece):
            continue
        one = _place(data_root(), piece)
        if one is None and piece.endswith(("'s", "s'")):
            cut = piece[:-2] if piece.endswith("'s") else piece[:-1]
            one = _place(data_root(), cut)
            piece = cut
        if one is None:
            continue
        span = Span(first.start(), first.start() + len(piece))
        site = _SITE.match(text, span.stop)
        if site and one.kind == AREA and one.areas[:1] and one.areas[0].level != "trust":
            whole = Span(span.start, site.end())
            return Place(UNKNOWN, whole.within(text), whole), length
        levels = _levels_round(text.lower(), span)
        return _with(one, piece, span, levels), length
    return None, 1


def _may_be(piece: str) -> bool:
    lower = piece.lower()
    if lower in _ALSO:
        return not piece.islower() or lower not in _WORDS_TOO
    if piece.rsplit(maxsplit=1)[-1].lower() in _LITTLE or piece.split(maxsplit=1)[
        0
    ].lower() in _LITTLE - {"the"}:
        return False
    if lower in _WORDS_TOO or lower.removesuffix("'s") in _WORDS_TOO:
        return piece[0].isupper() and lower not in (
            "city",
            "central",
            "mid",
            "point",
            "forest",
            "island",
        )
    if lower in (
        "north",
        "south",
        "east",
        "west",
        "north-south",
        "the north",
        "the south",
        "the west",
    ):
        return False
    return bool(names.plain(piece))


_LITTLE = frozenset(
    [
        "and",
        "in",
        "of",
        "for",
        "to",
        "a",
        "an",
        "by",
        "vs",
        "or",
        "with",
        "at",
        "on",
        "is",
        "has",
        "have",
        "than",
        "the",
        "born",
        "from",
        "that",
        "it",
        "s",
        "as",
    ]
)


@lru_cache(maxsize=4096)
def _place(_root: Path, piece: str) -> Place | None:
    """Return what a text is taken for where it is a name as it stands."""
    span = Span(0, len(piece))
    key = _ALSO.get(" ".join(piece.lower().split()))
    if key:
        level, code = key.split(":")
        held = register().level(level)
        if code in held:
            known = _found(held[code].name)
            others = tuple(one for one in known if one.key != key)
            return Place(AREA, piece, span, (held[code], *others))
    if not search.names_one(piece):
        return _point(piece, span)
    areas = _found(piece)
    if areas:
        return Place(AREA, piece, span, areas)
    nation = elsewhere.nation_of(piece)
    return Place(OUTSIDE, piece, span, nation=nation or piece) if nation else None


def _found(name: str) -> tuple[Area, ...]:
    """Return the areas of a name, then seats that have it as a part of theirs."""
    try:
        found = search.find(name).found
    except QuestionError:
        return ()
    exact = [one.area for one in found if one.match != "close"]
    return tuple(exact)


def _point(piece: str, span: Span) -> Place | None:
    plain = names.plain(piece)
    for kind in POINTS:
        for area in register().level(kind.slug).values():
            if plain in _short_forms(area.name):
                return Place(AREA, piece, span, (area,))
    return None


@lru_cache(maxsize=2048)
def _short_forms(name: str) -> frozenset[str]:
    full = names.plain(name)
    cut = re.sub(
        r" (?:university )?(?:teaching )?(?:hospitals? )?(?:nhs )?(?:foundation )?trust$", "", full
    )
    most = re.sub(r"(?: nhs)?(?: foundation)?(?: trust)?$", "", full)
    one_of = re.sub(r"hospitals$", "hospital", most)
    forms = (full, cut, most, one_of, full.replace(" foundation", ""))
    return frozenset(one for one in forms if len(one.split()) > 1 or one == full)


def _with(one: Place, piece: str, span: Span, levels: tuple[str, ...]) -> Place:
    areas = one.areas
    if levels and areas:
        fitting = [area for area in areas if area.level in levels]
        if not fitting and "constituency" in levels:
            fitting = _seats(piece)
        areas = (*fitting, *(area for area in areas if area not in fitting))
    return Place(one.kind, piece, span, areas, one.nation, one.part, levels)


def _seats(piece: str) -> list[Area]:
    """Return constituencies whose names hold the words of a name."""
    try:
        found = search.find(piece).found
    except QuestionError:
        return []
    return [one.area for one in found if one.area.level == "constituency"]


def _levels_round(text: str, span: Span) -> tuple[str, ...]:
    after = _KIND_AFTER.match(text, span.stop)
    before = _KIND_BEFORE.search(text[max(0, span.start - 30) : span.start])
    for found in (after, before):
        if found:
            kind = next(name for name, held in found.groupdict().items() if held)
            return _LEVELS_OF[kind]
    return ()


def _unknown(text: str, level_text: str, found: Sequence[Place]) -> Iterator[Place]:
    """Give what stands where a place would, begins with a capital and is none that is held."""
    # Where everything is in capitals, or nothing, capitals tell nothing.
    letters = [sign for sign in level_text if sign.isalpha()]
    if letters and sum(sign.isupper() for sign in letters) > len(letters) / 2:
        return
    for one in _CAPITAL.finditer(level_text):
        name = one[0].removesuffix("'s")
        start = one.start()
        while " " in name and name.split(" ")[0].lower() in _NO_PLACE:
            start += name.index(" ") + 1
            name = name[name.index(" ") + 1 :]
        span = Span(start, start + len(name))
        if any(span.overlaps(other.span) for other in found):
            continue
        words = [word.lower() for word in re.split(r"[ -]", name)]
        if any(word.removesuffix("'s") in _NO_PLACE or len(word) == 1 for word in words):
            continue
        if name.isupper():
            continue
        before = _BEFORE_UNKNOWN.search(text[max(0, span.start - 20) : span.start])
        after = _AFTER_UNKNOWN.match(text, span.stop)
        if before or after:
            yield Place(UNKNOWN, name, span)


def alternatives(place: Place) -> tuple[Area, ...]:
    """Return what else a name could have meant, seats and counties that have it in theirs too."""
    try:
        found = search.find(place.text).found
    except QuestionError:
        return place.areas[1:]
    also = [one.area for one in found if one.area.level in BY_SLUG]
    return tuple(dict.fromkeys([*place.areas[1:], *also]))
