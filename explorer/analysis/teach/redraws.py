"""Ranks drawn again: what else the order of areas could be, by the ranges of their figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from explorer.analysis.gap import Sampled, sample_of
from explorer.analysis.simulated import rank_ranges
from explorer.indicators import data
from explorer.places.areas import Area
from explorer.root import data_root
from explorer.statistics.ranks import pulled_in

DRAWS, TOP = 10, 10


@dataclass(frozen=True, eq=False)
class Redraws:
    """The ten areas with the highest figures, as published and as drawn again.

    Attributes
    ----------
    sampled : Sampled
    published : tuple of Area
        The highest first.
    draws : tuple of tuple of Area
        Each draw's ten, the highest first.
    ranks : mapping of str to (int, int)
        By code of a published one: the 95% range of its rank, 1 the highest.
    tenth, eleventh : Area
        The lowest of the published ones, and the highest of the rest.
    reaching : int
        How many of the rest have a range that reaches the figure of the tenth.
    """

    sampled: Sampled
    published: tuple[Area, ...]
    draws: tuple[tuple[Area, ...], ...]
    ranks: Mapping[str, tuple[int, int]]
    tenth: Area
    eleventh: Area
    reaching: int

    def times(self, area: Area) -> int:
        """Return in how many draws an area is among the ten."""
        return sum(area in draw for draw in self.draws)

    @property
    def always(self) -> int:
        """How many of the published ten are among the ten of every draw."""
        return sum(self.times(one) == len(self.draws) for one in self.published)

    @property
    def seen(self) -> int:
        """How many areas are among the ten of any draw."""
        return len({area.code for draw in self.draws for area in draw})


def redraws(slug: str, level: str, sex: str, seed: int) -> Redraws:
    """Return ten draws of what the order of areas could be.

    Parameters
    ----------
    slug, level, sex : str
        Of a measure with ranges.
    seed : int
        Equal seeds give equal draws.

    Returns
    -------
    Redraws

    Notes
    -----
    Each draw takes a true value for every area from what its figure and range allow, as
    `explorer.statistics.ranks.rank_ranges` does 5,000 times (Louis and Shen, 1999).
    """
    return _redraws(data_root(), slug, level, sex, seed)


@lru_cache(maxsize=64)
def _redraws(_root: Path, slug: str, level: str, sex: str, seed: int) -> Redraws:
    sampled = sample_of(slug, level, sex)
    values, errors = sampled.sample.values, sampled.sample.errors
    centre, deviation = pulled_in(values, errors)
    noise = np.random.default_rng(seed).standard_normal((DRAWS, values.size))
    drawn = centre + deviation * noise
    areas = sampled.areas
    order = np.argsort(-values, kind="stable")
    published = order[:TOP]
    upper = data.figures(slug, level, sex).frame.set_index("area_code")["upper"]
    reaching = sum(upper[areas[at].code] >= values[order[TOP - 1]] for at in order[TOP:])
    tops = np.argsort(-drawn, axis=1, kind="stable")[:, :TOP]
    ranges = rank_ranges(-values, errors)
    return Redraws(
        sampled,
        tuple(areas[at] for at in published),
        tuple(tuple(areas[at] for at in row) for row in tops),
        {areas[at].code: (int(ranges.lower[at]), int(ranges.upper[at])) for at in published},
        areas[order[TOP - 1]],
        areas[order[TOP]],
        int(reaching),
    )
