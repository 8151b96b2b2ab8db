"""What other breaks do to a map: the areas in each class, and those that change shade."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from explorer.analysis.breaks import USUAL_BREAKS, Breaks
from explorer.analysis.map import Overview, class_limits
from explorer.indicators.data import Figures
from explorer.statistics.classes import classify


@dataclass(frozen=True)
class Classed:
    """One way to cut the figures of a map.

    Attributes
    ----------
    breaks : Breaks
    limits : tuple of float
        Lower limits of all classes but the lowest, in the figures' unit.
    counts : tuple of int
        Areas in each class, the lowest first.
    """

    breaks: Breaks
    limits: tuple[float, ...]
    counts: tuple[int, ...]

    @property
    def one_class(self) -> bool:
        """Whether all areas lie in one class."""
        return sum(count > 0 for count in self.counts) <= 1


@dataclass(frozen=True)
class Moved:
    """An area that has another shade by the second breaks than by the first.

    Attributes
    ----------
    code, name : str
    before, after : int
        Its class by each, 0 the lowest.
    darker : bool
        Whether it is darker by the second, else lighter.
    """

    code: str
    name: str
    before: int
    after: int
    darker: bool


@dataclass(frozen=True)
class Reclassed:
    """The same figures cut in two ways.

    Attributes
    ----------
    figures : Figures
    first, second : Classed
    moved : tuple of Moved
        In order of code. Two classes are the same shade where they stand at the same place from
        the lightest to the darkest: of two ways with as many classes, where they are the same
        class.
    areas : int
        How many areas are counted: those with a figure of their own; where a level only shows
        figures of larger areas, all that show one.
    """

    figures: Figures
    first: Classed
    second: Classed
    moved: tuple[Moved, ...]
    areas: int

    @property
    def darker(self) -> int:
        """How many areas are darker by the second breaks."""
        return sum(one.darker for one in self.moved)

    @property
    def lighter(self) -> int:
        """How many areas are lighter by the second breaks."""
        return len(self.moved) - self.darker


def against_usual(page: Overview) -> Reclassed:
    """Return what a map's breaks do against the usual ones."""
    figures = page.figures
    limits = class_limits(figures.indicator, figures.level)
    classes = classify(figures.frame["value"], limits, figures.indicator.decimals)
    usual = replace(page, limits=limits, classes=classes, breaks=USUAL_BREAKS)
    return reclassed(usual, page)


# From lightest to darkest where two ways have not as many classes.
_SHADES = 5


def reclassed(first: Overview, second: Overview) -> Reclassed:
    """Return what the second breaks do against the first.

    Parameters
    ----------
    first, second : Overview
        Of the same figures.

    Raises
    ------
    ValueError
        They show other figures.
    """
    figures = first.figures
    shown = [(one.figures.indicator, one.figures.level, one.figures.sex, one.figures.period)
             for one in (first, second)]  # fmt: skip
    if shown[0] != shown[1]:
        raise ValueError("Two ways to cut figures are compared on the same figures.")
    counted = first.own if first.own.any() else figures.frame["value"].notna()
    frame = figures.frame[counted].assign(
        before=first.classes[counted], after=second.classes[counted]
    )
    sizes = [len(one.limits) + 1 for one in (first, second)]
    same = sizes[0] == sizes[1]
    at = [
        frame[side] if same else _shade(frame[side], size)
        for side, size in zip(("before", "after"), sizes, strict=True)
    ]
    moved = frame[at[0] != at[1]].assign(darker=(at[1] > at[0])[at[0] != at[1]])
    classed = (
        Classed(one.breaks, one.limits, tuple(np.bincount(frame[side], minlength=size).tolist()))
        for one, side, size in zip((first, second), ("before", "after"), sizes, strict=True)
    )
    return Reclassed(
        figures,
        next(classed),
        next(classed),
        tuple(
            Moved(row["area_code"], row["area_name"], row["before"], row["after"], row["darker"])
            for row in moved.to_dict("records")
        ),
        len(frame),
    )


def _shade(classes: pd.Series, size: int) -> pd.Series:
    """Return classes by their place among five shades; a map of one class has the middle one."""
    if size == 1:
        return classes * 0 + (_SHADES - 1) // 2
    return (classes * (_SHADES - 1) / (size - 1)).round()
