"""What an area of one's own is made of: whole areas and neighbourhoods, each counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from explorer.analysis.own.ground import Mask, Whole, ground
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS

# Levels from the largest areas to the smallest: what an area may wholly consist of.
SLUGS = tuple(level.slug for level in LEVELS)
# Which real area one's own is taken for, where it is more than one.
_KINDS = ("district", "constituency", "upper-tier", "icb", "region", "country")
# What is too little of a real area to be named among those it covers.
_LEAST = 0.005


@dataclass(frozen=True)
class Covered:
    """How much of a real area lies in one's own.

    Attributes
    ----------
    area : Area
    of_area : float
        The share of its people, 0 to 1.
    of_own : float
        The share of the own area's people who live there.
    """

    area: Area
    of_area: float
    of_own: float


@dataclass(frozen=True)
class Made:
    """An area of one's own.

    Attributes
    ----------
    name : str
        As a reader wrote it; may be empty. It is never trusted.
    areas : tuple of Area
        Whole areas, as they were chosen, each once.
    rows : tuple of int
        Neighbourhoods that were chosen one by one, by their rows, in order.
    """

    name: str
    areas: tuple[Area, ...]
    rows: tuple[int, ...] = ()

    @cached_property
    def pieces(self) -> Mask:
        """Which pieces of England belong to it."""
        found = ground().of_neighbourhoods(self.rows)
        for area in self.areas:
            found = found | ground().of_area(area.level, area.code)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether it is made of nothing."""
        return not self.areas and not self.rows

    @cached_property
    def people(self) -> int:
        """Its residents of mid-2024."""
        return round(float(ground().spread("people_2024")[self.pieces].sum()))

    @cached_property
    def neighbourhoods(self) -> Whole:
        """The rows of the neighbourhoods it has any part of."""
        return np.unique(ground().of[self.pieces])

    @cached_property
    def cut(self) -> int:
        """How many neighbourhoods it has a part of only."""
        land = ground()
        parts = np.bincount(land.of, minlength=len(land.neighbourhoods))
        here = np.bincount(land.of[self.pieces], minlength=len(land.neighbourhoods))
        return int(((here > 0) & (here < parts)).sum())

    @cached_property
    def deprived_share(self) -> float:
        """Per cent of its residents in the most deprived tenth of neighbourhoods."""
        return _deprived_share(self.pieces)

    @cached_property
    def wholes(self) -> Mapping[str, tuple[str, ...]]:
        """By level: the codes of the whole areas that it consists of; none if they do not fit."""
        return {level: self._whole(level) for level in SLUGS}

    def _whole(self, level: str) -> tuple[str, ...]:
        land = ground()
        inside, number = land.inside[level], len(land.codes[level])
        all_of = np.bincount(inside, minlength=number)
        here = np.bincount(inside[self.pieces], minlength=number)
        full = here == all_of
        if not self.pieces.any() or here[~full].any():
            return ()
        return tuple(land.codes[level][place] for place in np.flatnonzero(full))

    @cached_property
    def real(self) -> Area | None:
        """The real area that it is: the one that was chosen, else of the first level; or None."""
        if len(self.areas) == 1 and (self.areas[0].code,) == self.wholes[self.areas[0].level]:
            return self.areas[0]
        for level in _KINDS:
            if len(self.wholes[level]) == 1:
                return register().area(level, self.wholes[level][0])
        return None

    @cached_property
    def doubled(self) -> int:
        """How many neighbourhoods more than one of its parts has; each is counted once."""
        land = ground()
        count = land.of_neighbourhoods(self.rows).astype(int)
        for area in self.areas:
            count += land.of_area(area.level, area.code)
        return len(np.unique(land.of[count > 1]))

    def covers(self, level: str) -> list[Covered]:
        """Return the areas of a level of which it has any part, most of its people first."""
        land = ground()
        people, number = land.spread("people_2024"), len(land.codes[level])
        all_of = np.bincount(land.inside[level], people, number)
        here = np.bincount(land.inside[level][self.pieces], people[self.pieces], number)
        total = here.sum()
        found = [
            Covered(
                register().area(level, land.codes[level][place]),
                float(here[place] / all_of[place]),
                float(here[place] / total),
            )
            for place in np.flatnonzero(here > 0)
        ]
        told = [one for one in found if max(one.of_area, one.of_own) >= _LEAST]
        return sorted(told, key=lambda one: (-one.of_own, one.area.name))


def made(name: str, areas: Iterable[Area] = (), rows: Iterable[int] = ()) -> Made:
    """Return an area of one's own: order does not matter, and nothing stands twice.

    Raises
    ------
    QuestionError
        A place is a point, such as a hospital trust.
    """
    kept: dict[tuple[str, ...], Area] = {}
    for area in areas:
        if area.level not in SLUGS:
            raise QuestionError(f"{area.name} is a point on the map, and has no residents.")
        # One code at two levels is one place.
        kept.setdefault((area.code,), area)
    ordered = sorted(kept.values(), key=lambda one: (SLUGS.index(one.level), one.code))
    return Made(name.strip(), tuple(ordered), tuple(sorted(set(map(int, rows)))))


def deprived_in_england() -> float:
    """Return per cent of England's residents in the most deprived tenth of neighbourhoods."""
    return _deprived_share(np.ones(ground().size, dtype=bool))


def _deprived_share(pieces: Mask) -> float:
    land = ground()
    people = land.spread("people_2024")[pieces]
    most = land.neighbourhoods["most_deprived_tenth"].to_numpy()[land.of][pieces]
    return float(100 * (people * most).sum() / people.sum())
