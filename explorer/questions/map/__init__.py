"""How every area stands, and how two places differ."""

from explorer.analysis.estimates import take_area
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.places.sites import point_called
from explorer.questions.map.opening import opening
from explorer.questions.map.page import NAME, page
from explorer.questions.map.view import MapView, read
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map


def _taken(text: str, view: MapView) -> Area:
    """Return the place that a text is taken for: a point on a map of points, else an area."""
    if NAMED[view.level].points:
        return point_called(text)
    return take_area(text, view.record).area


QUESTION: Question[MapView] = Question(
    name=NAME,
    title="Map",
    settings=("indicator", "level", "sex", "period", "a", "b", "colour", "shape", "breaks"),
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
        "breaks": lambda view, text: view.cut(str(text)),
        "classes": lambda view, count: view.into(str(count)),
        "keep": lambda view, _: view.keeping(),
    },
    take=_taken,
    places=("a", "b"),
    measures=True,
    opening=opening,
)
