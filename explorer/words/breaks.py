"""Breaks that a reader chooses, in words: the choice, and what it does to a map."""

from typing import Any

from explorer.analysis.breaks import COUNTS, HAND, NATURAL, STANDARD, STEPS, Breaks
from explorer.analysis.map import Overview
from explorer.analysis.reclassed import Reclassed
from explorer.places.levels import NAMED
from explorer.words.figures import fill
from explorer.words.map import CLASS_TEXTS, legend_rows

LABEL, CLASSES = "Breaks between classes", "Number of classes"
NAMES = {
    STANDARD: "Usual",
    STEPS: "Equal steps",
    COUNTS: "Equal counts",
    NATURAL: "Natural groups",
    HAND: "By hand",
}
_HOW = {
    STEPS: "Each class is as wide as the next.",
    COUNTS: "The {places} are shared out evenly between the classes.",
    NATURAL: "Figures close together share a class.",
    HAND: "Each break is where a reader set it.",
}
# Of breaks that are worked out: the usual ones serve all years and groups.
_FROM = "They are worked out from the figures shown, so in another year or group they move."
_STAY = "The usual breaks serve all years and groups."

NO_BREAKS = (
    "This map has no breaks to choose: its colours stand for no figure. Choose one definition of "
    "doctors."
)
NOTHING_TO_BREAK = "The figures here are all alike, so they cannot be cut into classes."

# What the browser fills while a break is moved.
_CHOSEN = "Breaks chosen by a reader: {way}."
_MOVED = (
    "Shade changed from the usual breaks: {moved} of {areas} {places} ({darker} darker, "
    "{lighter} lighter)."
)
_UNMOVED = "No {place} changes shade from the usual breaks."
_ONE = "All {areas} {places} are in one class."
# On the part where breaks are moved.
_BAR = {
    "title": "Move the breaks",
    "help": "Drag a handle, press the arrow keys on it, or type a number.",
    "move": "Move break {n}",
    "field": "Break {n}",
    "wrong": "Break {n} must be from {low} to {high}.",
}


def chosen_text(breaks: Breaks) -> str:
    """Return what a legend says of breaks that a reader chose; empty for the usual ones."""
    return fill(_CHOSEN, {"way": NAMES[breaks.method].lower()}) if breaks.own else ""


def reclassed_text(found: Reclassed) -> str:
    """Return which areas change shade from the usual breaks, and whether any are told apart."""
    slots = {name: str(value) for name, value in _slots(found).items()}
    lines = [fill(_ONE, slots)] if found.second.one_class and found.areas > 1 else []
    return " ".join([*lines, fill(_MOVED if found.moved else _UNMOVED, slots)])


def breaks_notes(page: Overview) -> list[str]:
    """Return how the breaks of a map were made; empty for the usual ones."""
    if not page.breaks.own:
        return []
    places = NAMED[page.figures.level].places
    how = [fill(_HOW[page.breaks.method], {"places": places})]
    return [" ".join([chosen_text(page.breaks), *how, *_moving(page.breaks), _STAY])]


def _moving(breaks: Breaks) -> list[str]:
    return [] if breaks.method == HAND else [_FROM]


def reclassed_lines(found: Reclassed) -> list[str]:
    """Return both ways to cut figures with their classes, then the areas that change shade."""
    record = found.figures.indicator
    lines = []
    for one in (found.first, found.second):
        lines.append(f"{NAMES[one.breaks.method]}:")
        texts = legend_rows(one.limits, record)
        lines += [f"    {text}: {count}" for text, count in zip(texts, one.counts, strict=True)]
    lines.append(reclassed_text(found) if not found.first.breaks.own else _between(found))
    for darker, word in ((True, "Darker"), (False, "Lighter")):
        names = [one.name for one in found.moved if one.darker == darker]
        lines += [f"{word}: {'; '.join(names)}."] if names else []
    return lines


def _between(found: Reclassed) -> str:
    names = [NAMES[one.breaks.method].lower() for one in (found.first, found.second)]
    return (
        f"Shade changed from {names[0]} to {names[1]}: {len(found.moved)} of {found.areas} "
        f"{NAMED[found.figures.level].places} ({found.darker} darker, {found.lighter} lighter)."
    )


def too_many_classes(asked: int, most: int) -> str:
    """Return that a map of years to gain cannot tell as many classes apart."""
    return f"The map of years to gain has up to {most} classes: {asked} cannot be shown."


def bar_words(found: Reclassed) -> dict[str, Any]:
    """Return what the browser says while a reader moves breaks."""
    level = NAMED[found.figures.level]
    slots = {"areas": str(found.areas), "places": level.places, "place": level.place}
    return {
        **_BAR,
        "classes": CLASS_TEXTS,
        "moved": fill(_MOVED, slots),
        "unmoved": fill(_UNMOVED, slots),
        "one": fill(_ONE, slots),
    }


def _slots(found: Reclassed) -> dict[str, Any]:
    level = NAMED[found.figures.level]
    return {
        "moved": len(found.moved),
        "areas": found.areas,
        "places": level.places,
        "place": level.place,
        "darker": found.darker,
        "lighter": found.lighter,
    }
