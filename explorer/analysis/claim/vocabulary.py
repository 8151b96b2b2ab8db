"""The open list of what people call each measure: reads ``phrases.toml`` beside this module."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AS_IT_IS, TURNED, REST, COUNTED = "as it is", "turned over", "the rest", "as a number"
WEAK, STRONG = 1, 2
_FILE = Path(__file__).parent / "phrases.toml"
_WORD = re.compile(r"<([a-z]+)>(?!=)")


@dataclass(frozen=True)
class Way:
    """A way to say a measure.

    Attributes
    ----------
    slug : str
        Of the measure; empty for what is not held.
    told : str
        "as it is", "turned over" or "the rest".
    strength : int
        1 for weak words, which give way to any other in their sentence; 2 for others.
    pattern : str
        A regular expression over plain text.
    not_held : str
        What is spoken of that is held for no place; else empty.
    near : tuple of str
        The measures that come nearest to that.
    """

    slug: str
    told: str
    strength: int
    pattern: str
    not_held: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Every way to say a measure, and which measures are taken for each other.

    Attributes
    ----------
    ways : tuple of Way
    rivals : mapping of str to tuple of str
        Measures that a speaker may mean by one word.
    confused : mapping of str to tuple of str
        Measures that a figure may belong to although another was named.
    side : mapping of str to tuple of str
        Rivals that are told and decide no verdict.
    """

    ways: tuple[Way, ...]
    rivals: Mapping[str, tuple[str, ...]]
    confused: Mapping[str, tuple[str, ...]]
    side: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """Return the list, read once."""
    held = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = held["words"]

    def whole(way: str) -> str:
        return _WORD.sub(lambda found: words.get(found[1], found[0]), way)

    ways = [
        Way(one["slug"], one["told"], WEAK if one["weak"] else STRONG, whole(way))
        for one in held["measure"]
        for way in one["ways"]
    ]
    ways += [
        Way("", AS_IT_IS, STRONG, whole(one["way"]), one["name"], tuple(one["near"]))
        for one in held["not_held"]
    ]
    return Vocabulary(
        tuple(ways),
        {slug: tuple(others) for slug, others in held["rivals"].items()},
        {slug: tuple(others) for slug, others in held["confused"].items()},
        {slug: tuple(others) for slug, others in held["side"].items()},
    )
