"""How names of places are written, and how they are compared."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import utils

from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG

Levels = frozenset[str]

EVERY: Levels = frozenset(BY_SLUG)
_AUTHORITY: Levels = frozenset({"upper-tier", "district"})
_COUNTY: Levels = frozenset({"upper-tier"})
_DISTRICT: Levels = frozenset({"district"})
_SEAT: Levels = frozenset({"constituency"})
_BOARD: Levels = frozenset({"icb"})
_REGION: Levels = frozenset({"region"})

# What people and letterheads write round a name, as compared, and the levels that it speaks of.
_BEFORE: dict[str, Levels] = {
    **dict.fromkeys(
        (
            "london borough of", "royal borough of", "metropolitan borough of", "borough of",
            "city and borough of", "city and district of", "metropolitan district of",
            "city of", "county of", "district of", "council of", "council of city of",
            "council of borough of", "council of london borough of", "borough council of",
            "city council of", "county council of", "district council of", "corporation of",
            "unitary authority of", "royal county of", "county borough of", "lb", "lb of", "rb of",
        ),
        _AUTHORITY,
    ),
    **dict.fromkeys(("constituency of", "seat of", "parliamentary constituency of"), _SEAT),
    **dict.fromkeys(("nhs", "integrated care board of", "icb of"), _BOARD),
    "region of": _REGION,
    "england region": _REGION,
}  # fmt: skip
_AFTER: dict[str, Levels] = {
    **dict.fromkeys(
        (
            "council", "borough", "city", "corporation", "local authority", "unitary authority",
            "unitary", "ua", "authority", "borough council", "city council", "metropolitan borough",
            "metropolitan borough council", "metropolitan district council", "mbc", "mdc", "cc",
            "bc", "london borough", "london borough council", "royal borough", "lb", "lbc",
            "royal borough council", "city and borough council", "city and district council",
            "metropolitan city council", "unitary council", "city borough council",
            "metropolitan council", "county council district council",
        ),
        _AUTHORITY,
    ),
    **dict.fromkeys(("county", "county council", "upper tier local authority"), _COUNTY),
    **dict.fromkeys(("district", "district council", "dc", "city district"), _DISTRICT),
    **dict.fromkeys(
        (
            "constituency", "parliamentary constituency", "county constituency", "seat",
            "borough constituency", "parliamentary seat", "westminster constituency",
        ),
        _SEAT,
    ),
    **dict.fromkeys(("icb", "integrated care board", "care board", "ics", "nhs"), _BOARD),
    "region": _REGION,
    "england": EVERY,
    "uk": EVERY,
}  # fmt: skip
_ROUND = 3
# Names that councils themselves use and the register does not have.
_KNOWN_AS = {
    "E06000008": ("bwd",),
    "E06000010": ("hull",),
    "E06000022": ("b and nes", "banes"),
    "E06000040": ("rbwm",),
    "E06000058": ("bcp",),
    "E09000020": ("rbkc",),
    "E12000007": ("greater london",),
}


# The same names are compared with whatever is typed.
@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, no punctuation."""
    kept = name.replace("&", " and ")
    if not kept.isascii():
        letters = unicodedata.normalize("NFKD", kept)
        kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = utils.default_process(kept.replace("'", "").replace("’", "").replace(".", "")).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


def plain_board(name: str) -> str:
    """Return the name of a care board without the words that all boards share."""
    return re.sub(r"^nhs | integrated care board$| icb$", "", plain(name))


# A name is asked for as an area of today, of before and of elsewhere, one right after the other.
@lru_cache(maxsize=1024)
def readings(text: str) -> tuple[tuple[str, Levels], ...]:
    """Return what a text may name, and at which levels, what was typed first.

    Each further reading is without one more of the words that stand round names: "city of
    lincoln council" is also "city of lincoln" and "lincoln", of an authority.
    """
    waiting = [(plain(text), EVERY)]
    found: dict[str, Levels] = {}
    for _ in range(_ROUND + 1):
        for name, levels in waiting:
            if name:
                found.setdefault(name, levels)
        shorter = (one for name, levels in waiting for one in _shorter(name, levels))
        waiting = list(dict.fromkeys(shorter))
    return tuple(found.items())


def _by_word(words: dict[str, Levels], at: int) -> dict[str, list[tuple[str, Levels]]]:
    """Return words by the first or the last of them, the longest first."""
    found: dict[str, list[tuple[str, Levels]]] = {}
    for one, of in sorted(words.items(), key=lambda pair: -len(pair[0])):
        found.setdefault(one.split()[at], []).append((one, of))
    return found


_BY_FIRST, _BY_LAST = _by_word(_BEFORE, 0), _by_word(_AFTER, -1)


def _shorter(name: str, levels: Levels) -> Iterator[tuple[str, Levels]]:
    for words, of in _BY_FIRST.get(name.partition(" ")[0], ()):
        if name.startswith(f"{words} ") and levels & of:
            yield name.removeprefix(f"{words} "), levels & of
    for words, of in _BY_LAST.get(name.rpartition(" ")[2], ()):
        if name.endswith(f" {words}") and levels & of:
            yield name.removesuffix(f" {words}"), levels & of


def forms(area: Area) -> set[str]:
    """Return the ways in which a name is written: "Bristol, City of" is also "Bristol"."""
    head, comma, tail = area.name.partition(", ")
    found = {plain(area.name), plain_board(area.name), *_KNOWN_AS.get(area.code, ())}
    if comma and tail.lower() in {"city of", "county of"}:
        found |= {plain(head), plain(f"{tail} {head}")}
    return found


def bare_forms(area: Area) -> set[str]:
    """Return the ways to write a name that another area may have: "Durham", "Kingston"."""
    name = plain(area.name)
    return {
        name.removeprefix(f"{words} ") for words in ("county", "city of") if name.startswith(words)
    } - {name}
