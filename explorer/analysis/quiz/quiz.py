"""Ten questions about a place, from a seed: the same for a whole class."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.quiz import comparing, counting, reading
from explorer.analysis.quiz.asked import Asked
from explorer.analysis.quiz.chance import Chance
from explorer.places.areas import Area
from explorer.root import data_root

TEN = 10
# Seeds are short enough to be read out in class.
SEEDS = 9_999

Maker = Callable[[Area, Chance], Asked | None]
KINDS: Mapping[str, Maker] = {
    "higher": comparing.higher,
    "england": comparing.england,
    "overlap": comparing.overlap,
    "changed": comparing.changed,
    "claims": comparing.claims,
    "means": reading.means,
    "range": reading.range_of,
    "rank": reading.rank,
    "class": reading.class_of,
    "legend": reading.legend,
    "dark": reading.dark,
    "borrowed": reading.borrowed,
    "missing": reading.missing,
    "rate": counting.rate,
    "share": counting.share,
    "half": counting.half,
    "goal": counting.goal,
    "land": counting.land,
    "together": counting.together,
}
"""Every kind of question by its name: what makes one for a place; None where it cannot be."""


@dataclass(frozen=True)
class Quiz:
    """Questions about a place.

    Attributes
    ----------
    area : Area
    seed : int
    questions : tuple of Asked
        Ten, each of another kind; fewer where the data cannot carry as many.
    """

    area: Area
    seed: int
    questions: tuple[Asked, ...]


def quiz(area: Area, seed: int) -> Quiz:
    """Return the quiz of a place and a seed; equal places and seeds have equal questions.

    Parameters
    ----------
    area : Area
        Of a level that has a map.
    seed : int
        From 1 to `SEEDS`.
    """
    return _quiz(data_root(), area, seed)


@lru_cache(maxsize=256)
def _quiz(_root: Path, area: Area, seed: int) -> Quiz:
    made: list[Asked] = []
    for kind in Chance(area.key, seed).shuffled(list(KINDS)):
        # Each kind has chances of its own, so that what one asks changes no other.
        found = KINDS[kind](area, Chance(area.key, seed, kind))
        if found is not None:
            made.append(found)
        if len(made) == TEN:
            break
    return Quiz(area, seed, tuple(made))
