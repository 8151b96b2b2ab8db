"""An area of one's own: chosen by name, on the map, by postcodes or by a shape, and added up."""

from explorer.places.search import take
from explorer.questions.own.page import NAME, page
from explorer.questions.own.view import OwnView, opening, read
from explorer.questions.question import Question
from explorer.words.own.page import TITLE

QUESTION: Question[OwnView] = Question(
    name=NAME,
    title=TITLE,
    settings=("areas", "n", "name", "level", "beside"),
    read=read,
    page=page,
    changes={
        "find": OwnView.with_area,
        "area": OwnView.toggled,
        "add": OwnView.adding,
        "draw": OwnView.drawing,
        "least": OwnView.needing,
        "name": OwnView.called,
        "remove": OwnView.without,
        "level": OwnView.mapping,
        "beside": OwnView.comparing,
    },
    take=lambda text, _: take(text, lambda _: 0).area,
    in_bar=False,
    opening=opening,
    under="find",
    tab="Your own area",
)
