"""A quiz of ten questions about a place: the same for a whole class."""

from explorer.places.search import take
from explorer.questions.question import Question
from explorer.questions.quiz.page import NAME, page
from explorer.questions.quiz.view import QuizView, opening, read
from explorer.words.quiz.page import TITLE

QUESTION: Question[QuizView] = Question(
    name=NAME,
    title=TITLE,
    settings=("area", "seed", "q", "given", "pick"),
    read=read,
    page=page,
    changes={
        "find": QuizView.about,
        "seed": QuizView.from_seed,
        "pick": QuizView.picking,
        "check": QuizView.checking,
        "next": QuizView.going_on,
    },
    take=lambda text, _: take(text, lambda _: 0).area,
    in_bar=False,
    under="teach",
    opening=opening,
)
