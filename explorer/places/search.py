"""Finds areas by what people type: a name, a code, a postcode, ``level:code``."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from rapidfuzz import fuzz, process

from explorer.errors import QuestionError
from explorer.places import elsewhere, names, postcodes
from explorer.places.areas import Area, Board, Change, Register, register
from explorer.places.levels import BY_SLUG, NAMED, PREFERENCE

MOST = 12
# Similarity, of 100, from which a name counts as a likely slip of the keyboard.
_CLOSE = 80
# Where names begin with what was typed, a slip must be smaller than that to be thought of.
_CLOSER = 85
LONGEST = 100
_KEPT = 512
# Words of many names, which tell none from another.
_COMMON = {
    "north", "south", "east", "west", "central", "mid", "upon", "city", "county", "board", "care",
    "integrated", "under", "with", "isle", "isles", "saint", "great", "new", "upper", "hill",
}  # fmt: skip
_LONG = 4
# A word of a text that fits nowhere may still name a place, if it is as long as this.
_TELLING = 5

# Constituencies of 1997 and 2010 to 2024; today's have the codes after it.
_LAST_FORMER_SEAT = "E14001062"
# What other codes of the ONS stand for.
_OTHER_KINDS = {
    "E00": "an output area", "E01": "a neighbourhood (LSOA)", "E02": "a neighbourhood (MSOA)",
    "E05": "a ward", "E04": "a parish", "E38": "a part of a care board", "E40": "an NHS region",
    "E47": "a combined authority", "E11": "a metropolitan county", "E23": "a police force area",
    "E58": "a county electoral division", "E39": "a sub-region of the NHS",
    "E13": "Inner or Outer London",
}  # fmt: skip
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
    if not names.plain(asked):
        raise QuestionError("Type the name of a place or a full postcode, such as FY1 2LX.")
    if len(asked) > LONGEST:
        raise QuestionError("That is too long for the name of a place or a postcode.")
    return _found(register(), asked)


def names_one(text: str) -> bool:
    """Whether a text is a code or a name as it stands, of today, of before or of elsewhere."""
    areas, (level, _, rest) = register(), text.partition(":")
    return bool(
        _CODE.fullmatch(text)
        or (rest and level.lower() in BY_SLUG)
        or _exactly(text, areas)
        or _formerly(text, areas)
        or elsewhere.nation_of(text)
    )


def beginning(text: str) -> list[Area]:
    """Return the areas whose names have words that begin as those typed do, best first."""
    return _nearly(text, register(), alike=False)


# A reader who types is answered at each letter, and a page asks again what the box has asked.
@lru_cache(maxsize=_KEPT)
def _found(areas: Register, asked: str) -> Search:
    level, _, rest = asked.partition(":")
    if rest and level.strip().lower() in BY_SLUG:
        return _at_level(rest.strip(), level.strip().lower(), areas)
    if _CODE.fullmatch(asked):
        return _by_code(asked.upper(), areas)
    exact = _exactly(asked, areas)
    written = None if exact else postcodes.written_in(asked)
    if written:
        return _by_written(asked, written, areas)
    former = _formerly(asked, areas)
    if former and not exact:
        bearing = [Found(area, "close") for area in _nearly(asked, areas, alike=False)]
        known = {one.area for one in former.found}
        also = [one for one in bearing if one.area not in known]
        return Search((*former.found, *also)[:MOST], former.message)
    nation = None if exact else elsewhere.nation_of(asked)
    # Where a name fits as it stands, names that are only spelt like it are no help.
    alike = not exact and not nation
    close = [area for area in _nearly(asked, areas, alike=alike) if area not in exact]
    found = [Found(area, "exact") for area in exact] + [Found(area, "close") for area in close]
    if nation and not found:
        raise QuestionError(_outside(asked, nation))
    if not found:
        raise QuestionError(
            f"No place in England is called '{asked}'. Check the spelling, "
            "or type a full postcode such as FY1 2LX."
        )
    if exact:
        message = _several(asked, exact) or _old_board(exact, areas)
    else:
        message = _outside(asked, nation) if nation else f"No place is called '{asked}'."
        message = _meant(message, close)
    return Search(tuple(found[:MOST]), message)


def _outside(asked: str, nation: str) -> str:
    place = "" if names.plain(asked) == names.plain(nation) else f"'{asked}' is in {nation}. "
    return f"{place}This explorer covers England only."


def once(areas: Iterable[Area], level: str | None = None) -> tuple[Area, ...]:
    """Return areas with each place once: a unitary authority stands at two levels.

    Parameters
    ----------
    areas : iterable of Area
        Best first.
    level : str, optional
        Of two areas that are one place, that of this level is kept, else the first.
    """
    kept: dict[str, Area] = {}
    for area in areas:
        if area.code not in kept or area.level == level:
            kept[area.code] = area
    return tuple(kept.values())


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
        The first of `explorer.places.levels.PREFERENCE` among those answered best.

    Raises
    ------
    QuestionError
        Nothing fits, only similar names do, or no area that fits can answer.
    """
    search = find(text)
    fitting = [found.area for found in search.found if found.match != "close"]
    if not fitting:
        near = once(found.area for found in search.found)
        close = ", ".join(f"{area.name} ({area.key})" for area in near[:4])
        raise QuestionError(f"No place is called '{text.strip()}'. Did you mean {close}?")
    former = [found.area for found in search.found if found.match == "former"]
    if len({area.code for area in former}) > 1:
        raise QuestionError(search.message)
    answered = {area: rank for area in fitting if (rank := answers(area)) is not None}
    if not answered:
        listed = ", ".join(f"{a.name} ({NAMED[a.level].singular})" for a in fitting)
        raise QuestionError(f"There is no figure for {listed}.")
    best = min(answered, key=lambda area: (answered[area], PREFERENCE.index(area.level)))
    return Taken(best, tuple(area for area in fitting if area != best))


def _at_level(text: str, level: str, areas: Register) -> Search:
    code = text.upper()
    if code in areas.level(level):
        return Search((Found(areas.area(level, code), "exact"),))
    kind = NAMED[level].singular
    if _CODE.fullmatch(text):
        known = _by_code(code, areas)
        held = tuple(found for found in known.found if found.area.level == level)
        if held:
            return Search(held, known.message)
        raise QuestionError(f"There is no {kind} with the code {code}. {of_no_use(code)}".strip())
    exact = [area for area in _exactly(text, areas) if area.level == level]
    if exact:
        return Search(tuple(Found(area, "exact") for area in exact), _old_board(exact, areas))
    former = _formerly(text, areas)
    held = tuple(found for found in former.found if found.area.level == level) if former else ()
    if former and held:
        return Search(held, former.message)
    nation = elsewhere.nation_of(text)
    close = [area for area in _nearly(text, areas, alike=not nation) if area.level == level]
    message = _outside(text, nation) if nation else f"No {kind} is called '{text}'."
    if not close:
        raise QuestionError(message)
    return Search(tuple(Found(area, "close") for area in close[:MOST]), _meant(message, close))


def _meant(message: str, close: list[Area]) -> str:
    return f"{message} Did you mean {'this' if len(once(close)) == 1 else 'one of these'}?"


def _by_code(code: str, areas: Register) -> Search:
    exact = areas.coded(code)
    if exact:
        return Search(tuple(Found(area, "exact") for area in exact))
    former = _successors(lambda change: change.former_code == code, areas)
    former = former or _boards_now(lambda one: one.code == code, areas)
    if former:
        return former
    raise QuestionError(
        of_no_use(code)
        or f"There is no area in England with the code {code}. Codes in force begin with E06 to "
        "E10 (authorities and districts), E12 (regions), E14 (constituencies) or E54 (care boards)."
    )


def exactly(text: str) -> list[Area]:
    """Return the areas that bear a name as it is written, preferred levels first."""
    return _exactly(text, register())


def of_no_use(code: str) -> str:
    """Say what a code stands for that no area here has; nothing where that is not known."""
    nation = elsewhere.nation_of_code(code)
    if nation:
        return f"The code {code} is of {nation}. This explorer covers England only."
    if code.startswith("E14") and code <= _LAST_FORMER_SEAT:
        return (
            f"{code} is the code of a former constituency. All were drawn anew in July 2024, and "
            "no list of what came after each is held here. Find today's by a name or a postcode."
        )
    kind = _OTHER_KINDS.get(code[:3])
    return (
        f"{code} is the code of {kind}, which is not shown here. Find a place by name."
        if kind
        else ""
    )


def _by_written(asked: str, written: str, areas: Register) -> Search:
    """Answer for the postcode in a text; where it has no place, by the words beside it."""
    try:
        return _by_postcode(written, areas)
    except postcodes.PostcodeError as problem:
        beside = re.sub(re.escape(written), " ", asked, flags=re.IGNORECASE)
        close = _nearly(beside, areas) if names.plain(beside) else []
        if not close:
            raise
        found = tuple(Found(area, "close") for area in close[:MOST])
        return Search(found, _meant(str(problem), close))


def _by_postcode(text: str, areas: Register) -> Search:
    answer = postcodes.lookup(text)
    found = tuple(
        Found(areas.area(level, answer.areas[level]), "postcode")
        for level in PREFERENCE
        if level in answer.areas
    )
    said = [_near_a_border(answer, areas), _old_board([one.area for one in found], areas)]
    return Search(found, " ".join(filter(None, said)))


def _near_a_border(answer: postcodes.PostcodeAnswer, areas: Register) -> str:
    """Say that a point decides where postcodes nearby lie in other areas too."""
    for level, codes in answer.nearby.items():
        if len(codes) > 1:
            inside = areas.area(level, answer.areas[level]).name
            others = [areas.area(level, code).name for code in codes if code != answer.areas[level]]
            return (
                f"{answer.postcode} counts where its one point lies, in {inside}; postcodes near "
                f"it are also in {_and(others)}."
            )
    return ""


def _old_board(found: list[Area], areas: Register) -> str:
    """Say what became of a care board in April 2026, where one is among what was found."""
    boards = [area for area in found if area.level == "icb"]
    if len(boards) != 1:
        return ""
    parts = [one for one in areas.boards_of_2026 if one.old_code == boards[0].code]
    if all(one.code == boards[0].code for one in parts):
        return ""
    name = boards[0].name
    if [one.name for one in parts] == [name]:
        return f"{name} took in more people in April 2026; figures here are for the board before."
    today = [
        one.name if one.share == 1 else f"{one.name} ({one.share:.0%} of them)" for one in parts
    ]
    return f"{name} ended in April 2026; its people are now with {_and(today)}."


def _exactly(text: str, areas: Register) -> list[Area]:
    held = _names(areas)
    for name, levels in names.readings(text):
        found = [area for area in held.get(name, ()) if area.level in levels]
        if found:
            return found
    return []


def _nearly(text: str, areas: Register, *, alike: bool = True) -> list[Area]:
    """Return areas whose name holds the words typed, then those spelt much like it."""
    found: list[Area] = []
    for name, levels in reversed(names.readings(text)):
        found += [area for area in _near(name, areas, alike) if area.level in levels]
    if not found and alike:
        for word in names.plain(text).split():
            found += _near(word, areas, alike=False) if len(word) >= _TELLING else []
    return list(dict.fromkeys(found))


def _near(name: str, areas: Register, alike: bool) -> list[Area]:
    held, words = _names(areas), name.split()
    holding = sorted(
        (known for known, parts in _words(areas).items() if _holds(parts, words)),
        key=lambda known: (not known.startswith(name), len(known), known),
    )
    spelt: list[str] = []
    if alike:
        parts, cutoff = _parts(areas), _CLOSER if holding else _CLOSE
        spelt = [known for part in _alike(name, list(parts), cutoff) for known in parts[part]]
    ordered = dict.fromkeys([*holding, *spelt])
    return list(dict.fromkeys(area for known in ordered for area in held[known]))


@cache
def _parts(areas: Register) -> dict[str, list[str]]:
    """Return what may be typed of a name -> the names: whole, of each place in it, a long word."""
    parts: dict[str, list[str]] = {}
    held = _names(areas)
    for name in held:
        parts.setdefault(name, []).append(name)
    for name in held:
        pieces = re.split(r" and ", name)
        words = [word for piece in pieces for word in piece.split() if word not in _COMMON]
        for part in dict.fromkeys([*pieces, *(word for word in words if len(word) >= _LONG)]):
            if part != name and part not in _COMMON:
                parts.setdefault(part, []).append(name)
    return parts


@cache
def _words(areas: Register) -> dict[str, list[str]]:
    """Return each name as compared -> its words."""
    return {name: name.split() for name in _names(areas)}


def _holds(known: list[str], words: Iterable[str]) -> bool:
    """Whether each word typed begins a word of the name."""
    return all(any(part.startswith(word) for part in known) for word in words)


def _alike(name: str, parts: list[str], cutoff: float) -> list[str]:
    """Return the parts of names that are spelt most like a name, in its order of words or not."""
    best: dict[int, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        # As many of each as are wanted: whatever is among the best is among the best of one.
        for _, score, at in process.extract(
            name, parts, scorer=scorer, score_cutoff=cutoff, limit=MOST
        ):
            best[at] = max(best.get(at, 0.0), score)
    return [parts[at] for at in sorted(best, key=lambda at: (-best[at], at))[:MOST]]


def _formerly(text: str, areas: Register) -> Search | None:
    for name, levels in names.readings(text):
        wanted = partial(_was_called, name, levels)
        former = _successors(wanted, areas)
        board = partial(_is_called, name, levels)
        former = former or _boards_now(board, areas)
        if former:
            return former
    return None


def _was_called(name: str, levels: names.Levels, change: Change) -> bool:
    return change.level in levels and names.plain(change.former_name) == name


def _is_called(name: str, levels: names.Levels, board: Board) -> bool:
    return "icb" in levels and names.plain_board(board.name) == names.plain_board(name)


def _successors(wanted: Callable[..., bool], areas: Register) -> Search | None:
    changes = [change for change in areas.changes if wanted(change)]
    if not changes:
        return None
    found = dict.fromkeys(areas.area(change.level, change.code) for change in changes)
    ordered = sorted(found, key=lambda area: (PREFERENCE.index(area.level), area.name))
    names = " and ".join(dict.fromkeys(area.name for area in ordered))
    first = changes[0]
    kind = "name" if first.kind == "renamed" else "area"
    message = f"{first.former_name} ({first.former_code}) is a former {kind}; today it is {names}."
    return Search(
        tuple(Found(area, "former") for area in ordered), f"{message} {first.note}".strip()
    )


def _boards_now(wanted: Callable[[Board], bool], areas: Register) -> Search | None:
    """Answer for one of the 36 care boards of today with the old boards it is made of."""
    parts = [one for one in areas.boards_of_2026 if wanted(one)]
    if not parts:
        return None
    found = tuple(Found(areas.area("icb", one.old_code), "former") for one in parts)
    pieces = [
        one.old_name if one.share == 1 else f"{one.share:.0%} of the people of {one.old_name}"
        for one in parts
    ]
    message = (
        f"{parts[0].name} is one of the 36 care boards since April 2026. "
        f"Figures here are for the 42 boards before; it is made of {_and(pieces)}."
    )
    return Search(found, message)


def _several(asked: str, exact: list[Area]) -> str:
    places = once(exact)
    if len(places) < 2:  # noqa: PLR2004 -- one place needs no choice
        return ""
    kinds = _and([f"{NAMED[area.level].one} ({area.key})" for area in places])
    return f"'{asked}' is the name of several areas: {kinds}."


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


@cache
def _names(areas: Register) -> dict[str, tuple[Area, ...]]:
    """Return compared name -> areas that bear it, in order of preference."""
    held: dict[str, list[Area]] = {}
    for area in areas.everywhere():
        for name in names.forms(area):
            held.setdefault(name, []).append(area)
    bare: dict[str, list[Area]] = {}
    for area in areas.everywhere():
        for name in names.bare_forms(area) - set(held):
            bare.setdefault(name, []).append(area)
    return {name: tuple(found) for name, found in {**held, **bare}.items()}
