"""How every area stands, and how two places differ."""

from explorer.analysis.estimates import take_area
from explorer.errors import QuestionError
from explorer.places.areas import register
from explorer.questions.map.page import NAME, page
from explorer.questions.map.view import MapView, read
from explorer.questions.question import Question


def _picking(view: MapView, code: object) -> MapView:
    """Return the view with an area of its level picked on the map."""
    if str(code) not in register().level(view.level):
        raise QuestionError("There is no such area on this map.")
    return view.picking(register().area(view.level, str(code)))


QUESTION: Question[MapView] = Question(
    name=NAME,
    title="Map",
    settings=("indicator", "level", "sex", "period", "a", "b", "colour"),
    read=read,
    page=page,
    changes={
        "show": MapView.showing,
        "by": MapView.by,
        "sex": MapView.of,
        "period": MapView.at,
        "find": MapView.picking,
        "area": _picking,
        "shade": lambda view, name: view.shaded(str(name)),
        "keep": lambda view, _: view.keeping(),
    },
    take=lambda text, view: take_area(text, view.record).area,
)
