"""Switches in words: which areas change class with the definition, or with a reading of it."""

from collections.abc import Sequence

from explorer.analysis.doctors.agreement import Switch
from explorer.words.doctors.terms import (
    FIFTHS,
    READING_LABELS,
    READING_WORDS,
    definition_title,
    short_title,
)
from explorer.words.figures import together


def switch_fills() -> list[str]:
    """Return what the classes of a switch are."""
    return [
        "same other fifth",
        "another fifth",
        "in it by both",
        "leaves it",
        "enters it",
    ]


def switch_name(switch: str) -> str:
    """Return what the colours switch from or to: a definition, or a reading of access."""
    method, _, reach = switch.partition("-")
    if method in READING_WORDS:
        return f"Within {reach} km, {READING_WORDS[method]}"
    return definition_title(switch)


def switch_label(switch: str) -> str:
    """Return the same in the few words that a list to choose from has room for."""
    method, _, reach = switch.partition("-")
    if method in READING_LABELS:
        return f"{reach} km, {READING_LABELS[method]}"
    return short_title(switch)


def switch_area(name: str, before: int, after: int) -> str:
    """Return what a switch does to one area."""
    if not before or not after:
        return f"{name}: not ranked by both"
    if before == after:
        return f"{name}: stays in {FIFTHS[before]}"
    return f"{name}: from {FIFTHS[before]} to {FIFTHS[after]}"


def switch_text(found: Sequence[Switch], areas: int, before: str, after: str) -> str:
    """Return how many areas change class with a definition, or a reading."""
    into = sum(one.after == 1 for one in found)
    out = sum(one.before == 1 for one in found)
    return (
        f"{switch_title(before, after)}: {len(found):,} of {areas:,} areas change fifth; {into:,} "
        f"enter the fewest-doctored fifth and {out:,} leave it."
    )


def switch_title(before: str, after: str) -> str:
    """Return a switch by its two ends: "GPs per patient, then by need"."""
    return f"{switch_name(before)}, then {_lower(switch_name(after))}"


def _lower(text: str) -> str:
    return text if text.startswith("GP") else f"{text[0].lower()}{text[1:]}"


def switch_cells(found: Sequence[Switch], before: str, after: str) -> tuple[str, str, str, str]:
    """Return a switch's row: its two ends, how many change fifth, enter the fewest, leave it."""
    into = sum(one.after == 1 for one in found)
    out = sum(one.before == 1 for one in found)
    return switch_title(before, after), f"{len(found):,}", f"{into:,}", f"{out:,}"


def entering(found: Sequence[Switch]) -> tuple[str, str]:
    """Return the names of areas that enter the fewest-doctored fifth, and that leave it."""
    into = [one.area.name for one in found if one.after == 1]
    out = [one.area.name for one in found if one.before == 1]
    return together(into) if into else "none", together(out) if out else "none"
