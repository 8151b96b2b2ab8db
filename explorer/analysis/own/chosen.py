"""What a reader's words name: whole areas by name or code, neighbourhoods by name or code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.analysis.own.ground import ground
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG
from explorer.places.search import find, take
from explorer.root import data_root

# More than this is no list that somebody typed.
LONGEST = 20_000
_CODE = re.compile(r"E01\d{6}", re.IGNORECASE)
_CLOSE = "close"


@dataclass(frozen=True)
class Chosen:
    """What was named.

    Attributes
    ----------
    areas : tuple of Area
    rows : tuple of int
        Neighbourhoods, by their rows.
    also : tuple of (Area, tuple of Area)
        What a name was taken for, and what else it could have meant.
    """

    areas: tuple[Area, ...]
    rows: tuple[int, ...]
    also: tuple[tuple[Area, tuple[Area, ...]], ...] = ()


def chosen(text: str) -> Chosen:
    """Return the areas and neighbourhoods that a list of names and codes means.

    Parameters
    ----------
    text : str
        Parted by commas, semicolons or lines; a name may hold a comma ("Bristol, City of").

    Raises
    ------
    QuestionError
        A name is not known; the message says which.
    """
    if len(text) > LONGEST:
        raise QuestionError(
            f"That list is too long: {LONGEST:,} letters at most. A long list of neighbourhoods "
            "can be given as a file, or as postcodes."
        )
    areas: list[Area] = []
    rows: list[int] = []
    also: list[tuple[Area, tuple[Area, ...]]] = []
    for name in _names(text):
        row = neighbourhood(name)
        if row is not None:
            rows.append(row)
            continue
        if _CODE.fullmatch(name):
            raise QuestionError(f"There is no neighbourhood with the code {name.upper()}.")
        taken = take(name, lambda _: 0)
        others = tuple(one for one in taken.also if one.code != taken.area.code)
        areas.append(taken.area)
        if others:
            also.append((taken.area, others))
    return Chosen(tuple(areas), tuple(rows), tuple(also))


def neighbourhood(text: str) -> int | None:
    """Return the row of the neighbourhood that has a code or a name; None where none has."""
    return _known(data_root()).get(text.strip().lower())


@cache
def _known(_root: Path) -> Mapping[str, int]:
    frame = ground().neighbourhoods
    found = {name.lower(): row for row, name in enumerate(frame["name"])}
    return found | {code.lower(): row for row, code in enumerate(frame["code"])}


def _names(text: str) -> Iterator[str]:
    """Give the names of a list; parts that are one name together are kept together."""
    for line in re.split(r"[;\n]", text):
        parts = [part.strip() for part in line.split(",")]
        while parts:
            last = next(
                (end for end in range(min(3, len(parts)), 1, -1) if _one(", ".join(parts[:end]))), 1
            )
            name = ", ".join(parts[:last])
            parts = parts[last:]
            if name:
                yield name


def _one(name: str) -> bool:
    """Whether a text with a comma is the name of one place as it stands."""
    _, _, rest = name.partition(":") if name.partition(":")[0] in BY_SLUG else ("", "", name)
    try:
        found = find(name).found
    except QuestionError:
        return False
    return any(_plain(one.area.name) == _plain(rest) for one in found if one.match != _CLOSE)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
