"""Lessons for a class: eight, each one thing a screen, with a page for its teacher."""

from explorer.analysis.teach.sharing import PLACES
from explorer.places.search import take
from explorer.questions.question import Question
from explorer.questions.teach import pairs, sure
from explorer.questions.teach.page import page, showing
from explorer.questions.teach.view import GIVE, NAME, TeachView, giver, opening, read
from explorer.words.teach.page import TITLE

QUESTION: Question[TeachView] = Question(
    name=NAME,
    title=TITLE,
    settings=(
        "lesson", "step", "show", "a", "b", "seed", "teacher", "guess", "breaks", "draw", "coins",
        "budget",
    ),
    read=read,
    page=page,
    changes={
        "step": TeachView.at,
        "show": showing,
        "guess": TeachView.guessing,
        "find": TeachView.about,
        "elsewhere": TeachView.elsewhere,
        "breaks": TeachView.cut,
        "draw": TeachView.redrawn,
        "budget": TeachView.sharing,
        **{GIVE.format(place=place): giver(place) for place in range(PLACES)},
    },
    take=lambda text, _: take(text, lambda _: 0).area,
    pictures={**sure.BY_NAME, **pairs.BY_NAME},
    large=True,
    opening=opening,
)  # fmt: skip
