"""Reads the parameters of a URL: nothing in them is trusted, and no link leads to an error.

A wrong part falls back to its default and is named among the problems.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from explorer.errors import QuestionError
from explorer.places import search, sites
from explorer.places.areas import Area, named_apart, register
from explorer.places.levels import NAMED

V = TypeVar("V")
# The parameters of an address.
Query = Mapping[str, str]
NOBODY = "none"
_LONGEST = 60
_MOST_SIMILAR = 3


def asker(query: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that gives a parameter's text, cut to what can be meant."""
    return lambda key: str(query.get(key, ""))[:_LONGEST].strip()


def strictly(read: Callable[[Query], tuple[V, list[str]]], query: Query) -> V:
    """Return the view that parameters ask for, where nothing may be put in place of what is wrong.

    Parameters
    ----------
    read : callable
        Gives the view that parameters ask for, and what was wrong with them.
    query : mapping of str to str

    Raises
    ------
    QuestionError
        Something is wrong with them.
    """
    view, problems = read(query)
    if problems:
        raise QuestionError(" ".join(problems))
    return view


def one_of(
    text: str,
    choices: Mapping[str, object] | Sequence[str],
    default: str,
    what: str,
    problems: list[str],
) -> str:
    """Return what was asked for if it is one of the choices, else the default."""
    if not text or text in choices:
        return text or default
    problems.append(f"There is no {what} '{text}' here. Choose one of: {', '.join(choices)}.")
    return default


def picked_area(
    text: str, default: str, problems: list[str], *, points: bool = False
) -> Area | None:
    """Return the area that a link names, None for nobody, else the default.

    Places that are points are followed where `points` says so, and areas are not.

    A level and a code name it; a name, or a code that is no longer in force, is followed as a
    search follows it, and said.
    """
    if NOBODY in {text, text or default}:
        return None
    area = _held(text or default, points=points)
    if area:
        return area
    try:
        if points:
            return sites.point_called(text)
        found = search.find(text)
    except QuestionError as error:
        problems.append(f"The place '{text}' is not shown here. {error}")
        return _held(default)
    known = [one for one in found.found if one.match != "close"]
    if known:
        if found.message:
            problems.append(found.message)
        return known[0].area
    similar = named_apart(search.once(one.area for one in found.found))[:_MOST_SIMILAR]
    names = " or ".join(area.name for area in similar)
    problems.append(f"There is no place '{text}' here. Did you mean {names}?")
    return _held(default)


def _held(key: str, *, points: bool = False) -> Area | None:
    level, _, code = key.partition(":")
    known = level in NAMED and NAMED[level].points == points and code in register().level(level)
    return register().area(level, code) if known else None


def area_on_map(level: str, code: object) -> Area:
    """Return the area of a level that was picked on a map.

    Raises
    ------
    QuestionError
        The map has no such area.
    """
    known = register().level(level) if level else {}
    if str(code) not in known:
        raise QuestionError("There is no such area on this map.")
    return known[str(code)]
