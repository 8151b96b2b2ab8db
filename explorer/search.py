"""Finds areas by what people type: a name, a code, a postcode, ``level:code``."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process, utils

from explorer import postcodes
from explorer.areas import Area, Register, register
from explorer.errors import QuestionError
from explorer.levels import BY_SLUG, PREFERENCE

MOST = 12
# Similarity, of 100, from which a name counts as a likely slip of the keyboard.
_CLOSE = 80
_LONGEST = 100

# Words that say which level is meant, as in "Winchester constituency".
_HINTS = {
    "constituency": ("constituency",),
    "seat": ("constituency",),
    "region": ("region",),
    "county": ("upper-tier",),
    "county council": ("upper-tier",),
    "district": ("district",),
    "district council": ("district",),
    "borough": ("district", "upper-tier"),
    "council": ("upper-tier", "district"),
    "unitary": ("upper-tier", "district"),
    "icb": ("icb",),
    "integrated care board": ("icb",),
}
_CODE = re.compile(r"[A-Z]\d{8}", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """An area and how it fits: ``exact``, ``close``, ``former`` or ``postcode``."""

    area: Area
    match: str


@dataclass(frozen=True)
class Search:
    """What a search found, best first, and a sentence where one is needed."""

    found: tuple[Found, ...]
    message: str = ""


@dataclass(frozen=True)
class Taken:
    """The area that a name was taken for, and what else it could have meant."""

    area: Area
    also: tuple[Area, ...]


def find(text: str) -> Search:
    """Return the areas that `text` may mean, best first.

    Parameters
    ----------
    text : str
        A name (case, punctuation and small slips do not matter), a code in force
        or former, a full postcode, or ``level:name`` or ``level:code``.

    Raises
    ------
    QuestionError
        Nothing fits; the message says why and what would work.
    """
    asked = " ".join(text.split())
    if not asked:
        raise QuestionError("Type the name of a place or a full postcode, such as FY1 2LX.")
    if len(asked) > _LONGEST:
        raise QuestionError("That is too long for the name of a place or a postcode.")
    areas = register()
    level, _, rest = asked.partition(":")
    if rest and level.strip().lower() in BY_SLUG:
        return _at_level(rest.strip(), level.strip().lower(), areas)
    if _CODE.fullmatch(asked):
        return _by_code(asked.upper(), areas)
    exact = _exactly(asked, areas)
    if not exact and postcodes.looks_like_postcode(asked):
        return _by_postcode(asked, areas)
    former = _formerly(asked, areas)
    if former and not exact:
        return former
    # Where a name fits as it stands, names that are only spelt like it are no help.
    close = [area for area in _nearly(asked, areas, alike=not exact) if area not in exact]
    found = [Found(area, "exact") for area in exact] + [Found(area, "close") for area in close]
    if not found:
        raise QuestionError(
            f"No place in England is called '{asked}'. Check the spelling, "
            "or type a full postcode such as FY1 2LX."
        )
    return Search(tuple(found[:MOST]), _several(asked, exact))


def take(text: str, answers: Callable[[Area], int | None]) -> Taken:
    """Take a name or code for one area.

    Parameters
    ----------
    text : str
        As for `find`.
    answers : callable
        Says how well the question can be answered for an area: 0 where the
        indicator is published, 1 where it can be borrowed, None where neither.

    Returns
    -------
    Taken
        The first of `explorer.levels.PREFERENCE` among those answered best.

    Raises
    ------
    QuestionError
        Nothing fits, only similar names do, or no area that fits can answer.
    """
    search = find(text)
    fitting = [found.area for found in search.found if found.match != "close"]
    if not fitting:
        close = ", ".join(f"{f.area.name} ({f.area.key})" for f in search.found[:4])
        raise QuestionError(f"No place is called '{text.strip()}'. Did you mean {close}?")
    former = [found.area for found in search.found if found.match == "former"]
    if len({area.code for area in former}) > 1:
        raise QuestionError(search.message)
    answered = {area: rank for area in fitting if (rank := answers(area)) is not None}
    if not answered:
        listed = ", ".join(f"{a.name} ({BY_SLUG[a.level].singular})" for a in fitting)
        raise QuestionError(f"There is no figure for {listed}.")
    best = min(answered, key=lambda area: (answered[area], PREFERENCE.index(area.level)))
    return Taken(best, tuple(area for area in fitting if area != best))


def _at_level(text: str, level: str, areas: Register) -> Search:
    code = text.upper()
    if code in areas.level(level):
        return Search((Found(areas.area(level, code), "exact"),))
    if _CODE.fullmatch(text):
        held = [found for found in _by_code(code, areas).found if found.area.level == level]
        if held:
            return Search(tuple(held))
        raise QuestionError(f"There is no {BY_SLUG[level].singular} with the code {code}.")
    exact = [area for area in _exactly(text, areas) if area.level == level]
    if exact:
        return Search(tuple(Found(area, "exact") for area in exact))
    close = [area for area in _nearly(text, areas) if area.level == level]
    if not close:
        raise QuestionError(f"No {BY_SLUG[level].singular} is called '{text}'.")
    return Search(tuple(Found(area, "close") for area in close))


def _by_code(code: str, areas: Register) -> Search:
    exact = areas.coded(code)
    if exact:
        return Search(tuple(Found(area, "exact") for area in exact))
    former = _successors(lambda change: change.former_code == code, areas)
    former = former or _boards_now("icb26_code", code, areas)
    if former:
        return former
    raise QuestionError(
        f"There is no area in England with the code {code}. Codes in force begin with E06 to E10 "
        "(authorities and districts), E12 (regions), E14 (constituencies) or E54 (care boards)."
    )


def _by_postcode(text: str, areas: Register) -> Search:
    answer = postcodes.lookup(text)
    found = tuple(
        Found(areas.area(level, answer.areas[level]), "postcode")
        for level in PREFERENCE
        if level in answer.areas
    )
    return Search(found)


def _exactly(text: str, areas: Register) -> list[Area]:
    name, levels = plain(text), set(BY_SLUG)
    found = _names(areas).get(name, ())
    if not found:
        name, levels = _without_hint(name)
        found = _names(areas).get(name, ())
    return [area for area in found if area.level in levels]


def _without_hint(name: str) -> tuple[str, set[str]]:
    """Take a word for a level off the end of a name: "winchester constituency"."""
    for hint in sorted(_HINTS, key=len, reverse=True):
        if name.endswith(f" {hint}"):
            return name.removesuffix(f" {hint}"), set(_HINTS[hint])
    return name, set(BY_SLUG)


def _nearly(text: str, areas: Register, *, alike: bool = True) -> list[Area]:
    """Return areas whose name holds the words typed, then those spelt much like it."""
    name, levels = _without_hint(plain(text))
    names = _names(areas)
    words = name.split()
    holding = sorted(
        (known for known in names if _holds(known.split(), words)),
        key=lambda known: (not known.startswith(name), len(known), known),
    )
    spelt = process.extract(name, list(names), scorer=_similarity, score_cutoff=_CLOSE, limit=MOST)
    ordered = dict.fromkeys([*holding, *(known for known, *_ in spelt if alike)])
    found = dict.fromkeys(area for known in ordered for area in names[known])
    return [area for area in found if area.level in levels]


def _holds(known: list[str], words: Iterable[str]) -> bool:
    """Whether each word typed begins a word of the name."""
    return all(any(part.startswith(word) for part in known) for word in words)


def _similarity(
    first: Sequence[Hashable], second: Sequence[Hashable], *, score_cutoff: float | None = None
) -> float:
    words = str(first), str(second)
    return max(
        fuzz.ratio(*words, score_cutoff=score_cutoff),
        fuzz.token_sort_ratio(*words, score_cutoff=score_cutoff),
    )


def _formerly(text: str, areas: Register) -> Search | None:
    name = plain(text)
    former = _successors(lambda change: plain(change.former_name) == name, areas)
    return former or _boards_now("icb26_name", name, areas)


def _successors(wanted: Callable[..., bool], areas: Register) -> Search | None:
    changes = [change for change in areas.changes if wanted(change)]
    if not changes:
        return None
    found = dict.fromkeys(areas.area(change.level, change.code) for change in changes)
    ordered = sorted(found, key=lambda area: (PREFERENCE.index(area.level), area.name))
    names = " and ".join(dict.fromkeys(area.name for area in ordered))
    first = changes[0]
    message = f"{first.former_name} ({first.former_code}) is a former area; today it is {names}."
    return Search(
        tuple(Found(area, "former") for area in ordered), f"{message} {first.note}".strip()
    )


def _boards_now(column: str, wanted: str, areas: Register) -> Search | None:
    """Answer for one of the 36 care boards of today with the old boards it is made of."""
    boards = areas.boards_of_2026
    key = boards[column] if column == "icb26_code" else boards[column].map(plain_board)
    rows = boards[key == (wanted if column == "icb26_code" else plain_board(wanted))]
    if rows.empty:
        return None
    found = tuple(Found(areas.area("icb", code), "former") for code in rows["icb_code"])
    pieces = [
        name if float(share) == 1 else f"{float(share):.0%} of the people of {name}"
        for name, share in zip(rows["icb_name"], rows["share_of_old"], strict=True)
    ]
    message = (
        f"{rows['icb26_name'].iloc[0]} is one of the 36 care boards since April 2026. "
        f"Figures here are for the 42 boards before; it is made of {_and(pieces)}."
    )
    return Search(found, message)


def _several(asked: str, exact: list[Area]) -> str:
    if len({area.code for area in exact}) < 2:  # noqa: PLR2004 -- one place needs no choice
        return ""
    kinds = _and([f"a {BY_SLUG[area.level].singular} ({area.key})" for area in exact])
    return f"'{asked}' is the name of several areas: {kinds}."


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def plain(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, no punctuation."""
    letters = unicodedata.normalize("NFKD", name.replace("&", " and "))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = utils.default_process(kept.replace("'", "").replace("’", "").replace(".", "")).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


def plain_board(name: str) -> str:
    """Return the name of a care board without the words that all boards share."""
    return re.sub(r"^nhs | integrated care board$| icb$", "", plain(name))


@cache
def _names(areas: Register) -> dict[str, tuple[Area, ...]]:
    """Return compared name -> areas that bear it, in order of preference."""
    names: dict[str, list[Area]] = {}
    for area in areas.everywhere():
        for name in _forms(area):
            names.setdefault(name, []).append(area)
    return {name: tuple(found) for name, found in names.items()}


def _forms(area: Area) -> set[str]:
    """Return the ways in which a name is written: "Bristol, City of" is also "Bristol"."""
    head, comma, tail = area.name.partition(", ")
    forms = {plain(area.name), plain_board(area.name)}
    if comma and tail.lower() in {"city of", "county of"}:
        forms |= {plain(head), plain(f"{tail} {head}")}
    return forms
