"""The view of the page that checks a claim."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from explorer.analysis.claim import correcting
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.correcting import PARTS
from explorer.analysis.claim.text import LONGEST, tidy
from explorer.analysis.claim.verdicts import Claim, checked, readings
from explorer.errors import DataError, QuestionError
from explorer.indicators.catalogue import catalogue
from explorer.periods import Period
from explorer.places.areas import register
from explorer.places.levels import NAMED
from explorer.words.claim.labels import OPENING
from explorer.words.claim.text import too_long

_JOIN, _AT = "|", "~"
_MOST = 40
_SEXES = ("female", "male", "persons", correcting.ANY)


@dataclass(frozen=True)
class ClaimView:
    """What the page shows.

    Attributes
    ----------
    text : str
        What is checked, tidy.
    at : int
        Which claim can be corrected by hand.
    fixes : tuple of (int, str, str)
        Corrections: of which claim, which part, and what it is instead.
    """

    text: str
    at: int = 0
    fixes: tuple[tuple[int, str, str], ...] = ()

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        query = {"text": self.text}
        if self.at:
            query["at"] = str(self.at + 1)
        for part in PARTS:
            held = [f"{at + 1}{_AT}{value}" for at, name, value in self.fixes if name == part]
            if held:
                query[part] = _JOIN.join(held)
        return query

    def unasked(self, before: "ClaimView") -> list[str]:
        """Return nothing: no choice changes another here."""
        return []

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the text, each as it is read or as it was corrected."""
        return tuple(checked(self._fixed(at, one)) for at, one in enumerate(readings(self.text)))

    def _fixed(self, at: int, reading: Reading) -> Reading:
        for which, part, value in self.fixes:
            if which == at:
                reading = _FIXES[part](reading, value)
        return reading

    def asking(self, text: object) -> "ClaimView":
        """Return the view of another text: nothing of it is corrected yet.

        Raises
        ------
        QuestionError
            It is too long.
        """
        clean = tidy(str(text)[: LONGEST * 4])
        if len(clean) > LONGEST:
            raise QuestionError(too_long())
        return self if clean == self.text else ClaimView(clean)

    def looking(self, at: object) -> "ClaimView":
        """Return the view with another claim to correct."""
        return replace(self, at=_whole(str(at)))

    def corrected(self, part: str, value: object) -> "ClaimView":
        """Return the view with a part of the claim in focus corrected by hand."""
        text = f"{value:.6g}" if isinstance(value, float) else str(value)
        if not _is_known(part, text):
            return self
        kept = tuple(one for one in self.fixes if one[:2] != (self.at, part))
        return replace(self, fixes=(*kept, (self.at, part, text)))

    def as_read(self) -> "ClaimView":
        """Return the view without the corrections of the claim in focus."""
        return replace(self, fixes=tuple(one for one in self.fixes if one[0] != self.at))


def read(query: Mapping[str, str]) -> tuple[ClaimView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted. A wrong part falls back to its default
        and is named.
    """
    problems: list[str] = []
    text = OPENING
    if "text" in query:
        text = tidy(str(query["text"])[: LONGEST * 4])
        if len(text) > LONGEST:
            problems.append(too_long())
            text = ""
    at = _whole(str(query.get("at", "1"))) - 1
    known = len(readings(text))
    at = at if 0 <= at < known else 0
    fixes = []
    for part in PARTS:
        for one in filter(None, str(query.get(part, ""))[:LONGEST].split(_JOIN)[:_MOST]):
            which, _, value = one.partition(_AT)
            place = _whole(which) - 1
            if 0 <= place < known and _is_known(part, value):
                fixes.append((place, part, value))
            else:
                problems.append(f"The {part} '{one[:60]}' in the address is not known here.")
    return ClaimView(text, at, tuple(fixes)), problems


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0  # noqa: PLR2004


def _is_known(part: str, value: str) -> bool:
    """Whether a correction can be made: what an address says is not trusted."""
    if part in (correcting.PLACE, correcting.AGAINST):
        level, _, code = value.partition(":")
        return level in NAMED and code in register().level(level)
    if part == correcting.MEASURE:
        return value in catalogue()
    if part == correcting.GROUP:
        return value in _SEXES
    if part == correcting.PERIOD:
        return value == correcting.ANY or _is_period(value)
    return _is_number(value)


def _is_period(text: str) -> bool:
    try:
        Period.stored(text)
    except DataError:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        return len(text) < 16 and math.isfinite(float(text)) and abs(float(text)) < 1e12  # noqa: PLR2004
    except ValueError:
        return False


def _placed(reading: Reading, value: str, at: int = 0) -> Reading:
    level, _, code = value.partition(":")
    return correcting.placed(reading, register().area(level, code), at)


_FIXES: dict[str, Callable[[Reading, str], Reading]] = {
    correcting.PLACE: _placed,
    correcting.AGAINST: lambda reading, value: _placed(reading, value, 1),
    correcting.MEASURE: correcting.measured,
    correcting.GROUP: correcting.grouped,
    correcting.PERIOD: correcting.dated,
    correcting.FIGURE: lambda reading, value: correcting.quoted(reading, float(value)),
}
