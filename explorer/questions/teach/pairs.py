"""Lessons on two places, and on two measures."""

from collections.abc import Callable, Sequence

from explorer.analysis.distribution import distribution
from explorer.analysis.estimates import estimate
from explorer.charts.picture import Picture
from explorer.indicators.catalogue import DEFAULT
from explorer.questions.blocks import Chart
from explorer.questions.page import Block, Option
from explorer.questions.reading import Query
from explorer.questions.teach.mapped import drawing, every, measured, told_apart
from explorer.questions.teach.screen import Screen, place_controls
from explorer.questions.teach.sure import on_one_scale, which
from explorer.questions.teach.view import LEVEL, SEX, TeachView, healthy_years
from explorer.questions.two.charts import found_of, low
from explorer.questions.two.view import TwoView
from explorer.questions.two.view import read as two_of
from explorer.words.figures import number
from explorer.words.teach import screens as words
from explorer.words.two import outliers
from explorer.words.two.headline import PLACES as NOT_PEOPLE
from explorer.words.two.headline import title

# What lies on the way from guess to answer.
# Of the parts of the deprivation score one that holds nothing on health itself.
_ACROSS, _UP = "imd-income.persons", f"{DEFAULT}.{SEX}"


# Compare two places -----------------------------------------------------------------------------


def _guess(view: TeachView) -> Screen:
    return Screen(
        words.PLACES["guess"],
        [drawing("lesson-map", every(), view, step=3)],
        told_apart(view),
        seen=on_one_scale(view),
        guesses=which(view),
        acts=place_controls(LEVEL),
    )


def _borrowed(view: TeachView) -> Screen:
    record, period = measured()
    figures = [estimate(record, area, SEX, period) for area in (view.a, view.b)]
    told = [words.lent(one) for one in figures if one.known]
    return Screen(
        words.PLACES["borrowed"],
        [drawing("lesson-map", every(), view)],
        [*told, words.PLACES["never"]],
        acts=place_controls(LEVEL),
    )


def _middle(view: TeachView) -> Screen:
    ends = sorted(healthy_years(area).value for area in (view.a, view.b))
    record, period = measured()
    spread = distribution(record, LEVEL, SEX, period)
    below, between, above = spread.around(*ends)
    told = words.PLACES["dots"].format(
        between=between, areas=len(spread.frame), below=below, above=above
    )
    return Screen(words.PLACES["middle"], on_one_scale(view), [told])


def _means(view: TeachView) -> Screen:
    years = number(healthy_years(view.a).value, 0)
    question, answer = (words.PLACES[name].format(years=years) for name in ("means", "years"))
    return Screen(question, on_one_scale(view), [answer])


PLACES: Sequence[Callable[[TeachView], Screen]] = [_guess, _borrowed, _middle, _means]


# Does it go together? ---------------------------------------------------------------------------


SCATTER = "lesson-scatter"


def _view(*, line: bool = False) -> TwoView:
    query = {"level": LEVEL, "x": _ACROSS, "y": _UP, "a": "none"}
    return two_of(query | ({"line": "1"} if line else {}))[0]


def _scatter(*, line: bool = False) -> list[Block]:
    return [Chart(SCATTER, _low(line=line), {"line": "1"} if line else {})]


def _low(*, line: bool) -> Picture:
    told = words.TOGETHER
    return low(_view(line=line), " ".join([told["strokes"], *([told["line"]] if line else [])]))


def _asked(query: Query) -> Picture:
    return _low(line=query.get("line") == "1")


# Each chart by its name in addresses.
BY_NAME = {SCATTER: _asked}


def _closely(_view_: TeachView) -> Screen:
    found = found_of(_view())
    told = [f"{title(found)}.", *words.correlated(found)]
    options = [Option(name, text) for name, text in words.GUESSES.items()]
    return Screen(
        words.TOGETHER["guess"],
        _scatter(),
        told,
        [words.TOGETHER["dot"]],
        _scatter(line=True),
        options,
    )


def _far(_view_: TeachView) -> Screen:
    found = found_of(_view())
    told = [outliers.outliers_text(found), words.TOGETHER["rest"]]
    return Screen(words.TOGETHER["far"], _scatter(line=True), told)


def _why(_view_: TeachView) -> Screen:
    return Screen(words.TOGETHER["why"], _scatter(line=True), [words.TOGETHER["third"]])


def _people(_view_: TeachView) -> Screen:
    told = [words.TOGETHER["not"], NOT_PEOPLE]
    return Screen(words.TOGETHER["people"], _scatter(line=True), told)


TOGETHER: Sequence[Callable[[TeachView], Screen]] = [_closely, _far, _why, _people]
