"""Breaks that a reader chooses: where a map's figures are cut into classes."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from explorer.errors import QuestionError
from explorer.statistics.breaks import equal_counts, equal_steps, natural_groups

# What a map has unless a reader chooses, and the ways of choosing, as they stand in addresses.
STANDARD, STEPS, COUNTS, NATURAL, HAND = "standard", "steps", "counts", "natural", "hand"
_METHODS: dict[str, Callable[[npt.ArrayLike, int], tuple[float, ...]]] = {
    STEPS: equal_steps,
    COUNTS: equal_counts,
    NATURAL: natural_groups,
}
METHODS = (STANDARD, *_METHODS, HAND)
FEWEST, MOST, USUAL = 2, 7, 5
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
_NAMED = re.compile(rf"({'|'.join(_METHODS)})(?:-(\d{{1,3}}))?")
# Longer than any breaks that a map can have; what is longer is not read.
_LONGEST = 200
# A limit on the grid of shown figures may be a hair above it.
_HAIR = 1e-9


@dataclass(frozen=True)
class Breaks:
    """How the figures of a map are cut into classes.

    Attributes
    ----------
    method : str
        Of `METHODS`.
    classes : int
        How many classes to aim at; of breaks by hand, how many they make.
    limits : tuple of float
        By hand: the lower limits of all classes but the lowest, in the figures' unit; else empty.
    """

    method: str = STANDARD
    classes: int = USUAL
    limits: tuple[float, ...] = ()

    @property
    def own(self) -> bool:
        """Whether a reader has chosen them."""
        return self.method != STANDARD

    @property
    def text(self) -> str:
        """As they stand in an address: "steps-5", or "50,55,60,65"; empty for the usual ones."""
        if self.method == HAND:
            return ",".join(format(limit, ".12g") for limit in self.limits)
        return f"{self.method}-{self.classes}" if self.own else ""


USUAL_BREAKS = Breaks()


def breaks_of(text: str, decimals: int) -> Breaks:
    """Return the breaks that a text names: "steps-5", "counts-4", "natural", "50,55,60,65".

    Parameters
    ----------
    text : str
        As typed or shared; empty means the usual ones.
    decimals : int
        Of the figures: numbers are rounded as these are shown.

    Raises
    ------
    QuestionError
        The text is no breaks: its numbers do not rise, or there are too many classes.
    """
    asked = text[:_LONGEST].strip().lower()
    if asked in ("", STANDARD):
        return USUAL_BREAKS
    if named := _NAMED.fullmatch(asked):
        return Breaks(named[1], _checked(int(named[2] or USUAL)))
    parts = [part.strip() for part in asked.split(",")]
    wrong = next((part for part in parts if not _NUMBER.fullmatch(part)), None)
    if wrong is not None:
        what = f"'{wrong}' is no number" if wrong else "a number is missing"
        raise QuestionError(
            f"These breaks cannot be read: {what}. Write numbers that rise, as in 50,55,60,65, or "
            f"one of: {', '.join(_METHODS)}."
        )
    return by_hand([float(part) for part in parts], decimals)


def by_hand(limits: list[float], decimals: int) -> Breaks:
    """Return breaks that a reader sets, rounded as the figures are shown.

    Raises
    ------
    QuestionError
        They do not rise, or there are too many or none.
    """
    classes = _checked(len(limits) + 1)
    shown = [round(limit, decimals) + 0.0 for limit in limits]
    for before, after in pairwise(shown):
        if after <= before:
            raise QuestionError(
                f"Breaks must rise: {after:,.{decimals}f} comes after {before:,.{decimals}f}."
            )
    return Breaks(HAND, classes, tuple(shown))


def limits_of(breaks: Breaks, values: npt.ArrayLike, decimals: int) -> tuple[float, ...]:
    """Return the lower limits of all classes but the lowest that breaks of one's own make.

    Parameters
    ----------
    breaks : Breaks
        Not the usual ones, which do not depend on what is shown.
    values : array_like
        The figures shown, none missing.
    decimals : int
        To which they are shown. No limit is finer, and figures that are shown alike lie in one
        class: a limit between two of the grid stands at the upper one, which changes no class.

    Returns
    -------
    tuple of float
        Ascending; empty without figures.
    """
    if breaks.method == HAND:
        return breaks.limits
    shown = [round(float(value), decimals) for value in np.asarray(values, dtype=float)]
    if not shown:
        return ()
    step = 10.0**decimals
    exact = _METHODS[breaks.method](shown, breaks.classes)
    grid = [round(math.ceil(limit * step - _HAIR) / step, decimals) + 0.0 for limit in exact]
    return tuple(dict.fromkeys(grid))


def _checked(classes: int) -> int:
    if not FEWEST <= classes <= MOST:
        raise QuestionError(f"A map has {FEWEST} to {MOST} classes: {classes} cannot be shown.")
    return classes
