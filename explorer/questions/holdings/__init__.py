"""What data there are: every measure with its record, coverage and releases, to take away."""

from explorer.analysis.estimates import take_area
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.questions.holdings.page import page
from explorer.questions.holdings.view import NAME, HoldingsView, read
from explorer.questions.question import Question, Wish
from explorer.words.holdings import TITLE


def _opening(wish: Wish) -> dict[str, str]:
    return {"indicator": wish.indicator.slug} if wish.indicator else {}


QUESTION: Question[HoldingsView] = Question(
    name=NAME,
    title=TITLE,
    settings=("indicator",),
    read=read,
    page=page,
    changes={"indicator": HoldingsView.showing},
    take=lambda text, _: take_area(text, indicator(DEFAULT)).area,
    measures=True,
    opening=_opening,
)
