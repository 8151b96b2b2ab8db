"""How two to six places stand over everything that is known about them."""

from explorer.analysis.breaks import breaks_of
from explorer.analysis.estimates import take_area
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.questions.compare import charts
from explorer.questions.compare.opening import opening
from explorer.questions.compare.page import NAME, map_level, page
from explorer.questions.compare.view import CompareView, read
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map
from explorer.words.compare import already


def _adding(view: CompareView, area: Area) -> CompareView:
    if view.has(area):
        raise QuestionError(already(area))
    return view.adding(area)


def _removing(view: CompareView, key: object) -> CompareView:
    return view.without(next(area for area in view.places if area.key == key))


QUESTION: Question[CompareView] = Question(
    name=NAME,
    title="Compare",
    settings=("a", "b", "c", "d", "e", "f", "row", "against", "measures", "breaks"),
    read=read,
    page=page,
    changes={
        "find": _adding,
        "area": lambda view, code: _adding(view, area_on_map(map_level(view), code)),
        "remove": _removing,
        "against": CompareView.said,
        "measures": CompareView.of,
        "row": CompareView.focused,
        "breaks": lambda view, text: view.cut(breaks_of(str(text), view.record.decimals)),
    },
    take=lambda text, view: take_area(text, view.record).area,
    pictures=charts.BY_NAME,
    places=("a", "b", "c", "d", "e", "f"),
    measures=True,
    opening=opening,
)
