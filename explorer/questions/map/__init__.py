"""How every area stands, and how two places differ."""

from explorer.analysis.estimates import take_area
from explorer.questions.map.opening import opening
from explorer.questions.map.page import NAME, page
from explorer.questions.map.view import MapView, read
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map

QUESTION: Question[MapView] = Question(
    name=NAME,
    title="Map",
    settings=("indicator", "level", "sex", "period", "a", "b", "colour", "shape"),
    read=read,
    page=page,
    changes={
        "show": MapView.showing,
        "by": MapView.by,
        "sex": MapView.of,
        "period": MapView.at,
        "find": MapView.picking,
        "area": lambda view, code: view.picking(area_on_map(view.level, code)),
        "shade": lambda view, name: view.shaded(str(name)),
        "shape": lambda view, name: view.drawn_as(str(name)),
        "keep": lambda view, _: view.keeping(),
    },
    take=lambda text, view: take_area(text, view.record).area,
    places=("a", "b"),
    measures=True,
    opening=opening,
)
