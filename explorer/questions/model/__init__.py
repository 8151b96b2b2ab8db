"""How well the model of healthy life expectancy does on figures that were hidden from it."""

from explorer.analysis.estimates import take_area
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.questions.model import charts
from explorer.questions.model.page import page
from explorer.questions.model.view import ModelView, read
from explorer.questions.question import Question
from explorer.words.addresses import PROOF
from explorer.words.model import TITLE

QUESTION: Question[ModelView] = Question(
    name=PROOF,
    title=TITLE,
    settings=("sex",),
    read=read,
    page=page,
    changes={"sex": ModelView.of},
    take=lambda text, _: take_area(text, indicator(DEFAULT)).area,
    pictures=charts.BY_NAME,
    in_bar=False,
)
