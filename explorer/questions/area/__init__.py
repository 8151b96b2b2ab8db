"""One area's story: who it is, what matters most there, every figure, and areas like it."""

from explorer.maps.hexagons import HEXAGONS, MAP
from explorer.places.search import take
from explorer.questions.area.page import NAME, page
from explorer.questions.area.view import AreaView, read
from explorer.questions.question import Question

QUESTION: Question[AreaView] = Question(
    name=NAME,
    title="Areas",
    settings=("area", "without", "on", "ladder", "row", "open", "shape"),
    read=read,
    page=page,
    changes={
        "without": AreaView.leaving_out,
        "on": AreaView.comparing,
        "ladder": AreaView.climbing,
        "open": AreaView.opening,
        "shape": lambda view, on: view.drawn_as(HEXAGONS if on else MAP),
    },
    take=lambda text, _: take(text, lambda _: 0).area,
    places=("area",),
)
