"""Whether what was said is so, and what can be said today."""

from functools import partial

from explorer.places.areas import Area
from explorer.places.search import take
from explorer.questions.claim.page import page
from explorer.questions.claim.view import ClaimView, read
from explorer.questions.question import Question
from explorer.words.claim.labels import NAME, TITLE


def _placed(view: ClaimView, area: Area) -> ClaimView:
    return view.corrected("place", area.key)


def _corrected(part: str, view: ClaimView, value: object) -> ClaimView:
    return view.corrected(part, value)


QUESTION: Question[ClaimView] = Question(
    name=NAME,
    title=TITLE,
    settings=("text", "at", "place", "against", "measure", "group", "period", "figure"),
    read=read,
    page=page,
    changes={
        "text": ClaimView.asking,
        "at": ClaimView.looking,
        "find": _placed,
        "undo": lambda view, _: view.as_read(),
        **{
            part: partial(_corrected, part)
            for part in ("place", "against", "measure", "group", "period", "figure")
        },
    },
    take=lambda text, _: take(text, lambda _: 0).area,
    in_bar=False,
    under="find",
    tab=TITLE,
)
