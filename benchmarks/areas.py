"""How long an area's page takes to open, beside Compare for two places, in one process."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from explorer.pages import mounting
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS
from explorer.questions import area, compare
from explorer.questions.page import Page

EACH = 5


def opening(rounds: int = EACH) -> Iterator[tuple[str, float, float]]:
    """Give the level and the median seconds of an area's page and of Compare, everything warm.

    From the address to what Streamlit is told: the page is worked out and drawn, and nothing of
    it is kept from before.
    """
    for level in LEVELS:
        areas = list(register().level(level.slug).values())
        chosen = [areas[len(areas) * k // rounds] for k in range(rounds)]
        other = register().area("region", "E12000008")
        one = [_seconds(_area, place) for place in chosen]
        pair = [_seconds(_compare, place, other) for place in chosen if place != other]
        yield level.slug, median(one), median(pair)


def _area(place: Area) -> Page:
    return area.QUESTION.page(area.QUESTION.read({"area": place.key})[0])


def _compare(first: Area, second: Area) -> Page:
    return compare.QUESTION.page(compare.QUESTION.read({"a": first.key, "b": second.key})[0])


def _seconds(make: Callable[..., Page], *places: Area) -> float:
    make(*places)  # what all readers share is worked out
    start = time.perf_counter()
    mounting.drawn.__wrapped__(make(*places))
    return time.perf_counter() - start
