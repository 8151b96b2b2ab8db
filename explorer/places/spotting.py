"""Finds the places that are named in a longer text: "smoking Hartlepool", "GPs FY1 2LX"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.places import names, postcodes, search
from explorer.places.levels import BY_SLUG

# Words of the longest name that is typed whole, with what is written round it.
_LONGEST = 9
_BETWEEN = re.compile(r"[,;?!\"“”()]+")


@dataclass(frozen=True)
class Spots:
    """What a text names, and what is left of it.

    Attributes
    ----------
    postcode : str
        The postcode in it, whole or half; empty without one.
    places : tuple of str
        Names and codes as they are typed, in their order.
    rest : tuple of str
        The other words, in runs: what stands between places.
    """

    postcode: str
    places: tuple[str, ...]
    rest: tuple[tuple[str, ...], ...]


def spots(text: str) -> Spots:
    """Return the places that a text names as they stand: the longest name at each word."""
    level, _, rest = text.partition(":")
    if rest.strip() and level.strip().lower() in BY_SLUG:
        return Spots("", (text,), ())
    postcode = postcodes.written_in(text) or ""
    words = _BETWEEN.sub(" ", text).split()
    if not postcode:
        postcode = next((one for one in _pieces(words) if postcodes.looks_like_postcode(one)), "")
    if postcode:
        words = _without(words, postcode)
    places: list[str] = []
    runs: list[list[str]] = [[]]
    at = 0
    while at < len(words):
        length = _named_from(words[at : at + _LONGEST])
        if length:
            places.append(" ".join(words[at : at + length]))
            runs.append([])
        else:
            runs[-1].append(words[at])
        at += length or 1
    return Spots(postcode, tuple(places), tuple(tuple(run) for run in runs if run))


def _pieces(words: Sequence[str]) -> list[str]:
    """Return what may be a postcode: two words, or one with a digit in it."""
    pairs = [
        f"{first} {second}"
        for first, second in pairwise(words)
        if re.fullmatch(r"\w{2,4}", first) and re.fullmatch(r"[\dOIoil]\w\w", second)
    ]
    return pairs + [word for word in words if re.search(r"\d", word) and word.isalnum()]


def _without(words: Sequence[str], postcode: str) -> list[str]:
    text = " ".join(words)
    return re.sub(re.escape(" ".join(postcode.split())), " ", text, flags=re.IGNORECASE).split()


def _named_from(words: Sequence[str]) -> int:
    """Return how many of the first words are a name; 0 where they begin none."""
    for length in range(len(words), 0, -1):
        text = " ".join(words[:length])
        # A little word at an end is no part of a name: "in Leeds", "Leeds and".
        if names.plain(words[length - 1]) in _LITTLE or names.plain(words[0]) in _LITTLE:
            continue
        if search.names_one(text):
            return length
    return 0


_LITTLE = {"", "and", "in", "of", "for", "to", "a", "by", "vs", "or", "with", "at", "on"}
