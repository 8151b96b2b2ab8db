"""A standard that was set for an indicator, and how many areas meet it, in words."""

from explorer.analysis.standards import Meeting
from explorer.indicators.catalogue import Indicator, Standard
from explorer.places.levels import NAMED
from explorer.words.figures import number, with_unit

_DIRECTIONS = {"at_least": "at least", "at_most": "at most"}


def least_or_most(standard: Standard) -> str:
    """Return "at least" or "at most"."""
    return _DIRECTIONS[standard.direction]


def value_text(record: Indicator, standard: Standard) -> str:
    """Return the value of a standard alone: "75"."""
    decimals = 0 if standard.value == int(standard.value) else record.decimals
    return number(standard.value, decimals)


def amount_text(record: Indicator, standard: Standard) -> str:
    """Return the value of a standard with its unit: "75%"."""
    return with_unit(value_text(record, standard), record)


def row_name(standard: Standard) -> str:
    """Return what a standard is called in a row of its own, before its value."""
    return f"Standard, {least_or_most(standard)}"


def standard_text(record: Indicator) -> str:
    """Return the name of a standard on a scale: "standard 92%"; empty without one."""
    standard = record.standard
    return f"standard {amount_text(record, standard)}" if standard else ""


def standard_named(record: Indicator) -> str:
    """Return "Standard of at least 75% (NHS Long Term Plan)"; empty without one."""
    standard = record.standard
    if standard is None:
        return ""
    amount = amount_text(record, standard)
    return f"Standard of {least_or_most(standard)} {amount} ({standard.set_by})"


def set_by_text(record: Indicator) -> str:
    """Return who set a standard and when; empty without one."""
    standard = record.standard
    if standard is None:
        return ""
    amount = amount_text(record, standard)
    least = least_or_most(standard).capitalize()
    text = f"{least} {amount}: set by {standard.set_by}, {standard.since}."
    return f"{text} {standard.note}".strip()


def meeting_text(found: Meeting | None, *, missing: bool = True) -> str:
    """Return how many areas meet a standard, and of how many that is sure; empty without one.

    Parameters
    ----------
    found : Meeting or None
    missing : bool
        Whether to say how many areas have no figure; else it is said beside.
    """
    if found is None or found.indicator.standard is None:
        return ""
    record, standard = found.indicator, found.indicator.standard
    level = NAMED[found.level]
    areas = level.singular if found.known == 1 else level.plural
    meets = "meets" if found.meet <= 1 else "meet"
    who = f"{found.meet} of" if found.meet else "None of"
    set_for = f"the standard of {least_or_most(standard)} {amount_text(record, standard)}"
    lines = [f"{who} {found.known} {areas} {meets} {set_for} ({standard.set_by})."]
    if found.ranged:
        lines.append(f"By the likely range (95%) of each: {_surely(found)}.")
    bare = found.known - found.ranged
    if found.ranged and bare:
        lines.append(f"{bare} {_have(bare)} no range.")
    if missing and found.without:
        own = "its own" if found.without == 1 else "their own"
        lines.append(f"{found.without} {_have(found.without)} no figure of {own}.")
    return " ".join(lines)


def _surely(found: Meeting) -> str:
    """Return of how many areas their ranges leave no doubt, and of how many they do."""
    told = (
        (found.surely, "surely meets it", "surely meet it"),
        (found.surely_not, "surely does not", "surely do not"),
        (found.unsure, "cannot be told", "cannot be told"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in told if count)


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
