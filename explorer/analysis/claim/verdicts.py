"""What a claim comes to: its verdict, whether it may still be said, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.claim.agreement import AGREES, DIFFERS, PRECISE, ROUNDED
from explorer.analysis.claim.beside import FIGURE, UNSURE, Check, Found
from explorer.analysis.claim.checks import found
from explorer.analysis.claim.claims import NONE, VALUE, Reading
from explorer.analysis.claim.reading import read
from explorer.analysis.claim.text import LONGEST, tidy
from explorer.analysis.claim.vocabulary import vocabulary
from explorer.root import data_root

OUTDATED, NOT_CHECKED, NOT_HELD, NOT_UNDERSTOOD, NO_FIGURE = (
    "outdated", "not checked", "not held", "not understood", "nothing to check",
)  # fmt: skip
# Whether a claim may still be said.
YES, RANGED, LENT, DATED, NO = (
    "yes", "yes, with its range", "only as measured for a larger area", "only with its period",
    "no",
)  # fmt: skip
# Why: codes that words are found for.
CAUSE, FUTURE, PLACE, MEASURE, UNIT, LEVEL, PERIODS, SECOND, PERIOD, GROUP = (
    "cause", "future", "place", "measure", "unit", "level", "periods", "second", "period", "group",
)  # fmt: skip
SIDE, QUOTED_RANGE, SAME_FIGURE = "another series", "quoted range", "same"
WITHIN, BORROWED, ASSUMED_PLACE, ASSUMED_MEASURE, BOTH, RIVAL, ONE_GROUP, NO_RANGE, OVERLAP = (
    "within", "borrowed", "assumed place", "assumed measure", "both", "rival", "one group",
    "no range", "overlap",
)  # fmt: skip
_FOUND_LACKING = {
    "measure": NOT_UNDERSTOOD, "unit": NOT_UNDERSTOOD, "second": NOT_UNDERSTOOD,
    "place": NOT_HELD, "level": NOT_HELD, "periods": NOT_HELD, "same": UNSURE,
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A claim with what is held beside it.

    Attributes
    ----------
    reading : Reading
    found : Found
    verdict : str
        "agrees", "rounded", "too precise", "outdated", "does not agree", "cannot be said",
        "not checked", "not held", "not understood" or "nothing to check".
    may_be_said : str
        "yes", "yes, with its range", "only as measured for a larger area",
        "only with its period" or "no".
    reasons : tuple of str
        Codes of what must be told.
    """

    reading: Reading
    found: Found
    verdict: str
    may_be_said: str
    reasons: tuple[str, ...]

    @property
    def best(self) -> Check | None:
        """The newest figure that the claim is nearest to; None where there is none."""
        order = (AGREES, ROUNDED, PRECISE, UNSURE, DIFFERS)
        rows = main_of(self.found)
        return min(rows, key=lambda one: order.index(one.agreement)) if rows else None


@dataclass(frozen=True)
class Checked:
    """A text with its claims.

    Attributes
    ----------
    text : str
        As it was read: without signs that are not seen.
    claims : tuple of Claim
        In their order; those that were not understood too.
    long : bool
        Whether the text was longer than is read, so that nothing was.
    """

    text: str
    claims: tuple[Claim, ...]
    long: bool = False


def check(text: str) -> Checked:
    """Read a text and check every claim in it.

    Parameters
    ----------
    text : str
        Anything that may be pasted; it is kept nowhere.
    """
    clean = tidy(text[: LONGEST * 4])
    if len(clean) > LONGEST:
        return Checked(clean[:LONGEST], (), True)
    return Checked(clean, tuple(checked(one) for one in readings(clean)))


@lru_cache(maxsize=64)
def _read(_root: Path, text: str) -> tuple[Reading, ...]:
    return tuple(read(text))


def readings(text: str) -> tuple[Reading, ...]:
    """Return the claims that are read in a tidy text."""
    return _read(data_root(), text)


@lru_cache(maxsize=256)
def _checked(_root: Path, reading: Reading) -> Claim:
    return _claim(reading)


def checked(reading: Reading) -> Claim:
    """Return a claim with its verdict."""
    return _checked(data_root(), reading)


def _claim(reading: Reading) -> Claim:
    named = reading.measure
    if named is not None and named.not_held:
        return _without(reading, Found(None, (), (), (), lacking="measure"), NOT_HELD)
    held = found(reading)
    if held.lacking == MEASURE:
        return _without(reading, held, NOT_UNDERSTOOD)
    if reading.future:
        return _without(reading, held, NOT_CHECKED)
    if held.lacking:
        verdict = _FOUND_LACKING[held.lacking]
        return _without(reading, held, verdict)
    if reading.kind == NONE:
        return _without(reading, held, NO_FIGURE)
    verdict = _verdict(reading, held)
    may = _may(verdict, reading, held)
    return Claim(reading, held, verdict, may, tuple(_reasons(reading, held, verdict)))


def _without(reading: Reading, held: Found, verdict: str) -> Claim:
    reasons = [FUTURE] if verdict == NOT_CHECKED else []
    reasons += [held.lacking] if held.lacking else []
    reasons += [CAUSE] if reading.cause else []
    return Claim(reading, held, verdict, NO, tuple(dict.fromkeys(reasons)))


def _verdict(reading: Reading, held: Found) -> str:
    told = [one.agreement for one in main_of(held)]
    if not held.sexed:
        return UNSURE
    if not held.named_period and not (reading.when and reading.when.kind == "ago"):
        return UNSURE
    if reading.figure is None and len(set(told)) > 1:
        # Of both sexes something is said that holds of one alone.
        return UNSURE
    for agreed in (AGREES, ROUNDED, PRECISE):
        if agreed in told:
            return agreed
    if any(one.agreement in (AGREES, PRECISE) for one in held.former) and UNSURE not in told:
        return OUTDATED
    return UNSURE if UNSURE in told else DIFFERS


def main_of(held: Found) -> tuple[Check, ...]:
    """Return what a verdict rests on: the measure that is named, not another series of it.

    Where one word means several measures that stand side by side, all of them count.
    """
    main = [
        one for one in held.newest
        if held.record is None
        or one.record.series not in vocabulary().side.get(held.record.series, ())
    ]  # fmt: skip
    return tuple(main) or held.newest


def _may(verdict: str, reading: Reading, held: Found) -> str:
    if verdict not in (AGREES, ROUNDED):
        return NO
    agreeing = [one for one in main_of(held) if one.agreement == verdict]
    if all(one.measured_for for one in agreeing):
        return LENT
    if _is_past(reading, held, agreeing):
        return DATED
    return (
        RANGED
        if any(one.has_range or any(p.has_range for p in one.parts) for one in agreeing)
        else YES
    )


def _is_past(reading: Reading, held: Found, agreeing: Sequence[Check]) -> bool:
    """Whether what agrees is of a period that another has followed."""
    last = [one.period for one in held.former if one.record == agreeing[0].record]
    return reading.when is not None and any(period > agreeing[0].period for period in last)


def _reasons(  # noqa: PLR0912
    reading: Reading, held: Found, verdict: str
) -> list[str]:
    rows = held.newest
    reasons = [CAUSE] if reading.cause else []
    if reading.measure is None:
        reasons.append(ASSUMED_MEASURE)
    if not reading.places and held.areas:
        reasons.append(ASSUMED_PLACE)
    if not held.sexed:
        reasons.append(GROUP)
    if not held.named_period:
        reasons.append(PERIOD)
    if any(one.measured_for for one in rows):
        reasons.append(BORROWED)
    sexes = {one.sex for one in rows if one.record == held.record}
    if len(sexes) > 1 and not reading.groups:
        reasons.append(BOTH)
    if verdict in (DIFFERS, OUTDATED) and any(
        one.within for one in rows if one.agreement == DIFFERS
    ):
        reasons.append(WITHIN)
    if verdict in (AGREES, ROUNDED) and held.record not in [
        one.record for one in rows if one.agreement == verdict
    ]:
        reasons.append(RIVAL)
    quoted = reading.figure
    if verdict in (DIFFERS, OUTDATED, UNSURE) and quoted and quoted.limits:
        reasons.append(QUOTED_RANGE)
    main = main_of(held)
    if verdict in (DIFFERS, OUTDATED) and any(
        one.agreement == AGREES and one not in main for one in rows
    ):
        reasons.append(SIDE)
    if (
        verdict in (AGREES, ROUNDED, UNSURE)
        and len({one.agreement for one in main}) > 1
        and not reading.groups
        and len(sexes) > 1
    ):
        reasons.append(ONE_GROUP)
    if reading.kind != VALUE and rows and not any(one.has_range for one in rows):
        reasons.append(NO_RANGE)
    if verdict == UNSURE and any(one.kind != FIGURE and one.has_range for one in rows):
        reasons.append(OVERLAP)
    return reasons
