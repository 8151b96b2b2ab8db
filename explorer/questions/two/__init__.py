"""Do two measures go together, and how closely."""

from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.search import take
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map
from explorer.questions.two import charts
from explorer.questions.two.opening import opening
from explorer.questions.two.page import NAME, page
from explorer.questions.two.view import LETTERS, MOST, TwoView, read
from explorer.words.two.headline import NAME as TITLE
from explorer.words.two.labels import full_text, no_point


def _adding(view: TwoView, area: Area) -> TwoView:
    if area.level != view.level:
        raise QuestionError(no_point(area, view.level))
    if view.full:
        raise QuestionError(full_text(MOST))
    return view.adding(area)


def _taken(text: str, view: TwoView) -> Area:
    """Return the place of the view's level that a text is taken for."""
    area = take(text, lambda one: 0 if one.level == view.level else 1).area
    same = (one for one in (area, *register().same_place(area)) if one.level == view.level)
    return next(same, area)


QUESTION: Question[TwoView] = Question(
    name=NAME,
    title=TITLE,
    settings=(
        "x", "y", "level", "x-period", "y-period", *LETTERS, "weighted", "line", "modelled",
        "shape",
    ),
    read=read,
    page=page,
    changes={
        "across": TwoView.across,
        "up": TwoView.up,
        "swap": lambda view, _: view.swapped(),
        "by": TwoView.by,
        "first-period": lambda view, when: view.at("first", when),
        "second-period": lambda view, when: view.at("second", when),
        "weighted": lambda view, on: view.set("weighted", on),
        "line": lambda view, on: view.set("line", on),
        "modelled": lambda view, on: view.set("modelled", on),
        "shape": lambda view, name: view.drawn_as(str(name)),
        "find": _adding,
        "area": lambda view, code: _adding(view, area_on_map(view.level, code)),
        "remove": TwoView.without,
    },
    take=_taken,
    pictures=charts.BY_NAME,
    in_bar=False,
    under="find",
    opening=opening,
)  # fmt: skip
