"""What each parameter can be, where that is a list: for the description and for what is near."""

from collections.abc import Callable, Sequence

from rapidfuzz import process

from explorer.analysis.doctors.definitions import DEFINITIONS
from explorer.analysis.gap import ALL, WEIGHTS
from explorer.analysis.goal.progress import LEVELS as GOAL_LEVELS
from explorer.analysis.goal.progress import releases
from explorer.analysis.inside import WITHIN
from explorer.analysis.measures import THEMES
from explorer.analysis.similar import VARIABLES
from explorer.api.pages import PAGES
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT, catalogue
from explorer.places import search
from explorer.places.levels import BY_SLUG, NAMED
from explorer.statistics.inequality import MEASURES

_NEAR, _CLOSE = 3, 60
_PLACES = frozenset({"a", "b", "area", "within"})


def _sexes() -> list[str]:
    return sorted({sex for record in catalogue().values() for sex in record.sexes})


def _models() -> list[str]:
    return [one.slug for one in catalogue().values() if one.model_of]


KNOWN: dict[str, Callable[[], Sequence[str]]] = {
    "definition": lambda: DEFINITIONS,
    "indicator": lambda: list(catalogue()),
    "level": lambda: list(NAMED),
    "measure": lambda: [*MEASURES, ALL],
    "page": lambda: list(PAGES),
    "release": lambda: list(releases(DEFAULT)),
    "sex": _sexes,
    "slug": lambda: list(catalogue()),
    "theme": lambda: THEMES,
    "weights": lambda: WEIGHTS,
    "without": lambda: list(VARIABLES),
}
# Of the settings of pages those that mean what they do elsewhere; another may be any text.
_OF_PAGES = frozenset({"page", "indicator", "level", "sex", "release"})
# Where an operation takes fewer.
OWN: dict[tuple[str, str], Callable[[], Sequence[str]]] = {
    ("areas", "level"): lambda: list(BY_SLUG),
    ("areas-that-fit", "level"): lambda: list(BY_SLUG),
    ("doctors", "level"): lambda: list(BY_SLUG),
    ("goal", "level"): lambda: GOAL_LEVELS,
    ("inside", "indicator"): _models,
    ("inside", "within"): lambda: [WITHIN],
}


def choices(operation: str, name: str) -> list[str]:
    """Return what a parameter of an operation can be; nothing where any text may be asked."""
    if operation == "page" and name not in _OF_PAGES:
        return []
    found = OWN.get((operation, name)) or KNOWN.get(name)
    return list(found()) if found else []


def nearest(operation: str, name: str, value: str) -> list[str]:
    """Return what comes closest to a value that a parameter cannot be; nothing where it can be."""
    listed = choices(operation, name)
    if listed:
        if value in listed:
            return []
        return [one for one, *_ in process.extract(value, listed, limit=_NEAR, score_cutoff=_CLOSE)]
    return _places(value) if name in _PLACES else []


def _places(text: str) -> list[str]:
    try:
        found = search.find(text).found
    except QuestionError:
        return []
    if any(one.match != "close" for one in found):
        return []
    return list(dict.fromkeys(one.area.key for one in found))[:_NEAR]
