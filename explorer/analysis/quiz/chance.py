"""Choices that follow from a seed, the same on every machine and in every version of Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Choices in a fixed order.

    Parameters
    ----------
    *of : object
        What the choices follow from.

    Notes
    -----
    Of Python's generator only `random` is used: its documentation promises the same numbers
    for the same seed in every version, and promises nothing of its other methods.
    """

    def __init__(self, *of: object) -> None:
        self._random = Random("|".join(map(str, of)))

    def below(self, count: int) -> int:
        """Return a whole number from 0 up to, and without, `count`."""
        return int(self._random.random() * count)

    def pick(self, things: Sequence[T]) -> T:
        """Return one of some things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return things in another order (Fisher and Yates)."""
        mixed = list(things)
        for place in range(len(mixed) - 1, 0, -1):
            other = self.below(place + 1)
            mixed[place], mixed[other] = mixed[other], mixed[place]
        return mixed
