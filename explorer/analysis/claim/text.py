"""A text as it is read: each sign in its place, so that what is read can be shown where it stands.

A text is made tidy first, and is shown so. From then on nothing is changed in length: a place in
the plain text is that place in the tidy one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2000
# What is typed in many ways, in one.
_SAME = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": ";",
        "\u2015": ";", "\u2212": "-", "\u00d7": "x", "\u2236": ":", "\u066a": "%",
    }
)  # fmt: skip
# Controls, marks of direction, halves of signs, and what no sign has been given to.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile(r"\s+")
# Ends of sentences: a full stop that no digit or single letter of an abbreviation stands before.
_END = re.compile(r"[!?\n]+|\.(?=\s|$)")
_SHORT = re.compile(r"(?:^|[\s(])(?:approx|hon|rt|no|st|mr|mrs|ms|dr|vs|e\.g|i\.e|c|ca|cf)$")


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text: where it begins, and where it has ended."""

    start: int
    stop: int

    def overlaps(self, other: "Span") -> bool:
        """Whether two stretches share a sign."""
        return self.start < other.stop and other.start < self.stop

    def within(self, text: str) -> str:
        """Return the stretch of a text."""
        return text[self.start : self.stop]


def tidy(text: str) -> str:
    """Return a text without signs that are not seen, and with one space where there were several.

    A new line stays one.
    """
    seen = "".join(
        sign if sign == "\n" or not sign.isspace() else " "
        for sign in text.replace("\r", "\n")
        if sign.isspace() or unicodedata.category(sign) not in _UNSEEN
    )
    return _SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", seen).strip()


def plain(text: str) -> str:
    """Return a text of the same length in lower case, with one form for each sign."""
    return "".join(map(_sign, text.translate(_SAME)))


def level(text: str) -> str:
    """Return a text of the same length with one form for each sign, and its capitals."""
    return "".join(map(_bare, text.translate(_SAME)))


def _sign(sign: str) -> str:
    lower = _bare(sign).lower()
    return lower if len(lower) == 1 else sign


def _bare(sign: str) -> str:
    """Return a letter without its accent; a space for what is no sign that is seen."""
    if sign.isascii():
        return sign if sign.isprintable() or sign == "\n" else " "
    if not sign.isprintable():
        return " "
    base = unicodedata.normalize("NFKD", sign)[:1]
    return base if base.isascii() and base.isprintable() else sign


def sentences(text: str) -> Iterator[Span]:
    """Give the sentences of a plain text; each holds something but space."""
    start = 0
    for found in _END.finditer(text):
        if found[0] == "." and _SHORT.search(text[max(0, found.start() - 7) : found.start()]):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    piece = text[start:stop]
    if any(sign.isalnum() for sign in piece):
        yield Span(
            start + len(piece) - len(piece.lstrip()), stop - len(piece) + len(piece.rstrip())
        )


def masked(text: str, spans: "list[Span]") -> str:
    """Return a text of the same length with a bar in place of every sign of some stretches."""
    signs = list(text)
    for span in spans:
        signs[span.start : span.stop] = "|" * (span.stop - span.start)
    return "".join(signs)
