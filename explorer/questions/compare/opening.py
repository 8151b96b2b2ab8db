"""How the page that compares places opens for what a reader has searched for."""

from explorer.analysis.compare import FEWEST, MOST
from explorer.places.areas import register
from explorer.places.levels import ENGLAND
from explorer.questions.question import Wish
from explorer.questions.reading import Query

_LETTERS = "abcdef"


def opening(wish: Wish) -> Query:
    """Return the settings: the places, with England beside one alone, and the measure first."""
    places = list({area.code: area for area in wish.places}.values())[:MOST]
    if len(places) == FEWEST - 1 and places[0].code != ENGLAND:
        places.append(register().area("country", ENGLAND))
    record = wish.indicator
    sex = wish.sex if record and wish.sex in record.sexes else ""
    return {
        **dict(zip(_LETTERS, (area.key for area in places), strict=False)),
        **({"row": f"{record.slug}.{sex or record.sexes[0]}"} if record else {}),
    }
