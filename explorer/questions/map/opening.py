"""How the map opens for what a reader has searched for."""

from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.places.levels import NAMED
from explorer.questions.map.view import first_level, map_levels
from explorer.questions.question import Wish
from explorer.questions.reading import NOBODY, Query


def opening(wish: Wish) -> Query:
    """Return the settings: the measure at the level asked for, else at the first place's own."""
    record = wish.indicator or indicator(DEFAULT)
    levels = map_levels(record)
    wanted = [wish.level, *(area.level for area in wish.places[:1])]
    level = next((one for one in wanted if one in levels), "")
    points = NAMED[level or first_level(levels)].points
    places = [area.key for area in wish.places[:2] if NAMED[area.level].points == points]
    return {
        **({"indicator": record.slug} if wish.indicator else {}),
        **({"level": level} if level else {}),
        **({"sex": wish.sex} if wish.sex in record.sexes else {}),
        # Nobody is set beside a place that was asked for alone.
        **(dict(zip("ab", [*places, NOBODY], strict=False)) if places else {}),
    }
