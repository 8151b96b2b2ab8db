"""A reader's own data: read, matched, mapped, compared, and set beside everything else."""

from functools import partial

from explorer.places.areas import Area
from explorer.places.search import take
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map
from explorer.questions.yours.page import page
from explorer.questions.yours.view import FILTERS, NAME, YoursView, read
from explorer.words.yours.page import TAB, TITLE

# The settings of how a file is read, by the controls that change them.
_SETTINGS = ("sheet", "area", "value", "lower", "upper", "level", "decimal", "name")


def _set(name: str, view: YoursView, value: object) -> YoursView:
    return view.set(name, value)


def _only(at: int, view: YoursView, value: object) -> YoursView:
    return view.only(at, value)


def _picked(view: YoursView, code: object) -> YoursView:
    measure = view.measure
    return view.picking(area_on_map(measure.level if measure else "", code))


def _taken(text: str, view: YoursView) -> Area:
    measure = view.measure
    level = measure.level if measure else ""
    return take(text, lambda one: 0 if one.level == level else 1).area


QUESTION: Question[YoursView] = Question(
    name=NAME,
    title=TITLE,
    settings=(),
    read=read,
    page=page,
    changes={
        "open": YoursView.opening,
        "try": YoursView.trying,
        **{f"set-{name}": partial(_set, name) for name in _SETTINGS},
        **{f"only-{at}": partial(_only, at) for at in range(FILTERS)},
        "limits": YoursView.limited,
        "when": YoursView.dated,
        "show": YoursView.showing,
        "forget": YoursView.without,
        "find": YoursView.picking,
        "area": _picked,
        "drop": YoursView.dropping,
        "shape": YoursView.drawn_as,
    },
    take=_taken,
    in_bar=False,
    under="find",
    tab=TAB,
)
