"""How the page on two measures opens for what a reader has searched for."""

from explorer.analysis.two.measures import offered
from explorer.questions.question import Wish
from explorer.questions.reading import Query
from explorer.questions.two.view import LETTERS, LEVELS, MOST


def opening(wish: Wish) -> Query:
    """Return the settings: the measure up, at a level that has it, and the places of the level."""
    wanted = [wish.level, *(area.level for area in wish.places)]
    levels = [one for one in wanted if one in LEVELS]
    record = wish.indicator
    if record:
        held = [one for one in (*levels, *reversed(LEVELS)) if _has(one, record.slug)]
        levels = held[:1]
    sex = wish.sex if record and wish.sex in record.sexes else ""
    places = [area.key for area in wish.places if area.level in levels[:1]][:MOST]
    return {
        **({"level": levels[0]} if levels else {}),
        **({"y": f"{record.slug}.{sex or record.sexes[0]}"} if record and levels else {}),
        **dict(zip(LETTERS, places, strict=False)),
    }


def _has(level: str, slug: str) -> bool:
    return any(one.indicator.slug == slug for one in offered(level, modelled=False))
