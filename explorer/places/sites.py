"""Finds places that are points, such as hospital trusts, by name, town or code."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from explorer.errors import QuestionError
from explorer.places import names
from explorer.places.areas import Area, register
from explorer.places.files import columns_of
from explorer.places.levels import NAMED, POINTS
from explorer.root import data_root

# What every place of a kind is called, and tells none from another.
COMMON = frozenset(
    ["nhs", "the", "foundation", "trust", "trusts", "and", "of", "hospital", "hospitals"]
)
# What the sorts of a kind are called, by the word that the file has.
_SORTS = {
    "acute": "hospital hospitals",
    "ambulance": "ambulance ambulances service 999",
    "both": "hospital hospitals ambulance ambulances service 999",
}
_CLOSE, _MOST = 84, 8


def called(text: str) -> list[Area]:
    """Return the places whose name, town or code fits a text, best first.

    Every word typed begins one of theirs. Words that stand in every name are no help, and
    count where nothing else is typed.
    """
    known = _known(data_root())
    key = text.strip().lower()
    if key in known:
        return [known[key]]
    typed = names.plain(text).split()
    telling = [word for word in typed if word not in COMMON] or typed
    if not telling:
        return []
    words = _words(data_root())
    fitting = [
        (-_exact(telling, held), len(area.name), area.name, area)
        for area, held in words.items()
        if all(any(one.startswith(word) for one in held) for word in telling)
    ]
    return [area for *_, area in sorted(fitting, key=lambda one: one[:3])]


def close(text: str) -> list[Area]:
    """Return the places whose names are spelt like a text, best first."""
    plain = {area: _telling(area.name) for area in _words(data_root())}
    asked = _telling(text)
    found = process.extract(asked, plain, scorer=fuzz.ratio, limit=_MOST, score_cutoff=_CLOSE)
    return [area for *_, area in found]


def point_called(text: str) -> Area:
    """Return the one place that a text names.

    Raises
    ------
    QuestionError
        None fits, or several do; the message says which.
    """
    kinds = " or ".join(kind.singular for kind in POINTS)
    found = called(text)
    if len(found) == 1 or (found and _telling(found[0].name) == _telling(text)):
        return found[0]
    near = found or close(text)
    if not near:
        raise QuestionError(f"No {kinds} is called '{text.strip()}'.")
    listed = ", ".join(f"{area.name} ({area.key})" for area in near[:_MOST])
    if not found:
        raise QuestionError(f"No {kinds} is called '{text.strip()}'. Did you mean {listed}?")
    raise QuestionError(f"'{text.strip()}' fits several: {listed}.")


def town(area: Area) -> str:
    """Return where a place's head office is."""
    return _towns(data_root())[area.level, area.code]


def _telling(text: str) -> str:
    return " ".join(word for word in names.plain(text).split() if word not in COMMON)


def _exact(typed: Iterable[str], held: tuple[str, ...]) -> int:
    return sum(word in held for word in typed)


@cache
def _known(_: Path) -> dict[str, Area]:
    """Return every place by its key and by its code, in small letters."""
    return {
        name.lower(): area
        for kind in POINTS
        for area in register().level(kind.slug).values()
        for name in (area.key, area.code)
    }


@cache
def _words(root: Path) -> dict[Area, tuple[str, ...]]:
    """Return the words that each place is known by."""
    towns, sorts = _towns(root), _sorts(root)
    return {
        area: tuple(
            names.plain(
                f"{area.name} {towns[key]} {_SORTS.get(sorts[key], '')} {NAMED[area.level].plural}"
            ).split()
        )
        for kind in POINTS
        for area in register().level(kind.slug).values()
        for key in [(area.level, area.code)]
    }


@cache
def _towns(root: Path) -> dict[tuple[str, str], str]:
    rows = columns_of(root, "sites.csv", ("kind", "code", "town"))
    return {(kind, code): name for kind, code, name in rows}


@cache
def _sorts(root: Path) -> dict[tuple[str, str], str]:
    rows = columns_of(root, "sites.csv", ("kind", "code", "sort"))
    return {(kind, code): sort for kind, code, sort in rows}
